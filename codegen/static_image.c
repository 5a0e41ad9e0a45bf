/* Static image: the constant part of a composite literal, as read-only data.
 *
 * A literal with many constants is copied from its image, then what is not constant is stored.  What is known of
 * nodes without running them, for images and for package variables, is here too.
 */
#include "codegen/static_image.h"
#include "codegen/emit.h"
#include "codegen/static_object.h"

enum {
    LEAVES_MIN = 6,            /* fewer constants are as short as stores */
    BYTES_PER_LEAF_MAX = 64    /* a sparse image would be mostly zeros */
};

/* ---- nodes ---- */

IrNode *static_strip(IrNode *node)
{
    while ((node->op == OP_PAREN || node->op == OP_CONVERT_NOP) && !node->initial)
        node = ((IrUnary *)node)->x;
    return node;
}

IrNode *static_element_value(IrNode *element)
{
    if (element->op == OP_KEY)
        return ((IrKey *)element)->value;
    if (element->op == OP_STRUCT_KEY)
        return ((IrStructKey *)element)->value;
    return element;
}

static bool is_package_variable(const IrNode *node)
{
    const IrName *name = ir_if(NAME, IrName, node);

    return name && name->class == IR_PACKAGE_VARIABLE && strcmp(name->name, "_") != 0;
}

static int64_t field_offset(const IrSelector *node)
{
    StructType *type = under_as(STRUCT, StructType, node->x->type);

    type_compute_layout((Type *)type);
    return type->fields.items[node->index]->offset_bytes;
}

bool static_location(IrNode *node, StaticLocation *location)
{
    int64_t index;

    node = node_unparen(node);
    if (node->initial)
        return false;
    if (is_package_variable(node)) {
        *location = (StaticLocation){(IrName *)node, 0};
        return true;
    }
    if (node->op == OP_DOT) {
        if (!static_location(((IrSelector *)node)->x, location))
            return false;
        location->offset_bytes += field_offset((IrSelector *)node);
        return true;
    }
    if (node->op != OP_INDEX || !under_if(ARRAY, ArrayType, ((IrIndex *)node)->x->type) ||
        !node_constant_int(((IrIndex *)node)->index, &index) || !static_location(((IrIndex *)node)->x, location))
        return false;
    location->offset_bytes += index * type_size_bytes(node->type);
    return true;
}

static void each_field(IrComposite *literal, StaticVisit *visit, void *context)
{
    StructType *type = under_as(STRUCT, StructType, literal->node.type);

    type_compute_layout((Type *)type);
    list_each (IrNode *, element, literal->elements) {
        IrStructKey *key = ir_as(STRUCT_KEY, IrStructKey, element);
        Object *field = type->fields.items[key->index];
        if (!field->name->is_blank)
            visit(context, field->offset_bytes, key->value);
    }
}

void static_each_element(IrComposite *literal, StaticVisit *visit, void *context)
{
    if (literal->node.op == OP_STRUCT_LITERAL) {
        each_field(literal, visit, context);
        return;
    }
    ArrayType *array = under_if(ARRAY, ArrayType, literal->node.type);
    Type *element_type = array ? array->element : under_as(SLICE, SliceType, literal->node.type)->element;
    int64_t element_bytes = type_size_bytes(element_type), index = 0;
    list_each (IrNode *, element, literal->elements) {
        if (element->op == OP_KEY)
            node_constant_int(((IrKey *)element)->key, &index);
        visit(context, index++ * element_bytes, static_element_value(element));
    }
}

IrNode *static_boxed_value(IrNode *conversion)
{
    while (conversion->op == OP_CONVERT_INTERFACE && !conversion->initial)
        conversion = ((IrUnary *)conversion)->x;
    return type_is_interface(conversion->type) ? NULL : conversion;
}

const char *static_interface_symbol(Module *module, Type *interface, Type *type)
{
    bool has_methods = type_interface_methods(module->arena, under_as(INTERFACE, InterfaceType, interface))->count > 0;

    return has_methods ? itab_symbol(module, interface, type) : descriptor_symbol(module, type);
}

/* ---- what is static ---- */

static bool is_static_interface(IrNode *conversion)
{
    IrNode *value = static_boxed_value(conversion);

    return value && image_is_static(value);
}

bool image_is_static(IrNode *node)
{
    Type *type = node->type;
    StaticLocation location;

    node = static_strip(node);
    if (node->initial)
        return false;
    switch ((int)node->op) {
    case OP_NIL:
        return true;
    case OP_LITERAL:
        return !type_is_interface(type);
    case OP_NAME:
        return ((IrName *)node)->class == IR_FUNCTION;
    case OP_ADDRESS:
        return static_location(((IrUnary *)node)->x, &location);
    case OP_CONVERT_INTERFACE:
        return is_static_interface(node);
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL:
        list_each (IrNode *, element, ((IrComposite *)node)->elements)
            if (!image_is_static(static_element_value(element)))
                return false;
        return true;
    }
    return false;
}

bool literal_is_constant(IrNode *node)
{
    IrNode *boxed;

    node = node_unparen(node);
    if (node->initial)
        return false;
    switch ((int)node->op) {
    case OP_LITERAL: case OP_NIL:
        return true;
    case OP_CONVERT_INTERFACE:
        boxed = static_boxed_value(node);
        return boxed && literal_is_constant(boxed);
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL:
        list_each (IrNode *, element, ((IrComposite *)node)->elements)
            if (!literal_is_constant(static_element_value(element)))
                return false;
        return true;
    }
    return false;
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
        if (image_is_static(node))
            put_interface(image, type, node);
        return;
    }
}

static uint32_t count_leaves(IrNode *node)
{
    uint32_t count = 0;

    node = static_strip(node);
    if (node->op != OP_STRUCT_LITERAL && node->op != OP_ARRAY_LITERAL)
        return image_is_static(node);
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
