/* segment: growth, reuse, limit and return of a stack's segments.
 *
 * The crossing itself is in morestack_amd64.S; here is what it asks for when it finds no segment.
 * Sizes: 2 KiB, then at least twice the one before, so that a recursion of n bytes has log2(n / 2 KiB)
 * segments; the last one takes what is left below the limit.
 */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/stack/internal.h"
#include "runtime/stack/offsets.h"

_Static_assert(offsetof(Segment, older) == SEGMENT_OLDER, "offsets.h");
_Static_assert(offsetof(Segment, younger) == SEGMENT_YOUNGER, "offsets.h");
_Static_assert(offsetof(Segment, limit) == SEGMENT_LIMIT, "offsets.h");
_Static_assert(offsetof(Segment, room_bytes) == SEGMENT_ROOM_BYTES, "offsets.h");
_Static_assert(offsetof(Segment, left_at) == SEGMENT_LEFT_AT, "offsets.h");
_Static_assert(offsetof(Segment, in_use_mark) == SEGMENT_IN_USE_MARK, "offsets.h");
_Static_assert(offsetof(Stack, current) == STACK_CURRENT, "offsets.h");
_Static_assert(offsetof(Stack, stopped_at) == STACK_STOPPED_AT, "offsets.h");
_Static_assert(offsetof(StackThread, segment) == THREAD_SEGMENT, "offsets.h");
_Static_assert(offsetof(StackThread, stack) == THREAD_STACK, "offsets.h");
_Static_assert(offsetof(StackThread, system_rsp) == THREAD_SYSTEM_RSP, "offsets.h");
_Static_assert(sizeof(Segment) % 16 == 0, "a segment's record is its top, and tops are aligned");

enum {
    /* In front of a body: its return address into __morestack, and the rounding of its arguments. */
    ENTRY_BYTES = 32,
    OVERHEAD_BYTES = STACK_GUARD_BYTES + ENTRY_BYTES + (int)sizeof(Segment),
    /* Deeper than this, BERTHDEBUG=segments=1 lets calls share segments again: deep recursions must
     * still fit under the limit. */
    FRESH_DEPTH = 10000,
    LAST_AT_LEAST_BYTES = 64 << 10,
    POISON_BYTE = 0xdd,
    /* How far below a left segment's top poison reaches: a deep recursion's segment is not worth more. */
    POISON_REACH_BYTES = 64 << 10
};

/* A limit that no frame keeps, and not STACK_POLL_LIMIT. */
#define EVERY_CALL_LEAVES (STACK_POLL_LIMIT - 15)

_Thread_local StackThread rt_stack_thread;
bool (*stack_poll_hook)(void *pc);
int stack_poisons_segments;

bool stack_is_system(void)
{
    uintptr_t limit;

    __asm__ volatile("movq %%fs:%c1, %0" : "=r"(limit) : "i"(LIMIT_IN_THREAD));
    return limit == 0;
}

static bool is_fresh_at_each_call(uint32_t depth)
{
    return rt_settings.fresh_segments && depth < FRESH_DEPTH;
}

static Segment *segment_new(Stack *stack, Segment *older, size_t size_bytes)
{
    char *low = segment_memory_take(size_bytes);
    Segment *segment = (Segment *)(low + size_bytes) - 1;
    uint32_t depth = older ? older->depth + 1 : 0;
    uintptr_t limit = (uintptr_t)low + STACK_GUARD_BYTES;

    stack_poisons_segments = rt_settings.poison != 0;
    *segment = (Segment){
        .older = older,
        .limit = is_fresh_at_each_call(depth) ? EVERY_CALL_LEAVES : limit,
        /* Poisoning goes through stack_next_segment each time. */
        .room_bytes = stack_poisons_segments ? 0 : (uintptr_t)segment - limit - ENTRY_BYTES,
        .low = low,
        .size_bytes = size_bytes,
        .depth = depth,
        .in_use_mark = 1,
    };
    if (older)
        older->younger = segment;
    stack->size_bytes += size_bytes;
    return segment;
}

/* Gives back `segment` and all that are younger. */
static void free_from(Stack *stack, Segment *segment)
{
    if (segment->older)
        segment->older->younger = NULL;
    while (segment) {
        Segment *younger = segment->younger;
        stack->size_bytes -= segment->size_bytes;
        segment_memory_give(segment->low, segment->size_bytes);
        segment = younger;
    }
}

static size_t power_of_two_from(size_t bytes)
{
    size_t power = STACK_FIRST_BYTES;

    while (power < bytes)
        power *= 2;
    return power;
}

static size_t limit_bytes = 1000000000;

intptr_t rt_set_stack_limit(intptr_t new_limit_bytes)
{
    intptr_t old = (intptr_t)limit_bytes;

    limit_bytes = new_limit_bytes > 0 ? (size_t)new_limit_bytes : 0;
    return old;
}

_Noreturn static void overflow(const Stack *stack)
{
    report_begin();
    report_text("runtime: goroutine stack exceeds ");
    report_uint(limit_bytes);
    report_text("-byte limit\n");
    report_text("runtime: sp=");
    report_pointer(stack->stopped_at);
    report_text(" stack=[");
    report_pointer(stack->current->low);
    report_text(", ");
    report_pointer(stack->current);
    report_text("]\n");
    report_end();
    rt_fatal("stack overflow");
}

static size_t next_size(const Stack *stack, const Segment *current, size_t frame_bytes)
{
    size_t needed = frame_bytes + OVERHEAD_BYTES;
    size_t doubled = is_fresh_at_each_call(current->depth) ? STACK_FIRST_BYTES : 2 * current->size_bytes;
    size_t size = power_of_two_from(needed > doubled ? needed : doubled);
    size_t room = limit_bytes > stack->size_bytes ? limit_bytes - stack->size_bytes : 0;
    size_t left = room & ~(size_t)(OS_PAGE_BYTES - 1);

    if (size <= left)
        return size;
    /* The last segment may be smaller than twice the one before, but crumbs are not worth one. */
    if (needed > left || left < LAST_AT_LEAST_BYTES)
        overflow(stack);
    return left;
}

static size_t usable_bytes(const Segment *segment)
{
    return segment->size_bytes - OVERHEAD_BYTES;
}

Segment *stack_next_segment(Stack *stack, size_t frame_bytes)
{
    Segment *current = stack->current, *younger = current->younger;

    if (younger && usable_bytes(younger) >= frame_bytes)
        return younger;
    if (younger)
        free_from(stack, younger);
    younger = segment_new(stack, current, next_size(stack, current, frame_bytes));
    if (rt_settings.trace_stack)
        stack_trace_growth(stack, younger);
    return younger;
}

void stack_poison_segment(Segment *segment)
{
    size_t bytes = (size_t)((char *)segment - segment->low);

    if (bytes > POISON_REACH_BYTES)
        bytes = POISON_REACH_BYTES;
    __builtin_memset((char *)segment - bytes, POISON_BYTE, bytes);
}

void stack_open(Stack *stack)
{
    *stack = (Stack){ 0 };
    stack->oldest = stack->current = segment_new(stack, NULL, STACK_FIRST_BYTES);
}

void stack_close(Stack *stack)
{
    free_from(stack, stack->oldest);
    *stack = (Stack){ 0 };
}

void stack_trim(Stack *stack)
{
    for (Segment *segment = stack->current->younger; segment; segment = segment->younger) {
        if (!segment->in_use_mark) {
            free_from(stack, segment);
            return;
        }
        segment->in_use_mark = 0;
    }
}

void stack_prepare(Stack *stack, void (*entry)(void *), void *argument, void (*finish)(void))
{
    /* As stack_leave leaves it: r15 r14 r13 r12 rbx rbp, the return address; behind it rsp is aligned. */
    uint64_t *frame = (uint64_t *)stack->current - 9;

    frame[0] = frame[1] = frame[5] = 0;
    frame[2] = (uint64_t)finish;
    frame[3] = (uint64_t)argument;
    frame[4] = (uint64_t)entry;
    frame[6] = (uint64_t)stack_first_frame;
    frame[7] = frame[8] = 0;
    stack->stopped_at = (char *)frame;
}
