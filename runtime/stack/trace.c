/* trace: BERTHTRACE=stack, a line for each new segment.
 * The frames are counted, not computed: GCC likes to turn recursion into loops, and then they are not there.
 * On the system stack. */
#include "runtime/os/report.h"
#include "runtime/stack/internal.h"
#include "runtime/stack/unwind.h"

/* Frames of the goroutine outwards from here; those of the runtime that asks are a handful. */
static uint64_t count_frames(const Stack *stack)
{
    UnwindRegisters registers;
    uint64_t count = 0;

    unwind_here(&registers);
    while (unwind_step(&registers))
        if (stack_place(stack, (void *)registers.value[UNWIND_RSP]) != STACK_PLACE_OUTSIDE)
            count++;
    return count;
}

void stack_trace_growth(const Stack *stack, const Segment *segment)
{
    report_begin();
    report_text("stack: segment ");
    report_uint(segment->depth + 1);
    report_text(": ");
    report_uint(segment->size_bytes);
    report_text(" bytes, ");
    report_uint(stack->size_bytes);
    report_text(" in all; ");
    report_uint(count_frames(stack));
    report_text(" frames\n");
    report_end();
}
