/* sums: how many sites each function has, and their bytes, as a table. */
#pragma once
#include "analysis/place/sites.h"

void sums_print(Arena *arena, const SiteList *sites, FILE *output);

/* "48", or "10.0M" for what is too long for a column. */
const char *sums_bytes_text(Arena *arena, int64_t bytes);
