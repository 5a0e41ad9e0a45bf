/* GCC types for Go types.
 *
 * A Layout is found by a key that spells sizes, kinds and field names, so types that Go converts into each
 * other without a change of bits share one GCC type.  Padding that Go wants and C would not give (after a
 * last field of size 0) is a field of bytes; offsets equal analysis/types/layout.c (tests/unit/codegen_layout.c).
 */
#include "codegen/module.h"

static Layout *new_layout(Module *module, Shape shape, gcc_jit_type *type, int64_t size_bytes, int64_t align_bytes)
{
    Layout *layout = arena_new(module->arena, Layout);

    *layout = (Layout){.shape = shape, .id = ++module->layout_count, .type = type,
                       .pointer = gcc_jit_type_get_pointer(type),
                       .size_bytes = size_bytes, .align_bytes = align_bytes};
    return layout;
}

/* A struct of `count` words or bytes that codegen itself needs. */
static Layout *new_record(Module *module, Shape shape, const char *name, const char *const *names,
                          gcc_jit_type **types, uint32_t count, int64_t size_bytes)
{
    gcc_jit_field **fields = arena_new_array(module->arena, gcc_jit_field *, count);

    for (uint32_t i = 0; i < count; i++)
        fields[i] = gcc_jit_context_new_field(module->context, NULL, types[i], names[i]);
    gcc_jit_struct *record = gcc_jit_context_new_struct_type(module->context, NULL, name, (int)count, fields);
    Layout *layout = new_layout(module, shape, gcc_jit_struct_as_type(record), size_bytes, 8);
    layout->fields = fields;
    layout->field_count = count;
    return layout;
}

static void make_scalars(Module *module)
{
    gcc_jit_context *context = module->context;
    struct { gcc_jit_type **slot; int size_bytes, is_signed; } const integers[] = {
        {&module->int8_type, 1, 1}, {&module->int16_type, 2, 1}, {&module->int32_type, 4, 1},
        {&module->int64_type, 8, 1}, {&module->uint8_type, 1, 0}, {&module->uint16_type, 2, 0},
        {&module->uint32_type, 4, 0}, {&module->uint64_type, 8, 0},
    };

    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++)
        *integers[i].slot = gcc_jit_context_get_int_type(context, integers[i].size_bytes, integers[i].is_signed);
    module->void_type = gcc_jit_context_get_type(context, GCC_JIT_TYPE_VOID);
    module->pointer_type = gcc_jit_context_get_type(context, GCC_JIT_TYPE_VOID_PTR);
    module->bool_type = gcc_jit_context_get_type(context, GCC_JIT_TYPE_BOOL);
    module->float32_type = gcc_jit_context_get_type(context, GCC_JIT_TYPE_FLOAT);
    module->float64_type = gcc_jit_context_get_type(context, GCC_JIT_TYPE_DOUBLE);
    module->bytes_type = gcc_jit_type_get_pointer(module->uint8_type);
}

void module_make_types(Module *module)
{
    make_scalars(module);
    /* gdb's Go support knows a string by these two names. */
    module->string = new_record(module, SHAPE_STRING, "string", (const char *const[]){"str", "len"},
                                (gcc_jit_type *[]){module->bytes_type, module->int64_type}, 2, 16);
    module->slice = new_record(module, SHAPE_SLICE, "slice", (const char *const[]){"data", "len", "cap"},
                               (gcc_jit_type *[]){module->pointer_type, module->int64_type, module->int64_type}, 3, 24);
    module->interface = new_record(module, SHAPE_INTERFACE, "interface", (const char *const[]){"type", "data"},
                                   (gcc_jit_type *[]){module->pointer_type, module->pointer_type}, 2, 16);
}

Layout *layout_of_scalar(Module *module, gcc_jit_type *type)
{
    Layout *layout = map_get(&module->basic_layouts, type);

    if (!layout) {
        int64_t size_bytes = type == module->bool_type || type == module->uint8_type || type == module->int8_type ? 1
            : type == module->int16_type || type == module->uint16_type ? 2
            : type == module->int32_type || type == module->uint32_type || type == module->float32_type ? 4 : 8;
        layout = new_layout(module, SHAPE_SCALAR, type, size_bytes, size_bytes);
        map_put(module->arena, &module->basic_layouts, type, layout);
    }
    return layout;
}

static Layout *layout_of_complex(Module *module, gcc_jit_type *part, int64_t size_bytes)
{
    Name *key = module_name(module, size_bytes == 8 ? "complex64" : "complex128");
    Layout *layout = map_get(&module->layouts, key);

    if (!layout) {
        layout = new_record(module, SHAPE_COMPLEX, key->text, (const char *const[]){"real", "imaginary"},
                            (gcc_jit_type *[]){part, part}, 2, size_bytes);
        layout->align_bytes = size_bytes / 2;
        map_put(module->arena, &module->layouts, key, layout);
    }
    return layout;
}

static Layout *layout_of_basic(Module *module, BasicKind kind)
{
    switch (kind) {
    case BASIC_BOOL: case BASIC_UNTYPED_BOOL: return layout_of_scalar(module, module->bool_type);
    case BASIC_INT8: return layout_of_scalar(module, module->int8_type);
    case BASIC_INT16: return layout_of_scalar(module, module->int16_type);
    case BASIC_INT32: case BASIC_UNTYPED_RUNE: return layout_of_scalar(module, module->int32_type);
    case BASIC_INT: case BASIC_INT64: case BASIC_UNTYPED_INT: return layout_of_scalar(module, module->int64_type);
    case BASIC_UINT8: return layout_of_scalar(module, module->uint8_type);
    case BASIC_UINT16: return layout_of_scalar(module, module->uint16_type);
    case BASIC_UINT32: return layout_of_scalar(module, module->uint32_type);
    case BASIC_UINT: case BASIC_UINT64: case BASIC_UINTPTR: return layout_of_scalar(module, module->uint64_type);
    case BASIC_FLOAT32: return layout_of_scalar(module, module->float32_type);
    case BASIC_FLOAT64: case BASIC_UNTYPED_FLOAT: return layout_of_scalar(module, module->float64_type);
    case BASIC_COMPLEX64: return layout_of_complex(module, module->float32_type, 8);
    case BASIC_COMPLEX128: case BASIC_UNTYPED_COMPLEX: return layout_of_complex(module, module->float64_type, 16);
    case BASIC_STRING: case BASIC_UNTYPED_STRING: return module->string;
    case BASIC_UNSAFE_POINTER: case BASIC_UNTYPED_NIL: return layout_of_scalar(module, module->pointer_type);
    case BASIC_INVALID: case BASIC_KINDS: break;
    }
    berth_bug("no layout of basic type %d", kind);
}

static Layout *find_layout(Module *module, Writer *key, Name **name)
{
    *name = module_name(module, writer_done(key));
    return map_get(&module->layouts, *name);
}

/* Fields of a record laid out as C does, with padding where Go's offset or size is larger. */
typedef struct Record {
    Module *module;
    LIST(gcc_jit_field *) fields;
    int64_t offset_bytes, align_bytes;
} Record;

static void add_bytes(Record *record, gcc_jit_type *unit, int64_t count)
{
    Module *module = record->module;
    gcc_jit_type *units = gcc_jit_context_new_array_type(module->context, NULL, unit, (int)count);

    list_push(module->arena, &record->fields, gcc_jit_context_new_field(module->context, NULL, units, "padding"));
}

/* Blocks first: libgccjit counts the items of an array by an int. */
static void add_padding(Record *record, int64_t until_bytes)
{
    Module *module = record->module;
    int64_t missing_bytes = until_bytes - record->offset_bytes;

    if (missing_bytes <= 0)
        return;
    if (missing_bytes >= ARRAY_ITEMS_MAX) {
        gcc_jit_type *block = gcc_jit_context_new_array_type(module->context, NULL, module->uint8_type, ARRAY_ITEMS_MAX);
        add_bytes(record, block, missing_bytes / ARRAY_ITEMS_MAX);
    }
    if (missing_bytes % ARRAY_ITEMS_MAX)
        add_bytes(record, module->uint8_type, missing_bytes % ARRAY_ITEMS_MAX);
    record->offset_bytes = until_bytes;
}

static gcc_jit_field *add_field(Record *record, Layout *layout, const char *name, int64_t offset_bytes)
{
    Module *module = record->module;
    int64_t natural = (record->offset_bytes + layout->align_bytes - 1) & -layout->align_bytes;

    if (natural != offset_bytes)
        add_padding(record, offset_bytes);
    gcc_jit_field *field = gcc_jit_context_new_field(module->context, NULL, layout->type, name);
    list_push(module->arena, &record->fields, field);
    record->offset_bytes = offset_bytes + layout->size_bytes;
    if (layout->align_bytes > record->align_bytes)
        record->align_bytes = layout->align_bytes;
    return field;
}

static Layout *close_record(Record *record, Shape shape, const char *name, int64_t size_bytes)
{
    Module *module = record->module;
    int64_t natural = (record->offset_bytes + record->align_bytes - 1) & -record->align_bytes;

    if (natural < size_bytes)
        add_padding(record, size_bytes);
    gcc_jit_struct *structure = gcc_jit_context_new_struct_type(module->context, NULL, name,
                                                                (int)record->fields.count, record->fields.items);
    return new_layout(module, shape, gcc_jit_struct_as_type(structure), size_bytes, record->align_bytes);
}

static Layout *layout_of_struct(Module *module, Type *type, const StructType *structure)
{
    Writer key = {.arena = module->arena};
    Name *name;

    type_compute_layout((Type *)structure);
    writer_text(&key, "{");
    list_each (Object *, field, structure->fields)
        writer_format(&key, "%s:%u;", field->name ? field->name->text : "", layout_of(module, field->type)->id);
    writer_text(&key, "}");
    Layout *layout = find_layout(module, &key, &name);
    if (layout)
        return layout;

    Record record = {.module = module, .align_bytes = 1};
    gcc_jit_field **fields = arena_new_array(module->arena, gcc_jit_field *, structure->fields.count + 1);
    for (uint32_t i = 0; i < structure->fields.count; i++) {
        Object *field = structure->fields.items[i];
        fields[i] = add_field(&record, layout_of(module, field->type), field->name->text, field->offset_bytes);
    }
    const char *text = type_if(NAMED, NamedType, type) ? type_link_text(module->arena, type) : "struct";
    layout = close_record(&record, SHAPE_STRUCT, text, ((Type *)structure)->size_bytes);
    layout->fields = fields;
    layout->field_count = structure->fields.count;
    map_put(module->arena, &module->layouts, name, layout);
    return layout;
}

static Layout *layout_of_array(Module *module, const ArrayType *array)
{
    Writer key = {.arena = module->arena};
    Layout *element = layout_of(module, array->element);
    Name *name;

    writer_format(&key, "[%lld]%u", (long long)array->length, element->id);
    Layout *layout = find_layout(module, &key, &name);
    if (layout)
        return layout;

    Record record = {.module = module, .align_bytes = element->align_bytes};
    gcc_jit_field **fields = arena_new_array(module->arena, gcc_jit_field *, 1);
    int64_t size_bytes = array->length * element->size_bytes;
    int64_t length = array->length < ARRAY_ITEMS_MAX ? array->length : ARRAY_ITEMS_MAX;
    /* No items still have an alignment. */
    gcc_jit_type *items = gcc_jit_context_new_array_type(module->context, NULL, element->type, (int)length);
    fields[0] = gcc_jit_context_new_field(module->context, NULL, items, "items");
    list_push(module->arena, &record.fields, fields[0]);
    record.offset_bytes = length * element->size_bytes;
    layout = close_record(&record, SHAPE_ARRAY, "array", size_bytes);
    layout->fields = fields;
    layout->field_count = 1;
    layout->element = element;
    layout->length = array->length;
    map_put(module->arena, &module->layouts, name, layout);
    return layout;
}

static Layout *make_layout(Module *module, Type *type)
{
    Type *under = type_underlying(type);

    switch ((TypeKind)under->kind) {
    case TYPE_BASIC: return layout_of_basic(module, ((BasicType *)under)->basic);
    case TYPE_ARRAY: return layout_of_array(module, (ArrayType *)under);
    case TYPE_SLICE: return module->slice;
    case TYPE_STRUCT: return layout_of_struct(module, type, (StructType *)under);
    case TYPE_INTERFACE: return module->interface;
    case TYPE_POINTER: case TYPE_SIGNATURE: case TYPE_MAP: case TYPE_CHAN:
        return layout_of_scalar(module, module->pointer_type);
    case TYPE_TUPLE: return layout_of_results(module, (TupleType *)under);
    case TYPE_NAMED: case TYPE_PARAMETER: case TYPE_UNION: break;
    }
    berth_bug("no layout of %s", type_text(module->arena, type, NULL));
}

Layout *layout_of(Module *module, Type *type)
{
    if (!type->codegen) {
        Layout *layout = make_layout(module, type);
        type->codegen = layout;
        if (type_has_pointers(type))
            map_put(module->arena, &module->layouts_with_pointers, layout->type, layout);
    }
    return type->codegen;
}

Layout *layout_of_fields(Module *module, Type **types, uint32_t count)
{
    Writer key = {.arena = module->arena};
    Name *name;

    writer_text(&key, "(");
    for (uint32_t i = 0; i < count; i++)
        writer_format(&key, "%u;", layout_of(module, types[i])->id);
    Layout *layout = find_layout(module, &key, &name);
    if (layout)
        return layout;

    Record record = {.module = module, .align_bytes = 1};
    gcc_jit_field **fields = arena_new_array(module->arena, gcc_jit_field *, count);
    for (uint32_t i = 0; i < count; i++) {
        Layout *field = layout_of(module, types[i]);
        int64_t offset_bytes = (record.offset_bytes + field->align_bytes - 1) & -field->align_bytes;
        fields[i] = add_field(&record, field, arena_format(module->arena, "r%u", i), offset_bytes);
    }
    layout = close_record(&record, SHAPE_TUPLE, "results",
                          (record.offset_bytes + record.align_bytes - 1) & -record.align_bytes);
    layout->fields = fields;
    layout->field_count = count;
    map_put(module->arena, &module->layouts, name, layout);
    bool has_pointers = false;
    for (uint32_t i = 0; i < count; i++)
        has_pointers = has_pointers || type_has_pointers(types[i]);
    if (has_pointers)
        map_put(module->arena, &module->layouts_with_pointers, layout->type, layout);
    return layout;
}

Layout *layout_of_results(Module *module, const TupleType *results)
{
    uint32_t count = results->variables.count;

    if (count == 0)
        return NULL;
    if (count == 1)
        return layout_of(module, results->variables.items[0]->type);
    Type **types = arena_new_array(module->arena, Type *, count);
    for (uint32_t i = 0; i < count; i++)
        types[i] = results->variables.items[i]->type;
    return layout_of_fields(module, types, count);
}

void layout_add_parameters(Module *module, Convention *convention, Layout *layout)
{
    if (layout->shape != SHAPE_SLICE) {
        list_push(module->arena, &convention->parameters, layout->type);
        return;
    }
    list_push(module->arena, &convention->parameters, module->pointer_type);
    list_push(module->arena, &convention->parameters, module->int64_type);
    list_push(module->arena, &convention->parameters, module->int64_type);
}

Convention *convention_of(Module *module, SignatureType *signature)
{
    Convention *convention = map_get(&module->conventions, signature);

    if (convention)
        return convention;
    convention = arena_new(module->arena, Convention);
    convention->result = layout_of_results(module, signature->results);
    list_each (Object *, parameter, signature->parameters->variables)
        layout_add_parameters(module, convention, layout_of(module, parameter->type));

    uint32_t count = convention->parameters.count;
    gcc_jit_type **types = arena_new_array(module->arena, gcc_jit_type *, count + 2);
    types[0] = types[count + 1] = module->pointer_type;
    if (count)
        memcpy(types + 1, convention->parameters.items, count * sizeof *types);
    gcc_jit_type *result = convention->result ? convention->result->type : module->void_type;
    convention->closure_call = gcc_jit_context_new_function_ptr_type(module->context, NULL, result,
                                                                     (int)count + 1, types + 1, 0);
    convention->method_call = gcc_jit_context_new_function_ptr_type(module->context, NULL, result,
                                                                    (int)count + 1, types, 0);
    map_put(module->arena, &module->conventions, signature, convention);
    return convention;
}
