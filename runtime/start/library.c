/* library: what packages in library/ bind by //go:linkname (runtime/abi/api.def, section "library"),
 * and the program's end. */
#include "runtime/gc/gc.h"
#include "runtime/os/os.h"
#include "runtime/os/settings.h"
#include "runtime/sched/scheduler.h"
#include "runtime/start/start.h"
#include <signal.h>

static struct {
    GoInt count;
    char **values;
    char **environment;
} arguments;

void arguments_set(int count, char **values, char **environment)
{
    arguments.count = count;
    arguments.values = values;
    arguments.environment = environment;
}

GoInt rt_argument_count(void)
{
    return arguments.count;
}

static GoString string_of(const char *text)
{
    GoInt length = 0;

    while (text[length])
        length++;
    return (GoString){ (const uint8_t *)text, length };
}

GoString rt_argument_at(GoInt index)
{
    return string_of(arguments.values[index]);
}

GoInt rt_environment_count(void)
{
    GoInt count = 0;

    while (arguments.environment[count])
        count++;
    return count;
}

GoString rt_environment_at(GoInt index)
{
    return string_of(arguments.environment[index]);
}

/* -- the kernel -- */

uint64_t rt_system_call(uint64_t number, uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f)
{
    return (uint64_t)os_system_call((long)number, (long)a, (long)b, (long)c, (long)d, (long)e, (long)f);
}

/* Package syscall forks under a lock. */
static uint64_t mask_before_fork;

/* In between the goroutine stays on its thread, whose mask this is. */
void rt_block_signals(void)
{
    rt_pin();
    mask_before_fork = os_block_signals();
}

void rt_unblock_signals(void)
{
    os_set_signal_mask(mask_before_fork);
    rt_unpin();
}

/* In the child there are no other threads: it never stops for one again. */
void rt_reset_signals(void)
{
    rt_pin();
    os_reset_signals();
}

_Noreturn void rt_broken_pipe(void)
{
    os_end_by_signal(SIGPIPE);
}

/* -- the rest -- */

_Noreturn void rt_exit(GoInt status)
{
    program_exit((int)status);
}

double rt_square_root(double number)
{
    return __builtin_sqrt(number);
}

void rt_collect(void)
{
    rt_gc();
}

void rt_read_memory_statistics(GoMemStats *statistics)
{
    rt_read_memory_stats(statistics);
}

/* What the environment asked for is the least. */
void rt_set_traceback(GoInt level)
{
    static const uint8_t rank[] = { 0, 1, 3, 4, [TRACEBACK_ALL] = 2 };
    static int64_t asked = -1;

    if (asked < 0)
        asked = rt_settings.traceback;
    if (level > TRACEBACK_ALL || asked > TRACEBACK_ALL)
        level = TRACEBACK_ALL;
    rt_settings.traceback = asked <= TRACEBACK_ALL && rank[level] < rank[asked] ? asked : level;
}

void **rt_profile_labels(void)
{
    return &goroutine_current()->profile_labels;
}
