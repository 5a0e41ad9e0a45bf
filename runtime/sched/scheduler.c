/* scheduler: the loop of each worker, on its system stack; see scheduler.h.
 *
 * A worker looks for something to run: 1. timers that are due; 2. now and then the common queue; 3. its processor's
 * queue; 4. the common queue; 5. other processors' queues.  At most half as many as are busy look around like that
 * ("spinning"): more only take work from each other.  With nothing found it gives its processor back, and looks
 * once more: who makes work after that finds an idle processor and wakes somebody.  Then it sleeps, the first one that
 * does so no longer than to the next timer.
 */
#include "runtime/sched/scheduler.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/sched/internal.h"
#include "runtime/sched/interrupt.h"

enum {
    /* Now and then the common queue goes before the own one: two that wake each other must not starve the others.
     * Go's number. */
    FAIR_TURN = 61,
    STEAL_ROUNDS = 4             /* only the last one takes what is to run next elsewhere */
};

Scheduler scheduler;

/* -- timers -- */

static int64_t run_timers(Processor *processor, int64_t now)
{
    if (timer_heap_earliest(&processor->timers) == TIMER_NEVER)
        return now;
    if (now == 0)
        now = (int64_t)os_monotonic_ns();
    if (timer_heap_earliest(&processor->timers) <= now)
        timer_heap_run(&processor->timers, now);
    return now;
}

/* Also of processors that GOMAXPROCS has taken away. */
static void run_all_timers(void)
{
    int64_t now = 0;

    for (uint32_t i = 0; i < __atomic_load_n(&scheduler.processors_made, __ATOMIC_SEQ_CST); i++)
        now = run_timers(scheduler.processors[i], now);
}

static int64_t earliest_timer(void)
{
    int64_t earliest = TIMER_NEVER;

    for (uint32_t i = 0; i < __atomic_load_n(&scheduler.processors_made, __ATOMIC_SEQ_CST); i++) {
        int64_t when = timer_heap_earliest(&scheduler.processors[i]->timers);
        if (when < earliest)
            earliest = when;
    }
    return earliest;
}

static void wake_watcher(void)
{
    __atomic_fetch_add(&scheduler.timer_word, 1, __ATOMIC_SEQ_CST);
    os_futex_wake(&scheduler.timer_word, 1);
}

void scheduler_watch_timer(int64_t when)
{
    int64_t until = __atomic_load_n(&scheduler.timer_watch_until, __ATOMIC_SEQ_CST);

    if (until == 0)
        worker_wake_one();
    else if (when < until)
        wake_watcher();
}

void scheduler_add_timer(Timer *timer)
{
    int64_t when = timer->when;

    if (timer_heap_add(&worker_current()->processor->timers, timer))
        scheduler_watch_timer(when);
}

void scheduler_visit_timers(void (*visit)(void *, Timer **, size_t), void *context)
{
    for (uint32_t i = 0; i < scheduler.processors_made; i++)
        visit(context, scheduler.processors[i]->timers.items, scheduler.processors[i]->timers.count);
}

void scheduler_forget_spares(void)
{
    for (uint32_t i = 0; i < scheduler.processors_made; i++)
        scheduler.processors[i]->spare_defers = NULL;
}

/* Sleeps until the next timer, unless another worker does.  False: there is nothing to watch for.  Then whoever watches
 * for one that was stopped meanwhile shall rest as well: perhaps nothing will ever happen. */
static bool watch_timers(void)
{
    int64_t nobody = 0;

    if (earliest_timer() == TIMER_NEVER) {
        if (__atomic_load_n(&scheduler.timer_watch_until, __ATOMIC_SEQ_CST) != 0)
            wake_watcher();
        return false;
    }
    if (!__atomic_compare_exchange_n(&scheduler.timer_watch_until, &nobody, TIMER_NEVER, false, __ATOMIC_SEQ_CST,
                                     __ATOMIC_RELAXED))
        return false;
    uint32_t word = __atomic_load_n(&scheduler.timer_word, __ATOMIC_SEQ_CST);
    int64_t until = earliest_timer(), now = (int64_t)os_monotonic_ns();
    __atomic_store_n(&scheduler.timer_watch_until, until, __ATOMIC_SEQ_CST);
    if (earliest_timer() == until && until > now)
        os_futex_wait(&scheduler.timer_word, word, until == TIMER_NEVER ? -1 : until - now);
    __atomic_store_n(&scheduler.timer_watch_until, 0, __ATOMIC_SEQ_CST);
    return true;
}

/* -- looking for work -- */

static uint32_t busy_count(void)
{
    return scheduler.processor_count - __atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_SEQ_CST);
}

static bool may_spin(Worker *self)
{
    if (self->is_spinning)
        return true;
    if (2 * __atomic_load_n(&scheduler.spinning, __ATOMIC_SEQ_CST) >= busy_count())
        return false;
    self->is_spinning = true;
    __atomic_fetch_add(&scheduler.spinning, 1, __ATOMIC_SEQ_CST);
    return true;
}

static uint32_t random_of(Worker *self)
{
    self->random = self->random * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(self->random >> 33);
}

static Goroutine *steal(Worker *self)
{
    Processor *own = self->processor;
    uint32_t count = scheduler.processor_count;

    for (int round = 1; round <= STEAL_ROUNDS; round++) {
        uint32_t start = random_of(self);
        bool is_last = round == STEAL_ROUNDS;
        for (uint32_t i = 0; i < count && !world_is_stopping(); i++) {
            Processor *victim = scheduler.processors[(start + i) % count];
            Goroutine *goroutine = victim == own ? NULL : run_queue_steal(own, victim, is_last);
            if (goroutine)
                return goroutine;
        }
    }
    run_all_timers();  /* what they wake lies in the own queue */
    return run_queue_take(own);
}

static Goroutine *take_common(Worker *self, uint32_t limit)
{
    if (__atomic_load_n(&scheduler.queued, __ATOMIC_RELAXED) == 0)
        return NULL;
    lock_take(&scheduler.lock);
    Goroutine *goroutine = common_queue_take(self->processor, limit);
    lock_give(&scheduler.lock);
    return goroutine;
}

static bool is_work_somewhere(void)
{
    if (__atomic_load_n(&scheduler.queued, __ATOMIC_SEQ_CST) > 0)
        return true;
    for (uint32_t i = 0; i < __atomic_load_n(&scheduler.processors_made, __ATOMIC_SEQ_CST); i++)
        if (!run_queue_is_empty(scheduler.processors[i]))
            return true;
    return false;
}

static bool take_idle_processor(Worker *self)
{
    lock_take(&scheduler.lock);
    Processor *processor = idle_processor_take();
    if (processor)
        worker_take_processor(self, processor);
    lock_give(&scheduler.lock);
    return processor != NULL;
}

/* Gives the processor back, unless work has come meanwhile. */
static bool give_processor_back(Worker *self)
{
    lock_take(&scheduler.lock);
    bool gives = !world_is_stopping() && scheduler.queued == 0 && !scheduler.homeless;
    if (gives)
        idle_processor_put(worker_leave_processor(self));
    lock_give(&scheduler.lock);
    return gives;
}

static void stop_spinning(Worker *self)
{
    self->is_spinning = false;
    __atomic_fetch_sub(&scheduler.spinning, 1, __ATOMIC_SEQ_CST);
}

/* Nothing was found. */
static void retire(Worker *self)
{
    if (!give_processor_back(self))
        return;
    if (self->is_spinning) {
        stop_spinning(self);
        if (is_work_somewhere() && take_idle_processor(self)) {
            self->is_spinning = true;
            __atomic_fetch_add(&scheduler.spinning, 1, __ATOMIC_SEQ_CST);
            return;
        }
    }
    if (watch_timers()) {
        take_idle_processor(self);
        return;
    }
    worker_rest(self);
}

/* Somebody in the middle of its work has no processor (world.c): it gets this one. */
static void help_homeless(Worker *self)
{
    lock_take(&scheduler.lock);
    Worker *worker = scheduler.homeless;
    if (worker) {
        scheduler.homeless = worker->next_idle;
        worker->given_processor = worker_leave_processor(self);
        worker->given_processor->worker = worker;
    }
    lock_give(&scheduler.lock);
    if (worker)
        worker_wake(worker);
}

static Goroutine *find(Worker *self)
{
    Processor *processor = self->processor;
    Goroutine *goroutine = NULL;

    run_timers(processor, 0);
    if (processor->turns % FAIR_TURN == 0)
        goroutine = take_common(self, 1);
    if (!goroutine)
        goroutine = run_queue_take(processor);
    if (!goroutine)
        goroutine = take_common(self, 0);
    if (!goroutine && may_spin(self))
        goroutine = steal(self);
    return goroutine;
}

static Goroutine *find_runnable(Worker *self)
{
    for (;;) {
        if (world_is_stopping())
            world_stop_here();
        if (self->processor && __atomic_load_n(&scheduler.homeless, __ATOMIC_RELAXED))
            help_homeless(self);
        if (!self->processor) {
            if (self->is_spinning)
                stop_spinning(self);
            worker_rest(self);
            continue;
        }
        Goroutine *goroutine = find(self);
        if (goroutine)
            return goroutine;
        retire(self);
    }
}

/* -- goroutines wired to their thread -- */

/* The processor goes to another worker, this one sleeps until its own goroutine's turn comes. */
static Goroutine *wait_for_wired(Worker *self)
{
    if (self->processor)
        worker_hand_off(worker_leave_processor(self));
    lock_take(&scheduler.lock);
    scheduler.idle_worker_count++;
    scheduler_check_deadlock();
    lock_give(&scheduler.lock);
    worker_sleep(self);
    return self->wired;
}

static void pass_to_its_worker(Worker *self, Goroutine *goroutine)
{
    Worker *worker = goroutine->wired_to;

    lock_take(&scheduler.lock);
    scheduler.idle_worker_count--;
    worker->given_processor = worker_leave_processor(self);
    worker->given_processor->worker = worker;
    lock_give(&scheduler.lock);
    worker_wake(worker);
}

/* -- the loop -- */

static void run(Worker *self, Goroutine *goroutine)
{
    Processor *processor = self->processor;

    __atomic_store_n(&processor->turns, processor->turns + 1, __ATOMIC_RELAXED);
    __atomic_store_n(&processor->is_asked_to_yield, 0, __ATOMIC_RELAXED);
    self->running = goroutine;
    goroutine_run(goroutine);
}

_Noreturn void scheduler_run(void)
{
    Worker *self = worker_current();

    self->system_bottom = __builtin_frame_address(0);
    if (!self->processor)
        worker_sleep(self);
    for (;;) {
        Goroutine *goroutine = self->wired ? wait_for_wired(self) : find_runnable(self);
        if (self->is_spinning) {
            stop_spinning(self);
            worker_wake_one();
        }
        if (goroutine->wired_to && goroutine->wired_to != self)
            pass_to_its_worker(self, goroutine);
        else
            run(self, goroutine);
    }
}

static bool has_timers(void)
{
    return earliest_timer() != TIMER_NEVER;
}

void scheduler_check_deadlock(void)
{
    if (scheduler.idle_worker_count < scheduler.worker_count || scheduler.queued > 0 || world_is_stopping() ||
        has_timers())
        return;
    lock_give(&scheduler.lock);
    rt_fatal(goroutine_count() == 0 ? "no goroutines (main called runtime.Goexit) - deadlock!"
                                    : "all goroutines are asleep - deadlock!");
}

void scheduler_put_common(void *goroutine)
{
    lock_take(&scheduler.lock);
    common_queue_put(goroutine);
    lock_give(&scheduler.lock);
}

void scheduler_put_local(void *goroutine)
{
    run_queue_put(worker_current()->processor, goroutine, false);
}

_Noreturn void scheduler_leave(ParkAfter *after, void *argument)
{
    Goroutine *goroutine = goroutine_current();

    goroutine->state = GOROUTINE_RUNNABLE;
    goroutine->park_after = after;
    goroutine->park_argument = argument;
    stack_abandon();
}

/* -- start, new goroutines -- */

static uint32_t wanted_processors(int64_t wanted)
{
    if (wanted <= 0)
        wanted = os_processor_count();
    return wanted < PROCESSORS_MAX ? (uint32_t)wanted : PROCESSORS_MAX;
}

void scheduler_init(void)
{
    Worker *worker = worker_adopt_thread();

    world_set_processors(wanted_processors(rt_settings.processors));
    lock_take(&scheduler.lock);
    worker_take_processor(worker, idle_processor_take());
    lock_give(&scheduler.lock);
    stack_poll_hook = interrupt_at;
    interrupt_install();
}

void scheduler_start(Goroutine *goroutine)
{
    run_queue_put(worker_current()->processor, goroutine, true);
}

void scheduler_create(void *argument)
{
    Creation *creation = argument;
    Goroutine *goroutine = goroutine_new(creation->entry, creation->argument);

    goroutine->creator_pc = creation->creator_pc;
    monitor_start();
    scheduler_start(goroutine);
    worker_wake_one();
}

typedef struct ProcessorsChange { GoInt wanted, before; } ProcessorsChange;

static void change_processors(void *argument)
{
    ProcessorsChange *change = argument;

    change->before = scheduler.processor_count;
    if (change->wanted <= 0 || change->wanted == change->before)
        return;
    world_stop();
    world_set_processors(wanted_processors(change->wanted));
    world_go_on();
}

GoInt rt_set_processors(GoInt count)
{
    ProcessorsChange change = { count, 0 };

    rt_on_system_stack(change_processors, &change);
    return change.before;
}
