/* The table of size classes and the two tables that lead from a size to its class.
 *
 * Source: size_classes.def; the reciprocal is exact because a span is shorter than 2^17 bytes
 * (Go 1.19 runtime/mksizeclasses.go proves it by trial, tests/unit/heap_size_class.c too).
 */
#include "runtime/heap/size_class.h"

const SizeClass size_classes[SIZE_CLASSES] = {
    {0, 1, 0, 0},
#define SIZE_CLASS(bytes, pages, count) {bytes, count, pages, UINT32_MAX / (bytes) + 1},
#include "runtime/heap/size_classes.def"
#undef SIZE_CLASS
};

uint8_t size_class_by_8[SIZE_CLASS_FINE_LIMIT / 8 + 1];
uint8_t size_class_by_128[(32768 - SIZE_CLASS_FINE_LIMIT) / 128 + 1];

void size_class_init(void)
{
    uint8_t size_class = 1;
    size_class_by_8[0] = size_class;
    for (size_t size = 8; size <= SIZE_CLASS_FINE_LIMIT; size += 8) {
        if (size > size_classes[size_class].slot_bytes)
            size_class++;
        size_class_by_8[size / 8] = size_class;
    }
    for (size_t size = SIZE_CLASS_FINE_LIMIT; size <= 32768; size += 128) {
        if (size > size_classes[size_class].slot_bytes)
            size_class++;
        size_class_by_128[(size - SIZE_CLASS_FINE_LIMIT) / 128] = size_class;
    }
}
