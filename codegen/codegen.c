/* Codegen: a package's functions, its initialisation, and for the main package the program's start.
 *
 * The main package's object holds go_main, which the runtime calls on the main goroutine: it initialises every
 * package, dependencies first, and runs main.main.  Until then the goroutine stays on the thread that the program began on.
 * Source: Go spec, Program execution; runtime/proc.go, main, Go 1.19.
 */
#include "codegen/codegen.h"
#include "codegen/emit.h"
#include "codegen/initialise.h"

static gcc_jit_function *declare_plain(Module *module, enum gcc_jit_function_kind kind, const char *symbol)
{
    return gcc_jit_context_new_function(module->context, NULL, kind, module->void_type, symbol, 0, NULL, 0);
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

    gcc_runtime(f, rt_initialises, gcc_bool(f, true));
    list_each (IrPackage *, package, module->program->packages) {
        enum gcc_jit_function_kind kind = GCC_JIT_FUNCTION_IMPORTED;
        if (!package_has_initialisation(package) || package == module->package)
            continue;
        gcc_call(f, declare_plain(module, kind, package_initialise_symbol(module, package)), module->void_type, 0, NULL);
    }
    if (package_has_initialisation(module->package)) {
        /* A declaration of a function that this context defines: GCC merges the two. */
        gcc_call(f, declare_plain(module, GCC_JIT_FUNCTION_IMPORTED, package_initialise_symbol(module, module->package)),
                   module->void_type, 0, NULL);
    }
    gcc_runtime(f, rt_initialises, gcc_bool(f, false));
    if (main)
        gcc_call(f, main, module->void_type, 0, NULL);
    gcc_jit_block_end_with_void_return(f->block, NULL);
}

static void emit_package(Module *module)
{
    IrPackage *package = module->package;

    InitialSteps steps = package_variables_emit(module);
    list_each (IrFunction *, function, package->functions)
        if (function->has_body && !function->closure)  /* literals come with the code that makes them */
            function_emit(module, function);
    if (package_has_initialisation(package))
        package_initialise_emit(module, &steps);
    if (package == module->program->main)
        emit_go_main(module);
    else
        descriptors_emit_own(module);
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
