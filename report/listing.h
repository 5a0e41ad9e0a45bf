/* listing: the source with a mark at each point where memory comes from, for people (-m=list). */
#pragma once
#include "analysis/place/sites.h"
#include "parser/extent.h"

#include <stdio.h>

typedef struct Listing {
    Compilation *compilation;
    const Placements *placements;
    const IrPackage *package;
    Extents *extents;        /* of the package's files */
    FILE *output;
    bool is_coloured;        /* with the escape sequences of terminals */
} Listing;

/* Each file of the package, what the marks mean, and the sums for each function. */
void listing_print(const Listing *listing);
