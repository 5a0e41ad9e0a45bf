/* List: a growing array in an arena, typed by macro.
 *
 *     typedef LIST(Node *) NodeList;
 *     list_push(arena, &list, node);
 *     list_each (Node *, node, list) ...
 *
 * A zeroed list is empty.  Items move when the list grows: keep indices, not
 * addresses.  `last` of an empty list is a bug of the caller.
 */
#pragma once
#include "base/arena.h"

#include <stdint.h>

#define LIST(T)                                                                                              \
    struct {                                                                                                 \
        T *items;                                                                                            \
        uint32_t count;                                                                                      \
        uint32_t capacity;                                                                                   \
    }

/* Makes room for one more item. */
static inline void *list_grow(Arena *arena, void *items, uint32_t count, uint32_t *capacity, size_t item_bytes)
{
    uint32_t larger = *capacity ? *capacity * 2 : 4;
    void *moved = arena_alloc(arena, larger * item_bytes, _Alignof(max_align_t));

    if (count)
        memcpy(moved, items, count * item_bytes);
    *capacity = larger;
    return moved;
}

#define list_push(arena, list, item)                                                                         \
    do {                                                                                                     \
        __auto_type list_ = (list);                                                                          \
        if (list_->count == list_->capacity)                                                                 \
            list_->items = list_grow((arena), list_->items, list_->count, &list_->capacity,                  \
                                     sizeof *list_->items);                                                  \
        list_->items[list_->count++] = (item);                                                               \
    } while (0)

#define list_last(list) ((list)->items[(list)->count - 1])
#define list_pop(list)  ((list)->items[--(list)->count])

/* Runs the statement once for each item of a list value (not a pointer to one). */
#define list_each(T, item, list)                                                                             \
    for (uint32_t item##_index = 0, item##_more = 1; item##_more && item##_index < (list).count;             \
         item##_index++)                                                                                     \
        for (T item = (item##_more = 0, (list).items[item##_index]); !item##_more; item##_more = 1)
