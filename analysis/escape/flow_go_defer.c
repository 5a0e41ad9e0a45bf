/* Go and defer: the call becomes a closure (escape.md 1.7).
 *
 * A call with arguments or results becomes a func() without either: each argument is copied into a
 * variable now, which the closure captures by value (by reference above 128 bytes), and the call inside
 * takes the copies.  The statement keeps the call as it was written, because messages show it; copies and
 * closure are hung on the statement, and code is made from them.  The wrapper's call shares with the written one
 * what needs no copy: constants, functions, types.
 * Source: Go 1.19 cmd/compile/internal/escape/call.go (goDeferStmt, wrapGoDefer, rewriteArgument).
 */
#include "analysis/escape/graph.h"

typedef struct Deferred {
    Walk *walk;
    IrGoDefer *statement;
    IrClosure *wrapper;
    IrNode *call;            /* as written */
} Deferred;

static bool is_copied_as_it_is(const IrNode *node)
{
    return node->op == OP_LITERAL || node->op == OP_NIL || node->op == OP_METHOD_EXPRESSION ||
           (node->op == OP_NAME && ((const IrName *)node)->class == IR_FUNCTION);
}

/* ---- the wrapper ---- */

static IrName *new_wrapper_name(Arena *arena, IrFunction *outer, Pos pos, SignatureType *signature)
{
    IrName *name = arena_new(arena, IrName);
    /* The suffix is how tracebacks and recover know a wrapper (runtime/panic/frames.c). */
    const char *text = arena_format(arena, "%s.%u-wrapper", outer->name->name, ++outer->wrapper_count);

    *name = (IrName){.node = {.op = OP_NAME, .pos = pos, .type = &signature->type},
                     .name = text,
                     .class = IR_FUNCTION,
                     .root = name,
                     .symbol = arena_format(arena, "%s.%s", outer->package->package->path, text)};
    return name;
}

/* What stands for the call: a literal without parameters, around it. */
static IrClosure *new_wrapper(Walk *walk, IrGoDefer *statement)
{
    Arena *arena = walk->batch->arena;
    IrClosure *closure = arena_new(arena, IrClosure);
    IrFunction *function = arena_new(arena, IrFunction);
    SignatureType *signature = type_new_signature(arena);
    Pos pos = statement->node.pos;

    closure->node = (IrNode){.op = OP_CLOSURE, .pos = pos, .type = NULL};
    closure->function = function;
    *function = (IrFunction){.name = new_wrapper_name(arena, walk->function, pos, signature),
                             .pos = pos,
                             .end = pos,
                             .signature = signature,
                             .has_body = true,
                             .package = walk->function->package,
                             .outer = walk->function,
                             .closure = closure,
                             .is_wrapper = true};
    function->name->function = function;
    return closure;
}

/* ---- arguments ---- */

static uint32_t declared_count(const IrFunction *function)
{
    return (function->receiver != NULL) + function->parameters.count + function->results.count +
           function->locals.count;
}

static IrName *capture_copy(Deferred *deferred, IrName *copy)
{
    Arena *arena = deferred->walk->batch->arena;
    IrFunction *function = deferred->wrapper->function;
    IrName *captured = arena_new(arena, IrName);

    *captured = *copy;
    captured->class = IR_CAPTURED;
    captured->function = function;
    captured->outer = captured->root = copy;
    captured->definition = NULL;
    captured->node.location = NULL;
    captured->node.pos = deferred->call->pos;
    list_push(arena, &function->captured, captured);
    return captured;
}

/* The argument is evaluated now, into a variable that the wrapper captures: `*inside` is its name there. */
static IrName *copy_argument(Deferred *deferred, IrNode *argument, Pos pos, IrNode **inside)
{
    Walk *walk = deferred->walk;
    Arena *arena = walk->batch->arena;
    IrName *copy = arena_new(arena, IrName);
    IrAssign *assign = arena_new(arena, IrAssign);
    IrDeclare *declare = arena_new(arena, IrDeclare);

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
    *declare = (IrDeclare){.node = {.op = OP_DECLARE, .pos = pos}, .variable = copy};
    list_push(arena, &walk->function->locals, copy);
    list_push(arena, &deferred->statement->copies, &declare->node);
    list_push(arena, &deferred->statement->copies, &assign->node);
    graph_add_location(walk, &copy->node, false);
    flow_statement(walk, &assign->node);
    graph_location_of(copy)->is_captured = true;
    *inside = &capture_copy(deferred, copy)->node;
    return copy;
}

/* What an argument flows to: a parameter, or what a builtin does with it. */
typedef struct Argument {
    Hole hole;
    IrFunction *callee;      /* or NULL */
    IrName *parameter;       /* or NULL */
} Argument;

static Argument argument_of(Deferred *deferred, IrFunction *callee, uint32_t index, IrName *parameter)
{
    return (Argument){flow_parameter(deferred->walk, NULL, callee, index, parameter), callee, parameter};
}

static Argument argument_of_builtin(Hole hole)
{
    return (Argument){.hole = hole};
}

static Hole argument_hole(Deferred *deferred, Argument place)
{
    return hole_argument(deferred->walk->batch, place.hole, deferred->call, FLOW_REASON_CALL_PARAMETER, place.callee,
                         place.parameter);
}

/* The slice is made inside of the wrapper; only its elements are copied now. */
static IrNode *defer_slice(Deferred *deferred, Argument place, IrComposite *written)
{
    Walk *walk = deferred->walk;
    Batch *batch = walk->batch;
    IrComposite *inside = arena_new(batch->arena, IrComposite);

    *inside = *written;
    inside->elements = (IrNodes){0};
    Hole slice = flow_spill(walk, argument_hole(deferred, place), &inside->node);
    list_each (IrNode *, element, written->elements) {
        IrKey *key = ir_if(KEY, IrKey, element);
        IrNode *value = key ? key->value : element, *kept = value;
        if (is_copied_as_it_is(value)) {
            flow_expr(walk, hole_note(batch, slice, inside, FLOW_REASON_SLICE_LITERAL), value);
        } else {
            IrName *copy = copy_argument(deferred, value, written->node.pos, &kept);
            graph_add_flow(batch, hole_note(batch, slice, inside, FLOW_REASON_SLICE_LITERAL), graph_location_of(copy));
        }
        if (key) {
            IrKey *with_copy = arena_new(batch->arena, IrKey);
            *with_copy = *key;
            with_copy->value = kept;
            kept = &with_copy->node;
        }
        list_push(batch->arena, &inside->elements, kept);
    }
    return &inside->node;
}

/* Gives what the call inside of the wrapper has in the argument's place. */
static IrNode *defer_argument(Deferred *deferred, Argument place, IrNode *argument)
{
    Walk *walk = deferred->walk;
    Hole hole = argument_hole(deferred, place);
    IrNode *inside;

    if (is_copied_as_it_is(argument)) {
        flow_expr(walk, hole, argument);
        return argument;
    }
    IrName *copy = copy_argument(deferred, argument, deferred->call->pos, &inside);
    flow_expr(walk, hole, &copy->node);
    return inside;
}

static IrNode *defer_value(Deferred *deferred, Argument place, IrNode *argument)
{
    if (argument->op == OP_SLICE_LITERAL)
        return defer_slice(deferred, place, (IrComposite *)argument);
    return defer_argument(deferred, place, argument);
}

/* ---- calls ---- */

static IrNode *defer_receiver(Deferred *deferred, IrSelector *selector, IrFunction *callee)
{
    Walk *walk = deferred->walk;
    IrSelector *inside = arena_new(walk->batch->arena, IrSelector);
    Argument receiver = argument_of(deferred, callee, 0, callee ? callee->receiver : NULL);

    *inside = *selector;
    inside->x = defer_value(deferred, receiver, selector->x);
    return &inside->node;
}

/* The call without its arguments. */
static IrCall *new_inner_call(Deferred *deferred)
{
    IrCall *call = arena_new(deferred->walk->batch->arena, IrCall);

    *call = *(IrCall *)deferred->call;
    call->node.initial = NULL;
    call->arguments = (IrNodes){0};
    return call;
}

static IrNode *defer_function_call(Deferred *deferred, IrCall *call)
{
    Walk *walk = deferred->walk;
    bool is_interface = call->node.op == OP_CALL_INTERFACE;
    IrFunction *callee = is_interface ? NULL : static_callee(call->callee);
    IrCall *inside = new_inner_call(deferred);
    uint32_t first = 0;  /* argument that is not the receiver */
    uint32_t receiver_count = callee && callee->receiver ? 1 : 0;

    call->is_packed = true;
    if (call->callee->op == OP_CLOSURE)
        callee->is_called_in_place = true;
    if (call->callee->op == OP_DOT_METHOD || is_interface)
        inside->callee = defer_receiver(deferred, (IrSelector *)call->callee, callee);
    else
        inside->callee = defer_value(deferred, argument_of_builtin(hole_discard(walk->batch)), call->callee);
    if (takes_receiver_as_argument(call, callee)) {
        Argument receiver = argument_of(deferred, callee, 0, callee->receiver);
        list_push(walk->batch->arena, &inside->arguments,
                  defer_value(deferred, receiver, call->arguments.items[first++]));
    }
    for (uint32_t i = 0; first + i < call->arguments.count; i++) {
        IrName *name = callee && i < callee->parameters.count ? callee->parameters.items[i] : NULL;
        Argument place = argument_of(deferred, callee, receiver_count + i, name);
        list_push(walk->batch->arena, &inside->arguments,
                  defer_value(deferred, place, call->arguments.items[first + i]));
    }
    return &inside->node;
}

static IrNode *defer_unary(Deferred *deferred, Argument place, IrUnary *call)
{
    IrUnary *inside = arena_new(deferred->walk->batch->arena, IrUnary);

    *inside = *call;
    inside->node.initial = NULL;
    inside->x = defer_value(deferred, place, call->x);
    return &inside->node;
}

static IrNode *defer_binary(Deferred *deferred, Argument place, IrBinary *call)
{
    IrBinary *inside = arena_new(deferred->walk->batch->arena, IrBinary);

    *inside = *call;
    inside->node.initial = NULL;
    inside->x = defer_value(deferred, place, call->x);
    inside->y = defer_value(deferred, place, call->y);
    return &inside->node;
}

static IrNode *defer_builtin(Deferred *deferred, IrNode *call)
{
    Batch *batch = deferred->walk->batch;

    Argument discarded = argument_of_builtin(hole_discard(batch)), kept = argument_of_builtin(hole_heap(batch));

    if (call->op == OP_CLOSE || call->op == OP_PANIC)
        return defer_unary(deferred, call->op == OP_PANIC ? kept : discarded, (IrUnary *)call);
    if (call->op == OP_COPY)
        return defer_binary(deferred, discarded, (IrBinary *)call);
    IrCall *inside = new_inner_call(deferred);
    list_each (IrNode *, argument, ((IrCall *)call)->arguments)
        list_push(batch->arena, &inside->arguments, defer_value(deferred, discarded, argument));
    return &inside->node;
}

static bool is_plain_call(IrCall *call)
{
    if (call->node.op != OP_CALL || call->callee->op == OP_DOT_METHOD || call->callee->op == OP_DOT_INTERFACE)
        return false;
    SignatureType *signature = under_if(SIGNATURE, SignatureType, call->callee->type);
    return signature && signature->parameters->variables.count == 0 && signature->results->variables.count == 0;
}

static void wrap_call(Walk *walk, Hole hole, IrGoDefer *statement)
{
    Batch *batch = walk->batch;
    IrNode *call = &statement->call->node;
    Deferred deferred = {walk, statement, new_wrapper(walk, statement), call};
    bool is_builtin = call->op != OP_CALL && call->op != OP_CALL_INTERFACE;
    IrNode *inside = is_builtin ? defer_builtin(&deferred, call) : defer_function_call(&deferred, statement->call);

    list_push(batch->arena, &deferred.wrapper->function->body, inside);
    statement->closure = &deferred.wrapper->node;
    hole = flow_spill(walk, hole, &deferred.wrapper->node);
    list_push(batch->arena, &batch->closures, ((PendingClosure){hole, deferred.wrapper}));
}

/* The record of a deferred call: no location, as only the runtime holds it. */
static void judge_record(Batch *batch, IrGoDefer *statement, bool ends_with_function)
{
    PlaceCause cause = ends_with_function ? PLACE_CAUSE_NONE : PLACE_CAUSE_OUTLIVES_LOOP;
    Explanation *explanation = batch->keeps_explanations ? arena_new(batch->arena, Explanation) : NULL;

    if (explanation) {
        explanation->cause = cause;
        explanation->end = ends_with_function ? EXPLANATION_STAYS : EXPLANATION_HEAP;
    }
    list_push(batch->arena, &batch->escape->verdicts,
              ((EscapeVerdict){&statement->node, !ends_with_function, false, cause, explanation}));
}

void flow_go_defer(Walk *walk, IrGoDefer *statement)
{
    Batch *batch = walk->batch;
    IrCall *call = statement->call;
    bool ends_with_function = statement->node.op == OP_DEFER && walk->loop_depth == 1;
    Hole hole = hole_note(batch, hole_heap(batch), statement,
                          statement->node.op == OP_GO ? FLOW_REASON_GO : FLOW_REASON_DEFER_IN_LOOP);

    /* At the top level of a function deferred arguments last until it returns, no longer; and one record will do. */
    if (ends_with_function)
        hole = hole_later(walk, hole_discard(batch));
    if (statement->node.op == OP_DEFER)
        judge_record(batch, statement, ends_with_function);
    if (call->node.initial)
        flow_statements(walk, call->node.initial);
    if (!is_plain_call(call)) {
        wrap_call(walk, hole, statement);
        return;
    }
    statement->closure = call->callee;
    flow_expr(walk, hole, call->callee);
}
