/* Guards: explicit branches to a panic that never returns.
 *
 * GCC keeps their order exactly, merges repeated ones and takes them out of loops.  Bounds are compared in the
 * signed form `i < 0 || i >= n`; from -O2 on a hint says that lengths are not negative, so that -O3 vectorises.
 */
#include "codegen/emit.h"

static bool is_never_nil(const IrNode *node)
{
    while (node->op == OP_PAREN || node->op == OP_CONVERT_NOP)
        node = ((const IrUnary *)node)->x;
    return node->op == OP_ADDRESS || node->op == OP_POINTER_LITERAL || node->op == OP_NEW || node->op == OP_CLOSURE;
}

void guard_nil(Function *f, IrNode *node, gcc_jit_rvalue *pointer)
{
    gcc_jit_block *after;

    if (node && is_never_nil(node))
        return;
    if (!f->nil_block || f->nil_location != f->location) {
        gcc_jit_block *here = f->block;
        f->nil_block = function_block(f);
        f->nil_location = f->location;
        function_enter(f, f->nil_block);
        gcc_runtime(f, rt_panic_nil);
        function_enter(f, here);
    }
    after = function_block(f);
    function_branch(f, gcc_is_null(f, pointer), f->nil_block, after);
    function_enter(f, after);
}

void hint_length(Function *f, gcc_jit_rvalue *length)
{
    gcc_jit_block *never, *after;

    if (f->module->optimisation < 2)
        return;
    never = function_block(f);
    after = function_block(f);
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, length, gcc_zero(f, f->module->int64_type)),
                    never, after);
    function_enter(f, never);
    function_unreachable(f);
    function_enter(f, after);
}

/* Panics with the index and the limit if `is_bad`. */
static void guard_bounds(Function *f, gcc_jit_rvalue *is_bad, gcc_jit_rvalue *index, bool is_signed,
                         gcc_jit_rvalue *limit, BoundsCode code)
{
    gcc_jit_block *bad = function_block(f), *good = function_block(f);

    function_branch(f, is_bad, bad, good);
    function_enter(f, bad);
    gcc_runtime(f, rt_panic_bounds, index, gcc_bool(f, is_signed), limit,
                  gcc_int(f, f->module->uint8_type, code));
    function_enter(f, good);
}

static gcc_jit_rvalue *is_negative(Function *f, gcc_jit_rvalue *x)
{
    return gcc_compare(f, GCC_JIT_COMPARISON_LT, x, gcc_zero(f, f->module->int64_type));
}

/* An unsigned type whose values are all positive as int64. */
static bool is_small_unsigned(Type *type)
{
    return type_is_unsigned(type) && type_size_bytes(type) < 8;
}

gcc_jit_rvalue *guard_index(Function *f, IrNode *node, gcc_jit_rvalue *length, int64_t constant_length, bool is_bounded)
{
    int64_t constant;
    bool is_constant = node_constant_int(node, &constant);
    gcc_jit_rvalue *index = emit_int64(f, node);

    if (is_bounded || (is_constant && constant >= 0 && constant < constant_length))
        return index;
    if (constant_length < 0)
        hint_length(f, length);
    gcc_jit_rvalue *is_bad = gcc_compare(f, GCC_JIT_COMPARISON_GE, index, length);
    if (!is_small_unsigned(node->type) && !(is_constant && constant >= 0))
        is_bad = gcc_binary(f, GCC_JIT_BINARY_OP_LOGICAL_OR, is_negative(f, index), is_bad);
    guard_bounds(f, is_bad, index, !type_is_unsigned(node->type), length, BOUNDS_INDEX);
    return index;
}

void guard_slice_bound(Function *f, gcc_jit_rvalue *index, bool is_signed, gcc_jit_rvalue *limit, BoundsCode code)
{
    gcc_jit_rvalue *is_bad = gcc_binary(f, GCC_JIT_BINARY_OP_LOGICAL_OR, is_negative(f, index),
                                          gcc_compare(f, GCC_JIT_COMPARISON_GT, index, limit));

    guard_bounds(f, is_bad, index, is_signed, limit, code);
}

void guard_slice_length(Function *f, gcc_jit_rvalue *slice_length, gcc_jit_rvalue *array_length)
{
    guard_bounds(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, slice_length, array_length), slice_length, true,
                 array_length, BOUNDS_CONVERT);
}

void guard_divisor(Function *f, gcc_jit_rvalue *divisor)
{
    gcc_jit_block *bad = function_block(f), *good = function_block(f);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_EQ, divisor,
                                     gcc_zero(f, gcc_jit_rvalue_get_type(divisor))), bad, good);
    function_enter(f, bad);
    gcc_runtime(f, rt_panic_divide);
    function_enter(f, good);
}

void guard_shift_count(Function *f, gcc_jit_rvalue *count)
{
    gcc_jit_block *bad = function_block(f), *good = function_block(f);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, count,
                                     gcc_zero(f, gcc_jit_rvalue_get_type(count))), bad, good);
    function_enter(f, bad);
    gcc_runtime(f, rt_panic_shift);
    function_enter(f, good);
}
