/* Unification: which types the parameters of a list stand for if two types are to be the same. */
#pragma once
#include "analysis/types/instance.h"

typedef struct Unifier {
    Arena *arena;
    const TypeList *parameters;
    bool on_both_sides;        /* they are unknown in the second type too, and the same as in the first */
    int *slots;                /* a parameter's place in `types`: 0 none yet, > 0 known, < 0 unknown but joined to others */
    LIST(Type *) types;
    int depth;
} Unifier;

void unifier_open(Unifier *unifier, Arena *arena, const TypeList *parameters, bool on_both_sides);
bool unify(Unifier *unifier, Type *x, Type *y);
Type *unifier_type(const Unifier *unifier, uint32_t parameter);   /* NULL: not known */
void unifier_set(Unifier *unifier, uint32_t parameter, Type *type);
uint32_t unifier_unknown_count(const Unifier *unifier);
/* The types found so far, NULL for those that are not known; the index of the first of these, or -1. */
int unifier_types(const Unifier *unifier, TypeList *types);
