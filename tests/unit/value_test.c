/* Strings, slices, boxes, interfaces and print: expectations come from programs that real Go 1.19 ran. */
#include "runtime/os/report.h"
#include "runtime/panic/panic.h"
#include "runtime/value/value.h"
#include "tests/unit/heap_fixture.h"
#include <math.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static GoString text_of(const char *text)
{
    return (GoString){ (const uint8_t *)text, (GoInt)strlen(text) };
}

static void assert_text(GoString got, const char *wanted)
{
    assert_int_equal(got.length, strlen(wanted));
    assert_memory_equal(got.data, wanted, strlen(wanted));
}

/* -- strings -- */

static void test_concatenation(void **state)
{
    (void)state;
    uint8_t buffer[32];
    GoString parts[] = { text_of("ab"), text_of(""), text_of("cde") };
    GoString long_part = text_of("0123456789abcdef0123456789abcdef");
    GoString longer[] = { long_part, parts[0] };

    assert_text(rt_concat_strings(NULL, parts, 3), "abcde");
    assert_ptr_equal(rt_concat_strings(buffer, parts, 3).data, buffer);
    assert_int_equal(rt_concat_strings(NULL, parts + 1, 1).length, 0);
    assert_ptr_equal(rt_concat_strings(NULL, parts + 1, 2).data, parts[2].data);
    assert_text(rt_concat_strings(buffer, longer, 2), "0123456789abcdef0123456789abcdefab");
    assert_ptr_not_equal(rt_concat_strings(buffer, longer, 2).data, buffer);
}

static void test_comparison(void **state)
{
    (void)state;
    assert_int_equal(rt_compare_strings(text_of("ab"), text_of("abc")), -1);
    assert_int_equal(rt_compare_strings(text_of("b"), text_of("abc")), 1);
    assert_int_equal(rt_compare_strings(text_of("abc"), text_of("abc")), 0);
    assert_int_equal(rt_compare_strings(text_of(""), text_of("")), 0);
    assert_int_equal(rt_compare_strings(text_of("\xff"), text_of("a")), 1);
    assert_true(rt_equal_strings(text_of("abc"), text_of("abc")));
    assert_false(rt_equal_strings(text_of("abc"), text_of("abd")));
}

static void test_conversions_between_strings_and_bytes(void **state)
{
    (void)state;
    uint8_t buffer[32];
    GoSlice small = rt_string_to_bytes(buffer, text_of("hello"));
    GoSlice heap = rt_string_to_bytes(NULL, text_of("hello"));

    assert_ptr_equal(small.data, buffer);
    assert_int_equal(small.capacity, 32);
    assert_int_equal(heap.length, 5);
    assert_int_equal(heap.capacity, 8);
    assert_memory_equal(heap.data, "hello\0\0\0", 8);
    assert_int_equal(rt_string_to_bytes(NULL, text_of("0123456789abcdef0")).capacity, 24);
    assert_text(rt_bytes_to_string(NULL, heap.data, 5), "hello");
    assert_int_equal(rt_bytes_to_string(NULL, heap.data, 0).length, 0);
}

/* Go: for _, r := range s. */
static void test_decoding(void **state)
{
    static const struct {
        const char *text;
        uint32_t rune;
        int width;
    } rows[] = {
        { "\xc3\xa4", 0xe4, 2 },         { "\xe2\x82\xac", 0x20ac, 3 },      { "\xf0\x9f\x98\x80", 0x1f600, 4 },
        { "\xf4\x8f\xbf\xbf", 0x10ffff, 4 },
        { "\x80", 0xfffd, 1 },           { "\xc0\x80", 0xfffd, 1 },          { "\xc1\xbf", 0xfffd, 1 },
        { "\xe0\x80\x80", 0xfffd, 1 },   { "\xe0\xa0\x80", 0x800, 3 },       { "\xed\xa0\x80", 0xfffd, 1 },
        { "\xed\x9f\xbf", 0xd7ff, 3 },   { "\xf0\x80\x80\x80", 0xfffd, 1 },  { "\xf4\x90\x80\x80", 0xfffd, 1 },
        { "\xf5\x80\x80\x80", 0xfffd, 1 }, { "\xe2\x82", 0xfffd, 1 },        { "\xe2\x82g", 0xfffd, 1 },
        { "\xf0\x9f\x98", 0xfffd, 1 },   { "\xff", 0xfffd, 1 },              { "\xc3g", 0xfffd, 1 },
        { "\xef\xbf\xbd", 0xfffd, 3 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t got = rt_decode_rune(text_of(rows[i].text), 0);
        assert_int_equal((uint32_t)got, rows[i].rune);
        assert_int_equal(got >> 32, rows[i].width);
    }
}

static void test_runes_there_and_back(void **state)
{
    (void)state;
    int32_t buffer[32];
    GoString mixed = text_of("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xff");
    GoSlice runes = rt_string_to_runes(buffer, mixed), heap = rt_string_to_runes(NULL, mixed);
    static const int32_t wanted[] = { 'a', 0xe4, 0x20ac, 0x1f600, 0xfffd }, odd[] = { -1, 0xd800, 0x110000, 'z' };

    assert_ptr_equal(runes.data, buffer);
    assert_int_equal(runes.length, 5);
    assert_memory_equal(heap.data, wanted, sizeof wanted);
    assert_int_equal(heap.capacity, 6);
    assert_text(rt_runes_to_string(NULL, wanted, 5), "a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80\xef\xbf\xbd");
    assert_text(rt_runes_to_string(NULL, odd, 4), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz");
    assert_text(rt_rune_to_string(NULL, 0x20ac), "\xe2\x82\xac");
    assert_text(rt_rune_to_string(NULL, (int64_t)1 << 40), "\xef\xbf\xbd");
}

/* -- slices -- */

/* append of n elements to a slice of length and capacity l; the capacities of real Go, by element. */
static void test_capacities_of_append(void **state)
{
    static const GoInt cases[][2] = { { 0, 1 }, { 0, 5 }, { 1, 1 }, { 5, 1 }, { 5, 6 }, { 7, 2 }, { 16, 1 }, { 255, 1 }, { 256, 1 },
                                      { 257, 1 }, { 512, 1 }, { 1000, 1 }, { 1024, 700 }, { 5000, 1 }, { 100000, 1 }, { 3, 9 } };
    static const uint64_t no_pointers[1], pointers[] = { 0x1f }, one_pointer[] = { 1 };
    static const struct {
        GoType type;
        GoInt wanted[16];
    } rows[] = {
        { TEST_TYPE(1, 0, no_pointers), { 8, 8, 8, 16, 16, 16, 32, 512, 512, 576, 896, 1536, 2048, 6528, 131072, 16 } },
        { TEST_TYPE(2, 0, no_pointers), { 4, 8, 4, 12, 12, 16, 32, 512, 512, 576, 896, 1536, 2048, 6784, 126976, 12 } },
        { TEST_TYPE(8, 0, no_pointers), { 1, 6, 2, 10, 12, 14, 32, 512, 512, 608, 848, 1536, 2048, 7168, 125952, 12 } },
        { TEST_TYPE(3, 0, no_pointers), { 2, 5, 2, 10, 16, 16, 32, 512, 512, 597, 896, 1621, 2048, 6826, 125610, 16 } },
        { TEST_TYPE(24, 0, no_pointers), { 1, 5, 2, 10, 12, 14, 32, 512, 512, 565, 853, 1706, 2048, 6485, 125269, 12 } },
        { TEST_TYPE(40, 40, pointers), { 1, 5, 2, 10, 11, 14, 32, 512, 512, 544, 1024, 1638, 2048, 6553, 125337, 12 } },
        { TEST_TYPE(16, 8, one_pointer), { 1, 5, 2, 10, 11, 14, 32, 512, 512, 592, 848, 1536, 2048, 6656, 125440, 12 } },
    };
    (void)state;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (size_t i = 0; i < 16; i++) {
            GoInt length = cases[i][0];
            GoSlice old = { length ? rt_new_array(&rows[row].type, length) : NULL, length, length };
            GoSlice grown = rt_grow_slice(&rows[row].type, old, length + cases[i][1]);
            assert_int_equal(grown.capacity, rows[row].wanted[i]);
            assert_int_equal(grown.length, length);
        }
}

static void test_growth_keeps_elements_and_clears_the_rest(void **state)
{
    static const uint64_t no_pointers[1];
    static const GoType int_type = TEST_TYPE(8, 0, no_pointers), empty_type = TEST_TYPE(0, 0, no_pointers);
    int64_t numbers[] = { 7, 8, 9 };
    (void)state;
    GoSlice grown = rt_grow_slice(&int_type, (GoSlice){ numbers, 3, 3 }, 4);
    int64_t *items = grown.data;

    assert_int_equal(grown.capacity, 6);
    assert_int_equal(items[0] * 100 + items[1] * 10 + items[2], 789);
    assert_int_equal(items[4] | items[5], 0);
    grown = rt_grow_slice(&empty_type, (GoSlice){ NULL, 0, 0 }, 5);
    assert_non_null(grown.data);
    assert_int_equal(grown.capacity, 5);
}

/* -- boxes -- */

static void test_small_numbers_are_not_allocated(void **state)
{
    (void)state;
    assert_ptr_equal(rt_box_64(200), rt_box_64(200));
    assert_int_equal(*(uint64_t *)rt_box_64(255), 255);
    assert_int_equal(*(uint16_t *)rt_box_16(0x1234), 0x1234);
    assert_int_equal(*(uint32_t *)rt_box_32(99), 99);
    assert_int_equal(*(int64_t *)rt_box_64((uint64_t)-5), -5);
    assert_int_equal(((GoString *)rt_box_string(text_of("")))->length, 0);
    assert_text(*(GoString *)rt_box_string(text_of("boxed")), "boxed");
}

/* -- print -- */

static char printed[4096];

/* What the function reports on standard error, in `printed`; its exit status if it ends the process. */
static int run_reporting(void (*function)(void))
{
    int ends[2], status;
    ssize_t used = 0, got;

    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], 2);
        function();
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

static void print_floats(void)
{
    static const double numbers[] = { 0, 1, -1.5, 100, 1e100, 1e-100, 123456789, 0.1, 9.9999999, 5e-324, 1.7976931348623157e308 };

    rt_print_lock();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        rt_print_float(numbers[i]);
        rt_print_space();
    }
    rt_print_float(-0.0);
    rt_print_float(INFINITY);
    rt_print_float(-INFINITY);
    rt_print_float(NAN);
    rt_print_complex(1.5, -2);
    rt_print_newline();
    rt_print_unlock();
}

static void print_others(void)
{
    rt_print_lock();
    rt_print_int(INT64_MIN);
    rt_print_uint(UINT64_MAX);
    rt_print_bool(true);
    rt_print_string(text_of("text"));
    rt_print_pointer((void *)0xc000);
    rt_print_pointer(NULL);
    rt_print_slice((GoSlice){ (void *)0x10, 2, 3 });
    rt_print_eface((GoEface){ NULL, (void *)0x20 });
    rt_print_unlock();
}

static void test_print(void **state)
{
    (void)state;
    run_reporting(print_floats);
    assert_string_equal(printed,
                        "+0.000000e+000 +1.000000e+000 -1.500000e+000 +1.000000e+002 +1.000000e+100 +1.000000e-100 "
                        "+1.234568e+008 +1.000000e-001 +1.000000e+001 +4.940656e-324 +1.797693e+308 "
                        "-0.000000e+000+Inf-InfNaN(+1.500000e+000-2.000000e+000i)\n");
    run_reporting(print_others);
    assert_string_equal(printed, "-922337203685477580818446744073709551615truetext0xc0000x0[2/3]0x10(0x0,0x20)");
}

/* -- panics: their words, on a C stack -- */

static void index_signed(void) { rt_panic_bounds(5, true, 3, 0); }
static void index_negative(void) { rt_panic_bounds(-5, true, 3, 0); }
static void index_unsigned(void) { rt_panic_bounds(-5, false, 3, 0); }
static void slice_low(void) { rt_panic_bounds(5, true, 2, 3); }
static void slice3_low(void) { rt_panic_bounds(-1, true, 2, 7); }
static void divide(void) { rt_panic_divide(); }
static void nothing(void) { rt_panic((GoEface){ NULL, NULL }); }

static void test_words_of_panics(void **state)
{
    static const struct {
        void (*function)(void);
        const char *wanted;
    } rows[] = {
        { index_signed, "panic: runtime error: index out of range [5] with length 3\n" },
        { index_negative, "panic: runtime error: index out of range [-5]\n" },
        { index_unsigned, "panic: runtime error: index out of range [18446744073709551611] with length 3\n" },
        { slice_low, "panic: runtime error: slice bounds out of range [5:2]\n" },
        { slice3_low, "panic: runtime error: slice bounds out of range [-1::]\n" },
        { divide, "panic: runtime error: integer divide by zero\n" },
        { nothing, "panic: nil\n" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_int_equal(run_reporting(rows[i].function), 2);
        assert_string_equal(printed, rows[i].wanted);
    }
}

static int start(void **state)
{
    (void)state;
    fixture_start();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_concatenation),
        cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_conversions_between_strings_and_bytes),
        cmocka_unit_test(test_decoding),
        cmocka_unit_test(test_runes_there_and_back),
        cmocka_unit_test(test_capacities_of_append),
        cmocka_unit_test(test_growth_keeps_elements_and_clears_the_rest),
        cmocka_unit_test(test_small_numbers_are_not_allocated),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_words_of_panics),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
