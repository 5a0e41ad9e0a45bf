/* The heap's part of runtime.MemStats.
 *
 * Nothing is counted on the short path of an allocation: a cache counts the slots of the runs it took, and
 * what is left of the present run is subtracted here.  As in Go a tiny object counts as allocated and freed
 * at once, the block around it as an object.
 */
#include "runtime/heap/mcache.h"
#include "runtime/heap/mheap.h"

/* Slots of the span class that were ever handed out. */
static uint64_t allocations(uint32_t span_class)
{
    uint64_t slots = 0;
    for (const MCache *cache = mheap.caches; cache; cache = cache->next)
        slots += cache->taken_slots[span_class] - mcache_unused_slots(cache, span_class);
    return slots;
}

static void add_small(GoMemStats *stats, int size_class, uint64_t *freed_bytes)
{
    uint64_t slot_bytes = size_classes[size_class].slot_bytes, taken = 0, freed = 0;
    for (int span_class = 2 * size_class; span_class <= 2 * size_class + 1; span_class++) {
        taken += allocations((uint32_t)span_class);
        freed += mheap.central[span_class].freed_slots;
    }
    stats->mallocs += taken;
    stats->frees += freed;
    stats->total_alloc += taken * slot_bytes;
    *freed_bytes += freed * slot_bytes;
    if (size_class < GO_MEM_STATS_CLASSES) {
        stats->by_size[size_class].size = (uint32_t)slot_bytes;
        stats->by_size[size_class].mallocs = taken;
        stats->by_size[size_class].frees = freed;
    }
}

void heap_read_stats(GoMemStats *stats)
{
    uint64_t freed_bytes = mheap.large_freed_bytes, tiny = 0, caches = 0;
    for (const MCache *cache = mheap.caches; cache; cache = cache->next, caches++)
        tiny += cache->tiny_allocations;
    stats->mallocs = mheap.large_allocations + tiny;
    stats->frees = mheap.large_frees + tiny;
    stats->total_alloc = mheap.large_bytes;
    for (int size_class = 1; size_class < SIZE_CLASSES; size_class++)
        add_small(stats, size_class, &freed_bytes);
    stats->alloc = stats->heap_alloc = stats->total_alloc - freed_bytes;
    stats->heap_objects = stats->mallocs - stats->frees;

    stats->heap_sys = mheap.used_bytes;
    stats->heap_inuse = mheap.pages_in_use * HEAP_PAGE_BYTES;
    stats->heap_idle = stats->heap_sys - stats->heap_inuse;
    stats->heap_released = mheap.pages.untouched_pages * HEAP_PAGE_BYTES;
    stats->mspan_inuse = mheap.record_bytes_in_use;
    stats->mspan_sys = mheap.record_bytes_mapped;
    stats->mcache_inuse = stats->mcache_sys = caches * sizeof(MCache);
    stats->other_sys = mheap.metadata_bytes;
    stats->next_gc = mheap.trigger_bytes;
}
