/* check, inside: the state of checking one package, operands, and who calls whom.
 *
 * The division of work and the order in which errors are found are those of
 * types2, because the errors must be: which of two mistakes is reported depends
 * on it.  Source: cmd/compile/internal/types2, Go 1.19.
 */
#pragma once
#include "analysis/check/check.h"

typedef struct Checker Checker;

/* A value, type or nothing being worked on; copied freely. */
typedef struct Operand {
    ExprMode mode;             /* MODE_NONE: invalid, an error was reported */
    Type *type;
    Constant *constant;        /* MODE_CONSTANT */
    Expr *expr;
    int builtin;               /* MODE_BUILTIN: BuiltinKind */
} Operand;
typedef LIST(Operand) OperandList;

/* What a function body or declaration is being checked in. */
typedef struct Context {
    Object *declaration;       /* the package-level object whose initialisation depends on what is met; or NULL */
    Scope *scope;              /* innermost */
    Pos pos;                   /* if set: of the current statement, for scope lookups */
    Constant *iota;            /* value of iota, or NULL outside of a constant declaration */
    Pos error_pos;             /* if set: where errors of an inherited constant expression are reported */
    bool in_type_parameter_list;
    SignatureType *signature;  /* of the enclosing function, or NULL */
    Map *is_panic_call;        /* CallExpr -> itself, for calls of panic that end a function (for missing return) */
    bool has_label;
    bool has_call_or_receive;  /* an expression under way contains one (len of an array is then not constant) */
} Context;

struct Checker {
    Compilation *compilation;
    Arena *arena;
    Package *package;
    Context context;
    Map untyped;               /* Expr -> its pending record (check_untyped.c) */
    LIST(Object *) object_path;  /* objects being declared, for cycles */
    LIST(struct Delayed *) delayed;  /* function bodies and checks that run when types are complete */
    bool accepts_missing_bodies;
    Map imports_by_path;       /* Name of path -> Package */
};

/* ---- errors (check.c) ---- */

/* At the start of a node's expression, as types2's atPos decides (start of an operand or node). */
void check_error(Checker *checker, const void *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
void check_error_at(Checker *checker, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Runs `action(checker, context)` at the end of the current round of declarations. */
void check_later(Checker *checker, void (*action)(Checker *checker, void *data), void *data);

/* ---- expressions (check_expr.c and its neighbours) ---- */

void check_expr(Checker *checker, Operand *x, Expr *e);              /* a single value */
void check_expr_with_hint(Checker *checker, Operand *x, Expr *e, Type *hint); /* hint: type of an elided composite literal */
void check_multi_expr(Checker *checker, Operand *x, Expr *e);        /* may be a tuple or comma-ok */
void check_expr_or_type(Checker *checker, Operand *x, Expr *e, bool allow_generic);
typedef enum RawKind { RAW_EXPRESSION, RAW_CONVERSION, RAW_STATEMENT } RawKind;
RawKind check_raw_expr(Checker *checker, Operand *x, Expr *e, Type *hint, bool allow_generic);
void check_single_value(Checker *checker, Operand *x);
/* Values of a list of expressions, a multi-value call spread out; comma-ok allowed for two if asked. */
OperandList check_expr_list(Checker *checker, ExprList *list, bool allow_comma_ok, bool *is_comma_ok);

void check_unary(Checker *checker, Operand *x, UnaryExpr *e);
void check_binary(Checker *checker, Operand *x, Expr *e, Expr *left, Expr *right, TokenKind operator, Pos operator_pos);
void check_composite_literal(Checker *checker, Operand *x, CompositeLit *e, Type *hint);
bool check_index_expr(Checker *checker, Operand *x, IndexExpr *e);   /* true: a generic function to instantiate */
void check_slice_expr(Checker *checker, Operand *x, SliceExpr *e);
/* Index value, or -1 if not constant; *type receives the index's type. */
Type *check_index(Checker *checker, Expr *index, int64_t maximum, int64_t *value);
void check_conversion(Checker *checker, Operand *x, Type *target);
bool check_builtin(Checker *checker, Operand *x, CallExpr *call, int builtin);
/* Converts an untyped operand to `target`; error if impossible. */
void check_convert_untyped(Checker *checker, Operand *x, Type *target);
/* x is to be assigned to `target` (NULL: only given its default type); context: "assignment", "argument", ... */
void check_assignment(Checker *checker, Operand *x, Type *target, const char *context);
bool check_assignable(Checker *checker, Operand *x, Type *target, const char **cause);
bool check_representable(Checker *checker, Operand *x, BasicType *type);
/* x == y allowed: reports if not. */
void check_comparison(Checker *checker, Operand *x, Operand *y, TokenKind operator, bool is_switch_case);
void check_match_types(Checker *checker, Operand *x, Operand *y);
/* Writes type, mode and constant into the slots of an expression (and settles untyped ones at the end). */
void check_record(Checker *checker, Operand *x);
void check_record_untyped(Checker *checker);
void check_record_comma_ok(Checker *checker, Expr *e, Type *value, Type *ok);
const char *operand_text(Checker *checker, const Operand *x);        /* as in errors: "x (variable of type int)" */
void operand_set_constant(Operand *x, TokenKind token, Text literal);

/* ---- names, calls and selectors (check_call.c, check_name.c) ---- */

RawKind check_call(Checker *checker, Operand *x, CallExpr *e);
void check_selector(Checker *checker, Operand *x, SelectorExpr *e);
void check_name(Checker *checker, Operand *x, NameExpr *e, Type *defined, bool wants_type);
void check_function_literal(Checker *checker, Operand *x, FuncLit *e);
void check_use(Checker *checker, Expr *e);                           /* evaluates for "used" marks only */
void check_use_list(Checker *checker, ExprList *list);

/* ---- types (check_type.c) ---- */

Type *check_type(Checker *checker, Expr *e);                         /* complete enough for any use in a body */
Type *check_variable_type(Checker *checker, Expr *e);                /* no constraint interfaces */
Type *check_defined_type(Checker *checker, Expr *e, Type *defined);
SignatureType *check_signature(Checker *checker, Field *receiver, FieldList *type_parameters, FuncTypeExpr *e);

/* ---- declarations and statements ---- */

void check_collect_objects(Checker *checker);                        /* resolve.c: package scope, imports, methods */
void check_package_objects(Checker *checker);
void check_object(Checker *checker, Object *object, Type *defined);  /* declares on demand; finds cycles */
void check_declaration_statement(Checker *checker, DeclStmt *statement);
void check_function_body(Checker *checker, Object *declaration, const char *name, SignatureType *signature,
                         BlockStmt *body, Constant *iota);
void check_statement_list(Checker *checker, NodeList *list, unsigned flags);
void check_labels(Checker *checker, BlockStmt *body);
bool check_is_terminating(Checker *checker, Stmt *statement, const Name *label);
void check_unused(Checker *checker, Scope *scope);
void check_unused_imports(Checker *checker);
void check_initialization_order(Checker *checker);
void check_init_variables(Checker *checker, ObjectList *left, ExprList *right, Stmt *return_statement);
void check_declare(Checker *checker, Scope *scope, NameExpr *name, Object *object, Pos scope_pos);

/* ---- universe.c ---- */
Scope *universe_scope(Compilation *compilation);
Package *universe_unsafe(Compilation *compilation);
Type *universe_error(Compilation *compilation);
