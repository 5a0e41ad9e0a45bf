/* Copies of bodies as they are before anything is inlined in them.
 *
 * Names, and with them the functions' parameters and variables, are shared with the original: whoever
 * inlines the copy puts names of its own in their place.
 * Source: Go 1.19 cmd/compile/internal/inline/inl.go, inlcopy.
 */
#include "analysis/inline/internal.h"
#include "analysis/ir/children.h"

typedef struct Copy {
    Arena *arena;
    Map targets;               /* of break and continue: original -> copy */
} Copy;

static IrNode *copy_node(IrNode *node, void *context);

static void copy_nodes(Copy *copy, IrNodes *list)
{
    IrNodes nodes = {0};

    for (uint32_t i = 0; i < list->count; i++)
        list_push(copy->arena, &nodes, copy_node(list->items[i], copy));
    *list = nodes;
}

static IrNode *copy_closure(Copy *copy, const IrClosure *closure)
{
    IrClosure *made = arena_new(copy->arena, IrClosure);
    IrFunction *function = arena_new(copy->arena, IrFunction);

    *made = *closure;
    *function = *closure->function;
    if (closure->node.initial) {
        made->node.initial = arena_new(copy->arena, IrNodes);
        *made->node.initial = *closure->node.initial;
        copy_nodes(copy, made->node.initial);
    }
    made->function = function;
    function->closure = made;
    copy_nodes(copy, &function->body);
    return &made->node;
}

static IrNode *copy_node(IrNode *node, void *context)
{
    Copy *copy = context;

    if (!node || node->op == OP_NAME || node->op == OP_TYPE)
        return node;
    if (node->op == OP_CLOSURE)
        return copy_closure(copy, (IrClosure *)node);
    IrNode *made = ir_copy_node(copy->arena, node);
    if (node->op == OP_FOR || node->op == OP_RANGE || node->op == OP_SWITCH || node->op == OP_SELECT)
        map_put(copy->arena, &copy->targets, node, made);
    if (node->op == OP_BREAK || node->op == OP_CONTINUE)
        ((IrBranch *)made)->target = map_get(&copy->targets, ((IrBranch *)node)->target);
    ir_edit_children(made, copy_node, copy);
    return made;
}

IrNodes copy_body(Arena *arena, IrNodes body)
{
    Copy copy = {.arena = arena};

    copy_nodes(&copy, &body);
    return body;
}
