/* What the files of lexer/ share. */
#pragma once
#include "lexer/lexer.h"

struct Lexer {
    Compilation *compilation;
    Source *source;
    void *scanner;            /* flex's state */
    char *buffer;             /* copy of the text that flex works on; same offsets */
    DirectiveComments directives;

    bool ends_statement;      /* the last token does: a newline becomes ';' (semicolons.c) */

    bool in_header;           /* a '{' now would open a body (braces.c) */
    LIST(bool) outer_headers; /* in_header as it was outside of each open bracket */
};

/* ---- scanner.l ---- */

void scanner_open(Lexer *lexer);

/* The next token as it stands in the text, comments skipped, newlines turned by semicolons.c. */
TokenKind scanner_next(Lexer *lexer, Token *token);

/* ---- semicolons.c ---- */

/* At a newline or the end of the file, at `offset`: fills in the ';' if there must be one. */
bool semicolon_inserted(Lexer *lexer, Token *token, size_t offset, const char *automatic);

/* ---- braces.c ---- */

/* Keeps track of brackets and headers; may turn BRACE_OPEN into BODY_OPEN. */
void braces_filter(Lexer *lexer, Token *token);

/* ---- number.c, quoted.c: literals that the patterns of scanner.l leave to C ---- */

/* The literal that begins at `start`: where it ends, its kind; errors are recorded. */
size_t number_end(Lexer *lexer, size_t start, TokenKind *kind, bool *is_bad);
size_t rune_end(Lexer *lexer, size_t start, bool *is_bad);
size_t string_end(Lexer *lexer, size_t start, bool *is_bad);

/* ---- characters.c ---- */

/* Decodes one code point of bytes[0..length); 0xFFFD and 1 byte if it is not UTF-8. */
uint32_t rune_decode(const char *bytes, size_t length, unsigned *width);

/* Writes the UTF-8 of a code point, 1 to 4 bytes; their number. */
unsigned rune_encode(uint32_t rune, char *bytes);

bool rune_is_letter(uint32_t rune);
bool rune_is_digit(uint32_t rune);

/* As Go's %#U: "U+0040 '@'". */
const char *rune_text(Arena *arena, uint32_t rune);

/* As Go's %q of a code point: "'a'", "'\n'". */
const char *rune_quoted(Arena *arena, uint32_t rune);

/* Records NUL bytes, invalid UTF-8 and byte order marks in [start, end); true if there were none. */
bool characters_check(Lexer *lexer, size_t start, size_t end);

/* Where the identifier at `*start` ends that holds more than ASCII; errors are recorded.
 * Bad bytes before it are skipped: moves `*start`, up to the end if there is no identifier. */
size_t identifier_end(Lexer *lexer, size_t *start);

/* ---- line_directive.c ---- */

/* A comment [start, end) whose text begins with "line ". */
void line_directive(Lexer *lexer, size_t start, size_t end);

/* ---- lexer.c ---- */

void lexer_error(Lexer *lexer, size_t offset, const char *format, ...) __attribute__((format(printf, 3, 4)));
