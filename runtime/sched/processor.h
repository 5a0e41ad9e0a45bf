/* Processor: the right to run Go code (Go's P).  There are GOMAXPROCS of them.
 *
 * It has what its worker needs without asking anybody: a queue of runnable goroutines, a heap of timers, an MCache.
 *
 *   IDLE --worker takes it--> RUNNING --blocking call--> IN_CALL --call returns--> RUNNING
 *                                                           '--monitor, or a stop of the world--> IDLE, STOPPED
 * The step out of IN_CALL is a compare-and-swap: who makes it has the processor.
 *
 * The queue is a ring that its worker fills and everybody may take from, and one place in front of it: what was made or
 * woken last runs next.  Source: Go 1.19 runtime/proc.go, runqput and those behind it.
 */
#pragma once
#include "runtime/heap/heap.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/timer.h"

enum { PROCESSORS_MAX = 1024, RUN_QUEUE_PLACES = 256 };

typedef enum ProcessorState {
    PROCESSOR_UNUSED,            /* GOMAXPROCS is lower than its number */
    PROCESSOR_IDLE,
    PROCESSOR_RUNNING,
    PROCESSOR_IN_CALL,           /* its worker is in a system call that may take long */
    PROCESSOR_STOPPED,           /* the world stands still */
    PROCESSOR_STATE_MASK = 7,    /* of a state word; above it, if IN_CALL: which call, so that no two are taken for one */
    PROCESSOR_CALL_STEP = 8
} ProcessorState;

typedef struct Worker Worker;
typedef struct Processor Processor;
struct Processor {
    uint32_t id;
    uint32_t state;              /* a state word, atomic */
    Worker *worker;              /* that has it; in a stop: that waits for the end of it */
    MCache *cache;
    uint32_t turns;              /* goroutines chosen; atomic for the monitor */
    uint32_t calls;              /* system calls begun, in steps of PROCESSOR_CALL_STEP */
    uint32_t is_asked_to_yield;  /* atomic: the running goroutine had its time */
    /* The queue: places [head, tail) modulo their number. */
    uint32_t head;               /* atomic: whoever advances it has what lay there */
    uint32_t tail;               /* written by the owner only */
    Goroutine *next;             /* atomic */
    Goroutine *places[RUN_QUEUE_PLACES];
    TimerHeap timers;
    Goroutine *dead;             /* records for new goroutines, by queue_next */
    uint32_t dead_count;
    struct GoLoopDefer *spare_defers;  /* objects of the heap (runtime/panic/defer.c); a collection forgets them */
    Processor *next_idle;
    /* What the monitor saw last. */
    struct { uint32_t turns, call; int64_t turn_ns, call_ns; } seen;
} __attribute__((aligned(64)));

static inline uint32_t processor_word(const Processor *processor)
{
    return __atomic_load_n(&processor->state, __ATOMIC_SEQ_CST);
}

static inline ProcessorState processor_state(const Processor *processor)
{
    return (ProcessorState)(processor_word(processor) & PROCESSOR_STATE_MASK);
}

/* From the state of one particular call to another; false: somebody else was first. */
static inline bool processor_end_call(Processor *processor, uint32_t call, ProcessorState state)
{
    return __atomic_compare_exchange_n(&processor->state, &call, state, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED);
}

/* -- by the owner -- */
/* At the end, or in front of all; what does not fit goes to the common queue, half of the ring with it. */
void run_queue_put(Processor *processor, Goroutine *goroutine, bool is_next);
Goroutine *run_queue_take(Processor *processor);
/* Half of what `victim` has; one of them is returned, the others are in the thief's own queue.  `may_take_next`: also
 * what is to run next there, if there is nothing else. */
Goroutine *run_queue_steal(Processor *thief, Processor *victim, bool may_take_next);
/* Everything, into the common queue.  The world stands still; under the scheduler's lock. */
void run_queue_empty(Processor *processor);
/* -- by anybody -- */
bool run_queue_is_empty(const Processor *processor);
