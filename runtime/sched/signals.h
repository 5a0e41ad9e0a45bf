/* Signals: what package os/signal asks of the runtime. */
#pragma once
#include "runtime/abi/layout.h"

enum { SIGNALS = 64 };

/* As in library/runtime/signal.go. */
typedef enum SignalKind { SIGNAL_AS_BEFORE, SIGNAL_WANTED, SIGNAL_IGNORED } SignalKind;

/* From now on the signal is noted, ignored, or has the action it had at first. */
void rt_signal_change(uint32_t number, GoInt kind);
bool rt_signal_is_ignored(uint32_t number);
/* One that has come, which is taken; 0: none. */
uint32_t rt_signal_take(void);
bool rt_signal_is_pending(void);
/* A word that changes, and a futex that is woken, whenever one comes. */
const uint32_t *rt_signal_arrivals(void);

/* -- inside -- */
typedef struct SignalChange {
    uint32_t number;
    SignalKind kind;
} SignalChange;
typedef struct SignalQuery {
    uint32_t number;
    bool is_ignored;
} SignalQuery;
void signals_change(void *change);
void signals_query(void *query);
/* In a handler. */
void signals_note(uint32_t number);
