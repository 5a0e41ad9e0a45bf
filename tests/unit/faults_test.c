/* The net below the checks: a signal of the processor on a goroutine's stack becomes a Go panic, anything else a
 * message; never a bare signal.  Each case ends its process, so each runs in a child. */
#include "runtime/os/settings.h"
#include "runtime/os/report.h"
#include "runtime/panic/faults.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define NEVER_INLINE __attribute__((noinline, noclone))

static char said[1024];

/* Runs it on a goroutine in a child; the exit status, or minus the signal. */
static int status_of(void (*entry)(void *), void *argument)
{
    int ends[2], status;
    ssize_t used = 0, got;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        faults_install();
        goroutine_run(goroutine_new(entry, argument));
        _exit(0);
    }
    close(ends[1]);
    while ((got = read(ends[0], said + used, sizeof said - 1 - (size_t)used)) > 0)
        used += got;
    said[used] = 0;
    close(ends[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/* Opaque to GCC, which knows what addresses cannot be. */
static NEVER_INLINE void read_address(void *address)
{
    __asm__ volatile("movl (%0), %%eax" : : "r"(address) : "eax");
}

static NEVER_INLINE void read_deep(int64_t depth)
{
    volatile int64_t here = depth;

    if (depth == 0)
        read_address((void *)8);
    else
        read_deep(depth - 1);
    (void)here;
}

static void read_far_down(void *unused)
{
    (void)unused;
    read_deep(100000);
}

static void divide(void *zero)
{
    volatile int64_t quotient = 100 / *(volatile int64_t *)zero;

    (void)quotient;
}

static void read_on_system_stack(void *unused)
{
    (void)unused;
    rt_on_system_stack(read_address, (void *)8);
}

static void test_a_nil_dereference_is_a_panic(void **state)
{
    (void)state;
    assert_int_equal(status_of(read_address, (void *)0x10), 2);
    assert_non_null(strstr(said, "panic: runtime error: invalid memory address or nil pointer dereference\n"
                                 "[signal SIGSEGV: segmentation violation code=0x1 addr=0x10 pc=0x"));
    assert_non_null(strstr(said, "\ngoroutine 1 [running]:\n"));
    assert_int_equal(status_of(read_far_down, NULL), 2);
    assert_non_null(strstr(said, "addr=0x8 pc="));
}

static void test_a_division_trap_is_a_panic(void **state)
{
    int64_t zero = 0;
    (void)state;
    assert_int_equal(status_of(divide, &zero), 2);
    assert_non_null(strstr(said, "panic: runtime error: integer divide by zero\n\n"));
}

static void test_another_address_is_a_fatal_error(void **state)
{
    (void)state;
    assert_int_equal(status_of(read_address, (void *)0x12345678), 2);
    assert_non_null(strstr(said, "unexpected fault address 0x12345678\nfatal error: fault\n"
                                 "[signal SIGSEGV: segmentation violation code=0x1 addr=0x12345678 pc=0x"));
}

static void test_a_fault_of_the_runtime_is_said(void **state)
{
    (void)state;
    assert_int_equal(status_of(read_on_system_stack, NULL), 2);
    assert_non_null(strstr(said, "fatal error: unexpected signal during runtime execution\n[signal SIGSEGV"));
}

static void test_gotraceback_crash_aborts(void **state)
{
    (void)state;
    rt_settings.traceback = TRACEBACK_CRASH;
    assert_int_equal(status_of(read_address, NULL), -6);
    rt_settings.traceback = 1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_nil_dereference_is_a_panic),
        cmocka_unit_test(test_a_division_trap_is_a_panic),
        cmocka_unit_test(test_another_address_is_a_fatal_error),
        cmocka_unit_test(test_a_fault_of_the_runtime_is_said),
        cmocka_unit_test(test_gotraceback_crash_aborts),
    };

    report_traceback_hook = traceback_report;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
