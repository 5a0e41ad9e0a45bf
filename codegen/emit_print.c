/* print, println and panic. */
#include "codegen/emit.h"

static void print_basic(Function *f, Type *type, Value value)
{
    Module *module = f->module;
    gcc_jit_rvalue *x;

    if (value.layout->shape == SHAPE_COMPLEX) {
        gcc_runtime(f, rt_print_complex, gcc_cast(f, value_part(f, value, 0), module->float64_type),
                      gcc_cast(f, value_part(f, value, 1), module->float64_type));
        return;
    }
    x = value_rvalue(f, value);
    if (type_is_string(type))
        gcc_runtime(f, rt_print_string, x);
    else if (type_is_boolean(type))
        gcc_runtime(f, rt_print_bool, x);
    else if (type_is_float(type))
        gcc_runtime(f, rt_print_float, gcc_cast(f, x, module->float64_type));
    else if (type_is_unsigned(type))
        gcc_runtime(f, rt_print_uint, gcc_cast(f, x, module->uint64_type));
    else if (type_is_integer(type))
        gcc_runtime(f, rt_print_int, gcc_cast(f, x, module->int64_type));
    else
        gcc_runtime(f, rt_print_pointer, x);
}

static void print_value(Function *f, Type *type, Value value)
{
    Type *under = type_underlying(type);

    if (under->kind == TYPE_BASIC)
        print_basic(f, type, value);
    else if (under->kind == TYPE_SLICE)
        gcc_runtime(f, rt_print_slice, value_rvalue(f, value));
    else if (under->kind != TYPE_INTERFACE)
        gcc_runtime(f, rt_print_pointer, value_rvalue(f, value));
    else if (type_interface_methods(f->arena, (InterfaceType *)under)->count)
        gcc_runtime(f, rt_print_iface, value_rvalue(f, value));
    else
        gcc_runtime(f, rt_print_eface, value_rvalue(f, value));
}

void emit_print(Function *f, IrCall *node, bool is_line)
{
    uint32_t count = node->arguments.count;
    Value *values = arena_new_array(f->arena, Value, count);

    order_nodes(f, node->arguments, (IrNodes){0});
    for (uint32_t i = 0; i < count; i++)
        values[i] = value_keep(f, emit_value(f, node->arguments.items[i]));
    gcc_runtime(f, rt_print_lock);
    for (uint32_t i = 0; i < count; i++) {
        if (is_line && i)
            gcc_runtime(f, rt_print_space);
        print_value(f, node->arguments.items[i]->type, values[i]);
    }
    if (is_line)
        gcc_runtime(f, rt_print_newline);
    gcc_runtime(f, rt_print_unlock);
}

void emit_panic(Function *f, IrUnary *node)
{
    gcc_runtime(f, rt_panic, value_rvalue(f, emit_ordered(f, node->x)));
}
