/* Map types: the bucket's type, the hasher and the sizes that a map's descriptor holds.
 *
 * A bucket is eight tops (a byte each), eight keys, eight elements and the address of a further bucket; large keys
 * and elements are addresses.  If none of it points, the overflow word is not a pointer for the collector either.
 * Source: Go 1.19 cmd/compile/internal/reflectdata, MapBucketType; runtime/value/map.h.
 */
#include "codegen/module.h"

typedef struct MapShape {
    Type *key_slot, *element_slot;
    int64_t key_bytes, element_bytes, bucket_bytes;
    bool has_pointers;
} MapShape;

static Type *slot_of(Type *type)
{
    return type_size_bytes(type) > GO_MAP_DIRECT_BYTES_MAX ? type_basic[BASIC_UNSAFE_POINTER] : type;
}

static MapShape shape_of(MapType *map)
{
    MapShape shape = {.key_slot = slot_of(map->key), .element_slot = slot_of(map->element)};

    shape.key_bytes = type_size_bytes(shape.key_slot);
    shape.element_bytes = type_size_bytes(shape.element_slot);
    shape.bucket_bytes = 8 + GO_MAP_SLOTS * (shape.key_bytes + shape.element_bytes) + 8;
    shape.has_pointers = type_has_pointers(shape.key_slot) || type_has_pointers(shape.element_slot);
    return shape;
}

int64_t map_bucket_bytes(MapType *map)
{
    return shape_of(map).bucket_bytes;
}

/* 4 or 8 bytes of plain memory, a string, or anything. */
static MapKeyKind hash_kind(Type *key)
{
    int64_t size_bytes = type_size_bytes(key);

    if (type_is_string(key))
        return MAP_KEY_STRING;
    if (!equality_is_plain(key) || (size_bytes != 4 && size_bytes != 8))
        return MAP_KEY_ANY;
    return size_bytes == 4 ? MAP_KEY_32 : MAP_KEY_64;
}

MapKeyKind map_key_kind(MapType *map)
{
    return type_size_bytes(map->element) > GO_MAP_DIRECT_BYTES_MAX ? MAP_KEY_ANY : hash_kind(map->key);
}

/* ---- flags ---- */

/* Does `test` hold for the type or for one of the parts it is made of? */
static bool any_part(Type *type, bool (*test)(Type *))
{
    Type *under = type_underlying(type);
    StructType *structure = type_if(STRUCT, StructType, under);
    ArrayType *array = type_if(ARRAY, ArrayType, under);

    if (array)
        return any_part(array->element, test);
    if (!structure)
        return test(under);
    list_each (Object *, field, structure->fields)
        if (any_part(field->type, test))
            return true;
    return false;
}

static bool is_interface(Type *type)
{
    return type_is_interface(type);
}

/* NaN is not equal to itself. */
static bool is_irreflexive(Type *type)
{
    return type_is_float(type) || type_is_complex(type) || type_is_interface(type);
}

/* +0 and -0; strings with the same bytes at other places. */
static bool has_twins(Type *type)
{
    return is_irreflexive(type) || type_is_string(type);
}

bool type_holds_interface(Type *type)
{
    return any_part(type, is_interface);
}

bool map_key_is_reflexive(Type *key)
{
    return !any_part(key, is_irreflexive);
}

static unsigned flags_of(MapType *map, const MapShape *shape)
{
    return (shape->key_slot != map->key ? GO_MAP_INDIRECT_KEY : 0)
        | (shape->element_slot != map->element ? GO_MAP_INDIRECT_ELEMENT : 0)
        | (map_key_is_reflexive(map->key) ? GO_MAP_REFLEXIVE_KEY : 0)
        | (any_part(map->key, has_twins) ? GO_MAP_KEY_NEEDS_UPDATE : 0)
        | (type_holds_interface(map->key) ? GO_MAP_HASH_MIGHT_PANIC : 0);
}

/* ---- hasher and bucket ---- */

static const char *hasher_symbol(Module *module, Type *key)
{
    static const char *const shared[MAP_KEY_KINDS] = {
        [MAP_KEY_32] = "rt_hasher_32", [MAP_KEY_64] = "rt_hasher_64", [MAP_KEY_STRING] = "rt_hasher_string"};
    const char *symbol = shared[hash_kind(key)];

    return symbol ? symbol : module_symbol(module, "hash:%s", type_link_text(module->arena, key))->text;
}

static const char *bucket_symbol(Module *module, Type *type)
{
    return module_symbol(module, "bucket:%s", type_link_text(module->arena, type_underlying(type)))->text;
}

/* False if the symbol was written before. */
static bool is_first(Module *module, const char *symbol)
{
    Name *name = module_name(module, symbol);

    if (map_has(&module->itabs, name))
        return false;
    map_put(module->arena, &module->itabs, name, name);
    return true;
}

/* The bits of eight slots, from a word on. */
static void add_slot_bits(Module *module, uint8_t *mask, Type *slot, int64_t first_word)
{
    int64_t words = type_size_bytes(slot);  /* eight of them */
    Type *slots = type_new_array(module->arena, slot, GO_MAP_SLOTS);
    uint8_t *bits = arena_alloc(module->arena, (size_t)words / 8 + 8, 8);

    if (!type_has_pointers(slot))
        return;
    type_pointer_mask(slots, bits);
    for (int64_t i = 0; i < words; i++)
        if (bits[i / 8] >> i % 8 & 1)
            mask[(first_word + i) / 8] |= (uint8_t)(1u << (first_word + i) % 8);
}

static void emit_bucket(Module *module, Type *type, const char *symbol)
{
    MapShape shape = shape_of((MapType *)type_underlying(type));
    size_t mask_bytes = (size_t)(shape.bucket_bytes / 8 + 63) / 64 * 8;
    uint8_t *mask = arena_alloc(module->arena, mask_bytes, 8);
    unsigned label = ++module->label_count;

    assembly_open_weak(module, symbol, 8);
    if (!shape.has_pointers) {
        module_assembly(module, "\t.quad %lld,0\n\t.long 0\n\t.byte 0,8,8,%u\n\t.quad 0,0,0\n",
                        (long long)shape.bucket_bytes, GO_KIND_STRUCT);
        return;
    }
    add_slot_bits(module, mask, shape.key_slot, 1);
    add_slot_bits(module, mask, shape.element_slot, 1 + shape.key_bytes);
    int64_t last = shape.bucket_bytes / 8 - 1;
    mask[last / 8] |= (uint8_t)(1u << last % 8);
    module_assembly(module, "\t.quad %lld,%lld\n\t.long 0\n\t.byte 0,8,8,%u\n\t.quad 0,.Lgo_bucket%u,0\n.Lgo_bucket%u:\n",
                    (long long)shape.bucket_bytes, (long long)shape.bucket_bytes, GO_KIND_STRUCT, label, label);
    assembly_bytes(module, (char *)mask, mask_bytes);
}

void map_type_emit_parts(Module *module, Type *type)
{
    MapType *map = under_as(MAP, MapType, type);
    const char *hasher = hasher_symbol(module, map->key), *bucket = bucket_symbol(module, type);

    if (hash_kind(map->key) == MAP_KEY_ANY && is_first(module, hasher)) {
        const char *key = descriptor_symbol(module, map->key);
        assembly_open_weak(module, hasher, 8);
        module_assembly(module, "\t.quad rt_hash_by_type,%s\n", key);
    }
    if (is_first(module, bucket))
        emit_bucket(module, type, bucket);
}

int64_t map_type_write(Module *module, Type *type)
{
    MapType *map = under_as(MAP, MapType, type);
    MapShape shape = shape_of(map);

    module_assembly(module, "\t.quad %s,%s,%s,%s\n\t.byte %lld,%lld\n\t.short %lld\n\t.long %u\n",
                    descriptor_symbol(module, map->key), descriptor_symbol(module, map->element),
                    bucket_symbol(module, type), hasher_symbol(module, map->key), (long long)shape.key_bytes,
                    (long long)shape.element_bytes, (long long)shape.bucket_bytes, flags_of(map, &shape));
    return 40;
}
