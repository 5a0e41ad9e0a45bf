/* The start of a package.
 *
 * Each package with something to initialise has the function "<path>.<initialise>", which sets the package variables
 * that are not laid out and then runs the init functions in order.  GCC needs time that grows with the square of a
 * function's stores: many steps are done by functions of PIECE_STEPS each.
 * Source: Go spec, Package initialization.
 */
#include "codegen/initialise.h"
#include "analysis/ir/children.h"
#include "codegen/emit.h"
#include "codegen/static_schedule.h"

enum { PIECE_STEPS = 32 };

bool package_has_initialisation(const IrPackage *package)
{
    return (package->initializer && package->initializer->body.count) || package->init_functions.count;
}

const char *package_initialise_symbol(Module *module, const IrPackage *package)
{
    return module_symbol(module, "%s.<initialise>", package->package->path)->text;
}

/* ---- steps ---- */

/* GCC must not know one variable under two declarations: it takes them for two variables. */
static gcc_jit_rvalue *object_address(Function *f, const StaticObject *object)
{
    return object->variable ? value_address(f, variable_value(f, object->variable))
        : module_symbol_address(f->module, object->symbol);
}

static Value place_value(Function *f, const StaticPlace *place)
{
    Module *module = f->module;
    gcc_jit_rvalue *address = object_address(f, place->object);

    if (place->offset_bytes)
        address = gcc_offset(f, address, gcc_int(f, module->int64_type, place->offset_bytes));
    return value_at(f, layout_of(module, place->type), address);
}

static void emit_step(Function *f, const InitialStep *step)
{
    if (!f->block)
        return;
    if (step->statement) {
        emit_statement(f, step->statement);
        return;
    }
    uint32_t mark = function_mark(f);
    if (step->value)
        function_place(f, step->value->pos);
    Value value = step->value ? emit_ordered(f, step->value) : place_value(f, &step->source);
    emit_store(f, place_value(f, &step->target), value, step->target.type);
    function_release(f, mark);
}

typedef struct Search { bool found; } Search;

static void find_local(IrNode *node, void *context)
{
    Search *search = context;

    if (node->op == OP_NAME)
        search->found = search->found || ((IrName *)node)->class == IR_LOCAL;
    else if (!search->found)
        ir_each_child(node, find_local, context);
    if (node->initial)
        list_each (IrNode *, statement, *node->initial)
            find_local(statement, context);
}

static bool has_locals(const InitialStep *step)
{
    IrNode *node = step->statement ? step->statement : step->value;
    Search search = {false};

    if (node)
        find_local(node, &search);
    return search.found;
}

/* Steps from `first` on that one piece does; the first that shares variables with others ends it. */
static uint32_t emit_piece(Function *f, const InitialSteps *steps, uint32_t first)
{
    Function *piece = piece_open(f, NULL, NULL);
    uint32_t i = first;

    for (; i < steps->count && i - first < PIECE_STEPS && !has_locals(&steps->items[i]); i++)
        emit_step(piece, &steps->items[i]);
    piece_close(piece);
    return i;
}

static void emit_steps(Function *f, const InitialSteps *steps)
{
    for (uint32_t i = 0; i < steps->count;) {
        if (steps->count < 2 * PIECE_STEPS || has_locals(&steps->items[i]))
            emit_step(f, &steps->items[i++]);
        else
            i = emit_piece(f, steps, i);
    }
}

static void emit_variables(Function *f, const InitialSteps *steps)
{
    Module *module = f->module;
    IrFunction *ir = module->package->initializer;
    gcc_jit_function *gcc = module_function(module, ir);
    Function *variables = function_open(module, ir, gcc, NULL);

    emit_steps(variables, steps);
    if (variables->block) {
        function_place(variables, ir->end);
        gcc_jit_block_end_with_void_return(variables->block, variables->location);
    }
    gcc_call(f, gcc, module->void_type, 0, NULL);
}

/* ---- the package ---- */

static void define_variables(Module *module)
{
    list_each (IrName *, variable, module->package->variables)
        if (strcmp(variable->name, "_") != 0)
            module_package_variable(module, variable);
}

InitialSteps package_variables_emit(Module *module)
{
    InitialSteps steps = {0};

    if (module->package->initializer)
        steps = static_schedule(module);
    define_variables(module);
    return steps;
}

void package_initialise_emit(Module *module, const InitialSteps *steps)
{
    IrPackage *package = module->package;
    const char *symbol = package_initialise_symbol(module, package);
    gcc_jit_function *gcc = gcc_jit_context_new_function(module->context, NULL, GCC_JIT_FUNCTION_EXPORTED,
                                                         module->void_type, symbol, 0, NULL, 0);
    Function *f = function_open(module, NULL, gcc, NULL);

    if (steps->count)
        emit_variables(f, steps);
    list_each (IrFunction *, function, package->init_functions)
        gcc_call(f, module_function(module, function), module->void_type, 0, NULL);
    gcc_jit_block_end_with_void_return(f->block, NULL);
}
