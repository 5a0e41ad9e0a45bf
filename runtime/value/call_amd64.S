/* call: registers and stack arguments from records, and back; see call.h, whose offsets these are. */
#include "runtime/stack/offsets.h"

#define RECORD_CODE 0
#define RECORD_STACK_BYTES 8
#define RECORD_FILL 16
#define RECORD_TAKE 24
#define RECORD_INTEGERS 32
#define RECORD_FLOATS 80
#define RECORD_INTEGER_RESULTS 144
#define RECORD_FLOAT_RESULTS 160

#define CLOSURE_STACK_BYTES 8
#define CLOSURE_RUN 16

#define CALL_INTEGERS 0
#define CALL_FLOATS 48
#define CALL_STACK 112
#define CALL_INTEGER_RESULTS 120
#define CALL_FLOAT_RESULTS 136
#define CALL_BYTES 160              /* 16-byte aligned */

/* Of both functions, beside the stack's arguments: under 256, which needs no check of its own in the guard. */
#define FRAME_BYTES 208

        .text

/* void rt_call(CallRecord *record) */
        .globl  rt_call
        .type   rt_call, @function
        .p2align 4
rt_call:
        .cfi_startproc
        movq    RECORD_STACK_BYTES(%rdi), %r10
        addq    $FRAME_BYTES, %r10
        movq    %rsp, %rax
        subq    %r10, %rax
        cmpq    %fs:LIMIT_IN_THREAD, %rax
        ja      1f
        xorl    %r11d, %r11d
        call    __morestack
        ret
1:      pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        pushq   %rbx
        .cfi_offset %rbx, -24
        pushq   %rax                        /* 16-byte alignment */
        movq    %rdi, %rbx

        subq    RECORD_STACK_BYTES(%rbx), %rsp
        movq    %rsp, %rdi
        movq    RECORD_FILL(%rbx), %rsi
        call    *(%rsi)

        movq    RECORD_INTEGERS(%rbx), %rdi
        movq    RECORD_INTEGERS + 8(%rbx), %rsi
        movq    RECORD_INTEGERS + 16(%rbx), %rdx
        movq    RECORD_INTEGERS + 24(%rbx), %rcx
        movq    RECORD_INTEGERS + 32(%rbx), %r8
        movq    RECORD_INTEGERS + 40(%rbx), %r9
        movsd   RECORD_FLOATS(%rbx), %xmm0
        movsd   RECORD_FLOATS + 8(%rbx), %xmm1
        movsd   RECORD_FLOATS + 16(%rbx), %xmm2
        movsd   RECORD_FLOATS + 24(%rbx), %xmm3
        movsd   RECORD_FLOATS + 32(%rbx), %xmm4
        movsd   RECORD_FLOATS + 40(%rbx), %xmm5
        movsd   RECORD_FLOATS + 48(%rbx), %xmm6
        movsd   RECORD_FLOATS + 56(%rbx), %xmm7
        call    *RECORD_CODE(%rbx)
        .globl  call_return
call_return:
        movq    %rax, RECORD_INTEGER_RESULTS(%rbx)
        movq    %rdx, RECORD_INTEGER_RESULTS + 8(%rbx)
        movsd   %xmm0, RECORD_FLOAT_RESULTS(%rbx)
        movsd   %xmm1, RECORD_FLOAT_RESULTS + 8(%rbx)

        movq    RECORD_TAKE(%rbx), %rsi
        testq   %rsi, %rsi
        je      2f
        movq    %rsp, %rdi
        call    *(%rsi)
2:      leaq    -8(%rbp), %rsp
        popq    %rbx
        .cfi_restore %rbx
        popq    %rbp
        .cfi_restore %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   rt_call, . - rt_call

/* The code of a made func value, once %rax is its closure. */
        .globl  call_stub_enter
        .type   call_stub_enter, @function
        .p2align 4
call_stub_enter:
        .cfi_startproc
        cmpq    %fs:LIMIT_IN_THREAD, %rsp
        ja      1f
        movl    $FRAME_BYTES, %r10d
        movq    CLOSURE_STACK_BYTES(%rax), %r11
        call    __morestack
        ret
1:      pushq   %rbp
        .cfi_def_cfa_offset 16
        .cfi_offset %rbp, -16
        movq    %rsp, %rbp
        .cfi_def_cfa_register %rbp
        subq    $CALL_BYTES, %rsp
        movq    %rdi, CALL_INTEGERS(%rsp)
        movq    %rsi, CALL_INTEGERS + 8(%rsp)
        movq    %rdx, CALL_INTEGERS + 16(%rsp)
        movq    %rcx, CALL_INTEGERS + 24(%rsp)
        movq    %r8, CALL_INTEGERS + 32(%rsp)
        movq    %r9, CALL_INTEGERS + 40(%rsp)
        movsd   %xmm0, CALL_FLOATS(%rsp)
        movsd   %xmm1, CALL_FLOATS + 8(%rsp)
        movsd   %xmm2, CALL_FLOATS + 16(%rsp)
        movsd   %xmm3, CALL_FLOATS + 24(%rsp)
        movsd   %xmm4, CALL_FLOATS + 32(%rsp)
        movsd   %xmm5, CALL_FLOATS + 40(%rsp)
        movsd   %xmm6, CALL_FLOATS + 48(%rsp)
        movsd   %xmm7, CALL_FLOATS + 56(%rsp)
        leaq    16(%rbp), %rdx
        movq    %rdx, CALL_STACK(%rsp)

        movq    %rax, %rdi
        movq    %rsp, %rsi
        movq    CLOSURE_RUN(%rax), %rdx
        call    *(%rdx)
        .globl  call_stub_return
call_stub_return:
        movq    CALL_INTEGER_RESULTS(%rsp), %rax
        movq    CALL_INTEGER_RESULTS + 8(%rsp), %rdx
        movsd   CALL_FLOAT_RESULTS(%rsp), %xmm0
        movsd   CALL_FLOAT_RESULTS + 8(%rsp), %xmm1
        movq    %rbp, %rsp
        popq    %rbp
        .cfi_restore %rbp
        .cfi_def_cfa %rsp, 8
        ret
        .cfi_endproc
        .size   call_stub_enter, . - call_stub_enter

/* Each 16 bytes long (CALL_STUB_BYTES). */
        .macro  stub source
        .p2align 4
        .cfi_startproc
        movq    \source, %rax
        jmp     call_stub_enter
        .cfi_endproc
        .endm

        .globl  call_stubs
        .p2align 4
call_stubs:
        stub    %rdi
        stub    %rsi
        stub    %rdx
        stub    %rcx
        stub    %r8
        stub    %r9
        .set    stack_word, 0
        .rept   64
        stub    8+8*stack_word(%rsp)
        .set    stack_word, stack_word + 1
        .endr

        .section .note.GNU-stack, "", @progbits
