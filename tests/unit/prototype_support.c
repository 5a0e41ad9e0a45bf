/* What the prototypes' compiled code calls.  Runs on the goroutine's stack, so it is compiled with split stacks. */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/stack/stack.h"

/* As savectx keeps it: rbx rbp r12 r13 r14 r15 rsp rip, %fs:0x70, the segment. */
typedef struct Context {
    uint64_t words[10];
} Context;

int savectx(Context *context);
_Noreturn void restorectx(const Context *context);

uint32_t prototype_poll_word;
int64_t prototype_polls;

void prototype_expect(int64_t got, int64_t wanted)
{
    if (got == wanted)
        return;
    report_begin();
    report_text("got ");
    report_int(got);
    report_text(", wanted ");
    report_int(wanted);
    report_text("\n");
    report_end();
    os_exit(1);
}

/* Segments between the oldest and the one in use. */
int64_t prototype_segment_depth(void)
{
    return rt_stack_thread.segment->depth;
}

/* -- recover -- */

static struct {
    Context *context;
    int64_t *result;
    Segment *segment;
} deferred;

/* The variables whose addresses come here live in memory: that is all GCC needs to know. */
void prototype_push_defer(Context *context, int64_t *result)
{
    deferred.context = context;
    deferred.result = result;
    deferred.segment = rt_stack_thread.segment;
}

_Noreturn void prototype_panic(void)
{
    /* push_defer may itself have run on a younger segment than its caller, never on an older one. */
    if (rt_stack_thread.segment->depth < deferred.segment->depth)
        prototype_expect(rt_stack_thread.segment->depth, deferred.segment->depth);
    restorectx(deferred.context);
}

/* -- polls -- */

void prototype_polled(void)
{
    prototype_polls++;
    prototype_poll_word = 0;
}
