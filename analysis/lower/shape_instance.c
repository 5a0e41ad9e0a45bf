/* Instances made of shapes, their dictionaries, and the types whose methods are instances.
 *
 * An instance is a function: its parameters are the dictionary, the receiver, and what the generic one takes.
 * It is made when it is first asked for.  The dictionary of an instance names those of the instances that it calls;
 * so that with it all of them are made, and with every instance of a type that comes up on the way, its methods.
 * Source: Go 1.19 cmd/compile/internal/noder/stencil.go (getInstantiation, genericSubst, getDictionarySym,
 * instantiateMethods); types.go (typ0, fillinMethods).
 */
#include "analysis/lower/shape.h"
#include "analysis/ir/children.h"

/* ---- names ---- */

static bool is_method(const Object *generic)
{
    return type_as(SIGNATURE, SignatureType, generic->type)->receiver != NULL;
}

static const TypeList *parameters_of(const Object *generic)
{
    const SignatureType *signature = type_as(SIGNATURE, SignatureType, generic->type);

    return signature->receiver ? signature->receiver_type_parameters : signature->type_parameters;
}

/* "f[int]", "(*T[int]).m" */
static const char *instance_text(Lower *lower, const Object *generic, const TypeList *arguments)
{
    const char *text = lower_arguments_text(lower, arguments);

    if (!is_method(generic))
        return arena_format(lower->arena, "%s%s", generic->name->text, text);
    Type *receiver = type_as(SIGNATURE, SignatureType, generic->type)->receiver->type;
    PointerType *pointer = type_if(POINTER, PointerType, receiver);
    NamedType *named = type_as(NAMED, NamedType, pointer ? pointer->element : receiver);
    return arena_format(lower->arena, pointer ? "(*%s%s).%s" : "%s%s.%s", named->object->name->text, text,
                        generic->name->text);
}

static Name *symbol_name(Lower *lower, const Object *generic, const char *text)
{
    return name_of(&lower->compilation->names, arena_format(lower->arena, "%s.%s", generic->package->path, text));
}

/* ---- functions ---- */

static void add_parameter(Arena *arena, SignatureType *signature, Type *type)
{
    list_push(arena, &signature->parameters->variables, object_new(arena, OBJECT_VAR, NULL, NULL, type, 0));
}

static SignatureType *instance_signature(Lower *lower, const ShapeInstance *instance)
{
    Arena *arena = lower->arena;
    const SignatureType *declared = type_as(SIGNATURE, SignatureType, instance->generic->type);
    SignatureType *signature = type_new_signature(arena);

    add_parameter(arena, signature, type_basic[BASIC_UINTPTR]);
    if (declared->receiver)
        add_parameter(arena, signature,
                      type_substitute(arena, declared->receiver->type, instance->parameters, instance->shapes));
    list_each (Object *, parameter, declared->parameters->variables)
        add_parameter(arena, signature, type_substitute(arena, parameter->type, instance->parameters, instance->shapes));
    signature->results = type_substitute_tuple(arena, declared->results, instance->parameters, instance->shapes);
    signature->is_variadic = declared->is_variadic;
    return signature;
}

void shape_name_of(Lower *lower, IrName *name, const IrFunction *function)
{
    Object *generic = function ? function->name->object : NULL;

    name->is_inlined = generic && generic->package != lower->package->package;
    if (name->is_inlined)
        name->object = generic;
}

static IrFunction *new_function(Lower *lower, const ShapeInstance *instance, const char *text)
{
    const Object *generic = instance->generic;
    FuncDecl *declaration = node_as(FUNC_DECL, FuncDecl, generic->declaration);
    SignatureType *signature = instance_signature(lower, instance);
    IrName *name = lower_new_name(lower, IR_FUNCTION, text, &signature->type, generic->pos);
    /* Of another package's functions Go knows the name's place only. */
    bool is_foreign = generic->package != lower->package->package;
    IrFunction *function = lower_new_function(lower, name, signature, is_foreign ? generic->pos : node_pos(declaration));

    function->is_instance = function->is_shape = true;
    name->object = (Object *)generic;
    name->symbol = lower_symbol(lower, generic->package, text);
    lower_read_directives(function, &declaration->directives);
    function->dictionary = lower_new_name(lower, IR_PARAMETER, ".dict", type_basic[BASIC_UINTPTR], generic->pos);
    function->dictionary->function = function;
    shape_name_of(lower, function->dictionary, function);
    list_push(lower->arena, &function->parameters, function->dictionary);
    return function;
}

/* Go's copy of a generic body has its named variables first; temporaries are made as it is gone through. */
static void order_locals(Lower *lower, IrFunction *function)
{
    IrNames temporaries = {0};
    uint32_t named = 0;

    list_each (IrName *, local, function->locals) {
        if (local->is_temporary)
            list_push(lower->arena, &temporaries, local);
        else
            function->locals.items[named++] = local;
    }
    function->locals.count = named;
    list_each (IrName *, temporary, temporaries) {
        if (temporary != function->dictionary)
            temporary->name = lower_temporary_text(lower, function);
        list_push(lower->arena, &function->locals, temporary);
    }
    list_each (IrFunction *, literal, function->closures)
        order_locals(lower, literal);
}

static void forget_source(Lower *lower, IrFunction *function);

static bool is_define(const IrNode *node)
{
    if (node->op == OP_ASSIGN)
        return ((const IrAssign *)node)->is_define;
    if (node->op == OP_RANGE)
        return ((const IrRange *)node)->is_define;
    return (node->op == OP_ASSIGN_LIST || node->op == OP_ASSIGN_CALL || node->op == OP_ASSIGN_PAIR) &&
           ((const IrAssignList *)node)->is_define;
}

static void forget_in_node(IrNode *node, void *context)
{
    if (node->op == OP_LITERAL)
        node->source_text = NULL;
    if (node->op == OP_ASSIGN_OP)
        ((IrAssignOp *)node)->is_increment = false;
    if (node->op == OP_CLOSURE)
        forget_source(context, ((IrClosure *)node)->function);
    ir_each_child(node, forget_in_node, context);
}

/* Imported bodies have lost how constants were written, and which assignment defines a variable; what x := y
 * declares they declare twice, which counts where they are inlined. */
static void forget_source(Lower *lower, IrFunction *function)
{
    list_each (IrName *, local, function->locals) {
        if (!local->definition || local->is_temporary)
            continue;
        local->has_lost_definition = local->definition->op >= OP_ASSIGN && local->definition->op <= OP_ASSIGN_PAIR;
        if (is_define(local->definition))
            lower_add_initial(lower, local->definition, lower_new_declare(lower, local->node.pos, local));
    }
    list_each (IrNode *, statement, function->body)
        forget_in_node(statement, lower);
}

/* Literals have the dictionary of the function around them, in a variable of their own, which those inside of them
 * can capture in turn. */
void shape_begin_literal(Lower *lower, IrFunction *literal)
{
    Pos pos = literal->pos;
    IrName *captured = lower_new_captured(lower, literal, literal->outer->dictionary, literal->outer->dictionary, pos);
    IrName *own = lower_new_name(lower, IR_LOCAL, ".dict", type_basic[BASIC_UINTPTR], pos);

    own->function = literal;
    shape_name_of(lower, own, literal);
    own->is_temporary = true;  /* it stands behind the named variables */
    own->definition = lower_new_assign(lower, pos, &own->node, &captured->node);
    literal->dictionary = own;
    list_push(lower->arena, &literal->locals, own);
    list_push(lower->arena, &literal->body, own->definition);
    map_put(lower->arena, &lower_shapes(lower)->of_functions, literal, lower->instance->shape);
}

static void lower_body(Lower *lower, ShapeInstance *instance)
{
    IrFunction *function = instance->function, *outside = lower->function;
    LowerInstance *instance_outside = lower->instance;
    Pos pos = lower->pos;
    FuncDecl *declaration = node_as(FUNC_DECL, FuncDecl, instance->generic->declaration);

    lower->instance = &(LowerInstance){
        .parameters = instance->parameters, .arguments = instance->shapes, .shape = instance};
    lower_function_body(lower, function, type_as(SIGNATURE, SignatureType, instance->generic->type), declaration->body);
    lower->instance = instance_outside;
    lower->function = outside;
    lower->pos = pos;
    order_locals(lower, function);
    if (instance->generic->package != lower->package->package)
        forget_source(lower, function);
}

ShapeInstance *shape_instance(Lower *lower, Object *generic, const TypeList *arguments)
{
    LowerShapes *shapes = lower_shapes(lower);
    const TypeList *parameters = parameters_of(generic);
    TypeList *of = shapes_of(lower, parameters, arguments);
    const char *text = instance_text(lower, generic, of);
    Name *key = symbol_name(lower, generic, text);
    ShapeInstance *instance = map_get(&shapes->instances, key);

    if (instance)
        return instance;
    instance = arena_new(lower->arena, ShapeInstance);
    *instance = (ShapeInstance){.generic = generic, .parameters = parameters, .shapes = of};
    instance->whole = type_as(ARRAY, ArrayType, type_new_array(lower->arena, type_basic[BASIC_UINTPTR], 0));
    instance->types = type_as(ARRAY, ArrayType, type_new_array(lower->arena, type_basic[BASIC_UINTPTR], 0));
    instance->function = new_function(lower, instance, text);
    map_put(lower->arena, &shapes->instances, key, instance);
    map_put(lower->arena, &shapes->of_functions, instance->function, instance);
    lower_body(lower, instance);
    dictionary_plan(lower, instance);
    list_push(lower->arena, &lower->package->functions, instance->function);
    list_push(lower->arena, &shapes->made, instance->function);
    return instance;
}

/* ---- dictionaries ---- */

static TypeList *substitute_shapes(Lower *lower, const TypeList *types, const ShapeInstance *instance,
                                   const TypeList *arguments)
{
    TypeList *made = arena_new(lower->arena, TypeList);

    for (uint32_t i = 0; i < types->list.count; i++)
        list_push(lower->arena, &made->list,
                  type_substitute(lower->arena, types->list.items[i], instance->shapes, arguments));
    return made;
}

static Object *generic_method(const NamedType *named, const Name *name)
{
    list_each (Object *, method, *type_methods((NamedType *)named))
        if (method->name == name)
            return method->origin;
    return NULL;
}

/* A method of the argument needs a dictionary if the argument is an instance. */
static void make_method_dictionary(Lower *lower, Pos pos, const InnerDictionary *inner, const ShapeInstance *instance,
                                   const TypeList *arguments)
{
    NamedType *named = type_if(NAMED, NamedType, type_substitute(lower->arena, inner->shape, instance->shapes, arguments));

    if (!named || !named->arguments || type_is_interface(&named->type))
        return;
    Object *method = generic_method(named, inner->method);
    if (method)
        shape_dictionary(lower, pos, method, named->arguments);
}

static void fill_dictionary(Lower *lower, Pos pos, const ShapeInstance *instance, const TypeList *arguments)
{
    list_each (Type *, type, instance->derived)
        lower_need_type(lower, type_substitute(lower->arena, type, instance->shapes, arguments));
    list_each (InnerDictionary, inner, instance->inner) {
        if (inner.generic)
            shape_dictionary(lower, pos, inner.generic, substitute_shapes(lower, inner.arguments, instance, arguments));
        else
            make_method_dictionary(lower, pos, &inner, instance, arguments);
    }
    shape_make_needed(lower);
}

IrName *shape_dictionary(Lower *lower, Pos pos, Object *generic, const TypeList *arguments)
{
    LowerShapes *shapes = lower_shapes(lower);
    const char *text = arena_format(lower->arena, ".dict.%s", instance_text(lower, generic, arguments));
    Name *key = symbol_name(lower, generic, text);
    IrName *name = map_get(&shapes->dictionaries, key);

    if (name)
        return name;
    name = lower_new_name(lower, IR_PACKAGE_VARIABLE, text, type_basic[BASIC_UINTPTR], pos);
    name->object = generic;
    name->symbol = key->text;
    map_put(lower->arena, &shapes->dictionaries, key, name);
    fill_dictionary(lower, pos, shape_instance(lower, generic, arguments), arguments);
    return name;
}

/* ---- types ---- */

static void need_methods(Lower *lower, const ObjectList *methods)
{
    list_each (Object *, method, *methods)
        lower_need_type(lower, method->type);
}

/* Parts first: what an instance is made of is an instance before it. */
static void need_named(Lower *lower, NamedType *named)
{
    bool is_declared_here = !named->arguments && named->object->package == lower->package->package;

    if (is_declared_here || type_has_shape(&named->type) || type_is_uninstantiated(&named->type))
        return;
    for (uint32_t i = 0; named->arguments && i < named->arguments->list.count; i++)
        lower_need_type(lower, named->arguments->list.items[i]);
    lower_need_type(lower, type_underlying(&named->type));
    if (type_is_interface(&named->type))
        return;
    ObjectList *methods = type_methods(named);
    need_methods(lower, methods);
    if (named->arguments && methods->count && !type_is_generic(&named->type))
        list_push(lower->arena, &lower_shapes(lower)->needed, named);
}

static bool need_part(Type *part, void *context)
{
    lower_need_type(context, part);
    return false;
}

static void need_parts(Lower *lower, Type *type)
{
    if (type->kind == TYPE_NAMED)
        need_named(lower, (NamedType *)type);
    else if (type->kind == TYPE_INTERFACE)
        need_methods(lower, type_interface_methods(lower->arena, (InterfaceType *)type));
    else
        type_any_part(type, need_part, lower);
}

void lower_need_type(Lower *lower, Type *type)
{
    if (!lower->speaks_of_shapes || !type || type->kind == TYPE_BASIC || map_has(&lower_shapes(lower)->seen_types, type))
        return;
    map_put(lower->arena, &lower->shapes->seen_types, type, type);
    need_parts(lower, type);
}

static void need_in_syntax(Node *node, void *context)
{
    Expr *x = node_is_expr(node) ? (Expr *)node : NULL;

    if (x && x->type)
        lower_need_type(context, x->type);
    node_each_child(node, need_in_syntax, context);
}

void shape_need_in_generic(Lower *lower, FuncDecl *declaration)
{
    if (declaration->body)
        need_in_syntax(&declaration->body->node, lower);
}

void shape_make_needed(Lower *lower)
{
    LowerShapes *shapes = lower_shapes(lower);

    while (shapes->needed.count) {
        LIST(NamedType *) named = {shapes->needed.items, shapes->needed.count, shapes->needed.capacity};
        shapes->needed.items = NULL;
        shapes->needed.count = shapes->needed.capacity = 0;
        list_each (NamedType *, type, named)
            list_each (Object *, method, *type_methods(type)) {
                shape_instance(lower, method->origin, type->arguments);
                shape_dictionary(lower, method->origin->pos, method->origin, type->arguments);
            }
    }
}
