/* Method sets: every method that can be called on values of a type through an
 * interface, promoted ones included (Go spec, Method sets).
 *
 * Candidates are the names of all methods reachable through embedding; the
 * selector rules (lookup.c) then decide which of them the type really has.
 */
#include "analysis/types/instance.h"

#include <stdlib.h>

typedef struct Candidates {
    Arena *arena;
    Map names;                 /* exported Name -> Object; those of several packages are all listed */
    ObjectList list;
    LIST(const Type *) visited;
} Candidates;

static void add_names(Candidates *candidates, const ObjectList *methods)
{
    list_each (Object *, method, *methods) {
        Object *known = map_get(&candidates->names, method->name);
        if (known && (method->name->is_exported ||
                      object_list_find(&candidates->list, method->package, method->name) >= 0))
            continue;
        map_put(candidates->arena, &candidates->names, method->name, method);
        list_push(candidates->arena, &candidates->list, method);
    }
}

static void collect(Candidates *candidates, Type *type)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);

    if (pointer)
        type = pointer->element;
    for (uint32_t i = 0; i < candidates->visited.count; i++)
        if (candidates->visited.items[i] == type)
            return;
    list_push(candidates->arena, &candidates->visited, type);

    NamedType *named = type_if(NAMED, NamedType, type);
    if (named)
        add_names(candidates, type_methods(named));
    Type *under = type_underlying(type);
    if (under->kind == TYPE_INTERFACE)
        add_names(candidates, type_interface_methods(candidates->arena, (InterfaceType *)under));
    if (under->kind == TYPE_STRUCT)
        list_each (Object *, field, ((StructType *)under)->fields)
            if (field->is_embedded)
                collect(candidates, field->type);
}

static int compare_entries(const void *a, const void *b)
{
    return object_compare_methods(((const MethodSetEntry *)a)->method, ((const MethodSetEntry *)b)->method);
}

MethodSet type_method_set(Arena *arena, Type *type)
{
    MethodSet set = {0};
    Candidates candidates = {.arena = arena};

    collect(&candidates, type);
    list_each (Object *, candidate, candidates.list) {
        Lookup lookup = type_lookup(arena, type, false, candidate->package, candidate->name);
        if (lookup.object && lookup.object->kind == OBJECT_FUNC)
            list_push(arena, &set, ((MethodSetEntry){lookup.object, lookup}));
    }
    if (set.count > 1)
        qsort(set.items, set.count, sizeof *set.items, compare_entries);
    return set;
}
