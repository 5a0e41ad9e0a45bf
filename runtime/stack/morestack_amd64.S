/* __morestack: a prologue of GCC's -fsplit-stack found too little room; go on in the next segment.
 *
 * Called as
 *         mov  frame bytes, %r10 ; mov bytes of stack arguments, %r11
 *         call __morestack
 *         ret
 *     body:
 * so that our return address is that of a one-byte `ret`, and the function's body starts behind it.
 *
 * 0. Is the limit STACK_POLL_LIMIT?  Then somebody asks the goroutine to stop.
 * 1. Enter the next younger segment if there is one with room enough: a dozen instructions, no C.
 *    Else ask stack_next_segment for one, on the system stack.
 * 2. Copy the stack arguments over, and call the body: its own `ret` comes back to us, so calls and
 *    returns stay paired and the processor's return prediction holds.
 * 3. Leave the segment (it stays linked for the next time) and return to that `ret`.
 *
 * rbp is the frame's anchor in the old segment; the CFI follows it, so unwinders walk through.
 * Kept on the way in: every argument register, al of variadic calls, all callee-saved ones.
 * Kept on the way out: rax, rdx, xmm0, xmm1 and all callee-saved ones.
 * Stack used below the function's return address: 8 + 8 + 16 + 16 + 48 + 128 bytes, and 56 for a poll's way to the
 * system stack.
 * No note about split stacks here: gold would rewrite our callers.
 */
#include "runtime/stack/offsets.h"

#define THREAD(field) %fs:rt_stack_thread@tpoff + field

/* Steps 2 and, up to the body's return, 3.  rbx: the segment, whose record is also its top. */
        .macro  run_body_in_segment
        .cfi_remember_state
        movq    SEGMENT_OLDER(%rbx), %rax
        movq    %rbp, SEGMENT_LEFT_AT(%rax)
        movq    %rbx, THREAD(THREAD_SEGMENT)
        movq    SEGMENT_LIMIT(%rbx), %rax
        movq    %rax, %fs:LIMIT_IN_THREAD
        movl    $1, SEGMENT_IN_USE_MARK(%rbx)
        movq    %rbx, %rsp
        testq   %r11, %r11
        je      2f
        leaq    15(%r11), %rax
        andq    $-16, %rax
        subq    %rax, %rsp
        addq    $7, %r11
        andq    $-8, %r11
1:      subq    $8, %r11
        movq    24(%rbp, %r11), %rax
        movq    %rax, (%rsp, %r11)
        jne     1b
2:      movq    8(%rbp), %r10
        movq    -16(%rbp), %rax
        movq    -8(%rbp), %rbx
        .cfi_restore %rbx
        incq    %r10
        call    *%r10
        .endm

/* The rest of step 3: out of the segment in rcx, and to the `ret` behind the call of __morestack. */
        .macro  leave_segment
        movq    SEGMENT_OLDER(%rcx), %rcx
        movq    %rcx, THREAD(THREAD_SEGMENT)
        movq    SEGMENT_LIMIT(%rcx), %rcx
        movq    %rcx, %fs:LIMIT_IN_THREAD
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        .cfi_restore %rbp
        ret
        .cfi_restore_state
        .endm

/* Everything that may hold an argument, and what the prologue passed. */
        .macro  push_arguments
        pushq   %r10
        pushq   %r11
        pushq   %rdi
        pushq   %rsi
        pushq   %rdx
        pushq   %rcx
        pushq   %r8
        pushq   %r9
        subq    $128, %rsp
        movups  %xmm0, (%rsp)
        movups  %xmm1, 16(%rsp)
        movups  %xmm2, 32(%rsp)
        movups  %xmm3, 48(%rsp)
        movups  %xmm4, 64(%rsp)
        movups  %xmm5, 80(%rsp)
        movups  %xmm6, 96(%rsp)
        movups  %xmm7, 112(%rsp)
        .endm

        .macro  pop_arguments
        movups  (%rsp), %xmm0
        movups  16(%rsp), %xmm1
        movups  32(%rsp), %xmm2
        movups  48(%rsp), %xmm3
        movups  64(%rsp), %xmm4
        movups  80(%rsp), %xmm5
        movups  96(%rsp), %xmm6
        movups  112(%rsp), %xmm7
        addq    $128, %rsp
        popq    %r9
        popq    %r8
        popq    %rcx
        popq    %rdx
        popq    %rsi
        popq    %rdi
        popq    %r11
        popq    %r10
        .endm

        .text
        .globl  __morestack
        .type   __morestack, @function
        .p2align 5
__morestack:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rbx
        .cfi_offset %rbx, -24
        pushq   %rax
        cmpq    $-1, %fs:LIMIT_IN_THREAD    /* STACK_POLL_LIMIT */
        je      .Lpoll

.Lcross:
        movq    THREAD(THREAD_SEGMENT), %rbx
        leaq    (%r10, %r11), %rax
        movq    SEGMENT_YOUNGER(%rbx), %rbx
        testq   %rbx, %rbx
        je      .Lask
        cmpq    SEGMENT_ROOM_BYTES(%rbx), %rax
        ja      .Lask

.Lenter:
        run_body_in_segment
        .globl  morestack_body_return
morestack_body_return:
        movq    THREAD(THREAD_SEGMENT), %rcx
        leave_segment

/* Not the room is too little: somebody asks the goroutine to stop (runtime/sched/interrupt.h).  Afterwards the prologue's
 * question is answered here; if there is room the body runs in place, and no frame of ours stays. */
.Lpoll:
        push_arguments
        movq    stack_poll_hook, %rdi
        movq    8(%rbp), %rsi
        call    rt_on_system_stack          /* (hook, our return address) -> 1: the next one shall be asked */
        movq    %rax, %rbx
        pop_arguments
        cmpq    $1, %rbx
        jne     1f
        movq    $-1, %fs:LIMIT_IN_THREAD
1:      movq    THREAD(THREAD_SEGMENT), %rbx
        leaq    16(%rbp), %rax
        cmpq    $256, %r10                  /* GCC compares rsp itself for frames below that */
        jb      2f
        subq    %r10, %rax
2:      cmpq    SEGMENT_LIMIT(%rbx), %rax
        jb      .Lcross
        .cfi_remember_state
        popq    %rax
        popq    %rbx
        .cfi_restore %rbx
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        .cfi_restore %rbp
        incq    (%rsp)
        ret
        .cfi_restore_state

.Lask:
        push_arguments

        movq    THREAD(THREAD_SEGMENT), %rdx
        movq    THREAD(THREAD_STACK), %rax
        movq    %rdx, STACK_CURRENT(%rax)
        movq    %rsp, STACK_STOPPED_AT(%rax)
        movq    %rax, %rdi
        leaq    (%r10, %r11), %rsi
        movq    %rsp, %rbx
        movq    THREAD(THREAD_SYSTEM_RSP), %rsp
        movq    $0, %fs:LIMIT_IN_THREAD
        call    stack_next_segment          /* (stack, bytes) -> segment */
        movq    %rbx, %rsp
        movq    %rax, %rbx

        pop_arguments
        cmpl    $0, stack_poisons_segments
        je      .Lenter

/* The same way with a C call at its end that fills the left segment (BERTHDEBUG=poison=1). */
        run_body_in_segment
        .globl  morestack_poison_return
morestack_poison_return:
        leaq    -64(%rbp), %rsp
        movq    %rax, (%rsp)
        movq    %rdx, 8(%rsp)
        movups  %xmm0, 16(%rsp)
        movups  %xmm1, 32(%rsp)
        movq    %rbx, 48(%rsp)
        .cfi_offset %rbx, -32
        movq    %rsp, %rbx
        movq    THREAD(THREAD_SEGMENT), %rdi
        movq    THREAD(THREAD_SYSTEM_RSP), %rsp
        movq    $0, %fs:LIMIT_IN_THREAD
        call    stack_poison_segment        /* (segment) */
        movq    %rbx, %rsp
        movq    (%rsp), %rax
        movq    8(%rsp), %rdx
        movups  16(%rsp), %xmm0
        movups  32(%rsp), %xmm1
        movq    48(%rsp), %rbx
        .cfi_restore %rbx
        movq    THREAD(THREAD_SEGMENT), %rcx
        leave_segment
        .cfi_endproc
        .size   __morestack, . - __morestack

        .section .note.GNU-stack, "", @progbits
