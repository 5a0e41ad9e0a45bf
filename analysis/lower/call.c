/* Calls of functions and methods, conversions written as calls, predeclared functions.
 * Source: cmd/compile/internal/noder/expr.go (callExpr); transform.go; typecheck/typecheck.go
 * (RewriteNonNameCall, RewriteMultiValueCall); typecheck/func.go (FixVariadicCall), Go 1.19.
 */
#include "analysis/lower/internal.h"
#include "analysis/ir/children.h"

/* ---- several values ---- */

static IrNode *new_assign_call(Lower *lower, Pos pos, IrNodes left, IrNode *call)
{
    IrAssignList *assign = lower_node(lower, ASSIGN_CALL, IrAssignList, pos, NULL);

    assign->left = left;
    list_push(lower->arena, &assign->right, call);
    return &assign->node;
}

bool lower_spread_call(Lower *lower, IrNodes *list, IrNodes *before)
{
    TupleType *tuple = list->count == 1 && list->items[0] && list->items[0]->type
                           ? type_if(TUPLE, TupleType, list->items[0]->type)
                           : NULL;
    IrNodes temporaries = {0};

    if (!tuple)
        return false;
    list_each (Object *, result, tuple->variables) {
        IrName *temporary = lower_new_temporary(lower, result->type);
        list_push(lower->arena, before, lower_new_declare(lower, lower->pos, temporary));
        list_push(lower->arena, &temporaries, &temporary->node);
    }
    list_push(lower->arena, before, new_assign_call(lower, lower->pos, temporaries, list->items[0]));
    *list = (IrNodes){0};
    list_each (IrNode *, temporary, temporaries)
        list_push(lower->arena, list, temporary);
    return true;
}

/* Messages show the call as it was before its arguments were spread: x.m(g()). */
static const char *text_before_spread(Lower *lower, IrNode *node)
{
    if (node->op != OP_CALL && node->op != OP_CALL_INTERFACE)
        return NULL;
    IrNode *callee = ((IrCall *)node)->callee;
    uint8_t op = callee->op;
    if (op == OP_DOT_METHOD)
        callee->op = OP_METHOD_VALUE;
    const char *text = ir_text(lower->arena, node, lower->package->package);
    callee->op = op;
    return text;
}

static void spread_arguments(Lower *lower, IrNode *node, IrNodes *arguments)
{
    IrNodes before = {0};
    IrNodes written = *arguments;

    if (!lower_spread_call(lower, arguments, &before))
        return;
    IrNodes spread = *arguments;
    *arguments = written;
    node->source_text = text_before_spread(lower, node);
    *arguments = spread;
    list_each (IrNode *, statement, before)
        lower_add_initial(lower, node, statement);
}

/* ---- the callee ---- */

static bool is_call_or_channel(const IrNode *node)
{
    switch ((int)node->op) {
    case OP_APPEND: case OP_CALL: case OP_CALL_INTERFACE: case OP_CAP: case OP_CLOSE: case OP_COMPLEX: case OP_COPY:
    case OP_DELETE: case OP_IMAG: case OP_LEN: case OP_PANIC: case OP_PRINT: case OP_PRINTLN: case OP_REAL:
    case OP_RECOVER: case OP_RECEIVE: case OP_UNSAFE_ADD: case OP_UNSAFE_SLICE:
        return true;
    }
    return false;
}

static void find_call(IrNode *node, void *context)
{
    bool *found = context;

    if (is_call_or_channel(node))
        *found = true;
    else
        ir_each_child(node, find_call, found);
}

/* A callee that itself calls something is computed first, into a temporary: f()(x), f().m(x). */
static void settle_callee(Lower *lower, IrCall *call)
{
    IrSelector *selector = NULL;
    IrNode **place = &call->callee;
    bool has_call = false;

    if (call->callee->op == OP_DOT_METHOD || call->callee->op == OP_DOT_INTERFACE) {
        selector = (IrSelector *)call->callee;
        place = &selector->x;
    } else if (call->callee->op == OP_INSTANCE) {
        place = &((IrInstance *)call->callee)->x;
        if (!*place)
            return;
    }
    find_call(*place, &has_call);
    if (!has_call)
        return;
    IrName *temporary = lower_new_temporary(lower, (*place)->type);
    IrAssign *assign = (IrAssign *)lower_new_assign(lower, lower->pos, &temporary->node, *place);
    assign->is_define = true;
    temporary->definition = &assign->node;
    lower_add_initial(lower, &call->node, &assign->node);
    *place = &temporary->node;
}

/* ---- arguments ---- */

static void convert_argument(Lower *lower, IrNodes *arguments, uint32_t index, Type *type)
{
    lower_set_pos(lower, arguments->items[index]);
    arguments->items[index] = lower_assign_conversion(lower, arguments->items[index], type);
}

/* The surplus arguments become one slice, "... argument"; nil if there are none. */
static void pack_variadic(Lower *lower, IrCall *call, uint32_t first, Type *slice)
{
    IrNode *packed;

    if (call->arguments.count == first) {
        packed = &lower_node(lower, NIL, IrNil, call->node.pos, slice)->node;
    } else {
        IrComposite *literal = lower_node(lower, SLICE_LITERAL, IrComposite, call->node.pos, slice);
        for (uint32_t i = first; i < call->arguments.count; i++)
            list_push(lower->arena, &literal->elements, call->arguments.items[i]);
        literal->length = literal->elements.count;
        literal->node.is_implicit = true;
        packed = &literal->node;
    }
    call->arguments.count = first;
    list_push(lower->arena, &call->arguments, packed);
    call->has_implicit_slice = true;
}

static void convert_arguments(Lower *lower, IrCall *call, const SignatureType *signature)
{
    const ObjectList *parameters = &signature->parameters->variables;
    uint32_t fixed = parameters->count - signature->is_variadic;
    Pos outside = lower->pos;

    for (uint32_t i = 0; i < fixed; i++)
        convert_argument(lower, &call->arguments, i, parameters->items[i]->type);
    if (signature->is_variadic) {
        Type *slice = parameters->items[fixed]->type;
        if (call->is_spread) {
            convert_argument(lower, &call->arguments, fixed, slice);
        } else {
            for (uint32_t i = fixed; i < call->arguments.count; i++)
                convert_argument(lower, &call->arguments, i, under_as(SLICE, SliceType, slice)->element);
            pack_variadic(lower, call, fixed, slice);
        }
    }
    lower->pos = outside;
}

/* The parameters of T.m begin with the receiver, whose type is not in the method's signature. */
static SignatureType *callee_signature(const IrNode *callee)
{
    return under_as(SIGNATURE, SignatureType, callee->type);
}

static void take_arguments(Lower *lower, IrCall *call)
{
    if (!call->is_spread)
        spread_arguments(lower, &call->node, &call->arguments);
    convert_arguments(lower, call, callee_signature(call->callee));
}

void lower_finish_call(Lower *lower, IrCall *call, bool has_arguments_done)
{
    lower->pos = call->node.pos;
    settle_callee(lower, call);
    if (!has_arguments_done)
        take_arguments(lower, call);
}

static IrNode *lower_function_call(Lower *lower, CallExpr *x, Type *type, IrNode *callee)
{
    IrCall *call = (IrCall *)lower_new_call(lower, OP_CALL, node_pos(x), type, lower_exprs(lower, &x->arguments));

    call->callee = callee;
    call->is_spread = x->has_dots;
    if (callee->op == OP_METHOD_VALUE) {
        bool is_interface = type_is_interface(((IrSelector *)callee)->x->type);
        callee->op = is_interface ? OP_DOT_INTERFACE : OP_DOT_METHOD;
    }
    if (callee->op == OP_DOT_INTERFACE)
        call->node.op = OP_CALL_INTERFACE;
    if (callee->op != OP_INSTANCE && callee->op != OP_BOUND_METHOD)
        lower_finish_call(lower, call, false);
    else if (lower->instance)
        take_arguments(lower, call);
    return &call->node;
}

/* ---- predeclared functions ---- */

static IrNode *lower_append(Lower *lower, IrCall *call)
{
    spread_arguments(lower, &call->node, &call->arguments);
    Type *type = call->arguments.items[0]->type;
    Type *element = under_as(SLICE, SliceType, type)->element;

    if (call->is_spread) {
        if (!type_is_string(call->arguments.items[1]->type))
            call->arguments.items[1] =
                lower_assign_conversion(lower, call->arguments.items[1], type_underlying(type));
        return &call->node;
    }
    for (uint32_t i = 1; i < call->arguments.count; i++)
        call->arguments.items[i] = lower_assign_conversion(lower, call->arguments.items[i], element);
    return &call->node;
}

static IrNode *lower_delete(Lower *lower, IrCall *call)
{
    spread_arguments(lower, &call->node, &call->arguments);
    MapType *map = under_as(MAP, MapType, call->arguments.items[0]->type);
    call->arguments.items[1] = lower_assign_conversion(lower, call->arguments.items[1], map->key);
    return &call->node;
}

static IrOp make_op(const Type *type)
{
    if (under_if(MAP, MapType, type))
        return OP_MAKE_MAP;
    return under_if(CHAN, ChanType, type) ? OP_MAKE_CHAN : OP_MAKE_SLICE;
}

static IrNode *lower_make(Lower *lower, Pos pos, Type *type, const IrNodes *arguments)
{
    IrMake *make = lower_node(lower, MAKE_SLICE, IrMake, pos, type);

    make->node.op = make_op(type);
    make->length = arguments->count > 1 ? arguments->items[1] : NULL;
    make->capacity = arguments->count > 2 ? arguments->items[2] : NULL;
    return &make->node;
}

static IrNode *lower_unary_builtin(Lower *lower, IrOp op, IrNode *call, IrNodes *arguments)
{
    spread_arguments(lower, call, arguments);
    IrNode *x = arguments->items[0];

    if (op == OP_LEN || op == OP_CAP)
        x = lower_implicit_deref(lower, x);
    if (op == OP_PANIC)
        x = lower_assign_conversion(lower, x, &type_new_interface(lower->arena)->type);
    IrNode *node = lower_new_unary(lower, op, call->pos, call->type, x);
    node->initial = call->initial;
    return node;
}

static IrNode *lower_binary_builtin(Lower *lower, IrOp op, IrNode *call, IrNodes *arguments)
{
    spread_arguments(lower, call, arguments);
    IrNode *node = lower_new_binary(lower, op, call->pos, call->type, arguments->items[0], arguments->items[1]);

    node->initial = call->initial;
    return node;
}

static IrNode *lower_builtin(Lower *lower, CallExpr *x, Type *type, int builtin)
{
    IrCall *call = (IrCall *)lower_new_call(lower, OP_APPEND, node_pos(x), type, lower_exprs(lower, &x->arguments));
    IrNodes *arguments = &call->arguments;

    call->is_spread = x->has_dots;
    switch ((BuiltinKind)builtin) {
    case BUILTIN_APPEND:  return lower_append(lower, call);
    case BUILTIN_CAP:     return lower_unary_builtin(lower, OP_CAP, &call->node, arguments);
    case BUILTIN_CLOSE:   return lower_unary_builtin(lower, OP_CLOSE, &call->node, arguments);
    case BUILTIN_COMPLEX: return lower_binary_builtin(lower, OP_COMPLEX, &call->node, arguments);
    case BUILTIN_COPY:    return lower_binary_builtin(lower, OP_COPY, &call->node, arguments);
    case BUILTIN_DELETE:
        call->node.op = OP_DELETE;
        return lower_delete(lower, call);
    case BUILTIN_IMAG:    return lower_unary_builtin(lower, OP_IMAG, &call->node, arguments);
    case BUILTIN_LEN:     return lower_unary_builtin(lower, OP_LEN, &call->node, arguments);
    case BUILTIN_MAKE:    return lower_make(lower, node_pos(x), type, arguments);
    case BUILTIN_NEW:     return lower_new_unary(lower, OP_NEW, node_pos(x), type, arguments->items[0]);
    case BUILTIN_PANIC:   return lower_unary_builtin(lower, OP_PANIC, &call->node, arguments);
    case BUILTIN_PRINT: case BUILTIN_PRINTLN:
        call->node.op = builtin == BUILTIN_PRINT ? OP_PRINT : OP_PRINTLN;
        spread_arguments(lower, &call->node, arguments);
        return &call->node;
    case BUILTIN_REAL:    return lower_unary_builtin(lower, OP_REAL, &call->node, arguments);
    case BUILTIN_RECOVER:
        call->node.op = OP_RECOVER;
        if (lower->function)
            lower->function->has_recover = true;
        return &call->node;
    case BUILTIN_ADD:     return lower_binary_builtin(lower, OP_UNSAFE_ADD, &call->node, arguments);
    case BUILTIN_SLICE:   return lower_binary_builtin(lower, OP_UNSAFE_SLICE, &call->node, arguments);
    case BUILTIN_ALIGNOF: case BUILTIN_OFFSETOF: case BUILTIN_SIZEOF: case BUILTIN_KINDS:
        break;
    }
    berth_bug("builtin %d is not called at run time", builtin);
}

/* ---- all ---- */

/* The predeclared function that is called, or -1. */
static int called_builtin(Expr *function)
{
    function = expr_unparen(function);
    if (function->mode != MODE_BUILTIN)
        return -1;
    SelectorExpr *qualified = node_if(SELECTOR, SelectorExpr, function);
    NameExpr *name = qualified ? qualified->selector : node_as(NAME_EXPR, NameExpr, function);
    return name->object->builtin;
}

static int64_t offset_of_field(Lower *lower, const Selection *selection)
{
    Type *type = lower_type(lower, selection->receiver);
    int64_t offset_bytes = 0;

    list_each (uint32_t, index, selection->path) {
        StructType *structure = under_as(STRUCT, StructType, type);
        type_compute_layout(&structure->type);
        offset_bytes += structure->fields.items[index]->offset_bytes;
        type = structure->fields.items[index]->type;
    }
    return offset_bytes;
}

/* Sizes that the checker could not tell, for they depend on type parameters. */
static IrNode *lower_layout(Lower *lower, CallExpr *x, Type *type, int builtin)
{
    Expr *argument = expr_unparen(x->arguments.items[0]);
    int64_t value;

    if (builtin == BUILTIN_OFFSETOF)
        value = offset_of_field(lower, node_as(SELECTOR, SelectorExpr, argument)->selection);
    else if (builtin == BUILTIN_SIZEOF)
        value = type_size_bytes(lower_type_of(lower, argument));
    else
        value = type_align_bytes(lower_type_of(lower, argument));
    return lower_new_int(lower, node_pos(x), type, value);
}

/* T(1): with T known it is a constant; 1 alone, of its default type, need not be convertible. */
static bool is_number_for_parameter(const Lower *lower, const CallExpr *x, const Type *type)
{
    const Expr *argument = x->arguments.items[0];

    if (lower_is_in_shape(lower) && type_is_complex(type) == type_is_complex(argument->type))
        return false;
    return x->function->type->kind == TYPE_PARAMETER && argument->mode == MODE_CONSTANT
        && type_is_numeric(type) && type_is_numeric(argument->type);
}

static IrNode *lower_call_of_parameter_method(Lower *lower, CallExpr *x, Type *type, const SelectorExpr *method)
{
    IrNode *receiver = lower_expr(lower, method->x);

    lower->pos = node_pos(method);
    IrNode *callee = lower_parameter_method_callee(lower, method, receiver);
    IrNode *call = lower_function_call(lower, x, type, callee);
    /* Of an interface the call is made as T.m(x, a) only where it can be told from x.m(a): in go and defer. */
    if (!type_is_interface(receiver->type))
        lower_parameter_method_call(lower, (IrCall *)call);
    return call;
}

IrNode *lower_call(Lower *lower, CallExpr *x, Type *type)
{
    int builtin = called_builtin(x->function);

    if (builtin == BUILTIN_ALIGNOF || builtin == BUILTIN_OFFSETOF || builtin == BUILTIN_SIZEOF)
        return lower_layout(lower, x, type, builtin);
    if (builtin >= 0)
        return lower_builtin(lower, x, type, builtin);
    const SelectorExpr *method = lower_parameter_method(lower, x->function);
    if (method)
        return lower_call_of_parameter_method(lower, x, type, method);
    IrNode *function = lower_expr(lower, x->function);
    if (function->op == OP_TYPE && is_number_for_parameter(lower, x, function->type))
        return lower_constant(lower, x->arguments.items[0], function->type);
    if (function->op == OP_TYPE) {
        IrNode *value = lower_expr(lower, x->arguments.items[0]);
        return lower_explicit_conversion(lower, node_pos(x), function->type, value);
    }
    return lower_function_call(lower, x, type, function);
}
