/* Locations, holes and flows. */
#include "analysis/escape/graph.h"

Location *graph_add_location(Walk *walk, IrNode *node, bool is_transient)
{
    Batch *batch = walk->batch;
    Location *location = arena_new(batch->scratch, Location);

    location->node = node;
    location->function = walk->function;
    location->loop_depth = walk->loop_depth;
    location->is_transient = is_transient;
    location->number = batch->locations.count;
    list_push(batch->scratch, &batch->locations, location);
    IrName *name = ir_if(NAME, IrName, node);
    if (name) {
        if (name->location)
            berth_bug("%s has a location already", name->name);
        name->location = location;
    }
    return location;
}

Location *graph_location_of(IrName *name)
{
    IrName *root = name->root ? name->root : name;

    if (!root->location)
        berth_bug("variable %s has no location", root->name);
    return root->location;
}

void graph_free(Batch *batch)
{
    for (uint32_t i = 0; i < batch->locations.count; i++) {
        IrName *name = ir_if(NAME, IrName, batch->locations.items[i]->node);
        if (name)
            name->location = NULL;
    }
    arena_reset(batch->scratch);
}

Hole hole_of(Location *location)
{
    return (Hole){.target = location};
}

static Hole with_note(Batch *batch, Hole hole, Note note)
{
    if (!explains(batch) && !batch->keeps_explanations)
        return hole;
    note.next = hole.notes;
    hole.notes = arena_new(batch->scratch, Note);
    *hole.notes = note;
    return hole;
}

Hole hole_note(Batch *batch, Hole hole, void *node, FlowReason reason)
{
    return with_note(batch, hole, (Note){.node = node, .reason = reason});
}

Hole hole_assign(Batch *batch, Hole hole, IrNode *where, FlowReason reason, IrNode *left)
{
    return with_note(batch, hole, (Note){.node = where, .reason = reason, .left = left});
}

Hole hole_argument(Batch *batch, Hole hole, IrNode *call, FlowReason reason, IrFunction *callee, IrName *parameter)
{
    return with_note(batch, hole, (Note){.node = call, .reason = reason, .callee = callee, .parameter = parameter});
}

Hole hole_shift(Hole hole, int delta)
{
    hole.loads += delta;
    if (hole.loads < -1)
        berth_bug("hole with %d loads", hole.loads);
    hole.takes_address = delta < 0;
    return hole;
}

Hole hole_load(Batch *batch, Hole hole, void *node, FlowReason reason)
{
    return hole_note(batch, hole_shift(hole, 1), node, reason);
}

Hole hole_address(Batch *batch, Hole hole, void *node, FlowReason reason)
{
    return hole_note(batch, hole_shift(hole, -1), node, reason);
}

Hole hole_assertion(Batch *batch, Hole hole, Type *type, void *node, FlowReason reason)
{
    if (!type_is_interface(type) && !type_is_pointer_shaped(type))
        hole = hole_shift(hole, 1);
    return hole_note(batch, hole, node, reason);
}

Hole hole_heap(Batch *batch)
{
    return hole_of(&batch->heap);
}

Hole hole_discard(Batch *batch)
{
    return hole_of(&batch->blank);
}

static void add_incoming(Batch *batch, Hole hole, Location *source)
{
    list_push(batch->scratch, &hole.target->incoming,
              ((Flow){.source = source, .loads = hole.loads, .notes = hole.notes}));
}

/* Flows that decide nothing any more are only kept for explanations: to the blank, and of what escapes at once.
 * Flows are not deduplicated: their order and repeats show in explanations. */
void graph_add_flow(Batch *batch, Hole hole, Location *source)
{
    Location *target = hole.target;

    if (hole.takes_address)
        source->is_address_taken = true;
    if (target == &batch->blank && batch->keeps_explanations)
        add_incoming(batch, hole, source);
    if (target == &batch->blank || (target == source && hole.loads >= 0))
        return;
    if (target->escapes && hole.loads < 0) {
        if (explains(batch) && source->node) {  /* the closure of go and defer has none */
            const char *text = arena_format(batch->arena, "%s escapes to heap", batch_text(batch, source->node));
            explain_flow(batch, explain_head(batch, FINDING_ESCAPES, source->node, text), source->node->pos, target,
                         source, hole.loads, hole.notes);
        }
        if (batch->keeps_explanations)
            add_incoming(batch, hole, source);
        source->escapes = true;
        if (source->cause == PLACE_CAUSE_NONE)
            source->cause = PLACE_CAUSE_FLOWS_TO_HEAP;
        return;
    }
    add_incoming(batch, hole, source);
}

Hole hole_tee(Walk *walk, const Hole *holes, uint32_t count)
{
    if (count == 0)
        return hole_discard(walk->batch);
    if (count == 1)
        return holes[0];

    Location *between = graph_add_location(walk, NULL, true);
    for (uint32_t i = 0; i < count; i++) {
        if (holes[i].loads < 0)
            berth_bug("an address cannot be taken of several destinations");
        graph_add_flow(walk->batch, holes[i], between);
    }
    return hole_of(between);
}

Hole hole_later(Walk *walk, Hole hole)
{
    Location *location = graph_add_location(walk, NULL, false);

    graph_add_flow(walk->batch, hole, location);
    return hole_of(location);
}
