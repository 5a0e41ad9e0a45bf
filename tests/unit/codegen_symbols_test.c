/* Go's names as C identifiers, and back. */
#include "codegen/symbols.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>

#include <cmocka.h>

static const char *const names[] = {
    "main.f", "main.(*T).m", "main.T.m", "main.f.func1.2", "example.com/a-b/c.X_y", "main.glob..func1",
    "type:map[string][]struct { a int \"tag\" }", "main.é世界", "a__b._c_d", "",
};

static void every_name_comes_back(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(symbol_go_name(&arena, symbol_mangle(&arena, names[i])), names[i]);
    arena_free(&arena);
}

static void symbols_are_c_identifiers(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (const char *next = symbol_mangle(&arena, names[i]); *next; next++)
            assert_true(isalnum((unsigned char)*next) || *next == '_');
    arena_free(&arena);
}

static void clones_of_gcc_keep_the_name(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *symbol = arena_format(&arena, "%s.constprop.0", symbol_mangle(&arena, "main.(*T).m"));
    assert_string_equal(symbol_go_name(&arena, symbol), "main.(*T).m");
    arena_free(&arena);
}

static void other_symbols_have_no_go_name(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_null(symbol_go_name(&arena, "rt_new_object"));
    assert_null(symbol_go_name(&arena, "memcpy"));
    assert_null(symbol_go_name(&arena, "go_bad_Q"));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_comes_back),
        cmocka_unit_test(symbols_are_c_identifiers),
        cmocka_unit_test(clones_of_gcc_keep_the_name),
        cmocka_unit_test(other_symbols_have_no_go_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
