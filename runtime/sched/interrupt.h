/* interrupt: how a running goroutine is asked to stop.
 *
 * 1. Who wants it to sends its thread a signal.  The handler, if it finds the thread on a goroutine's stack, puts
 *    STACK_POLL_LIMIT where the prologues of functions look for the end of the segment: no frame fits any more.
 * 2. The next function of Go's that is called takes that for too little room and comes to __morestack; the next back edge
 *    of a loop compares with the very value (and calls rt_poll, interrupt_amd64.S).  Both call scheduler_poll on the system stack, with everything saved.
 * 3. It stands still if the world shall, and lets others run if its time is over.
 * A signal that finds the thread elsewhere, or whose value is overwritten by the way into another segment, is lost: who
 * wants something asks again.
 * Functions of the runtime do not stop: what they hold, a lock or the address of a thread's variable, stays good.
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

/* -- on the system stack -- */
/* Takes the signal. */
void interrupt_install(void);
/* Asked to stop, at a place where that is possible: stands still, or lets others run. */
void scheduler_poll(void *unused);
/* At the entry of the function around pc.  True: it is not one that may stop, the next one shall be asked. */
bool interrupt_at(void *pc);

/* Installed by start/: is this address in a function of Go's? */
extern bool (*interrupt_is_go_code_hook)(uintptr_t pc);
