/* preempt: a timer of the program's computing time sets the word that loops look at.
 *
 * The handler runs on the signal stack, which faults.c made.  The timer stands still while the program waits, so that a
 * waiting program is not woken and its system calls are not interrupted.
 */
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"
#include "runtime/sched/poll.h"
#include <signal.h>
#include <sys/time.h>

enum { TICK_US = 10000 };

static void on_tick(int signal_number)
{
    (void)signal_number;
    __atomic_store_n(&rt_poll_word, 1, __ATOMIC_RELAXED);
}

void preempt_start(void)
{
    static bool is_started;
    struct sigaction action = { .sa_handler = on_tick, .sa_flags = SA_ONSTACK | SA_RESTART };
    struct itimerval every = { { 0, TICK_US }, { 0, TICK_US } };

    if (is_started)
        return;
    is_started = true;
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGVTALRM, &action, NULL) != 0 || setitimer(ITIMER_VIRTUAL, &every, NULL) != 0)
        rt_fatal("no timer");
}
