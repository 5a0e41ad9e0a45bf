/* Function types: parameters, results, receivers.
 *
 * Parameters are visible in the body only, not in the types beside them, so they
 * are declared after all of those were looked at.
 * Source: cmd/compile/internal/types2, signature.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- receivers ---- */

static const char *bad_base(Type *underlying)
{
    if (type_basic_kind(underlying) == BASIC_UNSAFE_POINTER)
        return "unsafe.Pointer";
    if (underlying->kind == TYPE_POINTER || underlying->kind == TYPE_INTERFACE)
        return "pointer or interface type";
    return NULL;
}

static bool is_parameterized(const SignatureType *signature)
{
    return signature->receiver_type_parameters != NULL;
}

/* Go spec, Method declarations: T or *T, T defined here and neither pointer nor interface. */
static void check_receiver(Checker *checker, void *data)
{
    Object *receiver = ((SignatureType *)data)->receiver;
    PointerType *pointer = type_if(POINTER, PointerType, receiver->type);
    Type *base = pointer ? pointer->element : receiver->type;
    NamedType *named = type_if(NAMED, NamedType, base);

    if (base == type_invalid)
        return;
    if (named && named->arguments && !is_parameterized(data)) {
        check_error_at(checker, receiver->pos, "cannot define new methods on instantiated type %s",
                       check_type_text(checker, base));
        return;
    }
    if (named ? named->object->package != checker->package : base->kind == TYPE_BASIC) {
        check_error_at(checker, receiver->pos, "cannot define new methods on non-local type %s",
                       check_type_text(checker, base));
        return;
    }
    if (!named) {
        check_error_at(checker, receiver->pos, "invalid receiver type %s", check_type_text(checker, receiver->type));
        return;
    }
    const char *cause = bad_base(type_underlying(base));
    if (cause)
        check_error_at(checker, receiver->pos, "invalid receiver type %s (%s)", check_type_text(checker, base), cause);
}

/* ---- parameters ---- */

static Object *new_parameter(Checker *checker, Field *field, VarKind kind, Type *type)
{
    Pos pos = field->name ? node_pos(field->name) : check_start(field->type);
    Object *parameter = check_new_variable(checker, kind, field->name ? field->name->name : NULL, pos, type);

    parameter->declaration = &field->node;
    return parameter;
}

/* The type of ...T is recorded as []T, at the dots as well. */
static void make_variadic(Checker *checker, Object *last, Expr *dots)
{
    last->type = type_new_slice(checker->arena, last->type);
    dots->mode = MODE_TYPE;
    dots->type = last->type;
}

/* Types of the list, without declaring its names; true if the last one is variadic. */
static bool collect_parameters(Checker *checker, FieldList *fields, VarKind kind, ObjectList *objects)
{
    Type *type = NULL;
    bool is_variadic = false;

    for (uint32_t i = 0; i < fields->count; i++) {
        Field *field = fields->items[i];

        if (i == 0 || field->type != fields->items[i - 1]->type) {
            DotsTypeExpr *dots = node_if(DOTS_TYPE, DotsTypeExpr, field->type);

            if (dots && kind == VAR_PARAMETER && i + 1 == fields->count)
                is_variadic = true;
            else if (dots)
                check_error(checker, dots, "can only use ... with final parameter in list");
            type = check_variable_type(checker, dots ? dots->element : field->type);
        }
        list_push(checker->arena, objects, new_parameter(checker, field, kind, type));
    }
    if (is_variadic)
        make_variadic(checker, list_last(objects), list_last(fields)->type);
    return is_variadic;
}

static void declare_parameters(Checker *checker, Scope *scope, FieldList *fields, ObjectList *objects)
{
    for (uint32_t i = 0; i < fields->count; i++)
        if (fields->items[i]->name)
            check_declare(checker, scope, fields->items[i]->name, objects->items[i], scope->start);
}

void check_signature(Checker *checker, SignatureType *signature, Field *receiver, FieldList *type_parameters,
                     FuncTypeExpr *e)
{
    FieldList receivers = {.items = &receiver, .count = receiver != NULL};
    ObjectList receiver_objects = {0}, parameters = {0}, results = {0};

    check_open_scope(checker, e);
    Scope *scope = checker->context.scope;
    scope->is_function = true;
    signature->scope = scope;
    if (receiver)
        check_receiver_parameters(checker, signature, receiver);
    if (type_parameters && type_parameters->count)
        check_collect_type_parameters(checker, type_parameters, &signature->type_parameters);
    collect_parameters(checker, &receivers, VAR_RECEIVER, &receiver_objects);
    bool is_variadic = collect_parameters(checker, &e->parameters, VAR_PARAMETER, &parameters);
    collect_parameters(checker, &e->results, VAR_RESULT, &results);
    declare_parameters(checker, scope, &receivers, &receiver_objects);
    declare_parameters(checker, scope, &e->parameters, &parameters);
    declare_parameters(checker, scope, &e->results, &results);
    check_close_scope(checker);
    /* Until here it has none for who mentions the function in its own type. */
    signature->parameters->variables = parameters;
    signature->results->variables = results;
    signature->is_variadic = is_variadic;
    if (receiver) {
        signature->receiver = receiver_objects.items[0];
        check_later(checker, check_receiver, signature);
    }
}
