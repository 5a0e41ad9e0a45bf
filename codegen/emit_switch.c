/* Switches.
 *
 * Integer tags with constant cases become GCC's switch (jump table or search, as GCC finds best); everything else
 * is tested in order.  A type switch compares type words, and asks the runtime about interfaces.
 * Source: Go spec, Switch statements.
 */
#include "codegen/emit.h"

enum { JUMP_TABLE_CASES_MIN = 4 };

/* ---- bodies ---- */

static gcc_jit_block **make_body_blocks(Function *f, IrSwitch *node)
{
    gcc_jit_block **bodies = arena_new_array(f->arena, gcc_jit_block *, node->cases.count + 1);

    for (uint32_t i = 0; i < node->cases.count; i++)
        bodies[i] = function_block(f);
    return bodies;
}

static void emit_bodies(Function *f, IrSwitch *node, gcc_jit_block **bodies)
{
    gcc_jit_block *outer = f->fallthrough;

    for (uint32_t i = 0; i < node->cases.count; i++) {
        f->fallthrough = bodies[i + 1];
        function_enter(f, bodies[i]);
        emit_statements(f, node->cases.items[i]->body);
        if (f->block)
            function_jump(f, jump_break_block(f, &node->node));
    }
    f->fallthrough = outer;
}

/* Where control goes when no case fits. */
static gcc_jit_block *default_block(Function *f, IrSwitch *node, gcc_jit_block **bodies)
{
    for (uint32_t i = 0; i < node->cases.count; i++)
        if (node->cases.items[i]->list.count == 0)
            return bodies[i];
    return jump_break_block(f, &node->node);
}

/* ---- integers ---- */

static bool is_jump_table(IrSwitch *node)
{
    uint32_t constants = 0;
    int64_t value;

    if (!node->tag || !type_is_integer(node->tag->type))
        return false;
    list_each (IrCase *, clause, node->cases)
        list_each (IrNode *, label, clause->list) {
            if (!node_constant_int(label, &value))
                return false;
            constants++;
        }
    return constants >= JUMP_TABLE_CASES_MIN;
}

static void emit_jump_table(Function *f, IrSwitch *node, Value tag, gcc_jit_block **bodies)
{
    LIST(gcc_jit_case *) cases = {0};
    gcc_jit_type *type = tag.layout->type;
    int64_t value;

    for (uint32_t i = 0; i < node->cases.count; i++)
        list_each (IrNode *, label, node->cases.items[i]->list) {
            node_constant_int(label, &value);
            gcc_jit_rvalue *constant = gcc_int(f, type, value);
            list_push(f->arena, &cases, gcc_jit_context_new_case(f->module->context, constant, constant, bodies[i]));
        }
    gcc_jit_block_end_with_switch(f->block, f->location, value_rvalue(f, tag), default_block(f, node, bodies),
                                  (int)cases.count, cases.items);
    f->block = NULL;
}

/* ---- tests in order ---- */

static gcc_jit_rvalue *is_case(Function *f, Type *tag_type, Value tag, IrNode *label)
{
    bool is_tag_interface = type_is_interface(tag_type), is_label_interface = type_is_interface(label->type);

    order_node(f, label);
    Value value = emit_value(f, label);
    if (node_unparen(label)->op == OP_NIL)
        return gcc_is_null(f, tag.layout->shape == SHAPE_SCALAR ? value_rvalue(f, tag) : value_part(f, tag, 0));
    if (is_tag_interface && !is_label_interface)
        return emit_equal_mixed(f, tag_type, tag, label->type, value);
    if (!is_tag_interface && is_label_interface)
        return emit_equal_mixed(f, label->type, value, tag_type, tag);
    if (is_tag_interface)
        return emit_equal(f, &type_new_interface(f->arena)->type, emit_empty_interface(f, tag_type, tag),
                          emit_empty_interface(f, label->type, value));
    return emit_equal(f, tag_type, tag, value);
}

/* A label of a switch without a tag that is an interface: it is compared with true. */
static gcc_jit_rvalue *is_interface_true(Function *f, IrNode *label)
{
    gcc_jit_type *type = f->module->bool_type;
    Value truth = value_keep(f, value_of(layout_of_scalar(f->module, type), gcc_int(f, type, 1)));

    order_node(f, label);
    return emit_equal_mixed(f, label->type, emit_value(f, label), type_basic[BASIC_BOOL], truth);
}

static void test_labels(Function *f, IrSwitch *node, IrCase *clause, Value tag, gcc_jit_block *body)
{
    list_each (IrNode *, label, clause->list) {
        gcc_jit_block *next = function_block(f);
        uint32_t mark = function_mark(f);
        function_place(f, label->pos);
        if (node->tag)
            function_release_branch(f, mark, is_case(f, node->tag->type, tag, label), body, next);
        else if (type_is_interface(label->type))
            function_release_branch(f, mark, is_interface_true(f, label), body, next);
        else
            emit_condition(f, label, body, next);
        function_enter(f, next);
    }
}

static void emit_value_switch(Function *f, IrSwitch *node)
{
    gcc_jit_block **bodies = make_body_blocks(f, node);
    Value tag = {0};

    if (node->tag)
        tag = value_keep(f, emit_ordered(f, node->tag));
    if (is_jump_table(node)) {
        emit_jump_table(f, node, tag, bodies);
    } else {
        for (uint32_t i = 0; i < node->cases.count; i++)
            test_labels(f, node, node->cases.items[i], tag, bodies[i]);
        function_jump(f, default_block(f, node, bodies));
    }
    emit_bodies(f, node, bodies);
}

/* ---- types ---- */

typedef struct TypeSwitch {
    Type *interface;
    Value x;
    gcc_jit_rvalue *dynamic_type;
} TypeSwitch;

static gcc_jit_rvalue *has_case_type(Function *f, const TypeSwitch *on, IrNode *label)
{
    if (node_unparen(label)->op == OP_NIL)
        return gcc_is_null(f, on->dynamic_type);
    return emit_has_type(f, on->interface, on->dynamic_type, label->type);
}

/* The clause's variable: the asserted value if the clause names one type, else the interface. */
static void bind_variable(Function *f, const TypeSwitch *on, IrCase *clause)
{
    IrName *variable = clause->variable;
    IrNode *label = clause->list.count == 1 ? node_unparen(clause->list.items[0]) : NULL;
    bool is_single_type = label && label->op != OP_NIL;
    Value value = on->x;

    if (!variable)
        return;
    if (is_single_type && type_is_interface(label->type))
        value = emit_interface_of(f, on->x, on->dynamic_type, label->type);
    else if (is_single_type)
        value = emit_unbox(f, on->x, label->type);
    variable_declare(f, variable, false);
    emit_store(f, variable_value(f, variable), value, variable->node.type);
}

static void emit_type_switch(Function *f, IrSwitch *node)
{
    IrTypeSwitch *guard = (IrTypeSwitch *)node->tag;
    gcc_jit_block **bodies = make_body_blocks(f, node);
    TypeSwitch on = {.interface = guard->x->type};

    on.x = value_keep(f, emit_ordered(f, guard->x));
    on.dynamic_type = gcc_keep(f, emit_dynamic_type(f, on.interface, on.x));
    for (uint32_t i = 0; i < node->cases.count; i++)
        list_each (IrNode *, label, node->cases.items[i]->list) {
            gcc_jit_block *next = function_block(f);
            uint32_t mark = function_mark(f);
            function_release_branch(f, mark, has_case_type(f, &on, label), bodies[i], next);
            function_enter(f, next);
        }
    function_jump(f, default_block(f, node, bodies));
    for (uint32_t i = 0; i < node->cases.count; i++) {
        uint32_t mark = function_mark(f);
        function_enter(f, bodies[i]);
        bind_variable(f, &on, node->cases.items[i]);
        function_release(f, mark);
        emit_statements(f, node->cases.items[i]->body);
        if (f->block)
            function_jump(f, jump_break_block(f, &node->node));
    }
}

void emit_switch(Function *f, IrSwitch *node)
{
    emit_statements(f, node->initial);
    if (!f->block)
        return;
    jump_open(f, &node->node);
    if (node->tag && node->tag->op == OP_TYPE_SWITCH)
        emit_type_switch(f, node);
    else
        emit_value_switch(f, node);
    jump_close(f);
}
