/* Map: Go's hash map, as map.c, map_grow.c and map_iterate.c share it.
 *
 * A map value is the address of a GoMap, in a frame or on the heap; NULL is the nil map.  It has 2^B buckets; the low bits
 * of a key's hash choose one.  A bucket holds eight keys, eight elements, the top byte of each key's hash
 * and the address of a further bucket:
 *
 *     tops[8] | keys[8] | elements[8] | overflow
 *
 * A top below MAP_TOP_MIN says what an empty slot is.  When there are more than 6.5 keys a bucket the map grows to twice the
 * buckets; with too many overflow buckets to as many new ones.  Old buckets are moved a few at each write,
 * so that no write waits for all of them.
 * Buckets without pointers are not scanned: what hangs behind them is kept alive by lists in GoMapExtra.
 * Everything is laid out as in Go 1.19, so that Go's own reflect can run on it.
 * Source: Go 1.19 runtime/map.go.
 */
#pragma once
#include "runtime/abi/layout.h"
#include "runtime/gc/gc.h"
#include "runtime/value/typed_memory.h"
#include <string.h>

enum {
    MAP_TOP_EMPTY_REST = 0,      /* empty, and so is every later slot of this bucket and those behind it */
    MAP_TOP_EMPTY = 1,
    MAP_TOP_MOVED_LOW = 2,       /* the entry went to the bucket of the same number in the new table */
    MAP_TOP_MOVED_HIGH = 3,      /* ... to the one in the upper half */
    MAP_TOP_MOVED_EMPTY = 4,     /* was empty when its bucket was moved */
    MAP_TOP_MIN = 5
};

enum {  /* GoMap.flags */
    MAP_ITERATED = 1,            /* an iterator may use the buckets */
    MAP_OLD_ITERATED = 2,        /* ... the old buckets */
    MAP_WRITING = 4,             /* someone is in the middle of a write */
    MAP_GROWS_SAME_SIZE = 8
};

typedef struct GoMapBucket GoMapBucket;
struct GoMapBucket {
    uint8_t tops[GO_MAP_SLOTS];
    char slots[];
};

/* Lists of overflow buckets, only for buckets without pointers. */
typedef struct GoMapExtra {
    GoSlice *overflow, *old_overflow;    /* of GoMapBucket * */
    GoMapBucket *next_overflow;          /* one made in advance, or NULL */
} GoMapExtra;

typedef struct GoMap {
    GoInt count;
    uint8_t flags;
    uint8_t bucket_bits;                 /* B: there are 2^B buckets */
    uint16_t overflow_count;             /* about how many, if there are many */
    uint32_t seed;
    char *buckets;                       /* NULL while there is no entry */
    char *old_buckets;                   /* not NULL while the map grows */
    GoUint moved_count;                  /* old buckets below this one are moved */
    GoMapExtra *extra;                   /* or NULL */
} GoMap;

typedef struct GoMapIterator {
    void *key, *element;                 /* key NULL: the end */
    const GoMapType *type;
    GoMap *map;
    char *buckets;                       /* as they were at the start */
    GoMapBucket *bucket;                 /* the current one */
    GoSlice *overflow, *old_overflow;    /* kept alive */
    GoUint start_bucket;
    uint8_t offset;                      /* slot to begin with in each bucket */
    bool has_wrapped;
    uint8_t bucket_bits;
    uint8_t slot;
    GoUint next_bucket;
    GoUint check_bucket;                 /* only entries that will move to this one, or MAP_CHECK_NONE */
} GoMapIterator;

#define MAP_CHECK_NONE ((GoUint)-1)

_Static_assert(sizeof(GoMap) == GO_MAP_HEADER_BYTES, "as compiled code makes it");
_Static_assert(sizeof(GoMapIterator) == GO_MAP_ITERATOR_BYTES, "as compiled code makes it");

/* ---- places ---- */

static inline GoUint map_bucket_count(uint8_t bucket_bits)
{
    return (GoUint)1 << (bucket_bits & 63);
}

static inline bool map_is_growing(const GoMap *map)
{
    return map->old_buckets != NULL;
}

/* Of the old table. */
static inline GoUint map_old_bucket_count(const GoMap *map)
{
    return map_bucket_count((uint8_t)(map->bucket_bits - !(map->flags & MAP_GROWS_SAME_SIZE)));
}

static inline GoMapBucket *map_bucket_at(const GoMapType *type, char *buckets, GoUint index)
{
    return (GoMapBucket *)(buckets + index * type->bucket_bytes);
}

static inline GoMapBucket **map_overflow_of(const GoMapType *type, GoMapBucket *bucket)
{
    return (GoMapBucket **)((char *)bucket + type->bucket_bytes - sizeof(void *));
}

static inline char *map_key_slot(const GoMapType *type, GoMapBucket *bucket, unsigned slot)
{
    return bucket->slots + slot * type->key_slot_bytes;
}

static inline char *map_element_slot(const GoMapType *type, GoMapBucket *bucket, unsigned slot)
{
    return bucket->slots + GO_MAP_SLOTS * type->key_slot_bytes + slot * type->element_slot_bytes;
}

/* What a slot holds: itself or what it points to. */
static inline char *map_key_in(const GoMapType *type, char *slot)
{
    return type->flags & GO_MAP_INDIRECT_KEY ? *(char **)slot : slot;
}

static inline char *map_element_in(const GoMapType *type, char *slot)
{
    return type->flags & GO_MAP_INDIRECT_ELEMENT ? *(char **)slot : slot;
}

static inline bool map_is_empty_top(uint8_t top)
{
    return top <= MAP_TOP_EMPTY;
}

/* Has the old bucket been moved? */
static inline bool map_is_moved(const GoMapBucket *bucket)
{
    return bucket->tops[0] > MAP_TOP_EMPTY && bucket->tops[0] < MAP_TOP_MIN;
}

static inline uint8_t map_top_of(uint64_t hash)
{
    uint8_t top = (uint8_t)(hash >> 56);

    return top < MAP_TOP_MIN ? (uint8_t)(top + MAP_TOP_MIN) : top;
}

/* The bucket where a key with this hash is looked for. */
static inline GoMapBucket *map_bucket_of(const GoMapType *type, GoMap *map, uint64_t hash)
{
    if (map->old_buckets) {
        GoMapBucket *old = map_bucket_at(type, map->old_buckets, hash & (map_old_bucket_count(map) - 1));
        if (!map_is_moved(old))
            return old;
    }
    return map_bucket_at(type, map->buckets, hash & (map_bucket_count(map->bucket_bits) - 1));
}

/* ---- keys and pointers ---- */

static inline uint64_t map_hash(const GoMapType *type, const void *key, uint64_t seed)
{
    return ((uint64_t (*)(const void *, uint64_t, const GoClosure *))type->hasher->code)(key, seed, type->hasher);
}

static inline bool map_equal(const GoMapType *type, const void *a, const void *b)
{
    const GoClosure *equal = type->key->equal;

    return ((bool (*)(const void *, const void *, const GoClosure *))equal->code)(a, b, equal);
}

static inline bool map_is_reflexive(const GoMapType *type, const void *key)
{
    return type->flags & GO_MAP_REFLEXIVE_KEY || map_equal(type, key, key);
}

/* *slot = value, where the collector hears of it. */
#define map_store(slot, value) map_store_pointer((void **)(slot), (value))
static inline void map_store_pointer(void **slot, void *value)
{
    if (rt_gc_barrier_enabled)
        rt_write_barrier(slot, value);
    *slot = value;
}

/* ---- growth (map_grow.c) ---- */

bool map_must_grow(const GoMap *map);
void map_start_growth(const GoMapType *type, GoMap *map);
/* Moves the old bucket that the bucket `index` takes over, and one more. */
void map_continue_growth(const GoMapType *type, GoMap *map, GoUint index);
/* A bucket behind `bucket`, which is the last of its chain. */
GoMapBucket *map_add_overflow(const GoMapType *type, GoMap *map, GoMapBucket *bucket);
/* Makes sure that the lists of GoMapExtra exist. */
void map_keep_overflow(GoMap *map);

/* Key and element of the entry with this key, NULL if there is none. */
typedef struct MapEntry { void *key, *element; } MapEntry;
MapEntry map_find_entry(const GoMapType *type, GoMap *map, const void *key);

/* In runtime/check/map_check.c: NULL if the map is consistent, else what is wrong. */
const char *map_check(const GoMapType *type, GoMap *map);
