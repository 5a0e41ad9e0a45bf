/* frames: a goroutine's frames in Go's words. */
#pragma once
#include "runtime/stack/unwind.h"

typedef enum FrameKind {
    FRAME_RUNTIME,           /* C or assembly */
    FRAME_WRAPPER,           /* codegen's: passes a call on */
    FRAME_GO
} FrameKind;
FrameKind frames_kind(const UnwindRegisters *registers);

/* The header line, then the Go frames from `registers` outwards, then who created it.  On the system stack. */
struct Goroutine;
void frames_report(UnwindRegisters *registers, const struct Goroutine *goroutine);
