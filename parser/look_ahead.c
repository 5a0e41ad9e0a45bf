/* What more than one token of look-ahead must decide: does a '[' open type parameters?
 *
 * After `type T [` could come an array length.  Go's rule: `name x` is a parameter with
 * its constraint if the two cannot be one expression; `name *x`, `name (x)`, also with
 * `| y` behind them, can, and are one unless a ',' follows or an operand can only be a type.
 * Source: cmd/compile/internal/syntax/parser.go, typeDecl, extractName, isTypeElem.
 */
#include "parser/internal.h"

static bool begins_type_only(TokenKind kind)
{
    return kind == TOKEN_BRACKET_OPEN || kind == TOKEN_STRUCT || kind == TOKEN_FUNC || kind == TOKEN_INTERFACE ||
           kind == TOKEN_MAP || kind == TOKEN_CHAN || kind == TOKEN_TILDE;
}

static bool is_unary(TokenKind kind)
{
    return kind == TOKEN_ADD || kind == TOKEN_SUB || kind == TOKEN_NOT || kind == TOKEN_XOR || kind == TOKEN_MUL ||
           kind == TOKEN_AND || kind == TOKEN_ARROW;
}

static bool is_multiplying(TokenKind kind)
{
    return kind == TOKEN_MUL || kind == TOKEN_DIV || kind == TOKEN_REM || kind == TOKEN_AND || kind == TOKEN_SHL ||
           kind == TOKEN_SHR || kind == TOKEN_AND_NOT;
}

static bool is_binary(TokenKind kind)
{
    return is_multiplying(kind) || kind == TOKEN_ADD || kind == TOKEN_SUB || kind == TOKEN_OR || kind == TOKEN_XOR ||
           (kind >= TOKEN_AND_AND && kind <= TOKEN_OR_OR) || (kind >= TOKEN_EQUAL && kind <= TOKEN_GREATER_EQUAL);
}

static bool opens(TokenKind kind)
{
    return kind == TOKEN_PAREN_OPEN || kind == TOKEN_BRACKET_OPEN || kind == TOKEN_BRACE_OPEN ||
           kind == TOKEN_BODY_OPEN;
}

static bool closes(TokenKind kind)
{
    return kind == TOKEN_PAREN_CLOSE || kind == TOKEN_BRACKET_CLOSE || kind == TOKEN_BRACE_CLOSE;
}

/* The index of the bracket that closes the one at `index`, or of the end of the file. */
static uint32_t matching(Parser *parser, uint32_t index)
{
    uint32_t depth = 0;

    for (;; index++) {
        TokenKind kind = feed_ahead(parser, index)->kind;
        depth += opens(kind);
        depth -= closes(kind);
        if (depth == 0 || kind == TOKEN_END)
            return index;
    }
}

typedef struct Shape {
    bool wants_operand;    /* what comes next is an operand, not an operator */
    bool is_first_term;    /* no '|' yet */
    uint32_t parens;       /* open around the operand */
} Shape;

typedef enum Verdict { GO_ON, PARAMETERS, LENGTH } Verdict;

/* Takes an operand's first token, or a '(' or unary operator before it. */
static Verdict take_operand(Shape *shape, TokenKind kind)
{
    if (begins_type_only(kind))
        return PARAMETERS;
    if (kind == TOKEN_PAREN_OPEN)
        shape->parens++;
    else if (!is_unary(kind))
        shape->wants_operand = false;
    return GO_ON;
}

/* Takes what follows an operand. */
static Verdict take_operator(Parser *parser, Shape *shape, uint32_t *index, TokenKind kind)
{
    bool is_outside = shape->parens == 0;

    if (opens(kind)) {
        *index = matching(parser, *index);
    } else if (kind == TOKEN_DOT) {
        ++*index;
    } else if (kind == TOKEN_PAREN_CLOSE && !is_outside) {
        shape->parens--;
    } else if (is_outside && (kind == TOKEN_COMMA || kind == TOKEN_BRACKET_CLOSE)) {
        return kind == TOKEN_COMMA ? PARAMETERS : LENGTH;
    } else if (!is_binary(kind)) {
        return LENGTH;
    } else if (is_outside && kind != TOKEN_OR && (shape->is_first_term || !is_multiplying(kind))) {
        return LENGTH;  /* no longer name-then-constraint, but one expression */
    } else {
        shape->wants_operand = true;
        shape->is_first_term = shape->is_first_term && kind != TOKEN_OR;
    }
    return GO_ON;
}

/* Looks through `name *x | y` or `name (x) | y` from the token after the name on. */
static bool constraint_follows(Parser *parser)
{
    Shape shape = {.wants_operand = true, .is_first_term = true};
    uint32_t first = feed_ahead(parser, 1)->kind == TOKEN_MUL ? 2 : 1;
    Verdict verdict = GO_ON;

    for (uint32_t index = first; verdict == GO_ON; index++) {
        TokenKind kind = feed_ahead(parser, index)->kind;
        verdict = kind == TOKEN_END      ? LENGTH
                  : shape.wants_operand ? take_operand(&shape, kind)
                                        : take_operator(parser, &shape, &index, kind);
    }
    return verdict == PARAMETERS;
}

bool type_parameters_follow(Parser *parser)
{
    if (feed_ahead(parser, 0)->kind != TOKEN_NAME)
        return false;
    TokenKind second = feed_ahead(parser, 1)->kind;
    if (second == TOKEN_MUL || second == TOKEN_PAREN_OPEN)
        return constraint_follows(parser);
    return second != TOKEN_BRACKET_CLOSE && second != TOKEN_DOT && second != TOKEN_BRACE_OPEN && !is_binary(second);
}

bool method_parameters_follow(Parser *parser)
{
    uint32_t depth = 1, index = 0;

    for (; depth > 0; index++) {
        TokenKind kind = feed_ahead(parser, index)->kind;
        if (kind == TOKEN_END || kind == TOKEN_SEMICOLON)
            return false;
        depth += opens(kind);
        depth -= closes(kind);
    }
    return index > 1 && feed_ahead(parser, index)->kind == TOKEN_PAREN_OPEN;
}
