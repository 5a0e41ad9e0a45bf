/* frames: from addresses to lines of a traceback, by the table that the driver made (abi/pctable.h).
 *
 * Shown are Go's functions only: what has no place in the table is the runtime or C.  A function that
 * was inlined has no frame of its own, but a place whose caller is known: it is shown like the others.
 * Arguments are not known: "(...)", which is what Go prints for inlined ones.
 * Source: Go 1.19 runtime/traceback.go.
 */
#include "runtime/panic/frames.h"
#include "runtime/os/report.h"
#include "runtime/panic/places.h"
#include "runtime/sched/goroutine.h"
#include <stddef.h>

/* Go's limit of frames shown. */
enum { FRAMES_MAX = 100 };

typedef struct Shown {
    int count;
    bool is_cut;
} Shown;

static bool begins_with(const char *text, const char *wanted)
{
    while (*wanted && *text == *wanted) {
        text++;
        wanted++;
    }
    return !*wanted;
}

static bool is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Of Go's runtime only what programs can call is shown, and where a panic began in the middle of a trace. */
static bool is_shown(const PcPlace *place, bool is_first)
{
    const char *name = place_function_name(place);

    if (place_is_wrapper(place))
        return false;
    if (!begins_with(name, "runtime."))
        return true;
    return is_upper(name[8]) || (!is_first && begins_with(name, "runtime.gopanic"));
}

/* The outermost one that is shown of those at one address has the address. */
static bool has_address(const PcPlace *place)
{
    return place->caller == 0 || !is_shown(place_record(place->caller), false);
}

static void report_location(const PcPlace *place, uintptr_t pc, const PcFunction *function)
{
    report_text("\n\t");
    report_text(place_text(place->file));
    report_text(":");
    report_uint(place->line);
    if (has_address(place) && function && pc > function->start) {
        report_text(" +");
        report_hex(pc - function->start);
    }
    report_text("\n");
}

static void report_place(const PcPlace *place, uintptr_t pc, const PcFunction *function)
{
    const char *name = place_function_name(place);
    bool is_main = begins_with(name, "main.main") && !name[9];
    bool has_parameters = !has_address(place) || !function || (function->flags & PC_PARAMETERS);

    report_text(begins_with(name, "runtime.gopanic") ? "panic" : name);
    report_text(is_main || !has_parameters ? "()" : "(...)");
    report_location(place, pc, function);
}

static void report_frame(const UnwindRegisters *registers, Shown *shown)
{
    uintptr_t pc = unwind_pc(registers);

    for (uint32_t place = place_at(pc); place != 0; place = place_record(place)->caller) {
        if (!is_shown(place_record(place), shown->count == 0))
            continue;
        if (shown->count++ == FRAMES_MAX) {
            shown->is_cut = true;
            return;
        }
        report_place(place_record(place), registers->value[UNWIND_RIP], place_function_at(pc));
    }
}

FrameKind frames_kind(const UnwindRegisters *registers)
{
    uintptr_t pc = unwind_pc(registers);
    const PcFunction *function = place_function_at(pc);

    /* main.main may be inlined into what stands for runtime.main. */
    if (function && (function->flags & PC_RUNTIME) && place_at(pc))
        function = place_function(place_record(place_at(pc)));
    if (!function || (function->flags & PC_RUNTIME))
        return FRAME_RUNTIME;
    return function->flags & PC_WRAPPER ? FRAME_WRAPPER : FRAME_GO;
}

bool frames_is_go_code(uintptr_t pc)
{
    return place_function_at(pc - 1) != NULL;
}

static const char *state_text(const Goroutine *goroutine)
{
    switch (goroutine->state) {
    case GOROUTINE_RUNNABLE: return "runnable";
    case GOROUTINE_RUNNING: return "running";
    case GOROUTINE_WAITING: return goroutine->wait_reason;
    case GOROUTINE_IN_CALL: return "syscall";
    case GOROUTINE_DEAD: break;
    }
    return "dead";
}

static void report_creator(uintptr_t creator_pc)
{
    uint32_t place = creator_pc ? place_at(creator_pc - 1) : 0;

    if (place == 0)
        return;
    report_text("created by ");
    report_text(place_function_name(place_record(place)));
    report_location(place_record(place), creator_pc, place_function_at(creator_pc - 1));
}

void frames_report(UnwindRegisters *registers, const Goroutine *goroutine)
{
    Shown shown = { 0, false };

    report_text("goroutine ");
    report_uint(goroutine->id);
    report_text(" [");
    report_text(state_text(goroutine));
    report_text(goroutine->wired_to ? ", locked to thread]:\n" : "]:\n");
    if (registers) {
        do
            report_frame(registers, &shown);
        while (!shown.is_cut && unwind_step(registers));
        if (shown.is_cut)
            report_text("...additional frames elided...\n");
    } else {
        report_text("\tgoroutine running on other thread; stack unavailable\n");
    }
    report_creator(goroutine->creator_pc);
}
