/* The order in which package variables are initialised, and cycles in it.
 *
 * An initialisation depends on the variables that its expression mentions, directly
 * or through functions and methods.
 *   1. for each variable, in the order of the source, collect the variables it waits for
 *   2. repeat: take the first one in the source that waits for none that is left
 *   3. if some are left then, or one waits for itself, or a constant does: report the loops
 * Variables without a value take part, and wait for nothing.
 * Source: Go spec, Package initialization; cmd/compile/internal/pkginit, initorder.go, and for
 * the loops types2's initorder.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* One initialisation: a variable, or all of those that share a call. */
typedef struct Step {
    ObjectList left;
    Declaration *declaration;
    uint32_t waits_for;        /* steps not done yet */
    LIST(struct Step *) waiting;  /* for this one */
    uint32_t index;            /* in source order */
    bool is_done;
} Step;

typedef struct Order {
    Checker *checker;
    LIST(Step *) steps;
    Map step_of;               /* Declaration -> Step */
    LIST(Step *) ready;        /* a binary heap by index */
    bool has_loop;
} Order;

static Declaration *declaration_of(const Object *object)
{
    return object->checking;
}

/* ---- loops ---- */

/* A constant or variable in the graph without functions. */
typedef struct LoopNode {
    Object *object;
    LIST(struct LoopNode *) dependents;
    uint32_t waits_for;
    bool is_done;
} LoopNode;

/* The way from `object` back to `target` along what is mentioned, reversed; false if there is none. */
static bool find_path(Checker *checker, Object *object, Object *target, Map *seen, ObjectList *path)
{
    if (map_has(seen, object))
        return false;
    map_put(checker->arena, seen, object, object);
    list_each (Object *, mentioned, declaration_of(object)->dependencies) {
        if (mentioned == target || find_path(checker, mentioned, target, seen, path)) {
            list_push(checker->arena, path, mentioned);
            return true;
        }
    }
    return false;
}

static void report_loop(Checker *checker, Object *first)
{
    ObjectList path = {0};
    Map seen = {0};
    Writer writer = {.arena = checker->arena};
    Object *object = first;

    if (!find_path(checker, first, first, &seen, &path))
        return;  /* it only leads to a loop */
    writer_format(&writer, "initialization loop for %s", first->name->text);
    for (uint32_t i = path.count; i > 0; i--) {
        check_note(checker, &writer, object->pos, "%s refers to", object->name->text);
        object = path.items[i - 1];
    }
    check_note(checker, &writer, object->pos, "%s", object->name->text);
    check_error_at(checker, first->pos, "%s", writer_done(&writer));
}

static void connect(Order *order, Map *nodes, LoopNode *node, Declaration *declaration, Map *seen)
{
    Arena *arena = order->checker->arena;

    list_each (Object *, mentioned, declaration->dependencies) {
        LoopNode *other = map_get(nodes, mentioned);

        if (map_has(seen, mentioned))
            continue;
        map_put(arena, seen, mentioned, mentioned);
        if (mentioned->kind == OBJECT_FUNC) {
            connect(order, nodes, node, declaration_of(mentioned), seen);
        } else if (other) {
            list_push(arena, &other->dependents, node);
            node->waits_for++;
        }
    }
}

/* What waits for the fewest others, the first of those in the source; NULL at the end. */
static LoopNode *next_node(LoopNode **nodes, uint32_t count)
{
    LoopNode *best = NULL;

    for (uint32_t i = 0; i < count; i++)
        if (!nodes[i]->is_done && (!best || nodes[i]->waits_for < best->waits_for))
            best = nodes[i];
    return best;
}

/* Only after a loop was found: takes the graph apart as types2 does, which decides where loops are reported. */
static void report_loops(Order *order)
{
    Checker *checker = order->checker;
    LIST(LoopNode *) nodes = {0};
    Map node_of = {0};

    list_each (Object *, object, checker->objects) {
        if (object->kind != OBJECT_VAR && object->kind != OBJECT_CONSTANT)
            continue;
        LoopNode *node = arena_new(checker->arena, LoopNode);
        node->object = object;
        list_push(checker->arena, &nodes, node);
        map_put(checker->arena, &node_of, object, node);
    }
    list_each (LoopNode *, connected, nodes) {
        Map seen = {0};

        connect(order, &node_of, connected, declaration_of(connected->object), &seen);
    }
    for (LoopNode *next; (next = next_node(nodes.items, nodes.count));) {
        next->is_done = true;
        if (next->waits_for > 0)
            report_loop(checker, next->object);
        list_each (LoopNode *, dependent, next->dependents)
            dependent->waits_for--;
    }
}

/* ---- steps ---- */

static void add_step(Order *order, Object *variable)
{
    Arena *arena = order->checker->arena;
    Declaration *declaration = declaration_of(variable);

    if (map_has(&order->step_of, declaration))
        return;
    Step *step = arena_new(arena, Step);
    step->declaration = declaration;
    step->index = order->steps.count;
    if (declaration->left)
        step->left = *declaration->left;
    else
        list_push(arena, &step->left, variable);
    list_push(arena, &order->steps, step);
    map_put(arena, &order->step_of, declaration, step);
}

/* Makes `step` wait for every variable that `object` mentions, looking through functions. */
static void collect_waits(Order *order, Step *step, Declaration *declaration, Map *seen)
{
    Arena *arena = order->checker->arena;

    list_each (Object *, mentioned, declaration->dependencies) {
        Declaration *other = declaration_of(mentioned);

        if (map_has(seen, other))
            continue;
        map_put(arena, seen, other, other);
        if (mentioned->kind == OBJECT_FUNC) {
            collect_waits(order, step, other, seen);
        } else if (mentioned->kind == OBJECT_VAR) {
            Step *first = map_get(&order->step_of, other);

            if (first->is_done)
                continue;
            order->has_loop = order->has_loop || first == step;
            step->waits_for++;
            list_push(arena, &first->waiting, step);
        }
    }
}

/* ---- the heap of steps that wait for nothing ---- */

static void swap(Step **a, Step **b)
{
    Step *kept = *a;

    *a = *b;
    *b = kept;
}

static void push_ready(Order *order, Step *step)
{
    list_push(order->checker->arena, &order->ready, step);
    Step **heap = order->ready.items;
    for (uint32_t i = order->ready.count - 1; i > 0 && heap[i]->index < heap[(i - 1) / 2]->index; i = (i - 1) / 2)
        swap(&heap[i], &heap[(i - 1) / 2]);
}

static Step *pop_ready(Order *order)
{
    Step **heap = order->ready.items;
    Step *first = heap[0];
    uint32_t count = --order->ready.count;

    heap[0] = heap[count];
    for (uint32_t i = 0, child; (child = 2 * i + 1) < count; i = child) {
        if (child + 1 < count && heap[child + 1]->index < heap[child]->index)
            child++;
        if (heap[i]->index <= heap[child]->index)
            break;
        swap(&heap[i], &heap[child]);
    }
    return first;
}

static void emit(Order *order, Step *step)
{
    Checker *checker = order->checker;

    step->is_done = true;
    if (!step->declaration->value)
        return;
    list_push(checker->arena, &checker->package->initializers,
              ((Initializer){step->left, step->declaration->value, step->declaration->variable}));
}

/* Whatever waits for nothing, first in the source first. */
static void flush_ready(Order *order)
{
    while (order->ready.count) {
        Step *step = pop_ready(order);

        emit(order, step);
        list_each (Step *, waiting, step->waiting)
            if (--waiting->waits_for == 0)
                push_ready(order, waiting);
    }
}

/* As len(array) does: it may be part of a loop, though no initialisation waits for a constant. */
static bool mentions_variables(Object *constant)
{
    list_each (Object *, mentioned, declaration_of(constant)->dependencies)
        if (mentioned->kind != OBJECT_CONSTANT)
            return true;
    return false;
}

void check_initialization_order(Checker *checker)
{
    Order order = {.checker = checker, .has_loop = checker->has_value_cycle};

    list_each (Object *, object, checker->objects) {
        if (object->kind == OBJECT_VAR)
            add_step(&order, object);
        else if (object->kind == OBJECT_CONSTANT)
            order.has_loop = order.has_loop || mentions_variables(object);
    }
    list_each (Step *, step, order.steps) {
        Map seen = {0};

        collect_waits(&order, step, step->declaration, &seen);
        if (step->waits_for == 0)
            push_ready(&order, step);
        flush_ready(&order);
    }
    list_each (Step *, last, order.steps)
        order.has_loop = order.has_loop || !last->is_done;
    if (order.has_loop)
        report_loops(&order);
}
