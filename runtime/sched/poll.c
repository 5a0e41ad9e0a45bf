/* poll: a loop's back edge after a tick: others get their turn. */
#include "runtime/sched/poll.h"
#include "runtime/sched/scheduler.h"

uint32_t rt_poll_word;

void rt_poll(void)
{
    __atomic_store_n(&rt_poll_word, 0, __ATOMIC_RELAXED);
    if (scheduler_has_work())
        goroutine_yield();
}
