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

static uint64_t pending;         /* bit number - 1 */
static uint32_t arrivals;

void signals_note(uint32_t number)
{
    __atomic_fetch_or(&pending, (uint64_t)1 << (number - 1), __ATOMIC_SEQ_CST);
    __atomic_fetch_add(&arrivals, 1, __ATOMIC_SEQ_CST);
    os_futex_wake(&arrivals, 1);
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

void rt_signal_change(uint32_t number, GoInt kind)
{
    SignalChange change = { number, (SignalKind)kind };

    rt_on_system_stack(signals_change, &change);
}

bool rt_signal_is_ignored(uint32_t number)
{
    SignalQuery query = { .number = number };

    rt_on_system_stack(signals_query, &query);
    return query.is_ignored;
}
