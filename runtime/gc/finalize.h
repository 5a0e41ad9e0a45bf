/* Finalizers: which objects have one, and whose turn has come.
 *
 * 1. A table of records, by the exact address that the program gave, lies outside of the heap: it keeps no object alive.
 * 2. Each cycle marks what an object with a finalizer refers to, but not the object itself: what it uses is there when the
 *    finalizer runs, and of two in a row the first goes first.  Two that refer to each other are never finalized.
 * 3. After marking, those that nobody marked move to the queue, which keeps them alive; their record is gone, and the next
 *    cycle frees them if the finalizer left nothing that refers to them.
 * 4. One goroutine at a time runs the queue, oldest first, and ends when it is empty.
 * Source: Go 1.19 runtime/mfinal.go, mgcmark.go (markroot), mheap.go (specials).
 */
#pragma once
#include "runtime/gc/work.h"

typedef struct Finalizer {
    uintptr_t object;              /* 0: a free place of the table */
    const GoType *object_type;     /* of the pointer */
    const GoClosure *function;     /* with one parameter */
    const GoFuncType *function_type;
} Finalizer;

/* False: the object has one. */
bool finalizer_add(const Finalizer *finalizer);
void finalizer_remove(uintptr_t object);
/* The oldest of the queue, which is taken from it; false: the queue is empty, and the caller's goroutine ends. */
bool finalizer_next(Finalizer *finalizer);

/* -- while the program stands still -- */
void finalizers_mark_reachable(GcWorker *worker);
/* After everything is marked: pushes those that are not, for one more mark_drain. */
void finalizers_take_dead(GcWorker *worker);
/* Behind the cycle, on the system stack: the goroutine that is needed if the queue is not empty. */
void finalizers_start(void);

/* Installed by start/: the body of that goroutine. */
extern void (*finalizers_run_hook)(void *unused);
