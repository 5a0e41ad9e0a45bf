/* What a variable always is: the value of its definition, if it is never assigned again and its address
 * is never taken.
 * Source: Go 1.19 cmd/compile/internal/ir/expr.go, StaticValue.
 */
#include "analysis/ir/children.h"

static void mark(IrNode *node)
{
    if (node && node->op == OP_NAME) {
        IrName *name = (IrName *)node;
        (name->root ? name->root : name)->is_reassigned = true;
    }
}

static void mark_unless_defined_here(IrNode *node, IrNode *where)
{
    if (node && node->op == OP_NAME && ((IrName *)node)->definition != where)
        mark(node);
}

IrNode *ir_outer_value(IrNode *node)
{
    for (;;) {
        if (node->op == OP_DOT)
            node = ((IrSelector *)node)->x;
        else if (node->op == OP_PAREN || node->op == OP_CONVERT_NOP)
            node = ((IrUnary *)node)->x;
        else if (node->op == OP_INDEX && under_if(ARRAY, ArrayType, ((IrIndex *)node)->x->type))
            node = ((IrIndex *)node)->x;
        else
            return node;
    }
}

static void scan_body(IrFunction *function);

static void scan(IrNode *node, void *context)
{
    (void)context;
    if (!node)
        return;
    if (node->op == OP_ASSIGN) {
        mark_unless_defined_here(((IrAssign *)node)->x, node);
    } else if (node->op == OP_ASSIGN_OP) {
        mark(((IrAssignOp *)node)->x);
    } else if (node->op == OP_ASSIGN_LIST || node->op == OP_ASSIGN_CALL || node->op == OP_ASSIGN_PAIR) {
        list_each (IrNode *, left, ((IrAssignList *)node)->left)
            mark_unless_defined_here(left, node);
    } else if (node->op == OP_ADDRESS) {
        mark(ir_outer_value(((IrUnary *)node)->x));
    } else if (node->op == OP_RANGE) {
        mark(((IrRange *)node)->key);
        mark(((IrRange *)node)->value);
    } else if (node->op == OP_CLOSURE) {
        scan_body(((IrClosure *)node)->function);
    }
    ir_each_child(node, scan, NULL);
}

static void scan_body(IrFunction *function)
{
    list_each (IrNode *, statement, function->body)
        scan(statement, NULL);
}

/* Marks the assignments of a whole function, its literals included, once. */
static void scan_outermost(IrFunction *function)
{
    while (function->outer)
        function = function->outer;
    if (function->is_scanned)
        return;
    function->is_scanned = true;
    scan_body(function);
}

void ir_mark_assignments(IrNode *tree)
{
    scan(tree, NULL);
}

/* A captured variable has no value of its own for Go, even if it never changes. */
static IrNode *defined_value(IrName *name)
{
    IrNode *definition = name->definition;

    if (name->class != IR_LOCAL || !definition || name->has_lost_definition)
        return NULL;
    IrNode *value = NULL;
    if (definition->op == OP_ASSIGN) {
        value = ((IrAssign *)definition)->y;
    } else if (definition->op == OP_ASSIGN_LIST) {
        IrAssignList *list = (IrAssignList *)definition;
        for (uint32_t i = 0; i < list->left.count; i++)
            if (list->left.items[i] == &name->node)
                value = list->right.items[i];
    }
    if (!value)
        return NULL;
    scan_outermost(name->function);
    return name->is_reassigned ? NULL : value;
}

IrNode *ir_static_value(IrNode *node)
{
    for (;;) {
        if (node->op == OP_CONVERT_NOP || node->op == OP_PAREN) {
            node = ((IrUnary *)node)->x;
            continue;
        }
        if (node->op == OP_INLINED_CALL && ((IrInlinedCall *)node)->results.count == 1) {
            node = ((IrInlinedCall *)node)->results.items[0];
            continue;
        }
        IrNode *value = node->op == OP_NAME ? defined_value((IrName *)node) : NULL;
        if (!value)
            return node;
        node = value;
    }
}
