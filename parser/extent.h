/* Extents: where what a message speaks of ends.
 *
 * A message has one position, that of Go's messages: the operator of an addition, the "(" of a call (parser/ast.h).
 * What stands there goes on to the end of its last operand, or to the closing parenthesis, and may begin before.  The syntax tree knows,
 * and is only asked when ranges are wanted, for editors and other tools.
 */
#pragma once
#include "parser/ast.h"

/* What is meant at a position: `x` and `x = f()` may have the same. */
typedef enum ExtentKind {
    EXTENT_NAME,             /* a name that is declared or used there */
    EXTENT_WHOLE             /* the largest expression, declaration or statement; of a statement with a body, its header */
} ExtentKind;

typedef struct Extents Extents;

/* The extents of some files of the compilation; kept, not copied. */
Extents *extents_new(Arena *arena, const Sources *sources);
void extents_add_file(Extents *extents, File *file);

typedef struct Extent {
    Pos start;               /* of its first operand, before the position that it goes by */
    Pos end;                 /* of the byte after it */
} Extent;

/* What is at `pos`.  Empty where nothing of the kind is in the files. */
Extent extent_at(Extents *extents, Pos pos, ExtentKind kind);
