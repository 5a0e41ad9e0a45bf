/* The children of a node: a table says where they are, and a walk over trees goes by it.
 *
 * Most of what placement costs is walks, so both functions become part of the walk that calls them, and the
 * walk calls itself: no switch, and no call in between.
 */
#pragma once
#include "analysis/ir/ir.h"

/* Of each operation, a byte for each field that holds children, the first in the lowest byte: twice the
 * field's offset in words, and 1 more if it is a list.  0: no more fields. */
extern const uint64_t ir_child_fields[OPS];

/* A field may say which struct its node has: the compiler is told that it is the same pointer. */
typedef IrNode *__attribute__((may_alias)) IrChild;
typedef struct __attribute__((may_alias)) IrChildren {
    IrChild *items;
    uint32_t count, capacity;
} IrChildren;

/* Calls visit for each direct child expression and statement (`initial` first), in Go's visiting order; never with NULL;
 * bodies of closures are not entered. */
__attribute__((always_inline)) static inline void ir_each_child(const IrNode *node,
                                                                void (*visit)(IrNode *child, void *context),
                                                                void *context)
{
    if (node->initial)
        for (uint32_t i = 0; i < node->initial->count; i++)
            if (node->initial->items[i])
                visit(node->initial->items[i], context);
    for (uint64_t fields = ir_child_fields[node->op]; fields; fields >>= 8) {
        const void *field = (const void *const *)node + (fields >> 1 & 127);
        const IrChildren *list = field;
        const IrChild *child = field;

        if (!(fields & 1)) {
            if (*child)
                visit(*child, context);
            continue;
        }
        for (uint32_t i = 0; i < list->count; i++)
            if (list->items[i])
                visit(list->items[i], context);
    }
}

/* Puts what edit returns in the place of each child, in the same order. */
__attribute__((always_inline)) static inline void ir_edit_children(IrNode *node,
                                                                   IrNode *(*edit)(IrNode *child, void *context),
                                                                   void *context)
{
    if (node->initial)
        for (uint32_t i = 0; i < node->initial->count; i++)
            if (node->initial->items[i])
                node->initial->items[i] = edit(node->initial->items[i], context);
    for (uint64_t fields = ir_child_fields[node->op]; fields; fields >>= 8) {
        void *field = (void **)node + (fields >> 1 & 127);
        IrChildren *list = field;
        IrChild *child = field;

        if (!(fields & 1)) {
            if (*child)
                *child = edit(*child, context);
            continue;
        }
        for (uint32_t i = 0; i < list->count; i++)
            if (list->items[i])
                list->items[i] = edit(list->items[i], context);
    }
}
