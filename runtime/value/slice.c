/* slice: growth of append, and copies of typed memory.
 * Source: Go 1.19 runtime/slice.go, growslice. */
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/panic/panic.h"
#include "runtime/value/typed_memory.h"
#include "runtime/value/value.h"
#include <string.h>

/* Below this a slice doubles; from there on growth falls smoothly to a quarter. */
enum { DOUBLING_LIMIT = 256 };

/* Go's: the address bits that its heap uses. */
#define MAX_ALLOCATION_BYTES ((size_t)1 << 48)

/* What an append of nothing to nothing points to. */
static uint64_t zero_sized;

/* The capacity that Go's rule gives, before rounding to a size class. */
static GoInt grown_capacity(GoInt old_capacity, GoInt needed)
{
    GoInt capacity = old_capacity;

    if (needed > 2 * old_capacity)
        return needed;
    if (old_capacity < DOUBLING_LIMIT)
        return 2 * old_capacity;
    while (capacity > 0 && capacity < needed)
        capacity = (GoInt)((GoUint)capacity + ((GoUint)capacity + 3 * DOUBLING_LIMIT) / 4);
    return capacity > 0 ? capacity : needed;
}

GoSlice rt_grow_slice(const GoType *element, GoSlice old, GoInt capacity_needed)
{
    size_t wanted_bytes, size_bytes, old_bytes = (size_t)old.length * element->size_bytes;

    if (capacity_needed < old.capacity)
        panic_text("growslice: cap out of range");
    if (element->size_bytes == 0)
        return (GoSlice){ &zero_sized, old.length, capacity_needed };

    if (__builtin_mul_overflow((size_t)grown_capacity(old.capacity, capacity_needed), element->size_bytes, &wanted_bytes) ||
        wanted_bytes > MAX_ALLOCATION_BYTES)
        panic_text("growslice: cap out of range");
    size_bytes = heap_rounded_size(wanted_bytes);

    GoSlice grown = { NULL, old.length, (GoInt)(size_bytes / element->size_bytes) };
    bool has_pointers = element->pointer_bytes > 0;
    grown.data = heap_alloc(size_bytes, has_pointers ? element : NULL, has_pointers);
    if (!has_pointers) {
        size_t used_bytes = (size_t)capacity_needed * element->size_bytes;
        memset((char *)grown.data + used_bytes, 0, size_bytes - used_bytes);
    } else if (rt_gc_barrier_enabled) {
        gc_barrier_range(element, grown.data, old.data, old_bytes);
    }
    memmove(grown.data, old.data, old_bytes);
    return grown;
}

GoSlice rt_extend_slice(const GoType *element, GoSlice slice, GoInt count)
{
    GoInt length = slice.length;

    if (count < 0)
        panic_text("makeslice: len out of range");
    GoInt needed = (GoInt)((GoUint)length + (GoUint)count);  /* negative: rt_grow_slice panics */
    if ((GoUint)needed > (GoUint)slice.capacity)
        slice = rt_grow_slice(element, slice, needed);
    slice.length = needed;

    char *room = (char *)slice.data + (size_t)length * element->size_bytes;
    size_t room_bytes = (size_t)count * element->size_bytes;
    if (rt_gc_barrier_enabled && element->pointer_bytes > 0)
        gc_barrier_range(element, room, NULL, room_bytes);
    memset(room, 0, room_bytes);
    return slice;
}

void rt_check_unsafe_slice(void *pointer, GoInt length, GoInt element_bytes)
{
    size_t bytes;

    if (length >= 0 && !__builtin_mul_overflow((size_t)element_bytes, (size_t)length, &bytes) &&
        bytes <= -(uintptr_t)pointer)
        return;
    if (length >= 0 && !pointer)
        panic_text("unsafe.Slice: ptr is nil and len is not zero");
    panic_text("unsafe.Slice: len out of range");
}
