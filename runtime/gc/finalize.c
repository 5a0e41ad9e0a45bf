/* The table is hashed by address, with linear probing; an entry that goes is filled by moving later ones up, so that
 * no marks of old entries are needed. */
#include "runtime/gc/finalize.h"
#include "runtime/gc/gc.h"
#include "runtime/gc/mark.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/sched/scheduler.h"

void (*finalizers_run_hook)(void *unused);

/* A table or queue of records in memory from the kernel; the capacity is a power of two. */
typedef struct Records {
    Finalizer *items;
    size_t capacity, count, first; /* first: of the queue, a ring */
} Records;

static Lock lock;
static Records table, queue;
static bool is_running; /* a goroutine runs the queue, or will */

enum { FIRST_CAPACITY = 256 };

static Finalizer *new_items(size_t capacity)
{
    void *items;
    if (os_map(&items, capacity * sizeof(Finalizer)))
        rt_fatal("runtime: cannot allocate memory");
    return items;
}

static void free_items(Finalizer *items, size_t capacity)
{
    if (items)
        os_unmap(items, capacity * sizeof(Finalizer));
}

/* -- table -- */

static size_t home_of(uintptr_t object)
{
    return (object >> 3) * 0x9e3779b97f4a7c15u >> 20 & (table.capacity - 1);
}

static size_t next_of(size_t place)
{
    return (place + 1) & (table.capacity - 1);
}

/* Where the object is or would be. */
static size_t place_of(uintptr_t object)
{
    size_t place = home_of(object);
    while (table.items[place].object && table.items[place].object != object)
        place = next_of(place);
    return place;
}

static void grow_table(void)
{
    Records old = table;
    table.capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
    table.items = new_items(table.capacity);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.items[i].object)
            table.items[place_of(old.items[i].object)] = old.items[i];
    free_items(old.items, old.capacity);
}

static void remove_at(size_t hole)
{
    table.count--;
    for (size_t place = next_of(hole); table.items[place].object; place = next_of(place)) {
        size_t from_home = (place - home_of(table.items[place].object)) & (table.capacity - 1);
        size_t from_hole = (place - hole) & (table.capacity - 1);
        if (from_home < from_hole)
            continue;
        table.items[hole] = table.items[place];
        hole = place;
    }
    table.items[hole] = (Finalizer){0};
}

bool finalizer_add(const Finalizer *finalizer)
{
    lock_take(&lock);
    if ((table.count + 1) * 2 > table.capacity)
        grow_table();
    Finalizer *entry = &table.items[place_of(finalizer->object)];
    bool is_new = !entry->object;
    if (is_new) {
        *entry = *finalizer;
        table.count++;
    }
    lock_give(&lock);
    return is_new;
}

void finalizer_remove(uintptr_t object)
{
    lock_take(&lock);
    if (table.count > 0 && table.items[place_of(object)].object)
        remove_at(place_of(object));
    lock_give(&lock);
}

/* -- queue -- */

static void enqueue(const Finalizer *finalizer)
{
    if (queue.count == queue.capacity) {
        Records old = queue;
        queue.capacity = old.capacity ? old.capacity * 2 : FIRST_CAPACITY;
        queue.items = new_items(queue.capacity);
        queue.first = 0;
        for (size_t i = 0; i < old.count; i++)
            queue.items[i] = old.items[(old.first + i) & (old.capacity - 1)];
        free_items(old.items, old.capacity);
    }
    queue.items[(queue.first + queue.count++) & (queue.capacity - 1)] = *finalizer;
}

bool finalizer_next(Finalizer *finalizer)
{
    lock_take(&lock);
    is_running = queue.count > 0;
    if (is_running) {
        *finalizer = queue.items[queue.first];
        queue.first = (queue.first + 1) & (queue.capacity - 1);
        queue.count--;
    }
    lock_give(&lock);
    return is_running;
}

void finalizers_start(void)
{
    if (queue.count == 0 || is_running)
        return;
    is_running = true;
    scheduler_start(goroutine_new(finalizers_run_hook, NULL));
}

/* -- marking -- */

void finalizers_mark_reachable(GcWorker *worker)
{
    for (size_t i = 0; table.count > 0 && i < table.capacity; i++) {
        if (!table.items[i].object)
            continue;
        mark_contents(worker, table.items[i].object);
        mark_pointer(worker, (uintptr_t)table.items[i].function);
    }
    for (size_t i = 0; i < queue.count; i++) {
        const Finalizer *finalizer = &queue.items[(queue.first + i) & (queue.capacity - 1)];
        mark_pointer(worker, finalizer->object);
        mark_pointer(worker, (uintptr_t)finalizer->function);
    }
}

void finalizers_take_dead(GcWorker *worker)
{
    for (size_t i = 0; table.count > 0 && i < table.capacity;) {
        Finalizer finalizer = table.items[i];
        if (!finalizer.object || gc_is_marked((const void *)finalizer.object)) {
            i++;
            continue;
        }
        remove_at(i); /* which may move another one here */
        enqueue(&finalizer);
        mark_pointer(worker, finalizer.object);
    }
}
