/* Token kinds and tokens. */
#pragma once
#include "base/source.h"

typedef enum TokenKind {
#define TOKEN(name, spelling, ends) TOKEN_##name,
#include "lexer/tokens.def"
#undef TOKEN
    TOKEN_KINDS
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Pos pos;            /* of its first byte; an automatic ';' stands where its newline does */
    union {
        Name *name;     /* NAME and keywords */
        Text text;      /* literals: as written */
        const char *automatic;  /* SEMICOLON: "newline" or "EOF" when inserted, else NULL */
    };
    bool is_bad;        /* a literal with an error that the lexer has reported */
} Token;

/* As it is spelled: "+", "func", "name". */
const char *token_spelling(TokenKind kind);

/* Go spec, Semicolons, rule 1. */
bool token_ends_statement(TokenKind kind);
