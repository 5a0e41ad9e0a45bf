/* defer: the calls that a frame has deferred.
 *
 * At a function's top level a defer statement runs once at most: its record is in the frame.  In a loop records are
 * in the heap, and since nothing in the heap may point into a frame they make a list of their own.  The order
 * between the two lists: a heap record is newer than the frame's records if none was added since it was made.
 * A heap record that was taken off is used again by the next loop on its processor.  The collector forgets those that lie
 * there when it begins to mark; what is put there while it marks is announced to it, and so stays this time.
 */
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/panic/offsets.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/worker.h"
#include <stddef.h>

_Static_assert(offsetof(GoDeferFrame, older) == FRAME_OLDER && offsetof(GoDeferFrame, newest) == FRAME_NEWEST &&
               offsetof(GoDeferFrame, defers) == FRAME_DEFERS &&
               offsetof(GoDeferFrame, loop_defers) == FRAME_LOOP_DEFERS &&
               offsetof(GoDeferFrame, registers) == FRAME_REGISTERS &&
               offsetof(GoDeferFrame, segment) == FRAME_SEGMENT, "GoDeferFrame");
_Static_assert(offsetof(GoDefer, older) == DEFER_OLDER && offsetof(GoDefer, closure) == DEFER_CLOSURE, "GoDefer");
_Static_assert(offsetof(Goroutine, defer_frames) == GOROUTINE_DEFER_FRAMES, "Goroutine");

static const uint8_t loop_defer_pointers[8] = { 3 };
static const GoType loop_defer_type = {
    .size_bytes = sizeof(GoLoopDefer),
    .pointer_bytes = 2 * sizeof(void *),
    .align_bytes = 8,
    .field_align_bytes = 8,
    .kind = GO_KIND_STRUCT,
    .pointer_mask = loop_defer_pointers,
};

static void store(void *slot, const void *value)
{
    if (rt_gc_barrier_enabled)
        rt_write_barrier(slot, (void *)value);
    *(const void **)slot = value;
}

void rt_defer_in_loop(GoDeferFrame *frame, const GoClosure *closure)
{
    GoLoopDefer **spare = &worker_current()->processor->spare_defers;
    GoLoopDefer *defer = *spare;

    if (defer)
        *spare = defer->older;
    else
        defer = rt_new_object(&loop_defer_type);
    store(&defer->older, frame->loop_defers);
    store(&defer->closure, closure);
    defer->not_below = ~(uintptr_t)frame->defers;
    frame->loop_defers = defer;
}

bool defer_is_empty(const GoDeferFrame *frame)
{
    return !frame->defers && !frame->loop_defers;
}

/* The closure of a record that nothing mentions any more. */
static const GoClosure *take_closure(GoLoopDefer *defer)
{
    GoLoopDefer **spare = &worker_current()->processor->spare_defers;
    const GoClosure *closure = defer->closure;

    store(&defer->older, *spare);
    store(&defer->closure, NULL);
    store(spare, defer);
    return closure;
}

const GoClosure *defer_take(GoDeferFrame *frame)
{
    GoLoopDefer *in_loop = frame->loop_defers;
    GoDefer *defer = frame->defers;

    if (in_loop && in_loop->not_below == ~(uintptr_t)defer) {
        frame->loop_defers = in_loop->older;
        return take_closure(in_loop);
    }
    frame->defers = defer->older;
    return defer->closure;
}
