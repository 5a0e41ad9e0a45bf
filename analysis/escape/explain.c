/* The lines of -m=2: by which flows a value came to where it escapes.
 * Source: Go 1.19 cmd/compile/internal/escape/solve.go, explainPath and explainFlow.
 */
#include "analysis/escape/graph.h"

const char *batch_text(Batch *batch, const IrNode *node)
{
    return ir_text(batch->arena, node, batch->functions.items[0]->package->package);
}

const char *explain_location(Batch *batch, Location *location)
{
    if (location == &batch->heap)
        return "{heap}";
    if (!location->node)
        return "{temp}";
    const char *text = batch_text(batch, location->node);
    return location->node->op == OP_NAME ? text : arena_format(batch->arena, "{storage for %s}", text);
}

const char *flow_reason_words(FlowReason reason)
{
    static const char *const words[] = {
#define FLOW_REASON(tag, words) [FLOW_REASON_##tag] = words,
#include "analysis/escape/flow_reasons.def"
#undef FLOW_REASON
    };
    return words[reason];
}

static const char *place_text(Batch *batch, Pos pos)
{
    Place place = sources_place(&batch->compilation->sources, pos);

    if (place.column_number == 0)
        return arena_format(batch->arena, "%s:%u", place.path, place.line_number);
    return arena_format(batch->arena, "%s:%u:%u", place.path, place.line_number, place.column_number);
}

static const char *stars(Batch *batch, int loads)
{
    if (loads < 0)
        return "&";
    char *text = arena_alloc(batch->arena, (size_t)loads + 1, 1);
    memset(text, '*', (size_t)loads);
    return text;
}

void explain_flow(Batch *batch, Pos pos, Location *target, Location *source, int loads, Note *notes)
{
    Compilation *compilation = batch->compilation;

    diag_remark(compilation, pos,
                arena_format(batch->arena, "  flow: %s = %s%s:", explain_location(batch, target), stars(batch, loads),
                             explain_location(batch, source)));
    for (Note *note = notes; note; note = note->next)
        if (flow_reason_words(note->reason))
            diag_remark(compilation, pos,
                        arena_format(batch->arena, "    from %s (%s) at %s", batch_text(batch, note->node),
                                     flow_reason_words(note->reason), place_text(batch, note->node->pos)));
}

void explain_path(Batch *batch, Location *root, Location *source)
{
    Pos pos = source->node->pos;
    Map visited = {0};

    for (;;) {
        if (map_has(&visited, source)) {
            diag_remark(batch->compilation, pos,
                        "  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518");
            return;
        }
        map_put(batch->arena, &visited, source, source);
        Location *target = source->next;
        Flow *flow = &target->incoming.items[source->next_flow];
        explain_flow(batch, pos, target, source, flow->loads, flow->notes);
        if (target == root)
            return;
        source = target;
    }
}
