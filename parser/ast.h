/* The syntax tree of a Go file.
 *
 * One struct a kind of node, each beginning with Node (expressions: Expr, whose
 * slots the checker fills).  The shape is that of Go's own tree
 * (Source: cmd/compile/internal/syntax/nodes.go, Go 1.19), because the language
 * of errors and of -m lines speaks of its positions:
 *
 *   node.pos of            is the position of
 *     binary x + y           the operator
 *     call f(x)              the "("      label: statement           the ':'
 *     selector x.f           the '.'      index x[i], slice x[i:j]   the '['
 *     assertion x.(T)        the '.'      composite T{...}           the '{'
 *     guard x.(type)         the '.'      range                      "range"
 *     key: value             the ':'      assignment, send           the operator
 *     function type          the '('      function declaration       what follows "func"
 *     a statement that is an expression, a list of expressions: that of (the first) expression
 *     everything else        its first token
 *
 * node_start and node_end give the whole extent.  Nodes live in the compilation's
 * arena.  After parsing, the shape is frozen; the checker writes only what is
 * marked "slot".
 */
#pragma once
#include "base/list.h"
#include "base/source.h"
#include "lexer/token.h"

typedef struct Type Type;
typedef struct Constant Constant;
typedef struct Object Object;
typedef struct Selection Selection;
typedef struct Scope Scope;
typedef struct TypeList TypeList;

typedef enum NodeKind {
    NODE_NONE,
#define NODE(kind, Struct, class) NODE_##kind,
#include "parser/nodes.def"
#undef NODE
    NODE_KINDS
} NodeKind;

/* ---- common heads ---- */

typedef struct Node {
    uint8_t kind;            /* NodeKind */
    Pos pos;
} Node;

/* What an expression denotes; types2's operand modes. */
typedef enum ExprMode {
    MODE_NONE,               /* not checked yet, or in error */
    MODE_NO_VALUE,           /* a call without results */
    MODE_BUILTIN,            /* the name of a predeclared function */
    MODE_TYPE,               /* a type */
    MODE_CONSTANT,           /* constant holds the value */
    MODE_VARIABLE,           /* addressable */
    MODE_MAP_INDEX,          /* m[k]: assignable, not addressable; comma-ok possible */
    MODE_VALUE,
    MODE_NIL,                /* the predeclared nil */
    MODE_COMMA_OK,           /* a value that may give a second, bool result */
    MODE_PACKAGE             /* the name of an import, left of a '.' */
} ExprMode;

typedef struct Expr {
    Node node;
    uint8_t mode;            /* slot: ExprMode */
    bool has_comma_ok;       /* slot: used in its two-value form; type is then a tuple (T, bool) */
    bool is_pending;         /* the checker's own: untyped, and its use has not settled its type yet */
    bool is_shift_operand;   /* the checker's own: left operand of a shift that is not constant */
    Type *type;              /* slot: final type; untyped ones are already converted */
    Constant *constant;      /* slot: value if mode is MODE_CONSTANT */
} Expr;

typedef struct Node Stmt;
typedef struct Node Decl;
typedef LIST(Node *) NodeList;
typedef LIST(Expr *) ExprList;

/* ---- expressions ---- */

typedef struct NameExpr {
    Expr expr;
    Name *name;
    Object *object;          /* slot: what is declared or used here; NULL for "_" in an assignment */
    TypeList *instance;      /* slot: type arguments, if this names a generic function or type instance */
} NameExpr;

typedef struct BadExpr { Expr expr; } BadExpr;       /* after a syntax error */

typedef struct BasicLit {
    Expr expr;
    TokenKind token;         /* TOKEN_INT ... TOKEN_STRING */
    Text text;               /* as written */
    bool is_bad;             /* reported by the lexer */
} BasicLit;

typedef struct CompositeLit {
    Expr expr;
    Expr *type;              /* NULL if elided */
    ExprList elements;       /* KeyValue or value */
    uint32_t key_count;      /* elements that are KeyValue */
    Pos close;               /* of '}' */
} CompositeLit;

typedef struct KeyValue { Expr expr; Expr *key, *value; } KeyValue;

typedef struct FuncLit {
    Expr expr;               /* pos: "func" */
    struct FuncTypeExpr *type;
    struct BlockStmt *body;
} FuncLit;

typedef struct ParenExpr { Expr expr; Expr *x; Pos close; } ParenExpr;

typedef struct SelectorExpr {
    Expr expr;
    Expr *x;
    NameExpr *selector;
    Selection *selection;    /* slot: NULL for package.Name (see selector->object) */
} SelectorExpr;

typedef struct IndexExpr {
    Expr expr;
    Expr *x;
    Expr *index;             /* ListExpr for several type arguments */
    Pos close;
} IndexExpr;

typedef struct SliceExpr {
    Expr expr;
    Expr *x;
    Expr *index[3];          /* NULL where absent */
    bool is_full;            /* x[i:j:k] */
    Pos close;
} SliceExpr;

typedef struct AssertExpr { Expr expr; Expr *x; Expr *type; Pos close; } AssertExpr;

/* name := x.(type), or x.(type); only as the tag of a switch. */
typedef struct TypeSwitchGuard {
    Expr expr;               /* pos: the '.' */
    NameExpr *name;          /* or NULL */
    Expr *x;
} TypeSwitchGuard;

typedef struct UnaryExpr {
    Expr expr;
    TokenKind operator;      /* ADD SUB NOT XOR MUL(deref or pointer type) AND(address) ARROW(receive) TILDE */
    Expr *x;
} UnaryExpr;

typedef struct BinaryExpr {
    Expr expr;
    TokenKind operator;
    Expr *x, *y;
} BinaryExpr;

typedef struct CallExpr {
    Expr expr;
    Expr *function;          /* or the type of a conversion, or a builtin: see its mode */
    ExprList arguments;
    bool has_dots;           /* f(x...) */
    Pos close;               /* of ')' */
} CallExpr;

typedef struct ListExpr { Expr expr; ExprList elements; } ListExpr;  /* pos: of the first */

typedef struct ArrayTypeExpr {
    Expr expr;
    Expr *length;            /* NULL: [...]T */
    Expr *element;
} ArrayTypeExpr;

typedef struct SliceTypeExpr { Expr expr; Expr *element; } SliceTypeExpr;
typedef struct DotsTypeExpr { Expr expr; Expr *element; } DotsTypeExpr;  /* ...T of a parameter */

/* A parameter, result, receiver, type parameter, struct field, or interface element. */
typedef struct Field {
    Node node;
    NameExpr *name;          /* NULL: unnamed parameter, embedded field, embedded interface element */
    Expr *type;              /* shared by the names of one group: a, b T */
    BasicLit *tag;           /* struct fields */
} Field;
typedef LIST(Field *) FieldList;

typedef struct StructTypeExpr { Expr expr; FieldList fields; Pos close; } StructTypeExpr;

typedef struct InterfaceTypeExpr {
    Expr expr;
    FieldList methods;       /* name and FuncTypeExpr, or no name and an embedded element (~T | U) */
    Pos close;
} InterfaceTypeExpr;

typedef struct FuncTypeExpr {
    Expr expr;
    FieldList parameters;
    FieldList results;
    Pos end;                 /* after its last token */
} FuncTypeExpr;

typedef struct MapTypeExpr { Expr expr; Expr *key, *value; } MapTypeExpr;

typedef enum ChanDirection { CHAN_BOTH, CHAN_SEND_ONLY, CHAN_RECEIVE_ONLY } ChanDirection;
typedef struct ChanTypeExpr { Expr expr; ChanDirection direction; Expr *element; } ChanTypeExpr;

/* ---- declarations ---- */

/* The parentheses of a grouped declaration; NULL for a single one. */
typedef struct Group { Pos pos; } Group;

/* A "//go:word arguments" comment line before a declaration (or free in the file). */
typedef struct Directive {
    Pos pos;
    Text text;               /* "go:noinline", "go:linkname a b" */
} Directive;
typedef LIST(Directive) DirectiveList;

typedef struct ImportDecl {
    Node node;
    Group *group;
    NameExpr *local_name;    /* NULL, a name, "_" or "." */
    BasicLit *path;
} ImportDecl;

typedef struct ConstDecl {
    Node node;
    Group *group;
    LIST(NameExpr *) names;
    Expr *type;              /* or NULL */
    ExprList values;         /* empty: repeats the one before in its group */
    uint32_t iota;           /* its index in the group */
} ConstDecl;

typedef struct TypeDecl {
    Node node;
    Group *group;
    NameExpr *name;
    FieldList type_parameters;
    bool is_alias;
    Expr *type;
    DirectiveList directives;
} TypeDecl;

typedef struct VarDecl {
    Node node;
    Group *group;
    LIST(NameExpr *) names;
    Expr *type;              /* or NULL */
    ExprList values;
    DirectiveList directives;
} VarDecl;

typedef struct FuncDecl {
    Node node;               /* pos: of the token after "func", as in Go's tree */
    Field *receiver;         /* or NULL */
    NameExpr *name;
    FieldList type_parameters;
    FuncTypeExpr *type;
    struct BlockStmt *body;  /* NULL: implemented elsewhere */
    DirectiveList directives;
} FuncDecl;

typedef struct File {
    Node node;               /* pos: of the package clause */
    Source *source;
    NameExpr *package_name;
    NodeList declarations;
    DirectiveList directives;  /* before the package clause, and those that belong to no declaration */
    Pos end;
    bool has_syntax_errors;    /* they are recorded; parts of the tree are made up */
    bool has_label_errors;     /* the same, of labels.c */
} File;

/* ---- statements ---- */

typedef struct EmptyStmt { Node node; } EmptyStmt;
typedef struct LabeledStmt { Node node; NameExpr *label; Stmt *statement; } LabeledStmt;
typedef struct BlockStmt { Node node; NodeList statements; Pos close; } BlockStmt;
typedef struct ExprStmt { Node node; Expr *x; } ExprStmt;
typedef struct SendStmt { Node node; Expr *channel, *value; } SendStmt;
typedef struct DeclStmt { Node node; NodeList declarations; } DeclStmt;

/* left = right, left := right, left op= right, x++ and x--. */
typedef struct AssignStmt {
    Node node;               /* pos: the operator */
    TokenKind operator;      /* ASSIGN, DEFINE; ADD, SUB ... for op=; INCREMENT, DECREMENT */
    ExprList left;
    ExprList right;          /* empty for ++ and -- */
} AssignStmt;

typedef struct BranchStmt {
    Node node;
    TokenKind token;         /* BREAK CONTINUE GOTO FALLTHROUGH */
    NameExpr *label;         /* or NULL */
    Stmt *target;            /* slot: break, continue: the statement meant; goto: its LabeledStmt */
} BranchStmt;

typedef struct CallStmt {
    Node node;
    TokenKind token;         /* GO DEFER */
    Expr *call;              /* a CallExpr, unless in error */
} CallStmt;

typedef struct ReturnStmt { Node node; ExprList results; } ReturnStmt;

typedef struct IfStmt {
    Node node;
    Stmt *initial;           /* or NULL */
    Expr *condition;
    BlockStmt *then;
    Stmt *otherwise;         /* NULL, IfStmt or BlockStmt */
} IfStmt;

/* for name, name := range x; the `initial` of a ForStmt. */
typedef struct RangeClause {
    Node node;               /* pos: "range" */
    ExprList left;           /* 0 to 2 */
    bool is_define;
    Expr *x;
} RangeClause;

typedef struct ForStmt {
    Node node;
    Stmt *initial;           /* NULL, a simple statement or a RangeClause */
    Expr *condition;
    Stmt *post;
    BlockStmt *body;
} ForStmt;

typedef struct CaseClause {
    Node node;
    ExprList cases;
    bool is_default;
    NodeList body;
    Pos colon;
    Object *implicit;        /* slot: the variable that a type switch declares here */
} CaseClause;

typedef struct SwitchStmt {
    Node node;
    Stmt *initial;
    Expr *tag;               /* NULL, an expression or a TypeSwitchGuard */
    LIST(CaseClause *) clauses;
    Pos close;
} SwitchStmt;

typedef struct CommClause {
    Node node;
    Stmt *communication;     /* NULL: default; SendStmt, ExprStmt or AssignStmt */
    NodeList body;
    Pos colon;
} CommClause;

typedef struct SelectStmt {
    Node node;
    LIST(CommClause *) clauses;
    Pos close;
} SelectStmt;

/* ---- access ---- */

/* Checked downcast:  CallExpr *call = node_as(CALL, CallExpr, node); */
#define node_as(kind_name, Struct, pointer) ((Struct *)node_checked((const Node *)(pointer), NODE_##kind_name))

/* The node itself if it is of the kind, else NULL. */
#define node_if(kind_name, Struct, pointer) ((Struct *)node_of_kind((const Node *)(pointer), NODE_##kind_name))

Node *node_checked(const Node *node, NodeKind kind);  /* berth_bug if not of the kind */

static inline Node *node_of_kind(const Node *node, NodeKind kind)
{
    return node && node->kind == kind ? (Node *)node : NULL;
}

static inline Pos node_pos(const void *node)
{
    return ((const Node *)node)->pos;
}

/* Where the first token of the node begins, with the exceptions that Go's StartPos has and
 * error positions show: a SliceExpr and a KeyValue start at their own pos. */
Pos node_start(const Node *node);

/* Where the byte after the last token of the node is. */
Pos node_end(const Node *node);

bool node_is_expr(const Node *node);
const char *node_kind_name(NodeKind kind);  /* "CALL" */

/* x without the parentheses around it. */
Expr *expr_unparen(Expr *x);

/* Calls `visit(child, context)` for each direct child, in source order. */
void node_each_child(const Node *node, void (*visit)(Node *child, void *context), void *context);

/* The expression as Go's compiler prints it in errors (long bodies and literals shortened:
 * func literals as (func() literal) forms, composite ones as T{…}).
 * Source: cmd/compile/internal/syntax/printer.go, ShortForm. */
const char *expr_text(Arena *arena, const Expr *x);
