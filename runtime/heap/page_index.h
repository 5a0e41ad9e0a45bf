/* PageIndex: which pages of the heap are free, and where the first run of so many lies.
 *
 * A bit for each page, in chunks of 512 (4 MiB); over the chunks a tree of summaries with eight
 * children a node.  A summary says how many pages are free at a stretch's start, at its end, and in its
 * longest run, so a search looks at no more than eight summaries a level: O(8 log8 chunks) for
 * any run length, as is an update (plus one bit operation for each 64 pages of the run).
 * The fit is the lowest in address order: it leaves long runs at the far end, where they can be given back.
 *
 * Invariants (page_index_check): a summary agrees with its children, a leaf with its bits; no free page
 * lies below `lowest_free_page`; a page is `free`, or taken, or not yet added.
 * Source: Go 1.19 runtime/mpagealloc.go; Go proposal 35112.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PAGE_CHUNK_PAGES = 512,
    PAGE_CHUNK_WORDS = PAGE_CHUNK_PAGES / 64,
    PAGE_INDEX_LEVELS = 8, /* 8^8 chunks and more than the address space */
    PAGE_FAN_OUT = 8,
};

typedef struct PageSummary {
    uint32_t start, longest, end; /* free pages */
} PageSummary;

typedef struct PageIndex {
    uint64_t *free; /* a bit per page: nobody has it */
    uint64_t *
        touched; /* a bit per page: it was handed out since the kernel last gave it, and may hold old bytes */
    PageSummary *levels[PAGE_INDEX_LEVELS]; /* 0: one a chunk */
    uint32_t level_count;
    size_t chunk_limit; /* room for so many chunks */
    size_t page_count;  /* added so far; whole chunks */
    size_t free_pages;
    size_t untouched_pages;  /* of the free ones: no memory stands behind them */
    size_t lowest_free_page; /* none below it; may be too low */
} PageIndex;

/* Bytes of zeroed memory that page_index_init needs for so many chunks. */
size_t page_index_memory_bytes(size_t chunk_limit);
void page_index_init(PageIndex *index, size_t chunk_limit, void *zeroed_memory);

/* Adds free, untouched pages behind the last one. */
void page_index_add_chunks(PageIndex *index, size_t chunks);
/* Takes the lowest run of `pages` free pages.  False: there is none.  `was_touched`: some page of it may hold
 * old bytes. */
bool page_index_take(PageIndex *index, size_t pages, size_t *first_page, bool *was_touched);
void page_index_give(PageIndex *index, size_t first_page, size_t pages);

/* The next run at or above `from` of pages that are free and touched; false: there is none. */
bool page_index_next_idle(const PageIndex *index, size_t from, size_t *first_page, size_t *pages);
/* The kernel has taken these free pages back. */
void page_index_clear_touched(PageIndex *index, size_t first_page, size_t pages);

/* NULL if every invariant holds, else what is wrong. */
const char *page_index_check(const PageIndex *index);
