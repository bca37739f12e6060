#!/usr/bin/env python3
"""episodes.py STORYDIFF CORPORA      beats that the program finds and links, projected on the episodes of a harmony

Two gospels, a verse a line. Every link of beats stands for the two episodes that its beats overlap most, or for one that
is in no episode; right is a pair of episodes that the harmony has. Moved: of the right pairs, those outside the largest
part that keeps its order, by the flags of most of their links.
  whole      Matthew with Mark (World English Bible), Matthew with Mark in King James' words, Mark with Luke by Eusebius
  parts      halves of the same that have 12 or 30 episodes in common, the others being told on one side alone: as with
             two books of which only the plot is shared; the mean of four each
Nothing is trained here.
"""
import collections
import csv
import json
import os
import random
import subprocess
import sys
import tempfile

PARTS, SEEDS = (12, 30), range(4)


def lines(path):
    with open(path, encoding="utf-8") as f:
        return [line for line in f.read().split("\n") if line]


def harmony(path):
    """Pairs of ranges of lines, half-open, each once."""
    with open(path, encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    return list(dict.fromkeys(((int(r["a_from"]) - 1, int(r["a_to"])), (int(r["b_from"]) - 1, int(r["b_to"]))) for r in rows))


def canons(path):
    ranges = [[tuple(map(int, side.split("-"))) for side in line.split("\t")[:2]] for line in lines(path)]
    return [((a[0], a[1] + 1), (b[0], b[1] + 1)) for a, b in ranges]


def links(tool, left, right):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("left.txt", "right.txt")]
        for path, text in zip(paths, (left, right)):
            with open(path, "w", encoding="utf-8") as f:
                f.write("\n".join(text) + "\n")
        run = subprocess.run([tool, "diff", "--split=lines", "--format=json", *paths], capture_output=True)
    found = json.loads(run.stdout)
    beats = [[(b["first"], b["last"] + 1) for b in v["beats"]] for v in found["variants"]]
    return [(beats[0][b["left"]], beats[1][b["right"]], b["moved"]) for b in found["comparisons"][0]["beats"]
            if b["left"] is not None and b["right"] is not None]


def in_order(pairs):
    """A largest set of pairs that rises on both sides."""
    pairs, best = sorted(pairs), []
    for i, p in enumerate(pairs):
        before = [best[k] for k in range(i) if pairs[k][0] < p[0] and pairs[k][1] < p[1]]
        best.append(max(before, key=len, default=[]) + [p])
    return set(max(best, key=len, default=[]))


def most_overlapped(episodes, span):
    def common(e):
        return min(e[1], span[1]) - max(e[0], span[0])
    best = max(episodes, key=lambda e: (common(e), e[0] - e[1]))
    return best if common(best) > 0 else None


def f1(right, told, asked):
    return 2 * right / (told + asked) if told + asked else 0.0


def score(gold, found):
    sides = [sorted({pair[k] for pair in gold}) for k in (0, 1)]
    told = collections.defaultdict(list)
    for left, right, moved in found:
        told[most_overlapped(sides[0], left), most_overlapped(sides[1], right)].append(moved)
    right, order = [p for p in told if p in set(gold)], in_order(gold)
    moved = [p for p in right if p not in order]
    flagged = [p for p in right if 2 * sum(told[p]) > len(told[p])]
    within = sum(None not in p for p in told)
    return (f1(len(right), within, len(gold)), f1(len(right), len(told), len(gold)),
            f1(len(set(moved) & set(flagged)), len(flagged), len(moved)), len(found), len(gold))


def part(gold, left, right, shared, rnd):
    """Keeps `shared` episodes on both sides and every other one on one side only."""
    pairs = gold[:]
    rnd.shuffle(pairs)
    kept = [set(), set()]
    for pair in pairs[:shared]:
        for k in (0, 1):
            kept[k].update(range(*pair[k]))
    gone = [set(), set()]
    for pair in pairs[shared:]:
        k = rnd.randrange(2)
        gone[k].update(set(range(*pair[k])) - kept[k])
    for pair in pairs[shared:]:
        rest = [[x for x in range(*pair[k]) if x not in gone[k]] for k in (0, 1)]
        if all(rest):
            gone[0].update(x for x in rest[0] if x not in kept[0])
            if any(x in kept[0] for x in rest[0]):
                gone[1].update(y for y in rest[1] if y not in kept[1])
    texts, numbers = [], []
    for k, text in enumerate((left, right)):
        stay = [i for i in range(len(text)) if i not in gone[k]]
        texts.append([text[i] for i in stay])
        numbers.append({x: i for i, x in enumerate(stay)})
    still = []
    for pair in gold:
        spans = [[numbers[k][x] for x in range(*pair[k]) if x in numbers[k]] for k in (0, 1)]
        if all(spans):
            still.append(tuple((s[0], s[-1] + 1) for s in spans))
    return list(dict.fromkeys(still)), texts


def show(name, scores):
    means = [sum(column) / len(scores) for column in zip(*scores)]
    print("%-24s F1 %.3f, links outside all episodes counted %.3f, moved %.3f   (%.0f links, %.0f pairs of episodes)"
          % (name, *means), flush=True)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    tool, corpora = sys.argv[1], sys.argv[2]
    gospels, canon = os.path.join(corpora, "beats", "gospels"), os.path.join(corpora, "align", "eusebian", "dev", "MRK-LUK.")
    matthew, mark = lines(os.path.join(gospels, "matthew.txt")), lines(os.path.join(gospels, "mark.txt"))
    gold = harmony(os.path.join(gospels, "matthew-mark.gold.tsv"))
    king_james = lines(os.path.join(corpora, "align", "kjv-web", "dev", "Mark.a"))
    sets = (("Matthew, Mark", gold, matthew, mark), ("Matthew, King James Mark", gold, matthew, king_james),
            ("Mark, Luke", canons(canon + "gold"), lines(canon + "a"), lines(canon + "b")))
    for name, pairs, left, right in sets:
        show(name, [score(pairs, links(tool, left, right))])
    for name, pairs, left, right in sets:
        for shared in PARTS:
            cut = [part(pairs, left, right, shared, random.Random(seed)) for seed in SEEDS]
            show("%d of %s" % (shared, name), [score(p, links(tool, *texts)) for p, texts in cut])


main()
