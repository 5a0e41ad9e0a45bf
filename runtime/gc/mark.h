/* Marking: from roots to everything they reach. */
#pragma once
#include "runtime/gc/work.h"

/* A word that holds a pointer to an object, or into it, or anything outside of the heap. */
static inline void mark_pointer(GcWorker *worker, uintptr_t value)
{
    if (value - mheap.low < mheap.used_bytes)
        work_push(worker, value);
}

/* Every aligned word of [low, high) that may be a pointer to an object, or into it, is taken for one. */
void mark_range(GcWorker *worker, const void *low, const void *high);
/* What the object that begins at or before `address` refers to; it is not marked itself. */
void mark_contents(GcWorker *worker, uintptr_t address);
/* Marks what the stack's pointers refer to, and what that refers to, until there is nothing left. */
void mark_drain(GcWorker *worker);
