#!/usr/bin/env python3
"""sizes.py ROOT     how long functions and files are, folder by folder, and which are the longest

A function runs from the line of its name to the brace that ends it, as clang-format lays both out.
"""
import pathlib
import re
import sys

FOLDERS = ["lib", "lib/storydiff", "lib/util", "lib/data", "lib/annotate", "lib/compare", "lib/render", "lib/repo", "cmd",
           "tests"]
WHOLE = ["lib/data", "tests"]  # with what is below them
SIGNATURE = re.compile(r"^[A-Za-z_][^;=]*?\b(\w+)\(")
MOST = 45, 300  # lines of a function, of a file: longer ones are listed


def functions(lines):
    """The name and length of every function."""
    name, start = None, 0
    for number, line in enumerate(lines):
        match = SIGNATURE.match(line)
        if match:
            name, start = match[1], number
        elif line == "}" and name:
            yield name, number - start + 1
            name = None


def row(lengths):
    lengths, count = sorted(lengths), len(lengths)
    if not count:
        return " " * 33
    return f"{count:10} {lengths[count // 2]:7} {lengths[count * 9 // 10]:5} {lengths[-1]:8}"


def main(root):
    long, all_files, all_functions = [], [], []
    print(f"{'':14} functions median   90% longest     files median   90% longest")
    for folder in FOLDERS:
        path = root / folder
        of_files, of_functions = [], []
        for file in sorted(path.rglob("*.[ch]") if folder in WHOLE else path.glob("*.[ch]")):
            lines = file.read_text(encoding="utf-8").splitlines()
            found = list(functions(lines))
            of_files.append(len(lines))
            of_functions += [length for _, length in found]
            long += [(length, f"{file.relative_to(root)}: {name}()") for name, length in found if length > MOST[0]]
            if len(lines) > MOST[1]:
                long.append((len(lines), str(file.relative_to(root))))
        print(f"{folder:14}{row(of_functions)}{row(of_files)}")
        all_files += of_files
        all_functions += of_functions
    print(f"{'all':14}{row(all_functions)}{row(all_files)}")
    for length, what in sorted(long, reverse=True):
        print(f"{length:5} {what}")


main(pathlib.Path(sys.argv[1]))
