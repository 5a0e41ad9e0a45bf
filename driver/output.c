/* An output is written to a temporary file in the directory where it will stand and
 * renamed at the end.  Devices (-o /dev/null) are not replaced: what was made for them
 * is thrown away.
 * Source: cmd/go: default name of the executable (load.DefaultExecName), builderr texts.
 */
#include "driver/output.h"
#include "packages/path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(Compilation *compilation, const char *path, int error)
{
    diag_error(compilation, 0, "open %s: %s", path,
               error == ENOENT   ? "no such file or directory"
               : error == EACCES ? "permission denied"
                                 : strerror(error));
    diag_print(compilation);
}

/* prog.go -> prog; DIR -> its last element. */
static const char *default_name(Arena *arena, const Command *command)
{
    const char *input = command->inputs.items[0];
    const char *base = path_base(input);
    size_t length = strlen(base);

    if (length > 3 && strcmp(base + length - 3, ".go") == 0)
        return arena_format(arena, "%.*s", (int)length - 3, base);
    return path_base(path_join(arena, path_working_directory(arena), input));
}

static const char *choose_path(Compilation *compilation, const Command *command)
{
    Arena *arena = compilation->arena;
    const char *name = default_name(arena, command);

    if (command->writes_assembly && !command->output)
        return NULL;
    if (!command->output)
        return name;
    size_t length = strlen(command->output);
    if (path_is_directory(command->output) || command->output[length - 1] == '/')
        return path_join(arena, command->output, name);
    return command->output;
}

/* What is written to, not replaced: devices, pipes, and the names of open files, /dev/stdout above all. */
static bool is_special(const char *path)
{
    struct stat status;

    return !path || strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0 || (stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode));
}

static bool make_temporary(Compilation *compilation, Output *output, const char *directory)
{
    char *name = arena_format(compilation->arena, "%s/.berth-XXXXXX", directory);
    int file = mkstemp(name);

    if (file < 0) {
        report(compilation, directory, errno);
        return false;
    }
    /* mkstemp's 0600 would stay; the linker adds the right to execute. */
    mode_t mask = umask(0);
    umask(mask);
    fchmod(file, 0666 & ~mask);
    close(file);
    output->temporary = name;
    return true;
}

static const char *temporary_directory(void)
{
    const char *directory = getenv("TMPDIR");

    return directory && *directory ? directory : "/tmp";
}

static bool open_output(Compilation *compilation, const char *path, Output *output)
{
    output->path = path;
    return make_temporary(compilation, output, is_special(path) ? temporary_directory()
                                                                : path_directory(compilation->arena, path));
}

bool output_open(Compilation *compilation, const Command *command, Output *output)
{
    return open_output(compilation, choose_path(compilation, command), output);
}

bool output_open_text(Compilation *compilation, const char *path, const char *text, Output *output)
{
    if (!open_output(compilation, path, output))
        return false;
    FILE *file = fopen(output->temporary, "w");
    bool fine = file && fputs(text, file) >= 0;
    int error = errno;

    if (file && fclose(file) != 0) {
        error = errno;
        fine = false;
    }
    if (!fine) {
        report(compilation, path, error);
        output_close(compilation, output, false);
    }
    return fine;
}

/* What is no regular file is written to, not replaced; standard output may be a file, and goes on where it is. */
static bool copy_to_special(const char *from, const char *to)
{
    FILE *in = fopen(from, "r"), *out = fopen(to ? to : "/dev/stdout", "a");
    char buffer[1 << 16];
    size_t got = 0;
    bool fine = in && out;

    while (fine && (got = fread(buffer, 1, sizeof buffer, in)) > 0)
        fine = fwrite(buffer, 1, got, out) == got;
    if (in)
        fclose(in);
    if (out)
        fine = fclose(out) == 0 && fine;
    return fine;
}

bool output_close(Compilation *compilation, Output *output, bool done)
{
    bool moved = false;

    if (done && output->path && path_is_directory(output->path)) {
        diag_error(compilation, 0, "build output \"%s\" already exists and is a directory", output->path);
        diag_print(compilation);
        done = false;
    }
    if (done && is_special(output->path)) {
        moved = copy_to_special(output->temporary, output->path);
        unlink(output->temporary);
    } else if (done) {
        moved = rename(output->temporary, output->path) == 0;
    }
    if (done && !moved)
        report(compilation, output->path, errno);
    if (!moved)
        unlink(output->temporary);
    return moved;
}
