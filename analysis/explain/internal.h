/* What the files of this folder share. */
#pragma once
#include "analysis/escape/explanation.h"
#include "analysis/explain/explain.h"

/* ---- page.c: where things are written ---- */

typedef struct Page {
    Compilation *compilation;
    Arena *arena;
    const Placements *placements;
    const Package *local;         /* names of it are bare */
    Writer writer;                /* what is said of one value */
    bool is_coloured;
} Page;

/* "f.go:3:4" of the file as it is; code of inlined calls where it was written. */
const char *page_place(Page *page, Pos pos);
/* "f.go:3:4: WORDS", the line, and a caret under the column. */
void page_step(Page *page, Pos pos, const char *words);
void page_heading(Page *page, Pos pos, const char *words);
void page_line(Page *page, const char *words);
/* The functions whose inlined bodies `pos` is in, the innermost first: " (in f, inlined at a.go:3:4)"; or "". */
const char *page_inlining(Page *page, Pos pos);
/* The node as messages say it, cut where it becomes too long to read. */
const char *page_text(Page *page, const IrNode *node);
const char *page_function(Page *page, const IrFunction *function);
const Explanation *page_explanation(Page *page, const IrNode *node);

/* ---- values.c: what there is to explain at a line ---- */

typedef enum ValueKind {
    VALUE_PLACED,                 /* has a placement */
    VALUE_PACKAGE_VARIABLE,
    VALUE_INITIAL,                /* made once, as part of a package variable's initial value */
    VALUE_CHANNEL,
    VALUE_APPEND
} ValueKind;

typedef struct Value {
    ValueKind kind;
    IrNode *node;
    uint32_t line_number, column_number;
    uint32_t order;               /* of being found: the tie of two at one position */
} Value;

typedef struct Values { LIST(Value) list; } Values;

/* All values of the file, by position; those of inlined calls stand at the call. */
Values values_of_source(Page *page, const IrProgram *program, const Source *source);

/* ---- flow_words.c: one step in words ---- */

/* "passed to f as p": completes "it is ...". */
const char *flow_words(Page *page, const ExplanationNote *note, const ExplanationFlow *flow);

/* ---- verdict_words.c: the sentence ---- */

/* What it is: "x", "the function literal", "the result r of f". */
const char *value_words(Page *page, const IrNode *node);
const char *verdict_words(Page *page, const Value *value);
/* Why it escapes, without its name: "its address is returned by f". */
const char *verdict_reason(Page *page, const IrNode *node, const Explanation *explanation);
const char *verdict_leak(Page *page, const IrName *parameter, const ExplanationLeak *leak);

/* ---- advice.c: what would keep a value on the stack ---- */

/* Writes what is known to be true; nothing if nothing is known. */
void advice_write(Page *page, const IrNode *node, const Explanation *explanation);
/* What may differ at run time from where the value is said to live. */
void advice_run_time(Page *page, const IrNode *node, const Placement *placement);
