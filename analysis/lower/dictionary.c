/* What an instance made of shapes takes from its dictionary: types, dictionaries, method tables, methods.
 *
 *   1. The body is looked through before anything in it is changed; what is found decides how long the
 *      dictionary is and which instances come with it.
 *   2. Later, each place that depends on a type argument gets the entry:
 *
 *        x.m(y), x of a type parameter   func(T, ...)(&entry)(x, y): nothing is known of the callee
 *        x.m                             the method value of an interface that is made of x
 *        any(x), I(x)                    an interface made of the entry and of x's data word
 *        i.(T), case T                   an assertion to the entry's type
 *
 * Source: Go 1.19 cmd/compile/internal/noder/stencil.go (getInstInfo, dictPass, convertUsingDictionary).
 */
#include "analysis/lower/shape.h"
#include "analysis/ir/children.h"

typedef struct Dictionary {
    Lower *lower;
    ShapeInstance *instance;
    const IrFunction *function;  /* that has the variable with the dictionary */
    Map called;              /* callees */
} Dictionary;

static bool is_empty_interface(Lower *lower, const Type *type)
{
    InterfaceType *interface = type && type_is_interface(type) ? under_if(INTERFACE, InterfaceType, type) : NULL;

    return interface && type_interface_methods(lower->arena, interface)->count == 0;
}

/* ---- what there is ---- */

static void add_type(Dictionary *dictionary, Type *type)
{
    if (!type || type->kind == TYPE_TUPLE || !type_has_shape(type) || type_is_shape(type))
        return;
    list_each (Type *, known, dictionary->instance->derived)
        if (type_identical(known, type))
            return;
    list_push(dictionary->lower->arena, &dictionary->instance->derived, type);
}

static void add_method(Dictionary *dictionary, const IrSelector *selector)
{
    list_each (DictionaryMethod, known, dictionary->instance->methods)
        if (known.shape == selector->x->type && known.name == selector->selector)
            return;
    list_push(dictionary->lower->arena, &dictionary->instance->methods,
              ((DictionaryMethod){selector->x->type, selector->selector}));
}

static void add_inner(Dictionary *dictionary, InnerDictionary inner)
{
    list_push(dictionary->lower->arena, &dictionary->instance->inner, inner);
}

static void plan_instance(Dictionary *dictionary, const IrInstance *mention)
{
    if (type_list_has_shape(mention->arguments))
        add_inner(dictionary, (InnerDictionary){.generic = mention->generic, .arguments = mention->arguments});
}

static void plan_method_expression(Dictionary *dictionary, const IrSelector *selector)
{
    PointerType *pointer = type_if(POINTER, PointerType, selector->x->type);
    NamedType *named = type_as(NAMED, NamedType, pointer ? pointer->element : selector->x->type);

    if (type_list_has_shape(named->arguments))
        add_inner(dictionary, (InnerDictionary){.generic = selector->object->origin, .arguments = named->arguments});
}

static void plan_bound_method(Dictionary *dictionary, IrSelector *selector)
{
    bool is_called = map_has(&dictionary->called, selector);

    if (is_called)
        add_inner(dictionary, (InnerDictionary){.shape = selector->x->type, .method = selector->selector});
    if (is_called || selector->x->op == OP_TYPE)
        add_method(dictionary, selector);
    else
        dictionary->instance->interface_count++;
}

static void plan_interface(Dictionary *dictionary, const IrUnary *convert)
{
    bool has_shape = type_has_shape(convert->node.type) || type_has_shape(convert->x->type);

    dictionary->instance->interface_count += has_shape && !is_empty_interface(dictionary->lower, convert->node.type);
}

static void plan_switch(Dictionary *dictionary, const IrSwitch *node)
{
    IrTypeSwitch *guard = ir_if(TYPE_SWITCH, IrTypeSwitch, node->tag);

    if (!guard || is_empty_interface(dictionary->lower, guard->x->type))
        return;
    list_each (IrCase *, clause, node->cases)
        list_each (IrNode *, type, clause->list)
            dictionary->instance->interface_count += type->op == OP_TYPE && type_has_shape(type->type);
}

static void plan(IrNode *node, void *context);

static void plan_body(Dictionary *dictionary, IrNodes body)
{
    list_each (IrNode *, statement, body)
        plan(statement, dictionary);
}

static void plan(IrNode *node, void *context)
{
    Dictionary *dictionary = context;
    Lower *lower = dictionary->lower;

    switch ((int)node->op) {
    case OP_INSTANCE:
        plan_instance(dictionary, (IrInstance *)node);
        break;
    case OP_METHOD_EXPRESSION:
        if (shape_is_method_expression(node))
            plan_method_expression(dictionary, (IrSelector *)node);
        break;
    case OP_CALL:
        map_put(lower->arena, &dictionary->called, ((IrCall *)node)->callee, node);
        break;
    case OP_BOUND_METHOD:
        plan_bound_method(dictionary, (IrSelector *)node);
        break;
    case OP_CONVERT_INTERFACE:
        plan_interface(dictionary, (IrUnary *)node);
        break;
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
        dictionary->instance->interface_count += !type_is_interface(((IrTypeAssert *)node)->target) &&
                                                 !is_empty_interface(lower, ((IrTypeAssert *)node)->x->type);
        break;
    case OP_CLOSURE:
        plan_body(dictionary, ((IrClosure *)node)->function->body);
        break;
    case OP_SWITCH:
        plan_switch(dictionary, (IrSwitch *)node);
        break;
    }
    add_type(dictionary, node->type);
    ir_each_child(node, plan, dictionary);
    if (node->op == OP_INSTANCE)
        list_each (Type *, argument, ((IrInstance *)node)->arguments->list)
            add_type(dictionary, argument);
}

/* The constraint of the type parameter that the shape stands for. */
static Type *bound_of(const Dictionary *dictionary, const Type *shape)
{
    const ShapeInstance *instance = dictionary->instance;

    for (uint32_t i = 0; i < instance->shapes->list.count; i++) {
        if (instance->shapes->list.items[i] != shape)
            continue;
        ParameterType *parameter = type_as(PARAMETER, ParameterType, instance->parameters->list.items[i]);
        Type *bound = parameter->constraint;
        if (!type_is_interface(bound))
            bound = &type_parameter_interface(parameter)->type;
        return type_substitute(dictionary->lower->arena, bound, instance->parameters, instance->shapes);
    }
    berth_bug("a shape of another function");
}

void dictionary_plan(Lower *lower, ShapeInstance *instance)
{
    Dictionary dictionary = {.lower = lower, .instance = instance};
    const IrFunction *function = instance->function;

    list_each (Type *, shape, instance->shapes->list)
        add_type(&dictionary, bound_of(&dictionary, shape));
    list_each (IrName *, parameter, function->parameters)
        add_type(&dictionary, parameter->node.type);
    list_each (IrName *, result, function->results)
        add_type(&dictionary, result->node.type);
    list_each (IrName *, local, function->locals)
        add_type(&dictionary, local->node.type);
    plan_body(&dictionary, function->body);
    instance->types->length = instance->shapes->list.count + instance->derived.count;
    instance->whole->length =
        instance->types->length + instance->inner.count + instance->interface_count + instance->methods.count;
}

/* ---- entries ---- */

IrNode *dictionary_entry(Lower *lower, Pos pos, const IrFunction *function, ArrayType *extent, Type *type)
{
    Type *pointer = type_new_pointer(lower->arena, &extent->type);
    IrNode *value = lower_new_unary(lower, OP_CONVERT_NOP, pos, type_basic[BASIC_UNSAFE_POINTER], &function->dictionary->node);
    IrIndex *index = lower_node(lower, INDEX, IrIndex, pos, type);

    value = lower_new_unary(lower, OP_CONVERT_NOP, pos, pointer, value);
    index->x = lower_new_unary(lower, OP_DEREF, pos, &extent->type, value);
    index->index = lower_new_int(lower, pos, type_basic[BASIC_UINTPTR], 0);
    /* Go shows the dictionary in place of the number. */
    index->index->source_text = ir_text(lower->arena, &function->dictionary->node, lower->package->package);
    return &index->node;
}

static IrNode *entry(const Dictionary *dictionary, Pos pos)
{
    return dictionary_entry(dictionary->lower, pos, dictionary->function, dictionary->instance->whole,
                            type_basic[BASIC_UINTPTR]);
}

static IrNode *type_entry(const Dictionary *dictionary, Pos pos)
{
    return dictionary_entry(dictionary->lower, pos, dictionary->function, dictionary->instance->types,
                            type_new_pointer(dictionary->lower->arena, type_basic[BASIC_UINT8]));
}

/* The entry is a function value's closure. */
static IrNode *method_entry(const Dictionary *dictionary, Pos pos, Type *type)
{
    Lower *lower = dictionary->lower;
    IrNode *address =
        lower_new_unary(lower, OP_ADDRESS, pos, type_new_pointer(lower->arena, type_basic[BASIC_UINTPTR]), entry(dictionary, pos));

    return lower_new_unary(lower, OP_CONVERT_NOP, pos, type, address);
}

/* ---- interfaces ---- */

/* An interface of another type from an interface: its method table is looked for when the program runs. */
static IrNode *convert_between_interfaces(const Dictionary *dictionary, Pos pos, IrNode *x, Type *type)
{
    Lower *lower = dictionary->lower;
    Type *word = type_new_pointer(lower->arena, type_basic[BASIC_UINT8]);
    IrName *temporary = lower_new_temporary(lower, x->type);
    IrNode *table = lower_new_unary(lower, OP_TYPE_WORD, pos, type_new_pointer(lower->arena, type_basic[BASIC_UINTPTR]),
                                    &temporary->node);
    IrNode *data = lower_new_unary(lower, OP_DATA_WORD, pos, type_basic[BASIC_UNSAFE_POINTER], &temporary->node);
    IrNodes arguments = {0};

    list_push(lower->arena, &arguments, type_entry(dictionary, pos));
    list_push(lower->arena, &arguments, table);
    IrCall *call = (IrCall *)lower_new_call(lower, OP_CALL, pos, word, arguments);
    SignatureType *signature = type_new_signature(lower->arena);
    call->callee = &lower_new_name(lower, IR_PACKAGE_VARIABLE, "runtime.convI2I", &signature->type, pos)->node;
    IrNode *made = lower_new_binary(lower, OP_INTERFACE_OF, pos, type, &call->node, data);
    lower_add_initial(lower, made, lower_new_assign(lower, pos, &temporary->node, x));
    return made;
}

/* in: what the dictionary has the entry for. */
static IrNode *convert_to_interface(const Dictionary *dictionary, Pos pos, IrNode *x, Type *in, Type *type)
{
    Lower *lower = dictionary->lower;

    if (type_is_interface(x->type)) {
        if (is_empty_interface(lower, type) || !type_has_shape(in))
            return lower_new_unary(lower, OP_CONVERT_INTERFACE, pos, type, x);
        return convert_between_interfaces(dictionary, pos, x, type);
    }
    IrNode *word = is_empty_interface(lower, type) ? type_entry(dictionary, pos) : entry(dictionary, pos);
    IrNode *data = lower_new_unary(lower, OP_CONVERT_DATA, pos, type_basic[BASIC_UNSAFE_POINTER], x);
    return lower_new_binary(lower, OP_INTERFACE_OF, pos, type, word, data);
}

static IrNode *use_in_conversion(const Dictionary *dictionary, IrUnary *convert)
{
    Lower *lower = dictionary->lower;
    bool is_empty = is_empty_interface(lower, convert->node.type);

    if (is_empty && is_empty_interface(lower, convert->x->type)) {
        convert->node.op = OP_CONVERT_NOP;
        return &convert->node;
    }
    if (!type_has_shape(convert->x->type) && (is_empty || !type_has_shape(convert->node.type)))
        return &convert->node;
    return convert_to_interface(dictionary, convert->node.pos, convert->x, convert->node.type, convert->node.type);
}

static IrNode *assertion(const Dictionary *dictionary, Pos pos, IrNode *x, Type *type)
{
    IrTypeAssert *node = lower_node(dictionary->lower, TYPE_ASSERT, IrTypeAssert, pos, type);

    node->x = x;
    node->target = type;
    if (type_has_shape(type)) {
        node->node.op = OP_DYNAMIC_ASSERT;
        node->entry = type_entry(dictionary, pos);
    }
    return &node->node;
}

/* ---- methods ---- */

static IrNode *use_in_method_value(const Dictionary *dictionary, IrSelector *selector)
{
    Lower *lower = dictionary->lower;
    Pos pos = selector->node.pos;

    if (selector->x->op == OP_TYPE)
        return method_entry(dictionary, pos, selector->node.type);
    Type *bound = bound_of(dictionary, selector->x->type);
    selector->x = type_is_interface(selector->x->type)
                      ? assertion(dictionary, pos, selector->x, bound)
                      : convert_to_interface(dictionary, pos, selector->x, selector->node.type, bound);
    ObjectList *methods = type_interface_methods(lower->arena, under_as(INTERFACE, InterfaceType, bound));
    selector->index = (uint32_t)object_list_find(methods, selector->object->package, selector->selector);
    selector->object = methods->items[selector->index];
    selector->node.op = OP_METHOD_VALUE;
    return &selector->node;
}

static void use_in_call(const Dictionary *dictionary, IrCall *call)
{
    Lower *lower = dictionary->lower;
    IrSelector *selector = (IrSelector *)call->callee;
    IrNodes arguments = {0};

    call->callee = method_entry(dictionary, selector->node.pos, lower_method_expression_type(lower, selector));
    list_push(lower->arena, &arguments, selector->x);
    list_each (IrNode *, argument, call->arguments)
        list_push(lower->arena, &arguments, argument);
    call->arguments = arguments;
}

/* ---- types ---- */

static void use_in_assertion(const Dictionary *dictionary, IrTypeAssert *node)
{
    Lower *lower = dictionary->lower;
    bool is_from_empty = is_empty_interface(lower, node->x->type);
    bool has_shape = type_has_shape(node->target);

    if (is_empty_interface(lower, node->target) || (type_is_interface(node->target) && !has_shape))
        return;
    if (!has_shape && !(type_has_shape(node->x->type) && !is_from_empty))
        return;
    node->entry = type_is_interface(node->target) || is_from_empty ? type_entry(dictionary, node->node.pos)
                                                                   : entry(dictionary, node->node.pos);
    node->node.op = node->node.op == OP_TYPE_ASSERT ? OP_DYNAMIC_ASSERT : OP_DYNAMIC_ASSERT2;
}

static void use_in_switch(const Dictionary *dictionary, IrSwitch *node)
{
    IrTypeSwitch *guard = ir_if(TYPE_SWITCH, IrTypeSwitch, node->tag);

    for (uint32_t i = 0; guard && i < node->cases.count; i++) {
        IrNodes *list = &node->cases.items[i]->list;
        for (uint32_t j = 0; j < list->count; j++) {
            IrNode *type = list->items[j];
            if (type->op != OP_TYPE || !type_has_shape(type->type))
                continue;
            bool has_table =
                !type_is_interface(type->type) && !is_empty_interface(dictionary->lower, guard->x->type);
            list->items[j] = lower_new_binary(dictionary->lower, OP_DYNAMIC_TYPE, type->pos, type->type,
                                              entry(dictionary, type->pos),
                                              has_table ? entry(dictionary, type->pos) : NULL);
        }
    }
}

/* ---- all ---- */

static IrNode *use(IrNode *node, void *context);

static void use_in_body(Dictionary *dictionary, IrFunction *function)
{
    const IrFunction *outside = dictionary->function;

    if (!function->dictionary)  /* a wrapper, which was made with what it needs */
        return;
    dictionary->function = dictionary->lower->function = function;
    for (uint32_t i = 0; i < function->body.count; i++)
        function->body.items[i] = use(function->body.items[i], dictionary);
    dictionary->function = dictionary->lower->function = (IrFunction *)outside;
}

static IrNode *use(IrNode *node, void *context)
{
    Dictionary *dictionary = context;

    if (!node)
        return NULL;
    bool calls_bound = node->op == OP_CALL && ((IrCall *)node)->callee->op == OP_BOUND_METHOD &&
                       ((IrSelector *)((IrCall *)node)->callee)->x->op != OP_TYPE;
    if (calls_bound)
        map_put(dictionary->lower->arena, &dictionary->called, ((IrCall *)node)->callee, node);
    ir_edit_children(node, use, dictionary);
    switch ((int)node->op) {
    case OP_CLOSURE:
        use_in_body(dictionary, ((IrClosure *)node)->function);
        return node;
    case OP_BOUND_METHOD:
        return map_has(&dictionary->called, node) ? node : use_in_method_value(dictionary, (IrSelector *)node);
    case OP_CALL:
        if (calls_bound)
            use_in_call(dictionary, (IrCall *)node);
        return node;
    case OP_CONVERT_INTERFACE:
        return use_in_conversion(dictionary, (IrUnary *)node);
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
        use_in_assertion(dictionary, (IrTypeAssert *)node);
        return node;
    case OP_SWITCH:
        use_in_switch(dictionary, (IrSwitch *)node);
        return node;
    }
    return node;
}

void dictionary_use(Lower *lower, IrFunction *function)
{
    Dictionary dictionary = {.lower = lower, .instance = map_get(&lower_shapes(lower)->of_functions, function)};

    use_in_body(&dictionary, function);
}
