/* Type descriptors and itabs, as assembly text in the layout of runtime/abi/layout.h.
 *
 * Each is a weak symbol in a section group of its own, named after the type's link text, so that equal ones
 * of several packages become one and types are compared by address.  A descriptor drags in those of the
 * types it mentions, and the code of its methods.  A package's defined types are described in its own object file
 * alone; the linker leaves out what nobody mentions.
 * Source: Go 1.19 cmd/compile/internal/reflectdata, reflect.go.
 */
#include "codegen/emit.h"

enum { UNCOMMON_BYTES = 16, METHOD_BYTES = 16 };

/* The package whose object file has the descriptor of a defined type, or of a pointer to one; NULL: everyone who
 * mentions it has it (instances, types declared in functions, types without a name). */
static Package *describing_package(Type *type)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);
    NamedType *named = type_if(NAMED, NamedType, pointer ? pointer->element : type);
    Package *package = named ? named->object->package : NULL;

    return package && !named->arguments && named->object->parent == package->scope ? package : NULL;
}

void descriptors_emit_own(Module *module)
{
    list_each (Object *, object, module->package->package->scope->ordered) {
        NamedType *named = object->kind == OBJECT_TYPE_NAME && !object->is_alias
            ? type_if(NAMED, NamedType, object->type) : NULL;
        if (!named || named->type_parameters)
            continue;
        descriptor_symbol(module, &named->type);
        descriptor_symbol(module, type_new_pointer(module->arena, &named->type));
    }
}

const char *descriptor_symbol(Module *module, Type *type)
{
    Package *elsewhere = describing_package(type);
    Name *symbol = module_symbol(module, "type:%s", type_link_text(module->arena, type));

    if ((!elsewhere || elsewhere == module->package->package) && !map_has(&module->descriptors, symbol)) {
        map_put(module->arena, &module->descriptors, symbol, type);
        list_push(module->arena, &module->pending_descriptors, type);
    }
    return symbol->text;
}

gcc_jit_rvalue *descriptor_address(Module *module, Type *type)
{
    return module_symbol_address(module, descriptor_symbol(module, type));
}

/* ---- names ---- */

/* One descriptor being written: its pieces get labels ".Lgo_type<number>_<piece>". */
typedef struct Descriptor {
    Module *module;
    Type *type, *under;
    unsigned number;
    unsigned name_count;
    Writer tail;             /* names and tables, written behind the descriptor */
} Descriptor;

static uint32_t hash_text(const char *text)
{
    uint32_t hash = 2166136261u;  /* FNV-1a */

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

static void write_length(Writer *writer, size_t length)
{
    for (; length >= 0x80; length >>= 7)
        writer_format(writer, "\t.byte %u\n", (unsigned)(length & 0x7f) | 0x80);
    writer_format(writer, "\t.byte %u\n", (unsigned)length);
}

static void write_bytes(Writer *writer, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        writer_format(writer, "%s%u%s", i % 32 ? "," : "\t.byte ", (unsigned char)bytes[i],
                      i % 32 == 31 || i + 1 == length ? "\n" : "");
}

/* A GoName; the label that stands for it.  package_path: of a name that is not exported, or NULL. */
static const char *add_name(Descriptor *d, const char *text, Text tag, bool is_exported, bool is_embedded,
                            const char *package_path)
{
    const char *label = arena_format(d->module->arena, ".Lgo_type%u_name%u", d->number, ++d->name_count);
    unsigned flags = (is_exported ? 1 : 0) | (tag.length ? 2 : 0) | (package_path ? 4 : 0) | (is_embedded ? 8 : 0);
    const char *path_label = package_path
        ? add_name(d, package_path, (Text){0}, false, false, NULL) : NULL;

    writer_format(&d->tail, "%s:\n\t.byte %u\n", label, flags);
    write_length(&d->tail, strlen(text));
    write_bytes(&d->tail, text, strlen(text));
    if (tag.length) {
        write_length(&d->tail, tag.length);
        write_bytes(&d->tail, tag.bytes, tag.length);
    }
    if (path_label)
        writer_format(&d->tail, "\t.long %s\n", path_label);
    return label;
}

/* With its package if it is not exported and belongs to another one than what it is in. */
static const char *object_name(Descriptor *d, const Object *object, Text tag, bool is_embedded, const char *owner_path)
{
    bool is_exported = object->name->is_exported;
    bool has_path = !is_exported && object->package && (!owner_path || strcmp(object->package->path, owner_path) != 0);

    return add_name(d, object->name->text, tag, is_exported, is_embedded, has_path ? object->package->path : NULL);
}

/* ---- the common part ---- */

static unsigned kind_of(Type *under)
{
    switch ((TypeKind)under->kind) {
    case TYPE_BASIC: {
        BasicKind basic = ((BasicType *)under)->basic;
        return basic == BASIC_STRING ? GO_KIND_STRING : basic == BASIC_UNSAFE_POINTER ? GO_KIND_UNSAFE_POINTER : basic;
    }
    case TYPE_ARRAY: return GO_KIND_ARRAY;
    case TYPE_SLICE: return GO_KIND_SLICE;
    case TYPE_STRUCT: return GO_KIND_STRUCT;
    case TYPE_POINTER: return GO_KIND_POINTER;
    case TYPE_SIGNATURE: return GO_KIND_FUNC;
    case TYPE_INTERFACE: return GO_KIND_INTERFACE;
    case TYPE_MAP: return GO_KIND_MAP;
    case TYPE_CHAN: return GO_KIND_CHAN;
    case TYPE_TUPLE: case TYPE_NAMED: case TYPE_PARAMETER: case TYPE_UNION: break;
    }
    berth_bug("no descriptor of type kind %d", under->kind);
}

static bool is_named_or_basic(Type *type)
{
    return type->kind == TYPE_NAMED || type->kind == TYPE_BASIC;
}

static MethodSet methods_of(Module *module, Type *type)
{
    MethodSet none = {0};
    PointerType *pointer = type_if(POINTER, PointerType, type);

    if (type_is_interface(type) || (pointer && type_is_interface(pointer->element)))
        return none;
    return type_method_set(module->arena, type);
}

static bool is_uncommon(Descriptor *d, const MethodSet *methods)
{
    return methods->count > 0 || d->type->kind == TYPE_NAMED || d->type == type_basic[BASIC_UNSAFE_POINTER];
}

static const char *add_pointer_mask(Descriptor *d)
{
    int64_t words = type_pointer_bytes(d->type) / 8;
    size_t mask_bytes = (size_t)(words + 63) / 64 * 8;  /* the heap reads it 8 bytes at a time */
    const char *label = arena_format(d->module->arena, ".Lgo_type%u_mask", d->number);

    if (!words || words > GO_POINTER_MASK_WORDS_MAX)
        return "0";
    uint8_t *mask = arena_alloc(d->module->arena, mask_bytes, 8);
    type_pointer_mask(d->type, mask);
    writer_format(&d->tail, "\t.balign 8\n%s:\n", label);
    write_bytes(&d->tail, (char *)mask, mask_bytes);
    return label;
}

/* Where a *T has methods, a T tells of it, so that what reflect takes the address of has them too. */
static const char *pointer_to_this(Descriptor *d)
{
    Type *pointer = type_new_pointer(d->module->arena, d->type);

    return methods_of(d->module, pointer).count > 0 ? descriptor_symbol(d->module, pointer) : "0";
}

/* Of the type's name, or of what a pointer's element is called. */
static bool has_exported_name(Type *type)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);
    NamedType *named = type_if(NAMED, NamedType, pointer ? pointer->element : type);

    return named && named->object->name->is_exported;
}

static void write_common(Descriptor *d, bool has_uncommon)
{
    Module *module = d->module;
    Type *type = d->type;
    const char *text = type_reflect_text(module->arena, type);
    unsigned kind = kind_of(d->under) | (type_is_pointer_shaped(type) ? GO_KIND_DIRECT_INTERFACE : 0);
    unsigned flags = (has_uncommon ? GO_TFLAG_UNCOMMON : 0) | (is_named_or_basic(type) ? GO_TFLAG_NAMED : 0)
        | (equality_is_plain(type) ? GO_TFLAG_REGULAR_MEMORY : 0);
    const char *name = add_name(d, text, (Text){0}, has_exported_name(type), false, NULL);
    const char *mask = add_pointer_mask(d);
    const char *equal = type_is_comparable(type) ? equality_closure_symbol(module, type) : "0";
    const char *pointer = pointer_to_this(d);

    assembly_open_weak(module, descriptor_symbol(module, type), 8);
    module_assembly(module, "\t.quad %lld,%lld\n\t.long %u\n\t.byte %u,%lld,%lld,%u\n\t.quad %s,%s\n\t.long %s,%s\n",
                    (long long)type_size_bytes(type), (long long)type_pointer_bytes(type),
                    hash_text(type_link_text(module->arena, type)), flags, (long long)type_align_bytes(type),
                    (long long)type_align_bytes(type), kind, equal, mask, name, pointer);
}

/* ---- what follows, by kind ---- */

static int64_t write_func(Descriptor *d, SignatureType *signature)
{
    module_assembly(d->module, "\t.short %u,%u\n\t.long 0\n", signature->parameters->variables.count,
                    signature->results->variables.count | (signature->is_variadic ? 0x8000 : 0));
    return 8;
}

static void write_func_types(Descriptor *d, SignatureType *signature)
{
    list_each (Object *, parameter, signature->parameters->variables)
        module_assembly(d->module, "\t.quad %s\n", descriptor_symbol(d->module, parameter->type));
    list_each (Object *, result, signature->results->variables)
        module_assembly(d->module, "\t.quad %s\n", descriptor_symbol(d->module, result->type));
}

static const char *first_package_path(const ObjectList *list)
{
    list_each (Object *, object, *list)
        if (!object->name->is_exported && object->package)
            return object->package->path;
    return NULL;
}

static int64_t write_interface(Descriptor *d, InterfaceType *interface)
{
    Module *module = d->module;
    ObjectList *methods = type_interface_methods(module->arena, interface);
    const char *path = first_package_path(methods);
    const char *path_label = path ? add_name(d, path, (Text){0}, false, false, NULL) : "0";
    Writer table = {.arena = module->arena};

    list_each (Object *, method, *methods)
        writer_format(&table, "\t.long %s,%s\n", object_name(d, method, (Text){0}, false, path),
                      descriptor_symbol(module, method->type));
    module_assembly(module, "\t.quad %s,.Lgo_type%u_methods,%u,%u\n", path_label, d->number, methods->count,
                    methods->count);
    writer_format(&d->tail, "\t.balign 8\n.Lgo_type%u_methods:\n%s", d->number, writer_done(&table));
    return 32;
}

static int64_t write_struct(Descriptor *d, StructType *structure)
{
    Module *module = d->module;
    const char *path = first_package_path(&structure->fields);
    const char *path_label = path ? add_name(d, path, (Text){0}, false, false, NULL) : "0";
    Writer table = {.arena = module->arena};

    type_compute_layout((Type *)structure);
    for (uint32_t i = 0; i < structure->fields.count; i++) {
        Object *field = structure->fields.items[i];
        Text tag = {0};
        if (i < structure->tags.count)
            tag = (Text){structure->tags.items[i], structure->tag_lengths.items[i]};
        writer_format(&table, "\t.quad %s,%s,%lld\n", object_name(d, field, tag, field->is_embedded, path),
                      descriptor_symbol(module, field->type), (long long)field->offset_bytes);
    }
    module_assembly(module, "\t.quad %s,.Lgo_type%u_fields,%u,%u\n", path_label, d->number, structure->fields.count,
                    structure->fields.count);
    writer_format(&d->tail, "\t.balign 8\n.Lgo_type%u_fields:\n%s", d->number, writer_done(&table));
    return 32;
}

static int64_t write_element(Descriptor *d, Type *element)
{
    module_assembly(d->module, "\t.quad %s\n", descriptor_symbol(d->module, element));
    return 8;
}

static int64_t write_array(Descriptor *d, ArrayType *array)
{
    write_element(d, array->element);
    module_assembly(d->module, "\t.quad %s,%lld\n",
                    descriptor_symbol(d->module, type_new_slice(d->module->arena, array->element)),
                    (long long)array->length);
    return 24;
}

static unsigned channel_direction(const ChanType *channel)
{
    return channel->direction == CHAN_BOTH ? 3 : channel->direction == CHAN_SEND_ONLY ? 2 : 1;
}

/* Gives the bytes written. */
static int64_t write_kind(Descriptor *d)
{
    Type *under = d->under;

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC: return 0;
    case TYPE_ARRAY: return write_array(d, (ArrayType *)under);
    case TYPE_SLICE: return write_element(d, ((SliceType *)under)->element);
    case TYPE_POINTER: return write_element(d, ((PointerType *)under)->element);
    case TYPE_STRUCT: return write_struct(d, (StructType *)under);
    case TYPE_SIGNATURE: return write_func(d, (SignatureType *)under);
    case TYPE_INTERFACE: return write_interface(d, (InterfaceType *)under);
    case TYPE_MAP: return map_type_write(d->module, d->type);
    case TYPE_CHAN:
        write_element(d, ((ChanType *)under)->element);
        module_assembly(d->module, "\t.quad %u\n", channel_direction((ChanType *)under));
        return 16;
    case TYPE_TUPLE: case TYPE_NAMED: case TYPE_PARAMETER: case TYPE_UNION: return 0;
    }
    return 0;
}

/* Where the type, or what it points to, is defined; its unexported methods belong to that package. */
static const char *defining_package(Type *type, const MethodSet *methods)
{
    PointerType *pointer = type_if(POINTER, PointerType, type);
    NamedType *named = type_if(NAMED, NamedType, pointer ? pointer->element : type);

    if (type == type_basic[BASIC_UNSAFE_POINTER])
        return "unsafe";
    if (named && named->object->package)
        return named->object->package->path;
    for (uint32_t i = 0; i < methods->count; i++)
        if (!methods->items[i].method->name->is_exported)
            return methods->items[i].method->package->path;
    return NULL;
}

static void write_uncommon(Descriptor *d, const MethodSet *methods)
{
    Module *module = d->module;
    unsigned exported_count = 0;
    const char *package_path = defining_package(d->type, methods);
    const char *path = package_path ? add_name(d, package_path, (Text){0}, false, false, NULL) : "0";
    Writer table = {.arena = module->arena};

    for (uint32_t i = 0; i < methods->count; i++) {
        MethodSetEntry *entry = &methods->items[i];
        const char *code = wrapper_interface_symbol(module, d->type, entry);
        const char *direct = wrapper_direct_symbol(module, d->type, entry);
        exported_count += entry->method->name->is_exported;
        writer_format(&table, "\t.long %s,%s,%s,%s\n", object_name(d, entry->method, (Text){0}, false, package_path),
                      descriptor_symbol(module, entry->method->type), code, direct);
    }
    module_assembly(module, ".Lgo_type%u_uncommon:\n\t.long %s\n\t.short %u,%u\n"
                    "\t.long .Lgo_type%u_code-.Lgo_type%u_uncommon,0\n",
                    d->number, path, methods->count, exported_count, d->number, d->number);
    writer_format(&d->tail, "\t.balign 8\n.Lgo_type%u_code:\n%s", d->number, writer_done(&table));
}

/* What reflect may be asked to make (a slice of T, say) is looked for among these first.  The driver sorts them. */
static void link_if_unnamed(Descriptor *d)
{
    const char *symbol = descriptor_symbol(d->module, d->type);

    if (is_named_or_basic(d->type) || d->under->kind == TYPE_INTERFACE)
        return;
    writer_format(&d->tail, "\t.section " GO_TYPE_LINKS_SECTION ",\"aG\",@progbits,%s,comdat\n\t.balign 4\n\t.long %s\n",
                  symbol, symbol);
}

void descriptor_emit(Module *module, Type *type)
{
    Descriptor d = {.module = module, .type = type, .under = type_underlying(type), .number = ++module->label_count,
                    .tail = {.arena = module->arena}};
    MethodSet methods = methods_of(module, type);
    bool has_uncommon = is_uncommon(&d, &methods);

    if (d.under->kind == TYPE_MAP)
        map_type_emit_parts(module, type);
    write_common(&d, has_uncommon);
    write_kind(&d);
    if (has_uncommon)
        write_uncommon(&d, &methods);
    if (d.under->kind == TYPE_SIGNATURE)
        write_func_types(&d, (SignatureType *)d.under);
    link_if_unnamed(&d);
    writer_text(&module->assembly, writer_done(&d.tail));
}

/* ---- itabs ---- */

static void write_itab(Module *module, const char *symbol, InterfaceType *interface, Type *interface_type, Type *type)
{
    MethodSet set = type_method_set(module->arena, type);
    Writer codes = {.arena = module->arena};

    list_each (Object *, method, *type_interface_methods(module->arena, interface)) {
        const char *code = NULL;
        for (uint32_t i = 0; i < set.count && !code; i++)
            if (object_has_id(set.items[i].method, method->package, method->name))
                code = wrapper_interface_symbol(module, type, &set.items[i]);
        if (!code)
            berth_bug("codegen: no method %s for an itab", method->name->text);
        writer_format(&codes, "\t.quad %s\n", code);
    }
    assembly_open_weak(module, symbol, 8);
    module_assembly(module, "\t.quad %s,%s\n\t.long %u,0\n%s", descriptor_symbol(module, interface_type),
                    descriptor_symbol(module, type), hash_text(type_link_text(module->arena, type)),
                    writer_done(&codes));
}

const char *itab_symbol(Module *module, Type *interface, Type *type)
{
    Type *plain = type_underlying(interface);
    const char *left = type_link_text(module->arena, type), *right = type_link_text(module->arena, plain);
    Name *symbol = module_symbol(module, "itab:%s,%s", left, right);

    if (!map_has(&module->itabs, symbol)) {
        map_put(module->arena, &module->itabs, symbol, symbol);
        write_itab(module, symbol->text, under_as(INTERFACE, InterfaceType, interface), plain, type);
    }
    return symbol->text;
}

gcc_jit_rvalue *itab_address(Module *module, Type *interface, Type *type)
{
    return module_symbol_address(module, itab_symbol(module, interface, type));
}
