/* Instances and substitution (instance.h).
 *
 * Substitution copies what mentions a parameter and shares the rest.  It stops at named types, whose
 * arguments it replaces: their insides follow on demand, when the generic type is complete.
 * Source: cmd/compile/internal/types2, subst.go, instantiate.go, named.go, Go 1.19.
 */
#include "analysis/types/instance.h"

typedef struct Substitution {
    Arena *arena;
    const TypeList *parameters, *arguments;
} Substitution;

static Type *substitute(const Substitution *substitution, Type *type);

/* ---- type parameters ---- */

ParameterType *type_new_parameter(Arena *arena, Object *object, int index)
{
    ParameterType *parameter = arena_new(arena, ParameterType);

    parameter->type.kind = TYPE_PARAMETER;
    parameter->object = object;
    parameter->index = index;
    parameter->constraint = type_invalid;
    parameter->arena = arena;
    object->type = &parameter->type;
    return parameter;
}

InterfaceType *type_parameter_interface(ParameterType *parameter)
{
    Type *under = type_underlying(parameter->constraint);

    if (under->kind == TYPE_INTERFACE)
        return (InterfaceType *)under;
    if (parameter->interface && parameter->interface_of == parameter->constraint)
        return parameter->interface;
    InterfaceType *interface = type_new_interface(parameter->arena);
    if (under != type_invalid) {
        list_push(parameter->arena, &interface->embedded, parameter->constraint);
        interface->is_implicit = true;
    }
    parameter->interface = interface;
    parameter->interface_of = parameter->constraint;
    return interface;
}

/* ---- lists ---- */

bool type_lists_identical(const TypeList *a, const TypeList *b)
{
    if (a->list.count != b->list.count)
        return false;
    for (uint32_t i = 0; i < a->list.count; i++)
        if (!type_identical(a->list.items[i], b->list.items[i]))
            return false;
    return true;
}

static TypeList *substitute_list(const Substitution *substitution, const TypeList *types)
{
    TypeList *made = arena_new(substitution->arena, TypeList);
    bool has_changed = false;

    for (uint32_t i = 0; i < types->list.count; i++) {
        Type *type = substitute(substitution, types->list.items[i]);
        has_changed |= type != types->list.items[i];
        list_push(substitution->arena, &made->list, type);
    }
    return has_changed ? made : (TypeList *)types;
}

static Object *copy_object(const Substitution *substitution, const Object *object, Type *type)
{
    Object *copy = arena_new(substitution->arena, Object);

    *copy = *object;
    copy->type = type;
    copy->lowered = NULL;
    return copy;
}

/* The objects with their types replaced: all of them copies, or *changed stays false. */
static ObjectList substitute_objects(const Substitution *substitution, const ObjectList *objects, bool *changed)
{
    ObjectList made = {0};

    for (uint32_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        Type *type = substitute(substitution, object->type);
        *changed |= type != object->type;
        list_push(substitution->arena, &made, copy_object(substitution, object, type));
    }
    return made;
}

/* ---- the kinds ---- */

static Type *substitute_parameter(const Substitution *substitution, Type *type)
{
    for (uint32_t i = 0; substitution->parameters && i < substitution->parameters->list.count; i++)
        if (substitution->parameters->list.items[i] == type)
            return substitution->arguments->list.items[i] ? substitution->arguments->list.items[i] : type;
    return type;
}

static Type *substitute_struct(const Substitution *substitution, StructType *structure)
{
    bool has_changed = false;
    ObjectList fields = substitute_objects(substitution, &structure->fields, &has_changed);

    if (!has_changed)
        return &structure->type;
    StructType *made = type_new_struct(substitution->arena);
    made->fields = fields;
    made->tags.items = structure->tags.items;
    made->tags.count = made->tags.capacity = structure->tags.count;
    made->tag_lengths.items = structure->tag_lengths.items;
    made->tag_lengths.count = made->tag_lengths.capacity = structure->tag_lengths.count;
    return &made->type;
}

static TupleType *substitute_tuple(const Substitution *substitution, TupleType *tuple)
{
    bool has_changed = false;
    ObjectList variables = substitute_objects(substitution, &tuple->variables, &has_changed);

    if (!has_changed)
        return tuple;
    TupleType *made = type_new_tuple(substitution->arena);
    made->variables = variables;
    return made;
}

/* A signature of its own with other parameters and results. */
static SignatureType *new_signature(const Substitution *substitution, const SignatureType *signature)
{
    SignatureType *made = arena_new(substitution->arena, SignatureType);

    *made = *signature;
    made->type = (Type){.kind = TYPE_SIGNATURE};
    made->parameters = substitute_tuple(substitution, signature->parameters);
    made->results = substitute_tuple(substitution, signature->results);
    return made;
}

static Type *substitute_signature(const Substitution *substitution, SignatureType *signature)
{
    SignatureType *made = new_signature(substitution, signature);

    return made->parameters != signature->parameters || made->results != signature->results ? &made->type
                                                                                            : &signature->type;
}

static Type *substitute_interface(const Substitution *substitution, InterfaceType *interface)
{
    bool has_changed = false;
    ObjectList methods = substitute_objects(substitution, &interface->methods, &has_changed);
    InterfaceType *made = type_new_interface(substitution->arena);

    for (uint32_t i = 0; i < interface->embedded.count; i++) {
        Type *embedded = substitute(substitution, interface->embedded.items[i]);
        has_changed |= embedded != interface->embedded.items[i];
        list_push(substitution->arena, &made->embedded, embedded);
        if (i < interface->embedded_pos.count)
            list_push(substitution->arena, &made->embedded_pos, interface->embedded_pos.items[i]);
    }
    if (!has_changed)
        return &interface->type;
    made->methods = methods;
    made->is_implicit = interface->is_implicit;
    return &made->type;
}

static Type *substitute_union(const Substitution *substitution, UnionType *type)
{
    UnionType *made = arena_new(substitution->arena, UnionType);
    bool has_changed = false;

    made->type.kind = TYPE_UNION;
    list_each (UnionTerm, term, type->terms) {
        Type *replaced = substitute(substitution, term.type);
        has_changed |= replaced != term.type;
        list_push(substitution->arena, &made->terms, ((UnionTerm){term.is_tilde, replaced}));
    }
    return has_changed ? &made->type : &type->type;
}

static Type *substitute_named(const Substitution *substitution, NamedType *named)
{
    if (named->is_shape)
        return substitution->parameters ? substitute_parameter(substitution, &named->type) : named->underlying;
    if (!named->arguments)
        return &named->type;
    TypeList *parameters = named->origin->type_parameters;
    if (!named->origin->is_open && parameters && parameters->list.count != named->arguments->list.count)
        return type_invalid;  /* reported elsewhere */
    TypeList *arguments = substitute_list(substitution, named->arguments);
    return arguments == named->arguments ? &named->type
                                         : &type_instantiate(substitution->arena, named->origin, arguments)->type;
}

static Type *substitute(const Substitution *substitution, Type *type)
{
    Arena *arena = substitution->arena;

    if (!type)
        return NULL;
    switch ((TypeKind)type->kind) {
    case TYPE_BASIC:
        return type;
    case TYPE_PARAMETER:
        return substitute_parameter(substitution, type);
    case TYPE_ARRAY: {
        ArrayType *array = (ArrayType *)type;
        Type *element = substitute(substitution, array->element);
        return element == array->element ? type : type_new_array(arena, element, array->length);
    }
    case TYPE_SLICE: {
        Type *old = ((SliceType *)type)->element, *element = substitute(substitution, old);
        return element == old ? type : type_new_slice(arena, element);
    }
    case TYPE_POINTER: {
        Type *old = ((PointerType *)type)->element, *element = substitute(substitution, old);
        return element == old ? type : type_new_pointer(arena, element);
    }
    case TYPE_CHAN: {
        ChanType *chan = (ChanType *)type;
        Type *element = substitute(substitution, chan->element);
        return element == chan->element ? type : type_new_chan(arena, chan->direction, element);
    }
    case TYPE_MAP: {
        MapType *map = (MapType *)type;
        Type *key = substitute(substitution, map->key), *element = substitute(substitution, map->element);
        return key == map->key && element == map->element ? type : type_new_map(arena, key, element);
    }
    case TYPE_STRUCT:
        return substitute_struct(substitution, (StructType *)type);
    case TYPE_TUPLE:
        return &substitute_tuple(substitution, (TupleType *)type)->type;
    case TYPE_SIGNATURE:
        return substitute_signature(substitution, (SignatureType *)type);
    case TYPE_INTERFACE:
        return substitute_interface(substitution, (InterfaceType *)type);
    case TYPE_NAMED:
        return substitute_named(substitution, (NamedType *)type);
    case TYPE_UNION:
        return substitute_union(substitution, (UnionType *)type);
    }
    return type;
}

Type *type_substitute(Arena *arena, Type *type, const TypeList *parameters, const TypeList *arguments)
{
    return substitute(&(Substitution){arena, parameters, arguments}, type);
}

Type *type_without_shapes(Arena *arena, Type *type)
{
    return substitute(&(Substitution){.arena = arena}, type);
}

TupleType *type_substitute_tuple(Arena *arena, TupleType *tuple, const TypeList *parameters,
                                 const TypeList *arguments)
{
    return substitute_tuple(&(Substitution){arena, parameters, arguments}, tuple);
}

SignatureType *type_instantiate_signature(Arena *arena, SignatureType *signature, const TypeList *arguments)
{
    Substitution substitution = {arena, signature->type_parameters, arguments};
    SignatureType *made = new_signature(&substitution, signature);

    made->type_parameters = NULL;
    return made;
}

/* ---- instances of types ---- */

NamedType *type_instantiate(Arena *arena, NamedType *generic, const TypeList *arguments)
{
    list_each (NamedType *, known, generic->instances)
        if (type_lists_identical(known->arguments, arguments))
            return known;
    NamedType *instance = arena_new(arena, NamedType);
    instance->type.kind = TYPE_NAMED;
    instance->object = generic->object;
    instance->origin = generic;
    instance->arguments = (TypeList *)arguments;
    instance->arena = arena;
    instance->local_index = generic->local_index;
    list_push(arena, &generic->instances, instance);
    return instance;
}

Type *type_expand(NamedType *instance)
{
    NamedType *generic = instance->origin;

    if (instance->underlying)
        return instance->underlying;
    if (generic->is_open || !generic->underlying)
        return type_invalid;
    instance->type_parameters = generic->type_parameters;
    instance->from = generic->from;
    /* A type that stands for an instance of itself ends here. */
    instance->underlying = type_invalid;
    uint32_t count = generic->type_parameters ? generic->type_parameters->list.count : 0;
    if (instance->arguments->list.count == count)
        instance->underlying = type_substitute(instance->arena, type_underlying(&generic->type),
                                               generic->type_parameters, instance->arguments);
    return instance->underlying;
}

void type_complete_method(Object *method)
{
    SignatureType *generic = type_if(SIGNATURE, SignatureType, method->origin->type);

    if (method->type || !generic || generic->is_open) {
        if (method->origin->type == type_invalid)
            method->type = type_invalid;
        return;
    }
    NamedType *instance = method->instance;
    TypeList *parameters = generic->receiver_type_parameters;
    TypeList none = {0};
    bool fits = parameters && parameters->list.count == instance->arguments->list.count;
    Substitution substitution = {instance->arena, fits ? parameters : &none, instance->arguments};
    SignatureType *made = new_signature(&substitution, generic);

    made->receiver_type_parameters = NULL;
    made->receiver = copy_object(&substitution, generic->receiver, substitute(&substitution, generic->receiver->type));
    method->type = &made->type;
}

ObjectList *type_methods(NamedType *named)
{
    NamedType *generic = named->origin;
    bool is_complete = !generic->is_open;

    if (generic == named || named->has_all_methods)
        return &named->methods;
    for (uint32_t i = 0; i < generic->methods.count; i++) {
        if (i >= named->methods.count) {
            Object *method = arena_new(named->arena, Object);
            *method = *generic->methods.items[i];
            method->type = NULL;
            method->lowered = NULL;
            method->origin = generic->methods.items[i];
            method->instance = named;
            list_push(named->arena, &named->methods, method);
        }
        type_complete_method(named->methods.items[i]);
        is_complete &= named->methods.items[i]->type != NULL;
    }
    named->has_all_methods = is_complete;
    return &named->methods;
}

/* ---- questions ---- */

bool type_is_uninstantiated(const Type *type)
{
    const NamedType *named = type_if(NAMED, NamedType, type);

    return named && named->type_parameters && !named->arguments;
}

static bool mentions(Type *type, void *context)
{
    const TypeList *parameters = context;

    for (uint32_t i = 0; type->kind == TYPE_PARAMETER && i < parameters->list.count; i++)
        if (parameters->list.items[i] == type)
            return true;
    return type_any_part(type, mentions, context);
}

bool type_mentions(const Type *type, const TypeList *parameters)
{
    return type && mentions((Type *)type, (void *)parameters);
}

static bool has_shape(Type *type, void *unused)
{
    return (type->kind == TYPE_NAMED && ((NamedType *)type)->is_shape) || type_any_part(type, has_shape, unused);
}

bool type_has_shape(const Type *type)
{
    return has_shape((Type *)type, NULL);
}

bool type_list_has_shape(const TypeList *types)
{
    return type_list_any(types, has_shape, NULL);
}
