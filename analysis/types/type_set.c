/* Type sets of interfaces: which methods they ask for, which types they admit.
 *
 * Computed once, when first asked for.  A method that comes twice is noted in
 * `duplicates`: two declarations are an error, two embeddings only if their
 * signatures differ, and that the checker asks when all types are complete.
 * An interface that is still open has an empty set for the time being.
 *
 * Terms: those of one union or of a single embedded type; the intersection of
 * several keeps the terms of the first that lie in the others.
 * Source: Go spec, Interface types; cmd/compile/internal/types2/typeset.go, Go 1.19.
 */
#include "analysis/types/object.h"

#include <stdlib.h>

/* A set under construction: where each method came from, for errors. */
typedef struct Building {
    InterfaceType *interface;
    LIST(Pos) positions;       /* beside interface->all_methods */
    Map index_by_name;         /* Name -> index + 1 in all_methods; names of several packages chain by a scan */
} Building;

static int find_method(Building *building, const Object *method)
{
    ObjectList *methods = &building->interface->all_methods;

    if (!map_has(&building->index_by_name, method->name))
        return -1;
    return object_list_find(methods, method->package, method->name);
}

static void add_method(Building *building, Object *method, Pos pos, bool is_explicit)
{
    InterfaceType *interface = building->interface;
    int known = find_method(building, method);

    if (known >= 0) {
        Object *other = interface->all_methods.items[known];
        if (other != method)
            list_push(interface->arena, &interface->duplicates,
                      ((DuplicateMethod){method, other, pos, building->positions.items[known], is_explicit}));
        return;
    }
    map_put(interface->arena, &building->index_by_name, method->name, method);
    list_push(interface->arena, &interface->all_methods, method);
    list_push(interface->arena, &building->positions, pos);
}

/* Does every type of `term` belong to `list`? */
static bool term_is_in(const UnionTerm *term, const TermList *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const UnionTerm *other = &list->items[i];
        if (other->is_tilde
                ? type_identical(type_underlying(term->type), other->type)
                : !term->is_tilde && type_identical(term->type, other->type))
            return true;
    }
    return false;
}

/* Intersects the interface's terms with `terms` (NULL: all types). */
static void restrict_terms(InterfaceType *interface, TermList *terms)
{
    Arena *arena = interface->arena;

    if (!terms)
        return;
    if (!interface->terms) {
        interface->terms = terms;
        return;
    }
    TermList *both = arena_alloc(arena, sizeof *both, _Alignof(TermList));
    for (uint32_t i = 0; i < interface->terms->count; i++)
        if (term_is_in(&interface->terms->items[i], terms))
            list_push(arena, both, interface->terms->items[i]);
    for (uint32_t i = 0; i < terms->count; i++)
        if (term_is_in(&terms->items[i], interface->terms) && !term_is_in(&terms->items[i], both))
            list_push(arena, both, terms->items[i]);
    interface->terms = both;
}

/* The terms of a union, those of interfaces in it spread out; NULL: all types. */
static TermList *union_terms(Arena *arena, const UnionType *type)
{
    TermList *all = arena_alloc(arena, sizeof *all, _Alignof(TermList));

    for (uint32_t i = 0; i < type->terms.count; i++) {
        UnionTerm term = type->terms.items[i];
        InterfaceType *interface = under_if(INTERFACE, InterfaceType, term.type);
        if (!interface) {
            list_push(arena, all, term);
            continue;
        }
        type_complete_interface(interface);
        if (!interface->terms)
            return NULL;
        for (uint32_t j = 0; j < interface->terms->count; j++)
            list_push(arena, all, interface->terms->items[j]);
    }
    return all;
}

static void embed_interface(Building *building, InterfaceType *embedded, Pos pos)
{
    type_complete_interface(embedded);
    list_each (Object *, method, embedded->all_methods)
        add_method(building, method, pos, false);
    building->interface->is_comparable |= embedded->is_comparable;
    restrict_terms(building->interface, embedded->terms);
}

static void embed(Building *building, Type *type, Pos pos)
{
    Arena *arena = building->interface->arena;
    Type *under = type_underlying(type);

    if (under == type_invalid)
        return;
    if (under->kind == TYPE_INTERFACE) {
        embed_interface(building, (InterfaceType *)under, pos);
    } else if (under->kind == TYPE_UNION) {
        restrict_terms(building->interface, union_terms(arena, (UnionType *)under));
    } else {
        TermList *one = arena_alloc(arena, sizeof *one, _Alignof(TermList));
        list_push(arena, one, ((UnionTerm){false, type}));
        restrict_terms(building->interface, one);
    }
}

static int compare_methods(const void *a, const void *b)
{
    return object_compare_methods(*(Object *const *)a, *(Object *const *)b);
}

/* comparable and terms together: the comparable ones of the terms. */
static void keep_comparable_terms(InterfaceType *interface)
{
    if (!interface->is_comparable || !interface->terms)
        return;
    TermList *kept = arena_alloc(interface->arena, sizeof *kept, _Alignof(TermList));
    for (uint32_t i = 0; i < interface->terms->count; i++)
        if (type_is_comparable(interface->terms->items[i].type))
            list_push(interface->arena, kept, interface->terms->items[i]);
    interface->terms = kept;
    interface->is_comparable = false;
}

void type_complete_interface(InterfaceType *interface)
{
    if (interface->is_complete || interface->is_open)
        return;
    /* First, so that an interface that embeds itself (reported elsewhere) ends here. */
    interface->is_complete = true;

    Building building = {.interface = interface};
    list_each (Object *, method, interface->methods)
        add_method(&building, method, method->pos, true);
    for (uint32_t i = 0; i < interface->embedded.count; i++)
        embed(&building, interface->embedded.items[i],
              i < interface->embedded_pos.count ? interface->embedded_pos.items[i] : 0);
    keep_comparable_terms(interface);
    if (interface->all_methods.count > 1)
        qsort(interface->all_methods.items, interface->all_methods.count, sizeof(Object *), compare_methods);
}

ObjectList *type_interface_methods(Arena *arena, InterfaceType *interface)
{
    if (!interface->arena)
        interface->arena = arena;
    type_complete_interface(interface);
    return &interface->all_methods;
}
