/* Terminating statements (Go spec): which statement lists end without running off their end.
 * Source: cmd/compile/internal/types2, return.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* Is there a break out of the statement that `label` names (NULL: none does), or, where is_implicit, without a label? */
static bool has_break(Stmt *statement, const Name *label, bool is_implicit);

static bool list_has_break(const NodeList *list, const Name *label, bool is_implicit)
{
    list_each (Stmt *, statement, *list)
        if (has_break(statement, label, is_implicit))
            return true;
    return false;
}

static bool switch_has_break(SwitchStmt *statement, const Name *label)
{
    list_each (CaseClause *, clause, statement->clauses)
        if (list_has_break(&clause->body, label, false))
            return true;
    return false;
}

static bool select_has_break(SelectStmt *statement, const Name *label)
{
    list_each (CommClause *, clause, statement->clauses)
        if (list_has_break(&clause->body, label, false))
            return true;
    return false;
}

static bool has_break(Stmt *statement, const Name *label, bool is_implicit)
{
    BranchStmt *branch = (BranchStmt *)statement;
    IfStmt *condition = (IfStmt *)statement;

    switch (statement->kind) {
    case NODE_LABELED_STMT:
        return has_break(((LabeledStmt *)statement)->statement, label, is_implicit);
    case NODE_BRANCH_STMT:
        if (branch->token != TOKEN_BREAK)
            return false;
        return branch->label ? branch->label->name == label : is_implicit;
    case NODE_BLOCK_STMT:
        return list_has_break(&((BlockStmt *)statement)->statements, label, is_implicit);
    case NODE_IF_STMT:
        return has_break(&condition->then->node, label, is_implicit)
               || (condition->otherwise && has_break(condition->otherwise, label, is_implicit));
    case NODE_SWITCH_STMT:
        return label && switch_has_break((SwitchStmt *)statement, label);
    case NODE_SELECT_STMT:
        return label && select_has_break((SelectStmt *)statement, label);
    case NODE_FOR_STMT:
        return label && has_break(&((ForStmt *)statement)->body->node, label, false);
    }
    return false;
}

static bool is_terminating_list(Checker *checker, const NodeList *list)
{
    for (uint32_t i = list->count; i > 0; i--)
        if (list->items[i - 1]->kind != NODE_EMPTY_STMT)
            return check_is_terminating(checker, list->items[i - 1], NULL);
    return false;
}

static bool is_terminating_switch(Checker *checker, SwitchStmt *statement, const Name *label)
{
    bool has_default = false;

    list_each (CaseClause *, clause, statement->clauses) {
        has_default = has_default || clause->is_default;
        if (!is_terminating_list(checker, &clause->body) || list_has_break(&clause->body, label, true))
            return false;
    }
    return has_default;
}

static bool is_terminating_select(Checker *checker, SelectStmt *statement, const Name *label)
{
    list_each (CommClause *, clause, statement->clauses)
        if (!is_terminating_list(checker, &clause->body) || list_has_break(&clause->body, label, true))
            return false;
    return true;
}

/* for without a condition; a range clause always comes to an end. */
static bool is_endless(ForStmt *statement, const Name *label)
{
    return !node_if(RANGE_CLAUSE, RangeClause, statement->initial) && !statement->condition
           && !has_break(&statement->body->node, label, true);
}

bool check_is_terminating(Checker *checker, Stmt *statement, const Name *label)
{
    BranchStmt *branch = (BranchStmt *)statement;
    LabeledStmt *labeled = (LabeledStmt *)statement;
    IfStmt *condition = (IfStmt *)statement;

    switch (statement->kind) {
    case NODE_LABELED_STMT:
        return check_is_terminating(checker, labeled->statement, labeled->label->name);
    case NODE_EXPR_STMT:
        return map_has(checker->context.is_panic_call, expr_unparen(((ExprStmt *)statement)->x));
    case NODE_RETURN_STMT:
        return true;
    case NODE_BRANCH_STMT:
        return branch->token == TOKEN_GOTO || branch->token == TOKEN_FALLTHROUGH;
    case NODE_BLOCK_STMT:
        return is_terminating_list(checker, &((BlockStmt *)statement)->statements);
    case NODE_IF_STMT:
        return condition->otherwise && check_is_terminating(checker, &condition->then->node, NULL)
               && check_is_terminating(checker, condition->otherwise, NULL);
    case NODE_SWITCH_STMT:
        return is_terminating_switch(checker, (SwitchStmt *)statement, label);
    case NODE_SELECT_STMT:
        return is_terminating_select(checker, (SelectStmt *)statement, label);
    case NODE_FOR_STMT:
        return is_endless((ForStmt *)statement, label);
    }
    return false;
}
