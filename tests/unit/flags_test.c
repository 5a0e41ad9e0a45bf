/* Every flag of codegen/flags.def does what its reason says.
 *
 * Each case is a piece of C, compiled by the GCC that libgccjit belongs to with all the flags, and again with one
 * of them replaced by its opposite: a marker in the assembly is found as often as wanted only the first time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const flags[] = {
#define FLAG(text) text,
#include "codegen/flags.def"
#undef FLAG
};

typedef struct FlagCase {
    const char *flag, *opposite;
    const char *marker;
    int wanted;              /* times the marker is found; ANY: at least once */
    const char *source;
    const char *more;        /* further options of both runs */
} FlagCase;

enum { ANY = -1, TEXT_MAX = 1 << 20 };

static const FlagCase cases[] = {
    {"-fsplit-stack", "-fno-split-stack", "%fs:112", ANY, "void g(void); int f(void) { g(); return 1; }", ""},
    {"-maccumulate-outgoing-args", "-mno-accumulate-outgoing-args", "(%rsp), %r11", ANY,
     "struct s { char b[800]; }; void g(struct s); void f(struct s *p) { g(*p); }", ""},
    {"-fno-pic", "-fPIC", "GOTPCREL", 0, "extern int w; int f(void) { return w; }", ""},
    {"-fno-ivopts", "-fivopts", ",8)", ANY,
     "void g(void); long f(long *a, long n) { long s = 0;"
     " for (long i = 0; i < n; i++) { s += a[i * 3]; g(); } return s; }", ""},
    {"-fwrapv", "-fno-wrapv", "2147483647", ANY, "int f(int x) { return x + 1 > x; }", ""},
    {"-fno-strict-aliasing", "-fstrict-aliasing", "movl\t$1, %eax", 0,
     "int f(int *a, float *b) { *a = 1; *b = 2; return *a; }", ""},
    {"-fno-delete-null-pointer-checks", "-fdelete-null-pointer-checks", "testq", ANY,
     "int f(int *p) { int v = *p; if (!p) return 7; return v; }", ""},
    {"-fno-optimize-sibling-calls", "-foptimize-sibling-calls", "jmp\tg", 0,
     "int g(int); int f(int x) { return g(x + 1); }", ""},
    {"-fno-partial-inlining", "-fpartial-inlining", ".part.", 0,
     "void g(int); static int h(int *p, int n) { if (!p) return 0;"
     " for (int i = 0; i < n; i++) { g(p[i]); g(i); g(p[i] + i); g(n); g(p[i] - n); g(3); } return n; }"
     " int f(int *p, int n) { return h(p, n) + 1; } int k(int *p, int n) { return h(p, n + 1) + 2; }", ""},
    {"-fno-finite-loops", "-ffinite-loops", ",2), %", ANY,
     "void f(unsigned n) { while (n != 1) n = n & 1 ? n * 3 + 1 : n / 2; }", "-fno-ident -fno-asynchronous-unwind-tables"},
    {"-ffp-contract=off", "-ffp-contract=fast", "vfmadd", 0, "double f(double a, double b, double c) { return a * b + c; }",
     "-mfma"},
    {"-fno-math-errno", "-fmath-errno", "call\tsqrt", 0, "double f(double x) { return __builtin_sqrt(x); }", ""},
    {"-fno-stack-protector", "-fstack-protector-all", "__stack_chk_fail", 0,
     "void g(char *); void f(void) { char b[64]; g(b); }", ""},
    {"-fno-ipa-ra", "-fipa-ra", "%rbx", ANY,
     "__attribute__((noinline)) static int g(int x) { return x * 3; } int f(int a, int b) { return g(a) + b; }",
     "-fno-ipa-cp -fno-split-stack"},
    {"-fno-ipa-icf", "-fipa-icf", ".set\tb,a", 0,
     "void g(int); __attribute__((noinline)) static int a(int x) { g(x * 31); g(7); return x; }"
     "__attribute__((noinline)) static int b(int x) { g(x * 31); g(7); return x; }"
     "int f(int x) { return a(x) * b(x + 1); }", "-fno-ipa-cp"},
    {"-fno-crossjumping", "-fcrossjumping", "call\tq", 4,
     "void x(void), y(void), q(int, int, int, int); void f(int a) {"
     " if (a == 1) { x(); q(1, 2, 3, 4); q(5, 6, 7, 8); } else { y(); q(1, 2, 3, 4); q(5, 6, 7, 8); } }", ""},
    {"-fno-tree-tail-merge", "-ftree-tail-merge", "call\tq", 4,
     "void x(void), y(void), q(int, int, int, int); void f(int a, int b) {"
     " if (a == 1) { q(1, 2, 3, 4); q(5, 6, 7, 8); } else if (b == 7) { x(); }"
     " else if (a == 3) { q(1, 2, 3, 4); q(5, 6, 7, 8); } else { y(); } }", ""},
    {"-mmemset-strategy=unrolled_loop:512:noalign,libcall:-1:noalign", "-mmemset-strategy=rep_8byte:-1:noalign", "rep stos", 0,
     "void g(long *); void f(void) { long a[32] = {0}; g(a); }", ""},
    {"-mmemcpy-strategy=unrolled_loop:512:noalign,libcall:-1:noalign", "-mmemcpy-strategy=rep_8byte:-1:noalign", "rep movsq", 0,
     "struct s { long a[40]; }; void f(struct s *p, struct s *q) { *p = *q; }", ""},
    {"-ffunction-sections", "-fno-function-sections", ".text.f", ANY, "int f(void) { return 1; }", ""},
    {"-fdata-sections", "-fno-data-sections", ".data.v", ANY, "int v = 3;", ""},
    {"-mno-red-zone", "-mred-zone", "-16(%rsp)", 0,
     "long f(long n) { volatile long a[2]; a[0] = n; a[1] = n; return a[0]; }", "-fno-split-stack"},
    {"-fno-var-tracking-assignments", "-fvar-tracking-assignments", ".byte\t0x9f", 0,
     "int g(int); int f(int a) { int b = a + 5; return g(a); }", "-g"},
    {"--param=sccvn-max-alias-queries-per-access=100", "--param=sccvn-max-alias-queries-per-access=1000", "\ta(%rip)", 2,
     "#define FOUR(i) b[i] = x; b[i + 1] = x; b[i + 2] = x; b[i + 3] = x;\n"
     "#define MANY(i) FOUR(i) FOUR(i + 4) FOUR(i + 8) FOUR(i + 12) FOUR(i + 16) FOUR(i + 20) FOUR(i + 24) FOUR(i + 28)\n"
     "int a, b[200]; int f(int x) { int s = a; if (x) b[199] = 7; MANY(0) MANY(32) MANY(64) MANY(96) return s + a; }",
     "-fno-gcse -fno-tree-pre -fno-store-merging -fno-tree-slp-vectorize"},
};

static void compile(const FlagCase *test, bool is_opposite, char *assembly)
{
    char source_path[] = "/tmp/berth-flags-XXXXXX";
    char command[4096] = "gcc -O2 -S -w -o -";
    int file = mkstemp(source_path);

    assert_true(file >= 0);
    FILE *source = fdopen(file, "w");
    fputs(test->source, source);
    fclose(source);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        strcat(strcat(command, " "), strcmp(flags[i], test->flag) == 0 && is_opposite ? test->opposite : flags[i]);
    }
    strcat(strcat(strcat(strcat(command, " "), test->more), " -x c "), source_path);
    FILE *output = popen(command, "r");
    assembly[fread(assembly, 1, TEXT_MAX - 1, output)] = 0;
    assert_int_equal(pclose(output), 0);
    remove(source_path);
}

static bool is_as_wanted(const FlagCase *test, const char *assembly)
{
    int count = 0;

    for (const char *next = assembly; (next = strstr(next, test->marker)); next++)
        count++;
    return test->wanted == ANY ? count > 0 : count == test->wanted;
}

static void each_flag_makes_the_difference(void **state)
{
    static char assembly[TEXT_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        compile(&cases[i], false, assembly);
        if (!is_as_wanted(&cases[i], assembly))
            fail_msg("with %s:\n%s", cases[i].flag, assembly);
        compile(&cases[i], true, assembly);
        if (is_as_wanted(&cases[i], assembly))
            fail_msg("%s changes nothing:\n%s", cases[i].flag, assembly);
    }
}

static void every_flag_has_a_case(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        bool is_tested = false;
        for (size_t j = 0; j < sizeof cases / sizeof *cases; j++)
            is_tested = is_tested || strcmp(cases[j].flag, flags[i]) == 0;
        if (!is_tested)
            fail_msg("%s has no case", flags[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_flag_has_a_case),
        cmocka_unit_test(each_flag_makes_the_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
