/* switch: between a goroutine's stack and the thread's system stack.
 *
 * Only callee-saved registers are saved; they lie on the stack that is left, where the collector finds
 * them.  The floating-point control words are the same for all of Go and stay as they are.
 * Every way has CFI, so that a traceback on the system stack goes on in the goroutine's frames.
 */
#include "runtime/stack/offsets.h"

#define THREAD(field) %fs:rt_stack_thread@tpoff + field

        .macro  push_callee_saved
        pushq   %rbp
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbp, 0
        pushq   %rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbx, 0
        pushq   %r12
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r12, 0
        pushq   %r13
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r13, 0
        pushq   %r14
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r14, 0
        pushq   %r15
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %r15, 0
        .endm

        .macro  pop_one register
        popq    \register
        .cfi_adjust_cfa_offset -8
        .cfi_restore \register
        .endm

        .macro  pop_callee_saved
        pop_one %r15
        pop_one %r14
        pop_one %r13
        pop_one %r12
        pop_one %rbx
        pop_one %rbp
        .endm

        .text

/* void stack_switch_to(Stack *stack): system stack -> goroutine. */
        .globl  stack_switch_to
        .type   stack_switch_to, @function
stack_switch_to:
        .cfi_startproc
        push_callee_saved
        subq    $8, %rsp                    /* the system stack goes on 16-byte aligned */
        .cfi_adjust_cfa_offset 8
        movq    %rsp, THREAD(THREAD_SYSTEM_RSP)
        movq    STACK_CURRENT(%rdi), %rax
        movq    %rdi, THREAD(THREAD_STACK)
        movq    %rax, THREAD(THREAD_SEGMENT)
        movq    SEGMENT_LIMIT(%rax), %rax
        movq    %rax, %fs:LIMIT_IN_THREAD
        movq    STACK_STOPPED_AT(%rdi), %rsp
        .cfi_adjust_cfa_offset -8
        pop_callee_saved
        ret
        .cfi_endproc
        .size   stack_switch_to, . - stack_switch_to

/* void stack_leave(void): goroutine -> system stack, behind its stack_switch_to. */
        .globl  stack_leave
        .type   stack_leave, @function
stack_leave:
        .cfi_startproc
        push_callee_saved
        movq    THREAD(THREAD_STACK), %rdi
        movq    THREAD(THREAD_SEGMENT), %rax
        movq    %rax, STACK_CURRENT(%rdi)
        movq    %rsp, STACK_STOPPED_AT(%rdi)
        movq    $0, THREAD(THREAD_STACK)
        movq    $0, %fs:LIMIT_IN_THREAD
        movq    THREAD(THREAD_SYSTEM_RSP), %rsp
        addq    $8, %rsp
        pop_callee_saved
        ret
        .cfi_endproc
        .size   stack_leave, . - stack_leave

/* void stack_abandon(void): the goroutine's registers lie where rt_on_system_stack put them, in the order in which
 * stack_switch_to takes them. */
        .globl  stack_abandon
        .type   stack_abandon, @function
stack_abandon:
        .cfi_startproc
        .cfi_undefined %rip
        movq    $0, THREAD(THREAD_STACK)
        movq    THREAD(THREAD_SYSTEM_RSP), %rsp
        addq    $8, %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        ret
        .cfi_endproc
        .size   stack_abandon, . - stack_abandon

/* void rt_on_system_stack(void (*function)(void *), void *argument) */
        .globl  rt_on_system_stack
        .type   rt_on_system_stack, @function
rt_on_system_stack:
        .cfi_startproc
        .cfi_signal_frame                   /* gdb walks from one stack to another only here and at __morestack */
        movq    %rdi, %rax
        movq    %rsi, %rdi
        cmpq    $0, %fs:LIMIT_IN_THREAD
        jne     1f
        jmp     *%rax
1:      pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rbx
        .cfi_offset %rbx, -24
        pushq   %r12
        .cfi_offset %r12, -32
        pushq   %r13
        .cfi_offset %r13, -40
        pushq   %r14
        .cfi_offset %r14, -48
        pushq   %r15
        .cfi_offset %r15, -56
        movq    THREAD(THREAD_STACK), %rcx
        movq    THREAD(THREAD_SEGMENT), %rdx
        movq    %rdx, STACK_CURRENT(%rcx)
        movq    %rsp, STACK_STOPPED_AT(%rcx)
        movq    THREAD(THREAD_SYSTEM_RSP), %rsp
        movq    $0, %fs:LIMIT_IN_THREAD
        call    *%rax
        movq    THREAD(THREAD_SEGMENT), %rdx
        movq    SEGMENT_LIMIT(%rdx), %rdx
        movq    %rdx, %fs:LIMIT_IN_THREAD
        leaq    -40(%rbp), %rsp
        popq    %r15
        popq    %r14
        popq    %r13
        popq    %r12
        popq    %rbx
        popq    %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   rt_on_system_stack, . - rt_on_system_stack

/* The frame below all others of a goroutine, laid by stack_prepare:
 * rbx(r12), then r13(), which does not return.  Unwinders stop here.  The collector must find the
 * argument nowhere that its function does not keep it: neither in r12 nor where r12 was laid. */
        .globl  stack_first_frame
        .type   stack_first_frame, @function
stack_first_frame:
        .cfi_startproc
        .cfi_undefined %rip
        movq    %r12, %rdi
        xorl    %r12d, %r12d
        movq    $0, -32(%rsp)
        call    *%rbx
        call    *%r13
        ud2
        .cfi_endproc
        .size   stack_first_frame, . - stack_first_frame

        .section .note.GNU-stack, "", @progbits
