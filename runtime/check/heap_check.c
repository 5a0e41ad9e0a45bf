/* The heap looked through at each collection, between mark and sweep (BERTHDEBUG=check).
 *
 * 1. Every structure of the heap agrees with the others (heap_check).
 * 2. Every pointer word of every marked object holds nil, the address of something outside of heap and
 *    stacks, or points into a marked slot: else the pointer map or the mark phase is wrong.
 * 3. None points into a stack: the proof, at run time, that the compiler placed nothing on a stack that
 * outlives it. The pointer maps are read here in a way of their own, word by word, so that the fast way is
 * checked too.
 */
#include "runtime/gc/gc.h"
#include "runtime/gc/roots.h"
#include "runtime/heap/mheap.h"
#include "runtime/os/report.h"
#include "runtime/sched/goroutine.h"

static bool is_pointer_word(const MSpan *span, uint32_t slot, size_t word)
{
    if (mspan_is_pointer_free(span))
        return false;
    if (mspan_has_pointer_bits(span)) {
        size_t bit = slot * (span->slot_bytes / 8) + word;
        return span->pointer_bits[bit / 8] >> bit % 8 & 1;
    }
    const GoType *type = span->types[slot];
    size_t size_words = type->size_bytes / 8, element = word / size_words, in_element = word % size_words;
    bool is_whole = (element + 1) * type->size_bytes <= span->slot_bytes;
    return is_whole && in_element < type->pointer_bytes / 8 && type->pointer_mask &&
           (type->pointer_mask[in_element / 8] >> in_element % 8 & 1);
}

_Noreturn static void fail(const MSpan *span, uint32_t slot, size_t word, const char *what)
{
    const uintptr_t *object = (const uintptr_t *)(span->base + slot * span->slot_bytes);
    report_begin();
    report_text("heap check: object ");
    report_pointer(object);
    report_text(" of ");
    report_uint(span->slot_bytes);
    report_text(" bytes: word ");
    report_uint(word);
    report_text(" = ");
    report_hex(object[word]);
    report_text("\n");
    report_end();
    rt_fatal(what);
}

/* Asks each segment of each goroutine: what points into the program itself, as most such words do, must not come here,
 * or programs with many segments take minutes. */
static const char *wrong_stack_pointer(const void *address)
{
    if (!address)
        return NULL;
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine)) {
        switch (stack_place(&goroutine->stack, address)) {
        case STACK_PLACE_OUTSIDE:
            break;
        case STACK_PLACE_LIVE:
            return "heap check: a heap word points into a stack";
        case STACK_PLACE_DEAD:
            return "heap check: a heap word points into a dead stack frame";
        }
    }
    return NULL;
}

static const char *wrong_pointer(uintptr_t value)
{
    if (!heap_contains((void *)value))
        return roots_is_image((void *)value) ? NULL : wrong_stack_pointer((void *)value);
    const MSpan *span = mheap_span_of(value);
    if (!span)
        return "heap check: a heap word points to a free page";
    uint32_t slot = mspan_slot_index(span, value);
    if (slot >= span->slots)
        return "heap check: a heap word points behind the last slot of a span";
    if (mspan_is_free_slot(span, slot))
        return "heap check: a heap word points to a free slot";
    return mspan_is_marked(span, slot) ? NULL : "heap check: a reachable object is not marked";
}

static void check_object(const MSpan *span, uint32_t slot)
{
    const uintptr_t *words = (const uintptr_t *)(span->base + slot * span->slot_bytes);
    for (size_t word = 0; word < span->slot_bytes / 8; word++) {
        if (!is_pointer_word(span, slot, word))
            continue;
        const char *wrong = wrong_pointer(words[word]);
        if (wrong)
            fail(span, slot, word, wrong);
    }
}

void gc_check_marked_heap(void)
{
    const char *wrong = heap_check();
    if (wrong)
        rt_fatal(wrong);
    for (size_t page = 0; page < mheap.used_bytes / HEAP_PAGE_BYTES;) {
        const MSpan *span = mheap.spans[page];
        for (uint32_t slot = 0; span && !mspan_is_pointer_free(span) && slot < span->slots; slot++)
            if (mspan_is_marked(span, slot))
                check_object(span, slot);
        page += span ? span->pages : 1;
    }
}
