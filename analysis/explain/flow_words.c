/* One step of a path in words: the past participle that completes "it is ...". */
#include "analysis/explain/internal.h"

/* The variable that an assignment to a part of it changes. */
static const IrNode *stored_part(const IrNode *left)
{
    for (;;) {
        if (left->op == OP_DOT)
            left = ((const IrSelector *)left)->x;
        else if (left->op == OP_PAREN)
            left = ((const IrUnary *)left)->x;
        else if (left->op == OP_INDEX && under_if(ARRAY, ArrayType, ((const IrIndex *)left)->x->type))
            left = ((const IrIndex *)left)->x;
        else
            return left;
    }
}

/* The parameters and results of inlined calls have become variables, which nobody has written. */
static const char *words_of_inlining(Page *page, const IrName *variable)
{
    const Source *source = sources_find(&page->compilation->sources, variable->node.pos);
    const char *function = source && source->call ? page_function(page, source->function) : NULL;

    if (variable->name[0] == '~')
        return function ? arena_format(page->arena, "returned by %s", function) : "returned";
    return function ? arena_format(page->arena, "passed to %s as %s", function, variable->name)
                    : arena_format(page->arena, "assigned to %s", variable->name);
}

static const char *words_of_store(Page *page, const IrNode *where, const IrNode *left)
{
    if (!left)
        return "assigned";
    const IrNode *part = stored_part(left);
    const IrName *name = ir_if(NAME, IrName, part);
    const char *text = page_text(page, left);
    bool is_parameter = name && name->is_inlined && where->op == OP_ASSIGN_LIST;
    if (name && part == left && (name->name[0] == '~' || is_parameter))
        return words_of_inlining(page, name);
    if (name && name->class == IR_PACKAGE_VARIABLE)
        return arena_format(page->arena, "stored in the package variable %s", page_text(page, part));
    if (name)
        return arena_format(page->arena, "%s %s%s", part == left ? "assigned to" : "stored in",
                            name->class == IR_RESULT ? "the result " : "", text);
    if (part->op == OP_INDEX_MAP)
        return arena_format(page->arena, "put into the map %s", page_text(page, ((const IrIndex *)part)->x));
    if (part->op == OP_INDEX)
        return arena_format(page->arena, "stored in an element of %s", page_text(page, ((const IrIndex *)part)->x));
    return arena_format(page->arena, "stored through a pointer, in %s", text);
}

static const char *parameter_words(Page *page, const IrName *parameter)
{
    if (!parameter || !parameter->name || strcmp(parameter->name, "_") == 0 || parameter->name[0] == '~')
        return "";
    const IrFunction *function = parameter->function;
    bool is_receiver = function && function->receiver == parameter;
    return arena_format(page->arena, is_receiver ? " as its receiver %s" : " as %s", parameter->name);
}

static const char *unknown_callee(Page *page, const IrCall *call)
{
    const IrNode *callee = call->callee;

    if (call->node.op == OP_CALL_INTERFACE) {
        const IrSelector *selector = (const IrSelector *)callee;
        return arena_format(page->arena, "passed to the interface method %s.%s, which may be any type's",
                            ir_type_text(page->arena, selector->x->type, page->local), selector->selector->text);
    }
    return arena_format(page->arena, "passed to the function value %s, which may be any function", page_text(page, callee));
}

static const char *builtin_words(Page *page, const IrNode *call)
{
    if (call->op == OP_PANIC)
        return "given to panic, which hands it to whoever recovers";
    if (call->op == OP_APPEND)
        return "given to append, which may store it in an array in the heap";
    return arena_format(page->arena, "given to %s", ir_op_spelling(call->op));
}

/* What is not kept, of a function that is not known, is the function value itself. */
static const char *words_of_call(Page *page, const ExplanationNote *note, bool is_kept)
{
    const IrFunction *callee = note->callee;

    if (note->node->op != OP_CALL && note->node->op != OP_CALL_INTERFACE)
        return builtin_words(page, note->node);
    if (!callee)
        return is_kept ? unknown_callee(page, (const IrCall *)note->node) : "called";
    const char *parameter = parameter_words(page, note->parameter);
    if (!callee->has_body)
        return arena_format(page->arena, "passed to %s%s, a function without a body", page_function(page, callee), parameter);
    return arena_format(page->arena, "passed to %s%s", page_function(page, callee), parameter);
}

static const char *words_of_method_value(Page *page, const ExplanationNote *note)
{
    if (!note->callee)
        return arena_format(page->arena, "bound by the method value %s, whose method may be any type's",
                            page_text(page, note->node));
    return arena_format(page->arena, "bound by the method value %s", page_text(page, note->node));
}

static const char *words_of_range(Page *page, const ExplanationNote *note, const char *verb)
{
    const IrNode *value = ((const IrRange *)note->node)->value;

    return value ? arena_format(page->arena, "%s %s by range", verb, page_text(page, value)) : "ranged over";
}

static const char *words_of_result(Page *page, const ExplanationFlow *flow)
{
    const IrName *result = flow->target ? ir_if(NAME, IrName, flow->target) : NULL;

    if (!result || result->class != IR_RESULT)
        return "returned";
    const char *function = page_function(page, result->function);
    if (result->name[0] == '~')
        return arena_format(page->arena, "returned by %s", function);
    return arena_format(page->arena, "returned by %s as %s", function, result->name);
}

const char *flow_words(Page *page, const ExplanationNote *note, const ExplanationFlow *flow)
{
    Arena *arena = page->arena;
    const char *text = page_text(page, note->node);

    switch (note->reason) {
    case FLOW_REASON_ADDRESS_OF:
        return arena_format(arena, "pointed to by %s", text);
    case FLOW_REASON_SPILL:
        return arena_format(arena, "pointed to by what %s gives", text);
    case FLOW_REASON_REFERENCE:
        return "captured by a function literal, by reference";
    case FLOW_REASON_CAPTURED:
        return "captured by a function literal";
    case FLOW_REASON_INDIRECTION: case FLOW_REASON_DOT_OF_POINTER:
        return arena_format(arena, "read through a pointer: %s", text);
    case FLOW_REASON_DOT: case FLOW_REASON_ARRAY_ELEMENT:
        return arena_format(arena, "taken out: %s", text);
    case FLOW_REASON_SLICE:
        return arena_format(arena, "sliced: %s", text);
    case FLOW_REASON_INTERFACE_CONVERTED:
        return arena_format(arena, "put into an interface of type %s", ir_type_text(arena, note->node->type, page->local));
    case FLOW_REASON_SWITCH_CASE:
        return "taken out of the interface by the type switch";
    case FLOW_REASON_HEADER_DATA:
        return arena_format(arena, "taken out of the header: %s", text);
    case FLOW_REASON_ARRAY_LITERAL: case FLOW_REASON_SLICE_LITERAL: case FLOW_REASON_STRUCT_LITERAL:
        return arena_format(arena, "put into %s", value_words(page, note->node));
    case FLOW_REASON_MAP_LITERAL_KEY:
        return "put into the map as a key";
    case FLOW_REASON_MAP_LITERAL_VALUE:
        return "put into the map as a value";
    case FLOW_REASON_MAP_KEY:
        return arena_format(arena, "put into the map %s as a key", page_text(page, ((const IrIndex *)note->node)->x));
    case FLOW_REASON_ASSIGN: case FLOW_REASON_ASSIGN_LIST: case FLOW_REASON_ASSIGN_FROM_MAP:
    case FLOW_REASON_ASSIGN_RECEIVED: case FLOW_REASON_ASSIGN_ASSERTED: case FLOW_REASON_ASSIGN_CALL:
        return words_of_store(page, note->node, note->left);
    case FLOW_REASON_RANGE:
        return words_of_range(page, note, "copied to");
    case FLOW_REASON_RANGE_LOAD:
        return words_of_range(page, note, "loaded into");
    case FLOW_REASON_RETURN:
        return words_of_result(page, flow);
    case FLOW_REASON_SEND:
        return arena_format(arena, "sent on the channel %s", page_text(page, ((const IrBinary *)note->node)->x));
    case FLOW_REASON_CALL_PARAMETER:
        return words_of_call(page, note, flow->target_text != NULL);
    case FLOW_REASON_METHOD_VALUE:
        return words_of_method_value(page, note);
    case FLOW_REASON_APPENDED_TO:
        return "in a slice that append may move to the heap with its elements";
    case FLOW_REASON_APPENDED:
        return "among the elements that are appended, to an array that may be in the heap";
    case FLOW_REASON_COPIED:
        return "among the elements that are copied, to an array that may be in the heap";
    case FLOW_REASON_GO:
        return "used by another goroutine, which the go statement starts";
    case FLOW_REASON_DEFER_IN_LOOP:
        return "kept for a deferred call in a loop, of which there may be many";
    case FLOW_REASON_TOO_LARGE:
        return "too large for the stack";
    case FLOW_REASON_TOO_ALIGNED:
        return "more aligned than the stack is";
    case FLOW_REASON_SIZE_NOT_CONSTANT:
        return "of a size that is not a constant";
    case FLOW_REASONS:
        break;
    }
    berth_bug("flow reason %d", (int)note->reason);
}
