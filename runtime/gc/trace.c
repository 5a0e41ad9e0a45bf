/* The line of gctrace, in Go's form (GOROOT/src/runtime/extern.go describes it):
 *
 *     gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # MB stacks, # MB globals, # P
 *
 * clock: sweep termination, mark, mark termination.  Marking stops the program and is done by one processor:
 * its processor time stands where Go has that of the dedicated workers.
 */
#include "runtime/gc/trace.h"
#include "runtime/os/report.h"

/* number / 10^places. */
static void print_decimal(uint64_t number, uint32_t places)
{
    uint64_t unit = 1;
    for (uint32_t i = 0; i < places; i++)
        unit *= 10;
    report_uint(number / unit);
    if (places)
        report_text(".");
    for (number %= unit; places--; number %= unit) {
        unit /= 10;
        report_uint(number / unit);
    }
}

/* Two digits that count, as Go prints times here. */
static void print_ms(uint64_t ns)
{
    uint64_t us = ns / 1000;
    uint32_t places = 3;
    if (ns >= 10000000) {
        print_decimal(ns / 1000000, 0);
        return;
    }
    if (us == 0) {
        report_text("0");
        return;
    }
    for (; us >= 100; us /= 10)
        places--;
    print_decimal(us, places);
}

static void print_mb(const char *before, uint64_t bytes)
{
    report_text(before);
    report_uint(bytes >> 20);
}

void gc_trace_print(const GcTrace *trace)
{
    uint64_t sweep_ns = trace->mark_ns - trace->begin_ns, mark_ns = trace->mark_end_ns - trace->mark_ns;
    uint64_t end_ns = trace->end_ns - trace->mark_end_ns;
    report_begin();
    report_text("gc ");
    report_uint(trace->cycle);
    report_text(" @");
    print_decimal((trace->begin_ns - trace->start_ns) / 1000000, 3);
    report_text("s ");
    report_uint(trace->collector_ns * 100 / (trace->end_ns - trace->start_ns + 1));
    report_text("%: ");
    print_ms(sweep_ns);
    report_text("+");
    print_ms(mark_ns);
    report_text("+");
    print_ms(end_ns);
    report_text(" ms clock, ");
    print_ms(sweep_ns);
    report_text("+0/");
    print_ms(mark_ns);
    report_text("/0+");
    print_ms(end_ns);
    report_text(" ms cpu");
    print_mb(", ", trace->heap_at_begin);
    print_mb("->", trace->heap_at_end);
    print_mb("->", trace->heap_marked);
    print_mb(" MB, ", trace->goal_bytes);
    print_mb(" MB goal, ", trace->stack_bytes);
    print_mb(" MB stacks, ", trace->global_bytes);
    report_text(" MB globals, 1 P");
    if (trace->is_forced)
        report_text(" (forced)");
    report_text("\n");
    report_end();
}
