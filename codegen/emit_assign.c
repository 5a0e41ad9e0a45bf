/* Assignments.
 *
 * One value: calls on both sides run first, then the right side is evaluated, then the left side's address is
 * taken (with its checks), then the store.  Several: operands of the left sides and all right sides are kept
 * before the first store; the checks of each left side happen at its store, as Go's compiler has it.
 * Source: Go spec, Assignments; Go 1.19 cmd/compile/internal/walk/assign.go.
 */
#include "codegen/emit.h"

static bool is_blank(const IrNode *x)
{
    return !x || (x->op == OP_NAME && strcmp(((const IrName *)x)->name, "_") == 0);
}

/* A literal can be built where it goes if nothing can see it half done. */
static bool is_built_in_place(IrAssign *node)
{
    IrNode *y = node_unparen(node->y);

    return node->is_define && node->x->op == OP_NAME && (y->op == OP_STRUCT_LITERAL || y->op == OP_ARRAY_LITERAL)
        && ((IrName *)node->x)->class == IR_LOCAL && ((IrName *)node->x)->definition == &node->node;
}

/* A map's element has a place only once its key is in the map; what is stored must not change with that. */
static void store_to(Function *f, IrNode *x, Value value)
{
    if (node_unparen(x)->op == OP_INDEX_MAP)
        value = value_keep(f, value);
    emit_store(f, emit_value(f, x), value, x->type);
}

void emit_assign(Function *f, IrAssign *node)
{
    if (!is_blank(node->x))
        order_node(f, node->x);
    if (!node->y) {
        emit_store_zero(f, emit_value(f, node->x), node->x->type);
        return;
    }
    order_node(f, node->y);
    if (is_blank(node->x)) {
        emit_value(f, node->y);
        return;
    }
    if (is_built_in_place(node)) {
        emit_into(f, node->y, emit_value(f, node->x), false);
        return;
    }
    store_to(f, node->x, emit_value(f, node->y));
}

void emit_assign_op(Function *f, IrAssignOp *node)
{
    order_node(f, node->x);
    order_node(f, node->y);
    if (node_unparen(node->x)->op == OP_INDEX_MAP) {
        emit_map_assign_op(f, node);
        return;
    }
    Value target = emit_value(f, node->x);
    Type *type = node->x->type;
    int64_t count;

    if (type_is_string(type)) {
        Value *strings, old = value_keep(f, target);
        uint32_t added = emit_added(f, node->y, &strings);
        strings[0] = old;
        emit_store(f, target, emit_concatenation(f, &node->node, strings, added), type);
        return;
    }
    bool is_shift = node->operator == OP_SHIFT_LEFT || node->operator == OP_SHIFT_RIGHT;
    bool is_constant_shift = is_shift && node_constant_int(node->y, &count);
    Value y = emit_value(f, node->y);
    emit_store(f, target, emit_binary(f, node->operator, type, node->y->type, target, y, is_constant_shift && count < type_size_bytes(type) * 8), type);
}

/* ---- several at once ---- */

/* Keeps the operands of a left side: what its address will be made of, without its checks. */
static void fix_target(Function *f, IrNode *x)
{
    x = node_unparen(x);
    if (x->op == OP_DOT) {
        fix_target(f, ((IrSelector *)x)->x);
    } else if (x->op == OP_DOT_POINTER) {
        order_fix(f, &((IrSelector *)x)->x);
    } else if (x->op == OP_DEREF) {
        order_fix(f, &((IrUnary *)x)->x);
    } else if (x->op == OP_INDEX) {
        IrIndex *index = (IrIndex *)x;
        if (under_if(ARRAY, ArrayType, index->x->type))
            fix_target(f, index->x);
        else
            order_fix(f, &index->x);
        order_fix(f, &index->index);
    } else if (x->op == OP_INDEX_MAP) {
        order_fix(f, &((IrIndex *)x)->x);
        order_fix(f, &((IrIndex *)x)->index);
    }
}

static void fix_targets(Function *f, IrNodes targets)
{
    list_each (IrNode *, x, targets)
        if (!is_blank(x))
            fix_target(f, x);
}

static void order_targets(Function *f, IrNodes targets)
{
    list_each (IrNode *, x, targets)
        if (!is_blank(x))
            order_node(f, x);
}

/* x = value, which comes from no node of its own; `conversion` has no operand yet. */
void emit_assign_value(Function *f, IrNode *x, Value value, Type *type, IrNode *conversion)
{
    if (is_blank(x))
        return;
    if (conversion) {
        IrNode *arrived = &arena_new(f->arena, IrNil)->node;
        arrived->op = OP_NIL;
        arrived->type = type;
        function_hoist(f, arrived, value);
        ((IrUnary *)conversion)->x = arrived;
        value = emit_value(f, conversion);
    }
    store_to(f, x, value);
}

static bool is_plain(const IrNode *x)
{
    return is_blank(x) || x->op == OP_NAME;
}

void emit_assign_arrivals(Function *f, Arrival first, Arrival second)
{
    Arrival *both[] = {&first, &second};
    bool is_parallel = !is_blank(first.x) && !is_blank(second.x) && !(is_plain(first.x) && is_plain(second.x));

    for (int i = 0; i < 2; i++)
        if (!is_blank(both[i]->x))
            order_node(f, both[i]->x);
    for (int i = 0; i < 2 && is_parallel; i++) {
        fix_target(f, both[i]->x);
        both[i]->value = value_keep(f, both[i]->value);
    }
    for (int i = 0; i < 2; i++)
        emit_assign_value(f, both[i]->x, both[i]->value, both[i]->type, both[i]->conversion);
}

void emit_assign_list(Function *f, IrAssignList *node)
{
    uint32_t count = node->right.count;
    Value *values = arena_new_array(f->arena, Value, count);

    order_nodes(f, node->left, node->right);
    fix_targets(f, node->left);
    for (uint32_t i = 0; i < count; i++)
        values[i] = value_keep(f, emit_value(f, node->right.items[i]));
    for (uint32_t i = 0; i < count; i++)
        emit_assign_value(f, node->left.items[i], values[i], NULL, NULL);
}

void emit_assign_call(Function *f, IrAssignList *node)
{
    TupleType *types = type_as(TUPLE, TupleType, node->right.items[0]->type);

    order_targets(f, node->left);
    Value tuple = value_in_memory(f, emit_ordered(f, node->right.items[0]));
    fix_targets(f, node->left);
    for (uint32_t i = 0; i < node->left.count; i++) {
        Type *type = types->variables.items[i]->type;
        emit_assign_value(f, node->left.items[i], value_field(f, tuple, i, layout_of(f->module, type)), type, NULL);
    }
}

/* What a right side of two values gives; its operands run first. */
static Assertion emit_pair(Function *f, IrNode *node, bool wants_value, Type **type)
{
    if (node->op == OP_INDEX_MAP) {
        IrIndex *index = (IrIndex *)node;
        *type = node->type;
        order_node(f, index->x);
        order_node(f, index->index);
        return emit_map_index2(f, index, wants_value);
    }
    if (node_unparen(node)->op == OP_RECEIVE) {
        IrUnary *receive = (IrUnary *)node_unparen(node);
        *type = under_as(CHAN, ChanType, receive->x->type)->element;
        order_node(f, receive->x);
        return emit_receive2(f, receive);
    }
    IrTypeAssert *assertion = ir_as(TYPE_ASSERT2, IrTypeAssert, node);
    *type = assertion->target;
    order_node(f, assertion->x);
    return emit_type_assert2(f, assertion);
}

void emit_assign_pair(Function *f, IrAssignList *node)
{
    Type *type;

    order_targets(f, node->left);
    Assertion result = emit_pair(f, node->right.items[0], !is_blank(node->left.items[0]), &type);
    fix_targets(f, node->left);
    emit_assign_value(f, node->left.items[0], result.value, type, node->conversions[0]);
    emit_assign_value(f, node->left.items[1], result.ok, type_basic[BASIC_BOOL], node->conversions[1]);
}
