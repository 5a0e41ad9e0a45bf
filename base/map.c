/* Map: open addressing with linear probing, at most three quarters full. */
#include "base/map.h"

static uint32_t slot_of(const Map *map, const void *key)
{
    /* Fibonacci hashing: pointers differ in their middle bits. */
    uint64_t hash = ((uint64_t)(uintptr_t)key >> 3) * 0x9E3779B97F4A7C15u;
    uint32_t slot = (uint32_t)(hash >> 32) & (map->capacity - 1);

    while (map->entries[slot].key && map->entries[slot].key != key)
        slot = (slot + 1) & (map->capacity - 1);
    return slot;
}

void *map_get(const Map *map, const void *key)
{
    return map->capacity ? map->entries[slot_of(map, key)].value : NULL;
}

bool map_has(const Map *map, const void *key)
{
    return map->capacity && map->entries[slot_of(map, key)].key;
}

static void grow(Arena *arena, Map *map)
{
    Map larger = {.count = map->count, .capacity = map->capacity ? map->capacity * 2 : 8};

    larger.entries = arena_new_array(arena, MapEntry, larger.capacity);
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key)
            larger.entries[slot_of(&larger, map->entries[i].key)] = map->entries[i];
    *map = larger;
}

void map_put(Arena *arena, Map *map, const void *key, void *value)
{
    if (map->count + 1 > map->capacity / 4 * 3)
        grow(arena, map);

    MapEntry *entry = &map->entries[slot_of(map, key)];
    if (!entry->key)
        map->count++;
    *entry = (MapEntry){key, value};
}
