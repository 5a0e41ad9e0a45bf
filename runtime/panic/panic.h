/* Panic: what a program does wrong at run time, and how it ends.
 *
 * 1. rt_panic_* describe the mistake in a RuntimeError; rt_panic has the program's own value.
 * 2. panic_raise takes either.  It runs the goroutine's deferred calls, newest first, on top of the stack, so
 *    that every frame is still there; one of them may call recover.
 * 3. A call that recovered has returned: the frame that deferred it goes on as if it returned (defer_resume).
 * 4. Nobody recovers: Error and String methods of the values are called, then values and traceback are
 *    printed in Go's words, and the program ends with status 2.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/stack/unwind.h"

typedef enum RuntimeErrorKind {
    RUNTIME_ERROR_NONE,      /* the panic has a value of the program's */
    RUNTIME_ERROR_TEXT,      /* "runtime error: " text, then the type's name if there is one */
    RUNTIME_ERROR_PLAIN,     /* text, then the type's name if there is one */
    RUNTIME_ERROR_BOUNDS,
    RUNTIME_ERROR_ASSERTION,
    RUNTIME_ERROR_ADDRESS    /* as TEXT, for a fault after debug.SetPanicOnFault */
} RuntimeErrorKind;

/* Package runtime of library/ knows it as runtimeError. */
typedef struct RuntimeError {
    RuntimeErrorKind kind;
    const char *text;
    const GoType *type;      /* TEXT: named at the end; ASSERTION: the type it has, or NULL */
    /* BOUNDS */
    int64_t index;
    GoInt length;
    bool is_signed;
    uint8_t code;            /* a row of bounds.def */
    /* ASSERTION */
    const GoType *wanted, *static_interface;  /* static_interface NULL: "interface" */
    GoString missing_method; /* length 0: none */
    uintptr_t address;       /* ADDRESS */
} RuntimeError;

/* A memory access that the kernel refused, as Go prints it in brackets. */
typedef struct Fault {
    int signal;              /* 0: none */
    int code;
    uintptr_t address, pc;
    bool is_not_nil;         /* only a panic after debug.SetPanicOnFault */
    UnwindRegisters registers; /* is_exact: as the fault found them; tracebacks begin there */
} Fault;

/* A panic on its way, or a Goexit; in the C frame that runs the deferred calls. */
typedef struct Panic Panic;
struct Panic {
    GoEface value;
    RuntimeError error;
    Fault fault;
    Panic *older;            /* of the goroutine: this one was raised by a call that the older one runs */
    Panic *unaborted;        /* of the older ones, those newer than this are aborted */
    GoDeferFrame *frame;     /* whose calls it runs */
    bool is_goexit;
    bool is_recovered;       /* recover was called; the deferred call has not returned yet */
    bool is_aborted;         /* a newer one runs the rest of `frame` */
    bool says;               /* at the end: its Error or String method was called, and gave `said` */
    GoString said;
};

_Noreturn void panic_raise(const Panic *panic);
/* "runtime error: text". */
_Noreturn void panic_text(const char *text);
/* The text alone, as Go has it for maps and channels. */
_Noreturn void panic_plain(const char *text);
/* "runtime error: comparing uncomparable type []int" and the like: text, then the type. */
_Noreturn void panic_type(const char *text, const GoType *type);

/* "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x401234]"; nothing if there is no signal. */
void fault_report(const Fault *fault);
/* What the signal handler turns a nil dereference or a division into. */
_Noreturn void panic_from_fault(const Fault *fault);
/* Calls it for the frame that faulted (defer_amd64.S). */
void panic_fault_entry(void);

_Noreturn void rt_panic(GoEface value);
_Noreturn void rt_panic_nil(void);
_Noreturn void rt_panic_wrap(const char *text);
_Noreturn void rt_panic_divide(void);
_Noreturn void rt_panic_shift(void);
_Noreturn void rt_panic_bounds(int64_t index, bool is_signed, GoInt length, uint8_t code);
_Noreturn void rt_panic_assertion(const GoType *has, const GoType *wanted, const GoType *static_interface);
_Noreturn void panic_missing_method(const GoType *has, const GoType *wanted, GoString method);
_Noreturn void rt_panic_unreachable(void);

/* Prints the error's text as its Error method would give it. */
void runtime_error_report(const RuntimeError *error);
GoString rt_error_text(const RuntimeError *error);
/* Prints a panic's value; its Error or String method has been called already. */
void panic_value_report(GoEface value);
/* Calls value.Error() or value.String(), if it has one; `text`: what it said. */
bool panic_value_says(GoEface value, GoString *text);

/* Installed by value/: the name of the first method of `wanted` that `has` lacks. */
extern GoString (*panic_missing_method_hook)(const GoType *wanted, const GoType *has);

/* "goroutine 1 [running]:" and the frames, from the caller outwards; is_all: then the other goroutines. */
void traceback_report(bool is_all);

/* ---- defer_amd64.S, defer.c ---- */

/* Calls a func() on behalf of a panic; recover knows the return address. */
void deferred_call(const GoClosure *closure);
extern const char deferred_call_return[];
/* The same in rt_defer_return. */
extern const char defer_return_return[];
/* Goes on in the frame: its savectx returns 1. */
_Noreturn void defer_resume(GoDeferFrame *frame);
bool defer_is_empty(const GoDeferFrame *frame);
/* Takes the newest call off the frame, which is not empty. */
const GoClosure *defer_take(GoDeferFrame *frame);

/* The panic's value as recover gives it: a runtime.Error for the runtime's own. */
GoEface panic_value(const Panic *panic);
