/* Codegen: a package's functions, its initialisation, and for the main package the program's start.
 *
 * Each package with something to initialise has the function "<path>.<initialise>", which sets package
 * variables and then runs the init functions in order.  The main package's object holds go_main, which the
 * runtime calls on the main goroutine: it initialises every package, dependencies first, and runs main.main.
 * Source: Go spec, Package initialization; Program execution.
 */
#include "codegen/codegen.h"
#include "codegen/emit.h"
#include "codegen/symbols.h"

static gcc_jit_function *declare_plain(Module *module, enum gcc_jit_function_kind kind, const char *symbol)
{
    return gcc_jit_context_new_function(module->context, NULL, kind, module->void_type, symbol, 0, NULL, 0);
}

static bool has_initialisation(const IrPackage *package)
{
    return (package->initializer && package->initializer->body.count) || package->init_functions.count;
}

static const char *initialise_symbol(Module *module, const IrPackage *package)
{
    return module_symbol(module, "%s.<initialise>", package->package->path)->text;
}

static void emit_initialise(Module *module)
{
    IrPackage *package = module->package;
    gcc_jit_function *gcc = declare_plain(module, GCC_JIT_FUNCTION_EXPORTED, initialise_symbol(module, package));
    Function *f = function_open(module, NULL, gcc, NULL);

    if (package->initializer)
        gcc_call(f, module_function(module, package->initializer), module->void_type, 0, NULL);
    list_each (IrFunction *, function, package->init_functions)
        gcc_call(f, module_function(module, function), module->void_type, 0, NULL);
    gcc_jit_block_end_with_void_return(f->block, NULL);
}

static gcc_jit_function *find_main(Module *module)
{
    list_each (IrFunction *, function, module->package->functions)
        if (!function->receiver && strcmp(function->name->name, "main") == 0)
            return module_function(module, function);
    return NULL;
}

static void emit_go_main(Module *module)
{
    gcc_jit_function *main = find_main(module);
    Function *f = function_open(module, NULL, declare_plain(module, GCC_JIT_FUNCTION_EXPORTED, "go_main"), NULL);

    list_each (IrPackage *, package, module->program->packages) {
        enum gcc_jit_function_kind kind = GCC_JIT_FUNCTION_IMPORTED;
        if (!has_initialisation(package) || package == module->package)
            continue;
        gcc_call(f, declare_plain(module, kind, initialise_symbol(module, package)), module->void_type, 0, NULL);
    }
    if (has_initialisation(module->package)) {
        /* A declaration of a function that this context defines: GCC merges the two. */
        gcc_call(f, declare_plain(module, GCC_JIT_FUNCTION_IMPORTED, initialise_symbol(module, module->package)),
                   module->void_type, 0, NULL);
    }
    if (main)
        gcc_call(f, main, module->void_type, 0, NULL);
    gcc_jit_block_end_with_void_return(f->block, NULL);
}

static void define_package_variables(Module *module)
{
    list_each (IrName *, variable, module->package->variables)
        if (strcmp(variable->name, "_") != 0)
            module_package_variable(module, variable);
}

static void emit_package(Module *module)
{
    IrPackage *package = module->package;

    define_package_variables(module);
    list_each (IrFunction *, function, package->functions)
        if (function->has_body && !function->closure)  /* literals come with the code that makes them */
            function_emit(module, function);
    if (package->initializer)
        function_emit(module, package->initializer);
    if (has_initialisation(package))
        emit_initialise(module);
    if (package == module->program->main)
        emit_go_main(module);
    module_finish(module);
}

bool codegen_package(Compilation *compilation, IrProgram *program, IrPackage *package, const Placements *placements,
                     CodegenOutput output, const char *path)
{
    Module *module = module_new(compilation, program, package, placements);
    bool is_done;

    emit_package(module);
    if (output == CODEGEN_GIMPLE) {
        gcc_jit_context_dump_to_file(module->context, path, 0);
        is_done = !gcc_jit_context_get_first_error(module->context);
    } else {
        is_done = module_write(module, output == CODEGEN_ASSEMBLY ? GCC_JIT_OUTPUT_KIND_ASSEMBLER
                               : GCC_JIT_OUTPUT_KIND_OBJECT_FILE, path);
    }
    module_free(module);
    return is_done;
}
