/* queue: the goroutines that no processor has, and the processors that no worker has; all under scheduler.lock. */
#include "runtime/os/os.h"
#include "runtime/sched/internal.h"

void common_queue_put(Goroutine *goroutine)
{
    goroutine->queue_next = NULL;
    if (scheduler.first)
        scheduler.last->queue_next = goroutine;
    else
        scheduler.first = goroutine;
    scheduler.last = goroutine;
    __atomic_store_n(&scheduler.queued, scheduler.queued + 1, __ATOMIC_SEQ_CST);
}

static Goroutine *pop(void)
{
    Goroutine *goroutine = scheduler.first;

    if (!goroutine)
        return NULL;
    scheduler.first = goroutine->queue_next;
    goroutine->queue_next = NULL;
    __atomic_store_n(&scheduler.queued, scheduler.queued - 1, __ATOMIC_SEQ_CST);
    return goroutine;
}

Goroutine *common_queue_take(Processor *processor, uint32_t limit)
{
    uint32_t share = scheduler.queued / scheduler.processor_count + 1;
    Goroutine *first = pop();

    if (limit > 0 && share > limit)
        share = limit;
    if (share > RUN_QUEUE_PLACES / 2)
        share = RUN_QUEUE_PLACES / 2;
    /* The ring is empty when more than one is taken: it never comes back here, where the lock is taken. */
    for (Goroutine *goroutine; share > 1 && (goroutine = pop()); share--)
        run_queue_put(processor, goroutine, false);
    return first;
}

void idle_processor_put(Processor *processor)
{
    __atomic_store_n(&processor->state, PROCESSOR_IDLE, __ATOMIC_SEQ_CST);
    processor->worker = NULL;
    processor->next_idle = scheduler.idle_processors;
    scheduler.idle_processors = processor;
    __atomic_fetch_add(&scheduler.idle_processor_count, 1, __ATOMIC_SEQ_CST);
}

Processor *idle_processor_take(void)
{
    Processor *processor = scheduler.idle_processors;

    if (!processor || world_is_stopping())
        return NULL;
    scheduler.idle_processors = processor->next_idle;
    __atomic_fetch_sub(&scheduler.idle_processor_count, 1, __ATOMIC_SEQ_CST);
    __atomic_store_n(&processor->state, PROCESSOR_RUNNING, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&scheduler.monitor_sleeps, __ATOMIC_SEQ_CST) &&
        __atomic_exchange_n(&scheduler.monitor_sleeps, 0, __ATOMIC_SEQ_CST))
        os_futex_wake(&scheduler.monitor_sleeps, 1);
    return processor;
}
