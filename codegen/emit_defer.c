/* Go and defer: the closure that runs later; and the frame of a function that defers or recovers.
 *
 *     entry:      results = zero; frame = { no defers, &results... }; if (savectx(&frame)) goto recovered
 *     defer:      record = { frame.defers, closure }; frame.defers = &record      (in a loop: rt_defer_in_loop)
 *     return:     results = values; goto exit
 *     exit:       if (frame.defers == &record) { frame.defers = record.older; call its closure } for each record, the
 *                 last one first; *frame.newest = frame.older; return results
 *     recovered:  rt_defer_return(&frame); return results
 *
 * Outside of loops a defer statement runs once at most, and before those below it.  At `exit` its function is known,
 * so that GCC can inline it; with many statements, or one in a loop, `exit` is `recovered`.  A call is off the frame
 * before it begins: a panic in it goes on with the others.
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
    f->recovered = function_block(f);
    gcc_store(f, frame_word(f, GO_DEFER_FRAME_DEFERS_WORD), gcc_null(f));
    gcc_store(f, frame_word(f, GO_DEFER_FRAME_LOOP_DEFERS_WORD), gcc_null(f));
    for (uint32_t i = 0; i < ir->results.count; i++) {
        Value result = variable_value(f, ir->results.items[i]);
        gcc_store(f, frame_word(f, GO_DEFER_FRAME_WORDS + i), value_address(f, result));
    }
    gcc_jit_rvalue *again = gcc_runtime(f, savectx, address_of(f, f->defer_frame));
    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_NE, again, gcc_zero(f, f->module->int32_type)), f->recovered,
                    body);
    function_enter(f, body);
}

/* ---- the exit ---- */

enum { KNOWN_RECORDS_MAX = 8 };  /* as many as Go's compiler calls at the exit itself */

static gcc_jit_lvalue *record_word(Function *f, gcc_jit_lvalue *words, size_t offset_bytes)
{
    Module *module = f->module;

    return gcc_jit_context_new_array_access(module->context, f->location, gcc_jit_lvalue_as_rvalue(words),
                                            gcc_int(f, module->int64_type, (int64_t)offset_bytes / 8));
}

/* The function behind a closure, if it is known. */
static IrFunction *known_function(const IrNode *closure)
{
    const IrName *name = ir_if(NAME, IrName, closure);

    if (closure->op == OP_CLOSURE)
        return ((const IrClosure *)closure)->function;
    return name && name->class == IR_FUNCTION ? name->function : NULL;
}

static void call_deferred(Function *f, const DeferRecord *record)
{
    Module *module = f->module;
    IrFunction *function = known_function(record->closure);
    gcc_jit_rvalue *closure = gcc_jit_lvalue_as_rvalue(record_word(f, record->words, offsetof(GoDefer, closure)));

    if (function) {
        gcc_call(f, module_callee(module, function), module->void_type, function->captured.count ? 1 : 0, &closure);
        return;
    }
    guard_nil(f, NULL, closure);
    Convention *convention = convention_of(module, under_as(SIGNATURE, SignatureType, record->closure->type));
    gcc_jit_rvalue *code = gcc_load(f, convention->closure_call, closure, 0);
    gcc_call_pointer(f, code, module->void_type, 1, &closure);
}

/* The call of one record, if its statement was reached. */
static void run_record(Function *f, const DeferRecord *record)
{
    gcc_jit_lvalue *newest = frame_word(f, GO_DEFER_FRAME_DEFERS_WORD);
    gcc_jit_block *reached = function_block(f), *after = function_block(f);

    function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_EQ, gcc_jit_lvalue_as_rvalue(newest),
                                   address_of(f, record->words)), reached, after);
    function_enter(f, reached);
    gcc_store(f, newest, gcc_jit_lvalue_as_rvalue(record_word(f, record->words, offsetof(GoDefer, older))));
    call_deferred(f, record);
    function_jump(f, after);
    function_enter(f, after);
}

static void run_records(Function *f)
{
    for (uint32_t i = f->defer_records.count; i-- > 0;)
        run_record(f, &f->defer_records.items[i]);
    gcc_jit_rvalue *newest = gcc_jit_lvalue_as_rvalue(frame_word(f, GO_DEFER_FRAME_NEWEST_WORD));
    gcc_store(f, gcc_deref(f, f->module->pointer_type, newest),
              gcc_jit_lvalue_as_rvalue(frame_word(f, GO_DEFER_FRAME_OLDER_WORD)));
}

void defer_frame_close(Function *f)
{
    gcc_jit_block *leave = function_block(f);

    function_place(f, f->ir->end);
    function_enter(f, f->exit);
    if (f->defers_in_loop || f->defer_records.count > KNOWN_RECORDS_MAX) {
        function_jump(f, f->recovered);
    } else {
        run_records(f);
        function_jump(f, leave);
    }
    function_enter(f, f->recovered);
    gcc_runtime(f, rt_defer_return, address_of(f, f->defer_frame));
    function_jump(f, leave);
    function_enter(f, leave);
    emit_return_results(f);
}

/* ---- the statement ---- */

void emit_defer(Function *f, IrGoDefer *node)
{
    gcc_jit_rvalue *closure = emit_later_call(f, node);

    if (!place_is_frame(f, &node->node)) {
        f->defers_in_loop = true;
        gcc_runtime(f, rt_defer_in_loop, address_of(f, f->defer_frame), closure);
        return;
    }
    DeferRecord record = {new_words(f, sizeof(GoDefer) / 8, ".defer"), node->closure};
    gcc_jit_lvalue *newest = frame_word(f, GO_DEFER_FRAME_DEFERS_WORD);
    gcc_store(f, record_word(f, record.words, offsetof(GoDefer, older)), gcc_jit_lvalue_as_rvalue(newest));
    gcc_store(f, record_word(f, record.words, offsetof(GoDefer, closure)), closure);
    gcc_store(f, newest, address_of(f, record.words));
    list_push(f->arena, &f->defer_records, record);
}

Value emit_recover(Function *f)
{
    return value_of(f->module->interface, gcc_runtime(f, rt_recover));
}

void emit_go(Function *f, IrGoDefer *node)
{
    gcc_runtime(f, rt_go, emit_later_call(f, node));
}
