/* Roots on a goroutine's segmented stack, and the check that no heap word points into one.
 * Compiled with -fsplit-stack, as Go code is: the recursion below enters new segments.
 */
#include "runtime/sched/goroutine.h"
#include "tests/unit/heap_fixture.h"
#include <sys/wait.h>
#include <unistd.h>

static const uint64_t one_pointer[] = {1};
static const GoType node_type = TEST_TYPE(16, 8, one_pointer);

typedef struct Node {
    struct Node *next;
    int64_t depth;
} Node;

enum { DEPTH = 3000, GONE_WRONG = 3 };

static bool is_right;
static uint64_t objects_at_depth, collections;

static __attribute__((noinline)) Node *new_node(int64_t depth)
{
    Node *node = rt_new_object(&node_type);
    node->next = rt_new_object(&node_type);
    node->next->depth = -depth;
    node->depth = depth;
    return node;
}

static void count_objects(void *unused)
{
    (void)unused;
    GoMemStats stats;
    rt_gc();
    rt_read_memory_stats(&stats);
    objects_at_depth = stats.heap_objects;
    collections = stats.num_gc;
}

/* Each frame holds the only pointer to its node; the deepest one collects. */
static __attribute__((noinline)) int64_t descend(int64_t depth)
{
    Node *node = new_node(depth);
    int64_t sum = 0;
    if (depth < DEPTH)
        sum = descend(depth + 1);
    else
        rt_on_system_stack(count_objects, NULL);
    return sum + (node->depth == depth && node->next->depth == -depth);
}

static void run_descent(void *unused)
{
    (void)unused;
    is_right = descend(1) == DEPTH;
}

static void test_frames_of_all_segments_are_roots(void **state)
{
    (void)state;
    rt_settings.collect_every = 100;
    mcache_current->allocations_until_collection = 100;
    goroutine_run(goroutine_new(run_descent, NULL));
    assert_true(is_right);
    assert_true(objects_at_depth >= 2 * DEPTH);
    assert_true(collections > 2 * DEPTH / 100);
    rt_settings.collect_every = 0;
    count_objects(NULL);
    assert_true(objects_at_depth < 100);
}

static size_t bytes_deep, bytes_after_one_cycle, bytes_after_two;

static void descend_and_rest(void *unused)
{
    run_descent(unused);
    bytes_deep = stack_total_bytes();
    rt_gc();
    bytes_after_one_cycle = stack_total_bytes();
    rt_gc();
    bytes_after_two = stack_total_bytes();
    run_descent(unused);
}

static void test_segments_that_rest_are_given_back(void **state)
{
    (void)state;
    goroutine_run(goroutine_new(descend_and_rest, NULL));
    assert_true(is_right);
    assert_true(bytes_deep > 16 * DEPTH);
    assert_true(bytes_after_one_cycle <= bytes_deep);
    assert_true(bytes_after_two < bytes_deep / 10);
}

/* A word of the heap that points at a local: what the compiler must never let happen. */
static void store_the_address_of_a_local(void *unused)
{
    (void)unused;
    Node local = {0}, *node = new_node(1);
    test_roots[0] = node;
    node->next = &local;
    rt_gc();
}

static void test_a_heap_word_that_points_into_a_stack_is_found(void **state)
{
    (void)state;
    int status;
    pid_t child = fork();
    if (child == 0) {
        close(2);
        rt_settings.check_heap = 1;
        goroutine_run(goroutine_new(store_the_address_of_a_local, NULL));
        _exit(0);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_frames_of_all_segments_are_roots),
        cmocka_unit_test(test_segments_that_rest_are_given_back),
        cmocka_unit_test(test_a_heap_word_that_points_into_a_stack_is_found),
    };
    fixture_start();
    heap_hooks.on_system_stack = rt_on_system_stack;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
