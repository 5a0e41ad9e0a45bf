/* The inliner's way through a package.
 *
 *   1. Functions are visited callees first, in components of functions that call each other.
 *   2. It is decided whether a function can be inlined, then the calls in it are; so a body that is
 *      inlined elsewhere is taken as it was before step 2 of its own function, and the calls in the copy
 *      are looked at again, in the caller.
 *   3. A function is never inlined into itself, nor twice on the way down from one call.
 *
 * Calls of go and defer statements stay; literals are functions of their own, inlined where they are
 * called directly or through a variable that always holds them.
 * Source: Go 1.19 cmd/compile/internal/inline/inl.go.
 */
#include "analysis/inline/internal.h"
#include "analysis/ir/call_order.h"
#include "analysis/ir/children.h"

static IrNode *edit_node(IrNode *node, void *context);

static void edit_list(Inliner *inliner, IrNodes list)
{
    for (uint32_t i = 0; i < list.count; i++)
        list.items[i] = edit_node(list.items[i], inliner);
}

static bool is_expanding(const Inliner *inliner, const IrFunction *function)
{
    list_each (IrFunction *, outer, inliner->expanding)
        if (outer == function)
            return true;
    return false;
}

static const char *function_text(const Inliner *inliner, const IrFunction *function)
{
    return ir_text(inliner->arena, &function->name->node, inliner->package->package);
}

/* As -json names it: the package's path before what other packages have. */
static const char *function_path(const Inliner *inliner, const IrFunction *function)
{
    if (function->package == inliner->package)
        return function->name->name;
    return arena_format(inliner->arena, "%s.%s", function->package->package->path, function->name->name);
}

static void remark_cycle(Inliner *inliner, const IrCall *call, const IrFunction *callee)
{
    if (inliner->remark_level >= 2)
        diag_remark(inliner->compilation, call->node.pos,
                    arena_format(inliner->arena, "cannot inline %s into %s: repeated recursive cycle",
                                 function_text(inliner, callee), inliner->function->name->name));
}

static bool arguments_have_shape(const IrCall *call)
{
    if (call->callee->op == OP_DOT_METHOD && type_has_shape(((const IrSelector *)call->callee)->x->type))
        return true;
    list_each (IrNode *, argument, call->arguments)
        if (type_has_shape(argument->type))
            return true;
    return false;
}

static bool parameters_have_shape(const IrFunction *function)
{
    list_each (IrName *, parameter, function->parameters)
        if (type_has_shape(parameter->node.type))
            return true;
    return false;
}

/* What -m does not say, but -json does: why a call stays whose callee could be inlined elsewhere. */
static void find_refused(Inliner *inliner, const IrCall *call, const IrFunction *callee)
{
    Arena *arena = inliner->arena;
    int cost = callee->inline_body->cost;
    const char *text;

    if (!inliner->keeps_findings)
        return;
    if (cost > inliner->budget)
        text = arena_format(arena, "cost %d of %s exceeds max large caller cost %d", cost,
                            function_path(inliner, callee), inliner->budget);
    else if (callee == inliner->function)
        text = arena_format(arena, "recursive call to %s", callee->name->name);
    else
        text = arena_format(arena, "inlining function %s has %s", callee->name->name,
                            parameters_have_shape(callee) ? "shape params with no-shape args"
                                                          : "no-shape params with shape args");
    finding_add(inliner->compilation, FINDING_CANNOT_INLINE_CALL, call->node.pos, false, text);
}

static void remark_inlining(Inliner *inliner, const IrCall *call, const IrFunction *callee)
{
    if (inliner->remark_level)
        diag_remark(inliner->compilation, call->node.pos,
                    arena_format(inliner->arena, "inlining call to %s", function_text(inliner, callee)));
    if (inliner->keeps_findings)
        finding_add(inliner->compilation, FINDING_INLINE_CALL, call->node.pos, false, function_path(inliner, callee));
}

/* Go does not mix instances with functions that are none: conversions to interfaces would get lost. */
static bool shapes_fit(const Inliner *inliner, const IrCall *call, const IrFunction *callee)
{
    if (!inliner->program || !inliner->program->is_of_shapes)
        return true;
    bool have_shape = arguments_have_shape(call);
    if (!parameters_have_shape(callee))
        return !have_shape;
    return have_shape || (call->arguments.count == 0 && call->callee->op != OP_DOT_METHOD);
}

static IrNode *expand(Inliner *inliner, IrCall *call, IrFunction *callee)
{
    if (!callee || !callee->inline_body)
        return &call->node;
    if (callee->inline_body->cost > inliner->budget || callee == inliner->function ||
        !shapes_fit(inliner, call, callee)) {
        find_refused(inliner, call, callee);
        return &call->node;
    }
    if (is_expanding(inliner, callee)) {
        remark_cycle(inliner, call, callee);
        return &call->node;
    }
    remark_inlining(inliner, call, callee);
    list_push(inliner->arena, &inliner->expanding, callee);
    IrInlinedCall *inlined = substitute_call(inliner, call, callee);
    edit_list(inliner, inlined->body);  /* arguments have been through this already */
    inliner->expanding.count--;
    return &inlined->node;
}

static void edit_go_defer(Inliner *inliner, IrGoDefer *statement)
{
    if (statement->call->node.op == OP_CALL)
        ir_edit_children(&statement->call->node, edit_node, inliner);
    else
        ir_edit_children(&statement->node, edit_node, inliner);
}

static IrNode *edit_node(IrNode *node, void *context)
{
    Inliner *inliner = context;

    if (!node || node->op == OP_CLOSURE)
        return node;
    if (node->op == OP_GO || node->op == OP_DEFER) {
        edit_go_defer(inliner, (IrGoDefer *)node);
        return node;
    }
    ir_edit_children(node, edit_node, inliner);
    if (node->op != OP_CALL || ((IrCall *)node)->is_tail || call_is_intrinsic((IrCall *)node))
        return node;
    return expand(inliner, (IrCall *)node, inline_callee(inliner, ((IrCall *)node)->callee));
}

static void inline_calls(Inliner *inliner, IrFunction *function)
{
    inliner->function = function;
    inliner->end_count = 0;
    inliner->budget = function_is_big(function) ? INLINE_BUDGET_IN_BIG : INLINE_BUDGET;
    edit_list(inliner, function->body);
}

static uint32_t count_declared_functions(const FunctionList *functions)
{
    uint32_t count = 0;

    list_each (IrFunction *, function, *functions)
        count += function->closure == NULL;
    return count;
}

static void inline_component(FunctionList *functions, bool is_recursive, void *context)
{
    Inliner *inliner = context;
    bool can_inline = !is_recursive || count_declared_functions(functions) > 1;

    list_each (IrFunction *, function, *functions) {
        if (can_inline)
            inline_check(inliner, function);
        else
            inline_refuse(inliner, function, "recursive");
        inline_calls(inliner, function);
    }
}

void inline_wrapper(Compilation *compilation, IrPackage *package, IrFunction *wrapper)
{
    Inliner inliner = {.compilation = compilation, .arena = compilation->arena, .package = package,
                       .remark_level = compilation->options.remark_level};

    inline_calls(&inliner, wrapper);
}

void inline_program(Compilation *compilation, IrProgram *program)
{
    list_each (IrPackage *, package, program->packages) {
        bool is_named = package->package->is_named_on_command_line;
        if (is_named && compilation->options.no_inlining)
            continue;
        Inliner inliner = {.compilation = compilation, .arena = compilation->arena, .program = program,
                           .package = package};
        if (is_named) {
            inliner.remark_level = compilation->options.remark_level;
            inliner.keeps_findings = compilation->options.keeps_findings;
        }
        call_order_visit(compilation->arena, package, inline_component, &inliner);
        collect_mentions(compilation->arena, package);
    }
}
