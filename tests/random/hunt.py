#!/usr/bin/env python3
"""hunt - looks for random programs that berth and real Go understand differently.

    python3 hunt.py --berth PATH [--first SEED] [--files N] [--count PROGRAMS] [--limit SECONDS] [--modes O0,O2,sound]
                    [--short] [--log FILE] [--keep FOLDER]

Takes berth and the first seed; each file holds --count programs (generate.py), which are run in each mode; --short:
programs of half the length.  Prints the
seeds whose checksums differ, one a line with the mode, and at the end how many programs were tried.  Exit status 1 if
any differ, or if berth does not compile them.  No file begins after --limit seconds.  --log appends a line for each file:
first and last seed, modes, number of differences.  --keep keeps the files that failed.  Needs golang-go.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import generate

# The level of a mode, and what it asks of the runtime; %d is a number that the file's first seed gives.
MODES = {
    "O0": ("O0", {}),
    "O1": ("O1", {}),
    "O2": ("O2", {}),
    "O3": ("O3", {}),
    "sound": ("O0", {"BERTHDEBUG": "check=1,poison=1,collect=%d"}),
    "sound2": ("O2", {"BERTHDEBUG": "check=1,poison=1,collect=%d"}),
    "segments": ("O0", {"BERTHDEBUG": "segments=1,poison=1"}),
    "barriers": ("O0", {"BERTHDEBUG": "barriers=1,collect=%d"}),
    "one": ("O2", {"GOMAXPROCS": "1"}),
    "four": ("O2", {"GOMAXPROCS": "4"}),
}


def execute(command, limit, environment=()):
    """The status of a command and what it printed; no status if it did not end."""
    try:
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=limit, stdin=subprocess.DEVNULL,
                              env={**os.environ, "CGO_ENABLED": "0", **dict(environment)})
    except subprocess.TimeoutExpired:
        return None, f"not finished after {limit} s"
    return done.returncode, done.stdout.decode(errors="replace")


def results(program, environment=()):
    """{seed: checksum} that a program prints, and its trouble."""
    status, text = execute([program], 300, environment)
    found = {}
    for line in text.split("\n"):
        words = line.split()
        if len(words) == 2 and words[0].isdigit() and words[1].isdigit():
            found[int(words[0])] = words[1]
    return found, "" if status == 0 else f"status {status}: {text[-1500:]}"


def checksums(build, program):
    """{seed: checksum} of what a command builds, and the trouble of building or running it."""
    status, text = execute(build, 900)
    return results(program) if status == 0 else ({}, text[-1500:])


def compare(berth, first, count, is_short, modes, scratch):
    """The (seed, mode) that differ, and the trouble that kept programs from being compared."""
    source, program = scratch / f"programs{first}.go", scratch / "program"
    source.write_text(generate.generate(first, count, is_short))
    wanted, trouble = checksums(["go", "build", "-o", program, source], program)
    if trouble:
        return [], "real Go: " + trouble
    different, built = [], None
    for mode in modes:
        level, environment = MODES[mode]
        if level != built:
            status, text = execute([berth, "build", "-" + level, "-o", program, source], 900)
            if status != 0:
                return different, f"{mode}: {text[-1500:]}"
            built = level
        found, trouble = results(program, {k: v.replace("%d", str(3 + first * 7 % 101)) for k, v in environment.items()})
        if trouble:
            different.append((first + len(found), f"{mode}: {trouble}"))
        different += [(seed, mode) for seed in found if found[seed] != wanted.get(seed)]
    return different, ""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--berth", required=True, type=pathlib.Path)
    add("--first", type=int, default=1)
    add("--files", type=int, default=1)
    add("--count", type=int, default=100)
    add("--short", action="store_true")
    add("--limit", type=float, default=1e9)
    add("--modes", default="O0,O2")
    add("--log", type=pathlib.Path)
    add("--keep", type=pathlib.Path)
    options = parser.parse_args()
    start, tried, failures = time.monotonic(), 0, 0
    with tempfile.TemporaryDirectory(prefix="berth-hunt-") as scratch:
        for number in range(options.files):
            if time.monotonic() - start > options.limit:
                break
            first = options.first + number * options.count
            different, trouble = compare(options.berth.resolve(), first, options.count, options.short,
                                         options.modes.split(","), pathlib.Path(scratch))
            last = first + options.count - 1
            for seed, mode in different:
                print(f"seed {seed} differs: {mode}", flush=True)
            if trouble:
                print(f"seeds {first} to {last}: {trouble}", flush=True)
            source = pathlib.Path(scratch) / f"programs{first}.go"
            if options.keep and (different or trouble):
                (options.keep / source.name).write_text(source.read_text())
            source.unlink()
            failures += len(different) + bool(trouble)
            tried += 0 if trouble else options.count
            if options.log:
                with options.log.open("a") as log:
                    log.write(f"{first} {last} {options.modes} {'trouble' if trouble else len(different)}\n")
    print(f"{tried} programs tried in {options.modes}, {failures} failures, {time.monotonic() - start:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
