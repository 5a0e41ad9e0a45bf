/* The page: positions, source lines, carets, colours. */
#include "analysis/explain/internal.h"

enum { LONGEST_TEXT = 60, INDENT = 8 };

static const char bold[] = "\033[1m", green[] = "\033[32m", plain[] = "\033[0m";

const char *page_place(Page *page, Pos pos)
{
    Sources *sources = &page->compilation->sources;
    Place place = sources_physical_place(sources, sources_written(sources, pos));

    return arena_format(page->arena, "%s:%u:%u", place.path, place.line_number, place.column_number);
}

static void put_coloured(Page *page, const char *colour, const char *text)
{
    if (page->is_coloured)
        writer_format(&page->writer, "%s%s%s", colour, text, plain);
    else
        writer_text(&page->writer, text);
}

void page_line(Page *page, const char *words)
{
    writer_format(&page->writer, "    %s\n", words);
}

/* Without its indentation; tabs inside become spaces, so that the caret stands right. */
static void put_source_line(Page *page, Text line, uint32_t column_number)
{
    size_t start = 0, caret = column_number - 1;
    Writer shown = {.arena = page->arena};
    uint32_t width = INDENT;

    while (start < line.length && start < caret && (line.bytes[start] == ' ' || line.bytes[start] == '\t'))
        start++;
    for (size_t i = start; i < line.length && line.bytes[i] != '\r'; i++) {
        char c = line.bytes[i] == '\t' ? ' ' : line.bytes[i];
        writer_bytes(&shown, &c, 1);
        width += i < caret && (c & 0xC0) != 0x80;
    }
    writer_format(&page->writer, "%*s%s\n%*s", INDENT, "", writer_done(&shown), (int)width, "");
    put_coloured(page, green, "^");
    writer_text(&page->writer, "\n");
}

void page_heading(Page *page, Pos pos, const char *words)
{
    Sources *sources = &page->compilation->sources;

    put_coloured(page, bold, page_place(page, sources_outermost(sources, pos)));
    writer_text(&page->writer, ": ");
    put_coloured(page, bold, words);
    writer_text(&page->writer, "\n");
    put_source_line(page, sources_line(sources, pos),
                    sources_physical_place(sources, sources_outermost(sources, pos)).column_number);
}

void page_step(Page *page, Pos pos, const char *words)
{
    Sources *sources = &page->compilation->sources;
    Pos written = sources_written(sources, pos);

    writer_format(&page->writer, "    %s: %s%s\n", page_place(page, pos), words, page_inlining(page, pos));
    put_source_line(page, sources_line(sources, written), sources_physical_place(sources, written).column_number);
}

const char *page_inlining(Page *page, Pos pos)
{
    Sources *sources = &page->compilation->sources;
    const Source *source = sources_find(sources, pos);
    Writer writer = {.arena = page->arena};

    for (; source && source->call; source = sources_find(sources, source->call))
        writer_format(&writer, "%sin %s, inlined at %s", writer.length ? ", " : " (",
                      page_function(page, source->function), page_place(page, source->call));
    if (writer.length)
        writer_text(&writer, ")");
    return writer_done(&writer);
}

const char *page_text(Page *page, const IrNode *node)
{
    Text text = text_of(ir_text(page->arena, node, page->local));
    size_t length, cut = 0;

    if (text.length <= LONGEST_TEXT)
        return text.bytes;
    while (cut < LONGEST_TEXT) {
        text_rune((Text){text.bytes + cut, text.length - cut}, &length);
        cut += length;
    }
    return arena_format(page->arena, "%.*s...", (int)cut, text.bytes);
}

const char *page_function(Page *page, const IrFunction *function)
{
    return ir_text(page->arena, &function->name->node, page->local);
}

const Explanation *page_explanation(Page *page, const IrNode *node)
{
    const Placement *placement = node ? place_of(page->placements, node) : NULL;

    return placement ? placement->path : NULL;
}
