/* borrowed: copies that are never made. */
#pragma once
#include "analysis/place/place.h"

/* Places of the package's functions that need no memory become PLACE_NOWHERE. */
void borrowed_places(Placements *placements, const IrPackage *package);
