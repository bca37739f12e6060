#!/usr/bin/env python3
"""prose.py KIND BYTES SEED      made-up fiction for the bench, on standard output

The same arguments give the same bytes. The sentences are the shapes of real ones (narration, speech with its tag, a
cast that comes and goes, cities, paragraphs of one to seven sentences); their words are drawn with the frequencies of
Zipf's law from a made-up vocabulary of 40,000 words under the common ones of English, so that vocabulary grows with the
text as it does in novels.

KIND  prose      a story
      light      the same story with one sentence in a hundred edited, a paragraph in five hundred moved or cut
      all        the same story with a word changed in every sentence
      other      a story with other words, cast and cities: nothing in common but the language
      repeated   one sentence again and again
      shuffled   the words of the story in another order, as sentences of twelve
      unstopped  the story without a full stop or line end
"""
import bisect
import itertools
import random
import sys

COMMON = """the and of to a in he was that his it had with as for at she her on not but by from they him be which you
said all this there were one when so no or what if would an up out then who could them into about their been more some
now time like before little old other down do over man its than only very back after any well did eyes hand again face
never here where night door house long through just came went made see way day head know good still might off too thought
even first our two away left looked such must own heard last much these light come few right young once upon asked took
great room being turned always nothing while should told under stood seemed work found world street window moment years""".split()
SYLLABLES = """ba bel bra cal cor dan del dor el en far fen gal gor hal hen ill jar ken lam lin lor mar mel mor nal ner
ol or pan per quil ran rel ros sal sen sil tar ten thor ul van ver wil wen yar zel""".split()
ENDINGS = ["", "", "", "ed", "ing", "ly", "s", "s", "er", "ness", "ful", "ion"]
GIVEN = """Anna Boris Clara Daniel Edith Felix Greta Henry Irene Jonas Katya Lewis Martha Nikolai Olga Peter Rosa Simon
Tilda Ursula Victor Walter Ximena Yusuf Zoe""".split()
FAMILY = "Adler Brandt Corvin Duval Elster Fontaine Grieg Halloran Ivanov Jansen Kessler Lindqvist Moreau Novak".split()
CITIES = "Lisbon Vienna Prague Madrid Dublin Warsaw Oslo Cairo Athens Budapest Lima Havana Kyoto Naples".split()
SHAPES = [
    "{N} {v} the {w} {w} and {v} {w} {w} {w} to the {w}.",
    "The {w} {w} had {v} {w} the {w}, {w} {w} {w} of {w}.",
    "“{W} {w} {w} {w} {w},” said {G}.",
    "“{W} {w} {w} {w}?” {G} asked. “{W} {w} {w} {w} {w}!”",
    "When {G} {v} in {C}, {w} {w} {w} {w} {w} {w} {w}.",
    "It was {w} {w} {w} {w} that {w} {w} {w} {w} {w}; {w} {w} {w} {w} {w}.",
    "{G} {v} {w} {w} {w}, and {w} {w} {w} {w}, for the {w} {w} {w} {w} {w} {w}.",
    "Mr. {F} of {C} {v} {w} {w}.",
    "He {v} {w} {w}.",
    "{W} {w} {w} {w} {w} {w} {w} {w} {w} {w} {w} {w}, {w} {w} {w} {w} {w} {w} {w}.",
]


class Writer:
    def __init__(self, seed):
        self.rnd = random.Random(seed)
        made = set()
        while len(made) < 40000:
            made.add("".join(self.rnd.choices(SYLLABLES, k=self.rnd.randint(1, 4))) + self.rnd.choice(ENDINGS))
        rare = sorted(made - set(COMMON))
        self.rnd.shuffle(rare)
        self.words = COMMON + rare
        self.weights = list(itertools.accumulate(1.0 / (rank + 2.7) for rank in range(len(self.words))))
        self.cast = [(g, self.rnd.choice(FAMILY)) for g in self.rnd.sample(GIVEN, 8)]
        self.cities = self.rnd.sample(CITIES, 4)

    def word(self):
        return self.words[bisect.bisect(self.weights, self.rnd.random() * self.weights[-1])]

    def sentence(self):
        given, family = self.rnd.choice(self.cast)
        out = []
        for part in self.rnd.choice(SHAPES).split("{"):
            slot, _, rest = part.rpartition("}")
            if slot in ("w", "v"):
                slot = self.word()
            elif slot == "W":
                slot = self.word().capitalize()
            elif slot:
                slot = {"N": given + " " + family, "G": given, "F": family, "C": self.rnd.choice(self.cities)}[slot]
            out.append(slot + rest)
        text = "".join(out)
        return text[0].upper() + text[1:]

    def paragraph(self):
        return [self.sentence() for _ in range(self.rnd.randint(1, 7))]


def story(size, seed):
    """Paragraphs, each a list of sentences, of some `size` bytes in all."""
    writer, paragraphs, got = Writer(seed), [], 0
    while got < size:
        paragraphs.append(writer.paragraph())
        got += sum(len(s.encode()) + 1 for s in paragraphs[-1]) + 1
    return writer, paragraphs


def reword(writer, sentence):
    words = sentence.split(" ")
    words[writer.rnd.randrange(len(words) // 2, len(words))] = writer.word() + ("." if len(words) < 3 else "")
    return " ".join(words)


def light(writer, paragraphs):
    rnd, out = writer.rnd, []
    for p in paragraphs:
        fate = rnd.randrange(1000)
        if fate == 0:
            continue
        p = [reword(writer, s) if rnd.randrange(100) == 0 else s for s in p]
        out.insert(max(0, len(out) - 40) if fate == 1 else len(out), p)
    return out


def text(paragraphs):
    return "\n\n".join(" ".join(p) for p in paragraphs) + "\n"


def make(kind, size, seed):
    if kind == "repeated":
        sentence = "He nodded and said that nothing had changed. "
        return sentence * (size // len(sentence)) + "\n"
    writer, paragraphs = story(size, seed + 7919 if kind == "other" else seed)
    if kind == "light":
        paragraphs = light(writer, paragraphs)
    elif kind == "all":
        paragraphs = [[reword(writer, s) for s in p] for p in paragraphs]
    elif kind == "unstopped":
        return " ".join(s.rstrip(".”!?“") for p in paragraphs for s in p)
    elif kind == "shuffled":
        words = [w.strip(".,;:!?“”") for p in paragraphs for s in p for w in s.split()]
        writer.rnd.shuffle(words)
        return "\n".join(" ".join(words[i:i + 12]) + "." for i in range(0, len(words), 12)) + "\n"
    elif kind not in ("prose", "other"):
        sys.exit(__doc__)
    return text(paragraphs)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.stdout.buffer.write(make(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])).encode())
