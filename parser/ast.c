/* Access to syntax nodes: downcasts, extents, children. */
#include "parser/ast.h"
#include "base/diag.h"

#define AS(Struct) ((const Struct *)node)

const char *node_kind_name(NodeKind kind)
{
    static const char *const names[NODE_KINDS] = {
        [NODE_NONE] = "NONE",
#define NODE(kind, Struct, class) [NODE_##kind] = #kind,
#include "parser/nodes.def"
#undef NODE
    };
    return names[kind];
}

typedef enum NodeClass { EXPR, STMT, DECL, OTHER } NodeClass;

bool node_is_expr(const Node *node)
{
    static const uint8_t classes[NODE_KINDS] = {
        [NODE_NONE] = OTHER,
#define NODE(kind, Struct, class) [NODE_##kind] = class,
#include "parser/nodes.def"
#undef NODE
    };
    return classes[node->kind] == EXPR;
}

Node *node_checked(const Node *node, NodeKind kind)
{
    if (!node || node->kind != kind)
        berth_bug("a %s was expected, not a %s", node_kind_name(kind), node ? node_kind_name(node->kind) : "NULL");
    return (Node *)node;
}

Expr *expr_unparen(Expr *x)
{
    while (x && x->node.kind == NODE_PAREN_EXPR)
        x = ((ParenExpr *)x)->x;
    return x;
}

/* ---- extents ---- */

/* The node that begins where `node` does, if that is not at node->pos; else NULL. */
static const Node *leftmost(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_COMPOSITE_LIT:
        return (const Node *)AS(CompositeLit)->type;
    case NODE_SELECTOR:
        return &AS(SelectorExpr)->x->node;
    case NODE_INDEX_EXPR:
        return &AS(IndexExpr)->x->node;
    case NODE_ASSERT_EXPR:
        return &AS(AssertExpr)->x->node;
    case NODE_TYPE_SWITCH_GUARD:
        return AS(TypeSwitchGuard)->name ? &AS(TypeSwitchGuard)->name->expr.node : &AS(TypeSwitchGuard)->x->node;
    case NODE_BINARY:
        return &AS(BinaryExpr)->x->node;
    case NODE_CALL:
        return &AS(CallExpr)->function->node;
    case NODE_LIST_EXPR:
        return &AS(ListExpr)->elements.items[0]->node;
    case NODE_SEND_STMT:
        return &AS(SendStmt)->channel->node;
    case NODE_ASSIGN_STMT:
        return &AS(AssignStmt)->left.items[0]->node;
    case NODE_RANGE_CLAUSE:
        return AS(RangeClause)->left.count ? &AS(RangeClause)->left.items[0]->node : &AS(RangeClause)->x->node;
    case NODE_NONE: case NODE_KINDS: case NODE_FILE: case NODE_FIELD: case NODE_IMPORT_DECL: case NODE_CONST_DECL:
    case NODE_TYPE_DECL: case NODE_VAR_DECL: case NODE_FUNC_DECL: case NODE_BAD_EXPR: case NODE_NAME_EXPR:
    case NODE_BASIC_LIT: case NODE_KEY_VALUE: case NODE_FUNC_LIT: case NODE_PAREN_EXPR: case NODE_SLICE_EXPR:
    case NODE_UNARY: case NODE_ARRAY_TYPE: case NODE_SLICE_TYPE: case NODE_DOTS_TYPE: case NODE_STRUCT_TYPE:
    case NODE_INTERFACE_TYPE: case NODE_FUNC_TYPE: case NODE_MAP_TYPE: case NODE_CHAN_TYPE: case NODE_EMPTY_STMT:
    case NODE_LABELED_STMT: case NODE_BLOCK_STMT: case NODE_EXPR_STMT: case NODE_DECL_STMT: case NODE_BRANCH_STMT:
    case NODE_CALL_STMT: case NODE_RETURN_STMT: case NODE_IF_STMT: case NODE_FOR_STMT: case NODE_SWITCH_STMT:
    case NODE_SELECT_STMT: case NODE_CASE_CLAUSE: case NODE_COMM_CLAUSE:
        return NULL;
    }
    return NULL;
}

Pos node_start(const Node *node)
{
    for (const Node *left; (left = leftmost(node));)
        node = left;
    return node->pos;
}

/* One of them: where the last part of a node ends, as a node or as a position. */
typedef struct Ending {
    const Node *node;
    Pos pos;
} Ending;

static Ending ends_with(const void *node)
{
    return (Ending){.node = node};
}

static Ending ends_at(Pos pos)
{
    return (Ending){.pos = pos};
}

#define ends_with_last(list) ends_with((list).items[(list).count - 1])

/* The end of names [type] [= values]. */
static Ending declaration_ending(ExprList values, Expr *type, NameExpr *last_name)
{
    if (values.count)
        return ends_with_last(values);
    return type ? ends_with(type) : ends_with(last_name);
}

static Ending statement_ending(const Node *node);

static Ending ending(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_FILE:
        return ends_at(AS(File)->end);
    case NODE_FIELD:
        return AS(Field)->tag ? ends_with(AS(Field)->tag) : ends_with(AS(Field)->type);
    case NODE_IMPORT_DECL:
        return ends_with(AS(ImportDecl)->path);
    case NODE_CONST_DECL:
        return declaration_ending(AS(ConstDecl)->values, AS(ConstDecl)->type, list_last(&AS(ConstDecl)->names));
    case NODE_TYPE_DECL:
        return ends_with(AS(TypeDecl)->type);
    case NODE_VAR_DECL:
        return declaration_ending(AS(VarDecl)->values, AS(VarDecl)->type, list_last(&AS(VarDecl)->names));
    case NODE_FUNC_DECL:
        return AS(FuncDecl)->body ? ends_with(AS(FuncDecl)->body) : ends_with(AS(FuncDecl)->type);
    case NODE_NAME_EXPR:
        return ends_at(node->pos + AS(NameExpr)->name->length);
    case NODE_BASIC_LIT:
        return ends_at(node->pos + (Pos)AS(BasicLit)->text.length);
    case NODE_COMPOSITE_LIT:
        return ends_at(AS(CompositeLit)->close + 1);
    case NODE_KEY_VALUE:
        return ends_with(AS(KeyValue)->value);
    case NODE_FUNC_LIT:
        return ends_with(AS(FuncLit)->body);
    case NODE_PAREN_EXPR:
        return ends_at(AS(ParenExpr)->close + 1);
    case NODE_SELECTOR:
        return ends_with(AS(SelectorExpr)->selector);
    case NODE_INDEX_EXPR:
        return ends_at(AS(IndexExpr)->close + 1);
    case NODE_SLICE_EXPR:
        return ends_at(AS(SliceExpr)->close + 1);
    case NODE_ASSERT_EXPR:
        return ends_at(AS(AssertExpr)->close + 1);
    case NODE_TYPE_SWITCH_GUARD:
        return ends_with(AS(TypeSwitchGuard)->x);  /* ".(type)" is not kept */
    case NODE_UNARY:
        return ends_with(AS(UnaryExpr)->x);
    case NODE_BINARY:
        return ends_with(AS(BinaryExpr)->y);
    case NODE_CALL:
        return ends_at(AS(CallExpr)->close + 1);
    case NODE_LIST_EXPR:
        return ends_with_last(AS(ListExpr)->elements);
    case NODE_ARRAY_TYPE:
        return ends_with(AS(ArrayTypeExpr)->element);
    case NODE_SLICE_TYPE:
        return ends_with(AS(SliceTypeExpr)->element);
    case NODE_DOTS_TYPE:
        return ends_with(AS(DotsTypeExpr)->element);
    case NODE_STRUCT_TYPE:
        return ends_at(AS(StructTypeExpr)->close + 1);
    case NODE_INTERFACE_TYPE:
        return ends_at(AS(InterfaceTypeExpr)->close + 1);
    case NODE_FUNC_TYPE:
        return ends_at(AS(FuncTypeExpr)->end);
    case NODE_MAP_TYPE:
        return ends_with(AS(MapTypeExpr)->value);
    case NODE_CHAN_TYPE:
        return ends_with(AS(ChanTypeExpr)->element);
    case NODE_NONE: case NODE_KINDS: case NODE_BAD_EXPR:
        return ends_at(node->pos);
    case NODE_EMPTY_STMT: case NODE_LABELED_STMT: case NODE_BLOCK_STMT: case NODE_EXPR_STMT: case NODE_SEND_STMT:
    case NODE_DECL_STMT: case NODE_ASSIGN_STMT: case NODE_BRANCH_STMT: case NODE_CALL_STMT: case NODE_RETURN_STMT:
    case NODE_IF_STMT: case NODE_FOR_STMT: case NODE_RANGE_CLAUSE: case NODE_SWITCH_STMT: case NODE_SELECT_STMT:
    case NODE_CASE_CLAUSE: case NODE_COMM_CLAUSE:
        return statement_ending(node);
    }
    return ends_at(node->pos);
}

static Ending branch_ending(const BranchStmt *branch)
{
    if (branch->label)
        return ends_with(branch->label);
    return ends_at(branch->node.pos + (Pos)strlen(token_spelling(branch->token)));
}

static Ending clause_ending(NodeList body, Pos colon)
{
    return body.count ? ends_with_last(body) : ends_at(colon + 1);
}

static Ending statement_ending(const Node *node)
{
    switch ((NodeKind)node->kind) {
    case NODE_LABELED_STMT:
        return ends_with(AS(LabeledStmt)->statement);
    case NODE_BLOCK_STMT:
        return ends_at(AS(BlockStmt)->close + 1);
    case NODE_EXPR_STMT:
        return ends_with(AS(ExprStmt)->x);
    case NODE_SEND_STMT:
        return ends_with(AS(SendStmt)->value);
    case NODE_DECL_STMT:
        return AS(DeclStmt)->declarations.count ? ends_with_last(AS(DeclStmt)->declarations) : ends_at(node->pos);
    case NODE_ASSIGN_STMT:
        return AS(AssignStmt)->right.count ? ends_with_last(AS(AssignStmt)->right) : ends_at(node->pos + 2);
    case NODE_BRANCH_STMT:
        return branch_ending(AS(BranchStmt));
    case NODE_CALL_STMT:
        return ends_with(AS(CallStmt)->call);
    case NODE_RETURN_STMT:
        return AS(ReturnStmt)->results.count ? ends_with_last(AS(ReturnStmt)->results)
                                             : ends_at(node->pos + (Pos)strlen("return"));
    case NODE_IF_STMT:
        return AS(IfStmt)->otherwise ? ends_with(AS(IfStmt)->otherwise) : ends_with(AS(IfStmt)->then);
    case NODE_FOR_STMT:
        return ends_with(AS(ForStmt)->body);
    case NODE_RANGE_CLAUSE:
        return ends_with(AS(RangeClause)->x);
    case NODE_SWITCH_STMT:
        return ends_at(AS(SwitchStmt)->close + 1);
    case NODE_SELECT_STMT:
        return ends_at(AS(SelectStmt)->close + 1);
    case NODE_CASE_CLAUSE:
        return clause_ending(AS(CaseClause)->body, AS(CaseClause)->colon);
    case NODE_COMM_CLAUSE:
        return clause_ending(AS(CommClause)->body, AS(CommClause)->colon);
    default:
        return ends_at(node->pos);
    }
}

Pos node_end(const Node *node)
{
    for (;;) {
        Ending end = ending(node);
        if (!end.node)
            return end.pos;
        node = end.node;
    }
}

/* ---- children ---- */

typedef struct Visit {
    void (*visit)(Node *child, void *context);
    void *context;
} Visit;

static void visit_one(const Visit *to, const void *child)
{
    if (child)
        to->visit((Node *)child, to->context);
}

#define visit_all(to, list)                                                                                  \
    for (uint32_t index_ = 0; index_ < (list).count; index_++)                                               \
        visit_one((to), (list).items[index_])

static void each_of_declaration(const Node *node, const Visit *to)
{
    switch ((NodeKind)node->kind) {
    case NODE_FILE:
        visit_one(to, AS(File)->package_name);
        visit_all(to, AS(File)->declarations);
        break;
    case NODE_FIELD:
        visit_one(to, AS(Field)->name);
        visit_one(to, AS(Field)->type);
        visit_one(to, AS(Field)->tag);
        break;
    case NODE_IMPORT_DECL:
        visit_one(to, AS(ImportDecl)->local_name);
        visit_one(to, AS(ImportDecl)->path);
        break;
    case NODE_CONST_DECL:
        visit_all(to, AS(ConstDecl)->names);
        visit_one(to, AS(ConstDecl)->type);
        visit_all(to, AS(ConstDecl)->values);
        break;
    case NODE_TYPE_DECL:
        visit_one(to, AS(TypeDecl)->name);
        visit_all(to, AS(TypeDecl)->type_parameters);
        visit_one(to, AS(TypeDecl)->type);
        break;
    case NODE_VAR_DECL:
        visit_all(to, AS(VarDecl)->names);
        visit_one(to, AS(VarDecl)->type);
        visit_all(to, AS(VarDecl)->values);
        break;
    case NODE_FUNC_DECL:
        visit_one(to, AS(FuncDecl)->receiver);
        visit_one(to, AS(FuncDecl)->name);
        visit_all(to, AS(FuncDecl)->type_parameters);
        visit_one(to, AS(FuncDecl)->type);
        visit_one(to, AS(FuncDecl)->body);
        break;
    default:
        break;
    }
}

static void each_of_type(const Node *node, const Visit *to)
{
    switch ((NodeKind)node->kind) {
    case NODE_ARRAY_TYPE:
        visit_one(to, AS(ArrayTypeExpr)->length);
        visit_one(to, AS(ArrayTypeExpr)->element);
        break;
    case NODE_SLICE_TYPE:
        visit_one(to, AS(SliceTypeExpr)->element);
        break;
    case NODE_DOTS_TYPE:
        visit_one(to, AS(DotsTypeExpr)->element);
        break;
    case NODE_STRUCT_TYPE:
        visit_all(to, AS(StructTypeExpr)->fields);
        break;
    case NODE_INTERFACE_TYPE:
        visit_all(to, AS(InterfaceTypeExpr)->methods);
        break;
    case NODE_FUNC_TYPE:
        visit_all(to, AS(FuncTypeExpr)->parameters);
        visit_all(to, AS(FuncTypeExpr)->results);
        break;
    case NODE_MAP_TYPE:
        visit_one(to, AS(MapTypeExpr)->key);
        visit_one(to, AS(MapTypeExpr)->value);
        break;
    case NODE_CHAN_TYPE:
        visit_one(to, AS(ChanTypeExpr)->element);
        break;
    default:
        break;
    }
}

static void each_of_statement(const Node *node, const Visit *to)
{
    switch ((NodeKind)node->kind) {
    case NODE_LABELED_STMT:
        visit_one(to, AS(LabeledStmt)->label);
        visit_one(to, AS(LabeledStmt)->statement);
        break;
    case NODE_BLOCK_STMT:
        visit_all(to, AS(BlockStmt)->statements);
        break;
    case NODE_EXPR_STMT:
        visit_one(to, AS(ExprStmt)->x);
        break;
    case NODE_SEND_STMT:
        visit_one(to, AS(SendStmt)->channel);
        visit_one(to, AS(SendStmt)->value);
        break;
    case NODE_DECL_STMT:
        visit_all(to, AS(DeclStmt)->declarations);
        break;
    case NODE_ASSIGN_STMT:
        visit_all(to, AS(AssignStmt)->left);
        visit_all(to, AS(AssignStmt)->right);
        break;
    case NODE_BRANCH_STMT:
        visit_one(to, AS(BranchStmt)->label);
        break;
    case NODE_CALL_STMT:
        visit_one(to, AS(CallStmt)->call);
        break;
    case NODE_RETURN_STMT:
        visit_all(to, AS(ReturnStmt)->results);
        break;
    case NODE_IF_STMT:
        visit_one(to, AS(IfStmt)->initial);
        visit_one(to, AS(IfStmt)->condition);
        visit_one(to, AS(IfStmt)->then);
        visit_one(to, AS(IfStmt)->otherwise);
        break;
    case NODE_FOR_STMT:
        visit_one(to, AS(ForStmt)->initial);
        visit_one(to, AS(ForStmt)->condition);
        visit_one(to, AS(ForStmt)->post);
        visit_one(to, AS(ForStmt)->body);
        break;
    case NODE_RANGE_CLAUSE:
        visit_all(to, AS(RangeClause)->left);
        visit_one(to, AS(RangeClause)->x);
        break;
    case NODE_SWITCH_STMT:
        visit_one(to, AS(SwitchStmt)->initial);
        visit_one(to, AS(SwitchStmt)->tag);
        visit_all(to, AS(SwitchStmt)->clauses);
        break;
    case NODE_SELECT_STMT:
        visit_all(to, AS(SelectStmt)->clauses);
        break;
    case NODE_CASE_CLAUSE:
        visit_all(to, AS(CaseClause)->cases);
        visit_all(to, AS(CaseClause)->body);
        break;
    case NODE_COMM_CLAUSE:
        visit_one(to, AS(CommClause)->communication);
        visit_all(to, AS(CommClause)->body);
        break;
    default:
        break;
    }
}

static void each_of_expression(const Node *node, const Visit *to)
{
    switch ((NodeKind)node->kind) {
    case NODE_COMPOSITE_LIT:
        visit_one(to, AS(CompositeLit)->type);
        visit_all(to, AS(CompositeLit)->elements);
        break;
    case NODE_KEY_VALUE:
        visit_one(to, AS(KeyValue)->key);
        visit_one(to, AS(KeyValue)->value);
        break;
    case NODE_FUNC_LIT:
        visit_one(to, AS(FuncLit)->type);
        visit_one(to, AS(FuncLit)->body);
        break;
    case NODE_PAREN_EXPR:
        visit_one(to, AS(ParenExpr)->x);
        break;
    case NODE_SELECTOR:
        visit_one(to, AS(SelectorExpr)->x);
        visit_one(to, AS(SelectorExpr)->selector);
        break;
    case NODE_INDEX_EXPR:
        visit_one(to, AS(IndexExpr)->x);
        visit_one(to, AS(IndexExpr)->index);
        break;
    case NODE_SLICE_EXPR:
        visit_one(to, AS(SliceExpr)->x);
        for (int i = 0; i < 3; i++)
            visit_one(to, AS(SliceExpr)->index[i]);
        break;
    case NODE_ASSERT_EXPR:
        visit_one(to, AS(AssertExpr)->x);
        visit_one(to, AS(AssertExpr)->type);
        break;
    case NODE_TYPE_SWITCH_GUARD:
        visit_one(to, AS(TypeSwitchGuard)->name);
        visit_one(to, AS(TypeSwitchGuard)->x);
        break;
    case NODE_UNARY:
        visit_one(to, AS(UnaryExpr)->x);
        break;
    case NODE_BINARY:
        visit_one(to, AS(BinaryExpr)->x);
        visit_one(to, AS(BinaryExpr)->y);
        break;
    case NODE_CALL:
        visit_one(to, AS(CallExpr)->function);
        visit_all(to, AS(CallExpr)->arguments);
        break;
    case NODE_LIST_EXPR:
        visit_all(to, AS(ListExpr)->elements);
        break;
    default:
        break;
    }
}

void node_each_child(const Node *node, void (*visit)(Node *child, void *context), void *context)
{
    const Visit to = {visit, context};

    if (node->kind <= NODE_FUNC_DECL)
        each_of_declaration(node, &to);
    else if (node->kind < NODE_ARRAY_TYPE)
        each_of_expression(node, &to);
    else if (node->kind <= NODE_CHAN_TYPE)
        each_of_type(node, &to);
    else
        each_of_statement(node, &to);
}
