/* One collection, from stop to start; gc.h numbers the phases.
 *
 * A cycle begins when an allocation finds that the heap reached its goal, or by rt_gc.  It runs on
 * the system stack of the thread that asked, while all others stand still.
 */
#include "runtime/gc/barrier.h"
#include "runtime/gc/finalize.h"
#include "runtime/gc/gc.h"
#include "runtime/gc/mark.h"
#include "runtime/gc/pace.h"
#include "runtime/gc/roots.h"
#include "runtime/gc/trace.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/sched/scheduler.h"

static struct {
    bool is_running;
    uint64_t start_ns;     /* of the program */
    uint64_t collector_ns; /* in all cycles */
    uint64_t marked_bytes; /* by the last cycle */
    uint64_t goal_bytes;
    uint64_t pause_total_ns, pause_ns[GO_MEM_STATS_PAUSES], pause_end_ns[GO_MEM_STATS_PAUSES];
    uint64_t last_end_ns; /* since 1970 */
    uint32_t cycles, forced_cycles;
} gc;

void (*gc_after_mark_hook)(void);

bool gc_is_marked(const void *object)
{
    const MSpan *span = mheap_span_of((uintptr_t)object);
    return mspan_is_marked(span, mspan_slot_index(span, (uintptr_t)object));
}

/* -- goal -- */

static uint64_t overhead_bytes(void)
{
    return stack_total_bytes() + mheap.record_bytes_mapped + mheap.used_bytes / 512;
}

static void set_goal(void)
{
    PaceInput input = {
        .marked_bytes = gc.marked_bytes,
        .stack_bytes = stack_total_bytes(),
        .global_bytes = roots_global_bytes(),
        .overhead_bytes = overhead_bytes(),
        .percent = rt_settings.gc_percent,
        .limit_bytes = rt_settings.memory_limit,
    };
    gc.goal_bytes = pace_goal(&input);
    mheap.trigger_bytes = gc.goal_bytes;
}

/* Near the limit free pages must not stay behind. */
static void obey_limit(void)
{
    if (rt_settings.memory_limit == INT64_MAX)
        return;
    uint64_t resident = mheap.used_bytes - mheap.pages.untouched_pages * HEAP_PAGE_BYTES + overhead_bytes();
    if (resident < (uint64_t)rt_settings.memory_limit / 20 * 19)
        return;
    sweep_all();
    heap_release_free_pages();
}

/* -- phases -- */

/* In package runtime of library/: what package sync forgets at each cycle. */
extern void rt_clean_pools(void) __attribute__((weak));

static void terminate_sweep(void)
{
    sweep_all();
    mcache_flush_all();
}

static uint64_t mark(const char *stack_low)
{
    GcWorker worker = {.is_alone = true};
    gc_is_marking = true;
    roots_mark(&worker, stack_low);
    finalizers_mark_reachable(&worker);
    mark_drain(&worker);
    mark_drain(&gc_shaded);
    finalizers_take_dead(&worker);
    mark_drain(&worker);
    if (gc_after_mark_hook)
        gc_after_mark_hook();
    gc_is_marking = false;
    uint64_t marked_bytes = worker.marked_bytes + gc_shaded.marked_bytes;
    work_free(&worker);
    work_free(&gc_shaded);
    gc_shaded.marked_bytes = 0;
    return marked_bytes;
}

/* Segments that no call entered for a whole cycle go back to the kernel. */
static void trim_stacks(void)
{
    for (Goroutine *goroutine = goroutine_first(); goroutine; goroutine = goroutine_after(goroutine))
        stack_trim(&goroutine->stack);
}

static void record_pause(uint64_t begin_ns, uint64_t end_ns, bool is_forced)
{
    uint32_t slot = gc.cycles % GO_MEM_STATS_PAUSES;
    gc.last_end_ns = (uint64_t)os_wall_ns();
    gc.pause_ns[slot] = end_ns - begin_ns;
    gc.pause_end_ns[slot] = gc.last_end_ns;
    gc.pause_total_ns += end_ns - begin_ns;
    gc.collector_ns += end_ns - begin_ns;
    gc.cycles++;
    gc.forced_cycles += is_forced;
}

static void collect(bool is_forced, const char *stack_low)
{
    if (gc.is_running)
        rt_fatal("gc: a collection inside of a collection");
    gc.is_running = true;
    GcTrace trace = {.begin_ns = os_monotonic_ns(), .start_ns = gc.start_ns, .goal_bytes = gc.goal_bytes};
    if (rt_clean_pools)
        rt_clean_pools();
    terminate_sweep();
    trace.heap_at_begin = trace.heap_at_end = mheap.live_bytes;
    trace.mark_ns = os_monotonic_ns();

    trace.heap_marked = mark(stack_low);
    if (rt_settings.check_heap)
        gc_check_marked_heap();
    trace.mark_end_ns = os_monotonic_ns();

    mheap.live_bytes = gc.marked_bytes = trace.heap_marked;
    sweep_begin();
    trim_stacks();
    set_goal();
    obey_limit();
    trace.end_ns = os_monotonic_ns();
    record_pause(trace.begin_ns, trace.end_ns, is_forced);
    gc.is_running = false;
    finalizers_start();
    if (!rt_settings.trace_gc)
        return;
    trace.cycle = gc.cycles;
    trace.collector_ns = gc.collector_ns;
    trace.stack_bytes = stack_total_bytes();
    trace.global_bytes = roots_global_bytes();
    trace.is_forced = is_forced;
    gc_trace_print(&trace);
}

/* Another thread's cycle may have been the one that was due. */
static void stop_and_collect(bool is_forced, const char *stack_low)
{
    world_stop();
    if (is_forced || rt_settings.collect_every || mheap.live_bytes >= mheap.trigger_bytes)
        collect(is_forced, stack_low);
    world_go_on();
}

/* What the caller holds in registers is pushed here; the collector's own frames, below, are no roots: they
 * are full of what they saw in the last cycle. */
static __attribute__((noinline)) void enter(bool is_forced)
{
    const char *stack_low;
    __builtin_unwind_init();
    __asm__ volatile("mov %%rsp, %0" : "=r"(stack_low));
    stop_and_collect(is_forced, stack_low);
    __asm__ volatile("" : : : "memory"); /* no tail call: the frame stays */
}

static void collect_at_goal(void)
{
    enter(false);
}

/* -- entry points -- */

void gc_init(void)
{
    gc.start_ns = os_monotonic_ns();
    roots_init();
    heap_hooks.collect = collect_at_goal;
    rt_gc_barrier_enabled = rt_settings.barriers_on != 0;
    set_goal();
}

static void collect_by_hand(void *unused)
{
    (void)unused;
    enter(true);
    sweep_all();
}

void rt_gc(void)
{
    heap_hooks.on_system_stack(collect_by_hand, NULL);
}

static void free_os_memory(void *unused)
{
    collect_by_hand(unused);
    heap_release_free_pages();
}

void rt_free_os_memory(void)
{
    heap_hooks.on_system_stack(free_os_memory, NULL);
}

GoInt rt_set_gc_percent(GoInt percent)
{
    GoInt old = rt_settings.gc_percent;
    rt_settings.gc_percent = percent < 0 ? -1 : percent;
    set_goal();
    return old;
}

int64_t rt_set_memory_limit(int64_t limit_bytes)
{
    int64_t old = rt_settings.memory_limit;
    if (limit_bytes < 0)
        return old;
    rt_settings.memory_limit = limit_bytes;
    set_goal();
    return old;
}

static void read_stats(void *argument)
{
    GoMemStats *stats = argument;
    world_stop();
    *stats = (GoMemStats){0};
    heap_read_stats(stats);
    stats->stack_inuse = stats->stack_sys = stack_total_bytes();
    stats->sys = stats->heap_sys + stats->stack_sys + stats->mspan_sys + stats->mcache_sys + stats->other_sys;
    stats->next_gc = gc.goal_bytes;
    stats->last_gc = gc.last_end_ns;
    stats->pause_total_ns = gc.pause_total_ns;
    for (uint32_t i = 0; i < GO_MEM_STATS_PAUSES; i++) {
        stats->pause_ns[i] = gc.pause_ns[i];
        stats->pause_end[i] = gc.pause_end_ns[i];
    }
    stats->num_gc = gc.cycles;
    stats->num_forced_gc = gc.forced_cycles;
    stats->gc_cpu_fraction = (double)gc.collector_ns / (double)(os_monotonic_ns() - gc.start_ns + 1);
    stats->enable_gc = true;
    world_go_on();
}

void rt_read_memory_stats(GoMemStats *stats)
{
    heap_hooks.on_system_stack(read_stats, stats);
}
