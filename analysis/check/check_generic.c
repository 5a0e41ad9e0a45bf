/* Type parameters and instances: their declarations, generic types given arguments, what constraints demand.
 *
 * An instance is made at once; whether its arguments satisfy the constraints is asked when all types are
 * complete.  A method declares its receiver's type parameters anew, under names of its own.
 * Source: cmd/compile/internal/types2, decl.go (collectTypeParams), signature.go (funcType), typexpr.go
 * (instantiatedType), instantiate.go (verify), Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- declarations ---- */

static ParameterType *declare_parameter(Checker *checker, NameExpr *name, uint32_t index)
{
    Object *object = check_new_object(checker, OBJECT_TYPE_NAME, name->name, node_pos(name), NULL);
    ParameterType *parameter = type_new_parameter(checker->arena, object, (int)index);

    object->color = 1;
    name->object = object;
    check_declare(checker, checker->context.scope, name, object, checker->context.scope->start);
    return parameter;
}

static bool is_term_list(const Expr *e)
{
    const UnaryExpr *unary = node_if(UNARY, UnaryExpr, e);
    const BinaryExpr *binary = node_if(BINARY, BinaryExpr, e);

    return (unary && unary->operator == TOKEN_TILDE) || (binary && binary->operator == TOKEN_OR);
}

/* ~T and A|B may stand for interface{ ~T } and interface{ A|B } here. */
static Type *constraint_type(Checker *checker, Expr *e)
{
    if (!is_term_list(e))
        return check_type(checker, e);
    InterfaceTypeExpr *wrapped = arena_new(checker->arena, InterfaceTypeExpr);
    Field *field = arena_new(checker->arena, Field);
    field->node = (Node){NODE_FIELD, node_pos(e)};
    field->type = e;
    wrapped->expr.node = (Node){NODE_INTERFACE_TYPE, node_pos(e)};
    list_push(checker->arena, &wrapped->methods, field);
    Type *type = check_type(checker, &wrapped->expr);
    InterfaceType *interface = type_if(INTERFACE, InterfaceType, type);
    if (interface)
        interface->is_implicit = true;
    return type;
}

void check_collect_type_parameters(Checker *checker, FieldList *fields, TypeList **list)
{
    TypeList *parameters = arena_new(checker->arena, TypeList);
    bool was_inside = checker->context.in_type_parameter_list;
    Type *constraint = type_invalid;

    list_each (Field *, field, *fields)
        list_push(checker->arena, &parameters->list,
                  &declare_parameter(checker, field->name, field_index)->type);
    /* Before the constraints, which may mention what is being declared. */
    *list = parameters;
    checker->context.in_type_parameter_list = true;
    for (uint32_t i = 0; i < fields->count; i++) {
        Field *field = fields->items[i];
        if (i == 0 || field->type != fields->items[i - 1]->type) {
            constraint = constraint_type(checker, field->type);
            if (constraint->kind == TYPE_PARAMETER) {
                check_error(checker, field->type, "cannot use a type parameter as constraint");
                constraint = type_invalid;
            }
        }
        type_as(PARAMETER, ParameterType, parameters->list.items[i])->constraint = constraint;
    }
    checker->context.in_type_parameter_list = was_inside;
}

/* ---- receivers ---- */

/* The type that a receiver names, without parentheses and pointers, and the list in its brackets. */
static Expr *unpack_receiver(Expr *type, ExprList *parameters)
{
    for (;;) {
        UnaryExpr *pointer = node_if(UNARY, UnaryExpr, type);
        if (type->node.kind == NODE_PAREN_EXPR)
            type = ((ParenExpr *)type)->x;
        else if (pointer && pointer->operator == TOKEN_MUL)
            type = pointer->x;
        else
            break;
    }
    IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, type);
    if (!index)
        return type;
    *parameters = check_index_list(index);
    return index->x;
}

static NameExpr *parameter_name(Checker *checker, Expr *e)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, e);

    if (name)
        return name;
    if (e->node.kind != NODE_BAD_EXPR)
        check_error(checker, e, "receiver type parameter %s must be an identifier", check_expr_text(checker, e));
    name = arena_new(checker->arena, NameExpr);
    name->expr.node = (Node){NODE_NAME_EXPR, node_pos(e)};
    name->name = check_name_of(checker, "_");
    return name;
}

/* Constraints of the type's declaration, told in the method's names. */
static void take_constraints(Checker *checker, Field *receiver, TypeList *parameters, NamedType *generic)
{
    TypeList *declared = generic->type_parameters;

    if (parameters->list.count == declared->list.count) {
        list_each (Type *, type, parameters->list) {
            ParameterType *parameter = (ParameterType *)type;
            ParameterType *origin = (ParameterType *)declared->list.items[type_index];
            parameter->constraint = type_substitute(checker->arena, origin->constraint, declared, parameters);
            check_note_same_parameter(checker, parameter, origin);
        }
    } else if (parameters->list.count < declared->list.count) {
        check_error(checker, receiver, "got %u type parameter%s, but receiver base type declares %u",
                    parameters->list.count, parameters->list.count == 1 ? "" : "s", declared->list.count);
    }
}

void check_receiver_parameters(Checker *checker, SignatureType *signature, Field *receiver)
{
    ExprList names = {0};
    Expr *base = unpack_receiver(receiver->type, &names);

    if (!names.count)
        return;
    TypeList *parameters = arena_new(checker->arena, TypeList);
    list_each (Expr *, e, names) {
        NameExpr *name = parameter_name(checker, e);
        ParameterType *parameter = declare_parameter(checker, name, e_index);
        list_push(checker->arena, &parameters->list, &parameter->type);
        /* "_" is in no scope: where the receiver's type is evaluated, its place stands for the parameter. */
        if (name->name->is_blank)
            map_put(checker->arena, &checker->blank_parameters, e, parameter->object);
    }
    signature->receiver_type_parameters = parameters;
    if (base->node.kind != NODE_NAME_EXPR)
        return;
    NamedType *generic = type_if(NAMED, NamedType, check_generic_type(checker, base, false));
    if (generic)
        take_constraints(checker, receiver, parameters, generic);
}

/* ---- instances ---- */

ExprList check_index_list(IndexExpr *e)
{
    ListExpr *list = node_if(LIST_EXPR, ListExpr, e->index);

    return list ? list->elements : (ExprList){.items = &e->index, .count = 1};
}

TypeList *check_type_list(Checker *checker, const ExprList *list)
{
    TypeList *types = arena_new(checker->arena, TypeList);
    bool is_valid = true;

    for (uint32_t i = 0; i < list->count; i++) {
        Type *type = check_variable_type(checker, list->items[i]);
        is_valid &= type != type_invalid;
        list_push(checker->arena, &types->list, type);
    }
    return is_valid ? types : NULL;
}

/* An instantiation to be verified: of a function or type, by explicit arguments as far as `written` goes. */
typedef struct Instantiation {
    Pos pos;
    ExprList written;
    NamedType *instance;       /* of a type; else NULL */
    TypeList *parameters, *arguments;
} Instantiation;

static Pos argument_pos(const Instantiation *made, uint32_t i)
{
    return i < made->written.count ? check_start(made->written.items[i]) : made->pos;
}

static void verify(Checker *checker, const Instantiation *made)
{
    for (uint32_t i = 0; i < made->parameters->list.count; i++) {
        ParameterType *parameter = type_as(PARAMETER, ParameterType, made->parameters->list.items[i]);
        const char *cause = NULL;
        type_parameter_interface(parameter);
        Type *constraint = parameter->constraint;
        if (type_underlying(constraint)->kind != TYPE_INTERFACE)
            constraint = &type_parameter_interface(parameter)->type;
        constraint = type_substitute(checker->arena, constraint, made->parameters, made->arguments);
        if (!check_implements(checker, made->arguments->list.items[i], constraint, &cause)) {
            check_error_at(checker, argument_pos(made, i), "%s", cause);
            return;
        }
    }
    for (uint32_t i = 0; i < made->parameters->list.count; i++)
        check_note_flow(checker, argument_pos(made, i), made->parameters->list.items[i],
                        made->arguments->list.items[i]);
}

static void verify_function(Checker *checker, void *data)
{
    verify(checker, data);
}

void check_verify_later(Checker *checker, Pos pos, const ExprList *written, TypeList *parameters, TypeList *arguments)
{
    Instantiation *made = arena_new(checker->arena, Instantiation);

    checker->has_instances = true;
    *made = (Instantiation){.pos = pos, .parameters = parameters, .arguments = arguments};
    if (written)
        made->written = *written;
    check_later(checker, verify_function, made);
}

static void verify_type(Checker *checker, void *data)
{
    Instantiation *made = data;
    NamedType *generic = made->instance->origin;
    uint32_t wanted = generic->type_parameters->list.count, count = made->arguments->list.count;

    made->parameters = generic->type_parameters;
    if (count != wanted)
        check_error_at(checker, made->pos, "got %u arguments but %u type parameters", count, wanted);
    else
        verify(checker, made);
    check_valid_type(checker, made->instance);
}

Type *check_instantiated_type(Checker *checker, IndexExpr *e, NamedType *defined)
{
    Type *generic = check_generic_type(checker, e->x, true);
    Instantiation *made = arena_new(checker->arena, Instantiation);

    made->written = check_index_list(e);
    made->pos = node_pos(e->x);
    if (generic != type_invalid)
        made->arguments = check_type_list(checker, &made->written);
    if (!made->arguments) {
        check_set_underlying(checker, defined, type_invalid);
        return type_invalid;
    }
    checker->has_instances = true;
    made->instance = type_instantiate(checker->arena, (NamedType *)generic, made->arguments);
    if (!made->instance->pos) {
        made->instance->pos = made->pos;
        check_note_instance_size(checker, made->instance);
    }
    check_set_underlying(checker, defined, &made->instance->type);
    check_later(checker, verify_type, made);
    return &made->instance->type;
}
