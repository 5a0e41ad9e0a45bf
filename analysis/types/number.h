/* Number: an exact number of a Go constant.
 *
 * Integers are machine words while they fit, then GMP integers.  Others are
 * fractions while numerator and denominator stay under 4096 bits, then 512-bit
 * MPFR floats; once a float, a number stays one.  Immutable values, passed by
 * copy; what is larger than a word lives in the arena given.
 * NUMBER_NONE is the answer where there is none (overflow, malformed text).
 * Source: go/constant, Go 1.19, whose representations and limits these are.
 */
#pragma once
#include "base/arena.h"
#include "base/text.h"

typedef enum NumberForm { NUMBER_NONE, NUMBER_SMALL, NUMBER_BIG, NUMBER_RATIO, NUMBER_FLOAT } NumberForm;

typedef struct Number {
    uint8_t form;                          /* NumberForm; ascending generality */
    union {
        int64_t small;
        const struct BigInteger *big;      /* does not fit int64_t */
        const struct BigRatio *ratio;      /* in lowest terms */
        const struct BigFloat *floating;
    };
} Number;

typedef enum NumberOperator {
    NUMBER_ADD, NUMBER_SUB, NUMBER_MUL,
    NUMBER_DIVIDE,                         /* exactly; of integers: a fraction */
    NUMBER_QUOTIENT, NUMBER_REMAINDER,     /* of integers: truncated towards zero */
    NUMBER_AND, NUMBER_OR, NUMBER_XOR, NUMBER_AND_NOT
} NumberOperator;

static inline Number number_from_int(int64_t value)
{
    return (Number){.form = NUMBER_SMALL, .small = value};
}

static inline bool number_is_integer(Number x)
{
    return x.form == NUMBER_SMALL || x.form == NUMBER_BIG;
}

/* Call once before anything else: gives floats the range of exponents that math/big has. */
void number_setup(void);

Number number_from_uint(Arena *arena, uint64_t value);
Number number_from_double(Arena *arena, double value);  /* finite */

/* Go's literals: prefixes 0x 0o 0b (and 0 for octal in integers), '_' between digits. */
Number number_parse_integer(Arena *arena, Text literal);
Number number_parse_float(Arena *arena, Text literal);

/* The value as a word, if it is an integer that fits: true. */
bool number_int64(Number x, int64_t *value);
bool number_uint64(Number x, uint64_t *value);

/* The nearest one, ties to even; infinite when too large.  *is_exact may be NULL. */
double number_double(Number x, bool *is_exact);
float number_float(Number x, bool *is_exact);

/* The same value as integer, NONE if it is none (floats: nearly none); as a fraction or float. */
Number number_to_integer(Arena *arena, Number x);
Number number_to_fraction(Arena *arena, Number x);

int number_sign(Number x);
int number_compare(Number x, Number y);    /* < 0, 0, > 0 */
unsigned number_bit_length(Number x);      /* of the absolute value of an integer */

Number number_negate(Arena *arena, Number x);
/* ^x of an integer; kept to size_bits bits if that is not 0. */
Number number_complement(Arena *arena, Number x, unsigned size_bits);
/* The divisor is not zero; the operator fits the operands. */
Number number_binary(Arena *arena, Number x, NumberOperator operator, Number y);
Number number_shift_left(Arena *arena, Number x, unsigned count);
Number number_shift_right(Arena *arena, Number x, unsigned count);

/* Short: at most six significant digits of what is not an integer. */
const char *number_short_text(Arena *arena, Number x);
const char *number_exact_text(Arena *arena, Number x);
