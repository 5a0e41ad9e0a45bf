/* Indexing and slicing of strings, arrays and slices.
 *
 * Bounds of a slice expression are checked from the last to the first, as Go does, so that each is compared
 * with one known to be good.  s[len(s):] with no capacity left keeps its data pointer: it must not point at
 * the next object.
 */
#include "codegen/emit.h"

Value emit_array_element(Function *f, Value array, Layout *element, gcc_jit_rvalue *index)
{
    if (array.layout->length == 0)  /* never reached: no index is in range */
        return value_at(f, element, value_address(f, array));
    array = value_in_memory(f, array);
    gcc_jit_rvalue *items = array.layout->length > ARRAY_ITEMS_MAX
        ? gcc_cast(f, value_address(f, array), element->pointer)
        : gcc_jit_lvalue_as_rvalue(gcc_jit_lvalue_access_field(array.lvalue, f->location, array.layout->fields[0]));
    Value value = value_of_memory(element, gcc_jit_context_new_array_access(f->module->context, f->location, items, index));
    value.is_frame = array.is_frame;
    value.is_kept = array.is_kept;
    return value;
}

Value emit_element(Function *f, Value slice, Layout *element, gcc_jit_rvalue *index)
{
    gcc_jit_rvalue *items = gcc_cast(f, value_part(f, slice, PART_DATA), element->pointer);

    return value_of_memory(element, gcc_jit_context_new_array_access(f->module->context, f->location, items, index));
}

static Value index_string(Function *f, IrIndex *node)
{
    Value string = emit_value(f, node->x);
    gcc_jit_rvalue *length = value_part(f, string, PART_LENGTH);
    gcc_jit_rvalue *index = guard_index(f, node->index, length, -1, node->node.is_bounded);

    return value_of_memory(layout_of(f->module, node->node.type),
                           gcc_jit_context_new_array_access(f->module->context, f->location,
                                                            value_part(f, string, PART_DATA), index));
}

Value emit_index(Function *f, IrIndex *node)
{
    Layout *element = layout_of(f->module, node->node.type);
    ArrayType *array = under_if(ARRAY, ArrayType, node->x->type);

    if (type_is_string(node->x->type))
        return index_string(f, node);
    Value x = emit_value(f, node->x);
    if (array) {
        gcc_jit_rvalue *length = gcc_int(f, f->module->int64_type, array->length);
        gcc_jit_rvalue *index = guard_index(f, node->index, length, array->length, node->node.is_bounded);
        return emit_array_element(f, x, element, index);
    }
    gcc_jit_rvalue *length = value_part(f, x, PART_LENGTH);
    return emit_element(f, x, element, guard_index(f, node->index, length, -1, node->node.is_bounded));
}

/* What is sliced: its data, length and capacity. */
typedef struct Sliced {
    gcc_jit_rvalue *data, *length, *capacity;
    int64_t element_bytes;
    bool is_string, is_array;
} Sliced;

static Sliced sliced_of(Function *f, IrSlice *node)
{
    gcc_jit_type *int64_type = f->module->int64_type;
    Type *type = node->x->type;
    PointerType *pointer = under_if(POINTER, PointerType, type);
    Value x = value_keep(f, emit_value(f, node->x));

    if (pointer) {
        ArrayType *array = under_as(ARRAY, ArrayType, pointer->element);
        gcc_jit_rvalue *length = gcc_int(f, int64_type, array->length);
        guard_nil(f, node->x, value_rvalue(f, x));
        return (Sliced){value_rvalue(f, x), length, length, type_size_bytes(array->element), false, true};
    }
    gcc_jit_rvalue *data = gcc_cast(f, value_part(f, x, PART_DATA), f->module->pointer_type);
    gcc_jit_rvalue *length = value_part(f, x, PART_LENGTH);
    if (type_is_string(type))
        return (Sliced){data, length, length, 1, true, false};
    SliceType *slice = under_as(SLICE, SliceType, type);
    return (Sliced){data, length, value_part(f, x, PART_CAPACITY), type_size_bytes(slice->element), false, false};
}

static void guard_bound_node(Function *f, IrNode *node, gcc_jit_rvalue *index, gcc_jit_rvalue *limit, BoundsCode code,
                             bool is_bounded)
{
    if (!is_bounded)
        guard_slice_bound(f, index, !type_is_unsigned(node->type), limit, code);
}

static bool is_zero(IrNode *node)
{
    int64_t constant;

    return !node || (node_constant_int(node, &constant) && constant == 0);
}

/* data + low elements, but data itself if no capacity is left. */
static gcc_jit_rvalue *advance(Function *f, const Sliced *sliced, gcc_jit_rvalue *low, gcc_jit_rvalue *room)
{
    gcc_jit_type *int64_type = f->module->int64_type;
    gcc_jit_rvalue *mask = gcc_binary(f, GCC_JIT_BINARY_OP_RSHIFT, gcc_negate(f, room),
                                        gcc_int(f, int64_type, 63));
    gcc_jit_rvalue *bytes = gcc_binary(f, GCC_JIT_BINARY_OP_MULT, low,
                                         gcc_int(f, int64_type, sliced->element_bytes));

    return gcc_keep(f, gcc_offset(f, sliced->data, gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_AND, bytes, mask)));
}

static gcc_jit_rvalue *minus(Function *f, gcc_jit_rvalue *x, gcc_jit_rvalue *y)
{
    return gcc_keep(f, gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, x, y));
}

Value emit_slice(Function *f, IrSlice *node)
{
    gcc_jit_rvalue *zero = gcc_zero(f, f->module->int64_type);
    Sliced sliced = sliced_of(f, node);
    gcc_jit_rvalue *low = node->low ? emit_int64(f, node->low) : zero;
    gcc_jit_rvalue *high = node->high ? emit_int64(f, node->high) : sliced.length;
    gcc_jit_rvalue *max = node->max ? emit_int64(f, node->max) : sliced.capacity;
    bool is_bounded = node->node.is_bounded;

    if (node->max) {
        guard_bound_node(f, node->max, max, sliced.capacity,
                         sliced.is_array ? BOUNDS_SLICE3_LENGTH : BOUNDS_SLICE3_CAPACITY, is_bounded);
        guard_bound_node(f, node->high, high, max, BOUNDS_SLICE3_HIGH, is_bounded);
        if (!is_zero(node->low))
            guard_bound_node(f, node->low, low, high, BOUNDS_SLICE3_LOW, is_bounded);
    } else {
        if (node->high)
            guard_bound_node(f, node->high, high, sliced.capacity,
                             sliced.is_string || sliced.is_array ? BOUNDS_SLICE_LENGTH : BOUNDS_SLICE_CAPACITY,
                             is_bounded);
        if (!is_zero(node->low))
            guard_bound_node(f, node->low, low, high, BOUNDS_SLICE_LOW, is_bounded);
    }
    if (is_zero(node->low))
        return sliced.is_string ? value_of_string(f, sliced.data, high) : value_of_slice(f, sliced.data, high, max);
    gcc_jit_rvalue *length = minus(f, high, low);
    gcc_jit_rvalue *room = sliced.is_string ? length : minus(f, max, low);
    gcc_jit_rvalue *data = advance(f, &sliced, low, room);
    return sliced.is_string ? value_of_string(f, data, length) : value_of_slice(f, data, length, room);
}
