#!/usr/bin/env python3
"""How long `berth check` takes for Go's library, and for its commands too: all packages in one process on one core,
parsed and type-checked from their sources.  Beside it `go vet` is no measure (it reads export data), so none is given.

    bench/check_std.py [RUNS]       the median of RUNS (5)

Seconds are those of the processor, user and system, because the machine is shared; the wall's follow.  The packages
and lines are those that `CGO_ENABLED=0 go list` names.  Exit status 1 if a package has an error or a
limit (1 s for std, 3 s with cmd) is not held.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time

BERTH = pathlib.Path(__file__).resolve().parent.parent / "build/release/berth"
LIMITS = {("std",): 1.0, ("std", "cmd"): 3.0}


def size_of(patterns):
    """The number of packages and of lines."""
    template = "P{{$d := .Dir}}{{range .GoFiles}}\n{{$d}}/{{.}}{{end}}"
    listed = subprocess.run(["go", "list", "-f", template, *patterns], env={**os.environ, "CGO_ENABLED": "0"},
                            capture_output=True, text=True, check=True).stdout.splitlines()
    files = [line for line in listed if line != "P"]
    return len(listed) - len(files), sum(pathlib.Path(name).read_bytes().count(b"\n") for name in files)


def measure(patterns):
    """Seconds of the processor, seconds by the wall, and lines of errors of one run."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([BERTH, "check", *patterns], capture_output=True, text=True)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic() - start
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, wall, len(done.stderr.splitlines())


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    is_good = True
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for patterns, limit in LIMITS.items():
        packages, lines = size_of(patterns)
        measured = [measure(patterns) for _ in range(runs)]
        seconds, wall, errors = (statistics.median(column) for column in zip(*measured))
        print(f"berth check {' '.join(patterns)}: {packages} packages, {lines} lines, {errors} errors: {seconds:.2f} s "
              f"({wall:.2f} s by the wall)", flush=True)
        is_good = is_good and not errors and seconds < limit
    return 0 if is_good else 1


sys.exit(main())
