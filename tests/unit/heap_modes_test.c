/* The modes of BERTHDEBUG: each lets a correct program be, and stops a wrong one.  A child process for each,
 * since a mode is chosen before the heap starts and a wrong program ends.
 */
#include "tests/unit/heap_fixture.h"
#include <sys/wait.h>
#include <unistd.h>

static const uint64_t third_word[] = {4};
static const GoType third_type = TEST_TYPE(40, 24, third_word);

enum { PATTERN = 0x5a, LISTS = 50, GONE_WRONG = 3 };

static void expect(bool holds)
{
    if (!holds)
        _exit(GONE_WRONG);
}

/* Builds and drops lists of random objects; all words but the links hold a pattern. */
static void churn(int steps)
{
    uint64_t pattern;
    memset(&pattern, PATTERN, sizeof pattern);
    for (int i = 0; i < steps; i++) {
        uint64_t **list = (uint64_t **)&test_roots[rand() % LISTS];
        if (rand() % 10 == 0) {
            *list = NULL;
            continue;
        }
        GoInt count = 1 + rand() % 40;
        uint64_t *object = rt_new_array(&third_type, count);
        for (GoInt word = 0; word < count * 5; word++) {
            expect(object[word] == 0);
            object[word] = word % 5 == 2 ? 0 : pattern;
        }
        object[2] = (uint64_t)*list;
        *list = object;
        *(char *)heap_alloc((size_t)(1 + rand() % 2000), NULL, true) = 1;
        *(char *)heap_alloc((size_t)(1 + rand() % 100000), NULL, false) = 1;
        for (uint64_t *at = test_roots[rand() % LISTS]; at; at = (uint64_t *)at[2])
            expect(at[0] == pattern && at[1] == pattern && at[3] == pattern);
    }
    memset(test_roots, 0, sizeof test_roots);
    rt_gc();
    expect(heap_check() == NULL);
}

static void churn_a_little(void)
{
    churn(300);
}

static void churn_a_lot(void)
{
    churn(4000);
}

static void write_to_a_freed_slot(void)
{
    test_roots[0] = heap_alloc(48, NULL, true); /* keeps the span */
    uintptr_t hidden = ~(uintptr_t)heap_alloc(48, NULL, true);
    rt_gc();
    *(char *)~hidden = 1;
    for (int i = 0; i < 1000; i++)
        heap_alloc(48, NULL, true);
}

static void keep_a_pointer_to_a_freed_slot(void)
{
    uint64_t *object = rt_new_array(&third_type, 1);
    test_roots[0] = object;
    test_roots[1] = heap_alloc(48, NULL, true);
    uintptr_t hidden = ~(uintptr_t)heap_alloc(48, NULL, true);
    rt_gc();
    object[2] = ~hidden;
    rt_gc();
}

static void store_a_pointer_to_a_free_page(void)
{
    uint64_t *object = rt_new_array(&third_type, 1);
    test_roots[0] = object;
    rt_write_barrier((void **)&object[2], (void *)(mheap.low + mheap.used_bytes - HEAP_PAGE_BYTES));
}

/* The exit status of run() in a process of its own. */
static int run_with(int collect_every, bool poison, bool check, bool barriers, void (*run)(void))
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        close(2);
        rt_settings.collect_every = collect_every;
        rt_settings.poison = poison;
        rt_settings.check_heap = check;
        rt_settings.barriers_on = barriers;
        srand(4);
        fixture_start();
        run();
        _exit(0);
    }
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_a_correct_program_passes_in_every_mode(void **state)
{
    (void)state;
    assert_int_equal(run_with(0, false, false, false, churn_a_lot), 0);
    assert_int_equal(run_with(0, true, false, false, churn_a_lot), 0);
    assert_int_equal(run_with(0, true, true, true, churn_a_lot), 0);
    assert_int_equal(run_with(1, false, false, false, churn_a_little), 0);
    assert_int_equal(run_with(1, true, true, true, churn_a_little), 0);
    assert_int_equal(run_with(7, true, true, false, churn_a_little), 0);
}

static void test_poison_finds_a_write_to_freed_memory(void **state)
{
    (void)state;
    assert_int_equal(run_with(0, false, false, false, write_to_a_freed_slot), 0);
    assert_int_equal(run_with(0, true, false, false, write_to_a_freed_slot), 2);
}

static void test_the_heap_check_finds_a_pointer_to_freed_memory(void **state)
{
    (void)state;
    assert_int_equal(run_with(0, false, true, false, keep_a_pointer_to_a_freed_slot), 2);
}

static void test_the_barrier_finds_a_stray_pointer(void **state)
{
    (void)state;
    assert_int_equal(run_with(0, false, false, true, store_a_pointer_to_a_free_page), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_correct_program_passes_in_every_mode),
        cmocka_unit_test(test_poison_finds_a_write_to_freed_memory),
        cmocka_unit_test(test_the_heap_check_finds_a_pointer_to_freed_memory),
        cmocka_unit_test(test_the_barrier_finds_a_stray_pointer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
