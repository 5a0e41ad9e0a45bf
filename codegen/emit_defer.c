/* Go and defer: the closure that runs later; and the frame of a function that defers or recovers.
 *
 *     entry:   results = zero; frame = { no defers, &results... }; if (savectx(&frame)) goto exit
 *     defer:   record = { frame.defers, closure }; frame.defers = &record      (in a loop: rt_defer_in_loop)
 *     return:  results = values; goto exit
 *     exit:    rt_defer_return(&frame); return results
 *
 * A panic that was recovered makes savectx return again, with 1.  What is read then are the results: they are in
 * memory and right because their addresses are in the frame, whose own address savectx was given.
 * A function that recovers has a frame even if it defers nothing, for GCC must not inline it: its caller's frame
 * would be taken for its own.
 */
#include "codegen/emit.h"

/* A method of a nil interface panics at the statement, not when it is called. */
static void guard_receiver(Function *f, IrGoDefer *node)
{
    IrCall *inside = ir_if(CALL_INTERFACE, IrCall, &node->call->node);
    IrAssign *copy = inside && node->copies.count > 1 ? ir_if(ASSIGN, IrAssign, node->copies.items[1]) : NULL;

    if (copy)
        guard_nil(f, NULL, value_part(f, variable_value(f, (IrName *)copy->x), PART_TYPE));
}

gcc_jit_rvalue *emit_later_call(Function *f, IrGoDefer *node)
{
    if (node->call->node.initial)
        emit_statements(f, *node->call->node.initial);
    emit_statements(f, node->copies);
    guard_receiver(f, node);
    Value closure = emit_ordered(f, node->closure);
    return value_rvalue(f, value_keep(f, closure));
}

/* ---- the frame ---- */

static gcc_jit_lvalue *frame_word(Function *f, int64_t word)
{
    Module *module = f->module;

    return gcc_jit_context_new_array_access(module->context, f->location, gcc_jit_lvalue_as_rvalue(f->defer_frame),
                                            gcc_int(f, module->int64_type, word));
}

static gcc_jit_rvalue *address_of(Function *f, gcc_jit_lvalue *lvalue)
{
    return gcc_cast(f, gcc_jit_lvalue_get_address(lvalue, f->location), f->module->pointer_type);
}

static gcc_jit_lvalue *new_words(Function *f, int64_t count, const char *name)
{
    Module *module = f->module;

    return function_local(f, gcc_jit_context_new_array_type(module->context, NULL, module->pointer_type, (int)count),
                          name);
}

void defer_frame_open(Function *f)
{
    IrFunction *ir = f->ir;
    gcc_jit_block *body = function_block(f);

    f->defer_frame = new_words(f, GO_DEFER_FRAME_WORDS + ir->results.count, ".frame");
    f->exit = function_block(f);
    gcc_store(f, frame_word(f, GO_DEFER_FRAME_DEFERS_WORD), gcc_null(f));
    gcc_store(f, frame_word(f, GO_DEFER_FRAME_LOOP_DEFERS_WORD), gcc_null(f));
    for (uint32_t i = 0; i < ir->results.count; i++) {
        Value result = variable_value(f, ir->results.items[i]);
        gcc_store(f, frame_word(f, GO_DEFER_FRAME_WORDS + i), value_address(f, result));
    }
    gcc_jit_rvalue *again = gcc_runtime(f, savectx, address_of(f, f->defer_frame));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_NE, again, gcc_zero(f, f->module->int32_type)), f->exit, body);
    function_enter(f, body);
}

void defer_frame_close(Function *f)
{
    function_place(f, f->ir->end);
    function_enter(f, f->exit);
    gcc_runtime(f, rt_defer_return, address_of(f, f->defer_frame));
    emit_return_results(f);
}

/* ---- the statement ---- */

void emit_defer(Function *f, IrGoDefer *node)
{
    enum { OLDER_WORD = offsetof(GoDefer, older) / 8, CLOSURE_WORD = offsetof(GoDefer, closure) / 8 };
    Module *module = f->module;
    gcc_jit_rvalue *closure = emit_later_call(f, node);

    if (!place_is_frame(f, &node->node)) {
        gcc_runtime(f, rt_defer_in_loop, address_of(f, f->defer_frame), closure);
        return;
    }
    gcc_jit_lvalue *record = new_words(f, sizeof(GoDefer) / 8, ".defer"), *newest = frame_word(f, GO_DEFER_FRAME_DEFERS_WORD);
    gcc_jit_rvalue *words = gcc_jit_lvalue_as_rvalue(record);
    gcc_store(f, gcc_jit_context_new_array_access(module->context, f->location, words,
                                                  gcc_int(f, module->int64_type, OLDER_WORD)),
              gcc_jit_lvalue_as_rvalue(newest));
    gcc_store(f, gcc_jit_context_new_array_access(module->context, f->location, words,
                                                  gcc_int(f, module->int64_type, CLOSURE_WORD)), closure);
    gcc_store(f, newest, address_of(f, record));
}

Value emit_recover(Function *f)
{
    return value_of(f->module->interface, gcc_runtime(f, rt_recover));
}

void emit_go(Function *f, IrGoDefer *node)
{
    gcc_runtime(f, rt_go, emit_later_call(f, node));
}
