/* poll: how a running goroutine is asked to stop. */
#pragma once
#include <stdint.h>

/* Compiled loops read it on their back edges; not 0: call rt_poll. */
extern uint32_t rt_poll_word;
void rt_poll(void);
