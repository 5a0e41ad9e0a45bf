/* savectx and restorectx: setjmp and longjmp over segments.  GCC knows by the name that savectx returns twice. */
#include "runtime/stack/offsets.h"
#define THREAD(field) %fs:rt_stack_thread@tpoff + field
        .text
        .globl  savectx
        .type   savectx, @function
savectx:
        movq    %rbx, (%rdi)
        movq    %rbp, 8(%rdi)
        movq    %r12, 16(%rdi)
        movq    %r13, 24(%rdi)
        movq    %r14, 32(%rdi)
        movq    %r15, 40(%rdi)
        leaq    8(%rsp), %rax
        movq    %rax, 48(%rdi)
        movq    (%rsp), %rax
        movq    %rax, 56(%rdi)
        movq    %fs:LIMIT_IN_THREAD, %rax
        movq    %rax, 64(%rdi)
        movq    THREAD(THREAD_SEGMENT), %rax
        movq    %rax, 72(%rdi)
        xorl    %eax, %eax
        ret
        .size   savectx, . - savectx

        .globl  restorectx
        .type   restorectx, @function
restorectx:
        movq    72(%rdi), %rax
        movq    %rax, THREAD(THREAD_SEGMENT)
        movq    64(%rdi), %rax
        movq    %rax, %fs:LIMIT_IN_THREAD
        movq    (%rdi), %rbx
        movq    8(%rdi), %rbp
        movq    16(%rdi), %r12
        movq    24(%rdi), %r13
        movq    32(%rdi), %r14
        movq    40(%rdi), %r15
        movq    48(%rdi), %rsp
        movl    $1, %eax
        jmp     *56(%rdi)
        .size   restorectx, . - restorectx
        .section .note.GNU-stack, "", @progbits
