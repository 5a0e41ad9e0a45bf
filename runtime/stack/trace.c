/* trace: BERTHTRACE=stack, a line for each new segment. */
#include "runtime/os/report.h"
#include "runtime/stack/internal.h"

void stack_trace_growth(const Stack *stack, const Segment *segment)
{
    report_begin();
    report_text("stack: segment ");
    report_uint(segment->depth + 1);
    report_text(", ");
    report_uint(segment->size_bytes);
    report_text(" bytes; in all ");
    report_uint(stack->size_bytes);
    report_text(" bytes\n");
    report_end();
}
