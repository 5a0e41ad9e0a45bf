/* Call: functions whose signature is known at run time only, called and made.  For package reflect, whose overlay knows
 * which parameter lies where (library/overlay/reflect/convention.go) and has the same records.
 *
 * 1. rt_call(record) makes room for the stack's arguments, has them filled in, loads the registers and calls.
 * 2. A func value that reflect makes begins with a StubClosure.  Its code is a stub, which knows one thing only: where its
 *    signature puts the closure.  There is a stub for each of the six registers and for each word of the stack;
 *    those for the first words are assembled, the others are written when they are asked for (call_stub.c).  All go on in
 *    call_stub_enter, which hands a StubCall to the closure's `run`.
 * Both ways ask the split stack for room as every function does, and have CFI.
 */
#pragma once
#include "runtime/abi/layout.h"

typedef struct CallRecord {
    const void *code;
    size_t stack_bytes;          /* a multiple of 16 */
    const GoClosure *fill;       /* func(stack unsafe.Pointer) */
    const GoClosure *take;       /* the same, after the call: results may lie there; or NULL */
    uint64_t integers[6];        /* rdi rsi rdx rcx r8 r9 */
    uint64_t floats[8];          /* xmm0... */
    uint64_t integer_results[2]; /* rax rdx */
    uint64_t float_results[2];   /* xmm0 xmm1 */
} CallRecord;

typedef struct StubClosure {
    const void *code;
    size_t stack_bytes;          /* of the arguments, the closure's own word with them if it lies there */
    const GoClosure *run;        /* func(closure unsafe.Pointer, call *StubCall) */
} StubClosure;

typedef struct StubCall {
    uint64_t integers[6];
    uint64_t floats[8];
    void *stack;                 /* the arguments that lie there */
    uint64_t integer_results[2], float_results[2];
} StubCall;

void rt_call(CallRecord *record);
/* The stub for closures in the register (0 to 5) or at the word of the stack (6 and up). */
const void *rt_call_stub(GoInt place);

/* call_amd64.S */
enum { CALL_STUB_BYTES = 16, CALL_STUBS = 6 + 64 };
extern const char call_stubs[CALL_STUBS * CALL_STUB_BYTES];
extern const char call_stub_enter[];
/* Return addresses, known to recover: of the call in rt_call, of `run` in call_stub_enter. */
extern const char call_return[], call_stub_return[];
