/* timer heap: timers by time, four children a node as Go has it: half as deep as a binary heap.
 *
 * Each item knows its place, so that a stopped timer goes at once.
 */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/scheduler.h"
#include "runtime/sched/timer.h"

enum { CHILDREN = 4, FIRST_ROOM = OS_PAGE_BYTES / sizeof(Timer *) };

static void put(TimerHeap *heap, size_t place, Timer *timer)
{
    heap->items[place] = timer;
    timer->place = (int64_t)place;
}

static void sift_up(TimerHeap *heap, size_t place)
{
    Timer *timer = heap->items[place];

    while (place > 0) {
        size_t parent = (place - 1) / CHILDREN;
        if (heap->items[parent]->when <= timer->when)
            break;
        put(heap, place, heap->items[parent]);
        place = parent;
    }
    put(heap, place, timer);
}

static size_t earliest_child(const TimerHeap *heap, size_t place)
{
    size_t first = place * CHILDREN + 1, best = first;

    for (size_t child = first + 1; child < first + CHILDREN && child < heap->count; child++)
        if (heap->items[child]->when < heap->items[best]->when)
            best = child;
    return best;
}

static void sift_down(TimerHeap *heap, size_t place)
{
    Timer *timer = heap->items[place];

    while (place * CHILDREN + 1 < heap->count) {
        size_t child = earliest_child(heap, place);
        if (timer->when <= heap->items[child]->when)
            break;
        put(heap, place, heap->items[child]);
        place = child;
    }
    put(heap, place, timer);
}

static void note_earliest(TimerHeap *heap)
{
    __atomic_store_n(&heap->earliest, heap->count > 0 ? heap->items[0]->when : TIMER_NEVER, __ATOMIC_RELEASE);
}

static void make_room(TimerHeap *heap)
{
    size_t room = heap->room ? 2 * heap->room : FIRST_ROOM;
    void *items;

    if (heap->count < heap->room)
        return;
    if (os_map(&items, room * sizeof(Timer *)) != 0)
        rt_fatal("runtime: cannot allocate memory");
    if (heap->items) {
        __builtin_memcpy(items, heap->items, heap->room * sizeof(Timer *));
        os_unmap(heap->items, heap->room * sizeof(Timer *));
    }
    heap->items = items;
    heap->room = room;
}

static void insert(TimerHeap *heap, Timer *timer)
{
    make_room(heap);
    heap->items[heap->count] = timer;
    timer->heap = heap;
    sift_up(heap, heap->count++);
}

static void remove_at(TimerHeap *heap, size_t place)
{
    Timer *last = heap->items[--heap->count];

    heap->items[place]->heap = NULL;
    if (heap->items[place] == last)
        return;
    put(heap, place, last);
    sift_up(heap, place);
    sift_down(heap, (size_t)last->place);
}

bool timer_heap_add(TimerHeap *heap, Timer *timer)
{
    lock_take(&heap->lock);
    insert(heap, timer);
    note_earliest(heap);
    bool is_earliest = timer->place == 0;
    lock_give(&heap->lock);
    return is_earliest;
}

bool timer_heap_remove(Timer *timer)
{
    TimerHeap *heap = __atomic_load_n(&timer->heap, __ATOMIC_ACQUIRE);

    if (!heap)
        return false;
    lock_take(&heap->lock);
    bool still_waits = timer->heap == heap;
    if (still_waits) {
        remove_at(heap, (size_t)timer->place);
        note_earliest(heap);
    }
    lock_give(&heap->lock);
    return still_waits;
}

/* -- running -- */

typedef void TimerFunction(GoEface argument, uintptr_t sequence, const GoClosure *function);

/* Takes the first one out, or puts it to its next turn, and gives what has to be done for it. */
static bool take_due(TimerHeap *heap, int64_t now, Timer *due)
{
    Timer *timer;

    if (heap->count == 0 || heap->items[0]->when > now)
        return false;
    timer = heap->items[0];
    *due = *timer;
    if (timer->period > 0) {
        timer->when += timer->period * (1 + (now - timer->when) / timer->period);
        if (timer->when < 0)
            timer->when = TIMER_NEVER;
        sift_down(heap, 0);
    } else {
        remove_at(heap, 0);
    }
    note_earliest(heap);
    return true;
}

void timer_heap_run(TimerHeap *heap, int64_t now)
{
    Timer due;

    for (;;) {
        lock_take(&heap->lock);
        bool is_due = take_due(heap, now, &due);
        lock_give(&heap->lock);
        if (!is_due)
            return;
        if (due.function)
            ((TimerFunction *)due.function->code)(due.argument, due.sequence, due.function);
        else
            goroutine_ready((Goroutine *)due.sequence);
    }
}
