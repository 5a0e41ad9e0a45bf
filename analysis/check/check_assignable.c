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

static bool is_interface_pointer(const Type *type)
{
    const PointerType *pointer = under_if(POINTER, PointerType, type);

    return pointer && type_underlying(pointer->element)->kind == TYPE_INTERFACE;
}

static const char *interface_pointer_text(Checker *checker, const Type *type)
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
    if (is_interface_pointer(type))
        return arena_format(arena, "(%s)", interface_pointer_text(checker, type));
    if (is_interface_pointer(target))
        return arena_format(arena, "(%s)", interface_pointer_text(checker, target));
    return arena_format(arena, "(missing %s method)", name);
}

static bool does_not_implement(Checker *checker, Type *type, Type *target, const char *why, const char **cause)
{
    if (cause)
        *cause = arena_format(checker->arena, "%s does not implement %s%s", check_type_text(checker, type),
                              check_type_text(checker, target), why);
    return false;
}

/* Is every type of the operand type among the terms? */
static bool is_in_terms(Type *type, const TermList *terms)
{
    InterfaceType *interface = under_if(INTERFACE, InterfaceType, type);

    if (interface) {
        type_complete_interface(interface);
        if (!interface->terms)
            return false;
        list_each (UnionTerm, term, *interface->terms)
            if (!is_in_terms(term.type, terms))
                return false;
        return true;
    }
    for (uint32_t i = 0; i < terms->count; i++) {
        const UnionTerm *term = &terms->items[i];
        if (type_identical(term->is_tilde ? type_underlying(type) : type, term->type))
            return true;
    }
    return false;
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
                          : is_interface_pointer(to)
                              ? arena_format(checker->arena, " (type %s is pointer to interface, not interface)",
                                             check_type_text(checker, target))
                              : arena_format(checker->arena, " (%s is not an interface)",
                                             check_type_text(checker, target));
        return does_not_implement(checker, type, target, why, cause);
    }

    InterfaceType *wanted = (InterfaceType *)to;
    MethodDeclarer declarer = {declare_method, checker};
    Object *similar;
    Object *missing = type_missing_method(checker->arena, type, wanted, true, &similar, &declarer);
    if (missing) {
        const char *why = !cause ? "" : arena_format(checker->arena, " %s",
                                                     check_missing_method_text(checker, type, target, missing, similar));
        return does_not_implement(checker, type, target, why, cause);
    }
    if (wanted->is_comparable && !type_is_comparable(type)) {
        if (cause)
            *cause = arena_format(checker->arena, "%s does not implement comparable", check_type_text(checker, type));
        return false;
    }
    return !wanted->terms || is_in_terms(type, wanted->terms) ||
           does_not_implement(checker, type, target, "", cause);
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
    if ((to->kind == TYPE_INTERFACE && target->kind != TYPE_PARAMETER) || is_interface_pointer(to))
        return check_implements(checker, type, target, cause);
    if (from->kind == TYPE_INTERFACE && type->kind != TYPE_PARAMETER && check_implements(checker, target, type, NULL)) {
        if (cause)
            *cause = "need type assertion";
        return false;
    }
    return is_assignable_channel(type, target);
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
