/* The heap goal.
 *
 * goal = marked + (marked + stacks + globals) * GOGC / 100, at least 4 MiB * GOGC / 100 and at least 1 MiB more than
 * marked, or a small GOGC would collect for every few objects (Go's sweepMinHeapDistance);
 * with a memory limit no more than limit - overhead - 1 MiB.  The program stands while this version marks, so
 * a cycle starts at the goal and not before it. Where the limit is below what is alive, every allocation
 * would collect: Go bounds that by the collector's share of processor time, here a cycle waits until a
 * sixteenth of what is alive (at least 1 MiB) was allocated. Source: Go 1.19 runtime/mgcpacer.go; Go
 * proposals 44167 and 48409.
 */
#include "runtime/gc/pace.h"

#define MINIMUM_BYTES  ((uint64_t)4 << 20)
#define DISTANCE_BYTES ((uint64_t)1 << 20)
#define HEADROOM_BYTES ((uint64_t)1 << 20)

static uint64_t larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

static uint64_t goal_by_growth(const PaceInput *input)
{
    if (input->percent < 0)
        return UINT64_MAX;
    uint64_t percent = (uint64_t)input->percent;
    uint64_t roots = input->marked_bytes + input->stack_bytes + input->global_bytes;
    uint64_t goal = input->marked_bytes + roots / 100 * percent + roots % 100 * percent / 100;
    uint64_t minimum = MINIMUM_BYTES * percent / 100;
    return larger(larger(goal, minimum), input->marked_bytes + DISTANCE_BYTES);
}

static uint64_t goal_by_limit(const PaceInput *input)
{
    if (input->limit_bytes == INT64_MAX)
        return UINT64_MAX;
    uint64_t limit = (uint64_t)input->limit_bytes, other = input->overhead_bytes + HEADROOM_BYTES;
    uint64_t goal = limit > other ? limit - other : 0;
    return larger(goal, input->marked_bytes + larger(input->marked_bytes / 16, HEADROOM_BYTES));
}

uint64_t pace_goal(const PaceInput *input)
{
    uint64_t growth = goal_by_growth(input), limit = goal_by_limit(input);
    return growth < limit ? growth : limit;
}
