/* Findings: what the compiler has to say about a program without errors, for other programs (-json, -sarif).
 *
 * They are recorded where the lines of -m are, if Options.keeps_findings is set, and hold what those lines say only
 * at -m=2: codes instead of words, and the flow that led there with a position for each step.
 */
#pragma once
#include "base/list.h"
#include "base/source.h"

#include <stdbool.h>

typedef struct Compilation Compilation;

typedef enum FindingCode {
#define FINDING(tag, code, source, title, help) FINDING_##tag,
#include "base/findings.def"
#undef FINDING
    FINDING_CODES
} FindingCode;

typedef struct FindingStep {
    Pos pos;
    bool is_name;            /* what is meant at `pos` is a name, not what begins with it */
    const char *text;        /* as -m=2 prints it, blanks before it included */
} FindingStep;

typedef struct Finding {
    FindingCode code;
    Pos pos;
    bool is_name;
    const char *text;
    LIST(FindingStep) steps;
} Finding;

typedef struct Findings {
    LIST(Finding *) list;    /* in the order of -m */
} Findings;

/* Records a finding; `text` is kept. */
Finding *finding_add(Compilation *compilation, FindingCode code, Pos pos, bool is_name, const char *text);

/* Adds a step to a finding, or does nothing for NULL. */
void finding_add_step(Compilation *compilation, Finding *finding, Pos pos, bool is_name, const char *text);
