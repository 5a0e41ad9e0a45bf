/* raise: the mistakes that compiled code and the runtime find. */
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include "runtime/stack/stack.h"

/* Linux's signal numbers; SEGV_MAPERR. */
enum { FPE = 8, SEGV = 11, SEGV_MAPPING = 1 };

GoString (*panic_missing_method_hook)(const GoType *wanted, const GoType *has);

_Noreturn static void raise_error(RuntimeError error)
{
    Panic panic = { .error = error };

    panic_raise(&panic);
}

_Noreturn void rt_panic(GoEface value)
{
    Panic panic = { .value = value };

    panic_raise(&panic);
}

_Noreturn void panic_text(const char *text)
{
    raise_error((RuntimeError){ .kind = RUNTIME_ERROR_TEXT, .text = text });
}

_Noreturn void panic_plain(const char *text)
{
    raise_error((RuntimeError){ .kind = RUNTIME_ERROR_PLAIN, .text = text });
}

_Noreturn void panic_type(const char *text, const GoType *type)
{
    raise_error((RuntimeError){ .kind = RUNTIME_ERROR_TEXT, .text = text, .type = type });
}

/* The check that compiled code makes stands for the fault that real Go's code takes: same line, our pc. */
_Noreturn void rt_panic_nil(void)
{
    Panic panic = {
        .error = { .kind = RUNTIME_ERROR_TEXT, .text = "invalid memory address or nil pointer dereference" },
        .fault = { .signal = SEGV, .code = SEGV_MAPPING, .pc = stack_caller(__builtin_return_address(0)) },
    };

    panic_raise(&panic);
}

_Noreturn void panic_from_fault(const Fault *fault)
{
    Panic panic = { .error = { .kind = RUNTIME_ERROR_TEXT, .text = "integer divide by zero" } };

    panic.fault.registers = fault->registers;
    if (fault->signal != FPE) {
        panic.error.text = "invalid memory address or nil pointer dereference";
        panic.fault = *fault;
    }
    if (fault->is_not_nil) {
        panic.error.kind = RUNTIME_ERROR_ADDRESS;
        panic.error.address = fault->address;
    }
    panic_raise(&panic);
}

_Noreturn void rt_panic_wrap(const char *text)
{
    panic_plain(text);
}

_Noreturn void rt_panic_divide(void)
{
    panic_text("integer divide by zero");
}

_Noreturn void rt_panic_shift(void)
{
    panic_text("negative shift amount");
}

_Noreturn void rt_panic_bounds(int64_t index, bool is_signed, GoInt length, uint8_t code)
{
    raise_error((RuntimeError){
        .kind = RUNTIME_ERROR_BOUNDS, .index = index, .is_signed = is_signed, .length = length, .code = code });
}

_Noreturn void panic_missing_method(const GoType *has, const GoType *wanted, GoString method)
{
    raise_error((RuntimeError){
        .kind = RUNTIME_ERROR_ASSERTION, .type = has, .wanted = wanted, .missing_method = method });
}

_Noreturn void rt_panic_assertion(const GoType *has, const GoType *wanted, const GoType *static_interface)
{
    if (has && (wanted->kind & GO_KIND_MASK) == GO_KIND_INTERFACE)
        panic_missing_method(has, wanted, panic_missing_method_hook(wanted, has));
    raise_error((RuntimeError){ .kind = RUNTIME_ERROR_ASSERTION,
                                .type = has, .wanted = wanted, .static_interface = static_interface });
}

_Noreturn void rt_panic_unreachable(void)
{
    rt_fatal("berth: code that cannot be reached was reached");
}
