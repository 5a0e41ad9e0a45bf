/* The graph of one batch: where values flow.
 *
 * A batch is a set of functions that may call each other, with all the function
 * literals inside.  Each variable and each allocating expression is a Location.
 * A Flow says that a value found by `loads` pointer loads from its source can
 * end up in its target: -1 for t = &s, 0 for t = s, 1 for t = *s.  Flows are
 * kept with the target, because the solver walks backwards from what outlives.
 *
 * The analysis knows nothing of paths, contexts or fields; it is exactly as
 * strong as Go 1.19's, because its verdicts are printed.
 *
 * Source: Go 1.19 cmd/compile/internal/escape: escape.go, graph.go.
 */
#pragma once
#include "analysis/escape/escape.h"
#include "analysis/escape/summary.h"

typedef struct Location Location;

/* One step of an explanation: the flow exists because of `node`; the others are ExplanationNote's. */
typedef struct Note {
    struct Note *next;
    IrNode *node;
    FlowReason reason;
    IrNode *left;
    IrFunction *callee;
    IrName *parameter;
} Note;

typedef struct Flow {
    Location *source;
    int loads;             /* >= -1 */
    Note *notes;           /* only if the batch keeps them */
} Flow;

/* The walks of the solver that went on from a location to what flows into it (solve.c): the fewest loads that one
 * came with, and 1; 0: there was none. */
typedef struct Coverage {
    int still;             /* from roots that are not transient */
    int all;               /* from roots that outlive everything, or as good as these */
    int result;            /* from the result `from` */
    int local;             /* from variables of `function`, at the loop depth `depth` or less */
    const Location *from;
    const IrFunction *function;
    int depth;
} Coverage;

struct Location {
    IrNode *node;          /* IrName or allocating expression; NULL: a temporary of the analysis */
    IrFunction *function;
    LIST(Flow) incoming;
    int loop_depth;        /* of its declaration, from 1 */
    uint32_t result_number;/* from 1 for results, else 0 */
    uint32_t number;       /* its index in Batch.locations; the heap and the blank follow */

    /* The solver's, during one walk. */
    int loads;             /* fewest from the walk's root */
    uint32_t walk;         /* the walk that `loads` belongs to */
    Location *next;        /* towards the root, and the index of the flow taken */
    uint32_t next_flow;
    bool is_queued;
    Coverage coverage;     /* ... and during all */

    /* The results. */
    bool escapes;          /* must live in the heap */
    bool is_transient;     /* its storage may be used again after the statement */
    Leaks leaks;           /* parameters: where their values go */
    PlaceCause cause;      /* why it escapes; the first cause found */

    /* What capture by value or by reference depends on. */
    bool is_captured, is_reassigned, is_address_taken;
};

/* A destination that an expression's value is about to flow to. */
typedef struct Hole {
    Location *target;
    int loads;
    Note *notes;
    bool takes_address;    /* the context is &x, whether or not the address is kept */
} Hole;

/* A function literal met, to be connected to what it captures once the whole batch is known. */
typedef struct PendingClosure {
    Hole hole;
    IrClosure *closure;
} PendingClosure;

typedef struct Batch {
    Compilation *compilation;
    Arena *arena;                    /* of what outlives the batch: summaries, texts, explanations */
    Arena *scratch;                  /* of the graph */
    Escape *escape;
    LIST(IrFunction *) functions;
    LIST(Location *) locations;      /* in order of creation: -m prints in it */
    LIST(PendingClosure) closures;
    Location heap;
    Location blank;
    int remark_level;                /* of -m for this package: 0, 1, 2 */
    bool keeps_explanations;
    bool keeps_findings;
} Batch;

/* What walking one function needs to know. */
typedef struct Walk {
    Batch *batch;
    IrFunction *function;
    Map labels;                      /* LABEL name -> LabelKind of labels not met yet */
    int loop_depth;
} Walk;

typedef struct HoleList { LIST(Hole) list; } HoleList;

/* ---- graph.c ---- */
Location *graph_add_location(Walk *walk, IrNode *node, bool is_transient);
Location *graph_location_of(IrName *name);
/* Locations, flows and notes are gone. */
void graph_free(Batch *batch);
void graph_add_flow(Batch *batch, Hole hole, Location *source);
Hole hole_of(Location *location);
Hole hole_note(Batch *batch, Hole hole, void *node, FlowReason reason);
/* Into `left`, by the assignment `where`. */
Hole hole_assign(Batch *batch, Hole hole, IrNode *where, FlowReason reason, IrNode *left);
/* As an argument of `call`; of the callee and its parameter, either may be NULL. */
Hole hole_argument(Batch *batch, Hole hole, IrNode *call, FlowReason reason, IrFunction *callee, IrName *parameter);
Hole hole_shift(Hole hole, int delta);
Hole hole_load(Batch *batch, Hole hole, void *node, FlowReason reason);      /* through *x */
Hole hole_address(Batch *batch, Hole hole, void *node, FlowReason reason);   /* of &x */
Hole hole_assertion(Batch *batch, Hole hole, Type *type, void *node, FlowReason reason);
Hole hole_heap(Batch *batch);
Hole hole_discard(Batch *batch);
Hole hole_tee(Walk *walk, const Hole *holes, uint32_t count);
Hole hole_later(Walk *walk, Hole hole);  /* reached only after the statement: not transient */

/* ---- flow_expr.c, flow_stmt.c, flow_assign.c, flow_call.c, flow_go_defer.c ---- */
void flow_expr(Walk *walk, Hole hole, IrNode *node);
void flow_discard(Walk *walk, IrNode *node);
void flow_unsafe_value(Walk *walk, Hole hole, IrNode *node);
Hole flow_spill(Walk *walk, Hole hole, IrNode *node);
void flow_statement(Walk *walk, IrNode *node);
void flow_statements(Walk *walk, IrNodes *list);
void flow_block(Walk *walk, IrNodes *list);
void flow_function(Batch *batch, IrFunction *function);
Hole flow_target(Walk *walk, IrNode *node);
void flow_assign_list(Walk *walk, IrNode **left, uint32_t left_count, IrNode **right, uint32_t right_count,
                      FlowReason reason, IrNode *where);
void flow_assign_heap(Walk *walk, IrNode *source, FlowReason reason, void *where);
/* p.Data of reflect.SliceHeader and StringHeader: a uintptr that is a pointer. */
bool is_reflect_header_data(IrNode *node);
void flow_mark_reassigned(const Hole *holes, uint32_t count, IrNode *where);
/* holes: one a result, or NULL when they are not wanted. */
void flow_call(Walk *walk, const Hole *holes, IrNode *call);
/* T.m(x, ...): the receiver is the first argument. */
bool takes_receiver_as_argument(const IrCall *call, const IrFunction *callee);
void flow_go_defer(Walk *walk, IrGoDefer *statement);
Hole flow_parameter(Walk *walk, const Hole *holes, IrFunction *callee, uint32_t parameter_index, IrName *parameter);

/* ---- self_assign.c ---- */
bool assignment_is_to_self(IrNode *left, IrNode *right);

/* ---- limits.c ---- */
/* Why a location must be in the heap whatever flows: PLACE_CAUSE_NONE if it need not. */
typedef struct Limit {
    PlaceCause cause;
    int64_t bytes, most_bytes;       /* of what is too large */
} Limit;

Limit limit_of(IrNode *node);
FlowReason limit_reason(PlaceCause cause);

/* ---- static_callee.c ---- */
/* The function that a callee expression stands for if only one is possible, or NULL. */
IrFunction *static_callee(IrNode *callee);

/* ---- solve.c, explain.c, explanation.c, report.c ---- */
void graph_solve(Batch *batch);
/* May a value stored in `location` live on when `other` is gone, wherever `location` is? */
PlaceCause location_outlives(const Location *location, const Location *other);
/* The result of the parameter's function, from 0, that `sink` is, if summaries can tell; -1: something else. */
int location_own_result(const Location *parameter, const Location *sink);
/* The lines of -m=2 and the findings begin with what happens to `node`: `text`.  NULL: no findings are wanted. */
Finding *explain_head(Batch *batch, FindingCode code, const IrNode *node, const char *text);
void explain_flow(Batch *batch, Finding *finding, Pos pos, Location *target, Location *source, int loads, Note *notes);
void explain_path(Batch *batch, Finding *finding, Location *root, Location *source);
/* A line of -m about `node`, if they are wanted, and a finding that says the same. */
void remark_node(Batch *batch, FindingCode code, const IrNode *node, const char *text);
bool explains(const Batch *batch);  /* whether anybody wants paths in the words of -m=2 */
const char *batch_text(Batch *batch, const IrNode *node);  /* as messages about the batch's package say it */
const char *explain_location(Batch *batch, Location *location);
/* After solving: the explanations of all locations, by their number, or NULL if they are not wanted. */
Explanation **explanations_make(Batch *batch);
void report_batch(Batch *batch);
