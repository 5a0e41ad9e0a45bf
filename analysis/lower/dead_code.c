/* Dead code: what constants rule out is dropped before a function is analysed, as Go does.
 *
 *   - the branch of an if that its constant condition never takes, and what follows the if when
 *     the branch taken ends in return or panic (unless a label stands there);
 *   - the clauses of a switch on a constant that can not be the one.
 *
 * It shows in -m: nothing is said about what was dropped.
 * Source: cmd/compile/internal/deadcode, Go 1.19.
 */
#include "analysis/lower/internal.h"

static void drop_in_list(IrNodes *list);

static Constant *constant_of(const IrNode *node)
{
    return node && node->op == OP_LITERAL ? ((const IrLiteral *)node)->constant : NULL;
}

static bool is_boolean_constant(const IrNode *node)
{
    Constant *constant = constant_of(node);

    return constant && constant_kind(constant) == CONSTANT_BOOL;
}

static bool is_true(const IrNode *node)
{
    return constant_bool(constant_of(node));
}

/* false && x is false, true && x is x, and so on. */
static IrNode *simplify(IrNode *condition)
{
    if (condition->op != OP_AND_AND && condition->op != OP_OR_OR)
        return condition;
    IrBinary *binary = (IrBinary *)condition;
    binary->x = simplify(binary->x);
    binary->y = simplify(binary->y);
    if (!is_boolean_constant(binary->x))
        return condition;
    return is_true(binary->x) == (condition->op == OP_AND_AND) ? binary->y : binary->x;
}

static bool ends_in_return(const IrNodes *list)
{
    return list->count && (list_last(list)->op == OP_RETURN || list_last(list)->op == OP_PANIC);
}

/* True if nothing after the statement is reached. */
static bool drop_branch(IrIf *statement)
{
    statement->condition = simplify(statement->condition);
    if (!is_boolean_constant(statement->condition))
        return false;
    if (is_true(statement->condition)) {
        statement->otherwise.count = 0;
        return ends_in_return(&statement->then);
    }
    statement->then.count = 0;
    return ends_in_return(&statement->otherwise);
}

static bool has_fallthrough(const IrCase *clause)
{
    list_each (IrNode *, statement, clause->body)
        if (statement->op == OP_FALLTHROUGH)
            return true;
    return false;
}

static void keep_only(IrSwitch *statement, IrCase *clause)
{
    statement->cases.items[0] = clause;
    statement->cases.count = 1;
}

typedef struct Choice {
    IrCase *clause;          /* the one taken */
    IrNode *value;           /* for this value; NULL: default */
    bool is_unknown;
} Choice;

static Choice choose_clause(const IrSwitch *statement, Constant *tag)
{
    Choice choice = {0};

    for (uint32_t i = 0; i < statement->cases.count; i++) {
        IrCase *clause = statement->cases.items[i];
        if (clause->list.count == 0)
            choice.clause = clause;
        for (uint32_t j = 0; j < clause->list.count; j++) {
            Constant *value = constant_of(clause->list.items[j]);
            if (!value)
                return (Choice){.is_unknown = true};
            if (constant_kind(value) == constant_kind(tag) && constant_compare(tag, TOKEN_EQUAL, value))
                return (Choice){.clause = clause, .value = clause->list.items[j]};
        }
    }
    return choice;
}

static void drop_clauses(IrSwitch *statement)
{
    if (statement->tag && !constant_of(statement->tag))
        return;
    Constant *tag = statement->tag ? constant_of(statement->tag) : constant_from_bool(true);
    Choice choice = choose_clause(statement, tag);

    if (choice.is_unknown || (choice.clause && has_fallthrough(choice.clause)))
        return;
    if (!choice.clause) {
        statement->cases.count = 0;
        return;
    }
    if (choice.value) {
        choice.clause->list.items[0] = choice.value;
        choice.clause->list.count = 1;
    }
    keep_only(statement, choice.clause);
}

static void drop_inside(IrNode *node)
{
    switch ((int)node->op) {
    case OP_IF:
        drop_in_list(&((IrIf *)node)->initial);
        drop_in_list(&((IrIf *)node)->then);
        drop_in_list(&((IrIf *)node)->otherwise);
        return;
    case OP_FOR:
        drop_in_list(&((IrFor *)node)->body);
        return;
    case OP_RANGE:
        drop_in_list(&((IrRange *)node)->body);
        return;
    case OP_SELECT:
        for (uint32_t i = 0; i < ((IrSelect *)node)->cases.count; i++)
            drop_in_list(&((IrSelect *)node)->cases.items[i]->body);
        return;
    case OP_SWITCH:
        for (uint32_t i = 0; i < ((IrSwitch *)node)->cases.count; i++)
            drop_in_list(&((IrSwitch *)node)->cases.items[i]->body);
        return;
    }
}

static int64_t find_last_label(const IrNodes *list)
{
    int64_t last = -1;

    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i]->op == OP_LABEL)
            last = i;
    return last;
}

static void drop_in_list(IrNodes *list)
{
    int64_t last_label = find_last_label(list);

    for (uint32_t i = 0; i < list->count; i++) {
        IrNode *node = list->items[i];
        if (node->op == OP_IF && drop_branch((IrIf *)node) && (int64_t)i > last_label)
            list->count = i + 1;
        if (node->op == OP_SWITCH && !(((IrSwitch *)node)->tag && ((IrSwitch *)node)->tag->op == OP_TYPE_SWITCH))
            drop_clauses((IrSwitch *)node);
        drop_inside(node);
    }
}

/* An if or for that constants have emptied. */
static bool does_nothing(const IrNode *node)
{
    if (node->op == OP_IF) {
        const IrIf *statement = (const IrIf *)node;
        return !statement->initial.count && is_boolean_constant(statement->condition) && !statement->then.count
            && !statement->otherwise.count;
    }
    if (node->op == OP_FOR) {
        const IrFor *loop = (const IrFor *)node;
        return !loop->initial.count && is_boolean_constant(loop->condition) && !is_true(loop->condition);
    }
    return false;
}

void lower_drop_dead_code(IrFunction *function)
{
    drop_in_list(&function->body);
    list_each (IrNode *, node, function->body)
        if (!does_nothing(node))
            return;
    function->body.count = 0;
}
