/* run queue: a processor's ring of runnable goroutines; see processor.h. */
#include "runtime/os/os.h"
#include "runtime/sched/internal.h"

static uint32_t head_of(const Processor *processor)
{
    return __atomic_load_n(&processor->head, __ATOMIC_ACQUIRE);
}

static bool advance_head(Processor *processor, uint32_t head, uint32_t count)
{
    return __atomic_compare_exchange_n(&processor->head, &head, head + count, false, __ATOMIC_ACQ_REL,
                                       __ATOMIC_RELAXED);
}

static Goroutine **place_of(Processor *processor, uint32_t index)
{
    return &processor->places[index % RUN_QUEUE_PLACES];
}

/* The ring is full: half of it and the goroutine go to the common queue. */
static bool put_half_away(Processor *processor, Goroutine *goroutine, uint32_t head)
{
    enum { HALF = RUN_QUEUE_PLACES / 2 };
    Goroutine *batch[HALF];

    for (uint32_t i = 0; i < HALF; i++)
        batch[i] = *place_of(processor, head + i);
    if (!advance_head(processor, head, HALF))
        return false;
    lock_take(&scheduler.lock);
    for (uint32_t i = 0; i < HALF; i++)
        common_queue_put(batch[i]);
    common_queue_put(goroutine);
    lock_give(&scheduler.lock);
    return true;
}

/* batch[] is too much for a goroutine's stack. */
typedef struct PutAway {
    Processor *processor;
    Goroutine *goroutine;
    uint32_t head;
    bool is_done;
} PutAway;

static void put_away(void *argument)
{
    PutAway *request = argument;
    request->is_done = put_half_away(request->processor, request->goroutine, request->head);
}

void run_queue_put(Processor *processor, Goroutine *goroutine, bool is_next)
{
    if (is_next)
        goroutine = __atomic_exchange_n(&processor->next, goroutine, __ATOMIC_SEQ_CST);
    while (goroutine) {
        uint32_t head = head_of(processor), tail = processor->tail;
        if (tail - head < RUN_QUEUE_PLACES) {
            __atomic_store_n(place_of(processor, tail), goroutine, __ATOMIC_RELAXED);
            __atomic_store_n(&processor->tail, tail + 1, __ATOMIC_SEQ_CST);
            return;
        }
        PutAway request = { processor, goroutine, head, false };
        rt_on_system_stack(put_away, &request);
        if (request.is_done)
            return;
    }
}

Goroutine *run_queue_take(Processor *processor)
{
    Goroutine *next = __atomic_load_n(&processor->next, __ATOMIC_RELAXED);

    if (next && __atomic_compare_exchange_n(&processor->next, &next, NULL, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED))
        return next;
    for (;;) {
        uint32_t head = head_of(processor);
        if (head == processor->tail)
            return NULL;
        Goroutine *goroutine = *place_of(processor, head);
        if (advance_head(processor, head, 1))
            return goroutine;
    }
}

bool run_queue_is_empty(const Processor *processor)
{
    /* Something may move from `next` into the ring between two looks: only an unchanged tail counts. */
    for (;;) {
        uint32_t tail = __atomic_load_n(&processor->tail, __ATOMIC_SEQ_CST), head = head_of(processor);
        const Goroutine *next = __atomic_load_n(&processor->next, __ATOMIC_SEQ_CST);
        if (tail == __atomic_load_n(&processor->tail, __ATOMIC_SEQ_CST))
            return head == tail && !next;
    }
}

/* -- stealing -- */

/* What runs next there was most likely just woken by what runs now, which is about to stop: its owner gets some
 * microseconds to begin with it, else two that wake each other are torn apart all the time. */
static Goroutine *take_next_of(Processor *victim)
{
    Goroutine *next = __atomic_load_n(&victim->next, __ATOMIC_SEQ_CST);

    if (!next)
        return NULL;
    if (processor_state(victim) == PROCESSOR_RUNNING)
        os_sleep_us(3);
    return __atomic_compare_exchange_n(&victim->next, &next, NULL, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED) ? next
                                                                                                              : NULL;
}

Goroutine *run_queue_steal(Processor *thief, Processor *victim, bool may_take_next)
{
    for (;;) {
        uint32_t head = head_of(victim), tail = __atomic_load_n(&victim->tail, __ATOMIC_ACQUIRE);
        uint32_t count = tail - head, own_tail = thief->tail;
        count -= count / 2;
        if (count == 0)
            return may_take_next ? take_next_of(victim) : NULL;
        if (count > RUN_QUEUE_PLACES / 2)
            continue;  /* head and tail were read at different times */
        for (uint32_t i = 0; i < count; i++) {
            Goroutine *goroutine = __atomic_load_n(place_of(victim, head + i), __ATOMIC_RELAXED);
            __atomic_store_n(place_of(thief, own_tail + i), goroutine, __ATOMIC_RELAXED);
        }
        if (!advance_head(victim, head, count))
            continue;
        __atomic_store_n(&thief->tail, own_tail + count - 1, __ATOMIC_SEQ_CST);
        return *place_of(thief, own_tail + count - 1);
    }
}

void run_queue_empty(Processor *processor)
{
    Goroutine *goroutine;

    while ((goroutine = run_queue_take(processor)))
        common_queue_put(goroutine);
}
