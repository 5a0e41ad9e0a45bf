/* How many lines a second the lexer and parser take:  bench_parse FILE.go...
 *
 * All files are read first; then each is parsed in a compilation of its own, as often as
 * ROUNDS says.  The best round counts: what disturbs a measurement only makes it slower.
 */
#include "parser/parser.h"

#include <stdio.h>
#include <time.h>

enum { ROUNDS = 3 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t count_lines(Text text)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.length; i++)
        lines += text.bytes[i] == '\n';
    return lines;
}

static void parse(const char *path, Text text)
{
    Arena arena = {0};
    Compilation *compilation = compilation_new(&arena);

    parse_file(compilation, sources_add(&compilation->sources, path, path, text));
    arena_free(&arena);
}

int main(int argc, char **argv)
{
    Arena arena = {0};
    Text *texts = arena_new_array(&arena, Text, argc);
    size_t lines = 0, bytes = 0;
    double best = 1e9;

    for (int i = 1; i < argc; i++) {
        if (source_read_file(&arena, argv[i], &texts[i]) != 0)
            return 1;
        lines += count_lines(texts[i]);
        bytes += texts[i].length;
    }
    for (int round = 0; round < ROUNDS; round++) {
        double start = now();
        for (int i = 1; i < argc; i++)
            parse(argv[i], texts[i]);
        double seconds = now() - start;
        best = seconds < best ? seconds : best;
    }
    printf("%d files, %zu lines, %.1f MB: %.3f s, %.0f lines a second\n", argc - 1, lines, (double)bytes / 1e6, best,
           (double)lines / best);
    return 0;
}
