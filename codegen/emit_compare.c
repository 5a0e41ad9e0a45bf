/* Comparisons: == on every comparable type, < on numbers and strings.
 *
 * Small structs and arrays are compared in line, larger ones by a function of their type (equality.c).
 * Source: Go spec, Comparison operators.
 */
#include "codegen/emit.h"

enum { INLINE_PARTS_MAX = 4 };  /* fields or elements compared in line */

static gcc_jit_rvalue *equal_parts(Function *f, Value x, Value y, uint32_t count,
                                   Type *(*part_type)(Type *, uint32_t), Type *type);

static gcc_jit_rvalue *memory_equal(Function *f, gcc_jit_rvalue *x, gcc_jit_rvalue *y, gcc_jit_rvalue *size_bytes)
{
    Module *module = f->module;

    if (!module->builtin_memcmp)
        module->builtin_memcmp = gcc_jit_context_get_builtin_function(module->context, "__builtin_memcmp");
    gcc_jit_type *size_type = gcc_jit_context_get_type(module->context, GCC_JIT_TYPE_SIZE_T);
    gcc_jit_type *int_type = gcc_jit_context_get_type(module->context, GCC_JIT_TYPE_INT);
    gcc_jit_rvalue *result = gcc_call(f, module->builtin_memcmp, int_type, 3,
                                        (gcc_jit_rvalue *[]){x, y, gcc_cast(f, size_bytes, size_type)});
    return gcc_compare(f, GCC_JIT_COMPARISON_EQ, result, gcc_zero(f, int_type));
}

/* Runs `then` only if the condition holds; the result is their conjunction. */
typedef struct Conjunction {
    gcc_jit_lvalue *result;
    gcc_jit_block *after;
} Conjunction;

static Conjunction conjunction_open(Function *f)
{
    Conjunction all = {function_temporary(f, f->module->bool_type), function_block(f)};

    gcc_store(f, all.result, gcc_bool(f, false));
    return all;
}

static void conjunction_require(Function *f, Conjunction *all, gcc_jit_rvalue *condition)
{
    gcc_jit_block *more = function_block(f);

    function_branch(f, condition, more, all->after);
    function_enter(f, more);
}

static gcc_jit_rvalue *conjunction_close(Function *f, Conjunction *all)
{
    gcc_store(f, all->result, gcc_bool(f, true));
    function_jump(f, all->after);
    function_enter(f, all->after);
    return gcc_jit_lvalue_as_rvalue(all->result);
}

static gcc_jit_rvalue *equal_strings(Function *f, Value x, Value y)
{
    Conjunction all = conjunction_open(f);

    x = value_keep(f, x);
    y = value_keep(f, y);
    gcc_jit_rvalue *length = value_part(f, y, PART_LENGTH);
    conjunction_require(f, &all, gcc_compare(f, GCC_JIT_COMPARISON_EQ, value_part(f, x, PART_LENGTH), length));
    conjunction_require(f, &all, memory_equal(f, gcc_cast(f, value_part(f, x, PART_DATA), f->module->pointer_type),
                                              gcc_cast(f, value_part(f, y, PART_DATA), f->module->pointer_type),
                                              length));
    return conjunction_close(f, &all);
}

static gcc_jit_rvalue *equal_interfaces(Function *f, Type *type, Value x, Value y)
{
    InterfaceType *interface = under_as(INTERFACE, InterfaceType, type);
    gcc_jit_rvalue *arguments[2];

    arguments[0] = value_rvalue(f, x);
    arguments[1] = value_rvalue(f, y);
    bool has_methods = type_interface_methods(f->arena, interface)->count > 0;
    return gcc_runtime_call(f, has_methods ? RUNTIME_rt_equal_iface : RUNTIME_rt_equal_eface, 2, arguments);
}

static Type *field_type(Type *type, uint32_t index)
{
    return under_as(STRUCT, StructType, type)->fields.items[index]->type;
}

static Type *element_type(Type *type, uint32_t index)
{
    (void)index;
    return under_as(ARRAY, ArrayType, type)->element;
}

static bool is_blank_field(Type *type, uint32_t index)
{
    StructType *structure = under_if(STRUCT, StructType, type);

    return structure && structure->fields.items[index]->name->is_blank;
}

static Value part_of(Function *f, Value value, Type *type, uint32_t index, Layout *layout)
{
    if (under_if(STRUCT, StructType, type))
        return value_field(f, value, index, layout);
    return emit_array_element(f, value, layout, gcc_int(f, f->module->int64_type, index));
}

static gcc_jit_rvalue *equal_parts(Function *f, Value x, Value y, uint32_t count,
                                   Type *(*part_type)(Type *, uint32_t), Type *type)
{
    Conjunction all = conjunction_open(f);

    for (uint32_t i = 0; i < count; i++) {
        Type *part = part_type(type, i);
        Layout *layout = layout_of(f->module, part);
        if (!is_blank_field(type, i))
            conjunction_require(f, &all, emit_equal(f, part, part_of(f, x, type, i, layout),
                                                    part_of(f, y, type, i, layout)));
    }
    return conjunction_close(f, &all);
}

static gcc_jit_rvalue *equal_by_function(Function *f, Type *type, Value x, Value y)
{
    gcc_jit_rvalue *arguments[] = {value_address(f, x), value_address(f, y)};

    return gcc_call(f, equality_function(f->module, type), f->module->bool_type, 2, arguments);
}

static gcc_jit_rvalue *equal_structs(Function *f, Type *type, Value x, Value y)
{
    StructType *structure = under_as(STRUCT, StructType, type);

    if (structure->fields.count > INLINE_PARTS_MAX)
        return equal_by_function(f, type, x, y);
    return equal_parts(f, value_in_memory(f, x), value_in_memory(f, y), structure->fields.count, field_type, type);
}

static gcc_jit_rvalue *equal_arrays(Function *f, Type *type, Value x, Value y)
{
    ArrayType *array = under_as(ARRAY, ArrayType, type);

    if (array->length > INLINE_PARTS_MAX)
        return equal_by_function(f, type, x, y);
    return equal_parts(f, value_in_memory(f, x), value_in_memory(f, y), (uint32_t)array->length, element_type, type);
}

static gcc_jit_rvalue *equal_complex(Function *f, Value x, Value y)
{
    return gcc_binary(f, GCC_JIT_BINARY_OP_LOGICAL_AND,
                        gcc_compare(f, GCC_JIT_COMPARISON_EQ, value_part(f, x, 0), value_part(f, y, 0)),
                        gcc_compare(f, GCC_JIT_COMPARISON_EQ, value_part(f, x, 1), value_part(f, y, 1)));
}

gcc_jit_rvalue *emit_equal(Function *f, Type *type, Value x, Value y)
{
    switch (x.layout->shape) {
    case SHAPE_SCALAR: return gcc_compare(f, GCC_JIT_COMPARISON_EQ, value_rvalue(f, x), value_rvalue(f, y));
    case SHAPE_STRING: return equal_strings(f, x, y);
    case SHAPE_INTERFACE: return equal_interfaces(f, type, x, y);
    case SHAPE_STRUCT: return equal_structs(f, type, x, y);
    case SHAPE_ARRAY: return equal_arrays(f, type, x, y);
    case SHAPE_COMPLEX: return equal_complex(f, x, y);
    case SHAPE_SLICE: case SHAPE_TUPLE: break;
    }
    berth_bug("codegen: comparison of %s", type_text(f->arena, type, NULL));
}

static enum gcc_jit_comparison comparison_of(IrOp op)
{
    switch (op) {
    case OP_EQ: return GCC_JIT_COMPARISON_EQ;
    case OP_NE: return GCC_JIT_COMPARISON_NE;
    case OP_LT: return GCC_JIT_COMPARISON_LT;
    case OP_LE: return GCC_JIT_COMPARISON_LE;
    case OP_GT: return GCC_JIT_COMPARISON_GT;
    case OP_GE: return GCC_JIT_COMPARISON_GE;
    default: berth_bug("codegen: comparison %s", ir_op_name(op));
    }
}

gcc_jit_rvalue *emit_comparison(Function *f, IrOp op, Type *type, Value x, Value y)
{
    if (x.layout->shape == SHAPE_SCALAR)
        return gcc_compare(f, comparison_of(op), value_rvalue(f, x), value_rvalue(f, y));
    if (op == OP_EQ)
        return emit_equal(f, type, x, y);
    if (op == OP_NE)
        return gcc_not(f, emit_equal(f, type, x, y));
    gcc_jit_rvalue *order = gcc_runtime(f, rt_compare_strings, value_rvalue(f, x), value_rvalue(f, y));
    return gcc_compare(f, comparison_of(op), order, gcc_zero(f, f->module->int64_type));
}

gcc_jit_rvalue *emit_equal_mixed(Function *f, Type *interface, Value x, Type *concrete, Value y)
{
    Conjunction all = conjunction_open(f);

    x = value_keep(f, x);
    y = value_keep(f, y);
    conjunction_require(f, &all, emit_has_type(f, interface, emit_dynamic_type(f, interface, x), concrete));
    conjunction_require(f, &all, emit_equal(f, concrete, emit_unbox(f, x, concrete), y));
    return conjunction_close(f, &all);
}
