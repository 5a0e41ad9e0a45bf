/* Assignments and declarations of variables.
 *
 * Go's type checker has proved every assignment right; here values get their
 * implicit conversions and the statement its form:
 *
 *   x = y            ASSIGN         x, y = a, b      ASSIGN_LIST
 *   x, y = f()       ASSIGN_CALL    x, ok = m[k]     ASSIGN_PAIR
 *   x op= y, x++     ASSIGN_OP
 *
 * x, y = f() whose results need conversions goes through temporaries.
 * Source: cmd/compile/internal/noder, stmt.go, decl.go, transform.go (transformAssign), Go 1.19.
 */
#include "analysis/lower/internal.h"

/* ---- left sides ---- */

static bool is_declared_here(const NameExpr *name)
{
    return name->object && name->object->pos == node_pos(name);
}

IrNodes lower_targets(Lower *lower, const ExprList *left, bool is_define, IrNames *declared)
{
    IrNodes targets = {0};

    if (!is_define)
        return lower_exprs(lower, left);
    list_each (Expr *, x, *left) {
        NameExpr *name = node_as(NAME_EXPR, NameExpr, expr_unparen(x));
        IrName *target = NULL;
        if (!name->name->is_blank)
            target = is_declared_here(name) ? lower_object(lower, name->object)
                                            : lower_use(lower, name->object, node_pos(name));
        if (target && is_declared_here(name))
            list_push(lower->arena, declared, target);
        list_push(lower->arena, &targets, target ? &target->node : NULL);
    }
    return targets;
}

void lower_declare(Lower *lower, const IrNames *declared, IrNode *definition, IrNodes *out)
{
    for (uint32_t i = 0; i < declared->count; i++) {
        IrName *name = declared->items[i];
        name->definition = definition;
        list_push(lower->arena, out, lower_new_declare(lower, name->node.pos, name));
    }
}

static void mark_assigned(IrNode *target)
{
    if (target && target->op == OP_INDEX_MAP)
        ((IrIndex *)target)->is_assigned = true;
}

/* ---- the forms ---- */

static IrAssignList *new_list(Lower *lower, IrOp op, Pos pos, IrNodes left, IrNodes right)
{
    IrAssignList *assign = lower_node(lower, ASSIGN_LIST, IrAssignList, pos, NULL);

    assign->node.op = op;
    assign->left = left;
    assign->right = right;
    return assign;
}

bool lower_is_pair_op(IrOp op)
{
    return op == OP_INDEX_MAP || op == OP_RECEIVE || op == OP_TYPE_ASSERT;
}

/* The value becomes an interface, for which the dictionary is needed: it goes through a temporary. */
static IrNode *assign_shape_pair(Lower *lower, Pos pos, IrNodes left, IrNodes right)
{
    IrNodes temporaries = {0}, values = {0};
    IrName *value = lower_new_temporary(lower, right.items[0]->type);
    IrName *ok = lower_new_temporary(lower, type_basic[BASIC_BOOL]);

    list_push(lower->arena, &temporaries, &value->node);
    list_push(lower->arena, &temporaries, &ok->node);
    IrAssignList *pair = new_list(lower, OP_ASSIGN_PAIR, lower->pos, temporaries, right);
    pair->is_define = true;
    lower_add_initial(lower, &pair->node, lower_new_declare(lower, lower->pos, value));
    lower_add_initial(lower, &pair->node, lower_new_declare(lower, lower->pos, ok));
    list_push(lower->arena, &values, lower_assign_conversion(lower, &value->node, left.items[0]->type));
    list_push(lower->arena, &values, &ok->node);
    IrAssignList *assign = new_list(lower, OP_ASSIGN_LIST, pos, left, values);
    lower_add_initial(lower, &assign->node, &pair->node);
    return &assign->node;
}

static IrNode *assign_pair(Lower *lower, Pos pos, IrNodes left, IrNodes right)
{
    IrNode *value = right.items[0];
    Type *target = left.items[0] ? left.items[0]->type : NULL;

    if (value->op == OP_TYPE_ASSERT)
        value->op = OP_TYPE_ASSERT2;
    if (lower_is_in_shape(lower) && target && type_is_interface(target) && type_has_shape(value->type) &&
        !type_identical(target, value->type))
        return assign_shape_pair(lower, pos, left, right);
    IrAssignList *assign = new_list(lower, OP_ASSIGN_PAIR, pos, left, right);
    assign->conversions[0] = lower_arriving_conversion(lower, value->type, left.items[0]);
    assign->conversions[1] = lower_arriving_conversion(lower, type_basic[BASIC_BOOL], left.items[1]);
    return &assign->node;
}

static bool needs_conversions(const IrNodes *left, const TupleType *results)
{
    for (uint32_t i = 0; i < left->count; i++)
        if (left->items[i] && !type_identical(left->items[i]->type, results->variables.items[i]->type))
            return true;
    return false;
}

static IrNode *assign_call(Lower *lower, Pos pos, IrNodes left, IrNodes right, IrNodes *out)
{
    if (!needs_conversions(&left, type_as(TUPLE, TupleType, right.items[0]->type)))
        return &new_list(lower, OP_ASSIGN_CALL, pos, left, right)->node;
    lower_spread_call(lower, &right, out);
    for (uint32_t i = 0; i < left.count; i++)
        if (left.items[i])
            right.items[i] = lower_assign_conversion(lower, right.items[i], left.items[i]->type);
    return &new_list(lower, OP_ASSIGN_LIST, pos, left, right)->node;
}

/* The assignment itself; what must run before it goes to *out. */
static IrNode *assign(Lower *lower, Pos pos, IrNodes left, IrNodes right, IrNodes *out)
{
    for (uint32_t i = 0; i < left.count; i++)
        mark_assigned(left.items[i]);
    if (left.count == 2 && right.count == 1 && lower_is_pair_op(right.items[0]->op))
        return assign_pair(lower, pos, left, right);
    if (left.count > right.count)
        return assign_call(lower, pos, left, right, out);
    for (uint32_t i = 0; i < left.count; i++)
        if (left.items[i])
            right.items[i] = lower_assign_conversion(lower, right.items[i], left.items[i]->type);
    if (left.count == 1)
        return lower_new_assign(lower, pos, left.items[0], right.items[0]);
    return &new_list(lower, OP_ASSIGN_LIST, pos, left, right)->node;
}

static void set_define(IrNode *assignment)
{
    if (assignment->op == OP_ASSIGN)
        ((IrAssign *)assignment)->is_define = true;
    else
        ((IrAssignList *)assignment)->is_define = true;
}

/* ---- statements ---- */

static void lower_assign_op(Lower *lower, AssignStmt *statement, IrNodes *out)
{
    IrAssignOp *assign = lower_node(lower, ASSIGN_OP, IrAssignOp, node_pos(statement), NULL);

    if (lower_is_in_shape(lower))
        assign->x = lower_expr(lower, statement->left.items[0]);
    assign->operator = lower_operator(statement->operator);
    assign->is_increment = statement->right.count == 0;
    if (!assign->is_increment)
        assign->y = lower_expr(lower, statement->right.items[0]);
    if (!assign->x)
        assign->x = lower_expr(lower, statement->left.items[0]);
    if (assign->is_increment)
        assign->y = lower_new_int(lower, node_pos(statement), assign->x->type, 1);
    mark_assigned(assign->x);
    list_push(lower->arena, out, &assign->node);
}

void lower_assignment(Lower *lower, AssignStmt *statement, IrNodes *out)
{
    bool is_define = statement->operator == TOKEN_DEFINE;
    IrNames declared = {0};

    if (statement->operator != TOKEN_ASSIGN && !is_define) {
        lower_assign_op(lower, statement, out);
        return;
    }
    bool is_left_first = lower_is_in_shape(lower);
    IrNodes left = {0}, before = {0};
    if (is_left_first)
        left = lower_targets(lower, &statement->left, is_define, &declared);
    IrNodes right = lower_exprs(lower, &statement->right);
    if (!is_left_first)
        left = lower_targets(lower, &statement->left, is_define, &declared);
    IrNode *assignment = assign(lower, node_pos(statement), left, right, &before);
    if (declared.count)
        set_define(assignment);
    lower_declare(lower, &declared, assignment, out);
    list_each (IrNode *, node, before)
        list_push(lower->arena, out, node);
    list_push(lower->arena, out, assignment);
}

/* ---- var ---- */

static IrNodes variable_names(Lower *lower, VarDecl *declaration)
{
    IrNodes names = {0};

    list_each (NameExpr *, name, declaration->names)
        list_push(lower->arena, &names, &lower_object(lower, name->object)->node);
    return names;
}

/* "_" as a target is blank, but its declared type decides about conversions. */
static IrNode *target_or_blank(IrNode *name)
{
    return strcmp(((IrName *)name)->name, "_") == 0 ? NULL : name;
}

static IrNode *declare_one(Lower *lower, Pos pos, IrNode *name, IrNode *value)
{
    if (value)
        value = lower_assign_conversion(lower, value, name->type);
    IrNode *assignment = lower_new_assign(lower, pos, target_or_blank(name), value);
    if (value)
        ((IrName *)name)->definition = assignment;
    return assignment;
}

static void declare_each(Lower *lower, VarDecl *declaration, IrNodes names, IrNodes values, IrNodes *out)
{
    Pos pos = node_pos(declaration);

    for (uint32_t i = 0; i < names.count; i++) {
        IrNode *name = names.items[i];
        IrNode *assignment = declare_one(lower, pos, name, values.count ? values.items[i] : NULL);
        if (lower->function && target_or_blank(name))
            list_push(lower->arena, out, lower_new_declare(lower, pos, (IrName *)name));
        if (target_or_blank(name) || ((IrAssign *)assignment)->y)
            list_push(lower->arena, out, assignment);
    }
}

static void declare_together(Lower *lower, VarDecl *declaration, IrNodes names, IrNodes values, IrNodes *out)
{
    Pos pos = node_pos(declaration);
    IrNodes targets = {0};
    IrNodes before = {0};

    for (uint32_t i = 0; i < names.count; i++) {
        IrNode *target = target_or_blank(names.items[i]);
        if (lower->function && target)
            list_push(lower->arena, out, lower_new_declare(lower, pos, (IrName *)target));
        list_push(lower->arena, &targets, target);
    }
    IrNode *assignment = assign(lower, pos, targets, values, &before);
    list_each (IrNode *, name, names)
        ((IrName *)name)->definition = assignment;
    list_each (IrNode *, node, before)
        list_push(lower->arena, out, node);
    list_push(lower->arena, out, assignment);
}

void lower_variables(Lower *lower, VarDecl *declaration, IrNodes *out)
{
    lower->pos = node_pos(declaration);
    IrNodes names = variable_names(lower, declaration);
    IrNodes values = lower_exprs(lower, &declaration->values);

    if (values.count && values.count != names.count)
        declare_together(lower, declaration, names, values, out);
    else
        declare_each(lower, declaration, names, values, out);
}
