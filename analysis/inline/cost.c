/* What it costs to inline a function, and whether its calls can be.
 *
 * Every node of the body costs 1 of a budget of 80; some cost more or nothing, because Go's compiler has
 * other nodes there, or because the cost was fitted to what Go inlined once.  A call of a function that can
 * itself be inlined costs what that costs, any other call 57.
 * Source: Go 1.19 cmd/compile/internal/inline/inl.go, CanInline and hairyVisitor.
 */
#include "analysis/inline/internal.h"
#include "analysis/ir/children.h"

enum {
    CALL_COST = 57,            /* measured by Go's authors: Go issue 19348 */
    PANIC_COST = 1,
    THROW_COST = INLINE_BUDGET,
    CLOSURE_COST = 15
};

typedef struct Visitor {
    Inliner *inliner;
    int budget;                /* what is left */
    const char *refusal;       /* why the function cannot be inlined, or NULL */
    bool counts_all;           /* -m=2 says by how much a function is too expensive */
    Map locals;                /* mentioned ones */
} Visitor;

static void visit(IrNode *node, void *context);

static void visit_list(Visitor *visitor, IrNodes list)
{
    list_each (IrNode *, node, list)
        visit(node, visitor);
}

/* ---- calls ---- */

static bool is_in(const IrFunction *function, const char *path)
{
    return strcmp(function->package->package->path, path) == 0;
}

/* The methods of encoding/binary that become one load or store. */
static bool is_load_or_store(const IrFunction *method)
{
    static const char *const names[] = {"Uint64", "Uint32", "Uint16", "PutUint64", "PutUint32", "PutUint16", NULL};
    const char *name = method->name->name;

    if (!is_in(method, "encoding/binary"))
        return false;
    if (strncmp(name, "littleEndian.", 13) == 0)
        name += 13;
    else if (strncmp(name, "bigEndian.", 10) == 0)
        name += 10;
    for (const char *const *known = names; *known; known++)
        if (strcmp(name, *known) == 0)
            return true;
    return false;
}

static bool is_cheap(const IrCall *call)
{
    if (call->callee->op != OP_DOT_METHOD && call->callee->op != OP_METHOD_EXPRESSION)
        return call_is_intrinsic(call);
    const IrName *method = ((const IrSelector *)call->callee)->method;
    if (!method || !method->function)
        return false;
    return is_load_or_store(method->function) ||
           (is_in(method->function, "runtime") && strcmp(method->name, "heapBits.nextArena") == 0);
}

/* A function of package runtime by its name. */
static const char *runtime_function(const IrNode *callee)
{
    const IrName *name = ir_if(NAME, IrName, callee);

    return name && name->class == IR_FUNCTION && name->function && is_in(name->function, "runtime") ? name->name : "";
}

static void charge_call(Visitor *visitor, const IrCall *call)
{
    const char *in_runtime = runtime_function(call->callee);

    if (strcmp(in_runtime, "getcallerpc") == 0 || strcmp(in_runtime, "getcallersp") == 0) {
        visitor->refusal = arena_format(visitor->inliner->arena, "call to %s", in_runtime);
        return;
    }
    if (strcmp(in_runtime, "throw") == 0) {
        visitor->budget -= THROW_COST;
        return;
    }
    if (is_cheap(call))
        return;
    IrFunction *callee = inline_callee(visitor->inliner, call->callee);
    visitor->budget -= callee && callee->inline_body ? callee->inline_body->cost : CALL_COST;
}

/* ---- nodes ---- */

static bool is_constant_condition(const IrNode *condition)
{
    const IrLiteral *literal = ir_if(LITERAL, IrLiteral, condition);

    return literal && constant_kind(literal->constant) == CONSTANT_BOOL;
}

/* Only the branch taken costs. */
static void visit_constant_if(Visitor *visitor, const IrIf *node)
{
    visit_list(visitor, node->initial);
    visit_list(visitor, constant_bool(((IrLiteral *)node->condition)->constant) ? node->then : node->otherwise);
}

/* *&x, for what is between changes no bits */
static bool undoes_address(const IrNode *pointer)
{
    while (pointer->op == OP_CONVERT_NOP)
        pointer = ((const IrUnary *)pointer)->x;
    return pointer->op == OP_ADDRESS;
}

static int count_blanks(const IrNodes *left)
{
    int count = 0;

    for (uint32_t i = 0; i < left->count; i++)
        count += left->items[i] == NULL;
    return count;
}

/* The slice of variadic arguments is made later. */
static int packing_nodes(const IrCall *call)
{
    if (!call->has_implicit_slice)
        return 0;
    return list_last(&call->arguments)->op == OP_SLICE_LITERAL ? 2 : 1;
}

/* "_" is a node for Go, and none here; so are the name that a type switch declares and the size that make leaves out. */
static int absent_nodes(const IrNode *node)
{
    switch ((int)node->op) {
    case OP_ASSIGN:
        return ((const IrAssign *)node)->x == NULL;
    case OP_ASSIGN_LIST: case OP_ASSIGN_CALL: case OP_ASSIGN_PAIR:
        return count_blanks(&((const IrAssignList *)node)->left);
    case OP_RANGE:
        return ((const IrRange *)node)->blank_count;
    case OP_TYPE_SWITCH:
        return ((const IrTypeSwitch *)node)->name != NULL;
    case OP_MAKE_MAP: case OP_MAKE_CHAN:
        return ((const IrMake *)node)->length == NULL;
    case OP_CALL: case OP_CALL_INTERFACE:
        return -packing_nodes((const IrCall *)node);
    }
    return 0;
}

static void charge(Visitor *visitor, IrNode *node)
{
    int *budget = &visitor->budget;

    *budget -= absent_nodes(node);
    switch ((int)node->op) {
    case OP_NAME:
        if (((IrName *)node)->class == IR_LOCAL && *budget >= 0)
            map_put(visitor->inliner->arena, &visitor->locals, node, node);
        break;
    case OP_CALL:
        charge_call(visitor, (IrCall *)node);
        break;
    case OP_CALL_INTERFACE:
        *budget -= CALL_COST;
        break;
    case OP_PANIC: {
        const IrNode *value = ((IrUnary *)node)->x;
        *budget += value->op == OP_CONVERT_INTERFACE && value->is_implicit;
        *budget -= PANIC_COST;
        break;
    }
    case OP_RECOVER:
        visitor->refusal = "call to recover";
        break;
    case OP_CLOSURE:
        *budget -= CLOSURE_COST;
        visit_list(visitor, ((IrClosure *)node)->function->body);
        break;
    case OP_GO: case OP_DEFER: case OP_DECLARE_TYPE:
        visitor->refusal = node->op == OP_GO ? "unhandled op GO"
                           : node->op == OP_DEFER ? "unhandled op DEFER"
                                                  : "unhandled op DCLTYPE";
        break;
    case OP_DEREF:
        *budget += undoes_address(((IrUnary *)node)->x);
        break;
    case OP_CONVERT_NOP: case OP_BLOCK: case OP_METHOD_EXPRESSION:
        ++*budget;
        break;
    case OP_METHOD_VALUE: case OP_SLICE_LITERAL:
        --*budget;
        break;
    }
    --*budget;
}

static bool is_given_up(const Visitor *visitor)
{
    return visitor->refusal || (visitor->budget < 0 && !visitor->counts_all);
}

static void visit(IrNode *node, void *context)
{
    Visitor *visitor = context;

    if (!node || is_given_up(visitor) || node->op == OP_DECLARE_CONSTANT || node->op == OP_FALLTHROUGH)
        return;
    if (node->op == OP_IF && is_constant_condition(((IrIf *)node)->condition)) {
        visit_constant_if(visitor, (IrIf *)node);
        return;
    }
    charge(visitor, node);
    if (!is_given_up(visitor))
        ir_each_child(node, visit, visitor);
}

/* ---- functions ---- */

static void count_returns(IrNode *node, void *context)
{
    int *count = context;

    if (node->op == OP_RETURN)
        *count += ((IrReturn *)node)->results.count ? 1 : 2;  /* a bare one needs the results' initial values */
    ir_each_child(node, count_returns, context);
}

static bool returns_once(const IrFunction *function)
{
    int count = 0;

    list_each (IrNode *, node, function->body)
        count_returns(node, &count);
    list_each (IrName *, result, function->results)
        if (result->name[0] != '~')
            return false;
    return count == 1;
}

static void keep_body(Visitor *visitor, IrFunction *function)
{
    Arena *arena = visitor->inliner->arena;
    IrInlineBody *body = arena_new(arena, IrInlineBody);

    body->cost = INLINE_BUDGET - visitor->budget;
    body->body = copy_body(arena, function->body);
    body->returns_once = returns_once(function);
    list_each (IrName *, local, function->locals)
        if (map_has(&visitor->locals, local))
            list_push(arena, &body->locals, local);
    function->inline_body = body;
}

static const char *signature_text(Inliner *inliner, const IrFunction *function)
{
    Arena *arena = inliner->arena;
    Package *local = inliner->package->package;

    const char *text = ir_type_text(arena, &function->signature->type, local);

    if (!function->receiver)
        return text;
    return arena_format(arena, "method(%s) %s", ir_type_text(arena, function->receiver->node.type, local), text);
}

static const char *body_text(Inliner *inliner, IrNodes body)
{
    IrBlock block = {.node = {.op = OP_BLOCK}, .list = body};

    return ir_text(inliner->arena, &block.node, inliner->package->package);
}

static void remark_can(Inliner *inliner, const IrFunction *function)
{
    Arena *arena = inliner->arena;
    const char *name = ir_text(arena, &function->name->node, inliner->package->package), *text;

    if (!inliner->remark_level)
        return;
    if (inliner->remark_level >= 2)
        text = arena_format(arena, "can inline %s with cost %d as: %s { %s }", name, function->inline_body->cost,
                            signature_text(inliner, function), body_text(inliner, function->inline_body->body));
    else
        text = arena_format(arena, "can inline %s", name);
    diag_remark(inliner->compilation, function->pos, text);
    if (inliner->keeps_findings)
        finding_add(inliner->compilation, FINDING_CAN_INLINE_FUNCTION, function->pos, true,
                    arena_format(arena, "cost: %d", function->inline_body->cost));
}

void inline_refuse(Inliner *inliner, const IrFunction *function, const char *reason)
{
    if (inliner->keeps_findings)
        finding_add(inliner->compilation, FINDING_CANNOT_INLINE_FUNCTION, function->pos, true, reason);
    if (inliner->remark_level >= 2)
        diag_remark(inliner->compilation, function->pos,
                    arena_format(inliner->arena, "cannot inline %s: %s",
                                 ir_text(inliner->arena, &function->name->node, inliner->package->package), reason));
}

void inline_check(Inliner *inliner, IrFunction *function)
{
    const char *reason = function->is_noinline ? "marked go:noinline"
                         : function->not_inlined_for ? function->not_inlined_for
                         : !function->has_body ? "no function body"
                                               : NULL;

    if (reason) {
        inline_refuse(inliner, function, reason);
        return;
    }
    if (function->is_inline_checked || function->is_initializer)
        return;
    function->is_inline_checked = true;
    Visitor visitor = {.inliner = inliner, .budget = INLINE_BUDGET,
                       .counts_all = inliner->remark_level >= 2 || inliner->keeps_findings};
    visit_list(&visitor, function->body);
    if (visitor.refusal) {
        inline_refuse(inliner, function, visitor.refusal);
    } else if (visitor.budget < 0) {
        inline_refuse(inliner, function,
                      arena_format(inliner->arena, "function too complex: cost %d exceeds budget %d",
                                   INLINE_BUDGET - visitor.budget, INLINE_BUDGET));
    } else {
        keep_body(&visitor, function);
        remark_can(inliner, function);
    }
}

IrFunction *inline_callee(Inliner *inliner, IrNode *callee)
{
    callee = ir_static_value(callee);
    if (callee->op == OP_CLOSURE) {
        IrFunction *literal = ((IrClosure *)callee)->function;
        inline_check(inliner, literal);
        return literal;
    }
    if (callee->op == OP_DOT_METHOD || callee->op == OP_METHOD_EXPRESSION) {
        IrSelector *selector = (IrSelector *)callee;
        IrFunction *method = selector->method ? selector->method->function : NULL;
        bool takes_receiver =
            method && method->receiver && type_identical(method->receiver->node.type, selector->x->type);
        return takes_receiver ? method : NULL;
    }
    if (callee->op == OP_NAME && ((IrName *)callee)->class == IR_FUNCTION)
        return ((IrName *)callee)->function;
    return NULL;
}

static void count_node(IrNode *node, void *context)
{
    int *left = context;

    if (*left > 0) {
        *left -= 1 + absent_nodes(node);
        ir_each_child(node, count_node, context);
    }
}

bool function_is_big(const IrFunction *function)
{
    const IrTally *tally = &function->tally;
    int left = INLINE_BIG_FUNCTION - 1;  /* the function is a node */

    /* A node lacks two others at most, a list of assignments one for each left side. */
    if (tally->is_known && tally->nodes * 3 + tally->assigned < INLINE_BIG_FUNCTION - 1)
        return false;
    list_each (IrNode *, node, function->body)
        count_node(node, &left);
    return left <= 0;
}
