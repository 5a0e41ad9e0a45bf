/* offsets: where the assembly finds the fields of GoDeferFrame, GoDefer and Goroutine; defer.c asserts that they agree. */
#pragma once

#define FRAME_OLDER 0
#define FRAME_NEWEST 8
#define FRAME_DEFERS 16
#define FRAME_LOOP_DEFERS 24
#define FRAME_REGISTERS 32
#define FRAME_SEGMENT 96

#define DEFER_OLDER 0
#define DEFER_CLOSURE 8

#define GOROUTINE_DEFER_FRAMES 32
