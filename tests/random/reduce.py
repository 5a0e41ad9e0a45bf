#!/usr/bin/env python3
"""reduce - makes a Go program small while it still fails.

    python3 reduce.py --berth PATH --seed SEED [--short] [--mode O2] [--limit SECONDS] > small.go
    python3 reduce.py --test COMMAND FILE.go [--limit SECONDS] > small.go

Takes a seed whose checksum differs in a mode of hunt.py, or a file and a command that gets a file's name as its last
argument and ends with status 0 while the file is still interesting.  Gives the smallest program found.

The text is seen as a tree by its indentation, one statement a line (gofmt's form and the generator's).  In turn, until
nothing helps: runs of siblings are deleted, from long to short; a block is replaced by what is in it; an expression in
parentheses by a part of it or by a literal.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import generate
import hunt


class Interest:
    """Says whether a text still fails, as a command or as hunt.py would."""

    def __init__(self, options, scratch):
        self.options, self.scratch, self.tried = options, scratch, 0
        self.seen = {}

    def __call__(self, text):
        if text not in self.seen:
            self.tried += 1
            self.seen[text] = self.by_command(text) if self.options.test else self.by_mode(text)
        return self.seen[text]

    def by_command(self, text):
        path = self.scratch / "candidate.go"
        path.write_text(text)
        done = subprocess.run(f"{self.options.test} {path}", shell=True, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        return done.returncode == 0

    def by_mode(self, text):
        """Real Go builds and runs it; berth does not, or gives something else."""
        source, program = self.scratch / "candidate.go", self.scratch / "candidate"
        source.write_text(text)
        status, _ = hunt.execute(["go", "build", "-o", program, source], 120)
        if status != 0:
            return False
        status, wanted = hunt.execute([program], 20)
        if status != 0:
            return False
        level, environment = hunt.MODES[self.options.mode]
        status, _ = hunt.execute([self.options.berth, "build", "-" + level, "-o", program, source], 120)
        if status != 0:
            return True
        status, got = hunt.execute([program], 60, {k: v.replace("%d", "3") for k, v in environment.items()})
        return status != 0 or got != wanted


def indentation(line):
    return len(line) - len(line.lstrip("\t"))


def blocks(lines):
    """The (first, last) of every statement: a line with what is indented below it and the line that closes it."""
    found = []
    for first, line in enumerate(lines):
        last = first
        if line.rstrip().endswith(("{", "(", ":")) and line.strip() != "}":
            depth = indentation(line)
            while last + 1 < len(lines) and (not lines[last + 1].strip() or indentation(lines[last + 1]) > depth):
                last += 1
            while last + 1 < len(lines) and lines[last + 1].lstrip("\t").startswith(("}", ")")) and \
                    indentation(lines[last + 1]) == depth:
                last += 1
                if not lines[last].rstrip().endswith("{"):
                    break
                while last + 1 < len(lines) and indentation(lines[last + 1]) > depth:
                    last += 1
        found.append((first, last))
    return found


def without_runs(lines, length):
    """The lines without runs of so many statements of one depth, from the end of the program to its start."""
    found = blocks(lines)
    for start in range(len(found) - 1, -1, -1):
        depth, at, last = indentation(lines[found[start][0]]), found[start][0], found[start][0] - 1
        for _ in range(length):
            if last + 1 >= len(lines) or indentation(lines[last + 1]) != depth:
                break
            last = found[last + 1][1]
        else:
            yield lines[:at] + lines[last + 1:]


def unwrapped(lines):
    """The lines with the inside of a block in its place."""
    for first, last in reversed(blocks(lines)):
        if last > first + 1 and lines[last].strip().startswith("}"):
            inside = [line[1:] if line.startswith("\t") else line for line in lines[first + 1:last]]
            yield lines[:first] + inside + lines[last + 1:]


def closing(text, at):
    """Where the parenthesis that opens at a place closes."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] in "([{") - (text[place] in ")]}")
        if depth == 0:
            return place
    return None


def simpler(lines):
    """The lines with one expression in parentheses replaced by an operand of it or by a literal."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        for match in re.finditer(r"[\w.\[\]]*\(", line):
            end = closing(line, match.end() - 1)
            if end is None:
                continue
            inside = line[match.end():end]
            parts = re.split(r" (?:[-+*/%&|^]|<<|>>|&&|\|\||&\^|==|!=|<=?|>=?) ", inside, 1)
            for part in ["0", "1", "true", '""', inside, *(parts if len(parts) > 1 else [])]:
                if len(part) < end + 1 - match.start():
                    yield lines[:number] + [line[:match.start()] + part + line[end + 1:]] + lines[number + 1:]


def reduce(lines, interest, deadline):
    """The smallest lines found: each way is tried until it helps no more, then all again."""
    ways = [lambda l, n=n: without_runs(l, n) for n in (64, 16, 8, 4, 2, 1)] + [unwrapped, simpler]
    before = None
    while before != lines and time.monotonic() < deadline:
        before = lines
        for way in ways:
            lines = exhaust(way, lines, interest, deadline)
    return lines


def exhaust(way, lines, interest, deadline):
    """One way, going on where it helped: candidates come in the same order, so those that did not help are passed over."""
    passed = 0
    while time.monotonic() < deadline:
        for number, candidate in enumerate(way(lines)):
            if time.monotonic() > deadline:
                return lines
            if number < passed:
                continue
            if interest("\n".join(candidate)):
                lines, passed = candidate, number
                print(f"{len(lines)} lines, {len(' '.join(lines))} characters", file=sys.stderr, flush=True)
                break
        else:
            return lines
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("file", type=pathlib.Path, nargs="?")
    add("--seed", type=int)
    add("--berth", type=pathlib.Path)
    add("--short", action="store_true", help="as hunt.py had it")
    add("--mode", default="O2", choices=list(hunt.MODES))
    add("--test")
    add("--limit", type=float, default=1800)
    options = parser.parse_args()
    if options.berth:
        options.berth = options.berth.resolve()
    text = options.file.read_text() if options.file else generate.generate(options.seed, 1, options.short)
    with tempfile.TemporaryDirectory(prefix="berth-reduce-") as scratch:
        interest = Interest(options, pathlib.Path(scratch))
        if not interest(text):
            sys.exit("the program does not fail")
        lines = reduce(text.split("\n"), interest, time.monotonic() + options.limit)
    print("\n".join(lines))
    print(f"{interest.tried} programs tried", file=sys.stderr)


if __name__ == "__main__":
    main()
