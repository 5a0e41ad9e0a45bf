/* The collector: tricolor mark and sweep over the heap, not moving.
 *
 * White: mark bit clear.  Grey: mark bit set, in a work buffer.  Black: mark bit set, scanned.
 * 1. The program stops.  Spans that are unswept since the last cycle are swept; caches give up theirs.
 * 2. Roots: data and bss of the executable, then stack and saved registers of one goroutine after
 *    the other: conservatively, pointers into the middle of an object keep it alive.
 * 3. Grey objects are scanned precisely by their types' pointer masks until none is left.
 * 4. The program goes on.  Spans are swept when allocation comes to them, the rest before the next cycle.
 * This version marks while the program stands still; mark bits are atomic and compiled code has Go's
 * hybrid barrier, so that marking beside the program needs no other compiled code.
 *
 * Settings (runtime/os/settings.def): gc_percent, memory_limit, trace_gc; barriers_on, check_heap for tests.
 * Source: Go 1.19 runtime/mgc.go; Dijkstra et al. 1978; Yuasa 1990.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/heap/heap.h"

/* Not 0: a store of a pointer that may go to the heap must be announced first (rt_write_barrier). */
extern uint32_t rt_gc_barrier_enabled;

/* Announces *slot = value, which the caller does afterwards: shades the old and the new target (Go's hybrid
 * barrier). */
void rt_write_barrier(void **slot, void *value);
/* The same for size_bytes at `to` that are about to be overwritten from `from` (NULL: cleared); `type`
 * repeats over them. */
void gc_barrier_range(const GoType *type, void *to, const void *from, size_t size_bytes);

/* Memory outside of the heap, of the executable and of stacks that may hold Go pointers, for ever. */
void gc_add_roots(const void *low, size_t size_bytes);

/* After marking, before sweeping, while the program stands still; NULL: nobody asks. */
extern void (*gc_after_mark_hook)(void);
/* Then: will the heap object stay? */
bool gc_is_marked(const void *object);

/* In runtime/check/heap_check.c: ends the program if something that was marked is not as it must be. */
void gc_check_marked_heap(void);

/* After heap_init; afterwards allocation may collect. */
void gc_init(void);

/* A whole cycle now; what it frees is swept when it returns (runtime.GC). */
void rt_gc(void);
/* runtime.ReadMemStats. */
void rt_read_memory_stats(GoMemStats *stats);
/* debug.SetGCPercent, debug.SetMemoryLimit: return the old setting. */
GoInt rt_set_gc_percent(GoInt percent);
int64_t rt_set_memory_limit(int64_t limit_bytes);
/* debug.FreeOSMemory: a cycle, then every free page goes back to the kernel. */
void rt_free_os_memory(void);
