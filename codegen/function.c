/* Function: its declaration for GCC, its parameters and results, blocks and temporaries.
 *
 * C parameters: receiver, parameters (a slice is three), then for closures with captured variables the
 * closure.  Functions that only this object can name are internal, so that GCC can inline and drop them.
 */
#include "codegen/emit.h"
#include "codegen/symbols.h"

/* ---- declaration ---- */

static const char *unmangled_linkname(const IrFunction *function)
{
    return function->linkname && !strchr(function->linkname, '.') ? function->linkname : NULL;
}

const char *function_symbol(Module *module, const IrName *name)
{
    const IrFunction *function = name->class == IR_FUNCTION ? name->function : NULL;

    if (function && function->linkname) {
        const char *plain = unmangled_linkname(function);
        return plain ? plain : symbol_mangle(module->arena, function->linkname);
    }
    return symbol_mangle(module->arena, name->symbol);
}

static void add_parameter(Module *module, Parameters *parameters, Layout *layout, const char *name)
{
    gcc_jit_type *slice_types[] = {module->pointer_type, module->int64_type, module->int64_type};
    static const char *const suffixes[] = {".data", ".len", ".cap"};

    if (layout->shape != SHAPE_SLICE) {
        list_push(module->arena, parameters, gcc_jit_context_new_param(module->context, NULL, layout->type, name));
        return;
    }
    for (unsigned i = 0; i < 3; i++)
        list_push(module->arena, parameters,
                  gcc_jit_context_new_param(module->context, NULL, slice_types[i],
                                            arena_format(module->arena, "%s%s", name, suffixes[i])));
}

static enum gcc_jit_function_kind kind_of(Module *module, const IrFunction *function)
{
    if (!function->has_body || function->package != module->package)
        return GCC_JIT_FUNCTION_IMPORTED;
    if (function->closure)
        return GCC_JIT_FUNCTION_INTERNAL;
    if (module->package == module->program->main && !function->receiver && !function->linkname && !function->is_noinline)
        return GCC_JIT_FUNCTION_INTERNAL;
    return GCC_JIT_FUNCTION_EXPORTED;
}

static const char *parameter_name(Module *module, const IrName *name)
{
    return name && name->name && strcmp(name->name, "_") != 0 ? name->name
        : arena_format(module->arena, ".unnamed%u", ++module->label_count);
}

static gcc_jit_function *declare(Module *module, IrFunction *function, enum gcc_jit_function_kind kind, const char *symbol)
{
    Parameters parameters = {0};

    if (function->receiver)
        add_parameter(module, &parameters, layout_of(module, function->receiver->node.type),
                      parameter_name(module, function->receiver));
    TupleType *types = function->signature->parameters;
    for (uint32_t i = 0; i < types->variables.count; i++)
        add_parameter(module, &parameters, layout_of(module, types->variables.items[i]->type),
                      parameter_name(module, i < function->parameters.count ? function->parameters.items[i] : NULL));
    if (function->captured.count)
        list_push(module->arena, &parameters,
                  gcc_jit_context_new_param(module->context, NULL, module->pointer_type, ".closure"));

    if (function->is_instance && kind_of(module, function) == GCC_JIT_FUNCTION_EXPORTED)
        module_assembly(module, "\t.weak %s\n", function_symbol(module, function->name));
    Layout *result = layout_of_results(module, function->signature->results);
    return gcc_jit_context_new_function(module->context, module_location(module, function->pos, 0), kind,
                                        result ? result->type : module->void_type, symbol, (int)parameters.count,
                                        parameters.items, 0);
}

gcc_jit_function *module_function(Module *module, IrFunction *function)
{
    if (!function->codegen)
        function->codegen = declare(module, function, kind_of(module, function), function_symbol(module, function->name));
    return function->codegen;
}

gcc_jit_function *module_callee(Module *module, IrFunction *function)
{
    gcc_jit_function *code = module_function(module, function);

    if (!function->is_noinline || kind_of(module, function) == GCC_JIT_FUNCTION_IMPORTED)
        return code;
    Name *alias = module_symbol(module, "%s:noinline", function->name->symbol);
    gcc_jit_function *callee = map_get(&module->imported, alias);
    if (!callee) {
        callee = declare(module, function, GCC_JIT_FUNCTION_IMPORTED, alias->text);
        map_put(module->arena, &module->imported, alias, callee);
        module_assembly(module, "\t.set %s, %s\n", alias->text, function_symbol(module, function->name));
    }
    return callee;
}

gcc_jit_rvalue *module_static_closure(Module *module, const char *symbol, gcc_jit_function *code)
{
    Name *name = module_name(module, arena_format(module->arena, "%s.f", symbol));
    gcc_jit_lvalue *closure = map_get(&module->imported, name);

    if (!closure) {
        gcc_jit_type *type = gcc_jit_type_get_const(module->pointer_type);
        closure = gcc_jit_context_new_global(module->context, NULL, GCC_JIT_GLOBAL_INTERNAL, type, name->text);
        gcc_jit_global_set_initializer_rvalue(
            closure, gcc_jit_context_new_cast(module->context, NULL, gcc_jit_function_get_address(code, NULL), type));
        map_put(module->arena, &module->imported, name, closure);
    }
    return gcc_jit_context_new_cast(module->context, NULL, gcc_jit_lvalue_get_address(closure, NULL),
                                    module->pointer_type);
}

/* The collector looks through all data for pointers; large variables that hold none are listed for it to leave out. */
static void list_if_pointer_free(Module *module, Type *type, const char *symbol)
{
    enum { LISTED_BYTES = 4096 };

    if (type_size_bytes(type) >= LISTED_BYTES && !type_has_pointers(type))
        module_assembly(module, "\t.section go_pointer_free,\"a\",@progbits\n\t.quad %s, %lld\n", symbol,
                        (long long)type_size_bytes(type));
}

const char *package_variable_symbol(Module *module, const IrName *name)
{
    return symbol_mangle(module->arena, name->symbol);
}

/* A variable that //go:linkname says is another package's: where none has it, this one does, as in Go. */
static void define_if_nowhere(Module *module, Type *type, const char *symbol)
{
    module_assembly(module, "\t.comm %s, %lld, %lld\n", symbol, (long long)type_size_bytes(type),
                    (long long)type_align_bytes(type));
}

static gcc_jit_lvalue *new_package_variable(Module *module, const IrName *name, const char *symbol)
{
    bool is_ours = name->object && name->object->package == module->package->package && !name->is_elsewhere &&
        !map_has(&module->static_variables, name);

    if (is_ours)
        list_if_pointer_free(module, name->node.type, symbol);
    else if (name->is_elsewhere && type_size_bytes(name->node.type))
        define_if_nowhere(module, name->node.type, symbol);
    return gcc_jit_context_new_global(
        module->context, module_location(module, name->node.pos, 0),
        is_ours ? GCC_JIT_GLOBAL_EXPORTED : GCC_JIT_GLOBAL_IMPORTED,
        layout_of(module, name->node.type)->type, symbol);
}

/* The package's own variable, before one that //go:linkname gives the same symbol. */
static void declare_own_variable(Module *module, const IrName *name)
{
    list_each (IrName *, own, module->package->variables)
        if (own != name && !own->is_elsewhere && strcmp(own->symbol, name->symbol) == 0)
            module_package_variable(module, own);
}

/* What two names stand for is one variable to GCC too, which takes two for memory apart. */
gcc_jit_lvalue *module_package_variable(Module *module, IrName *name)
{
    if (name->codegen)
        return name->codegen;
    if (name->is_elsewhere)
        declare_own_variable(module, name);
    const char *symbol = package_variable_symbol(module, name);
    gcc_jit_lvalue *known = map_get(&module->variables, module_name(module, symbol));
    if (known) {
        gcc_jit_rvalue *address = gcc_jit_lvalue_get_address(known, NULL);
        gcc_jit_type *pointer = layout_of(module, name->node.type)->pointer;
        name->codegen = gcc_jit_rvalue_dereference(gcc_jit_context_new_cast(module->context, NULL, address, pointer),
                                                   NULL);
    } else {
        name->codegen = new_package_variable(module, name, symbol);
        map_put(module->arena, &module->variables, module_name(module, symbol), name->codegen);
    }
    return name->codegen;
}

/* ---- blocks ---- */

gcc_jit_block *function_block(Function *f)
{
    return gcc_jit_function_new_block(f->gcc, NULL);
}

void function_enter(Function *f, gcc_jit_block *block)
{
    f->block = block;
}

void function_jump(Function *f, gcc_jit_block *block)
{
    if (f->block)
        gcc_jit_block_end_with_jump(f->block, f->location, block);
    f->block = NULL;
}

void function_branch(Function *f, gcc_jit_rvalue *condition, gcc_jit_block *yes, gcc_jit_block *no)
{
    gcc_jit_block_end_with_conditional(f->block, f->location, condition, yes, no);
    f->block = NULL;
}

void function_unreachable(Function *f)
{
    Module *module = f->module;

    if (!module->builtin_unreachable)
        module->builtin_unreachable = gcc_jit_context_get_builtin_function(module->context, "__builtin_unreachable");
    gcc_jit_block_add_eval(f->block, f->location,
                           gcc_jit_context_new_call(module->context, f->location, module->builtin_unreachable, 0, NULL));
    gcc_jit_block_end_with_jump(f->block, f->location, f->block);  /* a block must end somehow */
    f->block = NULL;
}

/* ---- variables ---- */

/* What the collector finds no pointer in; NULL if it never does in that type. */
static gcc_jit_rvalue *empty_of(Function *f, gcc_jit_type *type)
{
    Layout *layout = map_get(&f->module->layouts_with_pointers, type);

    if (gcc_jit_type_is_pointer(type))
        return gcc_zero(f, type);
    return layout ? value_rvalue(f, value_zero(f, layout)) : NULL;
}

gcc_jit_lvalue *function_local(Function *f, gcc_jit_type *type, const char *name)
{
    return gcc_jit_function_new_local(f->gcc, f->location, type, name);
}

gcc_jit_lvalue *function_temporary(Function *f, gcc_jit_type *type)
{
    TemporaryPool *pool = map_get(&f->pools, type);
    gcc_jit_lvalue *temporary;

    if (!pool) {
        pool = arena_new(f->arena, TemporaryPool);
        *pool = (TemporaryPool){.empty = f->last_uses ? empty_of(f, type) : NULL};
        map_put(f->arena, &f->pools, type, pool);
    }
    if (pool->free.count)
        temporary = list_pop(&pool->free);
    else
        temporary = gcc_jit_function_new_local(f->gcc, NULL, type, arena_format(f->arena, ".t%u", ++f->local_count));
    list_push(f->arena, &f->taken, ((TakenTemporary){pool, temporary}));
    return temporary;
}

void function_release(Function *f, uint32_t mark)
{
    while (f->taken.count > mark) {
        TakenTemporary taken = list_pop(&f->taken);
        if (taken.pool->empty && f->block)
            gcc_store(f, taken.lvalue, taken.pool->empty);
        list_push(f->arena, &taken.pool->free, taken.lvalue);
    }
}

void function_release_branch(Function *f, uint32_t mark, gcc_jit_rvalue *condition, gcc_jit_block *yes, gcc_jit_block *no)
{
    if (f->last_uses && f->taken.count > mark)
        condition = gcc_keep(f, condition);
    function_release(f, mark);
    function_branch(f, condition, yes, no);
}

/* ---- definition ---- */

Function *function_open(Module *module, IrFunction *ir, gcc_jit_function *gcc, Layout *result)
{
    Function *f = arena_new(module->arena, Function);

    *f = (Function){.module = module, .arena = module->arena, .ir = ir, .gcc = gcc, .result = result};
    if (ir) {
        f->symbol = function_symbol(module, ir->name);
        function_place(f, ir->pos);
    }
    f->block = function_block(f);
    return f;
}

static Value take_parameter(Function *f, Layout *layout, int *index)
{
    if (layout->shape != SHAPE_SLICE) {
        gcc_jit_param *parameter = gcc_jit_function_get_param(f->gcc, (*index)++);
        return value_of_variable(layout, gcc_jit_param_as_lvalue(parameter));
    }
    gcc_jit_rvalue *parts[3];
    for (unsigned i = 0; i < 3; i++)
        parts[i] = gcc_jit_param_as_rvalue(gcc_jit_function_get_param(f->gcc, (*index)++));
    return value_of_slice(f, parts[0], parts[1], parts[2]);
}

/* A parameter of GCC's that was copied to where the variable is. */
static void forget_parameter(Function *f, int index)
{
    gcc_jit_param *parameter = gcc_jit_function_get_param(f->gcc, index);
    gcc_jit_rvalue *empty = empty_of(f, gcc_jit_rvalue_get_type(gcc_jit_param_as_rvalue(parameter)));

    if (empty)
        gcc_store(f, gcc_jit_param_as_lvalue(parameter), empty);
}

static void bind_parameter(Function *f, IrName *name, int *index)
{
    int first = *index;
    Value value = take_parameter(f, layout_of(f->module, name->node.type), index);

    variable_bind(f, name, value);
    if (f->last_uses && variable_value(f, name).lvalue != value.lvalue)
        forget_parameter(f, first);
}

static void bind_captured(Function *f, int index)
{
    IrFunction *ir = f->ir;

    if (!ir->captured.count)
        return;
    StructType *structure = closure_struct(f->module, ir);
    gcc_jit_rvalue *parameter = gcc_jit_param_as_rvalue(gcc_jit_function_get_param(f->gcc, index));
    Value closure = value_at(f, layout_of(f->module, (Type *)structure), parameter);
    for (uint32_t i = 0; i < ir->captured.count; i++) {
        Type *type = structure->fields.items[i + 1]->type;
        variable_bind(f, ir->captured.items[i], value_field(f, closure, i + 1, layout_of(f->module, type)));
    }
    if (f->last_uses)
        forget_parameter(f, index);
}

/* Local variables that hold what nothing reads any more must not keep it. */
static void forget(Function *f, const IrNames *names)
{
    list_each (IrName *, name, *names)
        if (f->block)
            variable_forget(f, name);
}

void function_forget(Function *f, const IrNode *statement)
{
    const IrNames *names = f->last_uses ? map_get(&f->last_uses->behind, statement) : NULL;

    if (names)
        forget(f, names);
}

void function_emit(Module *module, IrFunction *ir)
{
    Function *f = function_open(module, ir, module_function(module, ir),
                                layout_of_results(module, ir->signature->results));
    int index = 0;

    if (module->optimisation == 0)
        f->last_uses = last_uses_of(module, ir);
    module_declare(f->module, function_symbol(f->module, ir->name), ir->pos);
    if (ir->receiver)
        bind_parameter(f, ir->receiver, &index);
    list_each (IrName *, parameter, ir->parameters)
        bind_parameter(f, parameter, &index);
    bind_captured(f, index);
    list_each (IrName *, result, ir->results)
        if (result->object->name || ir->has_defer || ir->has_recover)
            variable_declare(f, result, true);
    function_release(f, 0);
    if (f->last_uses)
        forget(f, &f->last_uses->unused);
    if (ir->has_defer || ir->has_recover)
        defer_frame_open(f);
    emit_statements(f, ir->body);
    if (f->block) {
        function_place(f, ir->end);
        emit_return(f, NULL);
    }
    if (f->defer_frame)
        defer_frame_close(f);
}
