/* Goroutine: one flow of control with a stack of its own (Go's G).
 *
 * Records come from a pool and are never given back to the kernel: a dead one is used again.
 */
#pragma once
#include "runtime/stack/stack.h"

typedef enum GoroutineState {
    GOROUTINE_DEAD,
    GOROUTINE_RUNNABLE,
    GOROUTINE_RUNNING,
    GOROUTINE_WAITING,
    GOROUTINE_IN_CALL          /* a system call that may take long */
} GoroutineState;

/* What makes a parked goroutine findable for who wakes it, or gives the lock under which it already is. */
typedef void ParkAfter(void *argument);

typedef struct Goroutine Goroutine;
struct Goroutine {
    Stack stack;               /* first: the thread's current stack is its current goroutine */
    struct GoDeferFrame *defer_frames;  /* frames with deferred calls, newest first */
    struct Panic *panic;       /* the newest, or NULL */
    /* In a call: r15 r14 r13 r12 rbx rbp and the address behind it, as stack_leave would have pushed them. */
    uint64_t call_registers[7];
    Goroutine *next;           /* in the list of all, oldest record first */
    Goroutine *queue_next;     /* in the one queue that it is in: run queue, dead ones */
    uint64_t id;               /* main is 1 */
    GoroutineState state;
    void *profile_labels;      /* package runtime/pprof's */
    bool panics_on_fault;      /* debug.SetPanicOnFault */
    const char *wait_reason;   /* Go's words, while it waits */
    void *woken_by;            /* what ended its wait: a channel's Waiter */
    ParkAfter *park_after;     /* runs on the system stack once it has parked */
    void *park_argument;
    struct Worker *wired_to;   /* runtime.LockOSThread: it runs only there; NULL: anywhere */
    uint32_t wires;            /* LockOSThread calls that no UnlockOSThread has answered */
    const struct UnwindRegisters *interrupted;  /* what a fault found, while a panic tells of it */
    bool is_ending;            /* it asks a panic's value for its text: another panic in there ends it all */
    bool is_initialising;      /* packages: wired for that */
    uintptr_t creator_pc;      /* behind the go statement's call; 0: main */
};

/* The one that runs on this thread, also while the thread is on the system stack for it; NULL: none.
 * What may park asks again afterwards: with several threads it may go on on another one. */
Goroutine *goroutine_current(void);

/* A runnable goroutine that will call entry(argument).  It is in no queue yet.  On the system stack, or before any. */
Goroutine *goroutine_new(void (*entry)(void *), void *argument);

/* All that are not dead:  for (Goroutine *g = goroutine_first(); g; g = goroutine_after(g)) */
Goroutine *goroutine_first(void);
Goroutine *goroutine_after(const Goroutine *goroutine);
int64_t goroutine_count(void);

/* The running one ends here, its frames abandoned.  On its own stack. */
_Noreturn void goroutine_exit(void);

/* Runs it on this thread until it ends, parks or yields.  On the system stack only. */
void goroutine_run(Goroutine *goroutine);
