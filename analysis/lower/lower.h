/* lower: from the checked syntax to the typed tree (analysis/ir/ir.h). */
#pragma once
#include "analysis/ir/ir.h"

/* The typed tree of a checked program without errors.  Instances of generic functions are made of their type
 * arguments; or of Go's shapes, for what -m says: of such a tree no code is made.  A program can be lowered both ways. */
IrProgram *lower_program(Compilation *compilation, Program *program, bool speaks_of_shapes);

/* A wrapper of the package that gives `receiver` the method: its body calls it, through embedded fields.  All
 * other functions are there, and instances are found, not made. */
IrFunction *lower_method_wrapper(Compilation *compilation, const IrProgram *program, IrPackage *package,
                                 Type *receiver, const MethodSetEntry *entry, Pos pos);

/* Makes calls through interfaces direct where the method is known, and says so: after inlining. */
void lower_devirtualize_program(Compilation *compilation, IrProgram *program);
