/* Objects: what names stand for.  Scopes: where they do.  Packages. */
#pragma once
#include "analysis/types/type.h"
#include "base/map.h"

typedef enum ObjectKind {
    OBJECT_PACKAGE_NAME, OBJECT_CONSTANT, OBJECT_TYPE_NAME, OBJECT_VAR, OBJECT_FUNC, OBJECT_LABEL,
    OBJECT_BUILTIN, OBJECT_NIL
} ObjectKind;

typedef enum VarKind { VAR_LOCAL, VAR_PARAMETER, VAR_RESULT, VAR_RECEIVER, VAR_PACKAGE, VAR_FIELD } VarKind;

struct Object {
    uint8_t kind;              /* ObjectKind */
    uint8_t var;               /* OBJECT_VAR: VarKind */
    bool is_embedded;          /* field */
    bool is_used;              /* local variable, label or import */
    bool is_alias;             /* type name */
    bool has_pointer_receiver; /* method */
    Name *name;                /* NULL: unnamed parameter or result */
    Type *type;                /* NULL until checked; a builtin's stays NULL */
    Package *package;          /* NULL: universe */
    Scope *parent;             /* NULL: field, method */
    Pos pos;                   /* of the declaring identifier */
    Pos scope_pos;             /* visible from here on, in its scope */
    Node *declaration;         /* ConstDecl, TypeDecl, VarDecl, FuncDecl ...; NULL if none */
    uint32_t color;            /* the checker's: 0 white, 1 black, from 2 grey (index on its object path + 2) */
    uint32_t order;            /* of declaration in the package, from 1; 0: not package level */
    union {
        Constant *constant;    /* OBJECT_CONSTANT */
        Package *imported;     /* OBJECT_PACKAGE_NAME */
        int builtin;           /* OBJECT_BUILTIN: BuiltinKind of check/builtins.def */
        int64_t offset_bytes;  /* field, after layout */
    };
    Object *origin;            /* method of an instance: that of the generic type (instance.h); else NULL */
    NamedType *instance;       /* beside origin: whose method it is */
    void *checking;            /* the checker's own record of a package-level declaration */
    void *lowered;             /* lowering's: the IR variable or function */
};

struct Scope {
    Scope *parent;
    Map objects;               /* Name -> Object */
    LIST(Object *) ordered;    /* in order of insertion */
    Pos start, end;
    bool is_function;
    bool is_local;             /* made by scope_new_local */
    Scope *outer;              /* where to look next: `parent`, or further out where that is empty */
    Scope *global;             /* of a local scope: the innermost one around it that is none */
};

/* One initialisation:  left... = right, in order of execution (Go spec, Package initialization). */
typedef struct Initializer {
    ObjectList left;
    Expr *right;
    VarDecl *declaration;
} Initializer;

struct Package {
    const char *path;          /* import path: "main", "fmt", "container/list" */
    Name *name;
    LIST(File *) files;
    LIST(Package *) imports;   /* direct, in order of first import; all checked before this one */
    LIST(Package *) mentions;  /* inline's: what its export data would mention beside its own declarations */
    Scope *scope;
    LIST(Initializer) initializers;
    bool is_complete;          /* checked */
    bool is_bad;               /* it has errors, or what it imports has */
    bool is_named_on_command_line;  /* -m and -l speak of it */
    bool is_library;           /* berth's or Go's own: bodies may be elsewhere, imports may have lost their use to an overlay */
    bool is_unsafe;
    bool is_missing;           /* stands for an import that failed: all its names are accepted in silence */
};

/* How x.f was resolved. */
typedef enum SelectionKind { SELECT_FIELD, SELECT_METHOD_VALUE, SELECT_METHOD_EXPRESSION } SelectionKind;
struct Selection {
    SelectionKind kind;
    Type *receiver;            /* of x */
    Object *object;            /* field or method */
    LIST(uint32_t) path;       /* as in Lookup: embedded fields on the way, then the field or method */
    bool is_indirect;
};

Scope *scope_new(Arena *arena, Scope *parent, Pos start, Pos end);
/* A scope inside of a function or declaration.  What `parent` does not have yet its own names will not see either,
 * unless it is a function's. */
Scope *scope_new_local(Arena *arena, Scope *parent, Pos start);
Object *scope_lookup(const Scope *scope, const Name *name);
/* The innermost object of the name visible at `pos` (0: anywhere) and, if wanted, its scope. */
Object *scope_lookup_parent(Scope *scope, const Name *name, Pos pos, Scope **found);
/* Inserts, or returns the object that has the name already. */
Object *scope_insert(Arena *arena, Scope *scope, Object *object);

/* An object declared at `pos`; type, parent and the rest as far as given. */
Object *object_new(Arena *arena, ObjectKind kind, Package *package, Name *name, Type *type, Pos pos);
Object *object_new_var(Arena *arena, VarKind kind, Package *package, Name *name, Type *type, Pos pos);
