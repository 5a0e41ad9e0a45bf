/* Generic functions: given their arguments explicitly, by a call's arguments, or by both.
 * Source: cmd/compile/internal/types2, call.go (funcInst, callExpr, arguments), Go 1.19.
 */
#include "analysis/check/internal.h"

static void fail(Operand *x, Expr *e)
{
    x->mode = MODE_NONE;
    x->expr = e;
}

/* The name that stands for the function, through its package and its brackets. */
static NameExpr *function_name(Expr *e)
{
    for (;;) {
        e = expr_unparen(e);
        IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, e);
        SelectorExpr *selector = node_if(SELECTOR, SelectorExpr, e);
        if (!index)
            return selector ? selector->selector : node_if(NAME_EXPR, NameExpr, e);
        e = index->x;
    }
}

static void record_instance(Expr *function, TypeList *arguments, SignatureType *instance)
{
    NameExpr *name = function_name(function);

    if (name)
        name->instance = arguments;
    for (;;) {
        function->type = &instance->type;
        ParenExpr *paren = node_if(PAREN_EXPR, ParenExpr, function);
        IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, function);
        if (!paren && !index)
            return;
        function = paren ? paren->x : index->x;
    }
}

static SignatureType *instantiate(Checker *checker, Pos pos, SignatureType *generic, TypeList *arguments,
                                  const ExprList *written)
{
    check_verify_later(checker, pos, written, generic->type_parameters, arguments);
    return type_instantiate_signature(checker->arena, generic, arguments);
}

void check_function_instance(Checker *checker, Operand *x, IndexExpr *e)
{
    SignatureType *generic = type_as(SIGNATURE, SignatureType, x->type);
    ExprList written = check_index_list(e);
    TypeList *arguments = check_type_list(checker, &written);
    uint32_t wanted = generic->type_parameters->list.count;
    Pos pos = check_start(x->expr);

    if (arguments && arguments->list.count > wanted) {
        check_error(checker, written.items[written.count - 1], "got %u type arguments but want %u",
                    arguments->list.count, wanted);
        arguments = NULL;
    }
    if (arguments && arguments->list.count < wanted)
        arguments = check_infer(checker, &(Inference){.pos = node_pos(e), .parameters = generic->type_parameters,
                                                      .given = arguments});
    if (!arguments) {
        fail(x, &e->expr);
        return;
    }
    SignatureType *instance = instantiate(checker, pos, generic, arguments, &written);
    record_instance(&e->expr, arguments, instance);
    x->type = &instance->type;
    x->mode = MODE_VALUE;
    x->expr = &e->expr;
}

bool check_explicit_arguments(Checker *checker, CallExpr *call, SignatureType *signature, TypeList **arguments)
{
    ExprList written = check_index_list(node_as(INDEX_EXPR, IndexExpr, call->function));
    uint32_t wanted = signature->type_parameters->list.count;

    *arguments = check_type_list(checker, &written);
    if (*arguments && written.count <= wanted)
        return true;
    if (*arguments)
        check_error(checker, written.items[wanted], "got %u type arguments but want %u", written.count, wanted);
    check_use_list(checker, &call->arguments);
    return false;
}

/* One parameter for each operand: the variadic one as often as it takes values. */
static TupleType *parameters_for(Checker *checker, SignatureType *signature, CallExpr *call, uint32_t count)
{
    TupleType *tuple = type_new_tuple(checker->arena);

    for (uint32_t i = 0; i < count; i++)
        list_push(checker->arena, &tuple->variables,
                  check_new_variable(checker, VAR_PARAMETER, NULL, 0,
                                     check_parameter_type(signature, i, call->has_dots)));
    return tuple;
}

SignatureType *check_infer_call(Checker *checker, CallExpr *call, SignatureType *generic, TypeList *given,
                                OperandList *operands)
{
    IndexExpr *index = node_if(INDEX_EXPR, IndexExpr, call->function);
    ExprList written = index && given ? check_index_list(index) : (ExprList){0};
    Inference inference = {.pos = node_pos(call), .parameters = generic->type_parameters, .given = given,
                           .tuple = parameters_for(checker, generic, call, operands->count), .operands = operands};
    TypeList *arguments = check_infer(checker, &inference);

    if (!arguments)
        return NULL;
    SignatureType *instance = instantiate(checker, node_pos(call), generic, arguments, &written);
    record_instance(call->function, arguments, instance);
    return instance;
}
