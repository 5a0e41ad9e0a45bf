/* Checking of all packages, and what every part of the checker uses: errors, scopes, actions put off.
 *
 * A package is checked in the steps of types2, because the order decides which of two mistakes is
 * reported: collect the objects of all files, declare them (types first), run what was put off
 * (function bodies among it), order the initialisation, find unused imports, settle untyped constants.
 * Source: cmd/compile/internal/types2, check.go and errors.go, Go 1.19.
 */
#include "analysis/check/internal.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- errors ---- */

/* The part at which types2's StartPos goes on looking, or NULL where it stops. */
static const void *leftmost(const Node *node)
{
    switch (node->kind) {
    case NODE_COMPOSITE_LIT:
        return ((CompositeLit *)node)->type;
    case NODE_SELECTOR:
        return ((SelectorExpr *)node)->x;
    case NODE_INDEX_EXPR:
        return ((IndexExpr *)node)->x;
    case NODE_ASSERT_EXPR:
        return ((AssertExpr *)node)->x;
    case NODE_TYPE_SWITCH_GUARD:
        return ((TypeSwitchGuard *)node)->name ? (void *)((TypeSwitchGuard *)node)->name : ((TypeSwitchGuard *)node)->x;
    case NODE_BINARY:
        return ((BinaryExpr *)node)->x;
    case NODE_CALL:
        return ((CallExpr *)node)->function;
    case NODE_LIST_EXPR:
        return ((ListExpr *)node)->elements.items[0];
    case NODE_SEND_STMT:
        return ((SendStmt *)node)->channel;
    case NODE_ASSIGN_STMT:
        return ((AssignStmt *)node)->left.items[0];
    case NODE_RANGE_CLAUSE:
        return ((RangeClause *)node)->left.count ? ((RangeClause *)node)->left.items[0] : ((RangeClause *)node)->x;
    }
    return NULL;
}

Pos check_start(const void *node)
{
    const void *left;

    while ((left = leftmost(node)))
        node = left;
    return node_pos(node);
}

/* Texts that only repeat that something else went wrong. */
static bool is_follow_up(const char *text)
{
    const char *operand = strstr(text, "invalid operand");
    const char *type = strstr(text, "invalid type");

    return (operand && operand != text) || (type && type != text);
}

static void report(Checker *checker, Pos pos, const char *format, va_list arguments)
{
    char buffer[512];
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(buffer, sizeof buffer, format, arguments);
    char *text = arena_alloc(checker->arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);

    /* What was refused may be all that is wrong. */
    if (checker->has_refused || (checker->has_error && is_follow_up(text)))
        return;
    checker->has_error = true;
    if (checker->context.error_pos)
        pos = checker->context.error_pos;
    diag_error(checker->compilation, pos, "%s", text);
}

void check_error(Checker *checker, const void *node, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    report(checker, check_start(node), format, arguments);
    va_end(arguments);
}

void check_error_at(Checker *checker, Pos pos, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    report(checker, pos, format, arguments);
    va_end(arguments);
}

void check_refuse(Checker *checker, Pos pos, const char *what)
{
    /* Where no code is wanted, a library may have what the program does not use. */
    bool is_silent = checker->accepts_missing_bodies && !checker->package->is_named_on_command_line;

    checker->has_error = checker->has_refused = true;
    if (!is_silent)
        diag_unsupported(checker->compilation, pos, what);
}

const char *check_pos_text(Checker *checker, Pos pos)
{
    return sources_pos_text(&checker->compilation->sources, pos);
}

void check_note(Checker *checker, Writer *writer, Pos pos, const char *format, ...)
{
    va_list arguments;
    char text[2048];

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    writer_text(writer, "\n\t");
    if (pos)
        writer_format(writer, "%s: ", check_pos_text(checker, pos));
    writer_text(writer, text);
}

void check_note_other_declaration(Checker *checker, Writer *writer, const Object *other)
{
    if (other->pos)
        check_note(checker, writer, other->pos, "other declaration of %s", other->name->text);
}

const char *check_type_text(Checker *checker, const Type *type)
{
    return type ? type_text(checker->arena, type, checker->package) : "<nil>";
}

const char *check_expr_text(Checker *checker, const void *expr)
{
    return expr_text(checker->arena, expr);
}

/* ---- objects and scopes ---- */

Name *check_name_of(Checker *checker, const char *text)
{
    return name_of(&checker->compilation->names, text);
}

Object *check_new_object(Checker *checker, ObjectKind kind, Name *name, Pos pos, Type *type)
{
    Object *object = arena_new(checker->arena, Object);

    object->kind = kind;
    object->name = name;
    object->pos = pos;
    object->type = type;
    object->package = checker->package;
    return object;
}

Object *check_new_variable(Checker *checker, VarKind kind, Name *name, Pos pos, Type *type)
{
    Object *variable = check_new_object(checker, OBJECT_VAR, name, pos, type);

    variable->var = kind;
    variable->is_used = kind == VAR_PARAMETER || kind == VAR_RESULT || kind == VAR_RECEIVER;
    return variable;
}

void check_open_scope(Checker *checker, const void *node)
{
    checker->context.scope = scope_new_local(checker->arena, checker->context.scope, node_pos(node));
}

void check_close_scope(Checker *checker)
{
    checker->context.scope = checker->context.scope->parent;
}

Object *check_lookup(Checker *checker, const Name *name)
{
    return scope_lookup_parent(checker->context.scope, name, 0, NULL);
}

void check_declare(Checker *checker, Scope *scope, NameExpr *name, Object *object, Pos scope_pos)
{
    if (!object->name->is_blank) {
        Object *other = scope_insert(checker->arena, scope, object);

        if (other) {
            Writer writer = {.arena = checker->arena};

            writer_format(&writer, "%s redeclared in this block", object->name->text);
            check_note_other_declaration(checker, &writer, other);
            check_error_at(checker, object->pos, "%s", writer_done(&writer));
            return;
        }
        object->scope_pos = scope_pos;
        if (object->kind == OBJECT_VAR && object->var == VAR_LOCAL && checker->context.locals)
            list_push(checker->arena, checker->context.locals, object);
    }
    if (name)
        name->object = object;
}

/* ---- actions put off ---- */

typedef struct Delayed {
    void (*action)(Checker *checker, void *data);
    void *data;
} Delayed;

void check_later(Checker *checker, void (*action)(Checker *checker, void *data), void *data)
{
    Delayed *delayed = arena_new(checker->arena, Delayed);

    *delayed = (Delayed){action, data};
    list_push(checker->arena, &checker->delayed, delayed);
}

void check_process_later(Checker *checker, uint32_t top)
{
    for (uint32_t i = top; i < checker->delayed.count; i++) {
        Delayed *delayed = checker->delayed.items[i];

        delayed->action(checker, delayed->data);
    }
    checker->delayed.count = top;
}

/* ---- packages ---- */

/* The files of the package whose name is that of the first one. */
static void check_package_names(Checker *checker)
{
    Package *package = checker->package;
    uint32_t kept = 0;

    package->name = NULL;
    list_each (File *, file, package->files) {
        Name *name = file->package_name->name;

        if (!package->name) {
            if (name->is_blank)
                check_error(checker, file->package_name, "invalid package name _");
            else
                package->name = name;
        } else if (name != package->name) {
            check_error_at(checker, file->source->base, "package %s; expected %s", name->text, package->name->text);
            continue;
        }
        package->files.items[kept++] = file;
    }
    package->files.count = kept;
    if (!package->name)
        package->name = check_name_of(checker, "_");
}

static void index_imports(Checker *checker)
{
    list_each (Package *, import, checker->package->imports)
        if (import)
            map_put(checker->arena, &checker->imports_by_path, check_name_of(checker, import->path), import);
}

/* What the compiler asks for when types are right. */
static void check_bodies(Checker *checker)
{
    list_each (Object *, object, checker->objects) {
        FuncDecl *function = ((Declaration *)object->checking)->function;

        if (object->kind == OBJECT_FUNC && !function->body && !check_has_linkname(checker, object))
            check_error_at(checker, check_declaration_start(checker, function), "missing function body");
    }
}

/* Go 1.19's compiler does not go further than its type checker here. */
static void check_types_in_generics(Checker *checker)
{
    if (checker->has_error)
        return;
    for (uint32_t i = 0; i < checker->types_in_generics.count; i++)
        check_error_at(checker, checker->types_in_generics.items[i],
                       "type declarations inside generic functions are not currently supported");
}

static void check_package(Compilation *compilation, CheckInput *input, Program *program, Package *package)
{
    Checker *checker = arena_new(compilation->arena, Checker);

    checker->compilation = compilation;
    checker->arena = compilation->arena;
    checker->package = package;
    checker->accepts_missing_bodies = input->accepts_missing_bodies;
    check_package_names(checker);
    package->scope = scope_new(compilation->arena, universe_scope(compilation), 0, 0);
    index_imports(checker);

    check_read_directives(checker);
    bool has_earlier_error = checker->has_error;
    list_each (File *, file, package->files)
        has_earlier_error |= file->has_label_errors;
    checker->has_error = false;
    check_collect_objects(checker);
    check_package_objects(checker);
    check_process_later(checker, 0);
    check_initialization_order(checker);
    if (!package->is_library)
        check_unused_imports(checker);
    check_record_untyped(checker);
    if (!checker->has_error)
        check_instantiation_cycles(checker);
    checker->has_error |= has_earlier_error;
    check_directives(checker);
    check_pointer_conversions(checker);
    check_type_limits(checker);
    check_printed_types(checker);
    check_types_in_generics(checker);
    if (!checker->has_error && !checker->accepts_missing_bodies && !package->is_library)
        check_bodies(checker);
    program->has_instances |= checker->has_instances;
    program->has_large_frames |= checker->has_large_frames && package->is_named_on_command_line;
    package->is_complete = true;
}

/* What a bad package lacks is no error of those that import it. */
static bool imports_bad_package(const Package *package)
{
    list_each (Package *, import, package->imports)
        if (import->is_bad)
            return true;
    return false;
}

static void check_main(Compilation *compilation, Program *program, bool accepts_missing)
{
    if (!program->main || accepts_missing || diag_has_errors(compilation))
        return;
    Object *main = scope_lookup(program->main->scope, name_of(&compilation->names, "main"));
    if (!main || main->kind != OBJECT_FUNC)
        diag_error(compilation, 0, "function main is undeclared in the main package");
}

Program *check_program(Compilation *compilation, CheckInput *input)
{
    Program *program = arena_new(compilation->arena, Program);

    constant_setup(compilation->arena);
    list_each (Package *, package, input->packages) {
        uint32_t errors = compilation->diagnostics.errors.count;

        package->is_bad = imports_bad_package(package);
        if (!package->is_bad && !package->is_unsafe && !package->is_complete)
            check_package(compilation, input, program, package);
        package->is_bad |= compilation->diagnostics.errors.count > errors;
        list_push(compilation->arena, &program->packages, package);
        if (package->name && strcmp(package->name->text, "main") == 0)
            program->main = package;
    }
    check_main(compilation, program, input->accepts_missing_bodies);
    return program;
}
