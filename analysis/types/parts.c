/* What types are written with. */
#include "analysis/types/object.h"

static bool try(const Type *part, TypeTest *test, void *context)
{
    return part && test((Type *)part, context);
}

static bool any_object(const ObjectList *objects, TypeTest *test, void *context)
{
    list_each (Object *, object, *objects)
        if (try(object->type, test, context))
            return true;
    return false;
}

static bool any_of_interface(const InterfaceType *interface, TypeTest *test, void *context)
{
    if (any_object(&interface->methods, test, context))
        return true;
    list_each (Type *, embedded, interface->embedded)
        if (try(embedded, test, context))
            return true;
    return false;
}

static bool any_term(const UnionType *types, TypeTest *test, void *context)
{
    list_each (UnionTerm, term, types->terms)
        if (try(term.type, test, context))
            return true;
    return false;
}

bool type_list_any(const TypeList *types, TypeTest *test, void *context)
{
    for (uint32_t i = 0; types && i < types->list.count; i++)
        if (try(types->list.items[i], test, context))
            return true;
    return false;
}

bool type_any_part(const Type *type, TypeTest *test, void *context)
{
    switch ((TypeKind)type->kind) {
    case TYPE_BASIC: case TYPE_PARAMETER:
        return false;
    case TYPE_ARRAY:
        return try(((const ArrayType *)type)->element, test, context);
    case TYPE_SLICE:
        return try(((const SliceType *)type)->element, test, context);
    case TYPE_POINTER:
        return try(((const PointerType *)type)->element, test, context);
    case TYPE_CHAN:
        return try(((const ChanType *)type)->element, test, context);
    case TYPE_MAP:
        return try(((const MapType *)type)->key, test, context) || try(((const MapType *)type)->element, test, context);
    case TYPE_STRUCT:
        return any_object(&((const StructType *)type)->fields, test, context);
    case TYPE_TUPLE:
        return any_object(&((const TupleType *)type)->variables, test, context);
    case TYPE_SIGNATURE:
        return any_object(&((const SignatureType *)type)->parameters->variables, test, context) ||
               any_object(&((const SignatureType *)type)->results->variables, test, context);
    case TYPE_INTERFACE:
        return any_of_interface((const InterfaceType *)type, test, context);
    case TYPE_UNION:
        return any_term((const UnionType *)type, test, context);
    case TYPE_NAMED:
        return type_list_any(((const NamedType *)type)->arguments, test, context);
    }
    return false;
}
