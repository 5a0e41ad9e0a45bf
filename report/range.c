/* From positions to ranges: the start is where -m puts the message, the end is the tree's (parser/extent.h). */
#include "report/range.h"

#include <stdlib.h>

/* Messages have paths such as "./f.go" and "$GOROOT/src/f.go"; those of //line directives are what they say. */
static const char *absolute_path(const Report *report, const Place *place, const Source *source)
{
    const char *path = source && place->path == source->display_path ? source->path : place->path;

    if (path[0] == '/')
        return path;
    while (path[0] == '.' && path[1] == '/')
        path += 2;
    return arena_format(report->compilation->arena, "%s/%s", report->directory, path);
}

/* Bytes of the line before `pos` that do not begin a character. */
static uint32_t wide_bytes(const Report *report, Pos pos)
{
    Sources *sources = &report->compilation->sources;
    Text line = sources_line(sources, pos);
    uint32_t before = sources_physical_place(sources, pos).column_number - 1, count = 0;

    for (uint32_t i = 0; i < before && i < line.length; i++)
        count += (line.bytes[i] & 0xc0) == 0x80;
    return count;
}

Range range_at(const Report *report, Pos pos, bool is_name)
{
    Sources *sources = &report->compilation->sources;
    Pos outermost = sources_outermost(sources, pos);
    ExtentKind kind = is_name && outermost == pos ? EXTENT_NAME : EXTENT_WHOLE;
    Pos last = extent_at(report->extents, outermost, kind).end;
    Place start = sources_place(sources, outermost), end = sources_place(sources, last);

    /* A //line directive inside: nothing is known of the end. */
    if (strcmp(start.path, end.path) != 0 || end.line_number < start.line_number || !start.column_number) {
        last = outermost;
        end = start;
    }
    return (Range){.path = absolute_path(report, &start, sources_find(sources, outermost)),
                   .line = start.line_number,
                   .column = start.column_number,
                   .end_line = end.line_number,
                   .end_column = end.column_number,
                   .wide_bytes = wide_bytes(report, outermost),
                   .end_wide_bytes = wide_bytes(report, last)};
}

InlinedPlaces range_inlined_places(const Report *report, Pos pos)
{
    Sources *sources = &report->compilation->sources;
    InlinedPlaces inwards = {0}, places = {0};

    for (Source *source = sources_find(sources, pos); source && source->call; source = sources_find(sources, pos)) {
        list_push(report->compilation->arena, &inwards, sources_written(sources, pos));
        pos = source->call;
    }
    while (inwards.count)
        list_push(report->compilation->arena, &places, list_pop(&inwards));
    return places;
}

static int compare(const void *a, const void *b)
{
    const OrderedFinding *x = a, *y = b;
    int by_path = strcmp(x->range.path, y->range.path);

    if (by_path)
        return by_path;
    if (x->range.line != y->range.line)
        return x->range.line < y->range.line ? -1 : 1;
    if (x->range.column != y->range.column)
        return x->range.column < y->range.column ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

OrderedFindings range_order_findings(const Report *report)
{
    OrderedFindings ordered = {0};

    list_each (Finding *, finding, report->compilation->findings.list)
        if (finding->pos)
            list_push(report->compilation->arena, &ordered,
                      ((OrderedFinding){finding, range_at(report, finding->pos, finding->is_name), ordered.count}));
    if (ordered.count)
        qsort(ordered.items, ordered.count, sizeof(OrderedFinding), compare);
    return ordered;
}
