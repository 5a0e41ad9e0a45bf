/* faults: signals of the processor become Go panics. */
#pragma once
#include "runtime/stack/unwind.h"
#include <stdbool.h>

/* Takes SIGSEGV, SIGBUS and SIGFPE, on a signal stack of their own. */
void faults_install(void);
/* Gives this thread a signal stack; faults_install has done so for its own. */
void faults_begin_thread(void);

/* What a signal interrupted; `context`: as handlers get it. */
void faults_read_registers(const void *context, UnwindRegisters *registers);

/* debug.SetPanicOnFault: whether a fault at any address is this goroutine's panic; gives the old answer. */
bool rt_set_panic_on_fault(bool is_on);
/* runtime.Breakpoint. */
void rt_breakpoint(void);
