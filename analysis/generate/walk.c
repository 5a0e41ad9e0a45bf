/* The walk that makes code of functions, as far as -m speaks of it: index checks that need not be made, and the
 * itabs of conversions to interfaces, whose wrappers have things to say.
 *
 * Go takes a function after the other, literals that capture nothing before the function around them, the others
 * after it, last first.  Operands of calls and of other things that have a moment are computed before the rest of
 * the expression; a switch's cases are tested before their bodies, a select's are in an order of their own.
 * Source: cmd/compile/internal/walk/order.go, expr.go (walkIndex), convert.go, switch.go, select.go; gc/compile.go, Go 1.19.
 */
#include "analysis/generate/internal.h"
#include "analysis/ir/children.h"

/* Something that happens when the code around it is made. */
typedef struct Event {
    const IrNode *elided;      /* an index whose check is left out, or NULL: */
    Type *type, *interface;    /* an itab */
} Event;

typedef struct EventList { LIST(Event) list; } EventList;

typedef struct Walk {
    Generator *generator;
    bool is_generated;        /* the code is in no file: other programs do not hear of it */
    EventList events;         /* of the expression that is under way */
    LIST(IrFunction *) literals;  /* that capture something */
} Walk;

static void walk_node(IrNode *node, void *context);

static void remark_elided(Walk *walk, const IrNode *index)
{
    static const char text[] = "index bounds check elided";
    Compilation *compilation = walk->generator->compilation;

    diag_remark(compilation, index->pos, text);
    if (compilation->options.keeps_findings && !walk->is_generated)
        finding_add(compilation, FINDING_ELIDED_INDEX_CHECK, index->pos, false, text);
}

static void make_events(Walk *walk)
{
    list_each (Event, event, walk->events.list) {
        if (event.elided)
            remark_elided(walk, event.elided);
        else
            describe_itab(walk->generator, event.type, event.interface);
    }
    walk->events.list.count = 0;
}

/* ---- index checks ---- */

static int64_t fixed_length(const IrNode *indexed)
{
    const IrLiteral *text = ir_if(LITERAL, IrLiteral, indexed);
    const ArrayType *array = under_if(ARRAY, ArrayType, indexed->type);

    return array ? array->length : text ? (int64_t)constant_text(text->constant).length : 0;
}

/* No value of the index's type is too large. */
static bool is_bounded_by_type(const IrIndex *index)
{
    Type *type = index->index->type;
    int64_t size_bytes = type_size_bytes(type);

    return type_is_unsigned(type) && size_bytes < 8 && INT64_C(1) << 8 * size_bytes <= fixed_length(index->x);
}

static void add_elided(Walk *walk, const IrIndex *index, bool is_bounded)
{
    if (is_bounded && index->index->op != OP_LITERAL)
        list_push(walk->generator->arena, &walk->events.list, (Event){.elided = &index->node});
}

/* What is appended is first made safe to evaluate twice: indices that are not simple go to temporaries,
 * of which only the type is known then. */
static void walk_appended(Walk *walk, IrNode *node)
{
    IrIndex *index = ir_if(INDEX, IrIndex, node);

    if (index) {
        bool is_simple = index->index->op == OP_NAME;
        walk_appended(walk, index->x);
        walk_appended(walk, index->index);
        add_elided(walk, index, is_simple ? node->is_bounded : is_bounded_by_type(index));
    } else if (node->op == OP_DOT || node->op == OP_DOT_POINTER) {
        walk_appended(walk, ((IrSelector *)node)->x);
    } else if (node->op == OP_DEREF || node->op == OP_LEN || node->op == OP_CAP) {
        walk_appended(walk, ((IrUnary *)node)->x);
    } else {
        walk_node(node, walk);
    }
}

static void walk_append(Walk *walk, IrCall *call)
{
    walk_node(call->arguments.items[0], walk);
    for (uint32_t i = 1; i < call->arguments.count; i++)
        if (call->is_spread)
            walk_node(call->arguments.items[i], walk);
        else
            walk_appended(walk, call->arguments.items[i]);
}

/* ---- itabs ---- */

static void add_itab(Walk *walk, Type *type, Type *interface)
{
    InterfaceType *under = under_if(INTERFACE, InterfaceType, interface);

    if (type_is_interface(type) || !under)
        return;
    need_type(walk->generator, type);
    if (type_interface_methods(walk->generator->arena, under)->count)
        list_push(walk->generator->arena, &walk->events.list, ((Event){.type = type, .interface = interface}));
}

static void add_conversion(Walk *walk, const IrNode *node)
{
    Type *from = ((const IrUnary *)node)->x->type;

    if (node->is_static)
        return;
    if (type_is_interface(from))
        need_type(walk->generator, node->type);
    else
        add_itab(walk, from, node->type);
}

static void add_assertion(Walk *walk, const IrTypeAssert *node)
{
    need_type(walk->generator, node->target);
    add_itab(walk, node->target, node->x->type);
}

/* ---- statements ---- */

static bool is_statement(const IrNode *node)
{
    return node->op >= OP_DECLARE;
}

/* Made before the expression around it, even before what is written to its left. */
static bool comes_first(const IrNode *node)
{
    switch ((int)node->op) {
    case OP_CALL: case OP_CALL_INTERFACE: case OP_INLINED_CALL: case OP_AND_AND: case OP_OR_OR: case OP_INDEX_MAP:
    case OP_RECEIVE: case OP_APPEND: case OP_COPY: case OP_CLOSE: case OP_COMPLEX: case OP_REAL: case OP_IMAG:
    case OP_LEN: case OP_CAP: case OP_NEW: case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_RECOVER:
    case OP_STRING_TO_BYTES: case OP_STRING_TO_RUNES:
        return true;
    case OP_TYPE_ASSERT:
        return !type_is_pointer_shaped(node->type);
    }
    return false;
}

static void walk_list(Walk *walk, IrNodes list)
{
    list_each (IrNode *, node, list)
        walk_node(node, walk);
}

static void walk_switch(Walk *walk, IrSwitch *node)
{
    IrTypeSwitch *on_type = ir_if(TYPE_SWITCH, IrTypeSwitch, node->tag);

    walk_list(walk, node->initial);
    if (node->tag)
        walk_node(node->tag, walk);
    list_each (IrCase *, branch, node->cases)
        list_each (IrNode *, value, branch->list) {
            if (!on_type)
                walk_node(value, walk);
            else if (value->op == OP_TYPE)
                add_itab(walk, value->type, on_type->x->type);
        }
    make_events(walk);
    list_each (IrCase *, branch, node->cases)
        walk_list(walk, branch->body);
}

/* The bodies in the order in which the runtime is told of the cases: what sends, then what receives, the last one first.
 * The default comes before all; but beside a single case, which is tried, it is what else there is. */
static void walk_select(Walk *walk, IrSelect *node)
{
    IrNodes otherwise = {0};

    list_each (IrSelectCase *, branch, node->cases)
        if (branch->communication)
            walk_node(branch->communication, walk);
        else
            otherwise = branch->body;
    if (node->cases.count != 2)
        walk_list(walk, otherwise);
    list_each (IrSelectCase *, branch, node->cases)
        if (branch->communication && branch->communication->op == OP_SEND)
            walk_list(walk, branch->body);
    for (uint32_t i = node->cases.count; i-- > 0;) {
        IrSelectCase *branch = node->cases.items[i];
        if (branch->communication && branch->communication->op != OP_SEND)
            walk_list(walk, branch->body);
    }
    if (node->cases.count == 2)
        walk_list(walk, otherwise);
}

static void walk_children(Walk *walk, IrNode *node)
{
    if (node->op == OP_APPEND)
        walk_append(walk, (IrCall *)node);
    else if (node->op == OP_SWITCH)
        walk_switch(walk, (IrSwitch *)node);
    else if (node->op == OP_SELECT)
        walk_select(walk, (IrSelect *)node);
    else
        ir_each_child(node, walk_node, walk);
}

/* What the node itself makes. */
static void add_events(Walk *walk, IrNode *node)
{
    switch ((int)node->op) {
    case OP_INDEX:
        add_elided(walk, (IrIndex *)node, node->is_bounded);
        return;
    case OP_CONVERT_INTERFACE:
        add_conversion(walk, node);
        return;
    case OP_TYPE_ASSERT: case OP_TYPE_ASSERT2:
        add_assertion(walk, (IrTypeAssert *)node);
        return;
    case OP_CLOSURE:
        if (((IrClosure *)node)->function->captured.count)
            list_push(walk->generator->arena, &walk->literals, ((IrClosure *)node)->function);
        return;
    case OP_NEW: case OP_POINTER_LITERAL: case OP_MAKE_SLICE: case OP_MAKE_MAP: case OP_MAKE_CHAN: case OP_MAP_LITERAL:
    case OP_SLICE_LITERAL:
        need_type(walk->generator, node->type);
        return;
    }
}

static void walk_node(IrNode *node, void *context)
{
    Walk *walk = context;
    EventList around = walk->events;
    bool is_first = comes_first(node);

    if (is_first)
        walk->events = (EventList){0};
    else if (is_statement(node))
        make_events(walk);
    walk_children(walk, node);
    add_events(walk, node);
    if (is_first || is_statement(node))
        make_events(walk);
    if (is_first)
        walk->events = around;
}

/* ---- functions ---- */

static void need_types_of_names(Generator *generator, IrFunction *function)
{
    if (function->receiver)
        need_type(generator, function->receiver->node.type);
    list_each (IrName *, parameter, function->parameters)
        need_type(generator, parameter->node.type);
    list_each (IrName *, result, function->results)
        need_type(generator, result->node.type);
    list_each (IrName *, local, function->locals)
        need_type(generator, local->node.type);
}

void walk_function(Generator *generator, IrFunction *function)
{
    Walk walk = {.generator = generator, .is_generated = function->is_method_wrapper};

    if (map_has(&generator->walked, function) || strcmp(function->name->name, "_") == 0)
        return;
    list_each (IrNode *, statement, function->body)
        walk_node(statement, &walk);
    make_events(&walk);
    map_put(generator->arena, &generator->walked, function, function);
    need_types_of_names(generator, function);
    for (uint32_t i = walk.literals.count; i-- > 0;)
        walk_function(generator, walk.literals.items[i]);
}

/* Literals that capture nothing are functions like others, and come before those around them. */
static void walk_literals(Generator *generator, IrFunction *function)
{
    list_each (IrFunction *, closure, function->closures) {
        walk_literals(generator, closure);
        if (closure->captured.count == 0)
            walk_function(generator, closure);
    }
}

static void walk_with_literals(Generator *generator, IrFunction *function)
{
    walk_literals(generator, function);
    walk_function(generator, function);
}

void walk_package(Generator *generator)
{
    IrPackage *package = generator->package;

    list_each (IrFunction *, function, package->functions)
        walk_with_literals(generator, function);
    if (package->initializer)
        walk_with_literals(generator, package->initializer);
    list_each (IrFunction *, function, package->inlined_closures)
        if (function->captured.count == 0)
            walk_function(generator, function);
    list_each (IrFunction *, function, package->wrappers)
        walk_function(generator, function);
}

void walk_wrappers(Generator *generator, uint32_t *done)
{
    while (*done < generator->wrappers.count)
        walk_function(generator, generator->wrappers.items[(*done)++]);
}
