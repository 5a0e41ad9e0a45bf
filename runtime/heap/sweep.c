/* Sweeping: what the collector did not mark becomes free.
 *
 * Each span is swept once between two cycles, by whoever takes it out of its list first: an
 * allocation of its class (mcentral_take), the page heap when it lacks pages (sweep_some),
 * or the next cycle before it begins (sweep_all).
 * Source: Go 1.19 runtime/mgcsweep.go.
 */
#include "runtime/heap/mheap.h"
#include "runtime/os/settings.h"
#include <string.h>

static void poison_free_slots(MSpan *span)
{
    for (uint32_t index = 0; index < span->slots; index++)
        if (mspan_is_free_slot(span, index))
            memset((char *)span->base + index * span->slot_bytes, HEAP_POISON, span->slot_bytes);
}

void sweep_begin(void)
{
    mheap.sweep_generation += 2;
    mheap.sweep_page = 0;
}

bool sweep_span(MSpan *span)
{
    uint32_t freed = mspan_sweep(span, mheap.sweep_generation);
    __atomic_fetch_add(&mheap.central[span->span_class].freed_slots, freed, __ATOMIC_RELAXED);
    if (rt_settings.poison && freed && span->span_class > 1)
        poison_free_slots(span);
    return span->taken_slots == 0;
}

/* Takes the span out of its list if it still waits to be swept there.  Another thread may sweep it at the
 * same time, free it and use its record for a new span, which counts as swept. */
static bool claim(MSpan *span)
{
    uint8_t span_class = __atomic_load_n(&span->span_class, __ATOMIC_RELAXED);
    MCentral *central = &mheap.central[span_class];
    lock_take(&central->lock);
    bool is_ours =
        span->span_class == span_class && span->list && span->sweep_generation != mheap.sweep_generation;
    if (is_ours)
        mspan_list_remove(span);
    lock_give(&central->lock);
    return is_ours;
}

/* Returns the pages that came free. */
static size_t sweep_and_put_back(MSpan *span)
{
    size_t pages = span->pages;
    size_t bytes = pages * HEAP_PAGE_BYTES;
    bool is_large = span->span_class < 2;
    if (!sweep_span(span)) {
        mcentral_put(span);
        return 0;
    }
    mheap_free_span(span);
    if (is_large) {
        __atomic_fetch_add(&mheap.large_frees, 1, __ATOMIC_RELAXED);
        __atomic_fetch_add(&mheap.large_freed_bytes, bytes, __ATOMIC_RELAXED);
    }
    return pages;
}

/* The first page behind the span on `page`; only the next page if the span's record has become another's. */
static size_t page_after(const MSpan *span, size_t page)
{
    if (!span)
        return page + 1;
    size_t first = (span->base - mheap.low) / HEAP_PAGE_BYTES, end = first + span->pages;
    return first <= page && page < end ? end : page + 1;
}

bool sweep_some(size_t pages)
{
    size_t freed = 0, page_limit = mheap.used_bytes / HEAP_PAGE_BYTES;
    lock_take(&mheap.sweep_lock);
    size_t page = mheap.sweep_page;
    bool is_done = page >= page_limit;
    while (page < page_limit && freed < pages) {
        MSpan *span = mheap.spans[page];
        page = page_after(span, page);
        if (span && claim(span))
            freed += sweep_and_put_back(span);
    }
    mheap.sweep_page = page;
    lock_give(&mheap.sweep_lock);
    return !is_done;
}

void sweep_all(void)
{
    while (sweep_some(SIZE_MAX))
        ;
}
