/* Channel: values handed from goroutine to goroutine, with a ring of places in between or none.
 *
 * Who cannot go on waits in one of two queues, oldest first.  Its Waiter lies on its own stack (frames never move and
 * a parked goroutine's frames stay), and so does what it sends, or the place for what it receives: the other side
 * copies there directly.
 * Invariants:
 *   - at most one of the two queues is not empty, but for a select that waits on both ends of one channel;
 *   - receivers wait only while the ring is empty, senders only while it is full.
 * Each operation locks the channel, a select all of its own in the order of their addresses; who parks lets go of them
 * when it stands.  A select whose cases several others find at once is woken by the one that sets the goroutine's
 * woken_by first.
 * Source: Go 1.19 runtime/chan.go, select.go.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/os/lock.h"
#include "runtime/sched/goroutine.h"

typedef struct Waiter Waiter;
struct Waiter {
    Goroutine *goroutine;
    void *value;             /* sent, or the frame's place for what is received; NULL: not wanted */
    Waiter *previous, *next;
    bool is_select, is_done; /* done: a value went over; else the channel was closed */
    uint16_t locked;         /* of a select's ith case: which case's channel is locked as the ith */
};

typedef struct WaitQueue { Waiter *first, *last; } WaitQueue;

typedef struct GoChan {
    GoInt length, capacity;  /* length: atomic reads */
    char *ring;
    const GoType *element;
    GoInt send_at, receive_at;
    WaitQueue receivers, senders;
    bool is_closed;
    Lock lock;
} GoChan;

typedef enum SelectKind { SELECT_SEND, SELECT_RECEIVE } SelectKind;

/* In the frame of the function with the select statement, which fills the first three words. */
typedef struct SelectCase {
    GoChan *channel;
    void *value;             /* as in Waiter */
    int64_t kind;            /* a SelectKind; afterwards, of the case that was chosen: received (not closed)? */
    Waiter waiter;
} SelectCase;

GoChan *rt_chan_make(const GoChanType *type, GoInt capacity);
void rt_chan_send(GoChan *channel, const void *value);
/* False: closed and empty; *place is zero then. */
bool rt_chan_receive(GoChan *channel, void *place);
void rt_chan_close(GoChan *channel);
GoInt rt_chan_length(const GoChan *channel);
GoInt rt_chan_capacity(const GoChan *channel);
/* The case that went through; -1: none could, and there is a default. */
GoInt rt_select(SelectCase *cases, GoInt count, bool has_default);
