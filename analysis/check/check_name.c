/* Names in expressions and types: what they denote here.
 * Source: cmd/compile/internal/types2, typexpr.go (ident), Go 1.19.
 */
#include "analysis/check/internal.h"

/* What a name denotes: the object's type unless that is in error. */
static void denote(Checker *checker, Operand *x, NameExpr *e, Object *object)
{
    switch ((ObjectKind)object->kind) {
    case OBJECT_PACKAGE_NAME:
        check_error(checker, e, "use of package %s not in selector", object->name->text);
        return;
    case OBJECT_CONSTANT:
        check_add_dependency(checker, object);
        if (object->type == type_invalid)
            return;
        x->constant = object->constant;
        if (object == universe_iota(checker->compilation)) {
            x->constant = checker->context.iota;
            if (!x->constant) {
                check_error(checker, e, "cannot use iota outside constant declaration");
                return;
            }
        }
        x->mode = MODE_CONSTANT;
        break;
    case OBJECT_TYPE_NAME:
        if (object->checking && ((Declaration *)object->checking)->is_broken_alias) {
            check_error(checker, e, "invalid use of type alias %s in recursive type (see issue #50729)",
                        object->name->text);
            return;
        }
        x->mode = MODE_TYPE;
        break;
    case OBJECT_VAR:
        if (object->package == checker->package)
            object->is_used = true;
        check_add_dependency(checker, object);
        if (object->type == type_invalid)
            return;
        x->mode = MODE_VARIABLE;
        break;
    case OBJECT_FUNC:
        check_add_dependency(checker, object);
        if (object->type == type_invalid)
            return;
        x->mode = MODE_VALUE;
        break;
    case OBJECT_BUILTIN:
        x->builtin = object->builtin;
        x->mode = MODE_BUILTIN;
        x->type = type_invalid;  /* it has none: what asks for one gets no further */
        return;
    case OBJECT_NIL:
        x->mode = MODE_NIL;
        break;
    case OBJECT_LABEL:
        berth_bug("label %s in an expression", object->name->text);
    }
    x->type = object->type;
}

/* Names that came through import . "path" mark that import as used. */
static void use_dot_import(Checker *checker, const Scope *scope, const Object *object)
{
    Map *came_through = checker->dot_imports.count ? map_get(&checker->dot_imports, scope) : NULL;
    Object *import = came_through ? map_get(came_through, object->name) : NULL;

    if (import)
        import->is_used = true;
}

void check_name(Checker *checker, Operand *x, NameExpr *e, NamedType *defined, bool wants_type)
{
    Scope *scope = NULL;
    Object *object = scope_lookup_parent(checker->context.scope, e->name, 0, &scope);

    (void)defined;
    *x = (Operand){.mode = MODE_NONE, .type = type_invalid, .expr = &e->expr};
    Object *blank = object || !e->name->is_blank ? NULL : map_get(&checker->blank_parameters, e);
    if (blank) {
        x->mode = MODE_TYPE;
        x->type = blank->type;
        return;
    }
    if (!object) {
        if (e->name->is_blank)
            check_error(checker, e, "cannot use _ as value or type");
        else
            check_error(checker, e, "undefined: %s", e->name->text);
        return;
    }
    e->object = object;
    /* A type that is wanted is asked for even when it is known, so that cycles are seen. */
    if (object->kind != OBJECT_BUILTIN && (!object->type || (object->kind == OBJECT_TYPE_NAME && wants_type)))
        check_object(checker, object);
    use_dot_import(checker, scope, object);
    denote(checker, x, e, object);
}
