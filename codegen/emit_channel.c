/* Channels: make, send, receive, close, len, cap, range.
 *
 * Values go by address.  What is received arrives in a temporary of the frame (the runtime copies there without a
 * barrier) and is stored from there; what is sent is a copy that nothing changes while the goroutine waits.
 */
#include "codegen/emit.h"

static Type *element_of(const IrNode *channel)
{
    return under_as(CHAN, ChanType, channel->type)->element;
}

static gcc_jit_rvalue *emit_channel(Function *f, IrNode *node)
{
    return value_rvalue(f, value_keep(f, emit_value(f, node)));
}

gcc_jit_rvalue *emit_sent_address(Function *f, IrNode *node)
{
    Value value = value_keep(f, emit_value(f, node));

    return value.layout->size_bytes ? value_address(f, value_in_memory(f, value)) : module_static_bytes(f->module);
}

Value emit_receive_place(Function *f, const IrNode *channel, gcc_jit_rvalue **address)
{
    Layout *layout = layout_of(f->module, element_of(channel));
    Value place = value_of_variable(layout, function_temporary(f, layout->type));

    *address = layout->size_bytes ? value_address(f, place) : gcc_null(f);
    place.is_kept = true;
    return place;
}

Value emit_make_channel(Function *f, IrMake *node)
{
    gcc_jit_rvalue *capacity = node->length ? emit_int64(f, node->length) : gcc_zero(f, f->module->int64_type);
    gcc_jit_rvalue *channel = gcc_runtime(f, rt_chan_make, descriptor_address(f->module, node->node.type), capacity);
    Value value = value_of(layout_of(f->module, node->node.type), channel);

    value.is_kept = true;
    return value;
}

void emit_send(Function *f, IrBinary *node)
{
    order_node(f, node->x);
    order_node(f, node->y);
    gcc_jit_rvalue *channel = emit_channel(f, node->x);
    gcc_runtime(f, rt_chan_send, channel, emit_sent_address(f, node->y));
}

Assertion emit_receive2(Function *f, IrUnary *node)
{
    gcc_jit_rvalue *address, *channel = emit_channel(f, node->x);
    Value place = emit_receive_place(f, node->x, &address);
    gcc_jit_rvalue *ok = gcc_runtime(f, rt_chan_receive, channel, address);

    return (Assertion){place, value_keep(f, value_of(layout_of_scalar(f->module, f->module->bool_type), ok))};
}

Value emit_receive(Function *f, IrUnary *node)
{
    return emit_receive2(f, node).value;
}

Value emit_close(Function *f, IrUnary *node)
{
    gcc_runtime(f, rt_chan_close, emit_channel(f, node->x));
    return (Value){0};
}

Value emit_channel_length(Function *f, IrUnary *node)
{
    gcc_jit_rvalue *channel = emit_channel(f, node->x);
    gcc_jit_rvalue *length = node->node.op == OP_LEN ? gcc_runtime(f, rt_chan_length, channel)
        : gcc_runtime(f, rt_chan_capacity, channel);
    Value value = value_of(layout_of(f->module, node->node.type), length);

    value.is_kept = true;
    return value;
}

/* Polls: two goroutines that only hand values to each other must not keep out the others. */
void emit_range_channel(Function *f, IrRange *node)
{
    gcc_jit_rvalue *address, *channel = value_rvalue(f, value_keep(f, emit_ordered(f, node->x)));
    gcc_jit_block *head = function_block(f), *body = function_block(f);

    function_jump(f, head);
    function_enter(f, head);
    function_place(f, node->node.pos);
    uint32_t mark = function_mark(f);
    Value place = emit_receive_place(f, node->x, &address);
    function_branch(f, gcc_runtime(f, rt_chan_receive, channel, address), body, jump_break_block(f, &node->node));
    function_enter(f, body);
    if (node->key) {
        order_node(f, node->key);
        emit_assign_value(f, node->key, place, element_of(node->x), node->key_conversion);
    }
    function_release(f, mark);
    emit_statements(f, node->body);
    gcc_jit_block *next = list_last(&f->jumps).on_continue;
    if (next) {
        function_jump(f, next);
        function_enter(f, next);
    }
    if (!f->block)
        return;
    emit_poll(f);
    function_jump(f, head);
}
