/* The one place that refuses: a table of what which stage takes (constructs.def). */
#include "analysis/lower/internal.h"

typedef enum Support { SUPPORT_NONE, SUPPORT_PLACEMENT, SUPPORT_CODE } Support;

static const struct {
    const char *words;
    Support support;
} constructs[] = {
#define CONSTRUCT(name, words, support) [CONSTRUCT_##name] = {words, SUPPORT_##support},
#include "analysis/lower/constructs.def"
#undef CONSTRUCT
};

static bool has_refused(const Lower *lower, Construct construct)
{
    return lower->refused & 1u << construct;
}

void lower_needs(Lower *lower, Construct construct, Pos pos)
{
    Support wanted = lower->compilation->options.stops_after_placement ? SUPPORT_PLACEMENT : SUPPORT_CODE;

    if (constructs[construct].support >= wanted || has_refused(lower, construct))
        return;
    lower->refused |= 1u << construct;
    diag_unsupported(lower->compilation, pos, constructs[construct].words);
}
