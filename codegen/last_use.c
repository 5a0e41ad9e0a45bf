/* Where a variable is dead: of all lists of statements that hold its declaration and everything that mentions it, take
 * the innermost one; behind the last statement there that does, control comes to no mention without passing the
 * declaration.
 *
 * That holds because whatever jumps out of such a statement goes forward, or to the head of a loop around the whole
 * list.  A `goto` to a label above it is neither, so nothing is looked for in a function that has labels.
 */
#include "codegen/last_use.h"
#include "analysis/ir/children.h"

/* A list of statements that run one behind the other. */
typedef struct Body {
    struct Body *outer;          /* NULL: the function's own */
    const IrNode *statement;     /* of the outer one: holds this one */
    uint32_t depth;
} Body;

typedef struct Use {
    IrName *name;
    Body *body;                  /* holds all mentions so far, ... */
    const IrNode *statement;     /* ... this statement the last one; NULL: there is none */
    bool is_address_taken;
} Use;

typedef struct Finder {
    Arena *arena;
    Body *whole, *body;
    const IrNode *statement;     /* of that body: what is looked at is in it */
    Map uses;                    /* IrName -> Use */
    LIST(Use *) in_order;
} Finder;

static void find(Finder *finder, const IrNode *node);

/* From now on the use goes to what is looked at: its body becomes the innermost one around both.  The deeper side
 * climbs first, then both do. */
static void extend(Use *use, Body *body, const IrNode *statement)
{
    while (use->body->depth > body->depth)
        use->body = use->body->outer;
    while (body != use->body) {
        if (use->body->depth == body->depth)
            use->body = use->body->outer;
        statement = body->statement;
        body = body->outer;
    }
    use->statement = statement;
}

/* What has no declaration in the tree may have been set anywhere. */
static Use *use_of(Finder *finder, IrName *name, Body *declared)
{
    Use *use = map_get(&finder->uses, name);

    if (!use) {
        use = arena_new(finder->arena, Use);
        *use = (Use){.name = name, .body = declared};
        map_put(finder->arena, &finder->uses, name, use);
        list_push(finder->arena, &finder->in_order, use);
    }
    extend(use, finder->body, finder->statement);
    return use;
}

static bool is_local(const IrName *name)
{
    return name->class == IR_LOCAL || name->class == IR_PARAMETER || name->class == IR_CAPTURED;
}

static void mention(Finder *finder, const IrNode *node, bool takes_address)
{
    IrName *name = ir_if(NAME, IrName, node);

    if (!name || !is_local(name))
        return;
    Use *use = use_of(finder, name, finder->whole);
    use->is_address_taken = use->is_address_taken || takes_address;
}

/* ---- the tree ---- */

static void find_child(IrNode *child, void *context)
{
    find(context, child);
}

static void find_all(Finder *finder, const IrNodes *list)
{
    list_each (IrNode *, node, *list)
        find(finder, node);
}

static void open_body(Finder *finder)
{
    Body *outer = finder->body, *body = arena_new(finder->arena, Body);

    *body = (Body){.outer = outer, .statement = finder->statement, .depth = outer ? outer->depth + 1 : 0};
    if (!outer)
        finder->whole = body;
    finder->body = body;
    finder->statement = NULL;
}

static void close_body(Finder *finder, const IrNodes *list)
{
    list_each (IrNode *, node, *list) {
        finder->statement = node;
        find(finder, node);
    }
    finder->statement = finder->body->statement;
    finder->body = finder->body->outer;
}

static void find_body(Finder *finder, const IrNodes *list)
{
    open_body(finder);
    close_body(finder, list);
}

static void find_declare(Finder *finder, const IrNode *node)
{
    use_of(finder, ((const IrDeclare *)node)->variable, finder->body);
}

static void find_closure(Finder *finder, const IrNode *node)
{
    list_each (IrName *, captured, ((const IrClosure *)node)->function->captured)
        mention(finder, &captured->outer->node, !captured->is_by_value);
}

static void find_go_defer(Finder *finder, const IrNode *node)
{
    const IrGoDefer *statement = (const IrGoDefer *)node;

    /* The call as it was written is not run, and what it consists of is in the copies and the closure. */
    if (statement->call->node.initial)
        find_all(finder, statement->call->node.initial);
    find_all(finder, &statement->copies);
    find(finder, statement->closure);
}

static void find_block(Finder *finder, const IrNode *node)
{
    find_body(finder, &((const IrBlock *)node)->list);
}

static void find_if(Finder *finder, const IrNode *node)
{
    const IrIf *statement = (const IrIf *)node;

    find_all(finder, &statement->initial);
    find(finder, statement->condition);
    find_body(finder, &statement->then);
    find_body(finder, &statement->otherwise);
}

static void find_for(Finder *finder, const IrNode *node)
{
    const IrFor *statement = (const IrFor *)node;

    find_all(finder, &statement->initial);
    find(finder, statement->condition);
    find_body(finder, &statement->body);
    find_all(finder, &statement->post_list);
}

static void find_range(Finder *finder, const IrNode *node)
{
    const IrRange *statement = (const IrRange *)node;

    find(finder, statement->x);
    find(finder, statement->key);
    find(finder, statement->value);
    find_body(finder, &statement->body);
}

static void find_case(Finder *finder, const IrNode *node)
{
    const IrCase *clause = (const IrCase *)node;

    find_all(finder, &clause->list);
    open_body(finder);
    if (clause->variable)  /* is set before the first statement */
        use_of(finder, clause->variable, finder->body);
    close_body(finder, &clause->body);
}

static void find_select_case(Finder *finder, const IrNode *node)
{
    const IrSelectCase *clause = (const IrSelectCase *)node;

    find(finder, clause->communication);
    find_body(finder, &clause->body);
}

static void find_inlined_call(Finder *finder, const IrNode *node)
{
    const IrInlinedCall *call = (const IrInlinedCall *)node;

    find_body(finder, &call->body);
    find_all(finder, &call->results);
}

/* What holds lists of statements, or something beside its children. */
static void (*const finders[OPS])(Finder *, const IrNode *) = {
    [OP_DECLARE] = find_declare,
    [OP_CLOSURE] = find_closure,
    [OP_GO] = find_go_defer,
    [OP_DEFER] = find_go_defer,
    [OP_BLOCK] = find_block,
    [OP_IF] = find_if,
    [OP_FOR] = find_for,
    [OP_RANGE] = find_range,
    [OP_CASE] = find_case,
    [OP_SELECT_CASE] = find_select_case,
    [OP_INLINED_CALL] = find_inlined_call,
};

/* NULL: nothing. */
static void find(Finder *finder, const IrNode *node)
{
    if (!node)
        return;
    if (node->op == OP_NAME)
        mention(finder, node, false);
    if (node->op == OP_ADDRESS)
        mention(finder, ir_outer_value(((const IrUnary *)node)->x), true);
    if (!finders[node->op]) {
        ir_each_child(node, find_child, finder);
        return;
    }
    if (node->initial)
        find_all(finder, node->initial);
    finders[node->op](finder, node);
}

/* ---- the result ---- */

static void add_behind(LastUses *uses, Arena *arena, const IrNode *statement, IrName *name)
{
    IrNames *names = map_get(&uses->behind, statement);

    if (!names) {
        names = arena_new(arena, IrNames);
        map_put(arena, &uses->behind, statement, names);
    }
    list_push(arena, names, name);
}

/* The function's own place for it holds its address. */
static bool is_elsewhere(const Module *module, const IrName *name)
{
    const Placement *placement = place_of(module->placements, &name->node);

    return name->class == IR_CAPTURED ? !name->is_by_value : placement && placement->place == PLACE_HEAP;
}

static void add_unused(Finder *finder, LastUses *uses, IrName *name)
{
    if (name && !map_has(&finder->uses, name))
        list_push(finder->arena, &uses->unused, name);
}

LastUses *last_uses_of(Module *module, const IrFunction *function)
{
    Finder finder = {.arena = module->arena};
    LastUses *uses = arena_new(module->arena, LastUses);

    if (!function->tally.is_known || function->tally.has_labels)
        return uses;
    find_body(&finder, &function->body);
    list_each (Use *, use, finder.in_order)
        if (use->statement && (!use->is_address_taken || is_elsewhere(module, use->name)))
            add_behind(uses, module->arena, use->statement, use->name);
    add_unused(&finder, uses, function->receiver);
    list_each (IrName *, parameter, function->parameters)
        add_unused(&finder, uses, parameter);
    list_each (IrName *, captured, function->captured)
        add_unused(&finder, uses, captured);
    return uses;
}
