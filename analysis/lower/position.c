/* The current position register: where implicit conversions stand in -m lines (escape.md 2.4).
 *
 * Go's compiler keeps the position of "the node being worked on" in a global and puts
 * implicit nodes there.  Lowering does its work in the same order, so one register
 * gives the same positions, odd ones included:
 *
 *   - every expression that is not a constant or a type sets it on entry (lower_expr);
 *   - a call sets it to its "(" once its operands are done, then each argument does that
 *     has a position of its own, sticky to the next (call.c), likewise return;
 *   - a composite literal sets it to its "{" and to each element, and restores it (literal.c);
 *   - a variable declaration sets it to the first name (assign.c).
 *
 * A variable's use has no position of its own; neither has a type that has a name.
 *
 * In an instance of a generic function the work is done on a copy, node by node: there every node that has a
 * position sets the register before its operands, statements and constants too, and nothing sets it back.
 * Source: cmd/compile/internal/ir/node.go, SetPos and HasUniquePos; noder/expr.go.
 */
#include "analysis/lower/internal.h"

void lower_set_pos(Lower *lower, const IrNode *node)
{
    if (ir_has_unique_pos(node))
        lower->pos = node->pos;
}

bool lower_is_in_shape(const Lower *lower)
{
    return lower->instance && lower->instance->shape;
}

void lower_pass(Lower *lower, Pos pos)
{
    if (lower_is_in_shape(lower))
        lower->pos = pos;
}
