/* unwind_here: the callee-saved registers, rsp and rip of the caller, at DWARF's indexes. */
        .text
        .globl  unwind_here
        .type   unwind_here, @function
unwind_here:
        .cfi_startproc
        movq    %rbx, 8*3(%rdi)
        movq    %rbp, 8*6(%rdi)
        leaq    8(%rsp), %rax
        movq    %rax, 8*7(%rdi)
        movq    %r12, 8*12(%rdi)
        movq    %r13, 8*13(%rdi)
        movq    %r14, 8*14(%rdi)
        movq    %r15, 8*15(%rdi)
        movq    (%rsp), %rax
        movq    %rax, 8*16(%rdi)
        movb    $0, 8*17(%rdi)
        ret
        .cfi_endproc
        .size   unwind_here, . - unwind_here
        .section .note.GNU-stack, "", @progbits
