/* scheduler: the loop on the system stack; see scheduler.h. */
#include "runtime/sched/scheduler.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"

/* Now and then the queue's head goes before the one that was woken last: two that wake each other must not
 * starve the others.  Go's number. */
enum { FAIR_TURN = 61 };

Scheduler scheduler = { .timers.earliest = TIMER_NEVER };

/* -- timers -- */

static void wait_for_timer(void)
{
    static const uint32_t never;
    int64_t now = (int64_t)os_monotonic_ns(), until = timer_heap_earliest(&scheduler.timers);

    if (until > now)
        os_futex_wait(&never, 0, until - now);
}

static void run_timers(void)
{
    if (scheduler.timers.count > 0)
        timer_heap_run(&scheduler.timers, (int64_t)os_monotonic_ns());
}

void scheduler_add_timer(Timer *timer)
{
    timer_heap_add(&scheduler.timers, timer);
}

void scheduler_visit_timers(void (*visit)(void *, Timer **, size_t), void *context)
{
    visit(context, scheduler.timers.items, scheduler.timers.count);
}

/* -- the loop -- */

static Goroutine *first_of_queue(void)
{
    Goroutine *goroutine = scheduler.first;

    if (goroutine) {
        scheduler.first = goroutine->queue_next;
        goroutine->queue_next = NULL;
    }
    return goroutine;
}

static Goroutine *choose(void)
{
    bool is_fair_turn = ++scheduler.turns % FAIR_TURN == 0;
    Goroutine *goroutine = NULL;

    if (is_fair_turn || (!scheduler.urgent && !scheduler.first))
        run_timers();
    if (is_fair_turn)
        goroutine = first_of_queue();
    if (!goroutine && scheduler.urgent) {
        goroutine = scheduler.urgent;
        scheduler.urgent = NULL;
    }
    return goroutine ? goroutine : first_of_queue();
}

_Noreturn void scheduler_run(void)
{
    for (;;) {
        Goroutine *goroutine = choose();
        if (goroutine)
            goroutine_run(goroutine);
        else if (scheduler.timers.count > 0)
            wait_for_timer();
        else if (goroutine_count() == 0)
            rt_fatal("no goroutines (main called runtime.Goexit) - deadlock!");
        else
            rt_fatal("all goroutines are asleep - deadlock!");
    }
}

/* -- new goroutines -- */

void scheduler_start(Goroutine *goroutine)
{
    scheduler_put_in_front(goroutine);
}

void scheduler_create(void *argument)
{
    Creation *creation = argument;
    Goroutine *goroutine = goroutine_new(creation->entry, creation->argument);

    goroutine->creator_pc = creation->creator_pc;
    preempt_start();
    scheduler_start(goroutine);
}
