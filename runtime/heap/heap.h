/* The heap: where every Go value lives that the compiler did not place on a stack.
 *
 * Parts, named as in Go: arenas of 64 MiB, pages of 8 KiB, spans (MSpan) of pages cut into slots of one
 * of 67 sizes, a cache of spans for each processor (MCache), a list of spans for each class
 * (MCentral) and the page heap (MHeap).  docs/memory.md draws them.
 *
 * Everything here may be called on a goroutine's stack: it is compiled with stack checks; the long paths
 * switch to the thread's system stack.  Each call is a safepoint: it may run a collection.
 * Source: Go 1.19 runtime/malloc.go.
 */
#pragma once
#include "runtime/abi/layout.h"

enum {
    HEAP_PAGE_SHIFT = 13,
    HEAP_PAGE_BYTES = 1 << HEAP_PAGE_SHIFT,
    HEAP_ARENA_BYTES = 64 << 20,
    HEAP_SMALL_LIMIT_BYTES = 32 << 10, /* larger objects have a span of their own */
};

/* -- what compiled code calls (runtime/abi/api.def) --
 * A type's pointer_mask is read 8 bytes at a time: the compiler pads it with zero bits to a multiple of 8
 * bytes. */

/* One zeroed value of the type. */
void *rt_new_object(const GoType *type);
/* `count` zeroed values in a row; the product is known to fit. */
void *rt_new_array(const GoType *element, GoInt count);
/* The memory of make([]element, length, capacity); panics as Go does when a length is out of range. */
void *rt_make_slice(const GoType *element, GoInt length, GoInt capacity);

/* -- what the runtime calls -- */

/* At least size_bytes of memory, aligned for any Go value.  `element` says which words are pointers, repeated
 * over the whole object; NULL: none.  Zeroed if `zero` or if there are pointers in it. */
void *heap_alloc(size_t size_bytes, const GoType *element, bool zero);
/* What an allocation of size_bytes really occupies: append grows to exactly this (Go's roundupsize). */
size_t heap_rounded_size(size_t size_bytes);
/* The start of the object that `address` points into, with the size of its slot; NULL: not a live heap
 * object. */
void *heap_find_object(const void *address, size_t *slot_bytes);
/* True if address lies in memory that the heap has taken from the kernel. */
bool heap_contains(const void *address);
/* Gives every free page back to the kernel; returns the bytes given back. */
size_t heap_release_free_pages(void);

/* -- processors -- */
typedef struct MCache MCache;

/* The cache of the processor that this thread runs.  The scheduler sets it whenever a thread takes or
 * leaves a processor; nothing may be allocated while it is NULL. */
extern __thread MCache *mcache_current __attribute__((tls_model("local-exec")));
MCache *mcache_new(void);
void mcache_free(MCache *cache); /* its spans go back to the central lists */

/* -- start-up -- */

/* Calls into higher layers, installed by start/ before heap_init. */
typedef struct HeapHooks {
    void (*on_system_stack)(void (*function)(void *), void *argument); /* stack/: rt_on_system_stack */
    void (*collect)(void);              /* gc/: the heap reached its goal; on the system stack */
    /* NULL, or called for each object (a block of tiny ones counts as one), which then all come the long way. */
    void (*count_allocation)(const void *object, size_t size_bytes);
    void (*panic_slice_length)(void);   /* "makeslice: len out of range"; does not return */
    void (*panic_slice_capacity)(void); /* "makeslice: cap out of range"; does not return */
} HeapHooks;
extern HeapHooks heap_hooks;

/* What freed slots are filled with (BERTHDEBUG=poison). */
enum { HEAP_POISON = 0xdb };

/* Reserves the address range.  Afterwards the calling thread may set mcache_current = mcache_new(). */
void heap_init(void);

/* NULL if every structure of the heap is consistent, else what is wrong.  The world stands still. */
const char *heap_check(void);

/* Prints what is reserved, touched and resident, and how each class's spans are filled (BERTHTRACE=heap, at
 * the end of the program).  On the system stack. */
void heap_describe(void);

/* -- figures: fields and layout of Go 1.19's runtime.MemStats -- */

enum { GO_MEM_STATS_CLASSES = 61, GO_MEM_STATS_PAUSES = 256 };

typedef struct GoMemStats {
    uint64_t alloc, total_alloc, sys, lookups, mallocs, frees;
    uint64_t heap_alloc, heap_sys, heap_idle, heap_inuse, heap_released, heap_objects;
    uint64_t stack_inuse, stack_sys, mspan_inuse, mspan_sys, mcache_inuse, mcache_sys;
    uint64_t buck_hash_sys, gc_sys, other_sys;
    uint64_t next_gc, last_gc, pause_total_ns, pause_ns[GO_MEM_STATS_PAUSES], pause_end[GO_MEM_STATS_PAUSES];
    uint32_t num_gc, num_forced_gc;
    double gc_cpu_fraction;
    bool enable_gc, debug_gc;
    struct {
        uint32_t size;
        uint64_t mallocs, frees;
    } by_size[GO_MEM_STATS_CLASSES];
} GoMemStats;

/* Fills what the heap knows; the rest stays as it is (rt_read_memory_stats in gc/ fills all of it). */
void heap_read_stats(GoMemStats *stats);
