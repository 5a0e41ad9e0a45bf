/* terminal: what the people before it want to see. */
#pragma once
#include <stdbool.h>
#include <stdio.h>

/* Whether `output` goes to a terminal that shows colours, and NO_COLOR does not forbid them (no-color.org). */
bool terminal_wants_colour(FILE *output);
