/* The closure convention: the func value itself is the last, hidden argument of every call through it.  A function
 * that does not declare it does not notice, whether the surplus argument is in a register or on the stack.
 *
 *     plain(a) = a + 1                      called as  value->code(a, value)
 *     many(a..f) = a + 2b + ... + 6f        the closure is the seventh argument: on the stack
 *     capturing(a, closure) = a + closure->captured
 */
#include "tests/unit/prototype.h"

enum { MANY = 6 };

typedef struct Closures {
    gcc_jit_struct *record;
    gcc_jit_field *code, *captured;
} Closures;

static Closures build_record(Prototype *p)
{
    Closures c = { .code = gcc_jit_context_new_field(p->context, NULL, p->pointer_type, "code"),
                   .captured = gcc_jit_context_new_field(p->context, NULL, p->int_type, "captured") };
    gcc_jit_field *fields[] = { c.code, c.captured };

    c.record = gcc_jit_context_new_struct_type(p->context, NULL, "closure", 2, fields);
    return c;
}

static Function *build_plain(Prototype *p)
{
    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "plain", 1, &p->int_type);

    gcc_jit_block_end_with_return(gcc_jit_function_new_block(f, "entry"), NULL, add(p, parameter(f, 0), number(p, 1)));
    return f;
}

static Function *build_many(Prototype *p)
{
    gcc_jit_type *types[MANY];
    for (int i = 0; i < MANY; i++)
        types[i] = p->int_type;

    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "many", MANY, types);
    Rvalue *sum = number(p, 0);
    for (int i = 0; i < MANY; i++)
        sum = add(p, sum, gcc_jit_context_new_binary_op(p->context, NULL, GCC_JIT_BINARY_OP_MULT, p->int_type,
                                                       parameter(f, i), number(p, i + 1)));
    gcc_jit_block_end_with_return(gcc_jit_function_new_block(f, "entry"), NULL, sum);
    return f;
}

static Function *build_capturing(Prototype *p, Closures *c)
{
    gcc_jit_type *record_pointer = gcc_jit_type_get_pointer(gcc_jit_struct_as_type(c->record));
    gcc_jit_type *types[] = { p->int_type, record_pointer };
    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "capturing", 2, types);

    gcc_jit_block_end_with_return(
        gcc_jit_function_new_block(f, "entry"), NULL,
        add(p, parameter(f, 0), value(gcc_jit_rvalue_dereference_field(parameter(f, 1), NULL, c->captured))));
    return f;
}

/* invoke(closure): calls through a func value of `count` ints, 10, 20, ...; opaque, since the value is a parameter. */
static Function *build_invoke(Prototype *p, Closures *c, const char *name, int count)
{
    gcc_jit_type *record_pointer = gcc_jit_type_get_pointer(gcc_jit_struct_as_type(c->record));
    gcc_jit_type *types[MANY + 1];
    Rvalue *arguments[MANY + 1];
    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, name, 1, &record_pointer);

    for (int i = 0; i < count; i++) {
        types[i] = p->int_type;
        arguments[i] = number(p, 10 * (i + 1));
    }
    types[count] = record_pointer;
    arguments[count] = parameter(f, 0);
    gcc_jit_type *code_type = gcc_jit_context_new_function_ptr_type(p->context, NULL, p->int_type, count + 1, types, 0);
    Rvalue *code = value(gcc_jit_rvalue_dereference_field(parameter(f, 0), NULL, c->code));
    gcc_jit_block_end_with_return(
        gcc_jit_function_new_block(f, "entry"), NULL,
        gcc_jit_context_new_call_through_ptr(
            p->context, NULL, gcc_jit_context_new_cast(p->context, NULL, code, code_type), count + 1, arguments));
    return f;
}

static void expect_invoked(Prototype *p, Closures *c, Block *block, Lvalue *closure, Function *invoke, Function *code,
                           long captured, long wanted)
{
    assign(block, gcc_jit_lvalue_access_field(closure, NULL, c->code),
           gcc_jit_context_new_cast(p->context, NULL, gcc_jit_function_get_address(code, NULL), p->pointer_type));
    assign(block, gcc_jit_lvalue_access_field(closure, NULL, c->captured), number(p, captured));
    expect_equal(p, block, call(p, invoke, gcc_jit_lvalue_get_address(closure, NULL)), number(p, wanted));
}

static void build(int optimisation, const char *directory)
{
    Prototype p = prototype_open(optimisation);
    Closures c = build_record(&p);
    Function *invoke_one = build_invoke(&p, &c, "invoke_one", 1), *invoke_many = build_invoke(&p, &c, "invoke_many", MANY);
    Function *main = go_main_function(&p);
    Lvalue *closure = gcc_jit_function_new_local(main, NULL, gcc_jit_struct_as_type(c.record), "closure");
    Block *block = gcc_jit_function_new_block(main, "entry");

    expect_invoked(&p, &c, block, closure, invoke_one, build_plain(&p), 0, 11);
    expect_invoked(&p, &c, block, closure, invoke_one, build_capturing(&p, &c), 32, 42);
    expect_invoked(&p, &c, block, closure, invoke_many, build_many(&p), 0, 10 * (1 + 4 + 9 + 16 + 25 + 36));
    gcc_jit_block_end_with_void_return(block, NULL);
    prototype_write(&p, directory, "closure");
}

int main(void)
{
    return prototype_run(build, 0);
}
