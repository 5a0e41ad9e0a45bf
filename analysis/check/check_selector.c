/* Selectors: package.Name, fields, method values, method expressions.
 * Source: cmd/compile/internal/types2, call.go (selector), Go 1.19.
 */
#include "analysis/check/internal.h"

static void fail(Operand *x, SelectorExpr *e)
{
    *x = (Operand){.mode = MODE_NONE, .type = type_invalid, .expr = &e->expr};
}

/* ---- package.Name ---- */

/* The import that the left side names, or NULL. */
static Object *imported_name(Checker *checker, SelectorExpr *e)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, e->x);
    Object *object = name ? check_lookup(checker, name->name) : NULL;

    return object && object->kind == OBJECT_PACKAGE_NAME ? object : NULL;
}

static void denote_imported(Operand *x, Object *object)
{
    x->type = object->type;
    switch ((ObjectKind)object->kind) {
    case OBJECT_CONSTANT:
        x->mode = MODE_CONSTANT;
        x->constant = object->constant;
        break;
    case OBJECT_TYPE_NAME:
        x->mode = MODE_TYPE;
        break;
    case OBJECT_VAR:
        x->mode = MODE_VARIABLE;
        break;
    case OBJECT_FUNC:
        x->mode = MODE_VALUE;
        break;
    case OBJECT_BUILTIN:
        x->mode = MODE_BUILTIN;
        x->type = type_invalid;
        x->builtin = object->builtin;
        return;
    case OBJECT_PACKAGE_NAME: case OBJECT_LABEL: case OBJECT_NIL:
        berth_bug("%s in a package's scope", object->name->text);
    }
    /* Only after errors in the imported package. */
    if (!x->type || x->type == type_invalid)
        x->mode = MODE_NONE;
}

static void select_imported(Checker *checker, Operand *x, SelectorExpr *e, Object *import)
{
    NameExpr *left = (NameExpr *)e->x;
    Package *package = import->imported;
    Object *object = scope_lookup(package->scope, e->selector->name);

    left->object = import;
    left->expr.mode = MODE_PACKAGE;
    import->is_used = true;
    fail(x, e);
    /* What a package keeps to itself is not in its export data: the compiler does not know it either. */
    if (!object || !object->name->is_exported) {
        if (!package->is_missing)
            check_error(checker, e->selector, "undefined: %s.%s", package->name->text, e->selector->name->text);
        return;
    }
    e->selector->object = object;
    denote_imported(x, object);
}

/* ---- what is not there ---- */

/* The name with its first letter in the other case, which is what people often meant. */
static Name *other_case(Checker *checker, const Name *name)
{
    char *text = arena_format(checker->arena, "%s", name->text);

    if (text[0] >= 'A' && text[0] <= 'Z')
        text[0] = (char)(text[0] - 'A' + 'a');
    else if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return check_name_of(checker, text);
}

static const char *why_undefined(Checker *checker, Operand *x, const Name *name)
{
    const char *type = check_type_text(checker, x->type);

    if (check_is_interface_pointer(x->type))
        return check_interface_pointer_text(checker, x->type);
    Name *other = other_case(checker, name);
    Lookup lookup = type_lookup(checker->arena, x->type, x->mode == MODE_VARIABLE, checker->package, other);
    if (lookup.object)
        return arena_format(checker->arena, "type %s has no field or method %s, but does have %s", type, name->text,
                            other->text);
    return arena_format(checker->arena, "type %s has no field or method %s", type, name->text);
}

static void report_missing(Checker *checker, Operand *x, SelectorExpr *e, const Lookup *lookup)
{
    const Name *name = e->selector->name;

    if (type_underlying(x->type) == type_invalid)
        return;
    if (lookup->is_ambiguous)
        check_error(checker, e->selector, "ambiguous selector %s.%s", check_expr_text(checker, e->x), name->text);
    else if (lookup->is_indirect)
        check_error(checker, e->selector, "cannot call pointer method %s on %s", name->text,
                    check_type_text(checker, x->type));
    else
        check_error(checker, e->selector, "%s.%s undefined (%s)", check_expr_text(checker, e->x), name->text,
                    why_undefined(checker, x, name));
}

/* ---- fields and methods ---- */

static void record_selection(Checker *checker, SelectorExpr *e, SelectionKind kind, Type *receiver, const Lookup *lookup)
{
    Selection *selection = arena_new(checker->arena, Selection);

    selection->kind = kind;
    selection->receiver = receiver;
    selection->object = lookup->object;
    selection->path.items = lookup->path.items;
    selection->path.count = selection->path.capacity = lookup->path.count;
    selection->is_indirect = lookup->is_indirect;
    e->selection = selection;
    e->selector->object = lookup->object;
}

/* A function type with the same parameters and results, of no method. */
static SignatureType *without_receiver(Checker *checker, SignatureType *method)
{
    SignatureType *signature = arena_new(checker->arena, SignatureType);

    *signature = *method;
    signature->receiver = NULL;
    signature->type.text = NULL;
    signature->type.codegen = NULL;
    return signature;
}

static void select_method_expression(Checker *checker, Operand *x, SelectorExpr *e, const Lookup *lookup)
{
    Object *method = lookup->object;
    const char *name = e->selector->name->text;

    if (method->kind != OBJECT_FUNC) {
        check_error(checker, e->selector, "%s.%s undefined (type %s has no method %s)", check_expr_text(checker, e->x),
                    name, check_type_text(checker, x->type), name);
        fail(x, e);
        return;
    }
    record_selection(checker, e, SELECT_METHOD_EXPRESSION, x->type, lookup);
    SignatureType *declared = type_as(SIGNATURE, SignatureType, method->type);
    if (!declared->receiver) {
        check_error(checker, e, "illegal cycle in method declaration");
        fail(x, e);
        return;
    }
    /* The receiver becomes the first parameter; parameters are named all or none. */
    SignatureType *signature = without_receiver(checker, declared);
    ObjectList *parameters = &declared->parameters->variables;
    bool needs_name = parameters->count && parameters->items[0]->name;
    Name *receiver_name = declared->receiver->name ? declared->receiver->name : check_name_of(checker, "_");
    signature->parameters = type_new_tuple(checker->arena);
    Object *receiver = check_new_variable(checker, VAR_PARAMETER, needs_name ? receiver_name : NULL,
                                          declared->receiver->pos, x->type);
    list_push(checker->arena, &signature->parameters->variables, receiver);
    list_each (Object *, parameter, *parameters)
        list_push(checker->arena, &signature->parameters->variables, parameter);
    x->mode = MODE_VALUE;
    x->type = &signature->type;
    check_add_dependency(checker, method);
}

static void select_value(Checker *checker, Operand *x, SelectorExpr *e, const Lookup *lookup)
{
    Object *object = lookup->object;

    if (object->kind == OBJECT_VAR) {
        record_selection(checker, e, SELECT_FIELD, x->type, lookup);
        x->mode = x->mode == MODE_VARIABLE || lookup->is_indirect ? MODE_VARIABLE : MODE_VALUE;
        x->type = object->type;
        return;
    }
    record_selection(checker, e, SELECT_METHOD_VALUE, x->type, lookup);
    x->mode = MODE_VALUE;
    x->type = &without_receiver(checker, type_as(SIGNATURE, SignatureType, object->type))->type;
    check_add_dependency(checker, object);
}

static void select_member(Checker *checker, Operand *x, SelectorExpr *e)
{
    Lookup lookup =
        type_lookup(checker->arena, x->type, x->mode == MODE_VARIABLE, checker->package, e->selector->name);

    if (!lookup.object) {
        report_missing(checker, x, e, &lookup);
        fail(x, e);
        return;
    }
    if (lookup.object->kind == OBJECT_FUNC) {
        check_object(checker, lookup.object);
        if (lookup.object->type == type_invalid) {
            fail(x, e);
            return;
        }
    }
    if (x->mode == MODE_TYPE)
        select_method_expression(checker, x, e, &lookup);
    else
        select_value(checker, x, e, &lookup);
    x->expr = &e->expr;
}

void check_qualified_name(Checker *checker, Operand *x, SelectorExpr *e, NamedType *defined)
{
    Object *import = imported_name(checker, e);

    if (import) {
        select_imported(checker, x, e, import);
        return;
    }
    check_expr_or_type(checker, x, e->x, false);
    if (x->mode == MODE_TYPE && defined && x->type == &defined->type) {
        ObjectList cycle = {.items = &defined->object, .count = 1};  /* type T T.x */

        check_report_cycle(checker, &cycle);
        fail(x, e);
    } else if (x->mode == MODE_BUILTIN) {
        check_error_at(checker, node_pos(e), "cannot select on %s", operand_text(checker, x));
        fail(x, e);
    } else if (x->mode == MODE_NONE) {
        fail(x, e);
    } else {
        select_member(checker, x, e);
    }
}

void check_selector(Checker *checker, Operand *x, SelectorExpr *e)
{
    check_qualified_name(checker, x, e, NULL);
}
