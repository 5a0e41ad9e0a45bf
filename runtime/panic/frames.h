/* frames: a goroutine's frames in Go's words. */
#pragma once
#include "runtime/stack/unwind.h"

/* The header line, then the Go frames from here outwards.  On the system stack. */
void frames_report(UnwindRegisters *registers);
