/* The page heap: pages into spans and back.
 *
 * A new span: 1. the lowest run of free pages; 2. else sweep spans until so many pages have come
 * free, and look again; 3. else grow by 4 MiB or what is needed.  So dead memory is used
 * before new memory, without sweeping at once when a cycle ends.
 */
#include "runtime/heap/mheap.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include <string.h>

enum { RECORD_BLOCK_BYTES = 64 << 10 };

MHeap mheap = {.trigger_bytes = UINT64_MAX, .sweep_generation = 2};
HeapHooks heap_hooks;

/* -- span records -- */

static MSpan *take_record(size_t bytes)
{
    MSpan **pool = &mheap.free_records[bytes / 64];
    MSpan *record = *pool;
    mheap.record_bytes_in_use += bytes;
    if (record) {
        *pool = record->next;
        return record;
    }
    if ((size_t)(mheap.fresh_records_end - mheap.fresh_records) < bytes) {
        void *block;
        if (os_map(&block, RECORD_BLOCK_BYTES))
            rt_fatal("runtime: cannot allocate memory");
        mheap.fresh_records = block;
        mheap.fresh_records_end = mheap.fresh_records + RECORD_BLOCK_BYTES;
        mheap.record_bytes_mapped += RECORD_BLOCK_BYTES;
    }
    record = (MSpan *)mheap.fresh_records;
    mheap.fresh_records += bytes;
    record->record_bytes = bytes;
    return record;
}

static void give_record(MSpan *record)
{
    MSpan **pool = &mheap.free_records[record->record_bytes / 64];
    mheap.record_bytes_in_use -= record->record_bytes;
    record->state = MSPAN_DEAD;
    record->next = *pool;
    *pool = record;
}

/* -- spans -- */

/* Go's two ends: the kernel refuses memory; there are no addresses left. */
_Noreturn static void out_of_memory(size_t bytes, ArenaGrowth growth)
{
    if (growth == ARENA_NO_MEMORY)
        rt_fatal("runtime: out of memory");
    rt_out_of_memory(bytes, mheap.used_bytes);
}

/* Under the lock, which it lets go while it sweeps. */
static void take_pages(size_t pages, size_t *first_page, bool *was_touched)
{
    while (!page_index_take(&mheap.pages, pages, first_page, was_touched)) {
        lock_give(&mheap.lock);
        bool has_swept = sweep_some(pages);
        lock_take(&mheap.lock);
        if (has_swept)
            continue;
        size_t bytes = (pages * HEAP_PAGE_BYTES + HEAP_GROW_BYTES - 1) / HEAP_GROW_BYTES * HEAP_GROW_BYTES;
        ArenaGrowth growth = arena_grow(bytes);
        if (growth != ARENA_GROWN)
            out_of_memory(bytes, growth);
    }
}

MSpan *mheap_alloc_span(size_t pages, uint32_t span_class)
{
    size_t first_page;
    bool was_touched;
    lock_take(&mheap.lock);
    take_pages(pages, &first_page, &was_touched);
    MSpan *span = take_record(mspan_record_bytes(span_class));
    mheap.pages_in_use += pages;
    lock_give(&mheap.lock);

    mspan_init(span, mheap.low + first_page * HEAP_PAGE_BYTES, pages, span_class, was_touched);
    span->sweep_generation = mheap.sweep_generation;
    for (size_t page = 0; page < pages; page++)
        mheap.spans[first_page + page] = span;
    return span;
}

void mheap_free_span(MSpan *span)
{
    size_t first_page = (span->base - mheap.low) / HEAP_PAGE_BYTES;
    if (rt_settings.poison)
        memset((void *)span->base, HEAP_POISON, span->pages * HEAP_PAGE_BYTES);
    memset(&mheap.spans[first_page], 0, span->pages * sizeof(MSpan *));
    lock_take(&mheap.lock);
    page_index_give(&mheap.pages, first_page, span->pages);
    mheap.pages_in_use -= span->pages;
    give_record(span);
    lock_give(&mheap.lock);
}

/* -- check -- */

static const char *check_span_pages(const MSpan *span, size_t first_page)
{
    if (span->base != mheap.low + first_page * HEAP_PAGE_BYTES)
        return "heap: a page belongs to a span that begins elsewhere";
    for (size_t page = first_page; page < first_page + span->pages; page++) {
        if (mheap.spans[page] != span)
            return "heap: a span's pages do not all lead to it";
        if (mheap.pages.free[page / 64] >> page % 64 & 1)
            return "heap: a span's page is free";
    }
    if ((span->state == MSPAN_CENTRAL) != (span->list != NULL))
        return "heap: a span's state does not agree with its list";
    return mspan_check(span);
}

/* Every page is free or in a span that is as it must be; counts the spans. */
static const char *check_pages(size_t *spans)
{
    size_t pages_in_use = 0, page_count = mheap.used_bytes / HEAP_PAGE_BYTES;
    for (size_t page = 0; page < page_count;) {
        const MSpan *span = mheap.spans[page];
        if (!span) {
            if (!(mheap.pages.free[page / 64] >> page % 64 & 1))
                return "heap: a page is neither free nor in a span";
            page++;
            continue;
        }
        const char *wrong = check_span_pages(span, page);
        if (wrong)
            return wrong;
        pages_in_use += span->pages;
        page += span->pages;
        (*spans)++;
    }
    return pages_in_use == mheap.pages_in_use ? NULL : "heap: the number of pages in use is wrong";
}

const char *heap_check(void)
{
    size_t on_pages = 0, elsewhere = 0;
    const char *wrong = page_index_check(&mheap.pages);
    if (!wrong)
        wrong = check_pages(&on_pages);
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES && !wrong; span_class++)
        wrong = mcentral_check(span_class, &elsewhere);
    if (!wrong)
        wrong = mcache_check_all(&elsewhere);
    if (!wrong && on_pages != elsewhere)
        wrong = "heap: a span is in no cache and no list";
    return wrong;
}
