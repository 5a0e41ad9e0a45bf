/* Struct types: fields, embedded fields, tags.
 * Source: cmd/compile/internal/types2, struct.go, Go 1.19.
 */
#include "analysis/check/internal.h"

typedef struct StructBuilder {
    Checker *checker;
    StructType *type;
    Map seen;                  /* Name -> its field */
} StructBuilder;

/* The name that an embedded type gives to its field, or NULL if it cannot be embedded. */
static NameExpr *embedded_name(Expr *e)
{
    UnaryExpr *pointer = node_if(UNARY, UnaryExpr, e);

    switch (e->node.kind) {
    case NODE_NAME_EXPR:
        return (NameExpr *)e;
    case NODE_SELECTOR:
        return ((SelectorExpr *)e)->selector;
    case NODE_INDEX_EXPR:
        return embedded_name(((IndexExpr *)e)->x);
    case NODE_UNARY:
        if (pointer->operator == TOKEN_MUL && pointer->x->node.kind != NODE_UNARY)
            return embedded_name(pointer->x);
    }
    return NULL;
}

static void push_tag(StructBuilder *builder, BasicLit *tag)
{
    Arena *arena = builder->checker->arena;
    StructType *type = builder->type;
    Text text = {"", 0};

    if (tag && !tag->is_bad && tag->token != TOKEN_STRING)
        check_error(builder->checker, tag, "invalid AST: incorrect tag syntax: \"%.*s\"", TEXT_ARGS(tag->text));
    else if (tag && !tag->is_bad)
        text = constant_text(constant_from_literal(TOKEN_STRING, tag->text));
    if (text.length == 0 && type->tags.count == 0)
        return;
    while (type->tags.count + 1 < type->fields.count) {
        list_push(arena, &type->tags, "");
        list_push(arena, &type->tag_lengths, 0);
    }
    char *copy = arena_alloc(arena, text.length + 1, 1);
    memcpy(copy, text.bytes, text.length);
    list_push(arena, &type->tags, copy);
    list_push(arena, &type->tag_lengths, (uint32_t)text.length);
}

static Object *add_field(StructBuilder *builder, NameExpr *name, Field *field, Type *type, Pos pos)
{
    Checker *checker = builder->checker;
    Object *object = check_new_variable(checker, VAR_FIELD, name->name, pos, type);
    Object *other = name->name->is_blank ? NULL : map_get(&builder->seen, name->name);

    object->is_embedded = field->name == NULL;
    object->declaration = &field->node;
    if (other) {
        Writer writer = {.arena = checker->arena};

        writer_format(&writer, "%s redeclared", name->name->text);
        check_note_other_declaration(checker, &writer, other);
        check_error_at(checker, pos, "%s", writer_done(&writer));
        return object;
    }
    if (!name->name->is_blank)
        map_put(checker->arena, &builder->seen, name->name, object);
    list_push(checker->arena, &builder->type->fields, object);
    push_tag(builder, field->tag);
    /* An embedded field's name is the type's, which it denotes already. */
    if (field->name)
        name->object = object;
    return object;
}

static void check_embedded(Checker *checker, void *data)
{
    Object *field = data;
    PointerType *pointer = type_if(POINTER, PointerType, field->type);
    Type *type = pointer ? pointer->element : field->type;

    if (type == type_invalid)
        return;
    if (type_basic_kind(type) == BASIC_UNSAFE_POINTER)
        check_error_at(checker, field->pos, "embedded field type cannot be unsafe.Pointer");
    else if (under_if(POINTER, PointerType, type))
        check_error_at(checker, field->pos, "embedded field type cannot be a pointer");
    else if (type->kind == TYPE_PARAMETER)
        check_error_at(checker, field->pos, "embedded field type cannot be a (pointer to a) type parameter");
    else if (pointer && under_if(INTERFACE, InterfaceType, type))
        check_error_at(checker, field->pos, "embedded field type cannot be a pointer to an interface");
}

static void add_embedded(StructBuilder *builder, Field *field, Type *type)
{
    Checker *checker = builder->checker;
    Pos pos = check_start(field->type);
    NameExpr *name = embedded_name(field->type);

    if (!name) {
        NameExpr *blank = arena_new(checker->arena, NameExpr);

        check_error_at(checker, pos, "invalid embedded field type %s", check_expr_text(checker, field->type));
        blank->expr.node = (Node){NODE_NAME_EXPR, pos};
        blank->name = check_name_of(checker, "_");
        add_field(builder, blank, field, type_invalid, pos);
        return;
    }
    check_later(checker, check_embedded, add_field(builder, name, field, type, pos));
}

void check_struct_type(Checker *checker, StructType *type, StructTypeExpr *e)
{
    StructBuilder builder = {.checker = checker, .type = type};
    Type *field_type = NULL;

    for (uint32_t i = 0; i < e->fields.count; i++) {
        Field *field = e->fields.items[i];

        if (i == 0 || field->type != e->fields.items[i - 1]->type)
            field_type = check_variable_type(checker, field->type);
        if (field->name)
            add_field(&builder, field->name, field, field_type, node_pos(field->name));
        else
            add_embedded(&builder, field, field_type);
    }
}
