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

/* ---- bytes ---- */

enum { LINE_BYTES = 64, ZERO_RUN_BYTES = 16 };

static size_t zero_run(const char *bytes, size_t length)
{
    size_t run = 0;

    while (run < length && !bytes[run])
        run++;
    return run;
}

/* How many bytes stand before the next run of zeros, at most a line of them. */
static size_t line_length(const char *bytes, size_t length)
{
    size_t i = 0;

    while (i < length && i < LINE_BYTES) {
        size_t run = zero_run(bytes + i, length - i < ZERO_RUN_BYTES ? length - i : ZERO_RUN_BYTES);
        if (run == ZERO_RUN_BYTES)
            return i;
        i += run ? run : 1;
    }
    return i < LINE_BYTES ? i : LINE_BYTES;
}

static bool is_printable(char byte)
{
    return byte >= ' ' && byte <= '~';
}

static bool is_mostly_text(const char *bytes, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += is_printable(bytes[i]);
    return count * 4 >= length * 3;
}

static void write_text(Writer *writer, const char *bytes, size_t length)
{
    char line[4 * LINE_BYTES], *next = line;

    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (is_printable(bytes[i]) && byte != '"' && byte != '\\') {
            *next++ = bytes[i];
            continue;
        }
        *next++ = '\\';
        *next++ = (char)('0' + (byte >> 6));
        *next++ = (char)('0' + (byte >> 3 & 7));
        *next++ = (char)('0' + (byte & 7));
    }
    writer_text(writer, "\t.ascii \"");
    writer_bytes(writer, line, (size_t)(next - line));
    writer_text(writer, "\"\n");
}

static void write_words(Writer *writer, const char *bytes, size_t length)
{
    uint64_t word;
    size_t i = 0;

    for (; i + 8 <= length; i += 8) {
        memcpy(&word, bytes + i, 8);
        writer_format(writer, i ? ",%#llx" : "\t.quad %#llx", (unsigned long long)word);
    }
    if (i)
        writer_text(writer, "\n");
    for (size_t first = i; i < length; i++)
        writer_format(writer, i == first ? "\t.byte %u" : ",%u", (unsigned char)bytes[i]);
    if (length % 8)
        writer_text(writer, "\n");
}

void assembly_bytes(Module *module, const char *bytes, size_t length)
{
    Writer *writer = &module->assembly;

    while (length) {
        size_t count = zero_run(bytes, length);
        if (count >= ZERO_RUN_BYTES || count == length) {
            writer_format(writer, "\t.zero %zu\n", count);
        } else {
            count = line_length(bytes, length);
            (is_mostly_text(bytes, count) ? write_text : write_words)(writer, bytes, count);
        }
        bytes += count;
        length -= count;
    }
}

/* ---- symbols ---- */

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
