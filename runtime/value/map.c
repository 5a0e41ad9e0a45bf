/* map: look-up, insertion, deletion.
 *
 * Each is written once and compiled four times: for keys of any type, and for those that are 4 or 8 bytes of plain memory
 * or strings, which are passed as values and compared in line.
 * The eight top bytes of a bucket are looked at as one word.
 * A write sets MAP_WRITING while it is under way, so that a second goroutine that should not be there is noticed.
 * Source: Go 1.19 runtime/map.go and map_fast64.go.
 */
#include "runtime/value/map.h"
#include "runtime/heap/heap.h"
#include "runtime/os/random.h"
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include "runtime/value/hash.h"
#include "runtime/value/value.h"

typedef enum KeyKind { KEY_ANY, KEY_32, KEY_64, KEY_STRING } KeyKind;

typedef struct Key {
    const void *at;      /* KEY_ANY */
    uint64_t word;       /* KEY_32, KEY_64 */
    GoString text;       /* KEY_STRING */
} Key;

#define INLINE static inline __attribute__((always_inline))

/* What a look-up of a missing key gives. */
const uint64_t map_zero[GO_MAP_ZERO_BYTES / 8];

/* ---- bytes of a word ---- */

static const uint64_t LOW_BITS = 0x0101010101010101u;

/* The high bit of each byte that is 0; above the lowest such byte there may be others that are 1. */
INLINE uint64_t zero_bytes(uint64_t word)
{
    return (word - LOW_BITS) & ~word & LOW_BITS << 7;
}

INLINE uint64_t tops_of(const GoMapBucket *bucket)
{
    uint64_t tops;

    memcpy(&tops, bucket->tops, sizeof tops);
    return tops;
}

INLINE unsigned first_byte(uint64_t high_bits)
{
    return (unsigned)__builtin_ctzll(high_bits) / 8;
}

/* ---- keys by kind ---- */

INLINE uint64_t hash_key(KeyKind kind, const GoMapType *type, const Key *key, uint64_t seed)
{
    switch (kind) {
    case KEY_32: case KEY_64: return hash_integer(key->word, seed);
    case KEY_STRING: return hash_string(key->text, seed);
    case KEY_ANY: break;
    }
    return map_hash(type, key->at, seed);
}

INLINE char *key_slot(KeyKind kind, const GoMapType *type, GoMapBucket *bucket, unsigned slot)
{
    switch (kind) {
    case KEY_32: return bucket->slots + slot * 4;
    case KEY_64: return bucket->slots + slot * 8;
    case KEY_STRING: return bucket->slots + slot * sizeof(GoString);
    case KEY_ANY: break;
    }
    return map_key_slot(type, bucket, slot);
}

INLINE char *element_slot(KeyKind kind, const GoMapType *type, GoMapBucket *bucket, unsigned slot)
{
    return key_slot(kind, type, bucket, GO_MAP_SLOTS) + slot * type->element_slot_bytes;
}

/* The fast kinds are not used for maps with indirect slots. */
INLINE char *element_at(KeyKind kind, const GoMapType *type, GoMapBucket *bucket, unsigned slot)
{
    char *element = element_slot(kind, type, bucket, slot);

    return kind == KEY_ANY ? map_element_in(type, element) : element;
}

INLINE bool is_equal_text(GoString a, const GoString *b)
{
    return a.length == b->length && (a.data == b->data || memcmp(a.data, b->data, (size_t)a.length) == 0);
}

INLINE bool is_key(KeyKind kind, const GoMapType *type, const Key *key, char *slot)
{
    switch (kind) {
    case KEY_32: return *(uint32_t *)slot == (uint32_t)key->word;
    case KEY_64: return *(uint64_t *)slot == key->word;
    case KEY_STRING: return is_equal_text(key->text, (GoString *)slot);
    case KEY_ANY: break;
    }
    return map_equal(type, key->at, map_key_in(type, slot));
}

INLINE void store_string(GoString *slot, GoString text)
{
    map_store(&slot->data, (void *)text.data);
    slot->length = text.length;
}

/* A new key.  `slot` is empty. */
INLINE void put_key(KeyKind kind, const GoMapType *type, const Key *key, char *slot)
{
    switch (kind) {
    case KEY_32:
        *(uint32_t *)slot = (uint32_t)key->word;
        return;
    case KEY_64:
        if (type->key->pointer_bytes)
            map_store(slot, (void *)key->word);
        else
            *(uint64_t *)slot = key->word;
        return;
    case KEY_STRING:
        store_string((GoString *)slot, key->text);
        return;
    case KEY_ANY:
        break;
    }
    if (type->flags & GO_MAP_INDIRECT_KEY) {
        map_store(slot, rt_new_object(type->key));
        slot = *(char **)slot;
    }
    rt_typed_copy(type->key, slot, key->at);
}

/* An equal key takes the place of the one that is there. */
INLINE void update_key(KeyKind kind, const GoMapType *type, const Key *key, char *slot)
{
    if (kind == KEY_STRING)
        store_string((GoString *)slot, key->text);
    else if (kind == KEY_ANY && type->flags & GO_MAP_KEY_NEEDS_UPDATE)
        rt_typed_copy(type->key, map_key_in(type, slot), key->at);
}

/* ---- look-up ---- */

typedef struct Slot {
    GoMapBucket *bucket;     /* NULL: none */
    unsigned index;
} Slot;

/* The slot of this bucket that holds the key, or NULL. */
INLINE Slot find_in_bucket(KeyKind kind, const GoMapType *type, const Key *key, GoMapBucket *bucket, uint64_t tops,
                           uint8_t top)
{
    for (uint64_t same = zero_bytes(tops ^ top * LOW_BITS); same; same &= same - 1) {
        unsigned index = first_byte(same);
        if (bucket->tops[index] == top && is_key(kind, type, key, key_slot(kind, type, bucket, index)))
            return (Slot){ bucket, index };
    }
    return (Slot){ NULL, 0 };
}

INLINE Slot find(KeyKind kind, const GoMapType *type, GoMap *map, const Key *key)
{
    if (!map || map->count == 0) {
        if (kind == KEY_ANY && type->flags & GO_MAP_HASH_MIGHT_PANIC)
            hash_key(kind, type, key, 0);
        return (Slot){ NULL, 0 };
    }
    if (map->flags & MAP_WRITING)
        rt_fatal("concurrent map read and map write");
    uint64_t hash = hash_key(kind, type, key, map->seed);
    uint8_t top = map_top_of(hash);
    for (GoMapBucket *bucket = map_bucket_of(type, map, hash); bucket; bucket = *map_overflow_of(type, bucket)) {
        uint64_t tops = tops_of(bucket);
        Slot slot = find_in_bucket(kind, type, key, bucket, tops, top);
        if (slot.bucket)
            return slot;
        if (zero_bytes(tops))
            break;
    }
    return (Slot){ NULL, 0 };
}

INLINE void *find_element(KeyKind kind, const GoMapType *type, GoMap *map, const Key *key)
{
    Slot slot = find(kind, type, map, key);

    return slot.bucket ? element_at(kind, type, slot.bucket, slot.index) : NULL;
}

MapEntry map_find_entry(const GoMapType *type, GoMap *map, const void *key)
{
    Slot slot = find(KEY_ANY, type, map, &(Key){ .at = key });

    if (!slot.bucket)
        return (MapEntry){ NULL, NULL };
    return (MapEntry){ map_key_in(type, map_key_slot(type, slot.bucket, slot.index)),
                       map_element_in(type, map_element_slot(type, slot.bucket, slot.index)) };
}

/* ---- insertion ---- */

static void begin_write(GoMap *map)
{
    map->flags ^= MAP_WRITING;
}

static void end_write(GoMap *map)
{
    if (!(map->flags & MAP_WRITING))
        rt_fatal("concurrent map writes");
    map->flags &= (uint8_t)~MAP_WRITING;
}

static void require_no_write(const GoMap *map)
{
    if (map->flags & MAP_WRITING)
        rt_fatal("concurrent map writes");
}

/* Where the key is or could be put, in the chain that begins with `bucket`; *last is its end if there is no room. */
INLINE Slot find_place(KeyKind kind, const GoMapType *type, const Key *key, GoMapBucket *bucket, uint8_t top,
                       bool *is_there, GoMapBucket **last)
{
    Slot room = { NULL, 0 };

    for (;; bucket = *last) {
        uint64_t tops = tops_of(bucket), empty = zero_bytes(tops & ~LOW_BITS);
        Slot slot = find_in_bucket(kind, type, key, bucket, tops, top);
        *is_there = slot.bucket != NULL;
        if (*is_there)
            return slot;
        if (!room.bucket && empty)
            room = (Slot){ bucket, first_byte(empty) };
        *last = *map_overflow_of(type, bucket);
        if (zero_bytes(tops) || !*last) {
            *last = bucket;
            return room;
        }
    }
}

INLINE void *insert(KeyKind kind, const GoMapType *type, GoMap *map, const Key *key, Slot slot, GoMapBucket *last,
                    uint8_t top)
{
    if (!slot.bucket)
        slot = (Slot){ map_add_overflow(type, map, last), 0 };
    char *element = element_slot(kind, type, slot.bucket, slot.index);
    if (kind == KEY_ANY && type->flags & GO_MAP_INDIRECT_ELEMENT)
        map_store(element, rt_new_object(type->element));
    put_key(kind, type, key, key_slot(kind, type, slot.bucket, slot.index));
    slot.bucket->tops[slot.index] = top;
    map->count++;
    return element_at(kind, type, slot.bucket, slot.index);
}

/* The place of the element; it is zero if the key is new. */
INLINE void *assign(KeyKind kind, const GoMapType *type, GoMap *map, const Key *key)
{
    if (!map)
        panic_plain("assignment to entry in nil map");
    require_no_write(map);
    uint64_t hash = hash_key(kind, type, key, map->seed);  /* may panic: before the write begins */
    uint8_t top = map_top_of(hash);
    begin_write(map);
    if (!map->buckets)
        map_store(&map->buckets, rt_new_object(type->bucket));
    void *element;
    for (;;) {
        GoUint index = hash & (map_bucket_count(map->bucket_bits) - 1);
        bool is_there;
        GoMapBucket *last;
        if (map_is_growing(map))
            map_continue_growth(type, map, index);
        Slot slot = find_place(kind, type, key, map_bucket_at(type, map->buckets, index), top, &is_there, &last);
        if (is_there) {
            update_key(kind, type, key, key_slot(kind, type, slot.bucket, slot.index));
            element = element_at(kind, type, slot.bucket, slot.index);
            break;
        }
        if (map_is_growing(map) || !map_must_grow(map)) {
            element = insert(kind, type, map, key, slot, last, top);
            break;
        }
        map_start_growth(type, map);
    }
    end_write(map);
    return element;
}

/* ---- deletion ---- */

static void clear_slot(const GoType *type, bool is_indirect, char *slot)
{
    if (is_indirect)
        map_store(slot, NULL);
    else
        rt_typed_clear(type, slot);
}

static bool is_last_in_chain(const GoMapType *type, Slot slot)
{
    if (slot.index < GO_MAP_SLOTS - 1)
        return slot.bucket->tops[slot.index + 1] == MAP_TOP_EMPTY_REST;
    GoMapBucket *next = *map_overflow_of(type, slot.bucket);
    return !next || next->tops[0] == MAP_TOP_EMPTY_REST;
}

/* The slot was emptied: where nothing follows, it and the empty ones before it say so. */
static void mark_empty(const GoMapType *type, GoMapBucket *first, Slot slot)
{
    slot.bucket->tops[slot.index] = MAP_TOP_EMPTY;
    if (!is_last_in_chain(type, slot))
        return;
    while (slot.bucket->tops[slot.index] == MAP_TOP_EMPTY) {
        slot.bucket->tops[slot.index] = MAP_TOP_EMPTY_REST;
        if (slot.index-- > 0)
            continue;
        if (slot.bucket == first)
            return;
        GoMapBucket *next = slot.bucket;
        for (slot.bucket = first; *map_overflow_of(type, slot.bucket) != next;)
            slot.bucket = *map_overflow_of(type, slot.bucket);
        slot.index = GO_MAP_SLOTS - 1;
    }
}

INLINE void delete(KeyKind kind, const GoMapType *type, GoMap *map, const Key *key)
{
    if (!map || map->count == 0) {
        if (kind == KEY_ANY && type->flags & GO_MAP_HASH_MIGHT_PANIC)
            hash_key(kind, type, key, 0);
        return;
    }
    require_no_write(map);
    uint64_t hash = hash_key(kind, type, key, map->seed);
    GoUint index = hash & (map_bucket_count(map->bucket_bits) - 1);
    bool is_there;
    GoMapBucket *last;
    begin_write(map);
    if (map_is_growing(map))
        map_continue_growth(type, map, index);
    GoMapBucket *first = map_bucket_at(type, map->buckets, index);
    Slot slot = find_place(kind, type, key, first, map_top_of(hash), &is_there, &last);
    if (is_there) {
        if (type->key->pointer_bytes || type->flags & GO_MAP_INDIRECT_KEY)
            clear_slot(type->key, type->flags & GO_MAP_INDIRECT_KEY, key_slot(kind, type, slot.bucket, slot.index));
        clear_slot(type->element, type->flags & GO_MAP_INDIRECT_ELEMENT,
                   element_slot(kind, type, slot.bucket, slot.index));
        mark_empty(type, first, slot);
        if (--map->count == 0)
            map->seed = (uint32_t)random_next();  /* what was learnt about collisions is worth nothing now */
    }
    end_write(map);
}

/* ---- what compiled code calls ---- */

static const void *or_zero(const void *element)
{
    return element ? element : map_zero;
}

void *rt_map_find(const GoMapType *type, GoMap *map, const void *key)
{
    return find_element(KEY_ANY, type, map, &(Key){ .at = key });
}

void *rt_map_find_32(const GoMapType *type, GoMap *map, uint32_t key)
{
    return find_element(KEY_32, type, map, &(Key){ .word = key });
}

void *rt_map_find_64(const GoMapType *type, GoMap *map, uint64_t key)
{
    return find_element(KEY_64, type, map, &(Key){ .word = key });
}

void *rt_map_find_string(const GoMapType *type, GoMap *map, GoString key)
{
    return find_element(KEY_STRING, type, map, &(Key){ .text = key });
}

const void *rt_map_get(const GoMapType *type, GoMap *map, const void *key)
{
    return or_zero(find_element(KEY_ANY, type, map, &(Key){ .at = key }));
}

const void *rt_map_get_32(const GoMapType *type, GoMap *map, uint32_t key)
{
    return or_zero(find_element(KEY_32, type, map, &(Key){ .word = key }));
}

const void *rt_map_get_64(const GoMapType *type, GoMap *map, uint64_t key)
{
    return or_zero(find_element(KEY_64, type, map, &(Key){ .word = key }));
}

const void *rt_map_get_string(const GoMapType *type, GoMap *map, GoString key)
{
    return or_zero(find_element(KEY_STRING, type, map, &(Key){ .text = key }));
}

void *rt_map_assign(const GoMapType *type, GoMap *map, const void *key)
{
    return assign(KEY_ANY, type, map, &(Key){ .at = key });
}

void *rt_map_assign_32(const GoMapType *type, GoMap *map, uint32_t key)
{
    return assign(KEY_32, type, map, &(Key){ .word = key });
}

void *rt_map_assign_64(const GoMapType *type, GoMap *map, uint64_t key)
{
    return assign(KEY_64, type, map, &(Key){ .word = key });
}

void *rt_map_assign_string(const GoMapType *type, GoMap *map, GoString key)
{
    return assign(KEY_STRING, type, map, &(Key){ .text = key });
}

void rt_map_put_all(const GoMapType *type, GoMap *map, const char *keys, const char *values, GoInt count)
{
    for (GoInt i = 0; i < count; i++) {
        const void *key = keys + (size_t)i * type->key->size_bytes;
        void *element = assign(KEY_ANY, type, map, &(Key){ .at = key });
        rt_typed_copy(type->element, element, values + (size_t)i * type->element->size_bytes);
    }
}

void rt_map_delete(const GoMapType *type, GoMap *map, const void *key)
{
    delete(KEY_ANY, type, map, &(Key){ .at = key });
}

void rt_map_delete_32(const GoMapType *type, GoMap *map, uint32_t key)
{
    delete(KEY_32, type, map, &(Key){ .word = key });
}

void rt_map_delete_64(const GoMapType *type, GoMap *map, uint64_t key)
{
    delete(KEY_64, type, map, &(Key){ .word = key });
}

void rt_map_delete_string(const GoMapType *type, GoMap *map, GoString key)
{
    delete(KEY_STRING, type, map, &(Key){ .text = key });
}
