/* Shapes: what -m says in the place of type arguments.
 *
 * Go 1.19 makes code of a generic function once for all type arguments of one underlying type, and its messages
 * speak of that code: f[go.shape.int_0].  When messages of a package are all that is wanted, its instances are made
 * of such types; code is made of the arguments themselves.
 * Source: Go 1.19 cmd/compile/internal/typecheck/subr.go, Shapify.
 */
#include "analysis/lower/internal.h"

bool lower_speaks_of_shapes(const Lower *lower)
{
    const Options *options = &lower->compilation->options;

    return options->remark_level && options->stops_after_placement && lower->package->package->is_named_on_command_line;
}

/* A shape has no methods, so that what is made of it need not implement what the arguments implement. */
bool lower_refuses_shapes(Lower *lower)
{
    if (!lower_speaks_of_shapes(lower) || !lower->program->has_instances)
        return false;
    lower_needs(lower, CONSTRUCT_GENERIC_REMARKS, lower->pos);
    return true;
}

/* Then the generic body may do with its values what can be done with that type. */
static bool has_one_underlying_type(Lower *lower, Type *parameter)
{
    InterfaceType *constraint = type_parameter_interface(type_as(PARAMETER, ParameterType, parameter));

    type_interface_methods(lower->arena, constraint);  /* completes it */
    if (!constraint->terms || !constraint->terms->count)
        return false;
    list_each (UnionTerm, term, *constraint->terms)
        if (!type_identical(type_underlying(term.type), type_underlying(constraint->terms->items[0].type)))
            return false;
    return true;
}

/* All pointers are alike, but for those to arrays, which slices are converted to. */
static Type *shape_underlying(Lower *lower, Type *parameter, Type *argument)
{
    PointerType *pointer = under_if(POINTER, PointerType, argument);

    if (!pointer || under_if(ARRAY, ArrayType, pointer->element) || has_one_underlying_type(lower, parameter))
        return type_underlying(argument);
    return type_new_pointer(lower->arena, type_basic[BASIC_UINT8]);
}

static Type *shape_of(Lower *lower, Type *parameter, Type *argument, uint32_t index)
{
    NamedType *named = type_if(NAMED, NamedType, argument);

    if (named && named->is_shape)
        return argument;
    Type *under = shape_underlying(lower, parameter, argument);
    Name *name = name_of(&lower->compilation->names,
                         arena_format(lower->arena, "go.shape.%s_%u", type_link_text(lower->arena, under), index));
    NamedType *shape = map_get(&lower->shapes, name);
    if (!shape) {
        Object *object = object_new(lower->arena, OBJECT_TYPE_NAME, NULL, name, NULL, 0);
        shape = type_new_named(lower->arena, object, under);
        shape->is_shape = true;
        map_put(lower->arena, &lower->shapes, name, shape);
    }
    return &shape->type;
}

TypeList *lower_shapes(Lower *lower, const TypeList *parameters, TypeList *arguments)
{
    if (!lower_speaks_of_shapes(lower))
        return arguments;
    TypeList *shapes = arena_new(lower->arena, TypeList);
    for (uint32_t i = 0; i < arguments->list.count; i++)
        list_push(lower->arena, &shapes->list, shape_of(lower, parameters->list.items[i], arguments->list.items[i], i));
    return shapes;
}

/* The method of the instance made of shapes. */
Object *lower_shape_method(Lower *lower, Object *method)
{
    NamedType *receiver = method->instance;
    TypeList *shapes = lower_shapes(lower, receiver->origin->type_parameters, receiver->arguments);

    if (shapes == receiver->arguments || type_lists_identical(shapes, receiver->arguments))
        return method;
    NamedType *shaped = type_instantiate(lower->arena, receiver->origin, shapes);
    list_each (Object *, candidate, *type_methods(shaped))
        if (candidate->name == method->name) {
            type_complete_method(candidate);
            return candidate;
        }
    berth_bug("%s has no method %s", shaped->object->name->text, method->name->text);
}
