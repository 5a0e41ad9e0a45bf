/* Type identity (Go spec, Type identity).
 *
 * Structural, except that named types are identical only if they come from one
 * declaration (and, for instances, have identical arguments).  Recursion through
 * interfaces is cut by the pairs of interfaces already under comparison: if
 * these differed, the comparison would have ended.
 */
#include "analysis/types/object.h"

typedef struct InterfacePair {
    const InterfaceType *x, *y;
    const struct InterfacePair *outer;
} InterfacePair;

static bool identical(const Type *x, const Type *y, bool with_tags, const InterfacePair *outer);

static bool identical_variables(const TupleType *x, const TupleType *y, bool with_tags, const InterfacePair *outer)
{
    if (x->variables.count != y->variables.count)
        return false;
    for (uint32_t i = 0; i < x->variables.count; i++)
        if (!identical(x->variables.items[i]->type, y->variables.items[i]->type, with_tags, outer))
            return false;
    return true;
}

static bool identical_tags(const StructType *x, const StructType *y, uint32_t i)
{
    uint32_t x_length = x->tags.count ? x->tag_lengths.items[i] : 0;
    uint32_t y_length = y->tags.count ? y->tag_lengths.items[i] : 0;

    return x_length == y_length && (!x_length || memcmp(x->tags.items[i], y->tags.items[i], x_length) == 0);
}

static bool identical_structs(const StructType *x, const StructType *y, bool with_tags, const InterfacePair *outer)
{
    if (x->fields.count != y->fields.count)
        return false;
    for (uint32_t i = 0; i < x->fields.count; i++) {
        const Object *f = x->fields.items[i], *g = y->fields.items[i];
        if (f->is_embedded != g->is_embedded || (with_tags && !identical_tags(x, y, i)) ||
            !object_has_id(f, g->package, g->name) || !identical(f->type, g->type, with_tags, outer))
            return false;
    }
    return true;
}

static bool identical_signatures(const SignatureType *x, const SignatureType *y, bool with_tags,
                                 const InterfacePair *outer)
{
    uint32_t x_count = x->type_parameters ? x->type_parameters->list.count : 0;
    uint32_t y_count = y->type_parameters ? y->type_parameters->list.count : 0;

    return x_count == y_count && x->is_variadic == y->is_variadic &&
           identical_variables(x->parameters, y->parameters, with_tags, outer) &&
           identical_variables(x->results, y->results, with_tags, outer);
}

static bool identical_terms(const TermList *x, const TermList *y, bool with_tags, const InterfacePair *outer)
{
    if (!x || !y)
        return x == y;
    if (x->count != y->count)
        return false;
    for (uint32_t i = 0; i < x->count; i++) {
        bool is_found = false;
        for (uint32_t j = 0; j < y->count && !is_found; j++)
            is_found = x->items[i].is_tilde == y->items[j].is_tilde &&
                       identical(x->items[i].type, y->items[j].type, with_tags, outer);
        if (!is_found)
            return false;
    }
    return true;
}

static bool identical_interfaces(InterfaceType *x, InterfaceType *y, bool with_tags, const InterfacePair *outer)
{
    type_complete_interface(x);
    type_complete_interface(y);
    if (x->is_comparable != y->is_comparable || x->all_methods.count != y->all_methods.count)
        return false;

    for (const InterfacePair *pair = outer; pair; pair = pair->outer)
        if ((pair->x == x && pair->y == y) || (pair->x == y && pair->y == x))
            return true;
    InterfacePair here = {x, y, outer};

    if (!identical_terms(x->terms, y->terms, with_tags, &here))
        return false;
    for (uint32_t i = 0; i < x->all_methods.count; i++) {
        const Object *f = x->all_methods.items[i], *g = y->all_methods.items[i];
        if (!object_has_id(f, g->package, g->name) || !identical(f->type, g->type, with_tags, &here))
            return false;
    }
    return true;
}

/* An instance is made once for identical arguments (instance.h): two of them are never the same type. */
static bool identical_named(const NamedType *x, const NamedType *y)
{
    return !x->arguments && !y->arguments && x->object == y->object;
}

static bool identical(const Type *x, const Type *y, bool with_tags, const InterfacePair *outer)
{
    if (x == y)
        return true;
    if (!x || !y || x->kind != y->kind)
        return false;

    switch ((TypeKind)x->kind) {
    case TYPE_BASIC:
        return ((const BasicType *)x)->basic == ((const BasicType *)y)->basic;
    case TYPE_ARRAY: {
        const ArrayType *a = (const ArrayType *)x, *b = (const ArrayType *)y;
        /* An unknown length is an error already reported. */
        return (a->length < 0 || b->length < 0 || a->length == b->length) &&
               identical(a->element, b->element, with_tags, outer);
    }
    case TYPE_SLICE:
        return identical(((const SliceType *)x)->element, ((const SliceType *)y)->element, with_tags, outer);
    case TYPE_POINTER:
        return identical(((const PointerType *)x)->element, ((const PointerType *)y)->element, with_tags, outer);
    case TYPE_MAP:
        return identical(((const MapType *)x)->key, ((const MapType *)y)->key, with_tags, outer) &&
               identical(((const MapType *)x)->element, ((const MapType *)y)->element, with_tags, outer);
    case TYPE_CHAN:
        return ((const ChanType *)x)->direction == ((const ChanType *)y)->direction &&
               identical(((const ChanType *)x)->element, ((const ChanType *)y)->element, with_tags, outer);
    case TYPE_STRUCT:
        return identical_structs((const StructType *)x, (const StructType *)y, with_tags, outer);
    case TYPE_TUPLE:
        return identical_variables((const TupleType *)x, (const TupleType *)y, with_tags, outer);
    case TYPE_SIGNATURE:
        return identical_signatures((const SignatureType *)x, (const SignatureType *)y, with_tags, outer);
    case TYPE_INTERFACE:
        return identical_interfaces((InterfaceType *)x, (InterfaceType *)y, with_tags, outer);
    case TYPE_NAMED:
        return identical_named((const NamedType *)x, (const NamedType *)y);
    case TYPE_UNION:
        return identical_terms(&((const UnionType *)x)->terms, &((const UnionType *)y)->terms, with_tags, outer);
    case TYPE_PARAMETER:
        return false;
    }
    return false;
}

bool type_identical(const Type *a, const Type *b)
{
    return identical(a, b, true, NULL);
}

bool type_identical_ignore_tags(const Type *a, const Type *b)
{
    return identical(a, b, false, NULL);
}
