/* Work: a stack of pointers that were found and not followed yet.
 *
 * An entry is a pointer as it was found: perhaps into the middle of its object, perhaps to an object that
 * is marked by the time it is popped.  With WORK_STRETCH it is the address of an element of a marked large
 * object whose scan goes on from there. The stack is a chain of blocks from the kernel, so its depth has no
 * limit but memory: a list of a million nodes needs one entry, a slice of a million pointers at most 16 Ki at
 * a time (mark.c cuts it up).
 */
#pragma once
#include "runtime/heap/mheap.h"

#define WORK_STRETCH ((uintptr_t)1 << 63)

typedef struct WorkBlock WorkBlock;

typedef struct GcWorker {
    uintptr_t *top;   /* where the next entry goes */
    WorkBlock *block; /* the one it lies in; NULL: no entry was ever pushed */
    WorkBlock *spare; /* one empty block, so that a stack at a block's edge does not thrash */
    uint64_t marked_bytes;
    bool is_alone; /* the program stands still and nobody else marks */
} GcWorker;

enum { WORK_BLOCK_BYTES = 64 << 10 };
struct WorkBlock {
    WorkBlock *older;
    uintptr_t *top; /* where its entries ended when a younger block took over */
    uintptr_t entries[WORK_BLOCK_BYTES / sizeof(uintptr_t) - 2];
};

/* Slow parts of reserve and pop: to the next block, back to the older one. */
void work_next_block(GcWorker *worker);
bool work_older_block(GcWorker *worker);
/* Gives the blocks back to the kernel. */
void work_free(GcWorker *worker);

/* Room for `entries` at `top`. */
static inline void work_reserve(GcWorker *worker, size_t entries)
{
    if (!worker->block || (uintptr_t)(worker->top + entries) > (uintptr_t)(worker->block + 1))
        work_next_block(worker);
}

static inline void work_push(GcWorker *worker, uintptr_t entry)
{
    work_reserve(worker, 1);
    *worker->top++ = entry;
}

/* 0: there is none. */
static inline uintptr_t work_pop(GcWorker *worker)
{
    if (!worker->block || (worker->top == worker->block->entries && !work_older_block(worker)))
        return 0;
    return *--worker->top;
}
