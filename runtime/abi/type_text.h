/* type text: what a type descriptor says of itself.  Reads only; allocates nothing. */
#pragma once
#include "runtime/abi/layout.h"

/* "main.T", "[]int", "func() string": what %T prints. */
GoString type_text(const GoType *type);
/* The import path of a named type's package; length 0: it has none. */
GoString type_package_path(const GoType *type);
GoString name_text(GoName *name);
/* Does the name begin with a capital letter? */
/* Of a name that is not exported: the package it belongs to. */
GoString name_package_path(GoName *name);
bool name_is_exported(GoName *name);

/* NULL: the type has neither name nor methods. */
const GoUncommonType *type_uncommon(const GoType *type);
static inline const GoMethod *uncommon_methods(const GoUncommonType *uncommon)
{
    return (const GoMethod *)((const char *)uncommon + uncommon->methods_offset_bytes);
}

/* What stands behind the numbers with the top bit set, in pieces (value/made_symbols.c). */
enum { MADE_SYMBOLS_PIECE = 4096, MADE_SYMBOLS_PIECES = 4096 };
extern const void **made_symbols[MADE_SYMBOLS_PIECES];

static inline const void *symbol_at(GoSymbolAddress address)
{
    if (!(address >> 31))
        return (const void *)(uintptr_t)address;
    address &= 0x7fffffff;
    return made_symbols[address / MADE_SYMBOLS_PIECE][address % MADE_SYMBOLS_PIECE];
}
static inline GoKind type_kind(const GoType *type)
{
    return (GoKind)(type->kind & GO_KIND_MASK);
}
static inline bool type_is_direct(const GoType *type)
{
    return type->kind & GO_KIND_DIRECT_INTERFACE;
}
