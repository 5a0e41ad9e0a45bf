/* Copies of single nodes: the lists that belong to a node are copied, the children in them are not. */
#include "analysis/ir/ir.h"

static size_t node_size(IrOp op)
{
    static const size_t sizes[OPS] = {
#define IR(op, Struct, spelling) [OP_##op] = sizeof(Struct),
#include "analysis/ir/ops.def"
#undef IR
    };
    return sizes[op];
}

/* A list of pointers, whatever they point at. */
#define copy_list(arena, list)                                                                               \
    do {                                                                                                     \
        if ((list)->count)                                                                                   \
            (list)->items = arena_copy(arena, (list)->items, (list)->count * sizeof *(list)->items);         \
        (list)->capacity = (list)->count;                                                                    \
    } while (0)

/* How an arriving value becomes what the left side can hold: nodes that no walk comes to. */
static IrNode *copy_conversion(Arena *arena, IrNode *conversion)
{
    return conversion ? ir_copy_node(arena, conversion) : NULL;
}

static void copy_assign_list(Arena *arena, IrAssignList *node)
{
    copy_list(arena, &node->left);
    copy_list(arena, &node->right);
    for (int i = 0; i < 2; i++)
        node->conversions[i] = copy_conversion(arena, node->conversions[i]);
}

static void copy_range(Arena *arena, IrRange *node)
{
    node->key_conversion = copy_conversion(arena, node->key_conversion);
    node->value_conversion = copy_conversion(arena, node->value_conversion);
    copy_list(arena, &node->body);
}

static void copy_if(Arena *arena, IrIf *node)
{
    copy_list(arena, &node->initial);
    copy_list(arena, &node->then);
    copy_list(arena, &node->otherwise);
}

static void copy_for(Arena *arena, IrFor *node)
{
    copy_list(arena, &node->initial);
    copy_list(arena, &node->post_list);
    copy_list(arena, &node->body);
}

static void copy_case(Arena *arena, IrCase *node)
{
    copy_list(arena, &node->list);
    copy_list(arena, &node->body);
}

static void copy_switch(Arena *arena, IrSwitch *node)
{
    copy_list(arena, &node->initial);
    copy_list(arena, &node->cases);
}

static void copy_inlined_call(Arena *arena, IrInlinedCall *node)
{
    copy_list(arena, &node->body);
    copy_list(arena, &node->results);
}

static void copy_lists(Arena *arena, IrNode *node)
{
    switch ((int)node->op) {
    case OP_ADD_STRINGS:  copy_list(arena, &((IrList *)node)->list); return;
    case OP_STRUCT_LITERAL: case OP_ARRAY_LITERAL: case OP_SLICE_LITERAL: case OP_MAP_LITERAL:
        copy_list(arena, &((IrComposite *)node)->elements);
        return;
    case OP_CALL: case OP_CALL_INTERFACE: case OP_APPEND: case OP_DELETE: case OP_PRINT: case OP_PRINTLN: case OP_RECOVER:
        copy_list(arena, &((IrCall *)node)->arguments);
        return;
    case OP_INLINED_CALL: copy_inlined_call(arena, (IrInlinedCall *)node); return;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        copy_assign_list(arena, (IrAssignList *)node);
        return;
    case OP_BLOCK:        copy_list(arena, &((IrBlock *)node)->list); return;
    case OP_IF:           copy_if(arena, (IrIf *)node); return;
    case OP_FOR:          copy_for(arena, (IrFor *)node); return;
    case OP_RANGE:        copy_range(arena, (IrRange *)node); return;
    case OP_SWITCH:       copy_switch(arena, (IrSwitch *)node); return;
    case OP_CASE:         copy_case(arena, (IrCase *)node); return;
    case OP_SELECT:       copy_list(arena, &((IrSelect *)node)->cases); return;
    case OP_SELECT_CASE:  copy_list(arena, &((IrSelectCase *)node)->body); return;
    case OP_RETURN:       copy_list(arena, &((IrReturn *)node)->results); return;
    case OP_DEFER: case OP_GO:
        copy_list(arena, &((IrGoDefer *)node)->copies);
        return;
    }
}

IrNode *ir_copy_node(Arena *arena, const IrNode *node)
{
    IrNode *copy = arena_copy(arena, node, node_size(node->op));

    if (node->initial) {
        copy->initial = arena_new(arena, IrNodes);
        *copy->initial = *node->initial;
        copy_list(arena, copy->initial);
    }
    copy_lists(arena, copy);
    return copy;
}
