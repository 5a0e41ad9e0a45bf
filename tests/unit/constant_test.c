/* Constants: exactness, the switch of representations, texts; expectations from go/constant. */
#include "analysis/types/constant.h"

#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static Constant *literal(TokenKind kind, const char *text)
{
    return constant_from_literal(kind, text_of(text));
}

static Constant *integer(const char *text)
{
    return literal(TOKEN_INT, text);
}

static Constant *floating(const char *text)
{
    return literal(TOKEN_FLOAT, text);
}

static void expect_short(const Constant *x, const char *text)
{
    assert_string_equal(constant_short_text(&arena, x), text);
}

static void expect_exact(const Constant *x, const char *text)
{
    assert_string_equal(constant_exact_text(&arena, x), text);
}

static void integer_literals(void **state)
{
    (void)state;
    expect_short(integer("0"), "0");
    expect_short(integer("9223372036854775807"), "9223372036854775807");
    expect_short(integer("9223372036854775808"), "9223372036854775808");
    expect_short(integer("0x_FFFF_FFFF_FFFF_FFFF"), "18446744073709551615");
    expect_short(integer("0755"), "493");
    expect_short(integer("0o17"), "15");
    expect_short(integer("0B101"), "5");
    expect_short(integer("1_000"), "1000");
}

static void integers_grow_without_loss(void **state)
{
    (void)state;
    Constant *huge = constant_shift(integer("1"), TOKEN_SHL, 100);
    expect_short(huge, "1267650600228229401496703205376");
    expect_short(constant_shift(huge, TOKEN_SHR, 99), "2");
    expect_short(constant_binary(huge, TOKEN_SUB, huge, true), "0");
    Constant *least = constant_from_int(INT64_MIN);
    expect_short(constant_unary(TOKEN_SUB, least, 0), "9223372036854775808");
    expect_short(constant_binary(least, TOKEN_DIV, constant_from_int(-1), true), "9223372036854775808");
    expect_short(constant_shift(constant_from_int(-5), TOKEN_SHR, 1), "-3");
    expect_short(constant_shift(constant_from_int(-5), TOKEN_SHL, 62), "-23058430092136939520");
}

static void integer_operators(void **state)
{
    (void)state;
    Constant *a = constant_from_int(-7), *b = constant_from_int(2);
    expect_short(constant_binary(a, TOKEN_DIV, b, true), "-3");
    expect_short(constant_binary(a, TOKEN_REM, b, true), "-1");
    expect_short(constant_binary(a, TOKEN_AND_NOT, b, true), "-7");
    expect_short(constant_binary(a, TOKEN_XOR, b, true), "-5");
    expect_exact(constant_binary(a, TOKEN_DIV, b, false), "-7/2");
    expect_short(constant_unary(TOKEN_XOR, constant_from_int(0), 8), "255");
    expect_short(constant_unary(TOKEN_XOR, constant_from_int(0), 64), "18446744073709551615");
    expect_short(constant_unary(TOKEN_XOR, constant_from_int(1), 0), "-2");
    Constant *wide = integer("0x1_0000_0000_0000_0001");
    expect_short(constant_binary(wide, TOKEN_AND, constant_from_int(3), true), "1");
    expect_short(constant_binary(wide, TOKEN_AND_NOT, constant_from_int(1), true), "18446744073709551616");
}

static void float_literals_are_fractions(void **state)
{
    (void)state;
    expect_exact(floating("0.1"), "1/10");
    expect_exact(floating("1e3"), "1000");
    expect_exact(floating("0x1.8p1"), "3");
    expect_exact(floating("0123.5"), "247/2");
    expect_exact(floating(".5"), "1/2");
    expect_short(floating("1e100"), "1e+100");
    expect_short(floating("3.14159265358979"), "3.14159");
    expect_short(floating("1e-400"), "1e-400");
    expect_short(floating("1e1000000"), "1e+1000000");
    expect_short(floating("0.000012345"), "1.2345e-05");
    assert_int_equal(constant_kind(floating("1e3")), CONSTANT_FLOAT);
}

static void floats_become_integers(void **state)
{
    (void)state;
    expect_short(constant_to_int(floating("1e20")), "100000000000000000000");
    assert_int_equal(constant_kind(constant_to_int(floating("1.5"))), CONSTANT_UNKNOWN);
    Constant *third = constant_binary(floating("1.0"), TOKEN_DIV, floating("3.0"), false);
    expect_short(constant_to_int(constant_binary(third, TOKEN_MUL, floating("3.0"), false)), "1");
    /* Beyond fractions: 1e2000 / 1e2000 in 512-bit floats. */
    Constant *large = constant_binary(floating("1e2000"), TOKEN_DIV, floating("1e2000"), false);
    expect_short(constant_to_int(large), "1");
}

static void nearest_floats(void **state)
{
    (void)state;
    bool is_exact;
    assert_true(constant_float64(floating("0.1"), &is_exact) == 0.1 && !is_exact);
    assert_true(constant_float64(floating("0.5"), &is_exact) == 0.5 && is_exact);
    assert_true(constant_float64(floating("4.9406564584124654e-324"), NULL) == 4.9406564584124654e-324);
    assert_true(constant_float64(floating("2e-324"), NULL) == 0);
    assert_true(constant_float64(floating("2.2250738585072011e-308"), NULL) == 2.2250738585072011e-308);
    assert_true(isinf(constant_float64(floating("1.8e308"), NULL)));
    assert_true(constant_float64(floating("1.7976931348623157e308"), NULL) == 1.7976931348623157e308);
    assert_true(constant_float32(floating("0.1"), NULL) == 0.1f);
    assert_true(constant_float32(floating("1e-45"), NULL) == 1e-45f);
    assert_true(isinf(constant_float32(floating("3.5e38"), NULL)));
    assert_true(constant_float64(integer("9007199254740993"), &is_exact) == 9007199254740992.0 && !is_exact);
    assert_true(constant_float64(integer("18446744073709551615"), NULL) == 18446744073709551616.0);
}

static void strings_and_runes(void **state)
{
    (void)state;
    expect_short(literal(TOKEN_RUNE, "'x'"), "120");
    expect_short(literal(TOKEN_RUNE, "'\\n'"), "10");
    expect_short(literal(TOKEN_RUNE, "'\\u00e4'"), "228");
    expect_short(literal(TOKEN_RUNE, "'\\''"), "39");
    expect_short(literal(TOKEN_RUNE, "'\xe4\xb8\x96'"), "19990");
    expect_short(literal(TOKEN_RUNE, "'\\377'"), "255");
    expect_short(literal(TOKEN_STRING, "\"a\\tb\\\"\\x00\\u4e16\""), "\"a\\tb\\\"\\x00\xe4\xb8\x96\"");
    expect_short(literal(TOKEN_STRING, "`a\\\r\nb`"), "\"a\\\\\\nb\"");
    assert_int_equal(constant_text(literal(TOKEN_STRING, "\"\\x00\\xff\"")).length, 2);
    Constant *ab = constant_binary(literal(TOKEN_STRING, "\"a\""), TOKEN_ADD, literal(TOKEN_STRING, "\"b\""), false);
    Constant *abab = constant_binary(ab, TOKEN_ADD, ab, false);
    expect_short(abab, "\"abab\"");
    expect_short(ab, "\"ab\"");
    assert_true(constant_compare(ab, TOKEN_LESS, abab));
    Constant *repeated = abab;
    for (int i = 0; i < 5; i++)
        repeated = constant_binary(repeated, TOKEN_ADD, repeated, false);
    expect_short(repeated, "\"abababababababababababababababababababababababababababababababababab...");
}

static void complex_arithmetic(void **state)
{
    (void)state;
    Constant *i = literal(TOKEN_IMAGINARY, "1i");
    expect_short(constant_binary(i, TOKEN_MUL, i, false), "(-1 + 0i)");
    expect_short(constant_to_int(constant_binary(i, TOKEN_MUL, i, false)), "-1");
    Constant *z = constant_binary(integer("1"), TOKEN_ADD, i, false);
    expect_short(constant_binary(z, TOKEN_DIV, z, false), "(1 + 0i)");
    expect_short(literal(TOKEN_IMAGINARY, "010i"), "(0 + 10i)");
    assert_true(constant_compare(z, TOKEN_NOT_EQUAL, i));
}

static void comparisons_cross_kinds(void **state)
{
    (void)state;
    assert_true(constant_compare(integer("1"), TOKEN_LESS, floating("1.5")));
    assert_true(constant_compare(integer("2"), TOKEN_EQUAL, floating("2.0")));
    assert_true(constant_compare(floating("1e5000"), TOKEN_GREATER, integer("1")));
    assert_false(constant_compare(constant_unknown(), TOKEN_EQUAL, integer("1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integer_literals),
        cmocka_unit_test(integers_grow_without_loss),
        cmocka_unit_test(integer_operators),
        cmocka_unit_test(float_literals_are_fractions),
        cmocka_unit_test(floats_become_integers),
        cmocka_unit_test(nearest_floats),
        cmocka_unit_test(strings_and_runes),
        cmocka_unit_test(complex_arithmetic),
        cmocka_unit_test(comparisons_cross_kinds),
    };

    constant_setup(&arena);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
