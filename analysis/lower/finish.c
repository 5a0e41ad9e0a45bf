/* What is known of a function only when its dead code is gone: which literals are inside, and which
 * variables have their address taken (operators & and implicit ones; captures are escape's).
 * Source: cmd/compile/internal/typecheck/subr.go, ComputeAddrtaken, Go 1.19.
 */
#include "analysis/lower/internal.h"
#include "analysis/ir/children.h"

static void mark_address_taken(IrNode *node)
{
    IrName *name = ir_if(NAME, IrName, ir_outer_value(node));

    if (!name)
        return;
    name->is_address_taken = true;
    name->root->is_address_taken = true;
}

typedef struct Finish {
    Lower *lower;
    IrFunction *function;
} Finish;

static void finish_node(IrNode *node, void *context)
{
    Finish *finish = context;

    if (node->op == OP_ADDRESS)
        mark_address_taken(((IrUnary *)node)->x);
    if (node->op == OP_CLOSURE) {
        IrFunction *inner = ((IrClosure *)node)->function;
        if (inner->outer == finish->function)
            list_push(finish->lower->arena, &finish->function->closures, inner);
        if (inner->outer)
            lower_finish_function(finish->lower, inner);
        return;
    }
    ir_each_child(node, finish_node, finish);
}

void lower_finish_function(Lower *lower, IrFunction *function)
{
    Finish finish = {lower, function};

    lower_drop_dead_code(function);
    function->closures.count = 0;
    list_each (IrNode *, statement, function->body)
        finish_node(statement, &finish);
}
