/* What the files of sched/ share. */
#pragma once
#include "runtime/sched/scheduler.h"
#include "runtime/sched/timer.h"

typedef struct Scheduler {
    Goroutine *urgent;         /* runs next */
    Goroutine *first, *last;   /* the queue; last counts only if there is a first */
    TimerHeap timers;
    uint32_t turns;
} Scheduler;
extern Scheduler scheduler;

static inline void scheduler_append(Goroutine *goroutine)
{
    goroutine->queue_next = NULL;
    if (scheduler.first)
        scheduler.last->queue_next = goroutine;
    else
        scheduler.first = goroutine;
    scheduler.last = goroutine;
}

static inline void scheduler_put_in_front(Goroutine *goroutine)
{
    if (scheduler.urgent)
        scheduler_append(scheduler.urgent);
    scheduler.urgent = goroutine;
}

/* A go statement's wishes; a new stack is made on the system stack. */
typedef struct Creation {
    void (*entry)(void *);
    void *argument;
    uintptr_t creator_pc;
} Creation;
void scheduler_create(void *creation);

/* From now on a timer asks running goroutines to stop, every 10 ms that the program computes. */
void preempt_start(void);
