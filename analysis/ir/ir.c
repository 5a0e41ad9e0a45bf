/* The typed tree's vocabulary: names of operations, checked downcasts, where the children are.
 *
 * Children are listed in the order in which Go's compiler holds them, which is mostly the order of the source.
 * Source: cmd/compile/internal/ir/node_gen.go, Go 1.19.
 */
#include "analysis/ir/children.h"

const char *ir_op_name(IrOp op)
{
    static const char *const names[OPS] = {
        [OP_NONE] = "NONE",
#define IR(op, Struct, spelling) [OP_##op] = #op,
#include "analysis/ir/ops.def"
#undef IR
    };
    return op < OPS ? names[op] : "?";
}

const char *ir_op_spelling(IrOp op)
{
    static const char *const spellings[OPS] = {
        [OP_NONE] = "",
#define IR(op, Struct, spelling) [OP_##op] = spelling,
#include "analysis/ir/ops.def"
#undef IR
    };
    return op < OPS ? spellings[op] : "?";
}

IrNode *ir_checked(const IrNode *node, IrOp op)
{
    if (!node || node->op != op)
        berth_bug("node is %s, not %s", node ? ir_op_name(node->op) : "NULL", ir_op_name(op));
    return (IrNode *)node;
}

/* Of each struct, the fields that hold children, in Go's order: children.h says how. */
#define ONE(Struct, field)       ((uint64_t)(offsetof(Struct, field) / sizeof(void *) * 2))
#define ALL(Struct, field)       (ONE(Struct, field) + 1)
#define TWO(first, second)       ((first) | (second) << 8)
#define THREE(first, second, third)          (TWO(first, second) | (third) << 16)
#define FOUR(first, second, third, fourth)   (THREE(first, second, third) | (fourth) << 24)

#define CHILDREN_IrName          0
#define CHILDREN_IrLiteral       0
#define CHILDREN_IrNil           0
#define CHILDREN_IrType          0
#define CHILDREN_IrClosure       0
#define CHILDREN_IrBranch        0
#define CHILDREN_IrUnary         ONE(IrUnary, x)
#define CHILDREN_IrBinary        TWO(ONE(IrBinary, x), ONE(IrBinary, y))
#define CHILDREN_IrList          ALL(IrList, list)
#define CHILDREN_IrSelector      ONE(IrSelector, x)
#define CHILDREN_IrIndex         TWO(ONE(IrIndex, x), ONE(IrIndex, index))
#define CHILDREN_IrSlice         FOUR(ONE(IrSlice, x), ONE(IrSlice, low), ONE(IrSlice, high), ONE(IrSlice, max))
#define CHILDREN_IrTypeAssert    TWO(ONE(IrTypeAssert, x), ONE(IrTypeAssert, entry))
#define CHILDREN_IrInstance      ONE(IrInstance, x)
#define CHILDREN_IrComposite     ALL(IrComposite, elements)
#define CHILDREN_IrKey           TWO(ONE(IrKey, key), ONE(IrKey, value))
#define CHILDREN_IrStructKey     ONE(IrStructKey, value)
#define CHILDREN_IrCall          TWO(ONE(IrCall, callee), ALL(IrCall, arguments))
#define CHILDREN_IrInlinedCall   TWO(ALL(IrInlinedCall, body), ALL(IrInlinedCall, results))
#define CHILDREN_IrMake          TWO(ONE(IrMake, length), ONE(IrMake, capacity))
#define CHILDREN_IrDeclare       ONE(IrDeclare, variable)
#define CHILDREN_IrAssign        TWO(ONE(IrAssign, x), ONE(IrAssign, y))
#define CHILDREN_IrAssignOp      TWO(ONE(IrAssignOp, x), ONE(IrAssignOp, y))
#define CHILDREN_IrAssignList    TWO(ALL(IrAssignList, left), ALL(IrAssignList, right))
#define CHILDREN_IrBlock         ALL(IrBlock, list)
#define CHILDREN_IrIf            FOUR(ALL(IrIf, initial), ONE(IrIf, condition), ALL(IrIf, then), ALL(IrIf, otherwise))
#define CHILDREN_IrFor           FOUR(ALL(IrFor, initial), ONE(IrFor, condition), ALL(IrFor, post_list), ALL(IrFor, body))
#define CHILDREN_IrRange         FOUR(ONE(IrRange, x), ONE(IrRange, key), ONE(IrRange, value), ALL(IrRange, body))
#define CHILDREN_IrCase          THREE(ONE(IrCase, variable), ALL(IrCase, list), ALL(IrCase, body))
#define CHILDREN_IrSwitch        THREE(ALL(IrSwitch, initial), ONE(IrSwitch, tag), ALL(IrSwitch, cases))
#define CHILDREN_IrTypeSwitch    ONE(IrTypeSwitch, x)
#define CHILDREN_IrSelectCase    TWO(ONE(IrSelectCase, communication), ALL(IrSelectCase, body))
#define CHILDREN_IrSelect        ALL(IrSelect, cases)
#define CHILDREN_IrReturn        ALL(IrReturn, results)
#define CHILDREN_IrGoDefer       ONE(IrGoDefer, call)

const uint64_t ir_child_fields[OPS] = {
#define IR(op, Struct, spelling) [OP_##op] = CHILDREN_##Struct,
#include "analysis/ir/ops.def"
#undef IR
};

IrName *ir_method_instance(const IrProgram *program, const IrPackage *package, const Object *method)
{
    IrName *name = map_get(&package->instances, method);

    for (uint32_t i = 0; !name && i < program->packages.count; i++)
        name = map_get(&program->packages.items[i]->instances, method);
    return name;
}

/* Source: cmd/compile/internal/ir/node.go, HasUniquePos. */
bool ir_has_unique_pos(const IrNode *node)
{
    if (node->op == OP_NAME || node->pos == 0)
        return false;
    return node->op != OP_TYPE || !type_is_named(node->type);
}
