/* Explanation: why a value lives where it lives, as data.
 *
 * Made for every verdict about the packages named on the command line if Options.keeps_explanations is set, and
 * found at Placement.path (NULL otherwise).  The words of -m=2 tell the path that the solver found first; an
 * explanation has a shortest one: no path with fewer flows leads from the value to a place that outlives it for a
 * reason of its own.
 *
 * A path begins at the value.  Each flow's target is the next one's source.
 */
#pragma once
#include "analysis/ir/ir.h"

#include <stdio.h>

typedef enum PlaceCause {
#define PLACE_CAUSE(tag, name) PLACE_CAUSE_##tag,
#include "analysis/escape/place_causes.def"
#undef PLACE_CAUSE
} PlaceCause;

typedef enum FlowReason {
#define FLOW_REASON(tag, words) FLOW_REASON_##tag,
#include "analysis/escape/flow_reasons.def"
#undef FLOW_REASON
    FLOW_REASONS
} FlowReason;

/* As -m=2 says it; NULL for those that it does not show. */
const char *flow_reason_words(FlowReason reason);

/* One step of a flow: it exists because of `node`. */
typedef struct ExplanationNote {
    const IrNode *node;         /* its pos is the step's */
    const char *text;           /* the node as -m=2 prints it */
    FlowReason reason;
    const IrNode *left;         /* assignments: the side that is stored to; else NULL */
    const IrFunction *callee;   /* CALL_PARAMETER, METHOD_VALUE: the function, or NULL if it is not known */
    const IrName *parameter;    /* of the callee, the receiver included, or NULL */
} ExplanationNote;

/* `target` can hold what `loads` pointer loads from `source` give: -1 for t = &s, 0 for t = s, 1 for t = *s. */
typedef struct ExplanationFlow {
    const IrNode *source, *target;            /* IrName or allocating expression; NULL: a temporary, or the heap */
    const char *source_text, *target_text;    /* as -m=2 prints them: "x", "{storage for &T{}}", "{temp}", "{heap}" */
    int loads;
    LIST(ExplanationNote) notes;              /* from the source to the target */
} ExplanationFlow;

typedef enum ExplanationEnd {
    EXPLANATION_STAYS,          /* no path: nothing that outlives the value can hold its address */
    EXPLANATION_HEAP,           /* end_node: what is in the heap and holds it, or NULL: any memory of the heap */
    EXPLANATION_RESULT,         /* end_node: the result (IrName) */
    EXPLANATION_VARIABLE        /* end_node: a variable outside of the loop or of the function literal (see cause) */
} ExplanationEnd;

/* Where what a parameter points to may go, with the path that it takes; no flows if the parameter itself is in the heap. */
typedef struct ExplanationLeak {
    ExplanationEnd end;         /* EXPLANATION_HEAP or EXPLANATION_RESULT */
    const IrNode *end_node;
    int loads;                  /* fewest loads from the parameter: 0 the parameter's value, 1 what it points to ... */
    LIST(ExplanationFlow) flows;
} ExplanationLeak;

typedef struct Explanation {
    PlaceCause cause;
    ExplanationEnd end;
    const IrNode *end_node;
    LIST(ExplanationFlow) flows;
    int64_t bytes, most_bytes;  /* TOO_LARGE: what it takes, and what the stack has for such a value */
    struct Explanation *also;   /* a path that remains without the last flow of this one, without any result, or without
                                 * this variable, as `end` has it; or NULL */
    LIST(ExplanationFlow) holders;  /* STAYS: where the address goes, near things first; what is given to a function
                                     * that does not keep it has a note CALL_PARAMETER, and no target */
    bool is_address_taken;      /* variables: by & or by a closure, so that memory is needed at all */
    LIST(ExplanationLeak) leaks;  /* parameters: as -m's "leaking param" lines, the heap first */
} Explanation;

/* For --dump=explanations: a line for the value, then its paths. */
void explanation_dump(Compilation *compilation, const IrNode *node, const Explanation *explanation, FILE *output);
