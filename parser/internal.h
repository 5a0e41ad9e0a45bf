/* What the files of parser/ share beside the builders. */
#pragma once
#include "parser/build.h"

#define node_new(parser, KIND, Struct, position)                                                             \
    ((Struct *)node_initialised(arena_new((parser)->arena, Struct), NODE_##KIND, (position)))

static inline void *node_initialised(void *memory, NodeKind kind, Pos pos)
{
    Node *node = memory;

    node->kind = (uint8_t)kind;
    node->pos = pos;
    return node;
}

/* ---- build.c ---- */

/* Takes the last `count` items off the item stack, as an array of their own; NULL for none. */
void *items_take(Parser *parser, uint32_t count);

#define list_take(parser, list, number)                                                                      \
    do {                                                                                                     \
        __auto_type taken_ = (list);                                                                         \
        uint32_t number_ = (number);                                                                         \
        taken_->items = items_take((parser), number_);                                                       \
        taken_->count = taken_->capacity = number_;                                                          \
    } while (0)

/* ---- build_field.c ---- */

/* Takes `count` parameters; gives names their types and lone names their meaning.
 * Type parameters must be named; `close` is where their ']' is. */
FieldList parameters_take(Parser *parser, uint32_t count);
FieldList type_parameters_take(Parser *parser, Closed closed);

/* ---- build.c ---- */

/* Whether `x {` can begin a composite literal: x is a name, or an instance of a generic type ... */
bool expr_may_be_literal_type(const Expr *x);

/* ---- directives.c ---- */

/* The //go: comments that stand before the declaration at `start`. */
DirectiveList directives_before(Parser *parser, Pos start);

/* None of the comments before `end` that are left belongs to a declaration. */
void directives_misplaced(Parser *parser, Pos end);

/* ---- feed.c ---- */

struct grammar_pstate;

/* Runs the grammar over the whole source; false: it was refused. */
bool feed_all(Parser *parser);

/* Goes to the next token. */
void feed_next(Parser *parser);

/* The token `index` + 1 after the current one: read, but not yet taken.  Good until the next call. */
const Token *feed_ahead(Parser *parser, uint32_t index);

/* The grammar's code of the current token, as things stand. */
int feed_code(Parser *parser);

/* Pushes a token that is not there, in place of the current one; false: it does not fit. */
bool feed_pretend(Parser *parser, int code);

/* ---- look_ahead.c: the current token is a '[' ---- */

/* After the name of a type declaration: it opens type parameters, not an array type. */
bool type_parameters_follow(Parser *parser);

/* After a name in an interface: it opens the type parameters of a method (which Go
 * refuses), not the type arguments of an embedded type. */
bool method_parameters_follow(Parser *parser);

/* ---- parser.c ---- */

/* Records "syntax error: ..."; a line gets one. */
void syntax_error(Parser *parser, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define syntax_error_here(parser, ...) syntax_error((parser), (parser)->token.pos, __VA_ARGS__)

/* ---- ast_text.c ---- */

/* A simple statement that stands where a condition should: "assignment (x) = (y)", "x := y". */
const char *condition_text(Arena *arena, const Stmt *statement);

/* ---- recover.c ---- */

/* The grammar cannot take the token: says so in Go's words, passes over tokens and
 * pretends others until the grammar can go on.  False: it cannot, or Go would not. */
bool recover(Parser *parser);

/* Records the complaint that waits, if one does. */
void recover_complain(Parser *parser);

/* ---- grammar.y: looking at the automaton without moving it ---- */

/* The state stack as it would be after some reductions. */
#define GRAMMAR_VIEW_OWN 16
typedef struct GrammarView {
    const struct grammar_pstate *automaton;
    ptrdiff_t popped;                /* of the automaton's states */
    int own_count;                   /* states on top of those */
    short own[GRAMMAR_VIEW_OWN];
} GrammarView;

GrammarView grammar_view(const struct grammar_pstate *automaton);

/* Whether the state on top shifts the token `code` (not: after a reduction). */
bool grammar_shifts(const GrammarView *view, int code);

/* Whether the state on top has no reduction for tokens that it does not know. */
bool grammar_must_shift(const GrammarView *view);

/* Does that reduction; false if there is none. */
bool grammar_reduce(GrammarView *view);

/* Whether pushing `code` would be no error. */
bool grammar_accepts(const struct grammar_pstate *automaton, int code);

/* The first row of syntax_errors.def that fits the top of the view; -1: none. */
int grammar_error_row(const GrammarView *view, int code);

/* The only token that the state on top shifts; 0 if there are several. */
int grammar_only_token(const GrammarView *view);

/* Whether the state on top is inside of an embedded field that is no plain name: "*" or "(". */
bool grammar_is_embedded(const GrammarView *view);

/* Whether a '{' now would open the body of an if, for, switch or select. */
bool grammar_in_header(const struct grammar_pstate *automaton);

/* Whether the automaton is inside of a function body. */
bool grammar_in_function(const struct grammar_pstate *automaton);

/* Where the symbol on top begins. */
Pos grammar_last_pos(const struct grammar_pstate *automaton);

/* The value on top if a '{' after it would make it the type of a literal, and it is
 * not plainly a type; else NULL. */
const Expr *grammar_brace_type(const struct grammar_pstate *automaton);
