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
    list_push(batch->scratch, work, location);
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

/* ---- what need not be walked again ----
 *
 * A walk does two things to what it comes to.  It ends transience, if its root is not transient; and it moves to the
 * heap, or lets leak, what the root outlives.  Both are the more, the fewer loads it came with, since a count is never
 * carried on below 0.  So a walk can end at a location from which one went on that came with as few loads and did all
 * that this one could do: it would find nothing to do.  Walks from two results of different functions have together
 * done what one does from what outlives everything: of each parameter, at least one let it leak to the heap, and a leak
 * to a result is dropped beside one to the heap with no more loads (leaks_optimise).
 *
 * Explanations tell of every walk: with them, none ends early. */

typedef enum ReachKind {
    REACH_NOTHING,         /* the root outlives nothing that flows somewhere by its address, nor parameters */
    REACH_LOCAL,           /* a variable: what is deeper in loops of its function, and in literals inside */
    REACH_CALLED,          /* a result of a literal called in place: not everything in the functions around it */
    REACH_RESULT,          /* everything; parameters of its function leak to it, others to the heap */
    REACH_ALL              /* everything; parameters leak to the heap */
} ReachKind;

static ReachKind reach_of(const Location *root)
{
    const IrFunction *function = root->function;

    if (root->escapes)
        return REACH_ALL;
    if (is_of_class(root, IR_RESULT))
        return function->is_called_in_place ? REACH_CALLED : REACH_RESULT;
    return function->has_inner_locations || function->address_depth > root->loop_depth ? REACH_LOCAL : REACH_NOTHING;
}

static bool came_with(int loads_and_1, int loads)
{
    return loads_and_1 && loads_and_1 <= loads + 1;
}

/* Has as much been done to what the root outlives? */
static bool is_outlived(const Coverage *coverage, const Location *root, ReachKind kind, int loads)
{
    if (kind == REACH_NOTHING || came_with(coverage->all, loads))
        return true;
    if (kind == REACH_RESULT)
        return coverage->from == root && came_with(coverage->result, loads);
    return kind == REACH_LOCAL && coverage->function == root->function && coverage->depth <= root->loop_depth &&
           came_with(coverage->local, loads);
}

static void lower_to(int *kept, int loads_and_1)
{
    if (!*kept || loads_and_1 < *kept)
        *kept = loads_and_1;
}

static void cover_by_result(Coverage *coverage, const Location *root, int loads_and_1)
{
    bool is_other = coverage->from && coverage->from->function != root->function;

    if (is_other)
        lower_to(&coverage->all, loads_and_1 > coverage->result ? loads_and_1 : coverage->result);
    if (is_other && loads_and_1 >= coverage->result)
        return;
    coverage->from = root;
    coverage->result = loads_and_1;
}

/* The walk is to go on from `location`, unless that was done; then it was. */
static bool goes_on(Location *location, const Location *root, ReachKind kind, int loads)
{
    Coverage *coverage = &location->coverage;
    bool is_still = root->is_transient || came_with(coverage->still, loads);
    bool is_done = is_outlived(coverage, root, kind, loads);

    if (is_still && is_done)
        return false;
    if (!is_still)
        lower_to(&coverage->still, loads + 1);
    if (is_done)
        return true;
    if (kind == REACH_ALL)
        lower_to(&coverage->all, loads + 1);
    if (kind == REACH_RESULT)
        cover_by_result(coverage, root, loads + 1);
    if (kind == REACH_LOCAL) {
        coverage->function = root->function;
        coverage->depth = root->loop_depth;
        coverage->local = loads + 1;
    }
    return true;
}

/* ---- walks ---- */

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
        list_push(batch->scratch, work, source);
    }
}

/* What the root does to a location that it was reached from.  False: the walk does not go on from there. */
static bool affect(Batch *batch, Work *queue, Location *root, Location *location, int loads)
{
    bool is_address = location->loads < 0;

    if (is_address && !root->is_transient && location->is_transient) {
        location->is_transient = false;
        enqueue(batch, queue, location);
    }
    PlaceCause cause = outlives(root, location);
    if (cause == PLACE_CAUSE_NONE)
        return true;
    if (is_of_class(location, IR_PARAMETER)) {
        explain_leak(batch, root, location, loads);
        leak_to(location, root, loads);
    }
    if (!is_address || location->escapes)
        return true;
    explain_escape(batch, root, location);
    location->escapes = true;
    if (location->cause == PLACE_CAUSE_NONE)
        location->cause = cause;
    enqueue(batch, queue, location);
    return false;
}

static void walk_from(Batch *batch, Location *root, uint32_t walk, Work *work, Work *queue)
{
    bool can_end_early = !explains(batch);
    ReachKind kind = reach_of(root);

    root->walk = walk;
    root->loads = 0;
    root->next = NULL;
    work->count = 0;
    list_push(batch->scratch, work, root);
    while (work->count) {
        Location *location = list_pop(work);
        int loads = location->loads < 0 ? 0 : location->loads;

        if (!affect(batch, queue, root, location, loads))
            continue;
        if (location == root)
            kind = reach_of(root);
        if (!can_end_early || goes_on(location, root, kind, loads))
            relax(batch, work, location, loads, walk);
    }
}

/* Whose variables outlive something, unless they escape: reach_of. */
static void find_reach(Batch *batch)
{
    for (uint32_t i = 0; i < batch->locations.count; i++) {
        Location *location = batch->locations.items[i];
        for (IrFunction *outer = location->function->outer; outer && !outer->has_inner_locations; outer = outer->outer)
            outer->has_inner_locations = true;
        list_each (Flow, flow, location->incoming)
            if (flow.loads < 0 && flow.source->loop_depth > flow.source->function->address_depth)
                flow.source->function->address_depth = flow.source->loop_depth;
    }
}

void graph_solve(Batch *batch)
{
    Work queue = {0}, work = {0};
    uint32_t walk = 0;

    find_reach(batch);
    for (uint32_t i = 0; i < batch->locations.count; i++)
        enqueue(batch, &queue, batch->locations.items[i]);
    enqueue(batch, &queue, &batch->heap);
    while (queue.count) {
        Location *root = list_pop(&queue);
        root->is_queued = false;
        walk_from(batch, root, ++walk, &work, &queue);
    }
}
