/* prototype: libgccjit code built as codegen builds it, linked with the runtime as the driver links it, and run.
 *
 * Each prototype_*.c shows that one thing on which berth stands works with this GCC, at -O0 and at -O2; the
 * flags are those of codegen/flags.def.  The compiled code's entry is go_main, which the runtime calls on
 * goroutine 1.  What it finds it tells prototype_expect (tests/unit/prototype_support.c), whose first
 * disagreement ends the program with status 1.
 */
#pragma once
#include <libgccjit.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Prototype {
    gcc_jit_context *context;
    gcc_jit_type *void_type, *int_type, *pointer_type, *int_pointer_type;  /* int: 64 bits */
    gcc_jit_function *expect;
} Prototype;

typedef gcc_jit_rvalue Rvalue;
typedef gcc_jit_lvalue Lvalue;
typedef gcc_jit_block Block;
typedef gcc_jit_function Function;

static const char *const prototype_flags[] = {
#define FLAG(text) text,
#include "codegen/flags.def"
#undef FLAG
};

static inline Function *prototype_function(Prototype *p, enum gcc_jit_function_kind kind, gcc_jit_type *result,
                                           const char *name, int count, gcc_jit_type **types)
{
    gcc_jit_param *parameters[16];

    for (int i = 0; i < count; i++) {
        char parameter_name[8];
        snprintf(parameter_name, sizeof parameter_name, "p%d", i);
        parameters[i] = gcc_jit_context_new_param(p->context, NULL, types[i], parameter_name);
    }
    return gcc_jit_context_new_function(p->context, NULL, kind, result, name, count, parameters, 0);
}

static inline Prototype prototype_open(int optimisation)
{
    Prototype p = { .context = gcc_jit_context_acquire() };
    gcc_jit_type *expect_types[2];

    gcc_jit_context_set_int_option(p.context, GCC_JIT_INT_OPTION_OPTIMIZATION_LEVEL, optimisation);
    gcc_jit_context_set_bool_option(p.context, GCC_JIT_BOOL_OPTION_DEBUGINFO, 1);
    for (size_t i = 0; i < sizeof prototype_flags / sizeof *prototype_flags; i++)
        gcc_jit_context_add_command_line_option(p.context, prototype_flags[i]);
    p.void_type = gcc_jit_context_get_type(p.context, GCC_JIT_TYPE_VOID);
    p.int_type = gcc_jit_context_get_int_type(p.context, 8, 1);
    p.pointer_type = gcc_jit_context_get_type(p.context, GCC_JIT_TYPE_VOID_PTR);
    p.int_pointer_type = gcc_jit_type_get_pointer(p.int_type);
    expect_types[0] = expect_types[1] = p.int_type;
    p.expect = prototype_function(&p, GCC_JIT_FUNCTION_IMPORTED, p.void_type, "prototype_expect", 2, expect_types);
    return p;
}

/* -- short names for what every prototype writes -- */

static inline Rvalue *number(Prototype *p, long value)
{
    return gcc_jit_context_new_rvalue_from_long(p->context, p->int_type, value);
}
static inline Rvalue *parameter(Function *f, int index)
{
    return gcc_jit_param_as_rvalue(gcc_jit_function_get_param(f, index));
}
static inline Rvalue *value(Lvalue *lvalue)
{
    return gcc_jit_lvalue_as_rvalue(lvalue);
}
static inline Rvalue *add(Prototype *p, Rvalue *a, Rvalue *b)
{
    return gcc_jit_context_new_binary_op(p->context, NULL, GCC_JIT_BINARY_OP_PLUS, p->int_type, a, b);
}
static inline Rvalue *equal(Prototype *p, Rvalue *a, Rvalue *b)
{
    return gcc_jit_context_new_comparison(p->context, NULL, GCC_JIT_COMPARISON_EQ, a, b);
}
static inline Rvalue *call_of(Prototype *p, Function *f, int count, Rvalue **arguments)
{
    return gcc_jit_context_new_call(p->context, NULL, f, count, arguments);
}
#define call(p, f, ...) \
    call_of((p), (f), sizeof((Rvalue *[]){ __VA_ARGS__ }) / sizeof(Rvalue *), (Rvalue *[]){ __VA_ARGS__ })
static inline void do_call(Block *block, Rvalue *call_value)
{
    gcc_jit_block_add_eval(block, NULL, call_value);
}
static inline void assign(Block *block, Lvalue *to, Rvalue *from)
{
    gcc_jit_block_add_assignment(block, NULL, to, from);
}
static inline void expect_equal(Prototype *p, Block *block, Rvalue *got, Rvalue *wanted)
{
    do_call(block, call(p, p->expect, got, wanted));
}
static inline Function *go_main_function(Prototype *p)
{
    return prototype_function(p, GCC_JIT_FUNCTION_EXPORTED, p->void_type, "go_main", 0, NULL);
}

/* -- building and running -- */

/* Writes the context's object as DIRECTORY/NAME.o and closes it. */
static inline void prototype_write(Prototype *p, const char *directory, const char *name)
{
    char path[512];

    snprintf(path, sizeof path, "%s/%s.o", directory, name);
    gcc_jit_context_compile_to_file(p->context, GCC_JIT_OUTPUT_KIND_OBJECT_FILE, path);
    if (gcc_jit_context_get_first_error(p->context))
        exit(1);
    gcc_jit_context_release(p->context);
}

/* Links all objects of the directory with the runtime; the program's exit status, or -1. */
static inline int prototype_link_and_run(const char *directory, const char *environment)
{
    char command[2048];

    snprintf(command, sizeof command,
             "gcc -static -no-pie -fuse-ld=bfd -Wl,--eh-frame-hdr -o %s/program %s/*.o %s %s && exec env %s %s/program",
             directory, directory, PROTOTYPE_SUPPORT, BERTH_RUNTIME, environment, directory);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* What one prototype builds in `directory` for a level of optimisation. */
typedef void PrototypeBuilder(int optimisation, const char *directory);

/* Builds and runs it at -O0 and -O2, plainly and with a fresh segment at every call; 0 if all ends were `wanted_status`. */
static inline int prototype_run(PrototypeBuilder *build, int wanted_status)
{
    static const int levels[] = { 0, 2 };
    static const char *const modes[] = { "", "BERTHDEBUG=segments=1,poison=1" };
    int failures = 0;

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        char directory[] = "/tmp/prototypeXXXXXX", command[64];
        if (!mkdtemp(directory))
            return 1;
        build(levels[i], directory);
        for (size_t mode = 0; mode < sizeof modes / sizeof *modes; mode++) {
            int status = prototype_link_and_run(directory, modes[mode]);
            printf("-O%d %s: status %d, wanted %d\n", levels[i], modes[mode], status, wanted_status);
            failures += status != wanted_status;
        }
        snprintf(command, sizeof command, "rm -rf %s", directory);
        if (system(command) != 0)
            failures++;
    }
    return failures > 0;
}
