/* Recovery: what is wrong with a token that the grammar cannot take, and how to go on.
 *
 * Go's parser is a recursive descent; the function that misses something complains,
 * skips to a token that may follow, and returns as if it had found it.  Here the state
 * stack says which function that would be:
 *   1. The state that meets the token: it may need an expression, a type, a name.
 *   2. Reductions that the token does not forbid finish what is complete, as the inner
 *      functions of Go's parser return; syntax_errors.def knows who complains on the way.
 *   3. A state that waits for one certain token misses that.
 * Then tokens are skipped up to a set that depends on the complaint, and the missing
 * token is pretended, so that the grammar never sees an error.
 *
 * Source: cmd/compile/internal/syntax/parser.go: syntaxErrorAt, advance, want, list.
 */
#include "parser/internal.h"
#include "grammar.h"

/* What is passed over after a complaint: nothing, one token, or all up to ... */
typedef enum Skip {
    SKIP_NOTHING,
    SKIP_ONE,
    SKIP_DECLARATION,         /* const type var func */
    SKIP_FUNCTION_END,        /* { ; */
    SKIP_CLOSER,              /* ) ] } */
    SKIP_SPEC_END,            /* ; ) */
    SKIP_PARAMETER_END,       /* , ) */
    SKIP_TYPE_PARAMETER_END,  /* , ] */
    SKIP_INDEX_END,           /* , : ] */
    SKIP_EMBEDDED_END,        /* . ; } */
    SKIP_TYPE_END,            /* , : ; ) ] } */
    SKIP_TERM_END,            /* an operator ; ) ] } */
    SKIP_BLOCK_END,           /* ; } */
    SKIP_STATEMENT_END,       /* ; } case default */
    SKIP_CLAUSE,              /* : case default } */
    SKIP_CLAUSES,             /* case default } */
    SKIP_BODY,                /* a name } */
    SKIP_HEADER_END,          /* one token at least, then { } */
    SKIP_FOR_HEADER_END       /* the same, but what follows is the condition all the same */
} Skip;

typedef enum Where { WHERE_TOKEN, WHERE_BEGINS, WHERE_NEXT, WHERE_INDEX, WHERE_SEMICOLON } Where;

typedef struct Mistake {
    const char *words;
    Where where;
    Skip skip;
    short token, pretend;     /* codes, or G_ANY */
} Mistake;

static const Mistake mistakes[] = {
#define ROW(top, below, token, words, where, skip, pretend)                                                  \
    {words, WHERE_##where, SKIP_##skip, G_##token, G_##pretend},
#include "parser/syntax_errors.def"
};

/* ---- the mistake ---- */

static Mistake here(const char *words, Skip skip, int pretend)
{
    return (Mistake){words, WHERE_TOKEN, skip, G_ANY, (short)pretend};
}

/* At the end of the file lists miss their closing token, whatever else they could miss. */
static bool at_end(GrammarView view, Mistake *mistake)
{
    do {
        int row = grammar_error_row(&view, G_END);
        if (row >= 0 && mistakes[row].token == G_END) {
            *mistake = mistakes[row];
            return true;
        }
    } while (grammar_reduce(&view));
    return false;
}

static bool in_row(const GrammarView *view, int code, Mistake *mistake)
{
    int row = grammar_error_row(view, code);

    if (row >= 0)
        *mistake = mistakes[row];
    return row >= 0;
}

/* Something particular must begin here; where a statement could (it may be a "return"), the table knows better. */
static bool misses_beginning(const GrammarView *view, Mistake *mistake)
{
    bool must = grammar_must_shift(view);

    if (grammar_shifts(view, G_BAD_TYPE) && grammar_shifts(view, G_TYPE_PARAMETERS_OPEN))
        *mistake = here("in type declaration", SKIP_SPEC_END, G_BAD_TYPE);
    else if (grammar_shifts(view, G_BAD_TYPE) && (must || grammar_shifts(view, G_LITERAL)))
        *mistake = here("expecting type", SKIP_TYPE_END, G_BAD_TYPE);
    else if (grammar_shifts(view, G_BAD_EXPR) && !grammar_shifts(view, G_RETURN))
        *mistake = here("expecting expression", SKIP_CLOSER, G_BAD_EXPR);
    else if (must && grammar_shifts(view, G_LITERAL) && !grammar_shifts(view, G_BAD_EXPR))
        *mistake = here("missing import path", SKIP_SPEC_END, G_LITERAL);
    else if (grammar_shifts(view, G_NAME) && grammar_is_embedded(view))
        *mistake = here("expecting name", SKIP_EMBEDDED_END, G_NAME);
    else if (must && grammar_shifts(view, G_NAME) && !grammar_shifts(view, G_RETURN))
        *mistake = here("expecting name", SKIP_ONE, G_NAME);
    else
        return false;
    return true;
}

static const char *want(int code)
{
    static const char *const words[] = {
        [G_PAREN_OPEN] = "expecting (",    [G_PAREN_CLOSE] = "expecting )",   [G_BRACKET_OPEN] = "expecting [",
        [G_BRACKET_CLOSE] = "expecting ]", [G_BRACE_OPEN] = "expecting {",    [G_BODY_OPEN] = "expecting {",
        [G_BRACE_CLOSE] = "expecting }",   [G_COLON] = "expecting :",         [G_CHAN] = "expecting chan",
        [G_SEMICOLON] = "expecting semicolon or newline",
    };
    return code > 0 && code < (int)(sizeof words / sizeof *words) ? words[code] : NULL;
}

/* Everything complete is finished; what is missing now? */
static Mistake misses_ending(const GrammarView *view, int code)
{
    int only = grammar_only_token(view);
    bool has_bracket = grammar_shifts(view, G_BRACKET_CLOSE);

    if (only == G_BRACKET_CLOSE && code == G_COMMA)
        return here("unexpected comma; expecting ]", SKIP_ONE, G_ANY);
    if (has_bracket)
        return here("expecting ]", SKIP_ONE, G_BRACKET_CLOSE);
    if (want(only))
        return here(want(only), SKIP_ONE, only);
    return here("", SKIP_ONE, G_ANY);
}

static Mistake find_mistake(Parser *parser, int code)
{
    GrammarView view = grammar_view(parser->automaton);
    Mistake mistake;

    if (code == G_END && at_end(view, &mistake))
        return mistake;
    if (in_row(&view, code, &mistake) || misses_beginning(&view, &mistake))
        return mistake;
    do {
        if (in_row(&view, code, &mistake))
            return mistake;
        if (grammar_shifts(&view, G_COLON) && grammar_shifts(&view, G_COMMA))
            return here("expecting comma, : or ]", SKIP_INDEX_END, G_COLON);
    } while (grammar_reduce(&view));
    return misses_ending(&view, code);
}

/* ---- its words ---- */

static const char *token_text(Parser *parser, const Token *token)
{
    switch (token->kind) {
    case TOKEN_NAME:
        return token->name->text;
    case TOKEN_SEMICOLON:
        return token->automatic ? token->automatic : "semicolon";
    case TOKEN_INT: case TOKEN_FLOAT: case TOKEN_IMAGINARY: case TOKEN_RUNE: case TOKEN_STRING:
        return arena_format(parser->arena, "literal %.*s", TEXT_ARGS(token->text));
    default:
        return token_spelling(token->kind);
    }
}

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* The body of the function declaration before begins on a line of its own. */
static bool is_late_body(const Parser *parser, const Mistake *mistake)
{
    if (mistake->skip != SKIP_DECLARATION || parser->token.kind != TOKEN_BRACE_OPEN || parser->items.count == 0)
        return false;
    const FuncDecl *function = node_if(FUNC_DECL, FuncDecl, list_last(&parser->items));
    return function && !function->body;
}

static Complaint in_words(Parser *parser, Pos pos, const char *words)
{
    const char *unexpected = token_text(parser, &parser->token);
    bool is_expecting = begins(words, "expecting "), is_plain = !is_expecting && *words;

    if (begins(words, "in ") || begins(words, "at ") || begins(words, "after "))
        words = arena_format(parser->arena, "unexpected %s %s", unexpected, words);
    else if (!is_plain)
        words = arena_format(parser->arena, "unexpected %s%s%s", unexpected, is_expecting ? ", " : "", words);
    return (Complaint){.pos = pos, .text = words};
}

static Complaint complaint_of(Parser *parser, const Mistake *mistake)
{
    const char *words = mistake->words;

    switch (mistake->where) {
    case WHERE_TOKEN:
        if (is_late_body(parser, mistake))
            words = "unexpected semicolon or newline before {";
        return in_words(parser, parser->token.pos, words);
    case WHERE_BEGINS:
        return in_words(parser, grammar_last_pos(parser->automaton), words);
    case WHERE_NEXT:
        return in_words(parser, feed_ahead(parser, 0)->pos, words);
    case WHERE_INDEX:
        return (Complaint){.pos = parser->token.pos, .text = words, .is_plain = true};
    case WHERE_SEMICOLON:
        if (parser->semicolon.automatic)
            words = arena_format(parser->arena, "unexpected %s, expecting { after if clause",
                                 parser->semicolon.automatic);
        return in_words(parser, parser->semicolon.pos, words);
    }
    berth_bug("a mistake at no place");
}

void recover_complain(Parser *parser)
{
    Complaint complaint = parser->complaint;

    parser->complaint.text = NULL;
    if (complaint.text && complaint.is_plain)
        diag_error(parser->compilation, complaint.pos, "%s", complaint.text);
    else if (complaint.text)
        syntax_error(parser, complaint.pos, "%s", complaint.text);
}

/* At the end of the file only the first error of all counts. */
static void keep(Parser *parser, Complaint complaint)
{
    recover_complain(parser);
    if (parser->token.kind != TOKEN_END ||
        parser->compilation->diagnostics.errors.count == parser->first_error)
        parser->complaint = complaint;
}

/* ---- going on ---- */

static bool is_operator(TokenKind kind)
{
    return (kind >= TOKEN_ADD && kind <= TOKEN_AND_NOT && kind != TOKEN_MUL) ||
           (kind >= TOKEN_AND_AND && kind <= TOKEN_OR_OR) || (kind >= TOKEN_EQUAL && kind <= TOKEN_GREATER_EQUAL) ||
           kind == TOKEN_NOT || kind == TOKEN_TILDE;
}

static bool is_open_brace(TokenKind kind)
{
    return kind == TOKEN_BRACE_OPEN || kind == TOKEN_BODY_OPEN;
}

static bool closes(TokenKind kind)
{
    return kind == TOKEN_PAREN_CLOSE || kind == TOKEN_BRACKET_CLOSE || kind == TOKEN_BRACE_CLOSE;
}

/* Keywords that begin a statement: inside of a function no skipping passes one. */
static bool begins_statement(TokenKind kind)
{
    return kind == TOKEN_BREAK || kind == TOKEN_CONST || kind == TOKEN_CONTINUE || kind == TOKEN_DEFER ||
           kind == TOKEN_FALLTHROUGH || kind == TOKEN_FOR || kind == TOKEN_GO || kind == TOKEN_GOTO ||
           kind == TOKEN_IF || kind == TOKEN_RETURN || kind == TOKEN_SELECT || kind == TOKEN_SWITCH ||
           kind == TOKEN_TYPE || kind == TOKEN_VAR;
}

/* Whether skipping ends before a token of this kind. */
static bool stops(Skip skip, TokenKind kind)
{
    bool is_semicolon = kind == TOKEN_SEMICOLON, is_brace = kind == TOKEN_BRACE_CLOSE;
    bool is_paren = kind == TOKEN_PAREN_CLOSE, is_bracket = kind == TOKEN_BRACKET_CLOSE;
    bool is_comma = kind == TOKEN_COMMA, is_colon = kind == TOKEN_COLON;
    bool is_case = kind == TOKEN_CASE || kind == TOKEN_DEFAULT;

    switch (skip) {
    case SKIP_NOTHING:
    case SKIP_ONE:
        return true;
    case SKIP_DECLARATION:
        return kind == TOKEN_CONST || kind == TOKEN_TYPE || kind == TOKEN_VAR || kind == TOKEN_FUNC;
    case SKIP_FUNCTION_END:
        return is_open_brace(kind) || is_semicolon;
    case SKIP_CLOSER:
        return closes(kind);
    case SKIP_SPEC_END:
        return is_semicolon || is_paren;
    case SKIP_PARAMETER_END:
        return is_comma || is_paren;
    case SKIP_TYPE_PARAMETER_END:
        return is_comma || is_bracket;
    case SKIP_INDEX_END:
        return is_comma || is_colon || is_bracket;
    case SKIP_EMBEDDED_END:
        return kind == TOKEN_DOT || is_semicolon || is_brace;
    case SKIP_TYPE_END:
        return is_comma || is_colon || is_semicolon || closes(kind);
    case SKIP_TERM_END:
        return is_operator(kind) || is_semicolon || closes(kind);
    case SKIP_BLOCK_END:
        return is_semicolon || is_brace;
    case SKIP_STATEMENT_END:
        return is_semicolon || is_brace || is_case;
    case SKIP_CLAUSE:
        return is_colon || is_brace || is_case;
    case SKIP_CLAUSES:
        return is_brace || is_case;
    case SKIP_BODY:
        return kind == TOKEN_NAME || is_brace;
    case SKIP_HEADER_END:
    case SKIP_FOR_HEADER_END:
        return is_open_brace(kind) || is_brace;
    }
    return true;
}

static void skip_tokens(Parser *parser, Skip skip)
{
    bool in_function = grammar_in_function(parser->automaton);

    bool is_one_gone = skip == SKIP_ONE || skip == SKIP_HEADER_END || skip == SKIP_FOR_HEADER_END;

    if (is_one_gone && parser->token.kind != TOKEN_END)
        feed_next(parser);
    while (parser->token.kind != TOKEN_END && !stops(skip, parser->token.kind) &&
           !(in_function && begins_statement(parser->token.kind)))
        feed_next(parser);
}

/* Go reads no further after a package clause that it cannot read. */
static bool stop_at_package(Parser *parser)
{
    GrammarView view = grammar_view(parser->automaton);
    const char *words = grammar_shifts(&view, G_PACKAGE) ? "package statement must be first"
                        : grammar_shifts(&view, G_NAME)  ? "expecting name"
                                                         : want(G_SEMICOLON);

    keep(parser, in_words(parser, parser->token.pos, words));
    recover_complain(parser);
    return false;
}

/* Whether skipping has found what is missing, and Go would take it for that. */
static bool is_there(Parser *parser, const Mistake *mistake)
{
    if (mistake->pretend == G_ANY)
        return true;
    if (mistake->skip == SKIP_ONE || mistake->skip == SKIP_CLAUSE || mistake->skip == SKIP_INDEX_END)
        return false;
    return feed_code(parser) == mistake->pretend;
}

/* What comes with a closing bracket, Go complains of after that. */
static bool misses_bracket(const Mistake *mistake)
{
    return mistake->pretend == G_PAREN_CLOSE || mistake->pretend == G_BRACKET_CLOSE ||
           mistake->pretend == G_BRACE_CLOSE;
}

/* Pretends what is missing, in place of the unfit token. */
static bool pretend(Parser *parser, const Mistake *mistake, Token unfit)
{
    bool misses_condition = mistake->skip == SKIP_HEADER_END && is_open_brace(parser->token.kind);
    Token next = parser->token;

    parser->token = unfit;
    bool fits = feed_pretend(parser, mistake->pretend) &&
                (!misses_condition || feed_pretend(parser, G_BAD_EXPR));
    parser->token = next;
    recover_complain(parser);
    return fits;
}

bool recover(Parser *parser)
{
    if (!parser->file->package_name)
        return stop_at_package(parser);
    if (parser->recoveries++ > 100)  /* each should make progress; if the tables are wrong, stop at least */
        return false;

    Token unfit = parser->token;
    Mistake mistake = find_mistake(parser, feed_code(parser));
    keep(parser, complaint_of(parser, &mistake));
    if (misses_bracket(&mistake))
        recover_complain(parser);
    skip_tokens(parser, mistake.skip);
    return is_there(parser, &mistake) || pretend(parser, &mistake, unfit);
}
