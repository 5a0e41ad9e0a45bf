/* Places: the only file that turns a Placement into a slot of the frame, a static or a heap call.
 *
 * A variable in the frame is a GCC local (zeroed at its declaration, so once an iteration in a loop); one on the
 * heap is a GCC local that holds its object's address, allocated at its declaration.  Storage of an allocating
 * expression in the frame is a local of its own: escape analysis saw to it that no two lives overlap.
 */
#include "codegen/emit.h"

typedef struct Variable {
    Layout *layout;
    gcc_jit_lvalue *slot;    /* the value, or its address */
    bool is_indirect;
    bool is_frame;           /* what is_indirect points at is in a frame */
} Variable;

static PlaceKind place_kind(Function *f, const IrNode *node, PlaceKind without_site)
{
    const Placement *placement = place_of(f->module->placements, node);

    return placement ? placement->place : without_site;
}

_Static_assert((int)PLACE_BUFFER_BYTES == (int)GO_BUFFER_BYTES && (int)PLACE_BUFFER_RUNES == (int)GO_BUFFER_RUNES &&
               (int)PLACE_MAP_HEADER_BYTES == (int)GO_MAP_HEADER_BYTES, "place.h and layout.h");

bool place_is_frame(Function *f, const IrNode *node)
{
    return place_kind(f, node, PLACE_HEAP) == PLACE_STACK;
}

bool place_is_static(Function *f, const IrNode *node)
{
    return place_kind(f, node, PLACE_HEAP) == PLACE_STATIC;
}

bool place_is_nowhere(Function *f, const IrNode *node)
{
    return place_kind(f, node, PLACE_HEAP) == PLACE_NOWHERE;
}

Value heap_new(Function *f, Type *type)
{
    Layout *layout = layout_of(f->module, type);
    ArrayType *array = under_if(ARRAY, ArrayType, type);
    gcc_jit_rvalue *address;

    if (layout->size_bytes == 0)
        address = module_static_bytes(f->module);  /* any address will do */
    else if (array)
        address = gcc_runtime(f, rt_new_array, descriptor_address(f->module, array->element),
                                gcc_int(f, f->module->int64_type, array->length));
    else
        address = gcc_runtime(f, rt_new_object, descriptor_address(f->module, type));
    return value_at(f, layout, address);
}

static const char *local_name(const IrName *name)
{
    return name->name && *name->name ? name->name : "_";
}

/* A variable of the heap; its address is in a local of the function. */
static Variable *new_heap_variable(Function *f, IrName *name, Layout *layout)
{
    Variable *variable = arena_new(f->arena, Variable);

    *variable = (Variable){.layout = layout, .is_indirect = true};
    variable->slot = function_local(f, f->module->pointer_type, arena_format(f->arena, "&%s", local_name(name)));
    return variable;
}

static Variable *variable_of(Function *f, IrName *name)
{
    Layout *layout = layout_of(f->module, name->node.type);

    if (name->codegen)
        return name->codegen;
    if (place_kind(f, &name->node, PLACE_STACK) == PLACE_HEAP) {
        name->codegen = new_heap_variable(f, name, layout);
    } else {
        Variable *variable = arena_new(f->arena, Variable);
        *variable = (Variable){.layout = layout, .slot = function_local(f, layout->type, local_name(name))};
        name->codegen = variable;
    }
    return name->codegen;
}

void variable_declare(Function *f, IrName *name, bool needs_zero)
{
    Variable *variable = variable_of(f, name);

    if (variable->is_indirect) {
        Value object = heap_new(f, name->node.type);
        gcc_store(f, variable->slot, value_address(f, object));
    } else if (needs_zero) {
        emit_store_zero(f, value_of_variable(variable->layout, variable->slot), name->node.type);
    }
}

Value variable_value(Function *f, IrName *name)
{
    if (name->class == IR_PACKAGE_VARIABLE)
        return value_of_memory(layout_of(f->module, name->node.type), module_package_variable(f->module, name));
    Variable *variable = variable_of(f, name);
    if (!variable->is_indirect)
        return value_of_variable(variable->layout, variable->slot);
    return value_at(f, variable->layout, gcc_jit_lvalue_as_rvalue(variable->slot));
}

static void bind_by_reference(Function *f, IrName *name, Value address)
{
    Variable *variable = new_heap_variable(f, name, layout_of(f->module, name->node.type));

    name->codegen = variable;
    gcc_store(f, variable->slot, value_rvalue(f, address));
}

void variable_bind(Function *f, IrName *name, Value initial)
{
    if (name->class == IR_CAPTURED && !name->is_by_value) {
        bind_by_reference(f, name, initial);
        return;
    }
    bool is_heap = place_kind(f, &name->node, PLACE_STACK) == PLACE_HEAP && name->class != IR_CAPTURED;
    if (!is_heap && initial.lvalue && name->class == IR_PARAMETER) {
        Variable *variable = arena_new(f->arena, Variable);
        *variable = (Variable){.layout = initial.layout, .slot = initial.lvalue};
        name->codegen = variable;
        return;
    }
    variable_declare(f, name, false);
    emit_store(f, variable_value(f, name), initial, name->node.type);
}

void variable_forget(Function *f, IrName *name)
{
    Variable *variable = name->codegen;

    if (!variable)  /* only code that is never reached mentions it */
        return;
    if (variable->is_indirect)
        gcc_store(f, variable->slot, gcc_null(f));
    else if (type_has_pointers(name->node.type))
        emit_store_zero(f, value_of_variable(variable->layout, variable->slot), name->node.type);
}

Value storage_new(Function *f, const IrNode *node, Type *type)
{
    Layout *layout = layout_of(f->module, type);

    if (!place_is_frame(f, node))
        return heap_new(f, type);
    Value storage = value_of_variable(layout, function_local(f, layout->type, ".object"));
    emit_store_zero(f, storage, type);
    return storage;
}

gcc_jit_rvalue *storage_new_array(Function *f, const IrNode *node, Type *element, int64_t count)
{
    return value_address(f, storage_new(f, node, type_new_array(f->arena, element, count)));
}

gcc_jit_rvalue *storage_buffer(Function *f, const IrNode *node, int64_t size_bytes)
{
    Module *module = f->module;

    if (!place_is_frame(f, node))
        return gcc_null(f);
    gcc_jit_type *bytes = gcc_jit_context_new_array_type(module->context, NULL, module->uint32_type,
                                                         (int)(size_bytes + 3) / 4);
    gcc_jit_lvalue *buffer = function_local(f, bytes, ".buffer");
    return gcc_cast(f, gcc_jit_lvalue_get_address(buffer, f->location), module->pointer_type);
}
