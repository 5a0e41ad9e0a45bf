/* The table of base/findings.def. */
#include "report/findings.h"

const FindingKind *findings_code(FindingCode code)
{
    enum { OURS, GO };
    static const FindingKind kinds[FINDING_CODES] = {
#define FINDING(tag, code, source, title, help) [FINDING_##tag] = {code, title, help, source == GO},
#include "base/findings.def"
#undef FINDING
    };
    return &kinds[code];
}
