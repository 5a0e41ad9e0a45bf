/* Link errors: what ld says, in the words of Go's linker. */
#pragma once
#include "base/compilation.h"

/* Reports a failed link: each symbol that a function uses and nobody defines once for that function, in the names of
 * the Go program; lines that are about something else as they are. */
void link_errors_report(Compilation *compilation, Text said);
