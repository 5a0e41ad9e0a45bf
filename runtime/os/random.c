/* random: a wyrand generator for each thread, seeded by the kernel.  Source: Wang Yi, wyhash. */
#include "runtime/os/random.h"
#include "runtime/os/os.h"

static __thread uint64_t state __attribute__((tls_model("local-exec")));

static uint64_t seed(void)
{
    uint64_t value = 0;

    if (os_random(&value, sizeof value))
        value = __builtin_ia32_rdtsc();  /* no worse than guessable */
    return value | 1;
}

uint64_t random_next(void)
{
    if (!state)
        state = seed();
    state += 0xa0761d6478bd642fu;
    unsigned __int128 product = (unsigned __int128)state * (state ^ 0xe7037ed1a0b428dbu);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}
