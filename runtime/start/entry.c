/* entry: the program begins.
 *
 * 1. The thread that the kernel started becomes the system stack of the first thread.
 * 2. Settings, hooks, heap, collector, fault handlers, processors: in this order, each needs the one before.
 * 3. Goroutine 1 runs go_main on a segment of 2 KiB.  When it returns the program ends with status 0.
 * Runs on the system stack; may call libc.
 */
#include "runtime/start/start.h"
#include "runtime/gc/gc.h"
#include "runtime/heap/heap.h"
#include "runtime/panic/faults.h"
#include "runtime/sched/scheduler.h"
#include "runtime/sched/signals.h"

extern char **environ;

static void run_main(void *unused)
{
    (void)unused;
    go_main();
    program_exit(0);   /* whatever the other goroutines do */
}

int main(int argument_count, char **arguments)
{
    settings_read(environ);
    arguments_set(argument_count, arguments, environ);
    hooks_install();
    heap_init();
    mcache_current = mcache_new();
    gc_init();
    faults_install();
    signals_install();
    scheduler_init();

    scheduler_start(goroutine_new(run_main, NULL));
    scheduler_run();
}
