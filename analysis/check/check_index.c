/* Index and slice expressions, and what may be an index (Go spec, Index expressions; Slice expressions).
 * Source: cmd/compile/internal/types2/index.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- indices ---- */

bool check_is_valid_index(Checker *checker, Operand *x, const char *what, bool allow_negative)
{
    if (x->mode == MODE_NONE)
        return false;
    check_convert_untyped(checker, x, type_basic[BASIC_INT]);
    if (x->mode == MODE_NONE)
        return false;
    if (!check_has_properties(x->type, BASIC_IS_INTEGER)) {
        check_error(checker, x->expr, "invalid argument: %s %s must be integer", what, operand_text(checker, x));
        return false;
    }
    if (x->mode != MODE_CONSTANT)
        return true;
    if (!allow_negative && constant_sign(x->constant) < 0) {
        check_error(checker, x->expr, "invalid argument: %s %s must not be negative", what, operand_text(checker, x));
        return false;
    }
    if (check_representation(x, (BasicType *)type_basic[BASIC_INT], &x->constant) != CONVERSION_FINE) {
        check_error(checker, x->expr, "invalid argument: %s %s overflows int", what, operand_text(checker, x));
        return false;
    }
    return true;
}

Type *check_index(Checker *checker, Expr *index, int64_t maximum, int64_t *value)
{
    Operand x;
    int64_t known;

    *value = -1;
    check_expr(checker, &x, index);
    if (!check_is_valid_index(checker, &x, "index", false))
        return type_invalid;
    if (x.mode != MODE_CONSTANT)
        return x.type;
    if (constant_kind(x.constant) == CONSTANT_UNKNOWN)
        return type_invalid;
    constant_int64(x.constant, &known);
    if (maximum >= 0 && known >= maximum) {
        check_error(checker, x.expr, "invalid argument: index %s out of bounds [0:%lld]",
                    constant_short_text(checker->arena, x.constant), (long long)maximum);
        return type_invalid;
    }
    *value = known;
    return x.type;
}

/* The one index of x[i]; reports x[i, j]. */
static Expr *single_index(Checker *checker, IndexExpr *e)
{
    ListExpr *list = node_if(LIST_EXPR, ListExpr, e->index);

    if (!list)
        return e->index;
    check_error(checker, list->elements.items[1], "invalid operation: more than one index");
    return list->elements.items[0];
}

/* ---- x[i] ---- */

/* The array that x is, or points to. */
static ArrayType *array_of(Type *under)
{
    PointerType *pointer = type_if(POINTER, PointerType, under);

    return pointer ? under_if(ARRAY, ArrayType, pointer->element) : type_if(ARRAY, ArrayType, under);
}

static void index_map(Checker *checker, Operand *x, IndexExpr *e, MapType *map)
{
    Operand key;

    check_expr(checker, &key, single_index(checker, e));
    check_assignment(checker, &key, map->key, "map index");
    /* A wrong key is no reason to doubt the element's type. */
    x->mode = MODE_MAP_INDEX;
    x->type = map->element;
    x->expr = &e->expr;
}

/* What indexing yields; *length -1 if it is not known.  false: x cannot be indexed. */
static bool index_sequence(Operand *x, int64_t *length)
{
    Type *under = type_underlying(x->type);
    ArrayType *array = array_of(under);
    SliceType *slice = type_if(SLICE, SliceType, under);

    *length = -1;
    if (array) {
        *length = array->length;
        x->mode = under->kind == TYPE_POINTER || x->mode == MODE_VARIABLE ? MODE_VARIABLE : MODE_VALUE;
        x->type = array->element;
        return true;
    }
    if (slice) {
        x->mode = MODE_VARIABLE;
        x->type = slice->element;
        return true;
    }
    if (!type_is_string(under))
        return false;
    if (x->mode == MODE_CONSTANT)
        *length = (int64_t)constant_text(x->constant).length;
    /* A byte of a constant string is no constant. */
    x->mode = MODE_VALUE;
    x->type = type_byte;
    return true;
}

/* The map that all types of a type parameter are, as far as keys and elements go; or NULL. */
static MapType *common_map(Type *type)
{
    TermList *terms = check_terms(type);
    MapType *common = NULL;

    for (uint32_t i = 0; terms && i < terms->count; i++) {
        MapType *map = under_if(MAP, MapType, terms->items[i].type);
        if (!map || (common && (!type_identical(map->key, common->key) || !type_identical(map->element, common->element))))
            return NULL;
        common = map;
    }
    return common;
}

/* All types of the type parameter can be indexed and give the same element; *length: the shortest known one. */
static bool index_parameter(Operand *x, int64_t *length)
{
    TermList *terms = check_terms(x->type);
    ExprMode mode = MODE_VARIABLE;
    Type *element = NULL;

    *length = -1;
    for (uint32_t i = 0; terms && i < terms->count; i++) {
        Operand one = {.mode = x->mode, .type = terms->items[i].type, .expr = x->expr};
        int64_t here;
        if (type_underlying(one.type)->kind == TYPE_MAP || !index_sequence(&one, &here) ||
            (element && !type_identical(element, one.type)))
            return false;
        element = one.type;
        if (one.mode == MODE_VALUE)
            mode = MODE_VALUE;
        if (here >= 0 && (*length < 0 || here < *length))
            *length = here;
    }
    if (!element)
        return false;
    x->mode = mode;
    x->type = element;
    return true;
}

bool check_index_expr(Checker *checker, Operand *x, IndexExpr *e)
{
    int64_t length, value;

    check_expr_or_type(checker, x, e->x, true);
    if (x->mode == MODE_NONE) {
        check_use(checker, e->index);
        return false;
    }
    if (x->mode == MODE_TYPE) {
        x->mode = MODE_NONE;
        x->type = check_variable_type(checker, &e->expr);
        if (x->type != type_invalid)
            x->mode = MODE_TYPE;
        return false;
    }
    SignatureType *signature = under_if(SIGNATURE, SignatureType, x->type);
    if (x->mode == MODE_VALUE && signature && signature->type_parameters)
        return true;

    check_no_generic(checker, x);
    if (x->mode == MODE_NONE)
        return false;
    MapType *map = under_if(MAP, MapType, x->type);
    if (x->type->kind == TYPE_PARAMETER)
        map = common_map(x->type);
    if (map) {
        index_map(checker, x, e, map);
        return false;
    }
    if (!(x->type->kind == TYPE_PARAMETER ? index_parameter(x, &length) : index_sequence(x, &length))) {
        check_error_at(checker, node_pos(e), "invalid operation: cannot index %s", operand_text(checker, x));
        x->mode = MODE_NONE;
        return false;
    }
    if (!x->type)
        x->type = type_invalid;  /* an element type asked for before it is known, in a broken declaration */
    check_index(checker, single_index(checker, e), length, &value);
    return false;
}

/* ---- x[i:j:k] ---- */

static bool reject_slicing(Checker *checker, Operand *x, const char *format)
{
    const char *text = operand_text(checker, x);

    if (format)
        check_error(checker, x->expr, "invalid operation: %s %s", text, format);
    else
        check_error(checker, x->expr, "invalid operation: cannot slice %s", text);
    return false;
}

/* Type and mode of the slice; *length: of what is sliced, -1 if not known. */
static bool slice_operand(Checker *checker, Operand *x, SliceExpr *e, int64_t *length)
{
    Type *under = check_core_string(x->type);
    ArrayType *array = under ? array_of(under) : NULL;

    *length = -1;
    if (!under) {
        check_error(checker, x->expr, "invalid operation: cannot slice %s: %s has no core type",
                    operand_text(checker, x), check_type_text(checker, x->type));
        return false;
    }
    if (array) {
        if (under->kind == TYPE_ARRAY && x->mode != MODE_VARIABLE)
            return reject_slicing(checker, x, "(slice of unaddressable value)");
        *length = array->length;
        x->type = type_new_slice(checker->arena, array->element);
    } else if (type_is_string(under)) {
        if (e->is_full) {
            check_error(checker, e->index[2] ? e->index[2] : &e->expr, "invalid operation: 3-index slice of string");
            return false;
        }
        if (x->mode == MODE_CONSTANT)
            *length = (int64_t)constant_text(x->constant).length;
        if (type_is_untyped(x->type))
            x->type = type_basic[BASIC_STRING];
    } else if (under->kind != TYPE_SLICE) {
        return reject_slicing(checker, x, NULL);
    }
    x->mode = MODE_VALUE;
    return true;
}

/* Constant indices must not fall; one report is enough. */
static void check_order(Checker *checker, SliceExpr *e, const int64_t *indices)
{
    for (int i = 0; i < 2; i++) {
        for (int j = i + 1; j < 3; j++) {
            if (indices[i] > 0 && indices[j] >= 0 && indices[j] < indices[i]) {
                check_error(checker, e->index[j], "invalid slice indices: %lld < %lld", (long long)indices[j],
                            (long long)indices[i]);
                return;
            }
        }
    }
}

void check_slice_expr(Checker *checker, Operand *x, SliceExpr *e)
{
    int64_t length, indices[3];

    check_expr(checker, x, e->x);
    if (x->mode == MODE_NONE) {
        for (int i = 0; i < 3; i++)
            if (e->index[i])
                check_use(checker, e->index[i]);
        return;
    }
    if (!slice_operand(checker, x, e, &length)) {
        x->mode = MODE_NONE;
        return;
    }
    if (e->is_full && (!e->index[1] || !e->index[2])) {
        x->mode = MODE_NONE;  /* a syntax error, reported */
        return;
    }
    for (int i = 0; i < 3; i++) {
        indices[i] = i == 0 ? 0 : length;
        if (e->index[i])
            check_index(checker, e->index[i], length >= 0 ? length + 1 : -1, &indices[i]);
    }
    check_order(checker, e, indices);
}
