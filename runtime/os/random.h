/* random: numbers that nobody can foretell from outside, fast and good enough for hash seeds and fair choices. */
#pragma once
#include <stdint.h>

uint64_t random_next(void);
