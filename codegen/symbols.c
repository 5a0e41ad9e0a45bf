/* Symbols: Go's names as C identifiers, and back (see symbols.h for the scheme). */
#include "codegen/symbols.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>

static const char prefix[] = "go_";
static const char *const codes = "__d.s/p*l(r)b[e]m-c:";  /* pairs: code, byte */

static bool is_plain(unsigned char byte)
{
    return byte < 0x80 && isalnum(byte);
}

static char code_of(char byte)
{
    for (const char *pair = codes; *pair; pair += 2)
        if (pair[1] == byte)
            return pair[0];
    return 0;
}

static char byte_of(char code)
{
    for (const char *pair = codes; *pair; pair += 2)
        if (pair[0] == code)
            return pair[1];
    return 0;
}

const char *symbol_mangle(Arena *arena, const char *go_name)
{
    Writer writer = {.arena = arena};

    writer_text(&writer, prefix);
    for (const char *next = go_name; *next; next++) {
        char code = code_of(*next);
        if (is_plain((unsigned char)*next))
            writer_bytes(&writer, next, 1);
        else if (code)
            writer_format(&writer, "_%c", code);
        else
            writer_format(&writer, "_x%02x", (unsigned char)*next);
    }
    return writer_done(&writer);
}

const char *symbol_go_name(Arena *arena, const char *symbol)
{
    Writer writer = {.arena = arena};

    if (strncmp(symbol, prefix, sizeof prefix - 1) != 0)
        return NULL;
    for (const char *next = symbol + sizeof prefix - 1; *next && *next != '.'; next++) {
        if (*next != '_') {
            writer_bytes(&writer, next, 1);
        } else if (next[1] == 'x' && next[2] && next[3]) {
            char byte = (char)strtoul((char[]){next[2], next[3], 0}, NULL, 16);
            writer_bytes(&writer, &byte, 1);
            next += 3;
        } else {
            char byte = byte_of(*++next);
            if (!byte)
                return NULL;
            writer_bytes(&writer, &byte, 1);
        }
    }
    return writer_done(&writer);
}
