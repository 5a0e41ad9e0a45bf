/* finalizer: runtime.SetFinalizer, and calls of the functions that it was given.
 *
 * Such a function has one parameter, a pointer or an interface, so its call is one of three in C.  What it returns is
 * dropped; results of more than 16 bytes need a place all the same, whose address goes before the parameter.
 * Source: Go 1.19 runtime/mfinal.go; SysV ABI, 3.2.3.
 */
#include "runtime/abi/type_text.h"
#include "runtime/gc/finalize.h"
#include "runtime/gc/roots.h"
#include "runtime/os/report.h"
#include "runtime/stack/stack.h"
#include "runtime/value/value.h"

enum { TINY_BYTES = 16, RESULT_REGISTERS_BYTES = 16 };

/* ---- types ---- */

static const GoType *const *function_types(const GoFuncType *type)
{
    const char *behind = (const char *)(type + 1);

    if (type->type.tflag & GO_TFLAG_UNCOMMON)
        behind += sizeof(GoUncommonType);
    return (const GoType *const *)behind;
}

static bool is_variadic(const GoFuncType *type)
{
    return type->out_count & 0x8000;
}

static size_t result_bytes(const GoFuncType *type)
{
    size_t size_bytes = 0;

    for (int i = 0; i < (type->out_count & 0x7fff); i++) {
        const GoType *result = function_types(type)[type->in_count + i];
        size_t align = result->align_bytes;
        size_bytes = (size_bytes + align - 1) / align * align + result->size_bytes;
    }
    return size_bytes;
}

/* As in an assignment: pointers to one type, if not both have a name; interfaces that the pointer implements. */
static bool takes(const GoType *parameter, const GoType *pointer)
{
    if (parameter == pointer)
        return true;
    switch (type_kind(parameter)) {
    case GO_KIND_POINTER:
        return (!type_uncommon(parameter) || !type_uncommon(pointer)) &&
               ((const GoPointerType *)parameter)->element == ((const GoPointerType *)pointer)->element;
    case GO_KIND_INTERFACE:
        return ((const GoInterfaceType *)parameter)->method_count == 0 ||
               rt_itab_find((const GoInterfaceType *)parameter, pointer);
    default:
        return false;
    }
}

/* ---- runtime.SetFinalizer ---- */

typedef struct Refusal {
    const char *before;
    const GoType *type;
    const char *between;
    const GoType *function;
    const char *after;
} Refusal;

static void say_refusal(const void *raw_refusal)
{
    const Refusal *refusal = raw_refusal;

    report_text("runtime.SetFinalizer: ");
    report_text(refusal->before);
    if (refusal->type)
        report_string(type_text(refusal->type));
    if (refusal->between)
        report_text(refusal->between);
    if (refusal->function)
        report_string(type_text(refusal->function));
    if (refusal->after)
        report_text(refusal->after);
}

_Noreturn static void refuse(Refusal refusal)
{
    static char text[1024];
    size_t size_bytes = report_into(text, sizeof text - 1, say_refusal, &refusal);

    text[size_bytes < sizeof text ? size_bytes : sizeof text - 1] = 0;
    rt_fatal(text);
}

/* False: the object lies in the program's image, where it is never freed. */
static bool check_object(GoEface object)
{
    size_t slot_bytes;

    if (!object.type)
        refuse((Refusal){ .before = "first argument is nil" });
    if (type_kind(object.type) != GO_KIND_POINTER)
        refuse((Refusal){ "first argument is ", object.type, ", not pointer", NULL, NULL });
    const GoType *element = ((const GoPointerType *)object.type)->element;
    const void *start = heap_find_object(object.data, &slot_bytes);
    if (!start && roots_is_image(object.data))
        return false;
    if (!start)
        refuse((Refusal){ .before = "pointer not in allocated block" });
    if (start != object.data && (element->pointer_bytes > 0 || element->size_bytes >= TINY_BYTES))
        refuse((Refusal){ .before = "pointer not at beginning of allocated block" });
    return true;
}

static void check_function(GoEface object, const GoType *type)
{
    const GoFuncType *function = (const GoFuncType *)type;

    if (type_kind(type) != GO_KIND_FUNC)
        refuse((Refusal){ "second argument is ", type, ", not a function", NULL, NULL });
    if (is_variadic(function))
        refuse((Refusal){ "cannot pass ", object.type, " to finalizer ", type, " because dotdotdot" });
    if (function->in_count != 1 || !takes(function_types(function)[0], object.type))
        refuse((Refusal){ "cannot pass ", object.type, " to finalizer ", type, NULL });
}

static void add(void *raw_finalizer)
{
    if (!finalizer_add(raw_finalizer))
        refuse((Refusal){ .before = "finalizer already set" });
}

static void remove(void *object)
{
    finalizer_remove((uintptr_t)object);
}

void rt_set_finalizer(GoEface object, GoEface function)
{
    if (!check_object(object))
        return;
    if (!function.type) {
        rt_on_system_stack(remove, object.data);
        return;
    }
    check_function(object, function.type);
    Finalizer finalizer = {
        .object = (uintptr_t)object.data,
        .object_type = object.type,
        .function = function.data,
        .function_type = (const GoFuncType *)function.type,
    };
    rt_on_system_stack(add, &finalizer);
}

/* ---- calls ---- */

static void call_with_pointer(const GoClosure *function, void *results, void *pointer)
{
    if (results)
        ((void (*)(void *, void *, const GoClosure *))function->code)(results, pointer, function);
    else
        ((void (*)(void *, const GoClosure *))function->code)(pointer, function);
}

/* Both kinds of interface are two words. */
static void call_with_interface(const GoClosure *function, void *results, GoEface interface)
{
    if (results)
        ((void (*)(void *, GoEface, const GoClosure *))function->code)(results, interface, function);
    else
        ((void (*)(GoEface, const GoClosure *))function->code)(interface, function);
}

static void call(const Finalizer *finalizer)
{
    const GoType *parameter = function_types(finalizer->function_type)[0];
    size_t size_bytes = result_bytes(finalizer->function_type);
    void *results = size_bytes > RESULT_REGISTERS_BYTES ? heap_alloc(size_bytes, NULL, true) : NULL;
    void *object = (void *)finalizer->object;

    if (type_kind(parameter) == GO_KIND_POINTER) {
        call_with_pointer(finalizer->function, results, object);
        return;
    }
    const GoInterfaceType *wanted = (const GoInterfaceType *)parameter;
    const void *first = finalizer->object_type;
    if (wanted->method_count > 0)
        first = rt_itab_find(wanted, finalizer->object_type);
    call_with_interface(finalizer->function, results, (GoEface){ first, object });
}

void finalizers_run(void *unused)
{
    Finalizer finalizer;

    (void)unused;
    while (finalizer_next(&finalizer))
        call(&finalizer);
}
