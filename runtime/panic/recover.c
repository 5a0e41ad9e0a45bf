/* recover: who may stop a panic, and what it gets.
 *
 * Only the function that the panic itself called may, or one that it called through wrappers: methods bound
 * to a receiver, methods of interfaces, calls of defer statements that had arguments.  So the frames are looked at,
 * from recover outwards, which costs nothing while nothing panics:
 *   1. the first frame of Go is the function that calls recover.  If that is a wrapper (`defer recover()`), recover
 *      itself is the deferred function, and whoever returns, and thereby runs it, counts as its caller;
 *   2. behind it, wrappers left out, must be deferred_call.
 * There is only one deferred_call that has not returned and is not older than the newest panic.
 * Source: Go 1.19 runtime/panic.go, gorecover; test/recover.go.
 */
#include "runtime/os/lock.h"
#include "runtime/os/report.h"
#include "runtime/panic/frames.h"
#include "runtime/panic/panic.h"
#include "runtime/sched/goroutine.h"
#include <stddef.h>

/* value/call_amd64.S, if the program uses reflect. */
extern const char call_return[] __attribute__((weak));
extern const char call_stub_return[] __attribute__((weak));

/* In package runtime of library/: the error values of Go. */
extern GoEface rt_new_error(const RuntimeError *error) __attribute__((weak));

static bool is_at(const UnwindRegisters *registers, const char *label)
{
    return registers->value[UNWIND_RIP] == (uintptr_t)label;
}

/* Where a call of reflect's enters a wrapper or leaves one (value/call.h). */
static bool is_in_call(const UnwindRegisters *registers)
{
    return is_at(registers, call_return) || is_at(registers, call_stub_return);
}

/* From a wrapper outwards to what is none. */
static bool step_over_wrappers(UnwindRegisters *registers)
{
    while (frames_kind(registers) == FRAME_WRAPPER || is_in_call(registers))
        if (!unwind_step(registers))
            return false;
    return true;
}

static bool is_called_by_panic(UnwindRegisters *registers)
{
    while (frames_kind(registers) == FRAME_RUNTIME)
        if (!unwind_step(registers))
            return false;
    if (frames_kind(registers) == FRAME_WRAPPER) {
        if (!step_over_wrappers(registers))
            return false;
        if (is_at(registers, defer_return_return) && !unwind_step(registers))
            return false;
    }
    if (frames_kind(registers) != FRAME_GO || !unwind_step(registers) || !step_over_wrappers(registers))
        return false;
    return is_at(registers, deferred_call_return);
}

static void look_at_callers(void *raw_answer)
{
    bool *answer = raw_answer;
    UnwindRegisters registers;

    unwind_here(&registers);
    *answer = is_called_by_panic(&registers);
}

/* ---- values ---- */

/* Errors that are nothing but words are made once, as in Go, where they are constants. */
enum { FIXED_ERRORS_MAX = 64 };  /* there are fewer such words */

typedef struct FixedError {
    RuntimeErrorKind kind;
    const char *text;
    GoEface value;
} FixedError;

static struct {
    Lock lock;
    uint32_t count;
    FixedError errors[FIXED_ERRORS_MAX];
} fixed;

static bool find_fixed(const RuntimeError *error, GoEface *value)
{
    bool found = false;

    lock_take(&fixed.lock);
    for (uint32_t i = 0; i < fixed.count && !found; i++)
        if (fixed.errors[i].text == error->text && fixed.errors[i].kind == error->kind) {
            *value = fixed.errors[i].value;
            found = true;
        }
    lock_give(&fixed.lock);
    return found;
}

/* Two at once may both add theirs: the first is found from then on. */
static void add_fixed(const RuntimeError *error, GoEface value)
{
    lock_take(&fixed.lock);
    if (fixed.count < FIXED_ERRORS_MAX)
        fixed.errors[fixed.count++] = (FixedError){ error->kind, error->text, value };
    lock_give(&fixed.lock);
}

GoEface panic_value(const Panic *panic)
{
    const RuntimeError *error = &panic->error;
    bool is_fixed = !error->type && (error->kind == RUNTIME_ERROR_TEXT || error->kind == RUNTIME_ERROR_PLAIN);
    GoEface value;

    if (error->kind == RUNTIME_ERROR_NONE)
        return panic->value;
    if (!rt_new_error)
        rt_fatal("package runtime is not linked");
    if (is_fixed && find_fixed(error, &value))
        return value;
    value = rt_new_error(error);
    if (is_fixed)
        add_fixed(error, value);
    return value;
}

GoEface rt_recover(void)
{
    Panic *panic = goroutine_current()->panic;
    bool may_recover = false;

    if (!panic || panic->is_goexit || panic->is_recovered)
        return (GoEface){ NULL, NULL };
    rt_on_system_stack(look_at_callers, &may_recover);
    if (!may_recover)
        return (GoEface){ NULL, NULL };
    panic->is_recovered = true;
    return panic_value(panic);
}
