/* memory buckets: they are never forgotten, as in Go; samples are a list that each collection goes through.
 * Runs on the system stack; may call libc. */
#include "runtime/panic/memory_buckets.h"
#include "runtime/gc/gc.h"
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/panic/frames.h"
#include <string.h>

/* In package runtime of library/: MemProfileRate. */
extern const int64_t go_runtime_dMemProfileRate __attribute__((weak));

const int64_t *memory_buckets_rate(void)
{
    return &go_runtime_dMemProfileRate;
}

typedef struct Bucket Bucket;
struct Bucket {
    Bucket *next_same_hash, *next;
    uint64_t object_bytes, allocated, freed;
    StackRecord stack;
};

typedef struct Sample {
    const void *object;
    Bucket *bucket;
} Sample;

enum { HASH_SIZE = 4096, POOL_BYTES = 256 << 10, FIRST_SAMPLES = 4096 };

static struct {
    Lock lock;
    Bucket *by_hash[HASH_SIZE], *first;
    char *pool;
    size_t pool_left_bytes;
    Sample *samples;
    size_t sample_count, sample_capacity;
} profile;

static void *map(size_t size_bytes)
{
    void *memory;

    if (os_map(&memory, size_bytes) != 0)
        rt_fatal("runtime: cannot allocate memory");
    return memory;
}

static uint64_t hash_stack(const StackRecord *stack, uint64_t object_bytes)
{
    uint64_t hash = object_bytes;

    for (int i = 0; i < STACK_RECORD_ADDRESSES && stack->addresses[i]; i++)
        hash = (hash ^ stack->addresses[i]) * 0x9e3779b97f4a7c15u;
    return hash >> 32;
}

static Bucket *find_bucket(const StackRecord *stack, uint64_t object_bytes)
{
    Bucket **head = &profile.by_hash[hash_stack(stack, object_bytes) % HASH_SIZE];

    for (Bucket *bucket = *head; bucket; bucket = bucket->next_same_hash)
        if (bucket->object_bytes == object_bytes && memcmp(&bucket->stack, stack, sizeof *stack) == 0)
            return bucket;
    if (profile.pool_left_bytes < sizeof(Bucket)) {
        profile.pool = map(POOL_BYTES);
        profile.pool_left_bytes = POOL_BYTES;
    }
    Bucket *bucket = (Bucket *)profile.pool;
    profile.pool += sizeof(Bucket);
    profile.pool_left_bytes -= sizeof(Bucket);
    *bucket = (Bucket){ .next_same_hash = *head, .next = profile.first, .object_bytes = object_bytes, .stack = *stack };
    *head = profile.first = bucket;
    return bucket;
}

static void add_sample(Sample sample)
{
    if (profile.sample_count == profile.sample_capacity) {
        size_t capacity = profile.sample_capacity ? 2 * profile.sample_capacity : FIRST_SAMPLES;
        Sample *samples = map(capacity * sizeof(Sample));
        if (profile.sample_count)
            memcpy(samples, profile.samples, profile.sample_count * sizeof(Sample));
        if (profile.samples)
            os_unmap(profile.samples, profile.sample_capacity * sizeof(Sample));
        profile.samples = samples;
        profile.sample_capacity = capacity;
    }
    profile.samples[profile.sample_count++] = sample;
}

/* ---- taking a sample ---- */

void memory_buckets_sample(void *raw_allocation)
{
    const MemoryAllocation *allocation = raw_allocation;
    UnwindRegisters registers;
    StackRecord stack = { { 0 } };

    unwind_here(&registers);
    while (frames_kind(&registers) == FRAME_RUNTIME && unwind_step(&registers))
        continue;
    callers_collect(&registers, stack.addresses, STACK_RECORD_ADDRESSES);
    lock_take(&profile.lock);
    Bucket *bucket = find_bucket(&stack, allocation->size_bytes);
    bucket->allocated++;
    add_sample((Sample){ allocation->object, bucket });
    lock_give(&profile.lock);
}

void memory_buckets_forget_dead(void)
{
    size_t kept = 0;

    for (size_t i = 0; i < profile.sample_count; i++) {
        if (gc_is_marked(profile.samples[i].object))
            profile.samples[kept++] = profile.samples[i];
        else
            profile.samples[i].bucket->freed++;
    }
    profile.sample_count = kept;
}

/* ---- reading ---- */

static MemoryRecord record_of(const Bucket *bucket)
{
    return (MemoryRecord){
        .allocated_bytes = (int64_t)(bucket->allocated * bucket->object_bytes),
        .freed_bytes = (int64_t)(bucket->freed * bucket->object_bytes),
        .allocated_objects = (int64_t)bucket->allocated,
        .freed_objects = (int64_t)bucket->freed,
        .stack = bucket->stack,
    };
}

static bool is_wanted(const Bucket *bucket, bool is_whole)
{
    return is_whole || bucket->allocated > bucket->freed;
}

void memory_buckets_read(void *raw_reading)
{
    MemoryReading *reading = raw_reading;

    lock_take(&profile.lock);
    for (const Bucket *bucket = profile.first; bucket; bucket = bucket->next)
        reading->count += is_wanted(bucket, reading->is_whole);
    GoInt i = 0;
    for (const Bucket *bucket = profile.first; bucket && reading->count <= reading->room; bucket = bucket->next)
        if (is_wanted(bucket, reading->is_whole))
            reading->records[i++] = record_of(bucket);
    lock_give(&profile.lock);
}
