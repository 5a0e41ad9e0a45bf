/* Wrappers: functions that bring a receiver into the form that a method wants.
 *
 * INTERFACE: what an itab holds.  Its receiver is the interface's data word: the value itself if the type is
 *   pointer-shaped, else its address, which is why T and *T share one wrapper.
 * EXPRESSION: T.M as a function whose first parameter is a T.
 * BOUND: x.M; the receiver is in the closure, behind the code address.
 * Each walks the embedded fields to the method and passes its other parameters through as they came.
 */
#include "codegen/emit.h"

#include <string.h>

typedef enum WrapperKind { WRAPPER_INTERFACE, WRAPPER_EXPRESSION, WRAPPER_BOUND } WrapperKind;

struct Wrapper {
    WrapperKind kind;
    gcc_jit_function *gcc;
    Type *receiver;          /* INTERFACE: *T for a T that is not pointer-shaped */
    Object *method;
    Lookup lookup;
    SignatureType *signature;
};

/* ---- calling the method ---- */

static gcc_jit_rvalue *call_code(Function *f, gcc_jit_rvalue *code, Layout *result, ArgumentList *arguments)
{
    return gcc_call_pointer(f, code, result ? result->type : f->module->void_type, arguments->count, arguments->items);
}

static gcc_jit_rvalue *call_through_itab(Function *f, Wrapper *wrapper, InterfaceType *interface, Value receiver,
                                         ArgumentList *rest)
{
    Convention *convention = convention_of(f->module, wrapper->signature);
    ObjectList *methods = type_interface_methods(f->arena, interface);
    int index = object_list_find(methods, wrapper->method->package, wrapper->method->name);
    ArgumentList arguments = {0};

    gcc_jit_rvalue *itab = value_part(f, value_keep(f, receiver), PART_TYPE);
    guard_nil(f, NULL, itab);
    list_push(f->arena, &arguments, value_part(f, receiver, PART_WORD));
    list_each (gcc_jit_rvalue *, argument, *rest)
        list_push(f->arena, &arguments, argument);
    return call_code(f, gcc_load(f, convention->method_call, itab, GO_ITAB_CODE_OFFSET + 8 * index),
                     convention->result, &arguments);
}

static IrFunction *function_of(Module *module, Object *method)
{
    IrName *name = method->origin ? ir_method_instance(module->program, module->package, method) : method->lowered;

    if (!name || !name->function)
        berth_bug("codegen: method %s was not lowered", method->name->text);
    return name->function;
}

/* (*T)(nil) in an interface has T's methods too, but no T for them.  The words are Go's. */
static void guard_nil_receiver(Function *f, const IrFunction *method, gcc_jit_rvalue *pointer)
{
    const char *symbol = method->name->symbol, *name = strrchr(symbol, '.'), *type = name;
    gcc_jit_block *bad = function_block(f), *good = function_block(f);

    while (type > symbol && type[-1] != '.')
        type--;
    const char *text = arena_format(f->arena, "value method %s called using nil *%.*s pointer", symbol,
                                    (int)(name - type), type);

    function_branch(f, gcc_is_null(f, pointer), bad, good);
    function_enter(f, bad);
    gcc_runtime(f, rt_panic_wrap, module_bytes_address(f->module, (Text){text, strlen(text) + 1}, 1));
    function_enter(f, good);
}

static gcc_jit_rvalue *call_concrete(Function *f, Wrapper *wrapper, Value receiver, Type *type, ArgumentList *rest)
{
    IrFunction *function = function_of(f->module, wrapper->method);
    PointerType *pointer = type_if(POINTER, PointerType, type);
    Layout *result = layout_of_results(f->module, function->signature->results);
    ArgumentList arguments = {0};

    if (wrapper->method->has_pointer_receiver) {
        gcc_jit_rvalue *address = pointer ? value_rvalue(f, receiver) : value_address(f, receiver);
        list_push(f->arena, &arguments, address);
    } else if (pointer) {
        if (wrapper->kind == WRAPPER_INTERFACE && wrapper->lookup.path.count == 1)
            guard_nil_receiver(f, function, value_rvalue(f, receiver));
        else
            guard_nil(f, NULL, value_rvalue(f, receiver));
        emit_argument(f, &arguments, value_at(f, layout_of(f->module, pointer->element), value_rvalue(f, receiver)));
    } else {
        emit_argument(f, &arguments, receiver);
    }
    list_each (gcc_jit_rvalue *, argument, *rest)
        list_push(f->arena, &arguments, argument);
    return gcc_call(f, module_callee(f->module, function), result ? result->type : f->module->void_type,
                      arguments.count, arguments.items);
}

/* The embedded field that the path leads to, whose own method it is. */
static Value follow(Function *f, Wrapper *wrapper, Value value, Type **type)
{
    for (uint32_t i = 0; i + 1 < wrapper->lookup.path.count; i++) {
        PointerType *pointer = under_if(POINTER, PointerType, *type);
        if (pointer) {
            guard_nil(f, NULL, value_rvalue(f, value));
            value = value_at(f, layout_of(f->module, pointer->element), value_rvalue(f, value));
            *type = pointer->element;
        }
        StructType *structure = under_as(STRUCT, StructType, *type);
        *type = structure->fields.items[wrapper->lookup.path.items[i]]->type;
        value = value_field(f, value, wrapper->lookup.path.items[i], layout_of(f->module, *type));
    }
    return value;
}

static gcc_jit_rvalue *call_method(Function *f, Wrapper *wrapper, Value receiver, ArgumentList *rest)
{
    Type *type = wrapper->receiver;
    Value value = follow(f, wrapper, receiver, &type);
    InterfaceType *interface = type_is_interface(type) ? under_as(INTERFACE, InterfaceType, type) : NULL;

    return interface ? call_through_itab(f, wrapper, interface, value, rest)
        : call_concrete(f, wrapper, value, type, rest);
}

/* ---- definition ---- */

static gcc_jit_rvalue *parameter(Function *f, uint32_t index)
{
    return gcc_jit_param_as_rvalue(gcc_jit_function_get_param(f->gcc, (int)index));
}

static Value receiver_parameter(Function *f, Layout *layout, uint32_t *next)
{
    if (layout->shape != SHAPE_SLICE)
        return value_of_variable(layout, gcc_jit_param_as_lvalue(gcc_jit_function_get_param(f->gcc, (int)(*next)++)));
    *next = 3;
    return value_of_slice(f, parameter(f, 0), parameter(f, 1), parameter(f, 2));
}

static Value receiver_of(Function *f, Wrapper *wrapper, uint32_t *next)
{
    Layout *layout = layout_of(f->module, wrapper->receiver);

    if (wrapper->kind == WRAPPER_EXPRESSION)
        return receiver_parameter(f, layout, next);
    if (wrapper->kind == WRAPPER_INTERFACE) {
        gcc_jit_lvalue *word = gcc_jit_param_as_lvalue(gcc_jit_function_get_param(f->gcc, (int)(*next)++));
        return layout->shape == SHAPE_SCALAR ? value_of_variable(layout, word)
            : value_at(f, layout, gcc_jit_lvalue_get_address(word, NULL));  /* struct{*T}: the word is the value */
    }
    gcc_jit_rvalue *closure = parameter(f, convention_of(f->module, wrapper->signature)->parameters.count);
    return value_at(f, layout, gcc_offset(f, closure, gcc_int(f, f->module->int64_type, 8)));
}

void wrapper_emit(Module *module, Wrapper *wrapper)
{
    Convention *convention = convention_of(module, wrapper->signature);
    Function *f = function_open(module, NULL, wrapper->gcc, convention->result);
    ArgumentList rest = {0};
    uint32_t next = 0;

    Value receiver = receiver_of(f, wrapper, &next);
    for (uint32_t i = 0; i < convention->parameters.count; i++)
        list_push(module->arena, &rest, parameter(f, next + i));
    gcc_jit_rvalue *result = call_method(f, wrapper, receiver, &rest);
    if (result)
        gcc_jit_block_end_with_return(f->block, f->location, result);
    else
        gcc_jit_block_end_with_void_return(f->block, f->location);
}

static gcc_jit_function *declare(Module *module, Wrapper *wrapper, const char *symbol, enum gcc_jit_function_kind kind)
{
    Convention *convention = convention_of(module, wrapper->signature);
    Convention all = {0};
    LIST(gcc_jit_param *) parameters = {0};

    if (wrapper->kind == WRAPPER_EXPRESSION)
        layout_add_parameters(module, &all, layout_of(module, wrapper->receiver));
    if (wrapper->kind == WRAPPER_INTERFACE)
        list_push(module->arena, &all.parameters, module->pointer_type);
    list_each (gcc_jit_type *, type, convention->parameters)
        list_push(module->arena, &all.parameters, type);
    if (wrapper->kind == WRAPPER_BOUND)
        list_push(module->arena, &all.parameters, module->pointer_type);
    list_each (gcc_jit_type *, type, all.parameters)
        list_push(module->arena, &parameters,
                  gcc_jit_context_new_param(module->context, NULL, type,
                                            arena_format(module->arena, "p%u", parameters.count)));
    return gcc_jit_context_new_function(module->context, NULL, kind,
                                        convention->result ? convention->result->type : module->void_type, symbol,
                                        (int)parameters.count, parameters.items, 0);
}

static gcc_jit_function *find_or_queue(Module *module, Wrapper wrapper, const char *symbol,
                                       enum gcc_jit_function_kind kind)
{
    Name *name = module_name(module, symbol);
    gcc_jit_function *function = map_get(&module->functions, name);

    if (!function) {
        Wrapper *queued = arena_new(module->arena, Wrapper);
        *queued = wrapper;
        function = queued->gcc = declare(module, queued, symbol, kind);
        map_put(module->arena, &module->functions, name, function);
        list_push(module->arena, &module->pending_wrappers, queued);
    }
    return function;
}

/* ---- who needs one ---- */

/* The method's own code takes the data word as it is. */
static bool is_direct(Type *receiver, const MethodSetEntry *entry)
{
    bool is_promoted = entry->lookup.path.count > 1;
    bool is_pointer = type_if(POINTER, PointerType, receiver) != NULL;

    if (is_promoted)
        return false;
    return entry->method->has_pointer_receiver ? is_pointer : !is_pointer;
}

/* Code that can be called, and mentioned in data. */
typedef struct Code {
    const char *symbol;
    gcc_jit_function *function;
} Code;

static Code own_code(Module *module, Object *method)
{
    IrFunction *function = function_of(module, method);

    module_function(module, function);
    return (Code){function_symbol(module, function->name), module_callee(module, function)};
}

/* A type may have methods of one name from several packages: those of others than its own say which. */
static const char *method_text(Module *module, Type *receiver, const Object *method)
{
    PointerType *pointer = type_if(POINTER, PointerType, receiver);
    NamedType *named = type_if(NAMED, NamedType, pointer ? pointer->element : receiver);
    bool is_own = method->name->is_exported || (named && named->object->package == method->package);

    return is_own ? method->name->text : arena_format(module->arena, "%s.%s", method->package->path, method->name->text);
}

/* Packages that need the same wrapper share it. */
static Code shared_wrapper(Module *module, WrapperKind kind, Type *receiver, const MethodSetEntry *entry,
                           const char *suffix)
{
    SignatureType *signature = under_as(SIGNATURE, SignatureType, entry->method->type);
    Wrapper wrapper = {kind, NULL, receiver, entry->method, entry->lookup, signature};
    const char *symbol = module_symbol(module, "%s.%s%s", type_link_text(module->arena, receiver),
                                       method_text(module, receiver, entry->method), suffix)->text;

    if (!map_has(&module->functions, module_name(module, symbol)))
        module_assembly(module, "\t.weak %s\n", symbol);
    return (Code){symbol, find_or_queue(module, wrapper, symbol, GCC_JIT_FUNCTION_EXPORTED)};
}

static Code interface_code(Module *module, Type *type, const MethodSetEntry *entry)
{
    Type *receiver = type_is_pointer_shaped(type) ? type : type_new_pointer(module->arena, type);

    return is_direct(receiver, entry) ? own_code(module, entry->method)
        : shared_wrapper(module, WRAPPER_INTERFACE, receiver, entry, "-interface");
}

/* Takes a value of the type as its first parameter: a pointer is the data word. */
static Code direct_code(Module *module, Type *type, const MethodSetEntry *entry)
{
    if (layout_of(module, type)->type == module->pointer_type)
        return interface_code(module, type, entry);
    return is_direct(type, entry) ? own_code(module, entry->method)
        : shared_wrapper(module, WRAPPER_EXPRESSION, type, entry, "-expression");
}

const char *wrapper_interface_symbol(Module *module, Type *type, const MethodSetEntry *entry)
{
    return interface_code(module, type, entry).symbol;
}

const char *wrapper_direct_symbol(Module *module, Type *type, const MethodSetEntry *entry)
{
    return direct_code(module, type, entry).symbol;
}

static MethodSetEntry entry_of(Module *module, Type *receiver, const IrSelector *selector)
{
    Object *method = selector->object;

    return (MethodSetEntry){.method = method,
                            .lookup = type_lookup(module->arena, receiver, true, method->package, method->name)};
}

gcc_jit_function *wrapper_method_expression(Module *module, Type *receiver, const IrSelector *selector)
{
    MethodSetEntry entry = entry_of(module, receiver, selector);

    return type_is_interface(receiver) ? shared_wrapper(module, WRAPPER_EXPRESSION, receiver, &entry, "-expression").function
        : direct_code(module, receiver, &entry).function;
}

gcc_jit_function *wrapper_method_value(Module *module, Type *receiver, const IrSelector *selector)
{
    MethodSetEntry entry = entry_of(module, receiver, selector);

    return shared_wrapper(module, WRAPPER_BOUND, receiver, &entry, "-fm").function;
}
