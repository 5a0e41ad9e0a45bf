/* The write barrier's slow side.
 *
 * Compiled code and the runtime announce a store while rt_gc_barrier_enabled is set.  Shading the old target
 * keeps what a stack that was already scanned may have loaded (deletion, Yuasa); shading the new one keeps
 * what a stack not yet scanned still holds (insertion, Dijkstra).  Each thread collects what it shaded in a
 * worker of its own; a cycle that marks beside the program drains them. In barriers_on mode nothing is being
 * marked: the operands are checked instead, so that a wrong slot or a stray pointer stops the program at the
 * store. Source: Go proposal 17503; Go 1.19 runtime/mbarrier.go.
 */
#include "runtime/gc/barrier.h"
#include "runtime/gc/gc.h"
#include "runtime/gc/mark.h"
#include "runtime/os/report.h"

uint32_t rt_gc_barrier_enabled;

bool gc_is_marking;
GcWorker gc_shaded;

static void check_target(uintptr_t value)
{
    MSpan *span = mheap_span_of(value);
    if (!span) {
        if (heap_contains((void *)value))
            rt_fatal("write barrier: pointer to a free page of the heap");
        return;
    }
    uint32_t index = mspan_slot_index(span, value);
    if (index < span->slots && mspan_is_free_slot(span, index))
        rt_fatal("write barrier: pointer to a free slot");
}

static void shade(uintptr_t value)
{
    if (gc_is_marking)
        mark_pointer(&gc_shaded, value);
    else
        check_target(value);
}

void rt_write_barrier(void **slot, void *value)
{
    shade((uintptr_t)*slot);
    shade((uintptr_t)value);
}

static void shade_words(const uintptr_t *words, uint64_t bits)
{
    for (; words && bits; bits &= bits - 1)
        shade(words[__builtin_ctzll(bits)]);
}

/* Of a type too large for a mask: what may be no pointer is no more than kept for a cycle. */
static void shade_all(const void *memory, size_t size_bytes)
{
    if (memory && gc_is_marking)
        mark_range(&gc_shaded, memory, (const char *)memory + size_bytes);
}

void gc_barrier_range(const GoType *type, void *to, const void *from, size_t size_bytes)
{
    const uint64_t *mask = (const uint64_t *)type->pointer_mask;
    if (type->pointer_bytes && !mask) {
        shade_all(to, size_bytes);
        shade_all(from, size_bytes);
        return;
    }
    for (size_t at = 0; type->pointer_bytes && at < size_bytes; at += type->size_bytes)
        for (size_t word = 0; word < type->pointer_bytes / 8; word += 64) {
            shade_words((const uintptr_t *)((char *)to + at) + word, mask[word / 64]);
            if (from)
                shade_words((const uintptr_t *)((const char *)from + at) + word, mask[word / 64]);
        }
}
