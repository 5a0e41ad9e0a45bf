/* Unary and binary operators: which types they take, which type results, the value of constant ones.
 * Source: Go spec, Operators; cmd/compile/internal/types2/expr.go, Go 1.19.
 */
#include "analysis/check/internal.h"

typedef struct OperatorRule {
    unsigned properties;       /* BASIC_IS_ flags: the operand type has one of them; 0: no such operator */
    const char *overflow;      /* what a constant that grew too large came from */
} OperatorRule;

static const OperatorRule unary_rules[TOKEN_KINDS] = {
#define UNARY(TOKEN, flags, text) [TOKEN_##TOKEN] = {flags, text},
#define BINARY(TOKEN, flags, text)
#include "analysis/check/operators.def"
#undef UNARY
#undef BINARY
};

static const OperatorRule binary_rules[TOKEN_KINDS] = {
#define UNARY(TOKEN, flags, text)
#define BINARY(TOKEN, flags, text) [TOKEN_##TOKEN] = {flags, text},
#include "analysis/check/operators.def"
#undef UNARY
#undef BINARY
};

static bool is_shift(TokenKind operator)
{
    return operator == TOKEN_SHL || operator == TOKEN_SHR;
}

static bool is_comparison(TokenKind operator)
{
    return operator >= TOKEN_EQUAL && operator <= TOKEN_GREATER_EQUAL;
}

static void invalidate(Operand *x)
{
    x->mode = MODE_NONE;
}

static bool check_defined(Checker *checker, Operand *x, const OperatorRule *rule, TokenKind operator)
{
    if (check_has_properties(x->type, rule->properties))
        return true;
    check_error(checker, x->expr, "invalid operation: operator %s not defined on %s", token_spelling(operator),
                operand_text(checker, x));
    invalidate(x);
    return false;
}

/* ---- constant results ---- */

static Pos operator_pos(const Expr *e)
{
    return e->node.kind == NODE_UNARY || e->node.kind == NODE_BINARY ? node_pos(e) : check_start(e);
}

static const char *overflowing_operation(const Expr *e)
{
    const UnaryExpr *unary = node_if(UNARY, UnaryExpr, e);
    const BinaryExpr *binary = node_if(BINARY, BinaryExpr, e);
    const char *text = unary    ? unary_rules[unary->operator].overflow
                       : binary ? binary_rules[binary->operator].overflow
                                : "";

    if (binary && binary->operator == TOKEN_SHL)
        return "shift";
    return text ? text : "";
}

/* A typed constant must fit its type after each operation, an untyped one must not grow without end. */
static void check_overflow(Checker *checker, Operand *x)
{
    enum { LARGEST_UNTYPED_BITS = 512 };

    if (constant_kind(x->constant) == CONSTANT_UNKNOWN) {
        check_error_at(checker, operator_pos(x->expr), "constant result is not representable");
    } else if (!type_is_untyped(x->type)) {
        check_representable(checker, x, under_as(BASIC, BasicType, x->type));
    } else if (constant_kind(x->constant) == CONSTANT_INT &&
               constant_bit_length(x->constant) > LARGEST_UNTYPED_BITS) {
        check_error_at(checker, operator_pos(x->expr), "constant %s overflow", overflowing_operation(x->expr));
        x->constant = constant_unknown();
    }
}

static bool is_unknown(const Operand *x)
{
    return constant_kind(x->constant) == CONSTANT_UNKNOWN;
}

/* ---- unary ---- */

static void check_address(Checker *checker, Operand *x, UnaryExpr *e)
{
    if (expr_unparen(e->x)->node.kind != NODE_COMPOSITE_LIT && x->mode != MODE_VARIABLE) {
        check_error(checker, x->expr, "invalid operation: cannot take address of %s", operand_text(checker, x));
        invalidate(x);
        return;
    }
    x->mode = MODE_VALUE;
    x->type = type_new_pointer(checker->arena, x->type);
}

static void check_receive(Checker *checker, Operand *x)
{
    Type *core = check_core_type(x->type);
    ChanType *chan = type_if(CHAN, ChanType, core);
    const char *problem = !core                                     ? "cannot receive from %s: no core type"
                          : !chan                                   ? "cannot receive from non-channel %s"
                          : chan->direction == CHAN_SEND_ONLY       ? "cannot receive from send-only channel %s"
                                                                    : NULL;

    if (problem) {
        Writer text = {.arena = checker->arena};
        writer_text(&text, "invalid operation: ");
        writer_bytes(&text, problem, (size_t)(strstr(problem, "%s") - problem));
        writer_text(&text, operand_text(checker, x));
        writer_text(&text, strstr(problem, "%s") + 2);
        check_error(checker, x->expr, "%s", writer_done(&text));
        invalidate(x);
        return;
    }
    x->mode = MODE_COMMA_OK;
    x->type = chan->element;
    checker->context.has_call_or_receive = true;
}

static void compute_unary(Checker *checker, Operand *x, UnaryExpr *e)
{
    unsigned size_bits = 0;

    if (is_unknown(x))
        return;
    if (type_is_unsigned(x->type) && !type_is_untyped(x->type))
        size_bits = (unsigned)type_size_bytes(x->type) * 8;
    x->constant = constant_unary(e->operator, x->constant, size_bits);
    x->expr = &e->expr;
    check_overflow(checker, x);
}

void check_unary(Checker *checker, Operand *x, UnaryExpr *e)
{
    check_expr(checker, x, e->x);
    if (x->mode == MODE_NONE)
        return;
    if (e->operator == TOKEN_AND) {
        check_address(checker, x, e);
    } else if (e->operator == TOKEN_ARROW) {
        check_receive(checker, x);
    } else if (e->operator == TOKEN_TILDE) {
        check_error(checker, e, "cannot use ~ outside of interface or type constraint");
        invalidate(x);
    } else if (check_defined(checker, x, &unary_rules[e->operator], e->operator)) {
        if (x->mode == MODE_CONSTANT)
            compute_unary(checker, x, e);
        else
            x->mode = MODE_VALUE;
    }
}

/* ---- comparisons ---- */

static const char *incomparable_cause(Checker *checker, Type *type)
{
    TypeKind kind = type_underlying(type)->kind;

    if (kind == TYPE_SLICE || kind == TYPE_SIGNATURE || kind == TYPE_MAP)
        return arena_format(checker->arena, "%s can only be compared to nil", check_kind_text(checker, type));
    return type_incomparable_cause(checker->arena, type, checker->package);
}

/* The operand that forbids the comparison, or NULL; *cause may stay NULL. */
static Operand *find_offender(Checker *checker, Operand *x, Operand *y, TokenKind operator, const char **cause)
{
    if (!check_assignable(checker, x, y->type, NULL) && !check_assignable(checker, y, x->type, NULL)) {
        *cause = arena_format(checker->arena, "mismatched types %s and %s", check_type_text(checker, x->type),
                              check_type_text(checker, y->type));
        return y;
    }
    if (operator != TOKEN_EQUAL && operator != TOKEN_NOT_EQUAL) {
        if (!check_has_properties(x->type, BASIC_IS_ORDERED))
            return x;
        return check_has_properties(y->type, BASIC_IS_ORDERED) ? NULL : y;
    }
    if (x->mode == MODE_NIL || y->mode == MODE_NIL)
        return type_has_nil(x->mode == MODE_NIL ? y->type : x->type) ? NULL : y;
    Operand *offender = !type_is_comparable(x->type) ? x : !type_is_comparable(y->type) ? y : NULL;
    if (offender)
        *cause = incomparable_cause(checker, offender->type);
    return offender;
}

static void report_comparison(Checker *checker, Operand *x, Operand *y, Operand *offender, TokenKind operator,
                              const char *cause, bool is_switch_case)
{
    bool has_parameter = x->type->kind == TYPE_PARAMETER || y->type->kind == TYPE_PARAMETER;
    const char *spelling = token_spelling(operator);

    if (!cause && has_parameter) {
        if (x->type->kind != TYPE_PARAMETER)
            offender = y;
        cause = arena_format(checker->arena, "type parameter %s is not comparable with %s",
                             check_type_text(checker, offender->type), spelling);
    } else if (!cause) {
        cause = arena_format(checker->arena, "operator %s not defined on %s", spelling,
                             check_kind_text(checker, offender->type));
    }
    const char *left = check_expr_text(checker, x->expr), *right = check_expr_text(checker, y->expr);
    if (is_switch_case)
        check_error(checker, x->expr, "invalid case %s in switch on %s (%s)", left, right, cause);
    else
        check_error(checker, offender->expr, "invalid operation: %s %s %s (%s)", left, spelling, right, cause);
}

void check_comparison(Checker *checker, Operand *x, Operand *y, TokenKind operator, bool is_switch_case)
{
    const char *cause = NULL;

    if (is_switch_case)
        operator = TOKEN_EQUAL;
    Operand *offender = find_offender(checker, x, y, operator, &cause);
    if (offender) {
        report_comparison(checker, x, y, offender, operator, cause, is_switch_case);
        invalidate(x);
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        x->constant = constant_from_bool(constant_compare(x->constant, operator, y->constant));
    } else {
        x->mode = MODE_VALUE;
        check_update_type(checker, x->expr, type_default(x->type), true);
        check_update_type(checker, y->expr, type_default(y->type), true);
    }
    x->type = type_basic[BASIC_UNTYPED_BOOL];
}

/* ---- shifts ---- */

static bool reject_shift(Checker *checker, Operand *at, const char *before, const char *after)
{
    check_error(checker, at->expr, "invalid operation: %s %s%s", before, operand_text(checker, at), after);
    return false;
}

/* The right operand is an integer, or an untyped constant that a uint holds. */
static bool check_shift_count(Checker *checker, Operand *y)
{
    if (y->mode == MODE_CONSTANT) {
        Constant *count = constant_to_int(y->constant);
        if (constant_kind(count) == CONSTANT_INT && constant_sign(count) < 0)
            return reject_shift(checker, y, "negative shift count", "");
        return !type_is_untyped(y->type) ||
               check_representable(checker, y, (BasicType *)type_basic[BASIC_UINT]);
    }
    if (check_has_properties(y->type, BASIC_IS_INTEGER))
        return true;
    if (!type_is_untyped(y->type))
        return reject_shift(checker, y, "shift count", " must be integer");
    check_convert_untyped(checker, y, type_basic[BASIC_UINT]);
    return y->mode != MODE_NONE;
}

static void shift_constants(Checker *checker, Operand *x, Operand *y, Expr *e, TokenKind operator)
{
    /* Enough to write the smallest float64: 2^-1074. */
    enum { LARGEST_COUNT = 1023 - 1 + 52 };
    uint64_t count;
    bool is_integer = type_is_integer(x->type);

    if (is_unknown(x) || is_unknown(y)) {
        x->constant = constant_unknown();
        x->type = is_integer ? x->type : type_basic[BASIC_UNTYPED_INT];
        return;
    }
    if (!constant_uint64(constant_to_int(y->constant), &count) || count > LARGEST_COUNT) {
        reject_shift(checker, y, "invalid shift count", "");
        invalidate(x);
        return;
    }
    if (!is_integer)
        x->type = type_basic[BASIC_UNTYPED_INT];
    x->constant = constant_shift(constant_to_int(x->constant), operator, (unsigned)count);
    x->expr = e ? e : x->expr;
    check_overflow(checker, x);
}

static bool is_integer_constant(const Operand *x)
{
    return x->mode == MODE_CONSTANT && constant_kind(constant_to_int(x->constant)) == CONSTANT_INT;
}

static void check_shift(Checker *checker, Operand *x, Operand *y, Expr *e, TokenKind operator)
{
    bool is_untyped = type_is_untyped(x->type);

    if (!check_has_properties(x->type, BASIC_IS_INTEGER) && !(is_untyped && is_integer_constant(x))) {
        reject_shift(checker, x, "shifted operand", " must be integer");
        invalidate(x);
        return;
    }
    if (!check_shift_count(checker, y)) {
        invalidate(x);
        return;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        shift_constants(checker, x, y, e, operator);
        return;
    }
    if (x->mode == MODE_CONSTANT && is_untyped) {
        /* Its type will be what it would be without the shift. */
        if (x->expr->is_pending)
            x->expr->is_shift_operand = true;
    } else if (!check_has_properties(x->type, BASIC_IS_INTEGER)) {
        reject_shift(checker, x, "shifted operand", " must be integer");
        invalidate(x);
        return;
    }
    x->mode = MODE_VALUE;
}

/* ---- binary ---- */

static bool have_same_property(const Operand *x, const Operand *y, unsigned properties)
{
    return check_has_properties(x->type, properties) == check_has_properties(y->type, properties);
}

/* May an untyped operand be converted to the type of the other?  If not, the types are told as they are. */
static bool can_mix(const Operand *x, const Operand *y)
{
    if (type_is_interface(x->type) || type_is_interface(y->type))
        return true;
    return have_same_property(x, y, BASIC_IS_BOOLEAN) && have_same_property(x, y, BASIC_IS_STRING) &&
           !(x->mode == MODE_NIL && !type_has_nil(y->type)) && !(y->mode == MODE_NIL && !type_has_nil(x->type));
}

static bool match_untyped(Checker *checker, Operand *x, Operand *y)
{
    if ((!type_is_untyped(x->type) && !type_is_untyped(y->type)) || !can_mix(x, y))
        return true;
    check_convert_untyped(checker, x, y->type);
    if (x->mode == MODE_NONE)
        return false;
    check_convert_untyped(checker, y, x->type);
    return y->mode != MODE_NONE;
}

static void report_mismatch(Checker *checker, Operand *x, Operand *y, Expr *e, Expr *left, Expr *right,
                            TokenKind operator)
{
    const char *types = arena_format(checker->arena, "(mismatched types %s and %s)", check_type_text(checker, x->type),
                                     check_type_text(checker, y->type));

    if (x->type == type_invalid || y->type == type_invalid)
        return;
    if (e)
        check_error(checker, x->expr, "invalid operation: %s %s", check_expr_text(checker, e), types);
    else
        check_error(checker, x->expr, "invalid operation: %s %s= %s %s", check_expr_text(checker, left),
                    token_spelling(operator), check_expr_text(checker, right), types);
}

/* Division by a constant zero; a complex one is zero if the squares of its parts vanish. */
static bool divides_by_zero(const Operand *x, const Operand *y)
{
    if (y->mode != MODE_CONSTANT)
        return false;
    if ((x->mode == MODE_CONSTANT || check_has_properties(x->type, BASIC_IS_INTEGER)) && constant_sign(y->constant) == 0)
        return true;
    if (x->mode != MODE_CONSTANT || !type_is_complex(x->type))
        return false;
    Constant *real = constant_real(y->constant), *imaginary = constant_imaginary(y->constant);
    return constant_sign(constant_binary(real, TOKEN_MUL, real, false)) == 0 &&
           constant_sign(constant_binary(imaginary, TOKEN_MUL, imaginary, false)) == 0;
}

static void compute_binary(Checker *checker, Operand *x, Operand *y, Expr *e, TokenKind operator)
{
    if (is_unknown(x) || is_unknown(y)) {
        x->constant = constant_unknown();
        return;
    }
    x->constant = constant_binary(x->constant, operator, y->constant, type_is_integer(x->type));
    x->expr = e ? e : x->expr;
    check_overflow(checker, x);
}

void check_binary(Checker *checker, Operand *x, Expr *e, Expr *left, Expr *right, TokenKind operator)
{
    Operand y;

    check_expr(checker, x, left);
    check_expr(checker, &y, right);
    if (x->mode == MODE_NONE)
        return;
    if (y.mode == MODE_NONE) {
        invalidate(x);
        x->expr = y.expr;
        return;
    }
    if (is_shift(operator)) {
        check_shift(checker, x, &y, e, operator);
        return;
    }
    if (!match_untyped(checker, x, &y)) {
        invalidate(x);
        return;
    }
    if (is_comparison(operator)) {
        check_comparison(checker, x, &y, operator, false);
        return;
    }
    if (!type_identical(x->type, y.type)) {
        report_mismatch(checker, x, &y, e, left, right, operator);
        invalidate(x);
        return;
    }
    if (!check_defined(checker, x, &binary_rules[operator], operator))
        return;
    if ((operator == TOKEN_DIV || operator == TOKEN_REM) && divides_by_zero(x, &y)) {
        check_error(checker, y.expr, "invalid operation: division by zero");
        invalidate(x);
        return;
    }
    if (x->mode == MODE_CONSTANT && y.mode == MODE_CONSTANT)
        compute_binary(checker, x, &y, e, operator);
    else
        x->mode = MODE_VALUE;
}
