/* Roots, taken conservatively: each aligned word is a pointer if it points into a live slot.
 *
 * 1. .data and .bss of the executable, as the linker bounds them: package variables and the runtime's own.
 * They are few, and numbers there rarely look like addresses above 2^39.  Left out are variables that hold no
 * pointers: what the compiler laid out is in the section go_plain_data, zeroed ones of a page and more are listed
 * in go_pointer_free.
 * 2. Ranges that the runtime registered: its records outside of the heap that hold Go pointers.
 * 3. Goroutine by goroutine, its record and the live part of each segment; registers were pushed there when
 * it stopped.
 * 4. The system stacks of this thread and of those that stand still: C of the runtime that allocates holds Go
 * pointers in its frames, and callee-saved registers of the goroutine may have been pushed there.
 */
#include "runtime/gc/roots.h"
#include "runtime/gc/gc.h"
#include "runtime/gc/mark.h"
#include "runtime/os/report.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/scheduler.h"
#include "runtime/sched/timer.h"
#include "runtime/sched/worker.h"

extern char __executable_start[], __data_start[], _end[];

typedef struct PointerFree {
    const char *low;
    size_t size_bytes;
} PointerFree;
extern const PointerFree __start_go_pointer_free[] __attribute__((weak));
extern const PointerFree __stop_go_pointer_free[] __attribute__((weak));

extern const char berth_plain_data[] __attribute__((weak));      /* the driver's linker script */
extern const char berth_plain_data_end[] __attribute__((weak));

enum { REGISTERED_LIMIT = 64 };

typedef struct RootRange {
    const char *low, *high;
} RootRange;

static RootRange registered[REGISTERED_LIMIT];
static uint32_t registered_count;

/* What of the executable is looked through, and how much that is. */
static RootRange *globals;
static uint32_t global_count;
static size_t global_bytes;

void gc_add_roots(const void *low, size_t size_bytes)
{
    if (registered_count == REGISTERED_LIMIT)
        rt_fatal("gc: too many ranges of roots");
    registered[registered_count++] = (RootRange){low, (const char *)low + size_bytes};
}

/* -- the executable's variables -- */

static void cut_out(const char *low, size_t size_bytes)
{
    for (uint32_t i = 0; i < global_count; i++) {
        if (low < globals[i].low || low >= globals[i].high)
            continue;
        globals[global_count++] = (RootRange){low + size_bytes, globals[i].high};
        globals[i].high = low;
        return;
    }
}

void roots_init(void)
{
    size_t pointer_free = (size_t)(__stop_go_pointer_free - __start_go_pointer_free);
    size_t bytes = (pointer_free + 3) * sizeof(RootRange);
    if (os_map((void **)&globals, (bytes + OS_PAGE_BYTES - 1) / OS_PAGE_BYTES * OS_PAGE_BYTES))
        rt_fatal("runtime: cannot allocate memory");
    globals[0] = (RootRange){__data_start, _end};
    global_count = 1;
    /* The heap's own record: the address of the first page in it would keep the object there alive. */
    cut_out((const char *)&mheap, sizeof mheap);
    cut_out(berth_plain_data, (size_t)(berth_plain_data_end - berth_plain_data));
    for (size_t i = 0; i < pointer_free; i++)
        cut_out(__start_go_pointer_free[i].low, __start_go_pointer_free[i].size_bytes);
    for (uint32_t i = 0; i < global_count; i++)
        global_bytes += (size_t)(globals[i].high - globals[i].low);
}

size_t roots_global_bytes(void)
{
    return global_bytes;
}

bool roots_is_image(const void *address)
{
    return (const char *)address >= __executable_start && (const char *)address < _end;
}

/* -- marking -- */

static void visit_frames(void *worker, char *low, char *high)
{
    mark_range(worker, low, high);
}

/* Timers in Go's memory are kept alive by the heap that they wait in. */
static void mark_timers(void *worker, Timer **items, size_t count)
{
    mark_range(worker, items, items + count);
}

static void visit_thread(void *worker, const char *low, const char *high)
{
    mark_range(worker, low, high);
}

static void mark_system_stack(GcWorker *worker, const char *low)
{
    const char *bottom = worker_current() ? worker_current()->system_bottom : rt_stack_thread.system_rsp;
    if (stack_is_system() && bottom > low)
        mark_range(worker, low, bottom);
}

void roots_mark(GcWorker *worker, const char *stack_low)
{
    for (uint32_t i = 0; i < global_count; i++)
        mark_range(worker, globals[i].low, globals[i].high);
    for (uint32_t i = 0; i < registered_count; i++)
        mark_range(worker, registered[i].low, registered[i].high);
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine)) {
        mark_range(worker, goroutine, goroutine + 1);
        stack_visit(&goroutine->stack, visit_frames, worker);
    }
    scheduler_visit_timers(mark_timers, worker);
    scheduler_forget_spares();
    world_visit_stacks(visit_thread, worker);
    mark_system_stack(worker, stack_low);
}
