/* Automatic semicolons: a newline after a token that can end a statement becomes ';'.
 * A general comment that holds a newline acts like one, and so does the end of the file.
 * Source: Go spec, Semicolons. */
#include "lexer/internal.h"

bool semicolon_inserted(Lexer *lexer, Token *token, size_t offset, const char *automatic)
{
    if (!lexer->ends_statement)
        return false;
    lexer->ends_statement = false;
    token->kind = TOKEN_SEMICOLON;
    token->pos = lexer->source->base + (Pos)offset;
    token->automatic = automatic;
    return true;
}
