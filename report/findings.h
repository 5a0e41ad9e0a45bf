/* findings: what is known of each code, for the forms that name it. */
#pragma once
#include "base/finding.h"

typedef struct FindingKind {
    const char *code;
    const char *title, *help;
    bool is_gos;             /* Go's -json has the code */
} FindingKind;

const FindingKind *findings_code(FindingCode code);
