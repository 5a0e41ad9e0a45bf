/* //line and line directives: what follows them is said to stand elsewhere.
 *
 * Forms: ":line", ":line:col", "file:line", "file:line:col".  A line comment counts
 * only at the start of its line; its directive holds from the next line on, that of a
 * general comment from the byte after it.
 * Source: cmd/compile documentation, Line Directives; parser.go, updateBase.
 */
#define _GNU_SOURCE  /* memrchr */
#include "lexer/internal.h"

#define LARGEST_NUMBER (1u << 30)  /* Go's PosMax */

/* The number after the last ':' of text; false if that is no number. */
static bool trailing_number(Text text, size_t *colon, bool *has_colon, uint64_t *number)
{
    const char *found = memrchr(text.bytes, ':', text.length);

    *has_colon = found != NULL;
    *number = 0;
    if (!found)
        return false;
    *colon = (size_t)(found - text.bytes);
    if (*colon + 1 == text.length)
        return false;
    for (size_t i = *colon + 1; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        if (*number <= LARGEST_NUMBER)
            *number = *number * 10 + (uint64_t)(text.bytes[i] - '0');
    }
    return true;
}

static void bad_number(Lexer *lexer, const char *what, Text text, size_t number_start)
{
    size_t offset = (size_t)(text.bytes - lexer->source->text.bytes) + number_start;

    lexer_error(lexer, offset, "invalid %s number: %.*s", what, (int)(text.length - number_start),
                text.bytes + number_start);
}

static void add(Lexer *lexer, size_t end, Text path, uint64_t line, uint64_t column, bool has_column)
{
    Arena *arena = lexer->compilation->arena;
    LineDirective directive = {.offset = (uint32_t)end, .line = (uint32_t)line, .column = (uint32_t)column};

    if (path.length || !has_column)
        directive.path = arena_format(arena, "%.*s", TEXT_ARGS(path));
    list_push(arena, &lexer->source->directives, directive);
}

void line_directive(Lexer *lexer, size_t start, size_t end)
{
    const char *bytes = lexer->source->text.bytes;
    bool is_line = bytes[start + 1] == '/', has_colon, has_second;
    size_t colon, second, text_end = is_line ? end : end - 2;
    uint64_t line, column = 0;

    if (is_line && start > 0 && bytes[start - 1] != '\n')
        return;
    if (is_line && bytes[text_end - 1] == '\r')
        text_end--;
    Text text = {bytes + start + 7, text_end - start - 7};
    if (memchr(text.bytes, '\n', text.length))
        return;

    bool is_number = trailing_number(text, &colon, &has_colon, &line);
    if (!has_colon)
        return;
    if (!is_number) {
        bad_number(lexer, "line", text, colon + 1);
        return;
    }
    size_t line_start = colon + 1;
    Text path = {text.bytes, colon};
    bool has_column = trailing_number(path, &second, &has_second, &column);
    if (has_column) {
        uint64_t swapped = line;
        line = column;
        column = swapped;
        line_start = second + 1;
        if (column == 0 || column > LARGEST_NUMBER) {
            bad_number(lexer, "column", text, colon + 1);
            return;
        }
        text.length = colon;
        path.length = second;
    }
    if (line == 0 || line > LARGEST_NUMBER) {
        bad_number(lexer, "line", text, line_start);
        return;
    }
    add(lexer, is_line ? end + 1 : end, path, line, has_column ? column : 0, has_column);
}
