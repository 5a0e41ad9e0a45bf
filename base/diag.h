/* Diagnostics: what the compiler has to say about a program.
 *
 * Errors are recorded and printed together, sorted by position, one a line, as
 * `./file.go:line:col: text` on standard error; only the driver exits.  Remarks
 * (the lines of -m) keep the order in which they were made, which is Go's, and
 * are printed only when there are no errors.
 */
#pragma once
#include "base/source.h"

#include <stdbool.h>
#include <stdnoreturn.h>

typedef struct Compilation Compilation;

typedef struct Diagnostic {
    Pos pos;
    const char *text;      /* further lines begin with a tab */
    uint32_t order;        /* of recording */
} Diagnostic;

typedef struct Diagnostics {
    LIST(Diagnostic) errors;
    Diagnostic last;           /* error that was no syntax error: a repetition on its line is dropped */
    LIST(Diagnostic) remarks;
} Diagnostics;

/* Records an error at `pos` (0: one without a position). */
void diag_error(Compilation *compilation, Pos pos, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Refuses a construct of Go that berth does not compile yet, by name:
 * "WHAT not supported yet" (what: "maps are", "goto is"). */
void diag_unsupported(Compilation *compilation, Pos pos, const char *what);

/* Records a line of -m; `text` is kept, not copied. */
void diag_remark(Compilation *compilation, Pos pos, const char *text);

bool diag_has_errors(const Compilation *compilation);

/* Prints the errors, or, when there are none, the remarks; then forgets them.
 * Equal texts at one place are printed once, as Go does.  Returns the number of errors. */
unsigned diag_print(Compilation *compilation);

/* A state that cannot be: says where in berth it was seen, and aborts. */
#define berth_bug(...) berth_bug_at(__FILE__, __LINE__, __VA_ARGS__)
noreturn void berth_bug_at(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
