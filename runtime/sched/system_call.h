/* System calls that may take long: meanwhile the processor runs other goroutines.
 *
 * rt_enter_system_call leaves the processor, but keeps hold of it: if the call is short, rt_exit_system_call just goes on.
 * If it is long the monitor gives the processor to another worker, and the goroutine waits for one when it comes back.
 * In between nothing but the call itself may be done: no allocation, no store of pointers, no Go code that calls more
 * than a leaf; the stack is not checked.
 * Source: Go 1.19 runtime/proc.go, entersyscall and exitsyscall.
 */
#pragma once
#include "runtime/abi/layout.h"

void rt_enter_system_call(void);
void rt_exit_system_call(void);
