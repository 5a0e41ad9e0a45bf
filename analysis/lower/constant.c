/* Constant expressions: one LITERAL each, with the value rounded to its type and the text as written.
 * Source: cmd/compile/internal/noder, helpers.go (FixValue) and expr.go (constExprOp), Go 1.19.
 */
#include "analysis/lower/internal.h"

#include <math.h>

static Constant *round_float(Constant *value, const Type *type)
{
    double rounded = type_basic_kind(type) == BASIC_FLOAT32 || type_basic_kind(type) == BASIC_COMPLEX64
                         ? constant_float32(value, NULL)
                         : constant_float64(value, NULL);

    return isfinite(rounded) ? constant_from_float(rounded) : value;
}

static Constant *fit(Constant *value, const Type *type)
{
    if (type_is_integer(type))
        return constant_to_int(value);
    if (type_is_float(type))
        return round_float(constant_to_float(value), type);
    if (type_is_complex(type)) {
        value = constant_to_complex(value);
        return constant_complex(round_float(constant_real(value), type),
                                round_float(constant_imaginary(value), type));
    }
    return value;
}

static IrOp unary_operator(TokenKind operator)
{
    switch ((int)operator) {
    case TOKEN_SUB: return OP_NEGATE;
    case TOKEN_XOR: return OP_BIT_NOT;
    case TOKEN_NOT: return OP_NOT;
    }
    return OP_PLUS;
}

/* The outermost operation of the source text. */
static IrOp source_op(const Expr *x)
{
    const UnaryExpr *unary = node_if(UNARY, UnaryExpr, x);
    const BinaryExpr *binary = node_if(BINARY, BinaryExpr, x);

    if (unary)
        return unary_operator(unary->operator);
    if (binary)
        return lower_operator(binary->operator);
    if (node_if(CALL, CallExpr, x))
        return OP_CALL;
    return node_if(BASIC_LIT, BasicLit, x) ? OP_LITERAL : OP_NAME;
}

IrNode *lower_constant(Lower *lower, Expr *x, Type *type)
{
    IrLiteral *literal = lower_node(lower, LITERAL, IrLiteral, node_pos(x), type);

    literal->constant = fit(x->constant, type);
    if (lower_is_in_shape(lower) && type_has_shape(type))  /* Go has made it anew, of the type argument */
        return &literal->node;
    literal->node.source_text = expr_text(lower->arena, x);
    literal->source_op = source_op(x);
    return &literal->node;
}
