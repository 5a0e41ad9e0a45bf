/* Lock: mutual exclusion between threads, for stretches of a few microseconds.
 *
 * Zero is free.  Who holds one meets no safepoint: it allocates no Go memory, calls no Go code and does not park.
 * A collection therefore never finds one taken.  May be taken on a goroutine's stack.
 * Source: Drepper, Futexes Are Tricky, mutex 2.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct Lock {
    uint32_t state; /* 0 free, 1 held, 2 held and somebody may sleep */
} Lock;

/* The paths of those who find it taken, or wanted by others. */
void lock_wait(Lock *lock);
void lock_wake(Lock *lock);

static inline bool lock_try(Lock *lock)
{
    uint32_t expected = 0;
    return __atomic_compare_exchange_n(&lock->state, &expected, 1, false, __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

static inline void lock_take(Lock *lock)
{
    if (!lock_try(lock))
        lock_wait(lock);
}

static inline void lock_give(Lock *lock)
{
    if (__atomic_exchange_n(&lock->state, 0, __ATOMIC_RELEASE) == 2)
        lock_wake(lock);
}
