/* The values of a file: variables and allocating expressions that have a placement, and what lives somewhere without
 * one: package variables and what their initial values are made of, channels, what append makes.
 *
 * What lowering and inlining made for themselves is left out, unless it is in the heap.
 */
#include "analysis/explain/internal.h"
#include "analysis/ir/children.h"

#include <stdlib.h>

typedef struct Finder {
    Page *page;
    const Source *source;
    Values values;
} Finder;

static void add_value(Finder *finder, ValueKind kind, IrNode *node)
{
    Sources *sources = &finder->page->compilation->sources;
    Pos pos = sources_outermost(sources, node->pos);

    if (sources_find(sources, pos) != finder->source)
        return;
    Place place = sources_physical_place(sources, pos);
    list_push(finder->page->arena, &finder->values.list,
              ((Value){kind, node, place.line_number, place.column_number, finder->values.list.count}));
}

static bool is_written(const IrName *name)
{
    return name->name[0] != '~' && name->name[0] != '.' && strcmp(name->name, "_") != 0 && !name->is_temporary &&
           !name->is_inlined;
}

/* The closure that stands for the call of a go or defer statement. */
static bool is_wrapper(const IrNode *node)
{
    const IrClosure *closure = ir_if(CLOSURE, IrClosure, node);

    return closure && closure->function->is_wrapper;
}

static void add_placed(Finder *finder, const Placement *placement)
{
    const IrName *name = ir_if(NAME, IrName, placement->node);
    bool is_in_heap = placement->go_verdict == PLACE_HEAP;

    if (!placement->path || (name && !is_in_heap && !is_written(name)))
        return;
    if ((is_wrapper(placement->node) || placement->node->op == OP_DEFER) && !is_in_heap)
        return;
    add_value(finder, VALUE_PLACED, placement->node);
}

static void add_others(IrNode *node, void *context)
{
    Finder *finder = context;

    if (node->op == OP_MAKE_CHAN)
        add_value(finder, VALUE_CHANNEL, node);
    else if (node->op == OP_APPEND)
        add_value(finder, VALUE_APPEND, node);
    else if (node->is_static)
        add_value(finder, VALUE_INITIAL, node);
    ir_each_child(node, add_others, finder);
}

static void add_function(Finder *finder, const IrFunction *function)
{
    list_each (IrNode *, statement, function->body)
        add_others(statement, finder);
    list_each (IrFunction *, closure, function->closures)
        add_function(finder, closure);
}

static void add_package(Finder *finder, const IrPackage *package)
{
    list_each (IrName *, variable, package->variables)
        if (is_written(variable))
            add_value(finder, VALUE_PACKAGE_VARIABLE, &variable->node);
    list_each (IrFunction *, function, package->functions)
        add_function(finder, function);
    list_each (IrFunction *, function, package->inlined_closures)
        add_function(finder, function);
    if (package->initializer)
        add_function(finder, package->initializer);
}

static int by_position(const void *left, const void *right)
{
    const Value *a = left, *b = right;

    if (a->line_number != b->line_number)
        return a->line_number < b->line_number ? -1 : 1;
    if (a->column_number != b->column_number)
        return a->column_number < b->column_number ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

Values values_of_source(Page *page, const IrProgram *program, const Source *source)
{
    Finder finder = {.page = page, .source = source};

    list_each (Placement, placement, page->placements->sites)
        if (placement.node)
            add_placed(&finder, &placement);
    list_each (IrPackage *, package, program->packages)
        if (package->package->is_named_on_command_line)
            add_package(&finder, package);
    if (finder.values.list.count)
        qsort(finder.values.list.items, finder.values.list.count, sizeof(Value), by_position);
    return finder.values;
}
