/* offsets: where the assembly finds the fields of Goroutine; system_call.c asserts that they agree. */
#pragma once

#define GOROUTINE_CALL_REGISTERS 48
