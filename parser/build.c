/* Expressions, types and statements; declarations are in build_decl.c, parameters and fields in build_field.c. */
#include "parser/build.h"
#include "parser/internal.h"

/* ---- leaves ---- */

NameExpr *build_name_expr(Parser *parser, Pos pos, Name *name)
{
    NameExpr *node = node_new(parser, NAME_EXPR, NameExpr, pos);

    node->name = name;
    return node;
}

BasicLit *build_literal(Parser *parser, const Token *token)
{
    BasicLit *node = node_new(parser, BASIC_LIT, BasicLit, token->pos);

    node->token = token->kind;
    node->text = token->text;
    node->is_bad = token->is_bad;
    return node;
}

Expr *build_bad(Parser *parser, Pos pos)
{
    return &node_new(parser, BAD_EXPR, BadExpr, pos)->expr;
}

/* ---- items ---- */

uint32_t build_item(Parser *parser, void *item)
{
    list_push(parser->arena, &parser->items, item);
    return 1;
}

uint32_t build_name(Parser *parser, NameExpr *name)
{
    return build_item(parser, name);
}

Closed build_closed(uint32_t count, Pos close)
{
    return (Closed){count, close};
}

void *items_take(Parser *parser, uint32_t count)
{
    if (count == 0)
        return NULL;
    parser->items.count -= count;
    void **taken = arena_new_array(parser->arena, void *, count);
    memcpy(taken, parser->items.items + parser->items.count, count * sizeof *taken);
    return taken;
}

/* ---- types ---- */

Expr *build_slice_type(Parser *parser, Pos pos, Expr *element)
{
    SliceTypeExpr *node = node_new(parser, SLICE_TYPE, SliceTypeExpr, pos);

    node->element = element;
    return &node->expr;
}

Expr *build_array_type(Parser *parser, Pos pos, Expr *length, Expr *element)
{
    ArrayTypeExpr *node = node_new(parser, ARRAY_TYPE, ArrayTypeExpr, pos);

    node->length = length;
    node->element = element;
    return &node->expr;
}

Expr *build_dots(Parser *parser, Pos pos, Expr *element)
{
    DotsTypeExpr *node = node_new(parser, DOTS_TYPE, DotsTypeExpr, pos);

    node->element = element;
    return &node->expr;
}

Expr *build_map_type(Parser *parser, Pos pos, Expr *key, Expr *value)
{
    MapTypeExpr *node = node_new(parser, MAP_TYPE, MapTypeExpr, pos);

    node->key = key;
    node->value = value;
    return &node->expr;
}

Expr *build_channel_type(Parser *parser, Pos pos, ChanDirection direction, Expr *element)
{
    ChanTypeExpr *node = node_new(parser, CHAN_TYPE, ChanTypeExpr, pos);

    node->direction = direction;
    node->element = element;
    return &node->expr;
}

Expr *build_struct_type(Parser *parser, Pos pos, uint32_t fields, Pos close)
{
    StructTypeExpr *node = node_new(parser, STRUCT_TYPE, StructTypeExpr, pos);

    list_take(parser, &node->fields, fields);
    node->close = close;
    return &node->expr;
}

Expr *build_interface_type(Parser *parser, Pos pos, uint32_t methods, Pos close)
{
    InterfaceTypeExpr *node = node_new(parser, INTERFACE_TYPE, InterfaceTypeExpr, pos);

    list_take(parser, &node->methods, methods);
    node->close = close;
    return &node->expr;
}

/* ---- expressions ---- */

Expr *build_selector(Parser *parser, Pos dot, Expr *x, NameExpr *selector)
{
    SelectorExpr *node = node_new(parser, SELECTOR, SelectorExpr, dot);

    node->x = x;
    node->selector = selector;
    return &node->expr;
}

Expr *build_index(Parser *parser, Pos bracket, Expr *x, Expr *index, Pos close)
{
    IndexExpr *node = node_new(parser, INDEX_EXPR, IndexExpr, bracket);

    node->x = x;
    node->index = index;
    node->close = close;
    return &node->expr;
}

Expr *build_instance(NameExpr *name, Expr *instance)
{
    node_as(INDEX_EXPR, IndexExpr, instance)->x = &name->expr;
    return instance;
}

Expr *build_index_list(Parser *parser, Expr *first, uint32_t more)
{
    ListExpr *node = node_new(parser, LIST_EXPR, ListExpr, first->node.pos);
    Expr **elements = arena_new_array(parser->arena, Expr *, more + 1);

    elements[0] = first;
    parser->items.count -= more;
    memcpy(elements + 1, parser->items.items + parser->items.count, more * sizeof *elements);
    node->elements.items = elements;
    node->elements.count = node->elements.capacity = more + 1;
    return &node->expr;
}

Expr *build_slice(Parser *parser, Pos bracket, Expr *x, Expr *low, Expr *high, Pos close)
{
    SliceExpr *node = node_new(parser, SLICE_EXPR, SliceExpr, bracket);

    node->x = x;
    node->index[0] = low;
    node->index[1] = high;
    node->close = close;
    return &node->expr;
}

Expr *build_full_slice(Parser *parser, Pos bracket, Expr *x, Expr *low, Expr *high, Expr *max, Pos close)
{
    SliceExpr *node = (SliceExpr *)build_slice(parser, bracket, x, low, high, close);

    node->index[2] = max;
    node->is_full = true;
    return &node->expr;
}

Expr *build_assertion(Parser *parser, Pos dot, Expr *x, Expr *type, Pos close)
{
    AssertExpr *node = node_new(parser, ASSERT_EXPR, AssertExpr, dot);

    node->x = x;
    node->type = type;
    node->close = close;
    return &node->expr;
}

Expr *build_guard(Parser *parser, Pos dot, Expr *x)
{
    TypeSwitchGuard *node = node_new(parser, TYPE_SWITCH_GUARD, TypeSwitchGuard, dot);

    node->x = x;
    return &node->expr;
}

Arguments build_arguments(uint32_t count, bool has_dots)
{
    return (Arguments){count, has_dots};
}

Expr *build_call(Parser *parser, Pos pos, Expr *function, Arguments arguments, Pos close)
{
    CallExpr *node = node_new(parser, CALL, CallExpr, pos);

    node->function = function;
    list_take(parser, &node->arguments, arguments.count);
    node->has_dots = arguments.has_dots;
    node->close = close;
    return &node->expr;
}

Expr *build_paren(Parser *parser, Pos pos, Expr *x, Pos close)
{
    ParenExpr *node = node_new(parser, PAREN_EXPR, ParenExpr, pos);

    node->x = x;
    node->close = close;
    return &node->expr;
}

Expr *build_unary(Parser *parser, Mark operator, Expr *x)
{
    UnaryExpr *node = node_new(parser, UNARY, UnaryExpr, operator.pos);

    node->operator = operator.kind;
    node->x = x;
    return &node->expr;
}

Expr *build_address(Parser *parser, Mark operator, Expr *x)
{
    return build_unary(parser, operator, expr_unparen(x));
}

/* `<-` before a channel type is part of the type, not an operator:
 * <-(chan E) is (<-chan E), and <-(chan<- E) is (<-chan (<-E)). */
static void receive_from_type(Parser *parser, Expr *x)
{
    ChanDirection direction = CHAN_SEND_ONLY;
    ChanTypeExpr *channel;

    while (direction == CHAN_SEND_ONLY && (channel = node_if(CHAN_TYPE, ChanTypeExpr, x))) {
        direction = channel->direction;
        if (direction == CHAN_RECEIVE_ONLY)
            syntax_error_here(parser, "unexpected <-, expecting chan");
        channel->direction = CHAN_RECEIVE_ONLY;
        x = channel->element;
    }
    if (direction == CHAN_SEND_ONLY)
        syntax_error_here(parser, "unexpected %s, expecting chan", expr_text(parser->arena, x));
}

Expr *build_receive(Parser *parser, Mark operator, Expr *x)
{
    if (x->node.kind != NODE_CHAN_TYPE)
        return build_unary(parser, operator, x);
    receive_from_type(parser, x);
    return x;
}

Expr *build_binary(Parser *parser, Mark operator, Expr *x, Expr *y)
{
    BinaryExpr *node = node_new(parser, BINARY, BinaryExpr, operator.pos);

    node->operator = operator.kind;
    node->x = x;
    node->y = y;
    return &node->expr;
}

Expr *build_key_value(Parser *parser, Pos colon, Expr *key, Expr *value)
{
    KeyValue *node = node_new(parser, KEY_VALUE, KeyValue, colon);

    node->key = key;
    node->value = value;
    return &node->expr;
}

/* Whether x can only be a value, by its looks. */
static bool is_value(const Expr *x)
{
    switch ((NodeKind)x->node.kind) {
    case NODE_BASIC_LIT: case NODE_COMPOSITE_LIT: case NODE_FUNC_LIT: case NODE_SLICE_EXPR: case NODE_ASSERT_EXPR:
    case NODE_TYPE_SWITCH_GUARD: case NODE_CALL: case NODE_BINARY:
        return true;
    case NODE_UNARY:
        return ((const UnaryExpr *)x)->operator != TOKEN_MUL;
    case NODE_PAREN_EXPR:
        return is_value(((const ParenExpr *)x)->x);
    case NODE_INDEX_EXPR:
        return is_value(((const IndexExpr *)x)->x) || is_value(((const IndexExpr *)x)->index);
    default:
        return false;
    }
}

bool expr_may_be_literal_type(const Expr *x)
{
    x = expr_unparen((Expr *)x);
    switch ((NodeKind)x->node.kind) {
    case NODE_NAME_EXPR: case NODE_SELECTOR: case NODE_ARRAY_TYPE: case NODE_SLICE_TYPE: case NODE_STRUCT_TYPE:
    case NODE_MAP_TYPE:
        return true;
    case NODE_INDEX_EXPR:
        return !is_value(x);
    default:
        return false;
    }
}

Expr *build_named_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close)
{
    if (!expr_may_be_literal_type(type))
        parser->is_refused = true;
    return build_composite(parser, type, pos, elements, close);
}

Expr *build_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close)
{
    CompositeLit *node = node_new(parser, COMPOSITE_LIT, CompositeLit, pos);

    node->type = type;
    list_take(parser, &node->elements, elements);
    list_each (Expr *, element, node->elements)
        node->key_count += element->node.kind == NODE_KEY_VALUE;
    node->close = close;
    return &node->expr;
}

Expr *build_paren_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close)
{
    syntax_error(parser, pos, "cannot parenthesize type in composite literal");
    return build_named_composite(parser, type, pos, elements, close);
}

Expr *build_function_literal(Parser *parser, Pos pos, FuncTypeExpr *type, BlockStmt *body)
{
    FuncLit *node = node_new(parser, FUNC_LIT, FuncLit, pos);

    node->type = type;
    node->body = body;
    return &node->expr;
}

Mark build_header_goes_on(Parser *parser, Mark brace)
{
    lexer_reopen_header(parser->lexer);
    return brace;
}

/* ---- statements ---- */

uint32_t build_empty(Parser *parser, Pos pos)
{
    return build_item(parser, node_new(parser, EMPTY_STMT, EmptyStmt, pos));
}

Closed build_statements(Parser *parser, uint32_t count, Stmt *last, Pos close)
{
    if (last)
        count += build_item(parser, last);
    return (Closed){count, close};
}

BlockStmt *build_block(Parser *parser, Closed statements, Pos pos)
{
    BlockStmt *node = node_new(parser, BLOCK_STMT, BlockStmt, pos);

    list_take(parser, &node->statements, statements.count);
    node->close = statements.close;
    return node;
}

Stmt *build_labeled(Parser *parser, Pos colon, NameExpr *label, Stmt *statement)
{
    LabeledStmt *node = node_new(parser, LABELED_STMT, LabeledStmt, colon);

    if (!statement)
        statement = &node_new(parser, EMPTY_STMT, EmptyStmt, parser->token.pos)->node;
    node->label = label;
    node->statement = statement;
    return &node->node;
}

Stmt *build_declaration(Parser *parser, Pos pos, uint32_t count)
{
    DeclStmt *node = node_new(parser, DECL_STMT, DeclStmt, pos);

    list_take(parser, &node->declarations, count);
    return &node->node;
}

Stmt *build_expr_statement(Parser *parser, Expr *x)
{
    ExprStmt *node = node_new(parser, EXPR_STMT, ExprStmt, x->node.pos);

    node->x = x;
    return &node->node;
}

Stmt *build_first_of(Parser *parser, uint32_t expressions)
{
    Expr **items = items_take(parser, expressions);

    return build_expr_statement(parser, items[0]);
}

Stmt *build_send(Parser *parser, Pos pos, Expr *channel, Expr *value)
{
    SendStmt *node = node_new(parser, SEND_STMT, SendStmt, pos);

    node->channel = channel;
    node->value = value;
    return &node->node;
}

Stmt *build_assign(Parser *parser, Mark operator, uint32_t left, uint32_t right)
{
    AssignStmt *node = node_new(parser, ASSIGN_STMT, AssignStmt, operator.pos);

    node->operator = operator.kind;
    list_take(parser, &node->right, right);
    list_take(parser, &node->left, left);
    return &node->node;
}

static void list_of_one(Parser *parser, ExprList *list, Expr *x)
{
    list->items = arena_new(parser->arena, Expr *);
    list->items[0] = x;
    list->count = list->capacity = 1;
}

Stmt *build_assign_one(Parser *parser, Mark operator, Expr *left, uint32_t right)
{
    AssignStmt *node = (AssignStmt *)build_assign(parser, operator, 0, right);

    list_of_one(parser, &node->left, left);
    return &node->node;
}

/* The operator of `op=`. */
static TokenKind plain_operator(TokenKind assignment)
{
    return (TokenKind)(assignment - TOKEN_ADD_ASSIGN + TOKEN_ADD);  /* tokens.def has both in the same order */
}

Stmt *build_operation_assign(Parser *parser, Mark operator, Expr *left, Expr *right)
{
    AssignStmt *node = (AssignStmt *)build_assign_one(parser, operator, left, 0);

    node->operator = plain_operator(operator.kind);
    list_of_one(parser, &node->right, right);
    return &node->node;
}

Stmt *build_branch(Parser *parser, Mark keyword, NameExpr *label)
{
    BranchStmt *node = node_new(parser, BRANCH_STMT, BranchStmt, keyword.pos);

    node->token = keyword.kind;
    node->label = label;
    return &node->node;
}

Stmt *build_call_statement(Parser *parser, Mark keyword, Expr *call)
{
    CallStmt *node = node_new(parser, CALL_STMT, CallStmt, keyword.pos);
    const char *word = token_spelling(keyword.kind);
    Expr *x = expr_unparen(call);

    if (x != call)
        diag_error(parser->compilation, call->node.pos, "expression in %s must not be parenthesized", word);
    if (x->node.kind != NODE_CALL) {
        diag_error(parser->compilation, x->node.pos, "expression in %s must be function call", word);
        x = build_call(parser, x->node.pos, x, (Arguments){0}, x->node.pos);
    }
    node->token = keyword.kind;
    node->call = x;
    return &node->node;
}

Stmt *build_return(Parser *parser, Pos pos, uint32_t results)
{
    ReturnStmt *node = node_new(parser, RETURN_STMT, ReturnStmt, pos);

    list_take(parser, &node->results, results);
    return &node->node;
}

/* `name := x.(type)` in the header of a switch is a guard that declares the name. */
static Expr *named_guard(const AssignStmt *assign)
{
    if (assign->operator != TOKEN_DEFINE || assign->left.count != 1 || assign->right.count != 1)
        return NULL;
    TypeSwitchGuard *guard = node_if(TYPE_SWITCH_GUARD, TypeSwitchGuard, assign->right.items[0]);
    NameExpr *name = node_if(NAME_EXPR, NameExpr, assign->left.items[0]);
    if (!guard || !name)
        return NULL;
    guard->name = name;
    return &guard->expr;
}

/* The condition or tag that a simple statement in a header is meant to be. */
static Expr *condition_of(Parser *parser, Stmt *statement, TokenKind keyword)
{
    const AssignStmt *assign = node_if(ASSIGN_STMT, AssignStmt, statement);
    const ExprStmt *plain = node_if(EXPR_STMT, ExprStmt, statement);
    Expr *guard;

    if (!statement)
        return NULL;
    if (plain)
        return plain->x;
    if (assign && keyword == TOKEN_SWITCH && (guard = named_guard(assign)))
        return guard;
    syntax_error(parser, statement->pos, "cannot use %s as value", condition_text(parser->arena, statement));
    return build_bad(parser, statement->pos);
}

Header *build_header(Parser *parser, Stmt *initial, Stmt *condition, Stmt *post, TokenKind keyword)
{
    Header *header = arena_new(parser->arena, Header);
    const AssignStmt *assign = node_if(ASSIGN_STMT, AssignStmt, post);

    if (assign && assign->operator == TOKEN_DEFINE)
        syntax_error(parser, post->pos, "cannot declare in post statement of for loop");
    *header = (Header){initial, condition_of(parser, condition, keyword), post};
    return header;
}

Stmt *build_range(Parser *parser, Pos pos, uint32_t left, bool is_define, Expr *x)
{
    RangeClause *node = node_new(parser, RANGE_CLAUSE, RangeClause, pos);

    list_take(parser, &node->left, left);
    node->is_define = is_define;
    node->x = x;
    return &node->node;
}

Stmt *build_if(Parser *parser, Pos pos, Header *header, BlockStmt *then, Stmt *otherwise)
{
    IfStmt *node = node_new(parser, IF_STMT, IfStmt, pos);

    node->initial = header->initial;
    node->condition = header->condition;
    node->then = then;
    node->otherwise = otherwise;
    return &node->node;
}

Stmt *build_for(Parser *parser, Pos pos, Header *header, BlockStmt *body)
{
    ForStmt *node = node_new(parser, FOR_STMT, ForStmt, pos);

    node->initial = header->initial;
    node->condition = header->condition;
    node->post = header->post;
    node->body = body;
    return &node->node;
}

Stmt *build_switch(Parser *parser, Pos pos, Header *header, Closed clauses)
{
    SwitchStmt *node = node_new(parser, SWITCH_STMT, SwitchStmt, pos);

    node->initial = header->initial;
    node->tag = header->condition;
    list_take(parser, &node->clauses, clauses.count);
    node->close = clauses.close;
    return &node->node;
}

Stmt *build_select(Parser *parser, Pos pos, Closed clauses)
{
    SelectStmt *node = node_new(parser, SELECT_STMT, SelectStmt, pos);

    list_take(parser, &node->clauses, clauses.count);
    node->close = clauses.close;
    return &node->node;
}

Node *build_case(Parser *parser, Pos pos, uint32_t cases, Pos colon)
{
    CaseClause *node = node_new(parser, CASE_CLAUSE, CaseClause, pos);

    list_take(parser, &node->cases, cases);
    node->is_default = cases == 0;
    node->colon = colon;
    return &node->node;
}

Node *build_comm(Parser *parser, Pos pos, Stmt *communication, Pos colon)
{
    CommClause *node = node_new(parser, COMM_CLAUSE, CommClause, pos);

    node->communication = communication;
    node->colon = colon;
    return &node->node;
}

Node *build_clause(Parser *parser, Node *head, uint32_t statements, Stmt *last)
{
    CaseClause *node = (CaseClause *)head;

    if (last)
        statements += build_item(parser, last);
    list_take(parser, &node->body, statements);
    return head;
}

Node *build_comm_clause(Parser *parser, Node *head, uint32_t statements, Stmt *last)
{
    CommClause *node = (CommClause *)head;

    if (last)
        statements += build_item(parser, last);
    list_take(parser, &node->body, statements);
    return head;
}
