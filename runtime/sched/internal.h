/* What the files of sched/ share.
 *
 * Locks are taken in this order: a timer's, a timer heap's; scheduler.lock is taken alone.
 */
#pragma once
#include "runtime/sched/scheduler.h"
#include "runtime/sched/timer.h"
#include "runtime/sched/worker.h"

typedef struct Scheduler {
    Lock lock;
    /* Under the lock; counts marked so may be read without. */
    Goroutine *first, *last;     /* the common queue; last counts only if there is a first */
    uint32_t queued;             /* atomic reads */
    Processor *idle_processors;
    uint32_t idle_processor_count;  /* atomic reads */
    Worker *workers;             /* all; never shorter */
    Worker *idle_workers;
    Worker *homeless;            /* in the middle of something, lost their processor to a lower GOMAXPROCS */
    int32_t worker_count, idle_worker_count;  /* idle: those too that wait for the goroutine wired to them */
    uint32_t processor_count;    /* GOMAXPROCS */
    uint32_t processors_made;    /* atomic reads: the table's first ones */
    Processor *processors[PROCESSORS_MAX];
    /* Atomic. */
    uint32_t spinning;           /* workers that look for work */
    uint32_t is_stopping;        /* the world shall stand still */
    int64_t timer_watch_until;   /* when the worker that sleeps for the timers wakes; 0: nobody does */
    uint32_t timer_word;         /* its futex */
    uint32_t monitor_sleeps;     /* futex: 1 while nothing runs */
} Scheduler;
extern Scheduler scheduler;

/* -- queue.c: the common queue and the idle processors; all under the lock -- */
void common_queue_put(Goroutine *goroutine);
/* One, and a fair share (if `limit` is 0, else at most that many) of the others into the processor's own queue. */
Goroutine *common_queue_take(Processor *processor, uint32_t limit);
void idle_processor_put(Processor *processor);
/* NULL: there is none, or the world is stopping. */
Processor *idle_processor_take(void);

/* Are all others asleep as well, so that nothing will ever happen?  Then the program ends.  Under the lock. */
void scheduler_check_deadlock(void);

/* -- world.c -- */
/* If the world shall stand still: stands still until it goes on.  On the system stack.  The processor may be another
 * afterwards, and without a goroutine there may be none. */
void world_stop_here(void);
static inline bool world_is_stopping(void)
{
    return __atomic_load_n(&scheduler.is_stopping, __ATOMIC_SEQ_CST) != 0;
}
/* A processor of those that the stopper waits for is still.  Under the lock. */
void world_processor_stopped(Processor *processor);
/* While the world stands still, or before there is one. */
void world_set_processors(uint32_t count);

/* A timer was put in front of its heap: somebody must be awake when it is due. */
void scheduler_watch_timer(int64_t when);

/* Takes the signal by which a thread is asked to stop. */
void interrupt_install(void);

/* A go statement's wishes; a new stack is made on the system stack. */
typedef struct Creation {
    void (*entry)(void *);
    void *argument;
    uintptr_t creator_pc;
} Creation;
void scheduler_create(void *creation);

/* Leaves the goroutine, whose registers rt_on_system_stack has saved; after(argument) runs once it is left. */
_Noreturn void scheduler_leave(ParkAfter *after, void *argument);
void scheduler_put_common(void *goroutine);
void scheduler_put_local(void *goroutine);

/* The program ends: the kernel gives no further thread. */
_Noreturn void worker_no_thread(int error);
/* The thread that watches: long runners, long system calls.  Once. */
void monitor_start(void);
