/* Arenas: address space reserved once, made usable 64 MiB at a time.
 *
 * The range begins where Go's heap begins, so that addresses in output look alike.  With less address space
 * (ulimit -v) it is half of what can be had: threads and stacks need some too.
 * Nothing is ever unmapped: pages that are not needed are given back inside the range.
 */
#include "runtime/heap/mheap.h"
#include "runtime/os/report.h"

enum { PAGES_PER_ARENA_TABLE_BYTES = HEAP_ARENA_PAGES * sizeof(MSpan *) };

#define RANGE_HINT ((void *)0xc000000000)
/* 512 GiB: the page table for it takes 512 MiB of addresses, of which a part per thousand of the heap in use
 * is touched. */
#define RANGE_BYTES ((size_t)1 << 39)
/* What the kernel gives to a process.  What is larger than our range and smaller than this Go could reserve,
 * but not make memory: the message tells the two apart. */
#define ADDRESS_SPACE_BYTES ((size_t)1 << 47)

static void *map_metadata(size_t bytes)
{
    void *memory;
    bytes = (bytes + OS_PAGE_BYTES - 1) / OS_PAGE_BYTES * OS_PAGE_BYTES;
    if (os_map(&memory, bytes))
        rt_fatal("cannot map the heap's page index");
    mheap.metadata_bytes += bytes;
    return memory;
}

static void reserve_range(void)
{
    size_t bytes = RANGE_BYTES;
    void *range;
    while (os_reserve(&range, bytes, HEAP_ARENA_BYTES, RANGE_HINT)) {
        bytes /= 2;
        if (bytes < HEAP_ARENA_BYTES)
            rt_fatal("cannot reserve address space for the heap");
    }
    if (bytes < RANGE_BYTES && bytes > HEAP_ARENA_BYTES) {
        bytes /= 2;
        os_unmap((char *)range + bytes, bytes);
    }
    mheap.low = (uintptr_t)range;
    mheap.reserved_bytes = bytes;
}

void arena_reserve(void)
{
    reserve_range();
    void *table;
    size_t table_bytes = mheap.reserved_bytes / HEAP_PAGE_BYTES * sizeof(MSpan *);
    if (os_reserve(&table, table_bytes, OS_PAGE_BYTES, NULL))
        rt_fatal("cannot reserve address space for the heap's page table");
    mheap.spans = table;
    size_t chunks = mheap.reserved_bytes / HEAP_GROW_BYTES;
    page_index_init(&mheap.pages, chunks, map_metadata(page_index_memory_bytes(chunks)));
}

/* As many arenas as `bytes` need, all at once: where memory is short the kernel refuses the whole of it
 * and does not let the program die at a touch later. */
static bool commit_arenas(size_t bytes)
{
    size_t at = mheap.committed_bytes;
    size_t arenas = (bytes + HEAP_ARENA_BYTES - 1) / HEAP_ARENA_BYTES;
    char *table = (char *)(mheap.spans + at / HEAP_PAGE_BYTES), *range = (char *)mheap.low + at;
    if (os_commit(table, arenas * PAGES_PER_ARENA_TABLE_BYTES) || os_commit(range, arenas * HEAP_ARENA_BYTES))
        return false;
    /* A heap this large is touched page after page: fewer faults.  The first arena stays as small as it is
     * used. */
    if (at > 0)
        os_prefer_huge_pages(range, arenas * HEAP_ARENA_BYTES);
    mheap.metadata_bytes += arenas * PAGES_PER_ARENA_TABLE_BYTES;
    mheap.committed_bytes += arenas * HEAP_ARENA_BYTES;
    return true;
}

ArenaGrowth arena_grow(size_t bytes)
{
    if (bytes > mheap.reserved_bytes - mheap.used_bytes) {
        bool could_go_reserve = mheap.reserved_bytes == RANGE_BYTES && bytes > RANGE_BYTES && bytes < ADDRESS_SPACE_BYTES;
        return could_go_reserve ? ARENA_NO_MEMORY : ARENA_NO_ADDRESSES;
    }
    size_t needed = mheap.used_bytes + bytes;
    if (needed > mheap.committed_bytes && !commit_arenas(needed - mheap.committed_bytes))
        return ARENA_NO_MEMORY;
    page_index_add_chunks(&mheap.pages, bytes / HEAP_GROW_BYTES);
    mheap.used_bytes += bytes;
    return ARENA_GROWN;
}
