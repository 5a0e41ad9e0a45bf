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
    if (comment->after_code)
        diag_error(parser->compilation, comment->pos, "misplaced compiler directive");
    else
        list_push(parser->arena, list, ((Directive){comment->pos, comment->text}));
}

DirectiveList directives_before(Parser *parser, Pos start)
{
    const DirectiveComment *comment;
    DirectiveList list = {0};

    while ((comment = next_before(parser, start)))
        add(parser, &list, comment);
    return list;
}

void directives_misplaced(Parser *parser, Pos end)
{
    const DirectiveComment *comment;

    while ((comment = next_before(parser, end)))
        add(parser, &parser->file->directives, comment);
}
