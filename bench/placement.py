#!/usr/bin/env python3
"""What it costs to decide where values live: inlining, escape analysis and placement, in seconds of the processor.

    bench/placement.py [RUNS] [SHAPE...]    the least of RUNS (5) runs; all shapes if none is named

First Go's library: the packages that `CGO_ENABLED=0 go list std` names, in one process.  Then programs made here, of one
shape each, ten times as large from column to column: where the time a line takes stays the same, it grows with the
program, and no faster.  Times are those that `berth check --stats` says, of the process without the kernel (the kernel's
share, mostly that of giving memory, stands beside the library's).  Exit status 1 if a line of the largest program of a
shape takes more than four times as long as one of a tenth of the size.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

BERTH = pathlib.Path(__file__).resolve().parent.parent / "build/release/berth"
SIZES = [10, 100, 1000, 10000, 100000]
MOST_GROWTH = 4
# Below this, what is measured is the clock and the first touch of memory.
LEAST_SECONDS = 0.005

HEAD = "package main\n\ntype T struct {\n\tp *T\n\tn int\n}\n\nvar sink *T\n\n"


def functions(n):
    """n functions that know nothing of each other."""
    return "".join(f"func f{i}(t *T, n int) *T {{\n\tu := &T{{n: n}}\n\tif n > {i} {{\n\t\tu.p = t\n\t\treturn u\n\t}}\n"
                   f"\tvar v T\n\tv.p = u\n\treturn v.p\n}}\n\n" for i in range(n))


def chain(n):
    """n functions, each of which calls the next and is too large to be inlined."""
    return "".join(f"func f{i}(t *T, n int) *T {{\n\tfor n > 0 {{\n\t\tu := &T{{p: t, n: n}}\n\t\tt = u.p\n\t\tn--\n\t}}\n"
                   f"\treturn f{i + 1}(t, n)\n}}\n\n" for i in range(n)) + \
        f"func f{n}(t *T, n int) *T {{ return t }}\n"


def inlined_chain(n):
    """n small functions, each of which is inlined into the next."""
    return "func f0(t *T) *T { return t }\n" + \
        "".join(f"func f{i}(t *T) *T {{ return f{i - 1}(t) }}\n" for i in range(1, n))


def component(n):
    """n functions that all reach each other: one graph, solved at once."""
    return "".join(f"func f{i}(t *T, n int) *T {{\n\tu := &T{{p: t, n: n}}\n\tif n > {i} {{\n\t\treturn f{(i + 1) % n}(u.p, n-1)\n\t}}\n"
                   f"\treturn f{(i * 7 + 3) % n}(t, n)\n}}\n\n" for i in range(n))


def leaking_component(n):
    """The same, but what they are given gets to the heap in the end."""
    return component(n).replace("return f0(u.p, n-1)", "sink = t\n\t\treturn f0(u, n-1)")


def huge_function(n):
    """One function of n short blocks."""
    return "func f(t *T, n int) *T {\n" + \
        "".join(f"\tif n > {i} {{\n\t\tu := &T{{n: n}}\n\t\tu.p = t\n\t\tt = u\n\t}}\n" for i in range(n)) + "\treturn t\n}\n"


def copies(n):
    """One function, n pointers, each a copy of the one before: every value reaches every later variable."""
    return "func f(v0 *T) *T {\n" + "".join(f"\tv{i} := v{i - 1}\n" for i in range(1, n)) + f"\treturn v{n - 1}\n}}\n"


def addresses(n):
    """One function, n variables, each holding the address of the one before, and the last one is returned."""
    return "func f(p *T) *T {\n\tv0 := T{p: p}\n" + "".join(f"\tv{i} := T{{p: &v{i - 1}}}\n" for i in range(1, n)) + \
        f"\treturn v{n - 1}.p\n}}\n"


def calls(n):
    """One function that calls a small one n times."""
    return "func g(t *T) *T {\n\tif t.p != nil {\n\t\treturn t.p\n\t}\n\treturn &T{p: t}\n}\n\nfunc f(t *T) *T {\n" + \
        "\tt = g(t)\n" * n + "\treturn t\n}\n"


def literals(n):
    """One function with n function literals, which capture its variables."""
    return "func f(t *T) []func() *T {\n\tvar all []func() *T\n" + \
        "".join(f"\tv{i} := &T{{p: t}}\n\tall = append(all, func() *T {{ return v{i} }})\n" for i in range(n)) + \
        "\treturn all\n}\n"


def elements(n):
    """One slice literal of n pointers."""
    return "func f(t *T) []*T {\n\treturn []*T{\n" + "".join(f"\t\t&T{{p: t, n: {i}}},\n" for i in range(n)) + "\t}\n}\n"


def cases(n):
    """One switch of n cases, and a label with a goto in each."""
    return "func f(t *T, n int) *T {\n\tswitch n {\n" + \
        "".join(f"\tcase {i}:\n\tl{i}:\n\t\tt = &T{{p: t}}\n\t\tif n > t.n {{\n\t\t\tgoto l{i}\n\t\t}}\n" for i in range(n)) + \
        "\t}\n\treturn t\n}\n"


def methods(n):
    """n types with a method each, made interfaces of one after the other."""
    return "type I interface{ m(t *T) *T }\n\n" + \
        "".join(f"type M{i} struct{{ t *T }}\n\nfunc (m M{i}) m(t *T) *T {{ return m.t }}\n\n" for i in range(n)) + \
        "func f(t *T) []I {\n\tvar all []I\n" + "".join(f"\tall = append(all, M{i}{{t}})\n" for i in range(n)) + \
        "\treturn all\n}\n"


SHAPES = [functions, chain, inlined_chain, component, leaking_component, huge_function, copies, addresses, calls, literals,
          elements, cases, methods]


def stages(words):
    """(user, system) seconds of each stage."""
    done = subprocess.run([BERTH, "check", "--stats", *words], capture_output=True, text=True, env={**os.environ, "CGO_ENABLED": "0"})
    if done.returncode:
        sys.exit(f"berth check {' '.join(map(str, words))}: {done.stderr[:1000]}")
    rows = [line.split() for line in done.stderr.splitlines()[1:]]
    return {name: (float(user), float(system)) for name, user, system, _ in rows}


def least(runs, words):
    """(user, system) seconds of placement, those of the run with the least user time, and of the other stages."""
    def placement(times):
        return tuple(times["inline"][i] + times["place"][i] for i in (0, 1))
    best = min((stages(words) for _ in range(runs)), key=lambda times: placement(times)[0])
    return placement(best), {name: user for name, (user, _) in best.items() if name not in ("inline", "place")}


def library(runs):
    template = "{{$d := .Dir}}{{range .GoFiles}}{{$d}}/{{.}}\n{{end}}"
    names = subprocess.run(["go", "list", "-f", template, "std"], env={**os.environ, "CGO_ENABLED": "0"},
                           capture_output=True, text=True, check=True).stdout.split()
    lines = sum(pathlib.Path(name).read_bytes().count(b"\n") for name in names)
    (user, system), others = least(runs, ["std"])
    print(f"std: {lines} lines: {user:.2f} s (and {system:.2f} s in the kernel), {lines / user / 1e6:.2f} million lines a second; "
          f"before it {', '.join(f'{name} {seconds:.2f} s' for name, seconds in others.items())}", flush=True)


def shape(make, runs, scratch):
    """Prints a row of the table; whether time grows with size."""
    cells, rates = [], []
    for size in SIZES:
        source = scratch / f"{make.__name__}.go"
        source.write_text(HEAD + make(size) + "\nfunc main() {}\n")
        lines = source.read_bytes().count(b"\n")
        (seconds, _), _ = least(runs, [source])
        rate = seconds / lines
        rates.append((seconds, rate))
        cells.append(f"{seconds * 1e3:.1f} ms, {rate * 1e9:.0f}" if seconds >= LEAST_SECONDS else f"{seconds * 1e3:.1f} ms")
    print(f"| {make.__name__} | " + " | ".join(cells) + " |", flush=True)
    (before, before_rate), (_, rate) = rates[-2:]
    return before < LEAST_SECONDS or rate <= MOST_GROWTH * before_rate


def main():
    words = sys.argv[1:]
    runs = int(words.pop(0)) if words and words[0].isdigit() else 5
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    if not words:
        library(runs)
    print("\n| shape | " + " | ".join(map(str, SIZES)) + " |\n|" + "---|" * (len(SIZES) + 1), flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        linear = [shape(make, runs, pathlib.Path(scratch)) for make in SHAPES if not words or make.__name__ in words]
    return 0 if all(linear) else 1


sys.exit(main())
