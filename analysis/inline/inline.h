/* inline: calls of small functions become the bodies of those functions, on the typed tree.
 *
 * Runs after dead code is gone and before calls through interfaces are made direct and
 * before escape analysis, which therefore sees what Go's sees.  Which function is small
 * enough, what is inlined where, and the lines of -m are Go 1.19's.
 */
#pragma once
#include "analysis/ir/ir.h"

/* Decides for every function of the program whether calls of it can be inlined, and inlines those that can.
 * Packages that were named on the command line: records their remarks; -l leaves them as they are. */
void inline_program(Compilation *compilation, IrProgram *program);

/* Inlines the calls in a method wrapper that was made after the others, even with -l; it is never inlined itself. */
void inline_wrapper(Compilation *compilation, IrPackage *package, IrFunction *wrapper);
