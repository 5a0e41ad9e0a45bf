/* Operands as errors describe them, and questions about their types.
 * Source: cmd/compile/internal/types2/operand.go, Go 1.19.
 */
#include "analysis/check/internal.h"

static const char *mode_text(ExprMode mode)
{
    switch (mode) {
    case MODE_NONE:
        return "invalid operand";
    case MODE_NO_VALUE:
        return "no value";
    case MODE_BUILTIN:
        return "built-in";
    case MODE_TYPE:
        return "type";
    case MODE_CONSTANT:
        return "constant";
    case MODE_VARIABLE:
        return "variable";
    case MODE_MAP_INDEX:
        return "map index expression";
    case MODE_VALUE:
        return "value";
    case MODE_NIL:
        return "nil";
    case MODE_COMMA_OK:
        return "comma, ok expression";
    case MODE_PACKAGE:
        return "package";
    }
    return "";
}

static bool mode_has_type(ExprMode mode)
{
    return mode != MODE_NONE && mode != MODE_NO_VALUE && mode != MODE_BUILTIN && mode != MODE_TYPE;
}

static const char *nil_text(Checker *checker, const Operand *x)
{
    if (!x->type || x->type == type_invalid)
        return "nil (with invalid type)";
    if (x->type == type_basic[BASIC_UNTYPED_NIL])
        return "nil";
    return arena_format(checker->arena, "nil (of type %s)", check_type_text(checker, x->type));
}

static const char *expression_of(Checker *checker, const Operand *x)
{
    if (x->expr)
        return check_expr_text(checker, x->expr);
    if (x->mode == MODE_TYPE)
        return check_type_text(checker, x->type);
    return x->mode == MODE_CONSTANT ? constant_short_text(checker->arena, x->constant) : "";
}

static void write_type(Checker *checker, Writer *writer, const Type *type)
{
    const NamedType *named = type_if(NAMED, NamedType, type);
    const ParameterType *parameter = type_if(PARAMETER, ParameterType, type);

    if (type == type_invalid) {
        writer_text(writer, " with invalid type");
        return;
    }
    writer_text(writer, named && named->type_parameters && !named->arguments ? " of parameterized type " : " of type ");
    writer_text(writer, check_type_text(checker, type));
    if (parameter)
        writer_format(writer, " constrained by %s", check_type_text(checker, parameter->constraint));
}

/* expression (untyped kind mode value of type T) */
const char *operand_text(Checker *checker, const Operand *x)
{
    if (x->mode == MODE_NIL)
        return nil_text(checker, x);

    Writer writer = {.arena = checker->arena};
    const char *expression = expression_of(checker, x);
    bool has_type = mode_has_type(x->mode) && x->type;
    bool is_untyped = has_type && type_is_untyped(x->type);

    if (expression[0])
        writer_format(&writer, "%s (", expression);
    if (is_untyped)
        writer_format(&writer, "%s ", type_as(BASIC, BasicType, x->type)->name);
    writer_text(&writer, mode_text(x->mode));
    if (x->mode == MODE_CONSTANT) {
        const char *value = constant_short_text(checker->arena, x->constant);
        if (strcmp(value, expression) != 0)
            writer_format(&writer, " %s", value);
    }
    if (has_type && !is_untyped)
        write_type(checker, &writer, x->type);
    if (expression[0])
        writer_text(&writer, ")");
    return writer_done(&writer);
}

void operand_set_constant(Operand *x, TokenKind token, Text literal)
{
    BasicKind kind = token == TOKEN_INT         ? BASIC_UNTYPED_INT
                     : token == TOKEN_FLOAT     ? BASIC_UNTYPED_FLOAT
                     : token == TOKEN_IMAGINARY ? BASIC_UNTYPED_COMPLEX
                     : token == TOKEN_RUNE      ? BASIC_UNTYPED_RUNE
                                                : BASIC_UNTYPED_STRING;

    x->constant = constant_from_literal(token, literal);
    bool is_valid = constant_kind(x->constant) != CONSTANT_UNKNOWN;
    x->mode = is_valid ? MODE_CONSTANT : MODE_NONE;
    x->type = is_valid ? type_basic[kind] : type_invalid;
}

TermList *check_terms(const Type *type)
{
    InterfaceType *constraint = type_parameter_interface(type_as(PARAMETER, ParameterType, type));

    type_complete_interface(constraint);
    return constraint->terms;
}

/* What two types have in common as core types: channels may differ in direction if one of them has none. */
static Type *match(Type *x, Type *y)
{
    ChanType *a = type_if(CHAN, ChanType, x), *b = type_if(CHAN, ChanType, y);

    if (type_identical(x, y))
        return x;
    if (!a || !b || !type_identical(a->element, b->element))
        return NULL;
    if (a->direction == CHAN_BOTH)
        return y;
    return b->direction == CHAN_BOTH ? x : NULL;
}

/* The core type; with `bytes`, strings count as this type, and *has_string tells of them. */
static Type *core_type(Type *type, Type *bytes, bool *has_string)
{
    Type *core = NULL;
    TermList *terms = check_terms(type);

    if (!terms)
        return NULL;
    for (uint32_t i = 0; i < terms->count; i++) {
        Type *under = type_underlying(terms->items[i].type);
        if (bytes && type_is_string(under)) {
            *has_string = true;
            under = bytes;
        }
        core = core ? match(core, under) : under;
        if (!core)
            return NULL;
    }
    return core;
}

Type *check_core_type(Type *type)
{
    return type && type->kind == TYPE_PARAMETER ? core_type(type, NULL, NULL) : type_underlying(type);
}

Type *check_core_string(Type *type)
{
    SliceType bytes = {.type = {.kind = TYPE_SLICE}, .element = type_byte};
    bool has_string = false;

    if (!type || type->kind != TYPE_PARAMETER)
        return type_underlying(type);
    Type *core = core_type(type, &bytes.type, &has_string);
    return core && has_string ? type_basic[BASIC_STRING] : core;
}

bool check_has_properties(const Type *type, unsigned properties)
{
    if (type->kind != TYPE_PARAMETER)
        return type_properties(type) & properties;
    TermList *terms = check_terms(type);
    if (!terms || !terms->count)
        return false;
    list_each (UnionTerm, term, *terms)
        if (!(type_properties(term.type) & properties))
            return false;
    return true;
}

const char *check_kind_text(Checker *checker, const Type *type)
{
    switch ((TypeKind)type_underlying(type)->kind) {
    case TYPE_ARRAY:
        return "array";
    case TYPE_SLICE:
        return "slice";
    case TYPE_STRUCT:
        return "struct";
    case TYPE_POINTER:
        return "pointer";
    case TYPE_SIGNATURE:
        return "func";
    case TYPE_INTERFACE:
        if (type->kind == TYPE_PARAMETER)
            return arena_format(checker->arena, "type parameter %s", check_type_text(checker, type));
        return "interface";
    case TYPE_MAP:
        return "map";
    case TYPE_CHAN:
        return "chan";
    case TYPE_BASIC:
    case TYPE_TUPLE:
    case TYPE_NAMED:
    case TYPE_PARAMETER:
    case TYPE_UNION:
        break;
    }
    return check_type_text(checker, type);
}
