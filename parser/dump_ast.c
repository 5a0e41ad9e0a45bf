/* The tree as text: one node a line, indented by depth:  KIND line:column detail. */
#include "parser/internal.h"
#include "parser/parser.h"

#include <stdio.h>

typedef struct Dump {
    Compilation *compilation;
    unsigned depth;
} Dump;

static void print_operator(TokenKind operator)
{
    printf(" %s", token_spelling(operator));
}

static void print_detail(const Node *node)
{
    const NameExpr *name = node_if(NAME_EXPR, NameExpr, node);
    const BasicLit *literal = node_if(BASIC_LIT, BasicLit, node);
    const UnaryExpr *unary = node_if(UNARY, UnaryExpr, node);
    const BinaryExpr *binary = node_if(BINARY, BinaryExpr, node);
    const AssignStmt *assign = node_if(ASSIGN_STMT, AssignStmt, node);
    const BranchStmt *branch = node_if(BRANCH_STMT, BranchStmt, node);
    const CallStmt *call = node_if(CALL_STMT, CallStmt, node);
    const CallExpr *call_expr = node_if(CALL, CallExpr, node);
    const ChanTypeExpr *channel = node_if(CHAN_TYPE, ChanTypeExpr, node);

    if (name)
        printf(" %s", name->name->text);
    else if (literal)
        printf(" %.*s", TEXT_ARGS(literal->text));
    else if (unary)
        print_operator(unary->operator);
    else if (binary)
        print_operator(binary->operator);
    else if (assign)
        print_operator(assign->operator);
    else if (branch)
        print_operator(branch->token);
    else if (call)
        print_operator(call->token);
    else if (call_expr && call_expr->has_dots)
        printf(" ...");
    else if (channel && channel->direction != CHAN_BOTH)
        printf(channel->direction == CHAN_SEND_ONLY ? " send" : " receive");
}

static void print_node(Node *node, void *context)
{
    Dump *dump = context;
    Place place = sources_physical_place(&dump->compilation->sources, node->pos);

    printf("%*s%s %u:%u", (int)dump->depth * 2, "", node_kind_name(node->kind), place.line_number,
           place.column_number);
    print_detail(node);
    putchar('\n');
    dump->depth++;
    node_each_child(node, print_node, dump);
    dump->depth--;
}

void parser_dump(Compilation *compilation, const File *file)
{
    Dump dump = {.compilation = compilation};

    print_node((Node *)&file->node, &dump);
}
