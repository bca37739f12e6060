/* ALGORITHM. Words without titles and particles are compared. A name all of whose words the other knows is part of it:
 * the same person, unless a family name is all they share or their titles speak against it. Of other names of several
 * words the first and the last count, or all where there are as many, and the least alike decides; a single word is
 * compared with each that the other is known by. Two words are the same, differ in diacritics, are short for one
 * another, sound alike, or share letters: less likely one name in that order. O(words of one name times those of the
 * other). */
#include "compare/kinship.h"

#include <string.h>

#include "compare/spelling.h"
#include "data/table.h"

/* Bill and William: one is listed as short for the other. */
static bool is_short_form(const char *a, const char *b)
{
    story_row row;

    return (story_table_find(story_data__given(), a, strlen(a), &row) &&
            story_cell_has(story_row_cell(row, 2), b, strlen(b))) ||
           (story_table_find(story_data__given(), b, strlen(b), &row) &&
            story_cell_has(story_row_cell(row, 2), a, strlen(a)));
}

static story_kinship compare_words(story_subject_word x, story_subject_word y)
{
    const char *a = x.plain, *b = y.plain;
    double letters;

    if (strcmp(x.exact, y.exact) == 0)
        return (story_kinship){1, STORY_SAME};
    if (strcmp(a, b) == 0)
        return (story_kinship){.97, STORY_RESPELLED};
    if (is_short_form(a, b))
        return (story_kinship){.95, STORY_RESPELLED};
    if (story_spelling_is_variant(a, b))
        return (story_kinship){.9, STORY_RESPELLED};
    letters = story_spelling_likeness(a, b);
    return (story_kinship){letters > .5 ? letters - .3 : 0, STORY_RENAMED};
}

static bool titles_conflict(const story_subject *a, const story_subject *b)
{
    return (a->gender && b->gender && a->gender != b->gender) ||
           (a->title && b->title && strcmp(a->title, b->title) != 0 &&
            (strcmp(a->title, "mrs") == 0 || strcmp(b->title, "mrs") == 0));
}

static bool has_plain(const story_subject_word *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].plain, word) == 0)
            return true;
    return false;
}

static bool knows_all(const story_subject *a, const story_subject *b)
{
    for (size_t i = 0; i < b->word_count; i++)
        if (!has_plain(a->known, a->known_count, b->words[i].plain))
            return false;
    return b->word_count > 0;
}

/* One name is part of the other: the same person, unless all they share is a family name. */
static story_kinship compare_part(const story_subject *whole, const story_subject *part)
{
    bool family = part->word_count == 1 && part->title && whole->word_count > 1 &&
                  strcmp(part->words[0].plain, whole->words[whole->word_count - 1].plain) == 0 &&
                  part->known_count == 1;

    if (titles_conflict(whole, part))
        return (story_kinship){.4, STORY_RENAMED};
    return (story_kinship){family ? .8 : .93, story_subject_knows_name(whole, part) ? STORY_SAME : STORY_RESPELLED};
}

/* Names of several words: word by word where there are as many, else the first and the last. */
static story_kinship compare_full(const story_subject *a, const story_subject *b)
{
    size_t count = a->word_count == b->word_count ? a->word_count : 2;
    story_change change = STORY_SAME;
    double less = 1, more = 0;

    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        story_kinship k = compare_words(a->words[last ? a->word_count - 1 : i], b->words[last ? b->word_count - 1 : i]);

        less = k.likeness < less ? k.likeness : less;
        more = k.likeness > more ? k.likeness : more;
        change = k.change != STORY_SAME ? k.change : change;
    }
    if (less >= .9)
        return (story_kinship){less, change};
    return (story_kinship){more >= .9 ? .55 + .3 * less : .4 * more, STORY_RENAMED};
}

static story_kinship compare_one_word(const story_subject *whole, const story_subject *part)
{
    story_kinship best = {0, STORY_RENAMED};

    for (size_t i = 0; i < whole->known_count; i++) {
        story_kinship k = compare_words(whole->known[i], part->words[0]);

        if (k.likeness > best.likeness)
            best = k;
    }
    if (best.likeness < .9)
        best.likeness *= .6;
    else if (whole->word_count > 1)
        best.likeness -= .1;
    return best;
}

/* Names that are nothing but titles ("MRS", "Mrs"): the same but for case, or nothing alike. */
static story_kinship compare_titles(const story_subject *a, const story_subject *b)
{
    char x[STORY_SPELLING_MAX], y[STORY_SPELLING_MAX];

    story_spelling_fold(x, a->name, strlen(a->name), true);
    story_spelling_fold(y, b->name, strlen(b->name), true);
    return strcmp(x, y) == 0 ? (story_kinship){1, STORY_SAME} : (story_kinship){0, STORY_RENAMED};
}

static story_kinship better(story_kinship a, story_kinship b)
{
    return a.likeness >= b.likeness ? a : b;
}

story_kinship story_kinship_of(const story_subject *a, const story_subject *b)
{
    const story_subject *whole = a->word_count >= b->word_count ? a : b, *part = whole == a ? b : a;
    bool level = whole->word_count == part->word_count;

    if (strcmp(a->name, b->name) == 0)
        return (story_kinship){1, STORY_SAME};
    if (!part->word_count)
        return compare_titles(a, b);
    if (knows_all(whole, part))
        return compare_part(whole, part);
    if (level && knows_all(part, whole))
        return compare_part(part, whole);
    if (part->word_count > 1)
        return compare_full(whole, part);
    return level ? better(compare_one_word(whole, part), compare_one_word(part, whole)) : compare_one_word(whole, part);
}
