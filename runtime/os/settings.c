/* settings: the record with its defaults; start/settings.c changes it. */
#include "runtime/os/settings.h"

Settings rt_settings = {
#define SETTING(field, variable, key, default_value) .field = default_value,
#include "runtime/os/settings.def"
#undef SETTING
};
