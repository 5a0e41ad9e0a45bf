/* From "FILE.go:LINE:COL" to a file of a package. */
#include "driver/question.h"
#include "packages/module.h"
#include "packages/path.h"
#include "packages/source_files.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* A number from 1 up to the next colon or the end; NULL if there is none. */
static const char *read_number(const char *word, uint32_t *number)
{
    enum { MOST_DIGITS = 9 };
    size_t digits = strspn(word, "0123456789");

    if (digits == 0 || digits > MOST_DIGITS || (word[digits] && word[digits] != ':'))
        return NULL;
    *number = (uint32_t)strtoul(word, NULL, 10);
    return *number ? word + digits : NULL;
}

/* Behind the last ".go" that ends the word or stands before a colon. */
static const char *end_of_path(const char *word)
{
    const char *end = NULL;

    for (const char *at = word; (at = strstr(at, ".go")); at += 3)
        if (at != word && (at[3] == 0 || at[3] == ':'))
            end = at + 3;
    return end;
}

bool question_read(Arena *arena, const char *word, Question *question)
{
    const char *end = end_of_path(word);

    if (!end)
        return false;
    *question = (Question){.path = arena_format(arena, "%.*s", (int)(end - word), word)};
    if (*end == ':')
        end = read_number(end + 1, &question->line_number);
    if (end && *end == ':')
        end = read_number(end + 1, &question->column_number);
    return end && !*end;
}

/* Is the file one of those that make the package of its directory? */
static bool is_of_package(Compilation *compilation, const char *directory, const char *path)
{
    SourceFiles files = {0};

    if (!module_find(compilation->arena, directory) || !source_files_of_match(compilation, directory, &files))
        return false;
    list_each (SourceFile, file, files.list)
        if (strcmp(path_base(file.path), path_base(path)) == 0)
            return true;
    return false;
}

bool questions_inputs(Compilation *compilation, Command *command)
{
    Arena *arena = compilation->arena;
    const char *here = path_working_directory(arena);

    list_each (Question, question, command->questions) {
        const char *directory = path_directory(arena, path_join(arena, here, question.path));
        if (access(question.path, R_OK) != 0) {
            diag_error(compilation, 0, "open %s: %s", question.path, strerror(errno));
            return false;
        }
        if (question_index == 0 && is_of_package(compilation, directory, question.path)) {
            list_push(arena, &command->inputs, directory);
            return true;
        }
        bool is_known = false;
        list_each (const char *, input, command->inputs)
            is_known |= strcmp(input, question.path) == 0;
        if (!is_known)
            list_push(arena, &command->inputs, question.path);
    }
    return true;
}

const Source *question_source(const Compilation *compilation, const Question *question)
{
    char *wanted = realpath(question->path, NULL);
    const Source *found = NULL;

    list_each (Source *, source, compilation->sources.list) {
        char *path = !found && wanted && !source->call ? realpath(source->path, NULL) : NULL;
        if (path && strcmp(path, wanted) == 0)
            found = source;
        free(path);
    }
    free(wanted);
    return found;
}
