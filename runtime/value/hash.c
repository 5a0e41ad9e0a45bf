/* hash: a value's hash by its type, equal for what == calls equal.
 *
 * Floats: +0 and -0 hash alike, every NaN differently.  Interfaces hash their value; a type that
 * == refuses panics.  Map types point at the hashers at the end.
 * Source: Go 1.19 runtime/alg.go, typehash.
 */
#include "runtime/value/hash.h"
#include "runtime/abi/type_text.h"
#include "runtime/os/random.h"
#include "runtime/panic/panic.h"

uint64_t hash_keys[2];

void hash_init(void)
{
    hash_keys[0] = random_next() | 1;
    hash_keys[1] = random_next() | 1;
}

static uint64_t hash_float(double number, uint64_t seed)
{
    uint64_t bits;

    if (number == 0)
        return hash_integer(0, seed);
    if (number != number)
        return hash_integer(random_next(), seed);
    memcpy(&bits, &number, sizeof bits);
    return hash_integer(bits, seed);
}

static uint64_t hash_interface(const GoType *type, void *const *data, uint64_t seed)
{
    if (!type)
        return seed;
    if (!type->equal)
        panic_type("hash of unhashable type ", type);
    return value_hash(type, type_is_direct(type) ? (const void *)data : *data, seed ^ type->hash);
}

static uint64_t hash_struct(const GoStructType *type, const char *value, uint64_t seed)
{
    for (GoInt i = 0; i < type->field_count; i++) {
        GoString name = name_text(type->fields[i].name);
        if (name.length == 1 && name.data[0] == '_')
            continue;
        seed = value_hash(type->fields[i].type, value + type->fields[i].offset_bytes, seed);
    }
    return seed;
}

uint64_t value_hash(const GoType *type, const void *value, uint64_t seed)
{
    const GoArrayType *array;
    const GoIface *iface;
    const GoEface *eface;

    if (type->tflag & GO_TFLAG_REGULAR_MEMORY)
        return hash_bytes(value, type->size_bytes, seed);
    switch (type_kind(type)) {
    case GO_KIND_FLOAT32:
        return hash_float(*(const float *)value, seed);
    case GO_KIND_FLOAT64:
        return hash_float(*(const double *)value, seed);
    case GO_KIND_COMPLEX64:
        return hash_float(((const float *)value)[1], hash_float(((const float *)value)[0], seed));
    case GO_KIND_COMPLEX128:
        return hash_float(((const double *)value)[1], hash_float(((const double *)value)[0], seed));
    case GO_KIND_STRING:
        return hash_string(*(const GoString *)value, seed);
    case GO_KIND_INTERFACE:
        if (((const GoInterfaceType *)type)->method_count == 0) {
            eface = value;
            return hash_interface(eface->type, &eface->data, seed);
        }
        iface = value;
        return hash_interface(iface->itab ? iface->itab->type : NULL, &iface->data, seed);
    case GO_KIND_ARRAY:
        array = (const GoArrayType *)type;
        for (GoUint i = 0; i < array->length; i++)
            seed = value_hash(array->element, (const char *)value + i * array->element->size_bytes, seed);
        return seed;
    case GO_KIND_STRUCT:
        return hash_struct((const GoStructType *)type, value, seed);
    default:
        if (!type->equal)
            panic_type("hash of unhashable type ", type);
        return hash_bytes(value, type->size_bytes, seed);
    }
}

/* ---- hashers: func(p unsafe.Pointer, seed uintptr) uintptr ---- */

static uint64_t hash_32(const void *value, uint64_t seed, const GoClosure *closure)
{
    (void)closure;
    return hash_integer(*(const uint32_t *)value, seed);
}

static uint64_t hash_64(const void *value, uint64_t seed, const GoClosure *closure)
{
    (void)closure;
    return hash_integer(*(const uint64_t *)value, seed);
}

static uint64_t hash_text(const void *value, uint64_t seed, const GoClosure *closure)
{
    (void)closure;
    return hash_string(*(const GoString *)value, seed);
}

/* 4 or 8 bytes of plain memory; strings. */
const GoClosure rt_hasher_32 = { hash_32 }, rt_hasher_64 = { hash_64 }, rt_hasher_string = { hash_text };

/* The code of the closures that the compiler makes for other types. */
uint64_t rt_hash_by_type(const void *value, uint64_t seed, const GoClosure *closure)
{
    return value_hash(((const struct { GoClosure closure; const GoType *type; } *)closure)->type, value, seed);
}

uintptr_t rt_hash_bytes(const uint8_t *bytes, uintptr_t size_bytes, uintptr_t seed)
{
    return hash_bytes(bytes, size_bytes, seed);
}
