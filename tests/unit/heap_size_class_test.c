/* Size classes: the table against its own promises, the lookups against a linear search, the reciprocals by
 * trial. */
#include "runtime/heap/heap.h"
#include "runtime/heap/size_class.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static uint32_t smallest_class_for(size_t size)
{
    uint32_t size_class = 1;
    while (size_classes[size_class].slot_bytes < size)
        size_class++;
    return size_class;
}

static void test_every_size_gets_the_smallest_slot_that_holds_it(void **state)
{
    (void)state;
    for (size_t size = 1; size <= HEAP_SMALL_LIMIT_BYTES; size++)
        assert_int_equal(size_class_of(size), smallest_class_for(size));
    assert_int_equal(heap_rounded_size(0), 0);
    assert_int_equal(heap_rounded_size(33), 48);
    assert_int_equal(heap_rounded_size(32769), 40960);
}

static void test_the_reciprocal_divides_exactly_inside_a_span(void **state)
{
    (void)state;
    for (int size_class = 1; size_class < SIZE_CLASSES; size_class++) {
        const SizeClass *row = &size_classes[size_class];
        for (uint64_t offset = 0; offset < (uint64_t)row->span_pages * HEAP_PAGE_BYTES; offset++)
            if (offset * row->divide_magic >> 32 != offset / row->slot_bytes)
                fail_msg("class %d offset %lu", size_class, offset);
    }
}

static void test_slots_fill_their_spans(void **state)
{
    (void)state;
    for (int size_class = 1; size_class < SIZE_CLASSES; size_class++) {
        size_t span_bytes = (size_t)size_classes[size_class].span_pages * HEAP_PAGE_BYTES;
        assert_int_equal(size_classes[size_class].slots, span_bytes / size_classes[size_class].slot_bytes);
        assert_true(span_bytes % size_classes[size_class].slot_bytes <= span_bytes / 8);
        assert_int_equal(size_classes[size_class].slot_bytes % 8, 0);
    }
    assert_int_equal(size_classes[67].slot_bytes, 32768);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_size_gets_the_smallest_slot_that_holds_it),
        cmocka_unit_test(test_the_reciprocal_divides_exactly_inside_a_span),
        cmocka_unit_test(test_slots_fill_their_spans),
    };
    size_class_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
