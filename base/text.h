/* Text: a slice of bytes.  Name: an interned text, compared by pointer. */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Text {
    const char *bytes;  /* not zero-terminated */
    size_t length;      /* in bytes */
} Text;

/* For printf:  "%.*s", TEXT_ARGS(text) */
#define TEXT_ARGS(text) ((int)(text).length), ((text).bytes)

static inline Text text_of(const char *zero_terminated)
{
    return (Text){zero_terminated, strlen(zero_terminated)};
}

static inline bool text_equal(Text a, Text b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/* One for each distinct text of a compilation: equal names are the same pointer. */
typedef struct Name {
    const char *text;  /* zero-terminated (may hold no NUL byte otherwise: it is an identifier, path or key) */
    uint32_t length;   /* in bytes, without the terminator */
    uint32_t hash;
    uint8_t keyword;   /* the lexer's: TokenKind of a keyword, else 0 */
    bool is_blank;     /* "_" */
    bool is_local;     /* the checker's: declared in some function or list of type parameters */
    bool is_exported;  /* begins with a Unicode upper case letter (Go spec, Exported identifiers) */
} Name;

typedef struct Names {
    Arena *arena;
    Name **table;      /* open addressing; capacity a power of two */
    uint32_t count;
    uint32_t capacity;
} Names;

/* The one Name of these bytes. */
Name *name_intern(Names *names, Text text);

static inline Name *name_of(Names *names, const char *zero_terminated)
{
    return name_intern(names, text_of(zero_terminated));
}

/* A text being written, growing in an arena:  writer_format(&w, "%d", 1). */
typedef struct Writer {
    Arena *arena;
    char *bytes;       /* always zero-terminated once something was written */
    size_t length;
    size_t capacity;
} Writer;

void writer_bytes(Writer *writer, const char *bytes, size_t length);
void writer_text(Writer *writer, const char *zero_terminated);
void writer_format(Writer *writer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text as a Go string literal in double quotes, as strconv.Quote writes it. */
void writer_quoted(Writer *writer, Text text);

/* The code point at the start of a text that is not empty, and its length in bytes (1 for a byte
 * that begins no valid UTF-8, which gives U+FFFD). */
uint32_t text_rune(Text text, size_t *length);

/* What was written, zero-terminated; "" for nothing. */
const char *writer_done(Writer *writer);
