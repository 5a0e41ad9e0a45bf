/* Inlined calls: what the columns of line tables mean in compiled Go code. */
#pragma once
#include "base/compilation.h"
#include "base/map.h"

typedef struct InlinedCall {
    const struct InlinedCall *outer;  /* the call whose inlined body this one is in, or NULL: the function's own code */
    const char *callee;               /* its symbol */
    const char *file;
    uint32_t line_number;
} InlinedCall;

typedef LIST(InlinedCall *) InlinedCallList;

typedef struct InlinedCalls {
    Map by_function;                  /* symbol (interned) -> InlinedCallList: call n at index n - 1 */
} InlinedCalls;

/* Reads the section that codegen/inlined_places.c describes. */
InlinedCalls inlined_calls_read(Compilation *compilation, Text section);

/* Call `number` of the function, or NULL. */
const InlinedCall *inlined_call_find(Compilation *compilation, const InlinedCalls *calls, const char *symbol, uint32_t number);
