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

    Expr *x = is_tilde ? tilde->x : e;
    Type *term = check_type(checker, x);

    if (term->kind == TYPE_PARAMETER) {
        if (is_tilde)
            check_error(checker, x, "type in term %s cannot be a type parameter", check_expr_text(checker, e));
        else
            check_error(checker, x, "term cannot be a type parameter");
        term = type_invalid;
    }
    list_push(checker->arena, &type->terms, ((UnionTerm){.is_tilde = is_tilde, .type = term}));
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

/* Go 1.19's limit. */
enum { MOST_TERMS = 100 };
#define TOO_MANY_TERMS "cannot handle more than %d union terms (implementation limitation)"

/* The operand of index i of a | b | c, which has `count` of them. */
static Expr *nth_term(Expr *e, uint32_t i, uint32_t count)
{
    while (--count > i)
        e = ((BinaryExpr *)e)->x;
    return count ? ((BinaryExpr *)e)->y : e;
}

static const char *term_text(Checker *checker, const UnionTerm *term)
{
    Writer writer = {.arena = checker->arena};

    writer_text(&writer, term->is_tilde ? "~" : "");
    type_write_with_paths(&writer, term->type);
    return writer_done(&writer);
}

static bool check_tilde(Checker *checker, Expr *e, const UnionTerm *term)
{
    Type *under = type_underlying(term->type);

    if (!term->is_tilde)
        return true;
    if (under->kind == TYPE_INTERFACE)
        check_error(checker, e, "invalid use of ~ (%s is an interface)", check_type_text(checker, term->type));
    else if (!type_identical(under, term->type))
        check_error(checker, e, "invalid use of ~ (underlying type of %s is %s)", check_type_text(checker, term->type),
                    check_type_text(checker, under));
    else
        return true;
    return false;
}

/* Interfaces in unions have neither methods nor comparable. */
static void check_interface_term(Checker *checker, Expr *e, const UnionTerm *term, InterfaceType *interface)
{
    NamedType *named = type_if(NAMED, NamedType, term->type);
    const char *text = term_text(checker, term);

    type_complete_interface(interface);
    if (interface->all_methods.count)
        check_error(checker, e, "cannot use %s in union (%s contains methods)", text, text);
    else if (interface->is_comparable && named && !named->object->package)
        check_error(checker, e, "cannot use comparable in union");
    else if (interface->is_comparable)
        check_error(checker, e, "cannot use %s in union (%s embeds comparable)", text, text);
}

static bool do_overlap(const UnionTerm *x, const UnionTerm *y)
{
    Type *a = y->is_tilde ? type_underlying(x->type) : x->type, *b = x->is_tilde ? type_underlying(y->type) : y->type;

    return type_underlying(x->type)->kind != TYPE_INTERFACE && type_identical(a, b);
}

static void add_distinct(Checker *checker, TermList *all, UnionTerm term)
{
    list_each (UnionTerm, known, *all)
        if (known.is_tilde == term.is_tilde && type_identical(known.type, term.type))
            return;
    list_push(checker->arena, all, term);
}

/* The terms of interfaces count, too, each once. */
static void check_term_count(Checker *checker, Expr *whole, const UnionType *type)
{
    TermList all = {0};

    list_each (UnionTerm, term, type->terms) {
        InterfaceType *interface = under_if(INTERFACE, InterfaceType, term.type);
        if (!interface)
            add_distinct(checker, &all, term);
        else if (interface->terms)
            list_each (UnionTerm, inner, *interface->terms)
                add_distinct(checker, &all, inner);
        if (all.count > MOST_TERMS)
            break;
    }
    if (all.count > MOST_TERMS)
        check_error_at(checker, check_start(whole), TOO_MANY_TERMS, MOST_TERMS);
}

static void check_union(Checker *checker, void *data)
{
    Expr *whole = data;
    UnionType *type = type_as(UNION, UnionType, whole->type);
    bool has_interface = false;

    for (uint32_t i = 0; i < type->terms.count; i++) {
        UnionTerm *term = &type->terms.items[i];
        Expr *e = nth_term(whole, i, type->terms.count);
        if (term->type == type_invalid || !check_tilde(checker, e, term))
            continue;
        InterfaceType *interface = under_if(INTERFACE, InterfaceType, term->type);
        if (interface) {
            check_interface_term(checker, e, term, interface);
            has_interface = true;
            continue;
        }
        for (uint32_t j = 0; j < i; j++) {
            if (do_overlap(&type->terms.items[j], term)) {
                check_error(checker, e, "overlapping terms %s and %s", term_text(checker, term),
                            term_text(checker, &type->terms.items[j]));
                break;
            }
        }
    }
    if (has_interface)
        check_term_count(checker, whole, type);
}

static Type *embedded_type(Checker *checker, Expr *e)
{
    UnionType *type = arena_new(checker->arena, UnionType);

    type->type.kind = TYPE_UNION;
    add_terms(checker, type, e);
    if (type->terms.count == 1 && !type->terms.items[0].is_tilde)
        return type->terms.items[0].type;
    if (type->terms.count > MOST_TERMS) {
        check_error(checker, nth_term(e, MOST_TERMS, type->terms.count), TOO_MANY_TERMS, MOST_TERMS);
        return type_invalid;
    }
    check_later(checker, check_union, e);
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
