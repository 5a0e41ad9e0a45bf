/* Symbols: Go's names as C identifiers, and back.
 *
 * GCC takes nothing but C identifiers for functions, so every symbol of compiled Go code is "go_"
 * and the Go name with each byte that is not a letter or digit written as `_` and a code:
 *     __ '_'   _d '.'   _s '/'   _p '*'   _l '('   _r ')'   _b '['   _e ']'   _m '-'   _c ':'
 *     _xHH any other byte, in hexadecimal
 * The prefix keeps them apart from libc and from the runtime ("rt_").
 * "main.(*T).m" is go_main_d_l_pT_r_dm.
 */
#pragma once
#include "base/arena.h"

/* Before the file names of //line directives that are not absolute, in DWARF. */
#define SYMBOL_RELATIVE_PATH "/:/"

/* A section that is not loaded: where each function is declared, which libgccjit cannot say.
 * An entry: symbol, file ("": as before; both zero-terminated), line (4 bytes). */
#define SYMBOL_DECLARATIONS ".go_declarations"

/* Where objects tell what the columns of their line tables mean (codegen/inlined_places.c). */
#define INLINED_CALLS_SECTION ".go_inlined_calls"

const char *symbol_mangle(Arena *arena, const char *go_name);

/* The Go name of a symbol that symbol_mangle made, also where GCC has appended ".constprop.0" or the like;
 * NULL: the symbol is not ours. */
const char *symbol_go_name(Arena *arena, const char *symbol);
