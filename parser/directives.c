/* Which declaration a //go: comment belongs to.
 *
 * The lexer keeps the comments in order; declarations take those before them as they
 * are built, and what no declaration takes stays with the file.  One after code on
 * its line belongs to nothing.
 * Source: parser.go, takePragma and clearPragma.
 */
#include "parser/internal.h"

static const DirectiveComment *next_before(Parser *parser, Pos end)
{
    const DirectiveComments *comments = lexer_directives(parser->lexer);

    if (parser->directives_taken == comments->count || comments->items[parser->directives_taken].pos >= end)
        return NULL;
    return &comments->items[parser->directives_taken++];
}

static void add(Parser *parser, DirectiveList *list, const DirectiveComment *comment)
{
    list_push(parser->arena, list, ((Directive){comment->pos, comment->text}));
}

/* After spaces and comments. */
static const char *skip_blank(const char *at)
{
    for (;;) {
        while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
            at++;
        if (at[0] == '/' && at[1] == '/')
            at += strcspn(at, "\n");
        else if (at[0] == '/' && at[1] == '*' && strstr(at, "*/"))
            at = strstr(at, "*/") + 2;
        else
            return at;
    }
}

/* Nothing but comments and the declaration's keyword stand between the directive and the declaration. */
static bool stands_before(Parser *parser, const DirectiveComment *comment, Pos start)
{
    static const char *const keywords[] = {"type", "var", "func"};
    const Source *source = parser->file->source;
    const char *declaration = source->text.bytes + (start - source->base);
    const char *at = skip_blank(comment->text.bytes + comment->text.length);

    for (int i = 0; at < declaration && i < 3; i++)
        if (strncmp(at, keywords[i], strlen(keywords[i])) == 0)
            at = skip_blank(at + strlen(keywords[i]));
    return at == declaration;
}

DirectiveList directives_before(Parser *parser, Pos start)
{
    const DirectiveComment *comment;
    DirectiveList list = {0};

    while ((comment = next_before(parser, start)))
        add(parser, !comment->after_code && stands_before(parser, comment, start) ? &list : &parser->file->directives, comment);
    return list;
}

void directives_misplaced(Parser *parser, Pos end)
{
    const DirectiveComment *comment;

    while ((comment = next_before(parser, end)))
        add(parser, &parser->file->directives, comment);
}
