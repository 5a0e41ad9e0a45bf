/* Recursive types: a type must not contain itself, directly or through arrays, structs and embedding.
 *
 * Pointers, slices, maps, channels and functions end the search: what they refer to has a size of its own elsewhere.
 * Source: cmd/compile/internal/types2, validtype.go and named.go (under), Go 1.19.
 */
#include "analysis/check/internal.h"

typedef struct Nest {
    Checker *checker;
    LIST(NamedType *) nest;    /* each contained in the one before */
    LIST(NamedType *) path;    /* the same, and those around type arguments, for errors */
    Map counts;                /* NamedType -> how often it is in `nest` */
} Nest;

static bool is_valid(Nest *nest, Type *type);

static bool are_all_valid_fields(Nest *nest, StructType *type)
{
    list_each (Object *, field, type->fields)
        if (!is_valid(nest, field->type))
            return false;
    return true;
}

static bool are_all_valid(Nest *nest, InterfaceType *type)
{
    list_each (Type *, embedded, type->embedded)
        if (!is_valid(nest, embedded))
            return false;
    return true;
}

/* The name of the type, where it was written. */
static Object *place_of(Checker *checker, const NamedType *named)
{
    if (!named->arguments || !named->pos)
        return named->object;
    Object *object = arena_new(checker->arena, Object);
    *object = *named->object;
    object->pos = named->pos;
    return object;
}

static bool report_nest(Nest *nest, NamedType *named)
{
    ObjectList cycle = {0};

    for (uint32_t i = 0; i < nest->path.count; i++)
        if (cycle.count || nest->path.items[i] == named)
            list_push(nest->checker->arena, &cycle, place_of(nest->checker, nest->path.items[i]));
    check_report_cycle(nest->checker, &cycle);
    return false;
}

static uintptr_t count_in_nest(const Nest *nest, const NamedType *named)
{
    return (uintptr_t)map_get(&nest->counts, named);
}

static void push_nest(Nest *nest, NamedType *named)
{
    list_push(nest->checker->arena, &nest->nest, named);
    map_put(nest->checker->arena, &nest->counts, named, (void *)(count_in_nest(nest, named) + 1));
}

static NamedType *pop_nest(Nest *nest)
{
    NamedType *named = list_pop(&nest->nest);

    map_put(nest->checker->arena, &nest->counts, named, (void *)(count_in_nest(nest, named) - 1));
    return named;
}

static bool is_valid_named(Nest *nest, NamedType *named)
{
    Checker *checker = nest->checker;
    bool is_imported = named->object->package != checker->package;

    if ((is_imported && !named->arguments) || map_has(&checker->valid_types, named))
        return true;
    if (map_has(&checker->invalid_types, named))
        return false;
    if ((named->arguments ? named->underlying : type_underlying(&named->type)) == type_invalid)
        return false;
    if (count_in_nest(nest, named)) {
        named->underlying = type_invalid;
        return report_nest(nest, named);
    }
    push_nest(nest, named);
    list_push(checker->arena, &nest->path, named);
    bool is_ok = is_valid(nest, named->origin->from);
    pop_nest(nest);
    nest->path.count--;
    if (is_ok)
        map_put(checker->arena, &checker->valid_types, named, named);
    else if (!named->arguments)
        map_put(checker->arena, &checker->invalid_types, named, named);
    return is_ok;
}

/* What the innermost instance has in place of the parameter, seen from outside of that instance. */
static bool is_valid_argument(Nest *nest, Type *parameter)
{
    if (!nest->nest.count)
        return true;
    NamedType *instance = list_last(&nest->nest);
    TypeList *parameters = instance->origin->type_parameters;
    for (uint32_t i = 0; parameters && instance->arguments && i < parameters->list.count; i++) {
        if (parameters->list.items[i] != parameter || i >= instance->arguments->list.count)
            continue;
        pop_nest(nest);
        bool is_ok = is_valid(nest, instance->arguments->list.items[i]);
        push_nest(nest, instance);
        return is_ok;
    }
    return true;
}

static bool is_valid(Nest *nest, Type *type)
{
    if (!type)
        return true;
    switch ((TypeKind)type->kind) {
    case TYPE_ARRAY:
        return is_valid(nest, ((ArrayType *)type)->element);
    case TYPE_STRUCT:
        return are_all_valid_fields(nest, (StructType *)type);
    case TYPE_INTERFACE:
        return are_all_valid(nest, (InterfaceType *)type);
    case TYPE_UNION:
        list_each (UnionTerm, term, ((UnionType *)type)->terms)
            if (!is_valid(nest, term.type))
                return false;
        return true;
    case TYPE_NAMED:
        return is_valid_named(nest, (NamedType *)type);
    case TYPE_PARAMETER:
        return is_valid_argument(nest, type);
    case TYPE_BASIC: case TYPE_SLICE: case TYPE_POINTER: case TYPE_TUPLE: case TYPE_SIGNATURE: case TYPE_MAP:
    case TYPE_CHAN:
        return true;
    }
    return true;
}

void check_valid_type(Checker *checker, NamedType *type)
{
    Nest nest = {.checker = checker};

    is_valid(&nest, &type->type);
}

/* type T U; type U T: each would be what the other is.  type T[P any] U[P]; type U[P any] T[P]: the same. */
static bool report_name_cycle(Checker *checker, NamedType *defined)
{
    ObjectList cycle = {0};
    NamedType *named = defined;

    do {
        named = type_if(NAMED, NamedType, named->origin->underlying);
        if (!named)
            return false;
        list_push(checker->arena, &cycle, place_of(checker, named));
    } while (named->origin != defined);
    list_each (Object *, object, cycle)
        if (object->type && type_if(NAMED, NamedType, object->type))
            ((NamedType *)object->type)->underlying = type_invalid;
    check_report_cycle(checker, &cycle);
    return true;
}

void check_set_underlying(Checker *checker, NamedType *defined, Type *type)
{
    if (!defined)
        return;
    defined->underlying = type;
    if (!type_if(NAMED, NamedType, type) || report_name_cycle(checker, defined))
        return;
    while (type_if(NAMED, NamedType, type) && ((NamedType *)type)->underlying)
        type = ((NamedType *)type)->underlying;
    defined->underlying = type;
}
