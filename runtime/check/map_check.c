/* A map looked through: NULL if it is consistent, else what is wrong.
 *
 * 1. As many entries as the header counts, in the table and what is left of the old one.
 * 2. Each entry lies in the bucket of its hash, with its top byte, if its key is equal to itself.
 * 3. Behind a slot that says so nothing follows.
 */
#include "runtime/value/map.h"

typedef struct MapCheck {
    const GoMapType *type;
    GoMap *map;
    GoInt count;
    const char *wrong;
} MapCheck;

static void check_entry(MapCheck *check, GoMapBucket *bucket, unsigned slot, GoUint index, GoUint bucket_count)
{
    const char *key = map_key_in(check->type, map_key_slot(check->type, bucket, slot));

    check->count++;
    if (!map_is_reflexive(check->type, key))
        return;
    uint64_t hash = map_hash(check->type, key, check->map->seed);
    if (bucket->tops[slot] != map_top_of(hash))
        check->wrong = "an entry has a wrong top byte";
    if ((hash & (bucket_count - 1)) != index)
        check->wrong = "an entry is in a wrong bucket";
}

static void check_chain(MapCheck *check, GoMapBucket *bucket, GoUint index, GoUint bucket_count)
{
    bool is_rest = false;

    for (; bucket; bucket = *map_overflow_of(check->type, bucket))
        for (unsigned slot = 0; slot < GO_MAP_SLOTS; slot++) {
            uint8_t top = bucket->tops[slot];
            if (is_rest && top != MAP_TOP_EMPTY_REST)
                check->wrong = "something follows the end of a chain";
            is_rest = top == MAP_TOP_EMPTY_REST;
            if (!map_is_empty_top(top))
                check_entry(check, bucket, slot, index, bucket_count);
        }
}

static void check_table(MapCheck *check, char *buckets, GoUint bucket_count)
{
    for (GoUint index = 0; index < bucket_count; index++) {
        GoMapBucket *bucket = map_bucket_at(check->type, buckets, index);
        if (!map_is_moved(bucket))
            check_chain(check, bucket, index, bucket_count);
    }
}

const char *map_check(const GoMapType *type, GoMap *map)
{
    MapCheck check = { .type = type, .map = map };

    if (!map || !map->buckets)
        return map && map->count ? "entries without buckets" : NULL;
    check_table(&check, map->buckets, map_bucket_count(map->bucket_bits));
    if (map_is_growing(map))
        check_table(&check, map->old_buckets, map_old_bucket_count(map));
    if (map->flags & MAP_WRITING)
        check.wrong = "a write that did not end";
    return check.count == map->count ? check.wrong : "a wrong count";
}
