/* Conversions between numbers, strings and slices.
 *
 * Floats become integers as amd64's instructions do it, out of range too: GCC would saturate constants, so the
 * instruction is written out.  Types with the same layout need no code.
 * Source: Go spec, Conversions; Go 1.19 cmd/compile/internal/ssagen (which instruction for which pair).
 */
#include "codegen/emit.h"

static bool is_double(Type *type)
{
    return type_size_bytes(type) == 8;
}

/* cvttss2si and its kin: 1 << (width - 1) for what does not fit. */
static gcc_jit_rvalue *truncate_float(Function *f, gcc_jit_rvalue *x, bool from_double, bool to_64)
{
    static const char *const texts[2][2] = {{"cvttss2sil %1, %0", "cvttss2siq %1, %0"},
                                            {"cvttsd2sil %1, %0", "cvttsd2siq %1, %0"}};
    gcc_jit_lvalue *result = function_temporary(f, to_64 ? f->module->int64_type : f->module->int32_type);
    gcc_jit_extended_asm *text = gcc_jit_block_add_extended_asm(f->block, f->location, texts[from_double][to_64]);

    gcc_jit_extended_asm_add_output_operand(text, NULL, "=r", result);
    gcc_jit_extended_asm_add_input_operand(text, NULL, "x", x);
    return gcc_jit_lvalue_as_rvalue(result);
}

/* uint64(x): from 1 << 63 on the instruction sees x - 1 << 63. */
static gcc_jit_rvalue *truncate_to_uint64(Function *f, gcc_jit_rvalue *x, bool from_double)
{
    Module *module = f->module;
    gcc_jit_type *type = gcc_jit_rvalue_get_type(x);
    gcc_jit_rvalue *limit = gcc_jit_context_new_rvalue_from_double(module->context, type, 9223372036854775808.0);
    gcc_jit_block *small = function_block(f), *large = function_block(f), *after = function_block(f);
    gcc_jit_lvalue *result = function_temporary(f, module->uint64_type);

    x = gcc_keep(f, x);
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, x, limit), small, large);
    function_enter(f, small);
    gcc_store(f, result, gcc_cast(f, truncate_float(f, x, from_double, true), module->uint64_type));
    function_jump(f, after);
    function_enter(f, large);
    gcc_jit_rvalue *low = truncate_float(f, gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, x, limit), from_double, true);
    gcc_store(f, result, gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_OR, gcc_cast(f, low, module->uint64_type),
                                        gcc_int(f, module->uint64_type, INT64_MIN)));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(result);
}

static gcc_jit_rvalue *float_to_integer(Function *f, gcc_jit_rvalue *x, Type *from, Type *to)
{
    int64_t size_bytes = type_size_bytes(to);
    bool is_unsigned = type_is_unsigned(to);

    if (is_unsigned && size_bytes == 8)
        return truncate_to_uint64(f, x, is_double(from));
    return truncate_float(f, x, is_double(from), size_bytes == 8 || (is_unsigned && size_bytes == 4));
}

Value emit_number_conversion(Function *f, Value x, Type *from, Type *to)
{
    Layout *layout = layout_of(f->module, to);
    gcc_jit_rvalue *operand;

    if (layout->shape == SHAPE_COMPLEX) {
        gcc_jit_type *part = is_double(to) ? f->module->float32_type : f->module->float64_type;
        return (Value){.layout = layout, .parts = {gcc_cast(f, value_part(f, x, 0), part),
                                                   gcc_cast(f, value_part(f, x, 1), part)}};
    }
    operand = value_rvalue(f, x);
    if (type_is_float(from) && type_is_integer(to))
        operand = float_to_integer(f, operand, from, to);
    return value_of(layout, gcc_cast(f, operand, layout->type));
}

/* Same bits, another type: only pointers and uintptr differ for GCC. */
static Value convert_bits(Function *f, Value x, Layout *layout)
{
    if (x.layout == layout)
        return x;
    if (layout->shape == SHAPE_SCALAR)
        return value_of(layout, gcc_bits(f, value_rvalue(f, x), layout->type));
    return value_at(f, layout, value_address(f, x));
}

static Value bytes_to_string(Function *f, IrUnary *node, Value x)
{
    if (place_is_nowhere(f, &node->node)) {
        x = value_keep(f, x);
        return value_of_string(f, value_part(f, x, PART_DATA), value_part(f, x, PART_LENGTH));
    }
    return value_of(f->module->string,
                    gcc_runtime(f, rt_bytes_to_string, storage_buffer(f, &node->node, GO_BUFFER_BYTES),
                                  value_part(f, x, PART_DATA), value_part(f, x, PART_LENGTH)));
}

/* The bytes of a constant are an array of just its length. */
static Value constant_to_bytes(Function *f, IrUnary *node, Value x, int64_t length_bytes)
{
    gcc_jit_rvalue *length = gcc_int(f, f->module->int64_type, length_bytes);
    gcc_jit_rvalue *bytes = gcc_keep(f, storage_new_array(f, &node->node, type_byte, length_bytes));

    gcc_memmove(f, bytes, gcc_cast(f, value_part(f, x, PART_DATA), f->module->pointer_type), length);
    return value_of_slice(f, bytes, length, length);
}

static Value string_to_bytes(Function *f, IrUnary *node, Value x)
{
    IrLiteral *constant = ir_if(LITERAL, IrLiteral, node_unparen(node->x));

    if (place_is_nowhere(f, &node->node)) {
        x = value_keep(f, x);
        gcc_jit_rvalue *length = value_part(f, x, PART_LENGTH);
        return value_of_slice(f, gcc_cast(f, value_part(f, x, PART_DATA), f->module->pointer_type), length, length);
    }
    if (constant)
        return constant_to_bytes(f, node, x, (int64_t)constant_text(constant->constant).length);
    return value_of(f->module->slice, gcc_runtime(f, rt_string_to_bytes, storage_buffer(f, &node->node, GO_BUFFER_BYTES),
                                                    value_rvalue(f, x)));
}

static Value runes_to_string(Function *f, IrUnary *node, Value x)
{
    return value_of(f->module->string,
                    gcc_runtime(f, rt_runes_to_string, storage_buffer(f, &node->node, GO_BUFFER_BYTES),
                                  value_part(f, x, PART_DATA), value_part(f, x, PART_LENGTH)));
}

static Value rune_to_string(Function *f, IrUnary *node, Value x)
{
    return value_of(f->module->string,
                    gcc_runtime(f, rt_rune_to_string, storage_buffer(f, &node->node, 4),
                                  gcc_cast(f, value_rvalue(f, x), f->module->int64_type)));
}

/* *[N]T(s): the slice must be long enough; a nil slice gives a nil pointer for N == 0. */
static Value slice_to_array_pointer(Function *f, IrUnary *node, Value x)
{
    Layout *layout = layout_of(f->module, node->node.type);
    ArrayType *array = under_as(ARRAY, ArrayType, under_as(POINTER, PointerType, node->node.type)->element);
    gcc_jit_type *int64_type = f->module->int64_type;

    x = value_keep(f, x);
    gcc_jit_rvalue *length = value_part(f, x, PART_LENGTH);
    guard_slice_length(f, length, gcc_int(f, int64_type, array->length));
    return value_of(layout, value_part(f, x, PART_DATA));
}

Value emit_conversion(Function *f, IrUnary *node)
{
    Type *from = node->x->type, *to = node->node.type;
    Value x = emit_value(f, node->x);

    switch ((IrOp)node->node.op) {
    case OP_CONVERT: return type_is_numeric(to) && type_is_numeric(from) ? emit_number_conversion(f, x, from, to)
        : convert_bits(f, x, layout_of(f->module, to));
    case OP_CONVERT_NOP: return convert_bits(f, x, layout_of(f->module, to));
    case OP_BYTES_TO_STRING: return bytes_to_string(f, node, x);
    case OP_RUNES_TO_STRING: return runes_to_string(f, node, x);
    case OP_RUNE_TO_STRING: return rune_to_string(f, node, x);
    case OP_STRING_TO_BYTES: return string_to_bytes(f, node, x);
    case OP_STRING_TO_RUNES:
        return value_of(f->module->slice, gcc_runtime(f, rt_string_to_runes, storage_buffer(f, &node->node, GO_BUFFER_RUNES * 4),
                                                        value_rvalue(f, x)));
    case OP_SLICE_TO_ARRAY_POINTER: return slice_to_array_pointer(f, node, x);
    default: berth_bug("codegen: conversion %s", ir_op_name(node->node.op));
    }
}
