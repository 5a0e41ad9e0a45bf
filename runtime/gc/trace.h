/* GODEBUG=gctrace=1: one line for each cycle. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

typedef struct GcTrace {
    uint32_t cycle;
    bool is_forced;
    uint64_t start_ns;                               /* of the program */
    uint64_t begin_ns, mark_ns, mark_end_ns, end_ns; /* of the phases */
    uint64_t collector_ns;                           /* in all cycles so far */
    uint64_t heap_at_begin, heap_at_end, heap_marked, goal_bytes;
    uint64_t stack_bytes, global_bytes;
} GcTrace;

void gc_trace_print(const GcTrace *trace);
