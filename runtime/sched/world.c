/* world: everything that runs Go code stands still, and goes on.
 *
 * 1. The stopper sets is_stopping.  Idle processors and those in system calls are still: nobody takes them now.
 * 2. Each other processor's worker is interrupted until it comes to world_stop_here, at a call, a back edge or in the
 *    runtime.  It keeps its processor and its place on the system stack and sleeps there.
 * 3. world_go_on wakes them.
 * The stopper keeps its own processor.  Locks are never held at a place where workers stop.
 * On the system stack.
 */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"

enum {
    FIRST_LOOK_NS = 20000, LAST_LOOK_NS = 1000000,  /* a signal may come while a thread is where it cannot stop */
    FREEZE_TURNS = 20, FREEZE_TURN_US = 500         /* a program that ends waits no longer than 10 ms for others */
};

static struct {
    uint32_t running;       /* processors that must still stop; changes under the scheduler's lock */
    uint32_t generation;    /* of the stop; futex for those that stand still */
} world;

void world_processor_stopped(Processor *processor)
{
    __atomic_store_n(&processor->state, PROCESSOR_STOPPED, __ATOMIC_SEQ_CST);
    if (__atomic_sub_fetch(&world.running, 1, __ATOMIC_SEQ_CST) == 0)
        os_futex_wake(&world.running, 1);
}

/* -- those that stop -- */

/* A lower GOMAXPROCS took the processor away in the middle of something: the next one that comes free is ours. */
static void wait_for_processor(Worker *self)
{
    lock_take(&scheduler.lock);
    Processor *processor = idle_processor_take();
    if (processor) {
        worker_take_processor(self, processor);
    } else {
        self->next_idle = scheduler.homeless;
        __atomic_store_n(&scheduler.homeless, self, __ATOMIC_SEQ_CST);
    }
    lock_give(&scheduler.lock);
    if (!processor)
        worker_sleep(self);
}

static void sleep_until_it_goes_on(Worker *self, uint32_t generation)
{
    bool had_processor = self->processor != NULL;

    while (__atomic_load_n(&world.generation, __ATOMIC_ACQUIRE) == generation)
        os_futex_wait(&world.generation, generation, -1);
    if (had_processor && !self->processor) {
        mcache_current = NULL;
        if (self->running)
            wait_for_processor(self);
    }
}

/* The registers that callers expect unchanged are pushed here, for the collector. */
static __attribute__((noinline)) void stand_still(Worker *self, uint32_t generation)
{
    __builtin_unwind_init();
    __asm__ volatile("mov %%rsp, %0" : "=r"(self->stopped_at));
    sleep_until_it_goes_on(self, generation);
    self->stopped_at = NULL;
}

void world_stop_here(void)
{
    Worker *self = worker_current();

    if (!world_is_stopping() || !self)
        return;
    lock_take(&scheduler.lock);
    bool is_stopping = world_is_stopping();
    uint32_t generation = world.generation;
    if (is_stopping && self->processor) {
        self->stopped_at = __builtin_frame_address(0);
        world_processor_stopped(self->processor);
    }
    lock_give(&scheduler.lock);
    if (is_stopping)
        stand_still(self, generation);
}

/* -- who stops them -- */

static bool is_stopped_in_call(Processor *processor)
{
    uint32_t word = processor_word(processor);

    if ((word & PROCESSOR_STATE_MASK) != PROCESSOR_IN_CALL ||
        !processor_end_call(processor, word, PROCESSOR_STOPPED))
        return false;
    processor->worker = NULL;
    return true;
}

static void count_running(const Worker *self)
{
    uint32_t running = 0;

    for (uint32_t i = 0; i < scheduler.processor_count; i++) {
        Processor *processor = scheduler.processors[i];
        if (processor != self->processor && processor_state(processor) != PROCESSOR_IDLE &&
            !is_stopped_in_call(processor))
            running++;
    }
    __atomic_store_n(&world.running, running, __ATOMIC_SEQ_CST);
}

static void interrupt_running(void)
{
    for (uint32_t i = 0; i < scheduler.processor_count; i++) {
        const Processor *processor = scheduler.processors[i];
        const Worker *worker = processor->worker;
        if (worker && worker != worker_current() && processor_state(processor) == PROCESSOR_RUNNING)
            worker_interrupt(worker);
    }
}

void world_stop(void)
{
    Worker *self = worker_current();
    int64_t wait_ns = FIRST_LOOK_NS;
    uint32_t running;

    if (!self)
        return;  /* a test of the heap alone */
    lock_take(&scheduler.lock);
    while (world_is_stopping()) {
        lock_give(&scheduler.lock);
        world_stop_here();
        lock_take(&scheduler.lock);
    }
    __atomic_store_n(&scheduler.is_stopping, 1, __ATOMIC_SEQ_CST);
    count_running(self);
    lock_give(&scheduler.lock);
    while ((running = __atomic_load_n(&world.running, __ATOMIC_SEQ_CST)) > 0) {
        interrupt_running();
        os_futex_wait(&world.running, running, wait_ns);
        if (wait_ns < LAST_LOOK_NS)
            wait_ns *= 2;
    }
}

/* Processors that stand still: their workers have them again, or they need one, or are idle. */
static Processor *release_stopped(void)
{
    Processor *with_work = NULL;

    for (uint32_t i = 0; i < scheduler.processor_count; i++) {
        Processor *processor = scheduler.processors[i];
        if (processor->state != PROCESSOR_STOPPED)
            continue;
        if (processor->worker) {
            processor->state = PROCESSOR_RUNNING;
        } else if (run_queue_is_empty(processor)) {
            idle_processor_put(processor);
        } else {
            processor->state = PROCESSOR_RUNNING;
            processor->next_idle = with_work;
            with_work = processor;
        }
    }
    return with_work;
}

void world_go_on(void)
{
    if (!worker_current())
        return;
    lock_take(&scheduler.lock);
    Processor *with_work = release_stopped();
    __atomic_store_n(&scheduler.is_stopping, 0, __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&world.generation, 1, __ATOMIC_SEQ_CST);
    lock_give(&scheduler.lock);
    os_futex_wake(&world.generation, INT32_MAX);
    while (with_work) {
        Processor *next = with_work->next_idle;
        worker_start(with_work, false);
        with_work = next;
    }
    worker_wake_one();
}

void world_freeze(void)
{
    Worker *self = worker_current();

    if (!self || scheduler.worker_count == 1)
        return;
    world.running = PROCESSORS_MAX * 2;  /* nobody waits for it */
    __atomic_store_n(&scheduler.is_stopping, 1, __ATOMIC_SEQ_CST);
    for (int turn = 0; turn < FREEZE_TURNS; turn++) {
        bool all_stand = true;
        for (const Worker *worker = scheduler.workers; worker; worker = worker->next)
            all_stand = all_stand && (worker == self || !worker->processor || worker->stopped_at);
        if (all_stand)
            return;
        interrupt_running();
        os_sleep_us(FREEZE_TURN_US);
    }
}

bool worker_runs(const Goroutine *goroutine)
{
    for (const Worker *worker = scheduler.workers; worker; worker = worker->next)
        if (worker->running == goroutine && worker->processor && !worker->stopped_at && worker != worker_current())
            return true;
    return false;
}

void world_visit_stacks(void (*visit)(void *, const char *, const char *), void *context)
{
    for (const Worker *worker = scheduler.workers; worker; worker = worker->next)
        if (worker->stopped_at)
            visit(context, worker->stopped_at, worker->system_bottom);
}

/* -- GOMAXPROCS -- */

static Processor *processor_new(uint32_t id)
{
    enum { BYTES = (sizeof(Processor) + OS_PAGE_BYTES - 1) / OS_PAGE_BYTES * OS_PAGE_BYTES };
    void *memory;

    if (os_map(&memory, BYTES) != 0)
        rt_fatal("runtime: cannot allocate memory");
    Processor *processor = memory;
    processor->id = id;
    processor->cache = mcache_current && id == 0 ? mcache_current : mcache_new();
    processor->timers.earliest = TIMER_NEVER;
    return processor;
}

/* The caller's own processor stays: its number may become another. */
static void keep_own(Processor *own, uint32_t count)
{
    if (!own || own->id < count)
        return;
    Processor *first = scheduler.processors[0];
    scheduler.processors[own->id] = first;
    scheduler.processors[0] = own;
    first->id = own->id;
    own->id = 0;
}

static void remove_processor(Processor *processor)
{
    run_queue_empty(processor);
    for (Processor **link = &scheduler.idle_processors; *link; link = &(*link)->next_idle)
        if (*link == processor) {
            *link = processor->next_idle;
            __atomic_fetch_sub(&scheduler.idle_processor_count, 1, __ATOMIC_SEQ_CST);
            break;
        }
    /* Whoever stands still with it may sleep on until it is somebody else's: it must not take it for its own then. */
    if (processor->worker)
        processor->worker->processor = NULL;
    processor->worker = NULL;
    processor->state = PROCESSOR_UNUSED;
}

void world_set_processors(uint32_t count)
{
    Worker *self = worker_current();

    lock_take(&scheduler.lock);
    keep_own(self->processor, count);
    for (uint32_t id = count; id < scheduler.processor_count; id++)
        remove_processor(scheduler.processors[id]);
    for (uint32_t id = scheduler.processor_count; id < count; id++) {
        if (id >= scheduler.processors_made) {
            scheduler.processors[id] = processor_new(id);
            __atomic_store_n(&scheduler.processors_made, id + 1, __ATOMIC_SEQ_CST);
        }
        idle_processor_put(scheduler.processors[id]);
    }
    scheduler.processor_count = count;
    lock_give(&scheduler.lock);
}
