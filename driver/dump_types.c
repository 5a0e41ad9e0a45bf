/* --dump=types: the slots of the syntax tree that the checker has filled. */
#include "driver/dump_types.h"

#include <stdio.h>

typedef struct TypesDump {
    Compilation *compilation;
    const Package *package;    /* whose names are printed bare */
} TypesDump;

static const char *mode_text(const Expr *x)
{
    switch ((ExprMode)x->mode) {
    case MODE_NONE:
        return "unchecked";
    case MODE_NO_VALUE:
        return "no value";
    case MODE_BUILTIN:
        return "builtin";
    case MODE_TYPE:
        return "type";
    case MODE_CONSTANT:
        return "constant";
    case MODE_VARIABLE:
        return "variable";
    case MODE_MAP_INDEX:
        return "map index";
    case MODE_VALUE:
        return "value";
    case MODE_NIL:
        return "nil";
    case MODE_COMMA_OK:
        return "value or comma, ok";
    case MODE_PACKAGE:
        return "package";
    }
    return "?";
}

static void dump_expression(TypesDump *dump, const Expr *x)
{
    Arena *arena = dump->compilation->arena;
    Place place = sources_place(&dump->compilation->sources, x->node.pos);

    printf("%s:%u:%u: %s: %s", place.path, place.line_number, place.column_number, expr_text(arena, x), mode_text(x));
    if (x->type)
        printf(" of type %s", type_text(arena, x->type, dump->package));
    if (x->constant)
        printf(" = %s", constant_short_text(arena, x->constant));
    putchar('\n');
}

static void dump_node(Node *node, void *context)
{
    TypesDump *dump = context;

    if (node_is_expr(node) && ((Expr *)node)->mode != MODE_NONE)
        dump_expression(dump, (Expr *)node);
    node_each_child(node, dump_node, dump);
}

void types_dump(Compilation *compilation, const Package *package, const File *file)
{
    TypesDump dump = {compilation, package};

    node_each_child((const Node *)file, dump_node, &dump);
}
