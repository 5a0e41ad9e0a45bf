/* Last use: a statement of a function behind which nothing reads a local variable any more.
 *
 * At -O0 GCC gives each variable a place in the frame until the function returns, and the collector, which takes frames
 * word for word, would keep whatever is left there: a finalizer of what the program has done with would not run.  So
 * code made at -O0 empties a variable behind its last use (variable_forget).  With optimisation GCC reuses the place.
 * Not all is found: a variable used in one branch of several is emptied behind them all, who leaves a list of
 * statements by a jump keeps the variables of it until it comes back or the function ends, and a function with labels
 * keeps its variables.
 */
#pragma once
#include "codegen/module.h"

typedef struct LastUses {
    Map behind;          /* statement (IrNode) -> IrNames: what nothing reads from there on */
    IrNames unused;      /* parameters and captured variables that nothing reads at all */
} LastUses;

/* Left out: results, and what lives in the frame and has its address taken. */
LastUses *last_uses_of(Module *module, const IrFunction *function);
