/* Seconds of the processor rather than of the wall: the machine may have other things to do. */
#include "driver/stats.h"

#include <stdio.h>
#include <sys/resource.h>

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static Seconds used_so_far(void)
{
    struct rusage self, children;

    getrusage(RUSAGE_SELF, &self);
    getrusage(RUSAGE_CHILDREN, &children);
    return (Seconds){.user = seconds_of(self.ru_utime) + seconds_of(children.ru_utime),
                     .system = seconds_of(self.ru_stime) + seconds_of(children.ru_stime)};
}

static size_t used_bytes(const Arena *arena)
{
    return arena->used_bytes - (size_t)(arena->limit - arena->next);
}

void stats_begin(Stats *stats, const Arena *arena)
{
    stats->last = used_so_far();
    stats->last_bytes = used_bytes(arena);
}

void stats_add(Stats *stats, Arena *arena, const char *stage)
{
    Seconds now = used_so_far();
    size_t bytes = used_bytes(arena);
    Seconds taken = {.user = now.user - stats->last.user, .system = now.system - stats->last.system};

    list_push(arena, &stats->stages, ((StageCost){stage, taken, bytes - stats->last_bytes}));
    stats->last = now;
    stats->last_bytes = bytes;
}

void stats_print(const Stats *stats)
{
    fprintf(stderr, "%-8s %9s %9s %9s\n", "stage", "user s", "system s", "MiB");
    list_each (StageCost, cost, stats->stages)
        fprintf(stderr, "%-8s %9.3f %9.3f %9.1f\n", cost.stage, cost.taken.user, cost.taken.system,
                (double)cost.memory_bytes / (1 << 20));
}
