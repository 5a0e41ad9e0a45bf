/* string: concatenation, conversions, comparison, runes.
 *
 * A `buffer` is memory of the caller's frame for a result that does not escape; it is used when
 * the result fits.  Source: Go 1.19 runtime/string.go and runtime/utf8.go; Unicode 14, section 3.9.
 */
#include "runtime/heap/heap.h"
#include "runtime/os/report.h"
#include "runtime/stack/stack.h"
#include "runtime/value/value.h"
#include <string.h>

enum {
    RUNE_ERROR = 0xfffd,
    RUNE_MAX = 0x10ffff,
    SURROGATE_MIN = 0xd800,
    SURROGATE_MAX = 0xdfff,
    ENCODED_MAX_BYTES = 4
};

static uint8_t *room_for_text(uint8_t *buffer, GoInt size_bytes)
{
    if (buffer && size_bytes <= GO_BUFFER_BYTES)
        return buffer;
    return heap_alloc((size_t)size_bytes, NULL, false);
}

/* -- concatenation, bytes -- */

GoString rt_concat_strings(uint8_t *buffer, const GoString *parts, GoInt count)
{
    GoInt length = 0, filled = 0, last = 0;

    for (GoInt i = 0; i < count; i++) {
        if (parts[i].length == 0)
            continue;
        if (__builtin_add_overflow(length, parts[i].length, &length))
            rt_fatal("string concatenation too long");
        filled++;
        last = i;
    }
    if (filled == 0)
        return (GoString){ NULL, 0 };
    /* Alone, it needs no copy, unless it lies in a frame that the result may outlive. */
    if (filled == 1 && (buffer || !stack_holds(parts[last].data)))
        return parts[last];

    uint8_t *data = room_for_text(buffer, length), *end = data;
    for (GoInt i = 0; i < count; i++) {
        memcpy(end, parts[i].data, (size_t)parts[i].length);
        end += parts[i].length;
    }
    return (GoString){ data, length };
}

GoSlice rt_string_to_bytes(uint8_t *buffer, GoString text)
{
    GoSlice bytes = { buffer, text.length, GO_BUFFER_BYTES };

    if (buffer && text.length <= GO_BUFFER_BYTES) {
        memset(buffer, 0, GO_BUFFER_BYTES);
    } else {
        bytes.capacity = (GoInt)heap_rounded_size((size_t)text.length);
        bytes.data = heap_alloc((size_t)bytes.capacity, NULL, false);
        memset((uint8_t *)bytes.data + text.length, 0, (size_t)(bytes.capacity - text.length));
    }
    memcpy(bytes.data, text.data, (size_t)text.length);
    return bytes;
}

GoString rt_bytes_to_string(uint8_t *buffer, const uint8_t *bytes, GoInt length)
{
    if (length == 0)
        return (GoString){ NULL, 0 };
    if (length == 1)
        return (GoString){ box_byte(bytes[0]), 1 };

    uint8_t *data = room_for_text(buffer, length);
    memcpy(data, bytes, (size_t)length);
    return (GoString){ data, length };
}

/* -- comparison -- */

GoInt rt_compare_strings(GoString a, GoString b)
{
    GoInt shorter = a.length < b.length ? a.length : b.length;
    int order = a.data == b.data ? 0 : memcmp(a.data, b.data, (size_t)shorter);

    if (order == 0)
        return a.length < b.length ? -1 : a.length > b.length;
    return order < 0 ? -1 : 1;
}

bool rt_equal_strings(GoString a, GoString b)
{
    return a.length == b.length && (a.data == b.data || memcmp(a.data, b.data, (size_t)a.length) == 0);
}

/* -- runes -- */

typedef struct Decoded {
    int32_t rune;
    int width;
} Decoded;

/* By the first byte: how many more there are, the range of the second, and the first's own bits. */
static Decoded decode(const uint8_t *bytes, GoInt left)
{
    Decoded bad = { RUNE_ERROR, 1 };
    uint8_t first = bytes[0], low = 0x80, high = 0xbf;
    int more;

    if (first < 0x80)
        return (Decoded){ first, 1 };
    if (first < 0xc2 || first > 0xf4)
        return bad;
    more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (first == 0xe0)
        low = 0xa0;     /* no shorter form */
    if (first == 0xed)
        high = 0x9f;    /* no surrogates */
    if (first == 0xf0)
        low = 0x90;
    if (first == 0xf4)
        high = 0x8f;    /* not above RUNE_MAX */
    if (left <= more || bytes[1] < low || bytes[1] > high)
        return bad;

    int32_t rune = (first & (0x3f >> more)) << 6 | (bytes[1] & 0x3f);
    for (int i = 2; i <= more; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return bad;
        rune = rune << 6 | (bytes[i] & 0x3f);
    }
    return (Decoded){ rune, more + 1 };
}

uint64_t rt_decode_rune(GoString text, GoInt index)
{
    Decoded decoded = decode(text.data + index, text.length - index);

    return (uint32_t)decoded.rune | (uint64_t)decoded.width << 32;
}

static int encode(uint8_t *to, int64_t rune)
{
    if (rune < 0 || rune > RUNE_MAX || (rune >= SURROGATE_MIN && rune <= SURROGATE_MAX))
        rune = RUNE_ERROR;
    if (rune < 0x80) {
        to[0] = (uint8_t)rune;
        return 1;
    }
    if (rune < 0x800) {
        to[0] = (uint8_t)(0xc0 | rune >> 6);
        to[1] = (uint8_t)(0x80 | (rune & 0x3f));
        return 2;
    }
    if (rune < 0x10000) {
        to[0] = (uint8_t)(0xe0 | rune >> 12);
        to[1] = (uint8_t)(0x80 | (rune >> 6 & 0x3f));
        to[2] = (uint8_t)(0x80 | (rune & 0x3f));
        return 3;
    }
    to[0] = (uint8_t)(0xf0 | rune >> 18);
    to[1] = (uint8_t)(0x80 | (rune >> 12 & 0x3f));
    to[2] = (uint8_t)(0x80 | (rune >> 6 & 0x3f));
    to[3] = (uint8_t)(0x80 | (rune & 0x3f));
    return 4;
}

GoInt rt_count_runes(GoString text)
{
    GoInt count = 0;

    for (GoInt at = 0; at < text.length; count++)
        at += decode(text.data + at, text.length - at).width;
    return count;
}

GoSlice rt_string_to_runes(int32_t *buffer, GoString text)
{
    GoInt count = rt_count_runes(text), filled = 0;

    GoSlice runes = { buffer, count, GO_BUFFER_RUNES };
    if (buffer && count <= GO_BUFFER_RUNES) {
        memset(buffer, 0, GO_BUFFER_RUNES * sizeof *buffer);
    } else {
        size_t bytes = heap_rounded_size((size_t)count * sizeof *buffer);
        runes.data = heap_alloc(bytes, NULL, true);
        runes.capacity = (GoInt)(bytes / sizeof *buffer);
    }
    for (GoInt at = 0; at < text.length; filled++) {
        Decoded decoded = decode(text.data + at, text.length - at);
        ((int32_t *)runes.data)[filled] = decoded.rune;
        at += decoded.width;
    }
    return runes;
}

GoString rt_runes_to_string(uint8_t *buffer, const int32_t *runes, GoInt count)
{
    uint8_t scratch[ENCODED_MAX_BYTES];
    GoInt length = 0;

    for (GoInt i = 0; i < count; i++)
        length += encode(scratch, runes[i]);
    if (length == 0)
        return (GoString){ NULL, 0 };

    uint8_t *data = room_for_text(buffer, length), *end = data;
    for (GoInt i = 0; i < count; i++) {
        int width = encode(scratch, runes[i]);
        memcpy(end, scratch, (size_t)width);
        end += width;
    }
    return (GoString){ data, length };
}

GoString rt_rune_to_string(uint8_t *buffer, int64_t rune)
{
    uint8_t *data = buffer ? buffer : heap_alloc(ENCODED_MAX_BYTES, NULL, false);

    return (GoString){ data, encode(data, rune) };
}
