/* Tarjan's strongly connected components over functions, in source order.
 *
 * Two adaptations: a literal is never the root of a component, so it joins the function around it; and
 * each function takes two numbers, so that one that finds its way back to itself is told from one that
 * does not.
 * Source: Go 1.19 cmd/compile/internal/ir/scc.go; Tarjan 1972.
 */
#include "analysis/ir/call_order.h"
#include "analysis/ir/children.h"

enum { CLOSED = UINT32_MAX };  /* the number of a function whose component was analysed */

typedef struct Visitor {
    Arena *arena;
    IrPackage *package;
    uint32_t last_number;
    FunctionList stack;
    void (*analyse)(FunctionList *batch, bool is_recursive, void *context);
    void *context;
} Visitor;

/* The visit of one function: the smallest number reached. */
typedef struct Reach {
    Visitor *visitor;
    IrFunction *function;
    uint32_t smallest;
} Reach;

static uint32_t visit(Visitor *visitor, IrFunction *function);

static void reach(Reach *reach, IrFunction *function)
{
    if (!function || function->package != reach->visitor->package)
        return;
    uint32_t number = visit(reach->visitor, function);
    if (number < reach->smallest)
        reach->smallest = number;
}

static void visit_mentions(IrNode *node, void *context)
{
    Reach *found = context;
    IrTally *tally = &found->function->tally;

    tally->nodes++;
    switch ((int)node->op) {
    case OP_NAME:
        if (((IrName *)node)->class == IR_FUNCTION)
            reach(found, ((IrName *)node)->function);
        break;
    case OP_DOT_METHOD: case OP_METHOD_VALUE: case OP_METHOD_EXPRESSION:
        if (((IrSelector *)node)->method)
            reach(found, ((IrSelector *)node)->method->function);
        break;
    case OP_CLOSURE:
        reach(found, ((IrClosure *)node)->function);
        break;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        tally->assigned += ((IrAssignList *)node)->left.count;
        break;
    case OP_CALL_INTERFACE:
        tally->has_interface_calls = true;
        break;
    case OP_LABEL:
        tally->has_labels |= ((IrBranch *)node)->label[0] != '.';
        break;
    }
    ir_each_child(node, visit_mentions, context);
}

static void close_component(Visitor *visitor, IrFunction *root, bool is_recursive)
{
    FunctionList batch = {0};
    uint32_t start = visitor->stack.count;

    do {
        start--;
        visitor->stack.items[start]->visit_number = CLOSED;
    } while (visitor->stack.items[start] != root);
    for (uint32_t i = start; i < visitor->stack.count; i++)
        list_push(visitor->arena, &batch, visitor->stack.items[i]);
    visitor->stack.count = start;
    visitor->analyse(&batch, is_recursive, visitor->context);
}

static uint32_t visit(Visitor *visitor, IrFunction *function)
{
    if (function->visit == visitor->package->visit_count)
        return function->visit_number;
    uint32_t number = ++visitor->last_number;
    function->visit = visitor->package->visit_count;
    function->visit_number = number;
    function->tally = (IrTally){.is_known = true};
    Reach found = {visitor, function, ++visitor->last_number};
    list_push(visitor->arena, &visitor->stack, function);
    list_each (IrNode *, statement, function->body)
        if (statement)
            visit_mentions(statement, &found);
    if ((found.smallest == number || found.smallest == number + 1) && !function->outer)
        close_component(visitor, function, found.smallest == number);
    return found.smallest;
}

void call_order_visit(Arena *arena, IrPackage *package, void (*analyse)(FunctionList *batch, bool is_recursive, void *context),
                      void *context)
{
    Visitor visitor = {.arena = arena, .package = package, .analyse = analyse, .context = context};

    package->visit_count++;
    list_each (IrFunction *, function, package->functions)
        visit(&visitor, function);
    list_each (IrFunction *, function, package->init_functions)
        visit(&visitor, function);
    if (package->initializer)
        visit(&visitor, package->initializer);
    list_each (IrFunction *, function, package->wrappers)
        visit(&visitor, function);
}
