#!/usr/bin/env python3
"""coverage.py [--least PERCENT] BUILD SOURCE      which lines of lib the tests run

Reads what gcov noted in BUILD, the build of the coverage preset, after its tests ran; prints each folder's share of lines
and that of all, with the files least covered, and fails where the share of all is below PERCENT (90).
"""
import argparse
import collections
import gzip
import json
import os
import subprocess
import sys
import tempfile


def notes(build):
    for folder, _, files in os.walk(os.path.join(build, "lib")):
        for name in files:
            if name.endswith(".gcda"):
                yield os.path.abspath(os.path.join(folder, name))


def read(build, source):
    """For each file of lib, how often each of its lines ran, whichever object it was compiled into."""
    runs = collections.defaultdict(lambda: collections.defaultdict(int))
    lib = os.path.join(os.path.realpath(source), "lib") + os.sep
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gcov", "--json-format"] + sorted(notes(build)), cwd=folder, check=True, stdout=subprocess.DEVNULL)
        for name in os.listdir(folder):
            with gzip.open(os.path.join(folder, name)) as f:
                told = json.load(f)
            for one in told["files"]:
                path = os.path.realpath(os.path.join(told["current_working_directory"], one["file"]))
                if path.startswith(lib) and not path.startswith(lib + "data/build"):
                    for line in one["lines"]:
                        runs[path[len(lib):]][line["line_number"]] += line["count"]
    return runs


def share(files):
    lines = [count for file in files for count in file.values()]
    return sum(1 for count in lines if count), len(lines)


def row(name, files):
    ran, lines = share(files)
    print("%-32s %6d of %6d lines  %5.1f %%" % (name, ran, lines, 100 * ran / max(lines, 1)))


def main():
    options = argparse.ArgumentParser(usage=__doc__)
    options.add_argument("--least", type=float, default=90)
    options.add_argument("--lines", metavar="FILE", help="print the lines of this file that never ran")
    options.add_argument("build")
    options.add_argument("source")
    chosen = options.parse_args()
    runs = read(chosen.build, chosen.source)
    if chosen.lines:
        print(*sorted(n for n, count in runs[chosen.lines].items() if not count))
        return 0
    for path in sorted(runs, key=lambda p: share([runs[p]])[0] / max(share([runs[p]])[1], 1))[:12]:
        row(path, [runs[path]])
    print()
    for folder in sorted({os.path.dirname(path) for path in runs}):
        row("lib/" + folder, [runs[path] for path in runs if os.path.dirname(path) == folder])
    row("all", runs.values())
    ran, lines = share(runs.values())
    if not lines or 100 * ran < chosen.least * lines:
        print("below %g %%" % chosen.least)
        return 1
    return 0


sys.exit(main())
