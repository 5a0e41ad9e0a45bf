/* Calls: arguments to parameters, results to holes; builtins; go and defer (escape.md 1.7).
 *
 * A callee in the same batch takes part in the graph; one that was analysed
 * before is known by its summary; an unknown one sends everything to the heap.
 * Source: Go 1.19 cmd/compile/internal/escape/call.go.
 */
#include "analysis/escape/graph.h"

static void flow_argument(Walk *walk, Hole hole, IrNode *call, IrNode *argument)
{
    flow_expr(walk, hole_note(walk->batch, hole, call, "call parameter"), argument);
}

static bool is_blank_parameter(const IrName *parameter)
{
    return !parameter || !parameter->name || strcmp(parameter->name, "_") == 0;
}

/* In the batch being analysed: its summary is not final yet. */
static bool is_in_batch(IrFunction *function)
{
    Summary *summary = function->summary;

    return summary && !summary->is_final;
}

static Hole summary_hole(Walk *walk, const Hole *holes, const Leaks *leaks)
{
    HoleList targets = {0};
    Arena *arena = walk->batch->arena;

    if (leaks_heap(leaks) >= 0)
        list_push(arena, &targets.list, hole_shift(hole_heap(walk->batch), leaks_heap(leaks)));
    for (uint32_t i = 0; holes && i < SUMMARY_RESULTS; i++)
        if (leaks_result(leaks, i) >= 0)
            list_push(arena, &targets.list, hole_shift(holes[i], leaks_result(leaks, i)));
    return hole_tee(walk, targets.list.items, targets.list.count);
}

Hole flow_parameter(Walk *walk, const Hole *holes, IrFunction *callee, uint32_t parameter_index, IrName *parameter)
{
    if (!callee)
        return hole_heap(walk->batch);
    if (is_in_batch(callee))
        return is_blank_parameter(parameter) ? hole_discard(walk->batch) : hole_of(graph_location_of(parameter));

    Summary *summary = callee->summary;
    if (!summary || parameter_index >= summary->parameter_count)
        return hole_heap(walk->batch);
    return summary_hole(walk, holes, &summary->parameters[parameter_index]);
}

/* The results of a callee in the same batch flow to where the call's results go. */
static void flow_results(Walk *walk, const Hole *holes, IrFunction *callee)
{
    for (uint32_t i = 0; i < callee->results.count; i++)
        flow_expr(walk, holes[i], &callee->results.items[i]->node);
}

/* The receiver is the first argument of f = T.m in f(x, ...). */
static bool takes_receiver_as_argument(IrCall *call, IrFunction *callee)
{
    return callee && callee->receiver && call->callee->op != OP_DOT_METHOD && call->callee->op != OP_DOT_INTERFACE;
}

static void flow_function_call(Walk *walk, const Hole *holes, IrCall *call)
{
    Batch *batch = walk->batch;
    bool is_interface = call->node.op == OP_CALL_INTERFACE;
    IrFunction *callee = is_interface ? NULL : static_callee(call->callee);
    uint32_t parameter = 0, argument = 0;

    if (call->callee->op == OP_CLOSURE)
        ((IrClosure *)call->callee)->function->is_called_in_place = true;
    if (holes && callee && is_in_batch(callee))
        flow_results(walk, holes, callee);

    if (call->callee->op == OP_DOT_METHOD || is_interface) {
        IrSelector *selector = (IrSelector *)call->callee;
        IrName *receiver = callee ? callee->receiver : NULL;
        flow_argument(walk, flow_parameter(walk, holes, callee, parameter, receiver), &call->node, selector->x);
    } else {
        flow_argument(walk, hole_discard(batch), &call->node, call->callee);
        if (takes_receiver_as_argument(call, callee)) {
            Hole hole = flow_parameter(walk, holes, callee, parameter, callee->receiver);
            flow_argument(walk, hole, &call->node, call->arguments.items[argument++]);
        }
    }
    if (callee && callee->receiver)
        parameter++;
    for (uint32_t i = 0; argument < call->arguments.count; argument++, i++) {
        IrName *name = callee && i < callee->parameters.count ? callee->parameters.items[i] : NULL;
        Hole hole = flow_parameter(walk, holes, callee, parameter + i, name);
        flow_argument(walk, hole, &call->node, call->arguments.items[argument]);
    }
}

static Type *slice_element(Type *type)
{
    SliceType *slice = under_if(SLICE, SliceType, type);

    return slice ? slice->element : NULL;
}

static bool has_pointer_elements(Type *type)
{
    Type *element = slice_element(type);

    return element && type_has_pointers(element);
}

/* The old slice may be the result, or its elements move to a new one in the heap. */
static void flow_append(Walk *walk, Hole hole, IrCall *call)
{
    Batch *batch = walk->batch;
    IrNodes *arguments = &call->arguments;

    if (has_pointer_elements(arguments->items[0]->type)) {
        Hole both[2] = {hole, hole_load(batch, hole_heap(batch), call, "appendee slice")};
        hole = hole_tee(walk, both, 2);
    }
    flow_argument(walk, hole, &call->node, arguments->items[0]);
    if (call->is_spread) {
        Hole spread = hole_discard(batch);
        if (has_pointer_elements(arguments->items[1]->type))
            spread = hole_load(batch, hole_heap(batch), call, "appended slice...");
        flow_argument(walk, spread, &call->node, arguments->items[1]);
        return;
    }
    for (uint32_t i = 1; i < arguments->count; i++)
        flow_argument(walk, hole_heap(batch), &call->node, arguments->items[i]);
}

static void flow_copy(Walk *walk, IrBinary *copy)
{
    Batch *batch = walk->batch;
    Hole copied = hole_discard(batch);

    flow_argument(walk, hole_discard(batch), &copy->node, copy->x);
    if (has_pointer_elements(copy->y->type))
        copied = hole_load(batch, hole_heap(batch), copy, "copied slice");
    flow_argument(walk, copied, &copy->node, copy->y);
}

static void flow_arguments_discarded(Walk *walk, IrCall *call)
{
    list_each (IrNode *, argument, call->arguments)
        flow_argument(walk, hole_discard(walk->batch), &call->node, argument);
}

void flow_call(Walk *walk, const Hole *holes, IrNode *call)
{
    Batch *batch = walk->batch;
    IrBinary *binary = (IrBinary *)call;

    if (call->op == OP_CALL || call->op == OP_CALL_INTERFACE)
        return flow_function_call(walk, holes, (IrCall *)call);
    if (call->op == OP_APPEND)
        return flow_append(walk, holes[0], (IrCall *)call);
    if (call->op == OP_COPY)
        return flow_copy(walk, binary);
    if (call->op == OP_PANIC)
        return flow_argument(walk, hole_heap(batch), call, ((IrUnary *)call)->x);
    if (call->op == OP_COMPLEX) {
        flow_argument(walk, hole_discard(batch), call, binary->x);
        return flow_argument(walk, hole_discard(batch), call, binary->y);
    }
    if (call->op == OP_UNSAFE_ADD || call->op == OP_UNSAFE_SLICE) {
        flow_argument(walk, holes[0], call, binary->x);
        return flow_argument(walk, hole_discard(batch), call, binary->y);
    }
    if (call->op == OP_DELETE || call->op == OP_PRINT || call->op == OP_PRINTLN || call->op == OP_RECOVER)
        return flow_arguments_discarded(walk, (IrCall *)call);
    flow_argument(walk, hole_discard(batch), call, ((IrUnary *)call)->x);
}

/* ---- go and defer ----
 *
 * A call with arguments or results becomes a closure without either: each argument is copied into a
 * variable now, which the closure captures by value (by reference above 128 bytes), and the call inside
 * takes the copies. */


static bool is_copied_as_it_is(const IrNode *node)
{
    return node->op == OP_LITERAL || node->op == OP_NIL || node->op == OP_METHOD_EXPRESSION ||
           (node->op == OP_NAME && ((const IrName *)node)->class == IR_FUNCTION);
}

/* What stands for the call: a literal without parameters, around it. */
static IrClosure *new_wrapper(Walk *walk, IrGoDefer *statement)
{
    Arena *arena = walk->batch->arena;
    IrClosure *closure = arena_new(arena, IrClosure);
    IrFunction *function = arena_new(arena, IrFunction);

    closure->node = (IrNode){.op = OP_CLOSURE, .pos = statement->node.pos, .type = NULL};
    closure->function = function;
    function->closure = closure;
    function->outer = walk->function;
    function->package = walk->function->package;
    function->is_wrapper = true;
    return closure;
}

static uint32_t declared_count(const IrFunction *function)
{
    return (function->receiver != NULL) + function->parameters.count + function->results.count +
           function->locals.count;
}

/* The argument is evaluated now, into a variable that the wrapper captures. */
static IrName *copy_argument(Walk *walk, IrClosure *wrapper, IrNode *argument, Pos pos)
{
    Arena *arena = walk->batch->arena;
    IrName *copy = arena_new(arena, IrName), *captured = arena_new(arena, IrName);
    IrAssign *assign = arena_new(arena, IrAssign);

    if (ir_has_unique_pos(argument))
        pos = argument->pos;
    *copy = (IrName){.node = {.op = OP_NAME, .pos = pos, .type = argument->type},
                     .name = arena_format(arena, ".autotmp_%u", declared_count(walk->function)),
                     .class = IR_LOCAL,
                     .function = walk->function,
                     .is_temporary = true};
    copy->root = copy;
    copy->definition = &assign->node;
    *assign = (IrAssign){.node = {.op = OP_ASSIGN, .pos = pos}, .x = &copy->node, .y = argument};
    list_push(arena, &walk->function->locals, copy);
    graph_add_location(walk, &copy->node, false);
    flow_statement(walk, &assign->node);
    graph_location_of(copy)->is_captured = true;
    *captured = *copy;
    captured->class = IR_CAPTURED;
    captured->function = wrapper->function;
    captured->outer = captured->root = copy;
    captured->definition = NULL;
    captured->node.location = NULL;
    list_push(arena, &wrapper->function->captured, captured);
    return copy;
}

typedef struct Deferred {
    Walk *walk;
    IrClosure *wrapper;
    IrNode *call;
} Deferred;

static void defer_argument(Deferred *deferred, Hole hole, IrNode *argument, Pos pos)
{
    Walk *walk = deferred->walk;

    if (is_copied_as_it_is(argument))
        return flow_argument(walk, hole, deferred->call, argument);
    if (argument->op == OP_SLICE_LITERAL) {
        /* The slice is made inside of the wrapper; only its elements are copied now. */
        Hole slice = flow_spill(walk, hole_note(walk->batch, hole, deferred->call, "call parameter"), argument);
        list_each (IrNode *, element, ((IrComposite *)argument)->elements) {
            IrNode *value = element->op == OP_KEY ? ((IrKey *)element)->value : element;
            if (is_copied_as_it_is(value))
                flow_expr(walk, hole_note(walk->batch, slice, argument, "slice-literal-element"), value);
            else
                graph_add_flow(walk->batch, hole_note(walk->batch, slice, argument, "slice-literal-element"),
                               graph_location_of(copy_argument(walk, deferred->wrapper, value, argument->pos)));
        }
        return;
    }
    IrName *copy = copy_argument(walk, deferred->wrapper, argument, pos);
    flow_argument(walk, hole, deferred->call, &copy->node);
}

static void defer_function_call(Deferred *deferred, IrCall *call)
{
    Walk *walk = deferred->walk;
    bool is_interface = call->node.op == OP_CALL_INTERFACE;
    IrFunction *callee = is_interface ? NULL : static_callee(call->callee);
    uint32_t parameter = 0;

    if (call->callee->op == OP_CLOSURE)
        callee->is_called_in_place = true;
    if (call->callee->op == OP_DOT_METHOD || is_interface) {
        IrSelector *selector = (IrSelector *)call->callee;
        Hole hole = flow_parameter(walk, NULL, callee, 0, callee ? callee->receiver : NULL);
        defer_argument(deferred, hole, selector->x, call->node.pos);
    } else {
        defer_argument(deferred, hole_discard(walk->batch), call->callee, call->node.pos);
    }
    if (callee && callee->receiver)
        parameter++;
    for (uint32_t i = 0; i < call->arguments.count; i++) {
        IrName *name = callee && i < callee->parameters.count ? callee->parameters.items[i] : NULL;
        Hole hole = flow_parameter(walk, NULL, callee, parameter + i, name);
        defer_argument(deferred, hole, call->arguments.items[i], call->node.pos);
    }
}

static void defer_builtin(Deferred *deferred, IrNode *call)
{
    Batch *batch = deferred->walk->batch;
    Hole hole = call->op == OP_PANIC ? hole_heap(batch) : hole_discard(batch);

    if (call->op == OP_CLOSE || call->op == OP_PANIC) {
        defer_argument(deferred, hole, ((IrUnary *)call)->x, call->pos);
    } else if (call->op == OP_COPY) {
        defer_argument(deferred, hole, ((IrBinary *)call)->x, call->pos);
        defer_argument(deferred, hole, ((IrBinary *)call)->y, call->pos);
    } else {
        list_each (IrNode *, argument, ((IrCall *)call)->arguments)
            defer_argument(deferred, hole, argument, call->pos);
    }
}

static bool is_plain_call(IrCall *call)
{
    if (call->node.op != OP_CALL || call->callee->op == OP_DOT_METHOD || call->callee->op == OP_DOT_INTERFACE)
        return false;
    SignatureType *signature = under_if(SIGNATURE, SignatureType, call->callee->type);
    return signature && signature->parameters->variables.count == 0 && signature->results->variables.count == 0;
}

void flow_go_defer(Walk *walk, IrGoDefer *statement)
{
    Batch *batch = walk->batch;
    IrCall *call = statement->call;
    Hole hole = hole_heap(batch);

    /* At the top level of a function deferred arguments last until it returns, no longer. */
    if (statement->node.op == OP_DEFER && walk->loop_depth == 1)
        hole = hole_later(walk, hole_discard(batch));
    if (call->node.initial)
        flow_statements(walk, call->node.initial);
    if (is_plain_call(call))
        return flow_expr(walk, hole, call->callee);

    Deferred deferred = {walk, new_wrapper(walk, statement), &call->node};
    if (call->node.op == OP_CALL || call->node.op == OP_CALL_INTERFACE)
        defer_function_call(&deferred, call);
    else
        defer_builtin(&deferred, &call->node);
    hole = flow_spill(walk, hole, &deferred.wrapper->node);
    list_push(batch->arena, &batch->closures, ((PendingClosure){hole, deferred.wrapper}));
}
