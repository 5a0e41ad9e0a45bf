/* monitor: a thread that watches the workers; it has no processor and runs no goroutine (Go's sysmon).
 *
 * It looks every 20 us while something happens, and more and more seldom, down to every 10 ms, while not.
 *   - A goroutine that has run for 10 ms is asked to let others run.
 *   - A processor whose worker is in a system call is taken away, if there is work for it or the call lasts 10 ms.
 * It sleeps while no processor is in use.
 * Source: Go 1.19 runtime/proc.go, sysmon and retake.
 */
#include "runtime/os/os.h"
#include "runtime/sched/internal.h"
#include <pthread.h>
#include <signal.h>

enum {
    FIRST_WAIT_US = 20, LAST_WAIT_US = 10000,
    QUIET_TURNS = 50,            /* before waits get longer */
    SLICE_NS = 10000000
};

static bool has_queued_work(const Processor *processor)
{
    return !run_queue_is_empty(processor) || __atomic_load_n(&scheduler.queued, __ATOMIC_RELAXED) > 0;
}

static bool is_somebody_free(void)
{
    return __atomic_load_n(&scheduler.spinning, __ATOMIC_RELAXED) +
               __atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_RELAXED) > 0;
}

/* `call`: its state word. */
static bool take_from_call(Processor *processor, uint32_t call, int64_t now)
{
    if (processor->seen.call != call) {
        processor->seen.call = call;
        processor->seen.call_ns = now;
        return false;
    }
    if (!has_queued_work(processor) && is_somebody_free() && now - processor->seen.call_ns < SLICE_NS)
        return false;
    if (!processor_end_call(processor, call, PROCESSOR_RUNNING))
        return false;
    worker_hand_off(processor);
    return true;
}

static void stop_long_runner(Processor *processor, int64_t now)
{
    uint32_t turns = __atomic_load_n(&processor->turns, __ATOMIC_RELAXED);
    const Worker *worker = processor->worker;

    if (processor->seen.turns != turns) {
        processor->seen.turns = turns;
        processor->seen.turn_ns = now;
    } else if (now - processor->seen.turn_ns >= SLICE_NS && worker) {
        __atomic_store_n(&processor->is_asked_to_yield, 1, __ATOMIC_RELAXED);
        worker_interrupt(worker);
    }
}

static bool look(int64_t now)
{
    bool has_done = false;

    for (uint32_t i = 0; i < __atomic_load_n(&scheduler.processors_made, __ATOMIC_SEQ_CST); i++) {
        Processor *processor = scheduler.processors[i];
        uint32_t word = processor_word(processor);
        switch ((ProcessorState)(word & PROCESSOR_STATE_MASK)) {
        case PROCESSOR_IN_CALL:
            has_done |= take_from_call(processor, word, now);
            break;
        case PROCESSOR_RUNNING:
            stop_long_runner(processor, now);
            break;
        case PROCESSOR_UNUSED: case PROCESSOR_IDLE: case PROCESSOR_STOPPED: case PROCESSOR_STATE_MASK:
        case PROCESSOR_CALL_STEP:
            break;
        }
    }
    return has_done;
}

/* Until somebody takes a processor (idle_processor_take). */
static bool sleep_while_idle(void)
{
    if (__atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_SEQ_CST) < scheduler.processor_count)
        return false;
    __atomic_store_n(&scheduler.monitor_sleeps, 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_SEQ_CST) == scheduler.processor_count)
        os_futex_wait(&scheduler.monitor_sleeps, 1, -1);
    __atomic_store_n(&scheduler.monitor_sleeps, 0, __ATOMIC_SEQ_CST);
    return true;
}

static void *watch(void *unused)
{
    int64_t wait_us = FIRST_WAIT_US;
    int quiet = 0;

    for (;;) {
        os_sleep_us(wait_us);
        if (sleep_while_idle() || look((int64_t)os_monotonic_ns())) {
            quiet = 0;
            wait_us = FIRST_WAIT_US;
        } else if (++quiet > QUIET_TURNS && wait_us < LAST_WAIT_US) {
            wait_us = 2 * wait_us < LAST_WAIT_US ? 2 * wait_us : LAST_WAIT_US;
        }
    }
    return unused;
}

void monitor_start(void)
{
    static uint32_t is_started;
    pthread_t thread;
    sigset_t all, before;

    if (__atomic_load_n(&is_started, __ATOMIC_RELAXED) || __atomic_exchange_n(&is_started, 1, __ATOMIC_RELAXED))
        return;
    /* Signals are for the workers. */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&thread, NULL, watch, NULL);
    if (error != 0)
        worker_no_thread(error);
    pthread_detach(thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}
