/* rt_poll: a loop's back edge found the limit changed.  Called from inline assembly, not as a C function: it keeps every
 * register but xmm8 to xmm15, so that GCC's loops keep theirs over a back edge.  All of them are saved on the goroutine's
 * stack, where the collector finds them. */
        .macro  push_one register
        pushq   \register
        .cfi_adjust_cfa_offset 8
        .endm

        .macro  pop_one register
        popq    \register
        .cfi_adjust_cfa_offset -8
        .endm

        .text
        .globl  rt_poll
        .type   rt_poll, @function
rt_poll:
        .cfi_startproc
        push_one %rax
        push_one %rcx
        push_one %rdx
        push_one %rsi
        push_one %rdi
        push_one %r8
        push_one %r9
        push_one %r10
        push_one %r11
        subq    $128, %rsp
        .cfi_adjust_cfa_offset 128
        movups  %xmm0, (%rsp)
        movups  %xmm1, 16(%rsp)
        movups  %xmm2, 32(%rsp)
        movups  %xmm3, 48(%rsp)
        movups  %xmm4, 64(%rsp)
        movups  %xmm5, 80(%rsp)
        movups  %xmm6, 96(%rsp)
        movups  %xmm7, 112(%rsp)
        leaq    scheduler_poll(%rip), %rdi
        call    rt_on_system_stack
        movups  (%rsp), %xmm0
        movups  16(%rsp), %xmm1
        movups  32(%rsp), %xmm2
        movups  48(%rsp), %xmm3
        movups  64(%rsp), %xmm4
        movups  80(%rsp), %xmm5
        movups  96(%rsp), %xmm6
        movups  112(%rsp), %xmm7
        addq    $128, %rsp
        .cfi_adjust_cfa_offset -128
        pop_one %r11
        pop_one %r10
        pop_one %r9
        pop_one %r8
        pop_one %rdi
        pop_one %rsi
        pop_one %rdx
        pop_one %rcx
        pop_one %rax
        ret
        .cfi_endproc
        .size   rt_poll, . - rt_poll
        .section .note.GNU-stack, "", @progbits
