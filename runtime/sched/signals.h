/* Signals: what the program asks of them (package os/signal), and what comes of the others (os/signals.def). */
#pragma once
#include "runtime/abi/layout.h"

enum { SIGNALS = 64 };

/* As in library/runtime/signal.go. */
typedef enum SignalKind { SIGNAL_UNWANTED, SIGNAL_WANTED, SIGNAL_IGNORED } SignalKind;

/* From now on the signal is noted, ignored, or neither. */
void rt_signal_change(uint32_t number, GoInt kind);
bool rt_signal_is_ignored(uint32_t number);
/* One that has come, which is taken; 0: none. */
uint32_t rt_signal_take(void);
bool rt_signal_is_pending(void);
/* A word that changes, and a futex that is woken, whenever one comes. */
const uint32_t *rt_signal_arrivals(void);

/* Takes all signals that would do something else by themselves than in Go, but those of faults and of interrupts.
 * On the system stack. */
void signals_install(void);
struct sigaction;
/* No other signal comes before the action's handler is done: the handler may get to the system stack, by a prologue that is
 * asked to poll, and the kernel would lay the frame of a signal that comes there over the handler's own.  Faults come all
 * the same: what goes wrong while the program ends must be seen. */
void signals_shield(struct sigaction *action);
/* In a handler, with sigaction's arguments: notes the signal, or does what comes of it. */
void signals_arrived(int number, const void *info, void *context);
const char *signals_text(int number);
/* Installed by start/: ends the program with the text. */
extern void (*signals_end_hook)(int number, const void *info, void *context);

/* -- inside -- */
typedef struct SignalChange {
    uint32_t number;
    SignalKind kind;
} SignalChange;
void signals_change(void *change);
/* In a handler.  False: it is not wanted. */
bool signals_note(uint32_t number);
void signals_mark_ignored(uint32_t number);
