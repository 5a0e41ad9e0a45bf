/* Ends and limits: no memory, little address space, GOMEMLIMIT, the line of gctrace.  A child process for
 * each. */
#include "tests/unit/heap_fixture.h"
#include <regex.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MB = 1 << 20, GONE_WRONG = 3, OUTPUT_BYTES = 65536 };

static const GoType byte_type = {.size_bytes = 1, .kind = GO_KIND_UINT8};
static char output[OUTPUT_BYTES];

/* The exit status of run() in a child of its own; its standard error is left in `output`. */
static int run_child(void (*run)(void))
{
    int ends[2], status;
    size_t used = 0;
    ssize_t got;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        close(ends[0]);
        run();
        _exit(0);
    }
    close(ends[1]);
    while ((got = read(ends[0], output + used, OUTPUT_BYTES - 1 - used)) > 0)
        used += (size_t)got;
    output[used] = 0;
    close(ends[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void limit_address_space(rlim_t bytes)
{
    struct rlimit limit = {bytes, bytes};
    if (setrlimit(RLIMIT_AS, &limit))
        _exit(GONE_WRONG);
}

static void fill_a_small_address_space(void)
{
    limit_address_space(1024 * (rlim_t)MB);
    fixture_start();
    for (;;) {
        void **block = heap_alloc(2 * MB, &(GoType)TEST_TYPE(8, 8, &(uint64_t){1}), true);
        block[0] = test_roots[0];
        test_roots[0] = block;
    }
}

static void ask_for_more_memory_than_there_is(void)
{
    fixture_start();
    rt_make_slice(&byte_type, (GoInt)1 << 46, (GoInt)1 << 46);
}

static void ask_for_more_addresses_than_there_are(void)
{
    fixture_start();
    rt_make_slice(&byte_type, (GoInt)1 << 47, (GoInt)1 << 47);
}

static void live_in_a_small_address_space(void)
{
    limit_address_space(600 * (rlim_t)MB);
    fixture_start();
    for (int i = 0; i < 100000; i++)
        test_roots[i % 100] = heap_alloc(100000, NULL, true);
    void *memory;
    if (os_map(&memory, 50 * MB)) /* stacks and threads must still find room */
        _exit(GONE_WRONG);
}

static void test_out_of_memory_ends_with_a_message(void **state)
{
    (void)state;
    assert_int_equal(run_child(fill_a_small_address_space), 2);
    assert_non_null(strstr(output, "runtime: out of memory: cannot allocate 4194304-byte block ("));
    assert_non_null(strstr(output, " in use)\nfatal error: out of memory"));
    assert_int_equal(run_child(ask_for_more_memory_than_there_is), 2);
    assert_ptr_equal(strstr(output, "fatal error: runtime: out of memory\n"), output);
    assert_int_equal(run_child(ask_for_more_addresses_than_there_are), 2);
    assert_non_null(strstr(output, "runtime: out of memory: cannot allocate 140737488355328-byte block ("));
}

static void test_little_address_space_is_enough(void **state)
{
    (void)state;
    assert_int_equal(run_child(live_in_a_small_address_space), 0);
}

static void obey_a_memory_limit(void)
{
    fixture_start();
    rt_settings.gc_percent = -1;
    rt_set_memory_limit(64 * MB);
    for (int i = 0; i < 20000; i++)
        test_roots[i % 100] = heap_alloc((size_t)(i * 7919 % 200000) + 1, NULL, true);
    if (mheap.used_bytes > 72 * (size_t)MB)
        _exit(GONE_WRONG);
    GoMemStats stats;
    rt_read_memory_stats(&stats);
    if (stats.num_gc > 100)
        _exit(GONE_WRONG);
}

static void test_the_memory_limit_bounds_the_heap(void **state)
{
    (void)state;
    assert_int_equal(run_child(obey_a_memory_limit), 0);
}

static void trace_collections(void)
{
    rt_settings.trace_gc = 1;
    fixture_start();
    for (int i = 0; i < 200000; i++)
        heap_alloc(64, NULL, true);
    rt_gc();
}

static void test_the_trace_has_the_form_of_go(void **state)
{
    (void)state;
    regex_t line;
    regmatch_t match;
    assert_int_equal(
        regcomp(
            &line,
            "^gc [0-9]+ @[0-9]+[.][0-9]{3}s [0-9]+%: [0-9.]+[+][0-9.]+[+][0-9.]+ ms clock, "
            "[0-9.]+[+][0-9.]+/[0-9.]+/[0-9.]+[+][0-9.]+ ms cpu, [0-9]+->[0-9]+->[0-9]+ MB, [0-9]+ MB goal, "
            "[0-9]+ MB stacks, [0-9]+ MB globals, [0-9]+ P( [(]forced[)])?\n",
            REG_EXTENDED | REG_NEWLINE),
        0);
    assert_int_equal(run_child(trace_collections), 0);
    int lines = 0;
    const char *at = output;
    for (; *at; at += match.rm_eo, lines++) {
        assert_int_equal(regexec(&line, at, 1, &match, 0), 0);
        assert_int_equal(match.rm_so, 0);
    }
    assert_in_range(lines, 3, 6);
    assert_string_equal(at - strlen(" (forced)\n"), " (forced)\n");
    regfree(&line);
}

static void describe_a_heap(void)
{
    fixture_start();
    for (int i = 0; i < 100; i++)
        test_roots[i] = heap_alloc(48, NULL, true);
    test_roots[100] = heap_alloc(MB, NULL, true);
    rt_gc();
    heap_describe();
}

static void test_the_description_counts_spans_and_slots(void **state)
{
    (void)state;
    assert_int_equal(run_child(describe_a_heap), 0);
    assert_non_null(strstr(output, "arenas of 64 MiB committed: 1\n"));
    assert_non_null(strstr(output, "    large  no        1        0      128        1        1        0%\n"));
    assert_non_null(strstr(output, "       48  no        1        0        1      170      100       41%\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_out_of_memory_ends_with_a_message),
        cmocka_unit_test(test_little_address_space_is_enough),
        cmocka_unit_test(test_the_memory_limit_bounds_the_heap),
        cmocka_unit_test(test_the_trace_has_the_form_of_go),
        cmocka_unit_test(test_the_description_counts_spans_and_slots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
