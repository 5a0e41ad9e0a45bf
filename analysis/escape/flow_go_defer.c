/* Go and defer: the call becomes a closure (escape.md 1.7).
 *
 * A call with arguments or results becomes a func() without either: each argument is copied into a
 * variable now, which the closure captures by value (by reference above 128 bytes), and the call inside
 * takes the copies, one after the other, as messages of flows show.  The statement keeps the call as it was written;
 * copies and closure are hung on the statement, and code is made from them.  The wrapper's call shares with the written
 * one what needs no copy: constants, functions, types.
 * Source: Go 1.19 cmd/compile/internal/escape/call.go (goDeferStmt, wrapGoDefer, rewriteArgument).
 */
#include "analysis/escape/graph.h"

typedef struct Deferred {
    Walk *walk;
    IrGoDefer *statement;
    IrClosure *wrapper;
    IrNode *call;            /* inside of the wrapper: at first as written */
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

/* Parameters without a name do not count. */
static uint32_t declared_count(const IrFunction *function)
{
    uint32_t count = function->results.count + function->locals.count;

    count += function->receiver && strcmp(function->receiver->name, "_") != 0;
    list_each (IrName *, parameter, function->parameters)
        count += strcmp(parameter->name, "_") != 0;
    return count;
}

static IrName *capture_copy(Deferred *deferred, IrName *copy, Pos pos)
{
    Arena *arena = deferred->walk->batch->arena;
    IrFunction *function = deferred->wrapper->function;
    IrName *captured = arena_new(arena, IrName);

    *captured = *copy;
    captured->class = IR_CAPTURED;
    captured->function = function;
    captured->outer = captured->root = copy;
    captured->definition = NULL;
    captured->location = NULL;
    captured->node.pos = pos;
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

    Pos own = ir_has_unique_pos(argument) ? argument->pos : pos;
    *copy = (IrName){.node = {.op = OP_NAME, .pos = own, .type = argument->type},
                     .name = arena_format(arena, ".autotmp_%u", declared_count(walk->function)),
                     .class = IR_LOCAL,
                     .function = walk->function,
                     .is_temporary = true};
    copy->root = copy;
    copy->definition = &assign->node;
    *assign = (IrAssign){.node = {.op = OP_ASSIGN, .pos = own}, .x = &copy->node, .y = argument};
    *declare = (IrDeclare){.node = {.op = OP_DECLARE, .pos = own}, .variable = copy};
    list_push(arena, &walk->function->locals, copy);
    list_push(arena, &deferred->statement->copies, &declare->node);
    list_push(arena, &deferred->statement->copies, &assign->node);
    graph_add_location(walk, &copy->node, false);
    flow_statement(walk, &assign->node);
    graph_location_of(copy)->is_captured = true;
    *inside = &capture_copy(deferred, copy, pos)->node;
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

/* An element of a slice, or its value if it has an index, is copied. */
static IrNode *copy_element(Deferred *deferred, IrNode *element, Pos pos)
{
    IrKey *key = ir_if(KEY, IrKey, element);
    IrNode *value = key ? key->value : element;

    if (is_copied_as_it_is(value))
        return element;
    copy_argument(deferred, value, pos, &value);
    if (!key)
        return value;
    key = (IrKey *)ir_copy_node(deferred->walk->batch->arena, element);
    key->value = value;
    return &key->node;
}

/* The slice is made inside of the wrapper; only its elements are copied now. */
static IrNode *defer_slice(Deferred *deferred, Argument place, IrNode *written)
{
    Walk *walk = deferred->walk;
    IrComposite *inside = (IrComposite *)ir_copy_node(walk->batch->arena, written);

    for (uint32_t i = 0; i < inside->elements.count; i++)
        inside->elements.items[i] = copy_element(deferred, inside->elements.items[i], written->pos);
    flow_expr(walk, argument_hole(deferred, place), &inside->node);
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
        return defer_slice(deferred, place, argument);
    return defer_argument(deferred, place, argument);
}

/* ---- calls ---- */

static void defer_receiver(Deferred *deferred, IrCall *call, IrFunction *callee)
{
    IrSelector *inside = (IrSelector *)ir_copy_node(deferred->walk->batch->arena, call->callee);
    Argument receiver = argument_of(deferred, callee, 0, callee ? callee->receiver : NULL);

    call->callee = &inside->node;
    inside->x = defer_value(deferred, receiver, inside->x);
}

static void defer_function_call(Deferred *deferred, IrCall *call)
{
    IrNode **arguments = call->arguments.items;
    bool is_interface = call->node.op == OP_CALL_INTERFACE;
    IrFunction *callee = is_interface ? NULL : static_callee(call->callee);
    uint32_t first = 0;  /* argument that is not the receiver */
    uint32_t receiver_count = callee && callee->receiver ? 1 : 0;
    bool takes_receiver = takes_receiver_as_argument(call, callee);

    if (call->callee->op == OP_CLOSURE)
        callee->is_called_in_place = true;
    if (call->callee->op == OP_DOT_METHOD || is_interface)
        defer_receiver(deferred, call, callee);
    else
        call->callee = defer_value(deferred, argument_of_builtin(hole_discard(deferred->walk->batch)), call->callee);
    if (takes_receiver) {
        arguments[0] = defer_value(deferred, argument_of(deferred, callee, 0, callee->receiver), arguments[0]);
        first++;
    }
    for (uint32_t i = 0; first + i < call->arguments.count; i++) {
        IrName *name = callee && i < callee->parameters.count ? callee->parameters.items[i] : NULL;
        Argument place = argument_of(deferred, callee, receiver_count + i, name);
        arguments[first + i] = defer_value(deferred, place, arguments[first + i]);
    }
}

static void defer_builtin(Deferred *deferred)
{
    Batch *batch = deferred->walk->batch;
    IrNode *call = deferred->call;
    IrBinary *copy = ir_if(COPY, IrBinary, call);
    Argument discarded = argument_of_builtin(hole_discard(batch)), kept = argument_of_builtin(hole_heap(batch));

    if (call->op == OP_CLOSE || call->op == OP_PANIC) {
        IrUnary *unary = (IrUnary *)call;
        unary->x = defer_value(deferred, call->op == OP_PANIC ? kept : discarded, unary->x);
    } else if (copy) {
        copy->x = defer_value(deferred, discarded, copy->x);
        copy->y = defer_value(deferred, discarded, copy->y);
    } else {
        IrNodes *arguments = &((IrCall *)call)->arguments;
        for (uint32_t i = 0; i < arguments->count; i++)
            arguments->items[i] = defer_value(deferred, discarded, arguments->items[i]);
    }
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
    IrNode *written = &statement->call->node;
    bool is_builtin = written->op != OP_CALL && written->op != OP_CALL_INTERFACE;

    if (!is_builtin)
        statement->call->is_packed = true;
    IrNode *call = ir_copy_node(batch->arena, written);
    call->initial = NULL;
    Deferred deferred = {walk, statement, new_wrapper(walk, statement), call};
    if (is_builtin)
        defer_builtin(&deferred);
    else
        defer_function_call(&deferred, (IrCall *)call);
    list_push(batch->arena, &deferred.wrapper->function->body, call);
    statement->closure = &deferred.wrapper->node;
    hole = flow_spill(walk, hole, &deferred.wrapper->node);
    list_push(batch->scratch, &batch->closures, ((PendingClosure){hole, deferred.wrapper}));
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
