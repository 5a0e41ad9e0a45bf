/* void rt_enter_system_call(void): the caller's registers are put where the collector and tracebacks find them, and
 * the stack counts as stopped at the caller's frame.  The limit is 0 until the call is over: nothing checks, and no signal
 * changes it. */
#include "runtime/sched/offsets.h"
#include "runtime/stack/offsets.h"

#define THREAD(field) %fs:rt_stack_thread@tpoff + field

/* Package syscall's own calls: through a Go function in between the frame that was left would be gone. */
        .globl  go_runtime_dentersyscall, go_runtime_dexitsyscall
        .set    go_runtime_dentersyscall, rt_enter_system_call
        .set    go_runtime_dexitsyscall, rt_exit_system_call

        .text
        .globl  rt_enter_system_call
        .type   rt_enter_system_call, @function
rt_enter_system_call:
        .cfi_startproc
        movq    THREAD(THREAD_STACK), %rdi
        movq    THREAD(THREAD_SEGMENT), %rcx
        movq    (%rsp), %rdx
        leaq    8(%rsp), %rax
        movq    %r15, GOROUTINE_CALL_REGISTERS(%rdi)
        movq    %r14, GOROUTINE_CALL_REGISTERS + 8(%rdi)
        movq    %r13, GOROUTINE_CALL_REGISTERS + 16(%rdi)
        movq    %r12, GOROUTINE_CALL_REGISTERS + 24(%rdi)
        movq    %rbx, GOROUTINE_CALL_REGISTERS + 32(%rdi)
        movq    %rbp, GOROUTINE_CALL_REGISTERS + 40(%rdi)
        movq    %rdx, GOROUTINE_CALL_REGISTERS + 48(%rdi)
        movq    %rcx, STACK_CURRENT(%rdi)
        movq    %rax, STACK_STOPPED_AT(%rdi)
        movq    $0, %fs:LIMIT_IN_THREAD
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        call    system_call_enter
        addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_endproc
        .size   rt_enter_system_call, . - rt_enter_system_call

/* void rt_exit_system_call(void) */
        .globl  rt_exit_system_call
        .type   rt_exit_system_call, @function
rt_exit_system_call:
        .cfi_startproc
        subq    $8, %rsp
        .cfi_adjust_cfa_offset 8
        call    system_call_has_processor
        movq    THREAD(THREAD_SEGMENT), %rcx
        movq    SEGMENT_LIMIT(%rcx), %rcx
        movq    %rcx, %fs:LIMIT_IN_THREAD
        testb   %al, %al
        jne     1f
        leaq    system_call_wait(%rip), %rdi
        call    rt_on_system_stack
1:      addq    $8, %rsp
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_endproc
        .size   rt_exit_system_call, . - rt_exit_system_call

/* func RawSyscall6(number, a, b, c, d, e, f uintptr) (result, second, errno uintptr), package syscall's: between enter and
 * exit it may use no more stack than this.  The results' place comes first.  The kernel leaves rdx alone: that is the
 * second result. */
        .globl  go_syscall_dRawSyscall6
        .type   go_syscall_dRawSyscall6, @function
go_syscall_dRawSyscall6:
        .cfi_startproc
        pushq   %rdi
        .cfi_adjust_cfa_offset 8
        movq    %rsi, %rax
        movq    %rdx, %rdi
        movq    %rcx, %rsi
        movq    %r8, %rdx
        movq    %r9, %r10
        movq    16(%rsp), %r8
        movq    24(%rsp), %r9
        syscall
        popq    %rdi
        .cfi_adjust_cfa_offset -8
        xorl    %ecx, %ecx
        cmpq    $-4096, %rax
        jbe     1f
        subq    %rax, %rcx
        movq    $-1, %rax
        xorl    %edx, %edx
1:      movq    %rax, (%rdi)
        movq    %rdx, 8(%rdi)
        movq    %rcx, 16(%rdi)
        movq    %rdi, %rax
        ret
        .cfi_endproc
        .size   go_syscall_dRawSyscall6, . - go_syscall_dRawSyscall6
        .section .note.GNU-stack, "", @progbits
