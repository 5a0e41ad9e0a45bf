/* Untyped operands: their types are settled by where they are used.
 *
 * An untyped expression keeps `is_pending` set until something that uses it
 * gives it a type; then the type travels down to the operands that take part in
 * it (not into constant operations: only their roots become values).  What is
 * still pending at the end gets its default type.
 * The left operand of a non-constant shift takes the type from around the shift
 * (`is_shift_operand`), and that type must turn out to be an integer type.
 * Source: cmd/compile/internal/types2/expr.go (updateExprType, implicitTypeAndValue), Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- slots ---- */

static void record(Expr *e, ExprMode mode, Type *type, Constant *constant)
{
    if (mode == MODE_NONE)
        return;
    e->mode = (uint8_t)mode;
    e->type = type;
    e->constant = mode == MODE_CONSTANT ? constant : NULL;
}

void check_record(Checker *checker, Operand *x)
{
    Expr *e = x->expr;

    if (x->mode == MODE_NONE)
        return;
    record(e, x->mode, x->mode == MODE_NO_VALUE ? NULL : x->type, x->constant);
    e->has_comma_ok = false;
    e->is_shift_operand = false;
    e->is_pending = e->type && type_is_untyped(e->type);
    if (e->is_pending)
        list_push(checker->arena, &checker->pending, e);
}

void check_record_type(Expr *e, Type *type)
{
    record(e, MODE_TYPE, type, NULL);
}

void check_record_comma_ok(Checker *checker, Expr *e, Type *value, Type *ok)
{
    TupleType *pair = type_new_tuple(checker->arena);

    if (!value || !ok)
        return;
    list_push(checker->arena, &pair->variables, check_new_object(checker, OBJECT_VAR, NULL, node_pos(e), value));
    list_push(checker->arena, &pair->variables, check_new_object(checker, OBJECT_VAR, NULL, node_pos(e), ok));
    for (;;) {
        e->type = &pair->type;
        e->has_comma_ok = true;
        ParenExpr *paren = node_if(PAREN_EXPR, ParenExpr, e);
        if (!paren)
            return;
        e = paren->x;
    }
}

/* Constants too large for their default type are parts of constant expressions: no value is ever made of them. */
static void settle(Checker *checker, Expr *e)
{
    Operand x = {.mode = e->mode, .type = e->type, .constant = e->constant, .expr = e};
    Type *type = type_default(e->type);

    e->is_pending = false;
    if (type_is_untyped(type))
        return;
    if (x.mode == MODE_CONSTANT && check_representation(&x, (BasicType *)type, &e->constant) != CONVERSION_FINE)
        return;
    (void)checker;
    e->type = type;
}

void check_record_untyped(Checker *checker)
{
    list_each (Expr *, e, checker->pending)
        if (e->is_pending)
            settle(checker, e);
    checker->pending.count = 0;
}

/* ---- types on their way down ---- */

static bool is_comparison(TokenKind operator)
{
    return operator >= TOKEN_EQUAL && operator <= TOKEN_GREATER_EQUAL;
}

static void update(Checker *checker, Expr *parent, Expr *e, Type *type, bool is_final);

static void update_operands(Checker *checker, Expr *e, Type *type, bool is_final)
{
    ParenExpr *paren = node_if(PAREN_EXPR, ParenExpr, e);
    UnaryExpr *unary = node_if(UNARY, UnaryExpr, e);
    BinaryExpr *binary = node_if(BINARY, BinaryExpr, e);

    if (paren) {
        update(checker, e, paren->x, type, is_final);
    } else if (e->mode == MODE_CONSTANT) {
        return;  /* its operands were constants, which never become values */
    } else if (unary) {
        update(checker, e, unary->x, type, is_final);
    } else if (binary && !is_comparison(binary->operator)) {
        update(checker, e, binary->x, type, is_final);
        if (binary->operator != TOKEN_SHL && binary->operator != TOKEN_SHR)
            update(checker, e, binary->y, type, is_final);
    }
}

static void update(Checker *checker, Expr *parent, Expr *e, Type *type, bool is_final)
{
    if (!e->is_pending)
        return;
    update_operands(checker, e, type, is_final);
    if (!is_final && type_is_untyped(type)) {
        e->type = type_underlying(type);
        return;
    }
    e->is_pending = false;
    if (e->is_shift_operand && !check_has_properties(type, BASIC_IS_INTEGER)) {
        check_error(checker, e, "invalid operation: %s (shift of type %s)", check_expr_text(checker, parent),
                    check_type_text(checker, type));
        return;
    }
    Operand x = {.mode = e->mode, .type = e->type, .constant = e->constant, .expr = e};
    if (x.mode == MODE_CONSTANT) {
        check_convert_untyped(checker, &x, type);
        if (x.mode == MODE_NONE)
            return;
    }
    record(e, e->mode, type, x.constant);
}

void check_update_type(Checker *checker, Expr *e, Type *type, bool is_final)
{
    update(checker, NULL, e, type, is_final);
}

/* ---- implicit conversion ---- */

static ConversionProblem implicit_between_untyped(const Operand *x, Type *target, Type **type)
{
    const BasicType *from = (const BasicType *)x->type, *to = (const BasicType *)target;

    *type = x->type;
    if ((from->properties & BASIC_IS_NUMERIC) && (to->properties & BASIC_IS_NUMERIC)) {
        if (from->basic < to->basic)
            *type = target;
        return CONVERSION_FINE;
    }
    return from->basic == to->basic ? CONVERSION_FINE : CONVERSION_INVALID;
}

/* A value that is untyped but not constant: a comparison, or a shift not settled yet. */
static ConversionProblem implicit_of_value(const Operand *x, const Type *target)
{
    unsigned properties = type_properties(x->type) & (BASIC_IS_BOOLEAN | BASIC_IS_NUMERIC | BASIC_IS_STRING);
    unsigned wanted = properties & BASIC_IS_NUMERIC ? BASIC_IS_NUMERIC : properties;

    return wanted && type_properties(target) & wanted ? CONVERSION_FINE : CONVERSION_INVALID;
}

ConversionProblem check_implicit_type(Checker *checker, const Operand *x, Type *target, Type **type,
                                      Constant **constant)
{
    *type = target;
    *constant = NULL;
    if (x->mode == MODE_NONE || !type_is_untyped(x->type) || target == type_invalid) {
        *type = x->type;
        return CONVERSION_FINE;
    }
    if (type_is_untyped(target))
        return implicit_between_untyped(x, target, type);
    if (x->mode == MODE_NIL)
        return type_has_nil(target) ? CONVERSION_FINE : CONVERSION_INVALID;

    Type *under = type_underlying(target);
    if (under->kind == TYPE_BASIC) {
        if (x->mode == MODE_CONSTANT)
            return check_representation(x, (BasicType *)under, constant);
        return implicit_of_value(x, target);
    }
    if (under->kind != TYPE_INTERFACE)
        return CONVERSION_INVALID;
    InterfaceType *interface = (InterfaceType *)under;
    if (target->kind == TYPE_PARAMETER) {
        type_complete_interface(interface);
        if (!interface->terms || !interface->terms->count)
            return CONVERSION_INVALID;
        list_each (UnionTerm, term, *interface->terms) {
            Type *ignored_type;
            Constant *ignored;
            if (check_implicit_type(checker, x, term.type, &ignored_type, &ignored) != CONVERSION_FINE)
                return CONVERSION_INVALID;
        }
        return CONVERSION_FINE;
    }
    /* Values in interfaces need a concrete type: the default one. */
    if (type_interface_methods(checker->arena, interface)->count || interface->terms || interface->is_comparable)
        return CONVERSION_INVALID;
    *type = type_default(x->type);
    return CONVERSION_FINE;
}

void check_apply_implicit_type(Checker *checker, Operand *x, Type *type, Constant *constant)
{
    if (constant) {
        x->constant = constant;
        if (x->expr && x->expr->is_pending)
            x->expr->constant = constant;
    }
    if (type != x->type) {
        x->type = type;
        if (x->expr)
            check_update_type(checker, x->expr, type, false);
    }
}

void check_report_conversion(Checker *checker, ConversionProblem problem, const Operand *x, Type *target)
{
    const char *text = operand_text(checker, x), *type = check_type_text(checker, target);

    switch (problem) {
    case CONVERSION_TRUNCATES:
        check_error(checker, x->expr, "%s truncated to %s", text, type);
        break;
    case CONVERSION_OVERFLOWS:
        check_error(checker, x->expr, "%s overflows %s", text, type);
        break;
    case CONVERSION_INVALID:
        check_error(checker, x->expr, "cannot convert %s to %s", text, type);
        break;
    case CONVERSION_FINE:
        break;
    }
}

void check_convert_untyped(Checker *checker, Operand *x, Type *target)
{
    Type *type;
    Constant *constant;
    ConversionProblem problem = check_implicit_type(checker, x, target, &type, &constant);

    if (problem != CONVERSION_FINE) {
        Type *named = target->kind == TYPE_PARAMETER ? target : type_underlying(target);
        check_report_conversion(checker, problem, x, named);
        x->mode = MODE_NONE;
        return;
    }
    check_apply_implicit_type(checker, x, type, constant);
}
