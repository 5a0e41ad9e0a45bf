/* The collector: tricolor mark and sweep over the heap, not moving.
 *
 * White: mark bit clear.  Grey: mark bit set, in a work buffer.  Black: mark bit set, scanned.
 * 1. The world stops; what is unswept from the last cycle is swept; caches give up their spans.
 * 2. Roots: data and bss of the executable, then stack and saved registers of one goroutine after
 *    the other: conservatively, pointers into the middle of an object keep it alive.
 * 3. Grey objects are scanned precisely by their types' pointer masks until none is left.
 * 4. The world goes on.  Spans are swept when allocation comes to them, the rest before the next cycle.
 * This version marks while the program stands still; mark bits are atomic and compiled code has Go's
 * hybrid barrier, so that marking beside the program needs no other compiled code.
 * Source: Go 1.19 runtime/mgc.go; Dijkstra et al. 1978; Yuasa 1990.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/heap/heap.h"

/* Not 0: a store of a pointer that may go to the heap must be announced first (rt_write_barrier). */
extern uint32_t rt_gc_barrier_enabled;

/* Announces *slot = value: shades both the old and the new target (Go's hybrid barrier). */
void rt_write_barrier(void **slot, void *value);
/* The same for size_bytes at `to` that are about to be overwritten from `from` (NULL: cleared); `type` repeats
 * over them. */
void gc_barrier_range(const GoType *type, void *to, const void *from, size_t size_bytes);

/* -- modes and settings, set by start/ before gc_init -- */
typedef struct GcOptions {
    int64_t percent;          /* GOGC; below 0: off */
    uint64_t memory_limit;    /* GOMEMLIMIT in bytes; UINT64_MAX: none */
    bool trace;               /* GODEBUG=gctrace=1 */
    bool always_barrier;      /* BERTHDEBUG barrier=1: barriers run outside of cycles too, checking their operands */
    bool check_heap;          /* BERTHDEBUG heapcheck=1: runtime/check looks through the heap at each collection */
} GcOptions;
extern GcOptions gc_options;  /* starts as 100, none, off */

/* Calls into higher layers, installed by start/ before gc_init.  `visit` takes every word-aligned word
 * of [low, high) as a possible pointer. */
typedef void GcVisitRange(const void *low, const void *high);
typedef struct GcHooks {
    void (*stop_world)(void);
    void (*start_world)(void);
    /* All stacks: of each goroutine its used segments and saved registers, of the calling thread also the
     * used part of its system stack. Returns the bytes of stack visited. */
    size_t (*visit_stacks)(GcVisitRange *visit);
    /* True if address lies in a segment of any goroutine's stack (for the check of stray pointers). */
    bool (*is_stack_address)(const void *address);
    void (*after_mark)(void);  /* runtime/check, or NULL */
} GcHooks;
extern GcHooks gc_hooks;

void gc_init(void);

/* A whole cycle now; what it frees is swept when it returns (runtime.GC). On a goroutine's stack. */
void rt_gc(void);
/* runtime.ReadMemStats. */
void rt_read_memory_stats(GoMemStats *stats);
/* debug.SetGCPercent: returns the old setting. */
GoInt rt_set_gc_percent(GoInt percent);
