/* The lines of -m=2, and findings with the same words: by which flows a value came to where it escapes.
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

void remark_node(Batch *batch, FindingCode code, const IrNode *node, const char *text)
{
    if (!batch->remark_level)
        return;
    diag_remark(batch->compilation, node->pos, text);
    if (batch->keeps_findings)
        finding_add(batch->compilation, code, node->pos, node->op == OP_NAME, text);
}

bool explains(const Batch *batch)
{
    return batch->remark_level >= 2 || batch->keeps_findings;
}

Finding *explain_head(Batch *batch, FindingCode code, const IrNode *node, const char *text)
{
    if (batch->remark_level >= 2)
        diag_remark(batch->compilation, node->pos, arena_format(batch->arena, "%s:", text));
    if (!batch->keeps_findings)
        return NULL;
    return finding_add(batch->compilation, code, node->pos, node->op == OP_NAME, text);
}

static Note *next_with_words(Note *note)
{
    while (note && !flow_reason_words(note->reason))
        note = note->next;
    return note;
}

/* A flow stands in findings where its first step does. */
static void explain_target(Batch *batch, Finding *finding, Pos pos, Location *target, Location *source, int loads,
                           const Note *first)
{
    const IrNode *where = first ? first->node : source->node;
    const char *text = arena_format(batch->arena, "  flow: %s = %s%s:", explain_location(batch, target),
                                    stars(batch, loads), explain_location(batch, source));

    if (batch->remark_level >= 2)
        diag_remark(batch->compilation, pos, text);
    finding_add_step(batch->compilation, finding, where ? where->pos : pos, where && where->op == OP_NAME, text);
}

static void explain_note(Batch *batch, Finding *finding, Pos pos, const Note *note)
{
    const char *text = arena_format(batch->arena, "    from %s (%s)", batch_text(batch, note->node),
                                    flow_reason_words(note->reason));

    if (batch->remark_level >= 2)
        diag_remark(batch->compilation, pos,
                    arena_format(batch->arena, "%s at %s", text, place_text(batch, note->node->pos)));
    finding_add_step(batch->compilation, finding, note->node->pos, note->node->op == OP_NAME, text);
}

void explain_flow(Batch *batch, Finding *finding, Pos pos, Location *target, Location *source, int loads, Note *notes)
{
    explain_target(batch, finding, pos, target, source, loads, next_with_words(notes));
    for (Note *note = next_with_words(notes); note; note = next_with_words(note->next))
        explain_note(batch, finding, pos, note);
}

void explain_path(Batch *batch, Finding *finding, Location *root, Location *source)
{
    Pos pos = source->node->pos;
    Map visited = {0};

    for (;;) {
        if (map_has(&visited, source)) {
            if (batch->remark_level < 2)
                return;
            diag_remark(batch->compilation, pos,
                        "  warning: truncated explanation due to assignment cycle; see golang.org/issue/35518");
            return;
        }
        map_put(batch->scratch, &visited, source, source);
        Location *target = source->next;
        Flow *flow = &target->incoming.items[source->next_flow];
        explain_flow(batch, finding, pos, target, source, flow->loads, flow->notes);
        if (target == root)
            return;
        source = target;
    }
}
