/* What must be in the heap whatever flows: sizes and alignments (escape.md 1.9).
 * Source: Go 1.19 cmd/compile/internal/ir/cfg.go, escape/utils.go.
 */
#include "analysis/escape/graph.h"

enum {
    MAX_VARIABLE_BYTES = 10 * 1024 * 1024,  /* declared variables */
    MAX_IMPLICIT_BYTES = 64 * 1024,         /* new(T), &T{}, make, closures */
    WORD_BYTES = 8
};

static PlaceCause made_slice_cause(IrMake *make)
{
    IrNode *size = make->capacity ? make->capacity : make->length;
    int64_t element_bytes = type_size_bytes(under_as(SLICE, SliceType, make->node.type)->element);
    int64_t count;

    if (size->op != OP_LITERAL || !type_is_integer(size->type) ||
        !constant_int64(((IrLiteral *)size)->constant, &count) || count < 0 || count > INT32_MAX)
        return PLACE_CAUSE_SIZE_NOT_CONSTANT;
    if (element_bytes != 0 && count > MAX_IMPLICIT_BYTES / element_bytes)
        return PLACE_CAUSE_TOO_LARGE;
    return PLACE_CAUSE_NONE;
}

int64_t closure_bytes(const IrFunction *function)
{
    int64_t bytes = WORD_BYTES;

    list_each (IrName *, variable, function->captured) {
        int64_t size = variable->is_by_value ? type_size_bytes(variable->node.type) : WORD_BYTES;
        int64_t align = variable->is_by_value ? type_align_bytes(variable->node.type) : WORD_BYTES;
        bytes = (bytes + align - 1) / align * align + size;
    }
    return bytes;
}

PlaceCause limit_cause(IrNode *node)
{
    if (!node || !node->type)
        return PLACE_CAUSE_NONE;
    if (node->op == OP_NAME) {
        IrClass class = ((IrName *)node)->class;
        if (class == IR_PARAMETER || class == IR_RESULT)
            return PLACE_CAUSE_NONE;
    }
    if (type_size_bytes(node->type) > MAX_VARIABLE_BYTES)
        return PLACE_CAUSE_TOO_LARGE;
    if (type_align_bytes(node->type) > WORD_BYTES)
        return PLACE_CAUSE_TOO_ALIGNED;
    if (node->op == OP_NEW || node->op == OP_POINTER_LITERAL) {
        Type *element = under_as(POINTER, PointerType, node->type)->element;
        if (type_size_bytes(element) > MAX_IMPLICIT_BYTES)
            return PLACE_CAUSE_TOO_LARGE;
        if (type_align_bytes(element) > WORD_BYTES)
            return PLACE_CAUSE_TOO_ALIGNED;
    }
    if (node->op == OP_CLOSURE && closure_bytes(((IrClosure *)node)->function) > MAX_IMPLICIT_BYTES)
        return PLACE_CAUSE_TOO_LARGE;
    if (node->op == OP_METHOD_VALUE && WORD_BYTES + type_size_bytes(((IrSelector *)node)->x->type) > MAX_IMPLICIT_BYTES)
        return PLACE_CAUSE_TOO_LARGE;
    if (node->op == OP_MAKE_SLICE)
        return made_slice_cause((IrMake *)node);
    return PLACE_CAUSE_NONE;
}

FlowReason limit_reason(PlaceCause cause)
{
    return cause == PLACE_CAUSE_TOO_LARGE       ? FLOW_REASON_TOO_LARGE
           : cause == PLACE_CAUSE_TOO_ALIGNED   ? FLOW_REASON_TOO_ALIGNED
                                                : FLOW_REASON_SIZE_NOT_CONSTANT;
}
