/* defer: calling what was deferred, and going back to a frame. */
#include "runtime/panic/offsets.h"
#include "runtime/stack/offsets.h"

        .text

/* void deferred_call(const GoClosure *closure): one call on behalf of a panic. */
        .globl  deferred_call
        .type   deferred_call, @function
deferred_call:
        .cfi_startproc
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        call    *(%rdi)
        .globl  deferred_call_return
deferred_call_return:
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_endproc
        .size   deferred_call, . - deferred_call

/* Where a fault goes on, as if the instruction had called it, at any alignment of the stack. */
        .globl  panic_fault_entry
        .type   panic_fault_entry, @function
panic_fault_entry:
        .cfi_startproc
        pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        andq    $-16, %rsp
        call    panic_from_fault
        ud2
        .cfi_endproc
        .size   panic_fault_entry, . - panic_fault_entry

/* void rt_defer_return(GoDeferFrame *frame): calls what is deferred in the frame, newest first, then takes the
 * frame off its goroutine.  A call is off the frame before it begins: a panic in it goes on with the others. */
        .globl  rt_defer_return
        .type   rt_defer_return, @function
        .p2align 4
rt_defer_return:
        .cfi_startproc
        pushq   %rbx
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %rbx, 0
        movq    %rdi, %rbx
.Lnext:
        movq    FRAME_DEFERS(%rbx), %rax
        cmpq    $0, FRAME_LOOP_DEFERS(%rbx)
        jne     .Lin_loop
        testq   %rax, %rax
        je      .Ldone
        movq    DEFER_OLDER(%rax), %rcx
        movq    DEFER_CLOSURE(%rax), %rdi
        movq    %rcx, FRAME_DEFERS(%rbx)
.Lcall:
        testq   %rdi, %rdi
        je      .Lnil
        call    *(%rdi)
        .globl  defer_return_return
defer_return_return:
        jmp     .Lnext
.Lin_loop:
        movq    %rbx, %rdi
        call    defer_take
        movq    %rax, %rdi
        jmp     .Lcall
.Lnil:
        call    rt_panic_nil
.Ldone:
        movq    FRAME_NEWEST(%rbx), %rax
        movq    FRAME_OLDER(%rbx), %rcx
        movq    %rcx, (%rax)
        popq    %rbx
        .cfi_adjust_cfa_offset -8
        .cfi_restore %rbx
        ret
        .cfi_endproc
        .size   rt_defer_return, . - rt_defer_return

/* void defer_resume(GoDeferFrame *frame): the frame's savectx returns again.  The segment's limit is read anew. */
        .globl  defer_resume
        .type   defer_resume, @function
defer_resume:
        movq    FRAME_SEGMENT(%rdi), %rax
        movq    %rax, %fs:rt_stack_thread@tpoff + THREAD_SEGMENT
        movq    SEGMENT_LIMIT(%rax), %rax
        movq    %rax, %fs:LIMIT_IN_THREAD
        movq    FRAME_REGISTERS(%rdi), %rbx
        movq    FRAME_REGISTERS + 8(%rdi), %rbp
        movq    FRAME_REGISTERS + 16(%rdi), %r12
        movq    FRAME_REGISTERS + 24(%rdi), %r13
        movq    FRAME_REGISTERS + 32(%rdi), %r14
        movq    FRAME_REGISTERS + 40(%rdi), %r15
        movq    FRAME_REGISTERS + 48(%rdi), %rsp
        movl    $1, %eax
        jmp     *FRAME_REGISTERS + 56(%rdi)
        .size   defer_resume, . - defer_resume
        .section .note.GNU-stack, "", @progbits
