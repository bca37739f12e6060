#!/usr/bin/env python3
"""odds_pairs.py CORPORA OUT      pairs of texts with known sentence links, for fit_odds.c

CORPORA is the folder of development sets (STORYDIFF_CORPORA) with the seed stories beside it. Writes OUT/pairs.tsv, and
the texts that it strings together. Groups: two halves of the retold fables, fables strung together in two orders with few
or most in common, every family of variants; "-" are texts that have nothing to do with each other. The links of the seeds
are left to measure by.
"""
import json
import os
import random
import sys

SEEDS = ["sergio.txt", "romy.txt", "jasper.txt"]
STRUNG = [(6, 20), (18, 22)]  # fables in common, fables of a text
STRUNG_TEXTS, STRUNG_WEIGHT = 5, 0.25


def lines_of(path):
    return open(path, "rb").read().splitlines(True)


def spans(lines):
    """Of every line, without its end."""
    at, out = 0, []
    for line in lines:
        out.append((at, at + len(line.rstrip(b"\r\n"))))
        at += len(line)
    return out


def numbers(field):
    first, last = map(int, field.split("-"))
    return range(first, last + 1)


def gold(stem):
    return [(i, j) for row in open(stem + ".gold") for i in numbers(row.split()[0]) for j in numbers(row.split()[1])]


def written(links):
    return " ".join("%d-%d:%d-%d%s" % (*a, *b, "" if sure else "?") for a, b, sure in links)


def tale(stem):
    return os.path.basename(stem).split("_")[0].rstrip("s").lower()


def fables(folder):
    stems = sorted(os.path.join(folder, f[:-2]) for f in os.listdir(folder) if f.endswith(".a"))
    for n, stem in enumerate(stems):
        a, b = spans(lines_of(stem + ".a")), spans(lines_of(stem + ".b"))
        yield "fables-%d" % (n % 2), 1, "lines", stem + ".a", stem + ".b", [(a[i], b[j], True) for i, j in gold(stem)]
    for n, stem in enumerate(stems):
        other = stems[(n + len(stems) // 2) % len(stems)]
        if tale(stem) != tale(other):
            yield "-", 1, "lines", stem + ".a", other + ".b", []


def string(path, stems, end):
    """One text of many; where each starts, in lines."""
    lines, start = [], {}
    for stem in stems:
        start[stem] = len(lines)
        lines += lines_of(stem + end)
    open(path, "wb").writelines(lines)
    return spans(lines), start


def strung(folder, out):
    stems = sorted({tale(f): os.path.join(folder, f[:-2]) for f in sorted(os.listdir(folder)) if f.endswith(".a")}.values())
    for common, size in STRUNG:
        for n in range(STRUNG_TEXTS):
            draw = random.Random(1000 * common + n)
            order = draw.sample(stems, 2 * size - common)
            left, right = order[:size], order[:common] + order[size:]
            draw.shuffle(left)
            draw.shuffle(right)
            path = os.path.join(out, "strung-%d-%d" % (common, n))
            (a, a_start), (b, b_start) = string(path + ".a", left, ".a"), string(path + ".b", right, ".b")
            links = [(a[a_start[s] + i], b[b_start[s] + j], True) for s in order[:common] for i, j in gold(s)]
            yield "strung-%d" % common, STRUNG_WEIGHT, "lines", path + ".a", path + ".b", links


def families(corpora):
    base = os.path.join(corpora, "families")
    all_texts = []
    for family in json.load(open(os.path.join(base, "gold.json"), encoding="utf-8"))["families"]:
        texts = [os.path.join(base, v["file"]) for v in family["variants"]]
        for pair in family["pairs"]:
            links = [(a, b, l.get("sure", True)) for l in pair["sentences"] for a in l["left"] for b in l["right"]]
            yield family["id"], 1, "auto", texts[pair["left"]], texts[pair["right"]], links
        all_texts.append(texts)
    others = [[os.path.join(corpora, "..", "seeds", f) for f in SEEDS]]
    for n, mine in enumerate(all_texts):
        for yours in (all_texts + others)[n + 1:]:
            for a in mine:
                for b in yours:
                    yield "-", 1, "auto", a, b, []


def main(corpora, out):
    folder = os.path.join(corpora, "align", "aesop-gnat", "dev")
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, "pairs.tsv"), "w") as f:
        for rows in (fables(folder), strung(folder, out), families(corpora)):
            for *row, links in rows:
                f.write("\t".join(map(str, row)) + "\t" + written(links) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
