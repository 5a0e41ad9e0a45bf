/* int32 savectx(GoDeferFrame *frame): links the frame into its goroutine and keeps what defer_resume needs to
 * return from here a second time, with 1.  GCC knows by the name that it may: it inlines no caller of it, and keeps
 * no variable that lives across it in a register. */
#include "runtime/panic/offsets.h"
#include "runtime/stack/offsets.h"

        .text
        .globl  savectx
        .type   savectx, @function
        .p2align 4
savectx:
        .cfi_startproc
        movq    %fs:rt_stack_thread@tpoff + THREAD_STACK, %rax
        movq    %rbx, FRAME_REGISTERS(%rdi)
        movq    %rbp, FRAME_REGISTERS + 8(%rdi)
        movq    %r12, FRAME_REGISTERS + 16(%rdi)
        movq    %r13, FRAME_REGISTERS + 24(%rdi)
        movq    %r14, FRAME_REGISTERS + 32(%rdi)
        movq    %r15, FRAME_REGISTERS + 40(%rdi)
        leaq    8(%rsp), %rdx
        movq    (%rsp), %rcx
        movq    %rdx, FRAME_REGISTERS + 48(%rdi)
        movq    %rcx, FRAME_REGISTERS + 56(%rdi)
        movq    %fs:rt_stack_thread@tpoff + THREAD_SEGMENT, %rdx
        movq    GOROUTINE_DEFER_FRAMES(%rax), %rcx
        movq    %rdx, FRAME_SEGMENT(%rdi)
        movq    %rcx, FRAME_OLDER(%rdi)
        addq    $GOROUTINE_DEFER_FRAMES, %rax
        movq    %rax, FRAME_NEWEST(%rdi)
        movq    %rdi, (%rax)
        xorl    %eax, %eax
        ret
        .cfi_endproc
        .size   savectx, . - savectx
        .section .note.GNU-stack, "", @progbits
