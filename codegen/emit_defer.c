/* Go and defer: the closure that runs later. */
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
