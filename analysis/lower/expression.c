/* Expressions: names, operators, selectors, indexing, slicing, assertions, literals of functions.
 * Source: cmd/compile/internal/noder/expr.go, helpers.go; transform.go, Go 1.19.
 */
#include "analysis/lower/shape.h"

/* ---- types ---- */

/* Where the language asks for no conversion, untyped values are left over: counts of shifts,
 * conditions, strings given to append and copy. */
static Type *without_untyped(Type *type)
{
    switch ((int)type_basic_kind(type)) {
    case BASIC_UNTYPED_INT: case BASIC_UNTYPED_RUNE: case BASIC_UNTYPED_FLOAT: case BASIC_UNTYPED_COMPLEX:
        return type_basic[BASIC_UINT];
    case BASIC_UNTYPED_BOOL:
        return type_basic[BASIC_BOOL];
    case BASIC_UNTYPED_STRING:
        return type_basic[BASIC_STRING];
    }
    return type;
}

Type *lower_type_of(Lower *lower, const Expr *x)
{
    Type *type = lower_type(lower, x->type);

    if (!type)
        return NULL;
    TupleType *tuple = type_if(TUPLE, TupleType, type);
    if (tuple && x->has_comma_ok)
        type = tuple->variables.items[0]->type;
    else if (tuple && tuple->variables.count == 0)
        return NULL;
    else if (tuple && tuple->variables.count == 1)
        type = tuple->variables.items[0]->type;
    return without_untyped(type);
}

/* ---- names ---- */

static bool is_blank(const Expr *x)
{
    const NameExpr *name = node_if(NAME_EXPR, NameExpr, x);

    return name && name->name->is_blank;
}

static IrNode *new_nil(Lower *lower, Pos pos, Type *type)
{
    return &lower_node(lower, NIL, IrNil, pos, type)->node;
}

/* A generic function, or the method of an instance of a type, as long as it is not known how it is used. */
static IrNode *lower_mention(Lower *lower, Pos pos, Type *type, Object *generic, TypeList *arguments, IrNode *receiver)
{
    IrInstance *mention = lower_node(lower, INSTANCE, IrInstance, pos, type);

    mention->generic = generic;
    mention->arguments = arguments;
    mention->x = receiver;
    list_each (Type *, argument, arguments->list)
        lower_need_type(lower, argument);
    return &mention->node;
}

static IrNode *lower_name(Lower *lower, NameExpr *x, Type *type)
{
    if (x->object->kind == OBJECT_NIL)
        return new_nil(lower, node_pos(x), type);
    if (x->instance && lower->speaks_of_shapes)
        return lower_mention(lower, node_pos(x), type, x->object, lower_types(lower, x->instance), NULL);
    if (x->instance)
        return &lower_function_instance(lower, x->object, x->instance)->node;
    return &lower_use(lower, x->object, node_pos(x))->node;
}

/* ---- operators ---- */

IrOp lower_operator(TokenKind operator)
{
    switch ((int)operator) {
    case TOKEN_ADD: case TOKEN_ADD_ASSIGN: case TOKEN_INCREMENT: return OP_ADD;
    case TOKEN_SUB: case TOKEN_SUB_ASSIGN: case TOKEN_DECREMENT: return OP_SUB;
    case TOKEN_MUL: case TOKEN_MUL_ASSIGN: return OP_MUL;
    case TOKEN_DIV: case TOKEN_DIV_ASSIGN: return OP_DIV;
    case TOKEN_REM: case TOKEN_REM_ASSIGN: return OP_MOD;
    case TOKEN_AND: case TOKEN_AND_ASSIGN: return OP_AND;
    case TOKEN_OR: case TOKEN_OR_ASSIGN: return OP_OR;
    case TOKEN_XOR: case TOKEN_XOR_ASSIGN: return OP_XOR;
    case TOKEN_AND_NOT: case TOKEN_AND_NOT_ASSIGN: return OP_AND_NOT;
    case TOKEN_SHL: case TOKEN_SHL_ASSIGN: return OP_SHIFT_LEFT;
    case TOKEN_SHR: case TOKEN_SHR_ASSIGN: return OP_SHIFT_RIGHT;
    case TOKEN_EQUAL: return OP_EQ;
    case TOKEN_NOT_EQUAL: return OP_NE;
    case TOKEN_LESS: return OP_LT;
    case TOKEN_LESS_EQUAL: return OP_LE;
    case TOKEN_GREATER: return OP_GT;
    case TOKEN_GREATER_EQUAL: return OP_GE;
    case TOKEN_AND_AND: return OP_AND_AND;
    case TOKEN_OR_OR: return OP_OR_OR;
    }
    berth_bug("%s is not a binary operator", token_spelling(operator));
}

static bool is_literal(const IrNode *node)
{
    return node->op == OP_STRUCT_LITERAL || node->op == OP_ARRAY_LITERAL || node->op == OP_SLICE_LITERAL
        || node->op == OP_MAP_LITERAL;
}

static IrNode *lower_unary(Lower *lower, UnaryExpr *x, Type *type)
{
    Pos pos = node_pos(x);
    IrNode *operand = lower_expr(lower, x->x);

    switch ((int)x->operator) {
    case TOKEN_AND:
        return lower_new_unary(lower, is_literal(operand) ? OP_POINTER_LITERAL : OP_ADDRESS, pos,
                               type_new_pointer(lower->arena, operand->type), operand);
    case TOKEN_MUL:
        return lower_new_unary(lower, OP_DEREF, pos, type, operand);
    case TOKEN_ARROW:
        return lower_new_unary(lower, OP_RECEIVE, pos, type, operand);
    case TOKEN_SUB:
        return lower_new_unary(lower, OP_NEGATE, pos, type, operand);
    case TOKEN_XOR:
        return lower_new_unary(lower, OP_BIT_NOT, pos, type, operand);
    case TOKEN_NOT:
        return lower_new_unary(lower, OP_NOT, pos, type, operand);
    }
    return lower_new_unary(lower, OP_PLUS, pos, type, operand);
}

static void append_operands(Lower *lower, IrNodes *list, IrNode *operand)
{
    if (operand->op != OP_ADD_STRINGS) {
        list_push(lower->arena, list, operand);
        return;
    }
    list_each (IrNode *, part, ((IrList *)operand)->list)
        list_push(lower->arena, list, part);
}

/* a + b + c is one operation. */
static IrNode *lower_concatenation(Lower *lower, Pos pos, IrNode *x, IrNode *y)
{
    IrList *sum = lower_node(lower, ADD_STRINGS, IrList, pos, x->type);

    append_operands(lower, &sum->list, x);
    append_operands(lower, &sum->list, y);
    return &sum->node;
}

static IrNode *lower_binary(Lower *lower, BinaryExpr *x, Type *type)
{
    IrOp op = lower_operator(x->operator);
    IrNode *left = lower_expr(lower, x->x);
    IrNode *right = lower_expr(lower, x->y);

    if (op == OP_ADD && type_is_string(left->type))
        return lower_concatenation(lower, node_pos(x), left, right);
    if (op >= OP_EQ && op <= OP_GE) {
        IrNode *comparison = lower_new_binary(lower, op, node_pos(x), type, left, right);
        lower_comparison_conversions(lower, (IrBinary *)comparison);
        return comparison;
    }
    return lower_new_binary(lower, op, node_pos(x), op == OP_ADD ? type : left->type, left, right);
}

/* ---- selectors ---- */

static IrSelector *new_selector(Lower *lower, IrOp op, Pos pos, Type *type, IrNode *x, Object *object, uint32_t index)
{
    IrSelector *selector = arena_new(lower->arena, IrSelector);

    *selector = (IrSelector){.node = {.op = op, .pos = pos, .type = type}, .x = x, .object = object,
                             .selector = object->name, .index = index};
    return selector;
}

static IrNode *select_field(Lower *lower, Pos pos, IrNode *x, uint32_t index)
{
    Type *element = lower_element_of_pointer(x->type);
    StructType *structure = under_as(STRUCT, StructType, element ? element : x->type);
    Object *field = structure->fields.items[index];

    return &new_selector(lower, element ? OP_DOT_POINTER : OP_DOT, pos, field->type, x, field, index)->node;
}

IrNode *lower_implicit_field(Lower *lower, Pos pos, IrNode *x, uint32_t index)
{
    IrNode *node = select_field(lower, pos, x, index);

    node->is_implicit = true;
    return node;
}

/* The type of x.m: without the receiver. */
static Type *method_type(const Object *method)
{
    return method->type;
}

static IrNode *select_interface_method(Lower *lower, Pos pos, IrNode *x, Object *method)
{
    InterfaceType *interface = under_as(INTERFACE, InterfaceType, x->type);
    ObjectList *methods = type_interface_methods(lower->arena, interface);
    int index = object_list_find(methods, method->package, method->name);

    return &new_selector(lower, OP_METHOD_VALUE, pos, method_type(method), x, method, (uint32_t)index)->node;
}

static IrNode *implicit(IrNode *node)
{
    node->is_implicit = true;
    return node;
}

/* &x or *x if the method's receiver wants the other one. */
static IrNode *adjust_receiver(Lower *lower, Pos pos, IrNode *x, const Object *method)
{
    SignatureType *signature = type_as(SIGNATURE, SignatureType, method->type);
    bool wants_pointer = lower_element_of_pointer(signature->receiver->type) != NULL;
    Type *element = lower_element_of_pointer(x->type);

    if (wants_pointer == (element != NULL))
        return x;
    if (element)
        return implicit(lower_new_unary(lower, OP_DEREF, pos, element, x));
    return implicit(lower_new_unary(lower, OP_ADDRESS, pos, type_new_pointer(lower->arena, x->type), x));
}

/* Of the method of an instance of a type Go knows only its name, if it is not called through a dictionary. */
static IrName *known_method(Lower *lower, Object *method)
{
    return method->origin && lower->speaks_of_shapes ? NULL : lower_method(lower, method);
}

static IrNode *select_method(Lower *lower, Pos pos, IrNode *x, Object *method)
{
    if (type_is_interface(x->type))
        return select_interface_method(lower, pos, x, method);
    x = adjust_receiver(lower, pos, x, method);
    if (method->origin && lower->speaks_of_shapes && !lower->inlined)
        return lower_mention(lower, pos, method_type(method), method->origin, method->instance->arguments, x);
    IrSelector *selector = new_selector(lower, OP_METHOD_VALUE, pos, method_type(method), x, method, 0);
    selector->method = known_method(lower, method);
    return &selector->node;
}

/* Of an interface, be it the receiver itself or embedded in it. */
static bool is_interface_method(const Object *method)
{
    return !method->declaration || method->declaration->kind != NODE_FUNC_DECL;
}

IrNode *lower_method_expression(Lower *lower, Pos pos, Type *type, Type *receiver, Object *method)
{
    IrNode *x = lower_new_type(lower, pos, receiver);
    IrSelector *selector = new_selector(lower, OP_METHOD_EXPRESSION, pos, type, x, method, 0);

    if (!is_interface_method(method))
        selector->method = known_method(lower, method);
    if (type_is_interface(receiver)) {
        InterfaceType *interface = under_as(INTERFACE, InterfaceType, receiver);
        selector->index = (uint32_t)object_list_find(type_interface_methods(lower->arena, interface), method->package,
                                                     method->name);
    }
    return &selector->node;
}

IrNode *lower_method_value(Lower *lower, Pos pos, IrNode *x, const Lookup *method)
{
    for (uint32_t i = 0; i + 1 < method->path.count; i++)
        x = implicit(select_field(lower, pos, x, method->path.items[i]));
    return select_method(lower, pos, x, method->object);
}

IrNode *lower_method_callee(Lower *lower, Pos pos, IrNode *x, const Lookup *method)
{
    x = lower_method_value(lower, pos, x, method);
    x->op = type_is_interface(((IrSelector *)x)->x->type) ? OP_DOT_INTERFACE : OP_DOT_METHOD;
    return x;
}

/* What x.f means in the instance being lowered: a type parameter's method is that of the type it stands for. */
static Selection resolve_selection(Lower *lower, const Selection *selection)
{
    Selection resolved = *selection;

    resolved.receiver = lower_type(lower, selection->receiver);
    if (resolved.receiver == selection->receiver)
        return resolved;
    Lookup found = type_lookup(lower->arena, resolved.receiver, true, selection->object->package,
                               selection->object->name);
    if (!found.object)
        berth_bug("no %s in %s", selection->object->name->text,
                  ir_type_text(lower->arena, resolved.receiver, NULL));
    resolved.object = found.object;
    resolved.path.items = found.path.items;
    resolved.path.count = resolved.path.capacity = found.path.count;
    return resolved;
}

/* The method of a type parameter in the words of its constraint: which one it is depends on the type argument. */
static IrNode *select_bound_method(Lower *lower, SelectorExpr *x, Type *type, Type *shape)
{
    bool is_expression = x->selection->kind == SELECT_METHOD_EXPRESSION;
    IrNode *operand = is_expression ? lower_new_type(lower, node_pos(x), shape) : lower_expr(lower, x->x);

    return &new_selector(lower, OP_BOUND_METHOD, node_pos(x), type, operand, x->selection->object, 0)->node;
}

static IrNode *lower_selector(Lower *lower, SelectorExpr *x, Type *type)
{
    Pos pos = node_pos(x);

    if (!x->selection)
        return lower_name(lower, x->selector, type);
    Type *receiver = lower_type(lower, x->selection->receiver);
    if (type_is_shape(receiver) && x->selection->kind != SELECT_FIELD)
        return select_bound_method(lower, x, type, receiver);
    if (lower_parameter_method(lower, &x->expr))
        return lower_parameter_method_value(lower, x, lower_expr(lower, x->x));
    Selection resolved = resolve_selection(lower, x->selection), *selection = &resolved;
    if (selection->kind == SELECT_METHOD_EXPRESSION)
        return lower_method_expression(lower, pos, type, selection->receiver, selection->object);

    IrNode *operand = lower_expr(lower, x->x);
    for (uint32_t i = 0; i + 1 < selection->path.count; i++)
        operand = implicit(select_field(lower, pos, operand, selection->path.items[i]));
    if (selection->kind == SELECT_FIELD)
        return select_field(lower, pos, operand, list_last(&selection->path));
    return select_method(lower, pos, operand, selection->object);
}

/* ---- indexing and slicing ---- */

/* p[i] and len(p) of a pointer to an array go through *p. */
IrNode *lower_implicit_deref(Lower *lower, IrNode *x)
{
    Type *element = lower_element_of_pointer(x->type);

    if (!element || !under_if(ARRAY, ArrayType, element))
        return x;
    return implicit(lower_new_unary(lower, OP_DEREF, lower->pos, element, x));
}

static IrNode *lower_index(Lower *lower, IndexExpr *x, Type *type)
{
    if (x->index->mode == MODE_TYPE || node_if(LIST_EXPR, ListExpr, x->index))
        return lower_expr(lower, x->x);  /* f[T]: the name has its arguments with it */
    IrIndex *index = lower_node(lower, INDEX, IrIndex, node_pos(x), type);
    index->x = lower_expr(lower, x->x);
    index->index = lower_expr(lower, x->index);
    index->x = lower_implicit_deref(lower, index->x);
    MapType *map = under_if(MAP, MapType, index->x->type);
    if (map) {
        index->node.op = OP_INDEX_MAP;
        index->index = lower_assign_conversion(lower, index->index, map->key);
        index->node.type = map->element;
    } else {
        lower_mark_bounded(index);
    }
    return &index->node;
}

static IrOp slice_op(const Type *type, bool is_full)
{
    if (type_is_string(type))
        return OP_SLICE_STRING;
    if (lower_element_of_pointer(type))
        return is_full ? OP_SLICE3_ARRAY : OP_SLICE_ARRAY;
    return is_full ? OP_SLICE3 : OP_SLICE;
}

static IrNode *lower_slice(Lower *lower, SliceExpr *x, Type *type)
{
    IrSlice *slice = lower_node(lower, SLICE, IrSlice, node_pos(x), type);

    slice->x = lower_expr(lower, x->x);
    slice->low = lower_expr(lower, x->index[0]);
    slice->high = lower_expr(lower, x->index[1]);
    slice->max = lower_expr(lower, x->index[2]);
    if (under_if(ARRAY, ArrayType, slice->x->type))
        slice->x = implicit(lower_new_unary(lower, OP_ADDRESS, lower->pos,
                                            type_new_pointer(lower->arena, slice->x->type), slice->x));
    slice->node.op = slice_op(slice->x->type, slice->max != NULL);
    return &slice->node;
}

static IrNode *lower_assertion(Lower *lower, AssertExpr *x)
{
    Type *target = lower_type(lower, x->type->type);
    IrTypeAssert *assertion = lower_node(lower, TYPE_ASSERT, IrTypeAssert, node_pos(x), target);

    assertion->x = lower_expr(lower, x->x);
    assertion->target = target;
    return &assertion->node;
}

/* ---- function literals ---- */

static IrNode *lower_function_literal(Lower *lower, FuncLit *x, Type *type)
{
    IrClosure *closure = lower_node(lower, CLOSURE, IrClosure, node_pos(x), type);
    IrFunction *function =
        lower_new_closure(lower, closure, type_as(SIGNATURE, SignatureType, type_underlying(type)), node_pos(x));

    lower_function_body(lower, function, type_as(SIGNATURE, SignatureType, x->type->expr.type), x->body);
    lower_finish_captures(lower, function);
    if (!function->outer)
        list_push(lower->arena, &lower->package->functions, function);
    if (lower_is_in_shape(lower))
        list_push(lower->arena, &lower_shapes(lower)->made, function);
    else if (lower->speaks_of_shapes)
        list_push(lower->arena, &lower_shapes(lower)->declarations, ((ShapeDeclaration){.function = function}));
    return &closure->node;
}

/* ---- all ---- */

/* Go goes through a copy of the generic body then, in which the uses of variables have no position. */
static bool is_name_in_shape(const Lower *lower, const Expr *x)
{
    const NameExpr *name = node_if(NAME_EXPR, NameExpr, x);
    const SelectorExpr *qualified = node_if(SELECTOR, SelectorExpr, x);

    if (!lower_is_in_shape(lower))
        return false;
    return (name && !name->instance && name->object->kind != OBJECT_NIL) || (qualified && !qualified->selection);
}

static IrNode *lower_by_kind(Lower *lower, Expr *x, Type *type)
{
    if (!is_name_in_shape(lower, x))
        lower->pos = node_pos(x);
    switch ((int)x->node.kind) {
    case NODE_NAME_EXPR:     return lower_name(lower, (NameExpr *)x, type);
    case NODE_COMPOSITE_LIT: return lower_composite(lower, (CompositeLit *)x, type);
    case NODE_FUNC_LIT:      return lower_function_literal(lower, (FuncLit *)x, type);
    case NODE_ASSERT_EXPR:   return lower_assertion(lower, (AssertExpr *)x);
    case NODE_CALL:          return lower_call(lower, (CallExpr *)x, type);
    case NODE_INDEX_EXPR:    return lower_index(lower, (IndexExpr *)x, type);
    case NODE_SELECTOR:      return lower_selector(lower, (SelectorExpr *)x, type);
    case NODE_SLICE_EXPR:    return lower_slice(lower, (SliceExpr *)x, type);
    case NODE_UNARY:         return lower_unary(lower, (UnaryExpr *)x, type);
    case NODE_BINARY:        return lower_binary(lower, (BinaryExpr *)x, type);
    }
    berth_bug("%s is not an expression with a value", node_kind_name(x->node.kind));
}

IrNode *lower_expr(Lower *lower, Expr *x)
{
    if (!x)
        return NULL;
    x = expr_unparen(x);
    if (is_blank(x))
        return NULL;
    if (x->mode == MODE_TYPE) {
        lower_need_type(lower, lower_type(lower, x->type));
        return lower_new_type(lower, node_pos(x), lower_type(lower, x->type));
    }

    Type *type = lower_type_of(lower, x);
    lower_need_type(lower, type);
    if (x->mode == MODE_CONSTANT && x->constant) {
        lower_pass(lower, node_pos(x));
        return lower_constant(lower, x, type);
    }
    return lower_by_kind(lower, x, type);
}

IrNodes lower_exprs(Lower *lower, const ExprList *list)
{
    IrNodes nodes = {0};

    for (uint32_t i = 0; i < list->count; i++)
        list_push(lower->arena, &nodes, lower_expr(lower, list->items[i]));
    return nodes;
}
