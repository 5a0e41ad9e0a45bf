/* One definition of many: two objects define the same function and the same data; `.weak` in top-level assembly makes
 * the link take one of each, so that addresses are identities.
 */
#include "tests/unit/prototype.h"

/* An object with shared_value (data), shared_function, and address_N() / call_N() that use them. */
static void build_object(int optimisation, const char *directory, int which)
{
    Prototype p = prototype_open(optimisation);
    char name[32];
    Lvalue *data = gcc_jit_context_new_global(p.context, NULL, GCC_JIT_GLOBAL_EXPORTED, p.int_type, "shared_value");
    Function *shared = prototype_function(&p, GCC_JIT_FUNCTION_EXPORTED, p.int_type, "shared_function", 0, NULL);

    gcc_jit_global_set_initializer_rvalue(data, number(&p, 7));
    gcc_jit_context_add_top_level_asm(p.context, NULL, "\t.weak shared_value\n\t.weak shared_function\n");
    gcc_jit_block_end_with_return(gcc_jit_function_new_block(shared, "entry"), NULL, number(&p, 35));

    snprintf(name, sizeof name, "data_address_%d", which);
    Function *data_address = prototype_function(&p, GCC_JIT_FUNCTION_EXPORTED, p.int_pointer_type, name, 0, NULL);
    gcc_jit_block_end_with_return(gcc_jit_function_new_block(data_address, "entry"), NULL,
                                  gcc_jit_lvalue_get_address(data, NULL));
    snprintf(name, sizeof name, "call_%d", which);
    Function *call_shared = prototype_function(&p, GCC_JIT_FUNCTION_EXPORTED, p.int_type, name, 0, NULL);
    gcc_jit_block_end_with_return(gcc_jit_function_new_block(call_shared, "entry"), NULL, call_of(&p, shared, 0, NULL));

    snprintf(name, sizeof name, "object_%d", which);
    prototype_write(&p, directory, name);
}

static Rvalue *call_import(Prototype *p, gcc_jit_type *result, const char *name)
{
    return call_of(p, prototype_function(p, GCC_JIT_FUNCTION_IMPORTED, result, name, 0, NULL), 0, NULL);
}

static void build(int optimisation, const char *directory)
{
    build_object(optimisation, directory, 1);
    build_object(optimisation, directory, 2);

    Prototype p = prototype_open(optimisation);
    Function *main = go_main_function(&p);
    Block *block = gcc_jit_function_new_block(main, "entry");
    Lvalue *first = gcc_jit_function_new_local(main, NULL, p.int_pointer_type, "first");

    assign(block, first, call_import(&p, p.int_pointer_type, "data_address_1"));
    expect_equal(&p, block,
                 gcc_jit_context_new_cast(p.context, NULL,
                                          equal(&p, value(first), call_import(&p, p.int_pointer_type, "data_address_2")),
                                          p.int_type),
                 number(&p, 1));
    expect_equal(&p, block, call_import(&p, p.int_type, "call_1"), number(&p, 35));
    expect_equal(&p, block, call_import(&p, p.int_type, "call_2"), number(&p, 35));
    gcc_jit_block_end_with_void_return(block, NULL);
    prototype_write(&p, directory, "main");
}

int main(void)
{
    return prototype_run(build, 0);
}
