/* The sentence: what lives where, and why. */
#include "analysis/explain/internal.h"

/* ---- what the value is ---- */

static const char *name_words(Page *page, const IrName *name)
{
    switch (name->class) {
    case IR_PARAMETER:
        return arena_format(page->arena, "the parameter %s of %s", name->name, page_function(page, name->function));
    case IR_RESULT:
        return arena_format(page->arena, "the result %s of %s", name->name, page_function(page, name->function));
    case IR_PACKAGE_VARIABLE:
        return arena_format(page->arena, "the package variable %s", name->name);
    case IR_LOCAL: case IR_FUNCTION: case IR_CAPTURED:
        return name->name[0] == '~' ? "a call's result" : name->name;
    }
    berth_bug("class %d", (int)name->class);
}

const char *value_words(Page *page, const IrNode *node)
{
    const IrClosure *closure = ir_if(CLOSURE, IrClosure, node);
    const char *text = page_text(page, node);

    if (node->op == OP_NAME)
        return name_words(page, (const IrName *)node);
    if (closure)
        return closure->function->is_wrapper ? "what the statement keeps of its call" : "the function literal";
    if (node->op == OP_DEFER)
        return "the record of the deferred call";
    if (node->op == OP_CONVERT_INTERFACE) {
        return arena_format(page->arena, "the copy of %s in an interface", text[0] == '~' ? "the call's result" : text);
    }
    if (strcmp(text, "... argument") == 0)
        return "the slice of the ... arguments";
    return text;
}

/* ---- why it is in the heap ---- */

static const ExplanationNote *last_note(const ExplanationFlow *flows, uint32_t count)
{
    while (count-- > 0)
        if (flows[count].notes.count)
            return &list_last(&flows[count].notes);
    return NULL;
}

/* Does the end of the path get the address itself, or only what holds it? */
static const char *address_words(const Explanation *explanation)
{
    int pointers = -1;

    list_each (ExplanationFlow, flow, explanation->flows)
        pointers -= flow.loads;
    return pointers > 0 ? "what holds its address" : "its address";
}

static const char *size_words(Page *page, const IrNode *node, const Explanation *explanation)
{
    return arena_format(page->arena, "it takes %lld bytes, %lld more than the stack's limit of %lld for %s",
                        (long long)explanation->bytes, (long long)(explanation->bytes - explanation->most_bytes),
                        (long long)explanation->most_bytes,
                        node->op == OP_NAME ? "a variable" : "what new, make and literals make");
}

static const char *dynamic_size_words(Page *page, const IrNode *node)
{
    const IrMake *make = (const IrMake *)node;
    const IrNode *size = make->capacity ? make->capacity : make->length;

    if (size->op == OP_LITERAL)
        return arena_format(page->arena, "its size %s is out of range", page_text(page, size));
    return arena_format(page->arena, "its size %s is not a constant, and a frame's size must be known",
                        page_text(page, size));
}

static const char *holder_words(Page *page, const Explanation *explanation, const char *what)
{
    const IrNode *end = explanation->end_node;

    if (!end)
        return arena_format(page->arena, "%s is kept %s", address_words(explanation), what);
    return arena_format(page->arena, "%s is kept in %s, %s", address_words(explanation), value_words(page, end), what);
}

static const char *loop_words(Page *page, const Explanation *explanation)
{
    if (!explanation->flows.count)
        return "the statement is in a loop, so that any number of such calls may wait";
    if (!explanation->end_node)
        return "its address is kept past its iteration of the loop";
    return holder_words(page, explanation, "which is declared outside of the loop and outlives the iteration");
}

static const char *heap_words(Page *page, const Explanation *explanation)
{
    const IrNode *end = explanation->end_node;
    const ExplanationFlow *last = &list_last(&explanation->flows);
    const ExplanationNote *note = last_note(explanation->flows.items, explanation->flows.count);

    if (end && end->op == OP_CLOSURE && note &&
        (note->reason == FLOW_REASON_CAPTURED || note->reason == FLOW_REASON_REFERENCE))
        return "a function literal that is on the heap itself captures it";
    if (end)
        return holder_words(page, explanation, "which is on the heap itself");
    if (!note)
        return "its address goes to the heap";
    const char *words = flow_words(page, note, last);
    bool leaks = note->reason == FLOW_REASON_CALL_PARAMETER && note->callee && note->callee->has_body;
    return arena_format(page->arena, "%s is %s%s", address_words(explanation), words,
                        leaks ? ", which lets it go to the heap" : "");
}

const char *verdict_reason(Page *page, const IrNode *node, const Explanation *explanation)
{
    switch (explanation->cause) {
    case PLACE_CAUSE_NONE:
        return "nothing that outlives it can hold its address";
    case PLACE_CAUSE_FLOWS_TO_HEAP: case PLACE_CAUSE_PASSED_TO_UNKNOWN:
        return heap_words(page, explanation);
    case PLACE_CAUSE_FLOWS_TO_RESULT:
        return arena_format(page->arena, "%s is returned by %s", address_words(explanation),
                            page_function(page, ir_as(NAME, IrName, explanation->end_node)->function));
    case PLACE_CAUSE_OUTLIVES_LOOP:
        return loop_words(page, explanation);
    case PLACE_CAUSE_OUTLIVES_CLOSURE:
        return holder_words(page, explanation, "a variable outside of the function literal that makes it");
    case PLACE_CAUSE_TOO_LARGE:
        return size_words(page, node, explanation);
    case PLACE_CAUSE_TOO_ALIGNED:
        return "its type must be more aligned than the stack is";
    case PLACE_CAUSE_SIZE_NOT_CONSTANT:
        return dynamic_size_words(page, node);
    }
    berth_bug("cause %d", (int)explanation->cause);
}

/* ---- why it is on the stack ---- */

typedef struct Holders {
    const char *held, *passed;    /* the first of each, or NULL */
    uint32_t held_count, passed_count;
} Holders;

static bool is_named(const IrNode *node)
{
    const IrName *name = ir_if(NAME, IrName, node);

    return name ? name->name[0] != '~' && name->name[0] != '.' && !name->is_temporary : node != NULL;
}

static Holders holders_of(Page *page, const Explanation *explanation)
{
    Holders holders = {0};

    list_each (ExplanationFlow, flow, explanation->holders) {
        const ExplanationNote *note = last_note(&flow, 1);
        if (flow.target_text && is_named(flow.target)) {
            if (holders.held_count++ == 0)
                holders.held = value_words(page, flow.target);
        } else if (!flow.target_text && note && note->callee) {
            if (holders.passed_count++ == 0)
                holders.passed = flow_words(page, note, &flow);
        }
    }
    return holders;
}

static const char *stay_words(Page *page, const IrNode *node, const Explanation *explanation)
{
    Arena *arena = page->arena;
    Holders holders = holders_of(page, explanation);
    const char *others = holders.held_count > 1 ? " and others that do not outlive it" : ", which does not outlive it";
    const char *calls = holders.passed_count > 1 ? " and to others, which do not keep it" : ", which does not keep it";

    if (node->op == OP_NAME && !explanation->is_address_taken)
        return "its address is never taken";
    if (node->op == OP_DEFER)
        return "the statement runs once, and the call is made before the function returns";
    if (holders.held && holders.passed)
        return arena_format(arena, "its address is only kept in %s%s, and %s%s", holders.held, others, holders.passed,
                            calls);
    if (holders.held)
        return arena_format(arena, "its address is only kept in %s%s", holders.held, others);
    if (holders.passed)
        return arena_format(arena, "its address is only %s%s", holders.passed, calls);
    return "its address is not kept anywhere";
}

/* ---- the whole ---- */

static const char *placed_words(Page *page, const IrNode *node)
{
    const Placement *placement = place_of(page->placements, node);
    const char *value = value_words(page, node);

    const char *reason = place_reason_text(placement->reason);

    switch (placement->place) {
    case PLACE_STATIC:
        return arena_format(page->arena, "%s is read-only data, made before the program runs: %s", value, reason);
    case PLACE_NOWHERE:
        return arena_format(page->arena, "%s is never made: %s", value, reason);
    case PLACE_HEAP:
        if (placement->go_verdict == PLACE_HEAP)
            reason = verdict_reason(page, node, placement->path);
        return arena_format(page->arena, "%s is on the heap: %s", value, reason);
    case PLACE_STACK:
        return arena_format(page->arena, "%s is on the stack: %s", value, stay_words(page, node, placement->path));
    }
    berth_bug("place %d", (int)placement->place);
}

const char *verdict_words(Page *page, const Value *value)
{
    const char *text = value_words(page, value->node);

    switch (value->kind) {
    case VALUE_PLACED:
        return placed_words(page, value->node);
    case VALUE_PACKAGE_VARIABLE:
        return arena_format(page->arena, "%s is static data: it is there as long as the program runs", text);
    case VALUE_INITIAL:
        return arena_format(page->arena, "%s is made once: it is part of a package variable's initial value", text);
    case VALUE_CHANNEL:
        return arena_format(page->arena, "%s is on the heap: a channel always is", text);
    case VALUE_APPEND:
        return arena_format(page->arena, "%s makes a new array on the heap if the slice has no room", text);
    }
    berth_bug("value kind %d", (int)value->kind);
}

const char *verdict_leak(Page *page, const IrName *parameter, const ExplanationLeak *leak)
{
    const char *what = leak->loads == 0 ? arena_format(page->arena, "what %s points to", parameter->name)
                                        : arena_format(page->arena, "what is %d pointer%s behind what %s points to",
                                                       leak->loads, leak->loads == 1 ? "" : "s", parameter->name);

    if (leak->end == EXPLANATION_RESULT)
        return arena_format(page->arena, "%s lives as long as the caller of %s keeps the result%s%s", what,
                            page_function(page, parameter->function),
                            ((const IrName *)leak->end_node)->name[0] == '~' ? "" : " ",
                            ((const IrName *)leak->end_node)->name[0] == '~' ? "" : ((const IrName *)leak->end_node)->name);
    return arena_format(page->arena, "%s must be on the heap, callers see to that", what);
}
