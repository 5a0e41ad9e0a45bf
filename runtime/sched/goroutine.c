/* goroutine: records, and running one until it stops.
 *
 * The list of all only grows, so that it can be walked without its lock.  Records of dead ones wait at the processor
 * where they died for the next go statement there, too many of them in a common list.
 */
#include "runtime/sched/goroutine.h"
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/worker.h"

enum {
    POOL_BYTES = 64 << 10,
    DEAD_MAX = 64                /* at a processor; then half of them leave it */
};

static struct {
    Lock lock;
    Goroutine *all, *last;        /* dead ones stay */
    Goroutine *dead;              /* by queue_next */
    Goroutine *pool, *pool_end;
    int64_t count;                /* that are not dead; atomic */
    uint64_t last_id;             /* atomic */
} goroutines;

Goroutine *goroutine_current(void)
{
    return (Goroutine *)rt_stack_thread.stack;
}

/* -- records -- */

static Processor *own_processor(void)
{
    const Worker *worker = worker_current();
    return worker ? worker->processor : NULL;
}

static Goroutine *record_from_pool(void)
{
    if (goroutines.pool == goroutines.pool_end) {
        void *memory;
        if (os_map(&memory, POOL_BYTES) != 0)
            rt_fatal("runtime: cannot allocate memory");
        goroutines.pool = memory;
        goroutines.pool_end = goroutines.pool + POOL_BYTES / sizeof(Goroutine);
    }
    Goroutine *goroutine = goroutines.pool++;
    Goroutine **link = goroutines.last ? &goroutines.last->next : &goroutines.all;
    __atomic_store_n(link, goroutine, __ATOMIC_RELEASE);
    goroutines.last = goroutine;
    return goroutine;
}

static Goroutine *pop_dead(Goroutine **list)
{
    Goroutine *goroutine = *list;

    if (goroutine)
        *list = goroutine->queue_next;
    return goroutine;
}

static Goroutine *record_for_new_one(void)
{
    Processor *processor = own_processor();
    Goroutine *goroutine = processor ? pop_dead(&processor->dead) : NULL;

    if (goroutine) {
        processor->dead_count--;
        return goroutine;
    }
    lock_take(&goroutines.lock);
    goroutine = pop_dead(&goroutines.dead);
    if (!goroutine)
        goroutine = record_from_pool();
    lock_give(&goroutines.lock);
    return goroutine;
}

static void push_dead(Goroutine **list, Goroutine *goroutine)
{
    goroutine->queue_next = *list;
    *list = goroutine;
}

static void give_record(Goroutine *goroutine)
{
    Processor *processor = own_processor();

    if (processor && processor->dead_count < DEAD_MAX) {
        push_dead(&processor->dead, goroutine);
        processor->dead_count++;
        return;
    }
    lock_take(&goroutines.lock);
    push_dead(&goroutines.dead, goroutine);
    for (; processor && processor->dead_count > DEAD_MAX / 2; processor->dead_count--)
        push_dead(&goroutines.dead, pop_dead(&processor->dead));
    lock_give(&goroutines.lock);
}

/* -- life -- */

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
    Goroutine *goroutine = record_for_new_one();

    goroutine->panics_on_fault = false;
    goroutine->profile_labels = NULL;
    goroutine->id = __atomic_add_fetch(&goroutines.last_id, 1, __ATOMIC_RELAXED);
    goroutine->wait_reason = NULL;
    goroutine->park_after = NULL;
    goroutine->defer_frames = NULL;
    goroutine->panic = NULL;
    goroutine->queue_next = NULL;
    goroutine->wired_to = NULL;
    goroutine->wires = 0;
    goroutine->interrupted = NULL;
    goroutine->is_ending = false;
    goroutine->is_initialising = false;
    goroutine->creator_pc = 0;
    __atomic_fetch_add(&goroutines.count, 1, __ATOMIC_RELAXED);
    stack_open(&goroutine->stack);
    stack_prepare(&goroutine->stack, entry, argument, finish);
    goroutine->state = GOROUTINE_RUNNABLE;
    return goroutine;
}

static void bury(Goroutine *goroutine)
{
    stack_close(&goroutine->stack);
    if (goroutine->wired_to)
        goroutine->wired_to->wired = NULL;
    __atomic_fetch_sub(&goroutines.count, 1, __ATOMIC_RELAXED);
    give_record(goroutine);
}

void goroutine_run(Goroutine *goroutine)
{
    goroutine->state = GOROUTINE_RUNNING;
    stack_switch_to(&goroutine->stack);

    ParkAfter *after = goroutine->park_after;
    if (worker_current())
        worker_current()->running = NULL;
    if (goroutine->state == GOROUTINE_DEAD) {
        bury(goroutine);
    } else if (after) {
        goroutine->park_after = NULL;
        after(goroutine->park_argument);  /* from here on it may run elsewhere */
    }
}

/* -- all of them -- */

static Goroutine *alive_from(Goroutine *goroutine)
{
    while (goroutine && goroutine->state == GOROUTINE_DEAD)
        goroutine = __atomic_load_n(&goroutine->next, __ATOMIC_ACQUIRE);
    return goroutine;
}

Goroutine *goroutine_first(void)
{
    return alive_from(__atomic_load_n(&goroutines.all, __ATOMIC_ACQUIRE));
}

Goroutine *goroutine_after(const Goroutine *goroutine)
{
    return alive_from(__atomic_load_n(&goroutine->next, __ATOMIC_ACQUIRE));
}

int64_t goroutine_count(void)
{
    return __atomic_load_n(&goroutines.count, __ATOMIC_RELAXED);
}
