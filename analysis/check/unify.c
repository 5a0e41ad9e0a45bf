/* Unification (unify.h).
 *
 * Two types are walked side by side.  Where the first is one of the parameters, the second is what it stands
 * for, and must be that wherever the parameter is met again.  A named type also matches a type literal that is
 * identical to what it stands for, and channels match whatever their direction.  Two parameters that meet share
 * one slot from then on.
 * Source: cmd/compile/internal/types2, unify.go, Go 1.19.
 */
#include "analysis/check/internal.h"
#include "analysis/check/unify.h"

/* Types nested deeper than this do not unify: they would grow without end. */
enum { DEPTH_LIMIT = 50 };

typedef struct ComparedPair {
    const InterfaceType *x, *y;
    const struct ComparedPair *outer;
} ComparedPair;

static bool unify_inner(Unifier *unifier, Type *x, Type *y, const ComparedPair *outer);

/* ---- slots ---- */

void unifier_open(Unifier *unifier, Arena *arena, const TypeList *parameters, bool on_both_sides)
{
    *unifier = (Unifier){.arena = arena, .parameters = parameters, .on_both_sides = on_both_sides};
    unifier->slots = arena_new_array(arena, int, parameters->list.count + 1);
}

static int index_of(const Unifier *unifier, const Type *type)
{
    if (type->kind == TYPE_PARAMETER)
        for (uint32_t i = 0; i < unifier->parameters->list.count; i++)
            if (unifier->parameters->list.items[i] == type)
                return (int)i;
    return -1;
}

Type *unifier_type(const Unifier *unifier, uint32_t parameter)
{
    int slot = unifier->slots[parameter];

    return slot > 0 ? unifier->types.items[slot - 1] : NULL;
}

static void move_slots(Unifier *unifier, int from, int to)
{
    for (uint32_t i = 0; i < unifier->parameters->list.count; i++)
        if (unifier->slots[i] == from)
            unifier->slots[i] = to;
}

void unifier_set(Unifier *unifier, uint32_t parameter, Type *type)
{
    int slot = unifier->slots[parameter];

    if (slot < 0) {
        unifier->types.items[-slot - 1] = type;
        move_slots(unifier, slot, -slot);
        return;
    }
    list_push(unifier->arena, &unifier->types, type);
    unifier->slots[parameter] = (int)unifier->types.count;
}

/* Both parameters stand for the same type from now on; false: each has one already. */
static bool join(Unifier *unifier, uint32_t i, uint32_t j)
{
    int a = unifier->slots[i], b = unifier->slots[j];

    if (a == 0 && b == 0) {
        list_push(unifier->arena, &unifier->types, NULL);
        unifier->slots[i] = unifier->slots[j] = -(int)unifier->types.count;
    } else if (a == 0) {
        unifier->slots[i] = b;
    } else if (b == 0) {
        unifier->slots[j] = a;
    } else if (a != b) {
        if (a > 0 && b > 0)
            return false;
        move_slots(unifier, a > 0 ? b : a, a > 0 ? a : b);
    }
    return true;
}

uint32_t unifier_unknown_count(const Unifier *unifier)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < unifier->parameters->list.count; i++)
        count += unifier->slots[i] <= 0;
    return count;
}

int unifier_types(const Unifier *unifier, TypeList *types)
{
    int first = -1;

    types->list.count = 0;
    for (uint32_t i = 0; i < unifier->parameters->list.count; i++) {
        Type *type = unifier_type(unifier, i);
        list_push(unifier->arena, &types->list, type);
        if (!type && first < 0)
            first = (int)i;
    }
    return first;
}

/* ---- the kinds ---- */

static bool unify_objects(Unifier *unifier, const ObjectList *x, const ObjectList *y, const ComparedPair *outer)
{
    if (x->count != y->count)
        return false;
    for (uint32_t i = 0; i < x->count; i++)
        if (!unify_inner(unifier, x->items[i]->type, y->items[i]->type, outer))
            return false;
    return true;
}

static Text tag_of(const StructType *structure, uint32_t i)
{
    if (i >= structure->tags.count)
        return (Text){"", 0};
    return (Text){structure->tags.items[i], structure->tag_lengths.items[i]};
}

static bool unify_structs(Unifier *unifier, const StructType *x, const StructType *y, const ComparedPair *outer)
{
    if (x->fields.count != y->fields.count)
        return false;
    for (uint32_t i = 0; i < x->fields.count; i++) {
        const Object *f = x->fields.items[i], *g = y->fields.items[i];
        if (f->is_embedded != g->is_embedded || !text_equal(tag_of(x, i), tag_of(y, i)) ||
            !object_has_id(f, g->package, g->name))
            return false;
    }
    return unify_objects(unifier, &x->fields, &y->fields, outer);
}

static bool have_equal_terms(const TermList *x, const TermList *y)
{
    if (!x || !y || x->count != y->count)
        return x == y;
    for (uint32_t i = 0; i < x->count; i++)
        if (x->items[i].is_tilde != y->items[i].is_tilde || !type_identical(x->items[i].type, y->items[i].type))
            return false;
    return true;
}

static bool unify_interfaces(Unifier *unifier, InterfaceType *x, InterfaceType *y, const ComparedPair *outer)
{
    ComparedPair here = {x, y, outer};

    type_complete_interface(x);
    type_complete_interface(y);
    if (x->is_comparable != y->is_comparable || !have_equal_terms(x->terms, y->terms) ||
        x->all_methods.count != y->all_methods.count)
        return false;
    for (; outer; outer = outer->outer)
        if ((outer->x == x && outer->y == y) || (outer->x == y && outer->y == x))
            return true;
    for (uint32_t i = 0; i < x->all_methods.count; i++) {
        const Object *f = x->all_methods.items[i], *g = y->all_methods.items[i];
        if (!object_has_id(f, g->package, g->name) || !unify_inner(unifier, f->type, g->type, &here))
            return false;
    }
    return true;
}

static bool unify_named(Unifier *unifier, const NamedType *x, const NamedType *y, const ComparedPair *outer)
{
    uint32_t count = x->arguments ? x->arguments->list.count : 0;

    if (x->origin != y->origin || count != (y->arguments ? y->arguments->list.count : 0))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!unify_inner(unifier, x->arguments->list.items[i], y->arguments->list.items[i], outer))
            return false;
    return true;
}

static bool unify_kinds(Unifier *unifier, Type *x, Type *y, const ComparedPair *outer)
{
    if (x->kind != y->kind)
        return false;
    switch ((TypeKind)x->kind) {
    case TYPE_BASIC:
        return ((BasicType *)x)->basic == ((BasicType *)y)->basic;
    case TYPE_ARRAY: {
        ArrayType *a = (ArrayType *)x, *b = (ArrayType *)y;
        return (a->length < 0 || b->length < 0 || a->length == b->length) &&
               unify_inner(unifier, a->element, b->element, outer);
    }
    case TYPE_SLICE:
        return unify_inner(unifier, ((SliceType *)x)->element, ((SliceType *)y)->element, outer);
    case TYPE_POINTER:
        return unify_inner(unifier, ((PointerType *)x)->element, ((PointerType *)y)->element, outer);
    case TYPE_MAP:
        return unify_inner(unifier, ((MapType *)x)->key, ((MapType *)y)->key, outer) &&
               unify_inner(unifier, ((MapType *)x)->element, ((MapType *)y)->element, outer);
    case TYPE_CHAN:
        return unify_inner(unifier, ((ChanType *)x)->element, ((ChanType *)y)->element, outer);
    case TYPE_STRUCT:
        return unify_structs(unifier, (StructType *)x, (StructType *)y, outer);
    case TYPE_TUPLE:
        return unify_objects(unifier, &((TupleType *)x)->variables, &((TupleType *)y)->variables, outer);
    case TYPE_SIGNATURE: {
        SignatureType *a = (SignatureType *)x, *b = (SignatureType *)y;
        return a->is_variadic == b->is_variadic &&
               unify_objects(unifier, &a->parameters->variables, &b->parameters->variables, outer) &&
               unify_objects(unifier, &a->results->variables, &b->results->variables, outer);
    }
    case TYPE_INTERFACE:
        return unify_interfaces(unifier, (InterfaceType *)x, (InterfaceType *)y, outer);
    case TYPE_NAMED:
        return unify_named(unifier, (NamedType *)x, (NamedType *)y, outer);
    case TYPE_PARAMETER: case TYPE_UNION:
        return x == y;
    }
    return false;
}

/* ---- the walk ---- */

static bool unify_or_same(Unifier *unifier, Type *x, Type *y, const ComparedPair *outer)
{
    return x == y || unify_inner(unifier, x, y, outer);
}

/* One of them at least is a parameter with an index >= 0. */
static bool unify_parameters(Unifier *unifier, Type *x, int i, Type *y, int j, const ComparedPair *outer)
{
    if (i >= 0 && j >= 0)
        return join(unifier, (uint32_t)i, (uint32_t)j) ||
               unify_or_same(unifier, unifier_type(unifier, (uint32_t)i), unifier_type(unifier, (uint32_t)j), outer);
    Type *known = unifier_type(unifier, (uint32_t)(i >= 0 ? i : j));
    if (known)
        return i >= 0 ? unify_or_same(unifier, known, y, outer) : unify_or_same(unifier, x, known, outer);
    unifier_set(unifier, (uint32_t)(i >= 0 ? i : j), i >= 0 ? y : x);
    return true;
}

static bool unify_at_depth(Unifier *unifier, Type *x, Type *y, const ComparedPair *outer)
{
    /* Assignment is what this is for: a named type fits where its literal is wanted. */
    if (x->kind == TYPE_NAMED && !type_is_named(y))
        return unify_inner(unifier, type_underlying(x), y, outer);
    if (y->kind == TYPE_NAMED && !type_is_named(x))
        return unify_inner(unifier, x, type_underlying(y), outer);

    int i = index_of(unifier, x), j = unifier->on_both_sides ? index_of(unifier, y) : -1;
    if (i >= 0 || j >= 0)
        return unify_parameters(unifier, x, i, y, j, outer);
    if (x->kind == TYPE_PARAMETER && !type_is_named(y)) {
        Type *core = check_core_type(x);
        if (core)
            return unify_inner(unifier, core, y, outer);
    } else if (y->kind == TYPE_PARAMETER && !type_is_named(x)) {
        Type *core = check_core_type(y);
        if (core)
            return unify_inner(unifier, x, core, outer);
    }
    return unify_kinds(unifier, x, y, outer);
}

static bool unify_inner(Unifier *unifier, Type *x, Type *y, const ComparedPair *outer)
{
    if (!x || !y || unifier->depth >= DEPTH_LIMIT)
        return false;
    unifier->depth++;
    bool is_same = unify_at_depth(unifier, x, y, outer);
    unifier->depth--;
    return is_same;
}

bool unify(Unifier *unifier, Type *x, Type *y)
{
    return unify_inner(unifier, x, y, NULL);
}
