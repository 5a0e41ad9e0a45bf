/* Blocks of the work stack. */
#include "runtime/gc/work.h"
#include "runtime/os/report.h"

static WorkBlock *new_block(void)
{
    void *block;
    if (os_map(&block, WORK_BLOCK_BYTES))
        rt_fatal("runtime: cannot allocate memory");
    return block;
}

void work_next_block(GcWorker *worker)
{
    WorkBlock *block = worker->spare ? worker->spare : new_block();
    if (worker->block)
        worker->block->top = worker->top;
    worker->spare = NULL;
    block->older = worker->block;
    worker->block = block;
    worker->top = block->entries;
}

bool work_older_block(GcWorker *worker)
{
    WorkBlock *empty = worker->block;
    if (!empty->older)
        return false;
    if (worker->spare)
        os_unmap(worker->spare, WORK_BLOCK_BYTES);
    worker->spare = empty;
    worker->block = empty->older;
    worker->top = worker->block->top;
    return true;
}

void work_free(GcWorker *worker)
{
    if (worker->spare)
        os_unmap(worker->spare, WORK_BLOCK_BYTES);
    while (worker->block) {
        WorkBlock *block = worker->block;
        worker->block = block->older;
        os_unmap(block, WORK_BLOCK_BYTES);
    }
    worker->top = NULL;
    worker->spare = NULL;
}
