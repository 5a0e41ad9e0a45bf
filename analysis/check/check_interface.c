/* Interface types: methods, embedded elements, unions of a constraint.
 * Source: cmd/compile/internal/types2, interface.go, union.go and typeset.go, Go 1.19.
 */
#include "analysis/check/internal.h"

#include <stdlib.h>

/* ---- methods ---- */

static void add_method(Checker *checker, InterfaceType *interface, Field *field, Type *receiver_type)
{
    NameExpr *name = field->name;

    if (name->name->is_blank) {
        check_error(checker, name, "methods must have a unique non-blank name");
        return;
    }
    SignatureType *signature = type_if(SIGNATURE, SignatureType, check_type(checker, field->type));
    if (!signature)
        return;
    signature->receiver = check_new_variable(checker, VAR_RECEIVER, NULL, node_pos(name), receiver_type);
    Object *method = check_new_object(checker, OBJECT_FUNC, name->name, node_pos(name), &signature->type);
    method->color = 1;
    method->declaration = &field->node;
    name->object = method;
    list_push(checker->arena, &interface->methods, method);
}

/* Methods that came twice: the same one through two embedded interfaces is allowed. */
static void check_duplicates(Checker *checker, void *data)
{
    InterfaceType *interface = data;

    type_complete_interface(interface);
    list_each (DuplicateMethod, duplicate, interface->duplicates) {
        Writer writer = {.arena = checker->arena};

        if (!duplicate.is_explicit && type_identical(duplicate.method->type, duplicate.other->type))
            continue;
        writer_format(&writer, "duplicate method %s", duplicate.method->name->text);
        check_note(checker, &writer, duplicate.other_pos, "other declaration of %s", duplicate.method->name->text);
        check_error_at(checker, duplicate.pos, "%s", writer_done(&writer));
    }
}

/* ---- embedded elements ---- */

static void add_term(Checker *checker, UnionType *type, Expr *e)
{
    UnaryExpr *tilde = node_if(UNARY, UnaryExpr, e);
    bool is_tilde = tilde && tilde->operator == TOKEN_TILDE;

    list_push(checker->arena, &type->terms,
              ((UnionTerm){.is_tilde = is_tilde, .type = check_type(checker, is_tilde ? tilde->x : e)}));
}

/* The terms of a | b | c, left to right. */
static void add_terms(Checker *checker, UnionType *type, Expr *e)
{
    BinaryExpr *pair = node_if(BINARY, BinaryExpr, e);

    if (!pair || pair->operator != TOKEN_OR) {
        add_term(checker, type, e);
        return;
    }
    add_terms(checker, type, pair->x);
    add_term(checker, type, pair->y);
}

static Type *embedded_type(Checker *checker, Expr *e)
{
    UnionType *type = arena_new(checker->arena, UnionType);

    type->type.kind = TYPE_UNION;
    add_terms(checker, type, e);
    if (type->terms.count == 1 && !type->terms.items[0].is_tilde)
        return type->terms.items[0].type;
    e->mode = MODE_TYPE;
    e->type = &type->type;
    return &type->type;
}

static int compare_methods(const void *a, const void *b)
{
    return object_compare_methods(*(Object *const *)a, *(Object *const *)b);
}

void check_interface_type(Checker *checker, InterfaceType *interface, InterfaceTypeExpr *e, NamedType *defined)
{
    list_each (Field *, field, e->methods) {
        if (field->name) {
            add_method(checker, interface, field, defined ? &defined->type : &interface->type);
            continue;
        }
        list_push(checker->arena, &interface->embedded, embedded_type(checker, field->type));
        list_push(checker->arena, &interface->embedded_pos, check_start(field->type));
    }
    interface->is_open = false;
    /* As types2 prints them. */
    if (interface->methods.count)
        qsort(interface->methods.items, interface->methods.count, sizeof(Object *), compare_methods);
    if (interface->methods.count || interface->embedded.count)
        check_later(checker, check_duplicates, interface);
}
