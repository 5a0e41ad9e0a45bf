/* Output: the file a build makes, which appears only when it is complete. */
#pragma once
#include "driver/options.h"

typedef struct Output {
    const char *path;        /* where it goes at the end; NULL: to standard output */
    const char *temporary;   /* where it is written */
} Output;

/* Beside what -o names, or what go build would name the result.  False after an error. */
bool output_open(Compilation *compilation, const Command *command, Output *output);

/* A file at `path` whose whole content is `text`, to be closed as done.  False after an error. */
bool output_open_text(Compilation *compilation, const char *path, const char *text, Output *output);

/* Moves a finished output to its place, or discards it; false after an error or if it was not `done`. */
bool output_close(Compilation *compilation, Output *output, bool done);
