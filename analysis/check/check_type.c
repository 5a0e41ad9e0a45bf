/* Type expressions: from syntax to types.
 *
 * The type being declared (`defined`) learns what it stands for before the parts of
 * that type are looked at, so that they may mention it.  What needs complete
 * types (comparable keys, say) is put off until all declarations are done.
 * Source: cmd/compile/internal/types2, typexpr.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* ---- names ---- */

static Type *type_of_operand(Checker *checker, Operand *x, NamedType *defined)
{
    if (x->mode == MODE_TYPE) {
        check_set_underlying(checker, defined, x->type);
        return x->type;
    }
    if (x->mode == MODE_NO_VALUE)
        check_error(checker, x->expr, "%s used as type", operand_text(checker, x));
    else if (x->mode != MODE_NONE)
        check_error(checker, x->expr, "%s is not a type", operand_text(checker, x));
    check_set_underlying(checker, defined, type_invalid);
    return type_invalid;
}

static Type *named_type(Checker *checker, NameExpr *e, NamedType *defined)
{
    Operand x = {0};

    check_name(checker, &x, e, defined, true);
    return type_of_operand(checker, &x, defined);
}

static Type *qualified_type(Checker *checker, SelectorExpr *e, NamedType *defined)
{
    Operand x = {0};

    check_qualified_name(checker, &x, e, defined);
    return type_of_operand(checker, &x, defined);
}

/* ---- arrays ---- */

/* A name that is no constant gets an error of its own: it may have been meant as a type parameter. */
static bool is_bad_length_name(Checker *checker, Expr *e)
{
    NameExpr *name = node_if(NAME_EXPR, NameExpr, e);
    Object *object = name ? check_lookup(checker, name->name) : NULL;

    if (name && !object)
        check_error(checker, name, "undeclared name %s for array length", name->name->text);
    else if (name && object->kind != OBJECT_CONSTANT)
        check_error(checker, name, "invalid array length %s", name->name->text);
    else
        return false;
    return true;
}

/* The constant length of an array, or -1 after an error. */
static int64_t array_length(Checker *checker, Expr *e)
{
    Operand x = {0};
    int64_t length;

    if (is_bad_length_name(checker, e))
        return -1;
    check_expr(checker, &x, e);
    if (x.mode != MODE_CONSTANT) {
        if (x.mode != MODE_NONE)
            check_error(checker, e, "array length %s must be constant", operand_text(checker, &x));
        return -1;
    }
    if (type_is_untyped(x.type) || type_is_integer(x.type)) {
        Constant *value = constant_to_int(x.constant);

        if (constant_kind(value) == CONSTANT_INT && constant_int64(value, &length)) {
            if (length >= 0)
                return length;
            check_error(checker, e, "invalid array length %s", operand_text(checker, &x));
            return -1;
        }
    }
    check_error(checker, e, "array length %s must be integer", operand_text(checker, &x));
    return -1;
}

static Type *array_type(Checker *checker, ArrayTypeExpr *e, NamedType *defined)
{
    ArrayType *array = (ArrayType *)type_new_array(checker->arena, type_invalid, -1);

    check_set_underlying(checker, defined, &array->type);
    array->is_open = true;
    if (e->length)
        array->length = array_length(checker, e->length);
    else
        check_error(checker, e, "invalid use of [...] array (outside a composite literal)");
    array->is_open = false;
    array->element = check_variable_type(checker, e->element);
    check_note_size(checker, &array->type, node_pos(e));
    if (array->length >= 0)
        return &array->type;
    check_set_underlying(checker, defined, type_invalid);
    return type_invalid;
}

/* ---- slices, pointers, maps, channels, functions ---- */

static Type *slice_type(Checker *checker, SliceTypeExpr *e, NamedType *defined)
{
    SliceType *slice = (SliceType *)type_new_slice(checker->arena, type_invalid);

    check_set_underlying(checker, defined, &slice->type);
    slice->element = check_variable_type(checker, e->element);
    return &slice->type;
}

static Type *pointer_type(Checker *checker, UnaryExpr *e, NamedType *defined)
{
    PointerType *pointer = (PointerType *)type_new_pointer(checker->arena, type_invalid);

    check_set_underlying(checker, defined, &pointer->type);
    pointer->element = check_variable_type(checker, e->x);
    return pointer->element == type_invalid ? type_invalid : &pointer->type;
}

static void check_map_key(Checker *checker, void *data)
{
    MapTypeExpr *e = data;
    Type *key = e->key->type;

    if (key && key != type_invalid && !type_is_comparable(key))
        check_error(checker, e->key, "invalid map key type %s%s", check_type_text(checker, key),
                    key->kind == TYPE_PARAMETER ? " (missing comparable constraint)" : "");
}

static Type *map_type(Checker *checker, MapTypeExpr *e, NamedType *defined)
{
    MapType *map = (MapType *)type_new_map(checker->arena, type_invalid, type_invalid);

    check_set_underlying(checker, defined, &map->type);
    map->key = check_variable_type(checker, e->key);
    map->element = check_variable_type(checker, e->value);
    check_later(checker, check_map_key, e);
    return &map->type;
}

static Type *channel_type(Checker *checker, ChanTypeExpr *e, NamedType *defined)
{
    ChanType *channel = (ChanType *)type_new_chan(checker->arena, e->direction, type_invalid);

    check_set_underlying(checker, defined, &channel->type);
    channel->element = check_variable_type(checker, e->element);
    check_note_size(checker, &channel->type, node_pos(e));
    return &channel->type;
}

static Type *function_type(Checker *checker, FuncTypeExpr *e, NamedType *defined)
{
    SignatureType *signature = type_new_signature(checker->arena);

    check_set_underlying(checker, defined, &signature->type);
    check_signature(checker, signature, NULL, NULL, e);
    return &signature->type;
}

static Type *struct_type(Checker *checker, StructTypeExpr *e, NamedType *defined)
{
    StructType *type = type_new_struct(checker->arena);

    check_set_underlying(checker, defined, &type->type);
    type->is_open = true;
    check_struct_type(checker, type, e);
    type->is_open = false;
    check_note_size(checker, &type->type, node_pos(e));
    return &type->type;
}

static Type *interface_type(Checker *checker, InterfaceTypeExpr *e, NamedType *defined)
{
    InterfaceType *type = type_new_interface(checker->arena);

    type->is_open = true;
    check_set_underlying(checker, defined, &type->type);
    check_interface_type(checker, type, e, defined);
    return &type->type;
}

static Type *no_type(Checker *checker, Expr *e, NamedType *defined)
{
    check_error(checker, e, "%s is not a type", check_expr_text(checker, e));
    check_use(checker, e);
    check_set_underlying(checker, defined, type_invalid);
    return type_invalid;
}

/* ---- all of them ---- */

static Type *type_of(Checker *checker, Expr *e, NamedType *defined)
{
    switch (e->node.kind) {
    case NODE_BAD_EXPR:
        check_set_underlying(checker, defined, type_invalid);
        return type_invalid;
    case NODE_NAME_EXPR:
        return named_type(checker, (NameExpr *)e, defined);
    case NODE_SELECTOR:
        return qualified_type(checker, (SelectorExpr *)e, defined);
    case NODE_INDEX_EXPR:
        return check_instantiated_type(checker, (IndexExpr *)e, defined);
    case NODE_PAREN_EXPR:
        return check_defined_type(checker, ((ParenExpr *)e)->x, defined);
    case NODE_ARRAY_TYPE:
        return array_type(checker, (ArrayTypeExpr *)e, defined);
    case NODE_SLICE_TYPE:
        return slice_type(checker, (SliceTypeExpr *)e, defined);
    case NODE_DOTS_TYPE:
        check_error(checker, e, "invalid use of '...'");
        check_use(checker, ((DotsTypeExpr *)e)->element);
        check_set_underlying(checker, defined, type_invalid);
        return type_invalid;
    case NODE_STRUCT_TYPE:
        return struct_type(checker, (StructTypeExpr *)e, defined);
    case NODE_UNARY:
        if (((UnaryExpr *)e)->operator == TOKEN_MUL)
            return pointer_type(checker, (UnaryExpr *)e, defined);
        break;
    case NODE_FUNC_TYPE:
        return function_type(checker, (FuncTypeExpr *)e, defined);
    case NODE_INTERFACE_TYPE:
        return interface_type(checker, (InterfaceTypeExpr *)e, defined);
    case NODE_MAP_TYPE:
        return map_type(checker, (MapTypeExpr *)e, defined);
    case NODE_CHAN_TYPE:
        return channel_type(checker, (ChanTypeExpr *)e, defined);
    }
    return no_type(checker, e, defined);
}

Type *check_defined_type(Checker *checker, Expr *e, NamedType *defined)
{
    Type *type = type_of(checker, e, defined);

    if (type_is_uninstantiated(type)) {
        check_error(checker, e, "cannot use generic type %s without instantiation", check_type_text(checker, type));
        type = type_invalid;
    }
    e->mode = MODE_TYPE;
    e->type = type;
    return type;
}

Type *check_generic_type(Checker *checker, Expr *e, bool reports)
{
    Type *type = type_of(checker, e, NULL);

    if (type != type_invalid && !type_is_uninstantiated(type)) {
        if (reports)
            check_error(checker, e, "%s is not a generic type", check_type_text(checker, type));
        type = type_invalid;
    }
    check_record_type(e, type);
    return type;
}

Type *check_type(Checker *checker, Expr *e)
{
    return check_defined_type(checker, e, NULL);
}

/* Interfaces that are constraints stand in constraints only. */
static void check_no_constraint(Checker *checker, void *data)
{
    Expr *e = data;
    InterfaceType *interface = under_if(INTERFACE, InterfaceType, e->type);

    if (!interface || e->type->kind == TYPE_PARAMETER)
        return;
    type_complete_interface(interface);
    if (interface->is_comparable)
        check_error(checker, e, "cannot use type %s outside a type constraint: interface is (or embeds) comparable",
                    check_type_text(checker, e->type));
    else if (interface->terms)
        check_error(checker, e, "cannot use type %s outside a type constraint: interface contains type constraints",
                    check_type_text(checker, e->type));
}

void check_may_be_variable_type(Checker *checker, Expr *e, Type *type)
{
    /* Most types cannot be interfaces; those that can are asked when they are complete. */
    NamedType *named = type_if(NAMED, NamedType, type);
    if (named ? !named->underlying || named->underlying->kind == TYPE_INTERFACE || named->underlying->kind == TYPE_NAMED
              : type->kind == TYPE_INTERFACE)
        check_later(checker, check_no_constraint, e);
}

Type *check_variable_type(Checker *checker, Expr *e)
{
    Type *type = check_type(checker, e);

    check_may_be_variable_type(checker, e, type);
    return type;
}
