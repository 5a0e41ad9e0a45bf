#!/bin/sh
# Times the programs of this folder, and some of examples/ with an argument that makes them run longer, as compiled by berth, by `go build` and by `gccgo-12 -O2`, in turn, and
# writes the medians and ratios to docs/bench.md; beside them how fast the library is parsed (bench/parse.c) and
# checked (bench/check_std.py).
#
#   bench/run.sh [-n RUNS] [NAME...]      RUNS: timed runs of each, after one that is not counted (5)
top=$(dirname "$(dirname "$(readlink -f "$0")")")
exec python3 - "$top" "$@" <<'PYTHON'
import datetime, os, pathlib, platform, shutil, statistics, subprocess, sys, tempfile, time

top, words = pathlib.Path(sys.argv[1]), sys.argv[2:]
runs = 5
if words[:1] == ["-n"]:
    runs, words = int(words[1]), words[2:]
EXAMPLES = ["binary_trees", "nbody", "spectral_norm"]
names = words or sorted(EXAMPLES + [path.stem for path in (top / "bench").glob("*.go")])
COMPILERS = {
    "berth": lambda source, out: [top / "build/release/berth", "build", "-o", out, source],
    "go": lambda source, out: ["go", "build", "-o", out, source],
    "gccgo": lambda source, out: ["gccgo-12", "-O2", "-o", out, source],
}
COMPILERS = {name: command for name, command in COMPILERS.items()
             if name == "berth" or shutil.which({"go": "go", "gccgo": "gccgo-12"}[name])}

def seconds(program, name):
    start = time.monotonic()
    subprocess.run([program] + ["long"] * (name in EXAMPLES), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    return time.monotonic() - start

rows = []
with tempfile.TemporaryDirectory() as scratch:
    for name in names:
        programs = {}
        for compiler, command in COMPILERS.items():
            out = pathlib.Path(scratch) / f"{name}-{compiler}"
            done = subprocess.run(command(top / ("examples" if name in EXAMPLES else "bench") / f"{name}.go", out), capture_output=True, text=True)
            if done.returncode:
                print(f"{name}: {compiler}: {done.stderr.strip()}", file=sys.stderr)
            else:
                programs[compiler] = out
        times = {compiler: [] for compiler in programs}
        for run in range(runs + 1):
            for compiler, program in programs.items():
                taken = seconds(program, name)
                if run:
                    times[compiler].append(taken)
        median = {compiler: statistics.median(taken) for compiler, taken in times.items()}
        cells = [f"{median[c]:.3f}" if c in median else "-" for c in COMPILERS]
        ratios = [f"{median['berth'] / median[c]:.2f}" if "berth" in median and c in median else "-"
                  for c in COMPILERS if c != "berth"]
        rows.append([name, *cells, *ratios])
        print("  ".join(rows[-1]), flush=True)

commit = subprocess.run(["git", "-C", top, "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
heads = ["program", *(f"{c} s" for c in COMPILERS), *(f"berth/{c}" for c in COMPILERS if c != "berth")]
lines = ["# Benchmarks", "",
         f"Median wall time of {runs} runs, the compilers in turn; {os.cpu_count()} x {cpu}; "
         f"{datetime.date.today()}; commit {commit}.  Written by bench/run.sh.  The machine is shared: read the ratios.", "",
         "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
lines += ["| " + " | ".join(row) + " |" for row in rows]

# The parser's speed, over every file of the standard library's sources.
sources = [path for path in pathlib.Path(os.environ.get("GOROOT", "/usr/share/go-1.19"), "src").rglob("*.go")
           if "testdata" not in path.parts]
if sources and not words:
    subprocess.run(["cmake", "--build", "--preset", "release", "--target", "bench_parse"], cwd=top, check=True,
                   stdout=subprocess.DEVNULL)
    parsed = subprocess.run([top / "build/release/bench/bench_parse", *sources], capture_output=True, text=True).stdout
    lines += ["", f"Lexer and parser over the standard library: {parsed.strip()}."]

# The checker's, by `berth check`.
if shutil.which("go") and not words:
    checked = subprocess.run([top / "bench/check_std.py"], capture_output=True, text=True).stdout
    lines += ["", *(f"`{line}`  " for line in checked.splitlines())]
# The section on placement has bench/placement.py's figures, put there by hand.
if not words:
    _, heading, placement = (top / "docs/bench.md").read_text().partition("\n## What placement costs\n")
    lines += [heading + placement.rstrip("\n")] if heading else []
    (top / "docs/bench.md").write_text("\n".join(lines) + "\n")
PYTHON
