/* frames: from addresses to lines of a traceback, by the table that the driver made (abi/pctable.h).
 *
 * Shown are Go's functions only: what has no place in the table is the runtime or C.  A function that
 * was inlined has no frame of its own, but a place whose caller is known: it is shown like the others.
 * Arguments are not known: "(...)", which is what Go prints for inlined ones.
 * Source: Go 1.19 runtime/traceback.go.
 */
#include "runtime/panic/frames.h"
#include "runtime/abi/pctable.h"
#include "runtime/os/report.h"
#include "runtime/sched/goroutine.h"
#include <stddef.h>

/* Go's limit of frames shown. */
enum { FRAMES_MAX = 100 };

typedef struct Shown {
    int count;
    bool is_cut;
} Shown;

static const void *at_offset(uint32_t offset_bytes)
{
    return (const char *)&berth_pctable + offset_bytes;
}

static bool has_table(void)
{
    return &berth_pctable && berth_pctable.magic == PCTABLE_MAGIC;
}

/* The last of `count` records that start at or below pc; the first word of each is its address. */
static const uint32_t *find_record(const uint32_t *records, uint32_t count, uint32_t words, uint32_t pc)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (records[middle * words] <= pc)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NULL : records + (low - 1) * words;
}

static uint32_t place_at(uint32_t pc)
{
    const PcRow *row = (const PcRow *)find_record(at_offset(berth_pctable.rows), berth_pctable.row_count,
                                                  sizeof(PcRow) / 4, pc);
    return row ? row->place : 0;
}

static const PcFunction *function_at(uint32_t pc)
{
    const PcFunction *function = (const PcFunction *)find_record(
        at_offset(berth_pctable.functions), berth_pctable.function_count, sizeof(PcFunction) / 4, pc);

    return function && pc < function->end ? function : NULL;
}

static bool is_main(const char *name)
{
    const char *wanted = "main.main";

    while (*name && *name == *wanted) {
        name++;
        wanted++;
    }
    return *name == *wanted;
}

/* What the compiler made to fit a receiver ("main.T.m-interface") is not shown, as in Go. */
static bool is_wrapper(const char *name)
{
    bool has_dash = false;

    for (; *name; name++)
        has_dash = *name == '-' || (has_dash && *name != '.');
    return has_dash;
}

static void report_location(const PcPlace *place, uintptr_t pc, const PcFunction *function)
{
    report_text("\n\t");
    report_text(at_offset(place->file));
    report_text(":");
    report_uint(place->line);
    if (place->caller == 0 && function && pc > function->start) {
        report_text(" +");
        report_hex(pc - function->start);
    }
    report_text("\n");
}

static void report_place(const PcPlace *place, uintptr_t pc, const PcFunction *function)
{
    const char *name = at_offset(place->function);

    report_text(name);
    report_text(is_main(name) ? "()" : "(...)");
    report_location(place, pc, function);
}

static void report_frame(const UnwindRegisters *registers, Shown *shown)
{
    const PcPlace *places = at_offset(berth_pctable.places);
    uint32_t pc = (uint32_t)unwind_pc(registers);

    for (uint32_t place = place_at(pc); place != 0; place = places[place].caller) {
        if (is_wrapper(at_offset(places[place].function)))
            continue;
        if (shown->count++ == FRAMES_MAX) {
            shown->is_cut = true;
            return;
        }
        report_place(&places[place], registers->value[UNWIND_RIP], function_at(pc));
    }
}

FrameKind frames_kind(const UnwindRegisters *registers)
{
    const PcFunction *function = has_table() ? function_at((uint32_t)unwind_pc(registers)) : NULL;

    if (!function)
        return FRAME_RUNTIME;
    return is_wrapper(at_offset(function->name)) ? FRAME_WRAPPER : FRAME_GO;
}

static const char *state_text(const Goroutine *goroutine)
{
    switch (goroutine->state) {
    case GOROUTINE_RUNNABLE: return "runnable";
    case GOROUTINE_RUNNING: return "running";
    case GOROUTINE_WAITING: return goroutine->wait_reason;
    case GOROUTINE_DEAD: break;
    }
    return "dead";
}

static void report_creator(uintptr_t creator_pc)
{
    const PcPlace *places = at_offset(berth_pctable.places);
    uint32_t pc = (uint32_t)creator_pc - 1, place = creator_pc ? place_at(pc) : 0;

    if (place == 0)
        return;
    report_text("created by ");
    report_text(at_offset(places[place].function));
    report_location(&places[place], creator_pc, function_at(pc));
}

void frames_report(UnwindRegisters *registers, const Goroutine *goroutine)
{
    Shown shown = { 0, false };

    report_begin();
    report_text("\ngoroutine ");
    report_uint(goroutine->id);
    report_text(" [");
    report_text(state_text(goroutine));
    report_text("]:\n");
    if (has_table()) {
        do
            report_frame(registers, &shown);
        while (!shown.is_cut && unwind_step(registers));
        if (shown.is_cut)
            report_text("...additional frames elided...\n");
        report_creator(goroutine->creator_pc);
    }
    report_end();
}
