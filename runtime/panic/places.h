/* Places: what the driver's table says of code addresses (abi/pctable.h).
 *
 * Runs anywhere.  A program without a table has no places and no functions.
 */
#pragma once
#include "runtime/abi/pctable.h"
#include <stdbool.h>

/* A flag of the table's. */
bool places_program_has(uint32_t flag);

/* Of the innermost function at `pc`, which is inside of an instruction; 0: none that programs see. */
uint32_t place_at(uintptr_t pc);
/* NULL: not a function of Go. */
const PcFunction *place_function_at(uintptr_t pc);
/* The function that the place is written in. */
const PcFunction *place_function(const PcPlace *place);
const char *place_function_name(const PcPlace *place);
const PcPlace *place_record(uint32_t place);
/* Text at an offset of the table. */
const char *place_text(uint32_t offset_bytes);
/* Of a call that the compiler made to fit a receiver ("main.T.m-interface"). */
bool place_is_wrapper(const PcPlace *place);

/* A function that was inlined has no code address of its own.  Programs get one for it that lies behind all code: the
 * same one behind it stands for the same place, so that both "return address" and "inside of the call" name it. */
uintptr_t place_address(uint32_t place);
