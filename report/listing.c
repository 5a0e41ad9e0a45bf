/* A line of the listing is
 *
 *     18 H       16 | 	p := point{0, 0}
 *
 * the number, the mark and the bytes of what the line allocates, and the source, with tab stops of four columns.
 * Where a line has several sites, each has a row of its own below, with a caret under its position.
 */
#include "report/listing.h"
#include "report/sums.h"

#include <stdlib.h>

enum { TAB_COLUMNS = 4, MARK_COLUMNS = 3, BYTES_COLUMNS = 7, TEXT_BYTES_MAX = 60 };

static const char plain[] = "\033[0m", faint[] = "\033[2m", bold[] = "\033[1m";

static const struct {
    const char *mark, *colour, *meaning;
} looks[SITE_COSTS] = {
    [SITE_NOTHING] = {"-", "\033[2m", "no memory: constants, empty values"},
    [SITE_FRAME] = {"S", "\033[32m", "in the frame, on the stack"},
    [SITE_FRAME_AT_FIRST] = {"S?", "\033[33m", "in the frame as long as it is small; then in the heap"},
    [SITE_HEAP_IF_NEEDED] = {"H?", "\033[33m", "in the heap, but not each time: growth, a value that is not small"},
    [SITE_HEAP] = {"H", "\033[31m", "in the heap"},
};

static const char repeated_mark[] = "*", repeated_meaning[] = "once for each turn of a loop";

typedef struct Page {
    const Listing *listing;
    Arena *arena;
    const Source *source;
    const Site *sites;       /* of the file, by position, none twice */
    uint32_t site_count;
    int number_columns;
} Page;

static const char *colour(const Listing *listing, const char *sequence)
{
    return listing->is_coloured ? sequence : "";
}

/* ---- texts ---- */

static const char *mark_text(Arena *arena, const Site *site)
{
    return arena_format(arena, "%s%s", looks[site->cost].mark, site->is_repeated ? repeated_mark : "");
}

static const char *bytes_text(Arena *arena, const Site *site)
{
    if (site->bytes == 0)
        return "";
    return arena_format(arena, "%s%s", site->is_for_each ? "n*" : "", sums_bytes_text(arena, site->bytes));
}

/* What is made there, in the words of -m where it has some. */
static const char *site_text(const Listing *listing, const Site *site)
{
    Arena *arena = listing->compilation->arena;
    const char *text = ir_text(arena, site->node, listing->package->package);
    bool is_short = strlen(text) <= TEXT_BYTES_MAX && !strchr(text, '\n');
    size_t length = is_short ? strlen(text) : strcspn(text, "\n");

    while (length > TEXT_BYTES_MAX || (length && !is_short && (text[length] & 0xc0) == 0x80))
        length--;
    return arena_format(arena, "%.*s%s%s", (int)length, text, is_short ? "" : "...",
                        site->node->op == OP_CONVERT_INTERFACE ? ", in an interface" : "");
}

/* ---- the gutter ---- */

static void print_gutter(const Page *page, uint32_t line_number, const Site *site)
{
    const Listing *listing = page->listing;
    FILE *output = listing->output;

    if (line_number)
        fprintf(output, "%s%*u%s ", colour(listing, faint), page->number_columns, line_number, colour(listing, plain));
    else
        fprintf(output, "%*s ", page->number_columns, "");
    if (site)
        fprintf(output, "%s%-*s %*s%s", colour(listing, looks[site->cost].colour), MARK_COLUMNS,
                mark_text(page->arena, site), BYTES_COLUMNS, bytes_text(page->arena, site), colour(listing, plain));
    else
        fprintf(output, "%*s", MARK_COLUMNS + 1 + BYTES_COLUMNS, "");
    fprintf(output, " %s|%s", colour(listing, faint), colour(listing, plain));
}

/* ---- the source ---- */

/* For each byte of the line the site that it belongs to, the innermost one; 0: none, else 1 + its index. */
static uint32_t *paint(const Page *page, Pos start, size_t length, uint32_t first, uint32_t end)
{
    uint32_t *painted = arena_new_array(page->arena, uint32_t, length + 1);
    uint32_t *sizes = arena_new_array(page->arena, uint32_t, length + 1);

    for (uint32_t i = first; i < end; i++) {
        const Site *site = &page->sites[i];
        Extent extent = extent_at(page->listing->extents, site->pos,
                                  site->node->op == OP_NAME ? EXTENT_NAME : EXTENT_WHOLE);
        uint32_t bytes = extent.end - extent.start;
        for (Pos pos = extent.start < start ? start : extent.start; pos < extent.end && pos < start + length; pos++) {
            if (painted[pos - start] && sizes[pos - start] < bytes)
                continue;
            painted[pos - start] = i + 1;
            sizes[pos - start] = bytes;
        }
    }
    return painted;
}

/* One character of the line; the column after it. */
static size_t print_character(FILE *output, Text rest, size_t column, size_t *length)
{
    size_t width = rest.bytes[0] == '\t' ? TAB_COLUMNS - column % TAB_COLUMNS : 1;
    bool is_control = (unsigned char)rest.bytes[0] < ' ' || rest.bytes[0] == 0x7f;

    text_rune(rest, length);
    if (rest.bytes[0] == '\t')
        fprintf(output, "%*s", (int)width, "");
    else if (is_control)
        fputc('?', output);
    else
        fwrite(rest.bytes, 1, *length, output);
    return column + width;
}

static void print_source(const Page *page, Text line, const uint32_t *painted)
{
    FILE *output = page->listing->output;
    uint32_t current = 0;
    size_t column = 0, length = 1;

    if (line.length)
        fputc(' ', output);
    for (size_t i = 0; i < line.length; i += length) {
        if (page->listing->is_coloured && painted[i] != current) {
            current = painted[i];
            fputs(plain, output);
            if (current)
                fprintf(output, "%s\033[4m", looks[page->sites[current - 1].cost].colour);
        }
        column = print_character(output, (Text){line.bytes + i, line.length - i}, column, &length);
    }
    if (current)
        fputs(plain, output);
    fputc('\n', output);
}

/* A row of one site of a line that has several. */
static void print_below(const Page *page, Text line, Pos start, const Site *site)
{
    const Listing *listing = page->listing;
    size_t column = 0, length = 1;

    print_gutter(page, 0, site);
    for (size_t i = 0; i < line.length && i < site->pos - start; i += length) {
        column += line.bytes[i] == '\t' ? TAB_COLUMNS - column % TAB_COLUMNS : 1;
        text_rune((Text){line.bytes + i, line.length - i}, &length);
    }
    fprintf(listing->output, " %*s%s^ %s%s\n", (int)column, "", colour(listing, looks[site->cost].colour),
            site_text(listing, site), colour(listing, plain));
}

static Text line_at(const Source *source, size_t offset)
{
    const char *start = source->text.bytes + offset;
    const char *newline = memchr(start, '\n', source->text.length - offset);
    size_t length = newline ? (size_t)(newline - start) : source->text.length - offset;

    return (Text){start, length};
}

static void print_line(const Page *page, uint32_t line_number, Text line, Pos start, uint32_t first, uint32_t end)
{
    bool has_carriage = line.length && line.bytes[line.length - 1] == '\r';
    const uint32_t *painted = page->listing->is_coloured ? paint(page, start, line.length, first, end) : NULL;

    line.length -= has_carriage;
    print_gutter(page, line_number, end == first + 1 ? &page->sites[first] : NULL);
    print_source(page, line, painted);
    for (uint32_t i = first; end > first + 1 && i < end; i++)
        print_below(page, line, start, &page->sites[i]);
}

static int digits(size_t number)
{
    return number < 10 ? 1 : 1 + digits(number / 10);
}

static void print_file(Page *page)
{
    const Listing *listing = page->listing;
    const Source *source = page->source;
    uint32_t line_number = 1, first = 0, end = 0;
    size_t line_count = 1;

    for (size_t i = 0; i < source->text.length; i++)
        line_count += source->text.bytes[i] == '\n';
    page->number_columns = digits(line_count) < 4 ? 4 : digits(line_count);
    fprintf(listing->output, "%s%s%s\n", colour(listing, bold), source->display_path, colour(listing, plain));
    for (size_t offset = 0; offset < source->text.length; line_number++, first = end) {
        Text line = line_at(source, offset);
        Pos start = source->base + (Pos)offset;
        while (end < page->site_count && page->sites[end].pos <= start + line.length)
            end++;
        print_line(page, line_number, line, start, first, end);
        offset += line.length + 1;
    }
}

/* ---- the whole ---- */

/* Instances of a generic function have the same sites: one is enough for a reader. */
static bool is_repetition(const Listing *listing, const Site *a, const Site *b)
{
    return a->pos == b->pos && a->cost == b->cost && a->bytes == b->bytes && a->is_repeated == b->is_repeated &&
           a->is_for_each == b->is_for_each && a->function != b->function &&
           strcmp(site_text(listing, a), site_text(listing, b)) == 0;
}

static bool is_repeated_in(const Listing *listing, const SiteList *shown, const Site *site)
{
    for (uint32_t i = shown->count; i-- > 0 && shown->items[i].pos == site->pos;)
        if (is_repetition(listing, &shown->items[i], site))
            return true;
    return false;
}

/* Those to be shown; `own` gets all that are in the file. */
static SiteList sites_of_file(const Listing *listing, const SiteList *all, const Source *source, SiteList *own)
{
    Arena *arena = listing->compilation->arena;
    SiteList shown = {0};

    list_each (Site, site, *all) {
        if (site.pos < source->base || site.pos - source->base > source->text.length)
            continue;
        list_push(arena, own, site);
        if (!is_repeated_in(listing, &shown, &site))
            list_push(arena, &shown, site);
    }
    return shown;
}

/* What the marks mean, those that are there. */
static void print_legend(const Listing *listing, const SiteList *sites)
{
    bool is_used[SITE_COSTS] = {0}, has_repeated = false;

    list_each (Site, site, *sites) {
        is_used[site.cost] = true;
        has_repeated |= site.is_repeated;
    }
    fputc('\n', listing->output);
    for (int cost = SITE_COSTS; cost-- > 0;)
        if (is_used[cost])
            fprintf(listing->output, "%s%-*s%s%s\n", colour(listing, looks[cost].colour), MARK_COLUMNS,
                    looks[cost].mark, colour(listing, plain), looks[cost].meaning);
    if (has_repeated)
        fprintf(listing->output, "%-*s%s\n", MARK_COLUMNS, repeated_mark, repeated_meaning);
}

void listing_print(const Listing *listing)
{
    Compilation *compilation = listing->compilation;
    SiteList all = sites_of_package(compilation, listing->placements, listing->package), own = {0};

    list_each (File *, file, listing->package->package->files) {
        SiteList here = sites_of_file(listing, &all, file->source, &own);
        print_file(&(Page){.listing = listing, .arena = compilation->arena, .source = file->source,
                           .sites = here.items, .site_count = here.count});
    }
    if (own.count)
        print_legend(listing, &own);
    sums_print(compilation->arena, &own, listing->output);
}
