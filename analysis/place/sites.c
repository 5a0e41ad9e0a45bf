/* A walk over the typed tree of each function, which counts the loops around. */
#include "analysis/place/sites.h"
#include "analysis/escape/escape.h"
#include "analysis/ir/children.h"

#include <stdlib.h>

enum {
    WORD_BYTES = 8,
    RUNE_BYTES = 4              /* also the most that UTF-8 needs for one */
};

typedef struct Walk {
    Compilation *compilation;
    const Placements *placements;
    const IrFunction *function;
    SiteList *sites;
    LIST(const char *) labels;     /* those met so far */
    LIST(const char *) loops;      /* those that a later goto jumps back to */
    int loop_depth;                /* 0: once a call */
} Walk;

static void walk_function(const Walk *around, const IrFunction *function);
static void walk_node(IrNode *node, void *context);

/* ---- what a site costs ---- */

static Type *element_of(Type *type)
{
    SliceType *slice = under_if(SLICE, SliceType, type);
    PointerType *pointer = under_if(POINTER, PointerType, type);

    return slice ? slice->element : pointer->element;
}

static void cost_of_boxed(Site *site, const IrNode *value)
{
    if (!value)  /* what a range or a map gives */
        return;
    BoxKind kind = type_box_kind(value->type);
    site->bytes = type_size_bytes(value->type);
    if (kind == BOX_BYTE)
        site->cost = SITE_NOTHING;
    else if (site->cost == SITE_HEAP && (kind == BOX_NUMBER || kind == BOX_STRING || kind == BOX_SLICE))
        site->cost = SITE_HEAP_IF_NEEDED;
}

/* A constant's bytes are an array of just that length. */
static bool cost_of_constant_bytes(Site *site, const IrNode *node)
{
    const IrLiteral *text = node->op == OP_STRING_TO_BYTES ? ir_if(LITERAL, IrLiteral, ((const IrUnary *)node)->x) : NULL;

    if (text)
        site->bytes = (int64_t)constant_text(text->constant).length;
    return text != NULL;
}

static void cost_of_made_slice(Site *site, const IrMake *make)
{
    const IrLiteral *capacity = ir_if(LITERAL, IrLiteral, make->capacity ? make->capacity : make->length);
    int64_t count = 0;

    site->bytes = type_size_bytes(element_of(make->node.type));
    if (capacity && constant_int64(capacity->constant, &count) && count >= 0 && count <= INT64_MAX / (site->bytes + 1))
        site->bytes *= count;
    else
        site->is_for_each = true;
}

static void cost_of_buffer(Site *site, int64_t buffer_bytes)
{
    if (site->cost == SITE_FRAME) {
        site->cost = SITE_FRAME_AT_FIRST;
        site->bytes = buffer_bytes;
    }
}

static void cost_of_map(Site *site)
{
    if (site->cost == SITE_FRAME)
        site->cost = SITE_FRAME_AT_FIRST;
    site->bytes = PLACE_MAP_HEADER_BYTES;
}

/* What is not known from the size of a type alone has bytes 0 and keeps its cost. */
static void cost_of_expression(Site *site, const IrNode *node)
{
    switch ((int)node->op) {
    case OP_NEW: case OP_POINTER_LITERAL:
        site->bytes = type_size_bytes(element_of(node->type));
        break;
    case OP_SLICE_LITERAL:
        site->bytes = type_size_bytes(element_of(node->type)) * ((const IrComposite *)node)->length;
        break;
    case OP_MAKE_SLICE:
        cost_of_made_slice(site, (const IrMake *)node);
        break;
    case OP_MAKE_MAP: case OP_MAP_LITERAL:
        cost_of_map(site);
        return;
    case OP_CLOSURE:
        if (((const IrClosure *)node)->function->captured.count)  /* else it is static */
            site->bytes = closure_bytes(((const IrClosure *)node)->function);
        break;
    case OP_METHOD_VALUE:
        site->bytes = WORD_BYTES + type_size_bytes(((const IrSelector *)node)->x->type);
        break;
    case OP_CONVERT_INTERFACE:
        cost_of_boxed(site, ((const IrUnary *)node)->x);
        if (!((const IrUnary *)node)->x)
            return;
        break;
    case OP_ADD_STRINGS: case OP_BYTES_TO_STRING: case OP_RUNES_TO_STRING: case OP_STRING_TO_BYTES:
        if (cost_of_constant_bytes(site, node))
            break;
        cost_of_buffer(site, PLACE_BUFFER_BYTES);
        return;
    case OP_STRING_TO_RUNES:
        cost_of_buffer(site, PLACE_BUFFER_RUNES * RUNE_BYTES);
        return;
    case OP_RUNE_TO_STRING:
        site->bytes = RUNE_BYTES;
        break;
    default:
        return;
    }
    if (site->bytes == 0)
        site->cost = SITE_NOTHING;
}

/* ---- the walk ---- */

static Site new_site(const Walk *walk, const IrNode *node, SiteCost cost)
{
    return (Site){.node = node,
                  .function = walk->function,
                  .pos = sources_outermost(&walk->compilation->sources, node->pos),
                  .cost = cost,
                  .is_repeated = walk->loop_depth > 0};
}

static void add(const Walk *walk, Site site)
{
    site.order = walk->sites->count;
    if (site.cost == SITE_NOTHING)
        site.bytes = 0;
    if (site.pos)
        list_push(walk->compilation->arena, walk->sites, site);
}

static SiteCost cost_of_place(PlaceKind place)
{
    return place == PLACE_HEAP ? SITE_HEAP : place == PLACE_STACK ? SITE_FRAME : SITE_NOTHING;
}

static void add_placed(const Walk *walk, const IrNode *node)
{
    const Placement *placement = place_of(walk->placements, node);
    Site site = new_site(walk, node, placement ? cost_of_place(placement->place) : SITE_NOTHING);

    if (!placement)
        return;
    if (site.cost != SITE_NOTHING)
        cost_of_expression(&site, node);
    add(walk, site);
}

/* Variables of the frame are worth a word only if something holds their address. */
static void add_variable(const Walk *walk, const IrName *variable)
{
    const Placement *placement = place_of(walk->placements, &variable->node);
    bool is_plain = !variable->is_address_taken || variable->is_temporary || variable->is_inlined;

    if (!placement || (placement->place == PLACE_STACK && is_plain))
        return;
    Site site = new_site(walk, &variable->node, cost_of_place(placement->place));
    site.bytes = type_size_bytes(variable->node.type);
    site.is_repeated = variable->class == IR_LOCAL && variable->loop_depth > 1;
    if (site.bytes == 0)
        site.cost = SITE_NOTHING;
    add(walk, site);
}

static void walk_list(Walk *walk, const IrNodes *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        walk_node(list->items[i], walk);
}

/* A loop around the rest of a block ends with the block. */
static void walk_block(Walk *walk, const IrNodes *list)
{
    int outside = walk->loop_depth;

    walk_list(walk, list);
    walk->loop_depth = outside;
}

static void walk_optional(Walk *walk, IrNode *node)
{
    if (node)
        walk_node(node, walk);
}

static void walk_initial(Walk *walk, const IrNode *node)
{
    if (node->initial)
        walk_list(walk, node->initial);
}

static void walk_for(Walk *walk, const IrFor *loop)
{
    walk_list(walk, &loop->initial);
    walk->loop_depth++;
    walk_optional(walk, loop->condition);
    walk_list(walk, &loop->post_list);
    walk_block(walk, &loop->body);
    walk->loop_depth--;
}

static void walk_range(Walk *walk, const IrRange *range)
{
    walk_node(range->x, walk);
    walk->loop_depth++;
    walk_optional(walk, range->key);
    walk_optional(walk, range->value);
    walk_optional(walk, range->key_conversion);
    walk_optional(walk, range->value_conversion);
    walk_block(walk, &range->body);
    walk->loop_depth--;
}

static bool has_label(const char *const *labels, uint32_t count, const char *label)
{
    for (uint32_t i = 0; i < count; i++)
        if (strcmp(labels[i], label) == 0)
            return true;
    return false;
}

/* Finds the labels that a later goto jumps back to: what follows them is a loop. */
static void find_loops(IrNode *node, void *context)
{
    Walk *walk = context;
    Arena *arena = walk->compilation->arena;
    const char *label = node->op == OP_LABEL || node->op == OP_GOTO ? ((IrBranch *)node)->label : NULL;

    if (node->op == OP_LABEL)
        list_push(arena, &walk->labels, label);
    else if (node->op == OP_GOTO && has_label(walk->labels.items, walk->labels.count, label))
        list_push(arena, &walk->loops, label);
    ir_each_child(node, find_loops, walk);
}

/* The call that a go or defer statement keeps for later, with its arguments. */
static void walk_wrapper(Walk *walk, const IrGoDefer *statement, const IrClosure *wrapper)
{
    const Placement *placement = place_of(walk->placements, &wrapper->node);

    if (placement && wrapper->function->captured.count) {
        Site site = new_site(walk, &statement->node, cost_of_place(placement->place));
        site.bytes = closure_bytes(wrapper->function);
        add(walk, site);
    }
    walk_list(walk, &statement->copies);
    walk_list(walk, &wrapper->function->body);
}

static void walk_go_defer(Walk *walk, const IrGoDefer *statement)
{
    const Placement *record = place_of(walk->placements, &statement->node);
    const IrClosure *closure = ir_if(CLOSURE, IrClosure, statement->closure);

    if (record && record->place == PLACE_HEAP)  /* one that is done with is used again */
        add(walk, new_site(walk, &statement->node, SITE_HEAP_IF_NEEDED));
    walk_initial(walk, &statement->call->node);
    if (closure && closure->function->is_wrapper)
        walk_wrapper(walk, statement, closure);
    else
        walk_optional(walk, statement->closure);
}

/* The implicit conversions of values that only the statement has. */
static void walk_assign_list(Walk *walk, const IrAssignList *assign)
{
    walk_optional(walk, assign->conversions[0]);
    walk_optional(walk, assign->conversions[1]);
    ir_each_child(&assign->node, walk_node, walk);
}

static void walk_node(IrNode *node, void *context)
{
    Walk *walk = context;

    switch ((int)node->op) {
    case OP_FOR:
        walk_initial(walk, node);
        walk_for(walk, (const IrFor *)node);
        return;
    case OP_RANGE:
        walk_initial(walk, node);
        walk_range(walk, (const IrRange *)node);
        return;
    case OP_LABEL:
        walk->loop_depth += has_label(walk->loops.items, walk->loops.count, ((const IrBranch *)node)->label);
        return;
    case OP_NAME: case OP_DECLARE:
        return;
    case OP_ASSIGN_LIST: case OP_ASSIGN_PAIR:
        walk_assign_list(walk, (const IrAssignList *)node);
        return;
    case OP_DEFER: case OP_GO:
        walk_go_defer(walk, (const IrGoDefer *)node);
        return;
    case OP_CLOSURE:
        walk_function(walk, ((const IrClosure *)node)->function);
        break;
    case OP_APPEND:
        add(walk, new_site(walk, node, SITE_HEAP_IF_NEEDED));
        break;
    case OP_MAKE_CHAN:
        add(walk, new_site(walk, node, SITE_HEAP));
        break;
    case OP_INDEX_MAP:
        if (((const IrIndex *)node)->is_assigned)
            add(walk, new_site(walk, node, SITE_HEAP_IF_NEEDED));
        break;
    }
    add_placed(walk, node);
    int outside = walk->loop_depth;
    ir_each_child(node, walk_node, walk);
    walk->loop_depth = outside;
}

static void walk_function(const Walk *around, const IrFunction *function)
{
    Walk walk = {.compilation = around->compilation, .placements = around->placements, .sites = around->sites,
                 .function = function};

    if (function->receiver)
        add_variable(&walk, function->receiver);
    list_each (IrName *, parameter, function->parameters)
        add_variable(&walk, parameter);
    list_each (IrName *, result, function->results)
        add_variable(&walk, result);
    list_each (IrName *, variable, function->locals)
        add_variable(&walk, variable);
    list_each (IrNode *, statement, function->body)
        find_loops(statement, &walk);
    walk_block(&walk, &function->body);
}

static int compare(const void *a, const void *b)
{
    const Site *x = a, *y = b;

    if (x->pos != y->pos)
        return x->pos < y->pos ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

SiteList sites_of_package(Compilation *compilation, const Placements *placements, const IrPackage *package)
{
    SiteList sites = {0};
    Walk walk = {.compilation = compilation, .placements = placements, .sites = &sites};

    list_each (IrFunction *, function, package->functions)
        if (!function->closure)
            walk_function(&walk, function);
    if (package->initializer)
        walk_function(&walk, package->initializer);
    if (sites.count)
        qsort(sites.items, sites.count, sizeof(Site), compare);
    return sites;
}
