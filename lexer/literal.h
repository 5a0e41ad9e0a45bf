/* Literal: the text of a string or rune literal -> its value.  The text is right in every
 * escape (the lexer has checked it: Token.is_bad is false). */
#pragma once
#include "base/text.h"

/* The bytes that a string literal, quotes and all, stands for. */
Text literal_string(Arena *arena, Text literal);

/* The code point that a rune literal, quotes and all, stands for. */
uint32_t literal_rune(Text literal);
