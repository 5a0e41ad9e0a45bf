/* Parameters, receivers, results, type parameters; struct fields and interface elements.
 *
 * A parameter list is read before it is known whether `a` in it is a name or a type:
 * it is a name if any parameter of the list has both.  parameters_take decides.
 * Source: parser.go, paramList.
 */
#include "parser/internal.h"

Field *build_field(Parser *parser, Pos pos, NameExpr *name, Expr *type)
{
    Field *field = node_new(parser, FIELD, Field, pos);

    field->name = name;
    field->type = type;
    return field;
}

Field *build_field_union(Parser *parser, Field *field, Mark operator, Expr *term)
{
    if (!field->type) {
        field->type = &field->name->expr;
        field->name = NULL;
    }
    field->type = build_binary(parser, operator, field->type, term);
    return field;
}

/* No parameter has a name and a type: every lone name is a type. */
static void names_are_types(FieldList list)
{
    list_each (Field *, field, list) {
        if (field->name)
            field->type = &field->name->expr;
        field->name = NULL;
    }
}

/* Gives each name the type that follows it.  The position of the first field that lacks one or the other, or 0. */
static Pos spread_types(Parser *parser, FieldList list)
{
    Expr *type = NULL;
    Pos wrong = 0;

    for (uint32_t i = list.count; i-- > 0;) {
        Field *field = list.items[i];
        if (field->type) {
            type = field->type;
            if (!field->name) {
                wrong = node_start(&type->node);
                field->name = build_name_expr(parser, wrong, name_of(&parser->compilation->names, "_"));
            }
        } else if (type) {
            field->type = type;
        } else {
            wrong = field->name->expr.node.pos;
            field->type = build_bad(parser, wrong);
        }
    }
    return wrong;
}

/* Drops what stands for a parameter that could not be read. */
static void drop_bad(FieldList *list)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i]->name || list->items[i]->type->node.kind != NODE_BAD_EXPR)
            list->items[kept++] = list->items[i];
    list->count = kept;
}

static FieldList take(Parser *parser, uint32_t count, uint32_t *named, uint32_t *typed)
{
    FieldList list;

    list_take(parser, &list, count);
    if (parser->is_recovering)
        drop_bad(&list);
    *named = *typed = 0;
    list_each (Field *, field, list) {
        *named += field->name && field->type;
        *typed += field->type != NULL;
    }
    return list;
}

FieldList parameters_take(Parser *parser, uint32_t count)
{
    uint32_t named, typed;
    FieldList list = take(parser, count, &named, &typed);

    if (named == 0) {
        names_are_types(list);
    } else if (named != list.count) {
        Pos wrong = spread_types(parser, list);
        if (wrong)
            syntax_error(parser, wrong, "mixed named and unnamed parameters");
    }
    return list;
}

FieldList type_parameters_take(Parser *parser, Closed closed)
{
    uint32_t named, typed;
    FieldList list = take(parser, closed.count, &named, &typed);

    if (named == list.count)
        return list;
    Pos wrong = spread_types(parser, list);
    if (wrong && named == typed)
        syntax_error(parser, closed.close, "missing type constraint");
    else if (wrong)
        syntax_error(parser, wrong, "type parameters must be named");
    return list;
}

FuncTypeExpr *build_signature(Parser *parser, Pos pos, uint32_t parameters, Pos close)
{
    FuncTypeExpr *node = node_new(parser, FUNC_TYPE, FuncTypeExpr, pos);

    node->parameters = parameters_take(parser, parameters);
    node->end = close + 1;
    return node;
}

FuncTypeExpr *build_signature_result(Parser *parser, Pos pos, uint32_t parameters, Expr *result, Pos result_pos)
{
    FuncTypeExpr *node = build_signature(parser, pos, parameters, 0);

    build_item(parser, build_field(parser, result_pos, NULL, result));
    list_take(parser, &node->results, 1);
    node->end = node_end(&result->node);
    return node;
}

FuncTypeExpr *build_signature_results(Parser *parser, Pos pos, uint32_t parameters, uint32_t results, Pos close)
{
    FieldList result_list = parameters_take(parser, results);
    FuncTypeExpr *node = build_signature(parser, pos, parameters, close);

    node->results = result_list;
    return node;
}

FuncTypeExpr *build_generic_function_type(Parser *parser, Pos bracket, Closed type_parameters,
                                          FuncTypeExpr *signature)
{
    syntax_error(parser, bracket, "function type must have no type parameters");
    type_parameters_take(parser, type_parameters);
    signature->expr.node.pos = bracket;
    return signature;
}

Field *build_generic_method(Parser *parser, NameExpr *name, Pos bracket, Closed type_parameters,
                            FuncTypeExpr *signature)
{
    parameters_take(parser, type_parameters.count);
    diag_error(parser->compilation, bracket, "interface method must have no type parameters");
    return build_field(parser, name->expr.node.pos, name, &signature->expr);
}

Field *build_empty_generic(Parser *parser, NameExpr *name, Pos close, FuncTypeExpr *signature)
{
    diag_error(parser->compilation, close, "empty type %s list", signature ? "parameter" : "argument");
    if (signature)
        return build_field(parser, name->expr.node.pos, name, &signature->expr);
    return build_field(parser, name->expr.node.pos, NULL, &name->expr);
}

static uint32_t push_field(Parser *parser, Pos pos, NameExpr *name, Expr *type, BasicLit *tag)
{
    Field *field = build_field(parser, pos, name, type);

    field->tag = tag;
    return build_item(parser, field);
}

uint32_t build_embedded(Parser *parser, Pos pos, Expr *type, BasicLit *tag)
{
    return push_field(parser, pos, NULL, type, tag);
}

Mark build_embedded_open(Parser *parser, Mark paren)
{
    syntax_error(parser, paren.pos, "cannot parenthesize embedded type");
    return paren;
}

uint32_t build_named_field(Parser *parser, NameExpr *name, Expr *type, BasicLit *tag)
{
    return push_field(parser, name->expr.node.pos, name, type, tag);
}

uint32_t build_named_fields(Parser *parser, NameExpr *first, uint32_t more_names, Expr *type, BasicLit *tag)
{
    NameExpr **names = items_take(parser, more_names);
    uint32_t count = build_named_field(parser, first, type, tag);

    for (uint32_t i = 0; i < more_names; i++)
        count += build_named_field(parser, names[i], type, tag);
    return count;
}
