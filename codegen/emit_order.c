/* Order: which parts of an expression run before the rest of it.
 *
 * Go leaves the order of calls and plain reads open; programs see what Go's compiler does, so we do the same:
 * 1. going through the expression left to right, inner nodes first, every call (and with it len, cap, slicing,
 *    append, make, new, assertions, && and ||) is run and its result kept;
 * 2. then the rest, reads of variables and arithmetic with its checks, is evaluated left to right.
 * Copies are made where Go makes them: variables of functions as operands of conversions to interfaces that need an
 * address, as keys that need one, and as structs and arrays under comparison.  Expressions without a call skip all of this.
 * Source: Go 1.19 cmd/compile/internal/walk/order.go.
 */
#include "codegen/emit.h"
#include "analysis/ir/children.h"

static bool is_leaf(const IrNode *node)
{
    return node->op == OP_NAME || node->op == OP_LITERAL || node->op == OP_NIL || node->op == OP_TYPE ||
        node->op == OP_CLOSURE;
}

/* Nodes that make a difference: what can have effects, or can panic earlier than what stands left of it. */
static bool is_event(const IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_CALL: case OP_CALL_INTERFACE: case OP_INLINED_CALL: case OP_APPEND: case OP_COPY: case OP_RECEIVE: case OP_RECOVER:
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_TYPE_ASSERT: case OP_INDEX_MAP:
    case OP_MAP_LITERAL: case OP_SLICE_TO_ARRAY_POINTER:
        return true;
    default:
        return node->initial != NULL;
    }
}

/* Nodes whose value Go's compiler keeps at once when it meets them. */
static bool is_hoisted(const IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_CALL: case OP_CALL_INTERFACE: case OP_INLINED_CALL: case OP_APPEND: case OP_COPY: case OP_RECEIVE: case OP_RECOVER:
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_TYPE_ASSERT:
    case OP_CAP: case OP_LEN: case OP_NEW: case OP_STRING_TO_BYTES: case OP_STRING_TO_RUNES:
    case OP_COMPLEX: case OP_REAL: case OP_IMAG: case OP_AND_AND: case OP_OR_OR:
        return true;
    default:
        return false;
    }
}

typedef struct Search {
    Function *f;
    bool found;
} Search;

static void search_child(IrNode *child, void *context)
{
    Search *search = context;

    search->found = order_is_needed(search->f, child) || search->found;
}

bool order_is_needed(Function *f, IrNode *node)
{
    static char no, yes;

    if (is_event(node))
        return true;
    if (is_leaf(node))
        return false;
    void *known = map_get(&f->order_needed, node);
    if (known)
        return known == &yes;
    Search search = {.f = f};
    ir_each_child(node, search_child, &search);
    map_put(f->arena, &f->order_needed, node, search.found ? &yes : &no);
    return search.found;
}

void function_hoist(Function *f, IrNode *node, Value value)
{
    Value *kept = arena_new(f->arena, Value);

    *kept = value;
    map_put(f->arena, &f->hoisted, node, kept);
}

static void keep_node(Function *f, IrNode *node, Value value)
{
    function_hoist(f, node, value.layout ? value_keep(f, value) : value);
}

static void order_inner(Function *f, IrNode *node);

static void order_child(IrNode *child, void *context)
{
    bool is_statement = child->op >= OP_DECLARE;  /* in `initial`, which ran already */

    if (!is_statement)
        order_inner(context, child);
}

/* A name has many parents: the one use that is fixed gets a node of its own. */
void order_fix(Function *f, IrNode **place)
{
    IrNode *node = *place;

    if (node->op == OP_LITERAL || node->op == OP_NIL || map_has(&f->hoisted, node))
        return;
    if (node->op == OP_NAME) {
        IrUnary *use = arena_new(f->arena, IrUnary);
        use->node = *node;
        use->node.op = OP_PAREN;
        use->x = node;
        *place = &use->node;
    }
    keep_node(f, *place, emit_value(f, node));
}

static bool is_addressable(const IrNode *node)
{
    const IrIndex *index = ir_if(INDEX, IrIndex, node);
    const IrName *name = ir_if(NAME, IrName, node);

    if (index)
        return under_if(ARRAY, ArrayType, index->x->type) ? is_addressable(node_unparen(index->x))
            : !type_is_string(index->x->type);
    if (node->op == OP_DOT)
        return is_addressable(node_unparen(((const IrSelector *)node)->x));
    return node->op == OP_DEREF || node->op == OP_DOT_POINTER || (name && name->class != IR_FUNCTION);
}

/* Go passes an address to the runtime, though not that of a function's own variable: it is copied, and so is what has no
 * address (Go: isaddrokay). */
static void order_addressed(Function *f, IrNode **place)
{
    IrNode *node = node_unparen(*place);
    IrName *name = ir_if(NAME, IrName, node);

    if (name ? name->class != IR_PACKAGE_VARIABLE : !is_addressable(node))
        order_fix(f, place);
}

/* A part of an expression that has an event somewhere. */
static void order_inner(Function *f, IrNode *node)
{
    if (is_leaf(node) || map_has(&f->hoisted, node))
        return;
    if (node->initial)
        emit_statements(f, *node->initial);
    if (node->op == OP_AND_AND || node->op == OP_OR_OR) {
        keep_node(f, node, emit_logical(f, (IrBinary *)node));
        return;
    }
    if (node->op == OP_MAP_LITERAL) {
        keep_node(f, node, emit_map_literal(f, (IrComposite *)node));
        return;
    }
    if (node->op == OP_INLINED_CALL) {
        keep_node(f, node, emit_inlined_call(f, (IrInlinedCall *)node));
        return;
    }
    ir_each_child(node, order_child, f);
    if (node->op == OP_INDEX_MAP) {
        IrIndex *index = (IrIndex *)node;
        if (map_key_kind(under_as(MAP, MapType, index->x->type)) == MAP_KEY_ANY)
            order_addressed(f, &index->index);
        if (map_index_borrows_bytes(f, index))
            keep_node(f, node, emit_value(f, node));
    } else if (is_hoisted(node) && !place_is_nowhere(f, node)) {
        keep_node(f, node, emit_value(f, node));
    } else if (node->op == OP_CONVERT_INTERFACE) {
        IrNode **x = &((IrUnary *)node)->x;
        if (!place_is_static(f, node) && !type_is_interface((*x)->type) && box_takes_address((*x)->type))
            order_addressed(f, x);
    } else if (node->op == OP_EQ || node->op == OP_NE) {
        IrBinary *comparison = (IrBinary *)node;
        Type *under = type_underlying(comparison->x->type);
        if (under->kind == TYPE_STRUCT || under->kind == TYPE_ARRAY) {
            order_addressed(f, &comparison->x);
            order_addressed(f, &comparison->y);
        }
    }
}

void order_node(Function *f, IrNode *node)
{
    if (node && order_is_needed(f, node))
        order_inner(f, node);
}

void order_nodes(Function *f, IrNodes first, IrNodes second)
{
    bool any = false;

    list_each (IrNode *, node, first)
        any = any || (node && order_is_needed(f, node));
    list_each (IrNode *, node, second)
        any = any || (node && order_is_needed(f, node));
    if (!any)
        return;
    list_each (IrNode *, node, first)
        if (node)
            order_inner(f, node);
    list_each (IrNode *, node, second)
        if (node)
            order_inner(f, node);
}

Value emit_ordered(Function *f, IrNode *node)
{
    order_node(f, node);
    return emit_value(f, node);
}

Value emit_logical(Function *f, IrBinary *node)
{
    Layout *layout = layout_of(f->module, node->node.type);
    gcc_jit_lvalue *result = function_temporary(f, f->module->bool_type);
    gcc_jit_block *second = function_block(f), *after = function_block(f);

    gcc_store(f, result, value_rvalue(f, emit_ordered(f, node->x)));
    if (node->node.op == OP_AND_AND)
        function_branch(f, gcc_jit_lvalue_as_rvalue(result), second, after);
    else
        function_branch(f, gcc_jit_lvalue_as_rvalue(result), after, second);
    function_enter(f, second);
    gcc_store(f, result, value_rvalue(f, emit_ordered(f, node->y)));
    function_jump(f, after);
    function_enter(f, after);
    Value value = value_of_variable(layout, result);
    value.is_kept = true;
    return value;
}

void emit_condition(Function *f, IrNode *node, gcc_jit_block *yes, gcc_jit_block *no)
{
    uint32_t mark = function_mark(f);

    node = node_unparen(node);
    if (node->initial) {
        order_node(f, node);
    } else if (node->op == OP_AND_AND || node->op == OP_OR_OR) {
        IrBinary *logical = (IrBinary *)node;
        gcc_jit_block *second = function_block(f);
        if (node->op == OP_AND_AND)
            emit_condition(f, logical->x, second, no);
        else
            emit_condition(f, logical->x, yes, second);
        function_enter(f, second);
        emit_condition(f, logical->y, yes, no);
        return;
    } else if (node->op == OP_NOT) {
        emit_condition(f, ((IrUnary *)node)->x, no, yes);
        return;
    }
    function_release_branch(f, mark, value_rvalue(f, emit_ordered(f, node)), yes, no);
}
