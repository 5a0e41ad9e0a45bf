/* os: the runtime's only door to the kernel.
 *
 * One contract for all of it: a function that can fail returns 0 when it did what it says, else
 * the kernel's errno, and then nothing has changed.  Addresses and sizes of memory are multiples
 * of OS_PAGE_BYTES.  Nothing here but the clocks calls libc or uses more than a few words of stack, so every
 * other function may be called on a goroutine's stack.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OS_PAGE_BYTES = 4096 };

/* -- memory -- */

/* Address space without memory behind it: touching it faults until os_commit.
 * `align_bytes`: a power of two, at least a page.  `hint`: the address wanted, or NULL; a place
 * elsewhere is no failure. */
int os_reserve(void **address, size_t size_bytes, size_t align_bytes, void *hint);
/* Reserved space becomes readable, writable and zero; pages come at the first touch. */
int os_commit(void *address, size_t size_bytes);
/* os_reserve and os_commit at once. */
int os_map(void **address, size_t size_bytes);
int os_unmap(void *address, size_t size_bytes);
/* Gives the pages back and keeps the addresses: they read as zero from now on. */
int os_discard(void *address, size_t size_bytes);
/* Takes every right away; a touch faults. */
int os_protect(void *address, size_t size_bytes);
/* Code from now on: it can be run and read, but not written. */
int os_make_executable(void *address, size_t size_bytes);
/* Large pages for this range: fewer faults where all of it will be touched. */
int os_prefer_huge_pages(void *address, size_t size_bytes);

/* -- files, as far as the runtime itself needs them -- */

enum { OS_STANDARD_ERROR = 2 };

/* Writes all of it, however often the kernel takes only a part. */
int os_write(int file, const void *bytes, size_t size_bytes);
/* One call each: the bytes written or read, or minus an errno. */
long os_write_some(int file, const void *bytes, size_t size_bytes);
long os_read_some(int file, void *bytes, size_t size_bytes);
int os_open_to_read(int *file, const char *path);
int os_close(int file);

/* -- process and threads -- */

_Noreturn void os_exit(int status);
/* Ends the process by SIGABRT, for GOTRACEBACK=crash. */
_Noreturn void os_abort(void);
_Noreturn void os_end_by_signal(int signal_number);
/* On this thread.  Gives the mask that was. */
uint64_t os_block_signals(void);
void os_set_signal_mask(uint64_t mask);
/* Signals that have a handler get none: for the child of a fork. */
void os_reset_signals(void);
/* Any system call: its result or minus an errno. */
long os_system_call(long number, long a, long b, long c, long d, long e, long f);
/* Sleeps while *word == value; `timeout_ns` < 0: for ever.  ETIMEDOUT, EAGAIN, EINTR are normal. */
int os_futex_wait(const uint32_t *word, uint32_t value, int64_t timeout_ns);
void os_futex_wake(const uint32_t *word, int32_t count);
void os_yield(void);
void os_sleep_us(int64_t us);
int32_t os_thread_id(void);
void os_signal_thread(int32_t thread, int signal_number);
int32_t os_processor_count(void);   /* those this process may use */
int os_random(void *bytes, size_t size_bytes);

/* -- time; on the system stack -- */

uint64_t os_monotonic_ns(void);     /* since some fixed moment */
int64_t os_wall_ns(void);           /* since 1970 */
/* Processor time that this process has used. */
uint64_t os_processor_ns(void);
