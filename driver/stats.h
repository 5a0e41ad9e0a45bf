/* stats: the seconds that each stage takes, for --stats. */
#pragma once
#include "base/compilation.h"
#include "base/list.h"

/* Seconds of the processor, in the process and in the programs that it ran and waited for. */
typedef struct Seconds {
    double user, system;
} Seconds;

typedef struct StageCost {
    const char *stage;
    Seconds taken;
    size_t memory_bytes;       /* of the compilation's arena */
} StageCost;

typedef struct Stats {
    Seconds last;              /* when the last stage ended */
    size_t last_bytes;
    LIST(StageCost) stages;    /* those that ran */
} Stats;

void stats_begin(Stats *stats, const Arena *arena);

/* What was used since the beginning or the last stage is what `stage` took. */
void stats_add(Stats *stats, Arena *arena, const char *stage);

/* One line a stage, to standard error. */
void stats_print(const Stats *stats);
