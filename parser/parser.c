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

void syntax_error(Parser *parser, Pos pos, const char *format, ...)
{
    Sources *sources = &parser->compilation->sources;
    va_list arguments;
    char text[512];

    parser->syntax_error_count++;
    uint32_t line = sources_place(sources, pos).line_number;
    if (line == parser->last_error_line)
        return;
    parser->last_error_line = line;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diag_error(parser->compilation, pos, "syntax error: %s", text);
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
    return parser;
}

File *parse_file(Compilation *compilation, Source *source)
{
    grammar_pstate *automaton = grammar_pstate_new();
    Parser *parser = parser_new(compilation, source, automaton);
    bool is_whole = feed_all(parser);

    grammar_pstate_delete(automaton);
    if (!is_whole)
        syntax_error_here(parser, "unexpected token");
    parser->file->has_syntax_errors = parser->syntax_error_count > 0;
    return parser->file;
}
