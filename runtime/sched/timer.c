/* timer: starting and stopping timers, for package time and for sleepers; see timer.h. */
#include "runtime/sched/timer.h"
#include "runtime/os/report.h"
#include "runtime/sched/scheduler.h"

static void put(Timer *timer)
{
    if (timer->when <= 0)
        rt_fatal("timer when must be positive");
    if (timer->period < 0)
        rt_fatal("timer period must be non-negative");
    scheduler_add_timer(timer);
}

void rt_timer_start(Timer *timer)
{
    lock_take(&timer->lock);
    if (timer->heap)
        rt_fatal("startTimer called with initialized timer");
    put(timer);
    lock_give(&timer->lock);
}

bool rt_timer_stop(Timer *timer)
{
    lock_take(&timer->lock);
    bool still_waited = timer_heap_remove(timer);
    lock_give(&timer->lock);
    return still_waited;
}

bool rt_timer_reset(Timer *timer, int64_t when)
{
    lock_take(&timer->lock);
    bool still_waited = timer_heap_remove(timer);
    timer->when = when;
    put(timer);
    lock_give(&timer->lock);
    return still_waited;
}

void rt_timer_modify(Timer *timer, int64_t when, int64_t period, const GoClosure *function, GoEface argument,
                     uintptr_t sequence)
{
    lock_take(&timer->lock);
    timer_heap_remove(timer);
    timer->when = when;
    timer->period = period;
    timer->function = function;
    timer->argument = argument;
    timer->sequence = sequence;
    put(timer);
    lock_give(&timer->lock);
}

/* -- sleep -- */

static void add(void *timer)
{
    scheduler_add_timer(timer);
}

void goroutine_sleep(int64_t ns)
{
    Timer timer = { .sequence = (uintptr_t)goroutine_current() };

    if (ns <= 0)
        return;
    if (__builtin_add_overflow(rt_monotonic_ns(), ns, &timer.when))
        timer.when = TIMER_NEVER;
    goroutine_park("sleep", add, &timer);
}

void rt_sleep(int64_t ns)
{
    goroutine_sleep(ns);
}
