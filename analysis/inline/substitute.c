/* A call's replacement: a copy of the callee's body with names of the caller.
 *
 *   1. Parameters, results and locals of the callee become local variables of the caller.
 *   2. Arguments are assigned to the parameters, all at once.
 *   3. A return assigns the results and jumps to a label behind the body; labels get a number of their own.
 *   4. Literals in the body become functions of the caller, which capture what the copy has in the place
 *      of what they captured.
 *   5. Every place in the copy tells both where the code was written and where the call is (base/source.h);
 *      literals' bodies are not inlined and keep their places.
 *
 * The body of another package's function has lost what Go's export data does not keep: how constants were
 * written, which conversions were implicit, parentheses, the definitions of literals' variables.
 * Source: Go 1.19 cmd/compile/internal/inline/inl.go, oldInline and inlsubst; typecheck/iimport.go.
 */
#include "analysis/inline/internal.h"
#include "analysis/ir/children.h"

typedef struct Substitution {
    Arena *arena;
    IrFunction *callee, *caller;
    IrFunction *literal;       /* the copy of a literal that we are in, or NULL */
    const Source *text;        /* what places of the copy are in */
    Pos pos;                   /* the call's */
    Map variables;             /* of the callee and of its literals -> the copy's */
    Map targets;               /* of break and continue: original -> copy */
    IrNodes results;
    bool returns_once;
    bool is_foreign;           /* the callee is another package's */
    const char *end_label;
    uint32_t number;           /* of the call, for labels */
    IrPackage *package;
    IrNode definition;         /* stands for the definition of a literal's variable until that is copied */
} Substitution;

static IrNode *substitute(IrNode *node, void *context);

static void substitute_list(Substitution *s, IrNodes from, IrNodes *to)
{
    list_each (IrNode *, node, from)
        list_push(s->arena, to, substitute(node, s));
}

static Pos moved(const Substitution *s, Pos pos)
{
    return s->literal || !pos ? pos : source_inlined(s->text, pos);
}

/* ---- names ---- */

/* Each inlined call has some: printf took a twentieth of all inlining. */
static const char *with_number(Arena *arena, const char *prefix, uint32_t number)
{
    char digits[10];
    size_t length = strlen(prefix), count = 0;

    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    char *text = arena_alloc(arena, length + count + 1, 1);
    memcpy(text, prefix, length);
    while (count)
        text[length++] = digits[--count];
    return text;
}

/* A variable of the caller for one of the callee. */
static IrName *new_variable(Substitution *s, IrName *original)
{
    IrName *name = arena_new(s->arena, IrName);

    *name = *original;
    name->node.pos = source_inlined(s->text, original->node.pos);
    name->location = NULL;
    name->class = IR_LOCAL;
    name->function = s->caller;
    name->definition = NULL;
    name->outer = NULL;
    name->root = name;
    name->is_reassigned = false;
    name->is_inlined = true;
    list_push(s->arena, &s->caller->locals, name);
    map_put(s->arena, &s->variables, original, name);
    return name;
}

static IrName *new_result(Substitution *s, IrName *result, uint32_t index)
{
    IrName *name;

    if (result->name[0] != '~' || result->name[1] != 'r')
        return new_variable(s, result);
    name = arena_new(s->arena, IrName);
    *name = (IrName){.node = {.op = OP_NAME, .pos = s->pos, .type = result->node.type},
                     .name = with_number(s->arena, "~R", index),
                     .class = IR_LOCAL,
                     .function = s->caller,
                     .is_address_taken = result->is_address_taken};
    name->root = name;
    list_push(s->arena, &s->caller->locals, name);
    return name;
}

static bool is_blank(const IrName *name)
{
    return strcmp(name->name, "_") == 0;
}

static void make_variables(Substitution *s)
{
    IrFunction *callee = s->callee;

    if (callee->receiver && !is_blank(callee->receiver))
        new_variable(s, callee->receiver);
    list_each (IrName *, parameter, callee->parameters)
        if (!is_blank(parameter))
            new_variable(s, parameter);
    list_each (IrName *, local, callee->inline_body->locals)
        new_variable(s, local);
    for (uint32_t i = 0; i < callee->results.count; i++)
        list_push(s->arena, &s->results, &new_result(s, callee->results.items[i], i)->node);
}

/* What a variable captured by the callee is called in the caller, which is around it. */
static IrName *name_in_caller(const Substitution *s, IrName *captured)
{
    IrName *name = captured->outer;

    while (name && name->function != s->caller)
        name = name->outer;
    if (!name)
        berth_bug("%s is captured from nowhere", captured->name);
    return name;
}

static IrNode *substitute_name(Substitution *s, IrName *name)
{
    if (name->class == IR_CAPTURED && !s->literal)
        return &name_in_caller(s, name)->node;
    IrName *copy = map_get(&s->variables, name);
    return copy ? &copy->node : &name->node;
}

/* ---- literals ---- */

static IrName *new_literal_variable(Substitution *s, IrName *original)
{
    IrName *name = arena_new(s->arena, IrName);
    IrNode *definition = s->is_foreign || original->has_lost_definition ? NULL : original->definition;
    bool is_assigned = definition && definition->op >= OP_ASSIGN && definition->op <= OP_ASSIGN_PAIR;

    *name = *original;
    name->location = NULL;
    name->function = s->literal;
    name->root = name;
    name->is_reassigned = false;
    name->definition = is_assigned ? &s->definition : NULL;
    map_put(s->arena, &s->variables, original, name);
    return name;
}

static void copy_captured(Substitution *s, IrName *original)
{
    IrName *name = new_literal_variable(s, original);
    IrName *outer = map_get(&s->variables, original->outer), *root = map_get(&s->variables, original->root);

    if (!outer)
        outer = s->literal->outer == s->caller ? name_in_caller(s, original->outer) : original->outer;
    name->outer = outer;
    name->root = root ? root : outer->root;
    name->definition = NULL;
    list_push(s->arena, &s->literal->captured, name);
}

/* Literals inside of the literal too are numbered as the caller's, and before it. */
static IrName *new_literal_name(Substitution *s, const IrFunction *original)
{
    IrFunction *outer = s->caller;
    IrName *name = arena_new(s->arena, IrName);
    const char *suffix = arena_format(s->arena, ".%s%u", outer->closure ? "" : "func", ++outer->closure_count);

    *name = *original->name;
    if (name->object)
        name->object = outer->name->object;
    name->location = NULL;
    name->name = arena_format(s->arena, "%s%s", outer->name->name, suffix);
    name->symbol = arena_format(s->arena, "%s%s", outer->name->symbol, suffix);
    name->root = name;
    name->codegen = NULL;
    return name;
}

/* The function of a literal, without its body. */
static IrFunction *new_literal(Substitution *s, const IrFunction *original, IrClosure *closure)
{
    IrFunction *function = arena_new(s->arena, IrFunction);

    *function = (IrFunction){.pos = original->pos,
                             .end = original->end,
                             .signature = original->signature,
                             .has_body = true,
                             .package = s->package,
                             .outer = s->literal ? s->literal : s->caller,
                             .closure = closure,
                             .has_defer = original->has_defer,
                             .has_recover = original->has_recover,
                             .is_instance = s->caller->is_instance};
    return function;
}

static void copy_literal_names(Substitution *s, const IrFunction *original)
{
    list_each (IrName *, parameter, original->parameters)
        list_push(s->arena, &s->literal->parameters, new_literal_variable(s, parameter));
    list_each (IrName *, result, original->results)
        list_push(s->arena, &s->literal->results, new_literal_variable(s, result));
    list_each (IrName *, local, original->locals)
        list_push(s->arena, &s->literal->locals, new_literal_variable(s, local));
    list_each (IrName *, captured, original->captured)
        copy_captured(s, captured);
}

static IrNode *substitute_closure(Substitution *s, const IrClosure *closure)
{
    IrClosure *made = arena_new(s->arena, IrClosure);
    const IrFunction *original = closure->function;
    IrFunction *outside = s->literal;
    IrFunction *function = new_literal(s, original, made);

    *made = *closure;
    made->node.pos = moved(s, closure->node.pos);
    made->function = function;
    if (closure->node.initial) {
        made->node.initial = arena_new(s->arena, IrNodes);
        substitute_list(s, *closure->node.initial, made->node.initial);
    }
    s->literal = function;
    copy_literal_names(s, original);
    substitute_list(s, original->body, &function->body);
    s->literal = outside;
    function->name = new_literal_name(s, original);
    function->name->function = function;
    list_push(s->arena, &s->package->inlined_closures, function);
    return &made->node;
}

/* ---- statements ---- */

static IrNode *new_branch(Substitution *s, IrOp op, const char *label)
{
    IrBranch *branch = arena_new(s->arena, IrBranch);

    *branch = (IrBranch){.node = {.op = op, .pos = s->pos}, .label = label};
    return &branch->node;
}

static IrNode *new_declare(Substitution *s, IrName *variable)
{
    IrDeclare *declare = arena_new(s->arena, IrDeclare);

    *declare = (IrDeclare){.node = {.op = OP_DECLARE, .pos = s->pos}, .variable = variable};
    return &declare->node;
}

static IrNodes *new_list(Substitution *s)
{
    return arena_new(s->arena, IrNodes);
}

static void add_result_assignment(Substitution *s, const IrReturn *node, IrNodes *to)
{
    IrAssignList *assign = arena_new(s->arena, IrAssignList);

    *assign = (IrAssignList){.node = {.op = OP_ASSIGN_LIST, .pos = s->pos}};
    list_each (IrNode *, result, s->results)
        list_push(s->arena, &assign->left, result);
    substitute_list(s, node->results, &assign->right);
    if (s->returns_once) {
        assign->node.initial = new_list(s);
        list_each (IrNode *, result, s->results) {
            list_push(s->arena, assign->node.initial, new_declare(s, (IrName *)result));
            ((IrName *)result)->definition = &assign->node;
        }
    }
    list_push(s->arena, to, &assign->node);
}

static IrNode *substitute_return(Substitution *s, const IrReturn *node)
{
    IrBlock *block = arena_new(s->arena, IrBlock);

    block->node = (IrNode){.op = OP_BLOCK, .pos = s->pos};
    if (node->node.initial)
        substitute_list(s, *node->node.initial, &block->list);
    if (s->results.count && node->results.count)
        add_result_assignment(s, node, &block->list);
    list_push(s->arena, &block->list, new_branch(s, OP_GOTO, s->end_label));
    return &block->node;
}

static const char *numbered(const Substitution *s, const char *label)
{
    return label && !s->literal ? arena_format(s->arena, "%s·%u", label, s->number) : label;
}

static void renumber_label(const Substitution *s, IrNode *node)
{
    switch ((int)node->op) {
    case OP_FOR:    ((IrFor *)node)->label = numbered(s, ((IrFor *)node)->label); return;
    case OP_RANGE:  ((IrRange *)node)->label = numbered(s, ((IrRange *)node)->label); return;
    case OP_SWITCH: ((IrSwitch *)node)->label = numbered(s, ((IrSwitch *)node)->label); return;
    case OP_SELECT: ((IrSelect *)node)->label = numbered(s, ((IrSelect *)node)->label); return;
    case OP_LABEL: case OP_GOTO: case OP_BREAK: case OP_CONTINUE:
        ((IrBranch *)node)->label = numbered(s, ((IrBranch *)node)->label);
        return;
    }
}

static void define_if_marked(const Substitution *s, IrNode *target, IrNode *assignment)
{
    IrName *name = target && target->op == OP_NAME ? (IrName *)target : NULL;

    if (name && name->definition == &s->definition)
        name->definition = assignment;
}

static void set_definitions(const Substitution *s, IrNode *node)
{
    if (node->op == OP_ASSIGN)
        define_if_marked(s, ((IrAssign *)node)->x, node);
    if (node->op == OP_ASSIGN_LIST || node->op == OP_ASSIGN_CALL || node->op == OP_ASSIGN_PAIR)
        list_each (IrNode *, target, ((IrAssignList *)node)->left)
            define_if_marked(s, target, node);
}

/* ---- nodes ---- */

static void forget_source(IrNode *node)
{
    node->source_text = NULL;
    if (node->op != OP_SLICE_LITERAL)  /* "... argument" is made when the call is inlined, or later */
        node->is_implicit = false;
    if (node->op == OP_ASSIGN_OP)
        ((IrAssignOp *)node)->is_increment = false;
}

static void move_conversion(const Substitution *s, IrNode *conversion)
{
    if (conversion)
        conversion->pos = moved(s, conversion->pos);
}

static void move_conversions(const Substitution *s, IrNode *node)
{
    if (node->op == OP_RANGE) {
        move_conversion(s, ((IrRange *)node)->key_conversion);
        move_conversion(s, ((IrRange *)node)->value_conversion);
    } else if (node->op == OP_ASSIGN_PAIR) {
        move_conversion(s, ((IrAssignList *)node)->conversions[0]);
        move_conversion(s, ((IrAssignList *)node)->conversions[1]);
    }
}

static IrNode *substitute(IrNode *node, void *context)
{
    Substitution *s = context;

    if (!node)
        return NULL;
    if (node->op == OP_NAME)
        return substitute_name(s, (IrName *)node);
    if (node->op == OP_CLOSURE)
        return substitute_closure(s, (IrClosure *)node);
    if (node->op == OP_RETURN && !s->literal)
        return substitute_return(s, (IrReturn *)node);
    if (node->op == OP_PAREN && s->is_foreign)
        return substitute(((IrUnary *)node)->x, s);

    IrNode *copy = ir_copy_node(s->arena, node);
    copy->pos = moved(s, node->pos);
    if (s->is_foreign)
        forget_source(copy);
    if (node->op == OP_FOR || node->op == OP_RANGE || node->op == OP_SWITCH || node->op == OP_SELECT)
        map_put(s->arena, &s->targets, node, copy);
    if (node->op == OP_BREAK || node->op == OP_CONTINUE)
        ((IrBranch *)copy)->target = map_get(&s->targets, ((IrBranch *)node)->target);
    renumber_label(s, copy);
    move_conversions(s, copy);
    ir_edit_children(copy, substitute, s);
    set_definitions(s, copy);
    return copy;
}

/* ---- the call ---- */

static void append(Substitution *s, IrNodes *to, const IrNodes *from)
{
    for (uint32_t i = 0; from && i < from->count; i++)
        list_push(s->arena, to, from->items[i]);
}

/* What evaluating the callee does, other than to give the function that is known. */
static void add_callee_effects(Substitution *s, IrNodes *to, IrNode *callee)
{
    for (;;) {
        append(s, to, callee->initial);
        if (callee->op == OP_CONVERT_NOP || callee->op == OP_PAREN) {
            callee = ((IrUnary *)callee)->x;
        } else if (callee->op == OP_INLINED_CALL) {
            append(s, to, &((IrInlinedCall *)callee)->body);
            callee = ((IrInlinedCall *)callee)->results.items[0];
        } else {
            return;
        }
    }
}

static void add_parameter(Substitution *s, IrAssignList *assign, const IrName *parameter)
{
    IrName *variable = map_get(&s->variables, parameter);

    if (variable) {
        list_push(s->arena, assign->node.initial, new_declare(s, variable));
        variable->definition = &assign->node;
    }
    list_push(s->arena, &assign->left, variable ? &variable->node : NULL);
}

static void add_arguments(Substitution *s, IrNodes *to, IrCall *call)
{
    IrAssignList *assign = arena_new(s->arena, IrAssignList);

    *assign = (IrAssignList){.node = {.op = OP_ASSIGN_LIST, .pos = s->pos, .initial = new_list(s)}, .is_define = true};
    if (call->callee->op == OP_DOT_METHOD)
        list_push(s->arena, &assign->right, ((IrSelector *)call->callee)->x);
    append(s, &assign->right, &call->arguments);
    if (s->callee->receiver)
        add_parameter(s, assign, s->callee->receiver);
    list_each (IrName *, parameter, s->callee->parameters)
        add_parameter(s, assign, parameter);
    if (assign->left.count != assign->right.count)
        berth_bug("%s has %u parameters, its call %u arguments", s->callee->name->name, assign->left.count,
                  assign->right.count);
    if (assign->right.count)
        list_push(s->arena, to, &assign->node);
}

/* Results that more than one return sets, or none, are zero at first. */
static void add_results(Substitution *s, IrNodes *to)
{
    list_each (IrNode *, result, s->results) {
        IrAssign *zero = arena_new(s->arena, IrAssign);
        *zero = (IrAssign){.node = {.op = OP_ASSIGN, .pos = s->pos}, .x = result};
        list_push(s->arena, to, new_declare(s, (IrName *)result));
        list_push(s->arena, to, &zero->node);
    }
}

static void add_tally(IrTally *to, const IrTally *from)
{
    to->is_known = to->is_known && from->is_known;
    to->has_interface_calls |= from->has_interface_calls;
    to->has_labels |= from->has_labels;
}

IrInlinedCall *substitute_call(Inliner *inliner, IrCall *call, IrFunction *callee)
{
    IrInlinedCall *inlined = arena_new(inliner->arena, IrInlinedCall);
    Substitution s = {.arena = inliner->arena,
                      .callee = callee,
                      .caller = inliner->function,
                      .package = inliner->package,
                      .pos = call->node.pos,
                      .text = sources_add_inlined(&inliner->compilation->sources, call->node.pos, callee, callee->pos,
                                                  callee->end > callee->pos ? callee->end : callee->pos),
                      .returns_once = callee->inline_body->returns_once,
                      .is_foreign = callee->package != inliner->package,
                      .number = ++inliner->call_count};

    s.end_label = with_number(s.arena, ".i", inliner->end_count++);
    inlined->node = (IrNode){.op = OP_INLINED_CALL, .pos = call->node.pos, .type = call->node.type, .initial = new_list(&s)};
    inlined->callee = callee;
    append(&s, inlined->node.initial, call->node.initial);
    add_callee_effects(&s, inlined->node.initial, call->callee);
    make_variables(&s);
    add_arguments(&s, inlined->node.initial, call);
    if (!s.returns_once)
        add_results(&s, inlined->node.initial);
    substitute_list(&s, callee->inline_body->body, &inlined->body);
    list_push(s.arena, &inlined->body, new_branch(&s, OP_LABEL, s.end_label));
    inlined->results = s.results;
    ir_mark_assignments(&inlined->node);
    add_tally(&s.caller->tally, &callee->tally);
    return inlined;
}
