/* The start of a package: its variables, then its init functions. */
#pragma once
#include "codegen/static_schedule.h"

/* Is there anything to run?  Asked by the main package of all others. */
bool package_has_initialisation(const IrPackage *package);
/* The function that does it. */
const char *package_initialise_symbol(Module *module, const IrPackage *package);
/* Lays the package variables out, before any function is emitted, and gives what that leaves to do. */
InitialSteps package_variables_emit(Module *module);
void package_initialise_emit(Module *module, const InitialSteps *steps);
