/* File paths by their text: cleaning, joining, the shortest name of a place.
 * Source: Go 1.19 path/filepath; cmd/go/internal/base, ShortPath. */
#include "packages/path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Removes the last element of the `length` bytes at `out`, which begin after `root`. */
static size_t drop_element(const char *out, size_t length, size_t root)
{
    while (length > root && out[length - 1] != '/')
        length--;
    return length > root ? length - 1 : root;
}

/* Whether the last element of what is in `out` is "..", so that another ".." cannot undo it. */
static bool ends_with_dotdot(const char *out, size_t length, size_t root)
{
    return length >= root + 2 && memcmp(out + length - 2, "..", 2) == 0 &&
           (length == root + 2 || out[length - 3] == '/');
}

static size_t append_element(char *out, size_t length, size_t root, const char *element, size_t bytes)
{
    if (length > root)
        out[length++] = '/';
    memcpy(out + length, element, bytes);
    return length + bytes;
}

const char *path_clean(Arena *arena, const char *path)
{
    char *out = arena_alloc(arena, strlen(path) + 2, 1);
    size_t root = path[0] == '/', length = root;

    if (root)
        out[0] = '/';
    while (*path) {
        size_t bytes = strcspn(path, "/");
        bool is_dotdot = bytes == 2 && path[0] == '.' && path[1] == '.';

        if (is_dotdot && length > root && !ends_with_dotdot(out, length, root))
            length = drop_element(out, length, root);
        else if (bytes > 0 && !(bytes == 1 && path[0] == '.') && !(is_dotdot && root))
            length = append_element(out, length, root, path, bytes);
        path += bytes;
        path += *path == '/';
    }
    if (length == 0)
        out[length++] = '.';
    out[length] = 0;
    return out;
}

const char *path_join(Arena *arena, const char *directory, const char *path)
{
    return path_clean(arena, path[0] == '/' ? path : arena_format(arena, "%s/%s", directory, path));
}

const char *path_working_directory(Arena *arena)
{
    const char *named = getenv("PWD");
    struct stat here, there;
    char buffer[PATH_MAX];

    if (named && named[0] == '/' && stat(named, &there) == 0 && stat(".", &here) == 0 &&
        here.st_dev == there.st_dev && here.st_ino == there.st_ino)
        return path_clean(arena, named);
    return getcwd(buffer, sizeof buffer) ? arena_format(arena, "%s", buffer) : "/";
}

/* The way from `from` to `to`, both clean and absolute. */
static const char *relative(Arena *arena, const char *from, const char *to)
{
    size_t same = 0, i = 0;

    if (strcmp(from, to) == 0)
        return ".";
    for (; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/')
            same = i;
    if ((!from[i] || from[i] == '/') && (!to[i] || to[i] == '/'))
        same = i;

    const char *way = "";
    for (const char *up = from + same; *up; up++)
        if (*up == '/' && up[1])
            way = arena_format(arena, "%s../", way);
    while (to[same] == '/')
        same++;
    way = arena_format(arena, "%s%s", way, to + same);
    return path_clean(arena, way);
}

const char *path_short(Arena *arena, const char *path)
{
    const char *shorter = relative(arena, path_working_directory(arena), path);

    return strlen(shorter) < strlen(path) ? shorter : path;
}

const char *path_directory(Arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return ".";
    return path_clean(arena, arena_format(arena, "%.*s", (int)(slash - path + 1), path));
}

const char *path_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

bool path_is_below(const char *path, const char *directory)
{
    size_t length = strlen(directory);

    if (length == 1)
        return true;
    return strncmp(path, directory, length) == 0 && (path[length] == 0 || path[length] == '/');
}

bool path_is_directory(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

const char *path_make_directories(Arena *arena, const char *path, mode_t mode)
{
    if (mkdir(path, mode) == 0 || errno == EEXIST)
        return NULL;
    const char *parent = path_clean(arena, path_directory(arena, path));
    if (errno != ENOENT || strcmp(parent, path) == 0)
        return path;
    const char *missing = path_make_directories(arena, parent, mode);
    return missing || mkdir(path, mode) == 0 || errno == EEXIST ? missing : path;
}
