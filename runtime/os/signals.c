/* signals: as far as fork and the end by a signal need them; see os.h. */
#include "runtime/os/os.h"
#include "runtime/os/syscall.h"
#include <signal.h>
#include <sys/syscall.h>

enum { SIGNALS = 64, MASK_BYTES = 8 };

/* As the kernel has it, which is not as the C library has it. */
typedef struct KernelAction {
    uintptr_t handler;
    uint64_t flags;
    uintptr_t restorer;
    uint64_t mask;
} KernelAction;

uint64_t os_block_signals(void)
{
    uint64_t all = ~(uint64_t)0, old = 0;

    OS_SYSCALL(SYS_rt_sigprocmask, SIG_SETMASK, &all, &old, MASK_BYTES, 0, 0);
    return old;
}

void os_set_signal_mask(uint64_t mask)
{
    OS_SYSCALL(SYS_rt_sigprocmask, SIG_SETMASK, &mask, 0, MASK_BYTES, 0, 0);
}

static void set_default(int signal_number)
{
    KernelAction none = { 0 };

    OS_SYSCALL(SYS_rt_sigaction, signal_number, &none, 0, MASK_BYTES, 0, 0);
}

void os_reset_signals(void)
{
    for (int number = 1; number <= SIGNALS; number++) {
        KernelAction action = { 0 };
        OS_SYSCALL(SYS_rt_sigaction, number, 0, &action, MASK_BYTES, 0, 0);
        if (action.handler != (uintptr_t)SIG_DFL && action.handler != (uintptr_t)SIG_IGN)
            set_default(number);
    }
}

/* To this thread: of one to the process another thread might take care, while this one comes to the exit. */
_Noreturn void os_end_by_signal(int signal_number)
{
    long process = OS_SYSCALL(SYS_getpid, 0, 0, 0, 0, 0, 0);
    long thread = OS_SYSCALL(SYS_gettid, 0, 0, 0, 0, 0, 0);

    set_default(signal_number);
    os_set_signal_mask(0);
    OS_SYSCALL(SYS_tgkill, process, thread, signal_number, 0, 0, 0);
    os_exit(2);
}

_Noreturn void os_abort(void)
{
    os_end_by_signal(SIGABRT);
}

long os_system_call(long number, long a, long b, long c, long d, long e, long f)
{
    return os_syscall(number, a, b, c, d, e, f);
}
