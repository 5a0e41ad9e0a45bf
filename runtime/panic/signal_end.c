/* signal end: the program ends because of a signal that was sent to it (sched/signal_actions.c).
 *
 *     SIGQUIT: quit
 *     PC=0x40268e m=0 sigcode=0
 *
 *     goroutine 1 [running]: ...    the one that the thread ran which got the signal; goroutine 0 if it ran none
 *     goroutine 2 [select]: ...     all others
 *
 *     rax    0x0 ...
 *
 * Runs on the signal stack; may call libc.
 * Source: Go 1.19 runtime/signal_unix.go (sighandler), signal_amd64.go (dumpregs).
 */
#include "runtime/panic/signal_end.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/panic/faults.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/signals.h"
#include "runtime/sched/worker.h"
#include <signal.h>
#include <ucontext.h>

/* As many as Go shows; any instruction fits. */
enum { INSTRUCTION_BYTES = 16, PAGE_BYTES = 4096 };

static uint64_t register_of(const ucontext_t *context, int number)
{
    return (uint64_t)context->uc_mcontext.gregs[number];
}

static void report_instruction(uintptr_t pc)
{
    uintptr_t on_page = PAGE_BYTES - pc % PAGE_BYTES;

    report_text("instruction bytes:");
    for (uintptr_t i = 0; i < INSTRUCTION_BYTES && i < on_page; i++) {
        report_text(" ");
        report_hex(((const uint8_t *)pc)[i]);
    }
    report_text("\n");
}

static void report_register(const char *name, uint64_t value)
{
    report_text(name);
    report_hex(value);
    report_text("\n");
}

static void report_registers(const ucontext_t *context)
{
    static const struct { const char *name; int number; } registers[] = {
        { "rax    ", REG_RAX }, { "rbx    ", REG_RBX }, { "rcx    ", REG_RCX }, { "rdx    ", REG_RDX },
        { "rdi    ", REG_RDI }, { "rsi    ", REG_RSI }, { "rbp    ", REG_RBP }, { "rsp    ", REG_RSP },
        { "r8     ", REG_R8 },  { "r9     ", REG_R9 },  { "r10    ", REG_R10 }, { "r11    ", REG_R11 },
        { "r12    ", REG_R12 }, { "r13    ", REG_R13 }, { "r14    ", REG_R14 }, { "r15    ", REG_R15 },
        { "rip    ", REG_RIP }, { "rflags ", REG_EFL },
    };
    uint64_t segments = register_of(context, REG_CSGSFS);

    report_text("\n");
    for (size_t i = 0; i < sizeof registers / sizeof *registers; i++)
        report_register(registers[i].name, register_of(context, registers[i].number));
    report_register("cs     ", segments & 0xffff);
    report_register("fs     ", segments >> 32 & 0xffff);
    report_register("gs     ", segments >> 16 & 0xffff);
}

static void report_goroutines(const ucontext_t *context)
{
    static UnwindRegisters interrupted;

    faults_read_registers(context, &interrupted);
    if (goroutine_current())
        goroutine_current()->interrupted = &interrupted;
    else
        report_text("\ngoroutine 0 [idle]:\n");
    traceback_report(true);
}

void signal_end(int number, const void *raw_info, void *context)
{
    const siginfo_t *info = raw_info;
    uintptr_t pc = register_of(context, REG_RIP);

    report_begin_end();
    report_abandon();
    report_begin();
    report_text(signals_text(number));
    report_text("\nPC=");
    report_hex(pc);
    report_text(" m=");
    report_int(worker_current() ? worker_number(worker_current()) : 0);
    report_text(" sigcode=");
    report_int(info->si_code);
    report_text("\n");
    if (number == SIGILL || number == SIGFPE)
        report_instruction(pc);
    report_end();
    if (rt_settings.traceback > 0) {
        report_goroutines(context);
        report_registers(context);
    }
    report_exit();
}
