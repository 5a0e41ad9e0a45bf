/* elided: what -m says of index checks. */
#pragma once
#include "analysis/ir/ir.h"

/* Records the remarks of a package that was named on the command line. */
void elided_remarks(Compilation *compilation, IrPackage *package);
