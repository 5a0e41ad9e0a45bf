/* typed memory: see typed_memory.h.  Source: Go 1.19 runtime/mbarrier.go. */
#include "runtime/value/typed_memory.h"
#include "runtime/gc/gc.h"
#include <string.h>

void rt_typed_copy(const GoType *type, void *to, const void *from)
{
    if (to == from)
        return;
    if (rt_gc_barrier_enabled && type->pointer_bytes > 0)
        gc_barrier_range(type, to, from, type->size_bytes);
    memmove(to, from, type->size_bytes);
}

void rt_typed_clear(const GoType *type, void *at)
{
    if (rt_gc_barrier_enabled && type->pointer_bytes > 0)
        gc_barrier_range(type, at, NULL, type->size_bytes);
    memset(at, 0, type->size_bytes);
}

GoInt rt_typed_copy_slice(const GoType *element, void *to, GoInt to_length, const void *from, GoInt from_length)
{
    GoInt count = to_length < from_length ? to_length : from_length;
    size_t size_bytes = (size_t)count * element->size_bytes;

    if (size_bytes == 0 || to == from)
        return count;
    if (rt_gc_barrier_enabled && element->pointer_bytes > 0)
        gc_barrier_range(element, to, from, size_bytes);
    memmove(to, from, size_bytes);
    return count;
}
