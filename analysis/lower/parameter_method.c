/* Methods of type parameters, in an instance: x.m where a type parameter stands for the type of x.
 *
 * Go's code for x does not know the type: it finds the method through the constraint or a dictionary.  What a program
 * can see of that has to be kept where the type is known:
 *
 *     x.m as a value   bound(x).m: x as a value of the constraint; an interface is asserted to be one, so nil panics
 *     x.m(a)           T.m(x, a): what embedding and pointers lead to is looked for when all arguments are there, and
 *                      in a go or defer statement when the call is made; for a nil pointer in the words of an interface
 *
 * If the method takes x as it is, none of this can be told from x.m itself.
 * Source: Go 1.19 cmd/compile/internal/noder/stencil.go (getDictionaryEntry, assertToBound).
 */
#include "analysis/lower/internal.h"

static bool takes_receiver_as_it_is(const Type *type, const Lookup *method)
{
    bool is_pointer = type_if(POINTER, PointerType, type) != NULL;

    return !type_is_interface(type) && method->path.count == 1 && method->object->has_pointer_receiver == is_pointer;
}

const SelectorExpr *lower_parameter_method(const Lower *lower, Expr *x)
{
    const SelectorExpr *selector = node_if(SELECTOR, SelectorExpr, expr_unparen(x));
    bool is_method = selector && selector->selection && selector->selection->kind == SELECT_METHOD_VALUE;

    return is_method && lower->instance && !lower->speaks_of_shapes &&
                   selector->selection->receiver->kind == TYPE_PARAMETER
               ? selector
               : NULL;
}

static Type *bound_of(Lower *lower, const SelectorExpr *x)
{
    ParameterType *parameter = type_as(PARAMETER, ParameterType, x->selection->receiver);
    Type *bound = parameter->constraint;

    return lower_type(lower, type_is_interface(bound) ? bound : &type_parameter_interface(parameter)->type);
}

static Lookup method_of(Lower *lower, const SelectorExpr *x)
{
    const Object *method = x->selection->object;

    return type_lookup(lower->arena, lower_type(lower, x->selection->receiver), true, method->package, method->name);
}

static IrNode *assert_bound(Lower *lower, Pos pos, IrNode *x, Type *bound)
{
    IrTypeAssert *assertion = lower_node(lower, TYPE_ASSERT, IrTypeAssert, pos, bound);

    assertion->x = x;
    assertion->target = bound;
    return &assertion->node;
}

IrNode *lower_parameter_method_value(Lower *lower, const SelectorExpr *x, IrNode *operand)
{
    Pos pos = node_pos(x);
    Lookup method = method_of(lower, x);

    if (takes_receiver_as_it_is(operand->type, &method))
        return lower_method_value(lower, pos, operand, &method);
    Type *bound = bound_of(lower, x);
    operand = type_is_interface(operand->type) ? assert_bound(lower, pos, operand, bound)
                                               : lower_new_unary(lower, OP_CONVERT_INTERFACE, pos, bound, operand);
    Lookup in_bound = type_lookup(lower->arena, bound, true, method.object->package, method.object->name);
    return lower_method_value(lower, pos, operand, &in_bound);
}

IrNode *lower_parameter_method_callee(Lower *lower, const SelectorExpr *x, IrNode *operand)
{
    Lookup method = method_of(lower, x);

    if (type_is_interface(operand->type) || takes_receiver_as_it_is(operand->type, &method))
        return lower_method_callee(lower, node_pos(x), operand, &method);
    IrSelector *callee = lower_node(lower, DOT_METHOD, IrSelector, node_pos(x), method.object->type);
    callee->x = operand;
    callee->object = method.object;
    callee->selector = method.object->name;
    return &callee->node;
}

/* ---- T.m(x, a) ---- */

Type *lower_method_expression_type(Lower *lower, const IrSelector *selector)
{
    SignatureType *method = under_as(SIGNATURE, SignatureType, selector->node.type);
    SignatureType *made = type_new_signature(lower->arena);

    list_push(lower->arena, &made->parameters->variables,
              object_new(lower->arena, OBJECT_VAR, NULL, NULL, selector->x->type, 0));
    list_each (Object *, parameter, method->parameters->variables)
        list_push(lower->arena, &made->parameters->variables, parameter);
    made->results = method->results;
    made->is_variadic = method->is_variadic;
    return &made->type;
}

void lower_parameter_method_call(Lower *lower, IrCall *call)
{
    IrSelector *selector = (IrSelector *)call->callee;
    Type *type = selector->x->type;
    Lookup method = type_lookup(lower->arena, type, true, selector->object->package, selector->selector);
    IrNodes arguments = {0};

    if (takes_receiver_as_it_is(type, &method))
        return;
    list_push(lower->arena, &arguments, selector->x);
    list_each (IrNode *, argument, call->arguments)
        list_push(lower->arena, &arguments, argument);
    call->arguments = arguments;
    call->callee = lower_method_expression(lower, selector->node.pos, lower_method_expression_type(lower, selector), type,
                                           selector->object);
    call->node.op = OP_CALL;
}
