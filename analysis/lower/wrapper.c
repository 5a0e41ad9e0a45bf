/* Method wrappers: functions that bring a receiver to a method of something inside of it.
 *
 *     func (.this *T) M(a int) string { return .this.Embedded.M(a) }
 *
 * Go's compiler makes them for itabs and type descriptors, and -m speaks of what is inlined in them and
 * where their parameters go.  These are for messages only: code has codegen/wrappers.c's.
 * Source: cmd/compile/internal/reflectdata/reflect.go, methodWrapper; typecheck/subr.go, NewFuncParams, Go 1.19.
 */
#include "analysis/lower/internal.h"

static Name *name_in(Lower *lower, const char *text)
{
    return name_of(&lower->compilation->names, text);
}

/* What has no name cannot be handed on: parameters get one. */
static Name *parameter_name(Lower *lower, const Object *parameter, uint32_t *invented)
{
    if (parameter->name && !parameter->name->is_blank)
        return parameter->name;
    return name_in(lower, arena_format(lower->arena, ".anon%u", (*invented)++));
}

/* The method's parameters and results, as objects of the wrapper's own. */
static SignatureType *wrapper_signature(Lower *lower, Type *receiver, const SignatureType *method)
{
    Arena *arena = lower->arena;
    Package *package = lower->package->package;
    SignatureType *signature = type_new_signature(arena);
    uint32_t invented = 0;

    signature->is_variadic = method->is_variadic;
    signature->receiver = object_new_var(arena, VAR_RECEIVER, package, name_in(lower, ".this"), receiver, lower->pos);
    list_each (Object *, parameter, method->parameters->variables)
        list_push(arena, &signature->parameters->variables,
                  object_new_var(arena, VAR_PARAMETER, package, parameter_name(lower, parameter, &invented),
                                 parameter->type, parameter->pos));
    list_each (Object *, result, method->results->variables)
        list_push(arena, &signature->results->variables,
                  object_new_var(arena, VAR_RESULT, package, result->name, result->type, result->pos));
    return signature;
}

/* "(*T).M"; a method of another package that is not exported has that package in its name. */
static const char *wrapper_text(Lower *lower, Type *receiver, const Object *method)
{
    Type *element = lower_element_of_pointer(receiver);
    NamedType *named = type_if(NAMED, NamedType, element ? element : receiver);
    const char *text = ir_type_text(lower->arena, receiver, lower->package->package);
    bool is_foreign = !method->name->is_exported && (!named || named->object->package != method->package);

    text = arena_format(lower->arena, element ? "(%s)" : "%s", text);
    return is_foreign ? arena_format(lower->arena, "%s.%s", text, lower_symbol(lower, method->package, method->name->text))
                      : arena_format(lower->arena, "%s.%s", text, method->name->text);
}

static IrFunction *new_wrapper(Lower *lower, Type *receiver, const Object *method)
{
    SignatureType *signature =
        wrapper_signature(lower, receiver, type_as(SIGNATURE, SignatureType, method->type));
    const char *text = wrapper_text(lower, receiver, method);
    IrName *name = lower_new_name(lower, IR_FUNCTION, text, &signature->type, lower->pos);
    IrFunction *function = lower_new_function(lower, name, signature, lower->pos);

    name->symbol = lower_symbol(lower, lower->package->package, text);
    function->end = lower->pos;
    function->has_body = true;
    function->is_method_wrapper = true;
    lower->function = function;
    lower_declare_parameters(lower, function, signature);
    return function;
}

/* if .this == nil { panicwrap() }: a better message than that of the load. */
static IrNode *new_nil_check(Lower *lower, IrName *receiver)
{
    bool is_runtime = strcmp(lower->package->package->path, "runtime") == 0;
    SignatureType *signature = type_new_signature(lower->arena);
    IrIf *check = lower_node(lower, IF, IrIf, lower->pos, NULL);
    IrNode *nil = &lower_node(lower, NIL, IrNil, lower->pos, receiver->node.type)->node;
    IrCall *call = (IrCall *)lower_new_call(lower, OP_CALL, lower->pos, NULL, (IrNodes){0});

    call->callee = &lower_new_name(lower, IR_FUNCTION, is_runtime ? "panicwrap" : "runtime.panicwrap",
                                   &signature->type, lower->pos)->node;
    call->is_statement = true;
    check->condition =
        lower_new_binary(lower, OP_EQ, lower->pos, type_basic[BASIC_BOOL], &receiver->node, nil);
    list_push(lower->arena, &check->then, &call->node);
    return &check->node;
}

static Type *type_of_results(const IrFunction *function)
{
    TupleType *results = function->signature->results;

    if (results->variables.count == 0)
        return NULL;
    return results->variables.count == 1 ? results->variables.items[0]->type : &results->type;
}

static IrCall *new_method_call(Lower *lower, IrFunction *function, const MethodSetEntry *entry)
{
    IrCall *call = (IrCall *)lower_new_call(lower, OP_CALL, lower->pos, type_of_results(function), (IrNodes){0});

    call->callee = lower_method_callee(lower, lower->pos, &function->receiver->node, &entry->lookup);
    if (call->callee->op == OP_DOT_INTERFACE)
        call->node.op = OP_CALL_INTERFACE;
    list_each (IrName *, parameter, function->parameters)
        list_push(lower->arena, &call->arguments, &parameter->node);
    call->is_spread = function->signature->is_variadic;
    return call;
}

/* From an embedded pointer to its own method: a jump will do. */
static bool is_tail_call(const IrFunction *function, const MethodSetEntry *entry)
{
    return lower_element_of_pointer(function->receiver->node.type) && entry->lookup.path.count > 1 &&
           entry->method->has_pointer_receiver;
}

static IrNode *new_return(Lower *lower, IrCall *call)
{
    IrReturn *node = lower_node(lower, RETURN, IrReturn, lower->pos, NULL);
    IrNodes before = {0};

    list_push(lower->arena, &node->results, &call->node);
    lower_spread_call(lower, &node->results, &before);
    list_each (IrNode *, statement, before)
        lower_add_initial(lower, &node->node, statement);
    return &node->node;
}

IrFunction *lower_method_wrapper(Compilation *compilation, const IrProgram *program, IrPackage *package,
                                 Type *receiver, const MethodSetEntry *entry, Pos pos)
{
    Lower lower = {.compilation = compilation, .arena = compilation->arena, .package = package,
                   .inlined = program, .speaks_of_shapes = program->is_of_shapes,
                   .names = program->is_of_shapes ? (Map *)&program->names : NULL, .pos = pos};
    IrFunction *function = new_wrapper(&lower, receiver, entry->method);
    bool is_promoted = entry->lookup.path.count > 1;

    if (!is_promoted && lower_element_of_pointer(receiver))
        list_push(lower.arena, &function->body, new_nil_check(&lower, function->receiver));
    IrCall *call = new_method_call(&lower, function, entry);
    call->is_tail = is_tail_call(function, entry);
    call->is_statement = call->is_tail || !call->node.type;
    list_push(lower.arena, &function->body, call->is_statement ? &call->node : new_return(&lower, call));
    lower_finish_function(&lower, function);
    return function;
}
