/* settings: reads the environment by the rows of os/settings.def. */
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/os/settings.h"
#include "runtime/start/start.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The rest of `text` behind `prefix`, or NULL. */
static const char *after_prefix(const char *text, const char *prefix)
{
    size_t length = strlen(prefix);

    return strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

static int64_t unit_bytes(const char *suffix)
{
    static const struct {
        const char *suffix;
        int shift;
    } units[] = { { "", 0 }, { "B", 0 }, { "KiB", 10 }, { "MiB", 20 }, { "GiB", 30 }, { "TiB", 40 } };

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(suffix, units[i].suffix) == 0)
            return (int64_t)1 << units[i].shift;
    return 0;
}

/* A word or a number; what is neither means none. */
static int64_t traceback_level(const char *value)
{
    static const struct {
        const char *word;
        int64_t level;
    } words[] = { { "", 1 }, { "single", 1 }, { "all", TRACEBACK_ALL }, { "system", 2 }, { "crash", TRACEBACK_CRASH } };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, value) == 0)
            return words[i].level;
    return strtoll(value, NULL, 10);
}

/* A whole value: a number with an optional unit, or "off".  Anything else leaves the default, as Go does. */
static void read_value(int64_t *field, const char *value, bool is_limit)
{
    char *end;
    long long number;

    if (strcmp(value, "off") == 0) {
        *field = is_limit ? INT64_MAX : -1;
        return;
    }
    if (field == &rt_settings.traceback) {
        *field = traceback_level(value);
        return;
    }
    number = strtoll(value, &end, 10);
    if (end != value && unit_bytes(end) > 0)
        *field = number * unit_bytes(end);
}

/* Looks for key or key=number in a list with commas. */
static void read_key(int64_t *field, const char *list, const char *key)
{
    while (*list) {
        size_t length = strcspn(list, ",");
        const char *rest = after_prefix(list, key);

        if (rest && rest == list + length)
            *field = 1;
        else if (rest && *rest == '=')
            *field = strtoll(rest + 1, NULL, 10);
        list += length + (list[length] == ',');
    }
}

static void read_variable(const char *assignment)
{
    const char *value;

#define SETTING(field, variable, key, default_value)                                                  \
    value = after_prefix(assignment, variable "=");                                                   \
    if (value && (key))                                                                               \
        read_key(&rt_settings.field, value, (key) ? (key) : "");                                      \
    else if (value)                                                                                   \
        read_value(&rt_settings.field, value, (default_value) == INT64_MAX);
#include "runtime/os/settings.def"
#undef SETTING
}

static bool is_known_key(const char *variable, const char *key, size_t length)
{
    static const struct {
        const char *variable, *key;
    } rows[] = {
#define SETTING(field, variable, key, default_value) { variable, key },
#include "runtime/os/settings.def"
#undef SETTING
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].key && strcmp(rows[i].variable, variable) == 0 && strlen(rows[i].key) == length &&
            strncmp(rows[i].key, key, length) == 0)
            return true;
    return false;
}

/* A mode with a wrong name would test nothing and say that all is well. */
static void refuse_unknown_keys(const char *assignment, const char *variable)
{
    const char *list = after_prefix(assignment, variable);

    if (!list || *list++ != '=')
        return;
    while (*list) {
        size_t length = strcspn(list, ","), key_length = strcspn(list, "=,");
        if (!is_known_key(variable, list, key_length)) {
            report_text(variable);
            report_text(": no setting is called ");
            report_bytes(list, key_length);
            report_text("\n");
            os_exit(2);
        }
        list += length + (list[length] == ',');
    }
}

void settings_read(char **environment)
{
    for (; *environment; environment++) {
        read_variable(*environment);
        refuse_unknown_keys(*environment, "BERTHDEBUG");
        refuse_unknown_keys(*environment, "BERTHTRACE");
    }
}
