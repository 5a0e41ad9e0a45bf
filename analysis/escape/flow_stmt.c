/* What statements make flow, and the loop depth at which things are declared (escape.md 1.6).
 * Source: Go 1.19 cmd/compile/internal/escape/stmt.go.
 */
#include "analysis/escape/graph.h"
#include "analysis/ir/children.h"

/* Values in Walk.labels. */
static char label_looping[] = "looping", label_straight[] = "straight";

static Name *label_name(Walk *walk, const char *label)
{
    return name_of(&walk->batch->compilation->names, label);
}

/* Finds the labels that a later goto jumps back to: the statements after them are a loop. */
static void find_labels(IrNode *node, void *context)
{
    Walk *walk = context;

    if (!node)
        return;
    if (node->op == OP_LABEL) {
        map_put(walk->batch->scratch, &walk->labels, label_name(walk, ((IrBranch *)node)->label), label_straight);
    } else if (node->op == OP_GOTO) {
        Name *name = label_name(walk, ((IrBranch *)node)->label);
        if (map_get(&walk->labels, name) == label_straight)
            map_put(walk->batch->scratch, &walk->labels, name, label_looping);
    }
    ir_each_child(node, find_labels, walk);
}

void flow_function(Batch *batch, IrFunction *function)
{
    Walk walk = {.batch = batch, .function = function, .loop_depth = 1};

    if (!function->tally.is_known || function->tally.has_labels)
        list_each (IrNode *, statement, function->body)
            find_labels(statement, &walk);
    flow_block(&walk, &function->body);
}

void flow_statements(Walk *walk, IrNodes *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        flow_statement(walk, list->items[i]);
}

void flow_block(Walk *walk, IrNodes *list)
{
    int outside = walk->loop_depth;

    flow_statements(walk, list);
    walk->loop_depth = outside;
}

static Hole declare(Walk *walk, IrName *variable)
{
    Location *location = graph_location_of(variable);

    location->loop_depth = walk->loop_depth;
    variable->loop_depth = walk->loop_depth;
    return hole_of(location);
}

static void flow_for(Walk *walk, IrFor *loop)
{
    flow_statements(walk, &loop->initial);
    walk->loop_depth++;
    flow_discard(walk, loop->condition);
    flow_statements(walk, &loop->post_list);
    flow_block(walk, &loop->body);
    walk->loop_depth--;
}

static void flow_range(Walk *walk, IrRange *range)
{
    Batch *batch = walk->batch;
    Location *ranged = graph_add_location(walk, NULL, false);

    flow_expr(walk, hole_of(ranged), range->x);
    walk->loop_depth++;
    Hole holes[2] = {flow_target(walk, range->key), flow_target(walk, range->value)};
    if (under_if(ARRAY, ArrayType, range->x->type))
        graph_add_flow(batch, hole_note(batch, holes[1], range, FLOW_REASON_RANGE), ranged);
    else
        graph_add_flow(batch, hole_load(batch, holes[1], range, FLOW_REASON_RANGE_LOAD), ranged);
    flow_mark_reassigned(holes, 2, &range->node);
    flow_block(walk, &range->body);
    walk->loop_depth--;
}

static void flow_type_switch_tag(Walk *walk, IrSwitch *statement, IrTypeSwitch *tag)
{
    HoleList holes = {0};

    for (uint32_t i = 0; i < statement->cases.count; i++) {
        IrCase *clause = statement->cases.items[i];
        if (!clause->variable)
            continue;
        Hole hole = declare(walk, clause->variable);
        Type *type = clause->variable->node.type;
        if (type_has_pointers(type))
            list_push(walk->batch->scratch, &holes.list,
                      hole_assertion(walk->batch, hole, type, clause, FLOW_REASON_SWITCH_CASE));
    }
    flow_expr(walk, hole_tee(walk, holes.list.items, holes.list.count), tag->x);
}

static void flow_switch(Walk *walk, IrSwitch *statement)
{
    flow_statements(walk, &statement->initial);
    if (statement->tag && statement->tag->op == OP_TYPE_SWITCH)
        flow_type_switch_tag(walk, statement, (IrTypeSwitch *)statement->tag);
    else
        flow_discard(walk, statement->tag);
    for (uint32_t i = 0; i < statement->cases.count; i++) {
        IrCase *clause = statement->cases.items[i];
        for (uint32_t j = 0; j < clause->list.count; j++)
            flow_discard(walk, clause->list.items[j]);
        flow_block(walk, &clause->body);
    }
}

static void flow_select(Walk *walk, IrSelect *statement)
{
    for (uint32_t i = 0; i < statement->cases.count; i++) {
        IrSelectCase *clause = statement->cases.items[i];
        if (clause->communication)
            flow_statement(walk, clause->communication);
        flow_block(walk, &clause->body);
    }
}

/* From a label that is jumped back to, the rest of the block is a loop. */
static void flow_label(Walk *walk, IrBranch *label)
{
    if (walk->labels.count && map_get(&walk->labels, label_name(walk, label->label)) == label_looping)
        walk->loop_depth++;
}

static void flow_if(Walk *walk, IrIf *statement)
{
    flow_statements(walk, &statement->initial);
    flow_discard(walk, statement->condition);
    flow_block(walk, &statement->then);
    flow_block(walk, &statement->otherwise);
}

static void flow_list(Walk *walk, IrAssignList *assign, FlowReason reason)
{
    flow_assign_list(walk, assign->left.items, assign->left.count, assign->right.items, assign->right.count, reason,
                     &assign->node);
}

static void flow_pair(Walk *walk, IrAssignList *assign)
{
    IrOp op = (IrOp)assign->right.items[0]->op;

    flow_list(walk, assign,
              op == OP_INDEX_MAP ? FLOW_REASON_ASSIGN_FROM_MAP
              : op == OP_RECEIVE ? FLOW_REASON_ASSIGN_RECEIVED
                                 : FLOW_REASON_ASSIGN_ASSERTED);
}

static void flow_assign_call(Walk *walk, IrAssignList *assign)
{
    Hole *holes = arena_new_array(walk->batch->scratch, Hole, assign->left.count + 1);
    IrNode *call = assign->right.items[0];

    if (call->initial)
        flow_statements(walk, call->initial);
    for (uint32_t i = 0; i < assign->left.count; i++)
        holes[i] = hole_assign(walk->batch, flow_target(walk, assign->left.items[i]), &assign->node,
                               FLOW_REASON_ASSIGN_CALL, assign->left.items[i]);
    flow_call(walk, holes, call);
    flow_mark_reassigned(holes, assign->left.count, &assign->node);
}

static void flow_return(Walk *walk, IrReturn *statement)
{
    IrFunction *function = walk->function;

    flow_assign_list(walk, (IrNode **)function->results.items, function->results.count, statement->results.items,
                     statement->results.count, FLOW_REASON_RETURN, &statement->node);
}

static void flow_by_op(Walk *walk, IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_BREAK: case OP_CONTINUE: case OP_GOTO: case OP_FALLTHROUGH: case OP_DECLARE_CONSTANT: case OP_DECLARE_TYPE:
        return;
    case OP_BLOCK:
        return flow_statements(walk, &((IrBlock *)node)->list);
    case OP_DECLARE:
        if (strcmp(((IrDeclare *)node)->variable->name, "_") != 0)
            declare(walk, ((IrDeclare *)node)->variable);
        return;
    case OP_LABEL:
        return flow_label(walk, (IrBranch *)node);
    case OP_IF:
        return flow_if(walk, (IrIf *)node);
    case OP_FOR:
        return flow_for(walk, (IrFor *)node);
    case OP_RANGE:
        return flow_range(walk, (IrRange *)node);
    case OP_SWITCH:
        return flow_switch(walk, (IrSwitch *)node);
    case OP_SELECT:
        return flow_select(walk, (IrSelect *)node);
    case OP_RECEIVE:
        return flow_discard(walk, node);
    case OP_SEND:
        flow_discard(walk, ((IrBinary *)node)->x);
        return flow_assign_heap(walk, ((IrBinary *)node)->y, FLOW_REASON_SEND, node);
    case OP_ASSIGN:
        return flow_assign_list(walk, &((IrAssign *)node)->x, 1, &((IrAssign *)node)->y, 1, FLOW_REASON_ASSIGN, node);
    case OP_ASSIGN_OP:
        return flow_assign_list(walk, &((IrAssignOp *)node)->x, 1, &((IrAssignOp *)node)->y, 1, FLOW_REASON_ASSIGN, node);
    case OP_ASSIGN_LIST:
        return flow_list(walk, (IrAssignList *)node, FLOW_REASON_ASSIGN_LIST);
    case OP_ASSIGN_PAIR:
        return flow_pair(walk, (IrAssignList *)node);
    case OP_ASSIGN_CALL:
        return flow_assign_call(walk, (IrAssignList *)node);
    case OP_RETURN:
        return flow_return(walk, (IrReturn *)node);
    case OP_CALL: case OP_CALL_INTERFACE: case OP_INLINED_CALL: case OP_CLOSE: case OP_COPY: case OP_DELETE: case OP_PANIC: case OP_PRINT:
    case OP_PRINTLN: case OP_RECOVER:
        return flow_call(walk, NULL, node);
    case OP_DEFER: case OP_GO:
        return flow_go_defer(walk, (IrGoDefer *)node);
    case OP_NONE: case OP_NAME: case OP_LITERAL: case OP_NIL: case OP_TYPE: case OP_ADD: case OP_SUB: case OP_MUL:
    case OP_DIV: case OP_MOD: case OP_AND: case OP_OR: case OP_XOR: case OP_AND_NOT: case OP_SHIFT_LEFT:
    case OP_SHIFT_RIGHT: case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE: case OP_AND_AND:
    case OP_OR_OR: case OP_ADD_STRINGS: case OP_PLUS: case OP_NEGATE: case OP_BIT_NOT: case OP_NOT: case OP_PAREN:
    case OP_ADDRESS: case OP_POINTER_LITERAL: case OP_DEREF: case OP_DOT: case OP_DOT_POINTER: case OP_INDEX:
    case OP_INDEX_MAP: case OP_SLICE: case OP_SLICE_ARRAY: case OP_SLICE_STRING: case OP_SLICE3:
    case OP_SLICE3_ARRAY: case OP_DOT_METHOD: case OP_DOT_INTERFACE: case OP_METHOD_VALUE:
    case OP_METHOD_EXPRESSION: case OP_CLOSURE: case OP_CONVERT: case OP_CONVERT_NOP: case OP_CONVERT_INTERFACE:
    case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_RUNE_TO_STRING: case OP_STRING_TO_BYTES:
    case OP_STRING_TO_RUNES: case OP_SLICE_TO_ARRAY_POINTER: case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL: case OP_KEY:
    case OP_STRUCT_KEY: case OP_APPEND: case OP_CAP: case OP_COMPLEX: case OP_IMAG: case OP_LEN: case OP_MAKE_SLICE:
    case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_NEW: case OP_REAL: case OP_UNSAFE_ADD: case OP_UNSAFE_SLICE:
    case OP_TYPE_SWITCH: case OP_CASE: case OP_SELECT_CASE: case OP_INSTANCE: case OP_BOUND_METHOD: case OP_INTERFACE_OF:
    case OP_TYPE_WORD: case OP_DATA_WORD: case OP_CONVERT_DATA: case OP_DYNAMIC_ASSERT: case OP_DYNAMIC_ASSERT2:
    case OP_DYNAMIC_TYPE: case OPS:
        berth_bug("%s is not a statement", ir_op_name(node->op));
    }
}

void flow_statement(Walk *walk, IrNode *node)
{
    if (!node)
        return;
    if (node->initial)
        flow_statements(walk, node->initial);
    flow_by_op(walk, node);
}
