/* Rune and string literals that are not plain: their escapes, their mistakes, their end.
 * Source: Go spec, Rune literals, String literals; scanner.go, rune, stdString, rawString, escape. */
#include "lexer/internal.h"

typedef struct QuotedScan {
    Lexer *lexer;
    Text text;
    size_t at;       /* next code point */
    uint32_t rune;   /* the code point at `at`; END_OF_TEXT at the end */
    unsigned width;  /* in bytes */
} QuotedScan;

#define END_OF_TEXT UINT32_MAX

/* Looks at the code point at scan->at; bad ones are recorded and skipped. */
static void look(QuotedScan *scan)
{
    for (; scan->at < scan->text.length; scan->at += scan->width) {
        scan->rune = rune_decode(scan->text.bytes + scan->at, scan->text.length - scan->at, &scan->width);
        if (scan->rune != 0 && scan->rune < 0x80)
            return;
        if (characters_check(scan->lexer, scan->at, scan->at + scan->width))
            return;
    }
    scan->rune = END_OF_TEXT;
    scan->width = 0;
}

static void advance(QuotedScan *scan)
{
    scan->at += scan->width;
    look(scan);
}

static QuotedScan scan_after(Lexer *lexer, size_t quote)
{
    QuotedScan scan = {.lexer = lexer, .text = lexer->source->text, .at = quote + 1};

    look(&scan);
    return scan;
}

/* 0 to 15, or 16 if `rune` is no digit. */
static uint32_t digit_value(uint32_t rune)
{
    if (rune >= '0' && rune <= '9')
        return rune - '0';
    if ((rune | 0x20) >= 'a' && (rune | 0x20) <= 'f' && rune < 0x80)
        return (rune | 0x20) - 'a' + 10;
    return 16;
}

/* The digits of a numeric escape.  The end of the text is the caller's error. */
static bool scan_code(QuotedScan *scan, unsigned digit_count, uint32_t base, uint32_t largest)
{
    Arena *arena = scan->lexer->compilation->arena;
    uint32_t value = 0;

    for (; digit_count > 0; digit_count--) {
        if (scan->rune == END_OF_TEXT)
            return true;
        uint32_t digit = digit_value(scan->rune);
        if (digit >= base) {
            lexer_error(scan->lexer, scan->at, "invalid character %s in %s escape",
                        rune_quoted(arena, scan->rune), base == 8 ? "octal" : "hexadecimal");
            return false;
        }
        value = value * base + digit;
        advance(scan);
    }
    if (value > largest && base == 8) {
        lexer_error(scan->lexer, scan->at, "octal escape value %u > 255", value);
        return false;
    }
    if (value > largest || (value >= 0xD800 && value < 0xE000)) {
        lexer_error(scan->lexer, scan->at, "escape is invalid Unicode code point %s", rune_text(arena, value));
        return false;
    }
    return true;
}

/* What follows a '\'. */
static bool scan_escape(QuotedScan *scan, uint32_t quote)
{
    if (scan->rune == quote || (scan->rune < 0x80 && scan->rune && strchr("abfnrtv\\", (int)scan->rune))) {
        advance(scan);
        return true;
    }
    if (scan->rune >= '0' && scan->rune <= '7')
        return scan_code(scan, 3, 8, 255);
    if (scan->rune == 'x' || scan->rune == 'u' || scan->rune == 'U') {
        uint32_t letter = scan->rune;
        advance(scan);
        return scan_code(scan, letter == 'x' ? 2 : letter == 'u' ? 4 : 8, 16, letter == 'x' ? 255 : 0x10FFFF);
    }
    if (scan->rune == END_OF_TEXT)
        return true;
    lexer_error(scan->lexer, scan->at, "unknown escape");
    return false;
}

size_t rune_end(Lexer *lexer, size_t start, bool *is_bad)
{
    QuotedScan scan = scan_after(lexer, start);
    const char *mistake = NULL;
    size_t place = start;
    unsigned count = 0;
    bool is_good = true;

    for (; scan.rune != '\'' && scan.rune != '\n' && scan.rune != END_OF_TEXT; count++) {
        bool is_escape = scan.rune == '\\';
        advance(&scan);
        if (is_escape)
            is_good &= scan_escape(&scan, '\'');
    }
    if (scan.rune == '\n') {
        mistake = "newline in rune literal";
        place = scan.at;
    } else if (scan.rune == END_OF_TEXT) {
        mistake = "rune literal not terminated";
    } else if (count == 0) {
        mistake = "empty rune literal or unescaped '";
        place = scan.at;
    } else if (count != 1) {
        mistake = "more than one character in rune literal";
    }
    if (mistake && is_good)
        lexer_error(lexer, place, "%s", mistake);
    *is_bad = mistake || !is_good;
    return scan.rune == '\'' ? scan.at + 1 : scan.at;
}

static size_t raw_string_end(Lexer *lexer, size_t start, bool *is_bad)
{
    Text text = lexer->source->text;
    const char *close = memchr(text.bytes + start + 1, '`', text.length - start - 1);
    size_t end = close ? (size_t)(close - text.bytes) + 1 : text.length;

    characters_check(lexer, start, end);
    if (!close)
        lexer_error(lexer, start, "string not terminated");
    *is_bad = !close;
    return end;
}

size_t string_end(Lexer *lexer, size_t start, bool *is_bad)
{
    if (lexer->source->text.bytes[start] == '`')
        return raw_string_end(lexer, start, is_bad);

    QuotedScan scan = scan_after(lexer, start);
    bool is_good = true;
    while (scan.rune != '"' && scan.rune != '\n' && scan.rune != END_OF_TEXT) {
        bool is_escape = scan.rune == '\\';
        advance(&scan);
        if (is_escape)
            is_good &= scan_escape(&scan, '"');
    }
    if (scan.rune == '\n')
        lexer_error(lexer, scan.at, "newline in string");
    else if (scan.rune == END_OF_TEXT)
        lexer_error(lexer, start, "string not terminated");
    *is_bad = scan.rune != '"' || !is_good;
    return scan.rune == '"' ? scan.at + 1 : scan.at;
}
