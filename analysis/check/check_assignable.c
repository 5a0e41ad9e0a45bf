/* Assignability and implementation (Go spec, Assignability; Implementing an interface).
 * Causes are worded only when someone asked for them: most questions are answered yes.
 * Source: cmd/compile/internal/types2, operand.go (assignableTo), instantiate.go (implements),
 * lookup.go (missingMethodReason), assignments.go (assignment), Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- implements ---- */

static void declare_method(void *context, Object *method)
{
    check_object(context, method);
}

bool check_is_interface_pointer(const Type *type)
{
    const PointerType *pointer = under_if(POINTER, PointerType, type);

    return pointer && type_underlying(pointer->element)->kind == TYPE_INTERFACE;
}

const char *check_interface_pointer_text(Checker *checker, const Type *type)
{
    const PointerType *pointer = under_if(POINTER, PointerType, type);

    if (pointer->element->kind == TYPE_PARAMETER)
        return arena_format(checker->arena, "type %s is pointer to type parameter, not type parameter",
                            check_type_text(checker, type));
    return arena_format(checker->arena, "type %s is pointer to interface, not interface",
                        check_type_text(checker, type));
}

static const char *method_text(Checker *checker, const Object *method)
{
    Writer writer = {.arena = checker->arena};

    writer_text(&writer, method->name->text);
    type_write_signature(&writer, type_as(SIGNATURE, SignatureType, method->type), checker->package);
    return writer_done(&writer);
}

const char *check_missing_method_text(Checker *checker, Type *type, Type *target, Object *method, Object *similar)
{
    Arena *arena = checker->arena;
    const char *name = method->name->text;

    if (similar && similar->name != method->name)
        return arena_format(arena, "(missing %s method)\n\t\thave %s\n\t\twant %s", name,
                            method_text(checker, similar), method_text(checker, method));
    if (similar && type_identical(method->type, similar->type))
        return arena_format(arena, "(%s method has pointer receiver)", name);
    if (similar)
        return arena_format(arena, "(wrong type for %s method)\n\t\thave %s\n\t\twant %s", name,
                            method_text(checker, similar), method_text(checker, method));
    if (check_is_interface_pointer(type))
        return arena_format(arena, "(%s)", check_interface_pointer_text(checker, type));
    if (check_is_interface_pointer(target))
        return arena_format(arena, "(%s)", check_interface_pointer_text(checker, target));
    return arena_format(arena, "(missing %s method)", name);
}

static bool does_not_implement(Checker *checker, Type *type, Type *target, const char *why, const char **cause)
{
    if (cause)
        *cause = arena_format(checker->arena, "%s does not implement %s%s", check_type_text(checker, type),
                              check_type_text(checker, target), why);
    return false;
}

static bool is_among_terms(UnionTerm own, const TermList *terms)
{
    for (uint32_t i = 0; i < terms->count; i++) {
        const UnionTerm *term = &terms->items[i];
        if (term->is_tilde ? type_identical(type_underlying(own.type), term->type)
                           : !own.is_tilde && type_identical(own.type, term->type))
            return true;
    }
    return false;
}

/* Is every type of the operand type among the terms? */
static bool is_in_terms(Type *type, const TermList *terms)
{
    InterfaceType *interface = under_if(INTERFACE, InterfaceType, type);

    if (!interface)
        return is_among_terms((UnionTerm){.type = type}, terms);
    type_complete_interface(interface);
    if (!interface->terms)
        return false;
    list_each (UnionTerm, own, *interface->terms)
        if (!is_among_terms(own, terms))
            return false;
    return true;
}

/* (T missing in A | B), or that a ~ may be. */
static const char *missing_term_text(Checker *checker, Type *type, Type *target, const TermList *terms)
{
    Writer writer = {.arena = checker->arena};

    for (uint32_t i = 0; i < terms->count; i++) {
        Type *wanted = terms->items[i].type;
        if (!terms->items[i].is_tilde && type_identical(wanted, type_underlying(wanted)) &&
            type_identical(wanted, type_underlying(type)))
            return arena_format(checker->arena, " (possibly missing ~ for %s in constraint %s)",
                                check_type_text(checker, wanted), check_type_text(checker, target));
    }
    writer_format(&writer, " (%s missing in ", check_type_text(checker, type));
    for (uint32_t i = 0; i < terms->count; i++) {
        writer_format(&writer, "%s%s", i ? " | " : "", terms->items[i].is_tilde ? "~" : "");
        type_write_with_paths(&writer, terms->items[i].type);
    }
    writer_text(&writer, ")");
    return writer_done(&writer);
}

bool check_implements(Checker *checker, Type *type, Type *target, const char **cause)
{
    Type *from = type_underlying(type), *to = type_underlying(target);
    PointerType *pointer = type_if(POINTER, PointerType, from);

    if (from == type_invalid || to == type_invalid ||
        (pointer && type_underlying(pointer->element) == type_invalid))
        return true;  /* reported elsewhere */
    if (to->kind != TYPE_INTERFACE) {
        const char *why = !cause ? ""
                          : check_is_interface_pointer(to)
                              ? arena_format(checker->arena, " (type %s is pointer to interface, not interface)",
                                             check_type_text(checker, target))
                              : arena_format(checker->arena, " (%s is not an interface)",
                                             check_type_text(checker, target));
        return does_not_implement(checker, type, target, why, cause);
    }

    InterfaceType *wanted = (InterfaceType *)to;
    InterfaceType *own = type_if(INTERFACE, InterfaceType, from);
    type_complete_interface(wanted);
    if (own)
        type_complete_interface(own);
    if (own && own->terms && !own->terms->count)
        return true;  /* no type at all, so none that does not implement it */
    if (wanted->terms && !wanted->terms->count) {
        if (cause)
            *cause = arena_format(checker->arena, "cannot implement %s (empty type set)", check_type_text(checker, target));
        return false;
    }
    MethodDeclarer declarer = {declare_method, checker};
    Object *similar;
    Object *missing = type_missing_method(checker->arena, type, wanted, true, &similar, &declarer);
    if (missing) {
        const char *why = !cause ? "" : arena_format(checker->arena, " %s",
                                                     check_missing_method_text(checker, type, target, missing, similar));
        return does_not_implement(checker, type, target, why, cause);
    }
    if (wanted->terms && !is_in_terms(type, wanted->terms))
        return does_not_implement(checker, type, target,
                                  cause && !own ? missing_term_text(checker, type, target, wanted->terms) : "", cause);
    if (wanted->is_comparable && !type_is_strictly_comparable(type)) {
        if (cause)
            *cause = arena_format(checker->arena, "%s does not implement comparable", check_type_text(checker, type));
        return false;
    }
    return true;
}

void check_type_assertion(Checker *checker, Expr *e, Operand *x, Type *type, bool is_type_switch)
{
    MethodDeclarer declarer = {declare_method, checker};
    Object *similar;

    /* Whether an interface value has further methods only its dynamic type can tell. */
    if (type_underlying(type)->kind == TYPE_INTERFACE)
        return;
    InterfaceType *interface = under_as(INTERFACE, InterfaceType, x->type);
    Object *missing = type_missing_method(checker->arena, type, interface, false, &similar, &declarer);
    if (!missing)
        return;
    const char *cause = check_missing_method_text(checker, type, x->type, missing, similar);
    if (is_type_switch)
        check_error(checker, e, "impossible type switch case: %s\n\t%s cannot have dynamic type %s %s",
                    check_expr_text(checker, e), operand_text(checker, x), check_type_text(checker, type), cause);
    else
        check_error(checker, e, "impossible type assertion: %s\n\t%s does not implement %s %s",
                    check_expr_text(checker, e), check_type_text(checker, type), check_type_text(checker, x->type),
                    cause);
}

/* ---- assignable ---- */

static bool is_assignable_channel(const Type *from, const Type *to)
{
    const ChanType *source = under_if(CHAN, ChanType, from), *target = under_if(CHAN, ChanType, to);

    return source && target && source->direction == CHAN_BOTH && type_identical(source->element, target->element) &&
           (!type_is_named(from) || !type_is_named(to));
}

/* Puts a line in front of the cause that is known already. */
static void explain(Checker *checker, const char **cause, const char *line)
{
    if (cause)
        *cause = *cause && **cause ? arena_format(checker->arena, "%s\n\t%s", line, *cause) : line;
}

/* x has no named type: it must be assignable to each of the parameter's types. */
static bool is_assignable_to_each(Checker *checker, Operand *x, Type *target, const char **cause)
{
    TermList *terms = check_terms(target);

    for (uint32_t i = 0; terms && i < terms->count; i++) {
        if (check_assignable(checker, x, terms->items[i].type, cause))
            continue;
        explain(checker, cause,
                arena_format(checker->arena, "cannot assign %s to %s (in %s)", check_type_text(checker, x->type),
                             check_type_text(checker, terms->items[i].type), check_type_text(checker, target)));
        return false;
    }
    return terms && terms->count;
}

/* Each of the types of x's parameter must be assignable to the target, which has no name. */
static bool is_each_assignable(Checker *checker, Operand *x, Type *target, const char **cause)
{
    TermList *terms = check_terms(x->type);

    for (uint32_t i = 0; terms && i < terms->count; i++) {
        Operand one = *x;
        one.type = terms->items[i].type;
        if (check_assignable(checker, &one, target, cause))
            continue;
        explain(checker, cause,
                arena_format(checker->arena, "cannot assign %s (in %s) to %s", check_type_text(checker, one.type),
                             check_type_text(checker, x->type), check_type_text(checker, target)));
        return false;
    }
    return terms && terms->count;
}

bool check_assignable(Checker *checker, Operand *x, Type *target, const char **cause)
{
    Type *type = x->type;

    if (x->mode == MODE_NONE || target == type_invalid || type_identical(type, target))
        return true;
    if (type_is_untyped(type)) {
        Type *ignored_type;
        Constant *ignored;
        return check_implicit_type(checker, x, target, &ignored_type, &ignored) == CONVERSION_FINE;
    }

    Type *from = type_underlying(type), *to = type_underlying(target);
    bool has_parameter = type->kind == TYPE_PARAMETER || target->kind == TYPE_PARAMETER;
    if ((!type_is_named(type) || !type_is_named(target)) && !has_parameter && type_identical(from, to))
        return true;
    if ((to->kind == TYPE_INTERFACE && target->kind != TYPE_PARAMETER) || check_is_interface_pointer(to))
        return check_implements(checker, type, target, cause);
    if (from->kind == TYPE_INTERFACE && type->kind != TYPE_PARAMETER && check_implements(checker, target, type, NULL)) {
        if (cause)
            *cause = "need type assertion";
        return false;
    }
    if (is_assignable_channel(type, target))
        return true;
    if (target->kind == TYPE_PARAMETER && !type_is_named(type))
        return is_assignable_to_each(checker, x, target, cause);
    if (type->kind == TYPE_PARAMETER && !type_is_named(target))
        return is_each_assignable(checker, x, target, cause);
    return false;
}

/* ---- assignment ---- */

static const char *context_text(Checker *checker, const char *context, const Expr *of)
{
    return of ? arena_format(checker->arena, "%s %s", context, check_expr_text(checker, of)) : context;
}

/* Gives an untyped x the type it has in the target. */
static bool settle(Checker *checker, Operand *x, Type *target, const char *context, const Expr *of)
{
    Type *type;
    Constant *constant;

    if (x->mode == MODE_NIL && !target) {
        check_error(checker, x->expr, "use of untyped nil in %s", context_text(checker, context, of));
        return false;
    }
    if (x->mode != MODE_NIL && (!target || type_is_interface(target)))
        target = type_default(x->type);
    ConversionProblem problem = check_implicit_type(checker, x, target, &type, &constant);
    if (problem != CONVERSION_FINE) {
        check_error(checker, x->expr, "cannot use %s as %s value in %s%s", operand_text(checker, x),
                    check_type_text(checker, target), context_text(checker, context, of),
                    problem == CONVERSION_TRUNCATES   ? " (truncated)"
                    : problem == CONVERSION_OVERFLOWS ? " (overflows)"
                                                      : "");
        return false;
    }
    check_apply_implicit_type(checker, x, type, constant);
    return true;
}

static void report_assignment(Checker *checker, Operand *x, Type *target, const char *context, const Expr *of,
                              const char *cause)
{
    check_error(checker, x->expr, "cannot use %s as type %s in %s%s%s", operand_text(checker, x),
                check_type_text(checker, target), context_text(checker, context, of), cause ? ":\n\t" : "",
                cause ? cause : "");
}

void check_assignment_in(Checker *checker, Operand *x, Type *target, const char *context, const Expr *of)
{
    check_single_value(checker, x);
    switch (x->mode) {
    case MODE_NONE:
        return;
    case MODE_CONSTANT:
    case MODE_VARIABLE:
    case MODE_MAP_INDEX:
    case MODE_VALUE:
    case MODE_NIL:
    case MODE_COMMA_OK:
        break;
    case MODE_NO_VALUE:
    case MODE_BUILTIN:
    case MODE_TYPE:
    case MODE_PACKAGE:
        check_error(checker, x->expr, "cannot assign %s to %s in %s", operand_text(checker, x),
                    check_type_text(checker, target), context_text(checker, context, of));
        return;
    }
    if (type_is_untyped(x->type) && !settle(checker, x, target, context, of)) {
        x->mode = MODE_NONE;
        return;
    }
    SignatureType *signature = under_if(SIGNATURE, SignatureType, x->type);
    if (signature && signature->type_parameters)
        check_error(checker, x->expr, "cannot use generic function %s without instantiation in %s",
                    operand_text(checker, x), context_text(checker, context, of));

    const char *cause = NULL;
    if (target && !check_assignable(checker, x, target, &cause)) {
        report_assignment(checker, x, target, context, of, cause);
        x->mode = MODE_NONE;
    }
}

void check_assignment(Checker *checker, Operand *x, Type *target, const char *context)
{
    check_assignment_in(checker, x, target, context, NULL);
}
