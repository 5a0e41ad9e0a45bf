/* Makers of types and questions about them.
 *
 * Basic types are static objects with their layout filled in; every other type
 * comes from the arena.  Predicates look at the underlying type.
 */
#include "analysis/types/instance.h"

static BasicType basic_types[BASIC_KINDS] = {
#define BASIC(KIND, spelling, size, flags)                                                                   \
    [BASIC_##KIND] = {                                                                                       \
        .type = {.kind = TYPE_BASIC}, .basic = BASIC_##KIND, .properties = (flags), .name = spelling},
#include "analysis/types/basic_types.def"
#undef BASIC
};

static BasicType byte_type = {
    .type = {.kind = TYPE_BASIC},
    .basic = BASIC_BYTE, .properties = BASIC_IS_INTEGER | BASIC_IS_UNSIGNED, .name = "byte"};
static BasicType rune_type = {
    .type = {.kind = TYPE_BASIC}, .basic = BASIC_RUNE, .properties = BASIC_IS_INTEGER, .name = "rune"};

Type *const type_basic[BASIC_KINDS] = {
#define BASIC(KIND, spelling, size, flags) [BASIC_##KIND] = &basic_types[BASIC_##KIND].type,
#include "analysis/types/basic_types.def"
#undef BASIC
};
Type *const type_byte = &byte_type.type;
Type *const type_rune = &rune_type.type;

Type *type_checked(const Type *type, TypeKind kind)
{
    if (!type || type->kind != kind)
        berth_bug("type of kind %d where %d is needed", type ? type->kind : -1, kind);
    return (Type *)type;
}

Type *type_underlying(const Type *type)
{
    /* A declaration chain longer than this is a cycle that is being reported. */
    for (int steps = 0; type && steps < 10000; steps++) {
        const NamedType *named = type_if(NAMED, NamedType, type);
        if (named)
            type = named->arguments ? type_expand((NamedType *)named) : named->underlying;
        else if (type->kind == TYPE_PARAMETER)
            type = &type_parameter_interface((ParameterType *)type)->type;
        else
            return (Type *)type;
    }
    return type_invalid;
}

/* ---- makers ---- */

#define new_type(arena, Struct, KIND)                                                                        \
    ({                                                                                                       \
        Struct *made_ = arena_new((arena), Struct);                                                          \
        made_->type.kind = TYPE_##KIND;                                                                      \
        made_;                                                                                               \
    })

Type *type_new_pointer(Arena *arena, Type *element)
{
    PointerType *pointer = new_type(arena, PointerType, POINTER);

    pointer->element = element;
    return &pointer->type;
}

Type *type_new_slice(Arena *arena, Type *element)
{
    SliceType *slice = new_type(arena, SliceType, SLICE);

    slice->element = element;
    return &slice->type;
}

Type *type_new_array(Arena *arena, Type *element, int64_t length)
{
    ArrayType *array = new_type(arena, ArrayType, ARRAY);

    array->element = element;
    array->length = length;
    return &array->type;
}

Type *type_new_map(Arena *arena, Type *key, Type *element)
{
    MapType *map = new_type(arena, MapType, MAP);

    map->key = key;
    map->element = element;
    return &map->type;
}

Type *type_new_chan(Arena *arena, ChanDirection direction, Type *element)
{
    ChanType *chan = new_type(arena, ChanType, CHAN);

    chan->direction = direction;
    chan->element = element;
    return &chan->type;
}

TupleType *type_new_tuple(Arena *arena)
{
    return new_type(arena, TupleType, TUPLE);
}

SignatureType *type_new_signature(Arena *arena)
{
    SignatureType *signature = new_type(arena, SignatureType, SIGNATURE);

    signature->parameters = type_new_tuple(arena);
    signature->results = type_new_tuple(arena);
    return signature;
}

StructType *type_new_struct(Arena *arena)
{
    return new_type(arena, StructType, STRUCT);
}

InterfaceType *type_new_interface(Arena *arena)
{
    InterfaceType *interface = new_type(arena, InterfaceType, INTERFACE);

    interface->arena = arena;
    return interface;
}

NamedType *type_new_named(Arena *arena, Object *object, Type *underlying)
{
    NamedType *named = new_type(arena, NamedType, NAMED);

    named->object = object;
    named->underlying = underlying;
    named->origin = named;
    if (!object->type)
        object->type = &named->type;
    return named;
}

/* ---- questions ---- */

unsigned type_properties(const Type *type)
{
    const BasicType *basic = under_if(BASIC, BasicType, type);

    /* Of a type parameter only what its constraint says is known, never that it is basic. */
    return basic && type->kind != TYPE_PARAMETER ? basic->properties : 0;
}

BasicKind type_basic_kind(const Type *type)
{
    const BasicType *basic = under_if(BASIC, BasicType, type);

    return basic ? basic->basic : BASIC_INVALID;
}

bool type_is_integer(const Type *type)
{
    return type_properties(type) & BASIC_IS_INTEGER;
}

bool type_is_unsigned(const Type *type)
{
    return type_properties(type) & BASIC_IS_UNSIGNED;
}

bool type_is_float(const Type *type)
{
    return type_properties(type) & BASIC_IS_FLOAT;
}

bool type_is_complex(const Type *type)
{
    return type_properties(type) & BASIC_IS_COMPLEX;
}

bool type_is_numeric(const Type *type)
{
    return type_properties(type) & BASIC_IS_NUMERIC;
}

bool type_is_string(const Type *type)
{
    return type_properties(type) & BASIC_IS_STRING;
}

bool type_is_boolean(const Type *type)
{
    return type_properties(type) & BASIC_IS_BOOLEAN;
}

bool type_is_untyped(const Type *type)
{
    const BasicType *basic = type_if(BASIC, BasicType, type);

    return basic && basic->properties & BASIC_IS_UNTYPED;
}

bool type_is_interface(const Type *type)
{
    return type && type->kind != TYPE_PARAMETER && type_underlying(type)->kind == TYPE_INTERFACE;
}

bool type_is_named(const Type *type)
{
    return type && (type->kind == TYPE_BASIC || type->kind == TYPE_NAMED || type->kind == TYPE_PARAMETER);
}

bool type_has_nil(const Type *type)
{
    const Type *under = type_underlying(type);

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC:
        return ((const BasicType *)under)->basic == BASIC_UNSAFE_POINTER;
    case TYPE_SLICE:
    case TYPE_POINTER:
    case TYPE_SIGNATURE:
    case TYPE_MAP:
    case TYPE_CHAN:
        return true;
    case TYPE_INTERFACE: {
        if (type->kind != TYPE_PARAMETER)
            return true;
        InterfaceType *interface = (InterfaceType *)under;
        type_complete_interface(interface);
        if (!interface->terms || interface->terms->count == 0)
            return false;
        list_each (UnionTerm, term, *interface->terms)
            if (!type_has_nil(term.type))
                return false;
        return true;
    }
    case TYPE_ARRAY:
    case TYPE_STRUCT:
    case TYPE_TUPLE:
    case TYPE_NAMED:
    case TYPE_PARAMETER:
    case TYPE_UNION:
        return false;
    }
    return false;
}

bool type_is_pointer_shaped(const Type *type)
{
    const Type *under = type_underlying(type);

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC:
        return ((const BasicType *)under)->basic == BASIC_UNSAFE_POINTER;
    case TYPE_POINTER:
    case TYPE_SIGNATURE:
    case TYPE_MAP:
    case TYPE_CHAN:
        return true;
    case TYPE_ARRAY: {
        const ArrayType *array = (const ArrayType *)under;
        return array->length == 1 && type_is_pointer_shaped(array->element);
    }
    case TYPE_STRUCT: {
        const StructType *structure = (const StructType *)under;
        return structure->fields.count == 1 && type_is_pointer_shaped(structure->fields.items[0]->type);
    }
    case TYPE_SLICE:
    case TYPE_TUPLE:
    case TYPE_INTERFACE:
    case TYPE_NAMED:
    case TYPE_PARAMETER:
    case TYPE_UNION:
        return false;
    }
    return false;
}

/* Types being looked into, innermost first: ends the walk around a recursive type. */
typedef struct Visit {
    const Type *type;
    const struct Visit *outer;
} Visit;

static bool is_visited(const Visit *visit, const Type *type)
{
    for (; visit; visit = visit->outer)
        if (visit->type == type)
            return true;
    return false;
}

static bool is_comparable(const Type *type, bool is_dynamic, const Visit *outer);

static bool set_is_comparable(InterfaceType *interface, const Visit *outer)
{
    type_complete_interface(interface);
    if (!interface->terms)
        return interface->is_comparable;
    list_each (UnionTerm, term, *interface->terms)
        if (!is_comparable(term.type, false, outer))
            return false;
    return interface->terms->count > 0;
}

/* `is_dynamic`: interfaces count as comparable, as == may panic at run time. */
static bool is_comparable(const Type *type, bool is_dynamic, const Visit *outer)
{
    if (is_visited(outer, type))
        return true;
    Visit here = {type, outer};
    const Type *under = type_underlying(type);

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC:
        return ((const BasicType *)under)->basic != BASIC_UNTYPED_NIL;
    case TYPE_POINTER:
    case TYPE_CHAN:
        return true;
    case TYPE_STRUCT:
        list_each (Object *, field, ((const StructType *)under)->fields)
            if (!is_comparable(field->type, is_dynamic, &here))
                return false;
        return true;
    case TYPE_ARRAY:
        return is_comparable(((const ArrayType *)under)->element, is_dynamic, &here);
    case TYPE_INTERFACE:
        return (is_dynamic && type->kind != TYPE_PARAMETER) || set_is_comparable((InterfaceType *)under, &here);
    case TYPE_SLICE:
    case TYPE_TUPLE:
    case TYPE_SIGNATURE:
    case TYPE_MAP:
    case TYPE_NAMED:
    case TYPE_PARAMETER:
    case TYPE_UNION:
        return false;
    }
    return false;
}

Type *type_sole_component(Type *type)
{
    for (;;) {
        StructType *structure = under_if(STRUCT, StructType, type);
        ArrayType *array = under_if(ARRAY, ArrayType, type);
        if (structure && structure->fields.count == 1)
            type = structure->fields.items[0]->type;
        else if (array && array->length == 1)
            type = array->element;
        else
            return type;
    }
}

bool type_is_comparable(const Type *type)
{
    return is_comparable(type, true, NULL);
}

bool type_is_strictly_comparable(const Type *type)
{
    return is_comparable(type, false, NULL);
}

const char *type_incomparable_cause(Arena *arena, const Type *type, const Package *relative_to)
{
    const Type *under = type_underlying(type);

    if (under->kind == TYPE_STRUCT) {
        list_each (Object *, field, ((const StructType *)under)->fields)
            if (!type_is_comparable(field->type))
                return arena_format(arena, "struct containing %s cannot be compared",
                                    type_text(arena, field->type, relative_to));
    } else if (under->kind == TYPE_ARRAY) {
        if (!type_is_comparable(((const ArrayType *)under)->element))
            return arena_format(arena, "%s cannot be compared", type_text(arena, under, relative_to));
    } else if (type->kind == TYPE_PARAMETER && !type_is_comparable(type)) {
        const TermList *terms = ((const InterfaceType *)under)->terms;
        return terms && !terms->count ? "empty type set" : "incomparable types in type set";
    }
    return NULL;
}

static bool is_generic(Type *type, void *outer)
{
    if (is_visited(outer, type))
        return false;
    Visit here = {type, outer};
    const SignatureType *signature = type_if(SIGNATURE, SignatureType, type);
    const NamedType *named = type_if(NAMED, NamedType, type);

    if (type->kind == TYPE_PARAMETER || (signature && signature->type_parameters) ||
        (named && named->type_parameters && !named->arguments))
        return true;
    return type_any_part(type, is_generic, &here);
}

bool type_is_generic(const Type *type)
{
    return type && is_generic((Type *)type, NULL);
}

Type *type_default(const Type *type)
{
    const BasicType *basic = type_if(BASIC, BasicType, type);

    if (!basic || !(basic->properties & BASIC_IS_UNTYPED))
        return (Type *)type;
    if (basic->properties & BASIC_IS_BOOLEAN)
        return type_basic[BASIC_BOOL];
    if (basic->properties & BASIC_IS_STRING)
        return type_basic[BASIC_STRING];
    if (basic->properties & BASIC_IS_FLOAT)
        return type_basic[BASIC_FLOAT64];
    if (basic->properties & BASIC_IS_COMPLEX)
        return type_basic[BASIC_COMPLEX128];
    if (basic->basic == BASIC_UNTYPED_RUNE)
        return type_rune;
    return basic->basic == BASIC_UNTYPED_INT ? type_basic[BASIC_INT] : (Type *)type;
}
