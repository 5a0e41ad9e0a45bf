/* lock: a short wait burning cycles, then a long one in the kernel. */
#include "runtime/os/lock.h"
#include "runtime/os/os.h"

/* About a microsecond: most holders are done by then, if they run. */
enum { SPIN_TURNS = 40 };

static bool spin(Lock *lock)
{
    for (int turn = 0; turn < SPIN_TURNS; turn++) {
        if (__atomic_load_n(&lock->state, __ATOMIC_RELAXED) == 0 && lock_try(lock))
            return true;
        __builtin_ia32_pause();
    }
    return false;
}

void lock_wait(Lock *lock)
{
    if (spin(lock))
        return;
    while (__atomic_exchange_n(&lock->state, 2, __ATOMIC_ACQUIRE) != 0)
        os_futex_wait(&lock->state, 2, -1);
}

void lock_wake(Lock *lock)
{
    os_futex_wake(&lock->state, 1);
}
