#!/usr/bin/env python3
"""excerpts.py TEXTS OUT [--invented]      texts with their annotated names, cut to the length of a short story

TEXTS holds DOC.txt and DOC.tsv; OUT gets DOC~NN.txt and DOC~NN.tsv. With --invented most words of the names of persons and
places are replaced by made-up ones, the same everywhere in a text, so that no table knows them.
"""
import bisect
import os
import random
import re
import sys

LEAST, REST = 1800, 600  # characters of an excerpt, and of the last one beside it
REPLACED = .6
ONSETS = """b br c ch d dr f g gr h j k kh kr l m mb n nd p pr q r s sh st t th tr v w y z sv hv bj""".split()
VOWELS = dict(a=8, e=8, i=7, o=7, u=5, aa=1, ei=1, au=1, í=1, á=1, ó=1, é=1, ö=1, ai=1, ia=1)
ENDS = ["", "", "", "n", "r", "s", "l", "m", "k", "th", "nd", "sh", "ng", "rd"]
KEPT = set("""mr mrs ms dr miss sir lady lord madame master mistress aunt uncle captain colonel general major doctor professor
    father mother brother sister king queen prince princess count countess baron duke judge squire reverend rev st old
    poor little young dear the of de von van la le du and god street road square park hall house lane avenue river
    mountain hill bridge church castle city town village county island islands bay sea ocean lake valley station inn
    abbey manor farm wood fort rock north south east west new great""".split())
HEAD = "start_char\tend_char\tstart_byte\tend_byte\ttype\tfull_start_char\tfull_end_char\tcoref_id\ttext\n"


def made_up(draw):
    syllables = (draw.choice(ONSETS) + draw.choices(list(VOWELS), list(VOWELS.values()))[0]
                 for _ in range(draw.choice([1, 2, 2, 2, 3, 3])))
    return ("".join(syllables) + draw.choice(ENDS)).capitalize()


def words_of(text, rows, types):
    for row in rows:
        if row[4] in types:
            for m in re.finditer(r"[^\W\d_]\w*", text[int(row[0]):int(row[1])]):
                yield m.group(), int(row[0]) + m.start(), int(row[0]) + m.end()


def disguise(text, rows, draw):
    new = {}
    for word, _, _ in words_of(text, rows, ("PER", "GPE", "LOC")):
        if word[0].isupper() and word.lower() not in KEPT and word not in new:
            new[word] = made_up(draw) if draw.random() < REPLACED else word
    parts, ends, shifts, at = [], [], [0], 0
    for word, start, end in words_of(text, rows, ("PER", "GPE", "LOC", "FAC", "ORG")):
        if start >= at and word in new:
            parts += [text[at:start], new[word]]
            ends.append(end)
            shifts.append(shifts[-1] + len(new[word]) - (end - start))
            at = end
    moved = lambda n: str(int(n) + shifts[bisect.bisect_right(ends, int(n))])
    return "".join(parts) + text[at:], [[moved(r[0]), moved(r[1])] + r[2:] for r in rows]


def cut(text):
    start = 0
    while start < len(text):
        blank = text.find("\n\n", start + LEAST)
        end = blank + 2 if blank >= 0 and len(text) - blank > REST else len(text)
        yield start, end
        start = end


def main():
    source, out = sys.argv[1:3]
    os.makedirs(out, exist_ok=True)
    for doc in sorted(f[:-4] for f in os.listdir(source) if f.endswith(".txt")):
        text = open(os.path.join(source, doc + ".txt"), encoding="utf-8", newline="").read()
        rows = [line.rstrip("\n").split("\t") for line in open(os.path.join(source, doc + ".tsv"), encoding="utf-8")][1:]
        if "--invented" in sys.argv:
            text, rows = disguise(text, rows, random.Random(doc))
        for n, (start, end) in enumerate(cut(text)):
            stem = os.path.join(out, "%s~%02d" % (doc, n))
            open(stem + ".txt", "w", encoding="utf-8", newline="").write(text[start:end])
            with open(stem + ".tsv", "w", encoding="utf-8") as f:
                f.write(HEAD)
                for r in rows:
                    a, b = int(r[0]), int(r[1])
                    if start <= a and b <= end:
                        byte = [len(text[start:n].encode()) for n in (a, b)]
                        f.write("\t".join(map(str, [a - start, b - start, *byte, r[4], a - start, b - start, r[7],
                                                    text[a:b].replace("\n", " ")])) + "\n")


main()
