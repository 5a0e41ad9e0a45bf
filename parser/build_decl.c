/* Files and declarations. */
#include "parser/internal.h"

void build_package(Parser *parser, Pos pos, NameExpr *name)
{
    File *file = parser->file;

    file->node.pos = pos;
    file->package_name = name;
    file->directives = directives_before(parser, pos);
    feed_ahead(parser, 0);  /* a mistake in the token that follows still stops Go */
    parser->is_stopped = parser->compilation->diagnostics.errors.count > parser->first_error;
}

void build_file(Parser *parser, uint32_t declaration_count, Pos pos)
{
    File *file = parser->file;

    file->node.pos = pos;
    list_take(parser, &file->declarations, declaration_count);
    file->end = parser->source->base + (Pos)parser->source->text.length;
    directives_misplaced(parser, file->end + 1);
}

static void set_group(Node *declaration, Group *group, uint32_t index)
{
    ConstDecl *constant = node_if(CONST_DECL, ConstDecl, declaration);
    ImportDecl *import = node_if(IMPORT_DECL, ImportDecl, declaration);
    TypeDecl *type = node_if(TYPE_DECL, TypeDecl, declaration);
    VarDecl *variable = node_if(VAR_DECL, VarDecl, declaration);

    if (constant) {
        constant->group = group;
        constant->iota = index;
    } else if (import) {
        import->group = group;
    } else if (type) {
        type->group = group;
    } else if (variable) {
        variable->group = group;
    }
}

uint32_t build_group(Parser *parser, Pos pos, uint32_t count)
{
    Group *group = arena_new(parser->arena, Group);

    group->pos = pos;
    for (uint32_t i = 0; i < count; i++)
        set_group(parser->items.items[parser->items.count - count + i], group, i);
    return count;
}

Node *build_import(Parser *parser, Pos pos, NameExpr *local_name, BasicLit *path)
{
    ImportDecl *node = node_new(parser, IMPORT_DECL, ImportDecl, pos);

    directives_misplaced(parser, pos);
    node->local_name = local_name;
    node->path = path;
    if (!path->is_bad && path->token != TOKEN_STRING) {
        syntax_error(parser, feed_ahead(parser, 0)->pos, "import path must be a string");
        path->is_bad = true;
    }
    return &node->node;
}

Node *build_dot_import(Parser *parser, Pos pos, BasicLit *path)
{
    return build_import(parser, pos, build_name_expr(parser, pos, name_of(&parser->compilation->names, ".")), path);
}

Node *build_const(Parser *parser, Pos pos, uint32_t names, Expr *type, uint32_t values)
{
    ConstDecl *node = node_new(parser, CONST_DECL, ConstDecl, pos);

    directives_misplaced(parser, pos);
    list_take(parser, &node->values, values);
    list_take(parser, &node->names, names);
    node->type = type;
    return &node->node;
}

Node *build_type_decl(Parser *parser, NameExpr *name, Closed type_parameters, bool is_alias, Expr *type)
{
    TypeDecl *node = node_new(parser, TYPE_DECL, TypeDecl, name->expr.node.pos);

    node->directives = directives_before(parser, node->node.pos);
    node->name = name;
    node->type_parameters = type_parameters_take(parser, type_parameters);
    node->is_alias = is_alias;
    node->type = type;
    return &node->node;
}

Node *build_var(Parser *parser, Pos pos, uint32_t names, Expr *type, uint32_t values)
{
    VarDecl *node = node_new(parser, VAR_DECL, VarDecl, pos);

    node->directives = directives_before(parser, pos);
    list_take(parser, &node->values, values);
    list_take(parser, &node->names, names);
    node->type = type;
    return &node->node;
}

Mark build_wrong_assign(Parser *parser, Pos pos)
{
    syntax_error(parser, pos, "unexpected :=, expecting =");
    return (Mark){pos, TOKEN_ASSIGN};
}

FuncDecl *build_function_head(Parser *parser, Pos pos, Field *receiver, NameExpr *name)
{
    FuncDecl *node = node_new(parser, FUNC_DECL, FuncDecl, pos);

    node->directives = directives_before(parser, pos);
    node->receiver = receiver;
    node->name = name;
    return node;
}

FuncDecl *build_generic_head(Parser *parser, Pos pos, Field *receiver, NameExpr *name, Pos bracket,
                             Closed type_parameters)
{
    FuncDecl *node = build_function_head(parser, pos, receiver, name);

    if (receiver)
        syntax_error(parser, bracket, "method must have no type parameters");
    node->type_parameters = type_parameters_take(parser, type_parameters);
    node->type = node_new(parser, FUNC_TYPE, FuncTypeExpr, bracket);
    return node;
}

Field *build_receiver(Parser *parser, uint32_t count)
{
    FieldList list = parameters_take(parser, count);

    if (list.count == 0)
        diag_error(parser->compilation, feed_ahead(parser, 0)->pos, "method has no receiver");
    else if (list.count > 1)
        diag_error(parser->compilation, feed_ahead(parser, 0)->pos, "method has multiple receivers");
    return list.count ? list.items[0] : NULL;
}

Node *build_function(Parser *parser, FuncDecl *function, FuncTypeExpr *signature, BlockStmt *body)
{
    if (function->type)  /* a generic function's type begins with its type parameters */
        signature->expr.node.pos = function->type->expr.node.pos;
    function->type = signature;
    function->body = body;
    directives_misplaced(parser, body ? body->close : signature->end);
    return &function->node;
}
