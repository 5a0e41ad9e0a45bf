/* Feed: tokens of the lexer -> tokens of the grammar. */
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

const Token *feed_ahead(Parser *parser, uint32_t index)
{
    while (parser->ahead.count <= parser->next_ahead + index)
        read_ahead(parser);
    return &parser->ahead.items[parser->next_ahead + index];
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

/* ---- feeding ---- */

static bool opens_type_parameters(Parser *parser)
{
    GrammarView view = grammar_view(parser->automaton);

    if (!grammar_shifts(&view, G_TYPE_PARAMETERS_OPEN))
        return false;
    return grammar_shifts(&view, G_BAD_TYPE) ? type_parameters_follow(parser) : method_parameters_follow(parser);
}

/* Which brace a '{' is, by what the grammar has seen: after an error only that counts. */
static int brace_code(Parser *parser)
{
    const Expr *type = grammar_brace_type(parser->automaton);

    if (grammar_in_header(parser->automaton) || (type && !expr_may_be_literal_type(type)))
        return G_BODY_OPEN;
    return G_BRACE_OPEN;
}

/* Only there Go's parser does not know '~'; elsewhere its checker refuses it. */
static bool begins_statement(Parser *parser)
{
    GrammarView view = grammar_view(parser->automaton);

    return grammar_shifts(&view, G_RETURN);
}

int feed_code(Parser *parser)
{
    TokenKind kind = parser->token.kind;

    if (kind == TOKEN_BRACKET_OPEN && opens_type_parameters(parser))
        return G_TYPE_PARAMETERS_OPEN;
    if (kind == TOKEN_TILDE && begins_statement(parser))
        return G_BAD_STATEMENT;
    if (parser->is_recovering && (kind == TOKEN_BRACE_OPEN || kind == TOKEN_BODY_OPEN))
        return brace_code(parser);
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
        bool goes_on = push(parser, code, value_of(parser), &is_whole);
        recover_complain(parser);
        if (!goes_on)
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
