/* Memory profile: where sampled objects were allocated (runtime.MemProfile).
 *
 * Only in programs that have that function: the driver says so in the pc table.  They take the long path at each
 * allocation; of all others nothing is counted.  On average every runtime.MemProfileRate bytes an object is sampled: its
 * bucket, one for each stack and size, counts it, and once more when a collection finds it dead.
 * Source: Go 1.19 runtime/mprof.go, malloc.go (nextSample).
 */
#pragma once
#include "runtime/panic/callers.h"

/* runtime.MemProfileRecord. */
typedef struct MemoryRecord {
    int64_t allocated_bytes, freed_bytes, allocated_objects, freed_objects;
    StackRecord stack;
} MemoryRecord;

/* Installs the hooks, if the program reads such profiles. */
void memory_profile_init(void);
/* Fills the records if there is room for all; gives their number.  is_whole: also those of which nothing is left. */
GoInt rt_memory_profile(MemoryRecord *records, GoInt room, bool is_whole);
