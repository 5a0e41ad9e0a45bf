/* Types as text, in three manners of speaking.
 *
 *   MANNER_ERROR    as types2 writes it in errors: parameter names kept, types of
 *                   other packages qualified by package name (by quoted path
 *                   where two packages of that name are about)
 *   MANNER_LINK     the same for exactly the identical types: package paths,
 *                   sorted methods, unexported names qualified
 *   MANNER_REFLECT  as %T prints: package names, no parameter names
 *
 * Source: cmd/compile/internal/types2/typestring.go and errors.go (qualifier),
 * cmd/compile/internal/types/fmt.go, Go 1.19; reflect's texts tried with real Go.
 */
#include "analysis/types/object.h"

typedef enum Manner { MANNER_ERROR, MANNER_LINK, MANNER_REFLECT } Manner;

typedef struct TypeWriter {
    Writer *out;
    Manner manner;
    const Package *relative_to;
    bool has_paths;            /* errors: packages by their paths */
    LIST(const Type *) under_way;  /* types whose text has begun: ends endless ones */
} TypeWriter;

static void write_type(TypeWriter *writer, const Type *type);

static void put(TypeWriter *writer, const char *text)
{
    writer_text(writer->out, text);
}

/* ---- packages ---- */

/* Does another package reachable from `package` have the name of `named`? */
static bool reaches_namesake(Arena *arena, Map *seen, const Package *package, const Package *named)
{
    if (map_has(seen, package))
        return false;
    map_put(arena, seen, package, (void *)package);
    if (package != named && package->name == named->name)
        return true;
    list_each (Package *, imported, package->imports)
        if (reaches_namesake(arena, seen, imported, named))
            return true;
    return false;
}

void type_write_package(Writer *out, const Package *package, const Package *relative_to)
{
    if (!package || package == relative_to)
        return;
    Map seen = {0};
    if (relative_to && reaches_namesake(out->arena, &seen, relative_to, package))
        writer_quoted(out, text_of(package->path));
    else
        writer_text(out, package->name->text);
    writer_text(out, ".");
}

static void write_package(TypeWriter *writer, const Package *package)
{
    switch (writer->manner) {
    case MANNER_ERROR:
        if (writer->has_paths && package)
            writer_format(writer->out, "%s.", package->path);
        if (writer->has_paths)
            break;
        type_write_package(writer->out, package, writer->relative_to);
        break;
    case MANNER_LINK:
        if (package)
            writer_format(writer->out, "%s.", package->path);
        break;
    case MANNER_REFLECT:
        if (package)
            writer_format(writer->out, "%s.", package->name->text);
        break;
    }
}

/* ---- parts ---- */

static void write_parameter(TypeWriter *writer, const Object *variable, bool is_variadic)
{
    const SliceType *slice = type_if(SLICE, SliceType, variable->type);

    if (writer->manner == MANNER_ERROR && variable->name && variable->name->length) {
        put(writer, variable->name->text);
        put(writer, " ");
    }
    if (!is_variadic) {
        write_type(writer, variable->type);
    } else if (slice) {
        put(writer, "...");
        write_type(writer, slice->element);
    } else {
        /* append([]byte, string...) */
        write_type(writer, variable->type);
        put(writer, "...");
    }
}

static void write_tuple(TypeWriter *writer, const TupleType *tuple, bool is_variadic)
{
    put(writer, "(");
    for (uint32_t i = 0; i < tuple->variables.count; i++) {
        if (i)
            put(writer, ", ");
        write_parameter(writer, tuple->variables.items[i], is_variadic && i + 1 == tuple->variables.count);
    }
    put(writer, ")");
}

static void write_type_list(TypeWriter *writer, const TypeList *types)
{
    put(writer, "[");
    for (uint32_t i = 0; i < types->list.count; i++) {
        if (i)
            put(writer, writer->manner == MANNER_ERROR ? ", " : ",");
        write_type(writer, types->list.items[i]);
    }
    put(writer, "]");
}

/* [P, Q any, R C]: parameters of equal constraints share it. */
static void write_type_parameters(TypeWriter *writer, const TypeList *parameters)
{
    const Type *constraint = NULL;

    put(writer, "[");
    for (uint32_t i = 0; i < parameters->list.count; i++) {
        const ParameterType *parameter = type_as(PARAMETER, ParameterType, parameters->list.items[i]);
        if (i) {
            if (parameter->constraint != constraint) {
                put(writer, " ");
                write_type(writer, constraint);
            }
            put(writer, ", ");
        }
        constraint = parameter->constraint;
        write_type(writer, &parameter->type);
    }
    if (constraint) {
        put(writer, " ");
        write_type(writer, constraint);
    }
    put(writer, "]");
}

static void write_signature(TypeWriter *writer, const SignatureType *signature)
{
    const ObjectList *results = &signature->results->variables;

    if (signature->type_parameters && writer->manner == MANNER_ERROR)
        write_type_parameters(writer, signature->type_parameters);
    write_tuple(writer, signature->parameters, signature->is_variadic);
    if (!results->count)
        return;
    put(writer, " ");
    const Name *first = results->items[0]->name;
    if (results->count == 1 && (writer->manner != MANNER_ERROR || !first || !first->length))
        write_type(writer, results->items[0]->type);
    else
        write_tuple(writer, signature->results, false);
}

static void write_method(TypeWriter *writer, const Object *method)
{
    if (writer->manner != MANNER_ERROR && !method->name->is_exported)
        write_package(writer, method->package);
    put(writer, method->name->text);
    if (method->type && method->type->kind == TYPE_SIGNATURE)
        write_signature(writer, (const SignatureType *)method->type);
}

/* An embedded field is named after what was written: struct{ int } and, with type Int = int, struct{ Int } differ;
 * so do struct{ int } in two packages. */
static bool is_name_significant(const Object *field)
{
    const PointerType *pointer = type_if(POINTER, PointerType, field->type);
    const Type *type = pointer ? pointer->element : field->type;
    const NamedType *named = type_if(NAMED, NamedType, type);

    return !named || !named->object->package || named->arguments || strcmp(field->name->text, named->object->name->text) != 0;
}

static void write_field(TypeWriter *writer, const StructType *structure, uint32_t i)
{
    const Object *field = structure->fields.items[i];

    if (!field->is_embedded || (writer->manner == MANNER_LINK && is_name_significant(field))) {
        if (writer->manner == MANNER_LINK && !field->name->is_exported)
            write_package(writer, field->package);
        put(writer, field->name->text);
        put(writer, field->is_embedded ? " = " : " ");
    }
    write_type(writer, field->type);
    if (structure->tags.count && structure->tag_lengths.items[i]) {
        put(writer, " ");
        writer_quoted(writer->out, (Text){structure->tags.items[i], structure->tag_lengths.items[i]});
    }
}

static void write_struct(TypeWriter *writer, const StructType *structure)
{
    bool is_spaced = writer->manner != MANNER_ERROR;

    put(writer, is_spaced ? "struct {" : "struct{");
    for (uint32_t i = 0; i < structure->fields.count; i++) {
        put(writer, i ? "; " : is_spaced ? " " : "");
        write_field(writer, structure, i);
    }
    put(writer, is_spaced && structure->fields.count ? " }" : "}");
}

static void write_terms(TypeWriter *writer, const TermList *terms)
{
    for (uint32_t i = 0; i < terms->count; i++) {
        if (i)
            put(writer, "|");
        if (terms->items[i].is_tilde)
            put(writer, "~");
        write_type(writer, terms->items[i].type);
    }
}

/* As it was written. */
static void write_declared_interface(TypeWriter *writer, const InterfaceType *interface)
{
    const char *separator = "";

    if (interface->name) {
        put(writer, interface->name);
        return;
    }
    if (interface->is_implicit && !interface->methods.count && interface->embedded.count == 1) {
        write_type(writer, interface->embedded.items[0]);
        return;
    }
    put(writer, "interface{");
    list_each (Object *, method, interface->methods) {
        put(writer, separator);
        write_method(writer, method);
        separator = "; ";
    }
    list_each (Type *, embedded, interface->embedded) {
        put(writer, separator);
        write_type(writer, embedded);
        separator = "; ";
    }
    put(writer, "}");
}

/* What it asks for, in the order that is the same for identical interfaces. */
static void write_complete_interface(TypeWriter *writer, InterfaceType *interface)
{
    const char *separator = " ";

    type_complete_interface(interface);
    put(writer, "interface {");
    if (interface->is_comparable) {
        put(writer, " comparable");
        separator = "; ";
    }
    list_each (Object *, method, interface->all_methods) {
        put(writer, separator);
        write_method(writer, method);
        separator = "; ";
    }
    if (interface->terms) {
        put(writer, separator);
        write_terms(writer, interface->terms);
        separator = "; ";
    }
    put(writer, separator[0] == ' ' ? "}" : " }");
}

static void write_chan(TypeWriter *writer, const ChanType *chan)
{
    static const char *const words[] = {
        [CHAN_BOTH] = "chan ", [CHAN_SEND_ONLY] = "chan<- ", [CHAN_RECEIVE_ONLY] = "<-chan "};
    const ChanType *element = type_if(CHAN, ChanType, chan->element);
    bool needs_parentheses = chan->direction == CHAN_BOTH && element && element->direction == CHAN_RECEIVE_ONLY;

    put(writer, words[chan->direction]);
    if (needs_parentheses)
        put(writer, "(");
    write_type(writer, chan->element);
    if (needs_parentheses)
        put(writer, ")");
}

/* %T shows arguments with the whole paths of their packages. */
static void write_arguments(TypeWriter *writer, const TypeList *arguments)
{
    Manner outside = writer->manner;

    if (outside == MANNER_REFLECT)
        writer->manner = MANNER_LINK;
    write_type_list(writer, arguments);
    writer->manner = outside;
}

static void write_named(TypeWriter *writer, const NamedType *named)
{
    write_package(writer, named->object->package);
    put(writer, named->object->name->text);
    if (writer->manner == MANNER_LINK && named->local_index)
        writer_format(writer->out, "\u00b7%u", named->local_index);
    if (named->arguments)
        write_arguments(writer, named->arguments);
    else if (named->type_parameters && writer->manner == MANNER_ERROR)
        write_type_parameters(writer, named->type_parameters);
}

static void write_basic(TypeWriter *writer, const BasicType *basic)
{
    if (basic->basic == BASIC_UNSAFE_POINTER)
        put(writer, "unsafe.");
    /* byte and rune keep their own names only towards people. */
    put(writer, writer->manner == MANNER_ERROR ? basic->name
                                               : ((BasicType *)type_basic[basic->basic])->name);
}

static void write_kind(TypeWriter *writer, const Type *type)
{
    switch ((TypeKind)type->kind) {
    case TYPE_BASIC:
        write_basic(writer, (const BasicType *)type);
        break;
    case TYPE_ARRAY:
        writer_format(writer->out, "[%lld]", (long long)((const ArrayType *)type)->length);
        write_type(writer, ((const ArrayType *)type)->element);
        break;
    case TYPE_SLICE:
        put(writer, "[]");
        write_type(writer, ((const SliceType *)type)->element);
        break;
    case TYPE_POINTER:
        put(writer, "*");
        write_type(writer, ((const PointerType *)type)->element);
        break;
    case TYPE_MAP:
        put(writer, "map[");
        write_type(writer, ((const MapType *)type)->key);
        put(writer, "]");
        write_type(writer, ((const MapType *)type)->element);
        break;
    case TYPE_STRUCT:
        write_struct(writer, (const StructType *)type);
        break;
    case TYPE_TUPLE:
        write_tuple(writer, (const TupleType *)type, false);
        break;
    case TYPE_SIGNATURE:
        put(writer, "func");
        write_signature(writer, (const SignatureType *)type);
        break;
    case TYPE_INTERFACE:
        if (writer->manner == MANNER_ERROR)
            write_declared_interface(writer, (const InterfaceType *)type);
        else
            write_complete_interface(writer, (InterfaceType *)type);
        break;
    case TYPE_CHAN:
        write_chan(writer, (const ChanType *)type);
        break;
    case TYPE_NAMED:
        write_named(writer, (const NamedType *)type);
        break;
    case TYPE_PARAMETER:
        put(writer, ((const ParameterType *)type)->object->name->text);
        break;
    case TYPE_UNION:
        write_terms(writer, &((const UnionType *)type)->terms);
        break;
    }
}

static void write_cycle(TypeWriter *writer, const Type *type)
{
    static const char *const kinds[] = {
        [TYPE_BASIC] = "Basic", [TYPE_ARRAY] = "Array", [TYPE_SLICE] = "Slice", [TYPE_STRUCT] = "Struct",
        [TYPE_POINTER] = "Pointer", [TYPE_TUPLE] = "Tuple", [TYPE_SIGNATURE] = "Signature",
        [TYPE_INTERFACE] = "Interface", [TYPE_MAP] = "Map", [TYPE_CHAN] = "Chan", [TYPE_NAMED] = "Named",
        [TYPE_PARAMETER] = "TypeParam", [TYPE_UNION] = "Union"};

    writer_format(writer->out, "<cycle to %s>", kinds[type->kind]);
}

static void write_type(TypeWriter *writer, const Type *type)
{
    if (!type) {
        put(writer, "<nil>");
        return;
    }
    for (uint32_t i = 0; i < writer->under_way.count; i++) {
        if (writer->under_way.items[i] == type) {
            write_cycle(writer, type);
            return;
        }
    }
    list_push(writer->out->arena, &writer->under_way, type);
    write_kind(writer, type);
    writer->under_way.count--;
}

/* ---- public ---- */

void type_write(Writer *out, const Type *type, const Package *relative_to)
{
    TypeWriter writer = {.out = out, .manner = MANNER_ERROR, .relative_to = relative_to};

    write_type(&writer, type);
}

void type_write_with_paths(Writer *out, const Type *type)
{
    TypeWriter writer = {.out = out, .manner = MANNER_ERROR, .has_paths = true};

    write_type(&writer, type);
}

void type_write_signature(Writer *out, const SignatureType *signature, const Package *relative_to)
{
    TypeWriter writer = {.out = out, .manner = MANNER_ERROR, .relative_to = relative_to};

    write_signature(&writer, signature);
}

const char *type_text(Arena *arena, const Type *type, const Package *relative_to)
{
    Writer out = {.arena = arena};

    type_write(&out, type, relative_to);
    return writer_done(&out);
}

static const char *text_in_manner(Arena *arena, const Type *type, Manner manner)
{
    Writer out = {.arena = arena};
    TypeWriter writer = {.out = &out, .manner = manner};

    write_type(&writer, type);
    return writer_done(&out);
}

const char *type_link_text(Arena *arena, Type *type)
{
    /* Basic types outlive the arena: nothing of it may stay with them. */
    if (type->kind == TYPE_BASIC)
        return text_in_manner(arena, type, MANNER_LINK);
    if (!type->text)
        type->text = text_in_manner(arena, type, MANNER_LINK);
    return type->text;
}

const char *type_reflect_text(Arena *arena, Type *type)
{
    return text_in_manner(arena, type, MANNER_REFLECT);
}
