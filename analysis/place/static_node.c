/* What is known of nodes without running them. */
#include "analysis/place/static_node.h"

IrNode *node_unparen(IrNode *node)
{
    while (node->op == OP_PAREN && !node->initial)
        node = ((IrUnary *)node)->x;
    return node;
}

bool node_constant_int(const IrNode *node, int64_t *value)
{
    uint64_t large;

    node = node_unparen((IrNode *)node);
    if (node->op != OP_LITERAL)
        return false;
    Constant *constant = constant_to_int(((const IrLiteral *)node)->constant);
    if (constant_kind(constant) != CONSTANT_INT)
        return false;
    if (constant_int64(constant, value))
        return true;
    if (!constant_uint64(constant, &large))
        return false;
    *value = (int64_t)large;
    return true;
}

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

static bool is_static_interface(IrNode *conversion)
{
    IrNode *value = static_boxed_value(conversion);

    return value && node_is_static(value);
}

bool node_is_static(IrNode *node)
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
            if (!node_is_static(static_element_value(element)))
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
