/* signal actions: sigaction, for signals.c.
 *
 * The action that a signal had before it was asked for comes back afterwards.  Faults and SIGURG keep their handlers.
 * Runs on the system stack; may call libc.
 */
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/signals.h"
#include <signal.h>

static struct {
    Lock lock;
    struct sigaction before[SIGNALS + 1];
    bool is_changed[SIGNALS + 1];
    bool was_ignored[SIGNALS + 1];  /* by the program, which has not asked for it since: stays so, as in Go */
} actions;

static void on_signal(int number)
{
    signals_note((uint32_t)number);
}

static bool is_ours(uint32_t number)
{
    switch (number) {
    case SIGKILL: case SIGSTOP: case SIGSEGV: case SIGBUS: case SIGFPE: case SIGURG:
        return false;
    default:
        /* 32 and 33 are the C library's. */
        return number >= 1 && number <= SIGNALS && number != 32 && number != 33;
    }
}

static void set_handler(uint32_t number, void (*handler)(int))
{
    struct sigaction action = { .sa_handler = handler, .sa_flags = SA_ONSTACK | SA_RESTART };
    struct sigaction old;

    sigfillset(&action.sa_mask);
    if (sigaction((int)number, &action, &old) != 0)
        rt_fatal("sigaction");
    if (!actions.is_changed[number])
        actions.before[number] = old;
    actions.is_changed[number] = true;
}

void signals_change(void *raw_change)
{
    const SignalChange *change = raw_change;

    if (!is_ours(change->number))
        return;
    lock_take(&actions.lock);
    switch (change->kind) {
    case SIGNAL_WANTED:
        set_handler(change->number, on_signal);
        actions.was_ignored[change->number] = false;
        break;
    case SIGNAL_IGNORED:
        set_handler(change->number, SIG_IGN);
        actions.was_ignored[change->number] = true;
        break;
    case SIGNAL_AS_BEFORE:
        if (actions.is_changed[change->number])
            sigaction((int)change->number, &actions.before[change->number], NULL);
        actions.is_changed[change->number] = false;
        break;
    }
    lock_give(&actions.lock);
}

void signals_query(void *raw_query)
{
    SignalQuery *query = raw_query;
    struct sigaction action;

    query->is_ignored = query->number <= SIGNALS && sigaction((int)query->number, NULL, &action) == 0 &&
                        (action.sa_handler == SIG_IGN || actions.was_ignored[query->number]);
}
