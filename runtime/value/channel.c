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

/* Where there are pointers behind it.  Else the header and its ring are one object without any: the ring points into it. */
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
    bool has_pointers = size_bytes > 0 && element->pointer_bytes > 0;
    GoChan *channel = has_pointers ? rt_new_object(&header_type) : heap_alloc(sizeof(GoChan) + size_bytes, NULL, true);
    channel->ring = has_pointers ? heap_alloc(size_bytes, element, true) : (char *)(channel + 1);
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

/* A select waits in several queues; who is first to claim it wakes it. */
static bool claim(Waiter *waiter)
{
    void *nobody = NULL;

    return !waiter->is_select || __atomic_compare_exchange_n(&waiter->goroutine->woken_by, &nobody, waiter, false,
                                                             __ATOMIC_ACQ_REL, __ATOMIC_RELAXED);
}

/* The oldest that still waits, which is the caller's to wake.  A select that another of its cases woke stays queued
 * until it runs. */
static Waiter *dequeue(WaitQueue *queue)
{
    for (;;) {
        Waiter *waiter = queue->first;
        if (!waiter)
            return NULL;
        remove_waiter(queue, waiter);
        waiter->previous = waiter->next = NULL;
        if (claim(waiter))
            return waiter;
    }
}

static bool has_waiter(const WaitQueue *queue)
{
    for (const Waiter *waiter = queue->first; waiter; waiter = waiter->next)
        if (!waiter->is_select || !__atomic_load_n(&waiter->goroutine->woken_by, __ATOMIC_RELAXED))
            return true;
    return false;
}

/* After the channel is unlocked; the waiter is gone then. */
static void wake(Waiter *waiter)
{
    if (waiter)
        goroutine_ready(waiter->goroutine);
}

static void unlock(void *channel)
{
    lock_give(&((GoChan *)channel)->lock);
}

/* Queues this goroutine, unlocks the channel and sleeps.  True: a value went over. */
static bool wait_in(GoChan *channel, WaitQueue *queue, void *value, const char *reason)
{
    Waiter waiter = { .goroutine = goroutine_current(), .value = value };

    enqueue(queue, &waiter);
    goroutine_park(reason, unlock, channel);
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

/* -- send and receive, if they need not wait; the channel is locked -- */

/* True: done, and *woken, if it is not NULL, is to be woken.  The channel is not closed. */
static bool try_send(GoChan *channel, const void *value, Waiter **woken)
{
    Waiter *receiver = dequeue(&channel->receivers);

    if (receiver) {
        copy_to_frame(channel, receiver->value, value);
        receiver->is_done = true;
        *woken = receiver;
        return true;
    }
    if (channel->length == channel->capacity)
        return false;
    put(channel, value);
    return true;
}

/* The same; *is_open: a value came, else the channel is closed and empty. */
static bool try_receive(GoChan *channel, void *place, bool *is_open, Waiter **woken)
{
    Waiter *sender;

    *is_open = true;
    if (channel->length > 0) {
        take(channel, place);
        sender = dequeue(&channel->senders);
        if (sender)
            put(channel, sender->value);
    } else {
        sender = dequeue(&channel->senders);
        if (sender)
            copy_to_frame(channel, place, sender->value);
        else if (!channel->is_closed)
            return false;
        else
            *is_open = false;
    }
    if (!*is_open && place)
        memset(place, 0, channel->element->size_bytes);
    if (sender)
        sender->is_done = true;
    *woken = sender;
    return true;
}

/* -- what compiled code calls -- */

_Noreturn static void panic_sent_on_closed(void)
{
    panic_plain("send on closed channel");
}

void rt_chan_send(GoChan *channel, const void *value)
{
    Waiter *woken = NULL;

    while (!channel)
        goroutine_park("chan send (nil chan)", NULL, NULL);
    lock_take(&channel->lock);
    if (channel->is_closed) {
        lock_give(&channel->lock);
        panic_sent_on_closed();
    }
    if (try_send(channel, value, &woken)) {
        lock_give(&channel->lock);
        wake(woken);
    } else if (!wait_in(channel, &channel->senders, (void *)value, "chan send")) {
        panic_sent_on_closed();
    }
}

bool rt_chan_receive(GoChan *channel, void *place)
{
    Waiter *woken = NULL;
    bool is_open;

    while (!channel)
        goroutine_park("chan receive (nil chan)", NULL, NULL);
    lock_take(&channel->lock);
    if (!try_receive(channel, place, &is_open, &woken))
        return wait_in(channel, &channel->receivers, place, "chan receive");
    lock_give(&channel->lock);
    wake(woken);
    return is_open;
}

/* Adds all waiters of the queue to the list. */
static void dequeue_all(WaitQueue *queue, Waiter **list)
{
    Waiter *waiter;

    while ((waiter = dequeue(queue))) {
        waiter->is_done = false;
        waiter->next = *list;
        *list = waiter;
    }
}

static void wake_all(Waiter *list)
{
    while (list) {
        Waiter *next = list->next;
        wake(list);
        list = next;
    }
}

void rt_chan_close(GoChan *channel)
{
    Waiter *list = NULL;

    if (!channel)
        panic_plain("close of nil channel");
    lock_take(&channel->lock);
    if (channel->is_closed) {
        lock_give(&channel->lock);
        panic_plain("close of closed channel");
    }
    channel->is_closed = true;
    dequeue_all(&channel->receivers, &list);
    for (const Waiter *waiter = list; waiter; waiter = waiter->next)
        if (waiter->value)
            memset(waiter->value, 0, channel->element->size_bytes);
    dequeue_all(&channel->senders, &list);
    lock_give(&channel->lock);
    wake_all(list);
}

GoInt rt_chan_length(const GoChan *channel)
{
    return channel ? __atomic_load_n(&channel->length, __ATOMIC_RELAXED) : 0;
}

GoInt rt_chan_capacity(const GoChan *channel)
{
    return channel ? channel->capacity : 0;
}

/* -- select -- */

/* Sorts the cases by their channels' addresses, nil ones last: waiter.locked of the ith case is the ith of them. */
static void order_cases(SelectCase *cases, GoInt count)
{
    for (GoInt i = 0; i < count; i++) {
        uintptr_t channel = (uintptr_t)cases[i].channel - 1;
        GoInt at = i;
        for (; at > 0 && (uintptr_t)cases[cases[at - 1].waiter.locked].channel - 1 > channel; at--)
            cases[at].waiter.locked = cases[at - 1].waiter.locked;
        cases[at].waiter.locked = (uint16_t)i;
    }
}

static GoChan *channel_in_order(const SelectCase *cases, GoInt index)
{
    return cases[cases[index].waiter.locked].channel;
}

static void lock_all(const SelectCase *cases, GoInt count)
{
    const GoChan *last = NULL;

    for (GoInt i = 0; i < count; i++) {
        GoChan *channel = channel_in_order(cases, i);
        if (channel && channel != last)
            lock_take(&channel->lock);
        last = channel;
    }
}

/* Last to first: while the first is locked whoever was woken cannot leave its select, where the cases lie. */
static void unlock_all(const SelectCase *cases, GoInt count)
{
    for (GoInt i = count - 1; i >= 0; i--) {
        GoChan *channel = channel_in_order(cases, i);
        if (channel && (i == 0 || channel_in_order(cases, i - 1) != channel))
            lock_give(&channel->lock);
    }
}

typedef struct Cases {
    SelectCase *first;
    GoInt count;
} Cases;

static void unlock_cases(void *argument)
{
    Cases cases = *(Cases *)argument;
    unlock_all(cases.first, cases.count);
}

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

/* False: whom it was for is a select that another of its cases has woken meanwhile. */
static bool run_case(SelectCase *chosen, Waiter **woken)
{
    bool is_open = true, is_done;

    if (chosen->kind == SELECT_SEND)
        is_done = try_send(chosen->channel, chosen->value, woken);
    else
        is_done = try_receive(chosen->channel, chosen->value, &is_open, woken);
    if (is_done)
        chosen->kind = is_open;
    return is_done;
}

static WaitQueue *queue_of(const SelectCase *waiting)
{
    return waiting->kind == SELECT_SEND ? &waiting->channel->senders : &waiting->channel->receivers;
}

/* A select of one case is that operation, in Go. */
static const char *wait_reason(const SelectCase *cases, GoInt count)
{
    if (count != 1)
        return count > 0 ? "select" : "select (no cases)";
    if (cases->kind == SELECT_SEND)
        return cases->channel ? "chan send" : "chan send (nil chan)";
    return cases->channel ? "chan receive" : "chan receive (nil chan)";
}

/* Unlocks the channels once it sleeps. */
static void wait_on_all(SelectCase *cases, GoInt count)
{
    Goroutine *goroutine = goroutine_current();
    Cases all = { cases, count };
    bool any = false;

    __atomic_store_n(&goroutine->woken_by, NULL, __ATOMIC_RELAXED);
    for (GoInt i = 0; i < count; i++) {
        cases[i].waiter = (Waiter){ .goroutine = goroutine, .value = cases[i].value, .is_select = true,
                                    .locked = cases[i].waiter.locked };
        if (cases[i].channel) {
            enqueue(queue_of(&cases[i]), &cases[i].waiter);
            any = true;
        }
    }
    do
        goroutine_park(wait_reason(cases, count), unlock_cases, &all);
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

static GoInt wait_for_case(SelectCase *cases, GoInt count)
{
    wait_on_all(cases, count);
    lock_all(cases, count);
    GoInt chosen = leave_queues(cases, count, goroutine_current()->woken_by);
    unlock_all(cases, count);
    SelectCase *woken = &cases[chosen];
    if (woken->kind == SELECT_SEND && !woken->waiter.is_done)
        panic_sent_on_closed();
    woken->kind = woken->waiter.is_done;
    return chosen;
}

GoInt rt_select(SelectCase *cases, GoInt count, bool has_default)
{
    Waiter *woken = NULL;
    GoInt chosen;

    order_cases(cases, count);
    lock_all(cases, count);
    while ((chosen = choose_case(cases, count)) >= 0) {
        bool sends_on_closed = cases[chosen].kind == SELECT_SEND && cases[chosen].channel->is_closed;
        if (!sends_on_closed && !run_case(&cases[chosen], &woken))
            continue;
        unlock_all(cases, count);
        if (sends_on_closed)
            panic_sent_on_closed();
        wake(woken);
        return chosen;
    }
    if (!has_default)
        return wait_for_case(cases, count);
    unlock_all(cases, count);
    return -1;
}
