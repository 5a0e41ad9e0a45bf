/* traceback: "goroutine 1 [running]:" from wherever we are; the walk itself is on the system stack. */
#include "runtime/panic/frames.h"
#include "runtime/panic/panic.h"
#include "runtime/stack/stack.h"
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
    frames_report(&registers);
}

void traceback_report(void)
{
    rt_on_system_stack(report_here, NULL);
}
