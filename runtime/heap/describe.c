/* A picture of the heap in numbers (BERTHTRACE=heap): what is reserved, touched and resident, and how the
 * spans of each class are filled.
 *
 * "unused" is fragmentation outside of slots: free slots and the tails of spans, as a share of their pages.
 * That inside of slots (an object smaller than its slot) is not recorded.
 */
#include "runtime/heap/mcache.h"
#include "runtime/heap/mheap.h"
#include "runtime/os/report.h"

enum { COLUMN = 9 };

typedef struct ClassFigures {
    size_t spans, cached, pages, slots, taken, live_bytes;
} ClassFigures;

static void print_padded(uint64_t number)
{
    int digits = 1;
    for (uint64_t rest = number; rest >= 10; rest /= 10)
        digits++;
    for (; digits < COLUMN; digits++)
        report_text(" ");
    report_uint(number);
}

static void print_kib(const char *what, uint64_t bytes)
{
    report_text(what);
    report_uint(bytes >> 10);
    report_text(" KiB");
}

/* Resident bytes of the whole process: the second number of statm, in pages. */
static uint64_t resident_bytes(void)
{
    char text[128];
    int file;
    uint64_t pages = 0;
    if (os_open_to_read(&file, "/proc/self/statm"))
        return 0;
    long length = os_read_some(file, text, sizeof text), at = 0;
    os_close(file);
    while (at < length && text[at] != ' ')
        at++;
    for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++)
        pages = pages * 10 + (uint64_t)(text[at] - '0');
    return pages * OS_PAGE_BYTES;
}

static void count_span(const MSpan *span, ClassFigures *figures)
{
    size_t unused = 0;
    for (const MCache *cache = mheap.caches; cache; cache = cache->next)
        if (cache->spans[span->span_class] == span)
            unused += mcache_unused_slots(cache, span->span_class);
    figures->spans++;
    figures->cached += span->state == MSPAN_CACHED;
    figures->pages += span->pages;
    figures->slots += span->slots;
    figures->taken += span->taken_slots - unused;
    figures->live_bytes += (span->taken_slots - unused) * span->slot_bytes;
}

static void print_class(uint32_t span_class, const ClassFigures *figures)
{
    size_t bytes = figures->pages * HEAP_PAGE_BYTES;
    if (span_class < 2)
        report_text("    large");
    else
        print_padded(size_classes[span_class / 2].slot_bytes);
    report_text(span_class & 1 ? "  no" : " yes");
    print_padded(figures->spans);
    print_padded(figures->cached);
    print_padded(figures->pages);
    print_padded(figures->slots);
    print_padded(figures->taken);
    print_padded((bytes - figures->live_bytes) * 100 / bytes);
    report_text("%\n");
}

static void print_totals(void)
{
    report_text("heap: ");
    report_uint(mheap.reserved_bytes >> 30);
    report_text(" GiB of addresses reserved from ");
    report_pointer((void *)mheap.low);
    report_text(", arenas of 64 MiB committed: ");
    report_uint(mheap.committed_bytes / HEAP_ARENA_BYTES);
    report_text("\npages of 8 KiB: ");
    report_uint(mheap.pages_in_use);
    report_text(" in spans, ");
    report_uint(mheap.pages.free_pages);
    report_text(" free, of them ");
    report_uint(mheap.pages.untouched_pages);
    print_kib(" untouched or given back\ntouched: ",
              mheap.used_bytes - mheap.pages.untouched_pages * HEAP_PAGE_BYTES);
    print_kib(" of heap, ", mheap.record_bytes_in_use);
    print_kib(" of span records; the process has resident: ", resident_bytes());
    report_text("\n     slot ptr    spans   cached    pages    slots    taken   unused\n");
}

void heap_describe(void)
{
    static ClassFigures figures[SPAN_CLASSES];
    sweep_all(); /* what is dead is not to be shown as taken */
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES; span_class++)
        figures[span_class] = (ClassFigures){0};
    for (size_t page = 0; page < mheap.used_bytes / HEAP_PAGE_BYTES;) {
        const MSpan *span = mheap.spans[page];
        if (span)
            count_span(span, &figures[span->span_class]);
        page += span ? span->pages : 1;
    }
    report_begin();
    print_totals();
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES; span_class++)
        if (figures[span_class].spans)
            print_class(span_class, &figures[span_class]);
    report_end();
}
