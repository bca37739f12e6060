#!/usr/bin/env python3
"""gazetteer.py CITIES WORDNET > ../gazetteer.tsv      what a capitalised word may be, for the tagger

CITIES: what geonames.c prints. WORDNET: /usr/share/wordnet. Also given.tsv and places.tsv beside this folder, which are
made first. Row: phrase in lower case, mask. Bits: 1 given name or short form; 2 city of 300,000; 4 smaller city;
8 state, province, country; 16 title; 32 people and adjectives of places; 64 common word; 128 word of a known person's
name; 256 known place (WordNet); 512 landmark or natural feature. Phrases of several words only where they are places.
"""
import collections
import os
import re
import sys

from wordnet import keys, read, targets

GIVEN, BIG, SMALL, REGION, TITLE, PEOPLE, COMMON, PERSON, PLACE, FEATURE = (1 << i for i in range(10))
TITLES = """mr mrs ms dr miss sir lady lord madame madam mme mademoiselle mlle monsieur master mistress aunt uncle captain
    colonel general major doctor professor father mother king queen prince princess count countess baron baroness duke
    duchess judge squire reverend rev don dona doña donna signor signora signorina señor señora señorita herr frau
    fräulein st saint messrs capt col gen prof lieutenant lieut lt sergeant sgt corporal cousin grandfather grandmother
    mister sister brother granny grandma grandpa auntie dame abbé abbe pope bishop archbishop marquis marquise viscount
    viscountess earl emperor empress tsar tsarina czar sultan rabbi inspector constable detective admiral commander
    commodore private president senator governor mayor ensign parson friar deacon nurse mister""".split()
FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def rows(name):
    for line in open(os.path.join(FOLDER, name), encoding="utf-8"):
        yield (line.rstrip("\n").split("\t") + [""] * 5)[:5]


def main():
    table = collections.Counter()

    def add(phrase, bit):
        for key in keys(phrase):
            if len(key) > 1 or bit == TITLE:
                table[key] |= bit

    for name, *_ in rows("given.tsv"):
        add(name, GIVEN)
    for line in open(sys.argv[1], encoding="utf-8"):
        name, _, country, state, people = line.rstrip("\n").split("\t")
        add(name, BIG if int(people) >= 300000 else SMALL)
        add(country, REGION)
        if state:
            add(state, REGION)
    for key, kind, *_ in rows("places.tsv"):
        if kind in "nr":
            add(key, REGION)
        elif kind in "lo":
            add(key, FEATURE)
        elif not table[key] & BIG:
            add(key, SMALL)
    people = {word for word, *_ in rows("demonyms.tsv")}
    for word in people:
        add(word, PEOPLE)
    for t in TITLES:
        add(t, TITLE)
    noun = read(sys.argv[2], "noun")
    for s in noun.values():
        instance = targets(s, "@i")
        for w in s.words:
            if instance and s.lex in (15, 17):
                if not people & keys(w):
                    add(w, PLACE)
            elif instance and s.lex == 18:
                for part in w.split():
                    if part[0].isupper() and len(part) > 2:
                        add(part, PERSON)
            elif w[0].isupper() and s.lex == 18 and " " not in w:
                add(w, PEOPLE)
            elif w.islower() and w[0].isalpha() and " " not in w:
                add(w, COMMON)
    for pos in ("adj", "verb", "adv"):
        for s in read(sys.argv[2], pos).values():
            for w in s.words:
                if w[0].isupper() and pos == "adj" and " " not in w:
                    add(w, PEOPLE)
                elif w.islower() and w[0].isalpha() and " " not in w:
                    add(w, COMMON)
    for key in list(table):  # Saint Paul is written St. Paul too
        other = re.sub(r"\b(saint|st)\b", lambda m: "st" if m[0] == "saint" else "saint", key)
        table[other] |= table[key] & (BIG | SMALL | REGION | PLACE | FEATURE) if other != key and " " in key else 0
    for key in sorted((k for k in table if table[k]), key=str.encode):
        if "\t" not in key and "/" not in key and len(key.split(" ")) <= 4:
            print(key, table[key], sep="\t")


main()
