/* Statements. */
#include "codegen/emit.h"

/* `var x T` is a DECLARE and an ASSIGN without a value; `x := v` a DECLARE and an ASSIGN that overwrites. */
static IrAssign *following_definition(IrNodes list, uint32_t index, const IrName *variable)
{
    IrAssign *assign = index + 1 < list.count ? ir_if(ASSIGN, IrAssign, list.items[index + 1]) : NULL;

    return assign && assign->x == &variable->node && !assign->node.initial ? assign : NULL;
}

/* Returns the number of further statements that are done with it. */
static uint32_t emit_declare(Function *f, IrNodes list, uint32_t index)
{
    IrName *variable = ((IrDeclare *)list.items[index])->variable;
    IrAssign *definition = following_definition(list, index, variable);

    function_place(f, list.items[index]->pos);
    variable_declare(f, variable, !definition || !definition->y);
    return definition && !definition->y;
}

void emit_statements(Function *f, IrNodes list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        IrNode *node = list.items[i];
        if (!f->block && node->op != OP_LABEL)
            continue;
        if (node->op == OP_DECLARE && !node->initial)
            i += emit_declare(f, list, i);
        else
            emit_statement(f, node);
        function_forget(f, list.items[i]);
    }
}

/* ---- jumps ---- */

Jump *jump_open(Function *f, const IrNode *statement)
{
    list_push(f->arena, &f->jumps, ((Jump){.statement = statement}));
    return &list_last(&f->jumps);
}

void jump_close(Function *f)
{
    Jump jump = list_pop(&f->jumps);

    if (jump.on_break) {
        function_jump(f, jump.on_break);
        function_enter(f, jump.on_break);
    }
}

static Jump *find_jump(Function *f, const IrNode *statement)
{
    for (uint32_t i = f->jumps.count; i-- > 0;)
        if (f->jumps.items[i].statement == statement)
            return &f->jumps.items[i];
    berth_bug("codegen: break out of a statement that is not open");
}

gcc_jit_block *jump_break_block(Function *f, const IrNode *statement)
{
    Jump *jump = find_jump(f, statement);

    if (!jump->on_break)
        jump->on_break = function_block(f);
    return jump->on_break;
}

gcc_jit_block *jump_continue_block(Function *f, const IrNode *statement)
{
    Jump *jump = find_jump(f, statement);

    if (!jump->on_continue)
        jump->on_continue = function_block(f);
    return jump->on_continue;
}

/* ---- labels ---- */

typedef struct Label {
    gcc_jit_block *block;
    bool is_placed;
} Label;

static Label *label_of(Function *f, const char *text)
{
    Name *name = module_name(f->module, text);
    Label *label = map_get(&f->labels, name);

    if (!label) {
        label = arena_new(f->arena, Label);
        label->block = function_block(f);
        map_put(f->arena, &f->labels, name, label);
    }
    return label;
}

static void emit_label(Function *f, IrBranch *node)
{
    if (strcmp(node->label, "_") == 0)
        return; /* of which there may be many: nothing can jump there */
    Label *label = label_of(f, node->label);

    function_jump(f, label->block);
    function_enter(f, label->block);
    label->is_placed = true;
}

static void emit_goto(Function *f, IrBranch *node)
{
    Label *label = label_of(f, node->label);

    if (label->is_placed)
        emit_poll(f);
    function_jump(f, label->block);
}

/* ---- if, return ---- */

/* To the block behind the statement, which is made when it is first needed. */
static void leave_to(Function *f, gcc_jit_block **after)
{
    if (f->block && !*after)
        *after = function_block(f);
    function_jump(f, *after);
}

static void emit_if(Function *f, IrIf *node)
{
    gcc_jit_block *after = NULL, *then, *otherwise;

    emit_statements(f, node->initial);
    if (!f->block)
        return;
    then = function_block(f);
    otherwise = function_block(f);
    emit_condition(f, node->condition, then, otherwise);
    function_enter(f, then);
    emit_statements(f, node->then);
    leave_to(f, &after);
    function_enter(f, otherwise);
    emit_statements(f, node->otherwise);
    leave_to(f, &after);
    if (after)
        function_enter(f, after);
}

/* A result variable that something beside this function may look at. */
static bool is_shared(const IrName *result)
{
    return result->is_address_taken || result->is_captured;
}

static Value result_variables(Function *f)
{
    IrFunction *ir = f->ir;

    if (ir->results.count == 1)
        return variable_value(f, ir->results.items[0]);
    Value tuple = value_of_variable(f->result, function_temporary(f, f->result->type));
    for (uint32_t i = 0; i < ir->results.count; i++) {
        IrName *result = ir->results.items[i];
        Value field = value_field(f, tuple, i, layout_of(f->module, result->node.type));
        emit_store(f, field, variable_value(f, result), result->node.type);
    }
    return tuple;
}

static void store_results(Function *f, Value *values)
{
    for (uint32_t i = 0; i < f->ir->results.count; i++)
        values[i] = value_keep(f, values[i]);
    for (uint32_t i = 0; i < f->ir->results.count; i++)
        emit_store(f, variable_value(f, f->ir->results.items[i]), values[i], f->ir->results.items[i]->node.type);
}

/* The values go to the result variables. */
static void assign_results(Function *f, IrReturn *node)
{
    uint32_t count = node->results.count;
    Value *values = arena_new_array(f->arena, Value, count);

    for (uint32_t i = 0; i < count; i++)
        order_node(f, node->results.items[i]);
    for (uint32_t i = 0; i < count; i++)
        values[i] = emit_value(f, node->results.items[i]);
    store_results(f, values);
}

static Value returned_values(Function *f, IrReturn *node)
{
    uint32_t count = node->results.count;
    Value *values = arena_new_array(f->arena, Value, count);
    bool any_shared = false;

    order_nodes(f, node->results, (IrNodes){0});
    for (uint32_t i = 0; i < count; i++) {
        values[i] = emit_value(f, node->results.items[i]);
        any_shared = any_shared || is_shared(f->ir->results.items[i]);
    }
    if (any_shared) {
        store_results(f, values);
        return result_variables(f);
    }
    if (count == 1)
        return values[0];
    Value tuple = value_of_variable(f->result, function_temporary(f, f->result->type));
    for (uint32_t i = 0; i < count; i++) {
        Type *type = f->ir->results.items[i]->node.type;
        emit_store(f, value_field(f, tuple, i, layout_of(f->module, type)), values[i], type);
    }
    return tuple;
}

static void leave_with(Function *f, Value value)
{
    gcc_jit_rvalue *rvalue = value_rvalue(f, value);

    gcc_jit_block_end_with_return(f->block, f->location, rvalue);
    f->block = NULL;
}

void emit_return_results(Function *f)
{
    if (f->result) {
        leave_with(f, result_variables(f));
        return;
    }
    gcc_jit_block_end_with_void_return(f->block, f->location);
    f->block = NULL;
}

void emit_return(Function *f, IrReturn *node)
{
    bool has_values = f->result && node && node->results.count;

    if (f->defer_frame) {
        if (has_values)
            assign_results(f, node);
        function_jump(f, f->exit);
    } else if (has_values) {
        leave_with(f, returned_values(f, node));
    } else {
        emit_return_results(f);
    }
}

/* ---- all ---- */

static void emit_here(Function *f, IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_DECLARE: variable_declare(f, ((IrDeclare *)node)->variable, true); return;
    case OP_DECLARE_CONSTANT: case OP_DECLARE_TYPE: return;
    case OP_ASSIGN: emit_assign(f, (IrAssign *)node); return;
    case OP_ASSIGN_OP: emit_assign_op(f, (IrAssignOp *)node); return;
    case OP_ASSIGN_LIST: emit_assign_list(f, (IrAssignList *)node); return;
    case OP_ASSIGN_CALL: emit_assign_call(f, (IrAssignList *)node); return;
    case OP_ASSIGN_PAIR: emit_assign_pair(f, (IrAssignList *)node); return;
    case OP_BLOCK: emit_statements(f, ((IrBlock *)node)->list); return;
    case OP_IF: emit_if(f, (IrIf *)node); return;
    case OP_FOR: emit_for(f, (IrFor *)node); return;
    case OP_RANGE: emit_range(f, (IrRange *)node); return;
    case OP_SWITCH: emit_switch(f, (IrSwitch *)node); return;
    case OP_LABEL: emit_label(f, (IrBranch *)node); return;
    case OP_BREAK: function_jump(f, jump_break_block(f, ((IrBranch *)node)->target)); return;
    case OP_CONTINUE: function_jump(f, jump_continue_block(f, ((IrBranch *)node)->target)); return;
    case OP_GOTO: emit_goto(f, (IrBranch *)node); return;
    case OP_FALLTHROUGH: function_jump(f, f->fallthrough); return;
    case OP_RETURN: emit_return(f, (IrReturn *)node); return;
    case OP_DEFER: emit_defer(f, (IrGoDefer *)node); return;
    case OP_PANIC: emit_panic(f, (IrUnary *)node); return;
    case OP_PRINT: emit_print(f, (IrCall *)node, false); return;
    case OP_PRINTLN: emit_print(f, (IrCall *)node, true); return;
    case OP_SEND: emit_send(f, (IrBinary *)node); return;
    case OP_SELECT: emit_select(f, (IrSelect *)node); return;
    case OP_GO: emit_go(f, (IrGoDefer *)node); return;
    default: emit_ordered(f, node); return;
    }
}

void emit_statement(Function *f, IrNode *node)
{
    uint32_t mark = function_mark(f);

    function_place(f, node->pos);
    if (node->initial && (node->op >= OP_DECLARE || node->op == OP_PANIC || node->op == OP_PRINT || node->op == OP_PRINTLN))
        emit_statements(f, *node->initial);
    if (f->block || node->op == OP_LABEL)
        emit_here(f, node);
    function_release(f, mark);
}
