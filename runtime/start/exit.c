/* exit: the program's end, whether main returned or os.Exit was called. */
#include "runtime/heap/heap.h"
#include "runtime/os/os.h"
#include "runtime/os/settings.h"
#include "runtime/stack/stack.h"
#include "runtime/start/start.h"

static void describe_heap(void *unused)
{
    (void)unused;
    heap_describe();
}

_Noreturn void program_exit(int status)
{
    if (rt_settings.trace_heap)
        rt_on_system_stack(describe_heap, NULL);
    os_exit(status);
}
