/* Cache: what was compiled before, by the hash of all that it was made from.
 *
 * A directory of files that are never changed: written under another name and renamed, so
 * that any number of runs may share it.  Without a usable directory nothing is kept.
 */
#pragma once
#include "packages/hash.h"
#include "packages/packages.h"

typedef struct Cache {
    Arena *arena;
    const char *directory;
    bool is_temporary;       /* removed by cache_close */
} Cache;

/* $XDG_CACHE_HOME/berth or ~/.cache/berth; if it cannot be written, a temporary directory. */
Cache cache_open(Arena *arena);
void cache_close(Cache *cache);

/* Where the file of `key` and `kind` ("o", "program") lies or would lie. */
const char *cache_path(const Cache *cache, const char *key, const char *kind);

/* Whether the file is there; it counts as used now. */
bool cache_has(const char *path);

/* A name for a file in the making, to be given to cache_keep (or removed). */
const char *cache_new_file(const Cache *cache, const char *path);

/* Waits until no other process makes the file, and keeps others from it until this process ends.  Fork for each file. */
void cache_lock(const Cache *cache, const char *path);

/* Gives the finished `file` its name, and forgets what was not used for longest when there is too much. */
bool cache_keep(const Cache *cache, const char *file, const char *path);

/* What stands for a file in a key: its name, size and time of change. */
void cache_add_identity(Hash *hash, const char *path);

/* The key of a package's object: `base` (compiler and flags), its sources, the keys of what it imports.
 * Keys of imports are found in `keys` (SourcePackage -> key), where the result is put. */
const char *cache_package_key(Arena *arena, const char *base, const SourcePackage *package, Map *keys);
