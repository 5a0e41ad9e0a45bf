/* Allocation: alignment, zeroed memory, no two objects overlap, tiny and large objects, pages used again,
 * figures. */
#include "tests/unit/heap_fixture.h"

static const uint64_t one_pointer[] = {1}, two_pointers[] = {3};
static const GoType pointer_type = TEST_TYPE(8, 8, one_pointer), pair_type = TEST_TYPE(16, 16, two_pointers);
static const GoType byte_type = {.size_bytes = 1, .kind = GO_KIND_UINT8};

static bool is_zero(const char *bytes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i])
            return false;
    return true;
}

static void test_objects_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    enum { COUNT = 20000 };
    char **objects = malloc(COUNT * sizeof *objects);
    size_t *sizes = malloc(COUNT * sizeof *sizes);
    srand(3);
    rt_settings.gc_percent = -1;
    rt_gc();
    for (int i = 0; i < COUNT; i++) {
        bool has_pointers = rand() % 2;
        sizes[i] = (size_t)(rand() % 100 ? rand() % 3000 : rand() % 100000) + 1;
        if (has_pointers)
            sizes[i] = (sizes[i] + 15) / 16 * 16;
        objects[i] = heap_alloc(sizes[i], has_pointers ? &pair_type : NULL, true);
        assert_true(is_zero(objects[i], sizes[i]));
        if (sizes[i] % 8 == 0)
            assert_int_equal((uintptr_t)objects[i] % 8, 0);
        memset(objects[i], has_pointers ? 0x11 : i % 255 + 1, sizes[i]);
        if (!has_pointers)
            continue;
        memset(objects[i], 0, sizes[i]);
    }
    for (int i = 0; i < COUNT; i++)
        for (size_t at = 0; at < sizes[i]; at++)
            assert_true(objects[i][at] == 0 || objects[i][at] == (char)(i % 255 + 1));
    assert_heap_is_consistent();
    rt_set_gc_percent(100);
    free(objects);
    free(sizes);
}

static void test_tiny_values_share_a_block(void **state)
{
    (void)state;
    GoMemStats before, after;
    rt_gc();
    rt_read_memory_stats(&before);
    char *first = heap_alloc(1, NULL, true);
    char *second = heap_alloc(2, NULL, true), *third = heap_alloc(8, NULL, true);
    assert_int_equal(first - (char *)((uintptr_t)first & ~(uintptr_t)15), 0);
    assert_ptr_equal(second, first + 2);
    assert_ptr_equal(third, first + 8);
    assert_true((char *)heap_alloc(1, NULL, true) < first || (char *)heap_alloc(1, NULL, true) >= first + 16);
    rt_read_memory_stats(&after);
    assert_true(after.mallocs - before.mallocs >= 5);
    /* One of them alive keeps the block. */
    test_roots[0] = third;
    rt_gc();
    assert_true(is_live(first));
    test_roots[0] = NULL;
    rt_gc();
    assert_false(is_live(first));
}

static void test_nothing_takes_no_memory(void **state)
{
    (void)state;
    static const GoType empty = {.kind = GO_KIND_STRUCT};
    assert_ptr_equal(rt_new_object(&empty), rt_make_slice(&pair_type, 0, 0));
    assert_false(heap_contains(rt_new_object(&empty)));
}

static void test_large_objects_come_and_go_with_their_pages(void **state)
{
    (void)state;
    rt_gc();
    size_t in_use = mheap.pages_in_use;
    test_roots[0] = heap_alloc(5 << 20, NULL, true);
    test_roots[1] = rt_new_array(&pointer_type, 100000);
    assert_int_equal(mheap.pages_in_use, in_use + (5 << 20) / 8192 + 98);
    assert_ptr_equal(mheap_span_of((uintptr_t)test_roots[0] + (5 << 20) - 1),
                     mheap_span_of((uintptr_t)test_roots[0]));
    memset(test_roots[0], 0x55, 5 << 20);
    test_roots[0] = (char *)test_roots[0] + (4 << 20); /* an interior pointer keeps all of it */
    rt_gc();
    assert_int_equal(mheap.pages_in_use, in_use + (5 << 20) / 8192 + 98);
    test_roots[0] = test_roots[1] = NULL;
    rt_gc();
    assert_int_equal(mheap.pages_in_use, in_use);
    assert_true(is_zero(heap_alloc(5 << 20, NULL, true), 5 << 20));
    rt_gc();
    assert_heap_is_consistent();
}

static void test_released_pages_read_as_zero_and_are_not_cleared_again(void **state)
{
    (void)state;
    rt_gc();
    assert_true(heap_release_free_pages() > 0);
    assert_int_equal(heap_release_free_pages(), 0);
    char *object = heap_alloc(1 << 20, NULL, true);
    assert_false(mheap_span_of((uintptr_t)object)->needs_zero);
    assert_true(is_zero(object, 1 << 20));
    assert_heap_is_consistent();
}

static void test_a_dead_span_is_used_again_before_the_heap_grows(void **state)
{
    (void)state;
    rt_gc();
    for (int i = 0; i < 100000; i++)
        heap_alloc(64, NULL, true);
    size_t used = mheap.used_bytes;
    for (int i = 0; i < 10000000; i++)
        heap_alloc(i % 2 ? 48 : 640, NULL, true);
    assert_true(mheap.used_bytes <= used + (8 << 20));
}

static int length_panics, capacity_panics;
static jmp_buf after_panic;

static void panic_length(void)
{
    length_panics++;
    longjmp(after_panic, 1);
}

static void panic_capacity(void)
{
    capacity_panics++;
    longjmp(after_panic, 1);
}

static void make_slice(const GoType *element, GoInt length, GoInt capacity)
{
    if (!setjmp(after_panic))
        rt_make_slice(element, length, capacity);
}

static void test_make_slice_refuses_what_go_refuses(void **state)
{
    (void)state;
    heap_hooks.panic_slice_length = panic_length;
    heap_hooks.panic_slice_capacity = panic_capacity;
    make_slice(&byte_type, -1, 0);
    make_slice(&byte_type, -1, -1);
    make_slice(&pair_type, INT64_MAX / 8, INT64_MAX / 8);
    make_slice(&pair_type, (GoInt)1 << 45, (GoInt)1 << 45);
    assert_int_equal(length_panics, 4);
    make_slice(&byte_type, 2, 1);
    make_slice(&pair_type, 0, (GoInt)1 << 45);
    assert_int_equal(capacity_panics, 2);
    assert_int_equal(length_panics, 4);
    make_slice(&byte_type, 1, 2);
    assert_int_equal(length_panics + capacity_panics, 6);
}

static void test_figures_count_what_happened(void **state)
{
    (void)state;
    GoMemStats before, after;
    rt_gc();
    rt_read_memory_stats(&before);
    for (int i = 0; i < 1000; i++)
        test_roots[i] = heap_alloc(100, NULL, true);
    test_roots[1000] = heap_alloc(100000, NULL, true);
    rt_read_memory_stats(&after);
    assert_int_equal(after.mallocs - before.mallocs, 1001);
    assert_int_equal(after.total_alloc - before.total_alloc, 1000 * 112 + 13 * 8192);
    assert_int_equal(after.by_size[9].size, 112);
    assert_int_equal(after.by_size[9].mallocs - before.by_size[9].mallocs, 1000);
    memset(test_roots, 0, sizeof test_roots);
    rt_gc();
    before = after;
    rt_read_memory_stats(&after);
    assert_int_equal(after.frees - before.frees, 1001);
    assert_int_equal(after.num_gc, before.num_gc + 1);
    assert_int_equal(after.num_forced_gc, before.num_forced_gc + 1);
    assert_true(after.heap_alloc <= after.heap_inuse && after.heap_inuse + after.heap_idle == after.heap_sys);
}

/* As unsafe.Sizeof and Offsetof of real Go say of runtime.MemStats. */
static void test_figures_are_laid_out_as_in_go(void **state)
{
    (void)state;
    assert_int_equal(sizeof(GoMemStats), 5776);
    assert_int_equal(offsetof(GoMemStats, num_gc), 4288);
    assert_int_equal(offsetof(GoMemStats, by_size), 4312);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_are_zeroed_aligned_and_apart),
        cmocka_unit_test(test_tiny_values_share_a_block),
        cmocka_unit_test(test_nothing_takes_no_memory),
        cmocka_unit_test(test_large_objects_come_and_go_with_their_pages),
        cmocka_unit_test(test_released_pages_read_as_zero_and_are_not_cleared_again),
        cmocka_unit_test(test_a_dead_span_is_used_again_before_the_heap_grows),
        cmocka_unit_test(test_make_slice_refuses_what_go_refuses),
        cmocka_unit_test(test_figures_count_what_happened),
        cmocka_unit_test(test_figures_are_laid_out_as_in_go),
    };
    fixture_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
