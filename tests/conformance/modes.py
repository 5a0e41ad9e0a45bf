#!/usr/bin/env python3
"""modes - runs the listed run tests of Go's own tree in every mode of berth's runtime.

    python3 modes.py --berth PATH [--list FILE] [--levels O0,O2] [--limit SECONDS] [--jobs N] [NAME...]

Takes the tests of run.list (or of another list) whose names contain a NAME (all), builds each at each level once and runs it in the modes of
tests/runner: collections, fresh segments, barriers, poison, checks.  A test that does not end within --limit seconds (60)
with a collection at every allocation is tried with one at every 10th, 100th and so on: the N that it passed with is
printed if it is not 1.  Outside of ./check: it takes half an hour.  The last line counts; exit status 1 if any failed.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TREE = pathlib.Path(os.environ.get("GOROOT", "/usr/share/go-1.19")) / "test"
MODES = ("collect=N,poison=1,check=1", "segments=1", "barriers=1,collect=N", "segments=1,collect=N,poison=1,check=1")
EVERY = (1, 10, 100, 1000, 10_000, 100_000)


def execute(command, limit, **environment):
    """Exit status and output, or None if the command did not end in time."""
    try:
        done = subprocess.run([str(word) for word in command], cwd=TREE, stdin=subprocess.DEVNULL, timeout=limit,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
                              env={**os.environ, "GOOS": "linux", "GOARCH": "amd64", **environment})
    except subprocess.TimeoutExpired:
        return None
    return done.returncode, done.stdout.decode(errors="replace")


def run_mode(program, arguments, mode, wanted, limit):
    """What went wrong, or "", and the N at which it did not."""
    for every in EVERY if "N" in mode else (1,):
        result = execute([program, *arguments], limit, BERTHDEBUG=mode.replace("N", str(every)))
        if result is None:
            continue
        return ("" if result == (0, wanted) else f"N={every}: exit {result[0]}: {result[1][-300:]}"), every
    return f"not finished after {limit:.0f} s", None


def perform(name, level, options):
    """The lines to print about one test at one level."""
    source = TREE / name
    wanted = source.with_suffix(".out")
    wanted = wanted.read_text(errors="replace") if wanted.exists() else ""
    recipe = re.search(r"^// ?run\b(.*)", source.read_text(errors="replace"), re.MULTILINE)
    words = [word for word in recipe[1].split() if not word.startswith("-")]
    sources = [source, *(source.parent / word for word in words if word.endswith(".go"))]
    arguments = [word for word in words if not word.endswith(".go")]
    said = []
    with tempfile.TemporaryDirectory(prefix="berth-modes-") as scratch:
        program = pathlib.Path(scratch) / "program"
        built = execute([options.berth, "build", "-" + level, "-o", program, *sources], 600)
        if built is None or built[0] != 0:
            return [f"FAILED {name} -{level}: does not build"]
        for mode in MODES:
            trouble, every = run_mode(program, arguments, mode, wanted, options.limit)
            if trouble:
                said.append(f"FAILED {name} -{level} BERTHDEBUG={mode}: {trouble}")
            elif every != 1:
                said.append(f"{name} -{level} BERTHDEBUG={mode}: N = {every}")
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--berth", required=True, type=pathlib.Path)
    add("--list", type=pathlib.Path, default=HERE / "run.list")
    add("--levels", default="O0,O2")
    add("--limit", type=float, default=60)
    add("--jobs", type=int, default=os.cpu_count())
    add("names", nargs="*")
    options = parser.parse_args()
    options.berth = options.berth.resolve()
    tests = re.findall(r"^[^#\n].*", options.list.read_text(), re.MULTILINE)
    tests = [test for test in tests if not options.names or any(name in test for name in options.names)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = [pool.submit(perform, test, level, options) for test in tests for level in options.levels.split(",")]
        for job in jobs:
            for line in job.result():
                print(line, flush=True)
                failed += line.startswith("FAILED")
    print(f"{len(tests)} tests in {len(MODES)} modes at {options.levels}, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
