/* value text: how panic(v) shows v.  Source: Go 1.19 runtime/error.go and panic.go. */
#include "runtime/abi/type_text.h"
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include <string.h>

static bool is_text(GoString text, const char *wanted)
{
    size_t length = 0;

    while (wanted[length])
        length++;
    return (size_t)text.length == length && memcmp(text.data, wanted, length) == 0;
}

/* The code of a method `name() string`, called with the data word; NULL: there is none. */
static const void *find_text_method(const GoType *type, const char *name)
{
    const GoUncommonType *uncommon = type_uncommon(type);

    if (!uncommon)
        return NULL;
    for (uint16_t i = 0; i < uncommon->method_count; i++) {
        const GoMethod *method = &uncommon_methods(uncommon)[i];
        if (method->type != 0 && is_text(name_text(symbol_at(method->name)), name) &&
            is_text(type_text(symbol_at(method->type)), "func() string"))
            return symbol_at(method->interface_code);
    }
    return NULL;
}

bool panic_value_says(GoEface value, GoString *text)
{
    const void *code;

    if (!value.type)
        return false;
    code = find_text_method(value.type, "Error");
    if (!code)
        code = find_text_method(value.type, "String");
    if (!code)
        return false;
    *text = ((GoString(*)(void *, const GoClosure *))code)(value.data, NULL);
    return true;
}

static void report_complex(double real, double imaginary)
{
    report_text("(");
    report_float(real);
    report_float(imaginary);
    report_text("i)");
}

/* The bare value, as print shows it.  False: not a kind that print can show. */
static bool report_basic(GoKind kind, const void *data)
{
    switch (kind) {
    case GO_KIND_BOOL:
        report_bool(*(const bool *)data);
        return true;
    case GO_KIND_INT: case GO_KIND_INT64:
        report_int(*(const int64_t *)data);
        return true;
    case GO_KIND_INT8:
        report_int(*(const int8_t *)data);
        return true;
    case GO_KIND_INT16:
        report_int(*(const int16_t *)data);
        return true;
    case GO_KIND_INT32:
        report_int(*(const int32_t *)data);
        return true;
    case GO_KIND_UINT: case GO_KIND_UINT64: case GO_KIND_UINTPTR:
        report_uint(*(const uint64_t *)data);
        return true;
    case GO_KIND_UINT8:
        report_uint(*(const uint8_t *)data);
        return true;
    case GO_KIND_UINT16:
        report_uint(*(const uint16_t *)data);
        return true;
    case GO_KIND_UINT32:
        report_uint(*(const uint32_t *)data);
        return true;
    case GO_KIND_FLOAT32:
        report_float(*(const float *)data);
        return true;
    case GO_KIND_FLOAT64:
        report_float(*(const double *)data);
        return true;
    case GO_KIND_COMPLEX64:
        report_complex(((const float *)data)[0], ((const float *)data)[1]);
        return true;
    case GO_KIND_COMPLEX128:
        report_complex(((const double *)data)[0], ((const double *)data)[1]);
        return true;
    case GO_KIND_STRING:
        report_string(*(const GoString *)data);
        return true;
    default:
        return false;
    }
}

static const char *opening_of(GoKind kind)
{
    switch (kind) {
    case GO_KIND_STRING:
        return "(\"";
    case GO_KIND_COMPLEX64: case GO_KIND_COMPLEX128:
        return "";
    default:
        return "(";
    }
}

static const char *closing_of(GoKind kind)
{
    switch (kind) {
    case GO_KIND_STRING:
        return "\")";
    case GO_KIND_COMPLEX64: case GO_KIND_COMPLEX128:
        return "";
    default:
        return ")";
    }
}

static bool has_byte(GoString text, uint8_t byte)
{
    for (GoInt i = 0; i < text.length; i++)
        if (text.data[i] == byte)
            return true;
    return false;
}

/* "main.T", and not a predeclared "int". */
static bool is_declared_type(const GoType *type)
{
    GoString text = type_text(type);

    return has_byte(text, '.');
}

void panic_value_report(GoEface value)
{
    if (!value.type) {
        report_text("nil");
        return;
    }

    GoKind kind = type_kind(value.type);
    bool is_basic = kind >= GO_KIND_BOOL && kind <= GO_KIND_COMPLEX128;

    if (!is_basic && kind != GO_KIND_STRING) {
        report_text("(");
        report_string(type_text(value.type));
        report_text(") ");
        report_pointer(value.data);
        return;
    }
    if (!is_declared_type(value.type)) {
        report_basic(kind, value.data);
        return;
    }
    report_string(type_text(value.type));
    report_text(opening_of(kind));
    report_basic(kind, value.data);
    report_text(closing_of(kind));
}
