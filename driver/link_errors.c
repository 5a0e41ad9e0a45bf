/* Link errors: ld's lines about undefined symbols become Go's.
 *
 *     PLACE: in function `USER':
 *     PLACE: undefined reference to `SYMBOL'        ->   USER: relocation target SYMBOL not defined
 *
 * Code reaches data by 31-bit addresses: ld's many lines about those that need more become one.
 *
 * Source: Go 1.19 cmd/link/internal/ld (reportUnresolved); binutils ld/ldmain.c (undefined_symbol).
 */
#include "driver/link_errors.h"
#include "base/map.h"
#include "codegen/symbols.h"

/* The text between `before` and the quote that ends it; NULL: the line does not hold it. */
static const char *quoted_after(Arena *arena, Text line, const char *before)
{
    const char *start = memmem(line.bytes, line.length, before, strlen(before));

    if (!start)
        return NULL;
    start += strlen(before);
    const char *end = memchr(start, '\'', (size_t)(line.bytes + line.length - start));
    return end ? arena_format(arena, "%.*s", (int)(end - start), start) : NULL;
}

static const char *go_name(Arena *arena, const char *symbol)
{
    const char *name = symbol_go_name(arena, symbol);

    return name ? name : symbol;
}

/* What ld and gcc add to errors that were told. */
static bool says_nothing_new(Text line)
{
    static const char *const endings[] = {"ld returned 1 exit status", "' follow"};

    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t length = strlen(endings[i]);
        if (line.length >= length && memcmp(line.bytes + line.length - length, endings[i], length) == 0)
            return true;
    }
    return line.length == 0;
}

static Text cut_line(Text *rest)
{
    const char *end = memchr(rest->bytes, '\n', rest->length);
    Text line = {rest->bytes, end ? (size_t)(end - rest->bytes) : rest->length};

    rest->length -= line.length + (end != NULL);
    rest->bytes += line.length + (end != NULL);
    return line;
}

/* ld says the same for each reference. */
static void report_once(Compilation *compilation, Map *reported, const char *text)
{
    Name *said = name_of(&compilation->names, text);

    if (map_has(reported, said))
        return;
    map_put(compilation->arena, reported, said, said);
    diag_error(compilation, 0, "%s", said->text);
}

static void report_missing(Compilation *compilation, Map *reported, const char *user, const char *symbol)
{
    report_once(compilation, reported,
                arena_format(compilation->arena, "%s: relocation target %s not defined", user, symbol));
}

static bool is_about_distance(Text line)
{
    return memmem(line.bytes, line.length, "relocation truncated to fit", 27) ||
           memmem(line.bytes, line.length, "relocation overflows omitted", 28);
}

void link_errors_report(Compilation *compilation, Text said)
{
    Arena *arena = compilation->arena;
    const char *user = "go.link";
    Map reported = {0};

    while (said.length) {
        Text line = cut_line(&said);
        const char *function = quoted_after(arena, line, "in function `");
        const char *missing = quoted_after(arena, line, "undefined reference to `");
        if (function)
            user = go_name(arena, function);
        if (missing)
            report_missing(compilation, &reported, user, go_name(arena, missing));
        else if (is_about_distance(line))
            report_once(compilation, &reported, "berth: package variables and code of more than 2 GB not supported yet");
        else if (!function && !says_nothing_new(line))
            diag_error(compilation, 0, "%.*s", TEXT_ARGS(line));
    }
    if (!diag_has_errors(compilation))
        diag_error(compilation, 0, "berth: the link failed");
}
