/* From verdicts to placements: one site for each variable and each allocating expression. */
#include "analysis/place/place.h"

#include "analysis/escape/escape.h"
#include "analysis/escape/limits.h"
#include "analysis/ir/children.h"
#include "analysis/place/borrowed.h"
#include "analysis/place/frame_size.h"
#include "analysis/place/static_node.h"

static PlaceReason reason_of(PlaceCause cause)
{
    static const PlaceReason reasons[] = {
#define PLACE_CAUSE(tag, name) [PLACE_CAUSE_##tag] = REASON_##tag,
#include "analysis/escape/place_causes.def"
#undef PLACE_CAUSE
    };
    return reasons[cause];
}

/* An interface made from what is known holds the address of read-only data, whatever Go prints. */
static bool is_boxed_constant(const IrNode *node)
{
    IrNode *value = node->op == OP_CONVERT_INTERFACE ? ((const IrUnary *)node)->x : NULL;

    return value && !type_is_interface(value->type) && !type_is_pointer_shaped(value->type) &&
           type_box_kind(value->type) != BOX_NOTHING &&
           (value->op == OP_LITERAL || type_size_bytes(value->type) <= LIMIT_IMPLICIT_BYTES) && node_is_static(value);
}

/* []byte("...") in the frame is an array of just that length; Go limits it where it makes code, not where it speaks. */
static bool is_large_constant(const IrNode *node)
{
    const IrNode *text = node->op == OP_STRING_TO_BYTES ? ((const IrUnary *)node)->x : NULL;

    return text && text->op == OP_LITERAL && constant_text(((const IrLiteral *)text)->constant).length > LIMIT_IMPLICIT_BYTES;
}

static Placement place_site(const EscapeVerdict *verdict)
{
    PlaceKind go_verdict = verdict->escapes ? PLACE_HEAP : PLACE_STACK;
    Placement placement = {.node = verdict->node,
                           .go_verdict = go_verdict,
                           .place = go_verdict,
                           .reason = reason_of(verdict->cause),
                           .is_transient = verdict->is_transient,
                           .path = verdict->explanation};

    if (is_boxed_constant(verdict->node)) {
        placement.place = PLACE_STATIC;
        placement.reason = REASON_CONSTANT;
    }
    if (is_large_constant(verdict->node)) {
        placement.place = PLACE_HEAP;
        placement.reason = REASON_TOO_LARGE;
    }
    return placement;
}

/* ---- what depends on the places of a whole function ---- */

typedef struct Walk {
    Placements *placements;
    FrameSize frame;
} Walk;

static void visit(IrNode *node, void *context)
{
    Walk *walk = context;

    if (node->op == OP_NAME)
        return;
    borrowed_place(walk->placements, node);
    frame_size_add(&walk->frame, node);
    ir_each_child(node, visit, walk);
}

static void finish_function(Compilation *compilation, Placements *placements, const IrFunction *function)
{
    Walk walk = {.placements = placements};

    list_each (IrFunction *, closure, function->closures)
        finish_function(compilation, placements, closure);
    if (!function->has_body)
        return;
    frame_size_begin(&walk.frame, placements, function);
    list_each (IrNode *, statement, function->body)
        visit(statement, &walk);
    frame_size_check(compilation, &walk.frame, function);
}

static void place_package(Escape *escape, Placements *placements, IrPackage *package)
{
    Compilation *compilation = escape->compilation;

    escape->verdicts.count = 0;
    escape_package(escape, package);
    for (uint32_t i = 0; i < escape->verdicts.count; i++) {
        escape->verdicts.items[i].node->site = placements->sites.count;
        list_push(compilation->arena, &placements->sites, place_site(&escape->verdicts.items[i]));
    }
    list_each (IrFunction *, function, package->functions)
        finish_function(compilation, placements, function);
    if (package->initializer)
        finish_function(compilation, placements, package->initializer);
}

Placements *place_program(Compilation *compilation, IrProgram *program)
{
    Placements *placements = arena_new(compilation->arena, Placements);
    Escape escape = {.compilation = compilation};

    list_push(compilation->arena, &placements->sites, (Placement){0});  /* site 0: none */
    list_each (IrPackage *, package, program->packages)
        place_package(&escape, placements, package);
    arena_free(&escape.scratch);
    return placements;
}

static const char *kind_name(PlaceKind kind)
{
    static const char *const names[] = {
        [PLACE_STACK] = "stack", [PLACE_HEAP] = "heap", [PLACE_STATIC] = "static", [PLACE_NOWHERE] = "nowhere"};

    return names[kind];
}

const char *place_reason_text(PlaceReason reason)
{
    static const char *const texts[] = {
#define REASON(tag, text) [REASON_##tag] = text,
#include "analysis/place/reasons.def"
#undef REASON
    };
    return texts[reason];
}

void place_dump(Compilation *compilation, const Placements *placements, FILE *output)
{
    for (uint32_t i = 1; i < placements->sites.count; i++) {
        const Placement *site = &placements->sites.items[i];
        Place place = sources_place(&compilation->sources, site->node->pos);
        fprintf(output, "%s:%u:%u: %s: %s (go: %s): %s\n", place.path, place.line_number, place.column_number,
                ir_text(compilation->arena, site->node, NULL), kind_name(site->place), kind_name(site->go_verdict),
                place_reason_text(site->reason));
    }
}
