/* complex: division, with the infinities and zeros that C99 annex G asks for.
 *
 * 1. Scale by the larger part of the divisor, so that its square cannot overflow.
 * 2. Where that gives two NaNs but an operand was infinite or the divisor 0, give the infinity or zero with the right signs.
 * Source: Robert L. Smith, Algorithm 116, CACM 5(8) 1962; Go 1.19 runtime/complex.go.
 */
#include "runtime/value/value.h"

static bool is_nan(double x)
{
    return x != x;
}

static bool is_infinite(double x)
{
    return __builtin_isinf(x);
}

static bool is_finite(double x)
{
    return __builtin_isfinite(x);
}

/* An infinity counts as 1, everything else as 0; the sign stays. */
static double unit_of(double x)
{
    return __builtin_copysign(is_infinite(x) ? 1 : 0, x);
}

static GoComplex128 divide_scaled(double a, double b, double c, double d)
{
    if (__builtin_fabs(c) >= __builtin_fabs(d)) {
        double ratio = d / c, divisor = c + ratio * d;
        return (GoComplex128){ (a + b * ratio) / divisor, (b - a * ratio) / divisor };
    }
    double ratio = c / d, divisor = d + ratio * c;
    return (GoComplex128){ (a * ratio + b) / divisor, (b * ratio - a) / divisor };
}

GoComplex128 rt_complex_divide(double a, double b, double c, double d)
{
    GoComplex128 quotient = divide_scaled(a, b, c, d);

    if (!is_nan(quotient.real) || !is_nan(quotient.imaginary))
        return quotient;
    if (c == 0 && d == 0 && (!is_nan(a) || !is_nan(b))) {
        double infinity = __builtin_copysign(__builtin_inf(), c);
        return (GoComplex128){ infinity * a, infinity * b };
    }
    if ((is_infinite(a) || is_infinite(b)) && is_finite(c) && is_finite(d)) {
        a = unit_of(a);
        b = unit_of(b);
        return (GoComplex128){ __builtin_inf() * (a * c + b * d), __builtin_inf() * (b * c - a * d) };
    }
    if ((is_infinite(c) || is_infinite(d)) && is_finite(a) && is_finite(b)) {
        c = unit_of(c);
        d = unit_of(d);
        return (GoComplex128){ 0 * (a * c + b * d), 0 * (b * c - a * d) };
    }
    return quotient;
}
