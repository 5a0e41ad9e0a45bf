/* Calls: arguments to parameters, results to holes; builtins.
 *
 * A callee in the same batch takes part in the graph; one that was analysed
 * before is known by its summary; an unknown one sends everything to the heap.
 * Source: Go 1.19 cmd/compile/internal/escape/call.go.
 */
#include "analysis/escape/graph.h"

/* The argument of a builtin. */
static void flow_argument(Walk *walk, Hole hole, IrNode *call, IrNode *argument)
{
    flow_expr(walk, hole_note(walk->batch, hole, call, FLOW_REASON_CALL_PARAMETER), argument);
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
    Arena *scratch = walk->batch->scratch;

    if (leaks_heap(leaks) >= 0)
        list_push(scratch, &targets.list, hole_shift(hole_heap(walk->batch), leaks_heap(leaks)));
    for (uint32_t i = 0; holes && i < SUMMARY_RESULTS; i++)
        if (leaks_result(leaks, i) >= 0)
            list_push(scratch, &targets.list, hole_shift(holes[i], leaks_result(leaks, i)));
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
bool takes_receiver_as_argument(const IrCall *call, const IrFunction *callee)
{
    return callee && callee->receiver && call->callee->op != OP_DOT_METHOD && call->callee->op != OP_DOT_INTERFACE &&
           ir_static_value(call->callee)->op != OP_METHOD_VALUE;
}

typedef struct Callee {
    IrFunction *function;  /* NULL: not known */
    const Hole *results;
} Callee;

/* `index`: of the parameter in the summary, the receiver's included. */
static void flow_known_argument(Walk *walk, const Callee *callee, uint32_t index, IrName *parameter, IrNode *call,
                                IrNode *argument)
{
    Hole hole = flow_parameter(walk, callee->results, callee->function, index, parameter);

    hole = hole_argument(walk->batch, hole, call, FLOW_REASON_CALL_PARAMETER, callee->function, parameter);
    flow_expr(walk, hole, argument);
}

static void flow_function_call(Walk *walk, const Hole *holes, IrCall *call)
{
    Batch *batch = walk->batch;
    bool is_interface = call->node.op == OP_CALL_INTERFACE;
    IrFunction *callee = is_interface ? NULL : static_callee(call->callee);
    Callee known = {callee, holes};
    uint32_t parameter = 0, argument = 0;

    call->is_packed = true;
    if (call->callee->op == OP_CLOSURE)
        ((IrClosure *)call->callee)->function->is_called_in_place = true;
    if (holes && callee && is_in_batch(callee))
        flow_results(walk, holes, callee);

    if (call->callee->op == OP_DOT_METHOD || is_interface) {
        IrSelector *selector = (IrSelector *)call->callee;
        IrName *receiver = callee ? callee->receiver : NULL;
        flow_known_argument(walk, &known, parameter, receiver, &call->node, selector->x);
    } else {
        flow_argument(walk, hole_discard(batch), &call->node, call->callee);
        if (takes_receiver_as_argument(call, callee))
            flow_known_argument(walk, &known, parameter, callee->receiver, &call->node,
                                call->arguments.items[argument++]);
    }
    if (callee && callee->receiver)
        parameter++;
    for (uint32_t i = 0; argument < call->arguments.count; argument++, i++) {
        IrName *name = callee && i < callee->parameters.count ? callee->parameters.items[i] : NULL;
        flow_known_argument(walk, &known, parameter + i, name, &call->node, call->arguments.items[argument]);
    }
}

static void flow_inlined_call(Walk *walk, const Hole *holes, IrInlinedCall *call)
{
    flow_statements(walk, &call->body);
    for (uint32_t i = 0; i < call->results.count; i++)
        flow_expr(walk, holes ? holes[i] : hole_discard(walk->batch), call->results.items[i]);
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
        Hole both[2] = {hole, hole_load(batch, hole_heap(batch), call, FLOW_REASON_APPENDED_TO)};
        hole = hole_tee(walk, both, 2);
    }
    flow_argument(walk, hole, &call->node, arguments->items[0]);
    if (call->is_spread) {
        Hole spread = hole_discard(batch);
        if (has_pointer_elements(arguments->items[1]->type))
            spread = hole_load(batch, hole_heap(batch), call, FLOW_REASON_APPENDED);
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
        copied = hole_load(batch, hole_heap(batch), copy, FLOW_REASON_COPIED);
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
    if (call->op == OP_INLINED_CALL)
        return flow_inlined_call(walk, holes, (IrInlinedCall *)call);
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
