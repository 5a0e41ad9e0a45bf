/* Composite literals (Go spec, Composite literals).
 * Source: cmd/compile/internal/types2, expr.go (CompositeLit) and index.go (indexedElts), Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- structs ---- */

static void check_keyed_field(Checker *checker, KeyValue *element, StructType *structure, Type *base, bool *is_set)
{
    NameExpr *key = node_if(NAME_EXPR, NameExpr, element->key);
    Operand x;

    check_expr(checker, &x, element->value);
    if (!key) {
        check_error(checker, element, "invalid field name %s in struct literal", check_expr_text(checker, element->key));
        return;
    }
    int index = object_list_find(&structure->fields, checker->package, key->name);
    if (index < 0) {
        check_error(checker, key, "unknown field '%s' in struct literal of type %s", key->name->text,
                    check_type_text(checker, base));
        return;
    }
    Object *field = structure->fields.items[index];
    key->object = field;
    check_assignment(checker, &x, field->type, "struct literal");
    if (is_set[index])
        check_error(checker, element, "duplicate field name %s in struct literal", key->name->text);
    is_set[index] = true;
}

static void check_keyed_struct(Checker *checker, CompositeLit *e, StructType *structure, Type *base)
{
    bool *is_set = arena_new_array(checker->arena, bool, structure->fields.count + 1);

    list_each (Expr *, element, e->elements) {
        if (element->node.kind == NODE_KEY_VALUE)
            check_keyed_field(checker, (KeyValue *)element, structure, base, is_set);
        else
            check_error(checker, element, "mixture of field:value and value elements in struct literal");
    }
}

static void check_plain_struct(Checker *checker, CompositeLit *e, StructType *structure, Type *base, Type *type)
{
    for (uint32_t i = 0; i < e->elements.count; i++) {
        Expr *element = e->elements.items[i];
        Operand x;
        if (element->node.kind == NODE_KEY_VALUE) {
            check_error(checker, element, "mixture of field:value and value elements in struct literal");
            continue;
        }
        check_expr(checker, &x, element);
        if (i >= structure->fields.count) {
            check_error(checker, x.expr, "too many values in %s{…}", check_type_text(checker, base));
            break;
        }
        Object *field = structure->fields.items[i];
        if (!field->name->is_exported && field->package != checker->package) {
            check_error(checker, x.expr, "implicit assignment to unexported field %s in %s literal", field->name->text,
                        check_type_text(checker, type));
            continue;
        }
        check_assignment(checker, &x, field->type, "struct literal");
    }
    if (e->elements.count < structure->fields.count)
        check_error_at(checker, e->close, "too few values in %s{…}", check_type_text(checker, base));
}

static void check_struct(Checker *checker, CompositeLit *e, StructType *structure, Type *base, Type *type)
{
    if (!e->elements.count)
        return;
    if (e->elements.items[0]->node.kind == NODE_KEY_VALUE)
        check_keyed_struct(checker, e, structure, base);
    else
        check_plain_struct(checker, e, structure, base, type);
}

/* ---- arrays and slices ---- */

/* The key of an element: true and *index if it is a constant in range. */
static bool check_element_key(Checker *checker, KeyValue *element, int64_t length, int64_t *index)
{
    int64_t value;

    if (check_index(checker, element->key, length, &value) == type_invalid)
        return false;
    if (value < 0) {
        check_error(checker, element, "index %s must be integer constant", check_expr_text(checker, element->key));
        return false;
    }
    *index = value;
    return true;
}

/* Checks the elements; the length of the literal: the largest index plus one. */
static int64_t check_elements(Checker *checker, CompositeLit *e, Type *type, int64_t length)
{
    Map indices = {0};         /* index + 1; kept only if keys make repetitions possible */
    int64_t index = 0, longest = 0;

    list_each (Expr *, element, e->elements) {
        KeyValue *keyed = node_if(KEY_VALUE, KeyValue, element);
        bool is_valid = true;
        if (keyed) {
            is_valid = check_element_key(checker, keyed, length, &index);
        } else if (length >= 0 && index >= length) {
            check_error(checker, element, "index %lld is out of bounds (>= %lld)", (long long)index, (long long)length);
            is_valid = false;
        }
        if (is_valid && e->key_count) {
            const void *key = (const void *)(uintptr_t)(index + 1);
            if (map_has(&indices, key))
                check_error(checker, element, "duplicate index %lld in array or slice literal", (long long)index);
            map_put(checker->arena, &indices, key, NULL);
        }
        index++;
        longest = index > longest ? index : longest;

        Operand x;
        check_expr_with_hint(checker, &x, keyed ? keyed->value : element, type);
        check_assignment(checker, &x, type, "array or slice literal");
    }
    return longest;
}

/* ---- maps ---- */

/* The constant keys met so far; keys of an interface type count with their types. */
typedef struct KeySet {
    Names names;               /* a text for each value */
    Map by_name;               /* Name -> KnownKey, newest first */
} KeySet;

typedef struct KnownKey {
    Type *type;
    const struct KnownKey *next;
} KnownKey;

/* Equal texts for equal values, whatever kind they are written in: 1, 1.0 and 1+0i are one key. */
static Name *key_name(Checker *checker, KeySet *keys, Constant *value)
{
    Constant *simplest = constant_to_int(value);

    if (constant_kind(value) == CONSTANT_STRING)
        return name_intern(&keys->names, constant_text(value));
    if (constant_kind(simplest) != CONSTANT_INT)
        simplest = constant_to_float(value);
    if (constant_kind(simplest) == CONSTANT_UNKNOWN)
        simplest = value;
    return name_of(&keys->names, constant_exact_text(checker->arena, simplest));
}

static bool is_repeated(Checker *checker, KeySet *keys, Operand *x, bool with_type)
{
    if (!keys->names.arena)
        keys->names.arena = checker->arena;
    Name *name = key_name(checker, keys, x->constant);
    const KnownKey *known = map_get(&keys->by_name, name);
    for (const KnownKey *key = known; key; key = key->next)
        if (!with_type || type_identical(key->type, x->type))
            return true;
    KnownKey *key = arena_new(checker->arena, KnownKey);
    *key = (KnownKey){x->type, known};
    map_put(checker->arena, &keys->by_name, name, key);
    return false;
}

static void check_map(Checker *checker, CompositeLit *e, MapType *map)
{
    KeySet keys = {0};
    bool with_type = type_is_interface(map->key);

    list_each (Expr *, element, e->elements) {
        KeyValue *keyed = node_if(KEY_VALUE, KeyValue, element);
        Operand x;
        if (!keyed) {
            check_error(checker, element, "missing key in map literal");
            continue;
        }
        check_expr_with_hint(checker, &x, keyed->key, map->key);
        check_assignment(checker, &x, map->key, "map literal");
        if (x.mode == MODE_NONE)
            continue;
        if (x.mode == MODE_CONSTANT && e->elements.count > 1 && is_repeated(checker, &keys, &x, with_type)) {
            check_error(checker, x.expr, "duplicate key %s in map literal",
                        constant_short_text(checker->arena, x.constant));
            continue;
        }
        check_expr_with_hint(checker, &x, keyed->value, map->element);
        check_assignment(checker, &x, map->element, "map literal");
    }
}

/* ---- the literal ---- */

/* [...]T{}: its length is known afterwards. */
static ArrayTypeExpr *open_array(CompositeLit *e)
{
    ArrayTypeExpr *array = node_if(ARRAY_TYPE, ArrayTypeExpr, e->type);

    return array && !array->length ? array : NULL;
}

/* The literal's type, and in *base the one whose elements are written (&T{} elided: T); NULL after an error. */
static Type *literal_type(Checker *checker, CompositeLit *e, Type *hint, Type **base)
{
    Type *type;

    if (e->type) {
        ArrayTypeExpr *open = open_array(e);
        type = open ? type_new_array(checker->arena, check_variable_type(checker, open->element), -1)
                    : check_type(checker, e->type);
        *base = type;
        return type;
    }
    if (!hint) {
        check_error(checker, e, "missing type in composite literal");
        return NULL;
    }
    Type *core = check_core_type(hint);
    if (!core) {
        check_error(checker, e, "invalid composite literal element type %s: no core type", check_type_text(checker, hint));
        return NULL;
    }
    *base = core->kind == TYPE_POINTER ? ((PointerType *)core)->element : core;
    return hint;
}

static void use_elements(Checker *checker, CompositeLit *e)
{
    list_each (Expr *, element, e->elements) {
        KeyValue *keyed = node_if(KEY_VALUE, KeyValue, element);
        check_use(checker, keyed ? keyed->value : element);
    }
}

static bool refuse_type(Checker *checker, CompositeLit *e, Type *type)
{
    use_elements(checker, e);
    check_error(checker, e, "invalid composite literal type %s", check_type_text(checker, type));
    return false;
}

/* false: an error that leaves no value was reported. */
static bool check_contents(Checker *checker, CompositeLit *e, Type *type, Type *base)
{
    Type *core = check_core_type(base);
    bool is_cycle = false;

    if (!core)
        return refuse_type(checker, e, type);
    if (core->kind == TYPE_STRUCT) {
        is_cycle = ((StructType *)core)->is_open;
        if (!is_cycle)
            check_struct(checker, e, (StructType *)core, base, type);
    } else if (core->kind == TYPE_ARRAY) {
        ArrayType *array = (ArrayType *)core;
        is_cycle = array->is_open || !array->element;
        if (!is_cycle) {
            int64_t length = check_elements(checker, e, array->element, array->length);
            if (array->length < 0) {
                array->length = length;
                check_note_size(checker, &array->type, node_pos(e));
            }
            if (e->type && array->length == length)
                check_record_type(e->type, type);
        }
    } else if (core->kind == TYPE_SLICE) {
        SliceType *slice = (SliceType *)core;
        is_cycle = !slice->element;
        if (!is_cycle)
            check_note_literal_size(checker, slice->element, check_elements(checker, e, slice->element, -1), node_pos(e));
    } else if (core->kind == TYPE_MAP) {
        MapType *map = (MapType *)core;
        is_cycle = !map->key || !map->element;
        if (!is_cycle)
            check_map(checker, e, map);
    } else if (core == type_invalid) {
        use_elements(checker, e);
    } else {
        return refuse_type(checker, e, type);
    }
    if (is_cycle)
        check_error(checker, e, "illegal cycle in type declaration");
    return !is_cycle;
}

void check_composite_literal(Checker *checker, Operand *x, CompositeLit *e, Type *hint)
{
    Type *base, *type = literal_type(checker, e, hint, &base);

    if (!type || !check_contents(checker, e, type, base))
        return;
    x->mode = MODE_VALUE;
    x->type = type;
}
