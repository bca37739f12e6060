"""wordnet - reads the database files of WordNet 3.0 (Debian wordnet-base: /usr/share/wordnet)."""
import collections
import os
import re
import unicodedata

Synset = collections.namedtuple("Synset", "lex words pointers")  # pointers: (symbol, offset, part of speech)


def read(folder, pos):
    """{offset: Synset}; words with spaces, without the (p) and (a) of adjectives."""
    out = {}
    for line in open(os.path.join(folder, "data." + pos), encoding="latin1"):
        if line.startswith("  "):
            continue
        f = line.split(" | ")[0].split()
        count = int(f[3], 16)
        words = [re.sub(r"\(\w+\)$", "", f[4 + 2 * i]).replace("_", " ") for i in range(count)]
        at = 5 + 2 * count
        pointers = [tuple(f[at + 4 * i:at + 4 * i + 3]) for i in range(int(f[at - 1]))]
        out[f[0]] = Synset(int(f[1]), words, pointers)
    return out


def targets(synset, symbol):
    return [offset for s, offset, _ in synset.pointers if s == symbol]


def plain(text):
    """Without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def keys(text):
    """How the library asks for a phrase: lower case, straight apostrophes, no full stops; also without diacritics."""
    key = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).lower().replace("’", "'").replace(".", " ")).strip()
    return {k for k in (key, plain(key)) if k}
