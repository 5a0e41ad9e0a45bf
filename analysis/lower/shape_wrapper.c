/* Instances that are not called where they are mentioned: literals that call them.
 *
 *     f[int]           func(a0 int) int { return f[go.shape.int_0](dictionary, a0) }
 *     T[int].m         the same, a0 being the receiver
 *     x.m              .rcvr1 = x, then a literal that captures it
 *
 * In an instance the dictionary is an entry of its own one, which is kept in a variable, .dict0, and captured.
 * Source: Go 1.19 cmd/compile/internal/noder/stencil.go (buildClosure).
 */
#include "analysis/lower/shape.h"

typedef struct Wrapper {
    Lower *lower;
    IrNode *mention;
    Object *generic;
    TypeList *arguments;     /* of types */
    IrNode *receiver;        /* of a method value, or NULL */
    IrFunction *function;
    IrNodes before;          /* what runs where the literal stands */
} Wrapper;

/* The type that has the method, or NULL. */
static NamedType *receiver_type(const Object *method)
{
    Type *type = type_as(SIGNATURE, SignatureType, method->type)->receiver->type;
    PointerType *pointer = type_if(POINTER, PointerType, type);

    return type_if(NAMED, NamedType, pointer ? pointer->element : type);
}

bool shape_is_method_expression(const IrNode *node)
{
    if (node->op != OP_METHOD_EXPRESSION)
        return false;
    const IrSelector *selector = (const IrSelector *)node;
    PointerType *pointer = type_if(POINTER, PointerType, selector->x->type);
    NamedType *named = type_if(NAMED, NamedType, pointer ? pointer->element : selector->x->type);
    return named && named->arguments && selector->object->origin;
}

static IrName *new_variable(Wrapper *wrapper, const char *text, Type *type, IrNode *value)
{
    Lower *lower = wrapper->lower;
    Pos pos = wrapper->mention->pos;
    IrName *name = lower_new_name(lower, lower->function ? IR_LOCAL : IR_PACKAGE_VARIABLE,
                                  arena_format(lower->arena, "%s%u", text, lower->shapes->variable_count++), type, pos);

    name->function = lower->function;
    shape_name_of(lower, name, lower->function);
    name->definition = lower_new_assign(lower, pos, &name->node, value);
    if (lower->function) {
        list_push(lower->arena, &wrapper->before, name->definition);
        list_push(lower->arena, &lower->function->locals, name);
    } else {
        list_push(lower->arena, &lower->shapes->before, name->definition);
        name->symbol = lower_symbol(lower, lower->package->package, name->name);
    }
    return name;
}

static IrNode *captured(Wrapper *wrapper, IrName *name)
{
    if (name->class == IR_PACKAGE_VARIABLE)
        return &name->node;
    return &lower_new_captured(wrapper->lower, wrapper->function, name, name, wrapper->mention->pos)->node;
}

static void declare(Wrapper *wrapper, const SignatureType *signature)
{
    Lower *lower = wrapper->lower;
    IrFunction *function = wrapper->function;
    Pos pos = wrapper->mention->pos;

    for (uint32_t i = 0; i < signature->parameters->variables.count; i++) {
        IrName *name = lower_new_name(lower, IR_PARAMETER, arena_format(lower->arena, "a%u", i),
                                      signature->parameters->variables.items[i]->type, pos);
        name->function = function;
        shape_name_of(lower, name, function);
        list_push(lower->arena, &function->parameters, name);
    }
    for (uint32_t i = 0; i < signature->results->variables.count; i++) {
        IrName *name = lower_new_name(lower, IR_RESULT, arena_format(lower->arena, "r%u", i),
                                      signature->results->variables.items[i]->type, pos);
        name->function = function;
        shape_name_of(lower, name, function);
        name->result_index = i;
        list_push(lower->arena, &function->results, name);
    }
}

/* The receiver of T.m is the first parameter: what has the method may be embedded in it, or be what it points to. */
static IrNode *method_receiver(Wrapper *wrapper, IrName *parameter)
{
    Lower *lower = wrapper->lower;
    const IrSelector *selector = (const IrSelector *)wrapper->mention;
    Pos pos = wrapper->mention->pos;
    Lookup method = type_lookup(lower->arena, selector->x->type, true, selector->object->package, selector->selector);
    IrNode *receiver = &parameter->node;

    for (uint32_t i = 0; i + 1 < method.path.count; i++)
        receiver = lower_implicit_field(lower, pos, receiver, method.path.items[i]);
    Type *element = lower_element_of_pointer(receiver->type);
    if (element && !wrapper->generic->has_pointer_receiver)
        receiver = lower_new_unary(lower, OP_DEREF, pos, element, receiver);
    return receiver;
}

static IrNode *new_call(Wrapper *wrapper, const ShapeInstance *target, IrNode *dictionary, IrName *receiver)
{
    Lower *lower = wrapper->lower;
    IrFunction *function = wrapper->function;
    IrNodes arguments = {0};

    list_push(lower->arena, &arguments, dictionary);
    if (receiver)
        list_push(lower->arena, &arguments, captured(wrapper, receiver));
    for (uint32_t i = 0; i < function->parameters.count; i++) {
        IrName *parameter = function->parameters.items[i];
        bool is_receiver = i == 0 && wrapper->mention->op == OP_METHOD_EXPRESSION;
        list_push(lower->arena, &arguments, is_receiver ? method_receiver(wrapper, parameter) : &parameter->node);
    }
    const ObjectList *results = &target->function->signature->results->variables;
    Type *type = results->count == 0   ? NULL
                 : results->count == 1 ? results->items[0]->type
                                       : &target->function->signature->results->type;
    IrCall *call = (IrCall *)lower_new_call(lower, OP_CALL, wrapper->mention->pos, type, arguments);
    call->callee = &target->function->name->node;
    call->is_spread = function->signature->is_variadic;
    return &call->node;
}

static void make_body(Wrapper *wrapper, IrNode *call)
{
    Lower *lower = wrapper->lower;
    IrFunction *outside = lower->function;

    lower->function = wrapper->function;
    if (wrapper->function->results.count) {
        IrReturn *node = lower_node(lower, RETURN, IrReturn, wrapper->mention->pos, NULL);
        IrNodes before = {0};
        list_push(lower->arena, &node->results, call);
        lower->pos = wrapper->mention->pos;
        lower_spread_call(lower, &node->results, &before);
        list_each (IrNode *, statement, before)
            lower_add_initial(lower, &node->node, statement);
        call = &node->node;
    } else {
        ((IrCall *)call)->is_statement = true;
    }
    list_push(lower->arena, &wrapper->function->body, call);
    lower->function = outside;
}

static Wrapper new_wrapper(Lower *lower, IrNode *mention)
{
    Wrapper wrapper = {.lower = lower, .mention = mention};

    if (mention->op == OP_INSTANCE) {
        wrapper.generic = ((IrInstance *)mention)->generic;
        wrapper.arguments = ((IrInstance *)mention)->arguments;
        wrapper.receiver = ((IrInstance *)mention)->x;
    } else {
        Object *method = ((IrSelector *)mention)->object;
        wrapper.generic = method->origin;
        wrapper.arguments = receiver_type(method)->arguments;
    }
    return wrapper;
}

IrNode *shape_wrapper(Lower *lower, IrNode *mention)
{
    Wrapper wrapper = new_wrapper(lower, mention);
    Pos pos = mention->pos;
    SignatureType *signature = under_as(SIGNATURE, SignatureType, mention->type);
    ShapeInstance *target = shape_instance(lower, wrapper.generic, wrapper.arguments);
    bool is_inner;
    IrNode *dictionary = shape_dictionary_value(lower, pos, wrapper.generic, wrapper.arguments, &is_inner);
    IrClosure *closure = lower_node(lower, CLOSURE, IrClosure, pos, mention->type);
    IrName *receiver = NULL;

    wrapper.function = lower_new_closure(lower, closure, signature, pos);
    wrapper.function->is_wrapper = true;
    declare(&wrapper, signature);
    if (lower->function) {
        IrName *kept = new_variable(&wrapper, ".dict", type_basic[BASIC_UINTPTR], dictionary);
        dictionary = is_inner ? captured(&wrapper, kept)
                              : lower_new_unary(lower, OP_ADDRESS, pos, dictionary->type, ((IrUnary *)dictionary)->x);
    }
    if (wrapper.receiver)
        receiver = new_variable(&wrapper, ".rcvr", wrapper.receiver->type, wrapper.receiver);
    make_body(&wrapper, new_call(&wrapper, target, dictionary, receiver));
    list_each (IrNode *, statement, wrapper.before)
        lower_add_initial(lower, &closure->node, statement);
    if (!wrapper.function->outer)
        list_push(lower->arena, &lower->package->functions, wrapper.function);
    return &closure->node;
}
