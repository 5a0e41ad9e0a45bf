/* Feed: tokens of the lexer -> tokens of the grammar.
 *
 * One place owns every look-ahead beyond one token: whether the '[' after the name of
 * a type declaration opens type parameters or an array length.
 */
#include "parser/internal.h"
#include "grammar.h"

/* Operators of one precedence that are never unary are one token to the grammar. */
static const short codes[TOKEN_KINDS] = {
    [TOKEN_END] = G_END,
    [TOKEN_NAME] = G_NAME,
    [TOKEN_INT] = G_LITERAL,
    [TOKEN_FLOAT] = G_LITERAL,
    [TOKEN_IMAGINARY] = G_LITERAL,
    [TOKEN_RUNE] = G_LITERAL,
    [TOKEN_STRING] = G_LITERAL,
    [TOKEN_ADD] = G_ADD,
    [TOKEN_SUB] = G_SUB,
    [TOKEN_MUL] = G_MUL,
    [TOKEN_AND] = G_AND,
    [TOKEN_OR] = G_OR,
    [TOKEN_XOR] = G_XOR,
    [TOKEN_DIV] = G_MULTIPLYING,
    [TOKEN_REM] = G_MULTIPLYING,
    [TOKEN_SHL] = G_MULTIPLYING,
    [TOKEN_SHR] = G_MULTIPLYING,
    [TOKEN_AND_NOT] = G_MULTIPLYING,
    [TOKEN_ADD_ASSIGN ... TOKEN_AND_NOT_ASSIGN] = G_ASSIGN_OPERATOR,
    [TOKEN_AND_AND] = G_AND_AND,
    [TOKEN_OR_OR] = G_OR_OR,
    [TOKEN_ARROW] = G_ARROW,
    [TOKEN_INCREMENT] = G_STEP,
    [TOKEN_DECREMENT] = G_STEP,
    [TOKEN_EQUAL ... TOKEN_GREATER_EQUAL] = G_COMPARING,
    [TOKEN_ASSIGN] = G_ASSIGN,
    [TOKEN_DEFINE] = G_DEFINE,
    [TOKEN_NOT] = G_NOT,
    [TOKEN_TILDE] = G_TILDE,
    [TOKEN_PAREN_OPEN] = G_PAREN_OPEN,
    [TOKEN_PAREN_CLOSE] = G_PAREN_CLOSE,
    [TOKEN_BRACKET_OPEN] = G_BRACKET_OPEN,
    [TOKEN_BRACKET_CLOSE] = G_BRACKET_CLOSE,
    [TOKEN_BRACE_OPEN] = G_BRACE_OPEN,
    [TOKEN_BODY_OPEN] = G_BODY_OPEN,
    [TOKEN_BRACE_CLOSE] = G_BRACE_CLOSE,
    [TOKEN_COMMA] = G_COMMA,
    [TOKEN_DOT] = G_DOT,
    [TOKEN_DOTS] = G_DOTS,
    [TOKEN_SEMICOLON] = G_SEMICOLON,
    [TOKEN_COLON] = G_COLON,
#define TOKEN(name, spelling, ends)
#define KEYWORD(name, spelling, ends) [TOKEN_##name] = G_##name,
#include "lexer/tokens.def"
#undef TOKEN
};

/* Reads one more token behind those already read. */
static const Token *read_ahead(Parser *parser)
{
    Token token;

    lexer_next(parser->lexer, &token);
    list_push(parser->arena, &parser->ahead, token);
    return &list_last(&parser->ahead);
}

static const Token *ahead(Parser *parser, uint32_t index)
{
    while (parser->ahead.count <= parser->next_ahead + index)
        read_ahead(parser);
    return &parser->ahead.items[parser->next_ahead + index];
}

const Token *feed_peek(Parser *parser)
{
    return ahead(parser, 0);
}

void feed_next(Parser *parser)
{
    if (parser->next_ahead == parser->ahead.count) {
        lexer_next(parser->lexer, &parser->token);
        return;
    }
    parser->token = parser->ahead.items[parser->next_ahead++];
    if (parser->next_ahead == parser->ahead.count)
        parser->next_ahead = parser->ahead.count = 0;
}

/* ---- type parameters or array length? ---- */

static bool begins_type_only(TokenKind kind)
{
    return kind == TOKEN_BRACKET_OPEN || kind == TOKEN_STRUCT || kind == TOKEN_FUNC || kind == TOKEN_INTERFACE ||
           kind == TOKEN_MAP || kind == TOKEN_CHAN || kind == TOKEN_TILDE;
}

/* Looks through `name * x | y` or `name ( x )` up to the ',' or ']' that ends it.  It is
 * a parameter with a constraint if a ',' follows or an operand can only be a type. */
static bool constraint_follows(Parser *parser)
{
    bool wants_operand = false;
    uint32_t depth = 0;

    for (uint32_t i = 1;; i++) {
        TokenKind kind = ahead(parser, i)->kind;
        if (wants_operand && begins_type_only(kind))
            return true;
        if (kind == TOKEN_END || kind == TOKEN_SEMICOLON)
            return false;
        if (depth == 0 && (kind == TOKEN_COMMA || kind == TOKEN_BRACKET_CLOSE))
            return kind == TOKEN_COMMA;
        depth += kind == TOKEN_PAREN_OPEN || kind == TOKEN_BRACKET_OPEN || kind == TOKEN_BRACE_OPEN;
        depth -= kind == TOKEN_PAREN_CLOSE || kind == TOKEN_BRACKET_CLOSE || kind == TOKEN_BRACE_CLOSE;
        wants_operand = kind == TOKEN_MUL || kind == TOKEN_OR || kind == TOKEN_PAREN_OPEN;
    }
}

/* After `type T [`: Go's rule is that what could be an array length is one, unless a
 * ',' follows.  Source: parser.go, typeDecl and extractName. */
static bool type_parameters_follow(Parser *parser)
{
    if (ahead(parser, 0)->kind != TOKEN_NAME)
        return false;
    TokenKind second = ahead(parser, 1)->kind;
    if (second == TOKEN_NAME || second == TOKEN_COMMA || second == TOKEN_DOTS || second == TOKEN_ARROW ||
        begins_type_only(second))
        return true;
    return (second == TOKEN_MUL || second == TOKEN_PAREN_OPEN) && constraint_follows(parser);
}

/* ---- feeding ---- */

static bool opens_type_parameters(Parser *parser)
{
    GrammarView view = grammar_view(parser->automaton);

    return grammar_shifts(&view, G_TYPE_PARAMETERS_OPEN) && type_parameters_follow(parser);
}

int feed_code(Parser *parser)
{
    TokenKind kind = parser->token.kind;

    if (kind == TOKEN_BRACKET_OPEN && opens_type_parameters(parser))
        return G_TYPE_PARAMETERS_OPEN;
    /* The lexer counts brackets; after an error only the grammar knows which are meant. */
    if (parser->is_recovering && (kind == TOKEN_BRACE_OPEN || kind == TOKEN_BODY_OPEN))
        return grammar_in_header(parser->automaton) ? G_BODY_OPEN : G_BRACE_OPEN;
    return codes[kind];
}

static Value value_of(Parser *parser)
{
    const Token *token = &parser->token;

    if (token->kind == TOKEN_NAME)
        return (Value){.name = build_name_expr(parser, token->pos, token->name)};
    if (token->kind >= TOKEN_INT && token->kind <= TOKEN_STRING)
        return (Value){.literal = build_literal(parser, token)};
    if (token->kind == TOKEN_SEMICOLON)
        parser->semicolon = *token;
    return (Value){.token = {token->pos, token->kind}};
}

/* False: the grammar has had enough; *is_whole says whether it has seen a file. */
static bool push(Parser *parser, int code, Value value, bool *is_whole)
{
    int status = grammar_push_parse(parser->automaton, code, &value, &parser->token.pos, parser);

    *is_whole = status == 0;
    return status == YYPUSH_MORE && !parser->is_stopped;
}

static Value pretended_value(Parser *parser, int code)
{
    Token literal = {.kind = TOKEN_STRING, .pos = parser->token.pos, .text = text_of("\"\""), .is_bad = true};

    if (code == G_BAD_EXPR || code == G_BAD_TYPE)
        return (Value){.expr = build_bad(parser, parser->token.pos)};
    if (code == G_NAME)
        return (Value){.name = build_name_expr(parser, parser->token.pos, name_of(&parser->compilation->names, "_"))};
    if (code == G_LITERAL)
        return (Value){.literal = build_literal(parser, &literal)};
    return (Value){.token = {.pos = parser->token.pos}};
}

bool feed_pretend(Parser *parser, int code)
{
    bool is_whole;

    return grammar_accepts(parser->automaton, code) && push(parser, code, pretended_value(parser, code), &is_whole);
}

static bool feed_carefully(Parser *parser)
{
    bool is_whole;

    feed_next(parser);
    for (;;) {
        int code = feed_code(parser);
        if (!grammar_accepts(parser->automaton, code)) {
            if (!recover(parser))
                return false;
            continue;
        }
        parser->recoveries = 0;
        if (!push(parser, code, value_of(parser), &is_whole))
            return is_whole;
        feed_next(parser);
    }
}

bool feed_all(Parser *parser)
{
    bool is_whole;

    if (parser->is_recovering)
        return feed_carefully(parser);
    do {
        feed_next(parser);
    } while (push(parser, feed_code(parser), value_of(parser), &is_whole));
    return is_whole;
}
