/* Frame size: functions whose frames would be larger than Go allows, refused in its words. */
#pragma once
#include "analysis/place/place.h"

/* Reports each function of the package whose arguments, variables or calls need 1 GiB or more. */
void frame_sizes_check(Compilation *compilation, const Placements *placements, const IrPackage *package);
