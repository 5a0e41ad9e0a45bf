/* Finds berth's own files from /proc/self/exe:
 *
 *     build tree   TOP/build/PRESET/berth   TOP/library       TOP/build/PRESET/runtime/libberth_rt.a
 *     installed    PREFIX/bin/berth         PREFIX/lib/berth/library, PREFIX/lib/berth/libberth_rt.a
 */
#include "driver/install.h"

#include <limits.h>
#include <unistd.h>

static const char *first_existing(Arena *arena, const char *directory, const char *const *candidates)
{
    for (;; candidates++) {
        const char *path = arena_format(arena, "%s/%s", directory, *candidates);
        if (!candidates[1] || access(path, R_OK) == 0)
            return path;
    }
}

Install install_find(Arena *arena)
{
    static const char *const libraries[] = {"../lib/berth/library", "../../library", NULL};
    static const char *const archives[] = {"../lib/berth/libberth_rt.a", "runtime/libberth_rt.a", NULL};
    char path[PATH_MAX] = "";
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    const char *binary = arena_format(arena, "%.*s", length > 0 ? (int)length : 0, path);
    const char *slash = strrchr(binary, '/');
    const char *directory = arena_format(arena, "%.*s", slash ? (int)(slash - binary) : 0, binary);

    return (Install){
        .binary = binary,
        .library = first_existing(arena, directory, libraries),
        .runtime = first_existing(arena, directory, archives),
    };
}
