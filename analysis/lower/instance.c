/* Instances of generic functions and methods: one IrFunction for each distinct list of type arguments.
 *
 *   1. Whoever names an instance gets its IrName; its body is put off.
 *   2. When the package's own declarations are done, bodies are lowered: the tree of the generic function once
 *      more, with every type in it replaced (lower_type) and every local variable made anew.
 *   3. Types that were declared or have appeared may need descriptors, and these the types' methods: every instance
 *      of a generic type that can be reached from a type in the package gets all of its methods.
 *   4. That may name further instances: again from 2.  The checker has ruled out that this goes on for ever.
 *
 * A package makes all instances that it uses, whoever declares them: its object then depends on nothing but its
 * own sources and those of the packages it imports.  Equal ones in several objects are weak symbols.
 */
#include "analysis/lower/internal.h"
#include "analysis/ir/children.h"

typedef struct PendingBody {
    IrFunction *function;
    FuncDecl *declaration;
    SignatureType *declared;   /* in terms of the parameters */
    LowerInstance instance;
} PendingBody;

struct LowerPending {
    LIST(PendingBody *) bodies;
    uint32_t done;             /* of them */
    Map seen_types;            /* Type -> itself: looked through for instances */
};

/* ---- types ---- */

Type *lower_type(Lower *lower, Type *type)
{
    const LowerInstance *instance = lower->instance;

    return instance && type ? type_substitute(lower->arena, type, instance->parameters, instance->arguments) : type;
}

TypeList *lower_types(Lower *lower, const TypeList *types)
{
    TypeList *made = arena_new(lower->arena, TypeList);

    for (uint32_t i = 0; i < types->list.count; i++)
        list_push(lower->arena, &made->list, lower_type(lower, types->list.items[i]));
    return made;
}

const char *lower_arguments_text(Lower *lower, const TypeList *arguments)
{
    Writer writer = {.arena = lower->arena};

    for (uint32_t i = 0; i < arguments->list.count; i++)
        writer_format(&writer, "%s%s", i ? "," : "[", type_link_text(lower->arena, arguments->list.items[i]));
    writer_text(&writer, "]");
    return writer_done(&writer);
}

/* ---- names ---- */

static LowerPending *pending(Lower *lower)
{
    if (!lower->pending)
        lower->pending = arena_new(lower->arena, LowerPending);
    return lower->pending;
}

static void put_off_body(Lower *lower, IrFunction *function, const Object *generic, const TypeList *parameters,
                         const TypeList *arguments)
{
    PendingBody *body = arena_new(lower->arena, PendingBody);

    body->function = function;
    body->declaration = node_as(FUNC_DECL, FuncDecl, generic->declaration);
    body->declared = type_as(SIGNATURE, SignatureType, generic->type);
    body->instance = (LowerInstance){.parameters = parameters, .arguments = arguments};
    list_push(lower->arena, &pending(lower)->bodies, body);
}

static IrName *new_instance(Lower *lower, const Object *generic, const char *text, SignatureType *signature)
{
    FuncDecl *declaration = node_as(FUNC_DECL, FuncDecl, generic->declaration);
    IrName *name = lower_new_name(lower, IR_FUNCTION, text, &signature->type, generic->pos);
    IrFunction *function = lower_new_function(lower, name, signature, node_pos(declaration));

    function->is_instance = true;
    name->object = (Object *)generic;
    name->symbol = lower_symbol(lower, generic->package, text);
    lower_read_directives(function, &declaration->directives);
    return name;
}

IrName *lower_function_instance(Lower *lower, Object *generic, const TypeList *written)
{
    SignatureType *declared = type_as(SIGNATURE, SignatureType, generic->type);
    TypeList *arguments = lower_types(lower, written);
    const char *text = arena_format(lower->arena, "%s%s", generic->name->text, lower_arguments_text(lower, arguments));
    Name *key = name_of(&lower->compilation->names, arena_format(lower->arena, "%s.%s", generic->package->path, text));
    IrName *name = map_get(&lower->package->instances, key);

    if (name)
        return name;
    name = new_instance(lower, generic, text, type_instantiate_signature(lower->arena, declared, arguments));
    map_put(lower->arena, &lower->package->instances, key, name);
    put_off_body(lower, name->function, generic, declared->type_parameters, arguments);
    return name;
}

IrName *lower_method(Lower *lower, Object *method)
{
    if (!method->origin)
        return lower_object(lower, method);
    IrName *name = lower->inlined ? ir_method_instance(lower->inlined, lower->package, method)
                                  : map_get(&lower->package->instances, method);
    if (name)
        return name;

    NamedType *receiver = method->instance;
    SignatureType *declared = type_as(SIGNATURE, SignatureType, method->origin->type);
    const char *arguments = lower_arguments_text(lower, receiver->arguments);
    const char *text = arena_format(lower->arena, method->has_pointer_receiver ? "(*%s%s).%s" : "%s%s.%s",
                                    receiver->object->name->text, arguments, method->name->text);
    name = new_instance(lower, method->origin, text, type_as(SIGNATURE, SignatureType, method->type));
    map_put(lower->arena, &lower->package->instances, method, name);
    put_off_body(lower, name->function, method->origin, declared->receiver_type_parameters, receiver->arguments);
    return name;
}

/* ---- the types of a package ---- */

static void visit_type(Lower *lower, Type *type);

static void visit_methods(Lower *lower, const ObjectList *methods)
{
    list_each (Object *, method, *methods)
        visit_type(lower, method->type);
}

static void visit_named(Lower *lower, NamedType *named)
{
    ObjectList *methods = type_methods(named);

    visit_type(lower, type_underlying(&named->type));
    if (type_is_interface(&named->type))
        return;
    for (uint32_t i = 0; i < methods->count; i++) {
        if (methods->items[i]->origin)
            lower_method(lower, methods->items[i]);
        visit_type(lower, methods->items[i]->type);
    }
}

static bool visit_part(Type *part, void *context)
{
    visit_type(context, part);
    return false;
}

static void visit_parts(Lower *lower, Type *type)
{
    if (type->kind == TYPE_NAMED)
        visit_named(lower, (NamedType *)type);
    else if (type->kind == TYPE_INTERFACE)
        visit_methods(lower, type_interface_methods(lower->arena, (InterfaceType *)type));
    else
        type_any_part(type, visit_part, lower);
}

static void visit_type(Lower *lower, Type *type)
{
    LowerPending *seen = pending(lower);

    if (!type || type->kind == TYPE_BASIC || map_has(&seen->seen_types, type))
        return;
    map_put(lower->arena, &seen->seen_types, type, type);
    /* A generic type itself stands in no code. */
    if (!type_is_uninstantiated(type))
        visit_parts(lower, type);
}

/* A package describes all types that it declares, whoever uses them. */
static void visit_declared_types(Lower *lower)
{
    list_each (Object *, object, lower->package->package->scope->ordered)
        if (object->kind == OBJECT_TYPE_NAME)
            visit_type(lower, object->type);
}

static void visit_name(Lower *lower, const IrName *name)
{
    visit_type(lower, name->node.type);
}

static void visit_function(Lower *lower, IrFunction *function);

static void visit_node(IrNode *node, void *context)
{
    Lower *lower = context;

    visit_type(lower, node->type);
    if (node->op == OP_TYPE_ASSERT || node->op == OP_TYPE_ASSERT2)
        visit_type(lower, ((IrTypeAssert *)node)->target);
    if (node->op == OP_CLOSURE)
        visit_function(lower, ((IrClosure *)node)->function);
    ir_each_child(node, visit_node, lower);
}

static void visit_function(Lower *lower, IrFunction *function)
{
    visit_type(lower, &function->signature->type);
    list_each (IrName *, local, function->locals)
        visit_name(lower, local);
    list_each (IrNode *, statement, function->body)
        visit_node(statement, lower);
}

/* ---- the work ---- */

static void lower_pending_bodies(Lower *lower)
{
    LowerPending *waiting = pending(lower);

    while (waiting->done < waiting->bodies.count) {
        PendingBody *body = waiting->bodies.items[waiting->done++];
        lower->instance = &body->instance;
        lower_function_body(lower, body->function, body->declared, body->declaration->body);
        lower->instance = NULL;
        list_push(lower->arena, &lower->package->functions, body->function);
    }
}

void lower_instances(Lower *lower)
{
    IrPackage *package = lower->package;
    uint32_t visited = 0;

    if (!lower->program->has_instances)
        return;
    lower_pending_bodies(lower);
    visit_declared_types(lower);
    list_each (IrName *, variable, package->variables)
        visit_name(lower, variable);
    if (package->initializer)
        visit_function(lower, package->initializer);
    /* Types of initial values whose literals are functions of their own come with these. */
    while (visited < package->functions.count) {
        visit_function(lower, package->functions.items[visited++]);
        lower_pending_bodies(lower);
    }
}
