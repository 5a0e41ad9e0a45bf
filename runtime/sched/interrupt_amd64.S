/* void rt_poll(void): a loop's back edge found the limit changed.  What GCC keeps in registers over a call is saved on the
 * way to the system stack. */
        .text
        .globl  rt_poll
        .type   rt_poll, @function
rt_poll:
        .cfi_startproc
        leaq    scheduler_poll(%rip), %rdi
        jmp     rt_on_system_stack
        .cfi_endproc
        .size   rt_poll, . - rt_poll
        .section .note.GNU-stack, "", @progbits
