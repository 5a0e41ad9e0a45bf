/* settings: what the environment asked for.
 *
 * Filled once by start/settings.c, before the first goroutine; everybody else only reads.
 * The names are in settings.def.
 */
#pragma once
#include <stdint.h>

typedef struct Settings {
#define SETTING(field, variable, key, default_value) int64_t field;
#include "runtime/os/settings.def"
#undef SETTING
} Settings;

/* Values of `traceback`: SINGLE shows only the goroutine that panicked, CRASH ends a failed program by SIGABRT. */
enum { TRACEBACK_SINGLE = 1, TRACEBACK_CRASH = 3, TRACEBACK_ALL = 4 };

extern Settings rt_settings;
