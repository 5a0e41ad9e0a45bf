/* MHeap: the page heap, and all that the heap's parts and the collector share.
 *
 * One range of addresses is reserved at the start; arenas of 64 MiB are committed in it from the
 * bottom up, and pages become memory when they are touched.  So an address is checked for being in the heap
 * with one comparison, and its span found with one load.
 *
 *     object -> slot of an MSpan -> in an MCache or a list of an MCentral -> pages of the MHeap -> arenas
 *
 * Locks, in the order in which they may be taken: sweep_lock, MCentral.lock, MHeap.lock.
 * Source: Go 1.19 runtime/mheap.go.
 */
#pragma once
#include "runtime/heap/heap.h"
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/heap/mspan.h"
#include "runtime/heap/page_index.h"

enum {
    HEAP_ARENA_PAGES = HEAP_ARENA_BYTES / HEAP_PAGE_BYTES,
    HEAP_GROW_BYTES = PAGE_CHUNK_PAGES * HEAP_PAGE_BYTES, /* 4 MiB, as Go */
    MSPAN_POOLS = 16,                                     /* free records by size, in steps of 64 bytes */
};

/* The spans of one class that no processor holds.  Which of the two lists is the swept one
 * changes with every cycle: [generation / 2 % 2]. */
typedef struct MCentral {
    Lock lock;
    MSpanList partial[2], full[2];
    uint64_t freed_slots; /* so far, for the statistics */
} MCentral;

typedef struct MHeap {
    uintptr_t low;     /* where the reserved range begins */
    size_t used_bytes; /* from low: known to `pages`; addresses from here on hold nothing */
    MSpan **spans;     /* by page: the span it belongs to, or NULL */
    uint32_t sweep_generation;
    uint64_t live_bytes;    /* marked last time and handed to caches since; atomic */
    uint64_t trigger_bytes; /* live_bytes from which on a collection is due */

    size_t reserved_bytes, committed_bytes;
    Lock lock; /* for all that follows */
    PageIndex pages;
    MSpan *free_records[MSPAN_POOLS];
    char *fresh_records, *fresh_records_end;
    size_t record_bytes_in_use, record_bytes_mapped;
    size_t metadata_bytes; /* page table and page index, as committed */
    size_t pages_in_use;
    uint64_t large_allocations, large_bytes, large_frees, large_freed_bytes;

    Lock sweep_lock;
    size_t sweep_page; /* spans on pages below it are swept */

    MCache *caches; /* all of them */
    MCentral central[SPAN_CLASSES];
} MHeap;

extern MHeap mheap;

/* The span at an address, or NULL. */
static inline MSpan *mheap_span_of(uintptr_t address)
{
    uintptr_t offset = address - mheap.low;
    return offset < mheap.used_bytes ? mheap.spans[offset >> HEAP_PAGE_SHIFT] : NULL;
}

/* -- arena.c -- */

void arena_reserve(void);
/* Makes the pages up to used_bytes + bytes memory, or nothing. */
typedef enum ArenaGrowth { ARENA_GROWN, ARENA_NO_MEMORY, ARENA_NO_ADDRESSES } ArenaGrowth;
ArenaGrowth arena_grow(size_t bytes);

/* -- mheap.c -- */

/* A span of that many pages, in no list.  Ends the program when there is no memory. */
MSpan *mheap_alloc_span(size_t pages, uint32_t span_class);
/* Takes back the pages and the record of a span that is in no list. */
void mheap_free_span(MSpan *span);

/* -- mcentral.c -- */

/* A swept span with a free slot, in no list: a partial one, else one swept now, else a new one. */
MSpan *mcentral_take(uint32_t span_class);
/* Puts a swept span back into the list that fits. */
void mcentral_put(MSpan *span);
/* NULL if the lists of the class are consistent, else what is wrong; adds their spans to *spans. */
const char *mcentral_check(uint32_t span_class, size_t *spans);

/* -- sweep.c -- */

/* After marking: every span is unswept from here on. */
void sweep_begin(void);
/* Sweeps one span that was taken out of its list; true: nothing in it lives.  It is then still a whole, empty
 * span. */
bool sweep_span(MSpan *span);
/* Sweeps until `pages` pages have come free; false: everything is swept. */
bool sweep_some(size_t pages);
void sweep_all(void);

/* -- mcache.c -- */

/* Every processor's spans go back to the central lists. */
void mcache_flush_all(void);
/* NULL if every cache is consistent, else what is wrong; adds their spans to *spans. */
const char *mcache_check_all(size_t *spans);
