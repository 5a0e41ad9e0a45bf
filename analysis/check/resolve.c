/* The objects of a package: what its files declare and import, and which method belongs to which type.
 *
 * Nothing is checked here; each object gets a Declaration that says where to look.
 * A name can be declared twice in two ways: in the package, and in a file through
 * an import; both are found here.
 * Source: cmd/compile/internal/types2, resolver.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* A method whose receiver names a type. */
typedef struct MethodNote {
    Object *method;
    bool has_pointer;
    NameExpr *receiver;
} MethodNote;

typedef struct Resolver {
    Checker *checker;
    Scope *file;
    LIST(Scope *) files;
    LIST(MethodNote) methods;
    Map seen_imports;
} Resolver;

static Declaration *new_declaration(Resolver *resolver, Object *object)
{
    Checker *checker = resolver->checker;
    Declaration *declaration = arena_new(checker->arena, Declaration);

    declaration->file = resolver->file;
    object->checking = declaration;
    list_push(checker->arena, &checker->objects, object);
    object->order = checker->objects.count;
    return declaration;
}

/* ---- imports ---- */

static bool has_bad_path_character(Text path)
{
    for (size_t i = 0; i < path.length; i++) {
        unsigned char c = (unsigned char)path.bytes[i];

        if (c <= ' ' || c == 0x7f || strchr("!\"#$%&'()*,:;<=>?[\\]^{|}`", c))
            return true;
    }
    return false;
}

/* The path without its quotes, or NULL after an error. */
static Name *import_path(Resolver *resolver, BasicLit *literal)
{
    Checker *checker = resolver->checker;
    Text path = constant_text(constant_from_literal(TOKEN_STRING, literal->text));

    if (path.length == 0) {
        check_error(checker, literal, "invalid import path (empty string)");
        return NULL;
    }
    if (has_bad_path_character(path)) {
        const char *bad = path.bytes;
        while (!has_bad_path_character((Text){bad, 1}))
            bad++;
        check_error(checker, literal, "invalid import path (invalid character U+%04X%s%.*s%s)", (unsigned char)*bad,
                    (unsigned char)*bad >= ' ' ? " '" : "", (unsigned char)*bad >= ' ', bad,
                    (unsigned char)*bad >= ' ' ? "'" : "");
        return NULL;
    }
    return name_intern(&checker->compilation->names, path);
}

/* Stands in for a package that could not be found: nothing in it is an error. */
static Package *missing_package(Resolver *resolver, Name *path)
{
    Checker *checker = resolver->checker;
    Package *package = arena_new(checker->arena, Package);
    const char *slash = strrchr(path->text, '/');

    package->path = path->text;
    package->name = check_name_of(checker, slash && slash[1] ? slash + 1 : path->text);
    package->scope = scope_new(checker->arena, NULL, 0, 0);
    package->is_missing = true;
    map_put(checker->arena, &checker->imports_by_path, path, package);
    return package;
}

static Package *imported_package(Resolver *resolver, BasicLit *literal, Name *path)
{
    Checker *checker = resolver->checker;
    static const char *const vendors[] = {"", "vendor/", "cmd/vendor/"};  /* what Go's library carries with it */
    Package *package = NULL;

    if (strcmp(path->text, "unsafe") == 0)
        return universe_unsafe(checker->compilation);
    for (int i = 0; i < 3 && !package; i++)
        package = map_get(&checker->imports_by_path,
                          check_name_of(checker, arena_format(checker->arena, "%s%s", vendors[i], path->text)));
    if (package && package->is_complete)
        return package;
    if (!package || !package->is_missing) {
        check_error(checker, literal, "could not import %s (file not found)", path->text);
        package = missing_package(resolver, path);
    }
    return package;
}

static void note_import(Resolver *resolver, Package *package)
{
    Checker *checker = resolver->checker;

    if (package->is_missing || map_has(&resolver->seen_imports, package))
        return;
    map_put(checker->arena, &resolver->seen_imports, package, package);
    list_each (Package *, known, checker->package->imports)
        if (known == package)
            return;
    list_push(checker->arena, &checker->package->imports, package);
}

/* import . "path": its exported objects become names of the file. */
static void import_all(Resolver *resolver, ImportDecl *import, Object *import_name)
{
    Checker *checker = resolver->checker;
    Map *came_through = map_get(&checker->dot_imports, resolver->file);

    if (!came_through) {
        came_through = arena_new(checker->arena, Map);
        map_put(checker->arena, &checker->dot_imports, resolver->file, came_through);
    }
    list_each (Object *, object, import_name->imported->scope->ordered) {
        if (!object->name->is_exported)
            continue;
        Object *other = scope_insert(checker->arena, resolver->file, object);
        if (other) {
            Writer writer = {.arena = checker->arena};

            writer_format(&writer, "%s redeclared in this block", other->name->text);
            check_note_other_declaration(checker, &writer, other);
            check_error(checker, import->local_name, "%s", writer_done(&writer));
        } else {
            map_put(checker->arena, came_through, object->name, import_name);
        }
    }
}

static void collect_import(Resolver *resolver, ImportDecl *import)
{
    Checker *checker = resolver->checker;

    if (!import->path || import->path->is_bad)
        return;
    Name *path = import_path(resolver, import->path);
    if (!path)
        return;
    Package *package = imported_package(resolver, import->path, path);
    Name *name = import->local_name ? import->local_name->name : package->name;
    Pos pos = import->local_name ? node_pos(import->local_name) : node_pos(import->path);

    if (strcmp(name->text, "init") == 0) {
        check_error_at(checker, pos, "cannot import package as init - init must be a func");
        return;
    }
    note_import(resolver, package);

    Object *object = check_new_object(checker, OBJECT_PACKAGE_NAME, name, pos, type_invalid);
    object->imported = package;
    object->declaration = &import->node;
    object->is_used = package->is_missing;
    object->color = 1;
    if (import->local_name)
        import->local_name->object = object;
    list_push(checker->arena, &checker->imports, object);
    if (strcmp(name->text, ".") == 0)
        import_all(resolver, import, object);
    else
        check_declare(checker, resolver->file, NULL, object, 0);
}

/* ---- constants, variables, types ---- */

static void declare_in_package(Resolver *resolver, NameExpr *name, Object *object)
{
    Checker *checker = resolver->checker;
    bool is_main = strcmp(name->name->text, "main") == 0 && strcmp(checker->package->name->text, "main") == 0;

    if (strcmp(name->name->text, "init") == 0)
        check_error(checker, name, "cannot declare init - must be func");
    else if (is_main)
        check_error(checker, name, "cannot declare main - must be func");
    else
        check_declare(checker, checker->package->scope, name, object, 0);
}

static bool may_be_declared(Resolver *resolver, const Name *name)
{
    return strcmp(name->text, "init") != 0
           && !(strcmp(name->text, "main") == 0 && strcmp(resolver->checker->package->name->text, "main") == 0);
}

/* Too many or too few values for the names. */
void check_arity(Checker *checker, Pos pos, NameExpr **names, uint32_t name_count, ExprList *values, bool is_constant,
                 bool is_inherited)
{
    if (name_count < values->count) {
        Expr *extra = values->items[name_count];

        if (is_inherited)
            check_error_at(checker, pos, "extra init expr at %s", check_pos_text(checker, node_pos(extra)));
        else
            check_error(checker, extra, "extra init expr %s", check_expr_text(checker, extra));
    } else if (name_count > values->count && (is_constant || values->count != 1)) {
        check_error(checker, names[values->count], "missing init expr for %s", names[values->count]->name->text);
    }
}

/* The declaration whose type and values hold for `constant`: itself, or an earlier one of its group. */
ConstDecl *check_constant_source(ConstDecl *constant, ConstDecl **last)
{
    static ConstDecl none;

    if (!*last || !constant->group || (*last)->group != constant->group)
        *last = NULL;
    if (constant->type || constant->values.count)
        *last = constant;
    return *last ? *last : &none;
}

static void collect_constants(Resolver *resolver, ConstDecl *constant, ConstDecl *source)
{
    Checker *checker = resolver->checker;
    bool is_inherited = source != constant && (source->type || source->values.count);

    for (uint32_t i = 0; i < constant->names.count; i++) {
        NameExpr *name = constant->names.items[i];
        Object *object = check_new_object(checker, OBJECT_CONSTANT, name->name, node_pos(name), NULL);

        object->constant = constant_from_int(constant->iota);
        object->declaration = &constant->node;
        declare_in_package(resolver, name, object);
        if (!may_be_declared(resolver, name->name))
            continue;
        Declaration *declaration = new_declaration(resolver, object);
        declaration->type = source->type;
        declaration->value = i < source->values.count ? source->values.items[i] : NULL;
        declaration->is_inherited = is_inherited;
    }
    check_arity(checker, node_pos(constant->names.items[0]), constant->names.items, constant->names.count,
                &source->values, true, is_inherited);
}

static void collect_variables(Resolver *resolver, VarDecl *variable)
{
    Checker *checker = resolver->checker;
    ObjectList *left = arena_new(checker->arena, ObjectList);
    Declaration *shared = NULL;

    for (uint32_t i = 0; i < variable->names.count; i++) {
        NameExpr *name = variable->names.items[i];
        Object *object = check_new_variable(checker, VAR_PACKAGE, name->name, node_pos(name), NULL);

        list_push(checker->arena, left, object);
        object->declaration = &variable->node;
        declare_in_package(resolver, name, object);
        if (!may_be_declared(resolver, name->name))
            continue;
        Declaration *declaration = new_declaration(resolver, object);
        declaration->type = variable->type;
        declaration->variable = variable;
        if (variable->values.count > 1 || variable->names.count == 1) {
            declaration->value = i < variable->values.count ? variable->values.items[i] : NULL;
        } else if (variable->values.count == 1) {
            declaration->left = left;
            declaration->value = variable->values.items[0];
            if (shared)
                object->checking = shared;
            else
                shared = declaration;
        }
    }
    if (!variable->type || variable->values.count)
        check_arity(checker, node_pos(variable->names.items[0]), variable->names.items, variable->names.count,
                    &variable->values, false, false);
}

static void collect_type(Resolver *resolver, TypeDecl *type)
{
    Checker *checker = resolver->checker;
    Object *object = check_new_object(checker, OBJECT_TYPE_NAME, type->name->name, node_pos(type->name), NULL);

    object->declaration = &type->node;
    object->is_alias = type->is_alias;
    declare_in_package(resolver, type->name, object);
    if (may_be_declared(resolver, type->name->name))
        new_declaration(resolver, object)->type_declaration = type;
}

/* ---- functions ---- */

Pos check_declaration_start(Checker *checker, FuncDecl *function)
{
    return sources_skip_word(&checker->compilation->sources, node_pos(function), "func");
}

/* The name of a receiver's type, through parentheses and pointers; NULL if there is none. */
static NameExpr *receiver_name(Expr *type, bool *has_pointer)
{
    *has_pointer = false;
    for (;;) {
        UnaryExpr *pointer = node_if(UNARY, UnaryExpr, type);

        if (node_if(PAREN_EXPR, ParenExpr, type)) {
            type = ((ParenExpr *)type)->x;
        } else if (pointer && pointer->operator == TOKEN_MUL) {
            *has_pointer = true;
            type = pointer->x;
        } else {
            break;
        }
    }
    if (node_if(INDEX_EXPR, IndexExpr, type))
        type = ((IndexExpr *)type)->x;
    return node_if(NAME_EXPR, NameExpr, type);
}

static void collect_plain_function(Resolver *resolver, FuncDecl *function, Object *object)
{
    Checker *checker = resolver->checker;
    const char *name = function->name->name->text;
    bool is_init = strcmp(name, "init") == 0;
    bool is_entry = is_init || (strcmp(name, "main") == 0 && strcmp(checker->package->name->text, "main") == 0);

    if (is_entry && function->type_parameters.count)
        check_error(checker, function->type_parameters.items[0], "func %s must have no type parameters", name);
    if (is_entry && (function->type->parameters.count || function->type->results.count))
        check_error_at(checker, check_declaration_start(checker, function),
                       "func %s must have no arguments and no return values", name);
    if (!is_init) {
        check_declare(checker, checker->package->scope, function->name, object, 0);
        return;
    }
    object->parent = checker->package->scope;
    function->name->object = object;
    if (!function->body)
        check_error_at(checker, object->pos, "missing function body");
}

static void collect_function(Resolver *resolver, FuncDecl *function)
{
    Checker *checker = resolver->checker;
    NameExpr *name = function->name;
    Object *object = check_new_object(checker, OBJECT_FUNC, name->name, node_pos(name), NULL);

    object->declaration = &function->node;
    if (function->receiver) {
        MethodNote note = {.method = object};

        note.receiver = receiver_name(function->receiver->type, &note.has_pointer);
        if (note.receiver && !name->name->is_blank)
            list_push(checker->arena, &resolver->methods, note);
        name->object = object;
    } else {
        collect_plain_function(resolver, function, object);
    }
    new_declaration(resolver, object)->function = function;
}

/* Follows aliases from a receiver's type name to the defined type of this package that it means, or NULL. */
static Object *base_type_name(Checker *checker, Expr *type, bool *has_pointer)
{
    /* A chain of aliases longer than the package has objects is a cycle. */
    for (uint32_t steps = 0; steps <= checker->objects.count; steps++) {
        type = expr_unparen(type);
        UnaryExpr *pointer = node_if(UNARY, UnaryExpr, type);
        if (pointer && pointer->operator == TOKEN_MUL) {
            if (*has_pointer)
                return NULL;
            *has_pointer = true;
            type = expr_unparen(pointer->x);
        }
        NameExpr *name = node_if(NAME_EXPR, NameExpr, type);
        Object *object = name ? scope_lookup(checker->package->scope, name->name) : NULL;
        if (!object || object->kind != OBJECT_TYPE_NAME)
            return NULL;
        if (!object->is_alias)
            return object;
        type = ((Declaration *)object->checking)->type_declaration->type;
    }
    return NULL;
}

static void attach_methods(Resolver *resolver)
{
    Checker *checker = resolver->checker;

    list_each (MethodNote, note, resolver->methods) {
        bool has_pointer = note.has_pointer;
        Object *base = base_type_name(checker, &note.receiver->expr, &has_pointer);

        if (base) {
            note.method->has_pointer_receiver = has_pointer;
            list_push(checker->arena, &((Declaration *)base->checking)->methods, note.method);
        }
    }
}

/* ---- files ---- */

static void collect_file(Resolver *resolver, File *file)
{
    Checker *checker = resolver->checker;
    ConstDecl *last = NULL;

    resolver->file = scope_new(checker->arena, checker->package->scope, file->source->base, file->end);
    list_push(checker->arena, &resolver->files, resolver->file);
    list_each (Node *, node, file->declarations) {
        ConstDecl *constant = node_if(CONST_DECL, ConstDecl, node);

        if (constant) {
            collect_constants(resolver, constant, check_constant_source(constant, &last));
            continue;
        }
        last = NULL;
        switch (node->kind) {
        case NODE_IMPORT_DECL:
            collect_import(resolver, (ImportDecl *)node);
            break;
        case NODE_VAR_DECL:
            collect_variables(resolver, (VarDecl *)node);
            break;
        case NODE_TYPE_DECL:
            collect_type(resolver, (TypeDecl *)node);
            break;
        case NODE_FUNC_DECL:
            collect_function(resolver, (FuncDecl *)node);
            break;
        }
    }
}

/* A name may be declared in the package or in a file, not in both. */
static void check_file_scopes(Resolver *resolver)
{
    Checker *checker = resolver->checker;

    list_each (Scope *, file, resolver->files) {
        list_each (Object *, object, file->ordered) {
            Object *other = scope_lookup(checker->package->scope, object->name);
            Writer writer = {.arena = checker->arena};

            if (!other)
                continue;
            bool is_import = object->kind == OBJECT_PACKAGE_NAME;
            Package *package = is_import ? object->imported : object->package;
            writer_format(&writer, "%s already declared through %s of package %s (\"%s\")", other->name->text,
                          is_import ? "import" : "dot-import", package->name->text, package->path);
            check_note_other_declaration(checker, &writer, object);
            check_error_at(checker, other->pos, "%s", writer_done(&writer));
        }
    }
}

void check_collect_objects(Checker *checker)
{
    Resolver resolver = {.checker = checker};

    list_each (File *, file, checker->package->files)
        collect_file(&resolver, file);
    check_file_scopes(&resolver);
    attach_methods(&resolver);
}

/* ---- declaring them ---- */

void check_package_objects(Checker *checker)
{
    /* Defined types, then aliases, then the rest: an alias's type is then mostly known where it is used. */
    list_each (Object *, object, checker->objects)
        if (object->kind == OBJECT_TYPE_NAME && !object->is_alias)
            check_object(checker, object);
    list_each (Object *, alias, checker->objects)
        if (alias->kind == OBJECT_TYPE_NAME && alias->is_alias)
            check_object(checker, alias);
    list_each (Object *, other, checker->objects)
        if (other->kind != OBJECT_TYPE_NAME)
            check_object(checker, other);
}
