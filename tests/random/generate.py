#!/usr/bin/env python3
"""generate - random valid Go programs, a hundred to a file.

    python3 generate.py [--short] FIRST [COUNT] > programs.go

Takes the first seed and how many follow; gives one Go file in which the program of each seed is a function.  The file
prints a line `seed checksum` for each.  The same seed always gives the same program, alone or among others,
and another one if it is to be short.
What programs are made of is in generator/, what they share in prelude.go.in.
"""
import argparse
import pathlib

from generator.program import Program

PRELUDE = pathlib.Path(__file__).resolve().with_name("prelude.go.in")


def generate(first, count, is_short=False):
    lines = [PRELUDE.read_text()]
    for seed in range(first, first + count):
        lines += [f"// -- seed {seed} --", "", *Program(seed, is_short).generate(), ""]
    lines += ["func main() {", *(f"\tperform({seed}, p{seed})" for seed in range(first, first + count)), "}"]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int, nargs="?", default=100)
    parser.add_argument("--short", action="store_true", help="programs of half the length")
    options = parser.parse_args()
    print(generate(options.first, options.count, options.short), end="")


if __name__ == "__main__":
    main()
