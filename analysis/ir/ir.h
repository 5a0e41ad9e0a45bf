/* IR: the typed tree that placement is decided on and code is made from.
 *
 * lower/ builds it from the checked syntax: one IrFunction a function, method and
 * function literal (later: one for each generic instance), with every implicit
 * conversion, dereference and address written out, and every expression with
 * its final type.  Sugar that Go keeps until after escape analysis (range,
 * switch, op=, method values) is kept.  Statement lists are IrNodes.
 *
 * Positions are those that Go's -m prints (escape.md 2.4), so `pos` of a node is
 * not always the position of the syntax it came from.
 *
 * Evaluation order (codegen's duty): operands left to right; like Go's compiler,
 * calls and receives inside an expression happen before its plain variables are
 * read.  Invariant: a node has one parent, except IrName, IrType and IrFunction.
 */
#pragma once
#include "analysis/check/program.h"

typedef enum IrOp {
    OP_NONE,
#define IR(op, Struct, spelling) OP_##op,
#include "analysis/ir/ops.def"
#undef IR
    OPS
} IrOp;

typedef struct IrFunction IrFunction;
typedef struct IrPackage IrPackage;

typedef struct IrNode IrNode;
typedef LIST(IrNode *) IrNodes;

struct IrNode {
    uint8_t op;              /* IrOp */
    bool is_implicit;        /* not written in the source: not printed */
    bool is_paren;           /* was in parentheses that Go would print back */
    bool is_bounded;         /* INDEX, SLICE, shift: lowering proved it in range */
    bool is_static;          /* allocates, but once, as part of a package variable's initial value: no site */
    Pos pos;
    uint32_t site;           /* index of its placement (place.h), 0: allocates nothing */
    Type *type;              /* statements: NULL */
    const char *source_text; /* if set, printed in place of the node: a constant expression as written */
    IrNodes *initial;        /* or NULL: statements that run before the node (f(g()) with several results) */
};

/* ---- leaves ---- */

typedef enum IrClass { IR_LOCAL, IR_PARAMETER, IR_RESULT, IR_PACKAGE_VARIABLE, IR_FUNCTION, IR_CAPTURED } IrClass;

/* A variable or function; one object, many uses (uses point at it directly). */
typedef struct IrName {
    IrNode node;             /* pos: of its declaration */
    const char *name;        /* as printed: "x", "~r0", ".autotmp_3", "_" */
    IrClass class;
    IrFunction *function;    /* the function it belongs to (captured: the closure); a function's own IrFunction */
    Object *object;          /* or NULL */
    const char *symbol;      /* package variables and functions: "main.x" */
    IrNode *definition;      /* the ASSIGN, RANGE ... that declares it, or NULL */
    bool has_lost_definition;  /* of an imported generic body: Go's export data does not say that it is one */
    struct IrName *outer;    /* IR_CAPTURED: the variable in the enclosing function (itself perhaps captured) */
    struct IrName *root;     /* IR_CAPTURED: the variable in the function that declares it; else itself */
    bool is_address_taken;   /* & was applied, or a closure captures it by reference, ... (Go's Addrtaken) */
    bool is_captured;        /* some closure mentions it */
    bool is_reassigned;      /* escape's: assigned other than by its definition, or its address taken, anywhere */
    bool is_by_value;        /* IR_CAPTURED: decided by escape: copied into the closure */
    bool is_temporary;       /* made by lowering */
    bool is_elsewhere;       /* package variables: another package's, by //go:linkname */
    bool is_inlined;         /* of an inlined call, in its caller: a local variable, whatever it was; or of another
                              * package's generic body.  Messages say of which package then */
    int32_t loop_depth;      /* of its declaration; escape's */
    uint32_t result_index;   /* IR_RESULT: from 0 */
    void *location;          /* escape's: its Location */
    void *codegen;           /* codegen's own */
} IrName;
typedef LIST(IrName *) IrNames;

typedef struct IrLiteral {
    IrNode node;
    Constant *constant;
    uint8_t source_op;       /* IrOp: outermost operation of source_text, which decides about parentheses */
} IrLiteral;
typedef struct IrNil { IrNode node; } IrNil;
typedef struct IrType { IrNode node; } IrType;  /* node.type is the type meant */

/* ---- expressions ---- */

typedef struct IrUnary { IrNode node; IrNode *x; } IrUnary;
typedef struct IrBinary { IrNode node; IrNode *x, *y; } IrBinary;
typedef struct IrList { IrNode node; IrNodes list; } IrList;

typedef struct IrSelector {
    IrNode node;
    IrNode *x;               /* METHOD_EXPRESSION: a TYPE */
    Name *selector;
    Object *object;          /* the field or method */
    uint32_t index;          /* field: index in its struct; interface method: index in type_interface_methods */
    IrName *method;          /* DOT_METHOD, METHOD_VALUE, METHOD_EXPRESSION of a concrete type: the function */
} IrSelector;

typedef struct IrIndex {
    IrNode node;
    IrNode *x, *index;
    bool is_assigned;        /* INDEX_MAP on the left side */
} IrIndex;

typedef struct IrSlice { IrNode node; IrNode *x, *low, *high, *max; } IrSlice;  /* NULL where absent */
typedef struct IrTypeAssert { IrNode node; IrNode *x; Type *target; IrNode *entry; } IrTypeAssert;  /* entry: of a dictionary, DYNAMIC_ASSERT */
/* Of shapes or of what they stand for; x: the receiver of a method, else NULL. */
typedef struct IrInstance { IrNode node; Object *generic; TypeList *arguments; IrNode *x; } IrInstance;
typedef struct IrComposite { IrNode node; IrNodes elements; int64_t length; } IrComposite;
typedef struct IrKey { IrNode node; IrNode *key, *value; } IrKey;
typedef struct IrStructKey { IrNode node; Object *field; uint32_t index; IrNode *value; } IrStructKey;

typedef struct IrCall {
    IrNode node;             /* type: the result, a tuple of several, or NULL for none */
    IrNode *callee;          /* NULL for builtins */
    IrNodes arguments;       /* without the receiver; variadic ones are already a slice (see is_spread) */
    bool is_spread;          /* written f(x...) */
    bool has_implicit_slice; /* the last argument is the "... argument" slice literal that lowering made, or NIL for none */
    bool is_packed;          /* escape's: from now on the implicit slice is printed, not its elements */
    bool is_statement;       /* result unused */
    bool is_tail;            /* of a method wrapper: a jump, never inlined */
} IrCall;

/* A call with the callee's body in its place.  `initial` of the node: what the callee's evaluation does, then the
 * parameters, which are local variables now, are declared and assigned; a RETURN became an assignment of the results
 * and a GOTO to a label at the end of the body. */
typedef struct IrInlinedCall {
    IrNode node;             /* pos, type: the call's */
    IrFunction *callee;
    IrNodes body;
    IrNodes results;         /* the variables that hold them in the end */
} IrInlinedCall;

typedef struct IrMake { IrNode node; IrNode *length, *capacity; } IrMake;  /* NULL where absent */

typedef struct IrClosure { IrNode node; IrFunction *function; } IrClosure;

/* ---- statements ---- */

typedef struct IrDeclare { IrNode node; IrName *variable; } IrDeclare;
typedef struct IrAssign { IrNode node; IrNode *x, *y; bool is_define; } IrAssign;   /* x NULL: blank */
typedef struct IrAssignOp { IrNode node; IrOp operator; IrNode *x, *y; bool is_increment; } IrAssignOp;
typedef struct IrAssignList {
    IrNode node;
    IrNodes left, right;     /* left: NULL for blank */
    bool is_define;
    IrNode *conversions[2];  /* ASSIGN_PAIR, or NULL: how the values become what the left sides can hold, see IrRange */
} IrAssignList;
typedef struct IrBlock { IrNode node; IrNodes list; } IrBlock;
typedef struct IrIf { IrNode node; IrNodes initial; IrNode *condition; IrNodes then, otherwise; } IrIf;
typedef struct IrFor {
    IrNode node;
    const char *label;       /* or NULL */
    IrNodes initial;
    IrNode *condition;       /* or NULL */
    IrNodes post_list;       /* 0 or 1 statement */
    IrNodes body;
} IrFor;
typedef struct IrRange {
    IrNode node;
    const char *label;
    IrNode *x;               /* array, pointer to array, slice, string, map, channel */
    IrNode *key, *value;     /* assignable, or NULL */
    uint8_t blank_count;     /* how many of the two are written as "_" */
    IrNode *key_conversion, *value_conversion;  /* or NULL: how the element becomes what key, value can hold: an
                              * implicit conversion (IrUnary) whose x is NULL, for the value that arrives */
    bool is_define;
    IrNodes body;
} IrRange;
typedef struct IrCase {
    IrNode node;
    IrNodes list;            /* expressions; TYPE or NIL in a type switch; empty: default */
    IrName *variable;        /* of a type switch, or NULL */
    IrNodes body;
} IrCase;
typedef struct IrSwitch { IrNode node; const char *label; IrNodes initial; IrNode *tag; LIST(IrCase *) cases; } IrSwitch;
typedef struct IrTypeSwitch { IrNode node; Name *name; IrNode *x; } IrTypeSwitch;
typedef struct IrSelectCase { IrNode node; IrNode *communication; IrNodes body; } IrSelectCase;
typedef struct IrSelect { IrNode node; const char *label; LIST(IrSelectCase *) cases; } IrSelect;
typedef struct IrBranch { IrNode node; const char *label; IrNode *target; } IrBranch;  /* target: loop or switch of BREAK and CONTINUE */
typedef struct IrReturn { IrNode node; IrNodes results; } IrReturn;  /* empty in a function with results: the named ones */
/* What runs is not `call`, which is as it was written, but `copies` now and `closure`, a func(), later. */
typedef struct IrGoDefer {
    IrNode node;             /* DEFER: its site is the record of the deferred call */
    IrCall *call;
    IrNodes copies;          /* escape's: DECLAREs and ASSIGNs of temporaries that hold the arguments */
    IrNode *closure;         /* escape's: the callee, or a wrapper around the call that captures the copies */
} IrGoDefer;

/* ---- functions and packages ---- */

/* What callers may have in place of a call: the body as it was before calls inside were inlined. */
typedef struct IrInlineBody {
    int cost;
    IrNodes body;
    LIST(IrName *) locals;   /* those that the body mentions */
    bool returns_once;       /* from its only RETURN, and no result has a name: results need no initial value */
} IrInlineBody;

/* What is in a function's tree, literals inside of it left out: who looks for what is not there need not walk. */
typedef struct IrTally {
    bool is_known;           /* call_order_visit was here */
    bool has_interface_calls;
    bool has_labels;         /* other than ends of inlined calls, to which nothing jumps back */
    uint32_t nodes;          /* before calls in it were inlined */
    uint32_t assigned;       /* left sides of lists of assignments, blanks too; as `nodes` */
} IrTally;

struct IrFunction {
    IrName *name;            /* name->name as messages say it: "f", "(*T).m", "f.func1", "glob..func1" */
    Pos pos;                 /* "func" */
    Pos end;                 /* of the closing brace */
    SignatureType *signature;
    IrName *receiver;        /* or NULL */
    LIST(IrName *) parameters;
    LIST(IrName *) results;
    LIST(IrName *) locals;   /* declared names and temporaries, in order of declaration (Go's Dcl) */
    IrNodes body;
    bool has_body;
    IrPackage *package;
    IrFunction *outer;       /* closures: the function around; else NULL (also of glob..func1) */
    IrClosure *closure;      /* the literal, for closures */
    LIST(IrName *) captured; /* closures: in order of first mention */
    LIST(IrFunction *) closures;  /* directly inside, in order */
    bool is_wrapper;         /* stands for the call of a go or defer statement (escape's) or for an instance (lower/shape_wrapper.c) */
    uint32_t wrapper_count;  /* of wrappers inside of it */
    uint32_t closure_count;  /* the number of the last literal inside of it */
    bool is_scanned;         /* static_value.c's: its assignments are marked */
    bool is_called_in_place; /* escape: the literal is the callee of a call: func() { ... }() */
    bool has_defer, has_recover;
    bool is_noinline, is_noescape, is_nosplit;  /* //go: directives */
    bool is_instance;        /* of a generic function or method: other packages may have the same one */
    bool is_shape;           /* an instance made of shapes (lower/shape.c): only messages are wanted */
    IrName *dictionary;      /* ... or a literal in one: the variable that holds what differs between type arguments; else NULL */
    bool is_method_wrapper;  /* made by Go's compiler, as lower/wrapper.c does: code is made of others */
    bool is_initializer;     /* the package's initialisation of variables, "init" */
    const char *linkname;    /* //go:linkname, or NULL */
    const char *not_inlined_for;  /* the //go: directive that forbids inlining, as -m=2 says it, or NULL */
    enum { INTRINSIC_UNKNOWN, INTRINSIC_NO, INTRINSIC_YES } intrinsic;  /* inline's: Go has instructions for it */
    bool is_inline_checked;  /* inline's: it was decided whether calls can be inlined */
    IrInlineBody *inline_body;  /* inline's: NULL if they cannot */
    void *summary;           /* escape's: what its parameters leak to */
    int32_t address_depth;   /* escape's: the deepest loop that has variables or allocations whose address flows */
    bool has_inner_locations;  /* escape's: literals inside have some */
    IrTally tally;
    uint32_t visit, visit_number;  /* call_order.c's: in the package's visit of that count, the number that it got */
    void *codegen;
};

struct IrPackage {
    Package *package;
    LIST(IrFunction *) functions;   /* declared ones in source order (methods and init functions too), without
                                     * closures; literals that initialise package variables stand among them, where
                                     * they are written: closure is set, outer is NULL */
    Map instances;                  /* methods of instances (Object) and names of instances of functions (Name) -> IrName;
                                     * they are among `functions` */
    LIST(IrName *) variables;       /* package variables in source order */
    IrFunction *initializer;        /* runs `initializers` in order; NULL if none */
    LIST(IrFunction *) wrappers;    /* method wrappers that take part in escape analysis: for messages only */
    LIST(IrFunction *) init_functions;  /* func init(), in order */
    LIST(IrFunction *) inlined_closures;  /* copies of literals in inlined calls, in the order of their making */
    void *generated;                /* generate's own */
    uint32_t visit_count;           /* call_order.c's: how often it went through the functions */
};

typedef struct IrProgram {
    LIST(IrPackage *) packages;     /* dependencies first */
    IrPackage *main;
    bool is_of_shapes;              /* for messages only: instances are made of shapes */
    Map names;                      /* Object -> IrName, if it is: the slots of objects are for the tree that code is made of */
} IrProgram;

/* The instance of a method that the package has, or else one that its callees were inlined from; NULL: nobody has it. */
IrName *ir_method_instance(const IrProgram *program, const IrPackage *package, const Object *method);

/* Checked downcast:  IrCall *call = ir_as(CALL, IrCall, node).  ir_if gives NULL instead of a bug. */
#define ir_as(OPERATION, Struct, pointer) ((Struct *)ir_checked((const IrNode *)(pointer), OP_##OPERATION))
#define ir_if(OPERATION, Struct, pointer) ((Struct *)ir_of_op((const IrNode *)(pointer), OP_##OPERATION))

IrNode *ir_checked(const IrNode *node, IrOp op);
static inline IrNode *ir_of_op(const IrNode *node, IrOp op)
{
    return node && node->op == op ? (IrNode *)node : NULL;
}

/* What the expression always is, if that is known: looks through conversions that change no bits and through
 * variables that are never assigned after their definition.  Else the expression itself. */
IrNode *ir_static_value(IrNode *node);
/* Lets ir_static_value know of the assignments in a tree that was added to a function. */
void ir_mark_assignments(IrNode *tree);

/* What the address of the node belongs to: through fields and elements of arrays. */
IrNode *ir_outer_value(IrNode *node);

/* Does the node have a position of its own?  A variable's use has not, nor a type that has a name. */
bool ir_has_unique_pos(const IrNode *node);

const char *ir_op_name(IrOp op);      /* "CALL" */
const char *ir_op_spelling(IrOp op);  /* "+" */

/* A copy of the node with the same children in lists of its own.  Not for functions' bodies. */
IrNode *ir_copy_node(Arena *arena, const IrNode *node);

/* The node as -m prints it: "new(T)", "&T{...}", "func literal", "a + b" (escape.md 2.5).  Names of package
 * `local`, the one being compiled, are bare.  Statements: "x := e", "for loop" ... */
const char *ir_text(Arena *arena, const IrNode *node, const Package *local);

/* The type as -m prints it: "interface {}", "struct { x int }", "func(int) string". */
const char *ir_type_text(Arena *arena, const Type *type, const Package *local);
/* "pkg.", or the quoted path where several packages have the name. */
void ir_qualifier_write(Writer *writer, const Package *package, const Package *local);
void ir_type_write(Writer *writer, const Type *type, const Package *local);

/* The dump of --dump=ir, on standard output: one node a line, indented. */
void ir_dump(Compilation *compilation, const IrProgram *program);
