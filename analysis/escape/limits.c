/* What must be in the heap whatever flows: sizes and alignments (escape.md 1.9).
 * Source: Go 1.19 cmd/compile/internal/escape/utils.go.
 */
#include "analysis/escape/limits.h"
#include "analysis/escape/graph.h"

enum { WORD_BYTES = 8 };

static Limit most(int64_t bytes, int64_t most_bytes)
{
    if (bytes <= most_bytes)
        return (Limit){PLACE_CAUSE_NONE, 0, 0};
    return (Limit){PLACE_CAUSE_TOO_LARGE, bytes, most_bytes};
}

static Limit made_slice_limit(IrMake *make)
{
    IrNode *size = make->capacity ? make->capacity : make->length;
    int64_t element_bytes = type_size_bytes(under_as(SLICE, SliceType, make->node.type)->element);
    int64_t count, bytes;

    if (size->op != OP_LITERAL || !type_is_integer(size->type) ||
        !constant_int64(((IrLiteral *)size)->constant, &count) || count < 0 || count > INT32_MAX)
        return (Limit){PLACE_CAUSE_SIZE_NOT_CONSTANT, 0, 0};
    return most(__builtin_mul_overflow(count, element_bytes, &bytes) ? INT64_MAX : bytes, LIMIT_IMPLICIT_BYTES);
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

static Limit aligned(Type *type)
{
    return (Limit){type_align_bytes(type) > WORD_BYTES ? PLACE_CAUSE_TOO_ALIGNED : PLACE_CAUSE_NONE, 0, 0};
}

/* What the expression allocates, whose value is only a pointer to it. */
static Limit implicit_limit(IrNode *node)
{
    if (node->op == OP_NEW || node->op == OP_POINTER_LITERAL) {
        Type *element = under_as(POINTER, PointerType, node->type)->element;
        Limit limit = most(type_size_bytes(element), LIMIT_IMPLICIT_BYTES);
        return limit.cause ? limit : aligned(element);
    }
    if (node->op == OP_CLOSURE)
        return most(closure_bytes(((IrClosure *)node)->function), LIMIT_IMPLICIT_BYTES);
    if (node->op == OP_METHOD_VALUE)
        return most(WORD_BYTES + type_size_bytes(((IrSelector *)node)->x->type), LIMIT_IMPLICIT_BYTES);
    if (node->op == OP_MAKE_SLICE)
        return made_slice_limit((IrMake *)node);
    return (Limit){PLACE_CAUSE_NONE, 0, 0};
}

Limit limit_of(IrNode *node)
{
    const IrName *name = ir_if(NAME, IrName, node);

    if (!node || !node->type || (name && (name->class == IR_PARAMETER || name->class == IR_RESULT)))
        return (Limit){PLACE_CAUSE_NONE, 0, 0};
    Limit limit = most(type_size_bytes(node->type), LIMIT_VARIABLE_BYTES);
    if (limit.cause == PLACE_CAUSE_NONE)
        limit = aligned(node->type);
    return limit.cause ? limit : implicit_limit(node);
}

FlowReason limit_reason(PlaceCause cause)
{
    return cause == PLACE_CAUSE_TOO_LARGE       ? FLOW_REASON_TOO_LARGE
           : cause == PLACE_CAUSE_TOO_ALIGNED   ? FLOW_REASON_TOO_ALIGNED
                                                : FLOW_REASON_SIZE_NOT_CONSTANT;
}
