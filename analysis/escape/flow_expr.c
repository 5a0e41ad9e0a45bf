/* What the value of an expression flows to: one rule a kind of expression (escape.md 1.5).
 *
 * A hole is pushed inwards: & takes one load off, *, . through a pointer and
 * indexing of slices add one.  An allocating expression becomes a location whose
 * address flows to the hole ("spill").
 * Source: Go 1.19 cmd/compile/internal/escape/expr.go.
 */
#include "analysis/escape/graph.h"

void flow_discard(Walk *walk, IrNode *node)
{
    flow_expr(walk, hole_discard(walk->batch), node);
}

Hole flow_spill(Walk *walk, Hole hole, IrNode *node)
{
    if (node->is_static)
        return hole_heap(walk->batch);
    Location *location = graph_add_location(walk, node, true);

    graph_add_flow(walk->batch, hole_address(walk->batch, hole, node, FLOW_REASON_SPILL), location);
    return hole_of(location);
}

static void flow_name(Walk *walk, Hole hole, IrName *name)
{
    if (name->class == IR_FUNCTION || name->class == IR_PACKAGE_VARIABLE)
        return;
    graph_add_flow(walk->batch, hole, graph_location_of(name));
}

static void flow_selector(Walk *walk, Hole hole, IrSelector *selector)
{
    if (selector->node.op == OP_DOT_POINTER)
        hole = hole_load(walk->batch, hole, selector, FLOW_REASON_DOT_OF_POINTER);
    else
        hole = hole_note(walk->batch, hole, selector, FLOW_REASON_DOT);
    flow_expr(walk, hole, selector->x);
}

static void flow_index(Walk *walk, Hole hole, IrIndex *index)
{
    if (under_if(ARRAY, ArrayType, index->x->type))
        flow_expr(walk, hole_note(walk->batch, hole, index, FLOW_REASON_ARRAY_ELEMENT), index->x);
    else
        flow_expr(walk, hole_load(walk->batch, hole, index, FLOW_REASON_DOT_OF_POINTER), index->x);
    flow_discard(walk, index->index);
}

static void flow_slice(Walk *walk, Hole hole, IrSlice *slice)
{
    flow_expr(walk, hole_note(walk->batch, hole, slice, FLOW_REASON_SLICE), slice->x);
    flow_discard(walk, slice->low);
    flow_discard(walk, slice->high);
    flow_discard(walk, slice->max);
}

static void flow_convert(Walk *walk, Hole hole, IrUnary *convert)
{
    if (type_basic_kind(convert->node.type) == BASIC_UNSAFE_POINTER &&
        type_basic_kind(convert->x->type) == BASIC_UINTPTR)
        flow_unsafe_value(walk, hole, convert->x);
    else
        flow_expr(walk, hole, convert->x);
}

/* Also of a conversion to the data word of an interface. */
static void flow_convert_interface(Walk *walk, Hole hole, IrUnary *convert)
{
    if (!type_is_interface(convert->x->type) && !type_is_pointer_shaped(convert->x->type))
        hole = flow_spill(walk, hole, &convert->node);
    flow_expr(walk, hole_note(walk->batch, hole, convert, FLOW_REASON_INTERFACE_CONVERTED), convert->x);
}

/* The receiver flows into the bound closure and, since nothing is known of how it will be called,
 * into the method's parameter with every result in the heap. */
static void flow_method_value(Walk *walk, Hole hole, IrSelector *selector)
{
    SignatureType *signature = under_if(SIGNATURE, SignatureType, selector->object->type);
    uint32_t result_count = signature->results->variables.count;
    Hole *results = arena_new_array(walk->batch->scratch, Hole, result_count + 1);
    Hole closure = flow_spill(walk, hole, &selector->node);

    for (uint32_t i = 0; i < result_count; i++)
        results[i] = hole_heap(walk->batch);
    IrFunction *method = selector->method ? selector->method->function : NULL;
    IrName *receiver = method ? method->receiver : NULL;
    Hole bound = flow_parameter(walk, results, method, 0, receiver);
    Hole both[2] = {hole_argument(walk->batch, bound, &selector->node, FLOW_REASON_METHOD_VALUE, method, receiver),
                    closure};
    flow_expr(walk, hole_tee(walk, both, 2), selector->x);
}

static IrNode *element_value(IrNode *element)
{
    if (element->op == OP_KEY)
        return ((IrKey *)element)->value;
    if (element->op == OP_STRUCT_KEY)
        return ((IrStructKey *)element)->value;
    return element;
}

static void flow_elements(Walk *walk, Hole hole, IrComposite *literal, FlowReason reason)
{
    list_each (IrNode *, element, literal->elements)
        flow_expr(walk, hole_note(walk->batch, hole, literal, reason), element_value(element));
}

static void flow_map_literal(Walk *walk, Hole hole, IrComposite *literal)
{
    flow_spill(walk, hole, &literal->node);
    list_each (IrNode *, element, literal->elements) {
        IrKey *key = ir_as(KEY, IrKey, element);
        flow_assign_heap(walk, key->key, FLOW_REASON_MAP_LITERAL_KEY, literal);
        flow_assign_heap(walk, key->value, FLOW_REASON_MAP_LITERAL_VALUE, literal);
    }
}

static void flow_closure(Walk *walk, Hole hole, IrClosure *closure)
{
    Batch *batch = walk->batch;

    hole = flow_spill(walk, hole, &closure->node);
    list_push(batch->scratch, &batch->closures, ((PendingClosure){hole, closure}));
    list_each (IrName *, variable, closure->function->captured) {
        Location *location = graph_location_of(variable);
        if (location->is_captured)
            continue;
        location->is_captured = true;
        /* Assignments in straight-line code before the first capture do not matter. */
        if (location->loop_depth == walk->loop_depth)
            location->is_reassigned = false;
    }
    /* Literals of package variables are analysed as functions of their own. */
    if (closure->function->outer)
        flow_function(batch, closure->function);
}

static void flow_make(Walk *walk, Hole hole, IrMake *make)
{
    if (make->node.op != OP_MAKE_CHAN)
        flow_spill(walk, hole, &make->node);
    flow_discard(walk, make->length);
    flow_discard(walk, make->capacity);
}

static void flow_binary_discarded(Walk *walk, IrBinary *binary)
{
    flow_discard(walk, binary->x);
    flow_discard(walk, binary->y);
}

static bool carries_no_pointer(const Type *type)
{
    return type && !type_is_untyped(type) && type->kind != TYPE_TUPLE && !type_has_pointers((Type *)type);
}

static void flow_by_op(Walk *walk, Hole hole, IrNode *node)
{
    Batch *batch = walk->batch;

    switch ((IrOp)node->op) {
    case OP_LITERAL: case OP_NIL: case OP_TYPE: case OP_METHOD_EXPRESSION: case OP_DYNAMIC_TYPE:
        return;
    case OP_NAME:
        return flow_name(walk, hole, (IrName *)node);
    case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT:
        return flow_discard(walk, ((IrUnary *)node)->x);
    case OP_PAREN:
        return flow_expr(walk, hole, ((IrUnary *)node)->x);
    case OP_ADD: case OP_SUB: case OP_MUL: case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR:
    case OP_AND_NOT: case OP_SHIFT_LEFT: case OP_SHIFT_RIGHT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE:
    case OP_GT: case OP_GE: case OP_AND_AND: case OP_OR_OR:
        return flow_binary_discarded(walk, (IrBinary *)node);
    case OP_ADDRESS:
        return flow_expr(walk, hole_address(batch, hole, node, FLOW_REASON_ADDRESS_OF), ((IrUnary *)node)->x);
    case OP_DEREF:
        return flow_expr(walk, hole_load(batch, hole, node, FLOW_REASON_INDIRECTION), ((IrUnary *)node)->x);
    case OP_DOT: case OP_DOT_POINTER: case OP_DOT_METHOD: case OP_DOT_INTERFACE:
        return flow_selector(walk, hole, (IrSelector *)node);
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2: case OP_DYNAMIC_ASSERT: case OP_DYNAMIC_ASSERT2: {
        IrTypeAssert *assertion = (IrTypeAssert *)node;
        return flow_expr(walk, hole_assertion(batch, hole, assertion->target, node, FLOW_REASON_DOT), assertion->x);
    }
    case OP_INDEX:
        return flow_index(walk, hole, (IrIndex *)node);
    case OP_INDEX_MAP:
        flow_discard(walk, ((IrIndex *)node)->x);
        return flow_discard(walk, ((IrIndex *)node)->index);
    case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3: case OP_SLICE3_ARRAY:
        return flow_slice(walk, hole, (IrSlice *)node);
    case OP_CONVERT: case OP_CONVERT_NOP:
        return flow_convert(walk, hole, (IrUnary *)node);
    case OP_INTERFACE_OF:  /* the type word points to nothing that can be on a stack */
        return flow_expr(walk, hole, ((IrBinary *)node)->y);
    case OP_DATA_WORD:
        return flow_expr(walk, hole, ((IrUnary *)node)->x);
    case OP_CONVERT_INTERFACE: case OP_CONVERT_DATA:
        return flow_convert_interface(walk, hole, (IrUnary *)node);
    case OP_SLICE_TO_ARRAY_POINTER:
        return flow_expr(walk, hole, ((IrUnary *)node)->x);
    case OP_RECEIVE:
        return flow_discard(walk, ((IrUnary *)node)->x);
    case OP_CALL: case OP_CALL_INTERFACE: case OP_INLINED_CALL: case OP_LEN: case OP_CAP: case OP_COMPLEX:
    case OP_REAL: case OP_IMAG: case OP_APPEND: case OP_COPY: case OP_RECOVER: case OP_UNSAFE_ADD: case OP_UNSAFE_SLICE:
        return flow_call(walk, &hole, node);
    case OP_NEW:
        flow_spill(walk, hole, node);
        return;
    case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN:
        return flow_make(walk, hole, (IrMake *)node);
    case OP_METHOD_VALUE:
        return flow_method_value(walk, hole, (IrSelector *)node);
    case OP_POINTER_LITERAL:
        return flow_expr(walk, flow_spill(walk, hole, node), ((IrUnary *)node)->x);
    case OP_ARRAY_LITERAL:
        return flow_elements(walk, hole, (IrComposite *)node, FLOW_REASON_ARRAY_LITERAL);
    case OP_SLICE_LITERAL:
        return flow_elements(walk, flow_spill(walk, hole, node), (IrComposite *)node, FLOW_REASON_SLICE_LITERAL);
    case OP_STRUCT_LITERAL:
        return flow_elements(walk, hole, (IrComposite *)node, FLOW_REASON_STRUCT_LITERAL);
    case OP_MAP_LITERAL:
        return flow_map_literal(walk, hole, (IrComposite *)node);
    case OP_CLOSURE:
        return flow_closure(walk, hole, (IrClosure *)node);
    case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES:
    case OP_STRING_TO_RUNES:
        flow_spill(walk, hole, node);
        return flow_discard(walk, ((IrUnary *)node)->x);
    case OP_ADD_STRINGS:
        /* The runtime copies: operands never escape. */
        flow_spill(walk, hole, node);
        list_each (IrNode *, operand, ((IrList *)node)->list)
            flow_discard(walk, operand);
        return;
    case OP_INSTANCE: case OP_BOUND_METHOD: case OP_TYPE_WORD:
    case OP_NONE: case OP_KEY: case OP_STRUCT_KEY: case OP_CLOSE: case OP_DELETE: case OP_PANIC: case OP_PRINT:
    case OP_PRINTLN: case OP_DECLARE: case OP_DECLARE_CONSTANT: case OP_DECLARE_TYPE:
    case OP_ASSIGN: case OP_ASSIGN_OP: case OP_ASSIGN_LIST: case OP_ASSIGN_CALL:
    case OP_ASSIGN_PAIR: case OP_SEND: case OP_BLOCK: case OP_IF: case OP_FOR: case OP_RANGE: case OP_SWITCH:
    case OP_TYPE_SWITCH: case OP_CASE: case OP_SELECT_CASE: case OP_SELECT: case OP_LABEL: case OP_BREAK: case OP_CONTINUE: case OP_GOTO:
    case OP_FALLTHROUGH: case OP_RETURN: case OP_DEFER: case OP_GO: case OPS:
        berth_bug("%s is not an expression", ir_op_name(node->op));
    }
}

void flow_expr(Walk *walk, Hole hole, IrNode *node)
{
    if (!node)
        return;
    if (node->initial)
        flow_statements(walk, node->initial);
    if (hole.loads >= 0 && carries_no_pointer(node->type))
        hole.target = &walk->batch->blank;
    flow_by_op(walk, hole, node);
}

/* A uintptr that becomes an unsafe.Pointer: looks through arithmetic for the pointer it was made from. */
void flow_unsafe_value(Walk *walk, Hole hole, IrNode *node)
{
    if (node->initial)
        flow_statements(walk, node->initial);
    if (node->op == OP_CONVERT || node->op == OP_CONVERT_NOP) {
        IrUnary *convert = (IrUnary *)node;
        if (type_basic_kind(convert->x->type) == BASIC_UNSAFE_POINTER)
            flow_expr(walk, hole, convert->x);
        else
            flow_discard(walk, convert->x);
        return;
    }
    if (node->op == OP_PLUS || node->op == OP_NEGATE || node->op == OP_BIT_NOT)
        return flow_unsafe_value(walk, hole, ((IrUnary *)node)->x);
    if (node->op == OP_SHIFT_LEFT || node->op == OP_SHIFT_RIGHT) {
        flow_unsafe_value(walk, hole, ((IrBinary *)node)->x);
        return flow_discard(walk, ((IrBinary *)node)->y);
    }
    if (node->op >= OP_ADD && node->op <= OP_AND_NOT) {
        flow_unsafe_value(walk, hole, ((IrBinary *)node)->x);
        return flow_unsafe_value(walk, hole, ((IrBinary *)node)->y);
    }
    if (node->op == OP_DOT_POINTER && is_reflect_header_data(node)) {
        IrSelector *selector = (IrSelector *)node;
        return flow_expr(walk, hole_load(walk->batch, hole, node, FLOW_REASON_HEADER_DATA), selector->x);
    }
    flow_discard(walk, node);
}
