/* Copies that are never made.
 *
 * A conversion between strings and slices copies, so that neither side sees what becomes of the other.  Where its result
 * is gone before anything else can run, what it would copy is looked at itself:
 *   m[string(b)] on a right side; the same as a part of a struct or array literal that is the key
 *   string(b) == x, and the other comparisons of strings
 *   "constant" + string(b): the constant, not being empty, sees to it that the sum is new memory
 *   switch string(b), if all cases are constants
 *   for range []byte(s)
 *   len([]rune(s)) counts
 * In append(s, make([]T, n)...) nothing is made: the room behind s is cleared.
 * Programs see in MemStats.Mallocs what is not made, so these are Go's cases, all of them.
 * Source: cmd/compile/internal/walk, order.go, switch.go, assign.go, Go 1.19.
 */
#include "analysis/place/borrowed.h"
#include "analysis/place/static_node.h"

static void place_nowhere(Placements *placements, IrNode *node, PlaceReason reason)
{
    if (!node->site)
        return;
    placements->sites.items[node->site].place = PLACE_NOWHERE;
    placements->sites.items[node->site].reason = reason;
}

static void borrow(Placements *placements, IrNode *node, IrOp conversion)
{
    node = node_unparen(node);
    if (node->op == conversion)
        place_nowhere(placements, node, REASON_BORROWED);
}

static void borrow_key(Placements *placements, IrNode *key)
{
    key = node_unparen(key);
    if (key->op == OP_STRUCT_LITERAL || key->op == OP_ARRAY_LITERAL)
        list_each (IrNode *, element, ((const IrComposite *)key)->elements)
            borrow_key(placements, element);
    else if (key->op == OP_STRUCT_KEY)
        borrow_key(placements, ((const IrStructKey *)key)->value);
    else if (key->op == OP_KEY)
        borrow_key(placements, ((const IrKey *)key)->value);
    else
        borrow(placements, key, OP_BYTES_TO_STRING);
}

static void borrow_compared(Placements *placements, const IrBinary *comparison)
{
    bool is_converted = node_unparen(comparison->x)->op == OP_BYTES_TO_STRING || node_unparen(comparison->y)->op == OP_BYTES_TO_STRING;

    if (!is_converted || !type_is_string(comparison->x->type) || !type_is_string(comparison->y->type))
        return;
    borrow(placements, comparison->x, OP_BYTES_TO_STRING);
    borrow(placements, comparison->y, OP_BYTES_TO_STRING);
}

static bool is_text(IrNode *node)
{
    const IrLiteral *literal = ir_if(LITERAL, IrLiteral, node_unparen(node));

    return literal && constant_text(literal->constant).length > 0;
}

static void borrow_added(Placements *placements, const IrNodes *strings)
{
    bool has_text = false;

    list_each (IrNode *, string, *strings)
        has_text = has_text || is_text(string);
    if (!has_text)
        return;
    list_each (IrNode *, string, *strings)
        borrow(placements, string, OP_BYTES_TO_STRING);
}

static void borrow_tag(Placements *placements, const IrSwitch *node)
{
    if (!node->tag)
        return;
    list_each (IrCase *, clause, node->cases)
        list_each (IrNode *, label, clause->list)
            if (node_unparen(label)->op != OP_LITERAL)
                return;
    borrow(placements, node->tag, OP_BYTES_TO_STRING);
}

static void extend(Placements *placements, const IrCall *append)
{
    IrMake *make = append->is_spread && append->arguments.count == 2
        ? ir_if(MAKE_SLICE, IrMake, node_unparen(append->arguments.items[1])) : NULL;

    if (make && !make->capacity)
        place_nowhere(placements, &make->node, REASON_EXTENDS);
}

void borrowed_place(Placements *placements, IrNode *node)
{
    switch ((IrOp)node->op) {
    case OP_INDEX_MAP:
        if (!((IrIndex *)node)->is_assigned)
            borrow_key(placements, ((IrIndex *)node)->index);
        break;
    case OP_EQ: case OP_NE: case OP_LT: case OP_LE: case OP_GT: case OP_GE:
        borrow_compared(placements, (IrBinary *)node);
        break;
    case OP_ADD_STRINGS: borrow_added(placements, &((IrList *)node)->list); break;
    case OP_SWITCH: borrow_tag(placements, (IrSwitch *)node); break;
    case OP_RANGE: borrow(placements, ((IrRange *)node)->x, OP_STRING_TO_BYTES); break;
    case OP_LEN: borrow(placements, ((IrUnary *)node)->x, OP_STRING_TO_RUNES); break;
    case OP_APPEND: extend(placements, (IrCall *)node); break;
    default: break;
    }
}
