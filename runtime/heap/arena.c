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
/* 512 GiB: the page table for it takes 512 MiB of addresses, of which a part per thousand of the heap in use is touched. */
#define RANGE_BYTES ((size_t)1 << 39)

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

static bool commit_arena(void)
{
    size_t at = mheap.committed_bytes;
    if (at == mheap.reserved_bytes)
        return false;
    char *table = (char *)(mheap.spans + at / HEAP_PAGE_BYTES);
    if (os_commit(table, PAGES_PER_ARENA_TABLE_BYTES) || os_commit((char *)mheap.low + at, HEAP_ARENA_BYTES))
        return false;
    /* A heap this large is touched page after page: fewer faults.  The first arena stays as small as it is used. */
    if (at > 0)
        os_prefer_huge_pages((char *)mheap.low + at, HEAP_ARENA_BYTES);
    mheap.metadata_bytes += PAGES_PER_ARENA_TABLE_BYTES;
    mheap.committed_bytes += HEAP_ARENA_BYTES;
    return true;
}

bool arena_grow(size_t bytes)
{
    if (bytes > mheap.reserved_bytes - mheap.used_bytes)
        return false;
    while (mheap.committed_bytes < mheap.used_bytes + bytes)
        if (!commit_arena())
            return false;
    page_index_add_chunks(&mheap.pages, bytes / HEAP_GROW_BYTES);
    mheap.used_bytes += bytes;
    return true;
}
