/* Inference of type arguments that a use of a generic function leaves out.
 *
 *   1. Typed arguments: their types are unified with those of their parameters.
 *   2. Constraints: a parameter with a core type is, or matches, that type.
 *   3. Untyped constants give their default types to parameters that are still unknown.
 *   4. Constraints once more.
 *
 * The parameters are renamed first, for in its own body a function may be called with arguments whose types
 * mention them.
 * Source: cmd/compile/internal/types2, infer.go, Go 1.19.
 */
#include "analysis/check/internal.h"
#include "analysis/check/unify.h"

/* ---- preparation ---- */

static TypeList *rename_parameters(Checker *checker, const TypeList *parameters)
{
    Arena *arena = checker->arena;
    TypeList *renamed = arena_new(arena, TypeList);

    for (uint32_t i = 0; i < parameters->list.count; i++) {
        ParameterType *parameter = type_as(PARAMETER, ParameterType, parameters->list.items[i]);
        Object *object = arena_new(arena, Object);
        *object = *parameter->object;
        list_push(arena, &renamed->list, &type_new_parameter(arena, object, (int)i)->type);
    }
    for (uint32_t i = 0; i < parameters->list.count; i++) {
        ParameterType *parameter = type_as(PARAMETER, ParameterType, parameters->list.items[i]);
        ((ParameterType *)renamed->list.items[i])->constraint =
            type_substitute(arena, parameter->constraint, parameters, renamed);
    }
    return renamed;
}

/* Arguments whose types have names come first: they say more. */
static void sort_named_first(Checker *checker, TupleType **tuple, OperandList *operands)
{
    TupleType *sorted = type_new_tuple(checker->arena);
    OperandList list = {0};

    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < operands->count; i++) {
            if ((operands->items[i].type && type_is_named(operands->items[i].type)) != (pass == 0))
                continue;
            list_push(checker->arena, &sorted->variables, (*tuple)->variables.items[i]);
            list_push(checker->arena, &list, operands->items[i]);
        }
    }
    *tuple = sorted;
    *operands = list;
}

static TypeList *padded(Checker *checker, const TypeList *given, uint32_t count)
{
    TypeList *types = arena_new(checker->arena, TypeList);

    for (uint32_t i = 0; i < count; i++)
        list_push(checker->arena, &types->list, given && i < given->list.count ? given->list.items[i] : NULL);
    return types;
}

static int first_unknown(const TypeList *types)
{
    for (uint32_t i = 0; i < types->list.count; i++)
        if (!types->list.items[i])
            return (int)i;
    return -1;
}

/* ---- function arguments ---- */

static const char *parameter_names(Checker *checker, const TypeList *parameters)
{
    Writer writer = {.arena = checker->arena};
    uint32_t count = parameters->list.count;

    for (uint32_t i = 0; i < count; i++) {
        if (i)
            writer_text(&writer, i + 1 < count ? ", " : count == 2 ? " and " : ", and ");
        writer_text(&writer, type_as(PARAMETER, ParameterType, parameters->list.items[i])->object->name->text);
    }
    return writer_done(&writer);
}

static void report_mismatch(Checker *checker, const Unifier *unifier, const char *kind, Type *parameter,
                            const Type *type, const Operand *argument)
{
    TypeList types = {0};
    bool is_any_known = false;
    const char *given = check_type_text(checker, type), *expr = check_expr_text(checker, argument->expr);
    const char *wanted = check_type_text(checker, parameter);

    unifier_types(unifier, &types);
    for (uint32_t i = 0; i < types.list.count; i++)
        is_any_known |= types.list.items[i] != NULL;
    Type *inferred = type_substitute(checker->arena, parameter, unifier->parameters, &types);
    if (!is_any_known)
        check_error(checker, argument->expr, "%s %s of %s does not match %s (cannot infer %s)", kind, given, expr,
                    wanted, parameter_names(checker, unifier->parameters));
    else if (inferred != parameter)
        check_error(checker, argument->expr, "%s %s of %s does not match inferred type %s for %s", kind, given, expr,
                    check_type_text(checker, inferred), wanted);
    else
        check_error(checker, argument->expr, "%s %s of %s does not match %s", kind, given, expr, wanted);
}

static bool unify_typed(Checker *checker, Unifier *unifier, const TupleType *tuple, const OperandList *operands)
{
    for (uint32_t i = 0; i < operands->count; i++) {
        Type *parameter = tuple->variables.items[i]->type;
        const Operand *argument = &operands->items[i];
        if (argument->mode == MODE_NONE || type_is_untyped(argument->type) ||
            !type_mentions(parameter, unifier->parameters))
            continue;
        if (!unify(unifier, parameter, argument->type)) {
            report_mismatch(checker, unifier, "type", parameter, argument->type, argument);
            return false;
        }
    }
    return true;
}

static bool unify_untyped(Checker *checker, Unifier *unifier, const TupleType *tuple, const OperandList *operands,
                          const TypeList *known)
{
    for (uint32_t i = 0; i < operands->count; i++) {
        ParameterType *parameter = type_if(PARAMETER, ParameterType, tuple->variables.items[i]->type);
        const Operand *argument = &operands->items[i];
        if (argument->mode == MODE_NONE || !type_is_untyped(argument->type) || !parameter ||
            !type_mentions(&parameter->type, unifier->parameters) || known->list.items[parameter->index])
            continue;
        Type *type = type_default(argument->type);
        if (!type_is_untyped(type) && !unify(unifier, &parameter->type, type)) {
            report_mismatch(checker, unifier, "default type", &parameter->type, type, argument);
            return false;
        }
    }
    return true;
}

/* ---- constraints ---- */

/* The one term of the parameter's constraint, or what all of them have in common; false: neither. */
static bool core_term(ParameterType *parameter, UnionTerm *term, bool *is_single)
{
    InterfaceType *interface = type_parameter_interface(parameter);

    type_complete_interface(interface);
    *is_single = interface->terms && interface->terms->count == 1;
    if (*is_single) {
        *term = interface->terms->items[0];
        return true;
    }
    *term = (UnionTerm){.type = check_core_type(&parameter->type)};
    if (!term->type)
        return false;
    for (uint32_t i = 0; i < interface->terms->count; i++)
        term->is_tilde |= interface->terms->items[i].is_tilde;
    return true;
}

/* One round over the constraints; false: an error was reported. */
static bool unify_constraints(Checker *checker, Unifier *unifier, Pos pos)
{
    for (uint32_t i = 0; i < unifier->parameters->list.count; i++) {
        ParameterType *parameter = (ParameterType *)unifier->parameters->list.items[i];
        Type *known = unifier_type(unifier, i);
        UnionTerm core;
        bool is_single;
        if (!core_term(parameter, &core, &is_single))
            continue;
        if (known) {
            if (core.is_tilde && known->kind != TYPE_PARAMETER)
                known = type_underlying(known);
            if (!unify(unifier, known, core.type)) {
                check_error_at(checker, pos, "%s does not match %s%s", check_type_text(checker, &parameter->type),
                               core.is_tilde ? "~" : "", check_type_text(checker, core.type));
                return false;
            }
        } else if (is_single && !core.is_tilde) {
            unifier_set(unifier, i, core.type);
        }
    }
    return true;
}

/* Parameters whose types lead back to themselves are unknown. */
typedef struct CycleFinder {
    const TypeList *parameters;
    TypeList *types;
    LIST(Type *) path;
    Arena *arena;
} CycleFinder;

static int parameter_index(const TypeList *parameters, const Type *type)
{
    for (uint32_t i = 0; i < parameters->list.count; i++)
        if (parameters->list.items[i] == type)
            return (int)i;
    return -1;
}

static bool find_cycles(Type *type, void *context)
{
    CycleFinder *finder = context;
    int index = type->kind == TYPE_PARAMETER ? parameter_index(finder->parameters, type) : -1;

    for (uint32_t i = 0; i < finder->path.count; i++) {
        if (finder->path.items[i] == type) {
            if (index >= 0)
                finder->types->list.items[index] = NULL;
            return false;
        }
    }
    list_push(finder->arena, &finder->path, type);
    if (index >= 0 && finder->types->list.items[index])
        find_cycles(finder->types->list.items[index], finder);
    type_any_part(type, find_cycles, finder);
    finder->path.count--;
    return false;
}

/* Types found through constraints may mention parameters that are known: these are replaced until none is left. */
static void settle_types(Checker *checker, const TypeList *parameters, TypeList *types)
{
    bool has_changed = true;

    while (has_changed) {
        has_changed = false;
        for (uint32_t i = 0; i < types->list.count; i++) {
            Type *type = types->list.items[i];
            Type *replaced = type ? type_substitute(checker->arena, type, parameters, types) : NULL;
            has_changed |= replaced != type;
            types->list.items[i] = replaced;
        }
    }
    for (uint32_t i = 0; i < types->list.count; i++)
        if (types->list.items[i] && type_mentions(types->list.items[i], parameters))
            types->list.items[i] = NULL;
}

/* The types with what constraints add to them; NULL after an error. */
static TypeList *infer_from_constraints(Checker *checker, Pos pos, const TypeList *parameters, const TypeList *known)
{
    Unifier unifier;
    TypeList *types = arena_new(checker->arena, TypeList);

    unifier_open(&unifier, checker->arena, parameters, true);
    for (uint32_t i = 0; i < known->list.count; i++)
        if (known->list.items[i])
            unifier_set(&unifier, i, known->list.items[i]);
    for (uint32_t unknown = unifier_unknown_count(&unifier), before = unknown + 1; unknown && unknown < before;) {
        if (!unify_constraints(checker, &unifier, pos))
            return NULL;
        before = unknown;
        unknown = unifier_unknown_count(&unifier);
    }
    unifier_types(&unifier, types);
    CycleFinder finder = {.parameters = parameters, .types = types, .arena = checker->arena};
    for (uint32_t i = 0; i < parameters->list.count; i++)
        find_cycles(parameters->list.items[i], &finder);
    settle_types(checker, parameters, types);
    return types;
}

/* ---- both ---- */

static TypeList *report_unknown(Checker *checker, Pos pos, const TypeList *parameters, int index)
{
    ParameterType *parameter = type_as(PARAMETER, ParameterType, parameters->list.items[index]);

    check_error_at(checker, pos, "cannot infer %s (%s)", parameter->object->name->text,
                   check_pos_text(checker, parameter->object->pos));
    return NULL;
}

TypeList *check_infer(Checker *checker, const Inference *inference)
{
    uint32_t count = inference->parameters->list.count;
    TypeList *types = padded(checker, inference->given, count);

    if (first_unknown(types) < 0)
        return types;
    TypeList *parameters = rename_parameters(checker, inference->parameters);
    TupleType *tuple = inference->tuple ? type_substitute_tuple(checker->arena, inference->tuple,
                                                                inference->parameters, parameters)
                                        : type_new_tuple(checker->arena);
    OperandList operands = inference->operands ? *inference->operands : (OperandList){0};
    sort_named_first(checker, &tuple, &operands);
    tuple = type_substitute_tuple(checker->arena, tuple, parameters, types);

    Unifier unifier;
    unifier_open(&unifier, checker->arena, parameters, false);
    for (uint32_t i = 0; i < count; i++)
        if (types->list.items[i])
            unifier_set(&unifier, i, types->list.items[i]);
    if (!unify_typed(checker, &unifier, tuple, &operands))
        return NULL;
    unifier_types(&unifier, types);
    if (first_unknown(types) < 0)
        return types;
    types = infer_from_constraints(checker, inference->pos, parameters, types);
    if (!types || first_unknown(types) < 0)
        return types;
    if (!unify_untyped(checker, &unifier, tuple, &operands, types))
        return NULL;
    TypeList *found = arena_new(checker->arena, TypeList);
    if (unifier_types(&unifier, found) < 0)
        return found;
    types = infer_from_constraints(checker, inference->pos, parameters, found);
    return !types || first_unknown(types) < 0 ? types
                                              : report_unknown(checker, inference->pos, parameters, first_unknown(types));
}
