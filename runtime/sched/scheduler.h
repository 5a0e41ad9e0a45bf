/* Scheduler: which goroutine runs next.
 *
 *   running --park--> waiting --ready--> runnable --chosen--> running --yield--> runnable
 *
 * One thread (Go's M) with one processor (P): what is here has no lock, and needs one before there is a second.
 * As in Go, what was made or woken last runs next; the one that it pushes aside goes to the end of the queue.
 * A goroutine stops where it calls: channels, select, Gosched, Sleep, or on a loop's back edge after a tick (poll.h).
 * Source: Go 1.19 runtime/proc.go.
 */
#pragma once
#include "runtime/sched/goroutine.h"

/* -- on the system stack -- */
/* Runs goroutines for ever.  If none can ever run again: "all goroutines are asleep". */
_Noreturn void scheduler_run(void);
/* Puts a new goroutine in front. */
void scheduler_start(Goroutine *goroutine);

/* -- on a goroutine's stack -- */
/* Stops this goroutine until somebody readies it; `reason` is Go's word for the traceback. */
void goroutine_park(const char *reason);
void goroutine_ready(Goroutine *goroutine);
/* To the end of the queue. */
void goroutine_yield(void);
/* Has anybody else something to do now? */
bool scheduler_has_work(void);
void goroutine_sleep(int64_t ns);

/* -- what compiled code calls (runtime/abi/api.def) -- */
void rt_go(void *closure);
_Noreturn void rt_block(void);
void rt_gosched(void);
void rt_sleep(int64_t ns);
intptr_t rt_goroutine_count(void);
intptr_t rt_processor_count(void);
