/* traceback: "goroutine 1 [running]:" from wherever we are; the walk itself is on the system stack. */
#include "runtime/os/report.h"
#include "runtime/panic/callers.h"
#include "runtime/panic/frames.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/scheduler.h"
#include <stddef.h>

static void report_one(UnwindRegisters *registers, const Goroutine *goroutine)
{
    report_begin();
    report_text("\n");
    frames_report(registers, goroutine);
    report_end();
}

static void report_here(void *unused)
{
    const Goroutine *goroutine = goroutine_current();
    UnwindRegisters registers;

    (void)unused;
    if (!goroutine)
        return;
    if (goroutine->interrupted)
        registers = *goroutine->interrupted;
    else
        unwind_here(&registers);
    report_one(&registers, goroutine);
}

/* Where it stopped lie its callee-saved registers, as stack_leave pushed them, and the return address.  In a system call
 * they lie in its record. */
static UnwindRegisters stopped_registers(const Goroutine *goroutine)
{
    bool is_in_call = goroutine->state == GOROUTINE_IN_CALL;
    const uint64_t *stopped_at = (const uint64_t *)goroutine->stack.stopped_at;
    const uint64_t *saved = is_in_call ? goroutine->call_registers : stopped_at;
    UnwindRegisters registers = { .is_exact = false };

    for (int i = 0; i < 4; i++)
        registers.value[15 - i] = saved[i];
    registers.value[UNWIND_RBX] = saved[4];
    registers.value[UNWIND_RBP] = saved[5];
    registers.value[UNWIND_RIP] = saved[6];
    registers.value[UNWIND_RSP] = (uint64_t)(is_in_call ? stopped_at : saved + 7);
    return registers;
}

static void report_stopped(const Goroutine *goroutine)
{
    UnwindRegisters registers = stopped_registers(goroutine);

    report_one(&registers, goroutine);
}

static void freeze(void *unused)
{
    (void)unused;
    world_freeze();
}

static void report_others(void *unused)
{
    (void)unused;
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine))
        if (goroutine == goroutine_current())
            continue;
        else if (worker_runs(goroutine))
            report_one(NULL, goroutine);
        else
            report_stopped(goroutine);
}

void traceback_report(bool is_all)
{
    rt_on_system_stack(freeze, NULL);
    rt_on_system_stack(report_here, NULL);
    if (is_all)
        rt_on_system_stack(report_others, NULL);
}

/* ---- runtime.Stack ---- */

typedef struct StackText {
    void *bytes;
    size_t size_bytes, used_bytes;
    bool is_all;
} StackText;

/* The first frame of Go is runtime.Stack itself, which Go leaves out. */
static void say_stack(const void *raw_text)
{
    const StackText *text = raw_text;
    UnwindRegisters registers;

    unwind_here(&registers);
    while (frames_kind(&registers) == FRAME_RUNTIME && unwind_step(&registers))
        continue;
    unwind_step(&registers);
    frames_report(&registers, goroutine_current());
    if (text->is_all)
        report_others(NULL);
}

static void capture_stack(void *raw_text)
{
    StackText *text = raw_text;

    if (text->is_all)
        world_stop();
    text->used_bytes = report_into(text->bytes, text->size_bytes, say_stack, text);
    if (text->is_all)
        world_go_on();
}

GoInt rt_stack_text(void *bytes, GoInt size_bytes, bool is_all)
{
    StackText text = { .bytes = bytes, .size_bytes = (size_t)size_bytes, .is_all = is_all };

    rt_on_system_stack(capture_stack, &text);
    return (GoInt)(text.used_bytes < text.size_bytes ? text.used_bytes : text.size_bytes);
}

/* ---- runtime.GoroutineProfile ---- */

typedef struct StackRecords {
    StackRecord *records;
    GoInt count, room;
} StackRecords;

static void record_stacks(void *raw_records)
{
    StackRecords *all = raw_records;

    world_stop();
    for (Goroutine *goroutine = goroutine_first(); goroutine && all->count < all->room;
         goroutine = goroutine_after(goroutine)) {
        UnwindRegisters registers;
        if (goroutine == goroutine_current())
            unwind_here(&registers);
        else
            registers = stopped_registers(goroutine);
        StackRecord *record = &all->records[all->count++];
        GoInt count = callers_collect(&registers, record->addresses, STACK_RECORD_ADDRESSES);
        while (count < STACK_RECORD_ADDRESSES)
            record->addresses[count++] = 0;
    }
    world_go_on();
}

GoInt rt_goroutine_stacks(StackRecord *records, GoInt room)
{
    StackRecords all = { .records = records, .room = room };

    rt_on_system_stack(record_stacks, &all);
    return all.count;
}
