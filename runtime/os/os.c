/* os: the calls of os.h on Linux amd64, without libc: libc functions need a stack that no goroutine has.
 * Source: the manual pages of section 2; kernel answers of -4095..-1 are minus an errno. */
#include "runtime/os/os.h"
#include "runtime/os/syscall.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>

static bool is_error(long answer)
{
    return answer < 0 && answer >= -4095;
}

static int map(void **address, size_t size_bytes, int rights, int flags, void *hint)
{
    long answer = OS_SYSCALL(SYS_mmap, hint, size_bytes, rights, MAP_PRIVATE | MAP_ANONYMOUS | flags, -1, 0);

    if (is_error(answer))
        return (int)-answer;
    *address = (void *)answer;
    return 0;
}

int os_reserve(void **address, size_t size_bytes, size_t align_bytes, void *hint)
{
    void *space;
    int error = map(&space, size_bytes, PROT_NONE, 0, hint);

    if (error)
        return error;
    if ((uintptr_t)space % align_bytes != 0) {
        os_unmap(space, size_bytes);
        error = map(&space, size_bytes + align_bytes, PROT_NONE, 0, NULL);
        if (error)
            return error;

        uintptr_t low = (uintptr_t)space, aligned = (low + align_bytes - 1) & ~(align_bytes - 1);
        if (aligned > low)
            os_unmap(space, aligned - low);
        os_unmap((void *)(aligned + size_bytes), low + align_bytes - aligned);
        space = (void *)aligned;
    }
    *address = space;
    return 0;
}

int os_commit(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_mprotect, address, size_bytes, PROT_READ | PROT_WRITE, 0, 0, 0);
}

int os_map(void **address, size_t size_bytes)
{
    return map(address, size_bytes, PROT_READ | PROT_WRITE, MAP_NORESERVE, NULL);
}

int os_unmap(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_munmap, address, size_bytes, 0, 0, 0, 0);
}

int os_discard(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_madvise, address, size_bytes, MADV_DONTNEED, 0, 0, 0);
}

int os_make_executable(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_mprotect, address, size_bytes, PROT_READ | PROT_EXEC, 0, 0, 0);
}

int os_protect(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_mprotect, address, size_bytes, PROT_NONE, 0, 0, 0);
}

int os_prefer_huge_pages(void *address, size_t size_bytes)
{
    return (int)-OS_SYSCALL(SYS_madvise, address, size_bytes, MADV_HUGEPAGE, 0, 0, 0);
}

long os_write_some(int file, const void *bytes, size_t size_bytes)
{
    return OS_SYSCALL(SYS_write, file, bytes, size_bytes, 0, 0, 0);
}

long os_read_some(int file, void *bytes, size_t size_bytes)
{
    return OS_SYSCALL(SYS_read, file, bytes, size_bytes, 0, 0, 0);
}

int os_write(int file, const void *bytes, size_t size_bytes)
{
    const char *rest = bytes;

    while (size_bytes > 0) {
        long answer = os_write_some(file, rest, size_bytes);
        if (answer == -EINTR || answer == -EAGAIN)
            continue;
        if (is_error(answer))
            return (int)-answer;
        rest += answer;
        size_bytes -= (size_t)answer;
    }
    return 0;
}

int os_open_to_read(int *file, const char *path)
{
    long answer = OS_SYSCALL(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0, 0, 0);

    if (is_error(answer))
        return (int)-answer;
    *file = (int)answer;
    return 0;
}

int os_close(int file)
{
    return (int)-OS_SYSCALL(SYS_close, file, 0, 0, 0, 0, 0);
}

_Noreturn void os_exit(int status)
{
    for (;;)
        OS_SYSCALL(SYS_exit_group, status, 0, 0, 0, 0, 0);
}

int os_futex_wait(const uint32_t *word, uint32_t value, int64_t timeout_ns)
{
    struct timespec timeout = { timeout_ns / 1000000000, timeout_ns % 1000000000 };

    return (int)-OS_SYSCALL(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, timeout_ns < 0 ? NULL : &timeout, 0, 0);
}

void os_futex_wake(const uint32_t *word, int32_t count)
{
    OS_SYSCALL(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, 0, 0, 0);
}

int32_t os_thread_id(void)
{
    return (int32_t)OS_SYSCALL(SYS_gettid, 0, 0, 0, 0, 0, 0);
}

void os_signal_thread(int32_t thread, int signal_number)
{
    OS_SYSCALL(SYS_tgkill, OS_SYSCALL(SYS_getpid, 0, 0, 0, 0, 0, 0), thread, signal_number, 0, 0, 0);
}

void os_sleep_us(int64_t us)
{
    struct timespec time = { us / 1000000, us % 1000000 * 1000 };

    OS_SYSCALL(SYS_nanosleep, &time, NULL, 0, 0, 0, 0);
}

void os_yield(void)
{
    OS_SYSCALL(SYS_sched_yield, 0, 0, 0, 0, 0, 0);
}

int32_t os_processor_count(void)
{
    /* 64 words: 4096 processors, the kernel's own limit.  Static: half a KiB is too much for a first segment. */
    static uint64_t allowed[64];
    static int32_t known;
    int32_t count = 0;

    if (known > 0)
        return known;
    long bytes = OS_SYSCALL(SYS_sched_getaffinity, 0, sizeof allowed, allowed, 0, 0, 0);

    for (long word = 0; word < bytes / 8; word++)
        for (uint64_t bits = allowed[word]; bits != 0; bits &= bits - 1)
            count++;
    known = count > 0 ? count : 1;
    return known;
}

int os_random(void *bytes, size_t size_bytes)
{
    long answer = OS_SYSCALL(SYS_getrandom, bytes, size_bytes, 0, 0, 0, 0);

    if (is_error(answer))
        return (int)-answer;
    return (size_t)answer == size_bytes ? 0 : EIO;
}
