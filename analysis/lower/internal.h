/* lower, inside: the state of lowering one package, and what the files of the folder share.
 *
 * The order of work is that of Go's own construction of its tree, because names of
 * closures and temporaries, the order of locals, and the positions of implicit
 * conversions depend on it.  Source: cmd/compile/internal/noder, Go 1.19 (irgen).
 */
#pragma once
#include "analysis/lower/lower.h"
#include "analysis/types/instance.h"

/* What type parameters stand for in the body being lowered. */
typedef struct LowerInstance {
    const TypeList *parameters, *arguments;
    struct ShapeInstance *shape;  /* that these are shapes of, or NULL */
    Map names;               /* Object of a local variable -> its IrName in this instance */
} LowerInstance;

typedef struct LowerPending LowerPending;
typedef struct LowerShapes LowerShapes;

typedef struct Lower {
    Compilation *compilation;
    Arena *arena;
    Program *program;
    IrPackage *package;
    const IrProgram *inlined;  /* all bodies are there and calls inlined: instances are found, not made; or NULL */
    IrFunction *function;    /* being lowered; NULL: the value of a package variable */
    LowerInstance *instance; /* or NULL: no generic function's body */
    LowerPending *pending;   /* instance.c's own */
    bool speaks_of_shapes;   /* instances are made of shapes, for -m (shape.c) */
    LowerShapes *shapes;     /* shape.c's own */
    Map *names;              /* Object -> IrName; NULL: they are in the slots of the objects */
    Pos pos;                 /* the current position register: see position.c */
    Map innermost;           /* IrName that closures capture -> its IrName in the function being lowered */
    Map targets;             /* Stmt that break or continue may mean -> its IrNode */
    Map initial_values;      /* Expr that package variables are initialised with -> IrNodes that do it */
    uint32_t package_closures;  /* literals numbered outside of named functions: glob..funcN, _.funcN */
    uint32_t init_functions, blank_functions;
} Lower;

/* ---- shape_instance.c, if the tree speaks of shapes ---- */

/* The type stands in the code: methods of the instances in it will be made. */
void lower_need_type(Lower *lower, Type *type);

/* ---- node.c ---- */

/* A zeroed node of the struct that belongs to the operation. */
#define lower_node(lower, op_, Struct, pos_, type_)                                                          \
    ({                                                                                                       \
        Struct *made_ = arena_new((lower)->arena, Struct);                                                   \
        made_->node.op = OP_##op_;                                                                           \
        made_->node.pos = (pos_);                                                                            \
        made_->node.type = (type_);                                                                          \
        made_;                                                                                               \
    })
IrNode *lower_new_unary(Lower *lower, IrOp op, Pos pos, Type *type, IrNode *x);
IrNode *lower_new_binary(Lower *lower, IrOp op, Pos pos, Type *type, IrNode *x, IrNode *y);
IrNode *lower_new_call(Lower *lower, IrOp op, Pos pos, Type *type, IrNodes arguments);
IrNode *lower_new_int(Lower *lower, Pos pos, Type *type, int64_t value);
IrNode *lower_new_type(Lower *lower, Pos pos, Type *type);
IrNode *lower_new_declare(Lower *lower, Pos pos, IrName *variable);
IrNode *lower_new_assign(Lower *lower, Pos pos, IrNode *x, IrNode *y);
void lower_add_initial(Lower *lower, IrNode *node, IrNode *statement);
Type *lower_element_of_pointer(const Type *type);  /* NULL: not a pointer */
/* The types of a call's results: of its tuple, or the one it has. */
uint32_t lower_result_count(const Type *type);

/* ---- name.c ---- */

/* The name of a symbol of the package, as Go writes it: its path escaped. */
const char *lower_symbol(Lower *lower, const Package *package, const char *text);
IrName *lower_new_name(Lower *lower, IrClass class, const char *text, Type *type, Pos pos);
/* Where the names of objects are kept; NULL: it has none yet. */
IrName *lower_known_name(const Lower *lower, const Object *object);
void lower_keep_name(Lower *lower, Object *object, IrName *name);
/* The one IrName of a variable or function, made on first sight in the function being lowered. */
IrName *lower_object(Lower *lower, Object *object);
/* The name by which the function being lowered means the object: captured if it is another's variable. */
IrName *lower_use(Lower *lower, Object *object, Pos pos);
IrName *lower_new_temporary(Lower *lower, Type *type);
const char *lower_temporary_text(Lower *lower, const IrFunction *function);  /* of the next one */
/* The variable of the literal that gets `outer`, which is `root` or captured itself, from the function around it. */
IrName *lower_new_captured(Lower *lower, IrFunction *function, IrName *root, IrName *outer, Pos pos);
/* The function that runs the initialisation of package variables; made on first use. */
IrFunction *lower_initializer(Lower *lower);
IrFunction *lower_new_function(Lower *lower, IrName *name, SignatureType *signature, Pos pos);
/* IrNames of receiver, parameters and results; `declared`: the signature that the body speaks of, whose types
 * may mention type parameters. */
void lower_declare_parameters(Lower *lower, IrFunction *function, const SignatureType *declared);
/* A function literal: its function, named, inside of the one being lowered. */
IrFunction *lower_new_closure(Lower *lower, IrClosure *closure, SignatureType *signature, Pos pos);
/* After a literal's body: its captured variables are found in the function around it. */
void lower_finish_captures(Lower *lower, IrFunction *closure);

/* ---- instance.c ---- */

/* The type with type parameters replaced by what they stand for here. */
Type *lower_type(Lower *lower, Type *type);
TypeList *lower_types(Lower *lower, const TypeList *types);
/* The instance of a generic function with these type arguments. */
IrName *lower_function_instance(Lower *lower, Object *generic, const TypeList *written);
const char *lower_arguments_text(Lower *lower, const TypeList *arguments);  /* "[int,main.T]" */
IrName *lower_method(Lower *lower, Object *method);   /* of an instance or of a plain type */
/* Bodies of all instances that the package uses, and methods of all that its types mention. */
void lower_instances(Lower *lower);
void lower_read_directives(IrFunction *function, const DirectiveList *directives);   /* lower.c */

/* ---- position.c ---- */

/* The register follows a node that has a position of its own. */
void lower_set_pos(Lower *lower, const IrNode *node);
/* The body is a copy of a generic one made of shapes: Go goes through it once more, in the order of its nodes. */
bool lower_is_in_shape(const Lower *lower);
/* Then the register follows what is gone through, in the source. */
void lower_pass(Lower *lower, Pos pos);

/* ---- expression.c ---- */

/* NULL for NULL and for the blank identifier. */
IrNode *lower_expr(Lower *lower, Expr *x);
IrNodes lower_exprs(Lower *lower, const ExprList *list);
Type *lower_type_of(Lower *lower, const Expr *x);    /* as code needs it: no untyped ones left, (T, bool) is T */
IrOp lower_operator(TokenKind operator);
IrNode *lower_implicit_field(Lower *lower, Pos pos, IrNode *x, uint32_t index);
IrNode *lower_implicit_deref(Lower *lower, IrNode *x);  /* *x of a pointer to an array, else x */

/* x.m: through embedded fields, with the receiver's address taken or followed; as a callee. */
IrNode *lower_method_value(Lower *lower, Pos pos, IrNode *x, const Lookup *method);
IrNode *lower_method_callee(Lower *lower, Pos pos, IrNode *x, const Lookup *method);
/* T.m, which is of `type`, of a receiver's type T. */
IrNode *lower_method_expression(Lower *lower, Pos pos, Type *type, Type *receiver, Object *method);

/* ---- parameter_method.c ---- */

/* The expression, if it is x.m, x is of a type parameter's type, and what that stands for is known; else NULL. */
const SelectorExpr *lower_parameter_method(const Lower *lower, Expr *x);
/* x.m, `operand` being x; as a callee. */
IrNode *lower_parameter_method_value(Lower *lower, const SelectorExpr *x, IrNode *operand);
IrNode *lower_parameter_method_callee(Lower *lower, const SelectorExpr *x, IrNode *operand);
/* x.m(a) with such a callee becomes T.m(x, a), if that can be told from it. */
void lower_parameter_method_call(Lower *lower, IrCall *call);
/* The type of x.m with x as a parameter. */
Type *lower_method_expression_type(Lower *lower, const IrSelector *selector);

/* ---- devirtualize.c ---- */

/* Interface calls of the function whose receiver is always of one concrete type become direct ones; -m tells. */
void lower_devirtualize(Lower *lower, IrFunction *function);

/* ---- constant.c ---- */
IrNode *lower_constant(Lower *lower, Expr *x, Type *type);

/* ---- literal.c ---- */
IrNode *lower_composite(Lower *lower, CompositeLit *literal, Type *type);

/* ---- call.c ---- */
IrNode *lower_call(Lower *lower, CallExpr *call, Type *type);
/* Settles the callee and, unless that is done, converts arguments to what it takes. */
void lower_finish_call(Lower *lower, IrCall *call, bool has_arguments_done);
/* f(g()), return g(): the values of one multi-value call in temporaries; the assignment is added to
 * *before.  False: `list` is something else. */
bool lower_spread_call(Lower *lower, IrNodes *list, IrNodes *before);

/* ---- convert.c ---- */

/* The implicit conversion of a value that is assigned to something of `type`, at the register's position. */
IrNode *lower_assign_conversion(Lower *lower, IrNode *x, Type *type);
/* T(x). */
IrNode *lower_explicit_conversion(Lower *lower, Pos pos, Type *type, IrNode *x);
/* The operands of == and !=. */
void lower_comparison_conversions(Lower *lower, IrBinary *comparison);
/* What turns a value that arrives from elsewhere (range, x, ok = ...) into `type`: a conversion with x NULL, or NULL. */
IrNode *lower_arriving_conversion(Lower *lower, Type *from, const IrNode *target);

/* ---- statement.c ---- */
void lower_statement(Lower *lower, Stmt *statement, IrNodes *out);
IrNodes lower_statements(Lower *lower, const NodeList *list);
void lower_function_body(Lower *lower, IrFunction *function, const SignatureType *declared, BlockStmt *body);

/* ---- assign.c ---- */
void lower_assignment(Lower *lower, AssignStmt *statement, IrNodes *out);
void lower_variables(Lower *lower, VarDecl *declaration, IrNodes *out);
/* The left sides of := and =, of range too; := adds the names that are new to *declared.  NULL: blank. */
IrNodes lower_targets(Lower *lower, const ExprList *left, bool is_define, IrNames *declared);
/* The names begin to exist, and `definition` is the statement that declares them. */
void lower_declare(Lower *lower, const IrNames *declared, IrNode *definition, IrNodes *out);
/* x, ok = y: the op of the right side may be spread over two. */
bool lower_is_pair_op(IrOp op);

/* ---- dead_code.c ---- */

/* Drops what Go drops before it analyses a function: branches and cases that constants rule out. */
void lower_drop_dead_code(IrFunction *function);

/* ---- static_value.c ---- */

/* Marks what of the package variables' initial values needs no site; drops what is not seen. */
void lower_mark_static_values(IrFunction *initializer);

/* ---- bounds.c ---- */
void lower_mark_bounded(IrIndex *index);  /* sets is_bounded of an array's or constant string's element */

/* ---- finish.c ---- */

/* After dead code is gone: the literals inside and the variables whose address is taken. */
void lower_finish_function(Lower *lower, IrFunction *function);
