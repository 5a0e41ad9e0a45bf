/* Assignments that move nothing anywhere new: x.f = x.g, b.buf = b.buf[n:m].
 *
 * They would otherwise count as stores into the heap.
 * Source: Go 1.19 cmd/compile/internal/escape/utils.go; ir.SameSafeExpr.
 */
#include "analysis/escape/graph.h"

static IrName *loaded_variable(IrNode *node)
{
    IrNode *x = node->op == OP_DEREF         ? ((IrUnary *)node)->x
                : node->op == OP_DOT_POINTER ? ((IrSelector *)node)->x
                                             : NULL;

    return x && x->op == OP_NAME ? (IrName *)x : NULL;
}

/* p.f = p.g[i:j]: the slice is of memory that p holds already.  Not if an array is sliced that is
 * itself inside *p: that makes a new pointer into *p. */
static bool slices_the_same_base(IrNode *left, IrNode *right)
{
    IrName *base = loaded_variable(left);

    if (!base || right->op < OP_SLICE || right->op > OP_SLICE3_ARRAY)
        return false;
    IrSlice *slice = (IrSlice *)right;
    if ((right->op == OP_SLICE_ARRAY || right->op == OP_SLICE3_ARRAY) && slice->x->op == OP_ADDRESS)
        return false;
    return loaded_variable(slice->x) == base;
}

static bool may_change_memory(IrNode *node)
{
    if (node->op == OP_NAME || node->op == OP_LITERAL || node->op == OP_NIL)
        return false;
    if (node->op >= OP_ADD && node->op <= OP_SHIFT_RIGHT)
        return may_change_memory(((IrBinary *)node)->x) || may_change_memory(((IrBinary *)node)->y);
    if (node->op == OP_INDEX)
        return may_change_memory(((IrIndex *)node)->x) || may_change_memory(((IrIndex *)node)->index);
    if (node->op == OP_DOT || node->op == OP_DOT_POINTER)
        return may_change_memory(((IrSelector *)node)->x);
    if (node->op == OP_CONVERT || node->op == OP_CONVERT_NOP || node->op == OP_LEN || node->op == OP_CAP ||
        node->op == OP_NOT || node->op == OP_BIT_NOT || node->op == OP_PLUS || node->op == OP_NEGATE ||
        node->op == OP_DEREF)
        return may_change_memory(((IrUnary *)node)->x);
    return true;
}

/* Both expressions denote the same thing and evaluating them changes nothing. */
static bool is_same_safe(IrNode *a, IrNode *b)
{
    if (!a || !b || a->op != b->op)
        return false;
    switch ((int)a->op) {
    case OP_NAME:
        return a == b;
    case OP_DOT: case OP_DOT_POINTER:
        return ((IrSelector *)a)->object == ((IrSelector *)b)->object &&
               is_same_safe(((IrSelector *)a)->x, ((IrSelector *)b)->x);
    case OP_DEREF: case OP_CONVERT_NOP: case OP_NOT: case OP_BIT_NOT: case OP_PLUS: case OP_NEGATE:
        return is_same_safe(((IrUnary *)a)->x, ((IrUnary *)b)->x);
    case OP_CONVERT:
        return type_identical(a->type, b->type) && is_same_safe(((IrUnary *)a)->x, ((IrUnary *)b)->x);
    case OP_INDEX: case OP_INDEX_MAP:
        return is_same_safe(((IrIndex *)a)->x, ((IrIndex *)b)->x) &&
               is_same_safe(((IrIndex *)a)->index, ((IrIndex *)b)->index);
    case OP_LITERAL:
        return type_identical(a->type, b->type) &&
               constant_compare(((IrLiteral *)a)->constant, TOKEN_EQUAL, ((IrLiteral *)b)->constant);
    default:
        return false;
    }
}

bool assignment_is_to_self(IrNode *left, IrNode *right)
{
    if (slices_the_same_base(left, right))
        return true;
    if (left->op != right->op)
        return false;
    if (left->op == OP_DOT || left->op == OP_DOT_POINTER)
        return is_same_safe(((IrSelector *)left)->x, ((IrSelector *)right)->x);
    if (left->op != OP_INDEX)
        return false;
    IrIndex *a = (IrIndex *)left, *b = (IrIndex *)right;
    return !may_change_memory(a->index) && !may_change_memory(b->index) && is_same_safe(a->x, b->x);
}
