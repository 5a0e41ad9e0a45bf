/* callers: each frame that Go would have gets an address: the return address where a function has a frame of its own
 * or is the innermost of those inlined there; the others get one from places.h.
 * Wrappers are neither shown nor counted.
 * Source: Go 1.19 runtime/traceback.go, runtime/symtab.go.
 */
#include "runtime/panic/callers.h"
#include "runtime/os/report.h"
#include "runtime/panic/frames.h"
#include "runtime/panic/panic.h"
#include "runtime/panic/places.h"
#include "runtime/stack/stack.h"
#include <stddef.h>

typedef struct Collection {
    GoInt skip, count, room;
    uintptr_t *addresses;
} Collection;

static void collect_frame(Collection *collection, const UnwindRegisters *registers)
{
    uint32_t innermost = place_at(unwind_pc(registers));

    for (uint32_t place = innermost; place != 0; place = place_record(place)->caller) {
        if (place_is_wrapper(place_record(place)))
            continue;
        if (collection->skip > 0)
            collection->skip--;
        else if (collection->count < collection->room)
            collection->addresses[collection->count++] =
                place == innermost ? unwind_pc(registers) + 1 : place_address(place);
    }
}

static void collect_from(UnwindRegisters *registers, Collection *collection)
{
    do
        collect_frame(collection, registers);
    while (collection->count < collection->room && unwind_step(registers));
}

GoInt callers_collect(UnwindRegisters *registers, uintptr_t *addresses, GoInt room)
{
    Collection collection = { .room = room, .addresses = addresses };

    collect_from(registers, &collection);
    return collection.count;
}

static void collect(void *collection)
{
    UnwindRegisters registers;

    unwind_here(&registers);
    collect_from(&registers, collection);
}

GoInt rt_callers(GoInt skip, uintptr_t *addresses, GoInt room)
{
    Collection collection = { .skip = skip, .room = room, .addresses = addresses };

    rt_on_system_stack(collect, &collection);
    return collection.count;
}

static GoString go_string(const char *text)
{
    GoInt length = 0;

    while (text[length])
        length++;
    return (GoString){ (const uint8_t *)text, length };
}

static uintptr_t entry_of(const PcFunction *function)
{
    return function->start ? function->start : place_address(function->place) - 1;
}

bool rt_code_place(uintptr_t pc, CodePlace *code)
{
    uint32_t place = place_at(pc);

    if (place == 0)
        return false;
    const PcPlace *record = place_record(place);
    code->function = place_function(record);
    code->name = go_string(place_function_name(record));
    code->file = go_string(place_text(record->file));
    code->line = record->line;
    code->entry = entry_of(code->function);
    return true;
}

uintptr_t rt_function_entry(const PcFunction *function)
{
    return entry_of(function);
}

GoString rt_function_name(const PcFunction *function)
{
    return go_string(place_text(function->name));
}
