/* sarif: findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), for CI.
 *
 * One run with a rule for each code.  What moves to the heap or leaks is a note; the rest is informational.  The
 * flow of a result is its code flow; where code of inlined calls was written, its related locations.
 * Columns count characters.
 */
#pragma once
#include "report/range.h"

/* The whole file. */
const char *sarif_text(const Report *report);
