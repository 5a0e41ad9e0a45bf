/* frames: a goroutine's frames in Go's words. */
#pragma once
#include "runtime/stack/unwind.h"

/* The header line, then the Go frames from here outwards.  On the system stack. */
void frames_report(UnwindRegisters *registers);

typedef enum FrameKind {
    FRAME_RUNTIME,           /* C or assembly */
    FRAME_WRAPPER,           /* codegen's: passes a call on */
    FRAME_GO
} FrameKind;
FrameKind frames_kind(const UnwindRegisters *registers);
