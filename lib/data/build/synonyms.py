"""synonyms - the files of WordNet 3.0 (Debian's wordnet-base): synonyms, pointers, and the base forms of a word."""
import os

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
ENDINGS = [("ies", "y"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
           ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
           ("er", "e"), ("er", ""), ("est", "e"), ("est", "")]


class WordNet:
    """synsets: (part of speech, offset) -> (words, [(pointer, part of speech, offset, source and target)])"""

    def __init__(self, folder):
        self.synsets, self.lemmas, self.exceptions = {}, set(), {}
        capital, lower = set(), set()
        for name, pos in FILES.items():
            for line in open(os.path.join(folder, "data." + name), encoding="latin-1"):
                if line[0] != " ":
                    self._read(line.split(" | ")[0].split(), pos, capital, lower)
            for line in open(os.path.join(folder, name + ".exc"), encoding="latin-1"):
                form, *bases = line.split()
                self.exceptions.setdefault(form, []).extend(bases)
        self.proper_only = capital - lower

    def _read(self, field, pos, capital, lower):
        count = int(field[3], 16)
        written = [field[4 + 2 * i].split("(")[0] for i in range(count)]
        for w in written:
            (lower if w == w.lower() else capital).add(w.lower())
        words = [w.lower() for w in written]
        self.lemmas.update(words)
        at, pointers = 4 + 2 * count, []
        for i in range(int(field[at])):
            symbol, offset, part, ends = field[at + 1 + 4 * i:at + 5 + 4 * i]
            pointers.append((symbol, "a" if part == "s" else part, offset, ends))
        self.synsets[pos, field[0]] = words, pointers

    def bases(self, word):
        """Every lemma that word may be an inflected form of."""
        out = set(self.exceptions.get(word, ()))
        if word in self.lemmas:
            out.add(word)
        for ending, instead in ENDINGS:
            stem = word[:-len(ending)] + instead
            if word.endswith(ending) and len(stem) > 2:
                if stem in self.lemmas:
                    out.add(stem)
                elif len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in self.lemmas:
                    out.add(stem[:-1])
        return out

    def edges(self, words):
        """{i: {j: weight}} for the words that mean nearly the same: synonyms, derivations, neighbours of adjectives,
        and inflected forms with their base forms."""
        number, out = {w: i for i, w in enumerate(words)}, {}

        def add(a, b, weight):
            i, j = number.get(a), number.get(b)
            if i is not None and j is not None and i != j:
                for x, y in ((i, j), (j, i)):
                    row = out.setdefault(x, {})
                    row[y] = max(row.get(y, 0), weight)

        for synonyms, pointers in self.synsets.values():
            for k, a in enumerate(synonyms):
                for b in synonyms[k + 1:]:
                    add(a, b, 1.0)
            for symbol, part, offset, ends in pointers:
                others = self.synsets[part, offset][0]
                if symbol == "+":
                    x, y = int(ends[:2], 16) - 1, int(ends[2:], 16) - 1
                    if 0 <= x < len(synonyms) and 0 <= y < len(others):
                        add(synonyms[x], others[y], 1.0)
                elif symbol == "&":
                    for a in synonyms:
                        for b in others:
                            add(a, b, 0.5)
        for w in words:
            for b in sorted(self.bases(w)):
                add(w, b, 1.0)
        return out
