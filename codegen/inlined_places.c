/* Places in the debug information, and how they tell inlined calls.
 *
 * Tracebacks show the functions whose calls were inlined, but libgccjit has no way to say that code belongs to
 * one.  A location's column says it: 0 is code of the function itself, and n the body of the n-th call inlined in
 * it.  What the numbers mean is written to a section of the object, one line for each call, with tabs between
 *
 *     symbol of the function, n, number of the call that this one is in the body of (or 0),
 *     line of this call, symbol of its callee, file of this call
 *
 * which the driver reads when it makes the pc table (driver/inlined_calls.c).  File and line stay true, so that
 * debuggers need not know of it.
 */
#include "codegen/emit.h"
#include "codegen/symbols.h"

/* GCC keeps 12 bits for a column; when a function's numbers are used up, code has the place of the call. */
enum { MAX_INLINED_CALLS = 4000 };

static void write_text(Module *module, const char *text)
{
    for (; *text; text++)
        if (*text == '"' || *text == '\\')
            module_assembly(module, "\\%c", *text);
        else
            module_assembly(module, "%c", *text);
}

static void write_call(Function *f, const Source *call, uint32_t number, uint32_t outer, Pos written)
{
    Module *module = f->module;
    const IrFunction *callee = call->function;
    const char *symbol = function_symbol(module, callee->name);
    Place place = module_place(module, written);

    module_assembly(module, "\t.pushsection " INLINED_CALLS_SECTION ",\"\",@progbits\n\t.ascii \"%s\\t%u\\t%u\\t%u\\t%s\\t",
                    f->symbol, number, outer, place.line_number, symbol);
    write_text(module, place.path);
    module_assembly(module, "\\n\"\n\t.popsection\n");
    module_declare(module, symbol, callee->pos);
}

/* The number of the inlined call whose body holds `pos`; `*pos` becomes the place where the code was written. */
static uint32_t number_of_call(Function *f, Pos *pos)
{
    Sources *sources = &f->module->compilation->sources;
    const Source *source = sources_find(sources, *pos);

    if (!source || !source->call)
        return 0;
    uintptr_t number = (uintptr_t)map_get(&f->inlined_calls, source);
    if (!number) {
        Pos call = source->call;
        uint32_t outer = number_of_call(f, &call);
        if (!f->symbol || f->inlined_calls.count >= MAX_INLINED_CALLS) {
            *pos = call;
            return outer;
        }
        number = f->inlined_calls.count + 1;
        map_put(f->arena, &f->inlined_calls, source, (void *)number);
        write_call(f, source, (uint32_t)number, outer, call);
    }
    *pos = sources_written(sources, *pos);
    return (uint32_t)number;
}

void function_place(Function *f, Pos pos)
{
    if (!pos || pos == f->pos)
        return;
    f->pos = pos;
    uint32_t number = number_of_call(f, &pos);
    f->location = module_location(f->module, pos, number);
}
