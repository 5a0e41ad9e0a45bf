/* Inlined calls: the callee's body where the call stood.
 *
 * Parameters and results are variables of the function; they were declared and set by the statements that run
 * before the node (order.c).  Places in the body tell the call, and with it the pc table (locations.c).
 */
#include "codegen/emit.h"

static Value result_tuple(Function *f, const IrInlinedCall *node)
{
    Layout *layout = layout_of_results(f->module, node->callee->signature->results);
    Value tuple = value_of_variable(layout, function_temporary(f, layout->type));

    for (uint32_t i = 0; i < node->results.count; i++) {
        IrName *result = (IrName *)node->results.items[i];
        Value field = value_field(f, tuple, i, layout_of(f->module, result->node.type));
        emit_store(f, field, variable_value(f, result), result->node.type);
    }
    return tuple;
}

Value emit_inlined_call(Function *f, IrInlinedCall *node)
{
    emit_statements(f, node->body);
    function_place(f, node->node.pos);
    if (node->results.count == 0)
        return (Value){0};
    if (node->results.count == 1)
        return variable_value(f, (IrName *)node->results.items[0]);
    return result_tuple(f, node);
}
