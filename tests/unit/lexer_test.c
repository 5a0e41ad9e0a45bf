/* The lexer: automatic semicolons, bodies' braces, literals, directives, mistakes.
 * Texts and positions of mistakes are those of `go tool compile` 1.19. */
#include "lexer/lexer.h"
#include "lexer/literal.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>

static Compilation *fresh(void)
{
    static Arena arena;

    arena_free(&arena);
    arena = (Arena){0};
    return compilation_new(&arena);
}

static Source *source_of(Compilation *compilation, const char *bytes, size_t length)
{
    return sources_add(&compilation->sources, "test.go", "test.go", (Text){bytes, length});
}

/* The spellings of all tokens, with a blank between; ';' that were inserted are `;n` (newline)
 * and `;e` (end of the file), the '{' of a body is `{b`. */
static void expect_tokens(const char *text, const char *expected)
{
    Compilation *compilation = fresh();
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Writer out = {.arena = compilation->arena};
    Token token;

    for (lexer_next(lexer, &token); token.kind != TOKEN_END; lexer_next(lexer, &token)) {
        if (out.length)
            writer_text(&out, " ");
        if (token.kind == TOKEN_NAME)
            writer_text(&out, token.name->text);
        else if (token.kind >= TOKEN_INT && token.kind <= TOKEN_STRING)
            writer_bytes(&out, token.text.bytes, token.text.length);
        else if (token.kind == TOKEN_SEMICOLON)
            writer_text(&out, !token.automatic ? ";" : *token.automatic == 'n' ? ";n" : ";e");
        else
            writer_text(&out, token.kind == TOKEN_BODY_OPEN ? "{b" : token_spelling(token.kind));
    }
    assert_string_equal(writer_done(&out), expected);
}

/* All that the lexer has to say, "line:column: text" joined by " | ". */
static void expect_mistakes_in(const char *bytes, size_t length, const char *expected)
{
    Compilation *compilation = fresh();
    Lexer *lexer = lexer_open(compilation, source_of(compilation, bytes, length));
    Writer out = {.arena = compilation->arena};
    Token token;

    do
        lexer_next(lexer, &token);
    while (token.kind != TOKEN_END);
    list_each (Diagnostic, error, compilation->diagnostics.errors) {
        Place place = sources_physical_place(&compilation->sources, error.pos);
        writer_format(&out, "%s%u:%u: %s", out.length ? " | " : "", place.line_number, place.column_number,
                      error.text);
    }
    assert_string_equal(writer_done(&out), expected);
}

static void expect_mistakes(const char *text, const char *expected)
{
    expect_mistakes_in(text, strlen(text), expected);
}

static Token first_token(Compilation *compilation, const char *text)
{
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Token token;

    lexer_next(lexer, &token);
    return token;
}

/* ---- tests ---- */

static void newline_becomes_semicolon_after_what_ends_a_statement(void **state)
{
    (void)state;
    expect_tokens("x\ny", "x ;n y ;e");
    expect_tokens("1\n'a'\n\"s\"\n2i\n1.5\n", "1 ;n 'a' ;n \"s\" ;n 2i ;n 1.5 ;n");
    expect_tokens("break\ncontinue\nfallthrough\nreturn\n", "break ;n continue ;n fallthrough ;n return ;n");
    expect_tokens("x++\ny--\n)\n]\n}\n", "x ++ ;n y -- ;n ) ;n ] ;n } ;n");
    expect_tokens("x +\ny,\n(\nif\n", "x + y comma ( if");
    expect_tokens("x;\n\n\ny", "x ; y ;e");
}

static void comments_do_not_hide_newlines(void **state)
{
    (void)state;
    expect_tokens("x // c\ny", "x ;n y ;e");
    expect_tokens("x /* c */ y /* \n */ z", "x y ;n z ;e");
    expect_tokens("x /* a */ /* b\n */ + y", "x ;n + y ;e");
    expect_tokens("x // c", "x ;e");
}

static void inserted_semicolon_stands_at_its_newline(void **state)
{
    Compilation *compilation = fresh();
    const char *text = "ab /* c */ // d\n";
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Token token;

    (void)state;
    lexer_next(lexer, &token);
    lexer_next(lexer, &token);
    assert_int_equal(sources_physical_place(&compilation->sources, token.pos).column_number, 16);
}

static void brace_after_header_opens_a_body(void **state)
{
    (void)state;
    expect_tokens("if x {", "if x {b");
    expect_tokens("for {", "for {b");
    expect_tokens("switch {", "switch {b");
    expect_tokens("select {", "select {b");
    expect_tokens("if (T{}) {", "if ( T { } ) {b");
    expect_tokens("for x[T{}] {", "for x [ T { } ] {b");
    expect_tokens("if x {} else {", "if x {b } else {");
    expect_tokens("x := T{", "x := T {");
}

static void header_goes_on_after_a_literal(void **state)
{
    Compilation *compilation = fresh();
    const char *text = "for []T { } {";
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Token token;

    (void)state;
    do
        lexer_next(lexer, &token);
    while (token.kind != TOKEN_BODY_OPEN);
    lexer_reopen_header(lexer);
    lexer_next(lexer, &token);
    lexer_next(lexer, &token);
    assert_int_equal(token.kind, TOKEN_BODY_OPEN);
}

static void operators_are_the_longest_that_fit(void **state)
{
    (void)state;
    expect_tokens("a&^=b&^c&&d&=e", "a &^= b &^ c && d &= e ;e");
    expect_tokens("a<-b<<=c<=d<e", "a <- b <<= c <= d < e ;e");
    expect_tokens("a...b..c.d", "a ... b . . c . d ;e");
    expect_tokens("~x!=!y", "~ x != ! y ;e");
}

static void numbers_end_where_go_ends_them(void **state)
{
    (void)state;
    expect_tokens("0 1_000 0x1F 0b11 0o17 017 1.5 .5 5. 1e9 0x1p-2 3i 0x1.8p1i", "0 1_000 0x1F 0b11 0o17 017 1.5 .5 5. 1e9 0x1p-2 3i 0x1.8p1i ;e");
    expect_tokens("1+2", "1 + 2 ;e");
    expect_tokens("x.5", "x .5 ;e");
    expect_tokens("1.x", "1. x ;e");
}

static void number_mistakes(void **state)
{
    (void)state;
    expect_mistakes("0x", "1:3: hexadecimal literal has no digits");
    expect_mistakes("0b12", "1:4: invalid digit '2' in binary literal");
    expect_mistakes("089", "1:2: invalid digit '8' in octal literal");
    expect_mistakes("089.5 08i", "");
    expect_mistakes("1__2", "1:3: '_' must separate successive digits");
    expect_mistakes("1_", "1:2: '_' must separate successive digits");
    expect_mistakes("1e+", "1:4: exponent has no digits");
    expect_mistakes("0x1.8", "1:6: hexadecimal mantissa requires a 'p' exponent");
    expect_mistakes("1p3", "1:2: 'p' exponent requires hexadecimal mantissa");
    expect_mistakes("0b1e3", "1:4: 'e' exponent requires decimal mantissa");
    expect_mistakes("0b1.0", "1:4: invalid radix point in binary literal");
}

static void string_and_rune_mistakes(void **state)
{
    (void)state;
    expect_mistakes("\"abc", "1:1: string not terminated");
    expect_mistakes("\"abc\nx", "1:5: newline in string");
    expect_mistakes("`abc\n", "1:1: string not terminated");
    expect_mistakes("\"\\q\\x4g\"", "1:3: unknown escape | 1:7: invalid character 'g' in hexadecimal escape");
    expect_mistakes("\"\\400\"", "1:6: octal escape value 256 > 255");
    expect_mistakes("\"\\ud800\"", "1:8: escape is invalid Unicode code point U+D800");
    expect_mistakes("''", "1:2: empty rune literal or unescaped '");
    expect_mistakes("'ab'", "1:1: more than one character in rune literal");
    expect_mistakes("'a\n", "1:3: newline in rune literal");
    expect_mistakes("'a", "1:1: rune literal not terminated");
    expect_mistakes("/* abc", "1:1: comment not terminated");
}

static void character_mistakes(void **state)
{
    (void)state;
    expect_mistakes("a # b", "1:3: invalid character U+0023 '#'");
    expect_mistakes("a \x01", "1:3: invalid character U+0001");
    expect_mistakes_in("a\0b\n\"x\0\"", 8, "1:2: invalid NUL character | 2:3: invalid NUL character");
    expect_mistakes("\"\xff\"\n// \xfe", "1:2: invalid UTF-8 encoding | 2:4: invalid UTF-8 encoding");
    expect_mistakes("\xef\xbb\xbfpackage p", "");
    expect_mistakes("x \xef\xbb\xbf", "1:3: invalid BOM in the middle of the file");
    expect_mistakes("x\xe2\x82\xac", "1:2: invalid character U+20AC '\xe2\x82\xac' in identifier");
    expect_mistakes("\xd9\xa1", "1:1: identifier cannot begin with digit U+0661 '\xd9\xa1'");
    expect_mistakes("\xe4\xb8\xad\xd9\xa1", "");
}

static void assert_value(const char *literal, const char *bytes, size_t length)
{
    Compilation *compilation = fresh();
    Token token = first_token(compilation, literal);
    Text value = literal_string(compilation->arena, token.text);

    assert_int_equal(token.kind, TOKEN_STRING);
    assert_false(token.is_bad);
    assert_int_equal(value.length, length);
    assert_memory_equal(value.bytes, bytes, length);
}

static void values_of_strings(void **state)
{
    (void)state;
    assert_value("\"plain\"", "plain", 5);
    assert_value("\"\\a\\b\\f\\n\\r\\t\\v\\\\\\\"\"", "\a\b\f\n\r\t\v\\\"", 9);
    assert_value("\"\\x41\\101\\u4e2d\\U0001F600\"", "A" "A" "\xe4\xb8\xad" "\xf0\x9f\x98\x80", 9);
    assert_value("\"\\xff\\000\"", "\xff\0", 2);
    assert_value("`a\\n\r\nb`", "a\\n\nb", 5);
}

static void values_of_runes(void **state)
{
    (void)state;
    assert_int_equal(literal_rune(text_of("'a'")), 'a');
    assert_int_equal(literal_rune(text_of("'\\''")), '\'');
    assert_int_equal(literal_rune(text_of("'\\n'")), '\n');
    assert_int_equal(literal_rune(text_of("'\\xff'")), 0xff);
    assert_int_equal(literal_rune(text_of("'\\377'")), 0xff);
    assert_int_equal(literal_rune(text_of("'\\U0010ffff'")), 0x10ffff);
    assert_int_equal(literal_rune(text_of("'\xe4\xb8\xad'")), 0x4e2d);
}

static void line_directives_move_what_follows(void **state)
{
    Compilation *compilation = fresh();
    const char *text = "//line a.go:10\nx\n/*line b.go:3:7*/y\n//line :1:1 no\n";
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Token token;

    (void)state;
    lexer_next(lexer, &token);
    Place x = sources_place(&compilation->sources, token.pos);
    assert_string_equal(x.path, "a.go");
    assert_int_equal(x.line_number, 10);
    assert_int_equal(x.column_number, 0);
    lexer_next(lexer, &token);
    lexer_next(lexer, &token);
    Place y = sources_place(&compilation->sources, token.pos);
    assert_string_equal(y.path, "b.go");
    assert_int_equal(y.line_number, 3);
    assert_int_equal(y.column_number, 7);
    expect_mistakes("//line a.go:0\n", "1:13: invalid line number: 0");
    expect_mistakes("//line a.go:3:0\n", "1:15: invalid column number: 0");
    expect_mistakes(" //line a.go:0\n", "");
}

static void go_directives_are_kept(void **state)
{
    Compilation *compilation = fresh();
    const char *text = "//go:noinline\nx //go:nosplit\n// go:no\n";
    Lexer *lexer = lexer_open(compilation, source_of(compilation, text, strlen(text)));
    Token token;

    (void)state;
    do
        lexer_next(lexer, &token);
    while (token.kind != TOKEN_END);
    const DirectiveComments *comments = lexer_directives(lexer);
    assert_int_equal(comments->count, 2);
    assert_true(text_equal(comments->items[0].text, text_of("go:noinline")));
    assert_false(comments->items[0].after_code);
    assert_true(comments->items[1].after_code);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(newline_becomes_semicolon_after_what_ends_a_statement),
        cmocka_unit_test(comments_do_not_hide_newlines),
        cmocka_unit_test(inserted_semicolon_stands_at_its_newline),
        cmocka_unit_test(brace_after_header_opens_a_body),
        cmocka_unit_test(header_goes_on_after_a_literal),
        cmocka_unit_test(operators_are_the_longest_that_fit),
        cmocka_unit_test(numbers_end_where_go_ends_them),
        cmocka_unit_test(number_mistakes),
        cmocka_unit_test(string_and_rune_mistakes),
        cmocka_unit_test(character_mistakes),
        cmocka_unit_test(values_of_strings),
        cmocka_unit_test(values_of_runes),
        cmocka_unit_test(line_directives_move_what_follows),
        cmocka_unit_test(go_directives_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
