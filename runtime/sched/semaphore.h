/* Semaphores and notify lists: what Go's packages sync and internal/poll wait with.
 *
 * A semaphore is a number anywhere in memory; who waits for it is found by its address.  Nobody sleeps while the number
 * is not 0.  A notify list is the waiting part of a sync.Cond: tickets, served in their order.
 * Source: Go 1.19 runtime/sema.go; Mullender, Cox: Semaphores in Plan 9; Aragon, Seidel: Randomized search trees.
 */
#pragma once
#include "runtime/abi/layout.h"

/* -- what package runtime binds for others (runtime/abi/api.def); on a goroutine's stack -- */

/* Waits until *semaphore > 0 and takes one.  `is_lifo`: before those that wait already. */
void rt_semaphore_acquire(uint32_t *semaphore, bool is_lifo);
/* Adds one, and wakes one that waits.  `is_handoff`: it gets the one, and this processor, at once. */
void rt_semaphore_release(uint32_t *semaphore, bool is_handoff);

/* In Go's memory, in the layout of sync.notifyList. */
typedef struct NotifyList {
    uint32_t next_ticket;
    uint32_t served;         /* tickets below it need not wait */
    uint32_t lock;
    uint32_t unused;
    uintptr_t first, last;   /* complements of Waiter's addresses, which lie in frames: nothing for the collector; 0: none */
} NotifyList;

uint32_t rt_notify_add(NotifyList *list);
void rt_notify_wait(NotifyList *list, uint32_t ticket);
void rt_notify_all(NotifyList *list);
void rt_notify_one(NotifyList *list);
/* Does package sync have the same layout? */
void rt_notify_check(uintptr_t size_bytes);
