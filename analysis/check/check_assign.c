/* Initialisation and assignment: constants, variables, returns, :=, op= and ++.
 *
 * A variable that could not be given its value counts as used: one error is enough.
 * Source: cmd/compile/internal/types2, assignments.go, Go 1.19.
 */
#include "analysis/check/internal.h"

static bool is_invalid(const Operand *x)
{
    return x->mode == MODE_NONE || x->type == type_invalid;
}

/* ---- one value ---- */

void check_init_constant(Checker *checker, Object *left, Operand *x)
{
    if (is_invalid(x) || left->type == type_invalid) {
        if (!left->type)
            left->type = type_invalid;
        return;
    }
    if (x->mode != MODE_CONSTANT) {
        check_error(checker, x->expr, "%s is not constant", operand_text(checker, x));
        if (!left->type)
            left->type = type_invalid;
        return;
    }
    if (!left->type)
        left->type = x->type;
    check_assignment(checker, x, left->type, "constant declaration");
    if (x->mode != MODE_NONE)
        left->constant = x->constant;
}

/* The type that a variable without one gets from x; type_invalid after an error. */
static Type *inferred_type(Checker *checker, Operand *x, const char *context)
{
    if (!type_is_untyped(x->type))
        return x->type;
    if (type_basic_kind(x->type) == BASIC_UNTYPED_NIL) {
        check_error(checker, x->expr, "use of untyped nil in %s", context);
        return type_invalid;
    }
    return type_default(x->type);
}

Type *check_init_variable(Checker *checker, Object *left, Operand *x, const char *context)
{
    if (is_invalid(x) || left->type == type_invalid) {
        if (!left->type)
            left->type = type_invalid;
        left->is_used = true;
        return NULL;
    }
    if (!left->type) {
        left->type = inferred_type(checker, x, context);
        if (left->type == type_invalid)
            return NULL;
    }
    check_assignment(checker, x, left->type, context);
    if (x->mode == MODE_NONE) {
        left->is_used = true;
        return NULL;
    }
    return x->type;
}

/* The local or package variable that a name on the left side denotes, or NULL. */
static Object *assigned_variable(Checker *checker, Expr *left)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, expr_unparen(left));
    Object *object = name ? check_lookup(checker, name->name) : NULL;

    return object && object->kind == OBJECT_VAR && object->package == checker->package ? object : NULL;
}

static void report_unassignable(Checker *checker, Operand *z)
{
    SelectorExpr *selector = node_if(SELECTOR, SelectorExpr, z->expr);
    Operand x;

    if (selector) {
        check_expr(checker, &x, selector->x);
        if (x.mode == MODE_MAP_INDEX) {
            check_error(checker, z->expr, "cannot assign to struct field %s in map", check_expr_text(checker, z->expr));
            return;
        }
    }
    check_error(checker, z->expr, "cannot assign to %s", operand_text(checker, z));
}

Type *check_assign_variable(Checker *checker, Expr *left, Operand *x)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, expr_unparen(left));
    Operand z = {0};

    if (is_invalid(x)) {
        check_use(checker, left);
        return NULL;
    }
    if (name && name->name->is_blank) {
        check_assignment(checker, x, NULL, "assignment to _ identifier");
        return x->mode == MODE_NONE ? NULL : x->type;
    }
    /* Being assigned to is no use. */
    Object *variable = assigned_variable(checker, left);
    bool was_used = variable && variable->is_used;
    check_expr(checker, &z, left);
    if (variable)
        variable->is_used = was_used;
    if (is_invalid(&z))
        return NULL;
    if (z.mode != MODE_VARIABLE && z.mode != MODE_MAP_INDEX) {
        report_unassignable(checker, &z);
        return NULL;
    }
    check_assignment(checker, x, z.type, "assignment");
    return x->mode == MODE_NONE ? NULL : x->type;
}

/* ---- several values ---- */

static const char *measure(Checker *checker, uint32_t count, const char *unit)
{
    return arena_format(checker->arena, "%u %s%s", count, unit, count == 1 ? "" : "s");
}

static void report_mismatch(Checker *checker, ExprList *right, uint32_t variables, uint32_t values)
{
    CallExpr *call = right->count == 1 ? node_if(CALL, CallExpr, expr_unparen(right->items[0])) : NULL;

    if (call)
        check_error(checker, right->items[0], "assignment mismatch: %s but %s returns %s",
                    measure(checker, variables, "variable"), check_expr_text(checker, call->function),
                    measure(checker, values, "value"));
    else
        check_error(checker, right->items[0], "assignment mismatch: %s but %s",
                    measure(checker, variables, "variable"), measure(checker, values, "value"));
}

static void report_results(Checker *checker, ReturnStmt *statement, ObjectList *left, OperandList *values)
{
    bool is_too_many = values->count > left->count;
    const void *at = statement;
    Writer writer = {.arena = checker->arena};

    if (is_too_many)
        at = values->items[left->count].expr;
    else if (values->count)
        at = values->items[values->count - 1].expr;
    writer_format(&writer, "%s return values", is_too_many ? "too many" : "not enough");
    check_note(checker, &writer, 0, "have %s", check_operands_summary(checker, values));
    check_note(checker, &writer, 0, "want %s", check_variables_summary(checker, left, false));
    check_error(checker, at, "%s", writer_done(&writer));
}

static bool has_invalid(const OperandList *values)
{
    list_each (Operand, value, *values)
        if (value.mode == MODE_NONE)
            return true;
    return false;
}

static void excuse(ObjectList *variables)
{
    list_each (Object *, variable, *variables)
        variable->is_used = true;
}

static void invalidate(ObjectList *variables)
{
    excuse(variables);
    list_each (Object *, variable, *variables)
        if (!variable->type)
            variable->type = type_invalid;
}

void check_init_variables(Checker *checker, ObjectList *left, ExprList *right, ReturnStmt *statement)
{
    bool is_comma_ok = false, is_ok = true;
    OperandList values = check_expr_list(checker, right, left->count == 2 && !statement, &is_comma_ok);
    const char *context = statement ? "return statement" : "assignment";
    Type *types[2] = {NULL, NULL};

    if (left->count != values.count) {
        invalidate(left);
        if (has_invalid(&values))
            return;
        if (statement)
            report_results(checker, statement, left, &values);
        else
            report_mismatch(checker, right, left->count, values.count);
        return;
    }
    for (uint32_t i = 0; i < left->count; i++) {
        Type *type = check_init_variable(checker, left->items[i], &values.items[i], context);

        is_ok = is_ok && type;
        if (i < 2)
            types[i] = type;
    }
    if (is_comma_ok)
        check_record_comma_ok(checker, right->items[0], types[0], types[1]);
    else if (!is_ok)
        excuse(left);
}

static void assign_variables(Checker *checker, ExprList *left, ExprList *right)
{
    bool is_comma_ok = false, is_ok = true;
    OperandList values = check_expr_list(checker, right, left->count == 2, &is_comma_ok);
    Type *types[2] = {NULL, NULL};

    if (left->count != values.count) {
        check_use_list(checker, left);
        if (!has_invalid(&values))
            report_mismatch(checker, right, left->count, values.count);
        return;
    }
    for (uint32_t i = 0; i < left->count; i++) {
        Type *type = check_assign_variable(checker, left->items[i], &values.items[i]);

        is_ok = is_ok && type;
        if (i < 2)
            types[i] = type;
    }
    if (is_comma_ok) {
        check_record_comma_ok(checker, right->items[0], types[0], types[1]);
    } else if (!is_ok) {
        list_each (Expr *, e, *left) {
            Object *variable = assigned_variable(checker, e);

            if (variable)
                variable->is_used = true;
        }
    }
}

/* ---- := ---- */

typedef struct ShortDeclaration {
    Checker *checker;
    AssignStmt *statement;
    ObjectList variables;      /* one for each expression on the left */
    ObjectList declared;       /* those that are new */
    bool has_error;
} ShortDeclaration;

static bool is_repeated(ShortDeclaration *declaration, uint32_t index)
{
    NameExpr *name = (NameExpr *)declaration->statement->left.items[index];

    for (uint32_t i = 0; i < index; i++) {
        NameExpr *other = node_if(NAME_EXPR, NameExpr, declaration->statement->left.items[i]);

        if (other && other->name == name->name && !name->name->is_blank)
            return true;
    }
    return false;
}

/* The variable that the name at `index` declares or, if it is of this scope already, assigns; NULL after an error. */
static Object *short_variable(ShortDeclaration *declaration, uint32_t index)
{
    Checker *checker = declaration->checker;
    Expr *left = declaration->statement->left.items[index];
    NameExpr *name = node_if(NAME_EXPR, NameExpr, left);

    if (!name) {
        check_use(checker, left);
        check_error(checker, left, "non-name %s on left side of :=", check_expr_text(checker, left));
        return NULL;
    }
    if (is_repeated(declaration, index)) {
        check_error(checker, left, "%s repeated on left side of :=", name->name->text);
        return NULL;
    }
    Object *known = scope_lookup(checker->context.scope, name->name);
    if (known) {
        name->object = known;
        if (known->kind == OBJECT_VAR)
            return known;
        check_error(checker, left, "cannot assign to %s", name->name->text);
        return NULL;
    }
    Object *variable = check_new_variable(checker, VAR_LOCAL, name->name, node_pos(name), NULL);
    variable->declaration = &declaration->statement->node;
    name->object = variable;
    if (!name->name->is_blank)
        list_push(checker->arena, &declaration->declared, variable);
    return variable;
}

static void declare_short(Checker *checker, AssignStmt *statement)
{
    ShortDeclaration declaration = {.checker = checker, .statement = statement};
    uint32_t top = checker->delayed.count;

    for (uint32_t i = 0; i < statement->left.count; i++) {
        Object *variable = short_variable(&declaration, i);

        if (!variable) {
            declaration.has_error = true;
            variable = check_new_variable(checker, VAR_LOCAL, check_name_of(checker, "_"),
                                          node_pos(statement->left.items[i]), NULL);
        }
        list_push(checker->arena, &declaration.variables, variable);
    }
    check_init_variables(checker, &declaration.variables, &statement->right, NULL);
    check_process_later(checker, top);
    if (declaration.declared.count == 0 && !declaration.has_error) {
        check_error_at(checker, node_pos(statement), "no new variables on left side of :=");
        return;
    }
    for (uint32_t i = 0; i < statement->left.count; i++) {
        statement->left.items[i]->mode = MODE_VARIABLE;
        statement->left.items[i]->type = declaration.variables.items[i]->type;
    }
    list_each (Object *, variable, declaration.declared)
        check_declare(checker, checker->context.scope, NULL, variable, node_end(&list_last(&statement->right)->node));
}

/* ---- statements ---- */

static void check_increment(Checker *checker, AssignStmt *statement)
{
    Expr *left = statement->left.items[0];
    const char *operator = token_spelling(statement->operator);
    Operand x = {0};

    check_expr(checker, &x, left);
    if (x.mode == MODE_NONE)
        return;
    if (!check_has_properties(x.type, BASIC_IS_NUMERIC)) {
        check_error(checker, left, "invalid operation: %s%s (non-numeric type %s)", check_expr_text(checker, left),
                    operator, check_type_text(checker, x.type));
        return;
    }
    check_assign_variable(checker, left, &x);
}

static void check_operation(Checker *checker, AssignStmt *statement)
{
    Operand x = {0};

    if (statement->left.count != 1 || statement->right.count != 1) {
        check_error(checker, statement, "assignment operation %s requires single-valued expressions",
                    token_spelling(statement->operator));
        return;
    }
    check_binary(checker, &x, NULL, statement->left.items[0], statement->right.items[0], statement->operator);
    check_assign_variable(checker, statement->left.items[0], &x);
}

void check_assign_statement(Checker *checker, AssignStmt *statement)
{
    TokenKind operator = statement->operator;

    if (operator == TOKEN_INCREMENT || operator == TOKEN_DECREMENT)
        check_increment(checker, statement);
    else if (operator == TOKEN_ASSIGN)
        assign_variables(checker, &statement->left, &statement->right);
    else if (operator == TOKEN_DEFINE)
        declare_short(checker, statement);
    else
        check_operation(checker, statement);
}
