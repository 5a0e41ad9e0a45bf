/* Select: channels and values to send are evaluated in their order, the runtime chooses, then one body runs.
 *
 * The frame holds a record for each case (runtime/abi/layout.h, GO_SELECT_CASE_BYTES); what is assigned to is
 * evaluated only in the case that was chosen.
 * Source: Go spec, Select statements.
 */
#include "codegen/emit.h"

enum { VALUE_OFFSET = 8, KIND_OFFSET = 16, KIND_SEND = 0, KIND_RECEIVE = 1 };

typedef struct Case {
    IrSelectCase *node;
    IrAssignList *receive;   /* NULL: a send, or the default */
    Value place;             /* of what is received */
    int index;               /* as the runtime counts; the default: -1 */
    gcc_jit_block *body;
} Case;

static void store_word(Function *f, gcc_jit_rvalue *records, int64_t offset, gcc_jit_type *type, gcc_jit_rvalue *word)
{
    gcc_jit_rvalue *at = gcc_offset(f, records, gcc_int(f, f->module->int64_type, offset));

    gcc_store(f, gcc_deref(f, type, at), gcc_cast(f, word, type));
}

static bool is_wanted(const IrNode *target)
{
    return target && !(target->op == OP_NAME && strcmp(((const IrName *)target)->name, "_") == 0);
}

static void fill_record(Function *f, gcc_jit_rvalue *records, int64_t offset, Case *clause)
{
    Module *module = f->module;
    IrNode *communication = clause->node->communication;
    IrBinary *send = ir_if(SEND, IrBinary, communication);
    gcc_jit_rvalue *channel, *address;

    if (send) {
        if (communication->initial)
            emit_statements(f, *communication->initial);
        order_node(f, send->x);
        order_node(f, send->y);
        channel = value_rvalue(f, value_keep(f, emit_value(f, send->x)));
        address = emit_sent_address(f, send->y);
    } else {
        clause->receive = ir_as(ASSIGN_PAIR, IrAssignList, communication);
        IrUnary *receive = ir_as(RECEIVE, IrUnary, node_unparen(clause->receive->right.items[0]));
        if (receive->node.initial)
            emit_statements(f, *receive->node.initial);
        channel = value_rvalue(f, value_keep(f, emit_ordered(f, receive->x)));
        clause->place = emit_receive_place(f, receive->x, &address);
    }
    store_word(f, records, offset, module->pointer_type, channel);
    store_word(f, records, offset + VALUE_OFFSET, module->pointer_type, address);
    store_word(f, records, offset + KIND_OFFSET, module->int64_type,
               gcc_int(f, module->int64_type, send ? KIND_SEND : KIND_RECEIVE));
}

static gcc_jit_rvalue *new_records(Function *f, int64_t count)
{
    Type *words = type_new_array(f->arena, type_basic[BASIC_UINTPTR], count * GO_SELECT_CASE_BYTES / 8);
    gcc_jit_lvalue *records = function_local(f, layout_of(f->module, words)->type, ".cases");

    return gcc_cast(f, gcc_jit_lvalue_get_address(records, f->location), f->module->pointer_type);
}

/* x = what arrived, then ok: one after the other, as Go's compiler does it.  Their declarations come to life here. */
static void assign_received(Function *f, Case *clause, gcc_jit_rvalue *records)
{
    IrAssignList *receive = clause->receive;
    Module *module = f->module;
    Type *element = under_as(CHAN, ChanType, ((IrUnary *)node_unparen(receive->right.items[0]))->x->type)->element;
    IrNode *x = receive->left.items[0], *ok = receive->left.items[1];

    if (receive->node.initial)
        emit_statements(f, *receive->node.initial);
    if (is_wanted(x)) {
        order_node(f, x);
        emit_assign_value(f, x, clause->place, element, receive->conversions[0]);
    }
    if (is_wanted(ok)) {
        order_node(f, ok);
        gcc_jit_rvalue *kind = gcc_load(f, module->int64_type, records, clause->index * GO_SELECT_CASE_BYTES + KIND_OFFSET);
        gcc_jit_rvalue *is_open = gcc_compare(f, GCC_JIT_COMPARISON_NE, kind, gcc_zero(f, module->int64_type));
        Value value = value_keep(f, value_of(layout_of_scalar(module, module->bool_type), is_open));
        emit_assign_value(f, ok, value, type_basic[BASIC_BOOL], receive->conversions[1]);
    }
}

static void branch_to_bodies(Function *f, Case *clauses, uint32_t count, gcc_jit_rvalue *chosen)
{
    for (uint32_t i = 0; i + 1 < count; i++) {
        gcc_jit_block *next = function_block(f);
        function_branch(f, gcc_compare(f, GCC_JIT_COMPARISON_EQ, chosen,
                                       gcc_int(f, f->module->int64_type, clauses[i].index)), clauses[i].body, next);
        function_enter(f, next);
    }
    function_jump(f, clauses[count - 1].body);
}

void emit_select(Function *f, IrSelect *node)
{
    uint32_t count = node->cases.count;
    Case *clauses = arena_new_array(f->arena, Case, count ? count : 1);
    int records_used = 0;
    gcc_jit_rvalue *records;

    if (count == 0) {
        gcc_runtime(f, rt_block);
        return;
    }
    jump_open(f, &node->node);
    records = new_records(f, count);
    for (uint32_t i = 0; i < count; i++) {
        clauses[i] = (Case){.node = node->cases.items[i], .index = -1, .body = function_block(f)};
        if (!clauses[i].node->communication)
            continue;
        clauses[i].index = records_used++;
        fill_record(f, records, (int64_t)clauses[i].index * GO_SELECT_CASE_BYTES, &clauses[i]);
    }
    function_place(f, node->node.pos);
    bool has_default = records_used < (int)count;
    branch_to_bodies(f, clauses, count, gcc_runtime(f, rt_select, records,
                     gcc_int(f, f->module->int64_type, records_used), gcc_bool(f, has_default)));
    for (uint32_t i = 0; i < count; i++) {
        uint32_t mark = function_mark(f);
        function_enter(f, clauses[i].body);
        if (clauses[i].receive)
            assign_received(f, &clauses[i], records);
        function_release(f, mark);
        emit_statements(f, clauses[i].node->body);
        if (f->block)
            function_jump(f, jump_break_block(f, &node->node));
    }
    jump_close(f);
}
