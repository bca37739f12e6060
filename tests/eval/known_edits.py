#!/usr/bin/env python3
"""known_edits.py STORYDIFF CORPORA      names after edits whose truth is known, beyond what mutate.py makes

On the 80 novels of CORPORA/names/text, whose persons are known from the gold:
  one        one person is renamed; three: three of them
  left       one person is renamed but in one to three places, which have to be listed and warned of
  swap       two persons exchange their names
  merge      one person gets the name of another
  all        every name of every person is replaced, wherever it stands
  all-half   the same, and each side keeps seven of ten sentences, so that half of them are shared
  slip       one mention is misspelt: by sound, or by a slip of the hand; checked alone and against the text before
  unedited   warnings about the texts as they are: each is counted as false
Recall: edits, of persons named three times or more on both sides, of which a pair of names tells. Precision: told
pairs that belong to an edit. Nothing is trained here.
"""
import collections
import csv
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

TITLES = set("Mr Mrs Miss Sir Lady Lord Captain Colonel Doctor The Old Aunt Uncle Master Madame God Count King Queen "
             "Prince Princess General Major Judge Professor Father Mother Brother Sister Mister".split())
SOUNDS = (("ph", "f"), ("i", "y"), ("y", "i"), ("c", "k"), ("k", "c"), ("s", "z"), ("nn", "n"), ("ll", "l"), ("tt", "t"),
          ("th", "t"), ("ie", "y"), ("ee", "ea"))
SYLLABLES = (["Bra", "Kel", "Mor", "Tal", "Vin", "Sor", "Pel", "Dra"], ["den", "wick", "lan", "ster", "ric", "mond"],
             ["", "a", "o", "is"])
NEW = ["".join((a, b, c)) for a in SYLLABLES[0] for b in SYLLABLES[1] for c in SYLLABLES[2]]


class Tool:
    def __init__(self, program):
        self.program, self.folder = program, tempfile.mkdtemp()

    def run(self, command, *texts):
        paths = []
        for i, text in enumerate(texts):
            paths.append(os.path.join(self.folder, "%d.txt" % i))
            with open(paths[-1], "w", encoding="utf-8") as f:
                f.write(text)
        out = subprocess.run([self.program, command, "--format=json", *paths], capture_output=True).stdout
        return json.loads(out)


def persons(gold, text):
    """The words of every person's names that nobody else has and that are never common words; most named first."""
    words = collections.defaultdict(collections.Counter)
    with open(gold, encoding="utf-8") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            if row["type"] == "PER" and row["coref_id"] != "-":
                words[row["coref_id"]].update(w for w in re.findall(r"[A-Z][a-zà-ü]{2,}", row["text"]) if w not in TITLES)
    owners = collections.Counter(w for mine in words.values() for w in mine)
    out = []
    for mine in words.values():
        own = {w: n for w, n in mine.items() if owners[w] == 1 and not re.search(r"\b%s\b" % w.lower(), text)}
        if own:
            out.append(max(own, key=own.get))
    return sorted((w for w in out if len(re.findall(r"\b%s\b" % w, text)) >= 3),
                  key=lambda w: -len(re.findall(r"\b%s\b" % w, text)))


def replace(text, mapping):
    return re.sub(r"\b(%s)\b" % "|".join(mapping), lambda m: mapping[m.group()], text)


def halve(left, right, rnd):
    """Of two texts with the same sentences, seven of ten each."""
    cut = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")
    a, b = cut.split(left), cut.split(right)
    if len(a) != len(b):
        return left, right
    return tuple(" ".join(s for s in t if rnd.random() < .7) for t in (a, b))


def edits(kind, names, number):
    if kind in ("one", "three"):
        count = 1 if kind == "one" else 3
        return {w: NEW[(13 * i + number) % len(NEW)] for i, w in enumerate(names[:count])} if len(names) >= count else None
    if kind == "swap":
        return {names[0]: names[1], names[1]: names[0]} if len(names) > 1 else None
    if kind == "merge":
        return {names[1]: names[0]} if len(names) > 1 else None
    return {w: NEW[(13 * i + number) % len(NEW)] for i, w in enumerate(names)} if len(names) > 2 else None


def often(names, word, has):
    return sum(len(n["mentions"]) for n in names if has(n, word)) >= 3


def score_pairs(document, mapping, counts):
    c = document["comparisons"][0]
    left, right = (v["names"] for v in document["variants"])
    has = lambda n, w: re.search(r"\b%s\b" % w, " ".join([n["name"]] + n["aliases"])) is not None
    told = [(left[p["left"]], right[p["right"]]) for p in c["names"] if p["change"] in ("renamed", "respelled")]
    for a, b in told:
        counts["told"] += 1
        counts["told right"] += any(has(a, w) and has(b, v) for w, v in mapping.items())
    for w, v in mapping.items():
        # asked for are those whom both sides name often enough, as names, to be anybody
        if often(left, w, has) and often(right, v, has):
            counts["asked"] += 1
            counts["found"] += any(has(a, w) and has(b, v) for a, b in told)


def score_left(tool, text, word, number, rnd, counts):
    """All but some mentions of a person get another name."""
    spots = list(re.finditer(r"\b%s\b" % word, text))
    stay = set(rnd.sample(range(1, len(spots)), min(1 + number % 3, (len(spots) - 1) // 2)))
    out, at, left = "", 0, []
    for i, m in enumerate(spots):
        out += text[at:m.start()]
        if i in stay:
            left.append((len(out.encode()), len((out + word).encode())))
        out += word if i in stay else NEW[number % len(NEW)]
        at = m.end()
    out += text[at:]
    listed = [(x["start"], x["end"]) for p in tool.run("diff", text, out)["comparisons"][0]["names"] for x in p["leftovers"]]
    warned = [(f["start"], f["end"]) for f in tool.run("check", text, out)["findings"] if f["rule"] == "leftover-name"]
    counts["asked"] += len(left)
    counts["told"] += len(listed)
    counts["found"] += sum(any(a < y and x < b for x, y in listed) for a, b in left)
    # a heading in capitals, which nobody replaced, is left over too
    data = out.encode()
    counts["told right"] += sum(data[x:y].decode().lower() == word.lower() for x, y in listed)
    counts["warned"] += sum(any(a < y and x < b for x, y in warned) for a, b in left)


def misspell(word, how, rnd):
    if how == "sound":
        options = [word[:i] + b + word[i + len(a):] for a, b in SOUNDS for i in [word.find(a, 1)] if i > 0]
        return rnd.choice(options) if options else None
    i = rnd.randrange(1, len(word) - 1)
    return rnd.choice((word[:i] + word[i + 1] + word[i] + word[i + 2:], word[:i] + word[i + 1:]))


def score_slips(tool, text, names, rnd, counts):
    for word in names[:2]:
        for how in ("sound", "hand"):
            wrong = misspell(word, how, rnd) if len(word) > 4 else None
            if not wrong or wrong == word:
                continue
            at = rnd.choice(list(re.finditer(r"\b%s\b" % word, text))[1:])
            edited = text[:at.start()] + wrong + text[at.end():]
            for mode, texts in (("alone", (edited,)), ("compared", (text, edited))):
                found = tool.run("check", *texts)["findings"]
                counts[how, mode, "asked"] += 1
                counts[how, mode, "found"] += any(f["rule"] == "name-drift" and wrong in f["words"] for f in found)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    tool, pairs = Tool(sys.argv[1]), {k: collections.Counter() for k in ("one", "three", "swap", "merge", "all",
                                                                           "all-half")}
    left = collections.Counter()
    slips, false, words = collections.Counter(), 0, 0
    for number, path in enumerate(sorted(glob.glob(os.path.join(sys.argv[2], "names", "text", "*.txt")))):
        with open(path, encoding="utf-8") as f:
            text = f.read()
        rnd, names = random.Random(number), persons(path[:-4] + ".tsv", text)
        for kind, counts in pairs.items():
            mapping = edits(kind, names, number)
            if mapping:
                sides = text, replace(text, mapping)
                score_pairs(tool.run("diff", *(halve(*sides, rnd) if kind == "all-half" else sides)), mapping, counts)
        for word in names[:2]:
            score_left(tool, text, word, number, rnd, left)
        score_slips(tool, text, names, rnd, slips)
        words += len(text.split())
        false += sum(f["level"] != "note" for f in tool.run("check", text)["findings"])
    for kind, c in pairs.items():
        print("%-9s recall %.4f (%d of %d)  precision %.4f (%d of %d)" % (
            kind, c["found"] / c["asked"], c["found"], c["asked"], c["told right"] / c["told"], c["told right"], c["told"]))
    print("left over recall %.4f (%d of %d)  precision %.4f (%d of %d)  warned of %d" % (
        left["found"] / left["asked"], left["found"], left["asked"], left["told right"] / left["told"], left["told right"],
        left["told"], left["warned"]))
    for how in ("sound", "hand"):
        for mode in ("alone", "compared"):
            n, k = slips[how, mode, "asked"], slips[how, mode, "found"]
            print("slip of %s, %-8s  recall %.4f (%d of %d)" % (how, mode, k / n, k, n))
    print("unedited  %d warnings in %d words: %.2f in 10,000" % (false, words, 1e4 * false / words))


main()
