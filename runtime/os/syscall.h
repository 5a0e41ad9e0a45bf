/* syscall: the instruction itself.  Only os/ includes this. */
#pragma once

/* The kernel's answer: a result, or minus an errno. */
static inline long os_syscall(long number, long a, long b, long c, long d, long e, long f)
{
    register long fourth __asm__("r10") = d;
    register long fifth __asm__("r8") = e;
    register long sixth __asm__("r9") = f;
    long answer;

    __asm__ volatile("syscall"
                     : "=a"(answer)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth), "r"(sixth)
                     : "rcx", "r11", "memory");
    return answer;
}

#define OS_SYSCALL(number, a, b, c, d, e, f) \
    os_syscall((number), (long)(a), (long)(b), (long)(c), (long)(d), (long)(e), (long)(f))
