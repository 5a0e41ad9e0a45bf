/* Packages: build constraints, paths and hashes; expectations from go/build, path/filepath and sha256sum. */
#include "packages/constraint.h"
#include "packages/hash.h"
#include "packages/path.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static Arena arena;

static bool allows(const char *text)
{
    return constraint_allows_text(MACHINE_AMD64, text_of(text));
}

static void file_names(void **state)
{
    static const char *const fit[] = {"x.go", "linux.go", "x_linux.go", "x_amd64.go", "x_linux_amd64.go", "x_unix.go",
                                      "windows.go", "x_test_linux.go", "x_linux_y.go", "a_b_linux_amd64.go"};
    static const char *const others[] = {"x_windows.go", "x_arm64.go", "x_linux_arm64.go", "x_windows_amd64.go",
                                         "_linux_windows.go", "x_js_wasm.go"};

    (void)state;
    for (size_t i = 0; i < sizeof fit / sizeof fit[0]; i++)
        assert_true(constraint_allows_name(MACHINE_AMD64, fit[i]));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(constraint_allows_name(MACHINE_AMD64, others[i]));
}

static void build_expressions(void **state)
{
    (void)state;
    assert_true(allows("package p\n"));
    assert_true(allows("//go:build linux\n\npackage p\n"));
    assert_false(allows("//go:build !linux\n\npackage p\n"));
    assert_true(allows("//go:build (linux && amd64) || windows\n\npackage p\n"));
    assert_true(allows("//go:build !(windows || !unix) && gc\n\npackage p\n"));
    assert_true(allows("//go:build go1.19 && !go1.20\n\npackage p\n"));
    assert_false(allows("//go:build cgo\n\npackage p\n"));
    assert_false(allows("//go:build ignore\npackage p\n"));
    assert_false(allows("//go:build linux &&\n\npackage p\n"));
    assert_false(allows("//go:build (linux\n\npackage p\n"));
}

static void plus_build_lines(void **state)
{
    (void)state;
    assert_true(allows("// +build linux windows\n\npackage p\n"));
    assert_false(allows("// +build linux,arm64 windows\n\npackage p\n"));
    assert_false(allows("// +build linux\n// +build !amd64\n\npackage p\n"));
    assert_true(allows("// +build ignore\npackage p\n"));  /* no blank line: documentation */
    assert_true(allows("//go:build linux\n// +build ignore\n\npackage p\n"));
}

static void only_the_head_counts(void **state)
{
    (void)state;
    assert_false(allows("// Copyright\n\n/* more\n */\n//go:build ignore\n\npackage p\n"));
    assert_true(allows("package p\n\n//go:build ignore\n"));
    assert_true(allows("/* never closed //go:build ignore\n"));
}

static void clean_paths(void **state)
{
    static const char *const rows[][2] = {
        {"", "."}, {".", "."}, {"./a", "a"}, {"a//b/", "a/b"}, {"a/../b", "b"}, {"../a/..", ".."}, {"../../a", "../../a"},
        {"/..", "/"}, {"/../a", "/a"}, {"/a/./b/../c", "/a/c"}, {"a/..", "."}, {"/", "/"}, {"..a/b", "..a/b"}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(path_clean(&arena, rows[i][0]), rows[i][1]);
}

static void parts_of_paths(void **state)
{
    (void)state;
    assert_string_equal(path_directory(&arena, "a.go"), ".");
    assert_string_equal(path_directory(&arena, "/a.go"), "/");
    assert_string_equal(path_directory(&arena, "x/y/a.go"), "x/y");
    assert_string_equal(path_base("x/y/a.go"), "a.go");
    assert_string_equal(path_join(&arena, "/x", "../a"), "/a");
    assert_string_equal(path_join(&arena, "/x", "/a"), "/a");
    assert_true(path_is_below("/a/b", "/a"));
    assert_true(path_is_below("/a", "/"));
    assert_false(path_is_below("/ab", "/a"));
}

static void hashes(void **state)
{
    Hash hash;

    (void)state;
    hash_start(&hash);
    hash_add(&hash, "abc", 3);
    assert_string_equal(hash_done(&arena, &hash), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    hash_start(&hash);
    for (int i = 0; i < 1000; i++)
        hash_add(&hash, "0123456789", 10);
    assert_string_equal(hash_done(&arena, &hash), "4c207598af7a20db0e3334dd044399a40e467cb81b37f7ba05a4f76dcbd8fd59");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file_names),
        cmocka_unit_test(build_expressions),
        cmocka_unit_test(plus_build_lines),
        cmocka_unit_test(only_the_head_counts),
        cmocka_unit_test(clean_paths),
        cmocka_unit_test(parts_of_paths),
        cmocka_unit_test(hashes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
