/* Path: file paths as Go's path/filepath treats them, by their text alone. */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <sys/types.h>

/* Without "." and "..", doubled and trailing slashes; "." for nothing. */
const char *path_clean(Arena *arena, const char *path);

/* `path`, below `directory` unless it is absolute; clean. */
const char *path_join(Arena *arena, const char *directory, const char *path);

/* The working directory, by the name the shell has for it ($PWD) if that is right. */
const char *path_working_directory(Arena *arena);

/* `path` (absolute) as go build prints it: relative to the working directory if that is shorter. */
const char *path_short(Arena *arena, const char *path);

/* What is before and after the last slash: "." and the whole if there is none. */
const char *path_directory(Arena *arena, const char *path);
const char *path_base(const char *path);

/* Whether `path` is `directory` or below it; both clean and absolute. */
bool path_is_below(const char *path, const char *directory);

bool path_is_directory(const char *path);

/* Makes the directory and those above it that are missing.  NULL; or the one that could not be made, errno says why. */
const char *path_make_directories(Arena *arena, const char *path, mode_t mode);
