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

/* ---- directives.c ---- */

/* The //go: comments that stand before the declaration at `start`. */
DirectiveList directives_before(Parser *parser, Pos start);

/* None of the comments before `end` that are left belongs to a declaration. */
void directives_misplaced(Parser *parser, Pos end);

/* ---- feed.c ---- */

struct grammar_pstate;

/* Runs the grammar over the whole source; false: a syntax error (not yet recorded). */
bool feed_all(Parser *parser);

/* The next token, which is read but not yet taken. */
const Token *feed_peek(Parser *parser);

/* ---- parser.c ---- */

/* Records "syntax error: ..."; a line gets one. */
void syntax_error(Parser *parser, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define syntax_error_here(parser, ...) syntax_error((parser), (parser)->token.pos, __VA_ARGS__)

/* ---- ast_text.c ---- */

/* A simple statement that stands where a condition should: "assignment (x) = (y)", "x := y". */
const char *condition_text(Arena *arena, const Stmt *statement);

/* ---- grammar.y ---- */

/* Whether the token `code` could be shifted right now. */
bool grammar_shifts(const struct grammar_pstate *automaton, int code);
