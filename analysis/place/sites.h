/* sites: every point of a program where memory may come from, with what the code there will do.
 *
 * Placements hold what escape analysis decided on; here are, too, the growth of slices and maps and the making of
 * channels, of which it knows nothing, and what a placement means: a string that stays in the frame does so only up
 * to the size of its buffer.
 */
#pragma once
#include "analysis/place/place.h"

typedef enum SiteCost {
    SITE_NOTHING,            /* no memory at all: read-only data, or nothing to hold */
    SITE_FRAME,
    SITE_FRAME_AT_FIRST,     /* in the frame up to a size that is known there, in the heap beyond */
    SITE_HEAP_IF_NEEDED,     /* in the heap, but not each time: growth, a value that is not small */
    SITE_HEAP,
    SITE_COSTS
} SiteCost;

typedef struct Site {
    const IrNode *node;      /* IrName or expression; a statement for what go and defer keep */
    const IrFunction *function;  /* whose frame it is, or would be */
    Pos pos;                 /* in the source, outermost call of inlined code */
    SiteCost cost;
    bool is_repeated;        /* once for each turn of a loop of the function */
    bool is_for_each;        /* bytes are those of one of a number of elements that only the run knows */
    int64_t bytes;           /* 0: not known before the run */
    uint32_t order;          /* of being found */
} Site;

typedef LIST(Site) SiteList;

/* Those of the package's functions and literals, in the order of the source. */
SiteList sites_of_package(Compilation *compilation, const Placements *placements, const IrPackage *package);
