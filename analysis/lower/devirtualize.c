/* Calls through an interface that can only go to one method become calls of that method.
 *
 * The interface must be, or be a variable that always is, a conversion from a concrete type.  The
 * receiver is then an assertion to that type, which cannot fail.
 * Source: Go 1.19 cmd/compile/internal/devirtualize.
 */
#include "analysis/lower/internal.h"
#include "analysis/ir/children.h"

static void report(Lower *lower, const IrCall *call, const char *how, const IrNode *callee, const Type *type)
{
    Compilation *compilation = lower->compilation;

    if (!compilation->options.remark_level || !lower->package->package->is_named_on_command_line)
        return;
    const char *text = arena_format(lower->arena, "%s %s to %s", how,
                                    ir_text(lower->arena, callee, lower->package->package),
                                    type_text(lower->arena, type, lower->package->package));
    diag_remark(compilation, call->node.pos, text);
    if (compilation->options.keeps_findings)
        finding_add(compilation, FINDING_DEVIRTUALIZE_CALL, call->node.pos, false, text);
}

static void devirtualize_call(Lower *lower, IrCall *call)
{
    IrSelector *selector = (IrSelector *)call->callee;
    IrNode *value = ir_static_value(selector->x);

    if (value->op != OP_CONVERT_INTERFACE)
        return;
    Type *type = ((IrUnary *)value)->x->type;
    if (type_is_interface(type))
        return;
    Lookup method = type_lookup(lower->arena, type, true, selector->object->package, selector->selector);
    if (!method.object || method.object->kind != OBJECT_FUNC)
        return;

    Pos pos = selector->node.pos;
    IrTypeAssert *receiver = lower_node(lower, TYPE_ASSERT, IrTypeAssert, pos, type);
    receiver->x = selector->x;
    receiver->target = type;
    call->callee = lower_method_callee(lower, pos, &receiver->node, &method);
    bool is_partial = call->callee->op == OP_DOT_INTERFACE;
    report(lower, call, is_partial ? "partially devirtualizing" : "devirtualizing", &selector->node, type);
    if (!is_partial)
        call->node.op = OP_CALL;
}

static void visit(IrNode *node, void *context)
{
    if (node->op == OP_CALL_INTERFACE)
        devirtualize_call(context, (IrCall *)node);
    ir_each_child(node, visit, context);
}

void lower_devirtualize(Lower *lower, IrFunction *function)
{
    if (!function->tally.is_known || function->tally.has_interface_calls)
        list_each (IrNode *, statement, function->body)
            visit(statement, lower);
}
