/* Map: from a pointer (compared by identity) to a pointer.
 *
 * Interned names (base/text.h) make it a string map too.  Memory comes from the
 * arena given to map_put.  Nothing is ever removed.  A zeroed map is empty.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct MapEntry {
    const void *key;
    void *value;
} MapEntry;

typedef struct Map {
    MapEntry *entries;  /* open addressing, linear probing; key NULL: free */
    uint32_t count;
    uint32_t capacity;  /* a power of two, or 0 */
} Map;

/* The value of `key`, or NULL. */
void *map_get(const Map *map, const void *key);

bool map_has(const Map *map, const void *key);

/* Sets the value of `key` (not NULL). */
void map_put(Arena *arena, Map *map, const void *key, void *value);
