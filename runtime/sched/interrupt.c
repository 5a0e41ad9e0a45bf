/* interrupt: the signal, and what is done where it has led to; see interrupt.h.  On the system stack. */
#include "runtime/sched/interrupt.h"
#include "runtime/os/report.h"
#include "runtime/sched/internal.h"
#include "runtime/sched/signals.h"
#include "runtime/stack/stack.h"
#include "runtime/stack/offsets.h"
#include <signal.h>

bool (*interrupt_is_go_code_hook)(uintptr_t pc);

static void on_signal(int signal_number, siginfo_t *info, void *context)
{
    uintptr_t limit;

    __asm__ volatile("movq %%fs:%c1, %0" : "=r"(limit) : "i"(LIMIT_IN_THREAD));
    if (limit != 0)
        __asm__ volatile("movq %0, %%fs:%c1" : : "r"(STACK_POLL_LIMIT), "i"(LIMIT_IN_THREAD) : "memory");
    if (info->si_code != SI_TKILL)   /* not from worker_interrupt */
        signals_arrived(signal_number, info, context);
}

/* SIGURG, as Go takes it: nobody means anything by it, and debuggers let it pass. */
void interrupt_install(void)
{
    struct sigaction action = { .sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART };

    signals_shield(&action);
    if (sigaction(SIGURG, &action, NULL) != 0)
        rt_fatal("sigaction");
}

static bool has_other_work(const Worker *self)
{
    return !run_queue_is_empty(self->processor) || __atomic_load_n(&scheduler.queued, __ATOMIC_RELAXED) > 0 ||
           timer_heap_earliest(&self->processor->timers) != TIMER_NEVER;
}

void scheduler_poll(void *unused)
{
    Worker *self = worker_current();

    (void)unused;
    if (!self || !self->processor || self->pins > 0)
        return;
    world_stop_here();
    if (!__atomic_exchange_n(&self->processor->is_asked_to_yield, 0, __ATOMIC_RELAXED) || !has_other_work(self))
        return;
    scheduler_leave(scheduler_put_common, self->running);
}

bool interrupt_at(void *pc)
{
    if (!interrupt_is_go_code_hook((uintptr_t)pc))
        return true;
    scheduler_poll(NULL);
    return false;
}
