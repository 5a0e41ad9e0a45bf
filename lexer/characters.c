/* Code points: UTF-8, what identifiers may hold, how errors show one.
 * Go skips a NUL byte, a byte that is not UTF-8 and a byte order mark after
 * recording an error; a mark at the very start of the file is no error. */
#include "lexer/internal.h"

#include <stdio.h>

#define RUNE_ERROR 0xFFFDu
#define RUNE_MARK  0xFEFFu

typedef struct Range {
    uint32_t first, last;
} Range;

static const Range letters[] = {
#define LETTER(first, last) {first, last},
#include "lexer/code_points.def"
};

static const Range digits[] = {
#define DIGIT(first, last) {first, last},
#include "lexer/code_points.def"
};

static const Range printable[] = {
#define PRINT(first, last) {first, last},
#include "lexer/code_points.def"
};

static bool in_ranges(const Range *ranges, size_t count, uint32_t rune)
{
    size_t low = 0;

    for (size_t high = count; low < high;) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].last < rune)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && ranges[low].first <= rune;
}

bool rune_is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return rune == '_' || ((rune | 0x20) >= 'a' && (rune | 0x20) <= 'z');
    return in_ranges(letters, sizeof letters / sizeof *letters, rune);
}

bool rune_is_digit(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= '0' && rune <= '9';
    return in_ranges(digits, sizeof digits / sizeof *digits, rune);
}

static bool is_printable(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= 0x20 && rune < 0x7F;
    return in_ranges(printable, sizeof printable / sizeof *printable, rune);
}

/* The length that a first byte announces and the bits of the code point that it holds; 0: not a first byte. */
static unsigned announced_width(unsigned char first, uint32_t *bits)
{
    if (first >= 0xC2 && first < 0xE0) {
        *bits = first & 0x1F;
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0) {
        *bits = first & 0x0F;
        return 3;
    }
    if (first >= 0xF0 && first < 0xF5) {
        *bits = first & 0x07;
        return 4;
    }
    return 0;
}

uint32_t rune_decode(const char *bytes, size_t length, unsigned *width)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t rune = (unsigned char)bytes[0];

    *width = 1;
    if (rune < 0x80)
        return rune;
    unsigned announced = announced_width((unsigned char)bytes[0], &rune);
    if (announced == 0 || announced > length)
        return RUNE_ERROR;
    for (unsigned i = 1; i < announced; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return RUNE_ERROR;
        rune = rune << 6 | (bytes[i] & 0x3F);
    }
    if (rune < smallest[announced] || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
        return RUNE_ERROR;
    *width = announced;
    return rune;
}

unsigned rune_encode(uint32_t rune, char *bytes)
{
    unsigned length = rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (unsigned i = length; i-- > 1; rune >>= 6)
        bytes[i] = (char)(0x80 | (rune & 0x3F));
    bytes[0] = (char)(lead[length] | rune);
    return length;
}

const char *rune_text(Arena *arena, uint32_t rune)
{
    char bytes[5] = "";

    if (!is_printable(rune))
        return arena_format(arena, "U+%04X", rune);
    rune_encode(rune, bytes);
    return arena_format(arena, "U+%04X '%s'", rune, bytes);
}

const char *rune_quoted(Arena *arena, uint32_t rune)
{
    static const char escapes[] = "abtnvfr";  /* 7 to 13 */
    char bytes[5] = "";

    if (rune >= 7 && rune <= 13)
        return arena_format(arena, "'\\%c'", escapes[rune - 7]);
    if (rune == '\'' || rune == '\\')
        return arena_format(arena, "'\\%c'", (int)rune);
    if (rune < 0x20 || rune == 0x7F)
        return arena_format(arena, "'\\x%02x'", rune);
    if (!is_printable(rune))
        return arena_format(arena, rune < 0x10000 ? "'\\u%04x'" : "'\\U%08x'", rune);
    rune_encode(rune, bytes);
    return arena_format(arena, "'%s'", bytes);
}

/* Records what is wrong with the code point at `offset`, if anything. */
static bool check_rune(Lexer *lexer, size_t offset, uint32_t rune, unsigned width)
{
    if (rune == 0)
        lexer_error(lexer, offset, "invalid NUL character");
    else if (rune == RUNE_ERROR && width == 1)
        lexer_error(lexer, offset, "invalid UTF-8 encoding");
    else if (rune == RUNE_MARK && offset > 0)
        lexer_error(lexer, offset, "invalid BOM in the middle of the file");
    else
        return true;
    return false;
}

bool characters_check(Lexer *lexer, size_t start, size_t end)
{
    Text text = lexer->source->text;
    bool is_good = true;
    unsigned width;

    for (size_t offset = start; offset < end; offset += width) {
        uint32_t rune = rune_decode(text.bytes + offset, text.length - offset, &width);
        is_good &= check_rune(lexer, offset, rune, width);
    }
    return is_good;
}

/* Whether the code point at `offset` goes on (or begins) an identifier, with its errors. */
static bool in_identifier(Lexer *lexer, size_t offset, uint32_t rune, bool is_first)
{
    Arena *arena = lexer->compilation->arena;

    if (rune_is_letter(rune))
        return true;
    if (rune_is_digit(rune)) {
        if (is_first)
            lexer_error(lexer, offset, "identifier cannot begin with digit %s", rune_text(arena, rune));
        return true;
    }
    if (rune < 0x80)
        return false;
    lexer_error(lexer, offset, "invalid character %s in identifier", rune_text(arena, rune));
    return true;
}

size_t identifier_end(Lexer *lexer, size_t *start)
{
    Text text = lexer->source->text;
    bool is_first = true;
    unsigned width;
    size_t offset;

    for (offset = *start; offset < text.length; offset += width) {
        uint32_t rune = rune_decode(text.bytes + offset, text.length - offset, &width);
        bool is_good = check_rune(lexer, offset, rune, width) && rune != RUNE_MARK;
        if (is_good && !in_identifier(lexer, offset, rune, is_first))
            break;
        if (!is_good && is_first)
            *start = offset + width;
        else
            is_first = false;
    }
    return offset;
}
