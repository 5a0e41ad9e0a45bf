/* frames: a goroutine's frames in Go's words. */
#pragma once
#include "runtime/stack/unwind.h"

typedef enum FrameKind {
    FRAME_RUNTIME,           /* C or assembly */
    FRAME_WRAPPER,           /* codegen's: passes a call on */
    FRAME_GO
} FrameKind;
FrameKind frames_kind(const UnwindRegisters *registers);

/* Does a return address lead into a function of Go's? */
bool frames_is_go_code(uintptr_t pc);

/* The header line, then the Go frames from `registers` outwards, then who created it.  On the system stack.
 * registers NULL: the goroutine runs on another thread, its frames cannot be read. */
struct Goroutine;
void frames_report(UnwindRegisters *registers, const struct Goroutine *goroutine);
