/* Calls of predeclared functions and of package unsafe's (Go spec, Built-in functions; Package unsafe).
 *
 * One function a builtin: it finds its first argument in x and the others in
 * `arguments`, and leaves the result in x.  false: an error was reported.
 * make, new and Offsetof take types or selectors and evaluate their own arguments.
 * Source: cmd/compile/internal/types2/builtins.go, Go 1.19.
 */
#include "analysis/check/internal.h"

typedef struct BuiltinCall {
    CallExpr *call;
    int builtin;
    OperandList arguments;     /* evaluated; empty for make, new, Offsetof */
} BuiltinCall;

typedef struct BuiltinRule {
    const char *name;
    uint32_t minimum_arguments;
    bool is_variadic;
} BuiltinRule;

static const BuiltinRule rules[BUILTIN_KINDS] = {
#define BUILTIN(KIND, name, minimum_arguments, is_variadic, use) [BUILTIN_##KIND] = {name, minimum_arguments, is_variadic},
#include "analysis/check/builtins.def"
#undef BUILTIN
};

static bool result(Operand *x, ExprMode mode, Type *type)
{
    x->mode = mode;
    x->type = type;
    return true;
}

static bool constant_result(Operand *x, Constant *value, Type *type)
{
    x->constant = value;
    return result(x, MODE_CONSTANT, type);
}

static bool assign(Checker *checker, Operand *x, Type *target, const char *context)
{
    check_assignment(checker, x, target, context);
    return x->mode != MODE_NONE;
}

static InterfaceType *empty_interface(Checker *checker)
{
    return type_new_interface(checker->arena);
}

/* ---- append, copy ---- */

static bool append_string(Checker *checker, Operand *x, BuiltinCall *built)
{
    Type *bytes;

    if (built->arguments.count != 2 || !built->call->has_dots)
        return false;
    bytes = type_new_slice(checker->arena, type_byte);
    if (!check_assignable(checker, x, bytes, NULL))
        return false;
    Type *core = check_core_string(built->arguments.items[1].type);
    return core && type_is_string(core);
}

/* append is called like func(S, ...T) S. */
static bool check_append(Checker *checker, Operand *x, BuiltinCall *built)
{
    Type *type = x->type;
    SliceType *slice = type_if(SLICE, SliceType, check_core_type(type));

    if (!slice) {
        const char *text = operand_text(checker, x);
        Type *core = check_core_type(type);
        if (type->kind != TYPE_PARAMETER)
            check_error(checker, x->expr, "first argument to append must be a slice; have %s",
                        x->mode == MODE_NIL ? "untyped nil" : text);
        else if (core)
            check_error(checker, x->expr, "first argument to append must be a slice; %s has core type %s", text,
                        check_type_text(checker, core));
        else
            check_error(checker, x->expr, "first argument to append must be a slice; %s has no core type", text);
        return false;
    }
    if (append_string(checker, x, built)) {
        Operand *text = &built->arguments.items[1];
        if (text->mode == MODE_NONE)
            return false;
        if (type_is_untyped(text->type))
            check_convert_untyped(checker, text, type_basic[BASIC_STRING]);
        return result(x, MODE_VALUE, type);
    }
    SignatureType *signature = type_new_signature(checker->arena);
    Type *rest = type_new_slice(checker->arena, slice->element);
    list_push(checker->arena, &signature->parameters->variables,
              check_new_variable(checker, VAR_PARAMETER, NULL, 0, type));
    list_push(checker->arena, &signature->parameters->variables,
              check_new_variable(checker, VAR_PARAMETER, NULL, 0, rest));
    signature->is_variadic = true;
    check_arguments(checker, built->call, signature, NULL, &built->arguments);
    return result(x, MODE_VALUE, type);
}

static bool check_copy(Checker *checker, Operand *x, BuiltinCall *built)
{
    Operand *y = &built->arguments.items[1];

    if (y->mode == MODE_NONE)
        return false;
    SliceType *target = type_if(SLICE, SliceType, check_core_type(x->type));
    Type *core = check_core_string(y->type);
    SliceType *source = type_if(SLICE, SliceType, core);
    Type *element = source ? source->element : core && type_is_string(core) ? type_byte : NULL;
    if (!target || !element) {
        check_error(checker, x->expr, "invalid argument: copy expects slice arguments; found %s and %s",
                    operand_text(checker, x), operand_text(checker, y));
        return false;
    }
    if (!type_identical(target->element, element)) {
        check_error(checker, x->expr,
                    "invalid argument: arguments to copy %s and %s have different element types %s and %s",
                    operand_text(checker, x), operand_text(checker, y), check_type_text(checker, target->element),
                    check_type_text(checker, element));
        return false;
    }
    return result(x, MODE_VALUE, type_basic[BASIC_INT]);
}

/* ---- len, cap ---- */

static ArrayType *array_or_pointed_array(Type *under)
{
    PointerType *pointer = type_if(POINTER, PointerType, under);

    return pointer ? under_if(ARRAY, ArrayType, pointer->element) : type_if(ARRAY, ArrayType, under);
}

/* Has every type of the operand's type a length (capacity)? */
static bool has_length(Type *type, bool is_len)
{
    if (type->kind == TYPE_PARAMETER) {
        TermList *terms = check_terms(type);
        for (uint32_t i = 0; terms && i < terms->count; i++)
            if (!has_length(terms->items[i].type, is_len))
                return false;
        return terms && terms->count;
    }
    Type *under = type_underlying(type);
    return array_or_pointed_array(under) || under->kind == TYPE_SLICE || under->kind == TYPE_CHAN ||
           (is_len && (under->kind == TYPE_MAP || type_is_string(under)));
}

static bool check_length(Checker *checker, Operand *x, BuiltinCall *built)
{
    bool is_len = built->builtin == BUILTIN_LEN;
    Type *type_of_length = type_basic[BASIC_INT];
    Type *under = type_underlying(x->type);
    ArrayType *array = array_or_pointed_array(under);

    /* The length of an array is constant where evaluating the operand has no effect. */
    if (array && !checker->context.has_call_or_receive)
        return constant_result(x, array->length >= 0 ? constant_from_int(array->length) : constant_unknown(),
                               type_of_length);
    if (is_len && x->mode == MODE_CONSTANT && type_is_string(under))
        return constant_result(x, constant_from_int((int64_t)constant_text(x->constant).length), type_of_length);
    if (has_length(x->type, is_len))
        return result(x, MODE_VALUE, type_of_length);
    if (under == type_invalid) {
        /* Reported elsewhere. */
        x->mode = MODE_NONE;
        return true;
    }
    check_error(checker, x->expr, "invalid argument: %s for %s", operand_text(checker, x), rules[built->builtin].name);
    return false;
}

/* ---- maps and channels ---- */

static bool check_close(Checker *checker, Operand *x, BuiltinCall *built)
{
    TermList only = {.items = &(UnionTerm){.type = x->type}, .count = 1};
    TermList *terms = x->type->kind == TYPE_PARAMETER ? check_terms(x->type) : &only;

    (void)built;
    for (uint32_t i = 0; !terms || i < terms->count; i++) {
        ChanType *chan = terms ? under_if(CHAN, ChanType, terms->items[i].type) : NULL;
        if (chan && chan->direction != CHAN_RECEIVE_ONLY)
            continue;
        check_error(checker, x->expr, "invalid operation: cannot close %s %s",
                    chan ? "receive-only channel" : "non-channel", operand_text(checker, x));
        return false;
    }
    return result(x, MODE_NO_VALUE, NULL);
}

/* The key type of the map that x is, the same for all types of a type parameter; NULL after an error. */
static Type *key_type(Checker *checker, Operand *x)
{
    TermList only = {.items = &(UnionTerm){.type = x->type}, .count = 1};
    TermList *terms = x->type->kind == TYPE_PARAMETER ? check_terms(x->type) : &only;
    Type *key = NULL;

    for (uint32_t i = 0; terms && i < terms->count; i++) {
        MapType *map = under_if(MAP, MapType, terms->items[i].type);
        if (map && key && !type_identical(map->key, key)) {
            check_error(checker, x->expr, "invalid argument: maps of %s must have identical key types",
                        operand_text(checker, x));
            return NULL;
        }
        key = map ? map->key : NULL;
        if (!key)
            break;
    }
    if (!key)
        check_error(checker, x->expr, "invalid argument: %s is not a map", operand_text(checker, x));
    return key;
}

static bool check_delete(Checker *checker, Operand *x, BuiltinCall *built)
{
    Type *key = key_type(checker, x);

    if (!key)
        return false;
    *x = built->arguments.items[1];
    return x->mode != MODE_NONE && assign(checker, x, key, "argument to delete") &&
           result(x, MODE_NO_VALUE, NULL);
}

/* ---- complex numbers ---- */

static Type *complex_of(const Type *type)
{
    switch ((int)type_basic_kind(type)) {
    case BASIC_FLOAT32:
        return type_basic[BASIC_COMPLEX64];
    case BASIC_FLOAT64:
        return type_basic[BASIC_COMPLEX128];
    case BASIC_UNTYPED_FLOAT:
        return type_basic[BASIC_UNTYPED_COMPLEX];
    }
    return NULL;
}

static Type *part_of(const Type *type)
{
    switch ((int)type_basic_kind(type)) {
    case BASIC_COMPLEX64:
        return type_basic[BASIC_FLOAT32];
    case BASIC_COMPLEX128:
        return type_basic[BASIC_FLOAT64];
    case BASIC_UNTYPED_COMPLEX:
        return type_basic[BASIC_UNTYPED_FLOAT];
    }
    return NULL;
}

static void make_untyped_float(Operand *x)
{
    if (type_is_numeric(x->type) && constant_sign(constant_imaginary(x->constant)) == 0)
        x->type = type_basic[BASIC_UNTYPED_FLOAT];
}

/* Brings the parts to one type. */
static bool match_parts(Checker *checker, Operand *x, Operand *y)
{
    bool x_untyped = type_is_untyped(x->type), y_untyped = type_is_untyped(y->type);

    if (x_untyped && !y_untyped) {
        check_convert_untyped(checker, x, y->type);
    } else if (!x_untyped && y_untyped) {
        check_convert_untyped(checker, y, x->type);
    } else if (x_untyped && x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT) {
        make_untyped_float(x);
        make_untyped_float(y);
    } else if (x_untyped) {
        /* An unsettled shift among them: as a float it is an error. */
        check_convert_untyped(checker, x, type_basic[BASIC_FLOAT64]);
        check_convert_untyped(checker, y, type_basic[BASIC_FLOAT64]);
    }
    return x->mode != MODE_NONE && y->mode != MODE_NONE;
}

/* Go 1.19 has no type for the result. */
static bool refuse_parameter(Checker *checker, Operand *x, const BuiltinCall *built)
{
    unsigned wanted = built->builtin == BUILTIN_COMPLEX ? BASIC_IS_FLOAT : BASIC_IS_COMPLEX;

    if (x->type->kind != TYPE_PARAMETER || !check_has_properties(x->type, wanted))
        return false;
    check_error(checker, x->expr, "%s not supported as argument to %s for go1.18 (see issue #50937)",
                operand_text(checker, x), rules[built->builtin].name);
    return true;
}

static bool check_complex(Checker *checker, Operand *x, BuiltinCall *built)
{
    Operand *y = &built->arguments.items[1];

    if (y->mode == MODE_NONE || !match_parts(checker, x, y))
        return false;
    if (!type_identical(x->type, y->type)) {
        check_error(checker, x->expr, "invalid operation: %s (mismatched types %s and %s)",
                    check_expr_text(checker, built->call), check_type_text(checker, x->type),
                    check_type_text(checker, y->type));
        return false;
    }
    if (refuse_parameter(checker, x, built))
        return false;
    Type *type = complex_of(x->type);
    if (!type) {
        check_error(checker, x->expr, "invalid argument: arguments have type %s, expected floating-point",
                    check_type_text(checker, x->type));
        return false;
    }
    if (x->mode == MODE_CONSTANT && y->mode == MODE_CONSTANT)
        return constant_result(x, constant_complex(constant_to_float(x->constant), constant_to_float(y->constant)), type);
    return result(x, MODE_VALUE, type);
}

/* real and imag */
static bool check_part(Checker *checker, Operand *x, BuiltinCall *built)
{
    if (type_is_untyped(x->type)) {
        if (x->mode != MODE_CONSTANT)
            check_convert_untyped(checker, x, type_basic[BASIC_COMPLEX128]);
        else if (type_is_numeric(x->type))
            x->type = type_basic[BASIC_UNTYPED_COMPLEX];
        if (x->mode == MODE_NONE)
            return false;
    }
    if (refuse_parameter(checker, x, built))
        return false;
    Type *type = part_of(x->type);
    if (!type) {
        check_error(checker, x->expr, "invalid argument: argument has type %s, expected complex type",
                    check_type_text(checker, x->type));
        return false;
    }
    if (x->mode == MODE_CONSTANT)
        return constant_result(
            x, built->builtin == BUILTIN_REAL ? constant_real(x->constant) : constant_imaginary(x->constant), type);
    return result(x, MODE_VALUE, type);
}

/* ---- make, new ---- */

static bool check_make(Checker *checker, Operand *x, BuiltinCall *built)
{
    CallExpr *call = built->call;
    Expr *first = call->arguments.items[0];
    Type *type = check_variable_type(checker, first);
    int64_t sizes[2] = {-1, -1};

    if (type == type_invalid)
        return false;
    Type *core = check_core_type(type);
    if (!core || (core->kind != TYPE_SLICE && core->kind != TYPE_MAP && core->kind != TYPE_CHAN)) {
        check_error(checker, first, "invalid argument: cannot make %s%s", check_expr_text(checker, first),
                    core ? "; type must be slice, map, or channel" : ": no core type");
        return false;
    }
    uint32_t minimum = core->kind == TYPE_SLICE ? 2 : 1, count = call->arguments.count;
    if (count < minimum || minimum + 1 < count) {
        check_error(checker, call, "invalid operation: %s expects %u or %u arguments; found %u",
                    check_expr_text(checker, call), minimum, minimum + 1, count);
        return false;
    }
    for (uint32_t i = 1; i < count; i++)
        check_index(checker, call->arguments.items[i], -1, &sizes[i - 1]);
    if (sizes[0] >= 0 && sizes[1] >= 0 && sizes[0] > sizes[1])
        check_error(checker, call->arguments.items[1], "invalid argument: length and capacity swapped");
    return result(x, MODE_VALUE, type);
}

static bool check_new(Checker *checker, Operand *x, BuiltinCall *built)
{
    Type *type = check_variable_type(checker, built->call->arguments.items[0]);

    return type != type_invalid && result(x, MODE_VALUE, type_new_pointer(checker->arena, type));
}

/* ---- panic, print, recover ---- */

static bool check_panic(Checker *checker, Operand *x, BuiltinCall *built)
{
    SignatureType *signature = checker->context.signature;

    /* Only a function with results can miss a return, which a call of panic is as good as. */
    if (signature && signature->results->variables.count) {
        if (!checker->context.is_panic_call)
            checker->context.is_panic_call = arena_new(checker->arena, Map);
        map_put(checker->arena, checker->context.is_panic_call, built->call, built->call);
    }
    return assign(checker, x, &empty_interface(checker)->type, "argument to panic") && result(x, MODE_NO_VALUE, NULL);
}

static bool is_printable(const Type *type)
{
    TypeKind kind = type_underlying(type)->kind;

    return kind != TYPE_ARRAY && kind != TYPE_STRUCT;
}

/* The type checker lets print take anything; the compiler behind it does not. */
void check_printed_types(Checker *checker)
{
    if (checker->has_error)
        return;
    list_each (CallExpr *, call, checker->prints)
        list_each (Expr *, argument, call->arguments)
            if (!is_printable(argument->type))
                check_error_at(checker, node_pos(call), "illegal types for operand: print\n\t%s",
                               argument->type->kind == TYPE_NAMED ? check_type_text(checker, argument->type)
                                                                  : type_reflect_text(checker->arena, argument->type));
}

static bool check_print(Checker *checker, Operand *x, BuiltinCall *built)
{
    const char *context = built->builtin == BUILTIN_PRINT ? "argument to print" : "argument to println";

    for (uint32_t i = 0; i < built->arguments.count; i++)
        if (!assign(checker, &built->arguments.items[i], NULL, context))
            return false;
    for (uint32_t i = 0; i < built->arguments.count; i++) {
        if (is_printable(built->arguments.items[i].type))
            continue;
        list_push(checker->arena, &checker->prints, built->call);
        break;
    }
    return result(x, MODE_NO_VALUE, NULL);
}

/* ---- unsafe ---- */

static bool check_add(Checker *checker, Operand *x, BuiltinCall *built)
{
    return assign(checker, x, type_basic[BASIC_UNSAFE_POINTER], "argument to unsafe.Add") &&
           check_is_valid_index(checker, &built->arguments.items[1], "length", true) &&
           result(x, MODE_VALUE, type_basic[BASIC_UNSAFE_POINTER]);
}

static bool check_unsafe_slice(Checker *checker, Operand *x, BuiltinCall *built)
{
    PointerType *pointer = under_if(POINTER, PointerType, x->type);

    if (!pointer) {
        check_error(checker, x->expr, "invalid argument: %s is not a pointer", operand_text(checker, x));
        return false;
    }
    return check_is_valid_index(checker, &built->arguments.items[1], "length", false) &&
           result(x, MODE_VALUE, type_new_slice(checker->arena, pointer->element));
}

/* A named type whose size is being asked for: met again, it contains itself, which is told elsewhere. */
typedef struct Asked { const Type *type; const struct Asked *outer; } Asked;

static bool is_open(const Type *type, const Asked *outer)
{
    const Type *under = type_underlying(type);
    Asked here = {type, outer};

    if (type->kind == TYPE_PARAMETER)
        return true;
    for (const Asked *asked = outer; asked; asked = asked->outer)
        if (asked->type == type)
            return true;
    if (under->kind == TYPE_ARRAY)
        return is_open(((const ArrayType *)under)->element, &here);
    if (under->kind == TYPE_STRUCT)
        list_each (Object *, field, ((const StructType *)under)->fields)
            if (is_open(field->type, &here))
                return true;
    return false;
}

/* Is the size of the type only known when its parameters are, or never? */
static bool has_open_size(const Type *type)
{
    return is_open(type, NULL);
}

static bool size_result(Operand *x, const Type *type, int64_t value)
{
    return has_open_size(type) ? result(x, MODE_VALUE, type_basic[BASIC_UINTPTR])
                               : constant_result(x, constant_from_int(value), type_basic[BASIC_UINTPTR]);
}

static bool check_alignof(Checker *checker, Operand *x, BuiltinCall *built)
{
    (void)built;
    return assign(checker, x, NULL, "argument to unsafe.Alignof") &&
           size_result(x, x->type, has_open_size(x->type) ? 0 : type_align_bytes(x->type));
}

static bool check_sizeof(Checker *checker, Operand *x, BuiltinCall *built)
{
    (void)built;
    return assign(checker, x, NULL, "argument to unsafe.Sizeof") &&
           size_result(x, x->type, has_open_size(x->type) ? 0 : type_size_bytes(x->type));
}

/* From the start of the outermost struct through its embedded ones. */
static int64_t offset_along(Type *type, const Lookup *lookup)
{
    int64_t offset = 0;

    for (uint32_t i = 0; i < lookup->path.count; i++) {
        StructType *structure = under_as(STRUCT, StructType, type);
        type_compute_layout(&structure->type);
        Object *field = structure->fields.items[lookup->path.items[i]];
        offset += field->offset_bytes;
        type = field->type;
    }
    return offset;
}

static void record_selection(Checker *checker, SelectorExpr *selector, Type *base, const Lookup *lookup, ExprMode mode)
{
    Selection *selection = arena_new(checker->arena, Selection);
    Operand whole = {.mode = mode, .type = lookup->object->type, .expr = &selector->expr};

    selection->kind = SELECT_FIELD;
    selection->receiver = base;
    selection->object = lookup->object;
    selection->path.items = lookup->path.items;
    selection->path.count = selection->path.capacity = lookup->path.count;
    selector->selection = selection;
    selector->selector->object = lookup->object;
    check_record(checker, &whole);
}

static bool check_offsetof(Checker *checker, Operand *x, BuiltinCall *built)
{
    Expr *first = built->call->arguments.items[0];
    SelectorExpr *selector = node_if(SELECTOR, SelectorExpr, expr_unparen(first));

    if (!selector) {
        check_error(checker, first, "invalid argument: %s is not a selector expression", check_expr_text(checker, first));
        check_use(checker, first);
        return false;
    }
    check_expr(checker, x, selector->x);
    if (x->mode == MODE_NONE)
        return false;

    PointerType *pointer = under_if(POINTER, PointerType, x->type);
    Type *base = pointer && type_underlying(pointer->element)->kind == TYPE_STRUCT ? pointer->element : x->type;
    const Name *name = selector->selector->name;
    Lookup lookup = type_lookup(checker->arena, base, false, checker->package, name);
    if (!lookup.object)
        check_error(checker, x->expr, "invalid argument: %s has no single field %s", check_type_text(checker, base), name->text);
    else if (lookup.object->kind == OBJECT_FUNC)
        check_error(checker, first, "invalid argument: %s is a method value", check_expr_text(checker, first));
    else if (lookup.is_indirect)
        check_error(checker, x->expr, "invalid argument: field %s is embedded via a pointer in %s", name->text,
                    check_type_text(checker, base));
    if (!lookup.object || lookup.object->kind == OBJECT_FUNC || lookup.is_indirect)
        return false;
    record_selection(checker, selector, base, &lookup, x->mode == MODE_VARIABLE ? MODE_VARIABLE : MODE_VALUE);
    return size_result(x, base, has_open_size(base) ? 0 : offset_along(base, &lookup));
}

/* ---- the call ---- */

static bool check_kind(Checker *checker, Operand *x, BuiltinCall *built)
{
    switch ((BuiltinKind)built->builtin) {
    case BUILTIN_APPEND:
        return check_append(checker, x, built);
    case BUILTIN_CAP:
    case BUILTIN_LEN:
        return check_length(checker, x, built);
    case BUILTIN_CLOSE:
        return check_close(checker, x, built);
    case BUILTIN_COMPLEX:
        return check_complex(checker, x, built);
    case BUILTIN_COPY:
        return check_copy(checker, x, built);
    case BUILTIN_DELETE:
        return check_delete(checker, x, built);
    case BUILTIN_IMAG:
    case BUILTIN_REAL:
        return check_part(checker, x, built);
    case BUILTIN_MAKE:
        return check_make(checker, x, built);
    case BUILTIN_NEW:
        return check_new(checker, x, built);
    case BUILTIN_PANIC:
        return check_panic(checker, x, built);
    case BUILTIN_PRINT:
    case BUILTIN_PRINTLN:
        return check_print(checker, x, built);
    case BUILTIN_RECOVER:
        return result(x, MODE_VALUE, &empty_interface(checker)->type);
    case BUILTIN_ADD:
        return check_add(checker, x, built);
    case BUILTIN_ALIGNOF:
        return check_alignof(checker, x, built);
    case BUILTIN_OFFSETOF:
        return check_offsetof(checker, x, built);
    case BUILTIN_SIZEOF:
        return check_sizeof(checker, x, built);
    case BUILTIN_SLICE:
        return check_unsafe_slice(checker, x, built);
    case BUILTIN_KINDS:
        break;
    }
    berth_bug("builtin %d", built->builtin);
}

static bool evaluates_own_arguments(int builtin)
{
    return builtin == BUILTIN_MAKE || builtin == BUILTIN_NEW || builtin == BUILTIN_OFFSETOF;
}

static bool check_count(Checker *checker, CallExpr *call, const BuiltinRule *rule, uint32_t count)
{
    const char *problem = count < rule->minimum_arguments                         ? "not enough"
                          : !rule->is_variadic && count > rule->minimum_arguments ? "too many"
                                                                                  : NULL;
    if (problem)
        check_error(checker, call, "invalid operation: %s arguments for %s (expected %u, found %u)", problem,
                    check_expr_text(checker, call), rule->minimum_arguments, count);
    return !problem;
}

static bool check_arguments_and_kind(Checker *checker, Operand *x, CallExpr *call, int builtin)
{
    BuiltinCall built = {.call = call, .builtin = builtin};
    uint32_t count = call->arguments.count;

    if (!evaluates_own_arguments(builtin)) {
        bool is_comma_ok;
        built.arguments = check_expr_list(checker, &call->arguments, false, &is_comma_ok);
        count = built.arguments.count;
        if (count) {
            *x = built.arguments.items[0];
            if (x->mode == MODE_NONE)
                return false;
        }
    }
    return check_count(checker, call, &rules[builtin], count) && check_kind(checker, x, &built);
}

bool check_builtin(Checker *checker, Operand *x, CallExpr *call, int builtin)
{
    bool has_call_or_receive = checker->context.has_call_or_receive;

    if (call->has_dots && builtin != BUILTIN_APPEND) {
        check_error(checker, call, "invalid operation: invalid use of ... with built-in %s", rules[builtin].name);
        check_use_list(checker, &call->arguments);
        return false;
    }
    /* len and cap ask whether their own operand contains a call or receive operation. */
    if (builtin != BUILTIN_LEN && builtin != BUILTIN_CAP)
        return check_arguments_and_kind(checker, x, call, builtin);
    uint32_t sized_types = checker->sized_types.count;
    checker->context.has_call_or_receive = false;
    bool is_valid = check_arguments_and_kind(checker, x, call, builtin);
    checker->context.has_call_or_receive = has_call_or_receive;
    if (is_valid && x->mode == MODE_CONSTANT)
        check_forget_sizes(checker, sized_types);
    return is_valid;
}
