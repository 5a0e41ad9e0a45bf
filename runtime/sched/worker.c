/* worker: threads, their sleep and their processors; see worker.h.  On the system stack. */
#include "runtime/sched/worker.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>

enum {
    STACK_BYTES = 256 << 10,     /* the collector, unwinding and printing need some 20 KiB */
    WORKERS_MAX = 10000          /* Go's limit of threads */
};

static _Thread_local Worker *current __attribute__((tls_model("local-exec")));

void (*worker_begins_hook)(void);

Worker *worker_current(void)
{
    return current;
}

/* -- records and threads -- */

static GoInt worker_limit = WORKERS_MAX;

_Noreturn static void exhaust(void)
{
    report_begin();
    report_text("runtime: program exceeds ");
    report_int(worker_limit);
    report_text("-thread limit\n");
    report_end();
    rt_fatal("thread exhaustion");
}

static void set_limit(void *limit)
{
    GoInt *new_limit = limit, old = worker_limit;

    lock_take(&scheduler.lock);
    worker_limit = *new_limit;
    if (scheduler.worker_count > worker_limit)
        exhaust();
    lock_give(&scheduler.lock);
    *new_limit = old;
}

GoInt rt_set_thread_limit(GoInt limit)
{
    rt_on_system_stack(set_limit, &limit);
    return limit;
}

GoInt rt_thread_count(void)
{
    return __atomic_load_n(&scheduler.worker_count, __ATOMIC_RELAXED);
}

/* Under the scheduler's lock: from here on it counts as one that is awake. */
static Worker *record_new(void)
{
    enum { BYTES = (sizeof(Worker) + OS_PAGE_BYTES - 1) / OS_PAGE_BYTES * OS_PAGE_BYTES };
    void *memory;

    if (scheduler.worker_count >= worker_limit)
        exhaust();
    if (os_map(&memory, BYTES) != 0)
        rt_fatal("runtime: cannot allocate memory");
    Worker *worker = memory;
    worker->next = scheduler.workers;
    scheduler.workers = worker;
    scheduler.worker_count++;
    return worker;
}

/* The program's, as it was started with: every worker's, whoever starts its thread (the monitor takes no signals). */
static uint64_t signal_mask;

int32_t worker_number(const Worker *worker)
{
    int32_t number = 0;

    for (const Worker *older = worker->next; older; older = older->next)
        number++;
    return number;
}

static void begin(Worker *worker)
{
    current = worker;
    worker->thread_id = os_thread_id();
    worker->random = (uint64_t)worker->thread_id * 0x9e3779b97f4a7c15u;
}

Worker *worker_adopt_thread(void)
{
    Worker *worker = record_new();

    signal_mask = os_block_signals();
    os_set_signal_mask(signal_mask);
    begin(worker);
    return worker;
}

static void *thread_main(void *argument)
{
    begin(argument);
    if (worker_begins_hook)
        worker_begins_hook();
    os_set_signal_mask(signal_mask);
    scheduler_run();
}

/* `error`: pthread_create's. */
_Noreturn void worker_no_thread(int error)
{
    report_begin();
    report_text("runtime: failed to create new OS thread (have ");
    report_int(scheduler.worker_count);
    report_text(" already; errno=");
    report_int(error);
    report_text(")\n");
    if (error == EAGAIN)
        report_text("runtime: may need to increase max user processes (ulimit -u)\n");
    report_end();
    rt_fatal("newosproc");
}

/* No signal comes before it has its signal stack. */
static void start_thread(Worker *worker)
{
    pthread_attr_t attributes;
    pthread_t thread;
    uint64_t mask = os_block_signals();

    if (pthread_attr_init(&attributes) != 0 || pthread_attr_setstacksize(&attributes, STACK_BYTES) != 0 ||
        pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED) != 0)
        rt_fatal("newosproc");
    int error = pthread_create(&thread, &attributes, thread_main, worker);
    if (error != 0)
        worker_no_thread(error);
    pthread_attr_destroy(&attributes);
    os_set_signal_mask(mask);
}

/* -- processors -- */

void worker_take_processor(Worker *worker, Processor *processor)
{
    worker->processor = processor;
    processor->worker = worker;
    mcache_current = processor->cache;
    __atomic_store_n(&processor->state, PROCESSOR_RUNNING, __ATOMIC_SEQ_CST);
}

Processor *worker_leave_processor(Worker *worker)
{
    Processor *processor = worker->processor;

    worker->processor = NULL;
    mcache_current = NULL;
    return processor;
}

/* -- sleep -- */

void worker_sleep(Worker *worker)
{
    while (__atomic_load_n(&worker->wakes, __ATOMIC_ACQUIRE) == 0)
        os_futex_wait(&worker->wakes, 0, -1);
    __atomic_store_n(&worker->wakes, 0, __ATOMIC_RELAXED);
    if (worker->given_processor) {
        Processor *processor = worker->given_processor;
        worker->given_processor = NULL;
        worker_take_processor(worker, processor);
    }
}

void worker_wake(Worker *worker)
{
    __atomic_store_n(&worker->wakes, 1, __ATOMIC_RELEASE);
    os_futex_wake(&worker->wakes, 1);
}

void worker_rest(Worker *worker)
{
    lock_take(&scheduler.lock);
    worker->next_idle = scheduler.idle_workers;
    scheduler.idle_workers = worker;
    scheduler.idle_worker_count++;
    scheduler_check_deadlock();
    lock_give(&scheduler.lock);
    worker_sleep(worker);
}

void worker_start(Processor *processor, bool is_spinning)
{
    lock_take(&scheduler.lock);
    Worker *worker = scheduler.idle_workers;
    bool is_new = !worker;
    if (is_new) {
        worker = record_new();
    } else {
        scheduler.idle_workers = worker->next_idle;
        scheduler.idle_worker_count--;
    }
    worker->is_spinning = is_spinning;
    worker->given_processor = processor;
    worker->wakes = is_new;
    processor->worker = worker;
    lock_give(&scheduler.lock);
    if (is_new)
        start_thread(worker);
    else
        worker_wake(worker);
}

void worker_wake_one(void)
{
    uint32_t none = 0;

    if (__atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_SEQ_CST) == 0 ||
        !__atomic_compare_exchange_n(&scheduler.spinning, &none, 1, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED))
        return;
    lock_take(&scheduler.lock);
    Processor *processor = idle_processor_take();
    lock_give(&scheduler.lock);
    if (processor)
        worker_start(processor, true);
    else
        __atomic_fetch_sub(&scheduler.spinning, 1, __ATOMIC_SEQ_CST);
}

void worker_hand_off(Processor *processor)
{
    processor->worker = NULL;
    if (!world_is_stopping() &&
        (!run_queue_is_empty(processor) || __atomic_load_n(&scheduler.queued, __ATOMIC_SEQ_CST) > 0)) {
        worker_start(processor, false);
        return;
    }
    lock_take(&scheduler.lock);
    bool has_work = scheduler.queued > 0;
    if (world_is_stopping()) {
        world_processor_stopped(processor);
        has_work = false;
    } else if (!has_work) {
        idle_processor_put(processor);
    }
    lock_give(&scheduler.lock);
    if (has_work)
        worker_start(processor, false);
    else if (timer_heap_earliest(&processor->timers) != TIMER_NEVER)
        scheduler_watch_timer(timer_heap_earliest(&processor->timers));
}

void worker_interrupt(const Worker *worker)
{
    os_signal_thread(worker->thread_id, SIGURG);
}
