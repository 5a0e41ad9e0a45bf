/* Several processors allocate at once, each thread from its own cache: no two get the same memory, and the
 * structures agree afterwards.  Collections happen between the rounds, so that the next one sweeps in all
 * threads at once.
 */
#include "tests/unit/heap_fixture.h"
#include <pthread.h>

enum { THREADS = 4, ROUNDS = 12, KEPT = 3000, KEPT_ROOTS = TEST_ROOTS / THREADS };

typedef struct Worker {
    pthread_t thread;
    MCache *cache;
    unsigned seed;
    int number;
    bool is_wrong;
} Worker;

static bool is_filled(const char *bytes, size_t count, char with)
{
    for (size_t i = 0; i < count; i++)
        if (bytes[i] != with)
            return false;
    return true;
}

/* Objects of this round, each filled with the thread's number; some stay for the next round. */
static void *allocate(void *argument)
{
    Worker *worker = argument;
    char *objects[KEPT];
    size_t sizes[KEPT];
    mcache_current = worker->cache;
    for (int i = 0; i < KEPT; i++) {
        int random = rand_r(&worker->seed);
        sizes[i] = random % 50 == 0 ? 33000 + (size_t)random % 100000 : 1 + (size_t)random % 1500;
        objects[i] = heap_alloc(sizes[i], NULL, true);
        worker->is_wrong |= !is_filled(objects[i], sizes[i], 0);
        memset(objects[i], worker->number, sizes[i]);
    }
    for (int i = 0; i < KEPT; i++) {
        worker->is_wrong |= !is_filled(objects[i], sizes[i], (char)worker->number);
        if (i % (KEPT / KEPT_ROOTS + 1) == 0)
            test_roots[worker->number * KEPT_ROOTS + i % KEPT_ROOTS] = objects[i];
    }
    return NULL;
}

static void test_threads_share_the_heap(void **state)
{
    (void)state;
    static Worker workers[THREADS];
    uint64_t mallocs = 0;
    GoMemStats stats;
    rt_settings.gc_percent = -1;
    rt_gc();
    for (int i = 0; i < THREADS; i++)
        workers[i] = (Worker){.cache = mcache_new(), .seed = (unsigned)i, .number = i};
    rt_read_memory_stats(&stats);
    mallocs = stats.mallocs;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < THREADS; i++)
            assert_int_equal(pthread_create(&workers[i].thread, NULL, allocate, &workers[i]), 0);
        for (int i = 0; i < THREADS; i++) {
            pthread_join(workers[i].thread, NULL);
            assert_false(workers[i].is_wrong);
        }
        assert_heap_is_consistent();
        if (round % 3 == 2)
            memset(test_roots, 0, sizeof test_roots);
        /* Not rt_gc: what is unswept is left for the threads. */
        heap_hooks.collect();
        assert_heap_is_consistent();
    }
    rt_read_memory_stats(&stats);
    assert_true(stats.mallocs - mallocs >= (uint64_t)THREADS * ROUNDS * KEPT);
    rt_gc();
    rt_read_memory_stats(&stats);
    assert_true(stats.heap_objects < 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads_share_the_heap),
    };
    fixture_start();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
