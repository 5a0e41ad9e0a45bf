/* park: what goroutines do on their own stacks to stop and to go on. */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/abi/layout.h"
#include "runtime/sched/internal.h"

void goroutine_park(const char *reason, ParkAfter *after, void *argument)
{
    Goroutine *goroutine = goroutine_current();

    goroutine->state = GOROUTINE_WAITING;
    goroutine->wait_reason = reason;
    goroutine->park_after = after;
    goroutine->park_argument = argument;
    stack_leave();
}

void goroutine_ready(Goroutine *goroutine)
{
    goroutine->state = GOROUTINE_RUNNABLE;
    scheduler_put_in_front(goroutine);
}

void goroutine_yield(void)
{
    Goroutine *goroutine = goroutine_current();

    goroutine->state = GOROUTINE_RUNNABLE;
    scheduler_append(goroutine);
    stack_leave();
}

void goroutine_yield_to_next(void)
{
    goroutine_yield();
}

bool scheduler_has_work(void)
{
    return scheduler.urgent || scheduler.first || scheduler.timers.count > 0;
}

/* -- what compiled code calls -- */

void rt_go(void *closure)
{
    if (!closure)
        rt_fatal("go of nil func value");
    Creation creation = { (void (*)(void *))((GoClosure *)closure)->code, closure,
                          stack_caller(__builtin_return_address(0)) };
    rt_on_system_stack(scheduler_create, &creation);
}

_Noreturn void rt_block(void)
{
    for (;;)
        goroutine_park("select (no cases)", NULL, NULL);
}

void rt_gosched(void)
{
    goroutine_yield();
}

intptr_t rt_goroutine_count(void)
{
    return goroutine_count();
}

intptr_t rt_processor_count(void)
{
    return os_processor_count();
}
