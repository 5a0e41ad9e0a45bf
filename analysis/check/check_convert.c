/* Constants in types, and explicit conversions T(x).
 * Source: Go spec, Representability, Conversions; cmd/compile/internal/types2/conversions.go, Go 1.19.
 */
#include "analysis/check/internal.h"

#include <math.h>

/* ---- representability ---- */

static int64_t least_of(BasicKind kind)
{
    switch ((int)kind) {
    case BASIC_INT8:
        return INT8_MIN;
    case BASIC_INT16:
        return INT16_MIN;
    case BASIC_INT32:
        return INT32_MIN;
    case BASIC_INT:
    case BASIC_INT64:
    case BASIC_UNTYPED_INT:
    case BASIC_UNTYPED_RUNE:
        return INT64_MIN;
    }
    return 0;
}

static uint64_t greatest_of(BasicKind kind)
{
    switch ((int)kind) {
    case BASIC_INT8:
        return INT8_MAX;
    case BASIC_INT16:
        return INT16_MAX;
    case BASIC_INT32:
        return INT32_MAX;
    case BASIC_UINT8:
        return UINT8_MAX;
    case BASIC_UINT16:
        return UINT16_MAX;
    case BASIC_UINT32:
        return UINT32_MAX;
    case BASIC_UINT:
    case BASIC_UINT64:
    case BASIC_UINTPTR:
        return UINT64_MAX;
    }
    return INT64_MAX;
}

static bool fits_integer(Constant *value, const BasicType *type)
{
    int64_t small;
    uint64_t large;

    if (type->properties & BASIC_IS_UNTYPED)
        return true;
    if (constant_int64(value, &small))
        return small >= least_of(type->basic) && (small < 0 || (uint64_t)small <= greatest_of(type->basic));
    return constant_uint64(value, &large) && large <= greatest_of(type->basic);
}

/* The value rounded to the type of a real or imaginary part; NULL: too large. */
static Constant *rounded(Constant *value, bool is_single)
{
    double nearest = is_single ? (double)constant_float32(value, NULL) : constant_float64(value, NULL);

    return isinf(nearest) ? NULL : constant_from_float(nearest);
}

static bool represent_float(Constant *value, const BasicType *type, Constant **result)
{
    value = constant_to_float(value);
    if (constant_kind(value) != CONSTANT_FLOAT)
        return false;
    if (type->properties & BASIC_IS_UNTYPED)
        return true;
    Constant *nearest = rounded(value, type->basic == BASIC_FLOAT32);
    if (nearest)
        *result = nearest;
    return nearest != NULL;
}

static bool represent_complex(Constant *value, const BasicType *type, Constant **result)
{
    bool is_single = type->basic == BASIC_COMPLEX64;

    value = constant_to_complex(value);
    if (constant_kind(value) != CONSTANT_COMPLEX)
        return false;
    if (type->properties & BASIC_IS_UNTYPED)
        return true;
    Constant *real = rounded(constant_real(value), is_single);
    Constant *imaginary = rounded(constant_imaginary(value), is_single);
    if (!real || !imaginary)
        return false;
    *result = constant_complex(real, imaginary);
    return true;
}

static bool represent(Constant *value, const BasicType *type, Constant **result)
{
    *result = value;
    if (constant_kind(value) == CONSTANT_UNKNOWN)
        return true;  /* an error was reported */
    if (type->properties & BASIC_IS_INTEGER) {
        Constant *integer = constant_to_int(value);
        if (constant_kind(integer) != CONSTANT_INT)
            return false;
        *result = integer;
        return fits_integer(integer, type);
    }
    if (type->properties & BASIC_IS_FLOAT)
        return represent_float(value, type, result);
    if (type->properties & BASIC_IS_COMPLEX)
        return represent_complex(value, type, result);
    if (type->properties & BASIC_IS_STRING)
        return constant_kind(value) == CONSTANT_STRING;
    return (type->properties & BASIC_IS_BOOLEAN) && constant_kind(value) == CONSTANT_BOOL;
}

ConversionProblem check_representation(const Operand *x, const BasicType *type, Constant **constant)
{
    Constant *result;

    if (represent(x->constant, type, &result)) {
        *constant = result;
        return CONVERSION_FINE;
    }
    if (!type_is_numeric(x->type) || !(type->properties & BASIC_IS_NUMERIC))
        return CONVERSION_INVALID;
    return !type_is_integer(x->type) && type->properties & BASIC_IS_INTEGER ? CONVERSION_TRUNCATES
                                                                            : CONVERSION_OVERFLOWS;
}

bool check_representable(Checker *checker, Operand *x, BasicType *type)
{
    ConversionProblem problem = check_representation(x, type, &x->constant);

    if (problem == CONVERSION_FINE)
        return true;
    check_report_conversion(checker, problem, x, &type->type);
    x->mode = MODE_NONE;
    return false;
}

/* ---- conversions ---- */

static bool is_bytes_or_runes(const Type *type)
{
    const SliceType *slice = type_if(SLICE, SliceType, type);
    BasicKind kind = slice ? type_basic_kind(slice->element) : BASIC_INVALID;

    return kind == BASIC_BYTE || kind == BASIC_RUNE;
}

static bool is_basic(const Type *type, unsigned properties)
{
    const BasicType *basic = type_if(BASIC, BasicType, type);

    return basic && basic->properties & properties;
}

static bool is_unsafe_pointer(const Type *type)
{
    const BasicType *basic = type_if(BASIC, BasicType, type);

    return basic && basic->basic == BASIC_UNSAFE_POINTER;
}

static bool is_pointer_or_uintptr(const Type *type)
{
    const BasicType *basic = type_if(BASIC, BasicType, type);

    return type->kind == TYPE_POINTER || (basic && basic->basic == BASIC_UINTPTR);
}

static bool are_pointers_to_identical(const Type *from, const Type *to)
{
    const PointerType *p = type_if(POINTER, PointerType, from), *q = type_if(POINTER, PointerType, to);

    return p && q && p->element->kind != TYPE_PARAMETER && q->element->kind != TYPE_PARAMETER &&
           type_identical_ignore_tags(type_underlying(p->element), type_underlying(q->element));
}

static bool is_slice_to_array_pointer(const Type *from, const Type *to)
{
    const SliceType *slice = type_if(SLICE, SliceType, from);
    const PointerType *pointer = type_if(POINTER, PointerType, to);
    const ArrayType *array = pointer ? under_if(ARRAY, ArrayType, pointer->element) : NULL;

    return slice && array && type_identical(slice->element, array->element);
}

static bool is_convertible(Checker *checker, Operand *x, Type *target, const char **cause);

static const char *with_parameter(Checker *checker, const Type *type, const Type *parameter)
{
    const char *text = check_type_text(checker, type);

    return type == parameter ? text : arena_format(checker->arena, "%s (in %s)", text, check_type_text(checker, parameter));
}

/* Type parameters on either side: each of the one's types is convertible to each of the other's. */
static bool is_each_convertible(Checker *checker, Operand *x, Type *target, const char **cause)
{
    TermList from_itself = {.items = &(UnionTerm){.type = x->type}, .count = 1};
    TermList to_itself = {.items = &(UnionTerm){.type = target}, .count = 1};
    TermList *from = x->type->kind == TYPE_PARAMETER ? check_terms(x->type) : &from_itself;
    TermList *to = target->kind == TYPE_PARAMETER ? check_terms(target) : &to_itself;

    if (!from || !to || !from->count || !to->count)
        return false;
    for (uint32_t i = 0; i < from->count; i++) {
        for (uint32_t j = 0; j < to->count; j++) {
            Operand one = *x;
            one.type = from->items[i].type;
            const char *why = NULL;
            if (is_convertible(checker, &one, to->items[j].type, &why))
                continue;
            *cause = arena_format(checker->arena, "cannot convert %s to %s%s%s",
                                  with_parameter(checker, one.type, x->type),
                                  with_parameter(checker, to->items[j].type, target), why ? "\n\t" : "", why ? why : "");
            return false;
        }
    }
    return true;
}

/* T(c) of a constant, T a type parameter: it is no constant, but c must be convertible to each of T's types. */
static bool is_constant_convertible(Checker *checker, Operand *x, Type *target, const char **cause)
{
    TermList *terms = check_terms(target);

    if (!terms || !terms->count) {
        *cause = arena_format(checker->arena, "%s does not contain specific types", check_type_text(checker, target));
        return false;
    }
    for (uint32_t i = 0; i < terms->count; i++) {
        Type *under = type_underlying(terms->items[i].type);
        BasicType *basic = type_if(BASIC, BasicType, under);
        Constant *ignored;
        if (type_is_string(x->type) && is_bytes_or_runes(under))
            continue;
        if (basic && (represent(x->constant, basic, &ignored) ||
                      (type_is_integer(x->type) && basic->properties & BASIC_IS_STRING)))
            continue;
        *cause = arena_format(checker->arena, "cannot convert %s to %s (in %s)", operand_text(checker, x),
                              check_type_text(checker, under), check_type_text(checker, target));
        return false;
    }
    return true;
}

static bool is_convertible(Checker *checker, Operand *x, Type *target, const char **cause)
{
    if (check_assignable(checker, x, target, cause))
        return true;

    Type *from = type_underlying(x->type), *to = type_underlying(target);
    if (x->type->kind == TYPE_PARAMETER || target->kind == TYPE_PARAMETER)
        return is_each_convertible(checker, x, target, cause);
    return type_identical_ignore_tags(from, to) || are_pointers_to_identical(x->type, target) ||
           (is_basic(from, BASIC_IS_INTEGER | BASIC_IS_FLOAT) && is_basic(to, BASIC_IS_INTEGER | BASIC_IS_FLOAT)) ||
           (is_basic(from, BASIC_IS_COMPLEX) && is_basic(to, BASIC_IS_COMPLEX)) ||
           ((is_basic(from, BASIC_IS_INTEGER) || is_bytes_or_runes(from)) && is_basic(to, BASIC_IS_STRING)) ||
           (is_basic(from, BASIC_IS_STRING) && is_bytes_or_runes(to)) ||
           (is_pointer_or_uintptr(from) && is_unsafe_pointer(to)) ||
           (is_unsafe_pointer(from) && is_pointer_or_uintptr(to)) || is_slice_to_array_pointer(from, to);
}

/* The string of one code point; U+FFFD for what is none. */
static Constant *string_of_rune(Checker *checker, Constant *value)
{
    uint64_t rune;
    char *bytes = arena_alloc(checker->arena, 4, 1);
    size_t length = 0;

    if (!constant_uint64(value, &rune) || rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
        rune = 0xFFFD;
    if (rune < 0x80) {
        bytes[length++] = (char)rune;
    } else {
        int tail = rune < 0x800 ? 1 : rune < 0x10000 ? 2 : 3;
        bytes[length++] = (char)((tail == 1 ? 0xC0 : tail == 2 ? 0xE0 : 0xF0) | rune >> (6 * tail));
        while (tail-- > 0)
            bytes[length++] = (char)(0x80 | (rune >> (6 * tail) & 0x3F));
    }
    return constant_from_text((Text){bytes, length});
}

static bool convert_constant(Checker *checker, Operand *x, const BasicType *target)
{
    /* The error for an integer that does not fit shows it as an integer. */
    if (represent(x->constant, target, &x->constant))
        return true;
    if (!type_is_integer(x->type) || !(target->properties & BASIC_IS_STRING))
        return false;
    x->constant = string_of_rune(checker, x->constant);
    return true;
}

/* An untyped argument takes the type of the conversion, except where that is none for a constant. */
static void settle_argument(Checker *checker, Operand *x, Type *target, bool was_constant)
{
    Type *final = target;

    if (x->type == type_basic[BASIC_UNTYPED_NIL])
        final = target;
    else if (type_is_interface(target) || (was_constant && !(type_properties(target) & BASIC_IS_CONSTANT)))
        final = type_default(x->type);
    else if (x->mode == MODE_CONSTANT && type_is_integer(x->type) && check_has_properties(target, BASIC_IS_STRING))
        final = x->type;
    check_update_type(checker, x->expr, final, true);
}

void check_conversion(Checker *checker, Operand *x, Type *target)
{
    bool is_constant = x->mode == MODE_CONSTANT;
    const char *cause = NULL;
    bool is_possible;

    if (is_constant && type_properties(target) & BASIC_IS_CONSTANT) {
        is_possible = convert_constant(checker, x, under_as(BASIC, BasicType, target));
    } else if (is_constant && target->kind == TYPE_PARAMETER) {
        is_possible = is_constant_convertible(checker, x, target, &cause);
        x->mode = MODE_VALUE;
    } else {
        is_possible = is_convertible(checker, x, target, &cause);
        if (is_possible)
            x->mode = MODE_VALUE;
    }
    if (!is_possible) {
        check_error(checker, x->expr, "cannot convert %s to type %s%s%s", operand_text(checker, x),
                    check_type_text(checker, target), cause ? ":\n\t" : "", cause ? cause : "");
        x->mode = MODE_NONE;
        return;
    }
    if (type_is_untyped(x->type))
        settle_argument(checker, x, target, is_constant);
    x->type = target;
}
