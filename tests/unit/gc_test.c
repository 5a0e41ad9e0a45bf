/* Mark and sweep over synthetic graphs, against reachability computed by the test; roots, pointer maps of all
 * kinds, depth, barriers, pacing.
 */
#include "runtime/gc/pace.h"
#include "tests/unit/heap_fixture.h"

static const uint64_t one_pointer[] = {1}, two_pointers[] = {3}, third_word[] = {4}, mixed[] = {0x155555};
static const GoType pointer_type = TEST_TYPE(8, 8, one_pointer), pair_type = TEST_TYPE(16, 16, two_pointers);
static const GoType third_type = TEST_TYPE(40, 24, third_word);
/* 21 of 60 words: every second one of the first. */
static const GoType mixed_type = TEST_TYPE(480, 168, mixed);
static const uint64_t last_of_130_words[] = {0, 0, 2};
static const GoType wide_type = TEST_TYPE(1040, 1040, last_of_130_words);

/* -- random graphs -- */

typedef struct TestNode {
    uintptr_t hidden; /* ~address: malloc'ed memory is no root, but registers are read here too */
    const GoType *type;
    GoInt count;
    int *targets; /* a node, or -1, for each pointer word */
    int pointer_words;
    bool is_reachable;
} TestNode;

enum { NODES = 3000 };
static TestNode *nodes;

static void **address_of(const TestNode *node)
{
    return (void **)~node->hidden;
}

static bool is_pointer_word(const GoType *type, size_t word)
{
    size_t in_element = word % (type->size_bytes / 8);
    return in_element < type->pointer_bytes / 8 && type->pointer_mask[in_element / 8] >> in_element % 8 & 1;
}

static int pointers_of(const GoType *type)
{
    int count = 0;
    for (size_t word = 0; word < type->pointer_bytes / 8; word++)
        count += is_pointer_word(type, word);
    return count;
}

static void make_node(TestNode *node)
{
    static const GoType *const types[] = {&pointer_type, &pair_type, &third_type, &mixed_type, &wide_type};
    node->type = types[rand() % 5];
    node->count = rand() % 20 == 0 ? 1 + rand() % 300 : 1 + rand() % 4;
    node->hidden =
        ~(uintptr_t)(node->count == 1 ? rt_new_object(node->type) : rt_new_array(node->type, node->count));
    node->pointer_words = pointers_of(node->type) * (int)node->count;
    node->targets = malloc((size_t)node->pointer_words * sizeof(int));
}

static void *inside_of(const TestNode *node)
{
    return (char *)address_of(node) + (size_t)rand() % node->type->size_bytes;
}

/* Words that are no pointers look like some: they must not be taken for one. */
static void link_node(TestNode *node)
{
    int pointers = 0;
    for (size_t word = 0; word < node->type->size_bytes * (size_t)node->count / 8; word++) {
        address_of(node)[word] = address_of(&nodes[rand() % NODES]);
        if (!is_pointer_word(node->type, word))
            continue;
        int target = rand() % (20 + node->pointer_words) ? -1 : rand() % NODES;
        node->targets[pointers++] = target;
        address_of(node)[word] = target < 0 ? NULL : inside_of(&nodes[target]);
    }
}

static void reach(int start)
{
    int *stack = malloc(NODES * sizeof(int)), depth = 0;
    stack[depth++] = start;
    nodes[start].is_reachable = true;
    while (depth) {
        const TestNode *node = &nodes[stack[--depth]];
        for (int i = 0; i < node->pointer_words; i++) {
            int target = node->targets[i];
            if (target >= 0 && !nodes[target].is_reachable) {
                nodes[target].is_reachable = true;
                stack[depth++] = target;
            }
        }
    }
    free(stack);
}

static void test_exactly_what_is_reachable_survives(void **state)
{
    (void)state;
    for (int round = 0; round < 10; round++) {
        nodes = calloc(NODES, sizeof *nodes);
        srand((unsigned)round);
        rt_settings.gc_percent = -1;
        rt_gc();
        for (int i = 0; i < NODES; i++)
            make_node(&nodes[i]);
        for (int i = 0; i < NODES; i++)
            link_node(&nodes[i]);
        for (int i = 0; i < 60; i++) {
            int root = rand() % NODES;
            test_roots[i] = address_of(&nodes[root]);
            reach(root);
        }
        rt_gc();
        int survivors = 0;
        for (int i = 0; i < NODES; i++) {
            if (is_live(address_of(&nodes[i])) != nodes[i].is_reachable)
                fail_msg("round %d node %d: reachable %d", round, i, nodes[i].is_reachable);
            survivors += nodes[i].is_reachable;
            free(nodes[i].targets);
        }
        assert_in_range(survivors, 60, NODES - 100);
        memset(test_roots, 0, sizeof test_roots);
        assert_heap_is_consistent();
        free(nodes);
    }
    rt_set_gc_percent(100);
}

/* -- shapes -- */

typedef struct Pair {
    struct Pair *next, *other;
} Pair;

static uint64_t live_objects(void)
{
    GoMemStats stats;
    rt_gc();
    rt_read_memory_stats(&stats);
    return stats.heap_objects;
}

static void test_a_list_of_a_million_nodes_needs_no_depth(void **state)
{
    (void)state;
    uint64_t before = live_objects();
    for (int i = 0; i < 1000000; i++) {
        Pair *pair = rt_new_object(&pair_type);
        pair->next = test_roots[0];
        test_roots[0] = pair;
    }
    assert_int_equal(live_objects(), before + 1000000);
    int length = 0;
    for (Pair *pair = test_roots[0]; pair; pair = pair->next)
        length++;
    assert_int_equal(length, 1000000);
    test_roots[0] = NULL;
    assert_int_equal(live_objects(), before);
}

static void test_a_slice_of_a_million_pointers(void **state)
{
    (void)state;
    uint64_t before = live_objects();
    test_roots[0] = rt_make_slice(&pointer_type, 0, 1000000);
    for (int i = 0; i < 1000000; i++)
        ((void **)test_roots[0])[i] = heap_alloc(24, NULL, true);
    test_roots[1] = rt_make_slice(&third_type, 100000, 100000);
    for (int i = 0; i < 100000; i++)
        ((void **)test_roots[1])[5 * i + 2] = heap_alloc(24, NULL, true);
    assert_int_equal(live_objects(), before + 1100002);
    test_roots[0] = (char *)test_roots[0] + 7999999;
    assert_int_equal(live_objects(), before + 1100002);
    test_roots[0] = test_roots[1] = NULL;
    assert_int_equal(live_objects(), before);
}

/* An array type is scanned as its elements: its own mask may be missing. */
static void test_an_array_needs_no_mask_of_its_own(void **state)
{
    (void)state;
    GoArrayType inner = {{.size_bytes = 80, .pointer_bytes = 80, .kind = GO_KIND_ARRAY}, &pair_type, NULL, 5};
    GoArrayType outer = {
        {.size_bytes = 80000, .pointer_bytes = 80000, .kind = GO_KIND_ARRAY}, &inner.type, NULL, 1000};
    uint64_t before = live_objects();
    test_roots[0] = heap_alloc(outer.type.size_bytes, &outer.type, true);
    ((void **)test_roots[0])[9999] = heap_alloc(100, NULL, true);
    assert_int_equal(live_objects(), before + 2);
    test_roots[0] = NULL;
}

static void test_pointer_free_memory_keeps_nothing(void **state)
{
    (void)state;
    uint64_t before = live_objects();
    test_roots[0] = heap_alloc(4096, NULL, true);
    for (int i = 0; i < 512; i++)
        ((void **)test_roots[0])[i] = heap_alloc(32, NULL, true);
    assert_int_equal(live_objects(), before + 1);
    test_roots[0] = NULL;
}

/* -- roots -- */

/* As the compiler lists it. */
void *listed_as_pointer_free[1000];
__asm__(".pushsection go_pointer_free,\"a\",@progbits\n.quad listed_as_pointer_free, 8000\n.popsection");

static void test_variables_without_pointers_are_no_roots(void **state)
{
    (void)state;
    uint64_t before = live_objects();
    for (int i = 0; i < 1000; i++)
        listed_as_pointer_free[i] = heap_alloc(32, NULL, true);
    test_roots[0] = heap_alloc(32, NULL, true);
    assert_int_equal(live_objects(), before + 1);
    test_roots[0] = NULL;
    memset(listed_as_pointer_free, 0, sizeof listed_as_pointer_free);
}

static void test_registered_memory_is_a_root(void **state)
{
    (void)state;
    uint64_t before = live_objects();
    void **memory = malloc(800);
    gc_add_roots(memory, 800);
    for (int i = 0; i < 100; i++)
        memory[i] = heap_alloc(32, NULL, true);
    assert_int_equal(live_objects(), before + 100);
    memset(memory, 0, 800);
    assert_int_equal(live_objects(), before);
}

/* -- pacing -- */

static void test_the_goal_is_that_of_go(void **state)
{
    (void)state;
    enum { MB = 1 << 20 };
    PaceInput input = {.percent = 100, .limit_bytes = INT64_MAX};
    assert_int_equal(pace_goal(&input), 4 * MB);
    input.marked_bytes = 10 * MB;
    assert_int_equal(pace_goal(&input), 20 * MB);
    input.stack_bytes = 2 * MB;
    input.global_bytes = 1 * MB;
    assert_int_equal(pace_goal(&input), 23 * MB);
    input.percent = 50;
    assert_int_equal(pace_goal(&input), 10 * MB + 13 * MB / 2);
    input.limit_bytes = 16 * MB;
    input.overhead_bytes = 1 * MB;
    assert_int_equal(pace_goal(&input), 14 * MB);
    input.percent = -1;
    assert_int_equal(pace_goal(&input), 14 * MB);
    input.limit_bytes = 1;
    assert_int_equal(pace_goal(&input), 11 * MB);
    input.limit_bytes = INT64_MAX;
    assert_true(pace_goal(&input) == UINT64_MAX);
    input = (PaceInput){.marked_bytes = 100 << 10, .percent = 1, .limit_bytes = INT64_MAX};
    assert_int_equal(pace_goal(&input), (100 << 10) + MB); /* not a cycle for every KiB */
}

static void test_growth_starts_collections(void **state)
{
    (void)state;
    GoMemStats before, after;
    rt_gc();
    rt_read_memory_stats(&before);
    for (int i = 0; i < 1000000; i++)
        heap_alloc(64, NULL, true);
    rt_read_memory_stats(&after);
    assert_in_range(after.num_gc - before.num_gc, 10, 20);
    assert_int_equal(rt_set_gc_percent(-1), 100);
    rt_read_memory_stats(&before);
    for (int i = 0; i < 1000000; i++)
        heap_alloc(64, NULL, true);
    rt_read_memory_stats(&after);
    assert_int_equal(after.num_gc, before.num_gc);
    assert_int_equal(rt_set_gc_percent(100), -1);
}

/* -- barriers -- */

static void test_the_barrier_takes_good_pointers(void **state)
{
    (void)state;
    static int outside;
    test_roots[0] = rt_new_object(&pair_type);
    Pair *pair = test_roots[0];
    rt_write_barrier((void **)&pair->next, pair);
    pair->next = pair;
    rt_write_barrier((void **)&pair->next, &outside);
    pair->next = (Pair *)&outside;
    rt_write_barrier((void **)&pair->next, NULL);
    gc_barrier_range(&pair_type, pair, NULL, sizeof *pair);
    gc_barrier_range(&pair_type, pair, pair, sizeof *pair);
    test_roots[0] = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exactly_what_is_reachable_survives),
        cmocka_unit_test(test_a_list_of_a_million_nodes_needs_no_depth),
        cmocka_unit_test(test_a_slice_of_a_million_pointers),
        cmocka_unit_test(test_an_array_needs_no_mask_of_its_own),
        cmocka_unit_test(test_pointer_free_memory_keeps_nothing),
        cmocka_unit_test(test_variables_without_pointers_are_no_roots),
        cmocka_unit_test(test_registered_memory_is_a_root),
        cmocka_unit_test(test_the_goal_is_that_of_go),
        cmocka_unit_test(test_growth_starts_collections),
        cmocka_unit_test(test_the_barrier_takes_good_pointers),
    };
    fixture_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
