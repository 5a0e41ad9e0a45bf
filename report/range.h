/* range: a finding's place as machine forms give it: an absolute file, lines and columns, with a real end. */
#pragma once
#include "base/compilation.h"
#include "parser/extent.h"

/* What every machine form is made from. */
typedef struct Report {
    Compilation *compilation;  /* its findings are told */
    Extents *extents;          /* of all files of the program */
    const char *directory;     /* absolute: what relative paths are below; "" for the root */
    const char *package;       /* import path of the package that is told about */
    const char *version;       /* of berth */
} Report;

typedef struct Range {
    const char *path;          /* absolute; after //line directives */
    uint32_t line, column;     /* from 1; columns count bytes; column 0: not known */
    uint32_t end_line, end_column;  /* of the byte after it */
    uint32_t wide_bytes, end_wide_bytes;  /* bytes before the columns that only continue a character */
} Range;

/* What stands at `pos`: a name, or all that goes by the position. */
Range range_at(const Report *report, Pos pos, bool is_name);

/* Of code of inlined calls: from the call in the outermost one's body inwards, where each was written, the code last. */
typedef LIST(Pos) InlinedPlaces;
InlinedPlaces range_inlined_places(const Report *report, Pos pos);

/* The findings by file and position; those at one position as they were found. */
typedef struct OrderedFinding {
    const Finding *finding;
    Range range;
    uint32_t order;
} OrderedFinding;
typedef LIST(OrderedFinding) OrderedFindings;
OrderedFindings range_order_findings(const Report *report);
