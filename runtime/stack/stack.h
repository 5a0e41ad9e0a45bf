/* Stack: the segments that one goroutine's frames lie in.
 *
 * A stack starts on one segment of 2 KiB.  When a prologue that GCC's -fsplit-stack made finds too
 * little room it calls our __morestack, which goes on in the next younger segment: at least twice
 * as large as the last one, and large enough for the frame.  The segment that a return leaves stays
 * linked, so that the next call over the same edge costs a few instructions and no C call.
 * Frames never move: an address of a frame stays good until the frame is gone.
 *
 *     oldest <-> ... <-> current <-> spare <-> spare
 *     a segment:  low [ guard ......... frames <- ] top [ this record ] end
 *
 * Invariants:
 *   - every segment older than the current one is in use from its `left_at` to its `top`;
 *   - what is younger than the current one holds no live frame;
 *   - while a goroutine runs, %fs:0x70 is its current segment's `limit`; on the system stack it is
 *     0, and every check of a prologue passes.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    STACK_FIRST_BYTES = 2048,
    /* Below `limit` a frame under 256 bytes may still lie (GCC does not check the size of those), and
     * below that the red zone of a leaf (128), or what __morestack needs: with all
     * argument registers and the switch to the system stack 280. */
    STACK_GUARD_BYTES = 576
};

/* debug.SetMaxStack: how large a goroutine's stack may grow; gives the old limit, at first Go's 1000000000 bytes. */
intptr_t rt_set_stack_limit(intptr_t limit_bytes);

/* The limit of a running goroutine that is asked to stop: no frame fits, and a loop that looks sees it. */
#define STACK_POLL_LIMIT (~(uintptr_t)0)

typedef struct Segment Segment;
struct Segment {
    Segment *older, *younger;
    uintptr_t limit;        /* the value of %fs:0x70: rsp may not go below */
    uintptr_t room_bytes;   /* the largest frame (with its arguments) that may begin here */
    char *left_at;          /* rsp when the next younger segment was entered */
    char *low;              /* where the memory starts; it ends behind this record */
    size_t size_bytes;      /* of all of it */
    uint32_t depth;         /* 0: the oldest */
    uint32_t in_use_mark;   /* set when entered; the collector clears it to see what rests */
};

typedef struct Stack {
    Segment *oldest;
    Segment *current;       /* while it runs: the thread's record is the newer truth */
    char *stopped_at;       /* rsp, while it does not run or its thread is on the system stack */
    size_t size_bytes;      /* of all its segments */
} Stack;

/* What a thread knows about stacks; assembly reads it through %fs. */
typedef struct StackThread {
    Segment *segment;       /* the running goroutine's current one */
    Stack *stack;           /* the running goroutine's; NULL before the first */
    char *system_rsp;       /* where the system stack is free below */
} StackThread;

extern _Thread_local StackThread rt_stack_thread;

/* A stack of one segment.  Out of memory: rt_fatal. */
void stack_open(Stack *stack);
/* Gives every segment back.  Nothing may run on it. */
void stack_close(Stack *stack);
/* Gives back the segments younger than the current one that were not entered since the last call. */
void stack_trim(Stack *stack);

/* Lays a first frame on a fresh stack: the first stack_switch_to it calls entry(argument), and
 * `finish` when that returns; finish may not return. */
void stack_prepare(Stack *stack, void (*entry)(void *), void *argument, void (*finish)(void));

/* From the system stack to where `stack` stopped; returns when it calls stack_leave. */
void stack_switch_to(Stack *stack);
/* From a goroutine back to the thread's system stack, behind its stack_switch_to. */
void stack_leave(void);

/* From the system stack, where rt_on_system_stack has led: as if the goroutine had called stack_leave where it called
 * that.  It goes on behind it. */
_Noreturn void stack_abandon(void);

/* Called on the system stack by a prologue that found STACK_POLL_LIMIT; pc: in its function.  True: the next prologue
 * shall ask again.  Installed by sched/. */
extern bool (*stack_poll_hook)(void *pc);

/* Calls function(argument) on the thread's system stack, or straight where that is what we are on.
 * The callee-saved registers are put on the goroutine's stack first, where the collector finds them. */
void rt_on_system_stack(void (*function)(void *), void *argument);
/* Is this thread on its system stack now? */
bool stack_is_system(void);

/* Where a body that __morestack runs in a segment of its own returns to. */
extern const char morestack_body_return[], morestack_poison_return[];

/* stack_caller(__builtin_return_address(0)): the address behind the call, also where the function has crossed a segment's
 * edge: then __morestack's frame, which `left_at` points to, lies below that address. */
static inline uintptr_t stack_caller(const void *return_address)
{
    if (return_address != morestack_body_return && return_address != morestack_poison_return)
        return (uintptr_t)return_address;
    return ((const uintptr_t *)rt_stack_thread.segment->older->left_at)[2];
}

/* Every range in use, youngest first.  Only for a stack that stands still (see stopped_at). */
typedef void StackVisitor(void *context, char *low, char *high);
void stack_visit(const Stack *stack, StackVisitor *visit, void *context);

typedef enum StackPlace { STACK_PLACE_OUTSIDE, STACK_PLACE_LIVE, STACK_PLACE_DEAD } StackPlace;
/* Where `address` lies: in no segment of this stack, in a frame, or where no frame is any more. */
StackPlace stack_place(const Stack *stack, const void *address);

/* Does `address` lie in a segment of the goroutine that runs here? */
bool stack_holds(const void *address);

/* Bytes of all stacks together, as the kernel gave them (for the collector's pacing and gctrace). */
size_t stack_total_bytes(void);
