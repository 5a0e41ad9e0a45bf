/* Value: an evaluated operand (see value.h). */
#include "codegen/value.h"
#include "codegen/function.h"

Value value_of(Layout *layout, gcc_jit_rvalue *rvalue)
{
    return (Value){.layout = layout, .rvalue = rvalue};
}

Value value_of_constant(Layout *layout, gcc_jit_rvalue *rvalue)
{
    return (Value){.layout = layout, .rvalue = rvalue, .is_kept = true, .is_constant = true};
}

Value value_of_memory(Layout *layout, gcc_jit_lvalue *lvalue)
{
    return (Value){.layout = layout, .rvalue = gcc_jit_lvalue_as_rvalue(lvalue), .lvalue = lvalue};
}

Value value_of_variable(Layout *layout, gcc_jit_lvalue *lvalue)
{
    Value value = value_of_memory(layout, lvalue);

    value.is_frame = true;
    return value;
}

Value value_of_string(Function *f, gcc_jit_rvalue *data, gcc_jit_rvalue *length)
{
    return (Value){.layout = f->module->string, .parts = {gcc_cast(f, data, f->module->bytes_type), length}};
}

Value value_of_slice(Function *f, gcc_jit_rvalue *data, gcc_jit_rvalue *length, gcc_jit_rvalue *capacity)
{
    return (Value){.layout = f->module->slice,
                   .parts = {gcc_cast(f, data, f->module->pointer_type), length, capacity}};
}

Value value_of_interface(Function *f, gcc_jit_rvalue *type, gcc_jit_rvalue *word)
{
    return (Value){.layout = f->module->interface,
                   .parts = {gcc_cast(f, type, f->module->pointer_type), gcc_cast(f, word, f->module->pointer_type)}};
}

Value value_at(Function *f, Layout *layout, gcc_jit_rvalue *address)
{
    return value_of_memory(layout, gcc_jit_rvalue_dereference(gcc_cast(f, address, layout->pointer), f->location));
}

Value value_zero(Function *f, Layout *layout)
{
    gcc_jit_context *context = f->module->context;

    if (layout->shape == SHAPE_SCALAR)
        return value_of_constant(layout, gcc_zero(f, layout->type));
    if (layout->size_bytes == 0)  /* libgccjit makes no constructor of an empty struct */
        return value_of_variable(layout, function_temporary(f, layout->type));
    if (layout->field_count == 0 && layout->shape == SHAPE_STRUCT)
        return value_of_variable(layout, function_temporary(f, layout->type));
    return value_of_constant(layout, gcc_jit_context_new_struct_constructor(context, f->location, layout->type,
                                                                            0, NULL, NULL));
}

gcc_jit_rvalue *value_rvalue(Function *f, Value value)
{
    unsigned count = value.layout->shape == SHAPE_SLICE ? 3 : 2;

    if (value.rvalue)
        return value.rvalue;
    return gcc_jit_context_new_struct_constructor(f->module->context, f->location, value.layout->type, (int)count,
                                                  value.layout->fields, value.parts);
}

/* Reading a field of an rvalue needs it in a variable: libgccjit may evaluate the whole once a field. */
static Value as_lvalue(Function *f, Value value)
{
    if (value.lvalue)
        return value;
    gcc_jit_lvalue *temporary = function_temporary(f, value.layout->type);
    gcc_store(f, temporary, value_rvalue(f, value));
    value = value_of_variable(value.layout, temporary);
    value.is_kept = true;
    return value;
}

gcc_jit_rvalue *value_part(Function *f, Value value, unsigned part)
{
    if (value.parts[part])
        return value.parts[part];
    value = as_lvalue(f, value);
    return gcc_jit_lvalue_as_rvalue(gcc_jit_lvalue_access_field(value.lvalue, f->location, value.layout->fields[part]));
}

Value value_field(Function *f, Value value, uint32_t index, Layout *layout)
{
    if (!value.lvalue) {
        if (value.parts[0])
            return value_of(layout, value.parts[index]);
        value = as_lvalue(f, value);
    }
    Value field = value_of_memory(layout, gcc_jit_lvalue_access_field(value.lvalue, f->location,
                                                                      value.layout->fields[index]));
    field.is_frame = value.is_frame;
    field.is_kept = value.is_kept;
    return field;
}

Value value_keep(Function *f, Value value)
{
    if (value.is_kept)
        return value;
    if (value.rvalue) {
        gcc_jit_lvalue *temporary = function_temporary(f, value.layout->type);
        gcc_store(f, temporary, value.rvalue);
        value = value_of_variable(value.layout, temporary);
    } else {
        for (unsigned i = 0; i < VALUE_PARTS_MAX; i++)
            if (value.parts[i])
                value.parts[i] = gcc_keep(f, value.parts[i]);
    }
    value.is_kept = true;
    return value;
}

Value value_in_memory(Function *f, Value value)
{
    return as_lvalue(f, value);
}

gcc_jit_rvalue *value_address(Function *f, Value value)
{
    value = as_lvalue(f, value);
    return gcc_cast(f, gcc_jit_lvalue_get_address(value.lvalue, f->location), f->module->pointer_type);
}
