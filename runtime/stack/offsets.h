/* offsets: where the assembly finds the fields of stack.h's records; segment.c asserts that they agree. */
#pragma once

#define SEGMENT_OLDER 0
#define SEGMENT_YOUNGER 8
#define SEGMENT_LIMIT 16
#define SEGMENT_ROOM_BYTES 24
#define SEGMENT_LEFT_AT 32
#define SEGMENT_IN_USE_MARK 60

#define STACK_CURRENT 8
#define STACK_STOPPED_AT 16

#define THREAD_SEGMENT 0
#define THREAD_STACK 8
#define THREAD_SYSTEM_RSP 16

/* The field of glibc's thread block that GCC's split-stack prologues compare rsp with. */
#define LIMIT_IN_THREAD 0x70
