/* Where assignments store, and what that means (escape.md 1.6).
 *
 * A store into a variable, or a part of it, flows into the whole variable; a
 * store through a pointer, into a slice's element or a package variable flows to
 * the heap, whatever is pointed to.
 * Source: Go 1.19 cmd/compile/internal/escape/assign.go.
 */
#include "analysis/escape/graph.h"

static bool is_blank(const IrNode *node)
{
    const IrName *name = node && node->op == OP_NAME ? (const IrName *)node : NULL;

    return !node || (name && strcmp(name->name, "_") == 0);
}

static Hole index_target(Walk *walk, IrIndex *index)
{
    flow_discard(walk, index->index);
    if (under_if(ARRAY, ArrayType, index->x->type))
        return flow_target(walk, index->x);
    flow_discard(walk, index->x);
    return hole_heap(walk->batch);
}

Hole flow_target(Walk *walk, IrNode *node)
{
    if (is_blank(node))
        return hole_discard(walk->batch);
    if (node->op == OP_NAME) {
        IrName *name = (IrName *)node;
        return name->class == IR_PACKAGE_VARIABLE ? hole_heap(walk->batch) : hole_of(graph_location_of(name));
    }
    if (node->op == OP_PAREN)
        return flow_target(walk, ((IrUnary *)node)->x);
    if (node->op == OP_DOT)
        return flow_target(walk, ((IrSelector *)node)->x);
    if (node->op == OP_INDEX)
        return index_target(walk, (IrIndex *)node);
    if (node->op == OP_DEREF || node->op == OP_DOT_POINTER) {
        flow_discard(walk, node);
        return hole_heap(walk->batch);
    }
    if (node->op == OP_INDEX_MAP) {
        flow_discard(walk, ((IrIndex *)node)->x);
        flow_assign_heap(walk, ((IrIndex *)node)->index, FLOW_REASON_MAP_KEY, node);
        return hole_heap(walk->batch);
    }
    berth_bug("%s cannot be assigned to", ir_op_name(node->op));
}

void flow_assign_heap(Walk *walk, IrNode *source, FlowReason reason, void *where)
{
    flow_expr(walk, hole_assign(walk->batch, hole_heap(walk->batch), where, reason, where), source);
}

bool is_reflect_header_data(IrNode *node)
{
    IrSelector *selector = (IrSelector *)node;
    PointerType *pointer = under_if(POINTER, PointerType, selector->x->type);
    NamedType *named = pointer ? type_if(NAMED, NamedType, pointer->element) : NULL;

    if (!named || !named->object->package || strcmp(named->object->package->path, "reflect") != 0 ||
        strcmp(selector->selector->text, "Data") != 0)
        return false;
    return strcmp(named->object->name->text, "SliceHeader") == 0 ||
           strcmp(named->object->name->text, "StringHeader") == 0;
}

static void assign_one(Walk *walk, Hole hole, IrNode *left, IrNode *right, FlowReason reason, IrNode *where)
{
    Batch *batch = walk->batch;

    if (left && left->op == OP_DOT_POINTER && right && is_reflect_header_data(left))
        return flow_unsafe_value(walk, hole_assign(batch, hole_heap(batch), where, reason, left), right);
    if (left && right && assignment_is_to_self(left, right)) {
        if (batch->remark_level)  /* else the text is not made */
            remark_node(batch, FINDING_SELF_ASSIGNMENT, where,
                        arena_format(batch->arena, "%s ignoring self-assignment in %s", walk->function->name->name,
                                     batch_text(batch, where)));
        hole = hole_discard(batch);
    }
    flow_expr(walk, hole_assign(batch, hole, where, reason, left), right);
}

void flow_assign_list(Walk *walk, IrNode **left, uint32_t left_count, IrNode **right, uint32_t right_count,
                      FlowReason reason, IrNode *where)
{
    Hole *holes = arena_new_array(walk->batch->scratch, Hole, left_count + 1);

    for (uint32_t i = 0; i < left_count; i++)
        holes[i] = flow_target(walk, left[i]);
    for (uint32_t i = 0; i < left_count; i++)
        assign_one(walk, holes[i], left[i], i < right_count ? right[i] : NULL, reason, where);
    flow_mark_reassigned(holes, left_count, where);
}

/* The declaration's own initialisation does not count, except that a range assigns its variables again
 * each time around. */
void flow_mark_reassigned(const Hole *holes, uint32_t count, IrNode *where)
{
    if (where->op == OP_ASSIGN) {
        IrAssign *assign = (IrAssign *)where;
        if (!assign->y && assign->x && assign->x->op == OP_NAME && !((IrName *)assign->x)->definition)
            return;
    }
    for (uint32_t i = 0; i < count; i++) {
        Location *location = holes[i].target;
        IrName *name = location->node && location->node->op == OP_NAME ? (IrName *)location->node : NULL;
        if (name && name->definition == where && !name->has_lost_definition && where->op != OP_RANGE)
            continue;
        location->is_reassigned = true;
    }
}
