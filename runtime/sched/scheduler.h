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
#include "runtime/abi/layout.h"
#include "runtime/sched/goroutine.h"

/* -- on the system stack -- */
/* Runs goroutines for ever.  If none can ever run again: "all goroutines are asleep". */
_Noreturn void scheduler_run(void);
/* Puts a new goroutine in front. */
void scheduler_start(Goroutine *goroutine);

/* -- on a goroutine's stack -- */
/* Stops this goroutine until somebody readies it; `reason` is Go's word for the traceback.  after(argument), if it is not
 * NULL, runs once that may happen. */
void goroutine_park(const char *reason, ParkAfter *after, void *argument);
void goroutine_ready(Goroutine *goroutine);
/* To the end of the queue. */
void goroutine_yield(void);
/* The same; the one that was readied last runs. */
void goroutine_yield_to_next(void);
typedef struct Timer Timer;
void scheduler_add_timer(Timer *timer);
/* Every heap's timers, while the program stands still. */
void scheduler_visit_timers(void (*visit)(void *context, Timer **items, size_t count), void *context);
/* Has anybody else something to do now? */
bool scheduler_has_work(void);

/* -- what compiled code calls (runtime/abi/api.def) -- */
void rt_go(void *closure);
_Noreturn void rt_block(void);
void rt_gosched(void);
intptr_t rt_goroutine_count(void);
intptr_t rt_processor_count(void);

/* -- what package sync asks before it waits (runtime/abi/api.def) -- */
/* Is it worth trying once more, for the `turn`th time, before waiting? */
bool rt_can_spin(GoInt turn);
void rt_spin(void);
/* Stays on its processor, whose number is returned, until rt_unpin. */
GoInt rt_pin(void);
void rt_unpin(void);
uint32_t rt_random_below(uint32_t limit);
uint64_t rt_random(void);
int64_t rt_monotonic_ns(void);
int64_t rt_wall_ns(void);
