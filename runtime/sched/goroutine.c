/* goroutine: records, and running one until it stops.
 *
 * One thread runs goroutines: the lists here have no lock.
 */
#include "runtime/sched/goroutine.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"

enum { POOL_BYTES = 64 << 10 };

static struct {
    Goroutine *all, *last;        /* dead ones stay */
    Goroutine *dead;              /* by queue_next */
    int64_t count;                /* that are not dead */
    Goroutine *pool, *pool_end;
    uint64_t last_id;
} goroutines;

Goroutine *goroutine_current(void)
{
    return (Goroutine *)rt_stack_thread.stack;
}

static Goroutine *record_from_pool(void)
{
    if (goroutines.pool == goroutines.pool_end) {
        void *memory;
        if (os_map(&memory, POOL_BYTES) != 0)
            rt_fatal("out of memory");
        goroutines.pool = memory;
        goroutines.pool_end = goroutines.pool + POOL_BYTES / sizeof(Goroutine);
    }
    Goroutine *goroutine = goroutines.pool++;
    if (goroutines.last)
        goroutines.last->next = goroutine;
    else
        goroutines.all = goroutine;
    goroutines.last = goroutine;
    return goroutine;
}

static Goroutine *record_of_a_dead_one(void)
{
    Goroutine *goroutine = goroutines.dead;

    if (goroutine)
        goroutines.dead = goroutine->queue_next;
    return goroutine;
}

/* On the goroutine's stack, below nothing: its entry returned. */
static void finish(void)
{
    goroutine_current()->state = GOROUTINE_DEAD;
    stack_leave();
}

_Noreturn void goroutine_exit(void)
{
    finish();
    __builtin_unreachable();
}

Goroutine *goroutine_new(void (*entry)(void *), void *argument)
{
    Goroutine *goroutine = record_of_a_dead_one();

    if (!goroutine)
        goroutine = record_from_pool();
    goroutine->id = ++goroutines.last_id;
    goroutine->state = GOROUTINE_RUNNABLE;
    goroutine->panics_on_fault = false;
    goroutine->profile_labels = NULL;
    goroutine->wait_reason = NULL;
    goroutine->defer_frames = NULL;
    goroutine->panic = NULL;
    goroutine->queue_next = NULL;
    goroutine->creator_pc = 0;
    goroutines.count++;
    goroutine->entry = entry;
    goroutine->argument = argument;
    stack_open(&goroutine->stack);
    stack_prepare(&goroutine->stack, entry, argument, finish);
    return goroutine;
}

static Goroutine *alive_from(Goroutine *goroutine)
{
    while (goroutine && goroutine->state == GOROUTINE_DEAD)
        goroutine = goroutine->next;
    return goroutine;
}

Goroutine *goroutine_first(void)
{
    return alive_from(goroutines.all);
}

Goroutine *goroutine_after(const Goroutine *goroutine)
{
    return alive_from(goroutine->next);
}

int64_t goroutine_count(void)
{
    return goroutines.count;
}

static void bury(Goroutine *goroutine)
{
    stack_close(&goroutine->stack);
    goroutine->argument = NULL;
    goroutine->queue_next = goroutines.dead;
    goroutines.dead = goroutine;
    goroutines.count--;
}

void goroutine_run(Goroutine *goroutine)
{
    goroutine->state = GOROUTINE_RUNNING;
    stack_switch_to(&goroutine->stack);
    if (goroutine->state == GOROUTINE_DEAD)
        bury(goroutine);
    else if (goroutine->state == GOROUTINE_WAITING && goroutine->park_after)
        goroutine->park_after(goroutine->park_argument);
}
