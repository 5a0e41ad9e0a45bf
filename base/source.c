/* Files in memory, and the way from an offset to file, line and column. */
#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

Source *sources_add(Sources *sources, const char *path, const char *display_path, Text text)
{
    Source *source = arena_new(sources->arena, Source);

    if (sources->next_base == 0)
        sources->next_base = 1;
    source->path = path;
    source->display_path = display_path;
    source->text = text;
    source->base = sources->next_base;
    sources->next_base += (Pos)text.length + 1;  /* one for the end of the file */
    list_push(sources->arena, &sources->list, source);
    return source;
}

Source *sources_add_inlined(Sources *sources, Pos call, const void *function, Pos start, Pos end)
{
    Source *source = sources_add(sources, "", "", (Text){"", end - start});

    source->call = call;
    source->original = start;
    source->function = function;
    return source;
}

Pos source_inlined(const Source *inlined, Pos pos)
{
    bool is_inside = inlined->original <= pos && pos - inlined->original <= inlined->text.length;

    return inlined->base + (is_inside ? pos - inlined->original : 0);
}

static int read_all(int file, Arena *arena, Text *text)
{
    struct stat status;

    if (fstat(file, &status) != 0)
        return errno;
    if (S_ISDIR(status.st_mode))
        return EISDIR;

    size_t capacity = status.st_size > 0 ? (size_t)status.st_size + 1 : 4096;
    size_t length = 0;
    char *bytes = arena_alloc(arena, capacity, 1);
    for (;;) {
        if (length + 1 >= capacity) {
            char *larger = arena_alloc(arena, capacity * 2, 1);
            memcpy(larger, bytes, length);
            bytes = larger;
            capacity *= 2;
        }
        ssize_t got = read(file, bytes + length, capacity - 1 - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        length += (size_t)got;
    }
    bytes[length] = 0;
    *text = (Text){bytes, length};
    return 0;
}

int source_read_file(Arena *arena, const char *path, Text *text)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);

    if (file < 0)
        return errno;
    int result = read_all(file, arena, text);
    close(file);
    return result;
}

Source *sources_find(const Sources *sources, Pos pos)
{
    uint32_t low = 0, high = sources->list.count;

    if (pos == 0)
        return NULL;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (sources->list.items[middle]->base <= pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? sources->list.items[low - 1] : NULL;
}

Pos sources_written(const Sources *sources, Pos pos)
{
    const Source *source = sources_find(sources, pos);

    return source && source->call ? pos - source->base + source->original : pos;
}

Pos sources_outermost(const Sources *sources, Pos pos)
{
    const Source *source = sources_find(sources, pos);

    for (; source && source->call; source = sources_find(sources, pos))
        pos = source->call;
    return pos;
}

static void make_line_table(Arena *arena, Source *source)
{
    LIST(uint32_t) starts = {0};

    list_push(arena, &starts, 0u);
    for (size_t i = 0; i < source->text.length; i++)
        if (source->text.bytes[i] == '\n')
            list_push(arena, &starts, (uint32_t)i + 1);
    source->line_starts = starts.items;
    source->line_count = starts.count;
}

/* Index of the line that holds the byte at `offset`. */
static uint32_t line_index(Arena *arena, Source *source, uint32_t offset)
{
    uint32_t low = 0, high;

    if (!source->line_starts)
        make_line_table(arena, source);
    for (high = source->line_count; low < high;) {
        uint32_t middle = (low + high) / 2;
        if (source->line_starts[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

Place sources_physical_place(Sources *sources, Pos pos)
{
    Source *source = sources_find(sources, pos);

    if (!source)
        return (Place){"<unknown position>", 0, 0};
    uint32_t offset = pos - source->base;
    uint32_t line = line_index(sources->arena, source, offset);
    return (Place){source->display_path, line + 1, offset - source->line_starts[line] + 1};
}

Place sources_place(Sources *sources, Pos pos)
{
    pos = sources_outermost(sources, pos);
    Source *source = sources_find(sources, pos);
    Place place = sources_physical_place(sources, pos);

    if (!source)
        return place;
    const LineDirective *last = NULL;
    const char *path = source->display_path;
    uint32_t offset = pos - source->base;
    for (uint32_t i = 0; i < source->directives.count && source->directives.items[i].offset <= offset; i++) {
        last = &source->directives.items[i];
        if (last->path)
            path = last->path;
    }
    if (!last)
        return place;

    uint32_t from = line_index(sources->arena, source, last->offset);
    uint32_t column = last->column == 0         ? 0
                      : place.line_number - 1 == from ? offset - last->offset + last->column
                                                      : place.column_number;
    return (Place){path, place.line_number - 1 - from + last->line, column};
}

Text sources_line(Sources *sources, Pos pos)
{
    pos = sources_outermost(sources, pos);
    Source *source = sources_find(sources, pos);

    if (!source)
        return (Text){"", 0};
    uint32_t start = pos - source->base;
    start = start > source->text.length ? (uint32_t)source->text.length : start;
    uint32_t end = start;
    while (start > 0 && source->text.bytes[start - 1] != '\n')
        start--;
    while (end < source->text.length && source->text.bytes[end] != '\n')
        end++;
    return (Text){source->text.bytes + start, end - start};
}

Pos sources_skip_word(const Sources *sources, Pos pos, const char *word)
{
    const Source *source = sources_find(sources, pos);
    size_t length = strlen(word);

    if (!source)
        return pos;
    const char *next = source->text.bytes + (pos - source->base);
    if (strncmp(next, word, length) != 0)
        return pos;
    next += length;
    while (*next == ' ' || *next == '\t' || *next == '\n')
        next++;
    return source->base + (Pos)(next - source->text.bytes);
}

static const char *place_text(Arena *arena, Place place)
{
    if (place.column_number)
        return arena_format(arena, "%s:%u:%u", place.path, place.line_number, place.column_number);
    return arena_format(arena, "%s:%u", place.path, place.line_number);
}

const char *sources_pos_text(Sources *sources, Pos pos)
{
    const char *said = place_text(sources->arena, sources_place(sources, pos));
    const char *real = place_text(sources->arena, sources_physical_place(sources, pos));

    /* After a //line directive both are told. */
    return strcmp(said, real) == 0 ? said : arena_format(sources->arena, "%s[%s]", said, real);
}
