/* hash: a value's hash by its type, equal for what == calls equal.
 *
 * Floats: +0 and -0 hash alike, every NaN differently.  Interfaces hash their value; a type that
 * == refuses panics.  The mixing is a 64x64 -> 128 bit multiplication folded by xor (as in wyhash).
 * Source: Go 1.19 runtime/alg.go, typehash.
 */
#include "runtime/abi/type_text.h"
#include "runtime/panic/panic.h"
#include "runtime/value/value.h"
#include <string.h>

static const uint64_t FIRST_ODD = 0xa0761d6478bd642fu, SECOND_ODD = 0xe7037ed1a0b428dbu;

static uint64_t mix(uint64_t a, uint64_t b)
{
    unsigned __int128 product = (unsigned __int128)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t hash_word(uint64_t word, uint64_t seed)
{
    return mix(word ^ FIRST_ODD, seed ^ SECOND_ODD);
}

static uint64_t hash_bytes(const uint8_t *bytes, size_t size_bytes, uint64_t seed)
{
    uint64_t word;

    seed = hash_word(size_bytes, seed);
    for (; size_bytes >= 8; bytes += 8, size_bytes -= 8) {
        memcpy(&word, bytes, 8);
        seed = hash_word(word, seed);
    }
    if (size_bytes > 0) {
        word = 0;
        memcpy(&word, bytes, size_bytes);
        seed = hash_word(word, seed);
    }
    return seed;
}

static uint64_t hash_float(double number, uint64_t seed)
{
    static uint64_t nan_count;

    if (number == 0)
        return hash_word(0, seed);
    if (number != number)
        return hash_word(++nan_count, seed);
    return hash_bytes((const uint8_t *)&number, sizeof number, seed);
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
        return hash_bytes(((const GoString *)value)->data, (size_t)((const GoString *)value)->length, seed);
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
