/* Function values: literals with what they capture, plain functions, methods bound to a receiver.
 *
 * A func value points to { code, captured... }: by value or as the address of the variable, as escape analysis
 * decided.  What captures nothing is static.
 */
#include "codegen/emit.h"

static void add_field(Module *module, StructType *structure, const char *name, Type *type)
{
    Object *field = object_new_var(module->arena, VAR_FIELD, module->package->package, module_name(module, name), type, 0);

    list_push(module->arena, &structure->fields, field);
}

/* struct { F; captured... }: F is an unsafe.Pointer so that GCC sees a code address. */
static StructType *new_closure_struct(Module *module)
{
    StructType *structure = type_new_struct(module->arena);

    add_field(module, structure, "F", type_basic[BASIC_UNSAFE_POINTER]);
    return structure;
}

StructType *closure_struct(Module *module, IrFunction *function)
{
    StructType *structure = map_get(&module->closure_structs, function);

    if (structure)
        return structure;
    structure = new_closure_struct(module);
    list_each (IrName *, name, function->captured)
        add_field(module, structure, name->name, name->is_by_value ? name->node.type
                  : type_new_pointer(module->arena, name->node.type));
    map_put(module->arena, &module->closure_structs, function, structure);
    return structure;
}

static void store_code(Function *f, Value closure, gcc_jit_function *code)
{
    gcc_jit_rvalue *address = gcc_jit_function_get_address(code, f->location);

    gcc_store(f, gcc_jit_lvalue_access_field(closure.lvalue, f->location, closure.layout->fields[0]),
                gcc_cast(f, address, f->module->pointer_type));
}

static Value pointer_value(Function *f, gcc_jit_rvalue *address)
{
    Value value = value_of(layout_of_scalar(f->module, f->module->pointer_type), address);

    value.is_kept = true;
    return value;
}

/* Storage for a closure, at a stable address. */
static Value new_closure(Function *f, IrNode *node, StructType *structure, gcc_jit_rvalue **address)
{
    Value storage = storage_new(f, node, &structure->type);
    bool is_frame = storage.is_frame;

    *address = gcc_keep(f, value_address(f, storage));
    storage = value_at(f, storage.layout, *address);
    storage.is_frame = is_frame;
    return storage;
}

Value emit_closure(Function *f, IrClosure *node)
{
    Module *module = f->module;
    IrFunction *function = node->function;
    gcc_jit_function *code = module_function(module, function);
    gcc_jit_rvalue *address;

    list_push(f->arena, &module->pending_closures, function);
    if (!function->captured.count)
        return pointer_value(f, module_static_closure(module, function_symbol(module, function->name), code));
    StructType *structure = closure_struct(module, function);
    Value closure = new_closure(f, &node->node, structure, &address);
    store_code(f, closure, code);
    for (uint32_t i = 0; i < function->captured.count; i++) {
        IrName *name = function->captured.items[i];
        Type *type = structure->fields.items[i + 1]->type;
        Value captured = variable_value(f, name->outer);
        if (!name->is_by_value)
            captured = value_of(layout_of(module, type), value_address(f, captured));
        emit_store(f, value_field(f, closure, i + 1, layout_of(module, type)), captured, type);
    }
    return pointer_value(f, address);
}

Value emit_function_value(Function *f, IrName *name)
{
    gcc_jit_function *code = module_function(f->module, name->function);

    return pointer_value(f, module_static_closure(f->module, function_symbol(f->module, name), code));
}

/* x.M: the receiver is evaluated now; a nil interface panics now. */
static Value bind_receiver(Function *f, IrSelector *node)
{
    Module *module = f->module;
    StructType *structure = new_closure_struct(module);
    Type *type = node->x->type;
    Value receiver = value_keep(f, emit_value(f, node->x));
    gcc_jit_rvalue *address;

    if (type_is_interface(type))
        guard_nil(f, NULL, value_part(f, receiver, PART_TYPE));
    add_field(module, structure, "R", type);
    Value closure = new_closure(f, &node->node, structure, &address);
    store_code(f, closure, wrapper_method_value(module, type, node));
    emit_store(f, value_field(f, closure, 1, layout_of(module, type)), receiver, type);
    return pointer_value(f, address);
}

Value emit_method_value(Function *f, IrSelector *node)
{
    Module *module = f->module;

    if (node->node.op == OP_METHOD_VALUE)
        return bind_receiver(f, node);
    gcc_jit_function *code = wrapper_method_expression(module, node->x->type, node);
    const char *symbol = module_symbol(module, "%s.%s-expression", type_link_text(f->arena, node->x->type),
                                       node->object->name->text)->text;
    return pointer_value(f, module_static_closure(module, symbol, code));
}
