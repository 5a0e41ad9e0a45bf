/* The solver: who outlives whom.
 *
 *   1. Every location is queued, then the heap; the last one queued is walked first.
 *   2. A walk from a root finds, for each location that reaches it, the fewest loads on the way
 *      (Bellman-Ford: taking addresses makes negative edges; a count is never carried on below 0).
 *   3. A location whose address reaches a root that outlives it must be in the heap; one that is a
 *      parameter leaks to the root.
 *   4. A location that turns escaping, or loses its transience, is queued again: each happens once,
 *      so there are as many walks as locations.
 *
 * Source: Go 1.19 cmd/compile/internal/escape/solve.go.
 */
#include "analysis/escape/graph.h"

typedef LIST(Location *) Work;

static void enqueue(Batch *batch, Work *work, Location *location)
{
    if (location->is_queued)
        return;
    location->is_queued = true;
    list_push(batch->arena, work, location);
}

static bool is_of_class(const Location *location, IrClass class)
{
    return location->node && location->node->op == OP_NAME && ((IrName *)location->node)->class == class;
}

/* Is `inner` a literal somewhere inside `outer`?  Literals of package variables' initial values all
 * stand directly in the initialiser. */
static bool contains_closure(const IrFunction *outer, const IrFunction *inner)
{
    if (outer == inner)
        return false;
    for (const IrFunction *function = inner; function; function = function->outer)
        if (function == outer)
            return true;
    return false;
}

PlaceCause location_outlives(const Location *location, const Location *other)
{
    if (is_of_class(location, IR_RESULT)) {
        /* A literal called where it stands may return addresses from around it. */
        if (contains_closure(other->function, location->function) && location->function->is_called_in_place)
            return PLACE_CAUSE_NONE;
        return PLACE_CAUSE_FLOWS_TO_RESULT;
    }
    if (location->function == other->function && location->loop_depth < other->loop_depth)
        return PLACE_CAUSE_OUTLIVES_LOOP;
    if (contains_closure(location->function, other->function))
        return PLACE_CAUSE_OUTLIVES_CLOSURE;
    return PLACE_CAUSE_NONE;
}

/* May a value stored in `location` live on when `other` is gone, were it on the stack? */
static PlaceCause outlives(const Location *location, const Location *other)
{
    return location->escapes ? PLACE_CAUSE_FLOWS_TO_HEAP : location_outlives(location, other);
}

int location_own_result(const Location *parameter, const Location *sink)
{
    bool is_own = is_of_class(sink, IR_RESULT) && sink->function == parameter->function;

    return is_own && sink->result_number - 1 < SUMMARY_RESULTS ? (int)sink->result_number - 1 : -1;
}

static void leak_to(Location *parameter, const Location *sink, int loads)
{
    int result = sink->escapes ? -1 : location_own_result(parameter, sink);

    if (result >= 0)
        leaks_add_result(&parameter->leaks, (uint32_t)result, loads);
    else
        leaks_add_heap(&parameter->leaks, loads);
}

static void explain_leak(Batch *batch, Location *root, Location *parameter, int loads)
{
    if (!explains(batch) || parameter->escapes)
        return;
    const char *text = arena_format(batch->arena, "parameter %s leaks to %s with derefs=%d",
                                    batch_text(batch, parameter->node), explain_location(batch, root), loads);
    explain_path(batch, explain_head(batch, FINDING_LEAK, parameter->node, text), root, parameter);
}

static void explain_escape(Batch *batch, Location *root, Location *location)
{
    if (!explains(batch))
        return;
    const char *text = arena_format(batch->arena, "%s escapes to heap", batch_text(batch, location->node));
    explain_path(batch, explain_head(batch, FINDING_ESCAPE, location->node, text), root, location);
}

/* Queues what flows into `location`, if this way to it is the shortest so far. */
static void relax(Batch *batch, Work *work, Location *location, int loads, uint32_t walk)
{
    for (uint32_t i = 0; i < location->incoming.count; i++) {
        Flow *flow = &location->incoming.items[i];
        Location *source = flow->source;
        int total = loads + flow->loads;

        if (source->escapes || (source->walk == walk && source->loads <= total))
            continue;
        source->walk = walk;
        source->loads = total;
        source->next = location;
        source->next_flow = i;
        list_push(batch->arena, work, source);
    }
}

static void walk_from(Batch *batch, Location *root, uint32_t walk, Work *work, Work *queue)
{
    root->walk = walk;
    root->loads = 0;
    root->next = NULL;
    work->count = 0;
    list_push(batch->arena, work, root);
    while (work->count) {
        Location *location = list_pop(work);
        bool is_address = location->loads < 0;
        int loads = is_address ? 0 : location->loads;

        if (is_address && !root->is_transient && location->is_transient) {
            location->is_transient = false;
            enqueue(batch, queue, location);
        }
        PlaceCause cause = outlives(root, location);
        if (cause != PLACE_CAUSE_NONE) {
            if (is_of_class(location, IR_PARAMETER)) {
                explain_leak(batch, root, location, loads);
                leak_to(location, root, loads);
            }
            if (is_address && !location->escapes) {
                explain_escape(batch, root, location);
                location->escapes = true;
                if (location->cause == PLACE_CAUSE_NONE)
                    location->cause = cause;
                enqueue(batch, queue, location);
                continue;
            }
        }
        relax(batch, work, location, loads, walk);
    }
}

void graph_solve(Batch *batch)
{
    Work queue = {0}, work = {0};
    uint32_t walk = 0;

    for (uint32_t i = 0; i < batch->locations.count; i++)
        enqueue(batch, &queue, batch->locations.items[i]);
    enqueue(batch, &queue, &batch->heap);
    while (queue.count) {
        Location *root = list_pop(&queue);
        root->is_queued = false;
        walk_from(batch, root, ++walk, &work, &queue);
    }
}
