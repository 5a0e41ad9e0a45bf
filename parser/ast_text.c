/* Expressions as Go's compiler shows them in messages: on one line, bodies and elements cut to "…".
 * Source: cmd/compile/internal/syntax/printer.go, ShortForm. */
#include "parser/internal.h"

static void write_expr(Writer *out, const Expr *x);

static void write_list(Writer *out, ExprList list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        if (i)
            writer_text(out, ", ");
        write_expr(out, list.items[i]);
    }
}

/* a, b T: fields of one group share their type. */
static bool shares_type(FieldList list, uint32_t index)
{
    return index + 1 < list.count && list.items[index]->name && list.items[index + 1]->name &&
           list.items[index]->type == list.items[index + 1]->type;
}

static void write_parameters(Writer *out, FieldList list)
{
    writer_text(out, "(");
    for (uint32_t i = 0; i < list.count; i++) {
        const Field *field = list.items[i];
        if (i)
            writer_text(out, ", ");
        if (field->name)
            writer_text(out, field->name->name->text);
        if (shares_type(list, i))
            continue;
        if (field->name)
            writer_text(out, " ");
        write_expr(out, expr_unparen(field->type));
    }
    writer_text(out, ")");
}

static void write_signature(Writer *out, const FuncTypeExpr *type)
{
    write_parameters(out, type->parameters);
    if (type->results.count == 0)
        return;
    writer_text(out, " ");
    if (type->results.count == 1 && !type->results.items[0]->name)
        write_expr(out, type->results.items[0]->type);
    else
        write_parameters(out, type->results);
}

static void write_struct(Writer *out, FieldList list)
{
    writer_text(out, "struct{");
    for (uint32_t i = 0; i < list.count; i++) {
        const Field *field = list.items[i];
        if (field->name)
            writer_text(out, field->name->name->text);
        if (shares_type(list, i)) {
            writer_text(out, ", ");
            continue;
        }
        if (field->name)
            writer_text(out, " ");
        write_expr(out, field->type);
        if (field->tag)
            writer_format(out, " %.*s", TEXT_ARGS(field->tag->text));
        if (i + 1 < list.count)
            writer_text(out, "; ");
    }
    writer_text(out, "}");
}

static void write_interface(Writer *out, FieldList list)
{
    writer_text(out, "interface{");
    for (uint32_t i = 0; i < list.count; i++) {
        const Field *method = list.items[i];
        if (i)
            writer_text(out, "; ");
        if (method->name) {
            writer_text(out, method->name->name->text);
            write_signature(out, node_as(FUNC_TYPE, FuncTypeExpr, method->type));
        } else {
            write_expr(out, method->type);
        }
    }
    writer_text(out, "}");
}

/* chan (<-chan T) keeps its parentheses. */
static void write_channel(Writer *out, const ChanTypeExpr *type)
{
    const ChanTypeExpr *element = node_if(CHAN_TYPE, ChanTypeExpr, type->element);
    static const char *const words[] = {
        [CHAN_BOTH] = "chan ", [CHAN_SEND_ONLY] = "chan<- ", [CHAN_RECEIVE_ONLY] = "<-chan "};
    bool in_parens = type->direction == CHAN_BOTH && element && element->direction == CHAN_RECEIVE_ONLY;

    writer_text(out, words[type->direction]);
    if (in_parens)
        writer_text(out, "(");
    write_expr(out, type->element);
    if (in_parens)
        writer_text(out, ")");
}

static void write_slice(Writer *out, const SliceExpr *x)
{
    write_expr(out, x->x);
    writer_text(out, "[");
    if (x->index[0])
        write_expr(out, x->index[0]);
    writer_text(out, ":");
    if (x->index[1])
        write_expr(out, x->index[1]);
    if (x->index[2]) {
        writer_text(out, ":");
        write_expr(out, x->index[2]);
    }
    writer_text(out, "]");
}

#define AS(Struct) ((const Struct *)x)

/* x, a text, y, a text. */
static void write_two(Writer *out, const Expr *x, const char *between, const Expr *y, const char *after)
{
    write_expr(out, x);
    writer_text(out, between);
    write_expr(out, y);
    writer_text(out, after);
}

static void write_type(Writer *out, const Expr *x)
{
    switch ((NodeKind)x->node.kind) {
    case NODE_ARRAY_TYPE:
        writer_text(out, "[");
        if (AS(ArrayTypeExpr)->length)
            write_expr(out, AS(ArrayTypeExpr)->length);
        else
            writer_text(out, "...");
        writer_text(out, "]");
        write_expr(out, AS(ArrayTypeExpr)->element);
        break;
    case NODE_SLICE_TYPE:
        writer_text(out, "[]");
        write_expr(out, AS(SliceTypeExpr)->element);
        break;
    case NODE_DOTS_TYPE:
        writer_text(out, "...");
        write_expr(out, AS(DotsTypeExpr)->element);
        break;
    case NODE_STRUCT_TYPE:
        write_struct(out, AS(StructTypeExpr)->fields);
        break;
    case NODE_INTERFACE_TYPE:
        write_interface(out, AS(InterfaceTypeExpr)->methods);
        break;
    case NODE_FUNC_TYPE:
        writer_text(out, "func");
        write_signature(out, AS(FuncTypeExpr));
        break;
    case NODE_MAP_TYPE:
        writer_text(out, "map[");
        write_two(out, AS(MapTypeExpr)->key, "]", AS(MapTypeExpr)->value, "");
        break;
    case NODE_CHAN_TYPE:
        write_channel(out, AS(ChanTypeExpr));
        break;
    default:
        berth_bug("a %s is no type", node_kind_name(x->node.kind));
    }
}

static void write_literal(Writer *out, const Expr *x)
{
    if (x->node.kind == NODE_FUNC_LIT) {
        write_expr(out, &AS(FuncLit)->type->expr);
        writer_text(out, AS(FuncLit)->body->statements.count ? " {…}" : " {}");
    } else {
        if (AS(CompositeLit)->type)
            write_expr(out, AS(CompositeLit)->type);
        writer_text(out, AS(CompositeLit)->elements.count ? "{…}" : "{}");
    }
}

static void write_guard(Writer *out, const TypeSwitchGuard *guard)
{
    if (guard->name)
        writer_format(out, "%s := ", guard->name->name->text);
    write_expr(out, guard->x);
    writer_text(out, ".(type)");
}

static void write_expr(Writer *out, const Expr *x)
{
    switch ((NodeKind)x->node.kind) {
    case NODE_BAD_EXPR:
        writer_text(out, "<bad expr>");
        break;
    case NODE_NAME_EXPR:
        writer_text(out, AS(NameExpr)->name->text);
        break;
    case NODE_BASIC_LIT:
        writer_bytes(out, AS(BasicLit)->text.bytes, AS(BasicLit)->text.length);
        break;
    case NODE_COMPOSITE_LIT:
    case NODE_FUNC_LIT:
        write_literal(out, x);
        break;
    case NODE_KEY_VALUE:
        write_two(out, AS(KeyValue)->key, ": ", AS(KeyValue)->value, "");
        break;
    case NODE_PAREN_EXPR:
        writer_text(out, "(");
        write_expr(out, AS(ParenExpr)->x);
        writer_text(out, ")");
        break;
    case NODE_SELECTOR:
        write_two(out, AS(SelectorExpr)->x, ".", &AS(SelectorExpr)->selector->expr, "");
        break;
    case NODE_INDEX_EXPR:
        write_two(out, AS(IndexExpr)->x, "[", AS(IndexExpr)->index, "]");
        break;
    case NODE_SLICE_EXPR:
        write_slice(out, AS(SliceExpr));
        break;
    case NODE_ASSERT_EXPR:
        write_two(out, AS(AssertExpr)->x, ".(", AS(AssertExpr)->type, ")");
        break;
    case NODE_TYPE_SWITCH_GUARD:
        write_guard(out, AS(TypeSwitchGuard));
        break;
    case NODE_UNARY:
        writer_text(out, token_spelling(AS(UnaryExpr)->operator));
        write_expr(out, AS(UnaryExpr)->x);
        break;
    case NODE_BINARY:
        write_expr(out, AS(BinaryExpr)->x);
        writer_format(out, " %s ", token_spelling(AS(BinaryExpr)->operator));
        write_expr(out, AS(BinaryExpr)->y);
        break;
    case NODE_CALL:
        write_expr(out, AS(CallExpr)->function);
        writer_text(out, "(");
        write_list(out, AS(CallExpr)->arguments);
        writer_text(out, AS(CallExpr)->has_dots ? "...)" : ")");
        break;
    case NODE_LIST_EXPR:
        write_list(out, AS(ListExpr)->elements);
        break;
    default:
        write_type(out, x);
    }
}

const char *expr_text(Arena *arena, const Expr *x)
{
    Writer out = {.arena = arena};

    write_expr(&out, x);
    return writer_done(&out);
}

static void write_assign(Writer *out, const AssignStmt *assign)
{
    bool is_plain = assign->operator == TOKEN_ASSIGN;

    if (is_plain)
        writer_text(out, "assignment (");
    write_list(out, assign->left);
    if (is_plain)
        writer_text(out, ") = (");
    else if (assign->operator == TOKEN_INCREMENT || assign->operator == TOKEN_DECREMENT)
        writer_text(out, token_spelling(assign->operator));
    else if (assign->operator == TOKEN_DEFINE)
        writer_text(out, " := ");
    else
        writer_format(out, " %s= ", token_spelling(assign->operator));
    write_list(out, assign->right);
    if (is_plain)
        writer_text(out, ")");
}

const char *condition_text(Arena *arena, const Stmt *statement)
{
    Writer out = {.arena = arena};
    const SendStmt *send = node_if(SEND_STMT, SendStmt, statement);
    const AssignStmt *assign = node_if(ASSIGN_STMT, AssignStmt, statement);

    if (send)
        write_two(&out, send->channel, " <- ", send->value, "");
    else if (assign)
        write_assign(&out, assign);
    return writer_done(&out);
}
