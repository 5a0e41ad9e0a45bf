/* Static objects as assembly text.
 *
 * Those that are written to and hold no pointers go to a section of their own, go_plain_data, which the collector
 * leaves out; the others to .data, which it looks through, or to .rodata.
 * A func value points to a word that holds a code address.  These words are one array of the package, which GCC
 * sees, because it would drop functions that only the assembler sees a use of.
 */
#include "codegen/static_object.h"

#include <stdlib.h>

StaticObject *static_object_new(Module *module, const char *symbol, Type *type)
{
    StaticObject *object = arena_new(module->arena, StaticObject);

    object->symbol = symbol ? symbol : arena_format(module->arena, ".Lgo_static%u", ++module->label_count);
    object->type = type;
    object->size_bytes = type_size_bytes(type);
    return object;
}

/* ---- filling ---- */

static void put(Module *module, StaticObject *object, int64_t offset_bytes, const void *bytes, size_t count)
{
    if (!object->bytes)
        object->bytes = arena_alloc(module->arena, (size_t)object->size_bytes + 8, 8);
    memcpy(object->bytes + offset_bytes, bytes, count);
}

void static_put_bytes(Module *module, StaticObject *object, int64_t offset_bytes, const void *bytes, size_t count)
{
    if (count)
        put(module, object, offset_bytes, bytes, count);
}

void static_put_address(Module *module, StaticObject *object, int64_t offset_bytes, const char *symbol, int64_t addend)
{
    StaticReference reference = {offset_bytes, symbol, addend};

    list_push(module->arena, &object->references, reference);
}

static void put_complex(Module *module, StaticObject *object, int64_t offset_bytes, size_t size_bytes, Constant *constant)
{
    constant = constant_to_complex(constant);
    Constant *real = constant_to_float(constant_real(constant));
    Constant *imaginary = constant_to_float(constant_imaginary(constant));
    double parts[] = {constant_float64(real, NULL), constant_float64(imaginary, NULL)};
    float halves[] = {constant_float32(real, NULL), constant_float32(imaginary, NULL)};

    put(module, object, offset_bytes, size_bytes == 16 ? (void *)parts : (void *)halves, size_bytes);
}

static void put_float(Module *module, StaticObject *object, int64_t offset_bytes, size_t size_bytes, Constant *constant)
{
    constant = constant_to_float(constant);
    double value = constant_float64(constant, NULL);
    float half = constant_float32(constant, NULL);

    put(module, object, offset_bytes, size_bytes == 8 ? (void *)&value : (void *)&half, size_bytes);
}

static void put_integer(Module *module, StaticObject *object, int64_t offset_bytes, size_t size_bytes, Constant *constant)
{
    int64_t integer = 0;
    uint64_t large;

    constant = constant_to_int(constant);
    if (!constant_int64(constant, &integer) && constant_uint64(constant, &large))
        integer = (int64_t)large;
    if (integer)
        put(module, object, offset_bytes, &integer, size_bytes);
}

static void put_string(Module *module, StaticObject *object, int64_t offset_bytes, Text text)
{
    if (!text.length)
        return;
    static_put_address(module, object, offset_bytes, module_bytes_symbol(module, text, 1), 0);
    put(module, object, offset_bytes + 8, &(int64_t){(int64_t)text.length}, 8);
}

void static_put_constant(Module *module, StaticObject *object, int64_t offset_bytes, Type *type, Constant *constant)
{
    size_t size_bytes = (size_t)type_size_bytes(type);

    if (type_is_string(type)) {
        put_string(module, object, offset_bytes, constant_text(constant));
    } else if (type_is_boolean(type)) {
        if (constant_bool(constant))
            put(module, object, offset_bytes, "\1", 1);
    } else if (type_is_complex(type)) {
        put_complex(module, object, offset_bytes, size_bytes, constant);
    } else if (type_is_float(type)) {
        put_float(module, object, offset_bytes, size_bytes, constant);
    } else {
        put_integer(module, object, offset_bytes, size_bytes, constant);
    }
}

/* ---- functions ---- */

static const char *functions_symbol(Module *module)
{
    return module_symbol(module, "%s.<functions>", module->package->package->path)->text;
}

void static_put_function(Module *module, StaticObject *object, int64_t offset_bytes, gcc_jit_function *code)
{
    uintptr_t number = (uintptr_t)map_get(&module->static_functions, code);

    if (!number) {
        gcc_jit_rvalue *address = gcc_jit_function_get_address(code, NULL);
        address = gcc_jit_context_new_cast(module->context, NULL, address, gcc_jit_type_get_const(module->pointer_type));
        list_push(module->arena, &module->static_function_codes, address);
        number = module->static_function_codes.count;
        map_put(module->arena, &module->static_functions, code, (void *)number);
    }
    static_put_address(module, object, offset_bytes, functions_symbol(module), (int64_t)(number - 1) * 8);
}

void static_functions_write(Module *module)
{
    gcc_jit_context *context = module->context;
    gcc_jit_rvalue **codes = module->static_function_codes.items;
    uint32_t count = module->static_function_codes.count;

    if (!count)
        return;
    gcc_jit_type *type = gcc_jit_context_new_array_type(context, NULL, gcc_jit_type_get_const(module->pointer_type),
                                                        (int)count);
    gcc_jit_lvalue *table = gcc_jit_context_new_global(context, NULL, GCC_JIT_GLOBAL_EXPORTED, type,
                                                       functions_symbol(module));
    gcc_jit_global_set_initializer_rvalue(table, gcc_jit_context_new_array_constructor(context, NULL, type, count, codes));
}

/* ---- writing ---- */

bool static_object_is_zero(const StaticObject *object)
{
    return !object->bytes && !object->references.count;
}

static int compare_references(const void *a, const void *b)
{
    const StaticReference *x = a, *y = b;

    return x->offset_bytes < y->offset_bytes ? -1 : x->offset_bytes > y->offset_bytes;
}

/* One of its own for each object, so that the linker can leave out what nobody uses. */
static const char *section_of(Module *module, const StaticObject *object)
{
    unsigned number = ++module->label_count;

    if (object->is_read_only)
        return arena_format(module->arena, ".rodata.%u,\"a\",@progbits", number);
    if (!type_has_pointers(object->type))
        return arena_format(module->arena, GO_PLAIN_DATA_SECTION ",\"aw\",@progbits,unique,%u", number);
    if (static_object_is_zero(object))
        return arena_format(module->arena, ".bss.%u,\"aw\",@nobits", number);
    return arena_format(module->arena, ".data.%u,\"aw\",@progbits", number);
}

static void open_object(Module *module, const StaticObject *object)
{
    int64_t align_bytes = object->size_bytes >= 16 ? 16 : type_align_bytes(object->type);

    module_assembly(module, "\t.section %s\n\t.balign %lld\n", section_of(module, object), (long long)align_bytes);
    if (object->symbol[0] != '.')
        module_assembly(module, "\t.globl %s\n\t.type %s, @object\n\t.size %s, %lld\n", object->symbol, object->symbol,
                        object->symbol, (long long)object->size_bytes);
    module_assembly(module, "%s:\n", object->symbol);
}

/* Bytes up to the offset `end`, from *written on. */
static void write_bytes_to(Module *module, const StaticObject *object, int64_t *written, int64_t end)
{
    size_t count = (size_t)(end - *written);

    if (object->bytes)
        assembly_bytes(module, (char *)object->bytes + *written, count);
    else if (count)
        module_assembly(module, "\t.zero %zu\n", count);
    *written = end;
}

void static_object_write(Module *module, StaticObject *object)
{
    int64_t written = 0;

    if (object->references.count)
        qsort(object->references.items, object->references.count, sizeof(StaticReference), compare_references);
    open_object(module, object);
    list_each (StaticReference, reference, object->references) {
        write_bytes_to(module, object, &written, reference.offset_bytes);
        if (reference.addend)
            module_assembly(module, "\t.quad %s+%lld\n", reference.symbol, (long long)reference.addend);
        else
            module_assembly(module, "\t.quad %s\n", reference.symbol);
        written += 8;
    }
    /* An address of its own, even if it has no size. */
    if (!object->size_bytes)
        module_assembly(module, "\t.zero 1\n");
    write_bytes_to(module, object, &written, object->size_bytes);
}
