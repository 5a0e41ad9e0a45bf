/* Which functions are analysed together, and in which order: callees first. */
#pragma once
#include "analysis/ir/ir.h"

typedef LIST(IrFunction *) FunctionList;

/* Calls `analyse` with each strongly connected component of the package's call graph, bottom-up; the
 * literals of a function are in its component.  A mention counts as a call.  A function's tally is taken on the way,
 * before its component is analysed. */
void call_order_visit(Arena *arena, IrPackage *package, void (*analyse)(FunctionList *batch, bool is_recursive, void *context),
                      void *context);
