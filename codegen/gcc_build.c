/* The libgccjit calls, wrapped: with the current location and block, and without their traps
 * (a call that is used twice runs twice; a cast to the same type is refused or costs nodes). */
#include "codegen/function.h"

gcc_jit_rvalue *gcc_int(Function *f, gcc_jit_type *type, int64_t value)
{
    return gcc_jit_context_new_rvalue_from_long(f->module->context, type, value);
}

gcc_jit_rvalue *gcc_zero(Function *f, gcc_jit_type *type)
{
    return type == f->module->pointer_type || type == f->module->bytes_type
        ? gcc_jit_context_null(f->module->context, type)
        : gcc_jit_context_zero(f->module->context, type);
}

gcc_jit_rvalue *gcc_null(Function *f)
{
    return gcc_jit_context_null(f->module->context, f->module->pointer_type);
}

gcc_jit_rvalue *gcc_bool(Function *f, bool value)
{
    return gcc_jit_context_new_rvalue_from_int(f->module->context, f->module->bool_type, value);
}

gcc_jit_rvalue *gcc_binary(Function *f, enum gcc_jit_binary_op op, gcc_jit_rvalue *x, gcc_jit_rvalue *y)
{
    return gcc_jit_context_new_binary_op(f->module->context, f->location, op, gcc_jit_rvalue_get_type(x), x, y);
}

gcc_jit_rvalue *gcc_negate(Function *f, gcc_jit_rvalue *x)
{
    return gcc_jit_context_new_unary_op(f->module->context, f->location, GCC_JIT_UNARY_OP_MINUS,
                                        gcc_jit_rvalue_get_type(x), x);
}

gcc_jit_rvalue *gcc_bit_not(Function *f, gcc_jit_rvalue *x)
{
    return gcc_jit_context_new_unary_op(f->module->context, f->location, GCC_JIT_UNARY_OP_BITWISE_NEGATE,
                                        gcc_jit_rvalue_get_type(x), x);
}

gcc_jit_rvalue *gcc_not(Function *f, gcc_jit_rvalue *condition)
{
    return gcc_jit_context_new_unary_op(f->module->context, f->location, GCC_JIT_UNARY_OP_LOGICAL_NEGATE,
                                        f->module->bool_type, condition);
}

gcc_jit_rvalue *gcc_compare(Function *f, enum gcc_jit_comparison op, gcc_jit_rvalue *x, gcc_jit_rvalue *y)
{
    return gcc_jit_context_new_comparison(f->module->context, f->location, op, x, y);
}

gcc_jit_rvalue *gcc_is_null(Function *f, gcc_jit_rvalue *pointer)
{
    return gcc_compare(f, GCC_JIT_COMPARISON_EQ, pointer, gcc_zero(f, gcc_jit_rvalue_get_type(pointer)));
}

gcc_jit_rvalue *gcc_cast(Function *f, gcc_jit_rvalue *x, gcc_jit_type *type)
{
    if (gcc_jit_rvalue_get_type(x) == type)
        return x;
    return gcc_jit_context_new_cast(f->module->context, f->location, x, type);
}

gcc_jit_rvalue *gcc_bits(Function *f, gcc_jit_rvalue *x, gcc_jit_type *type)
{
    if (gcc_jit_rvalue_get_type(x) == type)
        return x;
    return gcc_jit_context_new_bitcast(f->module->context, f->location, x, type);
}

gcc_jit_rvalue *gcc_keep(Function *f, gcc_jit_rvalue *x)
{
    gcc_jit_lvalue *temporary = function_temporary(f, gcc_jit_rvalue_get_type(x));

    gcc_store(f, temporary, x);
    return gcc_jit_lvalue_as_rvalue(temporary);
}

gcc_jit_lvalue *gcc_deref(Function *f, gcc_jit_type *type, gcc_jit_rvalue *address)
{
    return gcc_jit_rvalue_dereference(gcc_cast(f, address, gcc_jit_type_get_pointer(type)), f->location);
}

gcc_jit_rvalue *gcc_offset(Function *f, gcc_jit_rvalue *address, gcc_jit_rvalue *offset_bytes)
{
    gcc_jit_lvalue *byte = gcc_jit_context_new_array_access(
        f->module->context, f->location, gcc_cast(f, address, f->module->bytes_type), offset_bytes);

    return gcc_cast(f, gcc_jit_lvalue_get_address(byte, f->location), f->module->pointer_type);
}

gcc_jit_rvalue *gcc_load(Function *f, gcc_jit_type *type, gcc_jit_rvalue *address, int64_t offset_bytes)
{
    if (offset_bytes)
        address = gcc_offset(f, address, gcc_int(f, f->module->int64_type, offset_bytes));
    return gcc_jit_lvalue_as_rvalue(gcc_deref(f, type, address));
}

void gcc_store(Function *f, gcc_jit_lvalue *to, gcc_jit_rvalue *x)
{
    gcc_jit_block_add_assignment(f->block, f->location, to, x);
}

static gcc_jit_rvalue *finish_call(Function *f, gcc_jit_rvalue *call, gcc_jit_type *result)
{
    if (result == f->module->void_type) {
        gcc_jit_block_add_eval(f->block, f->location, call);
        return NULL;
    }
    return gcc_keep(f, call);
}

gcc_jit_rvalue *gcc_call(Function *f, gcc_jit_function *callee, gcc_jit_type *result, unsigned count,
                           gcc_jit_rvalue **arguments)
{
    return finish_call(f, gcc_jit_context_new_call(f->module->context, f->location, callee, (int)count, arguments),
                       result);
}

gcc_jit_rvalue *gcc_call_pointer(Function *f, gcc_jit_rvalue *code, gcc_jit_type *result, unsigned count,
                                   gcc_jit_rvalue **arguments)
{
    return finish_call(f, gcc_jit_context_new_call_through_ptr(f->module->context, f->location, code, (int)count,
                                                               arguments), result);
}

gcc_jit_rvalue *gcc_runtime_call(Function *f, RuntimeCall call, size_t count, gcc_jit_rvalue **arguments)
{
    gcc_jit_rvalue *result = gcc_call(f, module_runtime(f->module, call), runtime_call_result(f->module, call),
                                        (unsigned)count, arguments);

    if (!runtime_call_returns(call))
        function_unreachable(f);
    return result;
}

void gcc_memmove(Function *f, gcc_jit_rvalue *to, gcc_jit_rvalue *from, gcc_jit_rvalue *size_bytes)
{
    Module *module = f->module;

    if (!module->builtin_memmove)
        module->builtin_memmove = gcc_jit_context_get_builtin_function(module->context, "__builtin_memmove");
    gcc_jit_rvalue *call = gcc_jit_context_new_call(
        module->context, f->location, module->builtin_memmove, 3,
        (gcc_jit_rvalue *[]){to, from, gcc_cast(f, size_bytes, gcc_jit_context_get_type(module->context, GCC_JIT_TYPE_SIZE_T))});
    gcc_jit_block_add_eval(f->block, f->location, call);
}
