/* Roots, taken conservatively: each aligned word is a pointer if it points into a live slot.
 *
 * 1. .data and .bss of the executable, as the linker bounds them: package variables and the runtime's own.
 *    Precise masks for package variables would need a table in every object file; the words
 *    are few, and numbers there rarely look like addresses above 2^39.
 * 2. Ranges that the runtime registered: its records outside of the heap that hold Go pointers.
 * 3. Goroutine by goroutine, its record and the live part of each segment; registers were pushed there when it stopped.
 * 4. The system stack of this thread: C of the runtime that allocates holds Go pointers in its frames, and callee-saved
 *    registers of the goroutine may have been pushed there.
 */
#include "runtime/gc/roots.h"
#include "runtime/gc/gc.h"
#include "runtime/gc/mark.h"
#include "runtime/os/report.h"
#include "runtime/sched/goroutine.h"

extern char __data_start[], _end[];

enum { REGISTERED_LIMIT = 64 };

static struct {
    const void *low, *high;
} registered[REGISTERED_LIMIT];
static uint32_t registered_count;

void gc_add_roots(const void *low, size_t size_bytes)
{
    if (registered_count == REGISTERED_LIMIT)
        rt_fatal("gc: too many ranges of roots");
    registered[registered_count].low = low;
    registered[registered_count].high = (const char *)low + size_bytes;
    registered_count++;
}

size_t roots_global_bytes(void)
{
    return (size_t)(_end - __data_start);
}

static void visit_frames(void *worker, char *low, char *high)
{
    mark_range(worker, low, high);
}

static void mark_system_stack(GcWorker *worker, const char *low)
{
    const char *bottom = rt_stack_thread.system_rsp;
    if (stack_is_system() && bottom > low)
        mark_range(worker, low, bottom);
}

void roots_mark(GcWorker *worker, const char *stack_low)
{
    /* Not the heap's own record: the address of the first page in it would keep the object there alive. */
    mark_range(worker, __data_start, &mheap);
    mark_range(worker, &mheap + 1, _end);
    for (uint32_t i = 0; i < registered_count; i++)
        mark_range(worker, registered[i].low, registered[i].high);
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine)) {
        mark_range(worker, goroutine, goroutine + 1);
        stack_visit(&goroutine->stack, visit_frames, worker);
    }
    mark_system_stack(worker, stack_low);
}
