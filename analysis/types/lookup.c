/* Finding a field or method by name (Go spec, Selectors; Struct types).
 *
 * 1. Start with the type itself at depth 0, one pointer taken off.
 * 2. At each depth look at every type: methods of a named type first, then the
 *    fields of a struct or the methods of an interface.
 * 3. Two finds at one depth, or one find in a type that occurs twice at that
 *    depth, are ambiguous.
 * 4. Without a find, go on with the embedded fields; a named type already seen
 *    at a shallower depth is shadowed by itself.
 *
 * The path of embedded fields is kept as links to the entry one depth above and
 * written out for the one that is found.
 * Source: cmd/compile/internal/types2/lookup.go, Go 1.19.
 */
#include "analysis/types/instance.h"

#include <strings.h>

typedef struct Entry {
    Type *type;
    const struct Entry *outer; /* the type that embeds it; NULL at depth 0 */
    uint32_t index;            /* of the embedded field in outer */
    bool is_indirect;
    bool is_repeated;          /* occurs several times at this depth */
} Entry;

typedef LIST(Entry *) EntryList;

typedef struct Search {
    Arena *arena;
    Package *package;
    const Name *name;
    bool folds_case;
    LIST(Type *) seen;         /* named types of shallower depths */
    EntryList next;
    const Entry *entry;        /* where the find was made */
    uint32_t index;
    Object *object;
    bool is_ambiguous;
} Search;

/* Type and one pointer level off it. */
static Type *dereferenced(Type *type, bool *is_pointer)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);

    *is_pointer = pointer != NULL;
    return pointer ? pointer->element : type;
}

static int find_method(const Search *search, const ObjectList *methods)
{
    if (!search->folds_case)
        return object_list_find(methods, search->package, search->name);
    for (uint32_t i = 0; i < methods->count; i++) {
        const Object *method = methods->items[i];
        if (strcasecmp(method->name->text, search->name->text) == 0 &&
            object_has_id(method, search->package, method->name))
            return (int)i;
    }
    return -1;
}

static void find(Search *search, const Entry *entry, Object *object, uint32_t index)
{
    if (search->object || entry->is_repeated) {
        search->is_ambiguous = true;
        return;
    }
    search->object = object;
    search->entry = entry;
    search->index = index;
}

/* Instances of one generic type may be identical without being one object. */
static bool is_seen(const Search *search, const Type *type)
{
    for (uint32_t i = 0; i < search->seen.count; i++)
        if (search->seen.items[i] == type || type_identical(search->seen.items[i], type))
            return true;
    return false;
}

static void add_embedded(Search *search, const Entry *outer, const Object *field, uint32_t index)
{
    bool is_pointer;
    Type *type = dereferenced(field->type, &is_pointer);

    for (uint32_t i = 0; i < search->next.count; i++) {
        if (type_identical(search->next.items[i]->type, type)) {
            search->next.items[i]->is_repeated = true;
            return;
        }
    }
    Entry *entry = arena_new(search->arena, Entry);
    *entry = (Entry){type, outer, index, outer->is_indirect || is_pointer, outer->is_repeated};
    list_push(search->arena, &search->next, entry);
}

static void look_into_struct(Search *search, const Entry *entry, StructType *structure)
{
    for (uint32_t i = 0; i < structure->fields.count; i++) {
        Object *field = structure->fields.items[i];
        if (object_has_id(field, search->package, search->name)) {
            find(search, entry, field, i);
            if (search->is_ambiguous)
                return;
        } else if (!search->object && field->is_embedded) {
            add_embedded(search, entry, field, i);
        }
    }
}

static void look_into(Search *search, const Entry *entry)
{
    NamedType *named = type_if(NAMED, NamedType, entry->type);

    if (named) {
        if (is_seen(search, entry->type))
            return;
        list_push(search->arena, &search->seen, entry->type);
        ObjectList *methods = type_methods(named);
        int index = find_method(search, methods);
        if (index >= 0) {
            find(search, entry, methods->items[index], (uint32_t)index);
            return;
        }
    }

    Type *under = type_underlying(entry->type);
    if (under->kind == TYPE_STRUCT) {
        look_into_struct(search, entry, (StructType *)under);
    } else if (under->kind == TYPE_INTERFACE) {
        ObjectList *methods = type_interface_methods(search->arena, (InterfaceType *)under);
        int index = find_method(search, methods);
        if (index >= 0)
            find(search, entry, methods->items[index], (uint32_t)index);
    }
}

static void write_path(Search *search, Lookup *lookup)
{
    uint32_t depth = 1;

    for (const Entry *entry = search->entry; entry->outer; entry = entry->outer)
        depth++;
    lookup->path.items = arena_new_array(search->arena, uint32_t, depth);
    lookup->path.count = lookup->path.capacity = depth;
    lookup->path.items[--depth] = search->index;
    for (const Entry *entry = search->entry; entry->outer; entry = entry->outer)
        lookup->path.items[--depth] = entry->index;
}

static Lookup finish(Search *search, bool is_addressable)
{
    Lookup lookup = {.is_indirect = search->entry->is_indirect};
    Object *object = search->object;

    if (object->kind == OBJECT_FUNC && object->has_pointer_receiver && !lookup.is_indirect && !is_addressable)
        return (Lookup){.is_indirect = true};
    lookup.object = object;
    write_path(search, &lookup);
    return lookup;
}

static Lookup search_by_depth(Search *search, Type *type, bool is_addressable)
{
    bool is_pointer;
    Type *start = dereferenced(type, &is_pointer);

    /* A pointer to an interface has neither fields nor methods. */
    if (search->name->is_blank || (is_pointer && type_underlying(start)->kind == TYPE_INTERFACE))
        return (Lookup){0};

    Entry first = {.type = start, .is_indirect = is_pointer};
    Entry *only = &first;
    EntryList current = {.items = &only, .count = 1, .capacity = 1};
    while (current.count) {
        search->next = (EntryList){0};
        for (uint32_t i = 0; i < current.count; i++) {
            look_into(search, current.items[i]);
            if (search->is_ambiguous)
                return (Lookup){.is_ambiguous = true};
        }
        if (search->object)
            return finish(search, is_addressable);
        current = search->next;
    }
    return (Lookup){0};
}

static Lookup lookup(Arena *arena, Type *type, bool is_addressable, Package *package, const Name *name,
                     bool folds_case)
{
    Search search = {.arena = arena, .package = package, .name = name, .folds_case = folds_case};

    /* A named pointer type has its base's fields but no methods. */
    if (type->kind == TYPE_NAMED && type_underlying(type)->kind == TYPE_POINTER) {
        Lookup found = search_by_depth(&search, type_underlying(type), false);
        return found.object && found.object->kind == OBJECT_FUNC ? (Lookup){0} : found;
    }
    return search_by_depth(&search, type, is_addressable);
}

Lookup type_lookup(Arena *arena, Type *type, bool is_addressable, Package *package, const Name *name)
{
    return lookup(arena, type, is_addressable, package, name, false);
}

Lookup type_lookup_fold_case(Arena *arena, Type *type, bool is_addressable, Package *package, const Name *name)
{
    return lookup(arena, type, is_addressable, package, name, true);
}

/* ---- implements ---- */

static Object *missing_in_interface(InterfaceType *type, InterfaceType *wanted, bool is_static, Object **wrong)
{
    ObjectList *methods = type_interface_methods(wanted->arena, type);

    list_each (Object *, method, wanted->all_methods) {
        int index = object_list_find(methods, method->package, method->name);
        if (index < 0) {
            if (is_static)
                return method;
        } else if (!type_identical(methods->items[index]->type, method->type)) {
            *wrong = methods->items[index];
            return method;
        }
    }
    return NULL;
}

/* A method that was probably meant: on *type, or of another case. */
static Object *similar_method(Arena *arena, Type *type, const Object *method)
{
    Type *pointer = type_new_pointer(arena, type);
    Search on_pointer = {.arena = arena, .package = method->package, .name = method->name};
    Search any_case = {.arena = arena, .package = method->package, .name = method->name, .folds_case = true};
    Object *object = search_by_depth(&on_pointer, pointer, false).object;

    return object ? object : search_by_depth(&any_case, type, false).object;
}

Object *type_missing_method(Arena *arena, Type *type, InterfaceType *interface, bool is_static, Object **wrong,
                            const MethodDeclarer *declarer)
{
    Object *ignored;
    ObjectList *wanted = type_interface_methods(arena, interface);

    if (!wrong)
        wrong = &ignored;
    *wrong = NULL;
    if (!wanted->count)
        return NULL;
    if (type_underlying(type)->kind == TYPE_INTERFACE)
        return missing_in_interface((InterfaceType *)type_underlying(type), interface, is_static, wrong);

    list_each (Object *, method, *wanted) {
        Search search = {.arena = arena, .package = method->package, .name = method->name};
        Object *object = search_by_depth(&search, type, false).object;
        bool is_found = object != NULL;
        if (!is_found)
            object = similar_method(arena, type, method);
        if (!object || object->kind != OBJECT_FUNC)
            return method;
        if (declarer)
            declarer->declare(declarer->context, object);
        if (!is_found || !type_identical(object->type, method->type)) {
            *wrong = object;
            return method;
        }
    }
    return NULL;
}
