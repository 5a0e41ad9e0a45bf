/* Scopes: nested tables of names (Go spec, Declarations and scope). */
#include "analysis/types/object.h"

Scope *scope_new(Arena *arena, Scope *parent, Pos start, Pos end)
{
    Scope *scope = arena_new(arena, Scope);

    scope->parent = scope->outer = parent;
    scope->start = start;
    scope->end = end;
    return scope;
}

Scope *scope_new_local(Arena *arena, Scope *parent, Pos start)
{
    Scope *scope = scope_new(arena, parent, start, 0);

    scope->is_local = true;
    scope->global = parent->is_local ? parent->global : parent;
    if (parent->is_local && !parent->is_function && parent->ordered.count == 0)
        scope->outer = parent->outer;
    return scope;
}

/* Most scopes hold a handful of names: a scan beats a table, and a table for each costs memory. */
enum { MAXIMUM_SCANNED = 8 };

Object *scope_lookup(const Scope *scope, const Name *name)
{
    if (scope->ordered.count > MAXIMUM_SCANNED)
        return map_get(&scope->objects, name);
    list_each (Object *, object, scope->ordered)
        if (object->name == name)
            return object;
    return NULL;
}

Object *scope_lookup_parent(Scope *scope, const Name *name, Pos pos, Scope **found)
{
    /* Blocks can be nested a hundred thousand deep, each with names that are not found in it. */
    if (scope && scope->is_local && !name->is_local)
        scope = scope->global;
    for (; scope; scope = scope->outer) {
        Object *object = scope_lookup(scope, name);
        if (object && (!pos || object->scope_pos <= pos)) {
            if (found)
                *found = scope;
            return object;
        }
    }
    if (found)
        *found = NULL;
    return NULL;
}

Object *scope_insert(Arena *arena, Scope *scope, Object *object)
{
    Object *other = scope_lookup(scope, object->name);

    if (other)
        return other;
    if (scope->ordered.count == MAXIMUM_SCANNED)
        list_each (Object *, earlier, scope->ordered)
            map_put(arena, &scope->objects, earlier->name, earlier);
    if (scope->ordered.count >= MAXIMUM_SCANNED)
        map_put(arena, &scope->objects, object->name, object);
    list_push(arena, &scope->ordered, object);
    object->name->is_local |= scope->is_local;
    if (!object->parent)
        object->parent = scope;
    return NULL;
}
