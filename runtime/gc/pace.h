/* Pacing: how large the heap may grow before the next cycle. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct PaceInput {
    uint64_t marked_bytes;              /* what the last cycle found alive */
    uint64_t stack_bytes, global_bytes; /* roots */
    uint64_t overhead_bytes;            /* what the runtime maps beside heap objects */
    int64_t percent;                    /* GOGC; below 0: off */
    int64_t limit_bytes;                /* GOMEMLIMIT; INT64_MAX: none */
} PaceInput;

/* Live bytes at which the next cycle starts; UINT64_MAX: never. */
uint64_t pace_goal(const PaceInput *input);
