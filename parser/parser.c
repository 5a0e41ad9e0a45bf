/* Parsing a file.
 *
 * 1. The grammar runs over the tokens as fast as it can.
 * 2. If it refuses one, what was recorded is forgotten and the file is parsed once more,
 *    now looking before each token whether the grammar will take it (recover.c).
 */
#include "parser/parser.h"
#include "parser/internal.h"
#include "grammar.h"

#include <stdarg.h>
#include <stdio.h>

static char *formatted(Arena *arena, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

void syntax_error(Parser *parser, Pos pos, const char *format, ...)
{
    Compilation *compilation = parser->compilation;
    va_list arguments;

    parser->syntax_error_count++;
    uint32_t line = sources_place(&compilation->sources, pos).line_number;
    if (line == parser->last_error_line)
        return;
    parser->last_error_line = line;
    va_start(arguments, format);
    diag_error(compilation, pos, "syntax error: %s", formatted(parser->arena, format, arguments));
    va_end(arguments);
}

static Parser *parser_new(Compilation *compilation, Source *source, grammar_pstate *automaton)
{
    Parser *parser = arena_new(compilation->arena, Parser);

    parser->compilation = compilation;
    parser->arena = compilation->arena;
    parser->source = source;
    parser->lexer = lexer_open(compilation, source);
    parser->automaton = automaton;
    parser->file = arena_new(compilation->arena, File);
    parser->file->node.kind = NODE_FILE;
    parser->file->source = source;
    parser->first_error = compilation->diagnostics.errors.count;
    return parser;
}

/* False: there are syntax errors that have not been explained. */
static bool parse(Compilation *compilation, Source *source, bool is_recovering, File **file)
{
    grammar_pstate *automaton = grammar_pstate_new();
    Parser *parser = parser_new(compilation, source, automaton);

    parser->is_recovering = is_recovering;
    bool is_whole = feed_all(parser) && !parser->is_refused;
    grammar_pstate_delete(automaton);
    parser->file->has_syntax_errors = !is_whole || parser->syntax_error_count > 0;
    *file = parser->file;
    return is_whole || parser->is_stopped;
}

File *parse_file(Compilation *compilation, Source *source)
{
    uint32_t first_error = compilation->diagnostics.errors.count;
    File *file;

    if (parse(compilation, source, false, &file))
        return file;
    compilation->diagnostics.errors.count = first_error;
    parse(compilation, source, true, &file);
    return file;
}
