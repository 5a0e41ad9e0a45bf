/* spin: what package sync asks before it waits, and how it stays on its processor. */
#include "runtime/os/os.h"
#include "runtime/os/random.h"
#include "runtime/sched/internal.h"

/* Go's number. */
enum { SPIN_TURNS = 30 };

bool rt_can_spin(GoInt turn)
{
    (void)turn;
    return false;  /* one thread: who holds the mutex cannot run meanwhile */
}

void rt_spin(void)
{
    for (int turn = 0; turn < SPIN_TURNS; turn++)
        __builtin_ia32_pause();
}

GoInt rt_pin(void)
{
    return 0;
}

void rt_unpin(void)
{
}

uint32_t rt_random_below(uint32_t limit)
{
    return (uint32_t)((random_next() >> 32) * limit >> 32);
}

uint64_t rt_random(void)
{
    return random_next();
}

int64_t rt_monotonic_ns(void)
{
    return (int64_t)os_monotonic_ns();
}

int64_t rt_wall_ns(void)
{
    return os_wall_ns();
}
