/* system call: leaving and taking the processor around a call; see system_call.h.
 *
 * Enter and the short way out run on the goroutine's stack with a limit of 0, in what is left of its segment and the
 * guard: they are few calls deep and call no libc.
 */
#include "runtime/sched/system_call.h"
#include "runtime/sched/internal.h"
#include "runtime/sched/offsets.h"
#include <stddef.h>

_Static_assert(offsetof(Goroutine, call_registers) == GOROUTINE_CALL_REGISTERS, "offsets.h");

void system_call_enter(void);
bool system_call_has_processor(void);
void system_call_wait(void *unused);

/* The stop began while we were on our way: it waits for this processor. */
static __attribute__((noinline)) void stop_processor(Processor *processor, uint32_t call)
{
    lock_take(&scheduler.lock);
    if (world_is_stopping() && processor_end_call(processor, call, PROCESSOR_RUNNING)) {
        processor->worker = NULL;
        world_processor_stopped(processor);
    }
    lock_give(&scheduler.lock);
}

void system_call_enter(void)
{
    Worker *self = worker_current();
    Processor *processor = worker_leave_processor(self);

    self->running->state = GOROUTINE_IN_CALL;
    processor->calls += PROCESSOR_CALL_STEP;
    self->left_processor = processor;
    self->left_call = processor->calls + PROCESSOR_IN_CALL;
    __atomic_store_n(&processor->state, self->left_call, __ATOMIC_SEQ_CST);
    if (world_is_stopping())
        stop_processor(processor, self->left_call);
}

bool system_call_has_processor(void)
{
    Worker *self = worker_current();

    if (!processor_end_call(self->left_processor, self->left_call, PROCESSOR_RUNNING))
        return false;
    worker_take_processor(self, self->left_processor);
    self->running->state = GOROUTINE_RUNNING;
    return true;
}

/* A processor that came free since the last look would not look into the queue any more: it becomes ours. */
static void put_and_look(void *goroutine)
{
    Worker *self = worker_current();

    lock_take(&scheduler.lock);
    common_queue_put(goroutine);
    Processor *processor = idle_processor_take();
    if (processor)
        worker_take_processor(self, processor);
    lock_give(&scheduler.lock);
}

/* On the system stack: another processor, or the common queue and sleep. */
void system_call_wait(void *unused)
{
    Worker *self = worker_current();

    (void)unused;
    lock_take(&scheduler.lock);
    Processor *processor = idle_processor_take();
    if (processor)
        worker_take_processor(self, processor);
    lock_give(&scheduler.lock);
    if (!processor)
        scheduler_leave(put_and_look, self->running);
    self->running->state = GOROUTINE_RUNNING;
}
