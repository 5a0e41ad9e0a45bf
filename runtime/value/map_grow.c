/* map growth: making maps, buckets behind buckets, and the move to a new table.
 *
 * 1. map_start_growth makes the new table; the old one stays, entries and all.
 * 2. Each write then moves the old bucket that it would have used, and one more (map_continue_growth).  The entries of an
 *    old bucket go to one or, in a table of twice the size, two new ones; its tops tell an iterator where.
 * 3. When all are moved the old table is dropped.
 * Source: Go 1.19 runtime/map.go.
 */
#include "runtime/value/map.h"
#include "runtime/heap/heap.h"
#include "runtime/os/random.h"
#include "runtime/os/report.h"
#include "runtime/value/value.h"

enum {
    LOAD_NUMERATOR = 13, LOAD_DENOMINATOR = 2,  /* 6.5 keys a bucket */
    SPARE_BITS_MIN = 4,                         /* smaller tables get no overflow buckets in advance */
    MOVED_SCAN = 1024                           /* so many moved buckets are skipped at once */
};

/* ---- types of the map's own memory ---- */

#define WORDS(count, mask, name)                                                                       \
    static const uint64_t name##_mask = (mask);                                                        \
    static const GoType name = { .size_bytes = (count) * 8, .pointer_bytes = (count) * 8, .align_bytes = 8, \
                                 .pointer_mask = (const uint8_t *)&name##_mask }

WORDS(sizeof(GoMap) / 8, 0x2c, header_type);     /* buckets, old_buckets, extra */
WORDS(sizeof(GoMapExtra) / 8, 0x7, extra_type);
WORDS(1, 0x1, pointer_type);
static const GoType list_type = { .size_bytes = sizeof(GoSlice), .pointer_bytes = 8, .align_bytes = 8,
                                  .pointer_mask = (const uint8_t *)&pointer_type_mask };

/* ---- load ---- */

static bool is_over_load(GoUint count, uint8_t bucket_bits)
{
    return count > GO_MAP_SLOTS && count > LOAD_NUMERATOR * (map_bucket_count(bucket_bits) / LOAD_DENOMINATOR);
}

/* About as many overflow buckets as buckets. */
static bool has_many_overflow(const GoMap *map)
{
    return map->overflow_count >= 1 << (map->bucket_bits < 15 ? map->bucket_bits : 15);
}

bool map_must_grow(const GoMap *map)
{
    return is_over_load((GoUint)map->count + 1, map->bucket_bits) || has_many_overflow(map);
}

/* ---- tables ---- */

static GoMapExtra *extra_of(GoMap *map)
{
    if (!map->extra)
        map_store(&map->extra, rt_new_object(&extra_type));
    return map->extra;
}

/* How many buckets a table of 2^bits gets, those in advance included: what its slot of the heap has room for. */
static GoUint table_length(const GoMapType *type, uint8_t bucket_bits)
{
    GoUint count = map_bucket_count(bucket_bits);

    if (bucket_bits < SPARE_BITS_MIN)
        return count;
    count += count >> SPARE_BITS_MIN;
    return heap_rounded_size(count * type->bucket_bytes) / type->bucket_bytes;
}

/* The last spare bucket is known by an overflow pointer; the others have none. */
static GoMapBucket *first_spare(const GoMapType *type, char *buckets, uint8_t bucket_bits, GoUint length)
{
    GoUint count = map_bucket_count(bucket_bits);

    if (length == count)
        return NULL;
    map_store(map_overflow_of(type, map_bucket_at(type, buckets, length - 1)), buckets);
    return map_bucket_at(type, buckets, count);
}

static char *new_table(const GoMapType *type, uint8_t bucket_bits, GoMapBucket **spare)
{
    GoUint length = table_length(type, bucket_bits);
    char *buckets = rt_new_array(type->bucket, (GoInt)length);

    *spare = first_spare(type, buckets, bucket_bits, length);
    return buckets;
}

static bool is_too_large(const GoMapType *type, GoInt hint)
{
    GoUint size_bytes;

    return hint < 0 || __builtin_mul_overflow((GoUint)hint, type->bucket_bytes, &size_bytes) || size_bytes > (GoUint)1 << 48;
}

GoMap *rt_map_make(const GoMapType *type, GoInt hint, GoMap *header, void *bucket)
{
    GoMap *map = header ? header : rt_new_object(&header_type);
    GoMapBucket *spare;

    if (is_too_large(type, hint))
        hint = 0;
    map->seed = (uint32_t)random_next();
    while (is_over_load((GoUint)hint, map->bucket_bits))
        map->bucket_bits++;
    if (map->bucket_bits == 0) {
        map->buckets = bucket;
        return map;
    }
    map_store(&map->buckets, new_table(type, map->bucket_bits, &spare));
    if (spare)
        map_store(&extra_of(map)->next_overflow, spare);
    return map;
}

/* ---- overflow buckets ---- */

static void create_list(GoSlice **list)
{
    if (!*list)
        map_store(list, rt_new_object(&list_type));
}

void map_keep_overflow(GoMap *map)
{
    create_list(&extra_of(map)->overflow);
}

static void keep_bucket(GoMap *map, GoMapBucket *bucket)
{
    map_keep_overflow(map);
    GoSlice *list = map->extra->overflow;
    if (list->length == list->capacity) {
        GoSlice grown = rt_grow_slice(&pointer_type, *list, list->length + 1);
        map_store(&list->data, grown.data);
        list->capacity = grown.capacity;
    }
    map_store((void **)list->data + list->length, bucket);
    list->length++;
}

static GoMapBucket *take_spare(const GoMapType *type, GoMapExtra *extra)
{
    GoMapBucket *bucket = extra->next_overflow;
    GoMapBucket **end = map_overflow_of(type, bucket);
    void *next = *end ? NULL : (char *)bucket + type->bucket_bytes;

    map_store(end, NULL);
    map_store(&extra->next_overflow, next);
    return bucket;
}

/* Exact while there are few; later one in so many is counted, so that 16 bits suffice. */
static void count_overflow(GoMap *map)
{
    if (map->bucket_bits < 16 || (random_next() & ((1u << (map->bucket_bits - 15)) - 1)) == 0)
        map->overflow_count++;
}

GoMapBucket *map_add_overflow(const GoMapType *type, GoMap *map, GoMapBucket *bucket)
{
    GoMapBucket *added = map->extra && map->extra->next_overflow ? take_spare(type, map->extra)
                                                                  : rt_new_object(type->bucket);

    count_overflow(map);
    if (type->bucket->pointer_bytes == 0)
        keep_bucket(map, added);
    map_store(map_overflow_of(type, bucket), added);
    return added;
}

/* ---- growth ---- */

void map_start_growth(const GoMapType *type, GoMap *map)
{
    bool is_larger = is_over_load((GoUint)map->count + 1, map->bucket_bits);
    GoMapBucket *spare;
    char *buckets = new_table(type, (uint8_t)(map->bucket_bits + is_larger), &spare);
    uint8_t flags = map->flags & (uint8_t)~(MAP_ITERATED | MAP_OLD_ITERATED | MAP_GROWS_SAME_SIZE);

    if (map->flags & MAP_ITERATED)
        flags |= MAP_OLD_ITERATED;
    if (!is_larger)
        flags |= MAP_GROWS_SAME_SIZE;
    map->flags = flags;
    map->bucket_bits = (uint8_t)(map->bucket_bits + is_larger);
    map_store(&map->old_buckets, map->buckets);
    map_store(&map->buckets, buckets);
    map->moved_count = 0;
    map->overflow_count = 0;
    if (map->extra && map->extra->overflow) {
        map_store(&map->extra->old_overflow, map->extra->overflow);
        map_store(&map->extra->overflow, NULL);
    }
    if (spare)
        map_store(&extra_of(map)->next_overflow, spare);
}

/* Where entries of an old bucket go. */
typedef struct Destination {
    GoMapBucket *bucket;
    unsigned slot;
} Destination;

static inline void copy_slot(const GoType *type, bool is_indirect, char *to, char *from)
{
    if (is_indirect)
        map_store(to, *(void **)from);
    else if (type->size_bytes == 8 && !rt_gc_barrier_enabled)
        memcpy(to, from, 8);
    else
        rt_typed_copy(type, to, from);
}

static void move_entry(const GoMapType *type, GoMap *map, Destination *to, uint8_t top, char *key, char *element)
{
    if (to->slot == GO_MAP_SLOTS)
        *to = (Destination){ map_add_overflow(type, map, to->bucket), 0 };
    to->bucket->tops[to->slot] = top;
    copy_slot(type->key, type->flags & GO_MAP_INDIRECT_KEY, map_key_slot(type, to->bucket, to->slot), key);
    copy_slot(type->element, type->flags & GO_MAP_INDIRECT_ELEMENT, map_element_slot(type, to->bucket, to->slot), element);
    to->slot++;
}

/* Does the entry go to the upper half?  *top is what it has there. */
static bool goes_high(const GoMapType *type, GoMap *map, const char *key, uint8_t *top)
{
    uint64_t hash = map_hash(type, key, map->seed);

    /* A key that is not equal to itself hashes differently each time, but an iterator must be able to tell
     * where it goes: by the low bit of its old top. */
    if (map->flags & MAP_ITERATED && !map_is_reflexive(type, key)) {
        bool is_high = *top & 1;
        *top = map_top_of(hash);
        return is_high;
    }
    return hash & map_old_bucket_count(map);
}

static void move_bucket(const GoMapType *type, GoMap *map, GoMapBucket *bucket, Destination to[2])
{
    bool is_same_size = map->flags & MAP_GROWS_SAME_SIZE;

    for (unsigned i = 0; i < GO_MAP_SLOTS; i++) {
        uint8_t top = bucket->tops[i];
        bool is_high = false;
        if (map_is_empty_top(top)) {
            bucket->tops[i] = MAP_TOP_MOVED_EMPTY;
            continue;
        }
        if (top < MAP_TOP_MIN)
            rt_fatal("bad map state");
        char *key = map_key_slot(type, bucket, i);
        if (!is_same_size)
            is_high = goes_high(type, map, map_key_in(type, key), &top);
        bucket->tops[i] = is_high ? MAP_TOP_MOVED_HIGH : MAP_TOP_MOVED_LOW;
        move_entry(type, map, &to[is_high], top, key, map_element_slot(type, bucket, i));
    }
}

/* Lets the collector have what only the old bucket holds; its tops stay. */
static void clear_moved(const GoMapType *type, GoMapBucket *bucket)
{
    if (rt_gc_barrier_enabled)
        gc_barrier_range(type->bucket, bucket, NULL, type->bucket_bytes);
    memset(bucket->slots, 0, type->bucket_bytes - sizeof bucket->tops);
}

static void drop_old_table(GoMap *map)
{
    map_store(&map->old_buckets, NULL);
    if (map->extra)
        map_store(&map->extra->old_overflow, NULL);
    map->flags &= (uint8_t)~MAP_GROWS_SAME_SIZE;
}

static void advance_moved(const GoMapType *type, GoMap *map, GoUint old_count)
{
    GoUint stop = map->moved_count + 1 + MOVED_SCAN;

    if (stop > old_count)
        stop = old_count;
    do
        map->moved_count++;
    while (map->moved_count < stop && map_is_moved(map_bucket_at(type, map->old_buckets, map->moved_count)));
    if (map->moved_count == old_count)
        drop_old_table(map);
}

static void move_chain(const GoMapType *type, GoMap *map, GoUint old_index)
{
    GoMapBucket *first = map_bucket_at(type, map->old_buckets, old_index);
    GoUint old_count = map_old_bucket_count(map);

    if (!map_is_moved(first)) {
        Destination to[2] = { { map_bucket_at(type, map->buckets, old_index), 0 } };
        if (!(map->flags & MAP_GROWS_SAME_SIZE))
            to[1].bucket = map_bucket_at(type, map->buckets, old_index + old_count);
        for (GoMapBucket *bucket = first; bucket; bucket = *map_overflow_of(type, bucket))
            move_bucket(type, map, bucket, to);
        if (!(map->flags & MAP_OLD_ITERATED) && type->bucket->pointer_bytes)
            clear_moved(type, first);
    }
    if (old_index == map->moved_count)
        advance_moved(type, map, old_count);
}

void map_continue_growth(const GoMapType *type, GoMap *map, GoUint index)
{
    move_chain(type, map, index & (map_old_bucket_count(map) - 1));
    if (map_is_growing(map))
        move_chain(type, map, map->moved_count);
}

/* ---- clear ---- */

void rt_map_clear(const GoMapType *type, GoMap *map)
{
    if (!map || map->count == 0)
        return;
    if (map->flags & MAP_WRITING)
        rt_fatal("concurrent map writes");
    map->flags ^= MAP_WRITING;
    map->flags &= (uint8_t)~MAP_GROWS_SAME_SIZE;
    map_store(&map->old_buckets, NULL);
    map->moved_count = 0;
    map->overflow_count = 0;
    map->count = 0;
    map->seed = (uint32_t)random_next();
    if (map->extra)
        rt_typed_clear(&extra_type, map->extra);
    GoUint length = table_length(type, map->bucket_bits);
    if (rt_gc_barrier_enabled && type->bucket->pointer_bytes)
        gc_barrier_range(type->bucket, map->buckets, NULL, length * type->bucket_bytes);
    memset(map->buckets, 0, length * type->bucket_bytes);
    GoMapBucket *spare = first_spare(type, map->buckets, map->bucket_bits, length);
    if (spare)
        map_store(&extra_of(map)->next_overflow, spare);
    if (!(map->flags & MAP_WRITING))
        rt_fatal("concurrent map writes");
    map->flags &= (uint8_t)~MAP_WRITING;
}
