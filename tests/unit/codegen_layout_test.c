/* GCC's layout of a Go type is Go's: sizes and field offsets, asked of compiled code. */
#include "codegen/module.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Compilation *compilation;

static Type *basic(BasicKind kind)
{
    return type_basic[kind];
}

static Object *field(const char *name, Type *type)
{
    return object_new_var(compilation->arena, VAR_FIELD, NULL, name_of(&compilation->names, name), type, 0);
}

static Type *structure(unsigned count, Type **types)
{
    StructType *made = type_new_struct(compilation->arena);

    for (unsigned i = 0; i < count; i++)
        list_push(compilation->arena, &made->fields, field(arena_format(compilation->arena, "f%u", i), types[i]));
    return (Type *)made;
}
#define STRUCTURE(...) structure(sizeof((Type *[]){__VA_ARGS__}) / sizeof(Type *), (Type *[]){__VA_ARGS__})

static Type *array(int64_t length, Type *element)
{
    return type_new_array(compilation->arena, element, length);
}

/* A function that gives the address of a field (or behind the whole) of a T at address 0. */
static void define(Module *module, const char *name, Layout *layout, int field_index)
{
    gcc_jit_context *context = module->context;
    gcc_jit_function *function = gcc_jit_context_new_function(context, NULL, GCC_JIT_FUNCTION_EXPORTED,
                                                              module->pointer_type, name, 0, NULL, 0);
    gcc_jit_block *block = gcc_jit_function_new_block(function, NULL);
    gcc_jit_rvalue *null = gcc_jit_context_null(context, layout->pointer);
    gcc_jit_lvalue *at = field_index >= 0
        ? gcc_jit_rvalue_dereference_field(null, NULL, layout->fields[field_index])
        : gcc_jit_context_new_array_access(context, NULL, null, gcc_jit_context_one(context, module->int64_type));
    gcc_jit_rvalue *address = gcc_jit_context_new_cast(context, NULL, gcc_jit_lvalue_get_address(at, NULL),
                                                       module->pointer_type);
    gcc_jit_block_end_with_return(block, NULL, address);
}

static int64_t ask(gcc_jit_result *result, const char *name)
{
    void *(*function)(void) = (void *(*)(void))gcc_jit_result_get_code(result, name);

    assert_non_null(function);
    return (int64_t)function();
}

static void check_layout(Type *type)
{
    Package nothing = {0};
    IrPackage package = {.package = &nothing};
    Module *module = module_new(compilation, NULL, &package, NULL);
    type->codegen = NULL;
    Layout *layout = layout_of(module, type);
    StructType *fields = under_if(STRUCT, StructType, type);

    /* For this process to load the code: no segments, position independent. */
    gcc_jit_context_add_command_line_option(module->context, "-fno-split-stack");
    gcc_jit_context_add_command_line_option(module->context, "-fPIC");
    define(module, "size", layout, -1);
    for (unsigned i = 0; fields && i < fields->fields.count; i++)
        define(module, arena_format(compilation->arena, "field%u", i), layout, (int)i);
    gcc_jit_result *result = gcc_jit_context_compile(module->context);
    assert_non_null(result);
    assert_int_equal(ask(result, "size"), type_size_bytes(type));
    for (unsigned i = 0; fields && i < fields->fields.count; i++)
        assert_int_equal(ask(result, arena_format(compilation->arena, "field%u", i)),
                         fields->fields.items[i]->offset_bytes);
    gcc_jit_result_release(result);
    module_free(module);
}

/* Layouts are cached in types, and each Module has its own: parts are made anew for every test. */
static void forget(void)
{
    for (int i = 0; i < BASIC_KINDS; i++)
        type_basic[i]->codegen = NULL;
}

static void integers_of_every_size_are_aligned(void **state)
{
    (void)state;
    forget();
    check_layout(STRUCTURE(basic(BASIC_INT8), basic(BASIC_INT64), basic(BASIC_INT16), basic(BASIC_INT32),
                           basic(BASIC_BOOL), basic(BASIC_FLOAT64), basic(BASIC_UINT8)));
}

static void words_of_strings_slices_and_interfaces(void **state)
{
    (void)state;
    forget();
    check_layout(STRUCTURE(basic(BASIC_UINT8), basic(BASIC_STRING), basic(BASIC_UINT16),
                           type_new_slice(compilation->arena, basic(BASIC_INT)), basic(BASIC_FLOAT32),
                           &type_new_interface(compilation->arena)->type, basic(BASIC_COMPLEX64)));
}

static void a_last_field_of_size_0_is_padded(void **state)
{
    (void)state;
    forget();
    check_layout(STRUCTURE(basic(BASIC_INT64), structure(0, NULL)));
    forget();
    check_layout(STRUCTURE(basic(BASIC_UINT8), array(0, basic(BASIC_INT64))));
}

static void arrays_inside_and_empty_structs(void **state)
{
    (void)state;
    forget();
    check_layout(array(5, basic(BASIC_INT16)));
    forget();
    check_layout(array(3, STRUCTURE(basic(BASIC_INT32), basic(BASIC_INT8))));
    forget();
    check_layout(STRUCTURE(structure(0, NULL), basic(BASIC_INT8), array(3, basic(BASIC_INT8)), basic(BASIC_INT32)));
    forget();
    check_layout(structure(0, NULL));
}

static int set_up(void **state)
{
    static Arena arena;

    (void)state;
    compilation = compilation_new(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integers_of_every_size_are_aligned),
        cmocka_unit_test(words_of_strings_slices_and_interfaces),
        cmocka_unit_test(a_last_field_of_size_0_is_padded),
        cmocka_unit_test(arrays_inside_and_empty_structs),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
