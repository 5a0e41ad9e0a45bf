/* Declarations: finding the type of an object the first time it is asked for.
 *
 * Each object is white (not looked at), grey (its declaration is being checked; it
 * is on the object path) or black (done).  Meeting a grey one closes a cycle:
 *   1. only constants and variables on it: left to the initialisation order
 *   2. only types and functions, and one of the types is defined: allowed
 *   3. anything else is reported, starting with the object that comes first in the source
 * Source: cmd/compile/internal/types2, decl.go, Go 1.19.
 */
#include "analysis/check/internal.h"

enum { WHITE, BLACK, GREY };

static void push_object(Checker *checker, Object *object)
{
    object->color = GREY + checker->object_path.count;
    list_push(checker->arena, &checker->object_path, object);
}

static void pop_object(Checker *checker)
{
    list_pop(&checker->object_path)->color = BLACK;
}

/* ---- cycles ---- */

static uint32_t first_in_source(const ObjectList *cycle)
{
    uint32_t first = 0;

    for (uint32_t i = 1; i < cycle->count; i++)
        if (cycle->items[i]->pos < cycle->items[first]->pos)
            first = i;
    return first;
}

static const char *qualified_name(Checker *checker, const Object *object)
{
    Writer writer = {.arena = checker->arena};

    type_write_package(&writer, object->package, checker->package);
    writer_text(&writer, object->name->text);
    return writer_done(&writer);
}

void check_report_cycle(Checker *checker, ObjectList *cycle)
{
    uint32_t first = first_in_source(cycle);
    Object *object = cycle->items[first];
    Writer writer = {.arena = checker->arena};
    bool is_type = object->kind == OBJECT_TYPE_NAME;

    if (is_type && object->is_alias) {
        ((Declaration *)object->checking)->is_broken_alias = false;
        object->type = type_invalid;
    }
    writer_format(&writer, is_type ? "invalid recursive type %s" : "illegal cycle in declaration of %s",
                  qualified_name(checker, object));
    for (uint32_t i = 0; i < cycle->count; i++) {
        check_note(checker, &writer, object->pos, "%s refers to", qualified_name(checker, object));
        object = cycle->items[(first + i + 1) % cycle->count];
    }
    check_note(checker, &writer, object->pos, "%s", qualified_name(checker, object));
    check_error_at(checker, cycle->items[first]->pos, "%s", writer_done(&writer));
}

/* Closes the cycle that begins with a grey object; reports it if it is not allowed. */
static bool is_valid_cycle(Checker *checker, Object *object)
{
    uint32_t start = object->color - GREY;
    ObjectList cycle = {.items = checker->object_path.items + start, .count = checker->object_path.count - start};
    uint32_t values = 0, defined_types = 0;

    list_each (Object *, member, cycle) {
        if (checker->context.in_type_parameter_list && member->kind == OBJECT_TYPE_NAME &&
            type_is_uninstantiated(member->type)) {
            check_report_cycle(checker, &cycle);  /* through a list of type parameters */
            return false;
        }
        if (member->kind == OBJECT_CONSTANT || member->kind == OBJECT_VAR)
            values++;
        else if (member->kind == OBJECT_TYPE_NAME && !member->is_alias)
            defined_types++;
    }
    if (values == cycle.count)
        return checker->has_value_cycle = true;
    if (values == 0 && defined_types > 0)
        return true;
    check_report_cycle(checker, &cycle);
    return false;
}

static void close_cycle(Checker *checker, Object *object)
{
    bool is_valid = is_valid_cycle(checker, object);

    if (object->kind == OBJECT_FUNC)
        return;  /* it has a signature from the start, though perhaps an empty one */
    if (!is_valid || (object->kind != OBJECT_TYPE_NAME && !object->type))
        object->type = type_invalid;
}

/* ---- constants ---- */

static void declare_constant(Checker *checker, Object *object, Expr *type, Expr *value, bool is_inherited)
{
    Constant *iota = checker->context.iota;
    Pos error_pos = checker->context.error_pos;
    Operand x = {0};

    checker->context.iota = object->constant;
    checker->context.error_pos = 0;
    object->constant = constant_unknown();
    if (type) {
        Type *declared = check_type(checker, type);

        if (!(type_properties(declared) & BASIC_IS_CONSTANT)) {
            if (type_underlying(declared) != type_invalid)
                check_error(checker, type, "invalid constant type %s", check_type_text(checker, declared));
            object->type = type_invalid;
            goto done;
        }
        object->type = declared;
    }
    if (value) {
        /* Mistakes in a repeated value are told at the name: the value itself may be right elsewhere. */
        if (is_inherited)
            checker->context.error_pos = object->pos;
        check_expr(checker, &x, value);
    }
    check_init_constant(checker, object, &x);
done:
    checker->context.iota = iota;
    checker->context.error_pos = error_pos;
}

/* ---- variables ---- */

/* Variables without a valid type count as used: one error is enough. */
static void excuse_untyped(Object *object, ObjectList *left)
{
    if (object->type == type_invalid)
        object->is_used = true;
    if (left)
        list_each (Object *, other, *left)
            if (other->type == type_invalid)
                other->is_used = true;
}

static void initialise_variable(Checker *checker, Object *object, ObjectList *left, Expr *value)
{
    if (!left || left->count == 1) {
        Operand x;

        check_expr(checker, &x, value);
        check_init_variable(checker, object, &x, "variable declaration");
        return;
    }
    if (object->type)
        list_each (Object *, other, *left)
            other->type = object->type;
    ExprList values = {.items = &value, .count = 1};
    check_init_variables(checker, left, &values, NULL);
}

static void declare_variable(Checker *checker, Object *object, ObjectList *left, Expr *type, Expr *value)
{
    if (type)
        object->type = check_variable_type(checker, type);
    if (value)
        initialise_variable(checker, object, left, value);
    else if (!type)
        object->type = type_invalid;  /* the missing value was reported */
    excuse_untyped(object, left);
}

/* ---- types ---- */

static void check_type_validity(Checker *checker, void *data)
{
    NamedType *named = type_if(NAMED, NamedType, ((Object *)data)->type);

    if (named)
        check_valid_type(checker, named);
}

static void declare_alias(Checker *checker, Object *object, Declaration *declaration)
{
    declaration->is_broken_alias = true;
    object->type = type_invalid;
    Type *type = check_type(checker, declaration->type_declaration->type);
    declaration->is_broken_alias = false;
    object->type = type;
}

static void declare_type(Checker *checker, Object *object, Declaration *declaration)
{
    TypeDecl *decl = declaration->type_declaration;

    check_later(checker, check_type_validity, object);
    if (decl->is_alias && decl->type_parameters.count) {
        check_error(checker, decl, "generic type cannot be alias");
    } else if (decl->is_alias) {
        declare_alias(checker, object, declaration);
        return;
    }
    NamedType *named = type_new_named(checker->arena, object, NULL);
    object->type = &named->type;
    named->is_open = true;
    if (decl->type_parameters.count) {
        check_open_scope(checker, decl);
        check_collect_type_parameters(checker, &decl->type_parameters, &named->type_parameters);
    }
    named->from = check_defined_type(checker, decl->type, named);
    if (!named->underlying)
        named->underlying = type_invalid;
    if (named->from->kind == TYPE_PARAMETER) {
        check_error(checker, decl->type, "cannot use a type parameter as RHS in type declaration");
        named->underlying = type_invalid;
    }
    if (decl->type_parameters.count)
        check_close_scope(checker);
    named->is_open = false;
}

/* ---- methods ---- */

/* Fields and methods of one type need different names. */
static void check_field_names(Checker *checker, void *data)
{
    NamedType *base = data;
    StructType *type = under_if(STRUCT, StructType, &base->type);
    Map methods = {0};

    if (!type)
        return;
    list_each (Object *, method, base->methods)
        map_put(checker->arena, &methods, method->name, method);
    list_each (Object *, field, type->fields) {
        Object *method = field->name->is_blank ? NULL : map_get(&methods, field->name);
        Writer writer = {.arena = checker->arena};

        if (!method || !object_has_id(method, field->package, field->name))
            continue;
        writer_format(&writer, "field and method with the same name %s", field->name->text);
        check_note_other_declaration(checker, &writer, field);
        check_error_at(checker, method->pos, "%s", writer_done(&writer));
    }
}

static void collect_methods(Checker *checker, Object *object, Declaration *declaration)
{
    NamedType *base = type_if(NAMED, NamedType, object->type);
    Map seen = {0};

    if (declaration->methods.count == 0)
        return;
    if (base)
        check_later(checker, check_field_names, base);
    list_each (Object *, method, declaration->methods) {
        Object *other = map_get(&seen, method->name);

        if (other) {
            Writer writer = {.arena = checker->arena};

            writer_format(&writer, "%s.%s redeclared in this block", object->name->text, method->name->text);
            check_note_other_declaration(checker, &writer, other);
            check_error_at(checker, method->pos, "%s", writer_done(&writer));
            continue;
        }
        map_put(checker->arena, &seen, method->name, method);
        if (base)
            list_push(checker->arena, &base->methods, method);
    }
    declaration->methods.count = 0;
}

/* ---- functions ---- */

static void check_declared_body(Checker *checker, void *data)
{
    Object *object = data;
    FuncDecl *function = ((Declaration *)object->checking)->function;

    check_function_body(checker, object, type_as(SIGNATURE, SignatureType, object->type), function->body, NULL);
}

static void declare_function(Checker *checker, Object *object, FuncDecl *function)
{
    SignatureType *signature = type_new_signature(checker->arena);
    uint32_t color = object->color;

    object->type = &signature->type;
    signature->is_open = true;
    /* Mentioning the method in its own signature is another error than a cycle. */
    object->color = BLACK;
    check_signature(checker, signature, function->receiver, &function->type_parameters, function->type);
    object->color = color;
    signature->is_open = false;
    if (function->body)
        check_later(checker, check_declared_body, object);
}

/* ---- all of them ---- */

static void declare_object(Checker *checker, Object *object, Declaration *declaration)
{
    switch ((ObjectKind)object->kind) {
    case OBJECT_CONSTANT:
        checker->context.declaration = object;
        declare_constant(checker, object, declaration->type, declaration->value, declaration->is_inherited);
        break;
    case OBJECT_VAR:
        checker->context.declaration = object;
        declare_variable(checker, object, declaration->left, declaration->type, declaration->value);
        break;
    case OBJECT_TYPE_NAME:
        declare_type(checker, object, declaration);
        collect_methods(checker, object, declaration);
        break;
    case OBJECT_FUNC:
        declare_function(checker, object, declaration->function);
        break;
    case OBJECT_PACKAGE_NAME: case OBJECT_LABEL: case OBJECT_BUILTIN: case OBJECT_NIL:
        berth_bug("declaration of %s", object->name->text);
    }
}

/* The method of an instance has the type of the generic type's method, as far as that is known. */
static void check_instance_method(Checker *checker, Object *method)
{
    check_object(checker, method->origin);
    type_complete_method(method);
    if (!method->type)
        method->type = type_invalid;
}

void check_object(Checker *checker, Object *object)
{
    if (object->origin) {
        check_instance_method(checker, object);
        return;
    }
    if (object->color == BLACK)
        return;
    if (object->color == WHITE && object->type) {
        object->color = BLACK;  /* typed by another's initialisation */
        return;
    }
    if (object->color >= GREY) {
        close_cycle(checker, object);
        return;
    }
    Declaration *declaration = object->checking;
    Context saved = checker->context;

    push_object(checker, object);
    checker->context = (Context){.scope = declaration->file};
    declare_object(checker, object, declaration);
    checker->context = saved;
    pop_object(checker);
}

void check_add_dependency(Checker *checker, Object *object)
{
    if (object->origin)
        object = object->origin;
    if (!checker->context.declaration || !object->order || object->package != checker->package)
        return;
    Declaration *from = checker->context.declaration->checking;
    if (map_has(&from->dependency_set, object))
        return;
    map_put(checker->arena, &from->dependency_set, object, object);
    list_push(checker->arena, &from->dependencies, object);
}

/* ---- in functions ---- */

static void declare_local_constants(Checker *checker, ConstDecl *constant, ConstDecl *source)
{
    uint32_t top = checker->delayed.count;
    bool is_inherited = source != constant && (source->type || source->values.count);
    ObjectList objects = {0};

    for (uint32_t i = 0; i < constant->names.count; i++) {
        NameExpr *name = constant->names.items[i];
        Object *object = check_new_object(checker, OBJECT_CONSTANT, name->name, node_pos(name), NULL);

        object->constant = constant_from_int(constant->iota);
        object->declaration = &constant->node;
        list_push(checker->arena, &objects, object);
        declare_constant(checker, object, source->type, i < source->values.count ? source->values.items[i] : NULL,
                         is_inherited);
    }
    check_arity(checker, node_pos(constant->names.items[0]), constant->names.items, constant->names.count,
                &source->values, true, is_inherited);
    check_process_later(checker, top);
    for (uint32_t i = 0; i < objects.count; i++)
        check_declare(checker, checker->context.scope, constant->names.items[i], objects.items[i],
                      node_end(&constant->node));
}

/* The value that belongs to the variable of index i, if any. */
static Expr *value_at(const VarDecl *variable, uint32_t i)
{
    if (variable->values.count == 1)
        return variable->values.items[0];
    return i < variable->values.count ? variable->values.items[i] : NULL;
}

static void declare_local_variables(Checker *checker, VarDecl *variable)
{
    uint32_t top = checker->delayed.count;
    ObjectList *objects = arena_new(checker->arena, ObjectList);
    bool is_shared = variable->values.count == 1 && variable->names.count != 1;

    checker->context.compiler_pos = node_pos(variable->names.items[0]);
    for (uint32_t i = 0; i < variable->names.count; i++) {
        NameExpr *name = variable->names.items[i];

        list_push(checker->arena, objects, check_new_variable(checker, VAR_LOCAL, name->name, node_pos(name), NULL));
        objects->items[i]->declaration = &variable->node;
    }
    for (uint32_t i = 0; i < objects->count; i++) {
        declare_variable(checker, objects->items[i], is_shared ? objects : NULL, variable->type,
                         value_at(variable, i));
        if (variable->values.count == 1)
            break;  /* it types all of them */
    }
    if (!variable->type || variable->values.count)
        check_arity(checker, node_pos(variable->names.items[0]), variable->names.items, variable->names.count,
                    &variable->values, false, false);
    check_process_later(checker, top);
    for (uint32_t i = 0; i < objects->count; i++)
        check_declare(checker, checker->context.scope, variable->names.items[i], objects->items[i],
                      node_end(&variable->node));
}

/* Does some function around have type parameters in scope? */
static bool is_in_generic_function(Checker *checker)
{
    for (Scope *scope = checker->context.scope; scope; scope = scope->parent)
        list_each (Object *, object, scope->ordered)
            if (scope->is_function && object->kind == OBJECT_TYPE_NAME && type_if(PARAMETER, ParameterType, object->type))
                return true;
    return false;
}

static void declare_local_type(Checker *checker, TypeDecl *type)
{
    Object *object = check_new_object(checker, OBJECT_TYPE_NAME, type->name->name, node_pos(type->name), NULL);
    Declaration *declaration = arena_new(checker->arena, Declaration);

    declaration->type_declaration = type;
    object->declaration = &type->node;
    object->checking = declaration;
    object->is_alias = type->is_alias;
    check_declare(checker, checker->context.scope, type->name, object, node_pos(type->name));
    checker->context.compiler_pos = object->pos;
    push_object(checker, object);
    declare_type(checker, object, declaration);
    pop_object(checker);
    NamedType *named = type_if(NAMED, NamedType, object->type);
    if (named && named->object == object)
        named->local_index = ++checker->local_types;
}

void check_declaration_statement(Checker *checker, DeclStmt *statement)
{
    ConstDecl *last = NULL;

    if (statement->declarations.count && statement->declarations.items[0]->kind == NODE_TYPE_DECL && is_in_generic_function(checker))
        list_push(checker->arena, &checker->types_in_generics, node_pos(statement));
    list_each (Node *, node, statement->declarations) {
        check_note_local_directives(checker, node);
        switch (node->kind) {
        case NODE_CONST_DECL:
            declare_local_constants(checker, (ConstDecl *)node, check_constant_source((ConstDecl *)node, &last));
            break;
        case NODE_VAR_DECL:
            declare_local_variables(checker, (VarDecl *)node);
            break;
        case NODE_TYPE_DECL:
            declare_local_type(checker, (TypeDecl *)node);
            break;
        }
    }
}
