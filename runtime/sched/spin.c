/* spin: what package sync asks before it waits, and how it stays on its processor. */
#include "runtime/os/os.h"
#include "runtime/os/random.h"
#include "runtime/sched/internal.h"

/* Go's numbers. */
enum { SPINS_MAX = 4, SPIN_TURNS = 30 };

/* Only while another processor runs, which may hold the mutex, and none of our own goroutines waits for us. */
bool rt_can_spin(GoInt turn)
{
    uint32_t lazy = __atomic_load_n(&scheduler.idle_processor_count, __ATOMIC_RELAXED) +
                    __atomic_load_n(&scheduler.spinning, __ATOMIC_RELAXED) + 1;

    return turn < SPINS_MAX && os_processor_count() > 1 && scheduler.processor_count > lazy &&
           run_queue_is_empty(worker_current()->processor);
}

void rt_spin(void)
{
    for (int turn = 0; turn < SPIN_TURNS; turn++)
        __builtin_ia32_pause();
}

GoInt rt_pin(void)
{
    Worker *worker = worker_current();

    worker->pins++;
    return worker->processor->id;
}

void rt_unpin(void)
{
    worker_current()->pins--;
}

uint32_t rt_random_below(uint32_t limit)
{
    return (uint32_t)((random_next() >> 32) * limit >> 32);
}

uint64_t rt_random(void)
{
    return random_next();
}

static void read_monotonic(void *ns)
{
    *(int64_t *)ns = (int64_t)os_monotonic_ns();
}

int64_t rt_monotonic_ns(void)
{
    int64_t ns;

    rt_on_system_stack(read_monotonic, &ns);
    return ns;
}

static void read_wall(void *ns)
{
    *(int64_t *)ns = os_wall_ns();
}

int64_t rt_wall_ns(void)
{
    int64_t ns;

    rt_on_system_stack(read_wall, &ns);
    return ns;
}
