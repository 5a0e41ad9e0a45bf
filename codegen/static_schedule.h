/* The initialisation of a package's variables, divided into what is laid out in its object file and what is left
 * to do when the program starts. */
#pragma once
#include "codegen/static_object.h"

/* Memory of a variable or of what was laid out for one. */
typedef struct StaticPlace {
    StaticObject *object;
    int64_t offset_bytes;
    Type *type;
} StaticPlace;

/* Something left to do: a statement as written, or the store of one part. */
typedef struct InitialStep {
    IrNode *statement;       /* or NULL: */
    StaticPlace target;
    IrNode *value;           /* what goes there; NULL: a copy of */
    StaticPlace source;
} InitialStep;
typedef LIST(InitialStep) InitialSteps;

/* Lays out what can be and gives the rest, in order.  Comes before all functions: from here on the module knows
 * which variables are defined by static objects. */
InitialSteps static_schedule(Module *module);
