/* explain: what people are told who ask why a value lives where it lives.
 *
 * Takes the placements of a program with their explanations (Options.keeps_explanations) and a position in a file of the
 * named package; writes a sentence, the path with its source lines, and what would keep the value on the stack.
 */
#pragma once
#include "analysis/place/place.h"

typedef struct ExplainRequest {
    const char *path;        /* as the user wrote it */
    const Source *source;    /* the same file */
    uint32_t line_number;    /* 0: all values of the file */
    uint32_t column_number;  /* 0: all values of the line; else the nearest one */
    bool is_coloured;
} ExplainRequest;

/* False if there is no value, which is reported as an error. */
bool explain(Compilation *compilation, const IrProgram *program, const Placements *placements,
             const ExplainRequest *request, FILE *output);
