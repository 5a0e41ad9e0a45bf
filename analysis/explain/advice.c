/* What would keep a value on the stack.  Nothing is said that is not known to be true: where another path to the heap
 * remains, that one is named instead.
 */
#include "analysis/explain/internal.h"
#include "analysis/escape/limits.h"

#define advise(page, ...) page_line(page, arena_format((page)->arena, __VA_ARGS__))

static Type *made_type(const IrNode *node)
{
    const PointerType *pointer = under_if(POINTER, PointerType, node->type);
    const SliceType *slice = under_if(SLICE, SliceType, node->type);

    return node->op == OP_NAME ? node->type : pointer ? pointer->element : slice ? slice->element : node->type;
}

static void advise_size(Page *page, const IrNode *node, const Explanation *explanation)
{
    int64_t element_bytes = type_size_bytes(made_type(node));
    bool is_small_enough = explanation->bytes <= LIMIT_VARIABLE_BYTES;

    if (explanation->cause == PLACE_CAUSE_SIZE_NOT_CONSTANT) {
        if (element_bytes)
            advise(page, "With a constant size of at most %lld elements it would be on the stack.",
                   (long long)(LIMIT_IMPLICIT_BYTES / element_bytes));
    } else if (node->op == OP_NAME) {
        advise(page, "With at most %lld bytes it would be on the stack.", (long long)explanation->most_bytes);
    } else if (node->op == OP_MAKE_SLICE && is_small_enough) {
        advise(page, "An array variable that is sliced would be on the stack: it may have %d bytes.", LIMIT_VARIABLE_BYTES);
    } else if ((node->op == OP_NEW || node->op == OP_POINTER_LITERAL) && is_small_enough) {
        advise(page, "A declared variable would be on the stack: it may have %d bytes.", LIMIT_VARIABLE_BYTES);
    }
}

/* Is the value's own address returned at once, as &x or as what the expression gives? */
static bool is_returned_at_once(const Explanation *explanation)
{
    const ExplanationFlow *flow = explanation->flows.items;

    return explanation->flows.count == 1 && flow->notes.count == 2 &&
           (flow->notes.items[0].reason == FLOW_REASON_ADDRESS_OF || flow->notes.items[0].reason == FLOW_REASON_SPILL) &&
           flow->notes.items[1].reason == FLOW_REASON_RETURN;
}

static void advise_result(Page *page, const IrNode *node, const Explanation *explanation)
{
    const IrFunction *function = ir_as(NAME, IrName, explanation->end_node)->function;
    const char *name = page_function(page, function);

    if (is_returned_at_once(explanation)) {
        const char *type = ir_type_text(page->arena, made_type(node), page->local);
        if (node->op == OP_NAME || node->op == OP_NEW || node->op == OP_POINTER_LITERAL)
            advise(page, "It would be on the stack if %s returned a value of type %s, not a pointer, or filled in "
                         "one of its caller's.",
                   name, type);
        else if (node->op == OP_MAKE_SLICE)
            advise(page, "Nothing would be made here if %s took the slice from its caller.", name);
    }
    if (function->inline_body)
        advise(page, "Where a call of %s is inlined, the value is placed anew: see there.", name);
}

static void advise_loop(Page *page, const Explanation *explanation)
{
    const IrName *name = explanation->end_node ? ir_if(NAME, IrName, explanation->end_node) : NULL;

    if (name && name->class == IR_LOCAL && !name->is_temporary && !name->is_inlined)
        advise(page, "It would be on the stack if %s was declared inside of the loop.", name->name);
}

static void advise_unknown(Page *page, const Explanation *explanation)
{
    const ExplanationFlow *last = &list_last(&explanation->flows);
    const ExplanationNote *note = last->notes.count ? &list_last(&last->notes) : NULL;

    if (!note || note->reason != FLOW_REASON_CALL_PARAMETER)
        return;
    if (note->callee)
        advise(page, "It would be on the stack if //go:noescape stood before %s, which promises that it keeps nothing.",
               page_function(page, note->callee));
    else if (note->node->op == OP_CALL_INTERFACE)
        advise(page, "It would be on the stack if the method was known, by a concrete type in the interface's place, and "
                     "did not keep it.");
    else
        advise(page, "It would be on the stack if the function was named here, and did not keep it.");
}

/* A variable that never changes is copied into the literal: then its address goes nowhere. */
static void advise_capture(Page *page, const IrNode *node, const Explanation *explanation)
{
    const ExplanationFlow *first = explanation->flows.items;

    if (explanation->flows.count && first->notes.count && list_last(&first->notes).reason == FLOW_REASON_REFERENCE &&
        type_size_bytes(node->type) <= LIMIT_CAPTURED_BYTES)
        advise(page, "It would be on the stack if it was never assigned again and its address never taken: the literal "
                     "would have a copy.");
}

void advice_write(Page *page, const IrNode *node, const Explanation *explanation)
{
    if (node->op == OP_CONVERT_INTERFACE)
        advise(page, "Nothing would be allocated without the conversion to an interface.");
    if (node->op == OP_NAME)
        advise_capture(page, node, explanation);
    if (explanation->also) {
        advise(page, "That is not the only reason: %s.", verdict_reason(page, node, explanation->also));
        return;
    }
    switch (explanation->cause) {
    case PLACE_CAUSE_TOO_LARGE: case PLACE_CAUSE_SIZE_NOT_CONSTANT:
        advise_size(page, node, explanation);
        return;
    case PLACE_CAUSE_FLOWS_TO_RESULT:
        advise_result(page, node, explanation);
        return;
    case PLACE_CAUSE_OUTLIVES_LOOP:
        advise_loop(page, explanation);
        return;
    case PLACE_CAUSE_PASSED_TO_UNKNOWN:
        advise_unknown(page, explanation);
        return;
    case PLACE_CAUSE_NONE: case PLACE_CAUSE_FLOWS_TO_HEAP: case PLACE_CAUSE_OUTLIVES_CLOSURE:
    case PLACE_CAUSE_TOO_ALIGNED:
        return;
    }
}

/* ---- at run time ---- */

static void advise_box(Page *page, Type *type, bool is_on_heap)
{
    BoxKind kind = type_box_kind(type);

    if (kind == BOX_NOTHING)
        advise(page, "At run time nothing is allocated: values without bytes share an address.");
    else if (!is_on_heap)
        return;
    else if (kind == BOX_BYTE)
        advise(page, "At run time nothing is allocated: the values of one byte are there once for all.");
    else if (kind == BOX_NUMBER && type_is_integer(type))
        advise(page, "At run time values below 256 are not allocated: they are there once for all.");
    else if (kind != BOX_MEMORY)
        advise(page, "At run time nothing is allocated for one that is zero.");
}

void advice_run_time(Page *page, const IrNode *node, const Placement *placement)
{
    const IrClosure *closure = ir_if(CLOSURE, IrClosure, node);

    if (node->op == OP_CONVERT_INTERFACE)
        advise_box(page, ((const IrUnary *)node)->x->type, placement->place == PLACE_HEAP);
    if (closure && !closure->function->captured.count)
        advise(page, "At run time nothing is allocated: it captures nothing, so one is there once for all.");
    if (placement->place != PLACE_STACK)
        return;
    bool is_constant = node->op == OP_STRING_TO_BYTES && ((const IrUnary *)node)->x->op == OP_LITERAL;
    if (!is_constant &&
        (node->op == OP_ADD_STRINGS || node->op == OP_BYTES_TO_STRING || node->op == OP_RUNES_TO_STRING ||
         node->op == OP_STRING_TO_BYTES || node->op == OP_STRING_TO_RUNES))
        advise(page, "At run time it is allocated on the heap if it has more than %d %s.",
               node->op == OP_STRING_TO_RUNES ? PLACE_BUFFER_RUNES : PLACE_BUFFER_BYTES,
               node->op == OP_STRING_TO_RUNES ? "runes" : "bytes");
    if (node->op == OP_MAKE_MAP || node->op == OP_MAP_LITERAL)
        advise(page, "At run time a map with more than 8 entries has the others on the heap.");
}
