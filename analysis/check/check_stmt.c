/* Statements and function bodies.
 *
 * Function literals met in a statement are checked at its end, before the scope
 * changes: they see the names that were there where they stand.
 * Source: cmd/compile/internal/types2, stmt.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- bodies ---- */

void check_function_body(Checker *checker, Object *declaration, SignatureType *signature, BlockStmt *body,
                         Constant *iota)
{
    Context saved = checker->context;
    ObjectList locals = {0};
    Map is_panic_call = {0};

    checker->context = (Context){.declaration = declaration, .scope = signature->scope, .iota = iota,
                                 .signature = signature, .locals = &locals, .is_panic_call = &is_panic_call};
    signature->scope->start = node_pos(body);
    signature->scope->end = body->close;
    check_statement_list(checker, &body->statements);
    if (signature->results->variables.count && !check_is_terminating(checker, &body->node, NULL))
        check_error_at(checker, body->close, "missing return");
    check_unused(checker, &locals);
    checker->context = saved;
}

/* ---- expression statements, go, defer, send ---- */

static void check_expr_statement(Checker *checker, ExprStmt *statement)
{
    Operand x = {0};
    RawKind kind = check_raw_expr(checker, &x, statement->x, NULL, false);
    const char *complaint = "is not used";

    if (x.mode == MODE_NONE)
        return;
    if (x.mode == MODE_BUILTIN)
        complaint = "must be called";
    else if (x.mode == MODE_TYPE)
        complaint = "is not an expression";
    else if (kind == RAW_STATEMENT)
        return;
    check_error(checker, x.expr, "%s %s", operand_text(checker, &x), complaint);
}

static void check_call_statement(Checker *checker, CallStmt *statement)
{
    Operand x = {0};
    const char *keyword = statement->token == TOKEN_GO ? "go" : "defer";

    if (!node_if(CALL, CallExpr, expr_unparen(statement->call))) {
        check_use(checker, statement->call);  /* the parser said what is wrong */
        return;
    }
    RawKind kind = check_raw_expr(checker, &x, statement->call, NULL, false);
    if (x.mode == MODE_NONE)
        return;
    if (kind == RAW_CONVERSION)
        check_error(checker, x.expr, "%s requires function call, not conversion %s", keyword,
                    operand_text(checker, &x));
    else if (kind == RAW_EXPRESSION)
        check_error(checker, x.expr, "%s discards result of %s", keyword, operand_text(checker, &x));
}

static void check_send(Checker *checker, SendStmt *statement)
{
    Operand channel = {0}, value = {0};

    check_expr(checker, &channel, statement->channel);
    check_expr(checker, &value, statement->value);
    if (channel.mode == MODE_NONE || value.mode == MODE_NONE)
        return;
    Type *core = check_core_type(channel.type);
    ChanType *type = type_if(CHAN, ChanType, core);
    if (!core)
        check_error(checker, statement, "invalid operation: cannot send to %s: no core type",
                    operand_text(checker, &channel));
    else if (!type)
        check_error(checker, statement, "invalid operation: cannot send to non-channel %s",
                    operand_text(checker, &channel));
    else if (type->direction == CHAN_RECEIVE_ONLY)
        check_error(checker, statement, "invalid operation: cannot send to receive-only channel %s",
                    operand_text(checker, &channel));
    else
        check_assignment(checker, &value, type->element, "send");
}

/* ---- return ---- */

/* A return without values: the results must be what their names mean here. */
static void check_results_visible(Checker *checker, ReturnStmt *statement, ObjectList *results)
{
    list_each (Object *, result, *results) {
        Object *other = check_lookup(checker, result->name);
        Writer writer = {.arena = checker->arena};

        if (!other || other == result)
            continue;
        writer_format(&writer, "result parameter %s not in scope at return", result->name->text);
        check_note(checker, &writer, other->pos, "inner declaration of var %s %s", result->name->text,
                   check_type_text(checker, result->type));
        check_error(checker, statement, "%s", writer_done(&writer));
    }
}

static void check_return(Checker *checker, ReturnStmt *statement)
{
    ObjectList *results = &checker->context.signature->results->variables;

    if (statement->results.count == 0 && results->count && results->items[0]->name)
        check_results_visible(checker, statement, results);
    else if (statement->results.count || results->count)
        check_init_variables(checker, results, &statement->results, statement);
}

/* ---- if, blocks ---- */

static void check_if(Checker *checker, IfStmt *statement)
{
    Operand x = {0};

    check_open_scope(checker, statement);
    if (statement->initial)
        check_statement(checker, statement->initial);
    if (statement->condition)
        check_expr(checker, &x, statement->condition);
    if (x.mode != MODE_NONE && !check_has_properties(x.type, BASIC_IS_BOOLEAN))
        check_error(checker, statement->condition, "non-boolean condition in if statement");
    check_statement(checker, &statement->then->node);
    if (statement->otherwise)
        check_statement(checker, statement->otherwise);
    check_close_scope(checker);
}

static void check_block(Checker *checker, BlockStmt *statement)
{
    check_open_scope(checker, statement);
    check_statement_list(checker, &statement->statements);
    check_close_scope(checker);
}

/* ---- all of them ---- */

static void dispatch(Checker *checker, Stmt *statement)
{
    switch (statement->kind) {
    case NODE_EMPTY_STMT:
    case NODE_BRANCH_STMT:  /* parser/labels.c */
        return;
    case NODE_DECL_STMT:
        check_declaration_statement(checker, (DeclStmt *)statement);
        return;
    case NODE_LABELED_STMT:
        check_statement(checker, ((LabeledStmt *)statement)->statement);
        return;
    case NODE_EXPR_STMT:
        check_expr_statement(checker, (ExprStmt *)statement);
        return;
    case NODE_SEND_STMT:
        check_send(checker, (SendStmt *)statement);
        return;
    case NODE_ASSIGN_STMT:
        check_assign_statement(checker, (AssignStmt *)statement);
        return;
    case NODE_CALL_STMT:
        check_call_statement(checker, (CallStmt *)statement);
        return;
    case NODE_RETURN_STMT:
        check_return(checker, (ReturnStmt *)statement);
        return;
    case NODE_BLOCK_STMT:
        check_block(checker, (BlockStmt *)statement);
        return;
    case NODE_IF_STMT:
        check_if(checker, (IfStmt *)statement);
        return;
    case NODE_SWITCH_STMT:
        check_switch(checker, (SwitchStmt *)statement);
        return;
    case NODE_SELECT_STMT:
        check_select(checker, (SelectStmt *)statement);
        return;
    case NODE_FOR_STMT:
        check_for(checker, (ForStmt *)statement);
        return;
    }
    berth_bug("statement of kind %s", node_kind_name(statement->kind));
}

void check_statement(Checker *checker, Stmt *statement)
{
    uint32_t top = checker->delayed.count;

    dispatch(checker, statement);
    check_process_later(checker, top);
}

void check_statement_list(Checker *checker, NodeList *list)
{
    list_each (Stmt *, statement, *list)
        check_statement(checker, statement);
}
