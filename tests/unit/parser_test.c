/* The parser: shapes and positions of nodes, extents, texts, syntax errors.
 * Expectations are those of cmd/compile/internal/syntax, Go 1.19. */
#include "parser/parser.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static Compilation *compilation;

static File *parse(const char *text)
{
    static Arena arena;

    arena_free(&arena);
    arena = (Arena){0};
    compilation = compilation_new(&arena);
    return parse_file(compilation, sources_add(&compilation->sources, "test.go", "test.go", text_of(text)));
}

/* What was said, "line:column: text" joined by " | ", by position. */
static const char *mistakes(void)
{
    Writer out = {.arena = compilation->arena};

    list_each (Diagnostic, error, compilation->diagnostics.errors) {
        Place place = sources_place(&compilation->sources, error.pos);
        writer_format(&out, "%s%u:%u: %s", out.length ? " | " : "", place.line_number, place.column_number,
                      error.text);
    }
    return writer_done(&out);
}

static void expect_mistakes(const char *text, const char *expected)
{
    parse(text);
    assert_string_equal(mistakes(), expected);
}

/* Mistakes of statements: they stand in a function, on its second line. */
static void expect_in_function(const char *statements, const char *expected)
{
    char text[1000];

    snprintf(text, sizeof text, "package p; func f() {\n%s\n}\n", statements);
    expect_mistakes(text, expected);
}

static void write_node(Node *node, void *context)
{
    Writer *out = context;

    writer_format(out, "%s%s@%u(", out->length && out->bytes[out->length - 1] != '(' ? " " : "",
                  node_kind_name(node->kind), sources_physical_place(&compilation->sources, node->pos).column_number);
    node_each_child(node, write_node, out);
    writer_text(out, ")");
}

/* The first declaration's tree as KIND@column(children). */
static void expect_tree(const char *declaration, const char *expected)
{
    char text[1000];

    snprintf(text, sizeof text, "package p\n%s\n", declaration);
    File *file = parse(text);
    assert_string_equal(mistakes(), "");
    Writer out = {.arena = compilation->arena};
    write_node(file->declarations.items[0], &out);
    assert_string_equal(writer_done(&out), expected);
}

/* The value of `var _ = TEXT`. */
static Expr *expression(const char *text)
{
    char file_text[1000];

    snprintf(file_text, sizeof file_text, "package p; var _ = %s\n", text);
    VarDecl *declaration = node_as(VAR_DECL, VarDecl, parse(file_text)->declarations.items[0]);
    return declaration->values.items[0];
}

static void expect_text(const char *text, const char *expected)
{
    assert_string_equal(expr_text(compilation->arena, expression(text)), expected);
}

/* ---- tests ---- */

static void expressions_stand_where_go_has_them(void **state)
{
    (void)state;
    expect_tree("var x = a.b(c)[1] + -d",
                "VAR_DECL@5(NAME_EXPR@5() BINARY@19(INDEX_EXPR@15(CALL@12(SELECTOR@10(NAME_EXPR@9() NAME_EXPR@11()) "
                "NAME_EXPR@13()) BASIC_LIT@16()) UNARY@21(NAME_EXPR@22())))");
    expect_tree("var x = T{k: v, w}",
                "VAR_DECL@5(NAME_EXPR@5() COMPOSITE_LIT@10(NAME_EXPR@9() KEY_VALUE@12(NAME_EXPR@11() NAME_EXPR@14()) "
                "NAME_EXPR@17()))");
    expect_tree("var x = y.(T)", "VAR_DECL@5(NAME_EXPR@5() ASSERT_EXPR@10(NAME_EXPR@9() NAME_EXPR@12()))");
    expect_tree("var x = y[1:2:3]",
                "VAR_DECL@5(NAME_EXPR@5() SLICE_EXPR@10(NAME_EXPR@9() BASIC_LIT@11() BASIC_LIT@13() BASIC_LIT@15()))");
    expect_tree("var x = func(int) {}",
                "VAR_DECL@5(NAME_EXPR@5() FUNC_LIT@9(FUNC_TYPE@13(FIELD@14(NAME_EXPR@14())) BLOCK_STMT@19()))");
}

static void declarations_stand_where_go_has_them(void **state)
{
    (void)state;
    expect_tree("func (t T) f(a, b int) error { return nil }",
                "FUNC_DECL@6(FIELD@7(NAME_EXPR@7() NAME_EXPR@9()) NAME_EXPR@12() FUNC_TYPE@13(FIELD@14(NAME_EXPR@14() "
                "NAME_EXPR@19()) FIELD@17(NAME_EXPR@17() NAME_EXPR@19()) FIELD@24(NAME_EXPR@24())) "
                "BLOCK_STMT@30(RETURN_STMT@32(NAME_EXPR@39())))");
    expect_tree("func f[T any]()",
                "FUNC_DECL@6(NAME_EXPR@6() FIELD@8(NAME_EXPR@8() NAME_EXPR@10()) FUNC_TYPE@7())");
    expect_tree("type (T struct{ a, b int; E })",
                "TYPE_DECL@7(NAME_EXPR@7() STRUCT_TYPE@9(FIELD@17(NAME_EXPR@17() NAME_EXPR@22()) FIELD@20(NAME_EXPR@20() "
                "NAME_EXPR@22()) FIELD@27(NAME_EXPR@27())))");
}

static void statements_stand_where_go_has_them(void **state)
{
    (void)state;
    expect_tree("func f() { L: x, y = 1, 2 }",
                "FUNC_DECL@6(NAME_EXPR@6() FUNC_TYPE@7() BLOCK_STMT@10(LABELED_STMT@13(NAME_EXPR@12() "
                "ASSIGN_STMT@20(NAME_EXPR@15() NAME_EXPR@18() BASIC_LIT@22() BASIC_LIT@25()))))");
    expect_tree("func f() { for k := range m {} }",
                "FUNC_DECL@6(NAME_EXPR@6() FUNC_TYPE@7() BLOCK_STMT@10(FOR_STMT@12(RANGE_CLAUSE@21(NAME_EXPR@16() "
                "NAME_EXPR@27()) BLOCK_STMT@29())))");
    expect_tree("func f() { switch x := y.(type) {} }",
                "FUNC_DECL@6(NAME_EXPR@6() FUNC_TYPE@7() BLOCK_STMT@10(SWITCH_STMT@12(TYPE_SWITCH_GUARD@25(NAME_EXPR@19() "
                "NAME_EXPR@24()))))");
    expect_tree("func f() { c <- f(x) }",
                "FUNC_DECL@6(NAME_EXPR@6() FUNC_TYPE@7() BLOCK_STMT@10(SEND_STMT@14(NAME_EXPR@12() CALL@18(NAME_EXPR@17() "
                "NAME_EXPR@19()))))");
}

/* The kind of the type that `type T TEXT` declares; its number of type parameters. */
static void expect_type_declaration(const char *text, NodeKind kind, uint32_t type_parameters)
{
    char file_text[200];

    snprintf(file_text, sizeof file_text, "package p; type T%s\n", text);
    TypeDecl *declaration = node_as(TYPE_DECL, TypeDecl, parse(file_text)->declarations.items[0]);
    assert_string_equal(mistakes(), "");
    assert_int_equal(declaration->type->node.kind, kind);
    assert_int_equal(declaration->type_parameters.count, type_parameters);
}

static void bracket_after_a_type_name(void **state)
{
    (void)state;
    expect_type_declaration("[P]int", NODE_ARRAY_TYPE, 0);
    expect_type_declaration("[P * Q]int", NODE_ARRAY_TYPE, 0);
    expect_type_declaration("[P(Q)]int", NODE_ARRAY_TYPE, 0);
    expect_type_declaration("[p.Q]int", NODE_ARRAY_TYPE, 0);
    expect_type_declaration("[P | Q]int", NODE_ARRAY_TYPE, 0);
    expect_type_declaration("[]int", NODE_SLICE_TYPE, 0);
    expect_type_declaration("[P any]int", NODE_NAME_EXPR, 1);
    expect_type_declaration("[P, Q any]int", NODE_NAME_EXPR, 2);
    expect_type_declaration("[P *Q,]int", NODE_NAME_EXPR, 1);
    expect_type_declaration("[P *[]Q]int", NODE_NAME_EXPR, 1);
    expect_type_declaration("[P *Q | ~R]int", NODE_NAME_EXPR, 1);
    expect_type_declaration("[P (interface{})]int", NODE_NAME_EXPR, 1);
    expect_type_declaration("[P []E, E any]int", NODE_NAME_EXPR, 2);
}

static void extents(void **state)
{
    (void)state;
    Expr *call = expression("a.b(c)  ");
    assert_int_equal(node_start(&call->node), call->node.pos - 3);
    assert_int_equal(node_end(&call->node), call->node.pos + 3);
    Expr *slice = expression("a[1:2]");
    assert_int_equal(node_start(&slice->node), slice->node.pos);  /* as Go's StartPos has it */
    assert_int_equal(node_end(&slice->node), slice->node.pos + 5);
}

static void texts_of_expressions(void **state)
{
    (void)state;
    expect_text("a + b*(c - -d)", "a + b * (c - -d)");
    expect_text("f(a, b...)[1:2:3].x.(T)", "f(a, b...)[1:2:3].x.(T)");
    expect_text("[]int{1, 2}", "[]int{…}");
    expect_text("T{}", "T{}");
    expect_text("func(a, b int, c ...string) (x, y T) { return }", "func(a, b int, c ...string) (x, y T) {…}");
    expect_text("struct{a, b int; c string \"t\"; E}{}", "struct{a, b int; c string \"t\"; E}{}");
    expect_text("interface{ m(int) error; ~int | E }(x)", "interface{m(int) error; ~int | E}(x)");
    expect_text("chan (<-chan int)(nil)", "chan (<-chan int)(nil)");
    expect_text("map[string][4]*T(nil)", "map[string][4]*T(nil)");
}

static void a_missing_expression_type_or_name(void **state)
{
    (void)state;
    expect_in_function("x = )", "2:5: syntax error: unexpected ), expecting expression");
    expect_in_function("var x [4]", "2:10: syntax error: unexpected newline, expecting type");
    expect_in_function("var 1", "2:5: syntax error: unexpected literal 1, expecting name");
    expect_in_function("x.1", "2:2: syntax error: unexpected literal .1 at end of statement");
    expect_in_function("x.;", "2:3: syntax error: unexpected semicolon, expecting name or (");
    expect_in_function("var c chan", "3:1: syntax error: missing channel element type");
}

static void a_missing_end(void **state)
{
    (void)state;
    expect_in_function("f(a b)", "2:5: syntax error: unexpected b in argument list; possibly missing comma or )");
    expect_in_function("x = []int{1\n}",
                       "2:12: syntax error: unexpected newline in composite literal; possibly missing comma or }");
    expect_in_function("x = (a b)", "2:8: syntax error: unexpected b, expecting )");
    expect_in_function("x = a[b c]", "2:9: syntax error: unexpected c, expecting comma, : or ]");
    expect_in_function("x y", "2:3: syntax error: unexpected y at end of statement");
    expect_in_function("x, y", "2:5: syntax error: unexpected newline, expecting := or = or comma");
    expect_in_function("x = a[1::3]", "2:9: middle index required in 3-index slice");
    expect_in_function("x = a[1:2:]", "2:11: final index required in 3-index slice");
}

static void headers(void **state)
{
    (void)state;
    expect_in_function("if {}", "2:4: syntax error: missing condition in if statement");
    expect_in_function("if x; {}", "2:5: syntax error: missing condition in if statement");
    expect_in_function("if x\n{}", "2:5: syntax error: unexpected newline, expecting { after if clause");
    expect_in_function("if x = 1 {}", "2:6: syntax error: cannot use assignment (x) = (1) as value");
    expect_in_function("if x := 1 {}", "2:6: syntax error: cannot use x := 1 as value");
    expect_in_function("if x {} else x", "2:14: syntax error: else must be followed by if or statement block");
    expect_in_function("for i := 0 {}", "2:7: syntax error: cannot use i := 0 as value");
    expect_in_function("for i := 0; {}", "2:13: syntax error: unexpected {, expecting for loop condition");
    expect_in_function("for i := 0; i < 1; i := 2 {}", "2:22: syntax error: cannot declare in post statement of for loop");
    expect_in_function("for var i = 0; i < 1; i++ {}", "2:9: syntax error: var declaration not allowed in for initializer");
    expect_in_function("for x range y {}", "2:7: syntax error: unexpected range, expecting {");
    expect_in_function("switch x\n{}", "");
    expect_in_function("switch { x }", "2:10: syntax error: unexpected x, expecting case or default or }");
}

static void files_and_declarations(void **state)
{
    (void)state;
    expect_mistakes("x", "1:1: syntax error: package statement must be first");
    expect_mistakes("package", "1:8: syntax error: unexpected EOF, expecting name");
    expect_mistakes("package p\nx = 1\n", "2:1: syntax error: non-declaration statement outside function body");
    expect_mistakes("package p\nfunc f()\n{\n}\n", "3:1: syntax error: unexpected semicolon or newline before {");
    expect_mistakes("package p\nfunc f() {} x\n", "2:13: syntax error: unexpected x after top level declaration");
    expect_mistakes("package p\nimport x\n", "2:9: syntax error: missing import path");
    expect_mistakes("package p\ntype T\n", "2:7: syntax error: unexpected newline in type declaration");
    expect_mistakes("package p\nfunc f(a, b int, string)\n", "2:18: syntax error: mixed named and unnamed parameters");
    expect_mistakes("package p\nfunc () f() {}\n", "2:9: method has no receiver");
    expect_mistakes("package p\nfunc (T) f[P any]() {}\n", "2:11: syntax error: method must have no type parameters");
    expect_mistakes("package p\ntype I interface { m[P any]() }\n", "2:21: interface method must have no type parameters");
    expect_mistakes("package p\ntype T[P any, Q] int\n", "2:16: syntax error: missing type constraint");
}

static void several_errors_of_a_file(void **state)
{
    (void)state;
    expect_mistakes("package p\nfunc f() {\n\tx = = 1\n\ty = 2\n\tz(1 2)\n}\nvar 3\nfunc g() { return ) }\n",
                    "3:6: syntax error: unexpected =, expecting expression | "
                    "5:7: syntax error: unexpected ) at end of statement | "
                    "7:5: syntax error: unexpected literal 3, expecting name | "
                    "8:19: syntax error: unexpected ), expecting expression");
}

static void what_is_refused_is_marked(void **state)
{
    (void)state;
    assert_true(parse("package p; func f() { x y }\n")->has_syntax_errors);
    assert_false(parse("package p; func f() { x = 1 }\n")->has_syntax_errors);
    assert_null(parse("pack p\n")->package_name);
}

static char *repeated(const char *prefix, const char *part, unsigned count, const char *middle, const char *part_after)
{
    size_t part_length = strlen(part), after_length = strlen(part_after);
    char *text = malloc(strlen(prefix) + strlen(middle) + (part_length + after_length) * count + 2), *at = text;

    at = stpcpy(at, prefix);
    for (unsigned i = 0; i < count; i++)
        at = stpcpy(at, part);
    at = stpcpy(at, middle);
    for (unsigned i = 0; i < count; i++)
        at = stpcpy(at, part_after);
    strcpy(at, "\n");
    return text;
}

static void deep_nesting(void **state)
{
    char *parens = repeated("package p; var x = ", "(", 100000, "1", ")");
    char *blocks = repeated("package p; func f() {", "{", 100000, "}", "}");
    char *open = repeated("package p; var x = ", "f([", 50000, "", "");

    (void)state;
    expect_mistakes(parens, "");
    expect_mistakes(blocks, "");
    parse(open);
    assert_int_equal(compilation->diagnostics.errors.count, 1);
    free(parens);
    free(blocks);
    free(open);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(expressions_stand_where_go_has_them),
        cmocka_unit_test(declarations_stand_where_go_has_them),
        cmocka_unit_test(statements_stand_where_go_has_them),
        cmocka_unit_test(bracket_after_a_type_name),
        cmocka_unit_test(extents),
        cmocka_unit_test(texts_of_expressions),
        cmocka_unit_test(a_missing_expression_type_or_name),
        cmocka_unit_test(a_missing_end),
        cmocka_unit_test(headers),
        cmocka_unit_test(files_and_declarations),
        cmocka_unit_test(several_errors_of_a_file),
        cmocka_unit_test(what_is_refused_is_marked),
        cmocka_unit_test(deep_nesting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
