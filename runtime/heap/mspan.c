/* Slots of one span: taking runs of them, giving them back, sweeping; mspan.h says what the fields mean. */
#include "runtime/heap/mspan.h"
#include "runtime/os/report.h"
#include <string.h>

enum { RECORD_ALIGN = 64 };

static size_t bit_bytes(uint32_t slots)
{
    return (slots + 63) / 64 * sizeof(uint64_t);
}

/* Bytes for the pointer bits, or for the types of the slots. */
static size_t map_bytes(uint32_t span_class)
{
    const SizeClass *row = &size_classes[span_class / 2];
    if (span_class & 1)
        return 0;
    if (span_class / 2 == 0 || row->slot_bytes > MSPAN_POINTER_BITS_LIMIT)
        return row->slots * sizeof(GoType *);
    /* 8 bytes more: the access for the last slot reads past the span's own bits. */
    return (size_t)row->span_pages * HEAP_PAGE_BYTES / 64 + 8;
}

size_t mspan_record_bytes(uint32_t span_class)
{
    size_t bytes = sizeof(MSpan) + 2 * bit_bytes(size_classes[span_class / 2].slots) + map_bytes(span_class);
    return (bytes + RECORD_ALIGN - 1) / RECORD_ALIGN * RECORD_ALIGN;
}

void mspan_init(MSpan *span, uintptr_t base, size_t pages, uint32_t span_class, bool needs_zero)
{
    const SizeClass *row = &size_classes[span_class / 2];
    size_t record_bytes = span->record_bytes;
    memset(span, 0, record_bytes);
    span->record_bytes = record_bytes;
    span->base = base;
    span->pages = pages;
    span->slot_bytes = row->slot_bytes ? row->slot_bytes : pages * HEAP_PAGE_BYTES;
    span->slots = row->slots;
    span->divide_magic = row->divide_magic;
    span->span_class = (uint8_t)span_class;
    span->needs_zero = needs_zero;
    span->mark_bits = (uint64_t *)(span + 1);
    span->alloc_bits = span->mark_bits + mspan_bit_words(span);
    span->pointer_bits = (uint8_t *)(span->alloc_bits + mspan_bit_words(span));
    span->alloc_cache = ~(uint64_t)0;
    if (mspan_has_pointer_bits(span))
        span->slot_words_mask = ~(uint64_t)0 >> (64 - span->slot_bytes / 8);
}

/* -- free slots -- */

/* alloc_cache always begins at free_index: the word's higher bits are shifted down. */
static void load_cache(MSpan *span)
{
    uint32_t index = span->free_index;
    span->alloc_cache = index < span->slots ? ~span->alloc_bits[index / 64] >> index % 64 : 0;
}

bool mspan_take_run(MSpan *span, uint32_t limit, uint32_t *first, uint32_t *count)
{
    while (span->alloc_cache == 0) {
        span->free_index = (span->free_index / 64 + 1) * 64;
        if (span->free_index >= span->slots) {
            span->free_index = span->slots;
            return false;
        }
        load_cache(span);
    }
    uint32_t skip = (uint32_t)__builtin_ctzll(span->alloc_cache);
    *first = span->free_index + skip;
    if (*first >= span->slots) {
        span->free_index = span->slots;
        span->alloc_cache = 0;
        return false;
    }
    uint64_t run = span->alloc_cache >> skip;
    uint32_t length = ~run ? (uint32_t)__builtin_ctzll(~run) : 64;
    if (length > limit)
        length = limit;
    if (length > span->slots - *first)
        length = span->slots - *first;
    *count = length;
    span->taken_slots += length;
    span->free_index = *first + length;
    load_cache(span);
    return true;
}

void mspan_return_run(MSpan *span, uint32_t first, uint32_t count)
{
    span->taken_slots -= count;
    span->free_index = first;
    load_cache(span);
}

uint32_t mspan_sweep(MSpan *span, uint32_t generation)
{
    uint64_t *survivors = span->mark_bits;
    size_t words = mspan_bit_words(span);
    uint32_t live = 0;
    span->mark_bits = span->alloc_bits;
    span->alloc_bits = survivors;
    for (size_t i = 0; i < words; i++) {
        live += (uint32_t)__builtin_popcountll(survivors[i]);
        span->mark_bits[i] = 0;
    }
    if (live > span->taken_slots)
        rt_fatal("sweep: a free slot is marked: a word that the collector trusts held a stray pointer");
    uint32_t freed = span->taken_slots - live;
    span->needs_zero = span->needs_zero || freed != 0;
    span->taken_slots = live;
    span->free_index = 0;
    span->sweep_generation = generation;
    load_cache(span);
    return freed;
}

/* -- lists -- */

void mspan_list_add(MSpanList *list, MSpan *span)
{
    span->list = list;
    span->previous = NULL;
    span->next = list->first;
    if (list->first)
        list->first->previous = span;
    list->first = span;
}

void mspan_list_remove(MSpan *span)
{
    if (span->previous)
        span->previous->next = span->next;
    else
        span->list->first = span->next;
    if (span->next)
        span->next->previous = span->previous;
    span->list = NULL;
    span->next = span->previous = NULL;
}

/* -- check -- */

const char *mspan_check(const MSpan *span)
{
    uint32_t taken = 0;
    if (span->base % HEAP_PAGE_BYTES)
        return "span: does not begin with a page";
    if (span->slots * span->slot_bytes > span->pages * HEAP_PAGE_BYTES)
        return "span: its slots are larger than its pages";
    if (span->free_index > span->slots)
        return "span: free_index lies outside";
    for (uint32_t index = 0; index < span->slots; index++)
        taken += !mspan_is_free_slot(span, index);
    if (taken != span->taken_slots)
        return "span: the number of taken slots is wrong";
    for (uint32_t index = span->slots; index < mspan_bit_words(span) * 64; index++)
        if (mspan_is_marked(span, index) || span->alloc_bits[index / 64] >> index % 64 & 1)
            return "span: a bit behind the last slot is set";
    if (span->free_index < span->slots &&
        span->alloc_cache != ~span->alloc_bits[span->free_index / 64] >> span->free_index % 64)
        return "span: alloc_cache does not agree with alloc_bits";
    return NULL;
}
