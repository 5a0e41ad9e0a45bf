/* semaphore: waiters by address; see semaphore.h.
 *
 * The addresses are spread over some 250 roots, each with a lock.  In a root lies a treap: a tree in the order of the
 * addresses whose nodes are also a heap by random priorities, so that it stays flat whatever addresses come.  A node is
 * the first waiter of its address, the others hang on it in a list.
 * A waiter's record lies in its frame, which stays while it waits.
 */
#include "runtime/sched/semaphore.h"
#include "runtime/os/lock.h"
#include "runtime/os/random.h"
#include "runtime/os/report.h"
#include "runtime/sched/scheduler.h"

/* Go's number: a prime, so that addresses in steps of a power of two spread. */
enum { ROOTS = 251 };

typedef struct SemaphoreWaiter Waiter;
struct SemaphoreWaiter {
    Goroutine *goroutine;
    uint32_t *semaphore;
    Waiter *next, *last;      /* of the same address; `last` counts in the first only */
    Waiter *lower, *higher;   /* first of their addresses only: the tree */
    uint32_t priority;
    uint32_t ticket;          /* notify lists */
    bool was_served;          /* the releaser took the semaphore for it */
};

typedef struct Root {
    Lock lock;
    uint32_t waiting;         /* atomic: may be read without the lock */
    Waiter *tree;
} __attribute__((aligned(64))) Root;

static Root roots[ROOTS];

static Root *root_of(const uint32_t *semaphore)
{
    return &roots[((uintptr_t)semaphore >> 3) % ROOTS];
}

/* -- the tree -- */

/* The link to the node of that address, or where it would go. */
static Waiter **find(Waiter **link, const uint32_t *semaphore)
{
    while (*link && (*link)->semaphore != semaphore)
        link = semaphore < (*link)->semaphore ? &(*link)->lower : &(*link)->higher;
    return link;
}

/* Takes the tree apart: what is below `semaphore`, what is above. */
static void split(Waiter *tree, const uint32_t *semaphore, Waiter **lower, Waiter **higher)
{
    while (tree) {
        if (tree->semaphore < semaphore) {
            *lower = tree;
            lower = &tree->higher;
            tree = *lower;
        } else {
            *higher = tree;
            higher = &tree->lower;
            tree = *higher;
        }
    }
    *lower = *higher = NULL;
}

/* One tree of two, all of `lower` below all of `higher`. */
static void join(Waiter **link, Waiter *lower, Waiter *higher)
{
    while (lower && higher) {
        if (lower->priority > higher->priority) {
            *link = lower;
            link = &lower->higher;
            lower = *link;
        } else {
            *link = higher;
            link = &higher->lower;
            higher = *link;
        }
    }
    *link = lower ? lower : higher;
}

static void insert(Root *root, Waiter *node)
{
    Waiter **link = &root->tree;

    while (*link && (*link)->priority >= node->priority)
        link = node->semaphore < (*link)->semaphore ? &(*link)->lower : &(*link)->higher;
    split(*link, node->semaphore, &node->lower, &node->higher);
    *link = node;
}

/* `node` takes the place of `*link`, of the same address. */
static void replace(Waiter **link, Waiter *node)
{
    node->lower = (*link)->lower;
    node->higher = (*link)->higher;
    node->priority = (*link)->priority;
    *link = node;
}

static void enqueue(Root *root, Waiter *waiter, bool is_lifo)
{
    Waiter **link = find(&root->tree, waiter->semaphore), *first = *link;

    waiter->next = NULL;
    waiter->last = waiter;
    if (!first) {
        waiter->priority = (uint32_t)random_next();
        insert(root, waiter);
    } else if (is_lifo) {
        waiter->next = first;
        waiter->last = first->last;
        replace(link, waiter);
    } else {
        first->last->next = waiter;
        first->last = waiter;
    }
}

static Waiter *dequeue(Root *root, const uint32_t *semaphore)
{
    Waiter **link = find(&root->tree, semaphore), *first = *link;

    if (!first)
        return NULL;
    if (first->next) {
        first->next->last = first->last;
        replace(link, first->next);
    } else {
        join(link, first->lower, first->higher);
    }
    return first;
}

/* -- semaphores -- */

static bool try_acquire(uint32_t *semaphore)
{
    uint32_t value = __atomic_load_n(semaphore, __ATOMIC_SEQ_CST);

    while (value > 0)
        if (__atomic_compare_exchange_n(semaphore, &value, value - 1, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST))
            return true;
    return false;
}

static void give(void *lock)
{
    lock_give(lock);
}

void rt_semaphore_acquire(uint32_t *semaphore, bool is_lifo)
{
    Waiter waiter = { .goroutine = goroutine_current(), .semaphore = semaphore };
    Root *root = root_of(semaphore);

    if (try_acquire(semaphore))
        return;
    do {
        lock_take(&root->lock);
        /* First the count, then one more look: a release adds first and looks at the count then. */
        __atomic_fetch_add(&root->waiting, 1, __ATOMIC_SEQ_CST);
        if (try_acquire(semaphore)) {
            __atomic_fetch_sub(&root->waiting, 1, __ATOMIC_SEQ_CST);
            lock_give(&root->lock);
            return;
        }
        enqueue(root, &waiter, is_lifo);
        goroutine_park("semacquire", give, &root->lock);
    } while (!waiter.was_served && !try_acquire(semaphore));
}

void rt_semaphore_release(uint32_t *semaphore, bool is_handoff)
{
    Root *root = root_of(semaphore);

    __atomic_fetch_add(semaphore, 1, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&root->waiting, __ATOMIC_SEQ_CST) == 0)
        return;
    lock_take(&root->lock);
    Waiter *waiter = dequeue(root, semaphore);
    if (waiter)
        __atomic_fetch_sub(&root->waiting, 1, __ATOMIC_SEQ_CST);
    lock_give(&root->lock);
    if (!waiter)
        return;
    bool is_served = is_handoff && try_acquire(semaphore);
    waiter->was_served = is_served;
    goroutine_ready(waiter->goroutine);  /* its record may be gone from here on */
    if (is_served)
        goroutine_yield_to_next();
}

/* -- notify lists -- */

_Static_assert(sizeof(NotifyList) == 32, "sync.notifyList is laid out otherwise");

static Waiter *waiter_at(uintptr_t complement)
{
    return complement ? (Waiter *)~complement : NULL;
}

static Lock *lock_of(NotifyList *list)
{
    return (Lock *)&list->lock;
}

/* Tickets wrap around. */
static bool is_before(uint32_t a, uint32_t b)
{
    return (int32_t)(a - b) < 0;
}

uint32_t rt_notify_add(NotifyList *list)
{
    return __atomic_fetch_add(&list->next_ticket, 1, __ATOMIC_SEQ_CST);
}

void rt_notify_wait(NotifyList *list, uint32_t ticket)
{
    Waiter waiter = { .goroutine = goroutine_current(), .ticket = ticket };

    lock_take(lock_of(list));
    if (is_before(ticket, list->served)) {
        lock_give(lock_of(list));
        return;
    }
    if (list->last)
        waiter_at(list->last)->next = &waiter;
    else
        list->first = ~(uintptr_t)&waiter;
    list->last = ~(uintptr_t)&waiter;
    goroutine_park("sync.Cond.Wait", give, lock_of(list));
}

void rt_notify_all(NotifyList *list)
{
    if (__atomic_load_n(&list->next_ticket, __ATOMIC_SEQ_CST) == __atomic_load_n(&list->served, __ATOMIC_SEQ_CST))
        return;
    lock_take(lock_of(list));
    Waiter *waiter = waiter_at(list->first);
    list->first = list->last = 0;
    __atomic_store_n(&list->served, __atomic_load_n(&list->next_ticket, __ATOMIC_SEQ_CST), __ATOMIC_SEQ_CST);
    lock_give(lock_of(list));
    while (waiter) {
        Waiter *next = waiter->next;
        goroutine_ready(waiter->goroutine);
        waiter = next;
    }
}

/* The next to be served has its ticket, but perhaps not queued itself yet: then it will not wait. */
static Waiter *remove_ticket(NotifyList *list, uint32_t ticket)
{
    Waiter *before = NULL, *waiter = waiter_at(list->first);

    while (waiter && waiter->ticket != ticket) {
        before = waiter;
        waiter = waiter->next;
    }
    if (!waiter)
        return NULL;
    if (before)
        before->next = waiter->next;
    else
        list->first = waiter->next ? ~(uintptr_t)waiter->next : 0;
    if (!waiter->next)
        list->last = before ? ~(uintptr_t)before : 0;
    return waiter;
}

void rt_notify_one(NotifyList *list)
{
    Waiter *waiter = NULL;

    if (__atomic_load_n(&list->next_ticket, __ATOMIC_SEQ_CST) == __atomic_load_n(&list->served, __ATOMIC_SEQ_CST))
        return;
    lock_take(lock_of(list));
    uint32_t ticket = list->served;
    if (ticket != __atomic_load_n(&list->next_ticket, __ATOMIC_SEQ_CST)) {
        __atomic_store_n(&list->served, ticket + 1, __ATOMIC_SEQ_CST);
        waiter = remove_ticket(list, ticket);
    }
    lock_give(lock_of(list));
    if (waiter)
        goroutine_ready(waiter->goroutine);
}

void rt_notify_check(uintptr_t size_bytes)
{
    if (size_bytes != sizeof(NotifyList))
        rt_fatal("bad notifyList size");
}
