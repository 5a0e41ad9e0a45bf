/* Opening a lexer, its next token, its errors, its dump. */
#include "lexer/internal.h"

#include <stdarg.h>
#include <stdio.h>

const char *token_spelling(TokenKind kind)
{
    static const char *const spelling[TOKEN_KINDS] = {
#define TOKEN(name, spelling, ends) [TOKEN_##name] = spelling,
#include "lexer/tokens.def"
#undef TOKEN
    };
    return spelling[kind];
}

static const char *token_name(TokenKind kind)
{
    static const char *const name[TOKEN_KINDS] = {
#define TOKEN(name, spelling, ends) [TOKEN_##name] = #name,
#include "lexer/tokens.def"
#undef TOKEN
    };
    return name[kind];
}

bool token_ends_statement(TokenKind kind)
{
    static const bool ends_statement[TOKEN_KINDS] = {
#define TOKEN(name, spelling, ends) [TOKEN_##name] = ends,
#include "lexer/tokens.def"
#undef TOKEN
    };
    return ends_statement[kind];
}

/* Lets the interned names of keywords know that they are. */
static void intern_keywords(Names *names)
{
#define TOKEN(name, spelling, ends)
#define KEYWORD(name, spelling, ends) name_of(names, spelling)->keyword = TOKEN_##name;
#include "lexer/tokens.def"
#undef TOKEN
}

Lexer *lexer_open(Compilation *compilation, Source *source)
{
    Lexer *lexer = arena_new(compilation->arena, Lexer);

    lexer->compilation = compilation;
    lexer->source = source;
    source->directives.count = 0;
    intern_keywords(&compilation->names);
    scanner_open(lexer);
    return lexer;
}

void lexer_next(Lexer *lexer, Token *token)
{
    token->is_bad = false;
    token->automatic = NULL;
    token->kind = scanner_next(lexer, token);
    lexer->ends_statement = token_ends_statement(token->kind);
    braces_filter(lexer, token);
}

const DirectiveComments *lexer_directives(const Lexer *lexer)
{
    return &lexer->directives;
}

void lexer_error(Lexer *lexer, size_t offset, const char *format, ...)
{
    va_list arguments;
    char text[256];

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diag_error(lexer->compilation, lexer->source->base + (Pos)offset, "%s", text);
}

static void dump_token(Compilation *compilation, const Token *token)
{
    Place place = sources_physical_place(&compilation->sources, token->pos);

    printf("%u:%u\t%s", place.line_number, place.column_number, token_name(token->kind));
    if (token->kind == TOKEN_NAME)
        printf("\t%s", token->name->text);
    else if (token->kind >= TOKEN_INT && token->kind <= TOKEN_STRING)
        printf("\t%.*s%s", TEXT_ARGS(token->text), token->is_bad ? "\t(bad)" : "");
    else if (token->kind == TOKEN_SEMICOLON && token->automatic)
        printf("\t%s", token->automatic);
    putchar('\n');
}

void lexer_dump(Compilation *compilation, Source *source)
{
    Lexer *lexer = lexer_open(compilation, source);
    Token token;

    do {
        lexer_next(lexer, &token);
        dump_token(compilation, &token);
    } while (token.kind != TOKEN_END);
}
