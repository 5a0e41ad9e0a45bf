/* Maps from within: their structure after every kind of growth, iterators, and writes that meet. */
#include "runtime/value/map.h"
#include "runtime/value/hash.h"
#include "runtime/value/value.h"
#include "tests/unit/heap_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

extern const GoClosure rt_hasher_64;

/* ---- map types as the compiler makes them ---- */

static bool equal_words(const uint64_t *a, const uint64_t *b)
{
    return *a == *b;
}

static bool equal_floats(const double *a, const double *b)
{
    return *a == *b;
}

static uint64_t hash_double(const void *key, uint64_t seed, const GoClosure *closure)
{
    static const GoType type = { .size_bytes = 8, .kind = GO_KIND_FLOAT64 };

    (void)closure;
    return value_hash(&type, key, seed);
}

/* Every key in one of four buckets. */
static uint64_t hash_badly(const void *key, uint64_t seed, const GoClosure *closure)
{
    (void)seed;
    (void)closure;
    return *(const uint64_t *)key & 3;
}

static const GoClosure word_equality = { equal_words }, float_equality = { equal_floats };
static const GoClosure float_hasher = { hash_double }, bad_hasher = { hash_badly };
static const uint64_t element_mask = 1, bucket_mask = (0xff << 9) | (1 << 17);
static const GoType word_type = { .size_bytes = 8, .align_bytes = 8, .kind = GO_KIND_UINT64, .equal = &word_equality };
static const GoType float_type = { .size_bytes = 8, .align_bytes = 8, .kind = GO_KIND_FLOAT64, .equal = &float_equality };
static const GoType pointer_type = TEST_TYPE(8, 8, &element_mask);
static const GoType plain_bucket = TEST_TYPE(8 + 16 * 8 + 8, 0, NULL);
static const GoType pointer_bucket = TEST_TYPE(8 + 16 * 8 + 8, 8 + 16 * 8 + 8, &bucket_mask);

#define MAP_TYPE(key_type, element_type, bucket_type, hash, flag_bits)                                   \
    {                                                                                                     \
        .type = { .size_bytes = 8, .kind = GO_KIND_MAP }, .key = (key_type), .element = (element_type),  \
        .bucket = (bucket_type), .hasher = (hash), .key_slot_bytes = 8, .element_slot_bytes = 8,        \
        .bucket_bytes = 8 + 16 * 8 + 8, .flags = (flag_bits)                                            \
    }
static const GoMapType words = MAP_TYPE(&word_type, &word_type, &plain_bucket, &rt_hasher_64, GO_MAP_REFLEXIVE_KEY);
static const GoMapType pointers = MAP_TYPE(&word_type, &pointer_type, &pointer_bucket, &rt_hasher_64, GO_MAP_REFLEXIVE_KEY);
static const GoMapType floats = MAP_TYPE(&float_type, &word_type, &plain_bucket, &float_hasher, GO_MAP_KEY_NEEDS_UPDATE);
static const GoMapType crowded = MAP_TYPE(&word_type, &word_type, &plain_bucket, &bad_hasher, GO_MAP_REFLEXIVE_KEY);

static int start(void **state)
{
    (void)state;
    fixture_start();
    hash_init();
    return 0;
}

static void assert_consistent(const GoMapType *type, GoMap *map)
{
    const char *wrong = map_check(type, map);

    if (wrong)
        fail_msg("%s", wrong);
}

/* ---- tests ---- */

static void test_growth(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&words, 0, NULL, NULL);

    for (uint64_t i = 0; i < 3000; i++) {
        *(uint64_t *)rt_map_assign_64(&words, map, i << 20) = i;
        assert_int_equal(map->count, i + 1);
        if (i % 50 == 0)
            assert_consistent(&words, map);
    }
    for (uint64_t i = 0; i < 3000; i++)
        assert_int_equal(*(const uint64_t *)rt_map_get_64(&words, map, i << 20), i);
    assert_null(rt_map_find_64(&words, map, 1));
    assert_int_equal(*(const uint64_t *)rt_map_get_64(&words, map, 1), 0);
    assert_int_equal(map->bucket_bits, 9);  /* 3000 / 6.5 < 2^9 */
}

static void test_a_hint_makes_room(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&words, 1000, NULL, NULL);
    char *buckets = map->buckets;

    assert_int_equal(map->bucket_bits, 8);
    for (uint64_t i = 0; i < 1000; i++)
        rt_map_assign_64(&words, map, i);
    assert_ptr_equal(map->buckets, buckets);
    assert_int_equal(((GoMap *)rt_map_make(&words, -1, NULL, NULL))->bucket_bits, 0);
    assert_int_equal(((GoMap *)rt_map_make(&words, INT64_MAX, NULL, NULL))->bucket_bits, 0);
}

static void test_a_map_in_a_frame(void **state)
{
    (void)state;
    GoMap header = { 0 };
    uint64_t bucket[18] = { 0 };
    GoMap *map = rt_map_make(&words, 8, &header, bucket);

    assert_ptr_equal(map, &header);
    for (uint64_t i = 0; i < 8; i++)
        rt_map_assign_64(&words, map, i);
    assert_ptr_equal(header.buckets, bucket);
    rt_map_assign_64(&words, map, 8);
    assert_ptr_not_equal(header.buckets, bucket);
    assert_consistent(&words, map);
}

static void test_chains_are_kept_and_cut(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&crowded, 0, NULL, NULL);

    for (uint64_t i = 0; i < 200; i++)
        *(uint64_t *)rt_map_assign(&crowded, map, &i) = i;
    assert_consistent(&crowded, map);
    for (uint64_t i = 0; i < 200; i += 3)
        rt_map_delete(&crowded, map, &i);
    assert_consistent(&crowded, map);
    for (uint64_t i = 200; i-- > 0;) {
        rt_map_delete(&crowded, map, &i);
        assert_consistent(&crowded, map);
        assert_null(rt_map_find(&crowded, map, &i));
    }
    assert_int_equal(map->count, 0);
}

static void test_many_overflow_buckets_are_moved_together(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&words, 0, NULL, NULL);
    bool has_grown_same_size = false;

    for (uint64_t turn = 0; turn < 400; turn++) {
        for (uint64_t i = 0; i < 400; i++)
            rt_map_assign_64(&words, map, turn * 1000 + i);
        has_grown_same_size = has_grown_same_size || map->flags & MAP_GROWS_SAME_SIZE;
        assert_consistent(&words, map);
        for (uint64_t i = 0; i < 400; i++)
            rt_map_delete_64(&words, map, turn * 1000 + i);
        assert_consistent(&words, map);
    }
    assert_true(has_grown_same_size);
    assert_true(map->bucket_bits <= 7);
}

static void test_elements_survive_collections(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&pointers, 0, NULL, NULL);

    for (uint64_t i = 0; i < 500; i++) {
        void **element = rt_map_assign_64(&pointers, map, i);
        *element = rt_new_object(&pointer_type);
        if (i % 20 == 0)
            rt_gc();
    }
    rt_gc();
    assert_heap_is_consistent();
    assert_consistent(&pointers, map);
    for (uint64_t i = 0; i < 500; i++)
        assert_true(is_live(*(void *const *)rt_map_get_64(&pointers, map, i)));
    void *deleted = *(void **)rt_map_get_64(&pointers, map, 7);
    rt_map_delete_64(&pointers, map, 7);
    assert_non_null(deleted);
    rt_map_clear(&pointers, map);
    assert_int_equal(map->count, 0);
    assert_consistent(&pointers, map);
}

static void test_overflow_without_pointers_survives(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&crowded, 0, NULL, NULL);

    for (uint64_t i = 0; i < 300; i++) {
        *(uint64_t *)rt_map_assign(&crowded, map, &i) = ~i;
        rt_gc();
    }
    for (uint64_t i = 0; i < 300; i++)
        assert_int_equal(*(const uint64_t *)rt_map_get(&crowded, map, &i), ~i);
}

static void test_a_walk_during_growth(void **state)
{
    (void)state;
    for (int round = 0; round < 200; round++) {
        GoMap *map = test_roots[0] = rt_map_make(&words, 0, NULL, NULL);
        bool met[105] = { false };
        GoMapIterator it;
        uint64_t next = 1000;

        for (uint64_t i = 0; i < 105; i++)  /* the 105th starts growth to 32 buckets */
            rt_map_assign_64(&words, map, i);
        rt_map_iterate_start(&words, map, &it);
        for (; it.key; rt_map_iterate_next(&it)) {
            uint64_t key = *(uint64_t *)it.key;
            if (key < 105) {
                assert_false(met[key]);
                met[key] = true;
            }
            for (int i = 0; i < round % 8 && next < 3000; i++)
                rt_map_assign_64(&words, map, next++);
        }
        for (unsigned i = 0; i < 105; i++)
            assert_true(met[i]);
        assert_consistent(&words, map);
    }
}

static void test_nan_is_met_once_wherever_it_moves(void **state)
{
    (void)state;
    double nan = __builtin_nan("");
    for (int round = 0; round < 100; round++) {
        GoMap *map = test_roots[0] = rt_map_make(&floats, 0, NULL, NULL);
        bool met[60] = { false };
        GoMapIterator it;

        for (uint64_t i = 0; i < 60; i++)
            *(uint64_t *)rt_map_assign(&floats, map, &nan) = i;
        assert_null(rt_map_find(&floats, map, &nan));
        rt_map_iterate_start(&floats, map, &it);
        for (; it.key; rt_map_iterate_next(&it)) {
            uint64_t element = *(uint64_t *)it.element;
            if (element < 60) {
                assert_false(met[element]);
                met[element] = true;
            }
            for (int i = 0; i < round % 5 && map->count < 500; i++)
                *(uint64_t *)rt_map_assign(&floats, map, &nan) = 1000;
        }
        for (unsigned i = 0; i < 60; i++)
            assert_true(met[i]);
        assert_consistent(&floats, map);
    }
}

static void test_walks_begin_anywhere(void **state)
{
    (void)state;
    GoMap *map = test_roots[0] = rt_map_make(&words, 0, NULL, NULL);
    bool was_first[8] = { false };

    for (uint64_t i = 0; i < 8; i++)
        rt_map_assign_64(&words, map, i);
    for (int i = 0; i < 500; i++) {
        GoMapIterator it;
        rt_map_iterate_start(&words, map, &it);
        was_first[*(uint64_t *)it.key] = true;
    }
    for (unsigned i = 0; i < 8; i++)
        assert_true(was_first[i]);
}

/* ---- writes that meet ---- */

static char printed[4096];

static int run_child(void (*function)(GoMap *), GoMap *map)
{
    int ends[2], status;
    ssize_t used = 0, got;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        function(map);
        _exit(0);
    }
    close(ends[1]);
    while ((got = read(ends[0], printed + used, sizeof printed - 1 - (size_t)used)) > 0)
        used += got;
    printed[used] = 0;
    close(ends[0]);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void assign_one(GoMap *map) { rt_map_assign_64(&words, map, 1); }
static void delete_one(GoMap *map) { rt_map_delete_64(&words, map, 1); }
static void clear_all(GoMap *map) { rt_map_clear(&words, map); }
static void get_one(GoMap *map) { rt_map_get_64(&words, map, 1); }

static void walk(GoMap *map)
{
    GoMapIterator it;

    rt_map_iterate_start(&words, map, &it);
}

static void test_a_second_writer_is_noticed(void **state)
{
    (void)state;
    static const struct { void (*function)(GoMap *); const char *wanted; } cases[] = {
        { assign_one, "fatal error: concurrent map writes\n" },
        { delete_one, "fatal error: concurrent map writes\n" },
        { clear_all, "fatal error: concurrent map writes\n" },
        { get_one, "fatal error: concurrent map read and map write\n" },
        { walk, "fatal error: concurrent map iteration and map write\n" },
    };
    GoMap *map = test_roots[0] = rt_map_make(&words, 0, NULL, NULL);

    assign_one(map);
    map->flags |= MAP_WRITING;  /* as another goroutine's write leaves it for a moment */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(run_child(cases[i].function, map), 2);
        assert_memory_equal(printed, cases[i].wanted, strlen(cases[i].wanted));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth),
        cmocka_unit_test(test_a_hint_makes_room),
        cmocka_unit_test(test_a_map_in_a_frame),
        cmocka_unit_test(test_chains_are_kept_and_cut),
        cmocka_unit_test(test_many_overflow_buckets_are_moved_together),
        cmocka_unit_test(test_elements_survive_collections),
        cmocka_unit_test(test_overflow_without_pointers_survives),
        cmocka_unit_test(test_a_walk_during_growth),
        cmocka_unit_test(test_nan_is_met_once_wherever_it_moves),
        cmocka_unit_test(test_walks_begin_anywhere),
        cmocka_unit_test(test_a_second_writer_is_noticed),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
