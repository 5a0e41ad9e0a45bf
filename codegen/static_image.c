/* Static image: the constant part of a composite literal, as read-only data.
 *
 * Bytes are laid out as the value is in memory; string data are references to symbols.  A literal with many
 * constants is copied from its image, then what is not constant is stored.
 */
#include "codegen/static_image.h"
#include "codegen/emit.h"

#include <stdlib.h>

enum {
    LEAVES_MIN = 6,            /* fewer constants are as short as stores */
    BYTES_PER_LEAF_MAX = 64    /* a sparse image would be mostly zeros */
};

typedef struct Reference { int64_t offset_bytes; const char *symbol; } Reference;

typedef struct Image {
    Module *module;
    unsigned char *bytes;
    LIST(Reference) references;
    uint32_t leaf_count;
} Image;

static IrNode *strip(IrNode *node)
{
    while (node->op == OP_PAREN || node->op == OP_CONVERT_NOP)
        node = ((IrUnary *)node)->x;
    return node;
}

static IrNode *element_value(IrNode *element)
{
    if (element->op == OP_KEY)
        return ((IrKey *)element)->value;
    if (element->op == OP_STRUCT_KEY)
        return ((IrStructKey *)element)->value;
    return element;
}

bool image_is_static(IrNode *node)
{
    Type *type = node->type;

    node = strip(node);
    if (node->initial)
        return false;
    if (node->op == OP_NIL)
        return true;
    if (node->op == OP_LITERAL)
        return !type_is_interface(type);
    if (node->op != OP_STRUCT_LITERAL && node->op != OP_ARRAY_LITERAL)
        return false;
    list_each (IrNode *, element, ((IrComposite *)node)->elements)
        if (!image_is_static(element_value(element)))
            return false;
    return true;
}

static void put(Image *image, int64_t offset_bytes, const void *bytes, size_t size_bytes)
{
    memcpy(image->bytes + offset_bytes, bytes, size_bytes);
    image->leaf_count++;
}

static void put_number(Image *image, int64_t offset_bytes, Type *type, Constant *constant)
{
    size_t size_bytes = (size_t)type_size_bytes(type);
    int64_t integer = 0;
    uint64_t large;

    if (type_is_boolean(type)) {
        unsigned char byte = constant_bool(constant);
        put(image, offset_bytes, &byte, 1);
    } else if (type_is_complex(type)) {
        double parts[2] = {constant_float64(constant_to_float(constant_real(constant_to_complex(constant))), NULL),
                           constant_float64(constant_to_float(constant_imaginary(constant_to_complex(constant))), NULL)};
        float halves[2] = {(float)parts[0], (float)parts[1]};
        put(image, offset_bytes, size_bytes == 16 ? (void *)parts : (void *)halves, size_bytes);
    } else if (type_is_float(type)) {
        double value = constant_float64(constant_to_float(constant), NULL);
        float half = constant_float32(constant_to_float(constant), NULL);
        put(image, offset_bytes, size_bytes == 8 ? (void *)&value : (void *)&half, size_bytes);
    } else {
        constant = constant_to_int(constant);
        if (!constant_int64(constant, &integer) && constant_uint64(constant, &large))
            integer = (int64_t)large;
        put(image, offset_bytes, &integer, size_bytes);
    }
}

static void put_literal(Image *image, int64_t offset_bytes, Type *type, Constant *constant)
{
    if (!type_is_string(type)) {
        put_number(image, offset_bytes, type, constant);
        return;
    }
    Text text = constant_text(constant);
    if (text.length) {
        Reference reference = {offset_bytes, module_bytes_symbol(image->module, text, 1)};
        list_push(image->module->arena, &image->references, reference);
    }
    put(image, offset_bytes + 8, &(int64_t){(int64_t)text.length}, 8);
}

static void put_value(Image *image, int64_t offset_bytes, IrNode *node);

static void put_struct(Image *image, int64_t offset_bytes, IrComposite *literal)
{
    StructType *type = under_as(STRUCT, StructType, literal->node.type);

    type_compute_layout((Type *)type);
    list_each (IrNode *, element, literal->elements) {
        IrStructKey *key = ir_as(STRUCT_KEY, IrStructKey, element);
        if (!type->fields.items[key->index]->name->is_blank)
            put_value(image, offset_bytes + type->fields.items[key->index]->offset_bytes, key->value);
    }
}

static void put_array(Image *image, int64_t offset_bytes, IrComposite *literal)
{
    int64_t element_bytes = type_size_bytes(under_as(ARRAY, ArrayType, literal->node.type)->element);
    int64_t index = 0;

    list_each (IrNode *, element, literal->elements) {
        if (element->op == OP_KEY)
            node_constant_int(((IrKey *)element)->key, &index);
        put_value(image, offset_bytes + index++ * element_bytes, element_value(element));
    }
}

static void put_value(Image *image, int64_t offset_bytes, IrNode *node)
{
    Type *type = node->type;

    node = strip(node);
    if (node->op == OP_STRUCT_LITERAL)
        put_struct(image, offset_bytes, (IrComposite *)node);
    else if (node->op == OP_ARRAY_LITERAL)
        put_array(image, offset_bytes, (IrComposite *)node);
    else if (node->op == OP_LITERAL && !type_is_interface(type))
        put_literal(image, offset_bytes, type, ((IrLiteral *)node)->constant);
}

static int compare_references(const void *a, const void *b)
{
    const Reference *x = a, *y = b;

    return x->offset_bytes < y->offset_bytes ? -1 : x->offset_bytes > y->offset_bytes;
}

static const char *write_image(Image *image, int64_t size_bytes)
{
    Module *module = image->module;
    const char *symbol = arena_format(module->arena, ".Lgo_image%u", ++module->label_count);
    int64_t written = 0;

    if (image->references.count)
        qsort(image->references.items, image->references.count, sizeof(Reference), compare_references);
    module_assembly(module, "\t.section .rodata\n\t.balign 16\n%s:\n", symbol);
    list_each (Reference, reference, image->references) {
        assembly_bytes(module, (char *)image->bytes + written, (size_t)(reference.offset_bytes - written));
        module_assembly(module, "\t.quad %s\n", reference.symbol);
        written = reference.offset_bytes + 8;
    }
    assembly_bytes(module, (char *)image->bytes + written, (size_t)(size_bytes - written));
    return symbol;
}

static uint32_t count_leaves(IrNode *node)
{
    uint32_t count = 0;

    node = strip(node);
    if (node->op == OP_LITERAL)
        return 1;
    if (node->op != OP_STRUCT_LITERAL && node->op != OP_ARRAY_LITERAL)
        return 0;
    list_each (IrNode *, element, ((IrComposite *)node)->elements)
        count += count_leaves(element_value(element));
    return count;
}

const char *image_of_literal(Module *module, IrNode *literal)
{
    int64_t size_bytes = type_size_bytes(literal->type);
    uint32_t leaves = count_leaves(literal);

    if (leaves < LEAVES_MIN || size_bytes > (int64_t)leaves * BYTES_PER_LEAF_MAX)
        return NULL;
    return image_of_value(module, literal);
}

const char *image_of_value(Module *module, IrNode *node)
{
    int64_t size_bytes = type_size_bytes(node->type);
    Image image = {.module = module, .bytes = arena_alloc(module->arena, (size_t)size_bytes + 8, 8)};

    put_value(&image, 0, node);
    return write_image(&image, size_bytes);
}
