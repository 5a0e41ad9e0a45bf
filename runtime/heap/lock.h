/* Lock: mutual exclusion between threads inside the heap, for stretches of a few microseconds.
 *
 * Zero is free.  Taken on the system stack only, never while allocating Go memory.
 * Source: Drepper, Futexes Are Tricky, mutex 2.
 */
#pragma once
#include "runtime/os/os.h"

typedef struct HeapLock {
    uint32_t state; /* 0 free, 1 held, 2 held and somebody may sleep */
} HeapLock;

static inline void heap_lock(HeapLock *lock)
{
    uint32_t expected = 0;
    if (__atomic_compare_exchange_n(&lock->state, &expected, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
        return;
    while (__atomic_exchange_n(&lock->state, 2, __ATOMIC_ACQUIRE) != 0)
        os_futex_wait(&lock->state, 2, -1);
}

static inline void heap_unlock(HeapLock *lock)
{
    if (__atomic_exchange_n(&lock->state, 0, __ATOMIC_RELEASE) == 2)
        os_futex_wake(&lock->state, 1);
}
