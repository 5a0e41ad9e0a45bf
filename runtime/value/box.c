/* box: a value's place behind the data word of an interface.
 *
 * Small integers need no memory of their own: all of 0..255 lie ready.  Boxed values are never changed.
 * Source: Go 1.19 runtime/iface.go, convT.
 */
#include "runtime/heap/heap.h"
#include "runtime/value/typed_memory.h"
#include "runtime/value/value.h"
#include <string.h>

enum { READY_VALUES = 256 };

#define TWO(n) n, n + 1
#define EIGHT(n) TWO(n), TWO(n + 2), TWO(n + 4), TWO(n + 6)
#define THIRTY_TWO(n) EIGHT(n), EIGHT(n + 8), EIGHT(n + 16), EIGHT(n + 24)

/* Little-endian: also the places of the same numbers as bytes, 16 and 32 bits. */
static const uint64_t ready[READY_VALUES] = {
    THIRTY_TWO(0), THIRTY_TWO(32), THIRTY_TWO(64), THIRTY_TWO(96),
    THIRTY_TWO(128), THIRTY_TWO(160), THIRTY_TWO(192), THIRTY_TWO(224),
};

static const GoSlice zero_words;

const uint8_t *box_byte(uint8_t byte)
{
    return (const uint8_t *)&ready[byte];
}

static void *box_number(uint64_t value, size_t size_bytes)
{
    if (value < READY_VALUES)
        return (void *)&ready[value];

    void *box = heap_alloc(size_bytes, NULL, false);
    memcpy(box, &value, size_bytes);
    return box;
}

void *rt_box_16(uint64_t value)
{
    return box_number((uint16_t)value, 2);
}

void *rt_box_32(uint64_t value)
{
    return box_number((uint32_t)value, 4);
}

void *rt_box_64(uint64_t value)
{
    return box_number(value, 8);
}

/* The one word of a string or slice that can point, at its start. */
static const uint8_t first_word_mask[8] = { 1 };

void *rt_box_string(GoString value)
{
    static const GoType layout = { .size_bytes = sizeof(GoString), .pointer_bytes = 8,
                                   .align_bytes = 8, .pointer_mask = first_word_mask };

    if (value.length == 0)
        return (void *)&zero_words;
    GoString *box = heap_alloc(sizeof *box, &layout, true);
    *box = value;
    return box;
}

void *rt_box_slice(GoSlice value)
{
    static const GoType layout = { .size_bytes = sizeof(GoSlice), .pointer_bytes = 8,
                                   .align_bytes = 8, .pointer_mask = first_word_mask };

    if (!value.data)
        return (void *)&zero_words;
    GoSlice *box = heap_alloc(sizeof *box, &layout, true);
    *box = value;
    return box;
}

void *rt_box(const GoType *type, const void *value)
{
    void *box = rt_new_object(type);

    rt_typed_copy(type, box, value);
    return box;
}
