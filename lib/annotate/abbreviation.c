#include "annotate/abbreviation.h"

#include <stdlib.h>
#include <string.h>

#include "util/eight.h"

enum { LONGEST = 16 };

enum { LONGEST_ABBREVIATION = 8 };

/* Sorted by byte value, lower case, without the last full stop; zeros behind. */
static const struct entry {
    char word[LONGEST_ABBREVIATION];
    story_abbreviation kind;
} abbreviations[] = {
    {"a.d", STORY_ABBREVIATION_OPEN},         {"a.m", STORY_ABBREVIATION_LAST},
    {"abp", STORY_ABBREVIATION_TITLE},        {"adj", STORY_ABBREVIATION_INNER},
    {"adm", STORY_ABBREVIATION_TITLE},        {"admin", STORY_ABBREVIATION_OPEN},
    {"adml", STORY_ABBREVIATION_TITLE},       {"al", STORY_ABBREVIATION_NUMBER},
    {"approx", STORY_ABBREVIATION_NUMBER},    {"apr", STORY_ABBREVIATION_OPEN},
    {"apt", STORY_ABBREVIATION_NUMBER},       {"ariz", STORY_ABBREVIATION_OPEN},
    {"art", STORY_ABBREVIATION_NUMBER},       {"assoc", STORY_ABBREVIATION_OPEN},
    {"atty", STORY_ABBREVIATION_TITLE},       {"aug", STORY_ABBREVIATION_OPEN},
    {"ave", STORY_ABBREVIATION_OPEN},         {"b", STORY_ABBREVIATION_NUMBER},
    {"b.c", STORY_ABBREVIATION_OPEN},         {"bart", STORY_ABBREVIATION_OPEN},
    {"blvd", STORY_ABBREVIATION_OPEN},        {"bp", STORY_ABBREVIATION_TITLE},
    {"brig", STORY_ABBREVIATION_TITLE},       {"bros", STORY_ABBREVIATION_OPEN},
    {"btw", STORY_ABBREVIATION_INNER},        {"c", STORY_ABBREVIATION_NUMBER},
    {"ca", STORY_ABBREVIATION_INNER},         {"calif", STORY_ABBREVIATION_OPEN},
    {"capt", STORY_ABBREVIATION_TITLE},       {"cf", STORY_ABBREVIATION_INNER},
    {"ch", STORY_ABBREVIATION_NUMBER},        {"chap", STORY_ABBREVIATION_NUMBER},
    {"cmdr", STORY_ABBREVIATION_TITLE},       {"co", STORY_ABBREVIATION_OPEN},
    {"col", STORY_ABBREVIATION_TITLE},        {"colo", STORY_ABBREVIATION_OPEN},
    {"comdr", STORY_ABBREVIATION_TITLE},      {"conn", STORY_ABBREVIATION_OPEN},
    {"corp", STORY_ABBREVIATION_OPEN},        {"cpl", STORY_ABBREVIATION_TITLE},
    {"d", STORY_ABBREVIATION_NUMBER},         {"dec", STORY_ABBREVIATION_OPEN},
    {"dept", STORY_ABBREVIATION_OPEN},        {"det", STORY_ABBREVIATION_TITLE},
    {"dr", STORY_ABBREVIATION_TITLE},         {"drs", STORY_ABBREVIATION_TITLE},
    {"e.g", STORY_ABBREVIATION_INNER},        {"ed", STORY_ABBREVIATION_OPEN},
    {"eds", STORY_ABBREVIATION_OPEN},         {"eg", STORY_ABBREVIATION_INNER},
    {"ens", STORY_ABBREVIATION_TITLE},        {"eq", STORY_ABBREVIATION_NUMBER},
    {"esp", STORY_ABBREVIATION_INNER},        {"esq", STORY_ABBREVIATION_OPEN},
    {"est", STORY_ABBREVIATION_OPEN},         {"etc", STORY_ABBREVIATION_LAST},
    {"ex", STORY_ABBREVIATION_NUMBER},        {"ext", STORY_ABBREVIATION_NUMBER},
    {"feb", STORY_ABBREVIATION_OPEN},         {"fig", STORY_ABBREVIATION_NUMBER},
    {"figs", STORY_ABBREVIATION_NUMBER},      {"fl", STORY_ABBREVIATION_NUMBER},
    {"fla", STORY_ABBREVIATION_OPEN},         {"fri", STORY_ABBREVIATION_NUMBER},
    {"frl", STORY_ABBREVIATION_TITLE},        {"ft", STORY_ABBREVIATION_OPEN},
    {"gen", STORY_ABBREVIATION_TITLE},        {"gov", STORY_ABBREVIATION_TITLE},
    {"hon", STORY_ABBREVIATION_TITLE},        {"hr", STORY_ABBREVIATION_TITLE},
    {"hwy", STORY_ABBREVIATION_OPEN},         {"i.e", STORY_ABBREVIATION_INNER},
    {"ie", STORY_ABBREVIATION_INNER},         {"inc", STORY_ABBREVIATION_OPEN},
    {"ind", STORY_ABBREVIATION_OPEN},         {"insp", STORY_ABBREVIATION_TITLE},
    {"jan", STORY_ABBREVIATION_OPEN},         {"jr", STORY_ABBREVIATION_OPEN},
    {"jul", STORY_ABBREVIATION_OPEN},         {"jun", STORY_ABBREVIATION_OPEN},
    {"kan", STORY_ABBREVIATION_OPEN},         {"ky", STORY_ABBREVIATION_OPEN},
    {"lib", STORY_ABBREVIATION_NUMBER},       {"lieut", STORY_ABBREVIATION_TITLE},
    {"ll", STORY_ABBREVIATION_NUMBER},        {"lt", STORY_ABBREVIATION_TITLE},
    {"ltd", STORY_ABBREVIATION_OPEN},         {"m.d", STORY_ABBREVIATION_OPEN},
    {"maj", STORY_ABBREVIATION_TITLE},        {"mar", STORY_ABBREVIATION_NUMBER},
    {"messrs", STORY_ABBREVIATION_TITLE},     {"mgr", STORY_ABBREVIATION_TITLE},
    {"mich", STORY_ABBREVIATION_OPEN},        {"minn", STORY_ABBREVIATION_OPEN},
    {"mlle", STORY_ABBREVIATION_TITLE},       {"mlles", STORY_ABBREVIATION_TITLE},
    {"mme", STORY_ABBREVIATION_TITLE},        {"mmes", STORY_ABBREVIATION_TITLE},
    {"mon", STORY_ABBREVIATION_NUMBER},       {"mont", STORY_ABBREVIATION_OPEN},
    {"mr", STORY_ABBREVIATION_TITLE},         {"mrs", STORY_ABBREVIATION_TITLE},
    {"ms", STORY_ABBREVIATION_TITLE},         {"msgr", STORY_ABBREVIATION_TITLE},
    {"mt", STORY_ABBREVIATION_TITLE},         {"mx", STORY_ABBREVIATION_TITLE},
    {"neb", STORY_ABBREVIATION_OPEN},         {"nev", STORY_ABBREVIATION_OPEN},
    {"no", STORY_ABBREVIATION_NUMBER},        {"nos", STORY_ABBREVIATION_NUMBER},
    {"nov", STORY_ABBREVIATION_OPEN},         {"nr", STORY_ABBREVIATION_NUMBER},
    {"n\xC2\xB0", STORY_ABBREVIATION_NUMBER}, {"oct", STORY_ABBREVIATION_OPEN},
    {"okla", STORY_ABBREVIATION_OPEN},        {"op", STORY_ABBREVIATION_NUMBER},
    {"p", STORY_ABBREVIATION_NUMBER},         {"p.m", STORY_ABBREVIATION_LAST},
    {"p.s", STORY_ABBREVIATION_INNER},        {"ph.d", STORY_ABBREVIATION_OPEN},
    {"pp", STORY_ABBREVIATION_NUMBER},        {"pres", STORY_ABBREVIATION_TITLE},
    {"prof", STORY_ABBREVIATION_TITLE},       {"pt", STORY_ABBREVIATION_NUMBER},
    {"pvt", STORY_ABBREVIATION_TITLE},        {"r", STORY_ABBREVIATION_NUMBER},
    {"rd", STORY_ABBREVIATION_OPEN},          {"rep", STORY_ABBREVIATION_TITLE},
    {"rev", STORY_ABBREVIATION_TITLE},        {"revd", STORY_ABBREVIATION_TITLE},
    {"rs", STORY_ABBREVIATION_NUMBER},        {"sat", STORY_ABBREVIATION_NUMBER},
    {"sec", STORY_ABBREVIATION_NUMBER},       {"sen", STORY_ABBREVIATION_TITLE},
    {"sens", STORY_ABBREVIATION_TITLE},       {"sep", STORY_ABBREVIATION_OPEN},
    {"sept", STORY_ABBREVIATION_OPEN},        {"ser", STORY_ABBREVIATION_NUMBER},
    {"sergt", STORY_ABBREVIATION_TITLE},      {"sgt", STORY_ABBREVIATION_TITLE},
    {"sq", STORY_ABBREVIATION_OPEN},          {"sr", STORY_ABBREVIATION_OPEN},
    {"sra", STORY_ABBREVIATION_TITLE},        {"srta", STORY_ABBREVIATION_TITLE},
    {"st", STORY_ABBREVIATION_OPEN},          {"ste", STORY_ABBREVIATION_TITLE},
    {"sun", STORY_ABBREVIATION_NUMBER},       {"supt", STORY_ABBREVIATION_TITLE},
    {"tel", STORY_ABBREVIATION_OPEN},         {"tenn", STORY_ABBREVIATION_OPEN},
    {"thu", STORY_ABBREVIATION_NUMBER},       {"thur", STORY_ABBREVIATION_NUMBER},
    {"thurs", STORY_ABBREVIATION_NUMBER},     {"tue", STORY_ABBREVIATION_NUMBER},
    {"tues", STORY_ABBREVIATION_NUMBER},      {"univ", STORY_ABBREVIATION_OPEN},
    {"v", STORY_ABBREVIATION_INNER},          {"viz", STORY_ABBREVIATION_INNER},
    {"vol", STORY_ABBREVIATION_NUMBER},       {"vols", STORY_ABBREVIATION_NUMBER},
    {"vs", STORY_ABBREVIATION_INNER},         {"vt", STORY_ABBREVIATION_OPEN},
    {"vv", STORY_ABBREVIATION_NUMBER},        {"wed", STORY_ABBREVIATION_NUMBER},
    {"wis", STORY_ABBREVIATION_OPEN},         {"wyo", STORY_ABBREVIATION_OPEN},
};

static const char openers[][LONGEST] = {
    "a",       "after",  "all",   "although", "an",    "and",   "another", "are",  "as",    "at",     "because",
    "before",  "but",    "by",    "can",      "could", "did",   "do",      "does", "each",  "even",   "every",
    "finally", "for",    "from",  "had",      "has",   "have",  "he",      "her",  "here",  "his",    "how",
    "however", "i",      "if",    "in",       "is",    "it",    "its",     "let",  "many",  "may",    "most",
    "my",      "nearly", "never", "next",     "no",    "nor",   "not",     "now",  "of",    "on",     "one",
    "or",      "other",  "our",   "perhaps",  "she",   "since", "so",      "some", "soon",  "still",  "such",
    "that",    "the",    "their", "then",     "there", "these", "they",    "this", "those", "though", "thus",
    "to",      "two",    "under", "until",    "was",   "we",    "were",    "what", "when",  "where",  "whether",
    "which",   "while",  "who",   "why",      "will",  "with",  "would",   "yes",  "yet",   "you",    "your",
};

static const char speech[][LONGEST] = {
    "added",      "agreed",    "answered",   "asked",       "asks",      "began",     "begged",    "bellowed",
    "breathed",   "called",    "continued",  "cried",       "cries",     "cry",       "declared",  "demanded",
    "ejaculated", "exclaimed", "exclaims",   "gasped",      "groaned",   "growled",   "grumbled",  "hissed",
    "inquired",   "insisted",  "interposed", "interrupted", "laughed",   "moaned",    "mumbled",   "murmured",
    "muttered",   "observed",  "panted",     "persisted",   "pleaded",   "protested", "pursued",   "queried",
    "quoth",      "rejoined",  "remarked",   "repeated",    "replied",   "replies",   "resumed",   "retorted",
    "returned",   "roared",    "said",       "say",         "says",      "screamed",  "shouted",   "shrieked",
    "sighed",     "snapped",   "sneered",    "sobbed",      "stammered", "thought",   "thundered", "urged",
    "whimpered",  "whispered", "wondered",   "yelled",
};

/* The word in lower case; false where it is too long to be in any table. Letters above ASCII stay as they are. */
static bool fold(char *out, const char *word, size_t len)
{
    size_t i;

    if (!len || len >= LONGEST)
        return false;
    for (i = 0; i < len; i++)
        out[i] = word[i] >= 'A' && word[i] <= 'Z' ? (char)(word[i] | 0x20) : word[i];
    out[len] = '\0';
    return true;
}

/* Eight bytes as a number that is the greater the later the bytes come in the order of the tables. */
static uint64_t order_of(const char *word)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return __builtin_bswap64(story_eight_read(word));
#else
    return story_eight_read(word);
#endif
}

static int compare_eights(const void *key, const void *item)
{
    uint64_t x = order_of(key), y = order_of(item);

    return (x > y) - (x < y);
}

/* Asked at nearly every full stop, so eight bytes are compared at once. */
story_abbreviation story_abbreviation_find(const char *word, size_t len)
{
    char key[LONGEST] = "";
    const struct entry *found = NULL;

    if (len <= LONGEST_ABBREVIATION && fold(key, word, len))
        found = bsearch(key, abbreviations, sizeof abbreviations / sizeof *abbreviations, sizeof *abbreviations,
                        compare_eights);
    return found ? found->kind : STORY_NO_ABBREVIATION;
}

static int compare(const void *key, const void *item)
{
    return strcmp(key, item);
}

bool story_abbreviation_opens_sentence(const char *word, size_t len)
{
    char key[LONGEST];

    return fold(key, word, len) && bsearch(key, openers, sizeof openers / LONGEST, LONGEST, compare);
}

bool story_abbreviation_is_speech(const char *word, size_t len)
{
    char key[LONGEST];

    return fold(key, word, len) && bsearch(key, speech, sizeof speech / LONGEST, LONGEST, compare);
}
