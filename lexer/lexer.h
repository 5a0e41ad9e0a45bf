/* Lexer: the text of a source file -> tokens.
 *
 * What comes out is what the grammar reads: comments are gone, semicolons are
 * inserted (semicolons.c), and the '{' that opens the body of an if, for, switch
 * or select is a BODY_OPEN (braces.c).  Lexical errors are recorded in Go's words
 * at Go's positions; the token is delivered all the same.
 * line directives go to Source.directives, //go: ones to lexer_directives.
 *
 * Source: cmd/compile/internal/syntax/scanner.go and source.go, Go 1.19.
 */
#pragma once
#include "base/compilation.h"
#include "lexer/token.h"

typedef struct Lexer Lexer;

/* A //go: comment. */
typedef struct DirectiveComment {
    Pos pos;          /* after the "//" */
    Text text;        /* "go:noinline", without the "//" */
    bool after_code;  /* something else stands before it on its line */
} DirectiveComment;
typedef LIST(DirectiveComment) DirectiveComments;

/* A lexer at the start of `source`.  Fills Source.directives anew. */
Lexer *lexer_open(Compilation *compilation, Source *source);

/* The next token; END for ever after the last. */
void lexer_next(Lexer *lexer, Token *token);

/* The last BODY_OPEN was not one: it opened a literal or a function inside of the
 * header, which goes on after the matching '}'. */
void lexer_reopen_header(Lexer *lexer);

/* The //go: comments read so far, in order. */
const DirectiveComments *lexer_directives(const Lexer *lexer);

/* Prints every token of the source, one a line, for --dump=tokens. */
void lexer_dump(Compilation *compilation, Source *source);
