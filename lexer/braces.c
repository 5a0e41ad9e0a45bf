/* Which '{' opens a body.
 *
 * Between the keyword of an if, for, switch or select and its body, `T {` is not a
 * composite literal: the '{' belongs to the body, unless brackets enclose it.  So a
 * '{' in a header, outside of brackets, is a BODY_OPEN.  Where the grammar finds that
 * it opens something else after all, as in `for range []int{1} {`, it calls
 * lexer_reopen_header, and the header goes on after the '}'.
 *
 * Invariant: outer_headers has an entry for each bracket that is open.
 * Source: Go spec, Composite literals (the parsing ambiguity); Go 1.4 lex.c has the same trick.
 */
#include "lexer/internal.h"

static void enter(Lexer *lexer)
{
    list_push(lexer->compilation->arena, &lexer->outer_headers, lexer->in_header);
    lexer->in_header = false;
}

static void leave(Lexer *lexer)
{
    if (lexer->outer_headers.count)
        lexer->in_header = list_pop(&lexer->outer_headers);
}

static void enter_brace(Lexer *lexer, Token *token)
{
    if (lexer->in_header)
        token->kind = TOKEN_BODY_OPEN;
    lexer->in_header = false;
    enter(lexer);
}

void braces_filter(Lexer *lexer, Token *token)
{
    if (token->kind == TOKEN_BRACE_OPEN)
        enter_brace(lexer, token);
    else if (token->kind == TOKEN_PAREN_OPEN || token->kind == TOKEN_BRACKET_OPEN)
        enter(lexer);
    else if (token->kind == TOKEN_PAREN_CLOSE || token->kind == TOKEN_BRACKET_CLOSE ||
             token->kind == TOKEN_BRACE_CLOSE)
        leave(lexer);
    else if (token->kind == TOKEN_IF || token->kind == TOKEN_FOR || token->kind == TOKEN_SWITCH ||
             token->kind == TOKEN_SELECT)
        lexer->in_header = true;
}

void lexer_reopen_header(Lexer *lexer)
{
    if (lexer->outer_headers.count)
        list_last(&lexer->outer_headers) = true;
}
