/* hooks: the calls from lower layers into higher ones, all in one place. */
#include "runtime/start/start.h"
#include "runtime/gc/finalize.h"
#include "runtime/heap/heap.h"
#include "runtime/os/report.h"
#include "runtime/panic/faults.h"
#include "runtime/panic/frames.h"
#include "runtime/panic/memory_profile.h"
#include "runtime/panic/panic.h"
#include "runtime/panic/signal_end.h"
#include "runtime/sched/interrupt.h"
#include "runtime/sched/signals.h"
#include "runtime/sched/worker.h"
#include "runtime/stack/stack.h"
#include "runtime/value/hash.h"
#include "runtime/value/value.h"

static void panic_slice_length(void)
{
    panic_text("makeslice: len out of range");
}

static void panic_slice_capacity(void)
{
    panic_text("makeslice: cap out of range");
}

void hooks_install(void)
{
    heap_hooks.on_system_stack = rt_on_system_stack;
    heap_hooks.panic_slice_length = panic_slice_length;
    heap_hooks.panic_slice_capacity = panic_slice_capacity;
    panic_missing_method_hook = interface_missing_method;
    report_traceback_hook = traceback_report;
    memory_profile_init();
    finalizers_run_hook = finalizers_run;
    interrupt_is_go_code_hook = frames_is_go_code;
    worker_begins_hook = faults_begin_thread;
    signals_end_hook = signal_end;
    hash_init();
}
