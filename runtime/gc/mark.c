/* Marking: pointers from the work stack, objects by their pointer bits or types (runtime/heap/mspan.h).
 *
 * 1. A pointer is popped and its object marked; if it was marked already, or holds no pointers, that is all.
 * 2. Else the object is fetched into the cache and waits until a few others were popped.
 * 3. Then its pointer words are pushed.  Whether a word is nil is not branched upon: half of the words of a
 * tree are, and a wrong guess costs as much as marking an object. Large objects are scanned in stretches of
 * 128 KiB: the rest goes onto the stack before the stretch, so that the stack holds no more than one
 * stretch's pointers for each object. Source: Go 1.19 runtime/mgcmark.go; Cher, Hosking, Vitek: Software
 * prefetching for mark-sweep garbage collection (2004).
 */
#include "runtime/gc/mark.h"
#include "runtime/os/report.h"

enum {
    STRETCH_BYTES = 128 << 10,
    /* How many objects wait: enough to cover a miss, few enough that all stay in the first-level cache. */
    WAITING_OBJECTS = 8,
};

/* -- finding -- */

void mark_range(GcWorker *worker, const void *low, const void *high)
{
    const uintptr_t *word = (const uintptr_t *)(((uintptr_t)low + 7) & ~(uintptr_t)7);
    const uintptr_t *end = (const uintptr_t *)((uintptr_t)high & ~(uintptr_t)7);
    for (; word < end; word++) {
        MSpan *span = mheap_span_of(*word);
        if (!span)
            continue;
        uint32_t index = mspan_slot_index(span, *word);
        if (index < span->slots && !mspan_is_free_slot(span, index))
            work_push(worker, *word);
    }
}

static inline void push_words(GcWorker *worker, const uintptr_t *words, uint64_t bits)
{
    uintptr_t *top = worker->top, low = mheap.low, used_bytes = mheap.used_bytes;
    for (; bits; bits &= bits - 1) {
        *top = words[__builtin_ctzll(bits)];
        top += *top - low < used_bytes;
    }
    worker->top = top;
}

static void scan_by_bits(GcWorker *worker, const MSpan *span, uintptr_t at)
{
    uintptr_t offset = at - span->base;
    uint64_t bits = *(const uint64_t *)(span->pointer_bits + offset / 64) >> offset / 8 % 8;
    bits &= span->slot_words_mask;
    work_reserve(worker, 64);
    push_words(worker, (const uintptr_t *)at, bits);
}

static void scan_element(GcWorker *worker, const GoType *type, uintptr_t at)
{
    if (!type->pointer_mask) {
        mark_range(worker, (const void *)at, (const void *)(at + type->pointer_bytes));
        return;
    }
    const uint64_t *mask = (const uint64_t *)type->pointer_mask;
    for (size_t word = 0; word < type->pointer_bytes / 8; word += 64) {
        work_reserve(worker, 64);
        push_words(worker, (const uintptr_t *)at + word, mask[word / 64]);
    }
}

static void scan_pointers(GcWorker *worker, uintptr_t at, uintptr_t end)
{
    for (; at < end; at += sizeof(uintptr_t))
        mark_pointer(worker, *(const uintptr_t *)at);
}

static void scan_by_type(GcWorker *worker, const MSpan *span, uintptr_t at)
{
    uint32_t index = mspan_slot_index(span, at);
    const GoType *type = span->types[index];
    uintptr_t end = span->base + (index + 1) * span->slot_bytes;
    size_t size_bytes = type->size_bytes;
    if (end - at > STRETCH_BYTES + size_bytes) {
        end = at + (STRETCH_BYTES + size_bytes - 1) / size_bytes * size_bytes;
        work_push(worker, end | WORK_STRETCH);
    }
    if (size_bytes == sizeof(uintptr_t)) {
        scan_pointers(worker, at, end);
        return;
    }
    for (; at + size_bytes <= end; at += size_bytes)
        scan_element(worker, type, at);
}

static inline void scan(GcWorker *worker, const MSpan *span, uintptr_t at)
{
    if (span->slot_bytes <= MSPAN_POINTER_BITS_LIMIT)
        scan_by_bits(worker, span, at);
    else
        scan_by_type(worker, span, at);
}

void mark_contents(GcWorker *worker, uintptr_t address)
{
    const MSpan *span = mheap_span_of(address);
    if (!mspan_is_pointer_free(span))
        scan(worker, span, span->base + mspan_slot_index(span, address) * span->slot_bytes);
}

/* -- marking -- */

/* True if the object was white.  Where another thread may mark in the same word, that takes a locked
 * instruction. */
static inline bool set_mark(MSpan *span, uint32_t index, bool is_alone)
{
    uint64_t *word = &span->mark_bits[index / 64], bit = (uint64_t)1 << index % 64;
    uint64_t old = __atomic_load_n(word, __ATOMIC_RELAXED);
    if (old & bit)
        return false;
    if (is_alone) {
        __atomic_store_n(word, old | bit, __ATOMIC_RELAXED);
        return true;
    }
    return !(__atomic_fetch_or(word, bit, __ATOMIC_RELAXED) & bit);
}

/* Marks the object that `pointer` points into.  What has to be scanned for it; 0: nothing. */
static inline uintptr_t mark_object(GcWorker *worker, MSpan *span, uintptr_t pointer, bool is_alone)
{
    if (!span)
        return 0;
    uint32_t index = mspan_slot_index(span, pointer);
    if (index >= span->slots || !set_mark(span, index, is_alone))
        return 0;
    worker->marked_bytes += span->slot_bytes;
    return mspan_is_pointer_free(span) ? 0 : span->base + index * span->slot_bytes;
}

static inline MSpan *span_at(uintptr_t address)
{
    return mheap.spans[(address - mheap.low) >> HEAP_PAGE_SHIFT];
}

static inline __attribute__((always_inline)) void drain(GcWorker *worker, bool is_alone)
{
    struct {
        MSpan *span;
        uintptr_t at;
    } waiting[WAITING_OBJECTS] = {{0}};
    uint32_t place = 0, count = 0;
    for (;;) {
        uintptr_t pointer = work_pop(worker), at;
        MSpan *span = NULL;
        if (pointer & WORK_STRETCH) {
            at = pointer & ~WORK_STRETCH;
            span = span_at(at);
        } else if (pointer) {
            span = span_at(pointer);
            at = mark_object(worker, span, pointer, is_alone);
            if (!at)
                continue;
        } else if (count == 0) {
            return;
        } else {
            at = 0;
        }
        __builtin_prefetch((const void *)at);
        MSpan *ready_span = waiting[place].span;
        uintptr_t ready = waiting[place].at;
        waiting[place].span = span;
        waiting[place].at = at;
        place = (place + 1) % WAITING_OBJECTS;
        count += (at != 0) - (ready != 0);
        if (ready)
            scan(worker, ready_span, ready);
    }
}

void mark_drain(GcWorker *worker)
{
    if (worker->is_alone)
        drain(worker, true);
    else
        drain(worker, false);
}
