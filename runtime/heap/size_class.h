/* Size classes: which slot an object of so many bytes gets, and how spans of that slot are cut.
 *
 * Class 0 stands for large objects.  A span class is a size class together with "holds no pointers":
 * such objects are never scanned, so they do not share spans with others.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SIZE_CLASSES = 68,
    SPAN_CLASSES = 2 * SIZE_CLASSES,
    SIZE_CLASS_FINE_LIMIT = 1024, /* up to here the class is looked up in steps of 8 bytes, then of 128 */
    SIZE_CLASS_MAX_SLOTS = 1024,
};

typedef struct SizeClass {
    uint16_t slot_bytes;
    uint16_t slots;
    uint8_t span_pages;
    uint32_t divide_magic; /* offset * divide_magic >> 32 is offset / slot_bytes, exact inside a span */
} SizeClass;

extern const SizeClass size_classes[SIZE_CLASSES];
extern uint8_t size_class_by_8[SIZE_CLASS_FINE_LIMIT / 8 + 1];
extern uint8_t size_class_by_128[(32768 - SIZE_CLASS_FINE_LIMIT) / 128 + 1];

/* Fills the two lookup tables. */
void size_class_init(void);

/* For size_bytes up to 32 KiB. */
static inline uint32_t size_class_of(size_t size_bytes)
{
    if (size_bytes <= SIZE_CLASS_FINE_LIMIT)
        return size_class_by_8[(size_bytes + 7) / 8];
    return size_class_by_128[(size_bytes - SIZE_CLASS_FINE_LIMIT + 127) / 128];
}

static inline uint32_t span_class_of(uint32_t size_class, bool is_pointer_free)
{
    return size_class * 2 + is_pointer_free;
}
