/* Scavenging: free pages that hold old bytes go back to the kernel.
 *
 * They keep their addresses and read as zero afterwards, so that a span made of them needs no clearing.
 * Source: Go 1.19 runtime/mgcscavenge.go.
 */
#include "runtime/heap/mheap.h"

size_t heap_release_free_pages(void)
{
    size_t released = 0, page = 0, first, pages;
    lock_take(&mheap.lock);
    while (page_index_next_idle(&mheap.pages, page, &first, &pages)) {
        page = first + pages;
        if (os_discard((char *)mheap.low + first * HEAP_PAGE_BYTES, pages * HEAP_PAGE_BYTES))
            continue;
        page_index_clear_touched(&mheap.pages, first, pages);
        released += pages * HEAP_PAGE_BYTES;
    }
    lock_give(&mheap.lock);
    return released;
}
