#!/usr/bin/env python3
"""places.py CITIES WORDNET OUT      the places that are known: places.tsv and demonyms.tsv in the folder OUT

CITIES: what geonames.c prints. WORDNET: /usr/share/wordnet. By hand: by-hand.tsv and demonyms-by-hand.tsv beside this.
places.tsv: key, kind (c city, r region, n country, l landmark, o other), country code, city, name where it is another
than the key in capitals. A city says itself as its city only under another name. Where sources disagree the order is:
by hand, countries, states of federations, cities of 300,000, WordNet, other cities, other states.
demonyms.tsv: adjective or inhabitant, key of the place.
"""
import os
import sys

from wordnet import keys, plain, read, targets

CITY = """city town port village national_capital state_capital provincial_capital capital municipality seaport
    port_of_entry""".split()
COUNTRY = "country Balkan_country Scandinavian_country Baltic_State kingdom".split()
STATE = "American_state Canadian_province Australian_state".split()
STREET = "street avenue square amusement_park wall stadium".split()
NATURE = """river mountain_peak range lake sea desert bay volcano gulf strait waterfall hill cape ocean isthmus canal
    promontory pass inlet valley firth channel forest gorge estuary loch sound trench tableland plain island_pass""".split()
SKY = """constellation binary_star star superior_planet outer_planet terrestrial_planet Jovian_planet asteroid satellite
    giant_star supergiant lunar_crater Galilean_satellite sign_of_the_zodiac pole bunch soil_horizon region belt
    hemisphere part""".split()
NO_PLACE = """agency stock_exchange ship vessel chest space_station university trail highway statue dirt_track
    concentration_camp fiber cloth weapon""".split()


def by_hand(name, width):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield (line.rstrip("\n").split("\t") + [""] * width)[:width]


def geonames(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    return [(n, cc, country, state, int(people)) for n, cc, country, state, people in rows]


def kind_of(lex, hypernym):
    h = hypernym.replace(" ", "_")
    if h in SKY or h in NO_PLACE:
        return None
    if h in CITY:
        return "c"
    if h in COUNTRY or h.endswith("_country"):
        return "n"
    if h in STATE:
        return "s"
    if h in STREET or lex == 6:
        return "l"
    if h in NATURE:
        return "o"
    return "r" if lex == 15 else "o"


class WordNet:
    def __init__(self, folder, codes):
        self.noun, self.adj = read(folder, "noun"), read(folder, "adj")
        self.codes = codes
        self.common = {w for s in self.noun.values() for w in s.words if w.islower()}
        self.common |= {w + "s" for w in self.common}
        self.kinds = {}
        for offset, s in self.noun.items():
            if s.lex in (6, 15, 17):
                for t in targets(s, "@i"):
                    k = kind_of(s.lex, self.noun[t].words[0])
                    if k and s.words[0][0].isupper():
                        self.kinds.setdefault(offset, k)

    def wholes(self, offset):
        """What a place lies in, from the nearest outwards."""
        seen, at = [], [offset]
        while at and len(seen) < 12:
            at = [t for o in at for t in targets(self.noun[o], "#p") if t in self.kinds and t not in seen]
            seen += at
        return seen

    def code(self, offset):
        for o in [offset] + self.wholes(offset):
            if self.kinds[o] == "n":
                for w in self.noun[o].words:
                    if w.lower() in self.codes:
                        return self.codes[w.lower()]
        return ""

    def rows(self):
        for offset, kind in self.kinds.items():
            s = self.noun[offset]
            cities = [self.noun[o].words[0] for o in self.wholes(offset) if self.kinds[o] == "c"]
            city = cities[0] if cities and kind in "lr" else ""
            for word in s.words:
                if word[0].isupper():
                    yield word, kind, self.code(offset), city, s.words[0]

    def demonyms(self):
        """(word, place) from adjectives that pertain to a place and from people that belong to one."""
        links = [(s, t) for s in self.adj.values() for sym, t, pos in s.pointers if sym == "\\" and pos == "n"]
        links += [(s, t) for s in self.noun.values() if s.lex == 18 for t in targets(s, "#m")]
        for s, target in links:
            if target in self.kinds:
                for place in self.noun[target].words:
                    yield from ((w, place) for w in s.words if w[0].isupper())


def main():
    cities = geonames(sys.argv[1])
    codes = {country.lower(): cc for _, cc, country, _, _ in cities}
    hand = list(by_hand("by-hand.tsv", 5))
    codes.update({key: cc for key, kind, cc, _, _ in hand if kind == "n" and cc})
    wn = WordNet(sys.argv[2], codes)
    table = {}
    inhabitants = {k for word, _ in by_hand("demonyms-by-hand.tsv", 2) for k in keys(word)}

    def put(phrase, kind, cc, city, name):
        for key in keys(phrase):
            if not any(c in key for c in "\t/()") and len(key) > 1 and key not in inhabitants:
                table.setdefault(key, (kind, cc, city, name))

    best = {}
    for n, cc, _, state, people in cities:
        if people > best.get(n, (-1,))[0]:
            best[n] = (people, cc)
    known = {k for n in best for k in keys(n)}
    for key, kind, cc, city, name in hand:
        put(key, kind, cc, city, name)
    for country, cc in codes.items():
        put(country, "n", cc, "", "")
    wordnet = list(wn.rows())
    for word, kind, cc, city, name in wordnet:
        if kind == "n":
            put(word, kind, cc, city, "" if word == name else name)
    for word, kind, cc, city, name in wordnet:
        if kind == "s":
            put(word, "r", cc, "", "" if word == name else name)
    only = {}
    for word, kind, cc, _, _ in wordnet:
        if kind == "c" and cc:
            only.setdefault(word, set()).add(cc)
    for word, ccs in only.items():  # Newcastle is the English one, however large the others are
        if len(ccs) == 1 and best.get(word, (10**6,))[0] < 10**6:
            put(word, "c", *ccs, "", "")
    for n, (people, cc) in sorted(best.items(), key=lambda x: -x[1][0]):
        if people >= 300000:
            put(n, "c", cc, "", "")
    for word, kind, cc, city, name in wordnet:
        # A second name of a city that GeoNames has leads to the first one; else each stands for itself.
        other = word != name and (kind != "c" or keys(name) & known)
        kind = "r" if kind == "s" else kind
        put(word, kind, cc, city or (name if kind == "c" and other else ""), name if other else "")
    for n, (people, cc) in sorted(best.items(), key=lambda x: -x[1][0]):
        put(n, "c", cc, "", "")
    for _, cc, _, state, _ in cities:
        if state and not keys(state) & wn.common:  # Lakes, in South Sudan
            put(state, "r", cc, "", "")
    write(os.path.join(sys.argv[3], "places.tsv"), table)

    words = {}
    for word, place in by_hand("demonyms-by-hand.tsv", 2):
        for key in keys(word):
            words[key] = (place,)
    found = {}
    for word, place in wn.demonyms():
        target = sorted(keys(place), key=lambda k: k in table)[-1]
        for key in keys(word):
            if target in table and key not in table:
                found.setdefault(key, set()).add(target)
    for key, targets in found.items():
        # Of "soviet union" and "russia" a Russian is named after the second.
        likeness = {t: 2 * len(os.path.commonprefix([key, t])) - len(t) for t in targets}
        place = max(sorted(targets), key=likeness.get)
        kind, _, _, name = table[place]
        words.setdefault(key, (min(keys(name)) if name and kind == "n" else place,))
    write(os.path.join(sys.argv[3], "demonyms.tsv"), words)


def write(path, table):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        for key in sorted(table, key=str.encode):
            f.write("\t".join((key,) + table[key]).rstrip("\t") + "\n")


main()
