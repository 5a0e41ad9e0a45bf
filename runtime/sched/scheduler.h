/* Scheduler: which goroutine runs next, and where.
 *
 *   running --park--> waiting --ready--> runnable --chosen--> running --yield--> runnable
 *                                                               '--system call--> in a call, without a processor
 *
 * Goroutines (Go's G) are run by workers (M, threads), which need a processor (P) for it: worker.h, processor.h.
 * As in Go, what was made or woken last runs next on its processor.
 * A goroutine stops where it calls: channels, semaphores, Gosched, Sleep, system calls; and, when it is asked to, at
 * the entry of each function of Go's and on loops' back edges (interrupt.h).
 * Source: Go 1.19 runtime/proc.go; Vyukov: Scalable Go scheduler design (2012).
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/sched/goroutine.h"

/* -- on the system stack -- */
/* Makes the processors and lets the calling thread be the first worker.  After heap_init. */
void scheduler_init(void);
/* Runs goroutines for ever.  If none can ever run again: "all goroutines are asleep". */
_Noreturn void scheduler_run(void);
/* Puts a new goroutine in front. */
void scheduler_start(Goroutine *goroutine);
/* Everything else that runs Go code stands still, at a place where the collector may look at it.  Only one stops the
 * world at a time; the others that want to stand still first. */
void world_stop(void);
void world_go_on(void);
/* The program ends: the others shall not disturb, but are not waited for for long. */
void world_freeze(void);
/* Does it run on another thread, one that did not stand still? */
bool worker_runs(const Goroutine *goroutine);
/* For each thread that stands still: the part of its system stack that is in use. */
void world_visit_stacks(void (*visit)(void *context, const char *low, const char *high), void *context);

/* -- on a goroutine's stack -- */
/* Stops this goroutine until somebody readies it; `reason` is Go's word for the traceback.  after(argument), if it is not
 * NULL, runs once that may happen, on the system stack. */
void goroutine_park(const char *reason, ParkAfter *after, void *argument);
void goroutine_ready(Goroutine *goroutine);
/* To the end of the common queue. */
void goroutine_yield(void);
/* To the end of its processor's queue: the one that was readied last runs. */
void goroutine_yield_to_next(void);
typedef struct Timer Timer;
void scheduler_add_timer(Timer *timer);
/* Every heap's timers, while the program stands still. */
void scheduler_visit_timers(void (*visit)(void *context, Timer **items, size_t count), void *context);
/* What processors keep for later use is the collector's from now on; while the program stands still. */
void scheduler_forget_spares(void);

/* -- what compiled code calls (runtime/abi/api.def) -- */
void rt_go(void *closure);
_Noreturn void rt_block(void);
void rt_gosched(void);
intptr_t rt_goroutine_count(void);
intptr_t rt_processor_count(void);
/* runtime.GOMAXPROCS: how many there were; count < 1 only asks. */
GoInt rt_set_processors(GoInt count);
/* runtime.LockOSThread, or else UnlockOSThread, as often. */
void rt_wire(bool is_one_more);
/* The main goroutine is wired to its thread while packages are initialised, whatever they do with rt_wire.  Ends once,
 * however often it is said.
 * Source: Go 1.19 runtime/proc.go, main, which ends it in a deferred call too. */
void rt_initialises(bool begins);

/* debug.SetMaxThreads: gives the old limit. */
GoInt rt_set_thread_limit(GoInt limit);
GoInt rt_thread_count(void);

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
