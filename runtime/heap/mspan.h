/* MSpan: a run of pages cut into slots of one size, or one large object.
 *
 * A slot is taken or free.  alloc_bits holds a bit for each slot that survived the last sweep; slots below
 * free_index were looked at since then and are taken, one and all.  So: a slot is free if its index is at
 * least free_index and its alloc bit is clear.  While a processor allocates from a span, the run
 * of slots that it took last counts as taken; what it did not use of it is given back when it leaves the
 * span.
 *
 * mark_bits belong to the collector.  Sweeping makes them the alloc bits and clears the others.
 *
 * Where pointers are (spans of classes that are scanned):
 *   - slots up to MSPAN_POINTER_BITS_LIMIT: a bit for each word of the span, set when the object is made;
 *   - larger ones: for each slot the type of the elements that fill it.
 *
 * The record lies outside of the pages, with its bits right behind it.
 * Source: Go 1.19 runtime/mheap.go, mbitmap.go; the type word as in Go 1.22.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/heap/heap.h"
#include "runtime/heap/size_class.h"

/* 56 words: with up to 7 bits of shift a slot's bits fit one unaligned 8-byte access. */
enum { MSPAN_POINTER_BITS_LIMIT = 448 };

typedef enum MSpanState {
    MSPAN_DEAD,    /* the record is in the pool */
    MSPAN_CACHED,  /* a processor allocates from it */
    MSPAN_CENTRAL, /* in a list of its MCentral */
} MSpanState;

typedef struct MSpan MSpan;
typedef struct MSpanList {
    MSpan *first;
} MSpanList;

struct MSpan {
    /* What the collector reads for each pointer: one cache line. */
    uintptr_t base;
    size_t slot_bytes;
    uint32_t divide_magic;
    uint32_t slots;
    uint8_t span_class;        /* odd: no pointers inside */
    uint8_t state;             /* MSpanState */
    bool needs_zero;           /* free slots may hold old bytes */
    uint32_t sweep_generation; /* the heap's: swept; 2 less: not yet */
    uint64_t *mark_bits;
    union {
        uint8_t *pointer_bits;
        const GoType **types;
    };
    uint32_t free_index;
    uint32_t taken_slots;     /* those free_index and alloc_bits call taken */
    uint64_t slot_words_mask; /* a bit for each word of a slot, where those are counted by pointer_bits */

    /* What allocation and sweeping read. */
    uint64_t *alloc_bits;
    uint64_t alloc_cache; /* ~alloc_bits from free_index on: a set bit is a free slot */
    size_t pages;
    size_t record_bytes;
    MSpanList *list; /* it is in, or NULL */
    MSpan *next, *previous;
};

static inline bool mspan_is_pointer_free(const MSpan *span)
{
    return span->span_class & 1;
}

static inline uint32_t mspan_slot_index(const MSpan *span, uintptr_t address)
{
    return (uint32_t)((address - span->base) * span->divide_magic >> 32);
}

static inline bool mspan_is_free_slot(const MSpan *span, uint32_t index)
{
    return index >= span->free_index && !(span->alloc_bits[index / 64] >> index % 64 & 1);
}

static inline bool mspan_is_marked(const MSpan *span, uint32_t index)
{
    return span->mark_bits[index / 64] >> index % 64 & 1;
}

static inline size_t mspan_bit_words(const MSpan *span)
{
    return (span->slots + 63) / 64;
}

static inline bool mspan_has_pointer_bits(const MSpan *span)
{
    return span->slot_bytes <= MSPAN_POINTER_BITS_LIMIT && !mspan_is_pointer_free(span);
}

/* Bytes of the record with its bits, for a span of that class; a multiple of 64. */
size_t mspan_record_bytes(uint32_t span_class);
/* Lays out a record whose record_bytes are set: every slot free. */
void mspan_init(MSpan *span, uintptr_t base, size_t pages, uint32_t span_class, bool needs_zero);

/* Takes the next run of free slots, at most `limit` of them; false: the span is full. */
bool mspan_take_run(MSpan *span, uint32_t limit, uint32_t *first, uint32_t *count);
/* Gives back the end of the run taken last: slots from `first` on. */
void mspan_return_run(MSpan *span, uint32_t first, uint32_t count);

/* Marked slots stay, all others become free.  Returns how many were freed. */
uint32_t mspan_sweep(MSpan *span, uint32_t generation);

void mspan_list_add(MSpanList *list, MSpan *span);
void mspan_list_remove(MSpan *span);

/* NULL if the record is consistent, else what is wrong. */
const char *mspan_check(const MSpan *span);
