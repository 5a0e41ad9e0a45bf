/* Static image: the constant part of a composite literal, as read-only data.
 *
 * A literal with many constants is copied from its image, then what is not constant is stored.
 */
#include "codegen/static_image.h"
#include "codegen/emit.h"
#include "codegen/static_object.h"

enum {
    LEAVES_MIN = 6,            /* fewer constants are as short as stores */
    BYTES_PER_LEAF_MAX = 64    /* a sparse image would be mostly zeros */
};

const char *static_interface_symbol(Module *module, Type *interface, Type *type)
{
    bool has_methods = type_interface_methods(module->arena, under_as(INTERFACE, InterfaceType, interface))->count > 0;

    return has_methods ? itab_symbol(module, interface, type) : descriptor_symbol(module, type);
}

/* ---- images ---- */

typedef struct Image {
    Module *module;
    StaticObject *object;
    int64_t offset_bytes;    /* of the value being put */
} Image;

static void put_value(Image *image, IrNode *node);

static void put_element(void *context, int64_t offset_bytes, IrNode *value)
{
    Image *image = context;
    int64_t outside = image->offset_bytes;

    image->offset_bytes = outside + offset_bytes;
    put_value(image, value);
    image->offset_bytes = outside;
}

static void put_interface(Image *image, Type *interface, IrNode *conversion)
{
    Module *module = image->module;
    IrNode *value = static_boxed_value(conversion);

    static_put_address(module, image->object, image->offset_bytes,
                       static_interface_symbol(module, interface, value->type), 0);
    if (type_is_pointer_shaped(value->type))
        put_element(image, 8, value);
    else
        static_put_address(module, image->object, image->offset_bytes + 8, image_of_value(module, value), 0);
}

static void put_value(Image *image, IrNode *node)
{
    Module *module = image->module;
    Type *type = node->type;
    StaticLocation location;

    node = static_strip(node);
    switch ((int)node->op) {
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL:
        static_each_element((IrComposite *)node, put_element, image);
        return;
    case OP_LITERAL:
        if (!type_is_interface(type))
            static_put_constant(module, image->object, image->offset_bytes, type, ((IrLiteral *)node)->constant);
        return;
    case OP_NAME:
        if (((IrName *)node)->class == IR_FUNCTION)
            static_put_function(module, image->object, image->offset_bytes,
                                module_function(module, ((IrName *)node)->function));
        return;
    case OP_ADDRESS:
        if (static_location(((IrUnary *)node)->x, &location))
            static_put_address(module, image->object, image->offset_bytes,
                               package_variable_symbol(module, location.variable), location.offset_bytes);
        return;
    case OP_CONVERT_INTERFACE:
        if (node_is_static(node))
            put_interface(image, type, node);
        return;
    }
}

static uint32_t count_leaves(IrNode *node)
{
    uint32_t count = 0;

    node = static_strip(node);
    if (node->op != OP_STRUCT_LITERAL && node->op != OP_ARRAY_LITERAL)
        return node_is_static(node);
    list_each (IrNode *, element, ((IrComposite *)node)->elements)
        count += count_leaves(static_element_value(element));
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
    Image image = {.module = module, .object = static_object_new(module, NULL, node->type)};

    image.object->is_read_only = true;
    put_value(&image, node);
    static_object_write(module, image.object);
    return image.object->symbol;
}
