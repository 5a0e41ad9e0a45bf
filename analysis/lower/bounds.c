/* Indices that cannot be out of range whatever their operands are: x[i&7] of eight elements.
 * Source: cmd/compile/internal/walk/expr.go, bounded, Go 1.19.
 */
#include "analysis/lower/internal.h"

/* The value of a constant that fits 32 bits. */
static bool small_constant(const IrNode *node, int64_t *value)
{
    const IrLiteral *literal = ir_if(LITERAL, IrLiteral, node);

    return literal && constant_kind(literal->constant) == CONSTANT_INT && constant_int64(literal->constant, value)
        && *value == (int32_t)*value;
}

/* x & mask and x &^ mask are at most the result; -1: not known. */
static int64_t largest_masked(const IrBinary *mask, bool is_signed, int bits)
{
    int64_t value;

    if (small_constant(mask->x, &value))
        return value;
    if (!small_constant(mask->y, &value))
        return -1;
    if (mask->node.op == OP_AND)
        return value;
    return is_signed || bits == 64 ? ~value : ~value & ((INT64_C(1) << bits) - 1);
}

/* How many bits x / y, of an unsigned x with `bits`, can have. */
static int quotient_bits(int bits, int64_t divisor)
{
    for (; bits > 0 && divisor >= 2; divisor >>= 1)
        bits--;
    return bits;
}

static bool is_below(const IrNode *index, int64_t length)
{
    bool is_signed = !type_is_unsigned(index->type);
    int bits = (int)(8 * type_size_bytes(index->type));
    const IrBinary *binary = (const IrBinary *)index;
    int64_t value;

    if (small_constant(index, &value))
        return value >= 0 && value < length;
    if (index->op == OP_AND || index->op == OP_AND_NOT) {
        int64_t largest = largest_masked(binary, is_signed, bits);
        if (largest >= 0 && largest < length)
            return true;
    } else if (!is_signed && index->op == OP_MOD && small_constant(binary->y, &value)) {
        if (value >= 0 && value <= length)
            return true;
    } else if (!is_signed && index->op == OP_DIV && small_constant(binary->y, &value)) {
        bits = quotient_bits(bits, value);
    } else if (!is_signed && index->op == OP_SHIFT_RIGHT && small_constant(binary->y, &value)) {
        if (value > bits)
            return true;
        bits -= (int)value;
    }
    return !is_signed && bits <= 62 && (INT64_C(1) << bits) <= length;
}

void lower_mark_bounded(IrIndex *index)
{
    const IrLiteral *text = ir_if(LITERAL, IrLiteral, index->x);
    ArrayType *array = under_if(ARRAY, ArrayType, index->x->type);

    if (!type_is_integer(index->index->type))
        return;
    if (array)
        index->node.is_bounded = is_below(index->index, array->length);
    else if (text)
        index->node.is_bounded = is_below(index->index, (int64_t)constant_text(text->constant).length);
}
