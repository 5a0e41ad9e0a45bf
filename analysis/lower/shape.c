/* Shapes: what -m says in the place of type arguments.
 *
 * Go 1.19 makes code of a generic function once for all type arguments of one underlying type, and its messages
 * speak of that code: f[go.shape.int_0].  What differs between the arguments is in a dictionary that such code takes
 * as its first argument.  When messages are wanted, trees are made of shapes:
 *
 *   1. Bodies are lowered as always, but a generic function or method is an INSTANCE where it is mentioned, and a
 *      method of a type parameter a BOUND_METHOD.
 *   2. Declarations are gone through in Go's order; each mention becomes a call with a dictionary, or a literal
 *      around one (shape_scan.c, shape_wrapper.c).  The instances that this takes are made at once (shape_instance.c),
 *      and gone through afterwards.
 *   3. In instances, what depends on the type arguments takes them from the dictionary (dictionary.c).
 *
 * No code is made of such trees.
 * Source: Go 1.19 cmd/compile/internal/typecheck/subr.go, Shapify; noder/stencil.go.
 */
#include "analysis/lower/shape.h"

LowerShapes *lower_shapes(Lower *lower)
{
    if (!lower->shapes)
        lower->shapes = arena_new(lower->arena, LowerShapes);
    return lower->shapes;
}

bool type_is_shape(const Type *type)
{
    const NamedType *named = type_if(NAMED, NamedType, type);

    return named && named->is_shape;
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

/* Types made of shapes have what these stand for in their shape. */
static Type *shape_of(Lower *lower, Type *parameter, Type *argument, uint32_t index)
{
    Type *plain = type_is_shape(argument) ? type_underlying(argument) : type_without_shapes(lower->arena, argument);
    Type *under = shape_underlying(lower, parameter, plain);
    Name *name = name_of(&lower->compilation->names,
                         arena_format(lower->arena, "go.shape.%s_%u", type_link_text(lower->arena, under), index));
    NamedType *shape = map_get(&lower_shapes(lower)->types, name);

    if (!shape) {
        Object *object = object_new(lower->arena, OBJECT_TYPE_NAME, NULL, name, NULL, 0);
        shape = type_new_named(lower->arena, object, under);
        shape->is_shape = true;
        map_put(lower->arena, &lower->shapes->types, name, shape);
    }
    return &shape->type;
}

TypeList *shapes_of(Lower *lower, const TypeList *parameters, const TypeList *arguments)
{
    TypeList *shapes = arena_new(lower->arena, TypeList);

    for (uint32_t i = 0; i < arguments->list.count; i++)
        list_push(lower->arena, &shapes->list, shape_of(lower, parameters->list.items[i], arguments->list.items[i], i));
    return shapes;
}
