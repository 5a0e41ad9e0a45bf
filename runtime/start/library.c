/* library: what packages in library/ bind by //go:linkname (runtime/abi/api.def, section "library"),
 * and the program's end. */
#include "runtime/gc/gc.h"
#include "runtime/os/os.h"
#include "runtime/start/start.h"

static struct {
    GoInt count;
    char **values;
} arguments;

void arguments_set(int count, char **values)
{
    arguments.count = count;
    arguments.values = values;
}

GoInt rt_argument_count(void)
{
    return arguments.count;
}

GoString rt_argument_at(GoInt index)
{
    const char *value = arguments.values[index];
    GoInt length = 0;

    while (value[length])
        length++;
    return (GoString){ (const uint8_t *)value, length };
}

GoInt rt_write(GoInt file, const void *bytes, GoInt size_bytes)
{
    return os_write_some((int)file, bytes, (size_t)size_bytes);
}

GoInt rt_read(GoInt file, void *bytes, GoInt size_bytes)
{
    return os_read_some((int)file, bytes, (size_t)size_bytes);
}

_Noreturn void rt_exit(GoInt status)
{
    program_exit((int)status);
}

double rt_square_root(double number)
{
    return __builtin_sqrt(number);
}

void rt_collect(void)
{
    rt_gc();
}

void rt_read_memory_statistics(GoMemStats *statistics)
{
    rt_read_memory_stats(statistics);
}
