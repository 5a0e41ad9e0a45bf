/* signal actions: handlers, and what comes of a signal.
 *
 * A signal has our handler from the start if the kernel would do something else with it than Go; or from the first time that
 * the program asks for it.  It keeps the handler when nobody asks any more; but SIGHUP and SIGINT that were ignored before,
 * as nohup has it, are ignored again.
 * Runs on the system stack and the signal stack; may call libc.
 * Source: Go 1.19 runtime/signal_unix.go (initsig, sigenable, sigdisable, sigignore, sighandler).
 */
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/signals.h"
#include <signal.h>

typedef enum Outcome { SIGNAL_ENDS, SIGNAL_DIES, SIGNAL_NOTHING, SIGNAL_SYSTEM } Outcome;

static const struct {
    const char *text;        /* NULL: not in the table */
    bool may_be_wanted;
    Outcome outcome;
} table[SIGNALS + 1] = {
#define SIGNAL(number, text, may_be_wanted, outcome) [number] = { text, may_be_wanted, outcome },
#include "runtime/os/signals.def"
#undef SIGNAL
};

static struct {
    Lock lock;
    bool has_handler[SIGNALS + 1];
    bool was_ignored[SIGNALS + 1];  /* when our handler came, or would have; counts for SIGHUP and SIGINT */
} actions;

void (*signals_end_hook)(int number, const void *info, void *context);

const char *signals_text(int number)
{
    return table[number].text;
}

/* ---- one comes ---- */

void signals_arrived(int number, const void *raw_info, void *context)
{
    const siginfo_t *info = raw_info;
    bool is_sent = info->si_code == SI_USER;

    if (number == SIGPROF)
        return;
    if ((is_sent || table[number].may_be_wanted) && signals_note((uint32_t)number))
        return;
    if (is_sent && rt_signal_is_ignored((uint32_t)number))
        return;
    switch (table[number].outcome) {
    case SIGNAL_ENDS: signals_end_hook(number, info, context); break;
    case SIGNAL_DIES: os_end_by_signal(number);
    case SIGNAL_NOTHING: case SIGNAL_SYSTEM: break;
    }
}

static void on_signal(int number, siginfo_t *info, void *context)
{
    signals_arrived(number, info, context);
}

/* ---- handlers ---- */

/* Faults and interrupts have their own, and keep them. */
static bool is_ours(uint32_t number)
{
    switch (number) {
    case SIGSEGV: case SIGBUS: case SIGFPE: case SIGURG:
        return false;
    default:
        return number <= SIGNALS && table[number].text;
    }
}

static void set_action(uint32_t number, const struct sigaction *action)
{
    if (sigaction((int)number, action, NULL) != 0)
        rt_fatal("sigaction");
    actions.has_handler[number] = action->sa_flags & SA_SIGINFO;
}

static bool is_ignored_now(uint32_t number)
{
    struct sigaction now;

    return sigaction((int)number, NULL, &now) == 0 && now.sa_handler == SIG_IGN;
}

void signals_shield(struct sigaction *action)
{
    sigfillset(&action->sa_mask);
    sigdelset(&action->sa_mask, SIGSEGV);
    sigdelset(&action->sa_mask, SIGBUS);
    sigdelset(&action->sa_mask, SIGFPE);
}

static void set_handler(uint32_t number)
{
    struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART };

    signals_shield(&action);
    actions.was_ignored[number] = (number == SIGHUP || number == SIGINT) && is_ignored_now(number);
    set_action(number, &action);
}

void signals_change(void *raw_change)
{
    const SignalChange *change = raw_change;
    const struct sigaction ignore = { .sa_handler = SIG_IGN };

    if (!is_ours(change->number) || !table[change->number].may_be_wanted)
        return;
    lock_take(&actions.lock);
    if (change->kind == SIGNAL_IGNORED || (change->kind == SIGNAL_UNWANTED && actions.was_ignored[change->number]))
        set_action(change->number, &ignore);
    else if (change->kind == SIGNAL_WANTED && !actions.has_handler[change->number])
        set_handler(change->number);
    lock_give(&actions.lock);
}

/* The kernel ends the program as well, unless whoever started it had the signal ignored. */
static void install_to_die(uint32_t number)
{
    const struct sigaction by_default = { .sa_handler = SIG_DFL };

    if (!is_ignored_now(number))
        return;
    actions.was_ignored[number] = number == SIGHUP || number == SIGINT;
    if (actions.was_ignored[number])
        signals_mark_ignored(number);
    else
        set_action(number, &by_default);
}

void signals_install(void)
{
    for (uint32_t number = 1; number <= SIGNALS; number++) {
        if (!is_ours(number))
            continue;
        switch (table[number].outcome) {
        case SIGNAL_ENDS: case SIGNAL_NOTHING: set_handler(number); break;
        case SIGNAL_DIES: install_to_die(number); break;
        case SIGNAL_SYSTEM: break;
        }
    }
}
