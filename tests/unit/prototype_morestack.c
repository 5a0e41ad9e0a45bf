/* Our own __morestack under libgccjit's code: deep recursion, arguments on the stack, results through memory, a frame
 * larger than any segment so far, and a tail call that must keep its frame (-fno-optimize-sibling-calls).
 *
 *     nine(a..i):  i == 0 ? a + ... + h : nine(a+1, b, ..., h, i-1)      arguments 7 to 9 are on the stack
 *     five(n):     n == 0 ? {1,2,3,4,5} : five(n-1) with the last + 1    the result goes through memory
 *     large():     an array of 300,000 ints of which both ends are used
 *     tail(n):     n == 0 ? segment depth : tail(n-1)
 */
#include "tests/unit/prototype.h"

enum { NINE = 9, FIVE = 5, LARGE = 300000 };

static Function *build_nine(Prototype *p)
{
    gcc_jit_type *types[NINE];
    Rvalue *arguments[NINE], *sum;
    for (int i = 0; i < NINE; i++)
        types[i] = p->int_type;

    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "nine", NINE, types);
    Block *entry = gcc_jit_function_new_block(f, "entry"), *bottom = gcc_jit_function_new_block(f, "bottom");
    Block *further = gcc_jit_function_new_block(f, "further");
    Lvalue *result = gcc_jit_function_new_local(f, NULL, p->int_type, "result");

    gcc_jit_block_end_with_conditional(entry, NULL, equal(p, parameter(f, NINE - 1), number(p, 0)), bottom, further);
    sum = number(p, 0);
    for (int i = 0; i < NINE - 1; i++)
        sum = add(p, sum, parameter(f, i));
    gcc_jit_block_end_with_return(bottom, NULL, sum);
    for (int i = 0; i < NINE; i++)
        arguments[i] = parameter(f, i);
    arguments[0] = add(p, arguments[0], number(p, 1));
    arguments[NINE - 1] = add(p, arguments[NINE - 1], number(p, -1));
    assign(further, result, call_of(p, f, NINE, arguments));
    gcc_jit_block_end_with_return(further, NULL, value(result));
    return f;
}

static Function *build_five(Prototype *p, gcc_jit_field **fields, gcc_jit_type **type)
{
    static const char *const names[] = { "a", "b", "c", "d", "e" };
    for (int i = 0; i < FIVE; i++)
        fields[i] = gcc_jit_context_new_field(p->context, NULL, p->int_type, names[i]);
    *type = gcc_jit_struct_as_type(gcc_jit_context_new_struct_type(p->context, NULL, "five", FIVE, fields));

    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, *type, "five", 1, &p->int_type);
    Block *entry = gcc_jit_function_new_block(f, "entry"), *bottom = gcc_jit_function_new_block(f, "bottom");
    Block *further = gcc_jit_function_new_block(f, "further");
    Lvalue *result = gcc_jit_function_new_local(f, NULL, *type, "result");

    gcc_jit_block_end_with_conditional(entry, NULL, equal(p, parameter(f, 0), number(p, 0)), bottom, further);
    for (int i = 0; i < FIVE; i++)
        assign(bottom, gcc_jit_lvalue_access_field(result, NULL, fields[i]), number(p, i + 1));
    gcc_jit_block_end_with_return(bottom, NULL, value(result));
    assign(further, result, call(p, f, add(p, parameter(f, 0), number(p, -1))));
    Lvalue *last = gcc_jit_lvalue_access_field(result, NULL, fields[FIVE - 1]);
    assign(further, last, add(p, value(last), number(p, 1)));
    gcc_jit_block_end_with_return(further, NULL, value(result));
    return f;
}

static Function *build_large(Prototype *p)
{
    gcc_jit_type *array_type = gcc_jit_context_new_array_type(p->context, NULL, p->int_type, LARGE);
    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "large", 1, &p->int_type);
    Block *block = gcc_jit_function_new_block(f, "entry");
    Lvalue *array = gcc_jit_function_new_local(f, NULL, array_type, "array");
    Lvalue *first = gcc_jit_context_new_array_access(p->context, NULL, value(array), parameter(f, 0));
    Lvalue *last = gcc_jit_context_new_array_access(p->context, NULL, value(array), number(p, LARGE - 1));

    assign(block, first, number(p, 40));
    assign(block, last, number(p, 2));
    gcc_jit_block_end_with_return(block, NULL, add(p, value(first), value(last)));
    return f;
}

static Function *build_tail(Prototype *p, Function *depth)
{
    Function *f = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "tail", 1, &p->int_type);
    Block *entry = gcc_jit_function_new_block(f, "entry"), *bottom = gcc_jit_function_new_block(f, "bottom");
    Block *further = gcc_jit_function_new_block(f, "further");

    gcc_jit_block_end_with_conditional(entry, NULL, equal(p, parameter(f, 0), number(p, 0)), bottom, further);
    gcc_jit_block_end_with_return(bottom, NULL, call_of(p, depth, 0, NULL));
    gcc_jit_block_end_with_return(further, NULL, call(p, f, add(p, parameter(f, 0), number(p, -1))));
    return f;
}

static void build(int optimisation, const char *directory)
{
    Prototype p = prototype_open(optimisation);
    gcc_jit_field *fields[FIVE];
    gcc_jit_type *five_type;
    Rvalue *nine_arguments[NINE];
    Function *depth = prototype_function(&p, GCC_JIT_FUNCTION_IMPORTED, p.int_type, "prototype_segment_depth", 0, NULL);
    Function *nine = build_nine(&p), *five = build_five(&p, fields, &five_type), *large = build_large(&p);
    Function *tail = build_tail(&p, depth), *main = go_main_function(&p);
    Block *block = gcc_jit_function_new_block(main, "entry");
    Lvalue *result = gcc_jit_function_new_local(main, NULL, five_type, "result");

    /* As a loop it would end on segment 0.  GCC inlines a few levels, but not a million.  The first
     * time: a large frame leaves large segments behind. */
    expect_equal(&p, block,
                 gcc_jit_context_new_cast(
                     p.context, NULL,
                     gcc_jit_context_new_comparison(p.context, NULL, GCC_JIT_COMPARISON_GT,
                                                    call(&p, tail, number(&p, 1000000)), number(&p, 7)),
                     p.int_type),
                 number(&p, 1));

    for (int i = 0; i < NINE - 1; i++)
        nine_arguments[i] = number(&p, i + 1);
    nine_arguments[NINE - 1] = number(&p, 100000);
    expect_equal(&p, block, call_of(&p, nine, NINE, nine_arguments), number(&p, 100036));

    assign(block, result, call(&p, five, number(&p, 100000)));
    expect_equal(&p, block, value(gcc_jit_lvalue_access_field(result, NULL, fields[0])), number(&p, 1));
    expect_equal(&p, block, value(gcc_jit_lvalue_access_field(result, NULL, fields[FIVE - 1])), number(&p, 100005));

    expect_equal(&p, block, call(&p, large, number(&p, 3)), number(&p, 42));
    gcc_jit_block_end_with_void_return(block, NULL);
    prototype_write(&p, directory, "morestack");
}

int main(void)
{
    return prototype_run(build, 0);
}
