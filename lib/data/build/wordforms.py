#!/usr/bin/env python3
"""wordforms.py WORDNET VECTORS OUT      what WordNet says of the forms of English words, as one table

WORDNET  folder of WordNet 3.0's own files (Debian: wordnet-base, /usr/share/wordnet)
VECTORS  lib/data/words.bin: which words are frequent enough to be kept, and, by k-means over their vectors, into which of
         255 groups of like words each falls
OUT      lib/data/wordforms.bin: read by lib/data/wordform.c, which says what is in it

The same input gives the same bytes. Needs numpy for the groups.
"""
import struct
import sys
from collections import defaultdict

import numpy

NOUN, VERB = 3, 29          # the first noun and verb file: noun.Tops, verb.body
GROUPS = 255
BASE, S, PAST, PART, ING, NOUN_ONE, NOUN_MANY, ADJ, ADV = (1 << i for i in range(9))
PARTICIPLE = ("n", "ne", "um", "ung", "unk")


def senses(folder, pos):
    """lemma -> lexicographer files in order of sense; words that are only written with a capital are left out"""
    files, lower = {}, set()
    for line in open(folder + "/data." + pos, encoding="latin-1"):
        if line[0] == " ":
            continue
        cut = line.split()
        files[cut[0]] = int(cut[1])
        for i in range(int(cut[3], 16)):
            word = cut[4 + 2 * i].split("(")[0]
            if word == word.lower():
                lower.add(word)
    out = {}
    for line in open(folder + "/index." + pos, encoding="latin-1"):
        cut = line.split()
        if line[0] == " " or "_" in cut[0] or cut[0] not in lower or not cut[0][0].isalpha():
            continue
        n = int(cut[2])
        out[cut[0]] = [files[o] for o in cut[-n:]]
    return out


def exceptions(folder, pos):
    out = defaultdict(list)
    for line in open(folder + "/%s.exc" % pos):
        cut = line.split()
        for lemma in cut[1:]:
            out[lemma].append(cut[0])
    return out


def counts(folder):
    """(lemma, part of speech 1 noun 2 verb 3 adjective 4 adverb) -> how often it was met in tagged text"""
    out = defaultdict(int)
    for line in open(folder + "/cntlist.rev"):
        key, _, n = line.split()
        lemma, sense = key.split("%")
        pos = int(sense[0])
        out[lemma, 3 if pos == 5 else pos] += int(n)
    return out


def doubled(lemma):
    v = "aeiou"
    return (len(lemma) > 2 and lemma[-1] not in v + "wxyh" and lemma[-2] in v and lemma[-3] not in v) or lemma.endswith("qui")


def verb_forms(lemma, irregular, known):
    """(form, what it is) of a regular or irregular verb; spellings with and without a doubled consonant where known"""
    y = lemma[-1] == "y" and lemma[-2:-1] not in ("a", "e", "o", "u", "")
    e = lemma[-1] == "e"
    stem = lemma[:-1] if e and not lemma.endswith(("ee", "oe", "ye")) else lemma
    out = [(lemma, BASE)]
    out.append((lemma[:-1] + "ies" if y else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"), S))
    twice = [lemma + lemma[-1] + "%s"] if doubled(lemma) else []
    ed = [stem + "ed"] if not y else [lemma[:-1] + "ied"]
    if e:
        ed = [lemma + "d"]
    ing = [lemma[:-2] + "ying" if lemma.endswith("ie") else stem + "ing"]
    if twice:
        for list_, ending in ((ed, "ed"), (ing, "ing")):
            two = twice[0] % ending
            if two in irregular or (two in known and list_[0] not in known):
                list_[0] = two
    past = [f for f in irregular if not f.endswith(("ing", "s")) or f in ("was",)]
    if past:
        past += [f for f in ed if f in known and f not in past]
    out += [(f, ING) for f in irregular if f.endswith("ing")] or [(f, ING) for f in ing]
    out += [(f, S) for f in irregular if f.endswith("s") and f != "was"]
    if not past:
        return out + [(f, PAST | PART) for f in ed]
    participles = [f for f in past if f.endswith(PARTICIPLE) and not f.endswith("an")]
    if not participles or len(past) == 1:
        return out + [(f, PAST | PART) for f in past]
    return out + [(f, PART if f in participles else PAST) for f in past]


def noun_forms(lemma, irregular):
    if irregular:
        many = irregular
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        many = [lemma + "es"]
    elif lemma[-1] == "y" and lemma[-2:-1] not in ("a", "e", "o", "u", ""):
        many = [lemma[:-1] + "ies"]
    else:
        many = [lemma + "s"]
    return [(lemma, NOUN_ONE)] + [(f, NOUN_MANY) for f in many]


def read_vectors(path):
    """words by frequency and their vectors, length 1, from words.bin (data/vectors.h); stop words have none"""
    b = open(path, "rb").read()
    magic, n, d, _, _, offsets, words, _, scales, rows = struct.unpack_from("<8s9I", b)
    if magic != b"SDWORDS1":
        sys.exit("wordforms: %s is no words.bin" % path)
    off = struct.unpack_from("<%dI" % (n + 1), b, offsets)
    scale = numpy.frombuffer(b, "<f4", n, scales).astype("f8")
    pairs = numpy.frombuffer(b, "u1", n * d // 2, rows).reshape(n, d // 2).astype("i4")
    nibbles = numpy.stack([pairs & 15, pairs >> 4], axis=2).reshape(n, d)
    vectors = (nibbles - 16 * (nibbles > 7)) * scale[:, None]
    kept = [i for i in range(n) if scale[i] > 0]
    return [b[words + off[i]:words + off[i + 1] - 1].decode() for i in kept], vectors[kept]


def groups(vectors):
    """spherical k-means: started from the most frequent words, taught by the 30,000 most frequent"""
    x = vectors[:30000]
    centre = x[:GROUPS * 8:8].copy()
    for _ in range(25):
        near = numpy.argmax(x @ centre.T, axis=1)
        for k in range(GROUPS):
            if (near == k).any():
                centre[k] = x[near == k].mean(0)
                centre[k] /= numpy.linalg.norm(centre[k])
    return numpy.argmax(vectors @ centre.T, axis=1) + 1


def fnv(word):
    h = 2166136261
    for c in word.encode():
        h = (h ^ c) * 16777619 & 0xffffffff
    return h ^ h >> 15


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    folder = sys.argv[1]
    words, vectors = read_vectors(sys.argv[2])
    known = set(words)
    group = dict(zip(words, groups(vectors).tolist()))
    met = counts(folder)
    verbs, nouns = senses(folder, "verb"), senses(folder, "noun")
    adjectives, adverbs = senses(folder, "adj"), senses(folder, "adv")
    verb_exc, noun_exc = exceptions(folder, "verb"), exceptions(folder, "noun")
    forms = defaultdict(lambda: [0, None, None])     # what it is, verb lemma, noun lemma

    def better(old, new, pos):
        return old is None or (met[new, pos], -len(new), old) > (met[old, pos], -len(old), new)

    for lemma in verbs:
        table = verb_forms(lemma, verb_exc[lemma], known)
        if not any(f in known for f, _ in table) and not met[lemma, 2]:
            continue
        for f, what in table:
            forms[f][0] |= what
            if better(forms[f][1], lemma, 2):
                forms[f][1] = lemma
    for lemma in nouns:
        for f, what in noun_forms(lemma, noun_exc[lemma]):
            if f in known or f in forms:
                forms[f][0] |= what
                if better(forms[f][2], lemma, 1):
                    forms[f][2] = lemma
    for what, table in ((ADJ, adjectives), (ADV, adverbs)):
        for lemma in table:
            if lemma in known or lemma in forms:
                forms[lemma][0] |= what
    write(sys.argv[3], forms, verbs, nouns, met, group)


def two_classes(files, first):
    distinct = list(dict.fromkeys(files))
    a = [f - first + 1 for f in distinct[:2]] + [0, 0]
    return a[0], a[1]


def dominant(form, what, verb, noun, met):
    """which part of speech the tagged text saw most: 0 noun, 1 verb, 2 adjective, 3 adverb"""
    score = [met[noun, 1] + .4 if noun else 0, met[verb, 2] + .4 if verb else 0,
             met[form, 3] + .3 if what & ADJ else 0, met[form, 4] + .3 if what & ADV else 0]
    return score.index(max(score))


def write(path, forms, verbs, nouns, met, group):
    rows, seen = [], {}
    for form, (what, verb, noun) in forms.items():
        h = fnv(form)
        if h in seen:
            sys.exit("wordforms: %s and %s have the same hash" % (form, seen[h]))
        seen[h] = form
        v = two_classes(verbs[verb], VERB) if verb else (0, 0)
        n = two_classes(nouns[noun], NOUN) if noun else (0, 0)
        bits = what | dominant(form, what, verb, noun, met) << 9 | v[0] << 11 | v[1] << 15 | n[0] << 19 | n[1] << 24
        rows.append((h, bits, fnv(verb or noun or form) & 0xffff, group.get(form, 0)))
    rows.sort()
    n = len(rows)
    with open(path, "wb") as out:
        out.write(struct.pack("<8sII", b"WFORMS01", n, 0))
        for column, code in ((0, "I"), (1, "I"), (2, "H"), (3, "B")):
            out.write(struct.pack("<%d%s" % (n, code), *[r[column] for r in rows]))
    print("%d forms" % n)


main()
