/* Mutation test: thousands of damaged source files go down the road as far as placement.
 *
 *     mutate COUNT SEED FILE.go...
 *
 * Mutant number i is one of the files with some of its bytes cut, doubled, moved, or
 * replaced by pieces of Go; SEED and i determine it.  Workers do the compiling; when one
 * dies (a sanitizer's report, a signal) or takes longer than TIME_LIMIT, its mutant is
 * kept as mutant-SEED-i.go and a new worker goes on behind it.
 * Exit status 1 if there was any.
 */
#include "driver/stages.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    TIME_LIMIT = 20,           /* seconds for a mutant: a sanitized build on a busy machine */
    WORKERS = 2,
    MOST_FAILURES = 10,
    MOST_BYTES = 1 << 20
};

typedef struct Random { uint64_t state; } Random;

/* xorshift64*: small, and the same everywhere.  Source: Vigna, "An experimental exploration of Marsaglia's
 * xorshift generators, scrambled". */
static uint64_t next_random(Random *random)
{
    uint64_t x = random->state;

    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    random->state = x;
    return x * 0x2545f4914f6cdd1dULL;
}

static size_t below(Random *random, size_t limit)
{
    return limit ? (size_t)(next_random(random) >> 11) % limit : 0;
}

typedef struct Mutant {
    char *bytes;               /* MOST_BYTES */
    size_t length;
} Mutant;

/* Replaces `removed` bytes at `at`. */
static void replace(Mutant *mutant, size_t at, size_t removed, const char *bytes, size_t length)
{
    if (mutant->length - removed + length > MOST_BYTES)
        return;
    memmove(mutant->bytes + at + length, mutant->bytes + at + removed, mutant->length - at - removed);
    memcpy(mutant->bytes + at, bytes, length);
    mutant->length += length - removed;
}

static void insert_piece(Random *random, Mutant *mutant)
{
    static const char *const pieces[] = {
        "(", ")", "{", "}", "[", "]", ";", ",", ".", "...", ":=", "=", "<-", "&", "*", "+", "-", "!", "~", ":", "\n", "\"",
        "`", "'", "'\\x", "/*", "//", "0x", "1e", "1e999999999", "0b2", "1<<100", "_", "x", "int", "string", "func", "func(",
        "interface{", "struct{", "map[", "chan ", "type ", "var ", "const ", "return ", "if ", "for ", "switch ", "select ",
        "case ", "default:", "go ", "defer ", "range ", "goto L", "L:", "break ", "continue ", "fallthrough", "import ",
        "package ", "[]int{", "&T{", "nil", "iota", "append(", "len(", "new(", "make(", "panic(", "any", "[T any]",
        "\xff", "\xef\xbb\xbf", "\xe2\x82", "\r", "//line x:1\n", "//go:noinline\n", "x.(type)", "++", "&^=", "<<=", "T[", "1i"};
    const char *piece = pieces[below(random, sizeof pieces / sizeof pieces[0])];

    replace(mutant, below(random, mutant->length), 0, piece, strlen(piece));
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* The word, or the run of other bytes that are no space, at or after `at`. */
static Text word_at(Text text, size_t at)
{
    while (at < text.length && isspace((unsigned char)text.bytes[at]))
        at++;
    size_t start = at, end = at;
    while (start > 0 && at < text.length && is_word(text.bytes[start - 1]) && is_word(text.bytes[at]))
        start--;
    while (end < text.length && !isspace((unsigned char)text.bytes[end]) &&
           is_word(text.bytes[end]) == is_word(text.bytes[at]))
        end++;
    return (Text){text.bytes + start, end - start};
}

/* One word for another: most such files still have the right syntax. */
static void replace_word(Random *random, Mutant *mutant, Text other)
{
    Text old = word_at((Text){mutant->bytes, mutant->length}, below(random, mutant->length));
    Text new = word_at(other, below(random, other.length));

    replace(mutant, (size_t)(old.bytes - mutant->bytes), old.length, new.bytes, new.length);
}

static void mutate_once(Random *random, Mutant *mutant, Text other)
{
    size_t at = below(random, mutant->length), from = below(random, other.length);
    size_t length = 1 + below(random, below(random, 4) ? 12 : 200);
    char byte = (char)below(random, 256);

    length = length < mutant->length - at ? length : mutant->length - at;
    switch (below(random, 10)) {
    case 6:
    case 7:
    case 8:
        replace_word(random, mutant, other);
        break;
    case 0:
        replace(mutant, at, length, "", 0);
        break;
    case 1:
        replace(mutant, at, 0, other.bytes + from, length < other.length - from ? length : other.length - from);
        break;
    case 2:
        if (mutant->length)
            replace(mutant, at, 1, &byte, below(random, 2));
        break;
    default:
        insert_piece(random, mutant);
        break;
    }
}

static void make_mutant(uint64_t seed, uint32_t number, const Text *files, size_t file_count, Mutant *mutant)
{
    Random random = {(seed + 1) * 0x9e3779b97f4a7c15ULL ^ (number + 1) * 0xd1342543de82ef95ULL};
    Text file = files[below(&random, file_count)];

    mutant->length = file.length < MOST_BYTES ? file.length : MOST_BYTES;
    memcpy(mutant->bytes, file.bytes, mutant->length);
    for (size_t times = 1 + below(&random, 4) * below(&random, 2); times > 0; times--)
        mutate_once(&random, mutant, files[below(&random, file_count)]);
}

static bool write_file(const char *path, const Mutant *mutant)
{
    FILE *file = fopen(path, "w");
    bool fine = file && fwrite(mutant->bytes, 1, mutant->length, file) == mutant->length;

    return file && fclose(file) == 0 && fine;
}

/* Whether it has no error. */
static bool compile(const char *path)
{
    Arena arena = {0};
    Compilation *compilation = compilation_new(&arena);
    Command command = {.kind = COMMAND_BUILD, .lists_sites = true, .prints_json = true, .sarif = "/dev/null"};

    compilation->options.remark_level = 2;
    compilation->options.keeps_findings = true;
    list_push(&arena, &command.inputs, path);
    bool is_good = stages_run(compilation, &command, &(Wanted){.code = false}) != NULL;
    arena_free(&arena);
    return is_good;
}

/* What parent and workers share. */
typedef struct Shared {
    uint32_t current[WORKERS];   /* number of the mutant that is being compiled */
    uint32_t good[WORKERS];      /* mutants without an error: they went all the way */
} Shared;

static void work(const char *path, uint32_t worker, uint32_t first, uint32_t count, uint64_t seed, const Text *files,
                 size_t file_count, Shared *shared)
{
    Mutant mutant = {malloc(MOST_BYTES), 0};
    int quiet = memfd_create("diagnostics", 0);

    /* A sanitizer's report must be seen, what the compiler says must not. */
    int report = dup(STDERR_FILENO);
    dup2(quiet, STDOUT_FILENO);
    for (uint32_t i = first; i < count; i += WORKERS) {
        shared->current[worker] = i;
        make_mutant(seed, i, files, file_count, &mutant);
        if (!write_file(path, &mutant))
            _exit(3);
        alarm(TIME_LIMIT);
        if (ftruncate(quiet, 0) != 0 || lseek(quiet, 0, SEEK_SET) != 0)
            _exit(3);
        dup2(quiet, STDERR_FILENO);
        shared->good[worker] += compile(path);
        fflush(NULL);
        dup2(report, STDERR_FILENO);
    }
    _exit(0);
}

static void keep(uint64_t seed, uint32_t number, const Text *files, size_t file_count, int status)
{
    Mutant mutant = {malloc(MOST_BYTES), 0};
    char name[64];

    make_mutant(seed, number, files, file_count, &mutant);
    snprintf(name, sizeof name, "mutant-%llu-%u.go", (unsigned long long)seed, number);
    printf("%s: %s %d\n", name, WIFSIGNALED(status) ? "signal" : "exit status",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
    write_file(name, &mutant);
    free(mutant.bytes);
}

static pid_t start(const char *directory, uint32_t worker, uint32_t first, uint32_t count, uint64_t seed,
                   const Text *files, size_t file_count, Shared *shared)
{
    char path[256];

    fflush(NULL);
    pid_t process = fork();
    if (process != 0)
        return process;
    snprintf(path, sizeof path, "%s/%u.go", directory, worker);
    work(path, worker, first, count, seed, files, file_count, shared);
    return -1;
}

int main(int argc, char **argv)
{
    Arena arena = {0};
    char directory[] = "/tmp/berth-mutants-XXXXXX";
    Shared *shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t processes[WORKERS];
    unsigned failures = 0, running = WORKERS;

    if (argc < 4 || shared == MAP_FAILED || !mkdtemp(directory))
        return 2;
    uint32_t count = (uint32_t)atoi(argv[1]);
    uint64_t seed = (uint64_t)atoll(argv[2]);
    size_t file_count = (size_t)argc - 3;
    Text *files = arena_new_array(&arena, Text, file_count);
    for (size_t i = 0; i < file_count; i++)
        if (source_read_file(&arena, argv[i + 3], &files[i]) != 0)
            return 2;
    for (uint32_t worker = 0; worker < WORKERS; worker++)
        processes[worker] = start(directory, worker, worker, count, seed, files, file_count, shared);
    while (running > 0) {
        int status;
        pid_t process = wait(&status);
        for (uint32_t worker = 0; worker < WORKERS; worker++) {
            if (processes[worker] != process)
                continue;
            running--;
            if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
                continue;
            keep(seed, shared->current[worker], files, file_count, status);
            if (++failures < MOST_FAILURES) {
                processes[worker] = start(directory, worker, shared->current[worker] + WORKERS, count, seed, files,
                                          file_count, shared);
                running++;
            }
        }
    }
    for (uint32_t worker = 0; worker < WORKERS; worker++)
        unlink(arena_format(&arena, "%s/%u.go", directory, worker));
    rmdir(directory);
    printf("%u mutants, %u without errors, %u failures\n", count, shared->good[0] + shared->good[1], failures);
    return failures > 0;
}
