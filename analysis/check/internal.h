/* check, inside: the state of checking one package, operands, and who calls whom.
 *
 * The division of work and the order in which errors are found are those of
 * types2, because the errors must be: which of two mistakes is reported depends
 * on it.  Source: cmd/compile/internal/types2, Go 1.19.
 */
#pragma once
#include "analysis/check/check.h"
#include "analysis/types/instance.h"

typedef struct Checker Checker;
typedef struct FlowGraph FlowGraph;

/* A value, type or nothing being worked on; copied freely. */
typedef struct Operand {
    ExprMode mode;             /* MODE_NONE: invalid, an error was reported */
    Type *type;
    Constant *constant;        /* MODE_CONSTANT */
    Expr *expr;
    int builtin;               /* MODE_BUILTIN: BuiltinKind */
} Operand;
typedef LIST(Operand) OperandList;

/* What the checker knows of a declared object while it works: Object.checking.  Package-level
 * objects and methods have one (and an Object.order), and local type names. */
typedef struct Declaration {
    Scope *file;               /* scope of the file it stands in; NULL: local */
    ObjectList *left;          /* var a, b = f(): all of its variables; else NULL */
    Expr *type, *value;        /* constant or variable; or NULL */
    bool is_inherited;         /* value and type repeat those of an earlier constant */
    bool is_broken_alias;      /* an alias whose type is not known yet */
    FuncDecl *function;
    TypeDecl *type_declaration;
    VarDecl *variable;
    ObjectList methods;        /* of a type name: not yet attached to its type */
    ObjectList dependencies;   /* package-level constants, variables and functions it mentions, each once */
    Map dependency_set;
} Declaration;

/* A type that may be too large (type_limits.c), and where that would be told. */
typedef struct SizedType { Type *type; Pos pos; bool is_literal; } SizedType;

/* A conversion to a pointer or slice (not_in_heap.c). */
typedef struct PointerConversion { CallExpr *call; Type *from, *to; } PointerConversion;

/* What a function body or declaration is being checked in. */
typedef struct Context {
    Object *declaration;       /* the package-level object whose initialisation depends on what is met; or NULL */
    Scope *scope;              /* innermost */
    Pos pos;                   /* if set: of the current statement, for scope lookups */
    Constant *iota;            /* value of iota, or NULL outside of a constant declaration */
    Pos compiler_pos;          /* in a function: where the compiler stands when it comes to a type in an expression */
    Pos error_pos;             /* if set: where errors of an inherited constant expression are reported */
    bool in_type_parameter_list;
    SignatureType *signature;  /* of the enclosing function, or NULL */
    Map *is_panic_call;        /* CallExpr -> itself, for calls of panic that end a function (for missing return) */
    ObjectList *locals;        /* variables declared in the enclosing function, for "declared but not used" */
    bool has_call_or_receive;  /* an expression under way contains one (len of an array is then not constant) */
} Context;

struct Checker {
    Compilation *compilation;
    Arena *arena;
    Package *package;
    Context context;
    LIST(CallExpr *) prints;   /* calls of print and println with operands that may be beyond them */
    LIST(Expr *) pending;      /* every expression that was untyped when met (check_untyped.c) */
    LIST(Object *) object_path;  /* objects being declared, for cycles */
    LIST(struct Delayed *) delayed;  /* function bodies and checks that run when types are complete */
    bool accepts_missing_bodies;
    bool has_error;            /* one was reported in this package */
    bool has_refused;          /* what berth does not support yet */
    bool has_instances;        /* generic types or functions were given arguments */
    bool has_value_cycle;      /* constants or variables depend on themselves */
    uint32_t local_types;      /* declared in functions so far */
    Map imports_by_path;       /* Name of path -> Package */
    ObjectList objects;        /* all with a Declaration and an order, in source order */
    LIST(SizedType) sized_types;
    LIST(PointerConversion) pointer_conversions;
    int64_t literal_bytes;     /* of large slice literals */
    bool has_large_types;      /* some variables may fill much of a frame */
    bool has_large_frames;     /* some frame may be too large: known behind placement */
    NodeList local_declarations;  /* in functions, with directives */
    ObjectList imports;        /* OBJECT_PACKAGE_NAME, for "imported and not used" */
    Map dot_imports;           /* file Scope -> Map of Name -> the OBJECT_PACKAGE_NAME it came through */
    Map linknames;             /* Name of functions and variables that //go:linkname names */
    Map valid_types;           /* NamedType -> itself: does not contain itself */
    Map invalid_types;         /* those that do, or contain one that does */
    Map blank_parameters;      /* NameExpr "_" in a receiver's brackets -> the Object of the type parameter */
    FlowGraph *flows;          /* between type parameters (monomorph.c); or NULL */
    LIST(Pos) types_in_generics;  /* type declarations in generic functions */
};

/* ---- errors (check.c) ---- */

/* At the start of a node's expression, as types2's atPos decides (start of an operand or node). */
void check_error(Checker *checker, const void *node, const char *format, ...) __attribute__((format(printf, 3, 4)));
void check_error_at(Checker *checker, Pos pos, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Go that is not supported yet: "WHAT not supported yet".  Further errors of the package are not told. */
void check_refuse(Checker *checker, Pos pos, const char *what);
/* Several lines: further ones are "\tPOS: text" (pos 0: "\ttext").  Begin with writer_format. */
void check_note(Checker *checker, Writer *writer, Pos pos, const char *format, ...) __attribute__((format(printf, 4, 5)));
void check_note_other_declaration(Checker *checker, Writer *writer, const Object *other);
/* Where errors about the node stand: types2's StartPos. */
Pos check_start(const void *node);
const char *check_type_text(Checker *checker, const Type *type);      /* as errors say it */
const char *check_expr_text(Checker *checker, const void *expr);
const char *check_pos_text(Checker *checker, Pos pos);                /* "f.go:3:5" */
Object *check_new_object(Checker *checker, ObjectKind kind, Name *name, Pos pos, Type *type);
Object *check_new_variable(Checker *checker, VarKind kind, Name *name, Pos pos, Type *type);
Name *check_name_of(Checker *checker, const char *text);              /* the interned name */
/* Scopes nest: everything declared until check_close_scope goes into the new one. */
void check_open_scope(Checker *checker, const void *node);
void check_close_scope(Checker *checker);
Object *check_lookup(Checker *checker, const Name *name);             /* innermost, or NULL */
void check_process_later(Checker *checker, uint32_t top);             /* runs and drops what was put off from index `top` on */
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
/* e: the binary expression; NULL for `left operator= right`. */
void check_binary(Checker *checker, Operand *x, Expr *e, Expr *left, Expr *right, TokenKind operator);
void check_composite_literal(Checker *checker, Operand *x, CompositeLit *e, Type *hint);
bool check_index_expr(Checker *checker, Operand *x, IndexExpr *e);   /* true: a generic function to instantiate */
void check_slice_expr(Checker *checker, Operand *x, SliceExpr *e);
/* Index value, or -1 if not constant; *type receives the index's type. */
Type *check_index(Checker *checker, Expr *index, int64_t maximum, int64_t *value);
void check_conversion(Checker *checker, Operand *x, Type *target);
bool check_builtin(Checker *checker, Operand *x, CallExpr *call, int builtin);
void check_printed_types(Checker *checker);                          /* print of an array or struct: told when types are right */
/* Converts an untyped operand to `target`; error if impossible. */
void check_convert_untyped(Checker *checker, Operand *x, Type *target);
/* x is to be assigned to `target` (NULL: only given its default type); context: "assignment", "argument", ... */
void check_assignment(Checker *checker, Operand *x, Type *target, const char *context);
/* The same; `of` is named after the context in errors: "argument to" f. */
void check_assignment_in(Checker *checker, Operand *x, Type *target, const char *context, const Expr *of);
bool check_assignable(Checker *checker, Operand *x, Type *target, const char **cause);
/* x.(type): reports if a value of x's interface type can never be of `type`; e: where. */
void check_type_assertion(Checker *checker, Expr *e, Operand *x, Type *type, bool is_type_switch);
/* Why a constant cannot have a type. */
typedef enum ConversionProblem {
    CONVERSION_FINE,
    CONVERSION_TRUNCATES,      /* a fraction to an integer type */
    CONVERSION_OVERFLOWS,
    CONVERSION_INVALID
} ConversionProblem;
/* Is the constant of x a value of the basic type?  *constant becomes its value there (floats rounded). */
ConversionProblem check_representation(const Operand *x, const BasicType *type, Constant **constant);
bool check_representable(Checker *checker, Operand *x, BasicType *type);  /* the same, reporting and applying it */
/* The type that untyped x takes where `target` is expected; *constant NULL: its value stays. */
ConversionProblem check_implicit_type(Checker *checker, const Operand *x, Type *target, Type **type,
                                      Constant **constant);
void check_apply_implicit_type(Checker *checker, Operand *x, Type *type, Constant *constant);
void check_report_conversion(Checker *checker, ConversionProblem problem, const Operand *x, Type *target);
/* x's expression and those that share its type take `type`; final: also if it is untyped. */
void check_update_type(Checker *checker, Expr *e, Type *type, bool is_final);
/* x == y allowed: reports if not. */
void check_comparison(Checker *checker, Operand *x, Operand *y, TokenKind operator, bool is_switch_case);
/* Writes type, mode and constant into the slots of an expression (and settles untyped ones at the end). */
void check_record(Checker *checker, Operand *x);
void check_record_untyped(Checker *checker);
void check_record_type(Expr *e, Type *type);                         /* e denotes the type */
void check_record_comma_ok(Checker *checker, Expr *e, Type *value, Type *ok);
const char *operand_text(Checker *checker, const Operand *x);        /* as in errors: "x (variable of type int)" */
void operand_set_constant(Operand *x, TokenKind token, Text literal);
Type *check_core_type(Type *type);                                   /* underlying; of a type parameter that of all its types, or NULL */
Type *check_core_string(Type *type);                                 /* the same, []byte and string taken together as string */
TermList *check_terms(const Type *type);                             /* of a type parameter's constraint; NULL: all types */
bool check_is_interface_pointer(const Type *type);                   /* or to a type parameter */
const char *check_interface_pointer_text(Checker *checker, const Type *type);
bool check_has_properties(const Type *type, unsigned properties);    /* BASIC_IS_ flags; of a type parameter: all its types do */
const char *check_kind_text(Checker *checker, const Type *type);     /* "slice", "map", ... or the type's text */
/* Does `type` implement `target`?  If not, *cause (may be NULL) says why. */
bool check_implements(Checker *checker, Type *type, Type *target, const char **cause);
const char *check_missing_method_text(Checker *checker, Type *type, Type *target, Object *method, Object *similar);
/* An integer index or size: converts it to int if untyped; `what` names it in errors. */
bool check_is_valid_index(Checker *checker, Operand *x, const char *what, bool allow_negative);

/* ---- names, calls and selectors (check_call.c, check_name.c) ---- */

RawKind check_call(Checker *checker, Operand *x, CallExpr *e);
void check_selector(Checker *checker, Operand *x, SelectorExpr *e);
void check_name(Checker *checker, Operand *x, NameExpr *e, NamedType *defined, bool wants_type);
/* As check_selector, where a type is wanted: `defined` is the type being declared, or NULL. */
void check_qualified_name(Checker *checker, Operand *x, SelectorExpr *e, NamedType *defined);
void check_function_literal(Checker *checker, Operand *x, FuncLit *e);
void check_use(Checker *checker, Expr *e);                           /* evaluates for "used" marks only */
void check_use_list(Checker *checker, ExprList *list);

/* The arguments of a call fit the signature's parameters; reports if not.  The signature, or its instance if it is
 * generic and its arguments (`given`: explicit ones, or NULL) could be found. */
SignatureType *check_arguments(Checker *checker, CallExpr *call, SignatureType *signature, TypeList *given,
                               OperandList *arguments);
/* The type that argument i is assigned to. */
Type *check_parameter_type(SignatureType *signature, uint32_t i, bool has_dots);
/* "(number, string)": what a call or return has, and wants. */
const char *check_operands_summary(Checker *checker, OperandList *operands);
const char *check_variables_summary(Checker *checker, ObjectList *variables, bool is_variadic);

/* ---- types (check_type.c) ---- */

Type *check_type(Checker *checker, Expr *e);                         /* complete enough for any use in a body */
Type *check_variable_type(Checker *checker, Expr *e);                /* no constraint interfaces */
void check_may_be_variable_type(Checker *checker, Expr *e, Type *type);  /* the same of an expression that is one */
Type *check_defined_type(Checker *checker, Expr *e, NamedType *defined);
/* Fills in a signature that was made empty (so that recursive declarations find it). */
void check_signature(Checker *checker, SignatureType *signature, Field *receiver, FieldList *type_parameters,
                     FuncTypeExpr *e);  /* receiver, type_parameters: of a declaration; else NULL */
void check_struct_type(Checker *checker, StructType *type, StructTypeExpr *e);
void check_interface_type(Checker *checker, InterfaceType *type, InterfaceTypeExpr *e, NamedType *defined);
/* A defined type must not contain itself. */
void check_valid_type(Checker *checker, NamedType *type);
void check_report_cycle(Checker *checker, ObjectList *cycle);
/* T of "type T *U": what its declaration says it stands for, as soon as that is known. */
void check_set_underlying(Checker *checker, NamedType *defined, Type *type);

/* ---- type parameters and instances (check_generic.c, check_instance.c, infer.c, monomorph.c) ---- */

void check_collect_type_parameters(Checker *checker, FieldList *fields, TypeList **list);
void check_receiver_parameters(Checker *checker, SignatureType *signature, Field *receiver);
Type *check_generic_type(Checker *checker, Expr *e, bool reports);   /* without arguments; type_invalid if it is not generic */
Type *check_instantiated_type(Checker *checker, IndexExpr *e, NamedType *defined);
ExprList check_index_list(IndexExpr *e);                             /* what stands in the brackets */
TypeList *check_type_list(Checker *checker, const ExprList *list);   /* NULL after an error */
/* The arguments must satisfy the constraints: asked when types are complete.  written: those that are in the source. */
void check_verify_later(Checker *checker, Pos pos, const ExprList *written, TypeList *parameters, TypeList *arguments);
void check_no_generic(Checker *checker, Operand *x);                 /* reports and invalidates what lacks its arguments */
void check_function_instance(Checker *checker, Operand *x, IndexExpr *e);  /* x: the generic function */
/* f[A](...): A; false: an error was reported and the call's arguments used. */
bool check_explicit_arguments(Checker *checker, CallExpr *call, SignatureType *signature, TypeList **arguments);
SignatureType *check_infer_call(Checker *checker, CallExpr *call, SignatureType *generic, TypeList *given,
                                OperandList *operands);

typedef struct Inference {
    Pos pos;                   /* of what cannot be inferred */
    TypeList *parameters;
    TypeList *given;           /* explicit arguments, perhaps fewer than parameters; or NULL */
    TupleType *tuple;          /* beside operands: the parameters that they are passed to */
    OperandList *operands;
} Inference;
TypeList *check_infer(Checker *checker, const Inference *inference); /* all type arguments; NULL after an error */

void check_note_same_parameter(Checker *checker, ParameterType *parameter, ParameterType *declared);
void check_note_flow(Checker *checker, Pos pos, Type *parameter, Type *argument);
void check_instantiation_cycles(Checker *checker);

/* ---- declarations and statements ---- */

void check_collect_objects(Checker *checker);                        /* resolve.c: package scope, imports, methods */
void check_package_objects(Checker *checker);
void check_object(Checker *checker, Object *object);  /* declares on demand; finds cycles */
void check_declaration_statement(Checker *checker, DeclStmt *statement);
void check_function_body(Checker *checker, Object *declaration, SignatureType *signature, BlockStmt *body,
                         Constant *iota);
void check_statement(Checker *checker, Stmt *statement);
void check_statement_list(Checker *checker, NodeList *list);
void check_switch(Checker *checker, SwitchStmt *statement);
void check_select(Checker *checker, SelectStmt *statement);
void check_for(Checker *checker, ForStmt *statement);
bool check_is_terminating(Checker *checker, Stmt *statement, const Name *label);
void check_unused(Checker *checker, ObjectList *locals);
void check_unused_imports(Checker *checker);
void check_initialization_order(Checker *checker);
void check_init_constant(Checker *checker, Object *left, Operand *x);
Type *check_init_variable(Checker *checker, Object *left, Operand *x, const char *context);
Type *check_assign_variable(Checker *checker, Expr *left, Operand *x);
void check_assign_statement(Checker *checker, AssignStmt *statement);
/* return_statement: the values are its results; else NULL. */
void check_init_variables(Checker *checker, ObjectList *left, ExprList *right, ReturnStmt *return_statement);
void check_declare(Checker *checker, Scope *scope, NameExpr *name, Object *object, Pos scope_pos);

/* The initialisation of the object being declared depends on `object`. */
void check_add_dependency(Checker *checker, Object *object);
void check_read_directives(Checker *checker);                        /* before types: what the parser says of //go: lines */
void check_directives(Checker *checker);                             /* what the compiler says of //go: lines */
/* Reports too many or too few values for the names. */
void check_arity(Checker *checker, Pos pos, NameExpr **names, uint32_t name_count, ExprList *values, bool is_constant,
                 bool is_inherited);
/* The declaration whose type and values hold for `constant`; *last is kept between those of a list (begin with NULL). */
ConstDecl *check_constant_source(ConstDecl *constant, ConstDecl **last);
void check_note_size(Checker *checker, Type *type, Pos pos);         /* `type` could be too large: see to it later */
void check_note_instance_size(Checker *checker, NamedType *instance);
void check_note_literal_size(Checker *checker, Type *element, int64_t length, Pos pos);  /* of a slice, the same */
/* Those noted from the first-th on stand in a constant expression, of which the compiler makes no type. */
void check_forget_sizes(Checker *checker, uint32_t first);
void check_type_limits(Checker *checker);
void check_note_conversion(Checker *checker, CallExpr *call, Type *from, Type *to);  /* see to it later */
void check_pointer_conversions(Checker *checker);
void check_note_local_directives(Checker *checker, Node *declaration);
bool check_has_linkname(Checker *checker, Object *function);
/* Where Go's tree begins a function declaration: after the keyword. */
Pos check_declaration_start(Checker *checker, FuncDecl *function);

/* ---- universe.c ---- */
Scope *universe_scope(Compilation *compilation);
Package *universe_unsafe(Compilation *compilation);
Type *universe_error(Compilation *compilation);
Object *universe_iota(Compilation *compilation);
