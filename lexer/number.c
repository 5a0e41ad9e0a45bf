/* Number literals that are more than plain decimal digits.
 *
 * Steps: prefix; digits, '.', digits; exponent; 'i'.  The whole literal is taken
 * even when it is wrong, and only the first mistake is recorded, as Go does.
 * Source: Go spec, Integer, Floating-point and Imaginary literals; scanner.go, number.
 */
#include "lexer/internal.h"

typedef struct NumberScan {
    Lexer *lexer;
    size_t start;
    size_t at;               /* next byte */
    int base;
    char prefix;             /* 'x', 'o', 'b', '0' (old octal) or 0 */
    bool is_bad;
    bool has_digits;
    bool has_separator;
    size_t invalid_digit;    /* offset of the first digit not below base, or 0 */
} NumberScan;

static char byte_at(const NumberScan *scan, size_t offset)
{
    Text text = scan->lexer->source->text;
    return offset < text.length ? text.bytes[offset] : 0;
}

static char lower(char c)
{
    return (char)(c | 0x20);
}

static bool is_decimal(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_hexadecimal(char c)
{
    return is_decimal(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

static const char *base_name(int base)
{
    return base == 2 ? "binary" : base == 8 ? "octal" : base == 10 ? "decimal" : "hexadecimal";
}

#define number_error(scan, offset, ...)                                                                      \
    do {                                                                                                     \
        if (!(scan)->is_bad)                                                                                 \
            lexer_error((scan)->lexer, (offset), __VA_ARGS__);                                               \
        (scan)->is_bad = true;                                                                               \
    } while (0)

static void scan_digits(NumberScan *scan, int base)
{
    for (char c; (c = byte_at(scan, scan->at)), c == '_' || (base == 16 ? is_hexadecimal(c) : is_decimal(c));
         scan->at++) {
        if (c == '_') {
            scan->has_separator = true;
            continue;
        }
        scan->has_digits = true;
        if (base < 10 && c >= '0' + base && !scan->invalid_digit)
            scan->invalid_digit = scan->at;
    }
}

static void scan_prefix(NumberScan *scan)
{
    scan->base = 10;
    if (byte_at(scan, scan->at) != '0')
        return;
    char letter = lower(byte_at(scan, ++scan->at));
    scan->base = letter == 'x' ? 16 : letter == 'b' ? 2 : 8;
    scan->prefix = letter == 'x' || letter == 'o' || letter == 'b' ? letter : '0';
    if (scan->prefix == '0')
        scan->has_digits = true;
    else
        scan->at++;
}

static bool scan_fraction(NumberScan *scan)
{
    if (byte_at(scan, scan->at) != '.')
        return false;
    if (scan->prefix == 'o' || scan->prefix == 'b')
        number_error(scan, scan->at, "invalid radix point in %s literal", base_name(scan->base));
    scan->at++;
    scan_digits(scan, scan->base);
    return true;
}

static bool scan_exponent(NumberScan *scan)
{
    char letter = byte_at(scan, scan->at), kind = lower(letter);

    if (kind != 'e' && kind != 'p')
        return false;
    if (kind == 'e' && scan->prefix && scan->prefix != '0')
        number_error(scan, scan->at, "'%c' exponent requires decimal mantissa", letter);
    else if (kind == 'p' && scan->prefix != 'x')
        number_error(scan, scan->at, "'%c' exponent requires hexadecimal mantissa", letter);
    scan->at++;
    if (byte_at(scan, scan->at) == '+' || byte_at(scan, scan->at) == '-')
        scan->at++;
    scan->has_digits = false;
    scan_digits(scan, 10);
    if (!scan->has_digits)
        number_error(scan, scan->at, "exponent has no digits");
    return true;
}

/* A '_' must stand between digits; a prefix counts as one. */
static void check_separators(NumberScan *scan)
{
    bool after_digit = false;
    size_t at = scan->start;

    if (scan->prefix && scan->prefix != '0') {
        after_digit = true;
        at += 2;
    }
    for (; at < scan->at; at++) {
        char c = byte_at(scan, at);
        bool is_digit = is_decimal(c) || (scan->prefix == 'x' && is_hexadecimal(c));
        if (c == '_') {
            char next = at + 1 < scan->at ? byte_at(scan, at + 1) : 0;
            bool before_digit = is_decimal(next) || (scan->prefix == 'x' && is_hexadecimal(next));
            if (!after_digit || !(before_digit || next == '_'))
                number_error(scan, at, "'_' must separate successive digits");
            else if (next == '_')
                number_error(scan, at + 1, "'_' must separate successive digits");
        }
        after_digit = is_digit;
    }
}

size_t number_end(Lexer *lexer, size_t start, TokenKind *kind, bool *is_bad)
{
    NumberScan scan = {.lexer = lexer, .start = start, .at = start, .base = 10};
    bool is_float = false;

    if (byte_at(&scan, start) != '.') {
        scan_prefix(&scan);
        scan_digits(&scan, scan.base);
    }
    is_float = scan_fraction(&scan);
    if (!scan.has_digits)
        number_error(&scan, scan.at, "%s literal has no digits", base_name(scan.base));
    if (scan_exponent(&scan))
        is_float = true;
    else if (scan.prefix == 'x' && is_float)
        number_error(&scan, scan.at, "hexadecimal mantissa requires a 'p' exponent");
    *kind = is_float ? TOKEN_FLOAT : TOKEN_INT;
    if (byte_at(&scan, scan.at) == 'i') {
        *kind = TOKEN_IMAGINARY;
        scan.at++;
    }
    if (*kind == TOKEN_INT && scan.invalid_digit)
        number_error(&scan, scan.invalid_digit, "invalid digit '%c' in %s literal",
                     byte_at(&scan, scan.invalid_digit), base_name(scan.base));
    if (scan.has_separator)
        check_separators(&scan);
    *is_bad = scan.is_bad;
    return scan.at;
}
