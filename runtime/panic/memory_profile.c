/* memory profile: which allocations are sampled. */
#include "runtime/panic/memory_profile.h"
#include "runtime/abi/pctable.h"
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/os/random.h"
#include "runtime/panic/memory_buckets.h"
#include "runtime/panic/places.h"
#include "runtime/stack/stack.h"

static const int64_t *rate_variable;

static _Thread_local int64_t bytes_until_sample __attribute__((tls_model("local-exec")));

/* A logarithm to base 2 that is wrong by less than 0.01: between powers of two a parabola. */
static double rough_logarithm(uint64_t number)
{
    int power = 63 - __builtin_clzll(number);
    double part = (double)(number - ((uint64_t)1 << power)) / (double)((uint64_t)1 << power);

    return power + part + 0.3463 * part * (1 - part);
}

/* Exponentially distributed, so that a program's rhythm does not matter. */
static int64_t next_distance(int64_t rate)
{
    const double ln_2 = 0.6931471805599453;

    return (int64_t)((64 - rough_logarithm(random_next() | 1)) * ln_2 * (double)rate);
}

static void count_allocation(const void *object, size_t size_bytes)
{
    int64_t rate = *rate_variable;

    if (rate <= 0)
        return;
    bytes_until_sample -= (int64_t)size_bytes;
    if (rate > 1 && bytes_until_sample > 0)
        return;
    bytes_until_sample = next_distance(rate);
    MemoryAllocation allocation = { object, size_bytes };
    rt_on_system_stack(memory_buckets_sample, &allocation);
}

void memory_profile_init(void)
{
    rate_variable = memory_buckets_rate();
    if (!rate_variable || !places_program_has(PCTABLE_MEMORY_PROFILE))
        return;
    heap_hooks.count_allocation = count_allocation;
    gc_after_mark_hook = memory_buckets_forget_dead;
}

GoInt rt_memory_profile(MemoryRecord *records, GoInt room, bool is_whole)
{
    MemoryReading reading = { .records = records, .room = room, .is_whole = is_whole };

    rt_on_system_stack(memory_buckets_read, &reading);
    return reading.count;
}
