/* Slots of a span against a model of one flag a slot: runs taken and given back, sweeps. */
#include "runtime/heap/mspan.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static bool model[SIZE_CLASS_MAX_SLOTS]; /* taken */

static MSpan *new_span(uint32_t span_class)
{
    size_t bytes = mspan_record_bytes(span_class);
    MSpan *span = aligned_alloc(64, bytes);
    span->record_bytes = bytes;
    mspan_init(span, 64 * HEAP_PAGE_BYTES, size_classes[span_class / 2].span_pages, span_class, false);
    memset(model, 0, sizeof model);
    return span;
}

static void assert_agrees(const MSpan *span)
{
    const char *wrong = mspan_check(span);
    if (wrong)
        fail_msg("%s", wrong);
    for (uint32_t slot = 0; slot < span->slots; slot++)
        if (slot >= span->free_index)
            assert_int_equal(mspan_is_free_slot(span, slot), !model[slot]);
}

/* The lowest free run at or above free_index that does not cross a multiple of 64. */
static void assert_next_run(MSpan *span, uint32_t limit)
{
    uint32_t expected = span->free_index, length = 0, first, count;
    while (expected < span->slots && model[expected])
        expected++;
    while (length < limit && expected + length < span->slots && !model[expected + length] &&
           (length == 0 || (expected + length) % 64))
        length++;
    assert_int_equal(mspan_take_run(span, limit, &first, &count), length != 0);
    if (length == 0)
        return;
    assert_int_equal(first, expected);
    assert_int_equal(count, length);
    memset(model + first, true, count);
    if (rand() % 4 == 0) {
        uint32_t unused = (uint32_t)rand() % (count + 1);
        mspan_return_run(span, first + count - unused, unused);
        memset(model + first + count - unused, false, unused);
    }
}

/* Keeps each taken slot with a chance of 1 in `odds`. */
static void sweep_at_random(MSpan *span, int odds, uint32_t generation)
{
    uint32_t dead = 0;
    for (uint32_t slot = 0; slot < span->slots; slot++) {
        if (!model[slot])
            continue;
        model[slot] = rand() % odds == 0;
        dead += !model[slot];
        if (model[slot])
            span->mark_bits[slot / 64] |= (uint64_t)1 << slot % 64;
    }
    assert_int_equal(mspan_sweep(span, generation), dead);
    assert_int_equal(span->free_index, 0);
}

static void test_runs_and_sweeps_agree_with_a_model(void **state)
{
    (void)state;
    srand(2);
    for (uint32_t span_class = 2; span_class < SPAN_CLASSES; span_class++) {
        MSpan *span = new_span(span_class);
        for (uint32_t generation = 2; generation < 40; generation += 2) {
            uint32_t limit = 1 + (uint32_t)rand() % 64;
            for (int step = rand() % 30; step > 0; step--)
                assert_next_run(span, limit);
            assert_agrees(span);
            sweep_at_random(span, 1 + rand() % 3, generation);
            assert_agrees(span);
        }
        free(span);
    }
}

static void test_every_slot_is_found_from_every_byte_of_it(void **state)
{
    (void)state;
    for (uint32_t span_class = 3; span_class < SPAN_CLASSES; span_class += 2) {
        MSpan *span = new_span(span_class);
        for (uint32_t slot = 0; slot < span->slots; slot++) {
            uintptr_t base = span->base + slot * span->slot_bytes;
            assert_int_equal(mspan_slot_index(span, base), slot);
            assert_int_equal(mspan_slot_index(span, base + span->slot_bytes - 1), slot);
        }
        free(span);
    }
}

static void test_records_hold_their_bits(void **state)
{
    (void)state;
    for (uint32_t span_class = 0; span_class < SPAN_CLASSES; span_class++) {
        MSpan *span = new_span(span_class < 2 ? 2 : span_class);
        char *end = (char *)span + span->record_bytes;
        assert_int_equal(span->record_bytes % 64, 0);
        assert_true((char *)(span->alloc_bits + mspan_bit_words(span)) <= end);
        if (mspan_has_pointer_bits(span))
            assert_true((char *)span->pointer_bits + span->pages * HEAP_PAGE_BYTES / 64 + 8 <= end);
        else if (!mspan_is_pointer_free(span))
            assert_true((char *)(span->types + span->slots) <= end);
        free(span);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs_and_sweeps_agree_with_a_model),
        cmocka_unit_test(test_every_slot_is_found_from_every_byte_of_it),
        cmocka_unit_test(test_records_hold_their_bits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
