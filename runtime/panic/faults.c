/* faults: the net below the checks that compiled code makes.
 *
 * The handler runs on a signal stack of its own, since a goroutine's has no room for a signal frame.  What was
 * interrupted decides:
 *   - code on a goroutine's stack, at an address below the first page: Go's nil panic.  We do not come
 *     back to the interrupted instruction: the context is changed so that it goes on in
 *     panic_fault_entry, on the same stack, as if the faulting instruction had called it;
 *   - the same at any address, after debug.SetPanicOnFault;
 *   - all else (an address that is not nil's, the runtime's own code on the system stack): the program
 *     ends with a message, a traceback and status 2.
 * Runs on the system stack and the signal stack; may call libc.
 */
#include "runtime/panic/faults.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/signals.h"
#include "runtime/stack/stack.h"
#include "runtime/stack/unwind.h"
#include <signal.h>
#include <stddef.h>
#include <ucontext.h>

enum { SIGNAL_STACK_BYTES = 64 << 10 };

/* Below this an address comes from a nil pointer: Go's rule too (runtime/signal_unix.go, sigpanic). */
enum { NIL_LIMIT = 0x1000 };

/* Of this thread; panic_from_fault copies it at once. */
static _Thread_local Fault last_fault;

static uint64_t interrupted_register(const ucontext_t *context, int number)
{
    static const uint8_t index[UNWIND_REGISTERS] = {
        REG_RAX, REG_RDX, REG_RCX, REG_RBX, REG_RSI, REG_RDI, REG_RBP, REG_RSP, REG_R8,
        REG_R9, REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15, REG_RIP,
    };

    return (uint64_t)context->uc_mcontext.gregs[index[number]];
}

void faults_read_registers(const void *context, UnwindRegisters *registers)
{
    for (int number = 0; number < UNWIND_REGISTERS; number++)
        registers->value[number] = interrupted_register(context, number);
    registers->is_exact = true;
}

/* On a goroutine's stack an address that is not nil's; else the runtime itself is wrong. */
_Noreturn static void end_at_fault(void)
{
    bool is_runtime = stack_is_system();

    if (goroutine_current())
        goroutine_current()->interrupted = &last_fault.registers;
    report_begin();
    if (!is_runtime) {
        report_text("unexpected fault address ");
        report_hex(last_fault.address);
        report_text("\n");
    }
    report_text(is_runtime ? "fatal error: unexpected signal during runtime execution\n" : "fatal error: fault\n");
    fault_report(&last_fault);
    report_end();
    report_end_program();
}

static void on_fault(int signal_number, siginfo_t *info, void *raw_context)
{
    ucontext_t *context = raw_context;
    static _Thread_local volatile sig_atomic_t is_handling;

    if (info->si_code == SI_USER) {  /* sent: no fault of the program */
        signals_arrived(signal_number, info, context);
        return;
    }
    if (is_handling) {
        report_abandon();
        report_text("fatal error: a fault while a fault was handled\n");
        os_exit(2);
    }
    is_handling = 1;
    last_fault = (Fault){ .signal = signal_number, .code = info->si_code,
                          .address = (uintptr_t)info->si_addr,
                          .pc = (uintptr_t)context->uc_mcontext.gregs[REG_RIP] };
    faults_read_registers(context, &last_fault.registers);
    report_abandon();

    bool is_nil = signal_number == SIGFPE || (last_fault.address < NIL_LIMIT && info->si_code > 0);
    last_fault.is_not_nil = !is_nil;
    if (stack_is_system() || (!is_nil && !goroutine_current()->panics_on_fault))
        end_at_fault();

    /* As a call: what looks one byte before the return address finds the faulting instruction.  A red zone may be lost:
     * only leaves have one, and no leaf is ever resumed.  Stepping over it could reach below the guard. */
    uint64_t rsp = (uint64_t)context->uc_mcontext.gregs[REG_RSP] - 8;
    *(uint64_t *)rsp = last_fault.pc + 1;
    context->uc_mcontext.gregs[REG_RSP] = (greg_t)rsp;
    context->uc_mcontext.gregs[REG_RIP] = (greg_t)panic_fault_entry;
    context->uc_mcontext.gregs[REG_RDI] = (greg_t)&last_fault;
    is_handling = 0;
}

void faults_begin_thread(void)
{
    stack_t signal_stack = { .ss_size = SIGNAL_STACK_BYTES };
    void *memory;

    if (os_map(&memory, SIGNAL_STACK_BYTES) != 0)
        rt_fatal("runtime: cannot allocate memory");
    signal_stack.ss_sp = memory;
    if (sigaltstack(&signal_stack, NULL) != 0)
        rt_fatal("sigaltstack");
}

void faults_install(void)
{
    struct sigaction action = { .sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER };
    static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE };

    faults_begin_thread();
    signals_shield(&action);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        if (sigaction(signals[i], &action, NULL) != 0)
            rt_fatal("sigaction");
}

bool rt_set_panic_on_fault(bool is_on)
{
    bool was_on = goroutine_current()->panics_on_fault;

    goroutine_current()->panics_on_fault = is_on;
    return was_on;
}

void rt_breakpoint(void)
{
    __asm__ volatile("int3");
}
