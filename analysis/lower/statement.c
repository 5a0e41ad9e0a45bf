/* Statements.
 *
 * Blocks are flattened into the list around them, as Go's compiler does: scopes are
 * resolved, and a block's variables begin to exist at their DECLARE.
 * Source: cmd/compile/internal/noder/stmt.go, func.go; transform.go, Go 1.19.
 */
#include "analysis/lower/shape.h"

static void push(Lower *lower, IrNodes *out, IrNode *node)
{
    list_push(lower->arena, out, node);
}

static IrNodes lower_optional(Lower *lower, Stmt *statement)
{
    IrNodes nodes = {0};

    if (statement)
        lower_statement(lower, statement, &nodes);
    return nodes;
}

IrNodes lower_statements(Lower *lower, const NodeList *list)
{
    IrNodes nodes = {0};

    for (uint32_t i = 0; i < list->count; i++)
        lower_statement(lower, list->items[i], &nodes);
    return nodes;
}

/* break and continue inside of the statement's body will find the node. */
static void open_target(Lower *lower, const void *statement, IrNode *node)
{
    map_put(lower->arena, &lower->targets, statement, node);
}

/* ---- simple ---- */

static void lower_expression_statement(Lower *lower, ExprStmt *statement, IrNodes *out)
{
    IrNode *node = lower_expr(lower, statement->x);

    if (node->op == OP_CALL || node->op == OP_CALL_INTERFACE)
        ((IrCall *)node)->is_statement = true;
    push(lower, out, node);
}

static void lower_send(Lower *lower, SendStmt *statement, IrNodes *out)
{
    IrNode *channel = lower_expr(lower, statement->channel);
    IrNode *value = lower_expr(lower, statement->value);
    Type *element = under_as(CHAN, ChanType, channel->type)->element;

    value = lower_assign_conversion(lower, value, element);
    push(lower, out, lower_new_binary(lower, OP_SEND, node_pos(statement), NULL, channel, value));
}

static void lower_declarations(Lower *lower, DeclStmt *statement, IrNodes *out)
{
    list_each (Node *, declaration, statement->declarations) {
        VarDecl *variables = node_if(VAR_DECL, VarDecl, declaration);
        TypeDecl *type = node_if(TYPE_DECL, TypeDecl, declaration);
        ConstDecl *constants = node_if(CONST_DECL, ConstDecl, declaration);
        if (variables)
            lower_variables(lower, variables, out);
        if (type) {
            lower->pos = node_pos(type);
            push(lower, out, &lower_node(lower, DECLARE_TYPE, IrType, lower->pos, NULL)->node);
        }
        for (uint32_t i = 0; constants && i < constants->names.count; i++)
            push(lower, out, &lower_node(lower, DECLARE_CONSTANT, IrType, node_pos(constants), NULL)->node);
    }
}

static IrOp branch_op(TokenKind token)
{
    switch ((int)token) {
    case TOKEN_BREAK: return OP_BREAK;
    case TOKEN_CONTINUE: return OP_CONTINUE;
    case TOKEN_GOTO: return OP_GOTO;
    }
    return OP_FALLTHROUGH;
}

static void lower_branch(Lower *lower, BranchStmt *statement, IrNodes *out)
{
    IrBranch *branch = lower_node(lower, BREAK, IrBranch, node_pos(statement), NULL);

    branch->node.op = branch_op(statement->token);
    branch->label = statement->label ? statement->label->name->text : NULL;
    if (statement->target)
        branch->target = map_get(&lower->targets, statement->target);
    if (!branch->target && (branch->node.op == OP_BREAK || branch->node.op == OP_CONTINUE))
        berth_bug("%s without its statement", ir_op_spelling(branch->node.op));
    push(lower, out, &branch->node);
}

static void lower_go_defer(Lower *lower, CallStmt *statement, IrNodes *out)
{
    bool is_defer = statement->token == TOKEN_DEFER;
    IrGoDefer *node = lower_node(lower, GO, IrGoDefer, node_pos(statement), NULL);

    node->node.op = is_defer ? OP_DEFER : OP_GO;
    if (is_defer)
        lower->function->has_defer = true;
    node->call = (IrCall *)lower_expr(lower, statement->call);
    Expr *called = node_as(CALL, CallExpr, expr_unparen(statement->call))->function;
    if (node->call->node.op == OP_CALL_INTERFACE && lower_parameter_method(lower, called))
        lower_parameter_method_call(lower, node->call);
    if (node->call->node.op == OP_CALL || node->call->node.op == OP_CALL_INTERFACE)
        node->call->is_statement = true;
    push(lower, out, &node->node);
}

static void convert_results(Lower *lower, IrNodes *results)
{
    const ObjectList *wanted = &lower->function->signature->results->variables;
    Pos outside = lower->pos;

    for (uint32_t i = 0; i < results->count; i++) {
        lower_set_pos(lower, results->items[i]);
        results->items[i] = lower_assign_conversion(lower, results->items[i], wanted->items[i]->type);
    }
    lower->pos = outside;
}

static void lower_return(Lower *lower, ReturnStmt *statement, IrNodes *out)
{
    IrReturn *node = lower_node(lower, RETURN, IrReturn, node_pos(statement), NULL);

    node->results = lower_exprs(lower, &statement->results);
    IrNodes before = {0};
    lower_spread_call(lower, &node->results, &before);
    list_each (IrNode *, statement_before, before)
        lower_add_initial(lower, &node->node, statement_before);
    convert_results(lower, &node->results);
    push(lower, out, &node->node);
}

/* ---- if and for ---- */

static IrNode *lower_if(Lower *lower, IfStmt *statement)
{
    IrIf *node = lower_node(lower, IF, IrIf, node_pos(statement), NULL);

    node->initial = lower_optional(lower, statement->initial);
    node->condition = lower_expr(lower, statement->condition);
    node->then = lower_statements(lower, &statement->then->statements);
    node->otherwise = lower_optional(lower, statement->otherwise);
    return &node->node;
}

/* What the range gives for key and value; NULL: none. */
static void element_types(const Type *ranged, Type **key, Type **value)
{
    Type *pointed = lower_element_of_pointer(ranged);
    Type *type = type_underlying(pointed ? pointed : ranged);
    MapType *map = type_if(MAP, MapType, type);
    ChanType *channel = type_if(CHAN, ChanType, type);

    *key = type_basic[BASIC_INT];
    *value = NULL;
    if (map) {
        *key = map->key;
        *value = map->element;
    } else if (channel) {
        *key = channel->element;
    } else if (type_is_string(type)) {
        *value = type_rune;
    } else if (type->kind == TYPE_ARRAY) {
        *value = type_as(ARRAY, ArrayType, type)->element;
    } else {
        *value = type_as(SLICE, SliceType, type)->element;
    }
}

static void convert_elements(Lower *lower, IrRange *node)
{
    Type *key, *value;

    element_types(node->x->type, &key, &value);
    if (key)
        node->key_conversion = lower_arriving_conversion(lower, key, node->key);
    if (value)
        node->value_conversion = lower_arriving_conversion(lower, value, node->value);
}

static void mark_assigned(IrNode *target)
{
    if (target && target->op == OP_INDEX_MAP)
        ((IrIndex *)target)->is_assigned = true;
}

static void lower_range(Lower *lower, ForStmt *statement, RangeClause *clause, IrNodes *out)
{
    IrRange *node = lower_node(lower, RANGE, IrRange, node_pos(clause), NULL);
    IrNames declared = {0};

    lower_pass(lower, node->node.pos);
    if (lower_is_in_shape(lower))
        node->x = lower_expr(lower, clause->x);
    IrNodes targets = lower_targets(lower, &clause->left, clause->is_define, &declared);
    open_target(lower, statement, &node->node);
    node->is_define = declared.count != 0;
    node->key = targets.count > 0 ? targets.items[0] : NULL;
    node->value = targets.count > 1 ? targets.items[1] : NULL;
    node->blank_count = (uint8_t)(targets.count - (node->key != NULL) - (node->value != NULL));
    mark_assigned(node->key);
    mark_assigned(node->value);
    if (!node->x)
        node->x = lower_expr(lower, clause->x);
    convert_elements(lower, node);
    node->body = lower_statements(lower, &statement->body->statements);
    lower_declare(lower, &declared, &node->node, out);
    push(lower, out, &node->node);
}

static void lower_for(Lower *lower, ForStmt *statement, IrNodes *out)
{
    RangeClause *clause = node_if(RANGE_CLAUSE, RangeClause, statement->initial);

    if (clause) {
        lower_range(lower, statement, clause, out);
        return;
    }
    IrFor *node = lower_node(lower, FOR, IrFor, node_pos(statement), NULL);
    open_target(lower, statement, &node->node);
    node->initial = lower_optional(lower, statement->initial);
    node->condition = lower_expr(lower, statement->condition);
    node->post_list = lower_optional(lower, statement->post);
    node->body = lower_statements(lower, &statement->body->statements);
    push(lower, out, &node->node);
}

/* ---- switch and select ---- */

static IrNode *lower_tag(Lower *lower, Expr *tag, Pos pos)
{
    TypeSwitchGuard *guard = node_if(TYPE_SWITCH_GUARD, TypeSwitchGuard, tag);

    if (!guard)
        return lower_expr(lower, tag);
    IrTypeSwitch *node = lower_node(lower, TYPE_SWITCH, IrTypeSwitch, pos, NULL);
    node->name = guard->name ? guard->name->name : NULL;
    node->x = lower_expr(lower, guard->x);
    return &node->node;
}

static IrCase *lower_clause(Lower *lower, CaseClause *clause, IrNode *tag)
{
    IrCase *node = lower_node(lower, CASE, IrCase, node_pos(clause), NULL);

    lower_pass(lower, node->node.pos);
    if (clause->implicit) {
        node->variable = lower_object(lower, clause->implicit);
        node->variable->node.pos = clause->colon;
        node->variable->definition = tag;
    }
    node->list = lower_exprs(lower, &clause->cases);
    node->body = lower_statements(lower, &clause->body);
    return node;
}

/* Values of shapes are compared as interfaces. */
static IrNode *convert_compared(Lower *lower, IrNode *x)
{
    InterfaceType *interface = type_is_interface(x->type) ? under_if(INTERFACE, InterfaceType, x->type) : NULL;
    bool is_empty = interface && type_interface_methods(lower->arena, interface)->count == 0;

    if (is_empty || !type_has_shape(x->type))
        return x;
    return lower_assign_conversion(lower, x, &type_new_interface(lower->arena)->type);
}

static void convert_cases(Lower *lower, IrSwitch *node)
{
    if (!lower_is_in_shape(lower) || (node->tag && (node->tag->op == OP_TYPE_SWITCH || !type_is_comparable(node->tag->type))))
        return;
    if (node->tag)
        node->tag = convert_compared(lower, node->tag);
    list_each (IrCase *, clause, node->cases)
        for (uint32_t i = 0; i < clause->list.count; i++)
            clause->list.items[i] = convert_compared(lower, clause->list.items[i]);
}

static IrNode *lower_switch(Lower *lower, SwitchStmt *statement)
{
    IrSwitch *node = lower_node(lower, SWITCH, IrSwitch, node_pos(statement), NULL);

    open_target(lower, statement, &node->node);
    node->initial = lower_optional(lower, statement->initial);
    if (statement->tag)
        node->tag = lower_tag(lower, statement->tag, node_pos(statement));
    list_each (CaseClause *, clause, statement->clauses)
        list_push(lower->arena, &node->cases, lower_clause(lower, clause, node->tag));
    convert_cases(lower, node);
    return &node->node;
}

/* x = <-c, x, ok = <-c and <-c all become the two-value form. */
static IrNode *receive_in_select(Lower *lower, IrNode *node)
{
    IrAssignList *pair = lower_node(lower, ASSIGN_PAIR, IrAssignList, node->pos, NULL);
    IrAssign *assign = ir_if(ASSIGN, IrAssign, node);
    IrNode *target = assign ? assign->x : NULL;
    IrNode *receive = assign ? assign->y : node;

    if (receive->is_implicit && receive->op != OP_RECEIVE)
        receive = ((IrUnary *)receive)->x;
    list_push(lower->arena, &pair->left, target);
    list_push(lower->arena, &pair->left, NULL);
    list_push(lower->arena, &pair->right, receive);
    pair->is_define = assign && assign->is_define;
    pair->conversions[0] = lower_arriving_conversion(lower, receive->type, target);
    if (target && target->op == OP_NAME && ((IrName *)target)->definition == node)
        ((IrName *)target)->definition = &pair->node;
    return &pair->node;
}

/* Declarations of the received values belong to the communication. */
static IrNode *lower_communication(Lower *lower, Stmt *statement)
{
    IrNodes nodes = lower_optional(lower, statement);

    if (nodes.count == 0)
        return NULL;
    IrNode *last = list_pop(&nodes);
    if (last->op == OP_ASSIGN || last->op == OP_RECEIVE)
        last = receive_in_select(lower, last);
    list_each (IrNode *, node, nodes)
        lower_add_initial(lower, last, node);
    return last;
}

static IrNode *lower_select(Lower *lower, SelectStmt *statement)
{
    IrSelect *node = lower_node(lower, SELECT, IrSelect, node_pos(statement), NULL);

    open_target(lower, statement, &node->node);
    list_each (CommClause *, clause, statement->clauses) {
        IrSelectCase *made = lower_node(lower, SELECT_CASE, IrSelectCase, node_pos(clause), NULL);
        lower_pass(lower, made->node.pos);
        made->communication = lower_communication(lower, clause->communication);
        made->body = lower_statements(lower, &clause->body);
        list_push(lower->arena, &node->cases, made);
    }
    return &node->node;
}

/* ---- labels ---- */

static void set_label(IrNode *node, const char *label)
{
    if (node->op == OP_FOR)
        ((IrFor *)node)->label = label;
    else if (node->op == OP_RANGE)
        ((IrRange *)node)->label = label;
    else if (node->op == OP_SWITCH)
        ((IrSwitch *)node)->label = label;
    else if (node->op == OP_SELECT)
        ((IrSelect *)node)->label = label;
}

static bool is_labelled_control(const Stmt *statement)
{
    return statement->kind == NODE_FOR_STMT || statement->kind == NODE_SWITCH_STMT || statement->kind == NODE_SELECT_STMT;
}

static void lower_labeled(Lower *lower, LabeledStmt *statement, IrNodes *out)
{
    IrBranch *label = lower_node(lower, LABEL, IrBranch, node_pos(statement), NULL);

    label->label = statement->label->name->text;
    push(lower, out, &label->node);
    if (!statement->statement)
        return;
    lower_statement(lower, statement->statement, out);
    if (is_labelled_control(statement->statement))
        set_label(list_last(out), label->label);
}

/* ---- all ---- */

void lower_statement(Lower *lower, Stmt *statement, IrNodes *out)
{
    if (statement->kind != NODE_EMPTY_STMT && statement->kind != NODE_BLOCK_STMT)
        lower_pass(lower, node_pos(statement));
    switch ((int)statement->kind) {
    case NODE_EMPTY_STMT:   return;
    case NODE_LABELED_STMT: lower_labeled(lower, (LabeledStmt *)statement, out); return;
    case NODE_BLOCK_STMT:
        list_each (Node *, inner, ((BlockStmt *)statement)->statements)
            lower_statement(lower, inner, out);
        return;
    case NODE_EXPR_STMT:    lower_expression_statement(lower, (ExprStmt *)statement, out); return;
    case NODE_SEND_STMT:    lower_send(lower, (SendStmt *)statement, out); return;
    case NODE_DECL_STMT:    lower_declarations(lower, (DeclStmt *)statement, out); return;
    case NODE_ASSIGN_STMT:  lower_assignment(lower, (AssignStmt *)statement, out); return;
    case NODE_BRANCH_STMT:  lower_branch(lower, (BranchStmt *)statement, out); return;
    case NODE_CALL_STMT:    lower_go_defer(lower, (CallStmt *)statement, out); return;
    case NODE_RETURN_STMT:  lower_return(lower, (ReturnStmt *)statement, out); return;
    case NODE_IF_STMT:      push(lower, out, lower_if(lower, (IfStmt *)statement)); return;
    case NODE_FOR_STMT:     lower_for(lower, (ForStmt *)statement, out); return;
    case NODE_SWITCH_STMT:  push(lower, out, lower_switch(lower, (SwitchStmt *)statement)); return;
    case NODE_SELECT_STMT:  push(lower, out, lower_select(lower, (SelectStmt *)statement)); return;
    }
    berth_bug("%s is not a statement", node_kind_name(statement->kind));
}

void lower_function_body(Lower *lower, IrFunction *function, const SignatureType *declared, BlockStmt *body)
{
    IrFunction *outside = lower->function;

    lower->function = function;
    lower_declare_parameters(lower, function, declared);
    if (function->closure && lower_is_in_shape(lower))
        shape_begin_literal(lower, function);
    if (body) {
        function->has_body = true;
        list_each (Node *, statement, body->statements)
            lower_statement(lower, statement, &function->body);
        function->end = body->close;
    }
    lower->function = outside;
}
