/* Interfaces: boxing values, converting between interfaces, assertions.
 *
 * The data word of a pointer-shaped value is the value; others are copied to the heap (or where their
 * placement says), except constants, zero-size and one-byte values, which are static.
 * Source: Go spec, Type assertions; Go 1.19 cmd/compile/internal/walk/convert.go.
 */
#include "codegen/emit.h"
#include "codegen/static_image.h"

static bool has_methods(Function *f, Type *type)
{
    return type_interface_methods(f->arena, under_as(INTERFACE, InterfaceType, type))->count > 0;
}

/* ---- boxing ---- */

/* The value's bits as a pointer. */
static gcc_jit_rvalue *word_of(Function *f, Value value)
{
    if (value.layout->shape == SHAPE_SCALAR)
        return value_rvalue(f, value);
    return gcc_load(f, f->module->pointer_type, value_address(f, value), 0);
}

bool box_takes_address(Type *type)
{
    if (type_is_pointer_shaped(type))
        return false;
    BoxKind kind = type_box_kind(type);
    return kind == BOX_NOTHING || kind == BOX_BYTE || kind == BOX_MEMORY;
}

/* The bits of a number, or of a struct or array of the same size. */
static gcc_jit_rvalue *number_bits(Function *f, Value value)
{
    Module *module = f->module;
    int64_t size_bytes = value.layout->size_bytes;
    gcc_jit_type *type = size_bytes == 1 ? module->uint8_type : size_bytes == 2 ? module->uint16_type
        : size_bytes == 4 ? module->uint32_type : module->uint64_type;

    if (value.layout->shape != SHAPE_SCALAR)
        return gcc_load(f, type, value_address(f, value), 0);
    bool is_float = value.layout->type == module->float64_type || value.layout->type == module->float32_type;
    return is_float ? gcc_bits(f, value_rvalue(f, value), type) : gcc_cast(f, value_rvalue(f, value), type);
}

/* A one-byte value is an entry of a static table. */
static gcc_jit_rvalue *box_byte(Function *f, Value value)
{
    Module *module = f->module;
    gcc_jit_rvalue *index = gcc_cast(f, number_bits(f, value), module->int64_type);

    return gcc_offset(f, module_static_bytes(module),
                        gcc_binary(f, GCC_JIT_BINARY_OP_MULT, index, gcc_int(f, module->int64_type, 8)));
}

static RuntimeCall box_of_number(int64_t size_bytes)
{
    return size_bytes == 2 ? RUNTIME_rt_box_16 : size_bytes == 4 ? RUNTIME_rt_box_32 : RUNTIME_rt_box_64;
}

/* The string or slice that a struct or array consists of. */
static gcc_jit_rvalue *sole_value(Function *f, Value value, Layout *layout)
{
    return value_rvalue(f, value.layout == layout ? value : value_at(f, layout, value_address(f, value)));
}

static gcc_jit_rvalue *box_on_heap(Function *f, Type *type, Value value)
{
    Module *module = f->module;
    gcc_jit_rvalue *bits;

    switch (type_box_kind(type)) {
    case BOX_STRING: return gcc_runtime(f, rt_box_string, sole_value(f, value, module->string));
    case BOX_SLICE: return gcc_runtime(f, rt_box_slice, sole_value(f, value, module->slice));
    case BOX_NUMBER:
        bits = gcc_cast(f, number_bits(f, value), module->uint64_type);
        return gcc_runtime_call(f, box_of_number(type_size_bytes(type)), 1, &bits);
    case BOX_NOTHING: case BOX_BYTE: case BOX_MEMORY: break;
    }
    return gcc_runtime(f, rt_box, descriptor_address(module, type), value_address(f, value));
}

static gcc_jit_rvalue *box_in_frame(Function *f, Type *type, Value value)
{
    Value storage = value_of_variable(value.layout, function_local(f, value.layout->type, ".box"));

    emit_store(f, storage, value, type);
    return value_address(f, storage);
}

static gcc_jit_rvalue *box(Function *f, IrUnary *node)
{
    Type *type = node->x->type;

    if (place_is_static(f, &node->node))
        return module_symbol_address(f->module, image_of_value(f->module, node->x));
    Value value = emit_value(f, node->x);
    if (type_is_pointer_shaped(type))
        return word_of(f, value);
    BoxKind kind = type_box_kind(type);
    if (kind == BOX_NOTHING)
        return module_static_bytes(f->module);
    if (kind == BOX_BYTE)
        return box_byte(f, value);
    return place_is_frame(f, &node->node) ? box_in_frame(f, type, value) : box_on_heap(f, type, value);
}

/* ---- between interfaces ---- */

gcc_jit_rvalue *emit_dynamic_type(Function *f, Type *interface, Value x)
{
    Module *module = f->module;
    gcc_jit_rvalue *word = value_part(f, x, PART_TYPE);

    if (!has_methods(f, interface))
        return word;
    gcc_jit_lvalue *type = function_temporary(f, module->pointer_type);
    gcc_jit_block *some = function_block(f), *after = function_block(f);
    gcc_store(f, type, word);
    function_branch(f, gcc_is_null(f, gcc_jit_lvalue_as_rvalue(type)), after, some);
    function_enter(f, some);
    gcc_store(f, type, gcc_load(f, module->pointer_type, gcc_jit_lvalue_as_rvalue(type), GO_ITAB_TYPE_OFFSET));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(type);
}

/* The first word of an interface `to` for a value of the dynamic type; NULL stays NULL. */
static gcc_jit_rvalue *table_for(Function *f, Type *to, gcc_jit_rvalue *dynamic_type)
{
    if (!has_methods(f, to))
        return dynamic_type;
    gcc_jit_lvalue *table = function_temporary(f, f->module->pointer_type);
    gcc_jit_block *some = function_block(f), *after = function_block(f);
    gcc_store(f, table, dynamic_type);
    function_branch(f, gcc_is_null(f, gcc_jit_lvalue_as_rvalue(table)), after, some);
    function_enter(f, some);
    gcc_store(f, table, gcc_runtime(f, rt_itab_find, descriptor_address(f->module, to),
                                        gcc_jit_lvalue_as_rvalue(table)));
    function_jump(f, after);
    function_enter(f, after);
    return gcc_jit_lvalue_as_rvalue(table);
}

static bool is_same_interface(Function *f, Type *from, Type *to)
{
    return type_identical(type_underlying(from), type_underlying(to)) || (!has_methods(f, from) && !has_methods(f, to));
}

static Value convert_interface(Function *f, Value x, Type *from, Type *to)
{
    if (is_same_interface(f, from, to))
        return x;
    x = value_keep(f, x);
    Value value = value_of_interface(f, table_for(f, to, emit_dynamic_type(f, from, x)), value_part(f, x, PART_WORD));
    value.is_kept = true;
    return value;
}

Value emit_interface_of(Function *f, Value x, gcc_jit_rvalue *dynamic_type, Type *to)
{
    return value_of_interface(f, table_for(f, to, dynamic_type), value_part(f, x, PART_WORD));
}

Value emit_empty_interface(Function *f, Type *interface, Value x)
{
    x = value_keep(f, x);
    return has_methods(f, interface) ? value_of_interface(f, emit_dynamic_type(f, interface, x), value_part(f, x, PART_WORD))
        : x;
}

Value emit_interface_conversion(Function *f, IrUnary *node)
{
    Type *from = node->x->type, *to = node->node.type;

    if (type_is_interface(from))
        return convert_interface(f, emit_value(f, node->x), from, to);
    gcc_jit_rvalue *first = has_methods(f, to) ? itab_address(f->module, to, from) : descriptor_address(f->module, from);
    return value_of_interface(f, first, box(f, node));
}

/* ---- assertions ---- */

Value emit_unbox(Function *f, Value x, Type *target)
{
    Layout *layout = layout_of(f->module, target);
    gcc_jit_rvalue *word = value_part(f, x, PART_WORD);

    if (!type_is_pointer_shaped(target))
        return value_at(f, layout, word);
    if (layout->shape == SHAPE_SCALAR)
        return value_of(layout, word);
    return value_at(f, layout, value_address(f, value_of(layout_of_scalar(f->module, f->module->pointer_type), word)));
}

/* True if a value of the dynamic type can be `target`; for interfaces the nil type cannot. */
gcc_jit_rvalue *emit_has_type(Function *f, Type *interface, gcc_jit_rvalue *dynamic_type, Type *target)
{
    (void)interface;
    if (!type_is_interface(target))
        return gcc_compare(f, GCC_JIT_COMPARISON_EQ, dynamic_type, descriptor_address(f->module, target));
    return gcc_not(f, gcc_is_null(f, table_for(f, target, dynamic_type)));
}

static void panic_assertion(Function *f, Type *interface, gcc_jit_rvalue *dynamic_type, Type *target)
{
    gcc_runtime(f, rt_panic_assertion, dynamic_type, descriptor_address(f->module, target),
                  descriptor_address(f->module, interface));
}

static Value assert_interface(Function *f, Value x, Type *interface, gcc_jit_rvalue *dynamic_type, Type *target)
{
    gcc_jit_rvalue *first;

    if (has_methods(f, target)) {
        first = gcc_runtime(f, rt_itab_assert, descriptor_address(f->module, target), dynamic_type);
    } else {
        gcc_jit_block *bad = function_block(f), *good = function_block(f);
        function_branch(f, gcc_is_null(f, dynamic_type), bad, good);
        function_enter(f, bad);
        panic_assertion(f, interface, dynamic_type, target);
        function_enter(f, good);
        first = dynamic_type;
    }
    return value_of_interface(f, first, value_part(f, x, PART_WORD));
}

Value emit_type_assert(Function *f, IrTypeAssert *node)
{
    Type *interface = node->x->type, *target = node->target;
    Value x = value_keep(f, emit_value(f, node->x));
    gcc_jit_rvalue *dynamic_type = gcc_keep(f, emit_dynamic_type(f, interface, x));
    gcc_jit_block *bad, *good;

    if (type_is_interface(target))
        return assert_interface(f, x, interface, dynamic_type, target);
    bad = function_block(f);
    good = function_block(f);
    function_branch(f, emit_has_type(f, interface, dynamic_type, target), good, bad);
    function_enter(f, bad);
    panic_assertion(f, interface, dynamic_type, target);
    function_enter(f, good);
    return emit_unbox(f, x, target);
}

Assertion emit_type_assert2(Function *f, IrTypeAssert *node)
{
    Module *module = f->module;
    Type *interface = node->x->type, *target = node->target;
    Layout *layout = layout_of(module, target), *bool_layout = layout_of_scalar(module, module->bool_type);
    Value x = value_keep(f, emit_value(f, node->x));
    gcc_jit_rvalue *dynamic_type = gcc_keep(f, emit_dynamic_type(f, interface, x));
    Value result = value_of_variable(layout, function_temporary(f, layout->type));
    Value ok = value_of_variable(bool_layout, function_temporary(f, module->bool_type));
    gcc_jit_block *yes = function_block(f), *no = function_block(f), *after = function_block(f);
    gcc_jit_rvalue *table = NULL, *has_type;

    if (type_is_interface(target)) {
        table = gcc_keep(f, table_for(f, target, dynamic_type));
        has_type = gcc_not(f, gcc_is_null(f, table));
    } else {
        has_type = emit_has_type(f, interface, dynamic_type, target);
    }
    function_branch(f, has_type, yes, no);
    function_enter(f, yes);
    Value value = table ? value_of_interface(f, table, value_part(f, x, PART_WORD)) : emit_unbox(f, x, target);
    emit_store(f, result, value, target);
    gcc_store(f, ok.lvalue, gcc_bool(f, true));
    function_jump(f, after);
    function_enter(f, no);
    emit_store_zero(f, result, target);
    gcc_store(f, ok.lvalue, gcc_bool(f, false));
    function_jump(f, after);
    function_enter(f, after);
    result.is_kept = ok.is_kept = true;
    return (Assertion){result, ok};
}
