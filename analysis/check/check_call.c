/* Calls: of functions and methods, and what looks like one: conversions and predeclared functions.
 *
 * Arguments may come from one call with several results, f(g()).
 * Source: cmd/compile/internal/types2, call.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- uses ---- */

void check_use(Checker *checker, Expr *e)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, e);
    ListExpr *list = node_if(LIST_EXPR, ListExpr, e);
    Operand x;

    if (!e || (name && name->name->is_blank))
        return;
    if (list)
        check_use_list(checker, &list->elements);
    else
        check_raw_expr(checker, &x, e, NULL, false);
}

void check_use_list(Checker *checker, ExprList *list)
{
    list_each (Expr *, e, *list)
        check_use(checker, e);
}

/* ---- conversions ---- */

static void check_conversion_call(Checker *checker, Operand *x, CallExpr *call)
{
    Type *target = x->type;
    uint32_t count = call->arguments.count;
    InterfaceType *interface = target->kind == TYPE_PARAMETER ? NULL : under_if(INTERFACE, InterfaceType, target);

    x->mode = MODE_NONE;
    if (count == 0) {
        check_error_at(checker, check_start(call), "missing argument in conversion to %s",
                       check_type_text(checker, target));
    } else if (count > 1) {
        check_use_list(checker, &call->arguments);
        check_error(checker, list_last(&call->arguments), "too many arguments in conversion to %s",
                    check_type_text(checker, target));
    } else {
        check_expr(checker, x, call->arguments.items[0]);
        if (x->mode == MODE_NONE)
            return;
        if (interface)
            type_complete_interface(interface);
        if (interface && (interface->is_comparable || interface->terms)) {
            check_error(checker, call,
                        "cannot use interface %s in conversion (contains specific type constraints or is comparable)",
                        check_type_text(checker, target));
        } else if (call->has_dots) {
            check_error(checker, call->arguments.items[0], "invalid use of ... in type conversion to %s",
                        check_type_text(checker, target));
        } else {
            Type *from = x->type;
            check_conversion(checker, x, target);
            if (x->mode != MODE_NONE)
                check_note_conversion(checker, call, from, target);
        }
    }
}

/* ---- arguments ---- */

static const char *summary_of_type(Checker *checker, Type *type, bool is_variadic)
{
    if (!type || type == type_invalid)
        return "<T>";
    if (type_is_untyped(type)) {
        const char *name = type_as(BASIC, BasicType, type)->name;

        return type_is_numeric(type) ? "number" : name + strlen("untyped ");
    }
    if (is_variadic)
        return arena_format(checker->arena, "...%s",
                            check_type_text(checker, type_as(SLICE, SliceType, type)->element));
    return check_type_text(checker, type);
}

const char *check_types_summary(Checker *checker, Type **types, uint32_t count, bool is_variadic)
{
    Writer writer = {.arena = checker->arena};

    writer_text(&writer, "(");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            writer_text(&writer, ", ");
        writer_text(&writer, summary_of_type(checker, types[i], is_variadic && i + 1 == count));
    }
    writer_text(&writer, ")");
    return writer_done(&writer);
}

const char *check_operands_summary(Checker *checker, OperandList *operands)
{
    Type **types = arena_new_array(checker->arena, Type *, operands->count + 1);

    for (uint32_t i = 0; i < operands->count; i++)
        types[i] = operands->items[i].type;
    return check_types_summary(checker, types, operands->count, false);
}

const char *check_variables_summary(Checker *checker, ObjectList *variables, bool is_variadic)
{
    Type **types = arena_new_array(checker->arena, Type *, variables->count + 1);

    for (uint32_t i = 0; i < variables->count; i++)
        types[i] = variables->items[i]->type;
    return check_types_summary(checker, types, variables->count, is_variadic);
}

static void report_count(Checker *checker, CallExpr *call, SignatureType *signature, OperandList *arguments,
                         uint32_t wanted)
{
    bool is_too_many = arguments->count > wanted;
    Pos pos = check_start(call);
    Writer writer = {.arena = checker->arena};

    if (is_too_many)
        pos = check_start(arguments->items[wanted].expr);
    else if (arguments->count)
        pos = check_start(arguments->items[arguments->count - 1].expr);
    writer_format(&writer, "%s arguments in call to %s", is_too_many ? "too many" : "not enough",
                  check_expr_text(checker, call->function));
    check_note(checker, &writer, 0, "have %s", check_operands_summary(checker, arguments));
    check_note(checker, &writer, 0, "want %s",
               check_variables_summary(checker, &signature->parameters->variables, signature->is_variadic));
    check_error_at(checker, pos, "%s", writer_done(&writer));
}

Type *check_parameter_type(SignatureType *signature, uint32_t i, bool has_dots)
{
    ObjectList *parameters = &signature->parameters->variables;

    if (signature->is_variadic && !has_dots && i + 1 >= parameters->count)
        return type_as(SLICE, SliceType, list_last(parameters)->type)->element;
    return parameters->items[i]->type;
}

/* Dots only where they belong, and as many arguments as parameters. */
static bool check_shape(Checker *checker, CallExpr *call, SignatureType *signature, OperandList *arguments)
{
    uint32_t count = arguments->count, wanted = signature->parameters->variables.count;

    if (call->has_dots && !signature->is_variadic) {
        check_error(checker, call, "cannot use ... in call to non-variadic %s",
                    check_expr_text(checker, call->function));
        return false;
    }
    if (call->has_dots && call->arguments.count == 1 && count > 1) {
        check_error(checker, call, "cannot use ... with %u-valued %s", count,
                    check_expr_text(checker, call->arguments.items[0]));
        return false;
    }
    if (signature->is_variadic && !call->has_dots)
        wanted = count >= wanted - 1 ? count : wanted - 1;
    if (count == wanted)
        return true;
    report_count(checker, call, signature, arguments, wanted);
    return false;
}

SignatureType *check_arguments(Checker *checker, CallExpr *call, SignatureType *signature, TypeList *given,
                               OperandList *arguments)
{
    list_each (Operand, argument, *arguments) {
        if (argument.mode == MODE_TYPE)
            check_error(checker, argument.expr, "%s used as value", operand_text(checker, &argument));
        if (argument.mode == MODE_TYPE || argument.mode == MODE_NONE)
            return signature;
    }
    if (!check_shape(checker, call, signature, arguments))
        return signature;
    if (signature->type_parameters) {
        SignatureType *instance = check_infer_call(checker, call, signature, given, arguments);
        if (!instance)
            return signature;
        signature = instance;
    }
    for (uint32_t i = 0; i < arguments->count; i++)
        check_assignment_in(checker, &arguments->items[i], check_parameter_type(signature, i, call->has_dots),
                            "argument to", call->function);
    return signature;
}

/* ---- calls ---- */

static void check_function_call(Checker *checker, Operand *x, CallExpr *call, bool has_brackets)
{
    SignatureType *signature = type_if(SIGNATURE, SignatureType, check_core_type(x->type));
    TypeList *given = NULL;

    if (!signature) {
        check_error(checker, x->expr, "invalid operation: cannot call non-function %s", operand_text(checker, x));
        x->mode = MODE_NONE;
        x->expr = &call->expr;
        return;
    }
    if (has_brackets && !check_explicit_arguments(checker, call, signature, &given)) {
        x->mode = MODE_NONE;
        x->expr = &call->expr;
        return;
    }
    bool is_comma_ok;
    OperandList arguments = check_expr_list(checker, &call->arguments, false, &is_comma_ok);
    signature = check_arguments(checker, call, signature, given, &arguments);

    ObjectList *results = &signature->results->variables;
    x->mode = results->count ? MODE_VALUE : MODE_NO_VALUE;
    x->type = results->count == 1 ? results->items[0]->type : &signature->results->type;
    x->constant = NULL;
    x->expr = &call->expr;
    /* Without arguments for them, types that mention parameters are none. */
    if (x->mode == MODE_VALUE && signature->type_parameters && type_mentions(x->type, signature->type_parameters))
        x->mode = MODE_NONE;
    checker->context.has_call_or_receive = true;
}

static RawKind builtin_use(int builtin)
{
    enum { EXPRESSION = RAW_EXPRESSION, STATEMENT = RAW_STATEMENT, CONVERSION = RAW_CONVERSION };
    static const uint8_t uses[BUILTIN_KINDS] = {
#define BUILTIN(KIND, name, minimum_arguments, is_variadic, use) [BUILTIN_##KIND] = use,
#include "analysis/check/builtins.def"
#undef BUILTIN
    };
    return uses[builtin];
}

static RawKind check_builtin_call(Checker *checker, Operand *x, CallExpr *call)
{
    int builtin = x->builtin;

    if (!check_builtin(checker, x, call, builtin))
        x->mode = MODE_NONE;
    x->expr = &call->expr;
    if (x->mode != MODE_NONE && x->mode != MODE_CONSTANT)
        checker->context.has_call_or_receive = true;
    return builtin_use(builtin);
}

RawKind check_call(Checker *checker, Operand *x, CallExpr *call)
{
    IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, call->function);
    bool has_brackets = false;

    if (index) {
        /* Type arguments that are left out here may follow from the call's. */
        *x = (Operand){.mode = MODE_NONE, .type = type_invalid, .expr = call->function};
        has_brackets = check_index_expr(checker, x, index);
        x->expr = call->function;
        check_record(checker, x);
    } else {
        check_expr_or_type(checker, x, call->function, true);
    }
    switch (x->mode) {
    case MODE_NONE:
        check_use_list(checker, &call->arguments);
        x->expr = &call->expr;
        return RAW_STATEMENT;
    case MODE_TYPE:
        check_no_generic(checker, x);
        if (x->mode == MODE_NONE) {
            x->expr = &call->expr;
            return RAW_CONVERSION;
        }
        check_conversion_call(checker, x, call);
        x->expr = &call->expr;
        return RAW_CONVERSION;
    case MODE_BUILTIN:
        return check_builtin_call(checker, x, call);
    case MODE_NO_VALUE: case MODE_CONSTANT: case MODE_VARIABLE: case MODE_MAP_INDEX: case MODE_VALUE:
    case MODE_NIL: case MODE_COMMA_OK: case MODE_PACKAGE:
        break;
    }
    check_function_call(checker, x, call, has_brackets);
    return RAW_STATEMENT;
}

/* ---- function literals ---- */

typedef struct LiteralBody {
    FuncLit *literal;
    Object *declaration;
    Constant *iota;
} LiteralBody;

static void check_literal_body(Checker *checker, void *data)
{
    LiteralBody *body = data;
    SignatureType *signature = type_as(SIGNATURE, SignatureType, body->literal->type->expr.type);

    check_function_body(checker, body->declaration, signature, body->literal->body, body->iota);
}

void check_function_literal(Checker *checker, Operand *x, FuncLit *e)
{
    Type *type = check_type(checker, &e->type->expr);
    LiteralBody *body = arena_new(checker->arena, LiteralBody);

    *x = (Operand){.mode = MODE_NONE, .type = type_invalid, .expr = &e->expr};
    if (!type_if(SIGNATURE, SignatureType, type))
        return;
    /* It belongs to the declaration it stands in; its body waits until the types around it are known. */
    *body = (LiteralBody){e, checker->context.declaration, checker->context.iota};
    check_later(checker, check_literal_body, body);
    x->mode = MODE_VALUE;
    x->type = type;
}
