/* segment memory: where segments come from.
 *
 * Small ones are powers of two, cut from chunks and kept in a list for each size; the kernel never gets
 * these back.  Large ones are mappings of their own, so that what is not touched costs nothing and
 * what is given back is free at once.  Source: Go 1.19 runtime/stack.go, stackpool and stackLarge.
 */
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/stack/internal.h"

enum {
    SMALL_LIMIT_BYTES = 32 << 10,
    SMALL_SIZES = 5,               /* 2, 4, 8, 16, 32 KiB */
    CHUNK_BYTES = 256 << 10,
    HUGE_PAGE_FROM_BYTES = 8 << 20 /* one that large is being filled by a deep recursion: 2 MiB at a fault */
};

typedef struct FreeSegment FreeSegment;
struct FreeSegment {
    FreeSegment *next;
};

static struct {
    Lock lock;                     /* of the small ones */
    FreeSegment *free[SMALL_SIZES];
    char *chunk, *chunk_end;
    size_t total_bytes;            /* atomic */
} memory;

size_t stack_total_bytes(void)
{
    return __atomic_load_n(&memory.total_bytes, __ATOMIC_RELAXED);
}

static char *map_or_die(size_t size_bytes)
{
    void *address;

    if (os_map(&address, size_bytes) != 0)
        rt_out_of_memory(size_bytes, memory.total_bytes);
    return address;
}

static int small_size_index(size_t size_bytes)
{
    return __builtin_ctzl(size_bytes) - __builtin_ctzl(STACK_FIRST_BYTES);
}

static void put_small(char *low, size_t size_bytes)
{
    FreeSegment *segment = (FreeSegment *)low;
    FreeSegment **list = &memory.free[small_size_index(size_bytes)];

    segment->next = *list;
    *list = segment;
}

static char *take_small(size_t size_bytes)
{
    FreeSegment **list = &memory.free[small_size_index(size_bytes)];

    if (*list) {
        char *low = (char *)*list;
        *list = (*list)->next;
        return low;
    }
    if ((size_t)(memory.chunk_end - memory.chunk) < size_bytes) {
        /* The rest of the old chunk is a handful of small segments: hand them out later. */
        while (memory.chunk < memory.chunk_end) {
            put_small(memory.chunk, STACK_FIRST_BYTES);
            memory.chunk += STACK_FIRST_BYTES;
        }
        memory.chunk = map_or_die(CHUNK_BYTES);
        memory.chunk_end = memory.chunk + CHUNK_BYTES;
    }
    char *low = memory.chunk;
    memory.chunk += size_bytes;
    return low;
}

char *segment_memory_take(size_t size_bytes)
{
    char *low;

    if (size_bytes <= SMALL_LIMIT_BYTES) {
        lock_take(&memory.lock);
        low = take_small(size_bytes);
        lock_give(&memory.lock);
    } else {
        low = map_or_die(size_bytes);
        if (size_bytes >= HUGE_PAGE_FROM_BYTES)
            os_prefer_huge_pages(low, size_bytes);
    }
    __atomic_fetch_add(&memory.total_bytes, size_bytes, __ATOMIC_RELAXED);
    return low;
}

void segment_memory_give(char *low, size_t size_bytes)
{
    __atomic_fetch_sub(&memory.total_bytes, size_bytes, __ATOMIC_RELAXED);
    if (size_bytes > SMALL_LIMIT_BYTES) {
        os_unmap(low, size_bytes);
        return;
    }
    lock_take(&memory.lock);
    put_small(low, size_bytes);
    lock_give(&memory.lock);
}
