/* panic: from the mistake to the program's end. */
#include "runtime/panic/panic.h"
#include "runtime/abi/type_text.h"
#include "runtime/os/report.h"
#include "runtime/sched/goroutine.h"
#include "runtime/sched/scheduler.h"
#include <stddef.h>

void fault_report(const Fault *fault)
{
    if (fault->signal == 0)
        return;
    report_text("[signal ");
    report_text(fault->signal == 11 ? "SIGSEGV: segmentation violation"
                : fault->signal == 7 ? "SIGBUS: bus error" : "SIGFPE: floating-point exception");
    report_text(" code=");
    report_hex((uint64_t)fault->code);
    report_text(" addr=");
    report_hex(fault->address);
    report_text(" pc=");
    report_hex(fault->pc);
    report_text("]\n");
}

/* The type that real Go's value of this run-time error has. */
static const char *error_type_text(RuntimeErrorKind kind)
{
    switch (kind) {
    case RUNTIME_ERROR_NONE: case RUNTIME_ERROR_TEXT:
        return "runtime.errorString";
    case RUNTIME_ERROR_PLAIN:
        return "runtime.plainError";
    case RUNTIME_ERROR_BOUNDS:
        return "runtime.boundsError";
    case RUNTIME_ERROR_ASSERTION:
        return "*runtime.TypeAssertionError";
    case RUNTIME_ERROR_ADDRESS:
        return "runtime.errorAddressString";
    }
    return "";
}

_Noreturn static void end_in_value_method(const Panic *panic)
{
    const GoType *type = panic->value.type;

    report_begin();
    report_text("fatal error: panic while printing panic value");
    if (panic->error.kind != RUNTIME_ERROR_NONE) {
        report_text(": type ");
        report_text(error_type_text(panic->error.kind));
    } else if (type && type_kind(type) == GO_KIND_STRING) {
        report_text(": ");
        panic_value_report(panic->value);
    } else if (type) {
        report_text(": type ");
        report_string(type_text(type));
    }
    report_text("\n");
    fault_report(&panic->fault);
    report_end();
    report_end_program();
}

/* ---- the end ---- */

/* Error and String methods run while all of the program still stands; newest first, as in Go. */
static void ask_values(Panic *newest)
{
    Goroutine *goroutine = goroutine_current();

    if (!goroutine)
        return;
    for (Panic *panic = newest; panic; panic = panic->older) {
        if (panic->error.kind != RUNTIME_ERROR_NONE || panic->is_goexit)
            continue;
        goroutine->is_ending = true;
        panic->says = panic_value_says(panic->value, &panic->said);
        goroutine->is_ending = false;
    }
}

static void report_panic(const Panic *panic)
{
    report_text("panic: ");
    if (panic->error.kind != RUNTIME_ERROR_NONE)
        runtime_error_report(&panic->error);
    else if (panic->says)
        report_string(panic->said);
    else
        panic_value_report(panic->value);
    if (panic->is_recovered)
        report_text(" [recovered]");
    report_text("\n");
}

/* Oldest first, each further one behind a tab. */
static void report_panics(Panic *newest)
{
    Panic *reversed = NULL;

    while (newest) {
        Panic *older = newest->older;
        newest->older = reversed;
        reversed = newest;
        newest = older;
    }
    for (const Panic *panic = reversed, *before = NULL; panic; before = panic, panic = panic->older) {
        if (panic->is_goexit)
            continue;
        if (before && !before->is_goexit)
            report_text("\t");
        report_panic(panic);
    }
}

_Noreturn static void end_program(Panic *newest)
{
    Fault fault = newest->fault;

    ask_values(newest);
    report_begin();
    report_panics(newest);
    fault_report(&fault);
    report_end();
    report_end_program();
}

/* ---- deferred calls ---- */

/* The older panics whose deferred calls in this frame were interrupted will not go on with them.  The older a panic, the
 * older its frame, and those of newer frames are aborted already: they are looked at once, for there may be millions. */
static void abort_older(Panic *panic, const GoDeferFrame *frame)
{
    Panic *older = panic->unaborted;

    for (; older && (older->is_aborted || older->frame == frame); older = older->older)
        older->is_aborted = true;
    panic->unaborted = older;
}

static void run_deferred(Goroutine *goroutine, Panic *panic);

/* Go's goroutine remembers its last signal until no panic is left, and every end until then tells of it. */
static void hand_on_fault(Panic *to, const Panic *from)
{
    if (from->fault.signal == 0)
        return;
    to->fault = from->fault;
    to->fault.registers.is_exact = false;
}

/* A deferred call of `frame` recovered the panic and returned. */
_Noreturn static void go_on_in(Goroutine *goroutine, Panic *panic, GoDeferFrame *frame)
{
    Panic *older = panic->older;

    while (older && older->is_aborted && !older->is_goexit)
        older = older->older;
    goroutine->panic = older;
    goroutine->interrupted = NULL;
    if (older)
        hand_on_fault(older, panic);
    if (older && older->is_aborted) {  /* recover does not stop a Goexit */
        older->is_aborted = false;
        run_deferred(goroutine, older);
        goroutine_exit();
    }
    defer_resume(frame);
}

static void run_deferred(Goroutine *goroutine, Panic *panic)
{
    GoDeferFrame *frame;

    while ((frame = goroutine->defer_frames)) {
        abort_older(panic, frame);
        panic->frame = frame;
        while (!defer_is_empty(frame)) {
            const GoClosure *closure = defer_take(frame);
            if (!closure)
                rt_panic_nil();
            deferred_call(closure);
            if (panic->is_recovered)
                go_on_in(goroutine, panic, frame);
        }
        goroutine->defer_frames = frame->older;
    }
    rt_initialises(false);
}

_Noreturn void panic_raise(const Panic *raised)
{
    Goroutine *goroutine = goroutine_current();
    Panic panic = *raised;

    if (!goroutine || stack_is_system())
        end_program(&panic);
    goroutine->interrupted = panic.fault.registers.is_exact ? &panic.fault.registers : NULL;
    panic.older = panic.unaborted = goroutine->panic;
    if (panic.older && panic.fault.signal == 0)
        hand_on_fault(&panic, panic.older);
    goroutine->panic = &panic;
    run_deferred(goroutine, &panic);
    if (goroutine->is_ending)
        end_in_value_method(&panic);
    end_program(&panic);
}

_Noreturn void rt_goexit(void)
{
    Goroutine *goroutine = goroutine_current();
    Panic exit = { .is_goexit = true, .older = goroutine->panic, .unaborted = goroutine->panic };

    if (exit.older)
        hand_on_fault(&exit, exit.older);
    goroutine->panic = &exit;
    run_deferred(goroutine, &exit);
    goroutine_exit();
}
