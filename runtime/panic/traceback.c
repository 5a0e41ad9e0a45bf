/* traceback: "goroutine 1 [running]:" from wherever we are; the walk itself is on the system stack. */
#include "runtime/panic/frames.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"
#include <stddef.h>

static const UnwindRegisters *interrupted;

void traceback_start_at(const UnwindRegisters *registers)
{
    interrupted = registers;
}

static void report_here(void *unused)
{
    UnwindRegisters registers;

    (void)unused;
    if (interrupted)
        registers = *interrupted;
    else
        unwind_here(&registers);
    if (goroutine_current())
        frames_report(&registers, goroutine_current());
}

/* Where it stopped lie its callee-saved registers, as stack_leave pushed them, and the return address. */
static void report_stopped(const Goroutine *goroutine)
{
    const uint64_t *saved = (const uint64_t *)goroutine->stack.stopped_at;
    UnwindRegisters registers = { .is_exact = false };

    for (int i = 0; i < 4; i++)
        registers.value[15 - i] = saved[i];
    registers.value[UNWIND_RBX] = saved[4];
    registers.value[UNWIND_RBP] = saved[5];
    registers.value[UNWIND_RIP] = saved[6];
    registers.value[UNWIND_RSP] = (uint64_t)(saved + 7);
    frames_report(&registers, goroutine);
}

static void report_others(void *unused)
{
    (void)unused;
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine))
        if (goroutine != goroutine_current())
            report_stopped(goroutine);
}

void traceback_report(bool is_all)
{
    rt_on_system_stack(report_here, NULL);
    if (is_all)
        rt_on_system_stack(report_others, NULL);
}
