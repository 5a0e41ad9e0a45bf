/* The cache of objects and executables. */
#include "packages/cache.h"
#include "packages/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Two megabytes a program: 128 of them.  All of Go's library takes some 60 MB as objects, for each version of the
 * compiler; who works on the compiler in several places at once has a dozen.  What a killed run left is forgotten
 * after an hour. */
enum { MOST_PROGRAM_MB = 256, MOST_OBJECT_MB = 2048, LEFT_BEHIND_SECONDS = 3600, LOOK_EVERY = 16 };

static const char *chosen_directory(Arena *arena)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

    if (cache && cache[0] == '/')
        return path_join(arena, cache, "berth");
    return home && home[0] == '/' ? path_join(arena, home, ".cache/berth") : NULL;
}

Cache cache_open(Arena *arena)
{
    const char *directory = chosen_directory(arena);

    if (directory && !path_make_directories(arena, directory, 0777) && access(directory, W_OK | X_OK) == 0)
        return (Cache){arena, directory, false};
    const char *place = getenv("TMPDIR");
    char *name = arena_format(arena, "%s/berth-XXXXXX", place && *place ? place : "/tmp");
    return (Cache){arena, mkdtemp(name) ? name : "/tmp", true};
}

typedef struct CacheEntry {
    const char *path;
    struct timespec used;
    off_t size_bytes;
} CacheEntry;
typedef LIST(CacheEntry) CacheEntries;

static void list_entries(const Cache *cache, const char *suffix, CacheEntries *entries)
{
    DIR *stream = opendir(cache->directory);

    if (!stream)
        return;
    for (struct dirent *entry; (entry = readdir(stream));) {
        struct stat status;
        size_t length = strlen(entry->d_name), suffix_length = strlen(suffix);
        if (length < suffix_length || strcmp(entry->d_name + length - suffix_length, suffix) != 0)
            continue;
        const char *path = path_join(cache->arena, cache->directory, entry->d_name);
        if (stat(path, &status) == 0 && S_ISREG(status.st_mode))
            list_push(cache->arena, entries, ((CacheEntry){path, status.st_mtim, status.st_size}));
    }
    closedir(stream);
}

void cache_close(Cache *cache)
{
    CacheEntries entries = {0};

    if (!cache->is_temporary || strcmp(cache->directory, "/tmp") == 0)
        return;
    list_entries(cache, "", &entries);
    list_each (CacheEntry, entry, entries)
        unlink(entry.path);
    rmdir(cache->directory);
}

const char *cache_path(const Cache *cache, const char *key, const char *kind)
{
    return arena_format(cache->arena, "%s/%s.%s", cache->directory, key, kind);
}

bool cache_has(const char *path)
{
    return utimensat(AT_FDCWD, path, NULL, 0) == 0;
}

const char *cache_new_file(const Cache *cache, const char *path)
{
    return arena_format(cache->arena, "%s.%d.new", path, (int)getpid());
}

/* One byte of a file that all share, found by the key: nothing is left behind, and two keys in one place only wait. */
void cache_lock(const Cache *cache, const char *path)
{
    const char *slash = strrchr(path, '/');
    off_t place = (off_t)(strtoull(arena_format(cache->arena, "%.12s", slash ? slash + 1 : path), NULL, 16));
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1};
    int file = open(path_join(cache->arena, cache->directory, "lock"), O_RDWR | O_CREAT | O_CLOEXEC, 0666);

    while (file >= 0 && fcntl(file, F_SETLKW, &lock) != 0 && errno == EINTR)
        ;
}

static int compare_entries(const void *a, const void *b)
{
    const CacheEntry *x = a, *y = b;

    if (x->used.tv_sec != y->used.tv_sec)
        return x->used.tv_sec < y->used.tv_sec ? -1 : 1;
    return (x->used.tv_nsec > y->used.tv_nsec) - (x->used.tv_nsec < y->used.tv_nsec);
}

/* Keeps the files used last, as many as fit. */
static void forget_oldest(const Cache *cache, const char *suffix, off_t most_bytes)
{
    CacheEntries entries = {0};

    list_entries(cache, suffix, &entries);
    if (!entries.count)
        return;
    qsort(entries.items, entries.count, sizeof entries.items[0], compare_entries);
    for (uint32_t i = entries.count; i-- > 0;) {
        most_bytes -= entries.items[i].size_bytes;
        if (most_bytes < 0)
            unlink(entries.items[i].path);
    }
}

static void forget_left_behind(const Cache *cache)
{
    CacheEntries entries = {0};
    time_t now = time(NULL);

    list_entries(cache, ".new", &entries);
    list_each (CacheEntry, entry, entries)
        if (now - entry.used.tv_sec > LEFT_BEHIND_SECONDS)
            unlink(entry.path);
}

bool cache_keep(const Cache *cache, const char *file, const char *path)
{
    if (rename(file, path) != 0)
        return false;
    if (!cache->is_temporary && getpid() % LOOK_EVERY == 0) {
        forget_oldest(cache, ".program", (off_t)MOST_PROGRAM_MB << 20);
        forget_oldest(cache, ".o", (off_t)MOST_OBJECT_MB << 20);
        forget_left_behind(cache);
    }
    return true;
}

void cache_add_identity(Hash *hash, const char *path)
{
    struct stat status = {0};

    hash_add_string(hash, path);
    if (stat(path, &status) == 0) {
        hash_add_number(hash, (uint64_t)status.st_size);
        hash_add_number(hash, (uint64_t)status.st_mtim.tv_sec);
        hash_add_number(hash, (uint64_t)status.st_mtim.tv_nsec);
    }
}

const char *cache_package_key(Arena *arena, const char *base, const SourcePackage *package, Map *keys)
{
    Hash hash;

    hash_start(&hash);
    hash_add_string(&hash, base);
    hash_add_string(&hash, package->path);
    list_each (File *, file, package->files) {
        hash_add_string(&hash, file->source->path);
        hash_add_text(&hash, file->source->text);
    }
    list_each (SourcePackage *, import, package->imports)
        hash_add_string(&hash, map_get(keys, import));
    const char *key = hash_done(arena, &hash);
    map_put(arena, keys, package, (void *)key);
    return key;
}
