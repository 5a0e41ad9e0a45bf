/* Mentions of generic functions become calls of instances made of shapes.
 *
 * Declarations are gone through as Go has them: what is inside of a literal comes before what is around it, and
 * functions and the values of package variables as they stand in the source; then the instances, in the order of their
 * making, which adds to them.  Calls are changed from the outside in; then what is mentioned without a call is put
 * into literals, from the inside out, because these are numbered so.
 * Source: Go 1.19 cmd/compile/internal/noder/stencil.go (buildInstantiations, scanForGenCalls).
 */
#include "analysis/lower/shape.h"
#include "analysis/ir/children.h"

typedef struct Scan {
    Lower *lower;
    bool has_mentions;       /* without a call */
} Scan;

IrNode *shape_dictionary_value(Lower *lower, Pos pos, Object *generic, TypeList *arguments, bool *is_inner)
{
    const IrFunction *function = lower->function;
    Type *type = type_basic[BASIC_UINTPTR];

    *is_inner = function && function->dictionary && type_list_has_shape(arguments);
    if (*is_inner) {
        const ShapeInstance *instance = map_get(&lower_shapes(lower)->of_functions, function);
        return dictionary_entry(lower, pos, function, instance->whole, type);
    }
    IrName *name = shape_dictionary(lower, pos, generic, arguments);
    return lower_new_unary(lower, OP_ADDRESS, pos, type, &name->node);
}

static void prepend(Lower *lower, IrCall *call, IrNode *dictionary, IrNode *receiver)
{
    IrNodes arguments = {0};

    list_push(lower->arena, &arguments, dictionary);
    if (receiver)
        list_push(lower->arena, &arguments, receiver);
    list_each (IrNode *, argument, call->arguments)
        list_push(lower->arena, &arguments, argument);
    call->arguments = arguments;
}

static void call_instance(Lower *lower, IrCall *call)
{
    IrInstance *mention = (IrInstance *)call->callee;
    ShapeInstance *instance = shape_instance(lower, mention->generic, mention->arguments);
    bool is_inner;
    IrNode *dictionary =
        shape_dictionary_value(lower, call->node.pos, mention->generic, mention->arguments, &is_inner);

    lower_finish_call(lower, call, lower->function && lower->function->dictionary);
    call->callee = &instance->function->name->node;
    prepend(lower, call, dictionary, mention->x);
}

static void visit(IrNode *node, void *context)
{
    Scan *scan = context;

    if (node->op == OP_CALL && ((IrCall *)node)->callee->op == OP_INSTANCE)
        call_instance(scan->lower, (IrCall *)node);
    else if (node->op == OP_INSTANCE || shape_is_method_expression(node))
        scan->has_mentions = true;
    ir_each_child(node, visit, scan);
}

static IrNode *edit(IrNode *node, void *context)
{
    if (!node)
        return NULL;
    ir_edit_children(node, edit, context);
    return node->op == OP_INSTANCE || shape_is_method_expression(node) ? shape_wrapper(context, node) : node;
}

static void scan_nodes(Lower *lower, IrFunction *function, IrNodes *nodes)
{
    Scan scan = {.lower = lower};

    lower->function = function;
    list_each (IrNode *, node, *nodes)
        visit(node, &scan);
    for (uint32_t i = 0; scan.has_mentions && i < nodes->count; i++)
        nodes->items[i] = edit(nodes->items[i], lower);
    if (lower->shapes->before.count) {
        list_each (IrNode *, node, *nodes)
            list_push(lower->arena, &lower->shapes->before, node);
        *nodes = lower->shapes->before;
        lower->shapes->before = (IrNodes){0};
    }
    lower->function = NULL;
    shape_make_needed(lower);
}

void shape_scan_all(Lower *lower)
{
    LowerShapes *shapes = lower_shapes(lower);

    shape_make_needed(lower);
    for (uint32_t i = 0; i < shapes->declarations.count; i++) {
        ShapeDeclaration *declaration = &shapes->declarations.items[i];
        scan_nodes(lower, declaration->function, declaration->function ? &declaration->function->body : declaration->nodes);
    }
    for (uint32_t i = 0; i < shapes->made.count; i++)
        scan_nodes(lower, shapes->made.items[i], &shapes->made.items[i]->body);
    list_each (IrFunction *, function, shapes->made)
        if (!function->closure)
            dictionary_use(lower, function);
}
