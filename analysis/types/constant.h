/* Exact constants (Go spec, Constants).
 *
 * Integers are exact (GMP), floats rationals while they are small and 512-bit
 * MPFR numbers beyond, as go/constant has them.  Immutable; they live in the
 * arena that constant_setup was given, the one thing of the compiler that is
 * not passed along.
 * Source: go/constant, Go 1.19.
 */
#pragma once
#include "base/arena.h"
#include "base/text.h"
#include "lexer/token.h"

#include <stdint.h>

typedef enum ConstantKind {
    CONSTANT_UNKNOWN,          /* after an error: every operation on it gives it back */
    CONSTANT_BOOL, CONSTANT_STRING, CONSTANT_INT, CONSTANT_FLOAT, CONSTANT_COMPLEX
} ConstantKind;

typedef struct Constant Constant;  /* opaque; constant.c */

void constant_setup(Arena *arena);

Constant *constant_unknown(void);
Constant *constant_from_bool(bool value);
Constant *constant_from_text(Text value);
Constant *constant_from_int(int64_t value);
Constant *constant_from_uint(uint64_t value);
Constant *constant_from_float(double value);           /* finite */
Constant *constant_from_literal(TokenKind kind, Text literal);  /* unknown if malformed */
Constant *constant_complex(Constant *real, Constant *imaginary);

ConstantKind constant_kind(const Constant *x);
bool constant_bool(const Constant *x);
Text constant_text(const Constant *x);
/* Of CONSTANT_INT: the exact value if it fits: true. */
bool constant_int64(const Constant *x, int64_t *value);
bool constant_uint64(const Constant *x, uint64_t *value);
/* The nearest one; *is_exact may be NULL.  Overflow gives an infinity. */
double constant_float64(const Constant *x, bool *is_exact);
float constant_float32(const Constant *x, bool *is_exact);
Constant *constant_real(Constant *x);
Constant *constant_imaginary(Constant *x);
int constant_sign(const Constant *x);
int constant_bit_length(const Constant *x);            /* of an integer */

/* The same value in the kind, or unknown if it is not representable there. */
Constant *constant_to_int(Constant *x);
Constant *constant_to_float(Constant *x);
Constant *constant_to_complex(Constant *x);

Constant *constant_unary(TokenKind operator, Constant *x, unsigned size_bits);  /* size: for ^ of unsigned, else 0 */
/* Operands of any matching kinds; DIV of two CONSTANT_INT is exact division unless is_integer_division. */
Constant *constant_binary(Constant *x, TokenKind operator, Constant *y, bool is_integer_division);
Constant *constant_shift(Constant *x, TokenKind operator, unsigned count);
bool constant_compare(Constant *x, TokenKind operator, Constant *y);

/* As go/constant's String (short) and ExactString print. */
const char *constant_short_text(Arena *arena, const Constant *x);
const char *constant_exact_text(Arena *arena, const Constant *x);
