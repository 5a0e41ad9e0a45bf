/* What the compiler says beyond types: //go: lines, functions without a body.
 * Source: cmd/compile/internal/noder, noder.go and decl.go, Go 1.19.
 */
#include "analysis/check/internal.h"

/* The second word of "go:linkname local [remote]", or an empty text. */
static Text linkname_local(Text directive)
{
    static const char prefix[] = "go:linkname ";
    size_t start = strlen(prefix), end;

    if (directive.length < start || memcmp(directive.bytes, prefix, start) != 0)
        return (Text){"", 0};
    while (start < directive.length && directive.bytes[start] == ' ')
        start++;
    for (end = start; end < directive.length && directive.bytes[end] != ' ' && directive.bytes[end] != '\t';)
        end++;
    return (Text){directive.bytes + start, end - start};
}

static void note_linknames(Checker *checker, const DirectiveList *directives)
{
    list_each (Directive, directive, *directives) {
        Text local = linkname_local(directive.text);
        Name *name = local.length ? name_intern(&checker->compilation->names, local) : NULL;

        if (name)
            map_put(checker->arena, &checker->linknames, name, name);
    }
}

void check_directives(Checker *checker)
{
    list_each (File *, file, checker->package->files) {
        note_linknames(checker, &file->directives);
        list_each (Node *, node, file->declarations) {
            switch (node->kind) {
            case NODE_FUNC_DECL:
                note_linknames(checker, &((FuncDecl *)node)->directives);
                break;
            case NODE_VAR_DECL:
                note_linknames(checker, &((VarDecl *)node)->directives);
                break;
            case NODE_TYPE_DECL:
                note_linknames(checker, &((TypeDecl *)node)->directives);
                break;
            }
        }
    }
}

bool check_has_linkname(Checker *checker, Object *function)
{
    FuncDecl *declaration = ((Declaration *)function->checking)->function;

    return !declaration->receiver && map_has(&checker->linknames, function->name);
}
