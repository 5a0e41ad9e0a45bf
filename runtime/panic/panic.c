/* panic: from the mistake to the program's end. */
#include "runtime/panic/panic.h"
#include "runtime/abi/type_text.h"
#include "runtime/os/report.h"

/* Set while a value's Error or String method runs for the last time: a panic in there ends it all. */
static bool is_asking_value;

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

_Noreturn static void end_in_value_method(const Panic *panic)
{
    static const char text[] = "panic while printing panic value";
    const GoType *type = panic->value.type;

    report_begin();
    report_text("fatal error: ");
    report_text(text);
    if (type && (type->kind & GO_KIND_MASK) == GO_KIND_STRING) {
        report_text(": ");
        panic_value_report(panic->value);
    } else if (type) {
        report_text(": type ");
        report_string(type_text(type));
    }
    report_text("\n");
    report_end();
    report_end_program();
}

_Noreturn void panic_raise(const Panic *panic)
{
    GoString said;
    bool says = false;

    if (is_asking_value)
        end_in_value_method(panic);
    if (panic->error.kind == RUNTIME_ERROR_NONE) {
        is_asking_value = true;
        says = panic_value_says(panic->value, &said);
        is_asking_value = false;
    }

    report_begin();
    report_text("panic: ");
    if (panic->error.kind != RUNTIME_ERROR_NONE)
        runtime_error_report(&panic->error);
    else if (says)
        report_string(said);
    else
        panic_value_report(panic->value);
    report_text("\n");
    fault_report(&panic->fault);
    report_end();
    report_end_program();
}
