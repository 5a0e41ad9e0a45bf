/* Timer: something to do at a given time: wake a goroutine, or call a function of package time.
 *
 * Timers wait in heaps, one for each processor.  A Timer lies in Go's memory (time.Timer) or in a sleeper's frame and
 * has the layout of Go 1.19's time.runtimeTimer; only when, period, function, argument and sequence are Go's to fill.
 * A timer's own lock is taken before that of the heap it waits in.
 * Source: Go 1.19 runtime/time.go.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/os/lock.h"

typedef struct TimerHeap TimerHeap;
typedef struct Timer Timer;
struct Timer {
    TimerHeap *heap;             /* it waits in; NULL: none */
    int64_t when;                /* of os_monotonic_ns */
    int64_t period;              /* 0: once */
    const GoClosure *function;   /* func(any, uintptr), which may not wait; NULL: wake the goroutine `sequence` */
    GoEface argument;
    uintptr_t sequence;
    int64_t place;               /* in the heap's items */
    Lock lock;                   /* against two that start or stop it at the same time */
};

struct TimerHeap {
    Lock lock;
    int64_t earliest;            /* atomic; INT64_MAX: no timers */
    size_t count, room;
    Timer **items;               /* no item is earlier than the one at (place - 1) / 4 */
};

#define TIMER_NEVER INT64_MAX

/* Puts a timer that waits nowhere into the heap.  Is it the earliest there now? */
bool timer_heap_add(TimerHeap *heap, Timer *timer);
/* Takes it out of the heap it waits in, if any. */
bool timer_heap_remove(Timer *timer);
/* Does what is due at `now`, one by one.  On the system stack. */
void timer_heap_run(TimerHeap *heap, int64_t now);
static inline int64_t timer_heap_earliest(const TimerHeap *heap)
{
    return __atomic_load_n(&heap->earliest, __ATOMIC_ACQUIRE);
}

/* Sleeps in the goroutine that runs. */
void goroutine_sleep(int64_t ns);

/* -- what packages bind (runtime/abi/api.def) -- */
void rt_timer_start(Timer *timer);
/* True: it still waited. */
bool rt_timer_stop(Timer *timer);
bool rt_timer_reset(Timer *timer, int64_t when);
void rt_timer_modify(Timer *timer, int64_t when, int64_t period, const GoClosure *function, GoEface argument,
                     uintptr_t sequence);
void rt_sleep(int64_t ns);
