/* Intrinsics: calls of the functions in intrinsics.def as a few instructions.
 *
 * Each emitter takes its arguments in temporaries, as the C parameters that a call would have.  Atomics are
 * sequentially consistent, as Go's memory model has them; a nil address panics first.  A store of a pointer tells
 * the collector of both pointers before it happens: a swap that fails has then told too much, which does no harm.
 */
#include "codegen/emit.h"

typedef struct Intrinsic Intrinsic;

/* What an emitter works on. */
typedef struct IntrinsicCall {
    const Intrinsic *row;
    IrFunction *callee;
    gcc_jit_rvalue **arguments;
    uint32_t count;
    Layout *result;              /* NULL: none */
} IntrinsicCall;

typedef gcc_jit_rvalue *IntrinsicEmitter(Function *f, const IntrinsicCall *call);

struct Intrinsic {
    const char *symbol;
    IntrinsicEmitter *emit;
    const char *builtin;
    unsigned bits;
};

enum { SEQUENTIALLY_CONSISTENT = 5 };  /* __ATOMIC_SEQ_CST */

/* ---- pieces ---- */

static gcc_jit_type *integer_type(Function *f, int size_bytes)
{
    return gcc_jit_context_get_int_type(f->module->context, size_bytes, 0);
}

static gcc_jit_rvalue *fit(Function *f, gcc_jit_rvalue *x, gcc_jit_type *type)
{
    bool was_pointer = gcc_jit_type_is_pointer(gcc_jit_rvalue_get_type(x)) != NULL;

    return was_pointer == (gcc_jit_type_is_pointer(type) != NULL) ? gcc_cast(f, x, type) : gcc_bits(f, x, type);
}

/* The builtin's result in a temporary, NULL if there is none; arguments get the types it wants. */
static gcc_jit_rvalue *call_builtin(Function *f, const char *name, unsigned count, gcc_jit_rvalue **arguments)
{
    gcc_jit_function *builtin = gcc_jit_context_get_builtin_function(f->module->context, name);
    gcc_jit_rvalue *fitted[4];

    for (unsigned i = 0; i < count; i++) {
        gcc_jit_param *parameter = gcc_jit_function_get_param(builtin, (int)i);
        fitted[i] = fit(f, arguments[i], gcc_jit_rvalue_get_type(gcc_jit_param_as_rvalue(parameter)));
    }
    return gcc_call(f, builtin, gcc_jit_function_get_return_type(builtin), count, fitted);
}

static gcc_jit_rvalue *binary_int(Function *f, enum gcc_jit_binary_op op, gcc_jit_rvalue *x, int64_t y)
{
    return gcc_binary(f, op, x, gcc_int(f, gcc_jit_rvalue_get_type(x), y));
}

/* ---- sync/atomic ---- */

static gcc_jit_rvalue *order_argument(Function *f)
{
    return gcc_int(f, f->module->int32_type, SEQUENTIALLY_CONSISTENT);
}

static gcc_jit_rvalue *atomic_load(Function *f, const IntrinsicCall *call)
{
    guard_nil(f, NULL, call->arguments[0]);
    return call_builtin(f, call->row->builtin, 2, (gcc_jit_rvalue *[]){call->arguments[0], order_argument(f)});
}

static gcc_jit_rvalue *change(Function *f, const IntrinsicCall *call)
{
    return call_builtin(f, call->row->builtin, 3,
                        (gcc_jit_rvalue *[]){call->arguments[0], call->arguments[1], order_argument(f)});
}

/* (address, value): a store, a swap or an addition. */
static gcc_jit_rvalue *atomic_change(Function *f, const IntrinsicCall *call)
{
    guard_nil(f, NULL, call->arguments[0]);
    return change(f, call);
}

static gcc_jit_rvalue *atomic_compare_and_swap(Function *f, const IntrinsicCall *call)
{
    guard_nil(f, NULL, call->arguments[0]);
    return call_builtin(f, call->row->builtin, 3, call->arguments);
}

static gcc_jit_rvalue *pointer_change(Function *f, const IntrinsicCall *call)
{
    guard_nil(f, NULL, call->arguments[0]);
    emit_announce_pointer(f, call->arguments[0], call->arguments[1]);
    return change(f, call);
}

static gcc_jit_rvalue *pointer_compare_and_swap(Function *f, const IntrinsicCall *call)
{
    guard_nil(f, NULL, call->arguments[0]);
    emit_announce_pointer(f, call->arguments[0], call->arguments[2]);
    return call_builtin(f, call->row->builtin, 3, call->arguments);
}

/* ---- math ---- */

static gcc_jit_rvalue *float_builtin(Function *f, const IntrinsicCall *call)
{
    return call_builtin(f, call->row->builtin, call->count, call->arguments);
}

static gcc_jit_rvalue *same_bits(Function *f, const IntrinsicCall *call)
{
    return gcc_bits(f, call->arguments[0], call->result->type);
}

/* ---- math/bits ---- */

static gcc_jit_rvalue *wide_operand(Function *f, const IntrinsicCall *call)
{
    return gcc_keep(f, gcc_cast(f, call->arguments[0], f->module->uint64_type));
}

/* As an int.  __builtin_clzll(0) is not defined: narrow operands become 2x + 1, which has one bit more. */
static gcc_jit_rvalue *bit_length(Function *f, const IntrinsicCall *call)
{
    gcc_jit_type *int64_type = f->module->int64_type;
    gcc_jit_rvalue *x = wide_operand(f, call);
    gcc_jit_rvalue *odd = call->row->bits < 64
        ? binary_int(f, GCC_JIT_BINARY_OP_PLUS, binary_int(f, GCC_JIT_BINARY_OP_MULT, x, 2), 1)
        : binary_int(f, GCC_JIT_BINARY_OP_BITWISE_OR, x, 1);
    gcc_jit_rvalue *zeros = gcc_cast(f, call_builtin(f, call->row->builtin, 1, &odd), int64_type);

    if (call->row->bits < 64)
        return gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, gcc_int(f, int64_type, 63), zeros);
    gcc_jit_rvalue *is_zero = gcc_cast(f, gcc_is_null(f, x), int64_type);
    return gcc_binary(f, GCC_JIT_BINARY_OP_MINUS,
                      gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, gcc_int(f, int64_type, 64), zeros), is_zero);
}

static gcc_jit_rvalue *leading_zeros(Function *f, const IntrinsicCall *call)
{
    gcc_jit_rvalue *length = bit_length(f, call);

    return gcc_binary(f, GCC_JIT_BINARY_OP_MINUS, gcc_int(f, f->module->int64_type, call->row->bits), length);
}

/* Narrow operands get a one above their bits; 64 bits have no room for it. */
static gcc_jit_rvalue *trailing_zeros(Function *f, const IntrinsicCall *call)
{
    gcc_jit_type *int64_type = f->module->int64_type;
    gcc_jit_rvalue *x = wide_operand(f, call);

    if (call->row->bits < 64) {
        x = binary_int(f, GCC_JIT_BINARY_OP_BITWISE_OR, x, INT64_C(1) << call->row->bits);
        return gcc_cast(f, call_builtin(f, call->row->builtin, 1, &x), int64_type);
    }
    gcc_jit_lvalue *count = function_temporary(f, int64_type);
    gcc_jit_block *some = function_block(f), *after = function_block(f);
    gcc_store(f, count, gcc_int(f, int64_type, 64));
    function_branch(f, gcc_is_null(f, x), after, some);
    function_enter(f, some);
    gcc_store(f, count, gcc_cast(f, call_builtin(f, call->row->builtin, 1, &x), int64_type));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(count);
}

/* x << (k & mask) | x >> (-k & mask): GCC knows it as one instruction. */
static gcc_jit_rvalue *rotate_left(Function *f, const IntrinsicCall *call)
{
    gcc_jit_rvalue *x = call->arguments[0];
    gcc_jit_type *type = gcc_jit_rvalue_get_type(x);
    int64_t mask = call->row->bits - 1;
    gcc_jit_rvalue *left = gcc_cast(f, binary_int(f, GCC_JIT_BINARY_OP_BITWISE_AND, call->arguments[1], mask), type);
    gcc_jit_rvalue *right = gcc_cast(f, binary_int(f, GCC_JIT_BINARY_OP_BITWISE_AND,
                                                   gcc_negate(f, call->arguments[1]), mask), type);

    return gcc_binary(f, GCC_JIT_BINARY_OP_BITWISE_OR,
                      gcc_cast(f, gcc_binary(f, GCC_JIT_BINARY_OP_LSHIFT, x, left), type),
                      gcc_cast(f, gcc_binary(f, GCC_JIT_BINARY_OP_RSHIFT, x, right), type));
}

static gcc_jit_rvalue *reverse_bytes(Function *f, const IntrinsicCall *call)
{
    return call_builtin(f, call->row->builtin, 1, call->arguments);
}

/* Two words as the results of the call. */
static gcc_jit_rvalue *pair(Function *f, const IntrinsicCall *call, gcc_jit_rvalue *first, gcc_jit_rvalue *second)
{
    gcc_jit_lvalue *results = function_temporary(f, call->result->type);
    gcc_jit_type *word = f->module->uint64_type;

    gcc_store(f, gcc_jit_lvalue_access_field(results, f->location, call->result->fields[0]), gcc_cast(f, first, word));
    gcc_store(f, gcc_jit_lvalue_access_field(results, f->location, call->result->fields[1]), gcc_cast(f, second, word));
    return gcc_jit_lvalue_as_rvalue(results);
}

static gcc_jit_rvalue *double_word(Function *f, gcc_jit_rvalue *x)
{
    return gcc_cast(f, x, integer_type(f, 16));
}

static gcc_jit_rvalue *high_word(Function *f, gcc_jit_rvalue *x)
{
    return binary_int(f, GCC_JIT_BINARY_OP_RSHIFT, x, 64);
}

/* x op y op carry in 128 bits; the bit above the low word is the carry or borrow. */
static gcc_jit_rvalue *with_carry(Function *f, const IntrinsicCall *call, enum gcc_jit_binary_op op)
{
    gcc_jit_rvalue *wide = gcc_binary(f, op, gcc_binary(f, op, double_word(f, call->arguments[0]),
                                                        double_word(f, call->arguments[1])),
                                      double_word(f, call->arguments[2]));

    wide = gcc_keep(f, wide);
    return pair(f, call, wide, binary_int(f, GCC_JIT_BINARY_OP_BITWISE_AND, high_word(f, wide), 1));
}

static gcc_jit_rvalue *add_carry(Function *f, const IntrinsicCall *call)
{
    return with_carry(f, call, GCC_JIT_BINARY_OP_PLUS);
}

static gcc_jit_rvalue *subtract_borrow(Function *f, const IntrinsicCall *call)
{
    return with_carry(f, call, GCC_JIT_BINARY_OP_MINUS);
}

static gcc_jit_rvalue *multiply_wide(Function *f, const IntrinsicCall *call)
{
    gcc_jit_rvalue *product = gcc_keep(f, gcc_binary(f, GCC_JIT_BINARY_OP_MULT, double_word(f, call->arguments[0]),
                                                     double_word(f, call->arguments[1])));

    return pair(f, call, high_word(f, product), product);
}

/* (high, low, divisor): the quotient fits if high < divisor; else Go's function panics. */
static gcc_jit_rvalue *divide_wide(Function *f, const IntrinsicCall *call)
{
    gcc_jit_type *word = f->module->uint64_type;
    gcc_jit_block *bad = function_block(f), *good = function_block(f);
    gcc_jit_lvalue *quotient = function_temporary(f, word), *remainder = function_temporary(f, word);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_GE, call->arguments[0], call->arguments[2]), bad, good);
    function_enter(f, bad);
    gcc_call(f, module_callee(f->module, call->callee), call->result->type, call->count, call->arguments);
    function_unreachable(f);
    function_enter(f, good);
    gcc_jit_extended_asm *divide = gcc_jit_block_add_extended_asm(f->block, f->location, "divq %4");
    gcc_jit_extended_asm_add_output_operand(divide, NULL, "=a", quotient);
    gcc_jit_extended_asm_add_output_operand(divide, NULL, "=d", remainder);
    gcc_jit_extended_asm_add_input_operand(divide, NULL, "a", call->arguments[1]);
    gcc_jit_extended_asm_add_input_operand(divide, NULL, "d", call->arguments[0]);
    gcc_jit_extended_asm_add_input_operand(divide, NULL, "r", call->arguments[2]);
    gcc_jit_extended_asm_add_clobber(divide, "cc");
    return pair(f, call, gcc_jit_lvalue_as_rvalue(quotient), gcc_jit_lvalue_as_rvalue(remainder));
}

/* ---- the table ---- */

static const Intrinsic rows[] = {
#define INTRINSIC(symbol, emitter, builtin, bits) {symbol, emitter, builtin, bits},
#include "codegen/intrinsics.def"
#undef INTRINSIC
};

static const Intrinsic *find(Module *module, const IrFunction *function)
{
    Map *table = &module->intrinsics;

    if (!table->count)
        for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
            map_put(module->arena, table, module_name(module, rows[i].symbol), (void *)&rows[i]);
    return function->receiver || function->closure ? NULL : map_get(table, module_name(module, function->name->symbol));
}

bool emit_intrinsic(Function *f, IrFunction *callee, ArgumentList *arguments, Value *value)
{
    const Intrinsic *row = find(f->module, callee);
    Layout *layout = layout_of_results(f->module, callee->signature->results);
    IntrinsicCall call = {row, callee, arguments->items, arguments->count, layout};

    if (!row)
        return false;
    for (uint32_t i = 0; i < arguments->count; i++)
        arguments->items[i] = gcc_keep(f, arguments->items[i]);
    gcc_jit_rvalue *result = row->emit(f, &call);
    if (layout) {
        *value = value_of(layout, layout->shape == SHAPE_SCALAR ? gcc_keep(f, fit(f, result, layout->type)) : result);
        value->is_kept = true;
    }
    return true;
}
