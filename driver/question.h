/* Question: a position that `berth explain` is asked about, and what has to be read to answer it. */
#pragma once
#include "driver/options.h"

/* Reads FILE.go, FILE.go:LINE or FILE.go:LINE:COL; false if it is none of these. */
bool question_read(Arena *arena, const char *word, Question *question);

/* What the loader is to be given for the command's questions: the directory, if the file is one of a package of a
 * module; else the files themselves.  False after an error, which is reported. */
bool questions_inputs(Compilation *compilation, Command *command);

/* The file of the question among those that were read; NULL: it is not there. */
const Source *question_source(const Compilation *compilation, const Question *question);
