/* type text: names and the uncommon part of type descriptors.
 * Source: Go 1.19 runtime/type.go. */
#include "runtime/abi/type_text.h"
#include <string.h>

enum { NAME_EXPORTED = 1, NAME_TAG = 2, NAME_PACKAGE_PATH = 4 };

const void **made_symbols[MADE_SYMBOLS_PIECES];

GoString name_text(GoName *name)
{
    GoInt length = 0;
    int shift = 0;
    const uint8_t *next = name + 1;

    for (;; shift += 7) {
        uint8_t byte = *next++;
        length |= (GoInt)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return (GoString){ next, length };
    }
}

GoString name_package_path(GoName *name)
{
    GoString text = name_text(name);
    const uint8_t *next = text.data + text.length;
    GoSymbolAddress path;

    if (!(name[0] & NAME_PACKAGE_PATH))
        return (GoString){ NULL, 0 };
    if (name[0] & NAME_TAG) {
        GoString tag = name_text(next - 1); /* a tag is a name without its flags */
        next = tag.data + tag.length;
    }
    memcpy(&path, next, sizeof path);
    return name_text(symbol_at(path));
}

bool name_is_exported(GoName *name)
{
    return name[0] & NAME_EXPORTED;
}

GoString type_text(const GoType *type)
{
    GoString text = name_text(symbol_at(type->name));

    if (type->tflag & GO_TFLAG_EXTRA_STAR) {
        text.data++;
        text.length--;
    }
    return text;
}

static size_t own_struct_bytes(const GoType *type)
{
    switch (type_kind(type)) {
    case GO_KIND_ARRAY:
        return sizeof(GoArrayType);
    case GO_KIND_CHAN:
        return sizeof(GoChanType);
    case GO_KIND_FUNC:
        return sizeof(GoFuncType);
    case GO_KIND_INTERFACE:
        return sizeof(GoInterfaceType);
    case GO_KIND_MAP:
        return sizeof(GoMapType);
    case GO_KIND_POINTER:
        return sizeof(GoPointerType);
    case GO_KIND_SLICE:
        return sizeof(GoSliceType);
    case GO_KIND_STRUCT:
        return sizeof(GoStructType);
    default:
        return sizeof(GoType);
    }
}

const GoUncommonType *type_uncommon(const GoType *type)
{
    if (!(type->tflag & GO_TFLAG_UNCOMMON))
        return NULL;
    return (const GoUncommonType *)((const char *)type + own_struct_bytes(type));
}

GoString type_package_path(const GoType *type)
{
    const GoUncommonType *uncommon = type_uncommon(type);
    GoName *name = NULL;

    if (uncommon && uncommon->package_path)
        name = symbol_at(uncommon->package_path);
    else if (!uncommon && type_kind(type) == GO_KIND_STRUCT)
        name = ((const GoStructType *)type)->package_path;
    else if (!uncommon && type_kind(type) == GO_KIND_INTERFACE)
        name = ((const GoInterfaceType *)type)->package_path;
    return name ? name_text(name) : (GoString){ NULL, 0 };
}
