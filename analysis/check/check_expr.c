/* Expressions: the dispatch by kind, and the forms in which others ask for one.
 *
 * Every expression goes through check_raw_expr, which records what it found in
 * the slots of the tree; an error leaves MODE_NONE, which silences its users.
 * Source: cmd/compile/internal/types2/expr.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- the kinds that need no file of their own ---- */

static void fail(Operand *x)
{
    x->mode = MODE_NONE;
}

static void check_literal(Checker *checker, Operand *x, BasicLit *e)
{
    /* Longer than any precision asks for: not worth the time to convert it. */
    enum { LONGEST_NUMBER = 10000 };

    if (e->is_bad)
        return;
    if (e->token != TOKEN_STRING && e->token != TOKEN_RUNE && e->text.length > LONGEST_NUMBER) {
        check_error(checker, e, "excessively long constant: %.10s... (%zu chars)", e->text.bytes, e->text.length);
        return;
    }
    operand_set_constant(x, e->token, e->text);
    if (x->mode == MODE_NONE)
        check_error(checker, e, "malformed constant: %.*s", TEXT_ARGS(e->text));
}

static void check_assertion(Checker *checker, Operand *x, AssertExpr *e)
{
    check_expr(checker, x, e->x);
    if (x->mode == MODE_NONE)
        return;
    if (x->type->kind == TYPE_PARAMETER || type_underlying(x->type)->kind != TYPE_INTERFACE) {
        const char *text = operand_text(checker, x);
        if (x->type->kind == TYPE_PARAMETER)
            check_error(checker, x->expr, "invalid operation: cannot use type assertion on type parameter value %s", text);
        else
            check_error(checker, x->expr, "invalid operation: %s is not an interface", text);
        fail(x);
        return;
    }
    Type *type = check_variable_type(checker, e->type);
    if (type == type_invalid) {
        fail(x);
        return;
    }
    check_type_assertion(checker, &e->expr, x, type, false);
    x->mode = MODE_COMMA_OK;
    x->type = type;
}

/* What x, or each of the types of its type parameter, points to; NULL after an error. */
static Type *pointed_type(Checker *checker, Operand *x)
{
    TermList only = {.items = &(UnionTerm){.type = x->type}, .count = 1};
    TermList *terms = x->type->kind == TYPE_PARAMETER ? check_terms(x->type) : &only;
    Type *element = NULL;

    for (uint32_t i = 0; !terms || i < terms->count; i++) {
        PointerType *pointer = terms ? under_if(POINTER, PointerType, terms->items[i].type) : NULL;
        if (!pointer) {
            check_error(checker, x->expr, "invalid operation: cannot indirect %s", operand_text(checker, x));
            return NULL;
        }
        if (element && !type_identical(element, pointer->element)) {
            check_error(checker, x->expr, "invalid operation: pointers of %s must have identical base types",
                        operand_text(checker, x));
            return NULL;
        }
        element = pointer->element;
    }
    return element;
}

/* *x: a pointer type, or what a pointer points to. */
static void check_star(Checker *checker, Operand *x, UnaryExpr *e)
{
    check_expr_or_type(checker, x, e->x, false);
    if (x->mode == MODE_NONE)
        return;
    if (x->mode == MODE_TYPE) {
        check_may_be_variable_type(checker, e->x, x->type);
        x->type = type_new_pointer(checker->arena, x->type);
        return;
    }
    Type *element = pointed_type(checker, x);
    if (!element) {
        fail(x);
        return;
    }
    x->mode = MODE_VARIABLE;
    x->type = element;
}

static RawKind check_unary_or_star(Checker *checker, Operand *x, UnaryExpr *e)
{
    if (e->operator == TOKEN_MUL) {
        check_star(checker, x, e);
        return RAW_EXPRESSION;
    }
    check_unary(checker, x, e);
    /* A receive operation may stand as a statement. */
    return e->operator == TOKEN_ARROW ? RAW_STATEMENT : RAW_EXPRESSION;
}

static RawKind check_parenthesized(Checker *checker, Operand *x, ParenExpr *e)
{
    RawKind kind = check_raw_expr(checker, x, e->x, NULL, false);

    x->expr = &e->expr;
    return kind;
}

/* ---- dispatch ---- */

/* x comes in as MODE_NONE of type_invalid; whoever reports an error leaves or makes it so. */
static RawKind dispatch(Checker *checker, Operand *x, Expr *e, Type *hint)
{
    switch ((NodeKind)e->node.kind) {
    case NODE_NAME_EXPR:
        check_name(checker, x, (NameExpr *)e, NULL, false);
        break;
    case NODE_BASIC_LIT:
        check_literal(checker, x, (BasicLit *)e);
        break;
    case NODE_FUNC_LIT:
        check_function_literal(checker, x, (FuncLit *)e);
        break;
    case NODE_COMPOSITE_LIT:
        check_composite_literal(checker, x, (CompositeLit *)e, hint);
        break;
    case NODE_PAREN_EXPR:
        return check_parenthesized(checker, x, (ParenExpr *)e);
    case NODE_SELECTOR:
        check_selector(checker, x, (SelectorExpr *)e);
        break;
    case NODE_INDEX_EXPR:
        if (check_index_expr(checker, x, (IndexExpr *)e))
            check_function_instance(checker, x, (IndexExpr *)e);
        break;
    case NODE_SLICE_EXPR:
        check_slice_expr(checker, x, (SliceExpr *)e);
        break;
    case NODE_ASSERT_EXPR:
        check_assertion(checker, x, (AssertExpr *)e);
        break;
    case NODE_CALL:
        return check_call(checker, x, (CallExpr *)e);
    case NODE_UNARY: {
        RawKind kind = check_unary_or_star(checker, x, (UnaryExpr *)e);
        x->expr = e;
        return x->mode == MODE_NONE ? RAW_STATEMENT : kind;
    }
    case NODE_BINARY: {
        BinaryExpr *binary = (BinaryExpr *)e;
        check_binary(checker, x, e, binary->x, binary->y, binary->operator);
        break;
    }
    case NODE_ARRAY_TYPE:
    case NODE_SLICE_TYPE:
    case NODE_STRUCT_TYPE:
    case NODE_INTERFACE_TYPE:
    case NODE_FUNC_TYPE:
    case NODE_MAP_TYPE:
    case NODE_CHAN_TYPE:
        x->type = check_type(checker, e);
        x->mode = MODE_TYPE;
        break;
    case NODE_DOTS_TYPE:
        check_error(checker, e, "invalid use of '...'");
        break;
    case NODE_LIST_EXPR:
        check_error(checker, e, "unexpected list of expressions");
        break;
    case NODE_TYPE_SWITCH_GUARD:
        check_error(checker, e, "invalid AST: use of .(type) outside type switch");
        break;
    case NODE_KEY_VALUE:
        check_error(checker, e, "invalid AST: no key:value expected");
        break;
    case NODE_BAD_EXPR:
        break;
    case NODE_NONE:
    case NODE_KINDS:
#define IF_EXPR(KIND)
#define IF_STMT(KIND) case NODE_##KIND:
#define IF_DECL(KIND) case NODE_##KIND:
#define IF_OTHER(KIND) case NODE_##KIND:
#define NODE(KIND, Struct, class) IF_##class(KIND)
#include "parser/nodes.def"
#undef NODE
#undef IF_EXPR
#undef IF_STMT
#undef IF_DECL
#undef IF_OTHER
        berth_bug("a %s where an expression is needed", node_kind_name(e->node.kind));
    }
    x->expr = e;
    /* After an error any kind of use is silently accepted. */
    return x->mode == MODE_NONE ? RAW_STATEMENT : RAW_EXPRESSION;
}

/* A generic function or type must be given its arguments before it is used. */
void check_no_generic(Checker *checker, Operand *x)
{
    if (x->mode == MODE_NONE || x->mode == MODE_NO_VALUE || !x->type)
        return;
    NamedType *named = type_if(NAMED, NamedType, x->type);
    SignatureType *signature = type_if(SIGNATURE, SignatureType, x->type);
    bool is_type = named && named->type_parameters && !named->arguments;
    if (!is_type && !(signature && signature->type_parameters))
        return;
    check_error(checker, x->expr, "cannot use generic %s %s without instantiation", is_type ? "type" : "function",
                check_expr_text(checker, x->expr));
    x->mode = MODE_NONE;
    x->type = type_invalid;
}

/* Types are made when the expression around them is: its place, not their own, is that of errors of the compiler. */
static bool has_types_made(const Expr *e)
{
    switch ((int)e->node.kind) {
    case NODE_COMPOSITE_LIT: case NODE_FUNC_LIT: case NODE_CALL: case NODE_ASSERT_EXPR:
        return true;
    }
    return false;
}

RawKind check_raw_expr(Checker *checker, Operand *x, Expr *e, Type *hint, bool allow_generic)
{
    Pos outer = checker->context.compiler_pos;

    *x = (Operand){.mode = MODE_NONE, .type = type_invalid, .expr = e};
    if (has_types_made(e))
        checker->context.compiler_pos = node_pos(e);
    RawKind kind = dispatch(checker, x, e, hint);
    checker->context.compiler_pos = outer;
    if (!allow_generic)
        check_no_generic(checker, x);
    check_record(checker, x);
    return kind;
}

/* ---- what is asked for ---- */

static void refuse_modes(Checker *checker, Operand *x, bool allows_types)
{
    const char *complaint = NULL;

    if (x->mode == MODE_NO_VALUE)
        complaint = allows_types ? "used as value or type" : "used as value";
    else if (x->mode == MODE_BUILTIN && !allows_types)
        complaint = "must be called";
    else if (x->mode == MODE_TYPE && !allows_types)
        complaint = "is not an expression";
    if (!complaint)
        return;
    check_error(checker, x->expr, "%s %s", operand_text(checker, x), complaint);
    fail(x);
}

void check_single_value(Checker *checker, Operand *x)
{
    if (x->mode != MODE_VALUE || !x->type || x->type->kind != TYPE_TUPLE)
        return;
    check_error(checker, x->expr, "multiple-value %s in single-value context", operand_text(checker, x));
    fail(x);
}

void check_multi_expr(Checker *checker, Operand *x, Expr *e)
{
    check_raw_expr(checker, x, e, NULL, false);
    refuse_modes(checker, x, false);
}

void check_expr(Checker *checker, Operand *x, Expr *e)
{
    check_multi_expr(checker, x, e);
    check_single_value(checker, x);
}

void check_expr_with_hint(Checker *checker, Operand *x, Expr *e, Type *hint)
{
    check_raw_expr(checker, x, e, hint, false);
    refuse_modes(checker, x, false);
    check_single_value(checker, x);
}

void check_expr_or_type(Checker *checker, Operand *x, Expr *e, bool allow_generic)
{
    check_raw_expr(checker, x, e, NULL, allow_generic);
    refuse_modes(checker, x, true);
    check_single_value(checker, x);
}

/* The results of one call, or one value that may have an ok beside it. */
static void spread_one(Checker *checker, OperandList *values, Expr *e, bool allow_comma_ok, bool *is_comma_ok)
{
    Operand x;

    check_multi_expr(checker, &x, e);
    TupleType *tuple = x.mode != MODE_NONE ? type_if(TUPLE, TupleType, x.type) : NULL;
    if (tuple) {
        list_each (Object *, variable, tuple->variables)
            list_push(checker->arena, values, ((Operand){.mode = MODE_VALUE, .type = variable->type, .expr = e}));
        return;
    }
    *is_comma_ok = allow_comma_ok && (x.mode == MODE_MAP_INDEX || x.mode == MODE_COMMA_OK);
    if (*is_comma_ok)
        x.mode = MODE_VALUE;
    list_push(checker->arena, values, x);
    if (*is_comma_ok)
        list_push(checker->arena, values,
                  ((Operand){.mode = MODE_VALUE, .type = type_basic[BASIC_UNTYPED_BOOL], .expr = e}));
}

OperandList check_expr_list(Checker *checker, ExprList *list, bool allow_comma_ok, bool *is_comma_ok)
{
    OperandList values = {0};

    *is_comma_ok = false;
    if (list->count == 1) {
        spread_one(checker, &values, list->items[0], allow_comma_ok, is_comma_ok);
        return values;
    }
    list_each (Expr *, e, *list) {
        Operand x;
        check_expr(checker, &x, e);
        list_push(checker->arena, &values, x);
    }
    return values;
}
