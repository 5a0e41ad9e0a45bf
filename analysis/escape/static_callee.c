/* The one function that a callee can be: a name, a method, a literal, or a variable that is always one of these. */
#include "analysis/escape/graph.h"

IrFunction *static_callee(IrNode *callee)
{
    callee = ir_static_value(callee);
    if (callee->op == OP_CLOSURE)
        return ((IrClosure *)callee)->function;
    if (callee->op == OP_DOT_METHOD || callee->op == OP_METHOD_EXPRESSION)
        return ((IrSelector *)callee)->method ? ((IrSelector *)callee)->method->function : NULL;
    /* x.m of an instance of a type: Go has a literal with a call there, which it sees through (lower/shape_wrapper.c). */
    if (callee->op == OP_METHOD_VALUE) {
        IrName *method = ((IrSelector *)callee)->method;
        return method && method->function->is_instance ? method->function : NULL;
    }
    if (callee->op == OP_NAME && ((IrName *)callee)->class == IR_FUNCTION)
        return ((IrName *)callee)->function;
    return NULL;
}
