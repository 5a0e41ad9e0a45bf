/* equal: == on interfaces and on plain memory.  Source: Go 1.19 runtime/alg.go. */
#include "runtime/abi/type_text.h"
#include "runtime/panic/panic.h"
#include "runtime/value/value.h"
#include <string.h>

bool rt_equal_memory(const void *a, const void *b, GoInt size_bytes)
{
    return memcmp(a, b, (size_t)size_bytes) == 0;
}

/* Two values of the same type behind data words. */
static bool equal_data(const GoType *type, void *a, void *b)
{
    if (!type->equal)
        panic_type("comparing uncomparable type ", type);
    if (type_is_direct(type))
        return a == b;
    return ((bool (*)(const void *, const void *, const GoClosure *))type->equal->code)(a, b, type->equal);
}

bool rt_equal_eface(GoEface a, GoEface b)
{
    if (a.type != b.type)
        return false;
    return !a.type || equal_data(a.type, a.data, b.data);
}

bool rt_equal_iface(GoIface a, GoIface b)
{
    if (a.itab == b.itab)
        return !a.itab || equal_data(a.itab->type, a.data, b.data);
    /* The compiler's tables and those of interface.c may both exist for one pair. */
    if (!a.itab || !b.itab || a.itab->type != b.itab->type)
        return false;
    return equal_data(a.itab->type, a.data, b.data);
}
