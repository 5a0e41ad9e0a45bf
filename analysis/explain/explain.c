/* From a position to what people are told: the sentence, the path, the advice.
 *
 * The path goes on through what is in the heap itself, until it is told why that is so; it ends, because the paths of
 * explanations cost less at each such step (escape/explanation.c).
 */
#include "analysis/explain/internal.h"

/* ---- paths ---- */

/* Where the address of what the source allocates comes from is shown before its first flow. */
static bool is_shown(const ExplanationFlow *flow, uint32_t index)
{
    const ExplanationNote *note = &flow->notes.items[index];
    bool is_last = index + 1 == flow->notes.count;

    if (note->reason == FLOW_REASON_SPILL)
        return note->node != flow->source;
    /* By reference, as the next one says. */
    return note->reason != FLOW_REASON_CAPTURED || is_last || note[1].reason != FLOW_REASON_REFERENCE;
}

static void show_flow(Page *page, const ExplanationFlow *flow)
{
    for (uint32_t i = 0; i < flow->notes.count; i++)
        if (is_shown(flow, i))
            page_step(page, flow->notes.items[i].node->pos, flow_words(page, &flow->notes.items[i], flow));
}

/* What a known callee does with its parameter, if it was analysed with the same package. */
static void show_callee(Page *page, const Explanation *explanation)
{
    const ExplanationFlow *last = &list_last(&explanation->flows);
    const ExplanationNote *note = last->notes.count ? &list_last(&last->notes) : NULL;
    const Explanation *callee = note && note->reason == FLOW_REASON_CALL_PARAMETER && note->parameter
                                    ? page_explanation(page, &note->parameter->node)
                                    : NULL;

    if (explanation->end_node || !callee || !callee->leaks.count || callee->leaks.items[0].end != EXPLANATION_HEAP)
        return;
    list_each (ExplanationFlow, flow, callee->leaks.items[0].flows)
        show_flow(page, &flow);
}

static bool is_limit(PlaceCause cause)
{
    return cause == PLACE_CAUSE_TOO_LARGE || cause == PLACE_CAUSE_TOO_ALIGNED || cause == PLACE_CAUSE_SIZE_NOT_CONSTANT;
}

static void show_path(Page *page, const Explanation *explanation)
{
    if (is_limit(explanation->cause))
        return;  /* the sentence has said it */
    list_each (ExplanationFlow, flow, explanation->flows)
        show_flow(page, &flow);
    if (explanation->flows.count)
        show_callee(page, explanation);
    /* What is in the heap itself: why? */
    const IrNode *end = explanation->end_node;
    const Explanation *next = explanation->end == EXPLANATION_HEAP && end ? page_explanation(page, end) : NULL;
    if (next) {
        page_step(page, end->pos, arena_format(page->arena, "%s is on the heap: %s",
                                               value_words(page, end),
                                               verdict_reason(page, end, next)));
        show_path(page, next);
    }
}

static void show_holders(Page *page, const Explanation *explanation)
{
    list_each (ExplanationFlow, flow, explanation->holders) {
        if (!flow.notes.count || !is_shown(&flow, flow.notes.count - 1))
            continue;
        const ExplanationNote *note = &list_last(&flow.notes);
        bool is_given = !flow.target_text && note->callee;
        page_step(page, note->node->pos, arena_format(page->arena, "%s%s", flow_words(page, note, &flow),
                                                      is_given ? ", which does not keep it" : ""));
    }
}

static void show_leaks(Page *page, const IrNode *node, const Explanation *explanation)
{
    const IrName *parameter = ir_if(NAME, IrName, node);

    if (!parameter || parameter->class != IR_PARAMETER || !type_has_pointers(parameter->node.type))
        return;
    if (!explanation->leaks.count && parameter->function->has_body)
        page_line(page, arena_format(page->arena, "What %s points to may be on the stack of the caller: %s does not keep it.",
                                     parameter->name, page_function(page, parameter->function)));
    list_each (ExplanationLeak, leak, explanation->leaks) {
        page_step(page, node->pos, verdict_leak(page, parameter, &leak));
        list_each (ExplanationFlow, flow, leak.flows)
            show_flow(page, &flow);
    }
}

/* ---- values ---- */

static void show_value(Page *page, const Value *value)
{
    const IrNode *node = value->node;
    const char *sentence = arena_format(page->arena, "%s%s", verdict_words(page, value), page_inlining(page, node->pos));

    page_heading(page, node->pos, sentence);
    if (*page_inlining(page, node->pos))
        page_step(page, node->pos, node->op == OP_NAME ? "it is declared" : "it is made");
    if (value->kind != VALUE_PLACED)
        return;
    const Placement *placement = place_of(page->placements, node);
    const Explanation *explanation = placement->path;
    if (placement->place != placement->go_verdict) {
        if (placement->go_verdict == PLACE_HEAP)
            page_line(page, "-m says that it escapes to heap, as Go does.");
        else if (placement->place == PLACE_HEAP)
            page_line(page, "-m says that it does not escape, as Go does.");
        return;
    }
    if (placement->go_verdict == PLACE_HEAP)
        show_path(page, explanation);
    else
        show_holders(page, explanation);
    if (placement->go_verdict == PLACE_HEAP)
        advice_write(page, node, explanation);
    advice_run_time(page, node, placement);
    show_leaks(page, node, explanation);
}

/* What was printed last, with the position that it is about. */
typedef struct Printed {
    FILE *output;
    uint32_t line_number, column_number;
    LIST(const char *) texts;
} Printed;

/* Several instances of generic code may have the same to say: it is printed once. */
static void print_value(Page *page, Printed *printed, const Value *value)
{
    page->writer = (Writer){.arena = page->arena};
    show_value(page, value);
    const char *text = writer_done(&page->writer);
    if (value->line_number != printed->line_number || value->column_number != printed->column_number)
        printed->texts.count = 0;
    list_each (const char *, before, printed->texts)
        if (strcmp(before, text) == 0)
            return;
    fprintf(printed->output, "%s%s", printed->line_number ? "\n" : "", text);
    printed->line_number = value->line_number;
    printed->column_number = value->column_number;
    list_push(page->arena, &printed->texts, text);
}

/* ---- choosing ---- */

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* The column of the value on the line that is nearest to the one asked for; of two, the left one. */
static uint32_t nearest_column(const Values *values, const ExplainRequest *request)
{
    uint32_t best = 0;

    list_each (Value, value, values->list)
        if (value.line_number == request->line_number &&
            (!best || distance(value.column_number, request->column_number) < distance(best, request->column_number)))
            best = value.column_number;
    return best;
}

static uint32_t nearest_line(const Values *values, uint32_t line_number, bool is_after)
{
    uint32_t best = 0;

    list_each (Value, value, values->list)
        if (is_after ? value.line_number > line_number && !best : value.line_number < line_number)
            best = value.line_number;
    return best;
}

static const char *texts_of_line(Page *page, const Values *values, uint32_t line_number)
{
    Writer writer = {.arena = page->arena};

    list_each (Value, value, values->list)
        if (value.line_number == line_number)
            writer_format(&writer, "%s%s", writer.length ? ", " : "", value_words(page, value.node));
    return writer_done(&writer);
}

static void report_none(Page *page, const Values *values, const ExplainRequest *request)
{
    uint32_t last_line = sources_physical_place(&page->compilation->sources,
                                                request->source->base + (Pos)request->source->text.length).line_number;
    Writer writer = {.arena = page->arena};

    if (request->line_number > last_line)
        writer_format(&writer, "%s:%u: the file ends at line %u", request->path, request->line_number, last_line);
    else
        writer_format(&writer, "%s:%u: no value is made or declared on this line", request->path, request->line_number);
    for (int is_after = 0; is_after < 2; is_after++) {
        uint32_t line = nearest_line(values, request->line_number, is_after);
        if (line)
            writer_format(&writer, "\n\t%s is line %u: %s", is_after ? "the next with one" : "the last with one before",
                          line, texts_of_line(page, values, line));
    }
    diag_error(page->compilation, 0, "%s", writer_done(&writer));
}

static const Package *named_package(const IrProgram *program)
{
    list_each (IrPackage *, package, program->packages)
        if (package->package->is_named_on_command_line)
            return package->package;
    return NULL;
}

bool explain(Compilation *compilation, const IrProgram *program, const Placements *placements,
             const ExplainRequest *request, FILE *output)
{
    Page page = {.compilation = compilation,
                 .arena = compilation->arena,
                 .placements = placements,
                 .local = named_package(program),
                 .is_coloured = request->is_coloured};
    Values values = values_of_source(&page, program, request->source);
    uint32_t column = request->column_number ? nearest_column(&values, request) : 0;
    Printed printed = {.output = output};
    bool is_found = false;

    list_each (Value, value, values.list) {
        if (request->line_number && value.line_number != request->line_number)
            continue;
        if (column && value.column_number != column)
            continue;
        print_value(&page, &printed, &value);
        is_found = true;
    }
    if (!is_found)
        report_none(&page, &values, request);
    return is_found;
}
