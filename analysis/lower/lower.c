/* Packages: their functions, the values of their variables, in the order in which Go builds them.
 *
 *   1. A name for each function and variable, so that bodies find them.
 *   2. Bodies and initial values, in source order: literals are numbered in it.
 *   3. The function that initialises the variables, in order of execution.
 *   4. Dead code goes; what depends on that is computed.
 *
 * Source: cmd/compile/internal/noder/irgen.go, decl.go; pkginit/init.go, Go 1.19.
 */
#include "analysis/lower/shape.h"

/* ---- names of functions ---- */

/* Bodies of generic functions are lowered for each instance. */
static bool is_generic(const SignatureType *signature)
{
    return signature->type_parameters || signature->receiver_type_parameters;
}

/* "T.m" or "(*T).m" */
static const char *method_text(Lower *lower, const SignatureType *signature, const char *name)
{
    Type *type = signature->receiver->type;
    PointerType *pointer = type_if(POINTER, PointerType, type);
    NamedType *named = type_as(NAMED, NamedType, pointer ? pointer->element : type);

    return arena_format(lower->arena, pointer ? "(*%s).%s" : "%s.%s", named->object->name->text, name);
}

static const char *function_text(Lower *lower, FuncDecl *declaration, const SignatureType *signature)
{
    const char *name = declaration->name->name->text;

    if (declaration->receiver)
        return declaration->name->name->is_blank ? name : method_text(lower, signature, name);
    if (strcmp(name, "init") == 0)
        return arena_format(lower->arena, "init.%u", lower->init_functions++);
    return name;
}

static const char *function_symbol(Lower *lower, const char *text)
{
    if (strcmp(text, "_") == 0)
        text = arena_format(lower->arena, "_.%u", ++lower->blank_functions);
    return lower_symbol(lower, lower->package->package, text);
}

static bool has_word(Text text, const char *word)
{
    size_t length = strlen(word);

    return text.length >= length && memcmp(text.bytes, word, length) == 0
        && (text.length == length || text.bytes[length] == ' ' || text.bytes[length] == '\t');
}

void lower_read_directives(IrFunction *function, const DirectiveList *directives)
{
    for (uint32_t i = 0; i < directives->count; i++) {
        Text text = directives->items[i].text;
        function->is_noinline |= has_word(text, "go:noinline");
        function->is_noescape |= has_word(text, "go:noescape");
        function->is_nosplit |= has_word(text, "go:nosplit");
        if (has_word(text, "go:cgo_unsafe_args"))
            function->not_inlined_for = "marked go:cgo_unsafe_args";
        else if (has_word(text, "go:uintptrkeepalive"))
            function->not_inlined_for = "marked as having a keep-alive uintptr argument";
        else if (has_word(text, "go:uintptrescapes"))
            function->not_inlined_for = "marked as having an escaping uintptr argument";
        else if (has_word(text, "go:yeswritebarrierrec"))
            function->not_inlined_for = "marked go:yeswritebarrierrec";
    }
}

static void name_function(Lower *lower, FuncDecl *declaration)
{
    Object *object = declaration->name->object;
    SignatureType *signature = type_as(SIGNATURE, SignatureType, object->type);

    if (is_generic(signature))
        return;
    const char *text = function_text(lower, declaration, signature);
    IrName *name = lower_new_name(lower, IR_FUNCTION, text, object->type, object->pos);
    IrFunction *function = lower_new_function(lower, name, signature, node_pos(declaration));
    name->object = object;
    name->symbol = function_symbol(lower, text);
    lower_keep_name(lower, object, name);
    lower_read_directives(function, &declaration->directives);
}

/* ---- linkname ---- */

/* The next word of the text, which is cut off. */
static Text take_word(Text *text)
{
    size_t start = 0, end;

    while (start < text->length && (text->bytes[start] == ' ' || text->bytes[start] == '\t'))
        start++;
    for (end = start; end < text->length && text->bytes[end] != ' ' && text->bytes[end] != '\t';)
        end++;
    Text word = {text->bytes + start, end - start};
    *text = (Text){text->bytes + end, text->length - end};
    return word;
}

static void link_name(Lower *lower, Object *object, const char *target)
{
    if (object->kind == OBJECT_FUNC && lower_known_name(lower, object)) {
        lower_known_name(lower, object)->function->linkname = target;
    } else if (object->kind == OBJECT_VAR) {
        IrName *name = (IrName *)lower_object(lower, object);
        name->is_elsewhere = strcmp(target, name->symbol) != 0;
        name->symbol = target;
    }
}

static void link_names(Lower *lower, const DirectiveList *directives)
{
    for (uint32_t i = 0; i < directives->count; i++) {
        Text rest = directives->items[i].text;
        if (!text_equal(take_word(&rest), text_of("go:linkname")))
            continue;
        Name *local = name_intern(&lower->compilation->names, take_word(&rest));
        Text target = take_word(&rest);
        Object *object = scope_lookup(lower->package->package->scope, local);
        if (object && target.length)
            link_name(lower, object, arena_format(lower->arena, "%.*s", TEXT_ARGS(target)));
    }
}

static void link_file(Lower *lower, File *file)
{
    link_names(lower, &file->directives);
    list_each (Node *, declaration, file->declarations) {
        FuncDecl *function = node_if(FUNC_DECL, FuncDecl, declaration);
        VarDecl *variables = node_if(VAR_DECL, VarDecl, declaration);
        TypeDecl *type = node_if(TYPE_DECL, TypeDecl, declaration);
        if (function)
            link_names(lower, &function->directives);
        if (variables)
            link_names(lower, &variables->directives);
        if (type)
            link_names(lower, &type->directives);
    }
}

/* ---- declarations ---- */

static void lower_function(Lower *lower, FuncDecl *declaration)
{
    IrName *name = lower_known_name(lower, declaration->name->object);

    if (!name && lower->speaks_of_shapes)
        shape_need_in_generic(lower, declaration);
    if (!name)
        return;
    lower_function_body(lower, name->function, name->function->signature, declaration->body);
    list_push(lower->arena, &lower->package->functions, name->function);
    if (lower->speaks_of_shapes)
        list_push(lower->arena, &lower_shapes(lower)->declarations, ((ShapeDeclaration){.function = name->function}));
    if (!declaration->receiver && strcmp(declaration->name->name->text, "init") == 0)
        list_push(lower->arena, &lower->package->init_functions, name->function);
}

static void remember_value(Lower *lower, Expr *value, IrNodes nodes)
{
    IrNodes *kept = arena_new(lower->arena, IrNodes);

    *kept = nodes;
    map_put(lower->arena, &lower->initial_values, value, kept);
    if (lower->speaks_of_shapes)
        list_push(lower->arena, &lower_shapes(lower)->declarations, ((ShapeDeclaration){.nodes = kept}));
}

static void lower_package_variables(Lower *lower, VarDecl *declaration)
{
    IrNodes nodes = {0};

    list_each (NameExpr *, name, declaration->names)
        if (!name->name->is_blank)
            list_push(lower->arena, &lower->package->variables, lower_object(lower, name->object));
    lower_variables(lower, declaration, &nodes);
    if (declaration->values.count && declaration->values.count < declaration->names.count) {
        remember_value(lower, declaration->values.items[0], nodes);
        return;
    }
    for (uint32_t i = 0; i < declaration->values.count; i++) {
        IrNodes one = {0};
        list_push(lower->arena, &one, nodes.items[i]);
        remember_value(lower, declaration->values.items[i], one);
    }
}

static void lower_declaration(Lower *lower, Node *declaration)
{
    FuncDecl *function = node_if(FUNC_DECL, FuncDecl, declaration);
    VarDecl *variables = node_if(VAR_DECL, VarDecl, declaration);

    if (function)
        lower_function(lower, function);
    if (variables)
        lower_package_variables(lower, variables);
}

static void name_declaration(Lower *lower, Node *declaration)
{
    FuncDecl *function = node_if(FUNC_DECL, FuncDecl, declaration);

    if (function)
        name_function(lower, function);
}

/* ---- types ---- */

static void need_type_declaration(Lower *lower, const TypeDecl *declaration)
{
    Object *object = declaration->name->object;
    NamedType *named = object ? type_if(NAMED, NamedType, object->type) : NULL;

    lower_need_type(lower, declaration->type->type);
    if (!named || object->is_alias || type_is_interface(&named->type))
        return;
    list_each (Object *, method, *type_methods(named))
        lower_need_type(lower, method->type);
}

static void need_declaration(Lower *lower, Node *declaration)
{
    FuncDecl *function = node_if(FUNC_DECL, FuncDecl, declaration);
    VarDecl *variables = node_if(VAR_DECL, VarDecl, declaration);

    if (function)
        lower_need_type(lower, function->name->object->type);
    for (uint32_t i = 0; variables && i < variables->names.count; i++)
        if (variables->names.items[i]->object)
            lower_need_type(lower, variables->names.items[i]->object->type);
}

/* Go hears of the types of all declarations before it looks at bodies, and of types first. */
static void need_declared_types(Lower *lower)
{
    list_each (File *, file, lower->package->package->files)
        list_each (Node *, declaration, file->declarations)
            if (node_if(TYPE_DECL, TypeDecl, declaration))
                need_type_declaration(lower, (TypeDecl *)declaration);
    list_each (File *, file, lower->package->package->files)
        list_each (Node *, declaration, file->declarations)
            need_declaration(lower, declaration);
}

/* ---- packages ---- */

static void lower_initializers(Lower *lower)
{
    list_each (Initializer, initializer, lower->package->package->initializers) {
        IrNodes *nodes = map_get(&lower->initial_values, initializer.right);
        IrFunction *function = lower_initializer(lower);
        if (!nodes)
            berth_bug("an initial value was not lowered");
        if (!function->pos)
            function->pos = function->name->node.pos = nodes->items[0]->pos;
        list_each (IrNode *, node, *nodes)
            list_push(lower->arena, &function->body, node);
    }
}

/* Literals after the functions around them, inner ones first: the order in which Go comes to them. */
static void devirtualize_literals(Lower *lower, IrFunction *function)
{
    list_each (IrFunction *, closure, function->closures) {
        devirtualize_literals(lower, closure);
        lower_devirtualize(lower, closure);
    }
}

static void devirtualize_package(Lower *lower)
{
    IrPackage *package = lower->package;

    list_each (IrFunction *, function, package->functions)
        lower_devirtualize(lower, function);
    list_each (IrFunction *, function, package->functions)
        devirtualize_literals(lower, function);
    if (package->initializer)
        lower_devirtualize(lower, package->initializer);
    list_each (IrFunction *, function, package->inlined_closures)
        lower_devirtualize(lower, function);
}

void lower_devirtualize_program(Compilation *compilation, IrProgram *program)
{
    list_each (IrPackage *, package, program->packages) {
        Lower lower = {.compilation = compilation, .arena = compilation->arena, .package = package,
                       .inlined = program, .speaks_of_shapes = program->is_of_shapes,
                       .names = program->is_of_shapes ? &program->names : NULL};
        devirtualize_package(&lower);
    }
}

static void finish_package(Lower *lower)
{
    IrPackage *package = lower->package;

    list_each (IrFunction *, function, package->functions)
        lower_finish_function(lower, function);
    if (package->initializer) {
        lower_finish_function(lower, package->initializer);
        lower_mark_static_values(package->initializer);
    }
}

static void lower_package(Compilation *compilation, Program *program, IrProgram *lowered, Package *source)
{
    IrPackage *package = arena_new(compilation->arena, IrPackage);
    Lower lower = {.compilation = compilation, .arena = compilation->arena, .program = program, .package = package,
                   .speaks_of_shapes = lowered->is_of_shapes, .names = lowered->is_of_shapes ? &lowered->names : NULL};

    package->package = source;
    list_push(compilation->arena, &lowered->packages, package);
    if (source == program->main)
        lowered->main = package;
    list_each (File *, file, source->files)
        list_each (Node *, declaration, file->declarations)
            name_declaration(&lower, declaration);
    list_each (File *, file, source->files)
        link_file(&lower, file);
    if (lower.speaks_of_shapes)
        need_declared_types(&lower);
    list_each (File *, file, source->files)
        list_each (Node *, declaration, file->declarations)
            lower_declaration(&lower, declaration);
    if (lower.speaks_of_shapes)
        shape_scan_all(&lower);
    lower_initializers(&lower);
    if (!lower.speaks_of_shapes)
        lower_instances(&lower);
    finish_package(&lower);
}

IrProgram *lower_program(Compilation *compilation, Program *program, bool speaks_of_shapes)
{
    IrProgram *lowered = arena_new(compilation->arena, IrProgram);

    lowered->is_of_shapes = speaks_of_shapes;
    list_each (Package *, package, program->packages)
        lower_package(compilation, program, lowered, package);
    return lowered;
}
