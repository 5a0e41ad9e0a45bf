/* Conversions: which operation takes a value from one type to another, and where they are implicit.
 * Source: cmd/compile/internal/typecheck/subr.go (Assignop1, Convertop); noder/transform.go (assignconvfn,
 * transformConv, transformCompare), Go 1.19.
 */
#include "analysis/lower/internal.h"

/* Comparing an interface with a value this large converts the value; smaller ones are compared in place. */
enum { LARGE_COMPARED_BYTES = 1 << 16 };

static bool is_empty_interface(Lower *lower, const Type *type)
{
    InterfaceType *interface = type_is_interface(type) ? under_if(INTERFACE, InterfaceType, type) : NULL;

    return interface && type_interface_methods(lower->arena, interface)->count == 0;
}

static bool is_nil(const Type *type)
{
    return type_basic_kind(type) == BASIC_UNTYPED_NIL;
}

static bool implements(Lower *lower, const Type *type, const Type *interface)
{
    Object *wrong = NULL;

    return !type_missing_method(lower->arena, (Type *)type, under_as(INTERFACE, InterfaceType, interface), true, &wrong,
                                NULL);
}

static bool is_channel_of(const Type *from, const Type *to)
{
    ChanType *source = under_if(CHAN, ChanType, from), *target = under_if(CHAN, ChanType, to);

    return source && target && source->direction == CHAN_BOTH && type_identical(source->element, target->element)
        && (!type_is_named(from) || !type_is_named(to));
}

static bool has_same_methods(Lower *lower, const Type *from, const Type *to)
{
    ObjectList *a = type_interface_methods(lower->arena, under_as(INTERFACE, InterfaceType, from));
    ObjectList *b = type_interface_methods(lower->arena, under_as(INTERFACE, InterfaceType, to));

    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (a->items[i]->name != b->items[i]->name)
            return false;
    return true;
}

/* A shape is identical to all types that it stands for; the checker has seen to it that they fit. */
static bool is_same_shape(Lower *lower, const Type *from, const Type *to)
{
    if (!lower->speaks_of_shapes || !(type_has_shape(from) || type_has_shape(to)))
        return false;
    return type_is_interface(to) ? type_is_interface(from) && has_same_methods(lower, from, to) : !type_is_interface(from);
}

/* The type parameter that is a shape now has the methods that the checker saw; other types must have them by name. */
static bool shape_implements(Lower *lower, const Type *from, const Type *to)
{
    ObjectList *methods = type_interface_methods(lower->arena, under_as(INTERFACE, InterfaceType, to));
    const NamedType *named = type_if(NAMED, NamedType, from);

    if (named && named->is_shape)
        return true;
    list_each (Object *, method, *methods)
        if (!type_lookup(lower->arena, (Type *)from, false, method->package, method->name).object)
            return false;
    return true;
}

static IrOp assign_op(Lower *lower, const Type *from, const Type *to)
{
    if (from == to || type_identical(from, to) || is_same_shape(lower, from, to))
        return OP_CONVERT_NOP;
    if (lower->speaks_of_shapes && type_is_interface(to) && !is_nil(from) && (type_has_shape(from) || type_has_shape(to)))
        return shape_implements(lower, from, to) ? OP_CONVERT_INTERFACE : OP_NONE;
    if (type_identical(type_underlying(from), type_underlying(to))) {
        if (is_empty_interface(lower, from))
            return OP_CONVERT_NOP;
        if ((!type_is_named(from) || !type_is_named(to)) && !type_is_interface(from))
            return OP_CONVERT_NOP;
    }
    if (type_is_interface(to) && !is_nil(from))
        return implements(lower, from, to) ? OP_CONVERT_INTERFACE : OP_NONE;
    if (is_channel_of(from, to) || (is_nil(from) && type_has_nil(to)))
        return OP_CONVERT_NOP;
    return OP_NONE;
}

static IrNode *convert_implicitly(Lower *lower, IrOp op, Type *type, IrNode *x)
{
    IrNode *node = lower_new_unary(lower, op, lower->pos, type, x);

    node->is_implicit = true;
    return node;
}

IrNode *lower_assign_conversion(Lower *lower, IrNode *x, Type *type)
{
    if (!x || !x->type || type_identical(x->type, type))
        return x;
    IrOp op = assign_op(lower, x->type, type);
    if (type_is_interface(type) && is_same_shape(lower, x->type, type))
        op = OP_CONVERT_INTERFACE;
    if (op == OP_NONE)
        berth_bug("%s is not assignable to %s", ir_type_text(lower->arena, x->type, NULL),
                  ir_type_text(lower->arena, type, NULL));
    return convert_implicitly(lower, op, type, x);
}

IrNode *lower_arriving_conversion(Lower *lower, Type *from, const IrNode *target)
{
    if (!target || type_identical(from, target->type))
        return NULL;
    IrOp op = assign_op(lower, from, target->type);
    /* The second value of a pair is an untyped bool, which every boolean type holds as it is. */
    return op == OP_NONE ? NULL : convert_implicitly(lower, op, target->type, NULL);
}

/* ---- comparisons ---- */

static bool is_converted_to_compare(Type *type, const Type *other)
{
    return type_has_shape(type) || type_is_interface(other) == type_is_interface(type) ||
           type_size_bytes(type) >= LARGE_COMPARED_BYTES;
}

void lower_comparison_conversions(Lower *lower, IrBinary *comparison)
{
    Type *left = comparison->x->type, *right = comparison->y->type;

    if ((comparison->node.op != OP_EQ && comparison->node.op != OP_NE) || type_identical(left, right) ||
        is_same_shape(lower, left, right))
        return;
    IrOp op = assign_op(lower, left, right);
    if (op != OP_NONE) {
        if (is_converted_to_compare(left, right))
            comparison->x = lower_new_unary(lower, op, lower->pos, right, comparison->x);
        return;
    }
    op = assign_op(lower, right, left);
    if (op != OP_NONE && is_converted_to_compare(right, left))
        comparison->y = lower_new_unary(lower, op, lower->pos, left, comparison->y);
}

/* ---- explicit ---- */

/* int is int64 by another name, and so on. */
static BasicKind same_size_kind(const Type *type)
{
    BasicKind kind = type_basic_kind(type);

    if (kind == BASIC_INT)
        return BASIC_INT64;
    if (kind == BASIC_UINT || kind == BASIC_UINTPTR)
        return BASIC_UINT64;
    return kind;
}

static bool is_real_number(const Type *type)
{
    return type_is_integer(type) || type_is_float(type);
}

static IrOp number_op(const Type *from, const Type *to)
{
    return same_size_kind(from) == same_size_kind(to) ? OP_CONVERT_NOP : OP_CONVERT;
}

static BasicKind slice_element_kind(const Type *type)
{
    SliceType *slice = under_if(SLICE, SliceType, type);

    return slice ? type_basic_kind(slice->element) : BASIC_INVALID;
}

static IrOp string_op(const Type *from, const Type *to)
{
    if (type_is_string(to) && type_is_integer(from))
        return OP_RUNE_TO_STRING;
    if (type_is_string(to) && slice_element_kind(from) == BASIC_BYTE)
        return OP_BYTES_TO_STRING;
    if (type_is_string(to) && slice_element_kind(from) == BASIC_RUNE)
        return OP_RUNES_TO_STRING;
    if (type_is_string(from) && slice_element_kind(to) == BASIC_BYTE)
        return OP_STRING_TO_BYTES;
    if (type_is_string(from) && slice_element_kind(to) == BASIC_RUNE)
        return OP_STRING_TO_RUNES;
    return OP_NONE;
}

static bool is_unsafe_pointer(const Type *type)
{
    return type_basic_kind(type) == BASIC_UNSAFE_POINTER;
}

static bool is_pointer_or_uintptr(const Type *type)
{
    return lower_element_of_pointer(type) || type_basic_kind(type) == BASIC_UINTPTR;
}

static bool are_same_pointers(const Type *from, const Type *to)
{
    PointerType *source = type_if(POINTER, PointerType, from), *target = type_if(POINTER, PointerType, to);

    return source && target
        && type_identical_ignore_tags(type_underlying(source->element), type_underlying(target->element));
}

/* What is written T(x) need not fit if T is a shape. */
static bool is_other_shape(Lower *lower, const Type *from, const Type *to)
{
    if (type_is_interface(from) || type_is_interface(to) || is_nil(from) || !is_same_shape(lower, from, to))
        return false;
    const Type *a = type_underlying(type_without_shapes(lower->arena, (Type *)from));
    const Type *b = type_underlying(type_without_shapes(lower->arena, (Type *)to));
    if (a->kind != b->kind)
        return true;
    return a->kind == TYPE_BASIC && type_basic_kind(a) != type_basic_kind(b);
}

static IrOp conversion_op(Lower *lower, const Type *from, const Type *to)
{
    IrOp op = is_other_shape(lower, from, to) ? OP_NONE : assign_op(lower, from, to);

    if (op != OP_NONE)
        return op;
    if (type_identical_ignore_tags(type_underlying(from), type_underlying(to)) || are_same_pointers(from, to))
        return OP_CONVERT_NOP;
    if (is_real_number(from) && is_real_number(to))
        return number_op(from, to);
    if (type_is_complex(from) && type_is_complex(to))
        return number_op(from, to);
    if (string_op(from, to) != OP_NONE)
        return string_op(from, to);
    if ((is_pointer_or_uintptr(from) && is_unsafe_pointer(to)) || (is_unsafe_pointer(from) && is_pointer_or_uintptr(to)))
        return OP_CONVERT_NOP;
    if (under_if(SLICE, SliceType, from) && lower_element_of_pointer(to))
        return OP_SLICE_TO_ARRAY_POINTER;
    berth_bug("%s cannot become %s", ir_type_text(lower->arena, from, NULL), ir_type_text(lower->arena, to, NULL));
}

/* []rune of a constant string is a slice literal. */
static IrNode *lower_runes(Lower *lower, Type *type, const IrLiteral *text)
{
    IrComposite *literal = lower_node(lower, SLICE_LITERAL, IrComposite, lower->pos, type);
    Type *element = under_as(SLICE, SliceType, type)->element;
    Text rest = constant_text(text->constant);

    while (rest.length) {
        size_t size;
        uint32_t rune = text_rune(rest, &size);
        IrKey *key = lower_node(lower, KEY, IrKey, lower->pos, NULL);
        key->key = lower_new_int(lower, lower->pos, type_basic[BASIC_INT], literal->length++);
        key->value = lower_new_int(lower, lower->pos, element, rune);
        list_push(lower->arena, &literal->elements, &key->node);
        rest = (Text){rest.bytes + size, rest.length - size};
    }
    return &literal->node;
}

/* The runtime's conversion takes []byte and []rune themselves, not slices of types made from them. */
static IrNode *plain_slice(Lower *lower, IrNode *x, Type *element)
{
    Type *have = under_as(SLICE, SliceType, x->type)->element;

    if (type_if(BASIC, BasicType, have))
        return x;
    return lower_new_unary(lower, OP_CONVERT_NOP, x->pos, type_new_slice(lower->arena, element), x);
}

IrNode *lower_explicit_conversion(Lower *lower, Pos pos, Type *type, IrNode *x)
{
    IrOp op = conversion_op(lower, x->type, type);

    /* Between equal kinds of float a conversion still rounds. */
    if (op == OP_CONVERT_NOP && (type_is_float(type) || type_is_complex(type)))
        op = OP_CONVERT;
    if (op == OP_STRING_TO_RUNES && x->op == OP_LITERAL)
        return lower_runes(lower, type, (IrLiteral *)x);
    if (op == OP_BYTES_TO_STRING)
        x = plain_slice(lower, x, type_byte);
    if (op == OP_RUNES_TO_STRING)
        x = plain_slice(lower, x, type_rune);
    return lower_new_unary(lower, op, pos, type, x);
}
