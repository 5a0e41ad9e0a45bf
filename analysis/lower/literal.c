/* Composite literals.
 * Source: cmd/compile/internal/noder/expr.go (compLit); transform.go (transformCompLit), Go 1.19.
 */
#include "analysis/lower/internal.h"

/* Elements as written: a KEY, whose key is NULL for the name of a field, or a value, with the
 * position that the register gets for it. */
typedef struct Element {
    Expr *key;
    IrNode *key_node;        /* of arrays, slices and maps */
    IrNode *value;
    Pos pos;                 /* of the ':' or the value */
} Element;
typedef LIST(Element) ElementList;

static ElementList lower_elements(Lower *lower, CompositeLit *literal, bool is_struct)
{
    ElementList elements = {0};

    list_each (Expr *, x, literal->elements) {
        KeyValue *pair = node_if(KEY_VALUE, KeyValue, x);
        Element element = {.pos = node_pos(x)};
        lower_pass(lower, element.pos);
        if (pair) {
            element.key = pair->key;
            lower_pass(lower, node_pos(pair->key));
            element.key_node = is_struct ? NULL : lower_expr(lower, pair->key);
        }
        element.value = lower_expr(lower, pair ? pair->value : x);
        if (element.value->op == OP_NAME)
            lower_pass(lower, node_pos(pair ? pair->value : x));
        else if (!pair)
            element.pos = element.value->pos;
        list_push(lower->arena, &elements, element);
    }
    return elements;
}

static uint32_t field_index(StructType *type, const Expr *key, Lower *lower)
{
    const NameExpr *name = node_as(NAME_EXPR, NameExpr, key);
    /* An instance may be of another package, whose fields it names. */
    const Package *package = name->object ? name->object->package : lower->package->package;
    int index = object_list_find(&type->fields, package, name->name);

    if (index < 0)
        berth_bug("no field %s", name->name->text);
    return (uint32_t)index;
}

static void lower_struct_elements(Lower *lower, IrComposite *node, StructType *type, const ElementList *elements)
{
    for (uint32_t i = 0; i < elements->count; i++) {
        const Element *element = &elements->items[i];
        lower->pos = element->pos;
        IrStructKey *key = lower_node(lower, STRUCT_KEY, IrStructKey, element->pos, NULL);
        key->index = element->key ? field_index(type, element->key, lower) : i;
        key->field = type->fields.items[key->index];
        key->value = lower_assign_conversion(lower, element->value, key->field->type);
        list_push(lower->arena, &node->elements, &key->node);
    }
}

static IrNode *new_key(Lower *lower, Pos pos, IrNode *key, IrNode *value)
{
    IrKey *node = lower_node(lower, KEY, IrKey, pos, NULL);

    node->key = key;
    node->value = value;
    return &node->node;
}

static void lower_array_elements(Lower *lower, IrComposite *node, Type *element_type, const ElementList *elements)
{
    int64_t index = 0;

    for (uint32_t i = 0; i < elements->count; i++) {
        const Element *element = &elements->items[i];
        lower->pos = element->pos;
        if (element->key_node)
            constant_int64(ir_as(LITERAL, IrLiteral, element->key_node)->constant, &index);
        IrNode *value = lower_assign_conversion(lower, element->value, element_type);
        list_push(lower->arena, &node->elements,
                  element->key_node ? new_key(lower, element->pos, element->key_node, value) : value);
        if (++index > node->length)
            node->length = index;
    }
}

static void lower_map_elements(Lower *lower, IrComposite *node, MapType *type, const ElementList *elements)
{
    for (uint32_t i = 0; i < elements->count; i++) {
        const Element *element = &elements->items[i];
        lower->pos = element->pos;
        IrNode *key = lower_assign_conversion(lower, element->key_node, type->key);
        IrNode *value = lower_assign_conversion(lower, element->value, type->element);
        list_push(lower->arena, &node->elements, new_key(lower, element->pos, key, value));
    }
}

static void convert_elements(Lower *lower, IrComposite *node, const ElementList *elements)
{
    Type *type = type_underlying(node->node.type);
    ArrayType *array = type_if(ARRAY, ArrayType, type);

    if (type->kind == TYPE_STRUCT) {
        node->node.op = OP_STRUCT_LITERAL;
        lower_struct_elements(lower, node, type_as(STRUCT, StructType, type), elements);
    } else if (type->kind == TYPE_MAP) {
        node->node.op = OP_MAP_LITERAL;
        lower_map_elements(lower, node, type_as(MAP, MapType, type), elements);
    } else if (array) {
        node->node.op = OP_ARRAY_LITERAL;
        lower_array_elements(lower, node, array->element, elements);
        node->length = array->length;
    } else {
        node->node.op = OP_SLICE_LITERAL;
        lower_array_elements(lower, node, type_as(SLICE, SliceType, type)->element, elements);
    }
}

IrNode *lower_composite(Lower *lower, CompositeLit *literal, Type *type)
{
    Type *pointed = lower_element_of_pointer(type);

    /* An elided &T in a literal of pointers. */
    if (pointed) {
        IrNode *inner = lower_composite(lower, literal, pointed);
        return lower_new_unary(lower, OP_POINTER_LITERAL, node_pos(literal), type, inner);
    }

    ElementList elements = lower_elements(lower, literal, under_if(STRUCT, StructType, type) != NULL);
    IrComposite *node = lower_node(lower, STRUCT_LITERAL, IrComposite, node_pos(literal), type);
    Pos outside = lower->pos;
    lower->pos = node_pos(literal);
    convert_elements(lower, node, &elements);
    lower->pos = outside;
    return &node->node;
}
