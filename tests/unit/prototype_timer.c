/* The other hand of prototype_poll: a timer whose signal sets the word.  Needs libc, so it runs on the system stack. */
#include "runtime/stack/stack.h"
#include <signal.h>
#include <sys/time.h>

extern uint32_t prototype_poll_word;

static void on_alarm(int signal_number)
{
    (void)signal_number;
    prototype_poll_word = 1;
}

static void start(void *unused)
{
    struct sigaction action = { .sa_handler = on_alarm, .sa_flags = SA_ONSTACK | SA_RESTART };
    struct itimerval every_ms = { { 0, 1000 }, { 0, 1000 } };

    (void)unused;
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &every_ms, NULL);
}

void prototype_start_timer(void)
{
    rt_on_system_stack(start, NULL);
}
