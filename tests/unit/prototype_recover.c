/* Recover through a second return: a panic 23 segments deeper ends in the frame that called savectx, and the result
 * variable holds what was stored last, because its address went to an opaque call before.
 *
 *     outer(a, b):  r = 1; push_defer(&context, &r)
 *                   if savectx(&context) == 0 { r = 12000000; deep(100000); return -1 }
 *                   return r + a + b
 *     deep(n):      array of 100 bytes; if n == 0 panic else return deep(n-1) + array[0]
 */
#include "tests/unit/prototype.h"

enum { DEPTH = 1000000 };

static Function *build_deep(Prototype *p)
{
    Function *deep = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "deep", 1, &p->int_type);
    Function *panic = prototype_function(p, GCC_JIT_FUNCTION_IMPORTED, p->void_type, "prototype_panic", 0, NULL);
    Block *entry = gcc_jit_function_new_block(deep, "entry"), *bottom = gcc_jit_function_new_block(deep, "bottom");
    Block *further = gcc_jit_function_new_block(deep, "further");
    Lvalue *result = gcc_jit_function_new_local(deep, NULL, p->int_type, "result");

    gcc_jit_block_end_with_conditional(entry, NULL, equal(p, parameter(deep, 0), number(p, 0)), bottom, further);
    do_call(bottom, call_of(p, panic, 0, NULL));
    gcc_jit_block_end_with_return(bottom, NULL, number(p, -1));
    assign(further, result, call(p, deep, add(p, parameter(deep, 0), number(p, -1))));
    gcc_jit_block_end_with_return(further, NULL, add(p, value(result), parameter(deep, 0)));
    return deep;
}

static Function *build_outer(Prototype *p, Function *deep)
{
    gcc_jit_type *two_ints[] = { p->int_type, p->int_type }, *two_pointers[] = { p->pointer_type, p->int_pointer_type };
    gcc_jit_type *context_type = gcc_jit_context_new_array_type(p->context, NULL, p->int_type, 10);
    gcc_jit_type *c_int = gcc_jit_context_get_type(p->context, GCC_JIT_TYPE_INT);
    Function *outer = prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->int_type, "outer", 2, two_ints);
    Function *savectx = prototype_function(p, GCC_JIT_FUNCTION_IMPORTED, c_int, "savectx", 1, &p->pointer_type);
    Function *push_defer = prototype_function(p, GCC_JIT_FUNCTION_IMPORTED, p->void_type, "prototype_push_defer", 2,
                                              two_pointers);
    Lvalue *context = gcc_jit_function_new_local(outer, NULL, context_type, "context");
    Lvalue *result = gcc_jit_function_new_local(outer, NULL, p->int_type, "result");
    Lvalue *again = gcc_jit_function_new_local(outer, NULL, c_int, "again");
    Block *entry = gcc_jit_function_new_block(outer, "entry"), *body = gcc_jit_function_new_block(outer, "body");
    Block *resume = gcc_jit_function_new_block(outer, "resume");
    Rvalue *address = gcc_jit_context_new_cast(p->context, NULL, gcc_jit_lvalue_get_address(context, NULL), p->pointer_type);

    assign(entry, result, number(p, 1));
    do_call(entry, call(p, push_defer, address, gcc_jit_lvalue_get_address(result, NULL)));
    assign(entry, again, call(p, savectx, address));
    gcc_jit_block_end_with_conditional(
        entry, NULL, equal(p, value(again), gcc_jit_context_zero(p->context, c_int)), body, resume);
    assign(body, result, number(p, 12000000));
    do_call(body, call(p, deep, number(p, DEPTH)));
    gcc_jit_block_end_with_return(body, NULL, number(p, -1));
    gcc_jit_block_end_with_return(resume, NULL,
                                  add(p, value(result), add(p, parameter(outer, 0), parameter(outer, 1))));
    return outer;
}

static void build(int optimisation, const char *directory)
{
    Prototype p = prototype_open(optimisation);
    Function *outer = build_outer(&p, build_deep(&p)), *main = go_main_function(&p);
    Function *depth = prototype_function(&p, GCC_JIT_FUNCTION_IMPORTED, p.int_type, "prototype_segment_depth", 0, NULL);
    Lvalue *before = gcc_jit_function_new_local(main, NULL, p.int_type, "before");
    Block *block = gcc_jit_function_new_block(main, "entry");

    assign(block, before, call_of(&p, depth, 0, NULL));
    for (int turn = 0; turn < 3; turn++) {
        expect_equal(&p, block, call(&p, outer, number(&p, 20), number(&p, turn)), number(&p, 12000020 + turn));
        expect_equal(&p, block, call_of(&p, depth, 0, NULL), value(before));
    }
    gcc_jit_block_end_with_void_return(block, NULL);
    prototype_write(&p, directory, "recover");
}

int main(void)
{
    return prototype_run(build, 0);
}
