/* Loops: for in its three forms, range over everything.
 * Source: cmd/compile/internal/types2, stmt.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- range ---- */

/* What ranging over a type gives; NULL: it cannot be ranged over. */
typedef struct RangeTypes {
    Type *key, *value;
} RangeTypes;

static RangeTypes range_types(Type *type)
{
    Type *int_type = type_basic[BASIC_INT];
    PointerType *pointer;

    if (!type)
        return (RangeTypes){NULL, NULL};
    pointer = type_if(POINTER, PointerType, type);
    if (pointer && under_if(ARRAY, ArrayType, pointer->element))
        type = type_underlying(pointer->element);
    switch ((TypeKind)type->kind) {
    case TYPE_BASIC:
        return type_is_string(type) ? (RangeTypes){int_type, type_rune} : (RangeTypes){NULL, NULL};
    case TYPE_ARRAY:
        return (RangeTypes){int_type, ((ArrayType *)type)->element};
    case TYPE_SLICE:
        return (RangeTypes){int_type, ((SliceType *)type)->element};
    case TYPE_MAP:
        return (RangeTypes){((MapType *)type)->key, ((MapType *)type)->element};
    case TYPE_CHAN:
        return (RangeTypes){((ChanType *)type)->element, type_invalid};
    case TYPE_STRUCT: case TYPE_POINTER: case TYPE_TUPLE: case TYPE_SIGNATURE: case TYPE_INTERFACE: case TYPE_NAMED:
    case TYPE_PARAMETER: case TYPE_UNION:
        return (RangeTypes){NULL, NULL};
    }
    return (RangeTypes){NULL, NULL};
}

static RangeTypes check_range_expr(Checker *checker, RangeClause *clause, Operand *x)
{
    const char *cause = NULL;

    check_expr(checker, x, clause->x);
    if (x->mode == MODE_NONE)
        return (RangeTypes){NULL, NULL};
    Type *core = check_core_type(x->type);
    ChanType *channel = type_if(CHAN, ChanType, core);
    if (channel && clause->left.count > 1)
        check_error(checker, clause->left.items[1], "range over %s permits only one iteration variable",
                    operand_text(checker, x));
    else if (!channel && clause->left.count > 2)
        check_error(checker, clause->left.items[2], "range clause permits at most two iteration variables");
    if (channel && channel->direction == CHAN_SEND_ONLY)
        cause = "receive from send-only channel";
    if (!core)
        cause = arena_format(checker->arena, "%s has no core type", check_type_text(checker, x->type));
    RangeTypes types = range_types(core);
    if (cause)
        check_error(checker, x->expr, "cannot range over %s (%s)", operand_text(checker, x), cause);
    else if (!types.key)
        check_error(checker, x->expr, "cannot range over %s", operand_text(checker, x));
    return types;
}

/* The variable that one side of := declares, given its value's type. */
static Object *range_variable(Checker *checker, Expr *left, Type *type, ForStmt *statement)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, left);
    Object *variable;

    if (name) {
        variable = check_new_variable(checker, VAR_LOCAL, name->name, node_pos(name), NULL);
        name->object = variable;
    } else {
        check_error(checker, left, "cannot declare %s", check_expr_text(checker, left));
        variable = check_new_variable(checker, VAR_LOCAL, check_name_of(checker, "_"), node_pos(left), NULL);
    }
    variable->declaration = &statement->node;
    if (type) {
        Operand x = {.mode = MODE_VALUE, .type = type, .expr = left};

        check_init_variable(checker, variable, &x, "range clause");
    } else {
        variable->type = type_invalid;
        variable->is_used = true;
    }
    if (name) {
        left->mode = MODE_VARIABLE;
        left->type = variable->type;
    }
    return variable;
}

static void declare_range(Checker *checker, ForStmt *statement, RangeClause *clause, Type **types)
{
    ObjectList variables = {0};

    for (uint32_t i = 0; i < clause->left.count && i < 2; i++) {
        Object *variable = range_variable(checker, clause->left.items[i], types[i], statement);

        if (!variable->name->is_blank)
            list_push(checker->arena, &variables, variable);
    }
    if (variables.count == 0)
        check_error(checker, statement, "no new variables on left side of :=");
    list_each (Object *, variable, variables)
        check_declare(checker, checker->context.scope, NULL, variable, node_pos(statement->body));
}

static void assign_range(Checker *checker, RangeClause *clause, Type **types)
{
    for (uint32_t i = 0; i < clause->left.count && i < 2; i++) {
        Operand x = {.mode = MODE_VALUE, .type = types[i], .expr = clause->left.items[i]};

        if (types[i])
            check_assign_variable(checker, clause->left.items[i], &x);
    }
}

static void check_range(Checker *checker, ForStmt *statement, RangeClause *clause)
{
    Operand x = {0};
    RangeTypes range = check_range_expr(checker, clause, &x);
    Type *types[2] = {range.key, range.value};

    check_open_scope(checker, statement);
    if (clause->is_define)
        declare_range(checker, statement, clause, types);
    else
        assign_range(checker, clause, types);
    check_statement(checker, &statement->body->node);
    check_close_scope(checker);
}

/* ---- for ---- */

void check_for(Checker *checker, ForStmt *statement)
{
    RangeClause *clause = node_if(RANGE_CLAUSE, RangeClause, statement->initial);
    Operand x = {0};

    if (clause) {
        check_range(checker, statement, clause);
        return;
    }
    check_open_scope(checker, statement);
    if (statement->initial)
        check_statement(checker, statement->initial);
    if (statement->condition) {
        check_expr(checker, &x, statement->condition);
        if (x.mode != MODE_NONE && !check_has_properties(x.type, BASIC_IS_BOOLEAN))
            check_error(checker, statement->condition, "non-boolean condition in for statement");
    }
    if (statement->post)
        check_statement(checker, statement->post);
    check_statement(checker, &statement->body->node);
    check_close_scope(checker);
}
