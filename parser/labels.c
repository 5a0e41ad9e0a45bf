/* Labels and branches of function bodies: fills BranchStmt.target.
 *
 * Finds misplaced break, continue and fallthrough, labels that are missing, unused
 * or declared twice, and gotos that jump over a variable's declaration or into a block.
 * Function literals are bodies of their own.  A declaration with a syntax error is passed over: parts of its tree are made up.
 *   1. walk the statements; a label closes the gotos that wait for it in its block: those to its
 *      name that were met since the block began
 *   2. what still waits at the end of a block waits in the enclosing one
 *   3. what waits at the end of the body has no label it may jump to
 * Source: cmd/compile/internal/syntax, branches.go, Go 1.19.
 */
#include "parser/parser.h"
#include "base/map.h"

typedef struct Block {
    struct Block *parent;
    Pos start;
    LabeledStmt *labeled;      /* the label of the statement whose body this is, or NULL */
} Block;

typedef struct Label {
    Block *block;
    LabeledStmt *statement;
    bool is_used;
} Label;

/* A goto whose label has not come yet. */
typedef struct Forward {
    BranchStmt *branch;
    uint32_t number;           /* in the body */
    bool is_closed;            /* the label has come */
    struct Forward *before;    /* the goto to the same name that was met before it, and waits */
} Forward;

typedef struct LabelScope {
    Compilation *compilation;
    Map labels;                /* Name -> Label */
    LIST(Label *) ordered;
    Map waiting;               /* Name -> the last Forward to it that waits */
    LIST(Forward *) forward;
} LabelScope;

/* Where break, continue and fallthrough stand. */
typedef struct Targets {
    Stmt *breaks;              /* innermost for, switch or select, or NULL */
    ForStmt *continues;
    int case_index;            /* in the switch whose clause list this is; -1: deeper inside */
} Targets;

/* One statement list being walked. */
typedef struct Walk {
    LabelScope *scope;
    Block block;
    Targets targets;
    uint32_t first_forward;    /* number of the first goto in it that is to wait */
    Pos variable_pos;          /* of the last variable declared in it; 0: none */
    const char *variable;
    uint32_t jumping_count;    /* the gotos with smaller numbers that wait in it would jump over that */
    NodeList list;             /* without trailing empty statements */
} Walk;

static void walk_block(LabelScope *scope, Block *parent, Targets targets, LabeledStmt *labeled, Pos start,
                       const NodeList *list);

/* ---- labels ---- */

static Label *declare_label(Walk *walk, LabeledStmt *statement)
{
    LabelScope *scope = walk->scope;
    Compilation *compilation = scope->compilation;
    Name *name = statement->label->name;
    Label *other = map_get(&scope->labels, name);

    if (other) {
        diag_error(compilation, node_pos(statement->label), "label %s already defined at %s", name->text,
                       sources_pos_text(&compilation->sources, node_pos(other->statement->label)));
        return other;
    }
    Label *label = arena_new(compilation->arena, Label);
    *label = (Label){&walk->block, statement, false};
    map_put(compilation->arena, &scope->labels, name, label);
    list_push(compilation->arena, &scope->ordered, label);
    return label;
}

/* Gotos to the label that wait in its block; those that were met before the block began wait further out. */
static void resolve_forward(Walk *walk, LabeledStmt *statement, Label *label)
{
    LabelScope *scope = walk->scope;
    Sources *sources = &scope->compilation->sources;
    Name *name = statement->label->name;
    Forward *forward = map_get(&scope->waiting, name);

    for (; forward && forward->number >= walk->first_forward; forward = forward->before) {
        forward->is_closed = true;
        forward->branch->target = &statement->node;
        label->is_used = true;
        if (forward->number < walk->jumping_count)
            diag_error(scope->compilation, node_pos(forward->branch->label), "goto %s jumps over declaration of %s at %s",
                       name->text, walk->variable, sources_pos_text(sources, walk->variable_pos));
    }
    map_put(scope->compilation->arena, &scope->waiting, name, forward);
}

static LabeledStmt *walk_label(Walk *walk, LabeledStmt *statement)
{
    if (statement->label->name->is_blank)
        return NULL;
    resolve_forward(walk, statement, declare_label(walk, statement));
    return statement;
}

/* From here on, the gotos that wait would jump over this variable. */
static void note_variable(Walk *walk, Pos pos, const char *name)
{
    walk->variable_pos = pos;
    walk->variable = name;
    walk->jumping_count = walk->scope->forward.count;
}

/* ---- branches ---- */

static bool is_enclosing(const Walk *walk, const LabeledStmt *statement)
{
    for (const Block *block = &walk->block; block; block = block->parent)
        if (block->labeled == statement)
            return true;
    return false;
}

static void walk_labeled_break(Walk *walk, BranchStmt *branch)
{
    Compilation *compilation = walk->scope->compilation;
    Name *name = branch->label->name;
    Label *label = map_get(&walk->scope->labels, name);
    const char *word = branch->token == TOKEN_BREAK ? "break" : "continue";

    if (!label) {
        diag_error(compilation, node_pos(branch->label), "%s label not defined: %s", word, name->text);
        return;
    }
    label->is_used = true;
    Stmt *statement = label->statement->statement;
    bool is_loop = statement->kind == NODE_FOR_STMT;
    bool is_breakable = is_loop || statement->kind == NODE_SWITCH_STMT || statement->kind == NODE_SELECT_STMT;
    if (is_enclosing(walk, label->statement) && (branch->token == TOKEN_BREAK ? is_breakable : is_loop))
        branch->target = statement;
    else
        diag_error(compilation, node_pos(branch->label), "invalid %s label %s", word, name->text);
}

static void walk_goto(Walk *walk, BranchStmt *branch)
{
    Label *label = map_get(&walk->scope->labels, branch->label->name);

    if (label) {
        label->is_used = true;
        for (Block *block = &walk->block; block; block = block->parent) {
            if (label->block == block) {
                branch->target = &label->statement->node;
                return;
            }
        }
    }
    Arena *arena = walk->scope->compilation->arena;
    Forward *forward = arena_new(arena, Forward);
    *forward = (Forward){branch, walk->scope->forward.count, false, map_get(&walk->scope->waiting, branch->label->name)};
    list_push(arena, &walk->scope->forward, forward);
    map_put(arena, &walk->scope->waiting, branch->label->name, forward);
}

static void walk_fallthrough(Walk *walk, BranchStmt *branch, bool is_last)
{
    SwitchStmt *statement = node_if(SWITCH_STMT, SwitchStmt, walk->targets.breaks);
    const char *error = "fallthrough statement out of place";

    if (statement && node_if(TYPE_SWITCH_GUARD, TypeSwitchGuard, statement->tag)) {
        error = "cannot fallthrough in type switch";
    } else if (statement && walk->targets.case_index >= 0 && is_last) {
        if ((uint32_t)walk->targets.case_index + 1 < statement->clauses.count)
            return;
        error = "cannot fallthrough final case in switch";
    }
    diag_error(walk->scope->compilation, node_pos(branch), "%s", error);
}

static void walk_branch(Walk *walk, BranchStmt *branch, bool is_last)
{
    Compilation *compilation = walk->scope->compilation;

    if (branch->token == TOKEN_GOTO) {
        if (branch->label)
            walk_goto(walk, branch);
    } else if (branch->label) {
        walk_labeled_break(walk, branch);
    } else if (branch->token == TOKEN_BREAK) {
        branch->target = walk->targets.breaks;
        if (!branch->target)
            diag_error(compilation, node_pos(branch), "break is not in a loop, switch, or select");
    } else if (branch->token == TOKEN_CONTINUE) {
        branch->target = walk->targets.continues ? &walk->targets.continues->node : NULL;
        if (!branch->target)
            diag_error(compilation, node_pos(branch), "continue is not in a loop");
    } else {
        walk_fallthrough(walk, branch, is_last);
    }
}

/* ---- statements ---- */

static void walk_inner(Walk *walk, Targets targets, LabeledStmt *labeled, Pos start, const NodeList *list)
{
    walk_block(walk->scope, &walk->block, targets, labeled, start, list);
}

static void walk_if(Walk *walk, IfStmt *statement, LabeledStmt *labeled)
{
    Targets inner = {walk->targets.breaks, walk->targets.continues, -1};

    walk_inner(walk, inner, labeled, node_pos(statement->then), &statement->then->statements);
    if (statement->otherwise) {
        NodeList list = {.items = &statement->otherwise, .count = 1};

        walk_inner(walk, inner, labeled, node_pos(statement->otherwise), &list);
    }
}

static void walk_switch(Walk *walk, SwitchStmt *statement, LabeledStmt *labeled)
{
    Targets inner = {&statement->node, walk->targets.continues, -1};

    list_each (CaseClause *, clause, statement->clauses) {
        inner.case_index = (int)clause_index;
        walk_inner(walk, inner, labeled, node_pos(clause), &clause->body);
    }
}

static void walk_select(Walk *walk, SelectStmt *statement, LabeledStmt *labeled)
{
    Targets inner = {&statement->node, walk->targets.continues, -1};

    list_each (CommClause *, clause, statement->clauses)
        walk_inner(walk, inner, labeled, node_pos(clause), &clause->body);
}

static void walk_declarations(Walk *walk, DeclStmt *statement)
{
    list_each (Node *, node, statement->declarations) {
        VarDecl *variable = node_if(VAR_DECL, VarDecl, node);

        if (!variable)
            continue;
        note_variable(walk, node_pos(variable->names.items[0]), variable->names.items[0]->name->text);
        return;
    }
}

/* The names on the left of :=, as the error shows them. */
static const char *left_text(Compilation *compilation, AssignStmt *statement)
{
    Writer writer = {.arena = compilation->arena};

    list_each (Expr *, e, statement->left) {
        if (e_index)
            writer_text(&writer, ", ");
        writer_text(&writer, expr_text(compilation->arena, e));
    }
    return writer_done(&writer);
}

static void walk_statement(Walk *walk, Stmt *statement, LabeledStmt *labeled, bool is_last)
{
    Targets inner = {walk->targets.breaks, walk->targets.continues, -1};
    ForStmt *loop = node_if(FOR_STMT, ForStmt, statement);

    switch (statement->kind) {
    case NODE_LABELED_STMT:
        labeled = walk_label(walk, (LabeledStmt *)statement);
        walk_statement(walk, ((LabeledStmt *)statement)->statement, labeled, is_last);
        break;
    case NODE_DECL_STMT:
        walk_declarations(walk, (DeclStmt *)statement);
        break;
    case NODE_ASSIGN_STMT:
        if (((AssignStmt *)statement)->operator == TOKEN_DEFINE && walk->scope->forward.count > walk->first_forward)
            note_variable(walk, node_pos(statement), left_text(walk->scope->compilation, (AssignStmt *)statement));
        break;
    case NODE_BRANCH_STMT:
        walk_branch(walk, (BranchStmt *)statement, is_last);
        break;
    case NODE_BLOCK_STMT:
        walk_inner(walk, inner, labeled, node_pos(statement), &((BlockStmt *)statement)->statements);
        break;
    case NODE_IF_STMT:
        walk_if(walk, (IfStmt *)statement, labeled);
        break;
    case NODE_FOR_STMT:
        walk_inner(walk, (Targets){statement, loop, -1}, labeled, node_pos(loop->body), &loop->body->statements);
        break;
    case NODE_SWITCH_STMT:
        walk_switch(walk, (SwitchStmt *)statement, labeled);
        break;
    case NODE_SELECT_STMT:
        walk_select(walk, (SelectStmt *)statement, labeled);
        break;
    }
}

static void walk_block(LabelScope *scope, Block *parent, Targets targets, LabeledStmt *labeled, Pos start,
                       const NodeList *list)
{
    /* Labels outlive the walk and remember its block. */
    Walk *walk = arena_new(scope->compilation->arena, Walk);

    *walk = (Walk){.scope = scope, .block = {parent, start, labeled}, .targets = targets,
                   .first_forward = scope->forward.count, .list = *list};
    while (walk->list.count && list_last(&walk->list)->kind == NODE_EMPTY_STMT)
        walk->list.count--;
    list_each (Stmt *, statement, walk->list)
        walk_statement(walk, statement, NULL, statement_index + 1 == walk->list.count);
}

static void check_body(Compilation *compilation, BlockStmt *body)
{
    LabelScope scope = {.compilation = compilation};

    walk_block(&scope, NULL, (Targets){NULL, NULL, -1}, NULL, node_pos(body), &body->statements);
    list_each (Forward *, forward, scope.forward) {
        NameExpr *name = forward->branch->label;
        Label *label = map_get(&scope.labels, name->name);

        if (forward->is_closed)
            continue;
        if (label) {
            label->is_used = true;
            diag_error(compilation, node_pos(name), "goto %s jumps into block starting at %s", name->name->text,
                       sources_pos_text(&compilation->sources, label->block->start));
        } else {
            diag_error(compilation, node_pos(name), "label %s not defined", name->name->text);
        }
    }
    list_each (Label *, label, scope.ordered)
        if (!label->is_used)
            diag_error(compilation, node_pos(label->statement->label), "label %s defined and not used",
                           label->statement->label->name->text);
}

/* ---- all bodies of a file ---- */

typedef struct Bodies {
    Compilation *compilation;
    uint32_t parser_errors;    /* how many of the errors are the parser's */
} Bodies;

/* Go's parser does not look for labels in a body in which it reported anything else, literals in it included. */
static bool has_parser_error(const Bodies *bodies, const BlockStmt *body)
{
    for (uint32_t i = 0; i < bodies->parser_errors; i++) {
        Pos pos = bodies->compilation->diagnostics.errors.items[i].pos;
        if (pos >= body->node.pos && pos <= body->close)
            return true;
    }
    return false;
}

static void check_bodies(Node *node, void *context)
{
    const Bodies *bodies = context;
    FuncDecl *function = node_if(FUNC_DECL, FuncDecl, node);
    FuncLit *literal = node_if(FUNC_LIT, FuncLit, node);
    BlockStmt *body = function ? function->body : literal ? literal->body : NULL;

    if (body && !has_parser_error(bodies, body))
        check_body(bodies->compilation, body);
    node_each_child(node, check_bodies, context);
}

/* Whether a syntax error was reported from `start` on, up to `end`. */
static bool has_syntax_error(const Compilation *compilation, Pos start, Pos end)
{
    list_each (Diagnostic, error, compilation->diagnostics.errors)
        if (error.pos >= start && error.pos < end && strncmp(error.text, "syntax error", strlen("syntax error")) == 0)
            return true;
    return false;
}

void labels_check(Compilation *compilation, File *file)
{
    uint32_t errors = compilation->diagnostics.errors.count;
    Bodies bodies = { compilation, errors };
    NodeList *list = &file->declarations;

    list_each (Node *, declaration, *list) {
        bool is_last = declaration_index + 1 == list->count;
        Pos end = is_last ? file->source->base + (Pos)file->source->text.length + 1
                          : list->items[declaration_index + 1]->pos;
        if (!file->has_syntax_errors || !has_syntax_error(compilation, declaration->pos, end))
            check_bodies(declaration, &bodies);
    }
    file->has_label_errors = compilation->diagnostics.errors.count > errors;
}
