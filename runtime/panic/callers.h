/* Callers: the frames of the running goroutine, as package runtime gives them to programs. */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/abi/pctable.h"
#include "runtime/stack/unwind.h"

/* What library/runtime knows of a code address: type codePlace in symbols.go. */
typedef struct CodePlace {
    const PcFunction *function;
    GoString name, file;
    GoInt line;
    uintptr_t entry;             /* of a function that is inlined everywhere: an address for its declaration */
} CodePlace;

/* Addresses for at most `room` frames, innermost first; 0 skips nothing, and begins with the caller in package runtime. */
GoInt rt_callers(GoInt skip, uintptr_t *addresses, GoInt room);
/* Of an address inside of an instruction, or one that rt_callers gave for an inlined function; false: no function. */
bool rt_code_place(uintptr_t pc, CodePlace *place);
/* The function's name, for a PcFunction. */
GoString rt_function_name(const PcFunction *function);
uintptr_t rt_function_entry(const PcFunction *function);
/* runtime.Stack: the text of a traceback, from the caller's caller on; bytes that fitted. */
GoInt rt_stack_text(void *bytes, GoInt size_bytes, bool is_all);

/* runtime.StackRecord: up to the first 0. */
enum { STACK_RECORD_ADDRESSES = 32 };
typedef struct StackRecord { uintptr_t addresses[STACK_RECORD_ADDRESSES]; } StackRecord;
/* All goroutines, as many as there is room for; gives their number. */
GoInt rt_goroutine_stacks(StackRecord *records, GoInt room);
/* As rt_callers, from a frame outwards; on the system stack. */
GoInt callers_collect(UnwindRegisters *registers, uintptr_t *addresses, GoInt room);
