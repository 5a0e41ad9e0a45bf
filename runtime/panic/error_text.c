/* error text: the words of run-time errors.  Source: Go 1.19 runtime/error.go. */
#include "runtime/abi/type_text.h"
#include "runtime/heap/heap.h"
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include <string.h>

static void report_index(const RuntimeError *error)
{
    if (error->is_signed)
        report_int(error->index);
    else
        report_uint((uint64_t)error->index);
}

static void report_bounds(const RuntimeError *error)
{
    static const struct {
        const char *text, *negative_text;
    } rows[] = {
#define BOUNDS(name, text, negative_text) { text, negative_text },
#include "runtime/panic/bounds.def"
#undef BOUNDS
    };
    bool is_negative = error->is_signed && error->index < 0 && rows[error->code].negative_text;
    const char *text = is_negative ? rows[error->code].negative_text : rows[error->code].text;

    for (; *text; text++) {
        if (*text != '%')
            report_bytes(text, 1);
        else if (*++text == 'x')
            report_index(error);
        else
            report_int(error->length);
    }
}

static bool is_same_text(GoString a, GoString b)
{
    return a.length == b.length && memcmp(a.data, b.data, (size_t)a.length) == 0;
}

static void report_assertion(const RuntimeError *error)
{
    report_text("interface conversion: ");
    if (error->missing_method.length > 0) {
        report_string(type_text(error->type));
        report_text(" is not ");
        report_string(type_text(error->wanted));
        report_text(": missing method ");
        report_string(error->missing_method);
        return;
    }
    if (error->static_interface)
        report_string(type_text(error->static_interface));
    else
        report_text("interface");
    report_text(" is ");
    if (!error->type) {
        report_text("nil, not ");
        report_string(type_text(error->wanted));
        return;
    }
    report_string(type_text(error->type));
    report_text(", not ");
    report_string(type_text(error->wanted));
    if (is_same_text(type_text(error->type), type_text(error->wanted))) {
        if (is_same_text(type_package_path(error->type), type_package_path(error->wanted)))
            report_text(" (types from different scopes)");
        else
            report_text(" (types from different packages)");
    }
}

static void report_words(const RuntimeError *error)
{
    report_text(error->text);
    if (error->type)
        report_string(type_text(error->type));
}

void runtime_error_report(const RuntimeError *error)
{
    switch (error->kind) {
    case RUNTIME_ERROR_NONE:
        break;
    case RUNTIME_ERROR_TEXT: case RUNTIME_ERROR_ADDRESS:
        report_text("runtime error: ");
        report_words(error);
        break;
    case RUNTIME_ERROR_PLAIN:
        report_words(error);
        break;
    case RUNTIME_ERROR_BOUNDS:
        report_text("runtime error: ");
        report_bounds(error);
        break;
    case RUNTIME_ERROR_ASSERTION:
        report_assertion(error);
        break;
    }
}

static void report_error(const void *error)
{
    runtime_error_report(error);
}

GoString rt_error_text(const RuntimeError *error)
{
    size_t size_bytes = report_into(NULL, 0, report_error, error);

    /* Fixed words are there already. */
    if (error->kind == RUNTIME_ERROR_PLAIN && !error->type)
        return (GoString){ (const uint8_t *)error->text, (GoInt)size_bytes };
    char *bytes = heap_alloc(size_bytes, NULL, false);

    report_into(bytes, size_bytes, report_error, error);
    return (GoString){ (const uint8_t *)bytes, (GoInt)size_bytes };
}
