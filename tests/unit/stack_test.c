/* Segments, switching, unwinding: what runs below is compiled with -fsplit-stack, as Go code is. */
#include "runtime/os/settings.h"
#include "runtime/sched/goroutine.h"
#include "runtime/stack/unwind.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEVER_INLINE __attribute__((noinline, noclone))
#define DEEP_FRAMES 4000000

/* cmocka's assertions need libc and a large stack: what a goroutine finds is noted here and looked at outside. */
static struct {
    int64_t sum, segments, sizes_double, frames, turns;
    size_t bytes_at_depth;
    StackPlace place_below, place_here, place_foreign;
    bool is_right;
} found;

static void run(void (*entry)(void *), void *argument)
{
    memset(&found, 0, sizeof found);
    goroutine_run(goroutine_new(entry, argument));
}

static Segment *current_segment(void)
{
    return rt_stack_thread.segment;
}

/* -- growth -- */

static NEVER_INLINE int64_t descend(int64_t depth)
{
    volatile int64_t here = depth;

    if (depth == 0) {
        found.bytes_at_depth = rt_stack_thread.stack->size_bytes;
        found.segments = current_segment()->depth + 1;
        return 0;
    }
    int64_t below = descend(depth - 1);
    return below + (here == depth);
}

static void run_three_descents(void *unused)
{
    (void)unused;
    found.is_right = true;
    for (int turn = 0; turn < 3; turn++)
        found.is_right = found.is_right && descend(DEEP_FRAMES) == DEEP_FRAMES;
    found.sizes_double = true;
    for (Segment *segment = rt_stack_thread.stack->oldest; segment->younger; segment = segment->younger)
        found.sizes_double = found.sizes_double && segment->younger->size_bytes == 2 * segment->size_bytes;
}

static void test_four_million_frames_three_times(void **state)
{
    (void)state;
    run(run_three_descents, NULL);
    assert_true(found.is_right);
    assert_true(found.sizes_double);
    assert_in_range(found.segments, 15, 19);
    assert_true(found.bytes_at_depth > (size_t)DEEP_FRAMES * 16);
}

static void test_a_finished_goroutine_gives_its_segments_back(void **state)
{
    (void)state;
    size_t before = stack_total_bytes();
    run(run_three_descents, NULL);
    assert_int_equal(stack_total_bytes(), before);
}

static NEVER_INLINE int64_t use_frame(int64_t index)
{
    volatile char bytes[3000000];

    bytes[index] = 1;
    bytes[sizeof bytes - 1] = 2;
    return bytes[index] + bytes[sizeof bytes - 1] + (int64_t)current_segment()->size_bytes;
}

static void run_large_frame(void *unused)
{
    (void)unused;
    found.sum = use_frame(7);
}

static void test_a_large_frame_gets_a_segment_that_holds_it(void **state)
{
    (void)state;
    run(run_large_frame, NULL);
    assert_int_equal(found.sum, (4 << 20) + 3);
}

/* -- the edge -- */

static NEVER_INLINE int64_t leaf(int64_t number)
{
    volatile char bytes[200];

    bytes[number & 127] = (char)number;
    return bytes[number & 127] & 1;
}

/* At some depth the calls of the loop cross the edge every time; the segment behind it must be the same one. */
static NEVER_INLINE int64_t loop_at_depth(int64_t depth)
{
    volatile int64_t here = depth;
    int64_t sum = 0;

    if (depth > 0)
        return loop_at_depth(depth - 1) + here - depth;
    size_t bytes = rt_stack_thread.stack->size_bytes;
    leaf(0);
    for (int64_t i = 0; i < 1000; i++)
        sum += leaf(i);
    found.is_right = found.is_right && rt_stack_thread.stack->size_bytes <= 3 * bytes;
    return sum;
}

static void run_loops_at_all_depths(void *unused)
{
    (void)unused;
    found.is_right = true;
    for (int64_t depth = 0; depth < 400; depth++)
        found.sum += loop_at_depth(depth);
}

static void test_a_loop_at_the_edge_keeps_the_next_segment(void **state)
{
    (void)state;
    run(run_loops_at_all_depths, NULL);
    assert_true(found.is_right);
    assert_int_equal(found.sum, 400 * 500);
}

/* -- arguments and results -- */

typedef struct Five {
    int64_t words[5];
} Five;

static NEVER_INLINE Five through_memory(int64_t depth)
{
    if (depth == 0)
        return (Five){ { 1, 2, 3, 4, 5 } };
    Five five = through_memory(depth - 1);
    five.words[depth % 5]++;
    return five;
}

static NEVER_INLINE double many_arguments(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, double x, double y,
                                          int64_t g, int64_t h, int64_t depth)
{
    if (depth == 0)
        return (double)(a + b + c + d + e + f + g + h) + x * y;
    return many_arguments(b, c, d, e, f, a, x, y, h, g, depth - 1) + 0.0;
}

static void run_arguments(void *unused)
{
    (void)unused;
    Five five = through_memory(5000);
    found.is_right = five.words[0] == 1001 && five.words[4] == 1005 &&
                     many_arguments(1, 2, 3, 4, 5, 6, 1.5, 2.0, 7, 8, 6000) == 39.0;
}

static void test_arguments_and_results_cross_edges(void **state)
{
    (void)state;
    run(run_arguments, NULL);
    assert_true(found.is_right);
}

/* -- the system stack -- */

static void note_system(void *argument)
{
    char large[100000];

    memset(large, 1, sizeof large);
    found.is_right = stack_is_system() && large[99999] == 1;
    if (argument)
        rt_on_system_stack(argument, NULL);
}

static NEVER_INLINE int64_t keep_registers(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e)
{
    rt_on_system_stack(note_system, note_system);
    return a + 10 * b + 100 * c + 1000 * d + 10000 * e;
}

static void run_on_system_stack(void *unused)
{
    (void)unused;
    found.sum = keep_registers(1, 2, 3, 4, 5);
    found.is_right = found.is_right && !stack_is_system();
}

static void test_the_system_stack_is_deep_and_keeps_registers(void **state)
{
    (void)state;
    run(run_on_system_stack, NULL);
    assert_true(found.is_right);
    assert_int_equal(found.sum, 54321);
}

/* -- switching -- */

static void count_and_leave(void *name)
{
    for (int64_t turn = 1; turn <= 3; turn++) {
        found.turns += turn * *(int64_t *)name;
        stack_leave();
    }
}

static void never(void)
{
    _exit(9);
}

static void test_goroutines_take_turns(void **state)
{
    (void)state;
    int64_t one = 1, hundred = 100;
    Stack a, b;

    memset(&found, 0, sizeof found);
    stack_open(&a);
    stack_open(&b);
    stack_prepare(&a, count_and_leave, &one, never);
    stack_prepare(&b, count_and_leave, &hundred, never);
    for (int turn = 0; turn < 3; turn++) {
        stack_switch_to(&a);
        stack_switch_to(&b);
    }
    assert_int_equal(found.turns, 606);
    stack_close(&a);
    stack_close(&b);
}

/* -- places and trimming -- */

static void note_places(void *address)
{
    const Stack *stack = rt_stack_thread.stack;
    char here;

    found.place_here = stack_place(stack, address);
    found.place_below = stack_place(stack, (char *)stack->stopped_at - 64);
    found.place_foreign = stack_place(stack, &here);
}

static void trim_twice(void *unused)
{
    (void)unused;
    stack_trim(rt_stack_thread.stack);
    stack_trim(rt_stack_thread.stack);
}

static void run_places(void *unused)
{
    int64_t local = 1;

    (void)unused;
    rt_on_system_stack(note_places, &local);
    descend(10000);
    size_t deep = rt_stack_thread.stack->size_bytes;
    rt_on_system_stack(trim_twice, NULL);
    found.is_right = rt_stack_thread.stack->size_bytes < deep && descend(10000) == 10000;
}

static void test_places_and_trimming(void **state)
{
    (void)state;
    run(run_places, NULL);
    assert_int_equal(found.place_here, STACK_PLACE_LIVE);
    assert_int_equal(found.place_below, STACK_PLACE_DEAD);
    assert_int_equal(found.place_foreign, STACK_PLACE_OUTSIDE);
    assert_true(found.is_right);
}

/* -- unwinding -- */

static void count_frames(void *unused)
{
    UnwindRegisters registers;

    (void)unused;
    unwind_here(&registers);
    while (unwind_step(&registers))
        found.frames++;
}

static NEVER_INLINE int64_t descend_and_count(int64_t depth)
{
    volatile int64_t here = depth;

    if (depth == 0)
        rt_on_system_stack(count_frames, NULL);
    else
        descend_and_count(depth - 1);
    return here;
}

static void run_count(void *depth)
{
    descend_and_count(*(int64_t *)depth);
}

static int64_t frames_at(int64_t depth)
{
    run(run_count, &depth);
    return found.frames;
}

static void test_unwinding_counts_every_frame_once(void **state)
{
    (void)state;
    int64_t base = frames_at(0);
    assert_int_equal(frames_at(3), base + 3);
    assert_int_equal(frames_at(1000), base + 1000);
    assert_int_equal(frames_at(100000), base + 100000);
}

/* -- modes -- */

static void test_a_fresh_segment_at_every_call(void **state)
{
    (void)state;
    rt_settings.fresh_segments = 1;
    int64_t base = frames_at(0);
    assert_int_equal(frames_at(500), base + 500);
    run(run_arguments, NULL);
    assert_true(found.is_right);
    run(run_loops_at_all_depths, NULL);
    assert_int_equal(found.sum, 400 * 500);
    rt_settings.fresh_segments = 0;
}

static void test_poisoned_segments(void **state)
{
    (void)state;
    rt_settings.poison = 1;
    rt_settings.fresh_segments = 1;
    run(run_arguments, NULL);
    assert_true(found.is_right);
    rt_settings.fresh_segments = 0;
    run(run_arguments, NULL);
    assert_true(found.is_right);
    assert_int_equal(frames_at(1000), frames_at(0) + 1000);
    rt_settings.poison = 0;
}

/* -- ends of the program: in a child -- */

typedef struct End {
    int status;
    char text[512];
} End;

static End end_of(void (*entry)(void *), rlim_t address_space)
{
    End end = { 0, "" };
    int pipe_ends[2];

    assert_int_equal(pipe(pipe_ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct rlimit limit = { address_space, address_space };
        dup2(pipe_ends[1], 2);
        if (address_space)
            setrlimit(RLIMIT_AS, &limit);
        goroutine_run(goroutine_new(entry, NULL));
        _exit(0);
    }
    close(pipe_ends[1]);
    for (ssize_t used = 0, got; (got = read(pipe_ends[0], end.text + used, sizeof end.text - 1 - (size_t)used)) > 0;)
        used += got;
    close(pipe_ends[0]);
    waitpid(child, &end.status, 0);
    return end;
}

static NEVER_INLINE int64_t run_away(int64_t depth)
{
    volatile int64_t here = depth;

    return here < 0 ? 0 : run_away(depth + 1) + here;
}

static void run_runaway(void *unused)
{
    (void)unused;
    found.sum = run_away(0);
}

static void test_runaway_recursion_ends_in_gos_words(void **state)
{
    (void)state;
    End end = end_of(run_runaway, 0);
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 2);
    assert_non_null(strstr(end.text, "runtime: goroutine stack exceeds 1000000000-byte limit\n"));
    assert_non_null(strstr(end.text, "fatal error: stack overflow\n"));
}

static void test_no_memory_for_a_segment_is_said(void **state)
{
    (void)state;
    End end = end_of(run_runaway, (rlim_t)100 << 20);
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 2);
    assert_non_null(strstr(end.text, "runtime: out of memory: cannot allocate "));
    assert_non_null(strstr(end.text, "fatal error: out of memory\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_four_million_frames_three_times),
        cmocka_unit_test(test_a_finished_goroutine_gives_its_segments_back),
        cmocka_unit_test(test_a_large_frame_gets_a_segment_that_holds_it),
        cmocka_unit_test(test_a_loop_at_the_edge_keeps_the_next_segment),
        cmocka_unit_test(test_arguments_and_results_cross_edges),
        cmocka_unit_test(test_the_system_stack_is_deep_and_keeps_registers),
        cmocka_unit_test(test_goroutines_take_turns),
        cmocka_unit_test(test_places_and_trimming),
        cmocka_unit_test(test_unwinding_counts_every_frame_once),
        cmocka_unit_test(test_a_fresh_segment_at_every_call),
        cmocka_unit_test(test_poisoned_segments),
        cmocka_unit_test(test_runaway_recursion_ends_in_gos_words),
        cmocka_unit_test(test_no_memory_for_a_segment_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
