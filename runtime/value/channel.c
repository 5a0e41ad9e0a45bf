/* channel: make, send, receive, close, select; see channel.h. */
#include "runtime/value/channel.h"
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/os/random.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/scheduler.h"
#include "runtime/value/typed_memory.h"
#include <string.h>

#define MAX_ALLOCATION_BYTES ((size_t)1 << 48)

_Static_assert(sizeof(SelectCase) == GO_SELECT_CASE_BYTES, "layout.h");

static const uint8_t header_mask[8] = { 1 << offsetof(GoChan, ring) / 8 };
static const GoType header_type = { .size_bytes = sizeof(GoChan), .pointer_bytes = offsetof(GoChan, ring) + 8,
                                    .align_bytes = 8, .pointer_mask = header_mask };

GoChan *rt_chan_make(const GoChanType *type, GoInt capacity)
{
    const GoType *element = type->element;
    size_t size_bytes;

    if (capacity < 0 || __builtin_mul_overflow((size_t)capacity, element->size_bytes, &size_bytes) ||
        size_bytes > MAX_ALLOCATION_BYTES - sizeof(GoChan))
        panic_plain("makechan: size out of range");
    GoChan *channel = rt_new_object(&header_type);
    if (size_bytes > 0)
        channel->ring = heap_alloc(size_bytes, element->pointer_bytes > 0 ? element : NULL, true);
    channel->capacity = capacity;
    channel->element = element;
    return channel;
}

/* -- queues -- */

static void enqueue(WaitQueue *queue, Waiter *waiter)
{
    waiter->next = NULL;
    waiter->previous = queue->last;
    if (queue->last)
        queue->last->next = waiter;
    else
        queue->first = waiter;
    queue->last = waiter;
}

static void remove_waiter(WaitQueue *queue, Waiter *waiter)
{
    if (waiter->previous)
        waiter->previous->next = waiter->next;
    else
        queue->first = waiter->next;
    if (waiter->next)
        waiter->next->previous = waiter->previous;
    else
        queue->last = waiter->previous;
}

static bool is_in(const WaitQueue *queue, const Waiter *waiter)
{
    return waiter->previous || queue->first == waiter;
}

/* The oldest that still waits.  A select that another of its cases woke stays queued until it runs. */
static Waiter *dequeue(WaitQueue *queue)
{
    for (;;) {
        Waiter *waiter = queue->first;
        if (!waiter)
            return NULL;
        remove_waiter(queue, waiter);
        waiter->previous = waiter->next = NULL;
        if (!waiter->is_select || !waiter->goroutine->woken_by)
            return waiter;
    }
}

static bool has_waiter(const WaitQueue *queue)
{
    for (const Waiter *waiter = queue->first; waiter; waiter = waiter->next)
        if (!waiter->is_select || !waiter->goroutine->woken_by)
            return true;
    return false;
}

static void wake(Waiter *waiter, bool is_done)
{
    waiter->is_done = is_done;
    waiter->goroutine->woken_by = waiter;
    goroutine_ready(waiter->goroutine);
}

/* Queues this goroutine and sleeps.  True: a value went over. */
static bool wait_in(WaitQueue *queue, void *value, const char *reason)
{
    Waiter waiter = { .goroutine = goroutine_current(), .value = value };

    waiter.goroutine->woken_by = NULL;
    enqueue(queue, &waiter);
    goroutine_park(reason, NULL, NULL);
    return waiter.is_done;
}

/* -- values -- */

/* To a place in a frame, which holds nothing yet: only the new pointers are announced. */
static void copy_to_frame(const GoChan *channel, void *place, const void *value)
{
    const GoType *element = channel->element;

    if (!place)
        return;
    if (rt_gc_barrier_enabled && element->pointer_bytes > 0)
        gc_barrier_range(element, (void *)value, NULL, element->size_bytes);
    memmove(place, value, element->size_bytes);
}

static void *ring_place(const GoChan *channel, GoInt index)
{
    return channel->ring + (size_t)index * channel->element->size_bytes;
}

static GoInt next_place(const GoChan *channel, GoInt index)
{
    return index + 1 == channel->capacity ? 0 : index + 1;
}

static void put(GoChan *channel, const void *value)
{
    rt_typed_copy(channel->element, ring_place(channel, channel->send_at), value);
    channel->send_at = next_place(channel, channel->send_at);
    channel->length++;
}

static void take(GoChan *channel, void *place)
{
    void *from = ring_place(channel, channel->receive_at);

    copy_to_frame(channel, place, from);
    rt_typed_clear(channel->element, from);
    channel->receive_at = next_place(channel, channel->receive_at);
    channel->length--;
}

/* -- send and receive, if they need not wait -- */

static bool try_send(GoChan *channel, const void *value)
{
    if (channel->is_closed)
        panic_plain("send on closed channel");
    Waiter *receiver = dequeue(&channel->receivers);
    if (receiver) {
        copy_to_frame(channel, receiver->value, value);
        wake(receiver, true);
        return true;
    }
    if (channel->length == channel->capacity)
        return false;
    put(channel, value);
    return true;
}

/* *is_open: a value came; else the channel is closed and empty. */
static bool try_receive(GoChan *channel, void *place, bool *is_open)
{
    *is_open = true;
    if (channel->length > 0) {
        take(channel, place);
        Waiter *sender = dequeue(&channel->senders);
        if (sender) {
            put(channel, sender->value);
            wake(sender, true);
        }
        return true;
    }
    Waiter *sender = dequeue(&channel->senders);
    if (sender) {
        copy_to_frame(channel, place, sender->value);
        wake(sender, true);
        return true;
    }
    if (!channel->is_closed)
        return false;
    if (place)
        memset(place, 0, channel->element->size_bytes);
    *is_open = false;
    return true;
}

/* -- what compiled code calls -- */

void rt_chan_send(GoChan *channel, const void *value)
{
    while (!channel)
        goroutine_park("chan send (nil chan)", NULL, NULL);
    if (!try_send(channel, value) && !wait_in(&channel->senders, (void *)value, "chan send"))
        panic_plain("send on closed channel");
}

bool rt_chan_receive(GoChan *channel, void *place)
{
    bool is_open;

    while (!channel)
        goroutine_park("chan receive (nil chan)", NULL, NULL);
    return try_receive(channel, place, &is_open) ? is_open : wait_in(&channel->receivers, place, "chan receive");
}

void rt_chan_close(GoChan *channel)
{
    Waiter *waiter;

    if (!channel)
        panic_plain("close of nil channel");
    if (channel->is_closed)
        panic_plain("close of closed channel");
    channel->is_closed = true;
    while ((waiter = dequeue(&channel->receivers))) {
        if (waiter->value)
            memset(waiter->value, 0, channel->element->size_bytes);
        wake(waiter, false);
    }
    while ((waiter = dequeue(&channel->senders)))
        wake(waiter, false);
}

GoInt rt_chan_length(const GoChan *channel)
{
    return channel ? channel->length : 0;
}

GoInt rt_chan_capacity(const GoChan *channel)
{
    return channel ? channel->capacity : 0;
}

/* -- select -- */

static bool can_go(const SelectCase *candidate)
{
    const GoChan *channel = candidate->channel;

    if (!channel)
        return false;
    if (candidate->kind == SELECT_SEND)
        return channel->is_closed || channel->length < channel->capacity || has_waiter(&channel->receivers);
    return channel->is_closed || channel->length > 0 || has_waiter(&channel->senders);
}

/* Each of those that can go is as likely as any other; -1: none. */
static GoInt choose_case(const SelectCase *cases, GoInt count)
{
    GoInt chosen = -1;
    uint64_t seen = 0;

    for (GoInt i = 0; i < count; i++)
        if (can_go(&cases[i]) && (seen++ == 0 || random_next() % seen == 0))
            chosen = i;
    return chosen;
}

static void run_case(SelectCase *chosen)
{
    bool is_open = true;

    if (chosen->kind == SELECT_SEND)
        try_send(chosen->channel, chosen->value);
    else
        try_receive(chosen->channel, chosen->value, &is_open);
    chosen->kind = is_open;
}

static WaitQueue *queue_of(const SelectCase *waiting)
{
    return waiting->kind == SELECT_SEND ? &waiting->channel->senders : &waiting->channel->receivers;
}

static void wait_on_all(SelectCase *cases, GoInt count)
{
    Goroutine *goroutine = goroutine_current();
    bool any = false;

    goroutine->woken_by = NULL;
    for (GoInt i = 0; i < count; i++) {
        cases[i].waiter = (Waiter){ .goroutine = goroutine, .value = cases[i].value, .is_select = true };
        if (cases[i].channel) {
            enqueue(queue_of(&cases[i]), &cases[i].waiter);
            any = true;
        }
    }
    do
        goroutine_park(any ? "select" : "select (no cases)", NULL, NULL);
    while (!any);
}

/* The case whose waiter was woken. */
static GoInt leave_queues(SelectCase *cases, GoInt count, const Waiter *woken)
{
    GoInt chosen = -1;

    for (GoInt i = 0; i < count; i++) {
        if (&cases[i].waiter == woken)
            chosen = i;
        else if (cases[i].channel && is_in(queue_of(&cases[i]), &cases[i].waiter))
            remove_waiter(queue_of(&cases[i]), &cases[i].waiter);
    }
    return chosen;
}

GoInt rt_select(SelectCase *cases, GoInt count, bool has_default)
{
    GoInt chosen = choose_case(cases, count);

    if (chosen >= 0) {
        run_case(&cases[chosen]);
        return chosen;
    }
    if (has_default)
        return -1;
    wait_on_all(cases, count);
    chosen = leave_queues(cases, count, goroutine_current()->woken_by);
    SelectCase *woken = &cases[chosen];
    if (woken->kind == SELECT_SEND && !woken->waiter.is_done)
        panic_plain("send on closed channel");
    woken->kind = woken->waiter.is_done;
    return chosen;
}
