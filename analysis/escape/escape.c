/* One batch from its functions to its verdicts.
 *
 *   1. A location for each declared name of each function.
 *   2. The bodies are walked; values flow into holes (flow_*.c).
 *   3. Every assignment is known: literals capture by value or by reference.
 *   4. What is too large, or of unknown size, flows to the heap (limits.c).
 *   5. The graph is solved (solve.c).
 *   6. Summaries, verdicts, remarks (report.c).
 *
 * Source: Go 1.19 cmd/compile/internal/escape/escape.go.
 */
#include "analysis/ir/call_order.h"
#include "analysis/escape/graph.h"
#include "analysis/escape/limits.h"

static void add_locations(Walk *walk, IrName **names, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (names[i])
            graph_add_location(walk, &names[i]->node, false);
}

static void start_function(Batch *batch, IrFunction *function)
{
    Walk walk = {.batch = batch, .function = function, .loop_depth = 1};
    uint32_t parameter_count = function->parameters.count + (function->receiver ? 1 : 0);
    Summary *summary =
        arena_alloc(batch->arena, sizeof(Summary) + parameter_count * sizeof(Leaks), _Alignof(Summary));

    summary->parameter_count = parameter_count;
    function->summary = summary;
    if (function->receiver)
        add_locations(&walk, &function->receiver, 1);
    add_locations(&walk, function->parameters.items, function->parameters.count);
    add_locations(&walk, function->results.items, function->results.count);
    add_locations(&walk, function->locals.items, function->locals.count);
    for (uint32_t i = 0; i < function->results.count; i++)
        graph_location_of(function->results.items[i])->result_number = i + 1;
}

static void remark_capture(Batch *batch, IrName *variable, const Location *location)
{
    if (batch->remark_level < 2)
        return;
    diag_remark(batch->compilation, variable->root->node.pos,
                arena_format(batch->arena, "%s capturing by %s: %s (addr=%s assign=%s width=%lld)",
                             variable->root->function->name->name, variable->is_by_value ? "value" : "ref", variable->name,
                             location->is_address_taken ? "true" : "false",
                             location->is_reassigned ? "true" : "false",
                             (long long)type_size_bytes(variable->node.type)));
}

static void connect_closure(Batch *batch, PendingClosure *pending)
{
    IrFunction *function = pending->closure->function;

    list_each (IrName *, variable, function->captured) {
        Location *location = graph_location_of(variable);
        Hole hole = pending->hole;

        variable->is_by_value = !location->is_address_taken && !location->is_reassigned &&
                                type_size_bytes(variable->node.type) <= LIMIT_CAPTURED_BYTES;
        remark_capture(batch, variable, location);
        if (!variable->is_by_value) {
            variable->root->is_address_taken = true;
            hole = hole_address(batch, hole, variable, FLOW_REASON_REFERENCE);
        }
        graph_add_flow(batch, hole_note(batch, hole, variable, FLOW_REASON_CAPTURED), location);
    }
}

static void apply_limits(Batch *batch)
{
    for (uint32_t i = 0; i < batch->locations.count; i++) {
        Location *location = batch->locations.items[i];
        PlaceCause cause = limit_of(location->node).cause;
        if (cause == PLACE_CAUSE_NONE)
            continue;
        location->cause = cause;
        graph_add_flow(batch, hole_address(batch, hole_heap(batch), location->node, limit_reason(cause)), location);
    }
}

typedef struct Request {
    Escape *escape;
    int remark_level;
    bool keeps_explanations;
    bool keeps_findings;
} Request;

static void analyse_batch(FunctionList *functions, bool is_recursive, void *context)
{
    Request *request = context;
    bool is_written = !functions->items[0]->is_method_wrapper;
    Batch batch = {.compilation = request->escape->compilation,
                   .arena = request->escape->compilation->arena,
                   .scratch = &request->escape->scratch,
                   .escape = request->escape,
                   .remark_level = request->remark_level,
                   .keeps_explanations = is_written && request->keeps_explanations,
                   .keeps_findings = is_written && request->keeps_findings,
                   .heap = {.escapes = true}};

    (void)is_recursive;
    list_each (IrFunction *, function, *functions)
        list_push(batch.scratch, &batch.functions, function);
    list_each (IrFunction *, function, batch.functions)
        start_function(&batch, function);
    list_each (IrFunction *, function, batch.functions)
        if (!function->outer)
            flow_function(&batch, function);
    for (uint32_t i = 0; i < batch.closures.count; i++)
        connect_closure(&batch, &batch.closures.items[i]);
    apply_limits(&batch);
    graph_solve(&batch);
    report_batch(&batch);
    graph_free(&batch);
}

void escape_wrapper(Escape *escape, IrFunction *wrapper)
{
    Request request = {.escape = escape, .remark_level = escape->compilation->options.remark_level};
    FunctionList batch = {&wrapper, 1, 1};

    analyse_batch(&batch, false, &request);
}

void escape_package(Escape *escape, IrPackage *package)
{
    Request request = {.escape = escape};

    if (package->package->is_named_on_command_line) {
        request.remark_level = escape->compilation->options.remark_level;
        request.keeps_explanations = escape->compilation->options.keeps_explanations;
        request.keeps_findings = escape->compilation->options.keeps_findings;
    }
    call_order_visit(escape->compilation->arena, package, analyse_batch, &request);
}
