/* borrowed: copies that are never made. */
#pragma once
#include "analysis/place/place.h"

/* Places of what the node has no need to copy become PLACE_NOWHERE. */
void borrowed_place(Placements *placements, IrNode *node);
