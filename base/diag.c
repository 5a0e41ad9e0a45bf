/* Recording, sorting and printing of diagnostics. */
#include "base/compilation.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

Compilation *compilation_new(Arena *arena)
{
    Compilation *compilation = arena_new(arena, Compilation);

    compilation->arena = arena;
    compilation->names.arena = arena;
    compilation->sources.arena = arena;
    return compilation;
}

static char *format_text(Arena *arena, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    char *text = arena_alloc(arena, (size_t)length + 1, 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static bool same_line(Place a, Place b)
{
    return a.line_number == b.line_number && strcmp(a.path, b.path) == 0;
}

/* Does `error` say on its line what the error before it said?  That one may have been taken back
 * since, by a second attempt at parsing.  Source: cmd/compile/internal/base, ErrorfAt. */
static bool repeats(Compilation *compilation, const Diagnostic *before, const Diagnostic *error)
{
    return before->pos && error->pos && before->order < error->order && strcmp(before->text, error->text) == 0 &&
           same_line(sources_place(&compilation->sources, before->pos),
                     sources_place(&compilation->sources, error->pos));
}

void diag_error(Compilation *compilation, Pos pos, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    char *text = format_text(compilation->arena, format, arguments);
    va_end(arguments);
    Diagnostics *diagnostics = &compilation->diagnostics;
    Diagnostic error = {pos, text, diagnostics->errors.count};
    if (strncmp(text, "syntax error", strlen("syntax error")) != 0) {
        if (repeats(compilation, &diagnostics->last, &error))
            return;
        diagnostics->last = error;
    }
    list_push(compilation->arena, &diagnostics->errors, error);
}

void diag_unsupported(Compilation *compilation, Pos pos, const char *what)
{
    diag_error(compilation, pos, "%s not supported yet", what);
}

void diag_remark(Compilation *compilation, Pos pos, const char *text)
{
    list_push(compilation->arena, &compilation->diagnostics.remarks,
              ((Diagnostic){pos, text, compilation->diagnostics.remarks.count}));
}

bool diag_has_errors(const Compilation *compilation)
{
    return compilation->diagnostics.errors.count > 0;
}

static void print_place(FILE *output, Place place)
{
    /* Go's compiler keeps columns in eight bits; the largest stands for "beyond". */
    enum { LARGEST_COLUMN = 254 };

    if (place.column_number && place.column_number <= LARGEST_COLUMN)
        fprintf(output, "%s:%u:%u: ", place.path, place.line_number, place.column_number);
    else
        fprintf(output, "%s:%u: ", place.path, place.line_number);
}

/* The source line and a caret under the column, tabs kept so that they line up. */
static void print_caret(FILE *output, Compilation *compilation, Pos pos)
{
    Text line = sources_line(&compilation->sources, pos);
    uint32_t column = sources_physical_place(&compilation->sources, pos).column_number;

    if (line.length > 200)
        return;
    fprintf(output, "    %.*s\n    ", TEXT_ARGS(line));
    for (uint32_t i = 0; i + 1 < column && i < line.length; i++)
        fputc(line.bytes[i] == '\t' ? '\t' : ' ', output);
    fputs("^\n", output);
}

static int compare(const void *a, const void *b)
{
    const Diagnostic *x = a, *y = b;

    if (x->pos != y->pos)
        return x->pos < y->pos ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

static void print_errors(FILE *output, Compilation *compilation)
{
    Diagnostics *diagnostics = &compilation->diagnostics;
    bool with_caret = isatty(STDERR_FILENO);
    Place last = {"", 0, 0};
    const char *last_text = "";

    qsort(diagnostics->errors.items, diagnostics->errors.count, sizeof(Diagnostic), compare);
    list_each (Diagnostic, error, diagnostics->errors) {
        if (error.pos == 0) {
            fprintf(output, "%s\n", error.text);
            continue;
        }
        Place place = sources_place(&compilation->sources, error.pos);
        if (same_line(place, last) && place.column_number == last.column_number && strcmp(error.text, last_text) == 0)
            continue;
        print_place(output, place);
        fprintf(output, "%s\n", error.text);
        if (with_caret)
            print_caret(output, compilation, error.pos);
        last = place;
        last_text = error.text;
    }
}

unsigned diag_print(Compilation *compilation)
{
    Diagnostics *diagnostics = &compilation->diagnostics;
    unsigned errors = diagnostics->errors.count;
    FILE *buffered = fdopen(dup(STDERR_FILENO), "w");  /* -m says much: a call for each piece took longer than finding it */
    FILE *output = buffered ? buffered : stderr;

    if (errors) {
        print_errors(output, compilation);
    } else {
        list_each (Diagnostic, remark, diagnostics->remarks) {
            print_place(output, sources_place(&compilation->sources, remark.pos));
            fprintf(output, "%s\n", remark.text);
        }
    }
    if (buffered)
        fclose(buffered);
    diagnostics->errors.count = diagnostics->remarks.count = 0;
    return errors;
}

noreturn void berth_bug_at(const char *file, int line, const char *format, ...)
{
    va_list arguments;

    fprintf(stderr, "berth: internal error at %s:%d: ", file, line);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    abort();
}
