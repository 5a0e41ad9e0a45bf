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

/* The value of `traceback` that ends a failed program by SIGABRT. */
enum { TRACEBACK_CRASH = 3 };

extern Settings rt_settings;
