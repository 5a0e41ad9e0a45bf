/* Operators: Go's arithmetic, shifts and comparisons.
 *
 * Integers wrap around.  x / 0 panics; the smallest integer / -1 is itself, so signed division asks for -1 first.
 * Counts of shifts are not masked: x << 64 is 0, x >> 64 the sign; a negative count panics.
 * Source: Go spec, Arithmetic operators; Comparison operators.
 */
#include "codegen/emit.h"

/* ---- integers ---- */

/* Signed x / y or x % y: the quotient by -1 is -x, the remainder 0, and the processor must not be asked. */
static gcc_jit_rvalue *divide_signed(Function *f, IrOp op, gcc_jit_rvalue *x, gcc_jit_rvalue *y)
{
    gcc_jit_type *type = gcc_jit_rvalue_get_type(x);
    gcc_jit_block *by_minus_one = function_block(f), *usual = function_block(f), *after = function_block(f);
    gcc_jit_lvalue *result = function_temporary(f, type);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_EQ, y, gcc_int(f, type, -1)), by_minus_one, usual);
    function_enter(f, by_minus_one);
    gcc_store(f, result, op == OP_DIV ? gcc_negate(f, x) : gcc_zero(f, type));
    function_jump(f, after);
    function_enter(f, usual);
    gcc_store(f, result, gcc_binary(f, op == OP_DIV ? GCC_JIT_BINARY_OP_DIVIDE : GCC_JIT_BINARY_OP_MODULO, x, y));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(result);
}

static gcc_jit_rvalue *divide(Function *f, IrOp op, Type *type, Value x, Value y, bool is_constant_divisor)
{
    enum gcc_jit_binary_op operation = op == OP_DIV ? GCC_JIT_BINARY_OP_DIVIDE : GCC_JIT_BINARY_OP_MODULO;

    if (is_constant_divisor)  /* not 0: the checker saw to it; -1 is the one that matters */
        return type_is_unsigned(type) ? gcc_binary(f, operation, value_rvalue(f, x), value_rvalue(f, y))
            : divide_signed(f, op, value_rvalue(f, value_keep(f, x)), value_rvalue(f, y));
    x = value_keep(f, x);
    y = value_keep(f, y);
    guard_divisor(f, value_rvalue(f, y));
    if (type_is_unsigned(type))
        return gcc_binary(f, operation, value_rvalue(f, x), value_rvalue(f, y));
    return divide_signed(f, op, value_rvalue(f, x), value_rvalue(f, y));
}

/* All ones if the count is less than the width, else 0. */
static gcc_jit_rvalue *shift_mask(Function *f, gcc_jit_rvalue *count, int64_t width_bits, gcc_jit_type *type)
{
    gcc_jit_rvalue *is_less = gcc_compare(f, GCC_JIT_COMPARISON_LT, count,
                                            gcc_int(f, gcc_jit_rvalue_get_type(count), width_bits));

    return gcc_negate(f, gcc_cast(f, is_less, type));
}

static gcc_jit_rvalue *unsigned_count(Function *f, Value y, Type *count_type, bool is_bounded)
{
    Module *module = f->module;

    y = value_keep(f, y);
    if (!type_is_unsigned(count_type) && !is_bounded && !y.is_constant)
        guard_shift_count(f, value_rvalue(f, y));
    return gcc_keep(f, gcc_cast(f, value_rvalue(f, y), module->uint64_type));
}

static gcc_jit_rvalue *shift(Function *f, IrOp op, Type *type, gcc_jit_rvalue *x, Value y, Type *count_type,
                             bool is_bounded)
{
    gcc_jit_type *gcc_type = gcc_jit_rvalue_get_type(x);
    int64_t width_bits = type_size_bytes(type) * 8;
    bool is_left = op == OP_SHIFT_LEFT;
    enum gcc_jit_binary_op operation = is_left ? GCC_JIT_BINARY_OP_LSHIFT : GCC_JIT_BINARY_OP_RSHIFT;
    gcc_jit_rvalue *count = unsigned_count(f, y, count_type, is_bounded);
    gcc_jit_rvalue *last = gcc_int(f, f->module->uint64_type, width_bits - 1);

    if (is_bounded)
        return gcc_binary(f, operation, x, gcc_cast(f, count, gcc_type));
    if (!is_left && !type_is_unsigned(type)) {
        gcc_jit_rvalue *too_large = gcc_bit_not(f, shift_mask(f, count, width_bits, f->module->uint64_type));
        count = gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_AND,
                             gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_OR, count, too_large), last);
        return gcc_binary(f, operation, x, gcc_cast(f, count, gcc_type));
    }
    gcc_jit_rvalue *masked = gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_AND, count, last);
    gcc_jit_rvalue *shifted = gcc_binary(f, operation, x, gcc_cast(f, masked, gcc_type));
    return gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_AND, shifted, shift_mask(f, count, width_bits, gcc_type));
}

/* A shift by a constant. */
static gcc_jit_rvalue *shift_by_constant(Function *f, IrOp op, Type *type, gcc_jit_rvalue *x, uint64_t count)
{
    gcc_jit_type *gcc_type = gcc_jit_rvalue_get_type(x);
    uint64_t width_bits = (uint64_t)type_size_bytes(type) * 8;

    if (count >= width_bits) {
        if (op == OP_SHIFT_LEFT || type_is_unsigned(type))
            return gcc_zero(f, gcc_type);
        count = width_bits - 1;
    }
    return gcc_binary(f, op == OP_SHIFT_LEFT ? GCC_JIT_BINARY_OP_LSHIFT : GCC_JIT_BINARY_OP_RSHIFT, x,
                        gcc_int(f, gcc_type, (int64_t)count));
}

/* ---- all ---- */

static enum gcc_jit_binary_op simple_operation(IrOp op)
{
    switch (op) {
    case OP_ADD: return GCC_JIT_BINARY_OP_PLUS;
    case OP_SUB: return GCC_JIT_BINARY_OP_MINUS;
    case OP_MUL: return GCC_JIT_BINARY_OP_MULT;
    case OP_DIV: return GCC_JIT_BINARY_OP_DIVIDE;
    case OP_AND: case OP_AND_NOT: return GCC_JIT_BINARY_OP_BITWISE_AND;
    case OP_OR: return GCC_JIT_BINARY_OP_BITWISE_OR;
    case OP_XOR: return GCC_JIT_BINARY_OP_BITWISE_XOR;
    default: berth_bug("codegen: operator %s", ir_op_name(op));
    }
}

/* x op y for every operator that gives a value of its operands' type. */
Value emit_binary(Function *f, IrOp op, Type *type, Type *count_type, Value x, Value y, bool is_bounded)
{
    Layout *layout = layout_of(f->module, type);

    if (layout->shape == SHAPE_COMPLEX)
        return emit_complex_binary(f, op, x, y);
    if (op == OP_SHIFT_LEFT || op == OP_SHIFT_RIGHT)
        return value_of(layout, shift(f, op, type, value_rvalue(f, x), y, count_type, is_bounded));
    if ((op == OP_DIV || op == OP_MOD) && type_is_integer(type))
        return value_of(layout, divide(f, op, type, x, y, y.is_constant));
    gcc_jit_rvalue *left = value_rvalue(f, x), *right = value_rvalue(f, y);
    if (op == OP_AND_NOT)
        right = gcc_bit_not(f, right);
    return value_of(layout, gcc_binary(f, simple_operation(op), left, right));
}

static bool is_comparison(IrOp op)
{
    return op == OP_EQ || op == OP_NE || op == OP_LT || op == OP_LE || op == OP_GT || op == OP_GE;
}

static Value emit_compare_nodes(Function *f, IrBinary *node)
{
    Layout *layout = layout_of(f->module, node->node.type);
    Type *left = node->x->type, *right = node->y->type;
    Value x = emit_value(f, node->x), y = emit_value(f, node->y);
    gcc_jit_rvalue *result;

    bool is_left_interface = type_is_interface(left), is_right_interface = type_is_interface(right);
    if (is_left_interface != is_right_interface && node->x->op != OP_NIL && node->y->op != OP_NIL) {
        result = is_left_interface ? emit_equal_mixed(f, left, x, right, y) : emit_equal_mixed(f, right, y, left, x);
        return value_of(layout, node->node.op == OP_NE ? gcc_not(f, result) : result);
    }
    Type *type = node->x->op == OP_NIL ? right : left;
    if (node->x->op == OP_NIL || node->y->op == OP_NIL) {
        Value other = node->x->op == OP_NIL ? y : x;
        gcc_jit_rvalue *word = other.layout->shape == SHAPE_SCALAR ? value_rvalue(f, other) : value_part(f, other, 0);
        result = gcc_is_null(f, word);
        return value_of(layout, node->node.op == OP_NE ? gcc_not(f, result) : result);
    }
    return value_of(layout, emit_comparison(f, node->node.op, type, x, y));
}

/* A count written as a huge float or complex constant was rounded: it is past every width all the same. */
static bool constant_count(IrNode *node, int64_t *count)
{
    if (node_constant_int(node, count))
        return true;
    *count = -1;
    return node_unparen(node)->op == OP_LITERAL;
}

Value emit_operator(Function *f, IrBinary *node)
{
    IrOp op = node->node.op;
    int64_t count;

    if (is_comparison(op))
        return emit_compare_nodes(f, node);
    Value x = emit_value(f, node->x);
    if (type_is_string(node->node.type))
        return emit_concatenation(f, &node->node, (Value[]){x, emit_value(f, node->y)}, 2);
    if ((op == OP_SHIFT_LEFT || op == OP_SHIFT_RIGHT) && constant_count(node->y, &count))
        return value_of(layout_of(f->module, node->node.type),
                        shift_by_constant(f, op, node->node.type, value_rvalue(f, x), (uint64_t)count));
    Value y = emit_value(f, node->y);
    return emit_binary(f, op, node->node.type, node->y->type, x, y, node->node.is_bounded);
}

Value emit_unary(Function *f, IrUnary *node)
{
    Layout *layout = layout_of(f->module, node->node.type);
    Value x = emit_value(f, node->x);

    if (layout->shape == SHAPE_COMPLEX)
        return emit_complex_negated(f, x);
    gcc_jit_rvalue *operand = value_rvalue(f, x);
    return value_of(layout, node->node.op == OP_NEGATE ? gcc_negate(f, operand)
                    : node->node.op == OP_BIT_NOT ? gcc_bit_not(f, operand) : gcc_not(f, operand));
}

/* x += a + b is one sum in Go as well. */
uint32_t emit_added(Function *f, IrNode *y, Value **values)
{
    IrList *sum = ir_if(ADD_STRINGS, IrList, node_unparen(y));
    bool is_sum = sum && !map_has(&f->hoisted, y) && !map_has(&f->hoisted, &sum->node);
    uint32_t count = 1 + (is_sum ? sum->list.count : 1);

    *values = arena_new_array(f->arena, Value, count);
    for (uint32_t i = 1; i < count; i++)
        (*values)[i] = value_keep(f, emit_value(f, is_sum ? sum->list.items[i - 1] : y));
    return count;
}

Value emit_concatenation(Function *f, IrNode *node, Value *strings, uint32_t count)
{
    Module *module = f->module;
    Layout *array = layout_of(module, type_new_array(f->arena, type_basic[BASIC_STRING], count));
    gcc_jit_lvalue *list = function_temporary(f, array->type);
    Value target = value_of_variable(array, list);

    for (uint32_t i = 0; i < count; i++)
        gcc_store(f, emit_array_element(f, target, module->string, gcc_int(f, module->int64_type, i)).lvalue,
                    value_rvalue(f, strings[i]));
    gcc_jit_rvalue *result = gcc_runtime(f, rt_concat_strings, storage_buffer(f, node, GO_BUFFER_BYTES),
                                           value_address(f, target), gcc_int(f, module->int64_type, count));
    Value value = value_of(module->string, result);
    value.is_kept = true;
    return value;
}
