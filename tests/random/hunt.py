#!/usr/bin/env python3
"""hunt - looks for random programs that berth and real Go understand differently.

    python3 hunt.py --berth PATH [--first SEED] [--files N] [--count PROGRAMS] [--limit SECONDS] [--level O0,O2]

Takes berth and the first seed; each file holds --count programs (generate.py).  Prints the seeds whose checksums
differ, one a line with the level that differs, and at the end how many programs were tried.  Exit status 1 if any
differ, or if berth does not compile them.  Needs golang-go.  No file begins after --limit seconds.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import generate


def execute(command, limit=120):
    try:
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=limit, stdin=subprocess.DEVNULL, env={**os.environ, "CGO_ENABLED": "0"})
    except subprocess.TimeoutExpired:
        return None, f"not finished after {limit} s"
    return done.returncode, done.stdout.decode(errors="replace")


def checksums(build, program):
    """{seed: checksum} of what a command builds, and what else was printed."""
    status, text = execute(build)
    if status == 0:
        status, text = execute([program], 60)
    found = {}
    for line in text.split("\n"):
        words = line.split()
        if len(words) == 2 and words[0].isdigit() and words[1].isdigit():
            found[int(words[0])] = words[1]
    return found, "" if status == 0 else text[-800:]


def compare(berth, first, count, levels, scratch):
    """The (seed, level) whose checksums differ, and the trouble that kept programs from being compared."""
    source, program = scratch / f"programs{first}.go", scratch / "program"
    source.write_text(generate.generate(first, count))
    wanted, trouble = checksums(["go", "build", "-o", program, source], program)
    if trouble:
        return [], "real Go: " + trouble
    different = []
    for level in levels:
        found, trouble = checksums([berth, "build", "-" + level, "-o", program, source], program)
        if trouble and not found:
            return different, f"{level}: {trouble}"
        if trouble:
            different.append((first + len(found), f"{level}: {trouble}"))
        different += [(seed, level) for seed in found if found[seed] != wanted.get(seed)]
    return different, ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--berth", required=True, type=pathlib.Path)
    add("--first", type=int, default=1)
    add("--files", type=int, default=1)
    add("--count", type=int, default=100)
    add("--limit", type=float, default=1e9)
    add("--levels", default="O0,O2")
    options = parser.parse_args()
    start, tried, failures = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory(prefix="berth-hunt-") as scratch:
        for number in range(options.files):
            if time.monotonic() - start > options.limit:
                break
            first = options.first + number * options.count
            different, trouble = compare(options.berth.resolve(), first, options.count, options.levels.split(","),
                                         pathlib.Path(scratch))
            for seed, level in different:
                print(f"seed {seed} differs: {level}", flush=True)
            if trouble:
                print(f"seeds {first} to {first + options.count - 1}: {trouble}", flush=True)
            failures += len(different) + bool(trouble)
            tried += 0 if trouble else options.count
    print(f"{tried} programs tried, {failures} failures, {time.monotonic() - start:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
