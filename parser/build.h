/* Build: the nodes that grammar actions make, and what they share while a file is parsed.
 *
 * Lists grow on an item stack: an action of the grammar pushes the items of a list and
 * passes on their count; who owns the list takes them off again, exactly as many.
 * Bison's reductions nest, so the items of an inner list are always on top.
 *
 * Positions are those of cmd/compile/internal/syntax/parser.go (see parser/ast.h).
 */
#pragma once
#include "base/compilation.h"
#include "lexer/lexer.h"
#include "parser/ast.h"

typedef LIST(Token) TokenList;

struct grammar_pstate;

/* A syntax error that is known but not yet recorded: what the grammar still has to
 * finish before the place of the error comes first, as in Go. */
typedef struct Complaint {
    Pos pos;
    const char *text;            /* NULL: none */
    bool is_plain;               /* without "syntax error: " */
} Complaint;

typedef struct Parser {
    Compilation *compilation;
    Arena *arena;
    Source *source;
    Lexer *lexer;
    struct grammar_pstate *automaton;
    File *file;
    LIST(void *) items;          /* the item stack */
    TokenList ahead;             /* read from the lexer but not yet fed, from next_ahead on */
    uint32_t next_ahead;
    Token token;                 /* the last one fed; the look-ahead of a reduction that needs one */
    uint32_t directives_taken;   /* of the lexer's */
    Pos declaration_end;         /* of the top level declaration before: directives before it are misplaced */
    Token semicolon;             /* the last ';' fed */
    bool is_recovering;          /* second run, over a file known to have syntax errors */
    bool is_refused;             /* something that the grammar takes but Go's does not: run again */
    bool is_stopped;             /* an error after which Go reads no further */
    Complaint complaint;         /* to be recorded after the next push */
    uint32_t recoveries;         /* since a token was taken */
    uint32_t first_error;        /* count of the errors recorded before this file's */
    uint32_t syntax_error_count;
    uint32_t last_error_line;    /* a line gets one syntax error */
} Parser;

/* What stands between the keyword and the body of an if, for or switch. */
typedef struct Header {
    Stmt *initial;
    Expr *condition;
    Stmt *post;
} Header;

/* Where a keyword, an operator or a bracket stands, and which it is. */
typedef struct Mark {
    Pos pos;
    TokenKind kind;
} Mark;

/* A list that has been closed. */
typedef struct Closed {
    uint32_t count;
    Pos close;
} Closed;

typedef struct Arguments {
    uint32_t count;
    bool has_dots;
} Arguments;

typedef union Value {
    Mark token;
    uint32_t count;
    Closed closed;
    Arguments arguments;
    NameExpr *name;
    BasicLit *literal;
    Expr *expr;
    Node *node;
    Field *field;
    BlockStmt *block;
    FuncTypeExpr *signature;
    FuncDecl *function;
    Header *header;
} Value;

/* ---- leaves, made by feed.c ---- */

NameExpr *build_name_expr(Parser *parser, Pos pos, Name *name);
BasicLit *build_literal(Parser *parser, const Token *token);
Expr *build_bad(Parser *parser, Pos pos);

/* ---- items ---- */

/* Pushes an item; 1. */
uint32_t build_item(Parser *parser, void *item);
uint32_t build_name(Parser *parser, NameExpr *name);
Closed build_closed(uint32_t count, Pos close);

/* ---- files and declarations ---- */

void build_package(Parser *parser, Pos pos, NameExpr *name);
void build_file(Parser *parser, uint32_t declaration_count, Pos pos);
uint32_t build_group(Parser *parser, Pos pos, uint32_t count);
Node *build_import(Parser *parser, Pos pos, NameExpr *local_name, BasicLit *path);
Node *build_dot_import(Parser *parser, Pos pos, BasicLit *path);
Node *build_const(Parser *parser, Pos pos, uint32_t names, Expr *type, uint32_t values);
Node *build_type_decl(Parser *parser, NameExpr *name, Closed type_parameters, bool is_alias, Expr *type);
Node *build_var(Parser *parser, Pos pos, uint32_t names, Expr *type, uint32_t values);
Mark build_wrong_assign(Parser *parser, Pos pos);

/* `pos`: of the token after "func". */
FuncDecl *build_function_head(Parser *parser, Pos pos, Field *receiver, NameExpr *name);
FuncDecl *build_generic_head(Parser *parser, Pos pos, Field *receiver, NameExpr *name, Pos bracket,
                             Closed type_parameters);
Field *build_receiver(Parser *parser, uint32_t count);
Node *build_function(Parser *parser, FuncDecl *function, FuncTypeExpr *signature, BlockStmt *body);

/* ---- parameters, fields ---- */

FuncTypeExpr *build_signature(Parser *parser, Pos pos, uint32_t parameters, Pos close);
FuncTypeExpr *build_signature_result(Parser *parser, Pos pos, uint32_t parameters, Expr *result, Pos result_pos);
FuncTypeExpr *build_signature_results(Parser *parser, Pos pos, uint32_t parameters, uint32_t results, Pos close);
Field *build_field(Parser *parser, Pos pos, NameExpr *name, Expr *type);
Field *build_field_union(Parser *parser, Field *field, Mark operator, Expr *term);
Field *build_generic_method(Parser *parser, NameExpr *name, Pos bracket, Closed type_parameters,
                            FuncTypeExpr *signature);
/* A name in an interface with nothing in its brackets; `signature`: NULL if no method. */
Field *build_empty_generic(Parser *parser, NameExpr *name, Pos close, FuncTypeExpr *signature);
uint32_t build_embedded(Parser *parser, Pos pos, Expr *type, BasicLit *tag);
Mark build_embedded_open(Parser *parser, Mark paren);
uint32_t build_named_field(Parser *parser, NameExpr *name, Expr *type, BasicLit *tag);
uint32_t build_named_fields(Parser *parser, NameExpr *first, uint32_t more_names, Expr *type, BasicLit *tag);

/* ---- types ---- */

Expr *build_slice_type(Parser *parser, Pos pos, Expr *element);
Expr *build_array_type(Parser *parser, Pos pos, Expr *length, Expr *element);
Expr *build_dots(Parser *parser, Pos pos, Expr *element);
Expr *build_map_type(Parser *parser, Pos pos, Expr *key, Expr *value);
Expr *build_channel_type(Parser *parser, Pos pos, ChanDirection direction, Expr *element);
Expr *build_struct_type(Parser *parser, Pos pos, uint32_t fields, Pos close);
Expr *build_interface_type(Parser *parser, Pos pos, uint32_t methods, Pos close);
FuncTypeExpr *build_generic_function_type(Parser *parser, Pos bracket, Closed type_parameters,
                                          FuncTypeExpr *signature);

/* ---- expressions ---- */

Expr *build_selector(Parser *parser, Pos dot, Expr *x, NameExpr *selector);
Expr *build_index(Parser *parser, Pos bracket, Expr *x, Expr *index, Pos close);

/* `instance`: an index expression of nothing, so far. */
Expr *build_instance(NameExpr *name, Expr *instance);
Expr *build_index_list(Parser *parser, Expr *first, uint32_t more);
Expr *build_slice(Parser *parser, Pos bracket, Expr *x, Expr *low, Expr *high, Pos close);
Expr *build_full_slice(Parser *parser, Pos bracket, Expr *x, Expr *low, Expr *high, Expr *max, Pos close);
Expr *build_assertion(Parser *parser, Pos dot, Expr *x, Expr *type, Pos close);
Expr *build_guard(Parser *parser, Pos dot, Expr *x);
Expr *build_call(Parser *parser, Pos pos, Expr *function, Arguments arguments, Pos close);
Arguments build_arguments(uint32_t count, bool has_dots);
Expr *build_paren(Parser *parser, Pos pos, Expr *x, Pos close);
Expr *build_unary(Parser *parser, Mark operator, Expr *x);
Expr *build_address(Parser *parser, Mark operator, Expr *x);
Expr *build_receive(Parser *parser, Mark operator, Expr *x);
Expr *build_binary(Parser *parser, Mark operator, Expr *x, Expr *y);
Expr *build_key_value(Parser *parser, Pos colon, Expr *key, Expr *value);
Expr *build_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close);
Expr *build_named_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close);
Expr *build_paren_composite(Parser *parser, Expr *type, Pos pos, uint32_t elements, Pos close);
Expr *build_function_literal(Parser *parser, Pos pos, FuncTypeExpr *type, BlockStmt *body);
Mark build_header_goes_on(Parser *parser, Mark brace);

/* ---- statements ---- */

uint32_t build_empty(Parser *parser, Pos pos);
Closed build_statements(Parser *parser, uint32_t count, Stmt *last, Pos close);
BlockStmt *build_block(Parser *parser, Closed statements, Pos pos);
Stmt *build_labeled(Parser *parser, Pos colon, NameExpr *label, Stmt *statement);
Stmt *build_declaration(Parser *parser, Pos pos, uint32_t count);
Stmt *build_expr_statement(Parser *parser, Expr *x);
Stmt *build_first_of(Parser *parser, uint32_t expressions);
Stmt *build_send(Parser *parser, Pos pos, Expr *channel, Expr *value);
Stmt *build_assign(Parser *parser, Mark operator, uint32_t left, uint32_t right);
Stmt *build_assign_one(Parser *parser, Mark operator, Expr *left, uint32_t right);
Stmt *build_operation_assign(Parser *parser, Mark operator, Expr *left, Expr *right);
Stmt *build_branch(Parser *parser, Mark keyword, NameExpr *label);
Stmt *build_call_statement(Parser *parser, Mark keyword, Expr *call);
Stmt *build_return(Parser *parser, Pos pos, uint32_t results);
Header *build_header(Parser *parser, Stmt *initial, Stmt *condition, Stmt *post, TokenKind keyword);
Stmt *build_range(Parser *parser, Pos pos, uint32_t left, bool is_define, Expr *x);
Stmt *build_if(Parser *parser, Pos pos, Header *header, BlockStmt *then, Stmt *otherwise);
Stmt *build_for(Parser *parser, Pos pos, Header *header, BlockStmt *body);
Stmt *build_switch(Parser *parser, Pos pos, Header *header, Closed clauses);
Stmt *build_select(Parser *parser, Pos pos, Closed clauses);
Node *build_case(Parser *parser, Pos pos, uint32_t cases, Pos colon);
Node *build_comm(Parser *parser, Pos pos, Stmt *communication, Pos colon);
Node *build_clause(Parser *parser, Node *head, uint32_t statements, Stmt *last);
Node *build_comm_clause(Parser *parser, Node *head, uint32_t statements, Stmt *last);
