/* interface: which types have which interface's methods, and the tables that calls go through.
 *
 * A table is made at the first assertion that needs it and kept for ever: a hash table of
 * (interface, type), which also remembers what is not implemented (first code word 0).
 * Source: Go 1.19 runtime/iface.go.
 */
#include "runtime/abi/type_text.h"
#include "runtime/os/lock.h"
#include "runtime/os/os.h"
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include "runtime/value/value.h"
#include <string.h>

enum {
    FIRST_SLOTS = 512,
    POOL_BYTES = 64 << 10
};

/* Open addressing; slots is a power of two, at most three quarters of them used.  Looked through without the lock:
 * an entry is complete before it is there, and an array that became too small stays for those who still look. */
typedef struct Slots {
    size_t count;
    GoItab *at[];
} Slots;

static struct {
    Lock lock;
    Slots *slots;            /* atomic */
    size_t used_count;
    char *pool, *pool_end;
} tables;

static void *map_or_die(size_t size_bytes)
{
    void *memory;

    if (os_map(&memory, (size_bytes + OS_PAGE_BYTES - 1) & ~(size_t)(OS_PAGE_BYTES - 1)) != 0)
        rt_fatal("runtime: cannot allocate memory");
    return memory;
}

/* -- methods -- */

static int compare_names(GoString a, GoString b)
{
    return (int)rt_compare_strings(a, b);
}

/* A name that does not say its package belongs to that of the type it is in. */
static GoString path_of(GoName *name, GoName *owner_path)
{
    GoString path = name_package_path(name);

    return path.length > 0 || !owner_path ? path : name_text(owner_path);
}

static bool is_same_method(const GoInterfaceType *interface, const GoInterfaceMethod *wanted,
                           const GoUncommonType *uncommon, const GoMethod *method)
{
    GoName *name = symbol_at(wanted->name);

    if (symbol_at(method->type) != symbol_at(wanted->type))
        return false;
    if (name_is_exported(name))
        return true;
    /* Unexported names are the same only within one package. */
    return rt_equal_strings(path_of(name, interface->package_path),
                            path_of(symbol_at(method->name), symbol_at(uncommon->package_path)));
}

/* Fills code[] (if not NULL) with the type's methods for the interface's; both lists are sorted by name.
 * Returns the first method it lacks; length 0: none. */
static GoString match_methods(const GoInterfaceType *interface, const GoType *type, void **code)
{
    const GoUncommonType *uncommon = type_uncommon(type);
    uint16_t next = 0, count = uncommon ? uncommon->method_count : 0;

    for (GoInt i = 0; i < interface->method_count; i++) {
        const GoInterfaceMethod *wanted = &interface->methods[i];
        GoString name = name_text(symbol_at(wanted->name));
        const GoMethod *found = NULL;

        for (; next < count && !found; next++) {
            const GoMethod *method = &uncommon_methods(uncommon)[next];
            if (compare_names(name_text(symbol_at(method->name)), name) == 0 &&
                is_same_method(interface, wanted, uncommon, method))
                found = method;
        }
        if (!found)
            return name;
        if (code)
            code[i] = (void *)symbol_at(found->interface_code);
    }
    return (GoString){ NULL, 0 };
}

GoString interface_missing_method(const GoType *interface, const GoType *type)
{
    return match_methods((const GoInterfaceType *)interface, type, NULL);
}

/* -- tables -- */

static size_t slot_of(const GoInterfaceType *interface, const GoType *type, size_t slot_count)
{
    uint64_t mixed = ((uint64_t)interface->type.hash << 32 | type->hash) * 0x9e3779b97f4a7c15u;

    return (size_t)(mixed >> 32) & (slot_count - 1);
}

static GoItab **find_slot(Slots *slots, const GoInterfaceType *interface, const GoType *type)
{
    size_t place = slot_of(interface, type, slots->count);

    for (;;) {
        const GoItab *table = __atomic_load_n(&slots->at[place], __ATOMIC_ACQUIRE);
        if (!table || (table->interface == interface && table->type == type))
            return &slots->at[place];
        place = (place + 1) & (slots->count - 1);
    }
}

static void grow_tables(void)
{
    Slots *old = tables.slots;
    size_t count = old ? 2 * old->count : FIRST_SLOTS;
    Slots *slots = map_or_die(sizeof *slots + count * sizeof slots->at[0]);

    slots->count = count;
    for (size_t i = 0; old && i < old->count; i++)
        if (old->at[i])
            *find_slot(slots, old->at[i]->interface, old->at[i]->type) = old->at[i];
    __atomic_store_n(&tables.slots, slots, __ATOMIC_RELEASE);
}

static GoItab *table_from_pool(GoInt method_count)
{
    size_t size_bytes = sizeof(GoItab) + (size_t)(method_count > 0 ? method_count : 1) * sizeof(void *);

    if ((size_t)(tables.pool_end - tables.pool) < size_bytes) {
        size_t chunk_bytes = size_bytes > POOL_BYTES ? size_bytes : POOL_BYTES;
        tables.pool = map_or_die(chunk_bytes);
        tables.pool_end = tables.pool + chunk_bytes;
    }
    GoItab *table = (GoItab *)tables.pool;
    tables.pool += size_bytes;
    return table;
}

static GoItab *table_new(const GoInterfaceType *interface, const GoType *type)
{
    GoItab *table = table_from_pool(interface->method_count);

    table->interface = interface;
    table->type = type;
    table->hash = type->hash;
    if (match_methods(interface, type, table->code).length > 0)
        table->code[0] = NULL;
    else if (interface->method_count == 0)
        table->code[0] = (void *)1;  /* has all of none */
    return table;
}

static const GoItab *find_or_make(const GoInterfaceType *interface, const GoType *type)
{
    lock_take(&tables.lock);
    if (!tables.slots || 4 * (tables.used_count + 1) > 3 * tables.slots->count)
        grow_tables();
    GoItab **slot = find_slot(tables.slots, interface, type);
    if (!*slot) {
        __atomic_store_n(slot, table_new(interface, type), __ATOMIC_RELEASE);
        tables.used_count++;
    }
    lock_give(&tables.lock);
    return *slot;
}

const GoItab *rt_itab_find(const GoInterfaceType *interface, const GoType *type)
{
    Slots *slots = __atomic_load_n(&tables.slots, __ATOMIC_ACQUIRE);
    const GoItab *table = slots ? __atomic_load_n(find_slot(slots, interface, type), __ATOMIC_ACQUIRE) : NULL;

    if (!table)
        table = find_or_make(interface, type);
    return table->code[0] ? table : NULL;
}

const GoItab *rt_itab_assert(const GoInterfaceType *interface, const GoType *type)
{
    if (!type)
        rt_panic_assertion(NULL, &interface->type, NULL);

    const GoItab *table = rt_itab_find(interface, type);
    if (!table)
        panic_missing_method(type, &interface->type, interface_missing_method(&interface->type, type));
    return table;
}
