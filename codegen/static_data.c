/* Static data as assembly text: string bytes, descriptors, tables, and their addresses.
 *
 * Text is gathered and handed to GCC in pieces; symbols that begin with ".L" stay in this object.
 */
#include "codegen/module.h"

#include <stdarg.h>
#include <stdio.h>

void module_assembly(Module *module, const char *format, ...)
{
    char buffer[1024];
    va_list arguments;

    va_start(arguments, format);
    int length = vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    if ((size_t)length < sizeof buffer) {
        writer_bytes(&module->assembly, buffer, (size_t)length);
        return;
    }
    char *text = arena_alloc(module->arena, (size_t)length + 1, 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    writer_bytes(&module->assembly, text, (size_t)length);
}

void module_flush_assembly(Module *module)
{
    if (!module->assembly.length)
        return;
    writer_text(&module->assembly, "\t.text\n");
    gcc_jit_context_add_top_level_asm(module->context, NULL, writer_done(&module->assembly));
    module->assembly = (Writer){.arena = module->arena};
}

void assembly_open_weak(Module *module, const char *symbol, unsigned align_bytes)
{
    module_assembly(module,
                    "\t.section .rodata.%s,\"aG\",@progbits,%s,comdat\n"
                    "\t.weak %s\n\t.balign %u\n\t.type %s,@object\n%s:\n",
                    symbol, symbol, symbol, align_bytes, symbol, symbol);
}

void assembly_bytes(Module *module, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        module_assembly(module, i % 16 ? ",%u" : i ? "\n\t.byte %u" : "\t.byte %u", (unsigned char)bytes[i]);
    if (length)
        module_assembly(module, "\n");
}

gcc_jit_rvalue *module_symbol_address(Module *module, const char *symbol)
{
    Name *name = module_name(module, symbol);
    gcc_jit_lvalue *byte = map_get(&module->imported, name);

    if (!byte) {
        byte = gcc_jit_context_new_global(module->context, NULL, GCC_JIT_GLOBAL_IMPORTED, module->uint8_type,
                                          name->text);
        map_put(module->arena, &module->imported, name, byte);
    }
    return gcc_jit_context_new_cast(module->context, NULL, gcc_jit_lvalue_get_address(byte, NULL),
                                    module->pointer_type);
}

const char *module_bytes_symbol(Module *module, Text bytes, unsigned align_bytes)
{
    Name *contents = NULL;

    if (align_bytes == 1 && bytes.length < 256 && !memchr(bytes.bytes, 0, bytes.length)) {
        contents = name_intern(&module->compilation->names, bytes);
        const char *known = map_get(&module->string_symbols, contents);
        if (known)
            return known;
    }
    const char *symbol = arena_format(module->arena, ".Lgo_bytes%u", ++module->label_count);
    module_assembly(module, "\t.section .rodata\n\t.balign %u\n%s:\n", align_bytes, symbol);
    assembly_bytes(module, bytes.bytes, bytes.length);
    module_assembly(module, "\t.byte 0\n");
    if (contents)
        map_put(module->arena, &module->string_symbols, contents, (void *)symbol);
    return symbol;
}

gcc_jit_rvalue *module_bytes_address(Module *module, Text bytes, unsigned align_bytes)
{
    return module_symbol_address(module, module_bytes_symbol(module, bytes, align_bytes));
}

gcc_jit_rvalue *module_static_bytes(Module *module)
{
    Name *symbol = module_name(module, "go_static_bytes");

    if (!map_has(&module->imported, symbol)) {
        assembly_open_weak(module, symbol->text, 8);
        for (unsigned i = 0; i < 256; i++)
            module_assembly(module, "\t.quad %u\n", i);
    }
    return module_symbol_address(module, symbol->text);
}
