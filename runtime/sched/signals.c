/* signals: those that a program asks for (package os/signal).
 *
 * 1. A handler notes the signal in a set and wakes whoever waits; one that comes twice before it is taken counts once.
 * 2. One goroutine of package os/signal takes them out, and waits in a system call while there is none
 *    (library/runtime/signal.go).
 * Source: Go 1.19 runtime/sigqueue.go.
 */
#include "runtime/sched/signals.h"
#include "runtime/os/os.h"
#include "runtime/stack/stack.h"

/* Sets of signals. */
static uint64_t wanted, ignored, pending;
static uint32_t arrivals;

static uint64_t bit_of(uint32_t number)
{
    return number >= 1 && number <= SIGNALS ? (uint64_t)1 << (number - 1) : 0;
}

static bool is_in(const uint64_t *set, uint32_t number)
{
    return (__atomic_load_n(set, __ATOMIC_SEQ_CST) & bit_of(number)) != 0;
}

bool signals_note(uint32_t number)
{
    if (!is_in(&wanted, number))
        return false;
    __atomic_fetch_or(&pending, bit_of(number), __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&arrivals, 1, __ATOMIC_SEQ_CST);
    os_futex_wake(&arrivals, 1);
    return true;
}

uint32_t rt_signal_take(void)
{
    uint64_t set = __atomic_load_n(&pending, __ATOMIC_SEQ_CST);

    if (set == 0)
        return 0;
    uint32_t number = (uint32_t)__builtin_ctzll(set) + 1;
    __atomic_fetch_and(&pending, ~((uint64_t)1 << (number - 1)), __ATOMIC_SEQ_CST);
    return number;
}

bool rt_signal_is_pending(void)
{
    return __atomic_load_n(&pending, __ATOMIC_SEQ_CST) != 0;
}

const uint32_t *rt_signal_arrivals(void)
{
    return &arrivals;
}

void signals_mark_ignored(uint32_t number)
{
    __atomic_fetch_or(&ignored, bit_of(number), __ATOMIC_SEQ_CST);
}

/* What is ignored stays so until it is wanted, as in Go. */
void rt_signal_change(uint32_t number, GoInt kind)
{
    SignalChange change = { number, (SignalKind)kind };

    if (change.kind == SIGNAL_WANTED) {
        __atomic_fetch_or(&wanted, bit_of(number), __ATOMIC_SEQ_CST);
        __atomic_fetch_and(&ignored, ~bit_of(number), __ATOMIC_SEQ_CST);
    }
    rt_on_system_stack(signals_change, &change);
    if (change.kind != SIGNAL_WANTED)
        __atomic_fetch_and(&wanted, ~bit_of(number), __ATOMIC_SEQ_CST);
    if (change.kind == SIGNAL_IGNORED)
        signals_mark_ignored(number);
}

bool rt_signal_is_ignored(uint32_t number)
{
    return is_in(&ignored, number);
}
