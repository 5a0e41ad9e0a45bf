/* Module: the gcc_jit_context, its options, and the work that functions leave for later.
 *
 * Each flag has its reason in flags.def, and a test in tests/unit that fails without it.
 */
#include "codegen/module.h"
#include "codegen/static_object.h"
#include "codegen/symbols.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const flags[] = {
#define FLAG(text) text,
#include "codegen/flags.def"
#undef FLAG
};

static void set_options(Module *module)
{
    gcc_jit_context *context = module->context;

    gcc_jit_context_set_int_option(context, GCC_JIT_INT_OPTION_OPTIMIZATION_LEVEL, module->optimisation);
    gcc_jit_context_set_bool_option(context, GCC_JIT_BOOL_OPTION_DEBUGINFO,
                                    module->compilation->options.has_debug_info);
    gcc_jit_context_set_bool_allow_unreachable_blocks(context, 1);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        gcc_jit_context_add_command_line_option(context, flags[i]);
}

/* driver/objects.c has the same rule in the keys of objects. */
static int optimisation_of(const Options *options, const Package *package)
{
    if (package->is_library)
        return LIBRARY_OPTIMISATION;
    return options->no_optimisation && package->is_named_on_command_line ? 0 : options->optimisation;
}

Module *module_new(Compilation *compilation, IrProgram *program, IrPackage *package, const Placements *placements)
{
    Module *module = arena_new(compilation->arena, Module);

    module->compilation = compilation;
    module->arena = compilation->arena;
    module->program = program;
    module->package = package;
    module->placements = placements;
    module->optimisation = optimisation_of(&compilation->options, package->package);
    module->assembly.arena = module->arena;
    module->context = gcc_jit_context_acquire();
    if (!module->context)
        berth_bug("libgccjit gives no context");
    set_options(module);
    module_make_types(module);
    return module;
}

void module_finish(Module *module)
{
    bool more = true;

    while (more) {
        more = false;
        for (; module->pending_descriptors.count; more = true)
            descriptor_emit(module, list_pop(&module->pending_descriptors));
        for (; module->pending_equalities.count; more = true)
            equality_emit(module, list_pop(&module->pending_equalities));
        for (; module->pending_wrappers.count; more = true)
            wrapper_emit(module, list_pop(&module->pending_wrappers));
        for (; module->pending_closures.count; more = true)
            function_emit(module, list_pop(&module->pending_closures));
    }
    static_functions_write(module);
    module_flush_assembly(module);
}

bool module_write(Module *module, enum gcc_jit_output_kind kind, const char *path)
{
    gcc_jit_context_compile_to_file(module->context, kind, path);
    return !gcc_jit_context_get_first_error(module->context);
}

void module_free(Module *module)
{
    gcc_jit_context_release(module->context);
}

/* What a //line directive names; tracebacks show it as it stands, so GCC must not put a directory before it. */
static const char *line_path(Module *module, const char *path)
{
    if (path[0] == '/')
        return path;
    return arena_format(module->arena, SYMBOL_RELATIVE_PATH "%s", path[0] ? path : "??");
}

Place module_place(Module *module, Pos pos)
{
    Source *source = sources_find(&module->compilation->sources, pos);
    Place place = sources_place(&module->compilation->sources, pos);

    place.path = source && place.path == source->display_path ? source->path : line_path(module, place.path);
    return place;
}

void module_declare(Module *module, const char *symbol, Pos pos)
{
    if (!module->compilation->options.has_debug_info || !pos)
        return;
    Place place = module_place(module, pos);
    bool is_same = module->declared_path && strcmp(module->declared_path, place.path) == 0;
    module->declared_path = place.path;
    module_assembly(module, "\t.section " SYMBOL_DECLARATIONS ",\"\",@progbits\n\t.asciz \"%s\"\n", symbol);
    assembly_bytes(module, is_same ? "" : place.path, is_same ? 1 : strlen(place.path) + 1);
    module_assembly(module, "\t.long %u\n", place.line_number);
}

gcc_jit_location *module_location(Module *module, Pos pos, uint32_t column)
{
    if (!module->compilation->options.has_debug_info || !pos)
        return NULL;
    if (pos != module->location_pos || column != module->location_column) {
        Place place = module_place(module, pos);
        module->location = gcc_jit_context_new_location(module->context, place.path, (int)place.line_number, (int)column);
        module->location_pos = pos;
        module->location_column = column;
    }
    return module->location;
}

Name *module_name(Module *module, const char *text)
{
    return name_of(&module->compilation->names, text);
}

Name *module_symbol(Module *module, const char *go_name_format, ...)
{
    char buffer[512], *text = buffer;
    va_list arguments;

    va_start(arguments, go_name_format);
    int length = vsnprintf(buffer, sizeof buffer, go_name_format, arguments);
    va_end(arguments);
    if ((size_t)length >= sizeof buffer) {
        text = arena_alloc(module->arena, (size_t)length + 1, 1);
        va_start(arguments, go_name_format);
        vsnprintf(text, (size_t)length + 1, go_name_format, arguments);
        va_end(arguments);
    }
    return module_name(module, symbol_mangle(module->arena, text));
}
