/* codegen: a package's typed tree and placements become an object file, through libgccjit. */
#pragma once
#include "analysis/place/place.h"

typedef enum CodegenOutput { CODEGEN_OBJECT, CODEGEN_ASSEMBLY, CODEGEN_GIMPLE } CodegenOutput;

/* Writes the object (or assembly, or GIMPLE text) of one package to `path`.  `program` is whole: types and
 * signatures of other packages are read from it.  One call a process: libgccjit is not safe for threads.
 * False after libgccjit failed (it has printed why). */
bool codegen_package(Compilation *compilation, IrProgram *program, IrPackage *package,
                     const Placements *placements, CodegenOutput output, const char *path);
