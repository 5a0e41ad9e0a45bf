/* From any address to the heap object around it; for checks, finalizers and tracebacks, not for marking. */
#include "runtime/heap/mheap.h"

bool heap_contains(const void *address)
{
    return (uintptr_t)address - mheap.low < mheap.used_bytes;
}

void *heap_find_object(const void *address, size_t *slot_bytes)
{
    MSpan *span = mheap_span_of((uintptr_t)address);
    if (!span)
        return NULL;
    uint32_t index = mspan_slot_index(span, (uintptr_t)address);
    if (index >= span->slots || mspan_is_free_slot(span, index))
        return NULL;
    *slot_bytes = span->slot_bytes;
    return (char *)span->base + index * span->slot_bytes;
}
