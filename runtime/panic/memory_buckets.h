/* Memory buckets: what the memory profile counts.  On the system stack. */
#pragma once
#include "runtime/panic/memory_profile.h"

/* runtime.MemProfileRate; NULL: package runtime is not linked. */
const int64_t *memory_buckets_rate(void);

typedef struct MemoryAllocation {
    const void *object;
    size_t size_bytes;
} MemoryAllocation;
/* Counts the allocation, which the goroutine's frames are about to return from. */
void memory_buckets_sample(void *allocation);
/* While the program stands still: those that were not marked are about to be freed. */
void memory_buckets_forget_dead(void);

typedef struct MemoryReading {
    MemoryRecord *records;
    GoInt room, count;
    bool is_whole;
} MemoryReading;
void memory_buckets_read(void *reading);
