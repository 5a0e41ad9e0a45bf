/* poll: one thread and no preemption yet, so the answer is to go on. */
#include "runtime/sched/poll.h"

uint32_t rt_poll_word;

void rt_poll(void)
{
    rt_poll_word = 0;
}
