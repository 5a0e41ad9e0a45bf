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

/* All pointers are alike. */
static Type *shape_underlying(Lower *lower, Type *argument)
{
    Type *under = type_underlying(argument);

    return under->kind == TYPE_POINTER ? type_new_pointer(lower->arena, type_basic[BASIC_UINT8]) : under;
}

static Type *shape_of(Lower *lower, Type *argument, uint32_t index)
{
    NamedType *named = type_if(NAMED, NamedType, argument);

    if (named && named->is_shape)
        return argument;
    Type *under = shape_underlying(lower, argument);
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

TypeList *lower_shapes(Lower *lower, TypeList *arguments)
{
    if (!lower_speaks_of_shapes(lower))
        return arguments;
    TypeList *shapes = arena_new(lower->arena, TypeList);
    for (uint32_t i = 0; i < arguments->list.count; i++)
        list_push(lower->arena, &shapes->list, shape_of(lower, arguments->list.items[i], i));
    return shapes;
}

/* The method of the instance made of shapes. */
Object *lower_shape_method(Lower *lower, Object *method)
{
    NamedType *receiver = method->instance;
    TypeList *shapes = lower_shapes(lower, receiver->arguments);

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
