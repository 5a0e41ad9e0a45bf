/* The dump of --dump=explanations: a line for each value, then its paths, a line for each flow and each note. */
#include "analysis/escape/explanation.h"

static const char *place_text(Compilation *compilation, Pos pos)
{
    Place place = sources_place(&compilation->sources, pos);

    return arena_format(compilation->arena, "%s:%u:%u", place.path, place.line_number, place.column_number);
}

static const char *cause_name(PlaceCause cause)
{
    static const char *const names[] = {
#define PLACE_CAUSE(tag, name) [PLACE_CAUSE_##tag] = name,
#include "analysis/escape/place_causes.def"
#undef PLACE_CAUSE
    };
    return names[cause];
}

static const char *end_name(ExplanationEnd end)
{
    static const char *const names[] = {
        [EXPLANATION_STAYS] = "stays",
        [EXPLANATION_HEAP] = "heap",
        [EXPLANATION_RESULT] = "result",
        [EXPLANATION_VARIABLE] = "variable",
    };
    return names[end];
}

static const char *tag_name(FlowReason reason)
{
    static const char *const tags[] = {
#define FLOW_REASON(tag, words) [FLOW_REASON_##tag] = #tag,
#include "analysis/escape/flow_reasons.def"
#undef FLOW_REASON
    };
    return tags[reason];
}

static void dump_flow(Compilation *compilation, const ExplanationFlow *flow, FILE *output)
{
    fprintf(output, "    flow %d: %s <- %s\n", flow->loads, flow->target_text ? flow->target_text : "{nothing}",
            flow->source_text);
    list_each (ExplanationNote, note, flow->notes)
        fprintf(output, "      %s: %s (%s)\n", place_text(compilation, note.node->pos), note.text,
                tag_name(note.reason));
}

#define dump_flows(compilation, flows, output)                                                               \
    list_each (ExplanationFlow, flow, flows)                                                                 \
        dump_flow(compilation, &flow, output)

static void dump_path(Compilation *compilation, const char *what, const Explanation *explanation, FILE *output)
{
    fprintf(output, "  %s: %s, end: %s\n", what, cause_name(explanation->cause), end_name(explanation->end));
    dump_flows(compilation, explanation->flows, output);
}

void explanation_dump(Compilation *compilation, const IrNode *node, const Explanation *explanation, FILE *output)
{
    fprintf(output, "%s: %s: %s\n", place_text(compilation, node->pos),
            ir_text(compilation->arena, node, NULL), explanation->end == EXPLANATION_STAYS ? "stays" : "escapes");
    if (explanation->end != EXPLANATION_STAYS)
        dump_path(compilation, "because", explanation, output);
    if (explanation->also)
        dump_path(compilation, "also", explanation->also, output);
    if (explanation->holders.count)
        fprintf(output, "  held\n");
    dump_flows(compilation, explanation->holders, output);
    list_each (ExplanationLeak, leak, explanation->leaks) {
        fprintf(output, "  leaks: %s, loads: %d\n", end_name(leak.end), leak.loads);
        dump_flows(compilation, leak.flows, output);
    }
}
