/* Objects and the identity of their names. */
#include "analysis/types/object.h"

Object *object_new(Arena *arena, ObjectKind kind, Package *package, Name *name, Type *type, Pos pos)
{
    Object *object = arena_new(arena, Object);

    object->kind = (uint8_t)kind;
    object->package = package;
    object->name = name;
    object->type = type;
    object->pos = pos;
    return object;
}

Object *object_new_var(Arena *arena, VarKind kind, Package *package, Name *name, Type *type, Pos pos)
{
    Object *object = object_new(arena, OBJECT_VAR, package, name, type, pos);

    object->var = (uint8_t)kind;
    return object;
}

bool object_has_id(const Object *object, const Package *package, const Name *name)
{
    return object->name == name && name && (name->is_exported || object->package == package);
}

int object_list_find(const ObjectList *list, const Package *package, const Name *name)
{
    if (name->is_blank)
        return -1;
    for (uint32_t i = 0; i < list->count; i++)
        if (object_has_id(list->items[i], package, name))
            return (int)i;
    return -1;
}

int object_compare_methods(const Object *a, const Object *b)
{
    if (a->name->is_exported != b->name->is_exported)
        return a->name->is_exported ? -1 : 1;
    int order = strcmp(a->name->text, b->name->text);
    if (order || a->name->is_exported || a->package == b->package)
        return order;
    return strcmp(a->package ? a->package->path : "", b->package ? b->package->path : "");
}
