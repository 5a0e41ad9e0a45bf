/* Worker: a thread that runs goroutines (Go's M).
 *
 * Its stack is the system stack of the goroutine that it runs.  To run one it needs a Processor; in a system call it has
 * none.  Workers with nothing to do sleep on their own word.
 */
#pragma once
#include "runtime/sched/processor.h"

struct Worker {
    Processor *processor;        /* it has; NULL: it may run no Go code */
    Processor *left_processor;   /* it had when its system call began */
    uint32_t left_call;          /* whose state word then was this */
    Processor *given_processor;  /* by who wakes it */
    Goroutine *running;          /* the goroutine on it; also while that is in a system call */
    Goroutine *wired;            /* runtime.LockOSThread: it runs only this one, and only here */
    uint32_t wakes;              /* futex: 1: go on */
    uint32_t pins;               /* above 0: its goroutine stays on it and is not stopped */
    bool is_spinning;            /* looks for work without having had any; counted in scheduler.spinning */
    int32_t thread_id;
    uint64_t random;
    const char *system_bottom;   /* of its stack, as far as frames may hold Go's pointers */
    const char *stopped_at;      /* rsp while it stands still in a stop of the world, else NULL */
    Worker *next_idle;
    Worker *next;                /* of all */
};

/* This thread's, or NULL.  Ask again after everything that may park. */
Worker *worker_current(void);
/* The first made is 0. */
int32_t worker_number(const Worker *worker);
/* The thread that the program started on becomes the first worker. */
Worker *worker_adopt_thread(void);
/* The processor is the worker's from now on; back: it has none. */
void worker_take_processor(Worker *worker, Processor *processor);
Processor *worker_leave_processor(Worker *worker);
/* Sleeps until somebody gives it a processor.  In the list of idle ones. */
void worker_rest(Worker *worker);
/* Gives the processor, whose state is RUNNING, to a sleeping worker or to a new one. */
void worker_start(Processor *processor, bool is_spinning);
/* Somebody may have work for one more: an idle processor gets a worker, if nobody looks for work already. */
void worker_wake_one(void);
/* A processor that no worker has, its state RUNNING: it gets one if there is work for it, else it is idle. */
void worker_hand_off(Processor *processor);
/* Ends a sleep on `wakes`. */
void worker_wake(Worker *worker);
void worker_sleep(Worker *worker);
/* Sends the signal that stops its goroutine at the next call or back edge. */
void worker_interrupt(const Worker *worker);

/* Installed by start/: what a new thread does first. */
extern void (*worker_begins_hook)(void);
