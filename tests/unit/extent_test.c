/* Extents: what stands at the position of a message, up to its real end. */
#include "parser/extent.h"
#include "parser/parser.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <cmocka.h>

/* In `text`, which is a file, ^ marks the position asked for: what is there must be `expected`, with the mark. */
static void expect_of_file(const char *marked, ExtentKind kind, const char *expected)
{
    static Arena arena;
    arena_free(&arena);
    arena = (Arena){0};
    Compilation *compilation = compilation_new(&arena);
    const char *mark = strchr(marked, '^');
    const char *text = arena_format(&arena, "%.*s%s", (int)(mark - marked), marked, mark + 1);
    Source *source = sources_add(&compilation->sources, "test.go", "test.go", text_of(text));
    File *file = parse_file(compilation, source);
    assert_false(diag_has_errors(compilation));
    Extents *extents = extents_new(&arena, &compilation->sources);

    extents_add_file(extents, file);
    Pos pos = source->base + (Pos)(mark - marked);
    Extent extent = extent_at(extents, pos, kind);
    assert_true(extent.start <= pos);
    assert_string_equal(arena_format(&arena, "%.*s^%.*s", (int)(pos - extent.start), text + (extent.start - source->base),
                                     (int)(extent.end - pos), text + (pos - source->base)), expected);
}

/* The same for statements. */
static void expect(const char *marked, ExtentKind kind, const char *expected)
{
    char text[1000];

    snprintf(text, sizeof text, "package p\n\nfunc f() {\n\t%s\n}\n", marked);
    expect_of_file(text, kind, expected);
}

static void expressions_end_with_their_last_operand(void **state)
{
    (void)state;
    expect("x = a ^+ b*c + d", EXTENT_WHOLE, "a ^+ b*c");
    expect("x = a + b*c ^+ d", EXTENT_WHOLE, "a + b*c ^+ d");
    expect("x = ^&T{1, T{2}}.f", EXTENT_WHOLE, "^&T{1, T{2}}.f");
    expect("x = &T^{1,\n 2}", EXTENT_WHOLE, "T^{1,\n 2}");
    expect("x = a[i]^[j : k].f", EXTENT_WHOLE, "^[j : k]");
    expect("x = a^.b.c", EXTENT_WHOLE, "a^.b");
    expect("x = a^.(interface{ f() })", EXTENT_WHOLE, "a^.(interface{ f() })");
    expect("x = []int^{1, 2}[0]", EXTENT_WHOLE, "[]int^{1, 2}");
    expect("x = map[string]int{\"a\"^: f(1)}", EXTENT_WHOLE, "^: f(1)");
    expect("x = ^func() struct{} { return struct{}{} }", EXTENT_WHOLE, "^func() struct{} { return struct{}{} }");
}

static void calls_end_with_their_parenthesis(void **state)
{
    (void)state;
    expect("f^(a, (b)) // )", EXTENT_WHOLE, "f^(a, (b))");
    expect("f(a)^(b,\n)", EXTENT_WHOLE, "f(a)^(b,\n)");
    expect("x = string^(b) + c", EXTENT_WHOLE, "string^(b)");
    expect("x = make^([]int, n)[:]", EXTENT_WHOLE, "make^([]int, n)");
    expect("^go f(x)", EXTENT_WHOLE, "^go f(x)");
}

static void names_are_apart_from_what_begins_with_them(void **state)
{
    (void)state;
    expect("^größe := 1", EXTENT_NAME, "^größe");
    expect("var ^x, y = f()", EXTENT_NAME, "^x");
    expect("var ^x, y = f()", EXTENT_WHOLE, "^x, y = f()");
    expect_of_file("package p\n\nfunc f(a, ^b []int, c int) {}\n", EXTENT_NAME, "^b");
    expect_of_file("package p\n\nfunc f(a, ^b []int, c int) {}\n", EXTENT_WHOLE, "^b");
    expect_of_file("package p\n\nfunc ^f(a int) {}\n", EXTENT_NAME, "^f");
    expect_of_file("package p\n\nfunc ^(t *T) f(a int) {}\n", EXTENT_NAME, "^(t *T) f");
    expect_of_file("package p\n\nfunc ^f[T any](a T) {}\n", EXTENT_WHOLE, "^f");
}

static void statements_end_before_their_bodies(void **state)
{
    (void)state;
    expect("x ^= f(1); y = 2", EXTENT_WHOLE, "x ^= f(1)");
    expect("x^++", EXTENT_WHOLE, "x^++");
    expect("^return a, b + 1 // c", EXTENT_WHOLE, "^return a, b + 1");
    expect("^if x := f(); x > 0 { g() } else { h() }", EXTENT_WHOLE, "^if x := f(); x > 0");
    expect("^for i := 0; i < n; i++ { g() }", EXTENT_WHOLE, "^for i := 0; i < n; i++");
    expect("^for { g() }", EXTENT_WHOLE, "^for");
    expect("for k, v := ^range m { g() }", EXTENT_WHOLE, "k, v := ^range m");
    expect("^switch x := y.(type) { case int: g(x) }", EXTENT_WHOLE, "^switch x := y.(type)");
    expect("switch y { ^case 1, 2: g() }", EXTENT_WHOLE, "^case 1, 2");
    expect("^select { case <-c: }", EXTENT_WHOLE, "^select");
    expect("select { ^case x := <-c: g(x) }", EXTENT_WHOLE, "^case x := <-c");
}

static void nothing_begins_there(void **state)
{
    (void)state;
    expect("x =^ 1", EXTENT_WHOLE, "^");
    expect("f(a^, b)", EXTENT_NAME, "^");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_end_with_their_last_operand),
        cmocka_unit_test(calls_end_with_their_parenthesis),
        cmocka_unit_test(names_are_apart_from_what_begins_with_them),
        cmocka_unit_test(statements_end_before_their_bodies),
        cmocka_unit_test(nothing_begins_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
