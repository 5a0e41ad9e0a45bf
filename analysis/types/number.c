/* Numbers over GMP and MPFR.
 *
 * GMP works on temporaries of its own; a result is copied into the arena, and
 * operands are read there through views that GMP may not write to.  So GMP's
 * allocator stays as it is, for others in the process (libgccjit) use GMP too.
 */
#include "analysis/types/number.h"
#include "base/diag.h"

#include <ctype.h>
#include <gmp.h>
#include <math.h>
#include <mpfr.h>
#include <stdlib.h>

enum {
    FLOAT_BITS = 512,          /* go/constant's precision */
    FRACTION_BITS = 4 << 10    /* go/constant's limit for the parts of a fraction */
};

typedef struct BigInteger {
    mp_size_t size;            /* limbs; negative: a negative number */
    mp_limb_t limbs[];
} BigInteger;

typedef struct BigRatio {
    const BigInteger *numerator, *denominator;
} BigRatio;

typedef struct BigFloat {
    mpfr_t value;              /* its significand is `limbs` */
    mp_limb_t limbs[FLOAT_BITS / GMP_NUMB_BITS];
} BigFloat;

static const Number none = {.form = NUMBER_NONE};

/* ---- views: operands as GMP wants them ---- */

typedef struct IntegerView { mpz_t z; mp_limb_t limb; } IntegerView;
typedef struct RatioView { mpq_t q; mp_limb_t numerator, denominator; } RatioView;

static void view_small(mpz_t z, mp_limb_t *limb, int64_t value)
{
    *limb = value < 0 ? -(mp_limb_t)value : (mp_limb_t)value;
    mpz_roinit_n(z, limb, value < 0 ? -1 : value > 0);
}

static void view_integer(IntegerView *view, Number x)
{
    if (x.form == NUMBER_SMALL)
        view_small(view->z, &view->limb, x.small);
    else
        mpz_roinit_n(view->z, x.big->limbs, x.big->size);
}

static void view_ratio(RatioView *view, Number x)
{
    if (x.form == NUMBER_RATIO) {
        mpz_roinit_n(mpq_numref(view->q), x.ratio->numerator->limbs, x.ratio->numerator->size);
        mpz_roinit_n(mpq_denref(view->q), x.ratio->denominator->limbs, x.ratio->denominator->size);
        return;
    }
    if (x.form == NUMBER_SMALL)
        view_small(mpq_numref(view->q), &view->numerator, x.small);
    else
        mpz_roinit_n(mpq_numref(view->q), x.big->limbs, x.big->size);
    view_small(mpq_denref(view->q), &view->denominator, 1);
}

/* ---- results: into the arena ---- */

static const BigInteger *keep_integer(Arena *arena, const mpz_t z)
{
    size_t count = mpz_size(z);
    BigInteger *kept = arena_alloc(arena, sizeof *kept + count * sizeof(mp_limb_t), _Alignof(BigInteger));

    kept->size = mpz_sgn(z) < 0 ? -(mp_size_t)count : (mp_size_t)count;
    if (count)
        memcpy(kept->limbs, mpz_limbs_read(z), count * sizeof(mp_limb_t));
    return kept;
}

static Number integer_number(Arena *arena, const mpz_t z)
{
    if (mpz_fits_slong_p(z))
        return number_from_int(mpz_get_si(z));
    return (Number){.form = NUMBER_BIG, .big = keep_integer(arena, z)};
}

static BigFloat *init_float(BigFloat *room)
{
    mpfr_custom_init(room->limbs, FLOAT_BITS);
    mpfr_custom_init_set(room->value, MPFR_ZERO_KIND, 0, FLOAT_BITS, room->limbs);
    return room;
}

static BigFloat *new_float(Arena *arena)
{
    return init_float(arena_new(arena, BigFloat));
}

static Number float_number(BigFloat *floating)
{
    if (!mpfr_number_p(floating->value))
        return none;
    if (mpfr_zero_p(floating->value))
        mpfr_set_zero(floating->value, 1);
    return (Number){.form = NUMBER_FLOAT, .floating = floating};
}

static Number ratio_number(Arena *arena, const mpq_t q)
{
    if (mpz_sizeinbase(mpq_numref(q), 2) >= FRACTION_BITS || mpz_sizeinbase(mpq_denref(q), 2) >= FRACTION_BITS) {
        BigFloat *floating = new_float(arena);
        mpfr_set_q(floating->value, q, MPFR_RNDN);
        return float_number(floating);
    }
    BigRatio *ratio = arena_new(arena, BigRatio);
    ratio->numerator = keep_integer(arena, mpq_numref(q));
    ratio->denominator = keep_integer(arena, mpq_denref(q));
    return (Number){.form = NUMBER_RATIO, .ratio = ratio};
}

/* The number as a float; `room` holds it if it is not one yet. */
static const BigFloat *as_float(BigFloat *room, Number x)
{
    if (x.form == NUMBER_FLOAT)
        return x.floating;
    BigFloat *floating = init_float(room);
    if (x.form == NUMBER_RATIO) {
        RatioView view;
        view_ratio(&view, x);
        mpfr_set_q(floating->value, view.q, MPFR_RNDN);
    } else {
        IntegerView view;
        view_integer(&view, x);
        mpfr_set_z(floating->value, view.z, MPFR_RNDN);
    }
    return floating;
}

/* ---- makers ---- */

void number_setup(void)
{
    mpfr_set_emin(INT32_MIN);
    mpfr_set_emax(INT32_MAX);
}

Number number_from_uint(Arena *arena, uint64_t value)
{
    if (value <= INT64_MAX)
        return number_from_int((int64_t)value);

    BigInteger *big = arena_alloc(arena, sizeof *big + sizeof(mp_limb_t), _Alignof(BigInteger));
    big->size = 1;
    big->limbs[0] = value;
    return (Number){.form = NUMBER_BIG, .big = big};
}

Number number_from_double(Arena *arena, double value)
{
    if (!isfinite(value))
        return none;

    mpq_t q;
    mpq_init(q);
    mpq_set_d(q, value);
    Number number = ratio_number(arena, q);
    mpq_clear(q);
    return number;
}

/* ---- literals ---- */

/* The literal without '_' and prefix, and the base that the prefix says. */
static const char *clean_literal(Arena *arena, Text literal, bool zero_is_octal, int *base)
{
    char *text = arena_alloc(arena, literal.length + 1, 1);
    size_t start = 0, length = 0;

    *base = 10;
    if (literal.length >= 2 && literal.bytes[0] == '0') {
        int letter = tolower((unsigned char)literal.bytes[1]);
        *base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : zero_is_octal ? 8 : 10;
        if (letter == 'x' || letter == 'o' || letter == 'b')
            start = 2;
    }
    for (size_t i = start; i < literal.length; i++)
        if (literal.bytes[i] != '_')
            text[length++] = literal.bytes[i];
    return text;
}

static bool is_plain_decimal(Text literal)
{
    if (literal.length > 18 || (literal.length > 1 && literal.bytes[0] == '0'))
        return false;
    for (size_t i = 0; i < literal.length; i++)
        if (literal.bytes[i] < '0' || literal.bytes[i] > '9')
            return false;
    return literal.length > 0;
}

static int64_t decimal_value(Text literal)
{
    int64_t value = 0;

    for (size_t i = 0; i < literal.length; i++)
        value = value * 10 + (literal.bytes[i] - '0');
    return value;
}

Number number_parse_integer(Arena *arena, Text literal)
{
    if (is_plain_decimal(literal))
        return number_from_int(decimal_value(literal));

    int base;
    const char *digits = clean_literal(arena, literal, true, &base);
    mpz_t z;
    mpz_init(z);
    Number number = digits[0] && mpz_set_str(z, digits, base) == 0 ? integer_number(arena, z) : none;
    mpz_clear(z);
    return number;
}

/* The parts of a literal with fraction and exponent. */
typedef struct Decimal {
    char *digits;              /* before and after the point */
    long point_places;         /* digits after the point */
    const char *exponent;      /* text after e or p, or NULL */
} Decimal;

static Decimal split_decimal(Arena *arena, const char *text, int base)
{
    Decimal parts = {.digits = arena_alloc(arena, strlen(text) + 2, 1)};
    size_t length = 0;
    bool has_point = false;

    for (; *text; text++) {
        int letter = tolower((unsigned char)*text);
        if (letter == 'p' || (letter == 'e' && base == 10)) {
            parts.exponent = text + 1;
            break;
        }
        if (*text == '.') {
            has_point = true;
        } else {
            parts.digits[length++] = *text;
            parts.point_places += has_point;
        }
    }
    if (!length)
        parts.digits[0] = '0';
    return parts;
}

/* digits * base^-places * radix^exponent as a fraction. */
static bool exact_fraction(mpq_t q, const Decimal *parts, int base, long exponent)
{
    mpz_t scale;

    if (mpz_set_str(mpq_numref(q), parts->digits, base) != 0)
        return false;
    mpz_init(scale);
    if (base == 10) {
        exponent -= parts->point_places;
        mpz_ui_pow_ui(scale, 10, (unsigned long)labs(exponent));
    } else {
        exponent -= parts->point_places * (base == 16 ? 4 : base == 8 ? 3 : 1);
        mpz_ui_pow_ui(scale, 2, (unsigned long)labs(exponent));
    }
    if (exponent >= 0)
        mpz_mul(mpq_numref(q), mpq_numref(q), scale);
    else
        mpz_set(mpq_denref(q), scale);
    mpz_clear(scale);
    mpq_canonicalize(q);
    return true;
}

/* Go refuses a literal whose binary exponent, but for what powers of five add to it, needs more than 32 bits. */
static bool has_wide_exponent(const Decimal *parts, int base, long exponent)
{
    mpz_t digits;

    if (labs(exponent) < INT32_MAX / 2)
        return false;
    mpz_init(digits);
    bool is_number = mpz_set_str(digits, parts->digits, base) == 0 && mpz_sgn(digits) != 0;
    exponent += (long)mpz_sizeinbase(digits, 2) - parts->point_places * (base == 16 ? 4 : base == 8 ? 3 : 1);
    mpz_clear(digits);
    return is_number && (exponent < INT32_MIN || exponent > INT32_MAX);
}

/* As much as matters of an exponent, so that sums of it do not overflow. */
static long read_exponent(const char *text)
{
    long exponent = text ? strtol(text, NULL, 10) : 0, most = (long)1 << 40;

    return exponent > most ? most : exponent < -most ? -most : exponent;
}

/* A literal so large or small that a fraction would be unwieldy. */
static Number parse_large_float(Arena *arena, const char *text, int base)
{
    BigFloat *floating = new_float(arena);
    char *end;

    mpfr_strtofr(floating->value, text, &end, base, MPFR_RNDN);
    return *end ? none : float_number(floating);
}

Number number_parse_float(Arena *arena, Text literal)
{
    int base;
    const char *text = clean_literal(arena, literal, false, &base);
    Decimal parts = split_decimal(arena, text, base);
    long exponent = read_exponent(parts.exponent);
    /* Conservative: 4096 bits are 1233 digits; long digit strings near the limit go the MPFR way to decide. */
    long digit_count = (long)strlen(parts.digits);
    bool is_surely_small = labs(exponent) + digit_count < (base == 10 ? 1200 : 4000);

    if (has_wide_exponent(&parts, base, exponent))
        return none;
    if (!is_surely_small) {
        Number large = parse_large_float(arena, text, base);
        if (large.form == NUMBER_NONE)
            return none;
        if (mpfr_zero_p(large.floating->value))
            return number_to_fraction(arena, number_from_int(0));
        long bits = (long)mpfr_get_exp(large.floating->value);
        if (labs(bits) >= FRACTION_BITS)
            return large;
    }
    mpq_t q;
    mpq_init(q);
    Number number = exact_fraction(q, &parts, base, exponent) ? ratio_number(arena, q) : none;
    mpq_clear(q);
    return number;
}

/* ---- conversions ---- */

bool number_int64(Number x, int64_t *value)
{
    *value = x.form == NUMBER_SMALL ? x.small : 0;
    return x.form == NUMBER_SMALL;
}

bool number_uint64(Number x, uint64_t *value)
{
    if (x.form == NUMBER_SMALL) {
        *value = (uint64_t)x.small;
        return x.small >= 0;
    }
    bool fits = x.form == NUMBER_BIG && x.big->size == 1;
    *value = fits ? x.big->limbs[0] : 0;
    return fits;
}

/* Range of exponents and precision of an IEEE format, subnormals included. */
typedef struct FloatFormat { mpfr_prec_t bits; mpfr_exp_t least, greatest; } FloatFormat;

static const FloatFormat binary64 = {53, -1073, 1024}, binary32 = {24, -148, 128};

/* `x` rounded once to the format; the result is exactly a value of the format (or infinite). */
static double round_to_format(Number x, const FloatFormat *format, bool *is_exact)
{
    mpfr_exp_t least = mpfr_get_emin(), greatest = mpfr_get_emax();
    mpfr_t rounded;
    int inexact;

    mpfr_init2(rounded, format->bits);
    if (x.form == NUMBER_RATIO) {
        RatioView view;
        view_ratio(&view, x);
        inexact = mpfr_set_q(rounded, view.q, MPFR_RNDN);
    } else if (x.form == NUMBER_FLOAT) {
        inexact = mpfr_set(rounded, x.floating->value, MPFR_RNDN);
    } else {
        IntegerView view;
        view_integer(&view, x);
        inexact = mpfr_set_z(rounded, view.z, MPFR_RNDN);
    }
    mpfr_set_emin(format->least);
    mpfr_set_emax(format->greatest);
    inexact = mpfr_check_range(rounded, inexact, MPFR_RNDN);
    inexact = mpfr_subnormalize(rounded, inexact, MPFR_RNDN);
    double value = mpfr_get_d(rounded, MPFR_RNDN);
    mpfr_set_emin(least);
    mpfr_set_emax(greatest);
    mpfr_clear(rounded);
    if (is_exact)
        *is_exact = inexact == 0;
    return value;
}

double number_double(Number x, bool *is_exact)
{
    return round_to_format(x, &binary64, is_exact);
}

float number_float(Number x, bool *is_exact)
{
    return (float)round_to_format(x, &binary32, is_exact);
}

/* A float that an integer was lost in by rounding of earlier operations still counts as that
 * integer: four bits of grace, as go/constant gives. */
static Number float_to_integer(Arena *arena, const BigFloat *floating)
{
    static const mpfr_rnd_t directions[] = {MPFR_RNDZ, MPFR_RNDA};
    Number result = none;
    mpfr_t nearly;
    mpz_t z;

    if (mpfr_zero_p(floating->value))
        return number_from_int(0);
    if (mpfr_get_exp(floating->value) >= FRACTION_BITS || mpfr_get_exp(floating->value) <= -FRACTION_BITS)
        return none;
    mpz_init(z);
    mpfr_init2(nearly, FLOAT_BITS - 4);
    if (mpfr_integer_p(floating->value)) {
        mpfr_get_z(z, floating->value, MPFR_RNDN);
        result = integer_number(arena, z);
    }
    for (int i = 0; i < 2 && result.form == NUMBER_NONE; i++) {
        mpfr_set(nearly, floating->value, directions[i]);
        if (mpfr_integer_p(nearly)) {
            mpfr_get_z(z, nearly, MPFR_RNDN);
            result = integer_number(arena, z);
        }
    }
    mpfr_clear(nearly);
    mpz_clear(z);
    return result;
}

Number number_to_integer(Arena *arena, Number x)
{
    switch ((NumberForm)x.form) {
    case NUMBER_SMALL:
    case NUMBER_BIG:
        return x;
    case NUMBER_RATIO: {
        const BigInteger *denominator = x.ratio->denominator;
        if (denominator->size != 1 || denominator->limbs[0] != 1)
            return none;
        mpz_t view;
        mpz_roinit_n(view, x.ratio->numerator->limbs, x.ratio->numerator->size);
        return integer_number(arena, view);
    }
    case NUMBER_FLOAT:
        return float_to_integer(arena, x.floating);
    case NUMBER_NONE:
        break;
    }
    return none;
}

Number number_to_fraction(Arena *arena, Number x)
{
    if (!number_is_integer(x))
        return x;
    RatioView view;
    view_ratio(&view, x);
    return ratio_number(arena, view.q);
}

/* ---- comparisons ---- */

int number_sign(Number x)
{
    switch ((NumberForm)x.form) {
    case NUMBER_SMALL:
        return x.small < 0 ? -1 : x.small > 0;
    case NUMBER_BIG:
        return x.big->size < 0 ? -1 : 1;
    case NUMBER_RATIO:
        return x.ratio->numerator->size < 0 ? -1 : x.ratio->numerator->size > 0;
    case NUMBER_FLOAT:
        return mpfr_sgn(x.floating->value);
    case NUMBER_NONE:
        break;
    }
    return 1;
}

int number_compare(Number x, Number y)
{
    if (x.form == NUMBER_SMALL && y.form == NUMBER_SMALL)
        return x.small < y.small ? -1 : x.small > y.small;
    if (x.form == NUMBER_FLOAT || y.form == NUMBER_FLOAT) {
        BigFloat x_room, y_room;
        return mpfr_cmp(as_float(&x_room, x)->value, as_float(&y_room, y)->value);
    }
    RatioView a, b;
    view_ratio(&a, x);
    view_ratio(&b, y);
    return mpq_cmp(a.q, b.q);
}

unsigned number_bit_length(Number x)
{
    IntegerView view;

    view_integer(&view, x);
    return mpz_sgn(view.z) ? (unsigned)mpz_sizeinbase(view.z, 2) : 0;
}

/* ---- arithmetic ---- */

Number number_negate(Arena *arena, Number x)
{
    if (x.form == NUMBER_RATIO) {
        BigInteger *negated = arena_copy(arena, x.ratio->numerator,
                                         sizeof(BigInteger) + (size_t)labs(x.ratio->numerator->size) * sizeof(mp_limb_t));
        BigRatio *ratio = arena_new(arena, BigRatio);
        negated->size = -negated->size;
        *ratio = (BigRatio){negated, x.ratio->denominator};
        return (Number){.form = NUMBER_RATIO, .ratio = ratio};
    }
    if (x.form == NUMBER_FLOAT) {
        BigFloat *floating = new_float(arena);
        mpfr_neg(floating->value, x.floating->value, MPFR_RNDN);
        return float_number(floating);
    }
    return number_binary(arena, number_from_int(0), NUMBER_SUB, x);
}

Number number_complement(Arena *arena, Number x, unsigned size_bits)
{
    if (x.form == NUMBER_SMALL && (!size_bits || size_bits < 64)) {
        int64_t kept = ~x.small;
        return number_from_int(size_bits ? kept & ((INT64_C(1) << size_bits) - 1) : kept);
    }
    IntegerView view;
    mpz_t z;
    view_integer(&view, x);
    mpz_init(z);
    mpz_com(z, view.z);
    if (size_bits)
        mpz_fdiv_r_2exp(z, z, size_bits);
    Number number = integer_number(arena, z);
    mpz_clear(z);
    return number;
}

/* false: overflow, or a division of the least integer; *result is then unset. */
static bool binary_small(int64_t a, NumberOperator operator, int64_t b, int64_t *result)
{
    switch (operator) {
    case NUMBER_ADD:
        return !__builtin_add_overflow(a, b, result);
    case NUMBER_SUB:
        return !__builtin_sub_overflow(a, b, result);
    case NUMBER_MUL:
        return !__builtin_mul_overflow(a, b, result);
    case NUMBER_QUOTIENT:
        if (b == -1)
            return false;
        *result = a / b;
        return true;
    case NUMBER_REMAINDER:
        *result = b == -1 ? 0 : a % b;
        return true;
    case NUMBER_AND:
        *result = a & b;
        return true;
    case NUMBER_OR:
        *result = a | b;
        return true;
    case NUMBER_XOR:
        *result = a ^ b;
        return true;
    case NUMBER_AND_NOT:
        *result = a & ~b;
        return true;
    case NUMBER_DIVIDE:
        return false;
    }
    return false;
}

static Number binary_integer(Arena *arena, Number x, NumberOperator operator, Number y)
{
    IntegerView a, b;
    mpz_t z;

    view_integer(&a, x);
    view_integer(&b, y);
    mpz_init(z);
    switch (operator) {
    case NUMBER_ADD:
        mpz_add(z, a.z, b.z);
        break;
    case NUMBER_SUB:
        mpz_sub(z, a.z, b.z);
        break;
    case NUMBER_MUL:
        mpz_mul(z, a.z, b.z);
        break;
    case NUMBER_QUOTIENT:
        mpz_tdiv_q(z, a.z, b.z);
        break;
    case NUMBER_REMAINDER:
        mpz_tdiv_r(z, a.z, b.z);
        break;
    case NUMBER_AND:
        mpz_and(z, a.z, b.z);
        break;
    case NUMBER_OR:
        mpz_ior(z, a.z, b.z);
        break;
    case NUMBER_XOR:
        mpz_xor(z, a.z, b.z);
        break;
    case NUMBER_AND_NOT:
        mpz_com(z, b.z);
        mpz_and(z, a.z, z);
        break;
    case NUMBER_DIVIDE:
        berth_bug("exact division of integers is a fraction's");
    }
    Number number = integer_number(arena, z);
    mpz_clear(z);
    return number;
}

static Number binary_ratio(Arena *arena, Number x, NumberOperator operator, Number y)
{
    RatioView a, b;
    mpq_t q;

    view_ratio(&a, x);
    view_ratio(&b, y);
    mpq_init(q);
    if (operator == NUMBER_ADD)
        mpq_add(q, a.q, b.q);
    else if (operator == NUMBER_SUB)
        mpq_sub(q, a.q, b.q);
    else if (operator == NUMBER_MUL)
        mpq_mul(q, a.q, b.q);
    else if (operator == NUMBER_DIVIDE)
        mpq_div(q, a.q, b.q);
    else
        berth_bug("integer operator %d on fractions", operator);
    Number number = ratio_number(arena, q);
    mpq_clear(q);
    return number;
}

static Number binary_float(Arena *arena, Number x, NumberOperator operator, Number y)
{
    BigFloat x_room, y_room;
    const BigFloat *a = as_float(&x_room, x), *b = as_float(&y_room, y);
    BigFloat *result = new_float(arena);

    if (operator == NUMBER_ADD)
        mpfr_add(result->value, a->value, b->value, MPFR_RNDN);
    else if (operator == NUMBER_SUB)
        mpfr_sub(result->value, a->value, b->value, MPFR_RNDN);
    else if (operator == NUMBER_MUL)
        mpfr_mul(result->value, a->value, b->value, MPFR_RNDN);
    else if (operator == NUMBER_DIVIDE)
        mpfr_div(result->value, a->value, b->value, MPFR_RNDN);
    else
        berth_bug("integer operator %d on floats", operator);
    return float_number(result);
}

Number number_binary(Arena *arena, Number x, NumberOperator operator, Number y)
{
    int64_t small;

    if (x.form == NUMBER_NONE || y.form == NUMBER_NONE)
        return none;
    if (x.form == NUMBER_SMALL && y.form == NUMBER_SMALL && binary_small(x.small, operator, y.small, &small))
        return number_from_int(small);
    if (x.form == NUMBER_FLOAT || y.form == NUMBER_FLOAT)
        return binary_float(arena, x, operator, y);
    if (x.form == NUMBER_RATIO || y.form == NUMBER_RATIO || operator == NUMBER_DIVIDE)
        return binary_ratio(arena, x, operator, y);
    return binary_integer(arena, x, operator, y);
}

Number number_shift_left(Arena *arena, Number x, unsigned count)
{
    if (count == 0 || (x.form == NUMBER_SMALL && x.small == 0))
        return x;
    if (x.form == NUMBER_SMALL && count < 63 && llabs(x.small) < INT64_C(1) << (63 - count) && x.small != INT64_MIN)
        return number_from_int(x.small * (INT64_C(1) << count));

    IntegerView view;
    mpz_t z;
    view_integer(&view, x);
    mpz_init(z);
    mpz_mul_2exp(z, view.z, count);
    Number number = integer_number(arena, z);
    mpz_clear(z);
    return number;
}

Number number_shift_right(Arena *arena, Number x, unsigned count)
{
    if (x.form == NUMBER_SMALL)
        return number_from_int(x.small >> (count > 63 ? 63 : count));

    IntegerView view;
    mpz_t z;
    view_integer(&view, x);
    mpz_init(z);
    mpz_fdiv_q_2exp(z, view.z, count);
    Number number = integer_number(arena, z);
    mpz_clear(z);
    return number;
}

/* ---- texts ---- */

static const char *integer_text(Arena *arena, Number x)
{
    if (x.form == NUMBER_SMALL)
        return arena_format(arena, "%lld", (long long)x.small);
    IntegerView view;
    view_integer(&view, x);
    char *text = arena_alloc(arena, mpz_sizeinbase(view.z, 10) + 2, 1);
    return mpz_get_str(text, 10, view.z);
}

/* Six digits of a float that no double holds, by its binary exponent: cheap, and exact enough. */
static const char *huge_float_text(Arena *arena, const mpfr_t value)
{
    long binary_exponent;
    double mantissa = mpfr_get_d_2exp(&binary_exponent, value, MPFR_RNDN);
    double decimal = (double)binary_exponent * (M_LN2 / M_LN10);
    long exponent = (long)decimal;

    mantissa *= pow(10, decimal - (double)exponent);
    if (fabs(mantissa) < 1 - 0.5e-6) {
        mantissa *= 10;
        exponent--;
    } else if (fabs(mantissa) >= 10) {
        mantissa /= 10;
        exponent++;
    }
    return arena_format(arena, "%.6ge%+ld", mantissa, exponent);
}

const char *number_short_text(Arena *arena, Number x)
{
    if (x.form == NUMBER_NONE)
        return "unknown";
    if (number_is_integer(x))
        return integer_text(arena, x);
    double value = number_double(x, NULL);
    if (isfinite(value) && (value != 0 || number_sign(x) == 0))
        return arena_format(arena, "%.6g", value == 0 ? 0.0 : value);
    BigFloat room;
    return huge_float_text(arena, as_float(&room, x)->value);
}

/* 0x.<hexadecimal digits>p<binary exponent> */
static const char *float_exact_text(Arena *arena, const mpfr_t value)
{
    if (mpfr_zero_p(value))
        return "0";
    mpz_t z;
    mpz_init(z);
    mpfr_get_z_2exp(z, value);
    char *digits = arena_alloc(arena, mpz_sizeinbase(z, 16) + 2, 1);
    mpz_abs(z, z);
    mpz_get_str(digits, 16, z);
    mpz_clear(z);
    for (size_t end = strlen(digits); end > 1 && digits[end - 1] == '0'; end--)
        digits[end - 1] = 0;
    return arena_format(arena, "%s0x.%sp%+ld", mpfr_sgn(value) < 0 ? "-" : "", digits, (long)mpfr_get_exp(value));
}

const char *number_exact_text(Arena *arena, Number x)
{
    if (x.form == NUMBER_FLOAT)
        return float_exact_text(arena, x.floating->value);
    if (x.form != NUMBER_RATIO)
        return number_short_text(arena, x);
    RatioView view;
    view_ratio(&view, x);
    if (mpz_cmp_ui(mpq_denref(view.q), 1) == 0) {
        char *text = arena_alloc(arena, mpz_sizeinbase(mpq_numref(view.q), 10) + 2, 1);
        return mpz_get_str(text, 10, mpq_numref(view.q));
    }
    char *text = arena_alloc(
        arena, mpz_sizeinbase(mpq_numref(view.q), 10) + mpz_sizeinbase(mpq_denref(view.q), 10) + 4, 1);
    return mpq_get_str(text, 10, view.q);
}
