/* Interned names in one hash table; a growing text. */
#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>

static uint32_t hash_bytes(const char *bytes, size_t length)
{
    uint32_t hash = 2166136261u;  /* FNV-1a */

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    return hash;
}

/* The first code point of a text whose first byte is not ASCII, or 0. */
static uint32_t first_rune(Text text)
{
    const unsigned char *b = (const unsigned char *)text.bytes;

    if (text.length >= 2 && b[0] >= 0xC2 && b[0] < 0xE0)
        return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
    if (text.length >= 3 && b[0] >= 0xE0 && b[0] < 0xF0)
        return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
    if (text.length >= 4 && b[0] >= 0xF0)
        return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 | (uint32_t)(b[2] & 0x3F) << 6 |
               (b[3] & 0x3F);
    return 0;
}

static bool is_upper(uint32_t rune)
{
    static const struct { uint32_t first, last, stride; } ranges[] = {
#define UPPER(first, last, stride) {first, last, stride},
#include "base/upper_case.def"
    };

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && ranges[i].first <= rune; i++)
        if (rune <= ranges[i].last)
            return (rune - ranges[i].first) % ranges[i].stride == 0;
    return false;
}

static bool begins_upper(Text text)
{
    if (!text.length)
        return false;
    unsigned char first = (unsigned char)text.bytes[0];
    if (first < 0x80)
        return first >= 'A' && first <= 'Z';
    return is_upper(first_rune(text));
}

static void grow(Names *names)
{
    uint32_t capacity = names->capacity ? names->capacity * 2 : 1024;
    Name **table = arena_new_array(names->arena, Name *, capacity);

    for (uint32_t i = 0; i < names->capacity; i++) {
        Name *name = names->table[i];
        if (!name)
            continue;
        uint32_t slot = name->hash & (capacity - 1);
        while (table[slot])
            slot = (slot + 1) & (capacity - 1);
        table[slot] = name;
    }
    names->table = table;
    names->capacity = capacity;
}

Name *name_intern(Names *names, Text text)
{
    if (names->count + 1 > names->capacity / 2)
        grow(names);

    uint32_t hash = hash_bytes(text.bytes, text.length);
    uint32_t slot = hash & (names->capacity - 1);
    for (Name *name; (name = names->table[slot]); slot = (slot + 1) & (names->capacity - 1))
        if (name->hash == hash && name->length == text.length &&
            memcmp(name->text, text.bytes, text.length) == 0)
            return name;

    Name *name = arena_new(names->arena, Name);
    char *copy = arena_alloc(names->arena, text.length + 1, 1);
    if (text.length)
        memcpy(copy, text.bytes, text.length);
    *name = (Name){.text = copy,
                   .length = (uint32_t)text.length,
                   .hash = hash,
                   .is_blank = text.length == 1 && copy[0] == '_',
                   .is_exported = begins_upper(text)};
    names->table[slot] = name;
    names->count++;
    return name;
}

static void reserve(Writer *writer, size_t more)
{
    size_t needed = writer->length + more + 1;

    if (needed <= writer->capacity)
        return;
    size_t capacity = writer->capacity ? writer->capacity * 2 : 64;
    while (capacity < needed)
        capacity *= 2;
    char *bytes = arena_alloc(writer->arena, capacity, 1);
    if (writer->length)
        memcpy(bytes, writer->bytes, writer->length);
    writer->bytes = bytes;
    writer->capacity = capacity;
}

void writer_bytes(Writer *writer, const char *bytes, size_t length)
{
    reserve(writer, length);
    if (length)
        memcpy(writer->bytes + writer->length, bytes, length);
    writer->length += length;
    writer->bytes[writer->length] = 0;
}

void writer_text(Writer *writer, const char *zero_terminated)
{
    writer_bytes(writer, zero_terminated, strlen(zero_terminated));
}

void writer_format(Writer *writer, const char *format, ...)
{
    va_list arguments, again;

    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    reserve(writer, (size_t)length);
    vsnprintf(writer->bytes + writer->length, (size_t)length + 1, format, again);
    writer->length += (size_t)length;
    va_end(again);
    va_end(arguments);
}

uint32_t text_rune(Text text, size_t *length)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *b = (const unsigned char *)text.bytes;
    size_t needed = b[0] < 0x80 ? 1 : b[0] >= 0xF0 ? 4 : b[0] >= 0xE0 ? 3 : b[0] >= 0xC0 ? 2 : 5;

    *length = 1;
    if (needed == 1)
        return b[0];
    if (needed > text.length || needed == 5 || b[0] > 0xF4)
        return 0xFFFD;
    uint32_t rune = b[0] & (0x7Fu >> needed);
    for (size_t i = 1; i < needed; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return 0xFFFD;
        rune = rune << 6 | (b[i] & 0x3F);
    }
    if (rune < smallest[needed] || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
        return 0xFFFD;
    *length = needed;
    return rune;
}

/* Near strconv.IsPrint: what is not ASCII is printable unless a separator, format or private character. */
static bool is_printable(uint32_t rune)
{
    if (rune < 0xA1)
        return rune >= ' ' && rune < 0x7F;
    return rune != 0xAD && rune != 0x1680 && rune != 0x180E && !(rune >= 0x2000 && rune <= 0x200F) &&
           !(rune >= 0x2028 && rune <= 0x202F) && !(rune >= 0x205F && rune <= 0x206F) && rune != 0x3000 &&
           !(rune >= 0xD800 && rune < 0xF900) && rune != 0xFEFF && !(rune >= 0xFFF0 && rune <= 0xFFFB) &&
           rune < 0xE0000;
}

static void write_escape(Writer *writer, uint32_t rune)
{
    static const char letters[] = "abtnvfr";

    if (rune == '"' || rune == '\\')
        writer_format(writer, "\\%c", (int)rune);
    else if (rune >= '\a' && rune <= '\r')
        writer_format(writer, "\\%c", letters[rune - '\a']);
    else if (rune < ' ' || rune == 0x7F)
        writer_format(writer, "\\x%02x", rune);
    else
        writer_format(writer, rune < 0x10000 ? "\\u%04x" : "\\U%08x", rune);
}

void writer_quoted(Writer *writer, Text text)
{
    writer_bytes(writer, "\"", 1);
    while (text.length) {
        size_t length;
        uint32_t rune = text_rune(text, &length);
        if (rune == 0xFFFD && length == 1)
            writer_format(writer, "\\x%02x", (unsigned char)text.bytes[0]);
        else if (is_printable(rune) && rune != '"' && rune != '\\')
            writer_bytes(writer, text.bytes, length);
        else
            write_escape(writer, rune);
        text.bytes += length;
        text.length -= length;
    }
    writer_bytes(writer, "\"", 1);
}

const char *writer_done(Writer *writer)
{
    return writer->bytes ? writer->bytes : "";
}
