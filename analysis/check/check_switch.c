/* Switches over values and types, and select.
 * Source: cmd/compile/internal/types2, stmt.go, Go 1.19.
 */
#include "analysis/check/internal.h"

#include <math.h>

/* A case seen before: a constant with its type, or a type alone (NULL: nil). */
typedef struct SeenCase {
    Constant *constant;
    Type *type;
    Expr *expr;
    struct SeenCase *next;     /* of those with the same hash */
} SeenCase;

typedef struct SwitchCheck {
    Checker *checker;
    SwitchStmt *statement;
    Operand x;                 /* what is switched on */
    bool is_valid;             /* x can be compared with the cases */
    Map seen;                  /* hash -> SeenCase */
} SwitchCheck;

static Pos clause_end(SwitchStmt *statement, uint32_t i)
{
    return i + 1 < statement->clauses.count ? node_pos(statement->clauses.items[i + 1]) : statement->close;
}

static void check_defaults(Checker *checker, SwitchStmt *statement)
{
    CaseClause *first = NULL;

    list_each (CaseClause *, clause, statement->clauses) {
        if (clause->is_default && first)
            check_error(checker, clause, "multiple defaults (first at %s)",
                        check_pos_text(checker, node_pos(first)));
        else if (clause->is_default)
            first = clause;
    }
}

/* ---- cases that repeat ---- */

static uint64_t mix(uint64_t bits)
{
    return (bits ^ bits >> 32) * 0x9e3779b97f4a7c15u | 1;  /* odd: never the NULL key */
}

static uint64_t text_hash(Text text)
{
    uint64_t hash = 14695981039346656037u;  /* FNV-1a */

    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * 1099511628211u;
    return mix(hash);
}

/* Of a constant that Go's compiler looks for twice: integers, floats and strings; else 0. */
static uint64_t constant_hash(const Constant *constant)
{
    int64_t number;
    uint64_t large;
    double value;

    switch (constant_kind(constant)) {
    case CONSTANT_INT:
        if (constant_int64(constant, &number))
            return mix((uint64_t)number);
        return constant_uint64(constant, &large) ? mix(large) : 0;
    case CONSTANT_FLOAT:
        value = constant_float64(constant, NULL);
        return isfinite(value) ? mix((uint64_t)(int64_t)(value < 1e15 && value > -1e15 ? value * 1024 : 0)) : 0;
    case CONSTANT_STRING:
        return text_hash(constant_text(constant));
    case CONSTANT_UNKNOWN: case CONSTANT_BOOL: case CONSTANT_COMPLEX:
        return 0;
    }
    return 0;
}

static bool is_same_case(const SeenCase *seen, const Operand *value)
{
    return constant_kind(seen->constant) == constant_kind(value->constant)
           && constant_compare(seen->constant, TOKEN_EQUAL, value->constant) && type_identical(seen->type, value->type);
}

static void note_case(SwitchCheck *check, uint64_t hash, SeenCase seen)
{
    SeenCase *noted = arena_new(check->checker->arena, SeenCase);

    *noted = seen;
    noted->next = map_get(&check->seen, (void *)hash);
    map_put(check->checker->arena, &check->seen, (void *)hash, noted);
}

static void report_repeated(Checker *checker, Expr *e, Pos previous, const char *text)
{
    Writer writer = {.arena = checker->arena};

    writer_text(&writer, text);
    check_note(checker, &writer, previous, "previous case");
    check_error(checker, e, "%s", writer_done(&writer));
}

static void check_repeated_value(SwitchCheck *check, Operand *value)
{
    Checker *checker = check->checker;
    uint64_t hash = constant_hash(value->constant);

    if (!hash)
        return;
    for (SeenCase *seen = map_get(&check->seen, (void *)hash); seen; seen = seen->next) {
        if (is_same_case(seen, value)) {
            report_repeated(checker, value->expr, node_pos(seen->expr),
                            arena_format(checker->arena, "duplicate case %s in expression switch",
                                         operand_text(checker, value)));
            return;
        }
    }
    note_case(check, hash, (SeenCase){.constant = value->constant, .type = value->type, .expr = value->expr});
}

/* Types by their kind: a named one by its object. */
static void check_repeated_type(SwitchCheck *check, Type *type, Expr *e)
{
    Checker *checker = check->checker;
    NamedType *named = type_if(NAMED, NamedType, type);
    uint64_t hash = named ? (uint64_t)(uintptr_t)named->origin : type ? mix(type->kind) : 1;

    for (SeenCase *seen = map_get(&check->seen, (void *)hash); seen; seen = seen->next) {
        if (type ? seen->type && type_identical(seen->type, type) : !seen->type) {
            report_repeated(checker, e, check_start(seen->expr),
                            arena_format(checker->arena, "duplicate case %s in type switch",
                                         type ? check_type_text(checker, type) : "nil"));
            return;
        }
    }
    note_case(check, hash, (SeenCase){.type = type, .expr = e});
}

/* ---- switch over values ---- */

static void check_case_value(SwitchCheck *check, Expr *e)
{
    Checker *checker = check->checker;
    Operand value = {0}, result, x = check->x;

    check_expr(checker, &value, e);
    if (x.mode == MODE_NONE || value.mode == MODE_NONE)
        return;
    check_convert_untyped(checker, &value, x.type);
    if (value.mode == MODE_NONE)
        return;
    /* This way round errors stand at the case. */
    result = value;
    check_comparison(checker, &result, &x, TOKEN_EQUAL, true);
    if (result.mode != MODE_NONE && value.mode == MODE_CONSTANT)
        check_repeated_value(check, &value);
}

static void make_true(SwitchCheck *check)
{
    Checker *checker = check->checker;
    SwitchStmt *statement = check->statement;
    NameExpr *name = arena_new(checker->arena, NameExpr);
    Pos pos = statement->clauses.count ? node_pos(statement->clauses.items[0]) : statement->close;

    name->expr.node = (Node){NODE_NAME_EXPR, pos};
    name->name = check_name_of(checker, "true");
    check->x = (Operand){.mode = MODE_CONSTANT, .type = type_basic[BASIC_BOOL],
                         .constant = constant_from_bool(true), .expr = &name->expr};
}

static void check_tag(SwitchCheck *check)
{
    Checker *checker = check->checker;
    Operand *x = &check->x;

    if (!check->statement->tag) {
        make_true(check);
        return;
    }
    check_expr(checker, x, check->statement->tag);
    check_assignment(checker, x, NULL, "switch expression");
    if (x->mode != MODE_NONE && !type_is_comparable(x->type) && !type_has_nil(x->type)) {
        check_error(checker, x->expr, "cannot switch on %s (%s is not comparable)", operand_text(checker, x),
                    check_type_text(checker, x->type));
        x->mode = MODE_NONE;
    }
}

static void check_value_switch(SwitchCheck *check)
{
    Checker *checker = check->checker;
    SwitchStmt *statement = check->statement;

    check_tag(check);
    check_defaults(checker, statement);
    list_each (CaseClause *, clause, statement->clauses) {
        list_each (Expr *, e, clause->cases)
            check_case_value(check, e);
        check_open_scope(checker, clause);
        checker->context.scope->end = clause_end(statement, clause_index);
        check_statement_list(checker, &clause->body);
        check_close_scope(checker);
    }
}

/* ---- switch over types ---- */

static bool is_nil(Checker *checker, Expr *e)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, expr_unparen(e));
    Object *object = name ? check_lookup(checker, name->name) : NULL;

    return object && object->kind == OBJECT_NIL;
}

/* The type of the last case (NULL: nil, or there is none). */
static Type *check_case_types(SwitchCheck *check, ExprList *cases)
{
    Checker *checker = check->checker;
    Type *type = NULL;

    list_each (Expr *, e, *cases) {
        Operand nil = {0};

        type = NULL;
        if (is_nil(checker, e))
            check_expr(checker, &nil, e);
        else
            type = check_variable_type(checker, e);
        if (type == type_invalid)
            continue;
        check_repeated_type(check, type, e);
        if (type && check->is_valid)
            check_type_assertion(checker, e, &check->x, type, true);
    }
    return type;
}

/* The variable of one clause: of the case's type if that is one type, else of the switched value's. */
static Object *declare_implicit(SwitchCheck *check, CaseClause *clause, NameExpr *name, Type *type)
{
    Checker *checker = check->checker;
    bool has_own_type = clause->cases.count == 1 && type;
    Object *variable = check_new_variable(checker, VAR_LOCAL, name->name, node_pos(name),
                                          has_own_type ? type : check->x.type);
    ObjectList *locals = checker->context.locals;

    /* "declared but not used" is one error for all clauses. */
    checker->context.locals = NULL;
    check_declare(checker, checker->context.scope, NULL, variable, node_pos(clause));
    checker->context.locals = locals;
    variable->declaration = &clause->node;
    clause->implicit = variable;
    return variable;
}

static void check_type_clauses(SwitchCheck *check, NameExpr *name)
{
    Checker *checker = check->checker;
    SwitchStmt *statement = check->statement;
    bool is_used = false;

    list_each (CaseClause *, clause, statement->clauses) {
        Type *type = check_case_types(check, &clause->cases);
        Object *variable = NULL;

        check_open_scope(checker, clause);
        checker->context.scope->end = clause_end(statement, clause_index);
        if (name)
            variable = declare_implicit(check, clause, name, type);
        check_statement_list(checker, &clause->body);
        check_close_scope(checker);
        is_used = is_used || (variable && variable->is_used);
    }
    if (name && !is_used)
        check_error(checker, name, "%s declared but not used", name->name->text);
}

static void check_type_switch(SwitchCheck *check, TypeSwitchGuard *guard)
{
    Checker *checker = check->checker;
    NameExpr *name = guard->name;
    Operand *x = &check->x;

    if (name && name->name->is_blank) {
        check_error(checker, name, "no new variable on left side of :=");
        name = NULL;
    }
    check_expr(checker, x, guard->x);
    if (x->mode == MODE_NONE)
        return;
    checker->context.compiler_pos = node_pos(guard->x);
    check->is_valid = type_is_interface(x->type);
    if (x->type->kind == TYPE_PARAMETER)
        check_error(checker, x->expr, "cannot use type switch on type parameter value %s", operand_text(checker, x));
    else if (!check->is_valid)
        check_error(checker, x->expr, "%s is not an interface", operand_text(checker, x));
    check_defaults(checker, check->statement);
    check_type_clauses(check, name);
}

void check_switch(Checker *checker, SwitchStmt *statement)
{
    SwitchCheck check = {.checker = checker, .statement = statement};
    TypeSwitchGuard *guard = node_if(TYPE_SWITCH_GUARD, TypeSwitchGuard, statement->tag);

    check_open_scope(checker, statement);
    if (statement->initial)
        check_statement(checker, statement->initial);
    if (guard)
        check_type_switch(&check, guard);
    else
        check_value_switch(&check);
    check_close_scope(checker);
}

/* ---- select ---- */

static bool is_receive(Expr *e)
{
    UnaryExpr *unary = node_if(UNARY, UnaryExpr, expr_unparen(e));

    return unary && unary->operator == TOKEN_ARROW;
}

/* A send, a receive, or a receive whose value is assigned. */
static bool is_communication(Stmt *statement)
{
    AssignStmt *assign = node_if(ASSIGN_STMT, AssignStmt, statement);

    if (!statement || statement->kind == NODE_SEND_STMT)
        return true;
    if (statement->kind == NODE_EXPR_STMT)
        return is_receive(((ExprStmt *)statement)->x);
    return assign && assign->right.count == 1 && is_receive(assign->right.items[0]);
}

void check_select(Checker *checker, SelectStmt *statement)
{
    CommClause *first = NULL;

    list_each (CommClause *, clause, statement->clauses) {
        if (!clause->communication && first)
            check_error(checker, clause, "multiple defaults (first at %s)",
                        check_pos_text(checker, node_pos(first)));
        else if (!clause->communication)
            first = clause;
    }
    list_each (CommClause *, comm, statement->clauses) {
        if (!is_communication(comm->communication)) {
            check_error(checker, comm->communication,
                        "select case must be send or receive (possibly with assignment)");
            continue;
        }
        check_open_scope(checker, comm);
        if (comm->communication)
            check_statement(checker, comm->communication);
        check_statement_list(checker, &comm->body);
        check_close_scope(checker);
    }
}
