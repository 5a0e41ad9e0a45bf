/* Frame size: functions whose frames would be larger than Go allows, refused in its words. */
#pragma once
#include "analysis/place/place.h"

typedef struct FrameSize {
    const Placements *placements;
    int64_t local_bytes;
    int64_t callee_bytes;
    const IrNode *assigned;  /* a value that goes into a variable without a temporary, or NULL */
    const IrNode *discarded; /* a value that is never made: its parts are evaluated, no more */
    const IrNode *too_large; /* of an instance: a value that not even memory could hold; or NULL */
} FrameSize;

/* The frame with the function's variables. */
void frame_size_begin(FrameSize *frame, const Placements *placements, const IrFunction *function);

/* Adds what the node needs besides its children, before they are added. */
void frame_size_add(FrameSize *frame, IrNode *node);

/* Reports a function whose arguments, variables or calls need 1 GiB or more. */
void frame_size_check(Compilation *compilation, const FrameSize *frame, const IrFunction *function);
