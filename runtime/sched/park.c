/* park: what goroutines do on their own stacks to stop and to go on.
 *
 * Nothing of C is interrupted between two of its calls, so what is asked of the worker here stays true until the
 * goroutine parks.
 */
#include "runtime/abi/layout.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"

static void leave(GoroutineState state, ParkAfter *after, void *argument)
{
    Goroutine *goroutine = goroutine_current();

    goroutine->state = state;
    goroutine->park_after = after;
    goroutine->park_argument = argument;
    stack_leave();
}

void goroutine_park(const char *reason, ParkAfter *after, void *argument)
{
    goroutine_current()->wait_reason = reason;
    leave(GOROUTINE_WAITING, after, argument);
}

static void wake_one(void *unused)
{
    (void)unused;
    worker_wake_one();
}

void goroutine_ready(Goroutine *goroutine)
{
    goroutine->state = GOROUTINE_RUNNABLE;
    run_queue_put(worker_current()->processor, goroutine, true);
    if (__atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_SEQ_CST) > 0 &&
        __atomic_load_n(&scheduler.spinning, __ATOMIC_SEQ_CST) == 0)
        rt_on_system_stack(wake_one, NULL);
}

void goroutine_yield(void)
{
    leave(GOROUTINE_RUNNABLE, scheduler_put_common, goroutine_current());
}

void goroutine_yield_to_next(void)
{
    if (worker_current()->pins == 0)
        leave(GOROUTINE_RUNNABLE, scheduler_put_local, goroutine_current());
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

static void wire_as_needed(Goroutine *goroutine)
{
    Worker *worker = worker_current();
    bool is_needed = goroutine->wires > 0 || goroutine->is_initialising;

    worker->wired = is_needed ? goroutine : NULL;
    goroutine->wired_to = is_needed ? worker : NULL;
}

void rt_wire(bool is_one_more)
{
    Goroutine *goroutine = goroutine_current();

    if (is_one_more)
        goroutine->wires++;
    else if (goroutine->wires > 0)
        goroutine->wires--;
    wire_as_needed(goroutine);
}

void rt_initialises(bool begins)
{
    Goroutine *goroutine = goroutine_current();

    if (goroutine->is_initialising == begins)
        return;
    goroutine->is_initialising = begins;
    wire_as_needed(goroutine);
}
