/* The end of a batch: summaries for callers, verdicts for placement, and the lines of -m.
 *
 * First each function's parameters, then every location in the order of its creation, which puts the
 * variables of all functions before their expressions.
 * Source: Go 1.19 cmd/compile/internal/escape/escape.go, finish and paramTag.
 */
#include "analysis/escape/graph.h"

static void remark(Batch *batch, Pos pos, const char *format, const char *text)
{
    if (!batch->remark_level)
        return;
    Writer writer = {.arena = batch->arena};
    for (const char *c = format; *c; c++) {
        if (*c == '%')
            writer_text(&writer, text);
        else
            writer_bytes(&writer, c, 1);
    }
    diag_remark(batch->compilation, pos, writer_done(&writer));
}

static void report_leaks(Batch *batch, IrFunction *function, IrName *parameter, const Leaks *leaks)
{
    Pos pos = parameter->node.pos;

    /* Go says nothing of what it made. */
    if (!batch->remark_level || function->is_shape || function->is_wrapper || function->is_method_wrapper)
        return;
    if (leaks_is_empty(leaks))
        remark_node(batch, FINDING_DOES_NOT_ESCAPE, &parameter->node,
                    arena_format(batch->arena, "%s does not escape", parameter->name));
    if (leaks_heap(leaks) == 0)
        remark(batch, pos, "leaking param: %", parameter->name);
    else if (leaks_heap(leaks) > 0)
        remark(batch, pos, "leaking param content: %", parameter->name);
    for (uint32_t i = 0; i < SUMMARY_RESULTS; i++)
        if (leaks_result(leaks, i) >= 0)
            diag_remark(batch->compilation, pos,
                        arena_format(batch->arena, "leaking param: %s to result %s level=%d", parameter->name,
                                     function->results.items[i]->name, leaks_result(leaks, i)));
}

static bool is_uintptr(Type *type)
{
    return type_basic_kind(type) == BASIC_UINTPTR;
}

static bool is_named(const IrName *parameter)
{
    return strcmp(parameter->name, "_") != 0;
}

/* A function without a body: what it does is unknown, unless //go:noescape promises. */
static Leaks summarise_external(Batch *batch, IrFunction *function, IrName *parameter, uint32_t number)
{
    Leaks leaks = {0};

    if (is_uintptr(parameter->node.type)) {
        const char *name = is_named(parameter) ? parameter->name : arena_format(batch->arena, "arg#%u", number);
        remark_node(batch, FINDING_UNSAFE_UINTPTR, &parameter->node,
                    arena_format(batch->arena, "assuming %s is unsafe uintptr", name));
        return leaks;
    }
    if (!type_has_pointers(parameter->node.type)) {
        leaks_add_heap(&leaks, 0);
        return leaks;
    }
    if (!function->is_noescape)
        leaks_add_heap(&leaks, 0);
    if (!is_named(parameter))
        return leaks;
    if (function->is_noescape)
        remark_node(batch, FINDING_DOES_NOT_ESCAPE, &parameter->node,
                    arena_format(batch->arena, "%s does not escape", parameter->name));
    else
        remark_node(batch, FINDING_LEAK_UNKNOWN, &parameter->node,
                    arena_format(batch->arena, "leaking param: %s", parameter->name));
    return leaks;
}

static Leaks summarise(Batch *batch, IrFunction *function, IrName *parameter, uint32_t number)
{
    if (!function->has_body)
        return summarise_external(batch, function, parameter, number);
    Leaks leaks = {0};
    if (!type_has_pointers(parameter->node.type)) {
        /* Go keeps no tag for these, which callers read as the worst: it shows where a pointer is given to the
         * value method of what it points to, as in (*T).m(&x). */
        leaks_add_heap(&leaks, 0);
        return leaks;
    }
    if (!is_named(parameter))
        return leaks;

    Location *location = parameter->location;
    leaks_optimise(&location->leaks);
    if (!location->escapes)
        report_leaks(batch, function, parameter, &location->leaks);
    return location->leaks;
}

static void finish_function(Batch *batch, IrFunction *function)
{
    Summary *summary = function->summary;
    uint32_t number = 0;

    if (function->receiver) {
        summary->parameters[number] = summarise(batch, function, function->receiver, number + 1);
        number++;
    }
    list_each (IrName *, parameter, function->parameters) {
        summary->parameters[number] = summarise(batch, function, parameter, number + 1);
        number++;
    }
    summary->is_final = true;
}

/* Go says nothing of it. */
static bool is_wrapper(const IrNode *node)
{
    return node->op == OP_CLOSURE && ((const IrClosure *)node)->function->is_wrapper;
}

static void report_location(Batch *batch, Location *location)
{
    IrNode *node = location->node;

    if (node->op == OP_NAME) {
        if (location->escapes)
            remark(batch, node->pos, "moved to heap: %", batch_text(batch, node));
        return;
    }
    if (!batch->remark_level || is_wrapper(node))
        return;
    if (location->escapes)
        remark(batch, node->pos, "% escapes to heap", batch_text(batch, node));
    else
        remark_node(batch, FINDING_DOES_NOT_ESCAPE, node,
                    arena_format(batch->arena, "%s does not escape", batch_text(batch, node)));
}

void report_batch(Batch *batch)
{
    for (uint32_t i = 0; i < batch->functions.count; i++)
        finish_function(batch, batch->functions.items[i]);
    Explanation **explanations = explanations_make(batch);
    for (uint32_t i = 0; i < batch->locations.count; i++) {
        Location *location = batch->locations.items[i];
        if (!location->node)
            continue;
        report_location(batch, location);
        if (location->function->is_method_wrapper)  /* code has another one */
            continue;
        Explanation *explanation = explanations ? explanations[i] : NULL;
        PlaceCause cause = explanation ? explanation->cause : location->cause;
        if (!((location->node->op == OP_NAME) && ((IrName *)location->node)->is_temporary && !location->escapes))
            list_push(batch->arena, &batch->escape->verdicts,
                      ((EscapeVerdict){location->node, location->escapes, location->is_transient, cause,
                                       explanation}));
    }
}
