/* MCache: what a processor allocates from without asking anybody.
 *
 * For each span class a run of free slots in a row, of which the next is at `cursor`.  The run was cleared
 * when it was taken from the span, so that the short path of an allocation is: compare, add, set pointer
 * bits. When the run is used up the span gives the next one, when the span is full the central list gives
 * another.
 */
#pragma once
#include "runtime/heap/mspan.h"

typedef struct MCacheRun {
    char *cursor, *limit; /* both NULL: no span */
    uintptr_t slot_bytes;
    uintptr_t pointer_bits_bias; /* the byte of an address's pointer bit: bias + address / 64 */
} MCacheRun;

enum {
    TINY_BLOCK_BYTES = 16, /* values under this size without pointers share such a slot */
    TINY_SPAN_CLASS = 2 * 2 + 1,
    /* Runs of slots up to this size are cleared when taken: the same as the slots with pointer bits. */
    MCACHE_CLEARED_SLOT_LIMIT = MSPAN_POINTER_BITS_LIMIT,
    /* A run is no longer than this: what is cleared is still in the first-level cache when it is used. */
    MCACHE_RUN_BYTES = 4096,
};

struct MCache {
    MCacheRun runs[SPAN_CLASSES];
    MSpan *spans[SPAN_CLASSES];
    char *tiny; /* the free rest of the block being filled */
    size_t tiny_left_bytes;
    uint64_t tiny_allocations;
    /* Of all runs so far: allocations, but for the rest of the present run. */
    uint64_t taken_slots[SPAN_CLASSES];
    uint64_t allocations_until_collection; /* collect_every counts down here */
    MCache *next;
};

/* The next run of the class's span; false: mcache_refill first.  May run on a goroutine's stack. */
bool mcache_next_run(MCache *cache, uint32_t span_class);
/* A span with free slots in place of the full one.  On the system stack; may collect, so that the caller's
 * cache changes. */
void mcache_refill(uint32_t span_class);
/* Slots of the present run that nobody has yet. */
static inline uint32_t mcache_unused_slots(const MCache *cache, uint32_t span_class)
{
    const MCacheRun *run = &cache->runs[span_class];
    return (uint32_t)((size_t)(run->limit - run->cursor) / run->slot_bytes);
}
