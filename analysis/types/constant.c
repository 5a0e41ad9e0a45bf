/* Constants: booleans, strings, and numbers (number.h) with complex pairs of them.
 *
 * A concatenation is kept as its two halves until its text is asked for, so that
 * a long chain of + copies each piece once.
 * Source: go/constant, Go 1.19.
 */
#include "analysis/types/constant.h"
#include "base/diag.h"
#include "analysis/types/number.h"

#include <stdio.h>

struct Constant {
    uint8_t kind;                                /* ConstantKind */
    bool is_joined;                              /* CONSTANT_STRING: left + right, else text */
    union {
        bool boolean;
        Text text;
        struct { Constant *left, *right; };
        Number number;                           /* CONSTANT_INT, CONSTANT_FLOAT */
        struct { Constant *real, *imaginary; };  /* neither is complex */
    };
};

static Arena *arena;

static Constant unknown = {.kind = CONSTANT_UNKNOWN};
static Constant truth[2] = {{.kind = CONSTANT_BOOL, .boolean = false}, {.kind = CONSTANT_BOOL, .boolean = true}};

void constant_setup(Arena *owner)
{
    arena = owner;
    number_setup();
}

/* ---- makers ---- */

Constant *constant_unknown(void)
{
    return &unknown;
}

Constant *constant_from_bool(bool value)
{
    return &truth[value];
}

Constant *constant_from_text(Text value)
{
    Constant *made = arena_new(arena, Constant);

    made->kind = CONSTANT_STRING;
    made->text = value;
    return made;
}

static Constant *from_number(Number number)
{
    if (number.form == NUMBER_NONE)
        return &unknown;

    Constant *made = arena_new(arena, Constant);
    made->kind = number_is_integer(number) ? CONSTANT_INT : CONSTANT_FLOAT;
    made->number = number;
    return made;
}

Constant *constant_from_int(int64_t value)
{
    return from_number(number_from_int(value));
}

Constant *constant_from_uint(uint64_t value)
{
    return from_number(number_from_uint(arena, value));
}

Constant *constant_from_float(double value)
{
    return from_number(number_from_double(arena, value));
}

Constant *constant_complex(Constant *real, Constant *imaginary)
{
    if (real->kind == CONSTANT_UNKNOWN || imaginary->kind == CONSTANT_UNKNOWN)
        return &unknown;

    Constant *made = arena_new(arena, Constant);
    made->kind = CONSTANT_COMPLEX;
    made->real = real;
    made->imaginary = imaginary;
    return made;
}

/* ---- literals ---- */

static uint32_t append_rune(char *out, uint32_t rune)
{
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        out[0] = (char)(0xC0 | rune >> 6);
        out[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        out[0] = (char)(0xE0 | rune >> 12);
        out[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        out[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | rune >> 18);
    out[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    out[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    out[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

static int digit_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* The escape behind a backslash at text.bytes[0]: its value, the bytes it takes (0: malformed), and
 * whether it stands for a byte rather than a code point. */
static uint32_t read_escape(Text text, size_t *length, bool *is_byte)
{
    static const char letters[] = "abfnrtv\\'\"", values[] = "\a\b\f\n\r\t\v\\'\"";
    char c = text.length > 1 ? text.bytes[1] : 0;
    size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 3;
    unsigned base = c >= '0' && c <= '7' ? 8 : 16;
    size_t start = base == 8 ? 1 : 2;
    const char *letter = c ? strchr(letters, c) : NULL;
    uint32_t value = 0;

    *length = 0;
    *is_byte = base == 8 || c == 'x';
    if (letter) {
        *length = 2;
        return (unsigned char)values[letter - letters];
    }
    if ((base == 16 && c != 'x' && c != 'u' && c != 'U') || start + digits > text.length)
        return 0;
    for (size_t i = 0; i < digits; i++) {
        unsigned digit = (unsigned)digit_value(text.bytes[start + i]);
        if (digit >= base)
            return 0;
        value = value * base + digit;
    }
    *length = start + digits;
    return value;
}

static Constant *rune_from_literal(Text literal)
{
    Text inside = {literal.bytes + 1, literal.length - 2};
    size_t length;
    bool is_byte;

    if (literal.length < 3)
        return &unknown;
    if (inside.bytes[0] != '\\')
        return constant_from_int(text_rune(inside, &length));
    uint32_t value = read_escape(inside, &length, &is_byte);
    return length == inside.length ? constant_from_int(value) : &unknown;
}

static Constant *string_from_raw_literal(Text inside)
{
    char *out = arena_alloc(arena, inside.length + 1, 1);
    size_t length = 0;

    for (size_t i = 0; i < inside.length; i++)
        if (inside.bytes[i] != '\r')
            out[length++] = inside.bytes[i];
    return constant_from_text((Text){out, length});
}

static Constant *string_from_literal(Text literal)
{
    if (literal.length < 2)
        return &unknown;
    Text inside = {literal.bytes + 1, literal.length - 2};
    if (literal.bytes[0] == '`')
        return string_from_raw_literal(inside);
    if (!memchr(inside.bytes, '\\', inside.length))
        return constant_from_text(inside);

    char *out = arena_alloc(arena, inside.length + 4, 1);
    size_t out_length = 0;
    while (inside.length) {
        size_t length = 1;
        bool is_byte = true;
        uint32_t value = (unsigned char)inside.bytes[0];
        if (value == '\\') {
            value = read_escape(inside, &length, &is_byte);
            if (!length)
                return &unknown;
        }
        if (is_byte)
            out[out_length++] = (char)value;
        else
            out_length += append_rune(out + out_length, value);
        inside.bytes += length;
        inside.length -= length;
    }
    return constant_from_text((Text){out, out_length});
}

Constant *constant_from_literal(TokenKind kind, Text literal)
{
    if (!literal.length)
        return &unknown;
    if (kind == TOKEN_INT)
        return from_number(number_parse_integer(arena, literal));
    if (kind == TOKEN_FLOAT)
        return from_number(number_parse_float(arena, literal));
    if (kind == TOKEN_RUNE)
        return rune_from_literal(literal);
    if (kind == TOKEN_STRING)
        return string_from_literal(literal);
    if (kind != TOKEN_IMAGINARY)
        berth_bug("token %d is no literal", kind);
    literal.length--;
    return constant_complex(constant_from_int(0), from_number(number_parse_float(arena, literal)));
}

/* ---- access ---- */

ConstantKind constant_kind(const Constant *x)
{
    return (ConstantKind)x->kind;
}

bool constant_bool(const Constant *x)
{
    return x->kind == CONSTANT_BOOL && x->boolean;
}

/* Writes the pieces of a concatenation from right to left into `end`; counts them when `end` is NULL.
 * Recursion follows the right halves: chains of + nest on the left. */
static size_t write_pieces(const Constant *x, char *end)
{
    size_t length = 0;

    while (x->is_joined) {
        length += write_pieces(x->right, end ? end - length : NULL);
        x = x->left;
    }
    length += x->text.length;
    if (end && x->text.length)
        memcpy(end - length, x->text.bytes, x->text.length);
    return length;
}

Text constant_text(const Constant *x)
{
    if (x->kind != CONSTANT_STRING)
        return (Text){"", 0};
    if (x->is_joined) {
        Constant *joined = (Constant *)x;
        size_t length = write_pieces(x, NULL);
        char *bytes = arena_alloc(arena, length + 1, 1);
        write_pieces(x, bytes + length);
        joined->is_joined = false;
        joined->text = (Text){bytes, length};
    }
    return x->text;
}

bool constant_int64(const Constant *x, int64_t *value)
{
    *value = 0;
    return x->kind == CONSTANT_INT && number_int64(x->number, value);
}

bool constant_uint64(const Constant *x, uint64_t *value)
{
    *value = 0;
    return x->kind == CONSTANT_INT && number_uint64(x->number, value);
}

static bool is_real_number(const Constant *x)
{
    return x->kind == CONSTANT_INT || x->kind == CONSTANT_FLOAT;
}

double constant_float64(const Constant *x, bool *is_exact)
{
    if (is_real_number(x))
        return number_double(x->number, is_exact);
    if (is_exact)
        *is_exact = false;
    return 0;
}

float constant_float32(const Constant *x, bool *is_exact)
{
    if (is_real_number(x))
        return number_float(x->number, is_exact);
    if (is_exact)
        *is_exact = false;
    return 0;
}

Constant *constant_real(Constant *x)
{
    return x->kind == CONSTANT_COMPLEX ? x->real : x;
}

Constant *constant_imaginary(Constant *x)
{
    if (x->kind == CONSTANT_COMPLEX)
        return x->imaginary;
    return is_real_number(x) ? constant_from_int(0) : x;
}

int constant_sign(const Constant *x)
{
    if (x->kind == CONSTANT_COMPLEX)
        return constant_sign(x->real) | constant_sign(x->imaginary);
    /* Unknown: not zero, so that no division by zero is reported after another error. */
    return is_real_number(x) ? number_sign(x->number) : 1;
}

int constant_bit_length(const Constant *x)
{
    return x->kind == CONSTANT_INT ? (int)number_bit_length(x->number) : 0;
}

/* ---- conversions ---- */

Constant *constant_to_int(Constant *x)
{
    if (x->kind == CONSTANT_INT)
        return x;
    if (x->kind == CONSTANT_FLOAT)
        return from_number(number_to_integer(arena, x->number));
    if (x->kind == CONSTANT_COMPLEX)
        return constant_sign(x->imaginary) == 0 ? constant_to_int(x->real) : &unknown;
    return &unknown;
}

Constant *constant_to_float(Constant *x)
{
    if (x->kind == CONSTANT_FLOAT)
        return x;
    if (x->kind == CONSTANT_INT)
        return from_number(number_to_fraction(arena, x->number));
    if (x->kind == CONSTANT_COMPLEX)
        return constant_sign(x->imaginary) == 0 ? constant_to_float(x->real) : &unknown;
    return &unknown;
}

Constant *constant_to_complex(Constant *x)
{
    if (x->kind == CONSTANT_COMPLEX)
        return x;
    return is_real_number(x) ? constant_complex(x, constant_from_int(0)) : &unknown;
}

/* ---- operations ---- */

Constant *constant_unary(TokenKind operator, Constant *x, unsigned size_bits)
{
    if (x->kind == CONSTANT_UNKNOWN || operator == TOKEN_ADD)
        return x;
    if (operator == TOKEN_NOT && x->kind == CONSTANT_BOOL)
        return constant_from_bool(!x->boolean);
    if (operator == TOKEN_XOR && x->kind == CONSTANT_INT)
        return from_number(number_complement(arena, x->number, size_bits));
    if (operator != TOKEN_SUB)
        berth_bug("operator %d on a constant of kind %d", operator, x->kind);
    if (x->kind == CONSTANT_COMPLEX)
        return constant_complex(constant_unary(operator, x->real, 0), constant_unary(operator, x->imaginary, 0));
    return from_number(number_negate(arena, x->number));
}

static NumberOperator number_operator(TokenKind operator, bool is_integer_division)
{
    switch ((int)operator) {
    case TOKEN_ADD:
        return NUMBER_ADD;
    case TOKEN_SUB:
        return NUMBER_SUB;
    case TOKEN_MUL:
        return NUMBER_MUL;
    case TOKEN_DIV:
        return is_integer_division ? NUMBER_QUOTIENT : NUMBER_DIVIDE;
    case TOKEN_REM:
        return NUMBER_REMAINDER;
    case TOKEN_AND:
        return NUMBER_AND;
    case TOKEN_OR:
        return NUMBER_OR;
    case TOKEN_XOR:
        return NUMBER_XOR;
    case TOKEN_AND_NOT:
        return NUMBER_AND_NOT;
    }
    berth_bug("token %d is no operator of numbers", operator);
}

static Constant *add(Constant *x, Constant *y)
{
    return constant_binary(x, TOKEN_ADD, y, false);
}

static Constant *subtract(Constant *x, Constant *y)
{
    return constant_binary(x, TOKEN_SUB, y, false);
}

static Constant *multiply(Constant *x, Constant *y)
{
    return constant_binary(x, TOKEN_MUL, y, false);
}

static Constant *divide(Constant *x, Constant *y)
{
    return constant_binary(x, TOKEN_DIV, y, false);
}

/* (a + bi) operator (c + di) */
static Constant *binary_complex(Constant *x, TokenKind operator, Constant *y)
{
    Constant *a = x->real, *b = x->imaginary, *c = y->real, *d = y->imaginary;

    if (operator == TOKEN_ADD)
        return constant_complex(add(a, c), add(b, d));
    if (operator == TOKEN_SUB)
        return constant_complex(subtract(a, c), subtract(b, d));
    if (operator == TOKEN_MUL)
        return constant_complex(subtract(multiply(a, c), multiply(b, d)), add(multiply(b, c), multiply(a, d)));
    if (operator != TOKEN_DIV)
        berth_bug("operator %d on complex constants", operator);
    Constant *square = add(multiply(c, c), multiply(d, d));
    return constant_complex(divide(add(multiply(a, c), multiply(b, d)), square),
                            divide(subtract(multiply(b, c), multiply(a, d)), square));
}

static Constant *concatenation(Constant *x, Constant *y)
{
    Constant *made = arena_new(arena, Constant);

    made->kind = CONSTANT_STRING;
    made->is_joined = true;
    made->left = x;
    made->right = y;
    return made;
}

Constant *constant_binary(Constant *x, TokenKind operator, Constant *y, bool is_integer_division)
{
    if (x->kind == CONSTANT_UNKNOWN || y->kind == CONSTANT_UNKNOWN)
        return &unknown;
    if (x->kind == CONSTANT_BOOL)
        return constant_from_bool(operator == TOKEN_AND_AND ? x->boolean && y->boolean : x->boolean || y->boolean);
    if (x->kind == CONSTANT_STRING)
        return concatenation(x, y);
    if (x->kind == CONSTANT_COMPLEX || y->kind == CONSTANT_COMPLEX)
        return binary_complex(constant_to_complex(x), operator, constant_to_complex(y));
    return from_number(
        number_binary(arena, x->number, number_operator(operator, is_integer_division), y->number));
}

Constant *constant_shift(Constant *x, TokenKind operator, unsigned count)
{
    if (x->kind == CONSTANT_UNKNOWN)
        return x;
    if (operator == TOKEN_SHL)
        return from_number(number_shift_left(arena, x->number, count));
    return from_number(number_shift_right(arena, x->number, count));
}

static int compare_texts(Text a, Text b)
{
    size_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;

    return order ? order : a.length < b.length ? -1 : a.length > b.length;
}

static bool order_satisfies(int order, TokenKind operator)
{
    switch ((int)operator) {
    case TOKEN_EQUAL:
        return order == 0;
    case TOKEN_NOT_EQUAL:
        return order != 0;
    case TOKEN_LESS:
        return order < 0;
    case TOKEN_LESS_EQUAL:
        return order <= 0;
    case TOKEN_GREATER:
        return order > 0;
    case TOKEN_GREATER_EQUAL:
        return order >= 0;
    }
    berth_bug("token %d is no comparison", operator);
}

bool constant_compare(Constant *x, TokenKind operator, Constant *y)
{
    if (x->kind == CONSTANT_UNKNOWN || y->kind == CONSTANT_UNKNOWN)
        return false;
    if (x->kind == CONSTANT_BOOL)
        return order_satisfies(x->boolean != y->boolean, operator);
    if (x->kind == CONSTANT_STRING)
        return order_satisfies(compare_texts(constant_text(x), constant_text(y)), operator);
    if (x->kind == CONSTANT_COMPLEX || y->kind == CONSTANT_COMPLEX) {
        bool equal = constant_compare(constant_real(x), TOKEN_EQUAL, constant_real(y)) &&
                     constant_compare(constant_imaginary(x), TOKEN_EQUAL, constant_imaginary(y));
        return order_satisfies(!equal, operator);
    }
    return order_satisfies(number_compare(x->number, y->number), operator);
}

/* ---- texts ---- */

/* Quoted; at most 72 characters. */
static const char *short_string_text(Arena *out, const Constant *x)
{
    Writer writer = {.arena = out};
    size_t length, kept = 0;
    uint32_t characters = 0;

    writer_quoted(&writer, constant_text(x));
    Text rest = {writer.bytes, writer.length};
    for (; rest.length; characters++) {
        text_rune(rest, &length);
        rest.bytes += length;
        rest.length -= length;
        if (characters + 1 == 72 - 3)
            kept = writer.length - rest.length;
    }
    if (characters <= 72)
        return writer_done(&writer);
    return arena_format(out, "%.*s...", (int)kept, writer.bytes);
}

const char *constant_short_text(Arena *out, const Constant *x)
{
    switch ((ConstantKind)x->kind) {
    case CONSTANT_UNKNOWN:
        return "unknown";
    case CONSTANT_BOOL:
        return x->boolean ? "true" : "false";
    case CONSTANT_STRING:
        return short_string_text(out, x);
    case CONSTANT_INT:
    case CONSTANT_FLOAT:
        return number_short_text(out, x->number);
    case CONSTANT_COMPLEX:
        return arena_format(out, "(%s + %si)", constant_short_text(out, x->real),
                            constant_short_text(out, x->imaginary));
    }
    return "unknown";
}

const char *constant_exact_text(Arena *out, const Constant *x)
{
    if (x->kind == CONSTANT_STRING) {
        Writer writer = {.arena = out};
        writer_quoted(&writer, constant_text(x));
        return writer_done(&writer);
    }
    if (x->kind == CONSTANT_COMPLEX)
        return arena_format(out, "(%s + %si)", constant_exact_text(out, x->real),
                            constant_exact_text(out, x->imaginary));
    return is_real_number(x) ? number_exact_text(out, x->number) : constant_short_text(out, x);
}
