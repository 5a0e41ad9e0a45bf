/* clock: through the C library, which asks no kernel where the machine has a clock that programs can read.
 * That needs more stack than a goroutine has. */
#include "runtime/os/os.h"
#include <time.h>

static int64_t clock_ns(clockid_t clock)
{
    struct timespec now = { 0, 0 };

    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

uint64_t os_monotonic_ns(void)
{
    return (uint64_t)clock_ns(CLOCK_MONOTONIC);
}

int64_t os_wall_ns(void)
{
    return clock_ns(CLOCK_REALTIME);
}

uint64_t os_processor_ns(void)
{
    return (uint64_t)clock_ns(CLOCK_PROCESS_CPUTIME_ID);
}
