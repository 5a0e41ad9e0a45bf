/* Types as -m prints them: the words of Go's back end, which are not those of its type checker:
 * "interface {}" and "struct { x int }" with blanks, no names of parameters.
 * Source: cmd/compile/internal/types/fmt.go, Go 1.19.
 */
#include "analysis/ir/ir.h"

/* Go's compiler counts how many packages of a name it heard of. */
static const Package *other_of_name(const Package *package, const Package *local)
{
    list_each (Package *, import, local->imports) {
        if (import != package && import->name == package->name)
            return import;
        list_each (Package *, deeper, import->mentions)
            if (deeper != package && deeper->name == package->name)
                return deeper;
    }
    return NULL;
}

void ir_qualifier_write(Writer *writer, const Package *package, const Package *local)
{
    if (local && other_of_name(package, local))
        writer_format(writer, "\"%s\".", package->path);
    else
        writer_format(writer, "%s.", package->name->text);
}

static void write_named(Writer *writer, const NamedType *type, const Package *local)
{
    const Object *object = type->object;

    if (object->package && object->package != local)
        ir_qualifier_write(writer, object->package, local);
    writer_text(writer, object->name->text);
    if (!type->arguments)
        return;
    /* Go made the name when it made the type. */
    writer_text(writer, "[");
    for (uint32_t i = 0; i < type->arguments->list.count; i++)
        writer_format(writer, "%s%s", i ? "," : "", type_link_text(writer->arena, type->arguments->list.items[i]));
    writer_text(writer, "]");
}

static void write_struct(Writer *writer, const StructType *type, const Package *local)
{
    writer_text(writer, "struct {");
    for (uint32_t i = 0; i < type->fields.count; i++) {
        const Object *field = type->fields.items[i];
        writer_text(writer, i ? "; " : " ");
        if (!field->is_embedded) {
            if (!field->name->is_exported && field->package && field->package != local)
                ir_qualifier_write(writer, field->package, local);
            writer_format(writer, "%s ", field->name->text);
        }
        ir_type_write(writer, field->type, local);
        if (i < type->tags.count && type->tag_lengths.items[i]) {
            writer_text(writer, " ");
            writer_quoted(writer, (Text){type->tags.items[i], type->tag_lengths.items[i]});
        }
    }
    writer_text(writer, type->fields.count ? " }" : "}");
}

static void write_tuple(Writer *writer, const TupleType *tuple, bool is_variadic, const Package *local)
{
    writer_text(writer, "(");
    for (uint32_t i = 0; i < tuple->variables.count; i++) {
        const Type *type = tuple->variables.items[i]->type;
        const SliceType *slice = type_if(SLICE, SliceType, type);
        if (i)
            writer_text(writer, ", ");
        if (is_variadic && i + 1 == tuple->variables.count && slice) {
            writer_text(writer, "...");
            type = slice->element;
        }
        ir_type_write(writer, type, local);
    }
    writer_text(writer, ")");
}

static void write_signature(Writer *writer, const SignatureType *type, const Package *local)
{
    write_tuple(writer, type->parameters, type->is_variadic, local);
    if (type->results->variables.count == 1) {
        writer_text(writer, " ");
        ir_type_write(writer, type->results->variables.items[0]->type, local);
    } else if (type->results->variables.count > 1) {
        writer_text(writer, " ");
        write_tuple(writer, type->results, false, local);
    }
}

static void write_interface(Writer *writer, const InterfaceType *type, const Package *local)
{
    ObjectList *methods = type_interface_methods(writer->arena, (InterfaceType *)type);

    if (type->name) {
        writer_text(writer, type->name);
        return;
    }
    writer_text(writer, "interface {");
    for (uint32_t i = 0; i < methods->count; i++) {
        const Object *method = methods->items[i];
        writer_text(writer, i ? "; " : " ");
        if (!method->name->is_exported && method->package)
            writer_format(writer, "%s.", method->package->path);
        writer_text(writer, method->name->text);
        write_signature(writer, type_as(SIGNATURE, SignatureType, method->type), local);
    }
    writer_text(writer, methods->count ? " }" : "}");
}

static void write_chan(Writer *writer, const ChanType *type, const Package *local)
{
    const ChanType *inner = type_if(CHAN, ChanType, type->element);
    bool is_ambiguous = type->direction == CHAN_BOTH && inner && inner->direction == CHAN_RECEIVE_ONLY;

    writer_text(writer, type->direction == CHAN_RECEIVE_ONLY ? "<-chan "
                        : type->direction == CHAN_SEND_ONLY  ? "chan<- "
                                                             : "chan ");
    writer_text(writer, is_ambiguous ? "(" : "");
    ir_type_write(writer, type->element, local);
    writer_text(writer, is_ambiguous ? ")" : "");
}

static void write_union(Writer *writer, const UnionType *type, const Package *local)
{
    for (uint32_t i = 0; i < type->terms.count; i++) {
        writer_text(writer, i ? "|" : "");
        writer_text(writer, type->terms.items[i].is_tilde ? "~" : "");
        ir_type_write(writer, type->terms.items[i].type, local);
    }
}

static void write_basic(Writer *writer, const BasicType *type)
{
    writer_text(writer, type->basic == BASIC_UNSAFE_POINTER ? "unsafe.Pointer"
                        : type->basic == BASIC_UNTYPED_NIL  ? "nil"
                                                            : type->name);
}

void ir_type_write(Writer *writer, const Type *type, const Package *local)
{
    switch ((TypeKind)type->kind) {
    case TYPE_BASIC:
        write_basic(writer, (const BasicType *)type);
        return;
    case TYPE_ARRAY:
        writer_format(writer, "[%lld]", (long long)((const ArrayType *)type)->length);
        ir_type_write(writer, ((const ArrayType *)type)->element, local);
        return;
    case TYPE_SLICE:
        writer_text(writer, "[]");
        ir_type_write(writer, ((const SliceType *)type)->element, local);
        return;
    case TYPE_STRUCT:
        write_struct(writer, (const StructType *)type, local);
        return;
    case TYPE_POINTER:
        writer_text(writer, "*");
        ir_type_write(writer, ((const PointerType *)type)->element, local);
        return;
    case TYPE_TUPLE:
        write_tuple(writer, (const TupleType *)type, false, local);
        return;
    case TYPE_SIGNATURE:
        writer_text(writer, "func");
        write_signature(writer, (const SignatureType *)type, local);
        return;
    case TYPE_INTERFACE:
        write_interface(writer, (const InterfaceType *)type, local);
        return;
    case TYPE_MAP:
        writer_text(writer, "map[");
        ir_type_write(writer, ((const MapType *)type)->key, local);
        writer_text(writer, "]");
        ir_type_write(writer, ((const MapType *)type)->element, local);
        return;
    case TYPE_CHAN:
        write_chan(writer, (const ChanType *)type, local);
        return;
    case TYPE_NAMED:
        write_named(writer, (const NamedType *)type, local);
        return;
    case TYPE_PARAMETER:
        writer_text(writer, ((const ParameterType *)type)->object->name->text);
        return;
    case TYPE_UNION:
        write_union(writer, (const UnionType *)type, local);
        return;
    }
}

const char *ir_type_text(Arena *arena, const Type *type, const Package *local)
{
    Writer writer = {.arena = arena};

    ir_type_write(&writer, type, local);
    return writer_done(&writer);
}
