/* Tarjan's strongly connected components over functions, in source order.
 *
 * Two adaptations: a literal is never the root of a component, so it joins the function around it; and
 * each function takes two numbers, so that one that finds its way back to itself is told from one that
 * does not.
 * Source: Go 1.19 cmd/compile/internal/ir/scc.go; Tarjan 1972.
 */
#include "analysis/ir/call_order.h"

typedef struct Visitor {
    Arena *arena;
    IrPackage *package;
    Map numbers;               /* IrFunction -> its number, as a pointer value */
    uintptr_t last_number;
    FunctionList stack;
    void (*analyse)(FunctionList *batch, bool is_recursive, void *context);
    void *context;
} Visitor;

/* The visit of one function: the smallest number reached. */
typedef struct Reach {
    Visitor *visitor;
    uintptr_t smallest;
} Reach;

static uintptr_t visit(Visitor *visitor, IrFunction *function);

static void reach(Reach *reach, IrFunction *function)
{
    if (!function || function->package != reach->visitor->package)
        return;
    uintptr_t number = visit(reach->visitor, function);
    if (number < reach->smallest)
        reach->smallest = number;
}

static void visit_mentions(IrNode *node, void *context)
{
    Reach *found = context;

    if (!node)
        return;
    if (node->op == OP_NAME) {
        IrName *name = (IrName *)node;
        if (name->class == IR_FUNCTION)
            reach(found, name->function);
    } else if (node->op == OP_DOT_METHOD || node->op == OP_METHOD_VALUE || node->op == OP_METHOD_EXPRESSION) {
        IrName *method = ((IrSelector *)node)->method;
        if (method)
            reach(found, method->function);
    } else if (node->op == OP_CLOSURE) {
        reach(found, ((IrClosure *)node)->function);
    }
    ir_each_child(node, visit_mentions, context);
}

static void close_component(Visitor *visitor, IrFunction *root, bool is_recursive)
{
    FunctionList batch = {0};
    uint32_t start = visitor->stack.count;

    do {
        start--;
        map_put(visitor->arena, &visitor->numbers, visitor->stack.items[start], (void *)UINTPTR_MAX);
    } while (visitor->stack.items[start] != root);
    for (uint32_t i = start; i < visitor->stack.count; i++)
        list_push(visitor->arena, &batch, visitor->stack.items[i]);
    visitor->stack.count = start;
    visitor->analyse(&batch, is_recursive, visitor->context);
}

static uintptr_t visit(Visitor *visitor, IrFunction *function)
{
    uintptr_t number = (uintptr_t)map_get(&visitor->numbers, function);

    if (number)
        return number;
    number = ++visitor->last_number;
    map_put(visitor->arena, &visitor->numbers, function, (void *)number);
    Reach found = {visitor, ++visitor->last_number};
    list_push(visitor->arena, &visitor->stack, function);
    list_each (IrNode *, statement, function->body)
        visit_mentions(statement, &found);
    if ((found.smallest == number || found.smallest == number + 1) && !function->outer)
        close_component(visitor, function, found.smallest == number);
    return found.smallest;
}

void call_order_visit(Arena *arena, IrPackage *package, void (*analyse)(FunctionList *batch, bool is_recursive, void *context),
                      void *context)
{
    Visitor visitor = {.arena = arena, .package = package, .analyse = analyse, .context = context};

    list_each (IrFunction *, function, package->functions)
        visit(&visitor, function);
    list_each (IrFunction *, function, package->init_functions)
        visit(&visitor, function);
    if (package->initializer)
        visit(&visitor, package->initializer);
    list_each (IrFunction *, function, package->wrappers)
        visit(&visitor, function);
}
