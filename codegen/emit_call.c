/* Calls of functions, methods, function values and interface methods; append, copy, make.
 *
 * Arguments are evaluated before the callee is looked at, then passed as layout_add_parameters lays them out.
 * The closure is the last argument of a call through a func value; functions without captures ignore it.
 */
#include "codegen/emit.h"

void emit_argument(Function *f, ArgumentList *arguments, Value value)
{
    if (value.layout->shape != SHAPE_SLICE) {
        list_push(f->arena, arguments, value_rvalue(f, value));
        return;
    }
    for (unsigned i = 0; i < 3; i++)
        list_push(f->arena, arguments, value_part(f, value, i));
}

/* f(g()) with several results: each is an argument. */
static void emit_tuple_arguments(Function *f, ArgumentList *arguments, Value tuple, TupleType *types)
{
    for (uint32_t i = 0; i < types->variables.count; i++)
        emit_argument(f, arguments, value_field(f, tuple, i, layout_of(f->module, types->variables.items[i]->type)));
}

static void emit_arguments(Function *f, ArgumentList *arguments, IrNodes nodes)
{
    list_each (IrNode *, node, nodes) {
        Value value = emit_value(f, node);
        TupleType *tuple = type_if(TUPLE, TupleType, node->type);
        if (tuple)
            emit_tuple_arguments(f, arguments, value, tuple);
        else
            emit_argument(f, arguments, value);
    }
}

static Value call_result(Layout *layout, gcc_jit_rvalue *result)
{
    Value value = {0};

    if (layout) {
        value = value_of(layout, result);
        value.is_kept = true;
    }
    return value;
}

static gcc_jit_type *result_type(Function *f, Layout *layout)
{
    return layout ? layout->type : f->module->void_type;
}

static Value call_direct(Function *f, IrFunction *callee, gcc_jit_rvalue *closure, ArgumentList *arguments)
{
    Layout *layout = layout_of_results(f->module, callee->signature->results);

    if (closure)
        list_push(f->arena, arguments, closure);
    return call_result(layout, gcc_call(f, module_callee(f->module, callee), result_type(f, layout),
                                          arguments->count, arguments->items));
}

static Value call_func_value(Function *f, IrCall *node)
{
    SignatureType *signature = under_as(SIGNATURE, SignatureType, node->callee->type);
    Convention *convention = convention_of(f->module, signature);
    ArgumentList arguments = {0};

    Value value = emit_value(f, node->callee);
    gcc_jit_rvalue *closure = value_rvalue(f, value_keep(f, value));
    emit_arguments(f, &arguments, node->arguments);
    guard_nil(f, node->callee, closure);
    list_push(f->arena, &arguments, closure);
    gcc_jit_rvalue *code = gcc_load(f, convention->closure_call, closure, 0);
    return call_result(convention->result, gcc_call_pointer(f, code, result_type(f, convention->result),
                                                              arguments.count, arguments.items));
}

static Value call_method(Function *f, IrCall *node)
{
    IrSelector *selector = (IrSelector *)node->callee;
    ArgumentList arguments = {0};

    emit_argument(f, &arguments, emit_value(f, selector->x));
    emit_arguments(f, &arguments, node->arguments);
    return call_direct(f, selector->method->function, NULL, &arguments);
}

static Value call_interface(Function *f, IrCall *node)
{
    IrSelector *selector = (IrSelector *)node->callee;
    Convention *convention = convention_of(f->module, under_as(SIGNATURE, SignatureType, selector->object->type));
    ArgumentList arguments = {0};

    Value receiver = value_keep(f, emit_value(f, selector->x));
    gcc_jit_rvalue *itab = value_part(f, receiver, PART_TYPE);
    list_push(f->arena, &arguments, value_part(f, receiver, PART_WORD));
    emit_arguments(f, &arguments, node->arguments);
    guard_nil(f, NULL, itab);
    gcc_jit_rvalue *code = gcc_load(f, convention->method_call, itab, GO_ITAB_CODE_OFFSET + 8 * (int64_t)selector->index);
    return call_result(convention->result, gcc_call_pointer(f, code, result_type(f, convention->result),
                                                              arguments.count, arguments.items));
}

static Value call_method_expression(Function *f, IrCall *node)
{
    IrSelector *selector = (IrSelector *)node->callee;
    SignatureType *signature = under_as(SIGNATURE, SignatureType, node->callee->type);
    Layout *layout = layout_of_results(f->module, signature->results);
    ArgumentList arguments = {0};

    emit_arguments(f, &arguments, node->arguments);
    return call_result(layout, gcc_call(f, wrapper_method_expression(f->module, selector->x->type, selector),
                                          result_type(f, layout), arguments.count, arguments.items));
}

/* func() { ... }() */
static Value call_literal(Function *f, IrCall *node)
{
    IrFunction *function = ((IrClosure *)node->callee)->function;
    ArgumentList arguments = {0};
    gcc_jit_rvalue *closure = value_rvalue(f, value_keep(f, emit_value(f, node->callee)));

    emit_arguments(f, &arguments, node->arguments);
    return call_direct(f, function, function->captured.count ? closure : NULL, &arguments);
}

Value emit_call(Function *f, IrCall *node)
{
    IrNode *callee = node->callee = node_unparen(node->callee);
    ArgumentList arguments = {0};
    Value value = {0};

    if (callee->op == OP_DOT_INTERFACE)
        return call_interface(f, node);
    if (callee->op == OP_DOT_METHOD)
        return call_method(f, node);
    if (callee->op == OP_METHOD_EXPRESSION)
        return call_method_expression(f, node);
    if (callee->op == OP_CLOSURE && !map_has(&f->hoisted, callee))
        return call_literal(f, node);
    if (callee->op != OP_NAME || ((IrName *)callee)->class != IR_FUNCTION)
        return call_func_value(f, node);
    emit_arguments(f, &arguments, node->arguments);
    if (emit_intrinsic(f, ((IrName *)callee)->function, &arguments, &value))
        return value;
    return call_direct(f, ((IrName *)callee)->function, NULL, &arguments);
}

/* ---- append, copy, make ---- */

static gcc_jit_rvalue *plus(Function *f, gcc_jit_rvalue *x, gcc_jit_rvalue *y)
{
    return gcc_keep(f, gcc_binary(f, GCC_JIT_BINARY_OP_PLUS, x, y));
}

/* The slice with room for `needed` elements; its length is still the old one.  Its words are temporaries. */
static Value grow(Function *f, Type *element, Value slice, gcc_jit_rvalue *needed)
{
    Module *module = f->module;
    gcc_jit_lvalue *data = function_temporary(f, module->pointer_type);
    gcc_jit_lvalue *capacity = function_temporary(f, module->int64_type);
    gcc_jit_block *full = function_block(f), *after = function_block(f);

    gcc_store(f, data, value_part(f, slice, PART_DATA));
    gcc_store(f, capacity, value_part(f, slice, PART_CAPACITY));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_GT, gcc_cast(f, needed, module->uint64_type),
                                     gcc_cast(f, gcc_jit_lvalue_as_rvalue(capacity), module->uint64_type)),
                    full, after);
    function_enter(f, full);
    Value grown = value_of(module->slice, gcc_runtime(f, rt_grow_slice, descriptor_address(module, element),
                                                        value_rvalue(f, slice), needed));
    grown = value_in_memory(f, grown);
    gcc_store(f, data, value_part(f, grown, PART_DATA));
    gcc_store(f, capacity, value_part(f, grown, PART_CAPACITY));
    function_jump(f, after);
    function_enter(f, after);
    Value result = value_of_slice(f, gcc_jit_lvalue_as_rvalue(data), value_part(f, slice, PART_LENGTH),
                                  gcc_jit_lvalue_as_rvalue(capacity));
    result.is_kept = true;
    return result;
}

static Value append_values(Function *f, IrCall *node, Type *element, Value slice)
{
    uint32_t count = node->arguments.count - 1;
    Value *values = arena_new_array(f->arena, Value, count);
    Layout *layout = layout_of(f->module, element);

    for (uint32_t i = 0; i < count; i++)
        values[i] = value_keep(f, emit_value(f, node->arguments.items[i + 1]));
    gcc_jit_rvalue *length = value_part(f, slice, PART_LENGTH);
    gcc_jit_rvalue *needed = plus(f, length, gcc_int(f, f->module->int64_type, count));
    Value grown = grow(f, element, slice, needed);
    for (uint32_t i = 0; i < count; i++) {
        gcc_jit_rvalue *index = i ? plus(f, length, gcc_int(f, f->module->int64_type, i)) : length;
        emit_store(f, emit_element(f, grown, layout, index), values[i], element);
    }
    grown.parts[PART_LENGTH] = needed;
    return grown;
}

static gcc_jit_rvalue *element_bytes(Function *f, Type *element, gcc_jit_rvalue *count)
{
    return gcc_binary(f, GCC_JIT_BINARY_OP_MULT, count,
                        gcc_int(f, f->module->int64_type, type_size_bytes(element)));
}

/* Moves `count` elements; both ranges are long enough. */
static void move_elements(Function *f, Type *element, gcc_jit_rvalue *to, gcc_jit_rvalue *from, gcc_jit_rvalue *count)
{
    if (type_has_pointers(element))
        gcc_runtime(f, rt_typed_copy_slice, descriptor_address(f->module, element), to, count, from, count);
    else
        gcc_memmove(f, to, from, element_bytes(f, element, count));
}

static Value append_slice(Function *f, IrCall *node, Type *element, Value slice)
{
    Value added = value_keep(f, emit_value(f, node->arguments.items[1]));
    if (added.layout->shape == SHAPE_SCALAR)  /* append(s, nil...) */
        return slice;
    gcc_jit_rvalue *length = value_part(f, slice, PART_LENGTH), *count = value_part(f, added, PART_LENGTH);
    gcc_jit_rvalue *needed = plus(f, length, count);
    Value grown = grow(f, element, slice, needed);
    gcc_jit_rvalue *to = gcc_offset(f, value_part(f, grown, PART_DATA), element_bytes(f, element, length));

    move_elements(f, element, to, gcc_cast(f, value_part(f, added, PART_DATA), f->module->pointer_type), count);
    grown.parts[PART_LENGTH] = needed;
    return grown;
}

/* append(s, make([]T, n)...) */
static Value append_zeros(Function *f, IrMake *zeros, Type *element, Value slice)
{
    gcc_jit_rvalue *count = emit_int64(f, zeros->length);

    return value_keep(f, value_of(f->module->slice, gcc_runtime(f, rt_extend_slice, descriptor_address(f->module, element),
                                                                  value_rvalue(f, slice), count)));
}

Value emit_append(Function *f, IrCall *node)
{
    SliceType *type = under_as(SLICE, SliceType, node->node.type);
    Value slice = value_keep(f, emit_value(f, node->arguments.items[0]));

    if (node->arguments.count == 1)
        return slice;
    IrNode *added = node_unparen(node->arguments.items[1]);
    if (added->op == OP_MAKE_SLICE && place_is_nowhere(f, added))
        return append_zeros(f, (IrMake *)added, type->element, slice);
    return node->is_spread ? append_slice(f, node, type->element, slice)
        : append_values(f, node, type->element, slice);
}

Value emit_copy(Function *f, IrBinary *node)
{
    Module *module = f->module;
    Type *element = under_as(SLICE, SliceType, node->x->type)->element;
    Value to = value_keep(f, emit_value(f, node->x)), from = value_keep(f, emit_value(f, node->y));
    gcc_jit_lvalue *count = function_temporary(f, module->int64_type);
    gcc_jit_rvalue *available = value_part(f, from, PART_LENGTH), *n = gcc_jit_lvalue_as_rvalue(count);
    gcc_jit_block *shorter = function_block(f), *after = function_block(f);

    gcc_store(f, count, value_part(f, to, PART_LENGTH));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_LT, available, n), shorter, after);
    function_enter(f, shorter);
    gcc_store(f, count, available);
    function_jump(f, after);
    function_enter(f, after);
    move_elements(f, element, value_part(f, to, PART_DATA),
                  gcc_cast(f, value_part(f, from, PART_DATA), module->pointer_type), n);
    Value result = value_of(layout_of_scalar(module, module->int64_type), n);
    result.is_kept = true;
    return result;
}

/* The runtime says what is wrong with a length. */
static void panic_unless_in_range(Function *f, Type *element, gcc_jit_rvalue *length, gcc_jit_rvalue *capacity)
{
    gcc_jit_type *uint64_type = f->module->uint64_type;
    gcc_jit_block *bad = function_block(f), *good = function_block(f);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_GT, gcc_cast(f, length, uint64_type),
                                     gcc_cast(f, capacity, uint64_type)), bad, good);
    function_enter(f, bad);
    gcc_runtime(f, rt_make_slice, descriptor_address(f->module, element), length, capacity);
    function_unreachable(f);
    function_enter(f, good);
}

Value emit_make_slice(Function *f, IrMake *node)
{
    Type *element = under_as(SLICE, SliceType, node->node.type)->element;
    IrNode *capacity_node = node->capacity ? node->capacity : node->length;
    int64_t constant, constant_length;

    gcc_jit_rvalue *length = emit_int64(f, node->length);
    gcc_jit_rvalue *capacity = node->capacity ? emit_int64(f, node->capacity) : length;
    if (place_is_frame(f, &node->node) && node_constant_int(capacity_node, &constant)) {
        if (!node_constant_int(node->length, &constant_length))
            panic_unless_in_range(f, element, length, capacity);
        return value_of_slice(f, storage_new_array(f, &node->node, element, constant), length, capacity);
    }
    gcc_jit_rvalue *data = gcc_runtime(f, rt_make_slice, descriptor_address(f->module, element), length, capacity);
    return value_of_slice(f, data, length, capacity);
}
