/* report: what the runtime itself says on standard error.
 *
 * Text and numbers in the formats of Go's print.  Between report_begin and report_end the pieces
 * are gathered and leave in one write; outside of it, and when the buffer is full, at once.
 * Calls nest.  Uses no libc and little stack.
 */
#pragma once
#include "runtime/abi/layout.h"

void report_begin(void);
void report_end(void);
/* Whoever began was interrupted and will not end: what is gathered leaves now. */
void report_abandon(void);

/* What say(argument) reports goes to `bytes` instead, as far as it fits.  Gives the size of all of it. */
size_t report_into(char *bytes, size_t limit_bytes, void (*say)(const void *), const void *argument);

void report_text(const char *text);          /* up to its zero byte */
void report_bytes(const void *bytes, size_t size_bytes);
void report_string(GoString text);
void report_int(int64_t number);
void report_uint(uint64_t number);
void report_hex(uint64_t number);            /* 0x1f */
void report_pointer(const void *address);    /* the same; 0x0 for NULL */
void report_float(double number);            /* +1.500000e+000 */
void report_bool(bool truth);

/* "fatal error: text", then report_end_program.  For invariants that do not hold and for ends that no
 * recover can stop. */
_Noreturn void rt_fatal(const char *text);
_Noreturn void rt_fatal_string(GoString text);

/* The same for a block of memory that the kernel did not give: "cannot allocate N-byte block (M in use)". */
_Noreturn void rt_out_of_memory(size_t block_bytes, size_t used_bytes);

/* From here on this thread ends the program; others that want to as well wait for that. */
void report_begin_end(void);
/* Exit status 2 (GOTRACEBACK=crash: SIGABRT). */
_Noreturn void report_exit(void);
/* A traceback unless GOTRACEBACK=none, then report_exit. */
_Noreturn void report_end_program(void);

/* Installed by start/: prints the traceback.  NULL: none. */
extern void (*report_traceback_hook)(bool is_all);
