/* Makers of nodes. */
#include "analysis/lower/internal.h"

IrNode *lower_new_unary(Lower *lower, IrOp op, Pos pos, Type *type, IrNode *x)
{
    IrUnary *node = arena_new(lower->arena, IrUnary);

    *node = (IrUnary){.node = {.op = op, .pos = pos, .type = type}, .x = x};
    return &node->node;
}

IrNode *lower_new_binary(Lower *lower, IrOp op, Pos pos, Type *type, IrNode *x, IrNode *y)
{
    IrBinary *node = arena_new(lower->arena, IrBinary);

    *node = (IrBinary){.node = {.op = op, .pos = pos, .type = type}, .x = x, .y = y};
    return &node->node;
}

IrNode *lower_new_call(Lower *lower, IrOp op, Pos pos, Type *type, IrNodes arguments)
{
    IrCall *node = arena_new(lower->arena, IrCall);

    *node = (IrCall){.node = {.op = op, .pos = pos, .type = type}, .arguments = arguments};
    return &node->node;
}

IrNode *lower_new_int(Lower *lower, Pos pos, Type *type, int64_t value)
{
    IrLiteral *literal = lower_node(lower, LITERAL, IrLiteral, pos, type);

    literal->constant = constant_from_int(value);
    return &literal->node;
}

IrNode *lower_new_type(Lower *lower, Pos pos, Type *type)
{
    return &lower_node(lower, TYPE, IrType, pos, type)->node;
}

IrNode *lower_new_declare(Lower *lower, Pos pos, IrName *variable)
{
    IrDeclare *declare = lower_node(lower, DECLARE, IrDeclare, pos, NULL);

    declare->variable = variable;
    return &declare->node;
}

IrNode *lower_new_assign(Lower *lower, Pos pos, IrNode *x, IrNode *y)
{
    IrAssign *assign = lower_node(lower, ASSIGN, IrAssign, pos, NULL);

    assign->x = x;
    assign->y = y;
    return &assign->node;
}

void lower_add_initial(Lower *lower, IrNode *node, IrNode *statement)
{
    if (!node->initial)
        node->initial = arena_new(lower->arena, IrNodes);
    list_push(lower->arena, node->initial, statement);
}

Type *lower_element_of_pointer(const Type *type)
{
    PointerType *pointer = under_if(POINTER, PointerType, type);

    return pointer ? pointer->element : NULL;
}

uint32_t lower_result_count(const Type *type)
{
    if (!type)
        return 0;
    TupleType *tuple = type_if(TUPLE, TupleType, type);
    return tuple ? tuple->variables.count : 1;
}
