/* Unquoting.  Source: Go spec, Rune literals, String literals. */
#include "lexer/literal.h"
#include "lexer/internal.h"

/* One character or escape at `*at`: a code point to be written as UTF-8, or (is_byte) one byte. */
static uint32_t unescape(Text text, size_t *at, bool *is_byte)
{
    static const char letters[] = "abtnvfr";  /* 7 to 13 */
    unsigned digit_count, base = 16;
    uint32_t value = 0;

    *is_byte = true;
    if (text.bytes[*at] != '\\')
        return (unsigned char)text.bytes[(*at)++];
    char letter = text.bytes[*at + 1];
    *at += 2;
    if (letter >= '0' && letter <= '7') {
        digit_count = 3;
        base = 8;
        --*at;
    } else if (letter == 'x' || letter == 'u' || letter == 'U') {
        digit_count = letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
        *is_byte = letter == 'x';
    } else {
        const char *found = strchr(letters, letter);
        return found ? (uint32_t)(found - letters) + 7 : (unsigned char)letter;
    }
    for (; digit_count > 0 && *at < text.length; digit_count--) {
        char c = text.bytes[(*at)++];
        value = value * base + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* Raw strings lose their carriage returns, nothing else. */
static Text raw_string(Arena *arena, Text inner)
{
    if (!memchr(inner.bytes, '\r', inner.length))
        return inner;
    char *bytes = arena_alloc(arena, inner.length, 1);
    size_t length = 0;
    for (size_t i = 0; i < inner.length; i++)
        if (inner.bytes[i] != '\r')
            bytes[length++] = inner.bytes[i];
    return (Text){bytes, length};
}

Text literal_string(Arena *arena, Text literal)
{
    Text inner = {literal.bytes + 1, literal.length - 2};
    bool is_byte;

    if (literal.bytes[0] == '`')
        return raw_string(arena, inner);
    if (!memchr(inner.bytes, '\\', inner.length))
        return inner;
    char *bytes = arena_alloc(arena, inner.length, 1);  /* no escape is shorter than what it stands for */
    size_t length = 0;
    for (size_t at = 0; at < inner.length;) {
        uint32_t value = unescape(inner, &at, &is_byte);
        if (is_byte)
            bytes[length++] = (char)value;
        else
            length += rune_encode(value, bytes + length);
    }
    return (Text){bytes, length};
}

uint32_t literal_rune(Text literal)
{
    Text inner = {literal.bytes + 1, literal.length - 2};
    unsigned width;
    size_t at = 0;
    bool is_byte;

    if (inner.bytes[0] == '\\')
        return unescape(inner, &at, &is_byte);
    return rune_decode(inner.bytes, inner.length, &width);
}
