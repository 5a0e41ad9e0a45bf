/* generate: what -m says while Go's compiler generates code, after everything else.
 *
 * Index checks that need not be made, and what happens in the method wrappers that itabs
 * and type descriptors need.  Nothing of it reaches code: only -m asks for it.
 */
#pragma once
#include "analysis/ir/ir.h"

/* After inlining and before placement: the wrappers that are there by then, in IrPackage.wrappers. */
void generate_initial_wrappers(Compilation *compilation, IrProgram *program);

/* After placement: the remarks of packages that were named on the command line. */
void generate_remarks(Compilation *compilation, IrProgram *program);
