/* map iteration: in a random order, beside insertions, deletions and growth.
 *
 * An iterator walks over the buckets as they were when it began, from a random one on, each from a random slot on.
 * Every entry that stays in the map is met once, one that is deleted before it is met is not, one that is added may be.
 * 1. If the map has grown since, an entry of the old table may be stale: it is looked up anew.
 * 2. If it began in the middle of growth, a bucket whose entries are still in the old table is read from there,
 *    leaving out those that belong to the other half.
 * 3. A key that is not equal to itself can neither be deleted nor looked up: it is what the bucket says.
 * Source: Go 1.19 runtime/map.go, mapiterinit and mapiternext.
 */
#include "runtime/os/random.h"
#include "runtime/os/report.h"
#include "runtime/value/map.h"
#include "runtime/value/value.h"

static void open_next_bucket(GoMapIterator *it)
{
    GoMap *map = it->map;

    it->bucket = map_bucket_at(it->type, it->buckets, it->next_bucket);
    it->check_bucket = MAP_CHECK_NONE;
    if (map_is_growing(map) && it->bucket_bits == map->bucket_bits) {
        GoMapBucket *old = map_bucket_at(it->type, map->old_buckets,
                                         it->next_bucket & (map_old_bucket_count(map) - 1));
        if (!map_is_moved(old)) {
            it->bucket = old;
            it->check_bucket = it->next_bucket;
        }
    }
    if (++it->next_bucket == map_bucket_count(it->bucket_bits)) {
        it->next_bucket = 0;
        it->has_wrapped = true;
    }
    it->slot = 0;
}

/* Will the entry of the old table move to the bucket that is being walked over? */
static bool belongs_here(const GoMapIterator *it, const void *key, uint8_t top)
{
    if (it->check_bucket == MAP_CHECK_NONE || it->map->flags & MAP_GROWS_SAME_SIZE)
        return true;
    if (map_is_reflexive(it->type, key))
        return (map_hash(it->type, key, it->map->seed) & (map_bucket_count(it->bucket_bits) - 1)) == it->check_bucket;
    return it->check_bucket >> (it->bucket_bits - 1) == (top & 1);
}

/* Puts the slot's entry into the iterator, if there is one to be met. */
static bool take_slot(GoMapIterator *it, unsigned slot)
{
    const GoMapType *type = it->type;
    uint8_t top = it->bucket->tops[slot];

    if (map_is_empty_top(top) || top == MAP_TOP_MOVED_EMPTY)
        return false;
    void *key = map_key_in(type, map_key_slot(type, it->bucket, slot));
    if (!belongs_here(it, key, top))
        return false;
    if ((top == MAP_TOP_MOVED_LOW || top == MAP_TOP_MOVED_HIGH) && map_is_reflexive(type, key)) {
        MapEntry entry = map_find_entry(type, it->map, key);
        if (!entry.key)
            return false;
        it->key = entry.key;
        it->element = entry.element;
        return true;
    }
    it->key = key;
    it->element = map_element_in(type, map_element_slot(type, it->bucket, slot));
    return true;
}

void rt_map_iterate_next(GoMapIterator *it)
{
    if (it->map->flags & MAP_WRITING)
        rt_fatal("concurrent map iteration and map write");
    for (;;) {
        if (!it->bucket) {
            if (it->has_wrapped && it->next_bucket == it->start_bucket) {
                it->key = it->element = NULL;
                return;
            }
            open_next_bucket(it);
        }
        while (it->slot < GO_MAP_SLOTS)
            if (take_slot(it, (it->slot++ + it->offset) % GO_MAP_SLOTS))
                return;
        it->bucket = *map_overflow_of(it->type, it->bucket);
        it->slot = 0;
    }
}

void rt_map_iterate_start(const GoMapType *type, GoMap *map, GoMapIterator *it)
{
    *it = (GoMapIterator){ .type = type };
    if (!map || map->count == 0)
        return;
    it->map = map;
    it->bucket_bits = map->bucket_bits;
    it->buckets = map->buckets;
    if (type->bucket->pointer_bytes == 0) {
        map_keep_overflow(map);
        it->overflow = map->extra->overflow;
        it->old_overflow = map->extra->old_overflow;
    }
    uint64_t random = random_next();
    it->start_bucket = it->next_bucket = random & (map_bucket_count(map->bucket_bits) - 1);
    it->offset = random >> 61;
    /* Several goroutines may begin to iterate at once. */
    if ((map->flags & (MAP_ITERATED | MAP_OLD_ITERATED)) != (MAP_ITERATED | MAP_OLD_ITERATED))
        __atomic_fetch_or(&map->flags, MAP_ITERATED | MAP_OLD_ITERATED, __ATOMIC_RELAXED);
    rt_map_iterate_next(it);
}
