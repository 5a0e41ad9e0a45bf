/* A thread with a stack that we have mapped: memory that it does not touch costs nothing,
 * and a fault in the guard below it is known to be an overflow. */
#include "driver/large_stack.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STACK_BYTES  ((size_t)1 << 30)
#define GUARD_BYTES  ((size_t)1 << 20)  /* more than any frame of ours */
#define SIGNAL_BYTES ((size_t)1 << 16)

typedef struct Call {
    int (*function)(void *argument);
    void *argument;
    int result;
} Call;

static char *guard;  /* a signal handler has no argument of ours */

static void on_fault(int signal_number, siginfo_t *information, void *context)
{
    static const char text[] = "berth: the program is nested too deeply\n";
    const char *address = information->si_addr;

    (void)context;
    if (address >= guard && address < guard + GUARD_BYTES) {
        ssize_t written = write(STDERR_FILENO, text, sizeof text - 1);
        _exit(written < 0 ? 2 : 1);
    }
    signal(signal_number, SIG_DFL);  /* a bug: happens again, and ends berth */
}

static void watch_guard(void)
{
    stack_t stack = {.ss_sp = malloc(SIGNAL_BYTES), .ss_size = SIGNAL_BYTES};
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};

    sigemptyset(&action.sa_mask);
    if (stack.ss_sp && sigaltstack(&stack, NULL) == 0)
        sigaction(SIGSEGV, &action, NULL);
}

static void *perform(void *context)
{
    Call *call = context;

    watch_guard();
    call->result = call->function(call->argument);
    return NULL;
}

static bool start_thread(pthread_t *thread, Call *call)
{
    pthread_attr_t attributes;
    char *memory = mmap(NULL, GUARD_BYTES + STACK_BYTES, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (memory == MAP_FAILED || mprotect(memory + GUARD_BYTES, STACK_BYTES, PROT_READ | PROT_WRITE) != 0 ||
        pthread_attr_init(&attributes) != 0)
        return false;
    guard = memory;
    return pthread_attr_setstack(&attributes, memory + GUARD_BYTES, STACK_BYTES) == 0 &&
           pthread_create(thread, &attributes, perform, call) == 0;
}

int call_on_large_stack(int (*function)(void *argument), void *argument)
{
    Call call = {.function = function, .argument = argument};
    pthread_t thread;

    if (!start_thread(&thread, &call))
        return function(argument);
    pthread_join(thread, NULL);
    return call.result;
}
