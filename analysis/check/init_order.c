/* The order in which package variables are initialised, and cycles in it.
 *
 * An initialisation depends on the variables that its expression mentions, directly
 * or through functions and methods.
 *   1. number the strongly connected components of "mentions": one with a constant or variable
 *      and a cycle in it is an initialisation loop, reported once
 *   2. for each variable collect the variables it waits for
 *   3. repeat: take the first one in the source that waits for none that is left
 * Variables without a value take part in 3, and wait for nothing.
 * Source: Go spec, Package initialization; cmd/compile/internal/pkginit, initorder.go, Go 1.19.
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
} Order;

static Declaration *declaration_of(const Object *object)
{
    return object->checking;
}

/* ---- loops ---- */

/* A node of Tarjan's search. */
typedef struct Visit {
    uint32_t number, lowest;   /* from 1 */
    bool is_open;              /* on the stack */
} Visit;

typedef struct LoopSearch {
    Checker *checker;
    Map visits;                /* Object -> Visit */
    ObjectList stack;
    uint32_t count;
} LoopSearch;

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

    find_path(checker, first, first, &seen, &path);
    writer_format(&writer, "initialization loop for %s", first->name->text);
    for (uint32_t i = path.count; i > 0; i--) {
        check_note(checker, &writer, object->pos, "%s refers to", object->name->text);
        object = path.items[i - 1];
    }
    check_note(checker, &writer, object->pos, "%s", object->name->text);
    check_error_at(checker, first->pos, "%s", writer_done(&writer));
}

static bool is_value(const Object *object)
{
    return object->kind == OBJECT_VAR || object->kind == OBJECT_CONSTANT;
}

/* A component is closed: it is what lies on the stack from `object` on. */
static void close_component(LoopSearch *search, Object *object)
{
    Object *first = NULL, *member;
    uint32_t size = 0;

    do {
        member = list_pop(&search->stack);
        ((Visit *)map_get(&search->visits, member))->is_open = false;
        size++;
        if (is_value(member) && (!first || member->order < first->order))
            first = member;
    } while (member != object);
    if (first && (size > 1 || map_has(&declaration_of(first)->dependency_set, first)))
        report_loop(search->checker, first);
}

static Visit *search_from(LoopSearch *search, Object *object)
{
    Arena *arena = search->checker->arena;
    Visit *visit = arena_new(arena, Visit);

    visit->number = visit->lowest = ++search->count;
    visit->is_open = true;
    map_put(arena, &search->visits, object, visit);
    list_push(arena, &search->stack, object);
    list_each (Object *, mentioned, declaration_of(object)->dependencies) {
        Visit *other = map_get(&search->visits, mentioned);

        if (!other) {
            other = search_from(search, mentioned);
            if (other->lowest < visit->lowest)
                visit->lowest = other->lowest;
        } else if (other->is_open && other->number < visit->lowest) {
            visit->lowest = other->number;
        }
    }
    if (visit->lowest == visit->number)
        close_component(search, object);
    return visit;
}

static void check_loops(Checker *checker)
{
    LoopSearch search = {.checker = checker};

    list_each (Object *, object, checker->objects)
        if (is_value(object) && !map_has(&search.visits, object))
            search_from(&search, object);
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
        } else if (mentioned->kind == OBJECT_VAR && other != step->declaration) {
            Step *first = map_get(&order->step_of, other);

            if (first->is_done)
                continue;
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

void check_initialization_order(Checker *checker)
{
    Order order = {.checker = checker};

    check_loops(checker);
    list_each (Object *, object, checker->objects)
        if (object->kind == OBJECT_VAR)
            add_step(&order, object);
    list_each (Step *, step, order.steps) {
        Map seen = {0};

        collect_waits(&order, step, step->declaration, &seen);
        if (step->waits_for == 0)
            push_ready(&order, step);
        flush_ready(&order);
    }
}
