/* Types marked go:notinheap: conversions that would make pointers to them from pointers to others.
 *
 * Asked when a package is otherwise right, as Go's compiler asks behind its type checker.  What is not asked: whether
 * such a type is allocated, sent or put into a map, which only its own runtime marks types for.
 * Source: cmd/compile/internal/typecheck, subr.go (convertop), Go 1.19.
 */
#include "analysis/check/internal.h"

void check_note_conversion(Checker *checker, CallExpr *call, Type *from, Type *to)
{
    Type *under = type_underlying(to);

    if (under->kind == TYPE_POINTER || under->kind == TYPE_SLICE)
        list_push(checker->arena, &checker->pointer_conversions, ((PointerConversion){call, from, to}));
}

static bool is_marked(const NamedType *named)
{
    const Object *object = named->object;
    const TypeDecl *declaration = object->declaration ? node_if(TYPE_DECL, TypeDecl, object->declaration) : NULL;

    if (declaration)
        list_each (Directive, directive, declaration->directives)
            if (text_equal(directive.text, text_of("go:notinheap")))
                return true;
    return false;
}

static bool is_not_in_heap(const Type *type)
{
    switch ((int)type->kind) {
    case TYPE_NAMED: {
        const NamedType *named = (const NamedType *)type;
        return is_marked(named) || is_not_in_heap(named->from ? named->from : type_underlying((Type *)type));
    }
    case TYPE_ARRAY:
        return is_not_in_heap(((const ArrayType *)type)->element);
    case TYPE_STRUCT:
        list_each (Object *, field, ((const StructType *)type)->fields)
            if (is_not_in_heap(field->type))
                return true;
    }
    return false;
}

static void check_pointer_conversion(Checker *checker, PointerConversion conversion)
{
    const PointerType *from = under_if(POINTER, PointerType, conversion.from);
    const PointerType *to = under_if(POINTER, PointerType, conversion.to);
    const SliceType *slice = under_if(SLICE, SliceType, conversion.to);
    const Type *target = to ? to->element : slice->element;
    const char *beside = "";

    if (to ? !from : !type_is_string(conversion.from))
        return;
    if (!is_not_in_heap(target) || (to && is_not_in_heap(from->element)))
        return;
    if (to)
        beside = arena_format(checker->arena, ", but %s is not", check_type_text(checker, from->element));
    check_error_at(checker, node_pos(conversion.call),
                   "cannot convert %s (type %s) to type %s:\n\t%s is incomplete (or unallocatable)%s",
                   check_expr_text(checker, conversion.call->arguments.items[0]),
                   check_type_text(checker, type_default(conversion.from)),
                   check_type_text(checker, conversion.to), check_type_text(checker, target), beside);
}

void check_pointer_conversions(Checker *checker)
{
    if (checker->has_error)
        return;
    list_each (PointerConversion, conversion, checker->pointer_conversions)
        check_pointer_conversion(checker, conversion);
}
