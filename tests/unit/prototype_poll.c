/* A poll on a back edge stays: a loop without calls notices, while it runs, that another hand set the word.
 * The volatile asm with "+m" is what keeps the load in the loop; a plain global is read once and never again.
 *
 *     go_main():  for polls < 3 { asm volatile("" : "+m"(poll_word)); if poll_word != 0 { polled() } }
 *
 * A timer's signal sets the word, on its own stack; prototype_polled clears it and counts.
 */
#include "tests/unit/prototype.h"

static void build(int optimisation, const char *directory)
{
    Prototype p = prototype_open(optimisation);
    gcc_jit_type *word_type = gcc_jit_context_get_int_type(p.context, 4, 0);
    Lvalue *word = gcc_jit_context_new_global(p.context, NULL, GCC_JIT_GLOBAL_IMPORTED, word_type, "prototype_poll_word");
    Lvalue *polls = gcc_jit_context_new_global(p.context, NULL, GCC_JIT_GLOBAL_IMPORTED, p.int_type, "prototype_polls");
    Function *polled = prototype_function(&p, GCC_JIT_FUNCTION_IMPORTED, p.void_type, "prototype_polled", 0, NULL);
    Function *start = prototype_function(&p, GCC_JIT_FUNCTION_IMPORTED, p.void_type, "prototype_start_timer", 0, NULL);
    Function *main = go_main_function(&p);
    Lvalue *seen = gcc_jit_function_new_local(main, NULL, p.int_type, "seen");
    Lvalue *turns = gcc_jit_function_new_local(main, NULL, p.int_type, "turns");
    Block *entry = gcc_jit_function_new_block(main, "entry"), *loop = gcc_jit_function_new_block(main, "loop");
    Block *slow = gcc_jit_function_new_block(main, "slow"), *next = gcc_jit_function_new_block(main, "next");
    Block *done = gcc_jit_function_new_block(main, "done");

    do_call(entry, call_of(&p, start, 0, NULL));
    assign(entry, seen, number(&p, 0));
    assign(entry, turns, number(&p, 0));
    gcc_jit_block_end_with_jump(entry, NULL, loop);

    gcc_jit_extended_asm *keep = gcc_jit_block_add_extended_asm(loop, NULL, "");
    gcc_jit_extended_asm_set_volatile_flag(keep, 1);
    gcc_jit_extended_asm_add_output_operand(keep, NULL, "+m", word);
    gcc_jit_block_end_with_conditional(
        loop, NULL, equal(&p, value(word), gcc_jit_context_zero(p.context, word_type)), next, slow);
    do_call(slow, call_of(&p, polled, 0, NULL));
    assign(slow, seen, value(polls));
    gcc_jit_block_end_with_jump(slow, NULL, next);
    assign(next, turns, add(&p, value(turns), number(&p, 1)));
    gcc_jit_block_end_with_conditional(next, NULL, equal(&p, value(seen), number(&p, 3)), done, loop);
    expect_equal(&p, done, value(polls), number(&p, 3));
    gcc_jit_block_end_with_void_return(done, NULL);
    prototype_write(&p, directory, "poll");
}

int main(void)
{
    return prototype_run(build, 0);
}
