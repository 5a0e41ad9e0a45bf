/* What the compiler says of "//go:word" lines, beyond syntax and types.
 *
 * A directive belongs to the declaration that follows it; one that means something
 * for another kind of declaration is misplaced.  Words that the compiler does not
 * know are comments.
 * Source: cmd/compile/internal/noder, noder.go, lex.go and decl.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* Where a word may stand. */
enum { FOR_FILE = 1, FOR_FUNCTION = 2, FOR_TYPE = 4, ONLY_IN_RUNTIME = 8, ONLY_IN_STANDARD = 16 };

static const struct { const char *word; unsigned use; } words[] = {
    {"go:build", FOR_FILE},
    {"go:noescape", FOR_FUNCTION},
    {"go:norace", FOR_FUNCTION},
    {"go:nosplit", FOR_FUNCTION},
    {"go:noinline", FOR_FUNCTION},
    {"go:nocheckptr", FOR_FUNCTION},
    {"go:registerparams", FOR_FUNCTION},
    {"go:cgo_unsafe_args", FOR_FUNCTION},
    {"go:uintptrescapes", FOR_FUNCTION},
    {"go:uintptrkeepalive", FOR_FUNCTION | ONLY_IN_STANDARD},
    {"go:systemstack", FOR_FUNCTION | ONLY_IN_RUNTIME},
    {"go:nowritebarrier", FOR_FUNCTION | ONLY_IN_RUNTIME},
    {"go:nowritebarrierrec", FOR_FUNCTION | ONLY_IN_RUNTIME},
    {"go:yeswritebarrierrec", FOR_FUNCTION | ONLY_IN_RUNTIME},
    {"go:notinheap", FOR_TYPE},
};

/* Word number `index` of the directive, from 0; empty if there are not so many. */
static Text word_of(Text directive, unsigned index)
{
    size_t start = 0, end = 0;

    for (unsigned i = 0; i <= index; i++) {
        for (start = end; start < directive.length && (directive.bytes[start] == ' ' || directive.bytes[start] == '\t');)
            start++;
        for (end = start; end < directive.length && directive.bytes[end] != ' ' && directive.bytes[end] != '\t';)
            end++;
    }
    return (Text){directive.bytes + start, end - start};
}

static bool has_word(Text directive, const char *word)
{
    return text_equal(word_of(directive, 0), text_of(word));
}

static unsigned use_of(Text directive)
{
    Text word = word_of(directive, 0);

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_equal(word, text_of(words[i].word)))
            return words[i].use;
    return 0;
}

/* ---- linknames ---- */

static void note_linknames(Checker *checker, const DirectiveList *directives)
{
    list_each (Directive, directive, *directives) {
        Text local = has_word(directive.text, "go:linkname") ? word_of(directive.text, 1) : (Text){"", 0};
        Name *name = local.length ? name_intern(&checker->compilation->names, local) : NULL;

        /* The first one counts. */
        if (name && !map_has(&checker->linknames, name))
            map_put(checker->arena, &checker->linknames, name, (void *)directive.text.bytes);
    }
}

static bool imports(const File *file, const char *quoted_path)
{
    list_each (Node *, node, file->declarations) {
        ImportDecl *import = node_if(IMPORT_DECL, ImportDecl, node);

        if (import && import->path && text_equal(import->path->text, text_of(quoted_path)))
            return true;
    }
    return false;
}

static void check_linkname(Checker *checker, const File *file, Directive directive)
{
    Text local = word_of(directive.text, 1);
    if (!local.length || word_of(directive.text, 3).length) {
        check_error_at(checker, directive.pos, "usage: //go:linkname localname [linkname]");
        return;
    }
    if (!imports(file, "\"unsafe\"")) {
        check_error_at(checker, directive.pos, "//go:linkname only allowed in Go files that import \"unsafe\"");
        return;
    }
    Name *name = name_intern(&checker->compilation->names, local);
    Object *object = scope_lookup(checker->package->scope, name);
    if (object && map_get(&checker->linknames, name) != directive.text.bytes)
        check_error_at(checker, directive.pos, "duplicate //go:linkname for %s", name->text);
    else if (!object || (object->kind != OBJECT_FUNC && object->kind != OBJECT_VAR))
        check_error_at(checker, directive.pos, "//go:linkname must refer to declared function or variable");
}

/* ---- places ---- */

/* Files named on the command line. */
static bool is_program(const char *path)
{
    return strcmp(path, "main") == 0 || strcmp(path, "command-line-arguments") == 0;
}

/* What go build compiles as part of the runtime. */
static bool is_runtime(const char *path)
{
    return strcmp(path, "runtime") == 0 || strncmp(path, "runtime/internal", strlen("runtime/internal")) == 0
           || strcmp(path, "internal/cpu") == 0 || strcmp(path, "internal/bytealg") == 0
           || strcmp(path, "internal/abi") == 0;
}

/* A string, bytes, or an embed.FS. */
static bool can_hold_files(const VarDecl *variable)
{
    Type *type = variable->names.items[0]->object->type;
    const Object *name = type->kind == TYPE_NAMED ? ((NamedType *)type)->object : NULL;

    if (name && strcmp(name->name->text, "FS") == 0 && strcmp(name->package->path, "embed") == 0)
        return true;
    const SliceType *slice = under_if(SLICE, SliceType, type);
    return type_is_string(type) || (slice && type_basic_kind(slice->element) == BASIC_BYTE);
}

static void check_embed(Checker *checker, const File *file, Directive directive, const VarDecl *variable, bool is_local)
{
    const char *error = NULL;

    if (!variable)
        error = "misplaced go:embed directive";
    else if (!imports(file, "\"embed\""))
        error = "go:embed only allowed in Go files that import \"embed\"";
    else if (variable->names.count > 1)
        error = "go:embed cannot apply to multiple vars";
    else if (variable->values.count)
        error = "go:embed cannot apply to var with initializer";
    else if (is_local)
        error = "go:embed cannot apply to var inside func";
    if (error)
        check_error_at(checker, directive.pos, "%s", error);
    else if (!can_hold_files(variable))
        check_error(checker, variable->names.items[0], "go:embed cannot apply to var of type %s",
                    check_type_text(checker, variable->names.items[0]->object->type));
    else if (!checker->accepts_missing_bodies)  /* the files are asked for where code is made */
        check_refuse(checker, directive.pos, "embedded files are");
}

/* `node` is what the directives belong to, or NULL; is_local: in a function. */
static void check_uses(Checker *checker, const File *file, const DirectiveList *directives, unsigned allowed,
                       Node *node, bool is_local)
{
    list_each (Directive, directive, *directives) {
        unsigned use = use_of(directive.text);

        if (has_word(directive.text, "go:linkname"))
            check_linkname(checker, file, directive);
        else if (has_word(directive.text, "go:embed"))
            check_embed(checker, file, directive, node_if(VAR_DECL, VarDecl, node), is_local);
        else if (use && !(use & allowed))
            check_error_at(checker, directive.pos, "misplaced compiler directive");
    }
}

static bool has_directive(const DirectiveList *directives, const char *word)
{
    list_each (Directive, directive, *directives)
        if (has_word(directive.text, word))
            return true;
    return false;
}

static void check_function_directives(Checker *checker, const File *file, FuncDecl *function)
{
    check_uses(checker, file, &function->directives, FOR_FUNCTION, &function->node, false);
    if (function->body && has_directive(&function->directives, "go:noescape"))
        check_error_at(checker, check_declaration_start(checker, function),
                       "can only use //go:noescape with external func implementations");
}

static DirectiveList *directives_of(Node *node)
{
    switch (node->kind) {
    case NODE_FUNC_DECL:
        return &((FuncDecl *)node)->directives;
    case NODE_VAR_DECL:
        return &((VarDecl *)node)->directives;
    case NODE_TYPE_DECL:
        return &((TypeDecl *)node)->directives;
    }
    return NULL;
}

/* Which directives may stand before a declaration other than a function's. */
static unsigned use_by(Node *node)
{
    return node->kind == NODE_TYPE_DECL && !((TypeDecl *)node)->is_alias ? FOR_TYPE : 0;
}

static File *file_of(Checker *checker, const Node *node)
{
    list_each (File *, file, checker->package->files)
        if (file->source == sources_find(&checker->compilation->sources, node->pos))
            return file;
    return NULL;
}

void check_note_local_directives(Checker *checker, Node *node)
{
    DirectiveList *directives = directives_of(node);

    if (directives && directives->count)
        list_push(checker->arena, &checker->local_declarations, node);
}

/* ---- what is told while reading ---- */

/* Something else stands before the directive on its line. */
static bool is_after_code(const File *file, Pos pos)
{
    const Source *source = file->source;
    Pos at = pos - source->base - (Pos)strlen("//");

    while (at > 0 && (source->text.bytes[at - 1] == ' ' || source->text.bytes[at - 1] == '\t'))
        at--;
    return at > 0 && source->text.bytes[at - 1] != '\n';
}

/* The next line of code begins a declaration that takes directives to itself, only to refuse them. */
static bool stands_before_constant_or_import(Directive directive)
{
    const char *at = directive.text.bytes + directive.text.length;

    while (*at == '\n' || *at == ' ' || *at == '\t' || (at[0] == '/' && at[1] == '/'))
        at += *at == '/' ? strcspn(at, "\n") : 1;
    return strncmp(at, "const", strlen("const")) == 0 || strncmp(at, "import", strlen("import")) == 0;
}

static void check_word(Checker *checker, const File *file, Directive directive)
{
    Text word = word_of(directive.text, 0);
    unsigned use = use_of(directive.text);
    bool is_cgo = word.length > strlen("go:cgo_") && memcmp(word.bytes, "go:cgo_", strlen("go:cgo_")) == 0;

    if (is_after_code(file, directive.pos))
        check_error_at(checker, directive.pos, "misplaced compiler directive");
    else if (is_cgo && is_program(checker->package->path) && !has_word(directive.text, "go:cgo_import_dynamic"))
        check_error_at(checker, directive.pos, "//%.*s only allowed in cgo-generated code",
                       TEXT_ARGS(directive.text));
    else if (use & ONLY_IN_STANDARD && is_program(checker->package->path))
        check_error_at(checker, directive.pos, "//%.*s is only allowed in the standard library", TEXT_ARGS(word));
    else if (use & ONLY_IN_RUNTIME && !is_runtime(checker->package->path))
        check_error_at(checker, directive.pos, "//%.*s only allowed in runtime", TEXT_ARGS(word));
}

static void check_words(Checker *checker, const File *file, const DirectiveList *directives)
{
    list_each (Directive, directive, *directives)
        check_word(checker, file, directive);
}

/* Those that no declaration takes. */
static bool is_free(const File *file, Directive directive)
{
    return directive.pos > node_pos(file) && !stands_before_constant_or_import(directive);
}

void check_read_directives(Checker *checker)
{
    list_each (File *, file, checker->package->files) {
        check_words(checker, file, &file->directives);
        note_linknames(checker, &file->directives);
        list_each (Directive, directive, file->directives)
            if (is_free(file, directive) && !is_after_code(file, directive.pos) && use_of(directive.text))
                check_error_at(checker, directive.pos, "misplaced compiler directive");
        list_each (Node *, declaration, file->declarations) {
            DirectiveList *directives = directives_of(declaration);

            if (!directives || directives->count == 0)
                continue;
            check_words(checker, file, directives);
            note_linknames(checker, directives);
        }
    }
}

/* ---- what is told when types are right ---- */

static void check_file_directives(Checker *checker, File *file)
{
    list_each (Directive, directive, file->directives) {
        DirectiveList one = {.items = &directive, .count = 1};

        if (!is_after_code(file, directive.pos) && !(is_free(file, directive) && use_of(directive.text)))
            check_uses(checker, file, &one, directive.pos < node_pos(file) ? FOR_FILE : 0, NULL, false);
    }
}

void check_directives(Checker *checker)
{
    if (checker->has_error)
        return;
    list_each (File *, checked, checker->package->files) {
        check_file_directives(checker, checked);
        list_each (Node *, node, checked->declarations) {
            DirectiveList *directives = directives_of(node);

            if (!directives || directives->count == 0)
                continue;
            if (node->kind == NODE_FUNC_DECL)
                check_function_directives(checker, checked, (FuncDecl *)node);
            else
                check_uses(checker, checked, directives, use_by(node), node, false);
        }
    }
    list_each (Node *, local, checker->local_declarations)
        check_uses(checker, file_of(checker, local), directives_of(local), use_by(local), local, true);
}

bool check_has_linkname(Checker *checker, Object *function)
{
    FuncDecl *declaration = ((Declaration *)function->checking)->function;

    return !declaration->receiver && map_has(&checker->linknames, function->name);
}
