/* Explanations: a shortest path for each verdict.
 *
 *   1. Flows are listed by their source: the solver, which walks backwards, needs them by target only.
 *   2. A search goes forward from a value, breadth first.  A state is a location and a budget: how many
 *      loads may still be taken on the way to the end.  The value's address has a budget of -1, which only a flow
 *      of -1 loads can pay; a flow takes its loads off the budget, and it must never fall below 0.
 *      A state is worth looking at if its budget is larger than any that its location had before.
 *   3. A search may end at a variable that is in the heap itself.  So that no two values are
 *      explained by each other, such an end costs what its own explanation costs; the costs are found by
 *      searching again until none becomes smaller.
 */
#include "analysis/escape/graph.h"

enum {
    ADDRESS = -1,
    MAX_BUDGET = 255,          /* what a summary can count to: only values that point to themselves get that far */
    MAX_HOLDERS = 16           /* flows that explain why a value stays; nobody reads more */
};
static const uint32_t unknown_cost = UINT32_MAX;

typedef struct Edge {
    Location *target;
    const Flow *flow;
} Edge;

typedef struct Step {
    Location *location;
    int budget;
    uint32_t length;           /* flows from the value */
    uint32_t previous;         /* index in the queue */
    const Flow *flow;          /* from there to here */
} Step;

/* What a search looks for. */
typedef struct Goal {
    Location *value;
    int loads;                 /* ADDRESS, or the loads after which a parameter leaks */
    int result;                /* leaks: to this one, or -1 for the heap */
    const Flow *without_flow;  /* as if it were not there: the end of another explanation */
    const Location *without_end;  /* the same, of a variable */
    PlaceCause without_cause;  /* the same, of all ends of the kind: results */
} Goal;

typedef struct Explainer {
    Batch *batch;
    uint32_t location_count;   /* with the heap and the blank */
    uint32_t *first_edges;     /* by the number of the source; one more at the end */
    Edge *edges;
    uint32_t *costs;           /* of what escapes: flows to a reason of its own */
    int *budgets;              /* largest of this search */
    uint32_t *searches;        /* the search that the budget belongs to */
    uint32_t search;
    LIST(Step) queue;
} Explainer;

static Location *location_at(Batch *batch, uint32_t number)
{
    if (number < batch->locations.count)
        return batch->locations.items[number];
    return number == batch->locations.count ? &batch->heap : &batch->blank;
}

static void list_edges(Explainer *explainer)
{
    uint32_t *first = explainer->first_edges, count = explainer->location_count;

    for (uint32_t i = 0; i < count; i++)
        list_each (Flow, flow, location_at(explainer->batch, i)->incoming)
            first[flow.source->number]++;
    for (uint32_t i = 1; i < count; i++)
        first[i] += first[i - 1];
    first[count] = first[count - 1];
    explainer->edges = arena_new_array(explainer->batch->scratch, Edge, first[count] + 1);
    /* Each source's number was the end of its edges, and moves to their beginning. */
    for (uint32_t i = count; i-- > 0;) {
        Location *target = location_at(explainer->batch, i);
        for (uint32_t j = target->incoming.count; j-- > 0;) {
            const Flow *flow = &target->incoming.items[j];
            explainer->edges[--first[flow->source->number]] = (Edge){target, flow};
        }
    }
}

static Explainer explainer_of(Batch *batch)
{
    uint32_t count = batch->locations.count + 2;
    Explainer explainer = {.batch = batch,
                           .location_count = count,
                           .first_edges = arena_new_array(batch->scratch, uint32_t, count + 1),
                           .costs = arena_new_array(batch->scratch, uint32_t, count),
                           .budgets = arena_new_array(batch->scratch, int, count),
                           .searches = arena_new_array(batch->scratch, uint32_t, count)};

    batch->heap.number = count - 2;
    batch->blank.number = count - 1;
    list_edges(&explainer);
    for (uint32_t i = 0; i < count; i++)
        explainer.costs[i] = unknown_cost;
    explainer.costs[batch->heap.number] = 0;
    return explainer;
}

/* ---- the search ---- */

static void search_begin(Explainer *explainer, Location *value, int loads)
{
    explainer->search++;
    explainer->queue.count = 0;
    list_push(explainer->batch->scratch, &explainer->queue, ((Step){.location = value, .budget = loads}));
}

/* Queues where `edge` leads from the step at `from`: false if that cannot be, or is nothing new. */
static bool search_follow(Explainer *explainer, uint32_t from, Edge edge)
{
    Step step = explainer->queue.items[from];
    uint32_t number = edge.target->number;
    int budget = step.budget - edge.flow->loads;

    if (budget > MAX_BUDGET)
        budget = MAX_BUDGET;
    if (budget < 0 || (explainer->searches[number] == explainer->search && explainer->budgets[number] >= budget))
        return false;
    explainer->searches[number] = explainer->search;
    explainer->budgets[number] = budget;
    list_push(explainer->batch->scratch, &explainer->queue,
              ((Step){edge.target, budget, step.length + 1, from, edge.flow}));
    return true;
}

static bool is_limit(FlowReason reason)
{
    return reason == FLOW_REASON_TOO_LARGE || reason == FLOW_REASON_TOO_ALIGNED ||
           reason == FLOW_REASON_SIZE_NOT_CONSTANT;
}

static PlaceCause goal_cause(const Goal *goal, const Step *step)
{
    PlaceCause cause = location_outlives(step->location, goal->value);

    if (cause == PLACE_CAUSE_NONE && step->location->escapes && step->location != goal->value)
        cause = PLACE_CAUSE_FLOWS_TO_HEAP;
    if (cause == PLACE_CAUSE_NONE || cause == goal->without_cause || step->location == goal->without_end)
        return PLACE_CAUSE_NONE;
    /* A result that is itself in the heap is both: it may have been walked from before that was known. */
    int result = location_own_result(goal->value, step->location);
    bool is_wanted = goal->result >= 0 ? result == goal->result : result < 0 || step->location->escapes;
    return goal->loads == ADDRESS || is_wanted ? cause : PLACE_CAUSE_NONE;
}

/* The index in the queue of the step that ends a cheapest path; 0: there is none. */
static uint32_t search_goal(Explainer *explainer, const Goal *goal, uint32_t *cost)
{
    uint32_t best = 0;

    *cost = unknown_cost;
    search_begin(explainer, goal->value, goal->loads);
    for (uint32_t i = 0; i < explainer->queue.count; i++) {
        Step step = explainer->queue.items[i];
        if (step.length >= *cost)
            break;
        PlaceCause cause = i > 0 ? goal_cause(goal, &step) : PLACE_CAUSE_NONE;
        if (cause != PLACE_CAUSE_NONE) {
            uint32_t further = cause == PLACE_CAUSE_FLOWS_TO_HEAP ? explainer->costs[step.location->number] : 0;
            if (further != unknown_cost && step.length + further < *cost) {
                *cost = step.length + further;
                best = i;
            }
        }
        uint32_t number = step.location->number;
        for (uint32_t j = explainer->first_edges[number]; j < explainer->first_edges[number + 1]; j++)
            if (explainer->edges[j].target != &explainer->batch->blank && explainer->edges[j].flow != goal->without_flow)
                search_follow(explainer, i, explainer->edges[j]);
    }
    return best;
}

/* What each escaping location costs: as often as an explanation becomes cheaper, those that end with it may. */
static void find_costs(Explainer *explainer)
{
    bool is_changed = true;

    while (is_changed) {
        is_changed = false;
        list_each (Location *, location, explainer->batch->locations) {
            uint32_t cost;
            if (!location->escapes)
                continue;
            search_goal(explainer, &(Goal){.value = location, .loads = ADDRESS}, &cost);
            is_changed |= cost < explainer->costs[location->number];
            explainer->costs[location->number] = cost;
        }
    }
}

/* ---- from steps to explanations ---- */

static ExplanationFlow described_flow(Explainer *explainer, const Step *step)
{
    Batch *batch = explainer->batch;
    const Flow *flow = step->flow;
    Location *target = step->location;
    ExplanationFlow described = {.source = flow->source->node,
                                 .target = target->node,
                                 .source_text = explain_location(batch, flow->source),
                                 .target_text = target == &batch->blank ? NULL : explain_location(batch, target),
                                 .loads = flow->loads};

    for (const Note *note = flow->notes; note; note = note->next)
        list_push(batch->arena, &described.notes,
                  ((ExplanationNote){note->node, batch_text(batch, note->node), note->reason, note->left, note->callee,
                                     note->parameter}));
    return described;
}

typedef struct FlowList { LIST(ExplanationFlow) list; } FlowList;

static FlowList path_to(Explainer *explainer, uint32_t end)
{
    FlowList path = {0};
    uint32_t length = explainer->queue.items[end].length;

    path.list.items = arena_new_array(explainer->batch->arena, ExplanationFlow, length);
    path.list.count = path.list.capacity = length;
    for (uint32_t i = end; i; i = explainer->queue.items[i].previous)
        path.list.items[--length] = described_flow(explainer, &explainer->queue.items[i]);
    return path;
}

/* The last note of a path: what brings the value to the place that outlives it. */
static const ExplanationNote *last_note(const FlowList *path)
{
    for (uint32_t i = path->list.count; i-- > 0;)
        if (path->list.items[i].notes.count)
            return &list_last(&path->list.items[i].notes);
    return NULL;
}

static bool is_passed_to_unknown(const ExplanationNote *note)
{
    bool is_call = note->reason == FLOW_REASON_CALL_PARAMETER &&
                   (note->node->op == OP_CALL || note->node->op == OP_CALL_INTERFACE);

    return (is_call || note->reason == FLOW_REASON_METHOD_VALUE) && (!note->callee || !note->callee->has_body);
}

static ExplanationEnd end_of_cause(PlaceCause cause)
{
    switch (cause) {
    case PLACE_CAUSE_NONE:
        return EXPLANATION_STAYS;
    case PLACE_CAUSE_FLOWS_TO_RESULT:
        return EXPLANATION_RESULT;
    case PLACE_CAUSE_OUTLIVES_LOOP: case PLACE_CAUSE_OUTLIVES_CLOSURE:
        return EXPLANATION_VARIABLE;
    case PLACE_CAUSE_FLOWS_TO_HEAP: case PLACE_CAUSE_PASSED_TO_UNKNOWN: case PLACE_CAUSE_TOO_LARGE:
    case PLACE_CAUSE_TOO_ALIGNED: case PLACE_CAUSE_SIZE_NOT_CONSTANT:
        return EXPLANATION_HEAP;
    }
    berth_bug("cause %d", (int)cause);
}

static void explain_goal(Explainer *explainer, const Goal *goal, uint32_t end, Explanation *explanation)
{
    const Step *step = &explainer->queue.items[end];
    FlowList path = path_to(explainer, end);
    const ExplanationNote *note = last_note(&path);

    explanation->cause = goal_cause(goal, step);
    explanation->end = end_of_cause(explanation->cause);
    explanation->end_node = step->location->node;
    explanation->flows.items = path.list.items;
    explanation->flows.count = path.list.count;
    if (step->location == &explainer->batch->heap && note && is_passed_to_unknown(note))
        explanation->cause = PLACE_CAUSE_PASSED_TO_UNKNOWN;
}

/* The flow that limits.c made: the search may have found another of one step. */
static const Flow *limit_flow(Explainer *explainer, const Location *location)
{
    uint32_t number = location->number;

    for (uint32_t i = explainer->first_edges[number]; i < explainer->first_edges[number + 1]; i++) {
        const Flow *flow = explainer->edges[i].flow;
        if (flow->notes && is_limit(flow->notes->reason))
            return flow;
    }
    return NULL;
}

static void explain_limit(Explainer *explainer, Location *location, const Flow *flow, Explanation *explanation)
{
    Step step = {.location = &explainer->batch->heap, .flow = flow};

    explanation->cause = location->cause;
    explanation->end = EXPLANATION_HEAP;
    list_push(explainer->batch->arena, &explanation->flows, described_flow(explainer, &step));
}

static void explain_escape(Explainer *explainer, Location *location, Explanation *explanation)
{
    const Flow *limit = limit_flow(explainer, location);
    Limit known = limit_of(location->node);
    Goal goal = {.value = location, .loads = ADDRESS};
    uint32_t cost, end;

    explanation->bytes = known.bytes;
    explanation->most_bytes = known.most_bytes;
    if (limit) {
        explain_limit(explainer, location, limit, explanation);
        goal.without_flow = limit;
    } else {
        end = search_goal(explainer, &goal, &cost);
        if (!end)
            berth_bug("no path explains why %s escapes", explain_location(explainer->batch, location));
        explain_goal(explainer, &goal, end, explanation);
        if (explanation->end == EXPLANATION_HEAP)
            goal.without_flow = explainer->queue.items[end].flow;
        else if (explanation->end == EXPLANATION_RESULT)
            goal.without_cause = explanation->cause;
        else
            goal.without_end = explainer->queue.items[end].location;
    }
    end = search_goal(explainer, &goal, &cost);
    if (end) {
        explanation->also = arena_new(explainer->batch->arena, Explanation);
        explain_goal(explainer, &goal, end, explanation->also);
    }
}

/* Not to builtins, which nobody suspects. */
static bool is_given_to_callee(const Flow *flow)
{
    for (const Note *note = flow->notes; note; note = note->next)
        if (note->reason == FLOW_REASON_CALL_PARAMETER && note->node->op == OP_CALL)
            return true;
    return false;
}

static void explain_stay(Explainer *explainer, Location *location, Explanation *explanation)
{
    Arena *arena = explainer->batch->arena;

    search_begin(explainer, location, ADDRESS);
    for (uint32_t i = 0; i < explainer->queue.count && explanation->holders.count < MAX_HOLDERS; i++) {
        Step step = explainer->queue.items[i];
        uint32_t number = step.location->number;
        if (i > 0)
            list_push(arena, &explanation->holders, described_flow(explainer, &step));
        for (uint32_t j = explainer->first_edges[number]; j < explainer->first_edges[number + 1]; j++) {
            Edge edge = explainer->edges[j];
            bool is_discarded = edge.target == &explainer->batch->blank;
            if (!is_discarded)
                search_follow(explainer, i, edge);
            else if (step.budget >= edge.flow->loads && is_given_to_callee(edge.flow))
                list_push(arena, &explanation->holders,
                          described_flow(explainer, &(Step){.location = edge.target, .flow = edge.flow}));
        }
    }
}

static void explain_leak(Explainer *explainer, Location *parameter, int result, int loads, Explanation *explanation)
{
    Goal goal = {.value = parameter, .loads = loads, .result = result};
    uint32_t cost, end = search_goal(explainer, &goal, &cost);
    const Step *step = &explainer->queue.items[end];

    /* What is moved to the heap leaks by that alone: no flow, and the parameter itself is the end. */
    if (!end && !parameter->escapes)
        berth_bug("no path explains where %s leaks", explain_location(explainer->batch, parameter));
    FlowList path = path_to(explainer, end);
    ExplanationLeak leak = {.end = result < 0 ? EXPLANATION_HEAP : EXPLANATION_RESULT,
                            .end_node = step->location->node,
                            .loads = loads};
    leak.flows.items = path.list.items;
    leak.flows.count = path.list.count;
    list_push(explainer->batch->arena, &explanation->leaks, leak);
}

static void explain_leaks(Explainer *explainer, Location *parameter, Explanation *explanation)
{
    Leaks *leaks = &parameter->leaks;

    leaks_optimise(leaks);
    if (leaks_heap(leaks) >= 0)
        explain_leak(explainer, parameter, -1, leaks_heap(leaks), explanation);
    for (uint32_t i = 0; i < SUMMARY_RESULTS; i++)
        if (leaks_result(leaks, i) >= 0)
            explain_leak(explainer, parameter, (int)i, leaks_result(leaks, i), explanation);
}

static Explanation *explain_location_of(Explainer *explainer, Location *location)
{
    Explanation *explanation = arena_new(explainer->batch->arena, Explanation);
    const IrName *name = ir_if(NAME, IrName, location->node);

    explanation->is_address_taken = location->is_address_taken;
    if (location->escapes)
        explain_escape(explainer, location, explanation);
    else
        explain_stay(explainer, location, explanation);
    if (name && name->class == IR_PARAMETER && type_has_pointers(name->node.type))
        explain_leaks(explainer, location, explanation);
    return explanation;
}

Explanation **explanations_make(Batch *batch)
{
    if (!batch->keeps_explanations)
        return NULL;
    Explainer explainer = explainer_of(batch);
    Explanation **explanations = arena_new_array(batch->scratch, Explanation *, batch->locations.count + 1);
    find_costs(&explainer);
    for (uint32_t i = 0; i < batch->locations.count; i++)
        if (batch->locations.items[i]->node)
            explanations[i] = explain_location_of(&explainer, batch->locations.items[i]);
    return explanations;
}
