/* Runs of free slots from spans, spans from the central lists; mcache.h says what a cache holds.
 *
 * The bytes of a span's free slots are counted as live when a cache takes the span, those not used are
 * subtracted when it goes back: one atomic addition for some 8 KiB. Source: Go 1.19 runtime/mcache.go.
 */
#include "runtime/heap/mcache.h"
#include "runtime/heap/mheap.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include <string.h>

__thread MCache *mcache_current;

MCache *mcache_new(void)
{
    void *memory;
    if (os_map(&memory, (sizeof(MCache) + OS_PAGE_BYTES - 1) / OS_PAGE_BYTES * OS_PAGE_BYTES))
        rt_fatal("runtime: cannot allocate memory");
    MCache *cache = memory;
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES; span_class++)
        cache->runs[span_class].slot_bytes = span_class < 2 ? 1 : size_classes[span_class / 2].slot_bytes;
    cache->allocations_until_collection = (uint64_t)rt_settings.collect_every;
    lock_take(&mheap.lock);
    cache->next = mheap.caches;
    mheap.caches = cache;
    lock_give(&mheap.lock);
    return cache;
}

/* -- runs -- */

/* Pointer bits of the words in [first, first + count), counted from the start of the span. */
static void clear_pointer_bits(uint8_t *bits, size_t first, size_t count)
{
    for (; count && first % 8; first++, count--)
        bits[first / 8] &= (uint8_t) ~(1 << first % 8);
    memset(bits + first / 8, 0, count / 8);
    if (count % 8)
        bits[(first + count) / 8] &= (uint8_t)(0xff << count % 8);
}

static void check_poison(const char *low, const char *high)
{
    for (; low < high; low++)
        if (*low != (char)HEAP_POISON)
            rt_fatal("heap: a freed slot was written to");
}

static uint32_t run_limit(size_t slot_bytes)
{
    if (rt_settings.collect_every || heap_hooks.count_allocation)
        return 1;
    return slot_bytes >= MCACHE_RUN_BYTES ? 1 : (uint32_t)(MCACHE_RUN_BYTES / slot_bytes);
}

bool mcache_next_run(MCache *cache, uint32_t span_class)
{
    MCacheRun *run = &cache->runs[span_class];
    MSpan *span = cache->spans[span_class];
    uint32_t first, count;
    if (!span || !mspan_take_run(span, run_limit(run->slot_bytes), &first, &count))
        return false;
    run->cursor = (char *)span->base + first * run->slot_bytes;
    run->limit = run->cursor + count * run->slot_bytes;
    cache->taken_slots[span_class] += count;
    if (rt_settings.poison)
        check_poison(run->cursor, run->limit);
    if (span->needs_zero && run->slot_bytes <= MCACHE_CLEARED_SLOT_LIMIT)
        memset(run->cursor, 0, count * run->slot_bytes);
    if (mspan_has_pointer_bits(span)) {
        run->pointer_bits_bias = (uintptr_t)span->pointer_bits - span->base / 64;
        clear_pointer_bits(span->pointer_bits, first * run->slot_bytes / 8, count * run->slot_bytes / 8);
    }
    return true;
}

/* -- spans -- */

static uint64_t free_bytes(const MSpan *span)
{
    return (span->slots - span->taken_slots) * span->slot_bytes;
}

static void release(MCache *cache, uint32_t span_class)
{
    MSpan *span = cache->spans[span_class];
    MCacheRun *run = &cache->runs[span_class];
    if (!span)
        return;
    uint32_t unused = mcache_unused_slots(cache, span_class);
    if (unused) {
        if (rt_settings.poison)
            memset(run->cursor, HEAP_POISON, (size_t)(run->limit - run->cursor));
        mspan_return_run(span, mspan_slot_index(span, (uintptr_t)run->cursor), unused);
        cache->taken_slots[span_class] -= unused;
    }
    __atomic_fetch_sub(&mheap.live_bytes, free_bytes(span), __ATOMIC_RELAXED);
    cache->spans[span_class] = NULL;
    run->cursor = run->limit = NULL;
    mcentral_put(span);
}

void mcache_refill(uint32_t span_class)
{
    if (__atomic_load_n(&mheap.live_bytes, __ATOMIC_RELAXED) >= mheap.trigger_bytes)
        heap_hooks.collect();
    MCache *cache = mcache_current;
    release(cache, span_class);
    MSpan *span = mcentral_take(span_class);
    __atomic_fetch_add(&mheap.live_bytes, free_bytes(span), __ATOMIC_RELAXED);
    cache->spans[span_class] = span;
}

static void flush(MCache *cache)
{
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES; span_class++)
        release(cache, span_class);
    cache->tiny = NULL;
    cache->tiny_left_bytes = 0;
}

void mcache_flush_all(void)
{
    for (MCache *cache = mheap.caches; cache; cache = cache->next)
        flush(cache);
}

void mcache_free(MCache *cache)
{
    flush(cache);
}

/* -- check -- */

static const char *check_run(const MCache *cache, uint32_t span_class)
{
    const MCacheRun *run = &cache->runs[span_class];
    const MSpan *span = cache->spans[span_class];
    if (!span)
        return run->cursor || run->limit ? "cache: a run without a span" : NULL;
    if (span->state != MSPAN_CACHED || span->span_class != span_class ||
        span->sweep_generation != mheap.sweep_generation)
        return "cache: a span that it cannot have";
    if (!run->cursor)
        return NULL;
    if (run->cursor > run->limit || (size_t)(run->limit - run->cursor) % run->slot_bytes)
        return "cache: a run that is no run";
    if ((uintptr_t)run->limit != span->base + span->free_index * span->slot_bytes)
        return "cache: a run that is not the last one of its span";
    return NULL;
}

const char *mcache_check_all(size_t *spans)
{
    const char *wrong = NULL;
    for (const MCache *cache = mheap.caches; cache && !wrong; cache = cache->next)
        for (uint32_t span_class = 0; span_class < SPAN_CLASSES && !wrong; span_class++) {
            wrong = check_run(cache, span_class);
            *spans += cache->spans[span_class] != NULL;
        }
    return wrong;
}
