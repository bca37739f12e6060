#include "compare/subject.h"

#include <string.h>

#include "compare/spelling.h"
#include "data/table.h"
#include "util/error.h"

static const struct {
    const char *word, *title;
} TITLES[] = {
    {"aunt", "aunt"},
    {"auntie", "aunt"},
    {"baron", "baron"},
    {"baroness", "baroness"},
    {"brother", "brother"},
    {"capt", "captain"},
    {"captain", "captain"},
    {"col", "colonel"},
    {"colonel", "colonel"},
    {"corporal", "corporal"},
    {"count", "count"},
    {"countess", "countess"},
    {"cousin", "cousin"},
    {"doctor", "doctor"},
    {"don", "mr"},
    {"dr", "doctor"},
    {"duchess", "duchess"},
    {"duke", "duke"},
    {"father", "father"},
    {"frau", "mrs"},
    {"gen", "general"},
    {"general", "general"},
    {"grandfather", "grandfather"},
    {"grandmother", "grandmother"},
    {"herr", "mr"},
    {"inspector", "inspector"},
    {"judge", "judge"},
    {"king", "king"},
    {"lady", "lady"},
    {"lieutenant", "lieutenant"},
    {"lord", "lord"},
    {"madam", "mrs"},
    {"madame", "mrs"},
    {"mademoiselle", "miss"},
    {"major", "major"},
    {"master", "master"},
    {"messrs", "mr"},
    {"miss", "miss"},
    {"mister", "mr"},
    {"mistress", "mrs"},
    {"monsieur", "mr"},
    {"mother", "mother"},
    {"mr", "mr"},
    {"mrs", "mrs"},
    {"ms", "miss"},
    {"old", NULL},
    {"prince", "prince"},
    {"princess", "princess"},
    {"prof", "professor"},
    {"professor", "professor"},
    {"queen", "queen"},
    {"rev", "reverend"},
    {"reverend", "reverend"},
    {"saint", NULL},
    {"sergeant", "sergeant"},
    {"signor", "mr"},
    {"signora", "mrs"},
    {"sir", "sir"},
    {"sister", "sister"},
    {"squire", "squire"},
    {"st", NULL},
    {"uncle", "uncle"},
    {"and", NULL},
    {"de", NULL},
    {"del", NULL},
    {"di", NULL},
    {"la", NULL},
    {"le", NULL},
    {"little", NULL},
    {"of", NULL},
    {"the", NULL},
    {"van", NULL},
    {"von", NULL},
    {"young", NULL},
};

enum { KNOWN_MAX = 16, FORM_WORDS_MAX = 12 };

/* Whether the word names nobody: then *title is set where it says what somebody is. */
static bool is_title(const char *folded, const char **title)
{
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        if (strcmp(TITLES[i].word, folded) == 0) {
            if (TITLES[i].title)
                *title = TITLES[i].title;
            return true;
        }
    return false;
}

/* The next word of a surface form, without points and commas; false at the end. */
static bool next_word(const char **word, size_t *len, const char **at)
{
    const char *start = *at, *stop;

    start += strspn(start, " \n._,");
    stop = start + strcspn(start, " \n_");
    *at = stop;
    while (stop > start && (stop[-1] == '.' || stop[-1] == ','))
        stop--;
    *word = start;
    *len = (size_t)(stop - start);
    return stop > start;
}

/* The words of a form that name someone; copies go to the arena. Negative when out of memory. */
static int split_form(story_subject_word *words, int room, const char **title, story_arena *scratch, const char *text)
{
    const char *at = text, *start, *seen = NULL;
    char exact[STORY_SPELLING_MAX], plain[STORY_SPELLING_MAX];
    size_t len;
    int n = 0;

    for (int i = 0; n < room && i < FORM_WORDS_MAX && next_word(&start, &len, &at); i++) {
        size_t exact_len = story_spelling_fold(exact, start, len, true);
        size_t plain_len = story_spelling_fold(plain, start, len, false);

        if (is_title(plain, &seen))
            continue;
        words[n].exact = story_arena_strndup(scratch, exact, exact_len);
        words[n].plain = story_arena_strndup(scratch, plain, plain_len);
        if (!words[n].exact || !words[n].plain)
            return -1;
        n++;
    }
    if (title)
        *title = seen;
    return n;
}

static bool has_exact(const story_subject_word *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].exact, word) == 0)
            return true;
    return false;
}

static bool has_plain(const story_subject_word *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].plain, word) == 0)
            return true;
    return false;
}

static int know_words(story_subject *s, story_arena *scratch, story_error *err)
{
    story_subject_word *known = story_arena_calloc(scratch, KNOWN_MAX, sizeof *known), words[STORY_SUBJECT_WORDS];
    size_t count = s->word_count;

    if (!known)
        return story_error__no_memory(err);
    memcpy(known, s->words, count * sizeof *known);
    for (size_t i = 0; i < s->alias_count && count < KNOWN_MAX; i++) {
        int n = split_form(words, STORY_SUBJECT_WORDS, NULL, scratch, s->aliases[i]);

        if (n < 0)
            return story_error__no_memory(err);
        for (int w = 0; w < n && count < KNOWN_MAX; w++)
            if (!has_exact(known, count, words[w].exact))
                known[count++] = words[w];
    }
    s->known = known;
    s->known_count = count;
    return STORY_OK;
}

int story_subject_finish(story_subject *s, story_arena *scratch, size_t total, story_error *err)
{
    int n = split_form(s->words, STORY_SUBJECT_WORDS, &s->title, scratch, s->name);

    if (n < 0)
        return story_error__no_memory(err);
    s->word_count = (size_t)n;
    s->share = total ? (double)s->mention_count / (double)total : 0;
    return know_words(s, scratch, err);
}

int story_subjects_of_names(story_subjects *out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    size_t total = 0;
    int rc = STORY_OK;

    out->count = v->name_count;
    out->items = story_arena_calloc(scratch, v->name_count, sizeof *out->items);
    if (!out->items)
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->name_count; i++)
        total += v->names[i].mention_count;
    for (size_t i = 0; i < v->name_count && !rc; i++) {
        const story_name *name = &v->names[i];

        out->items[i] = (story_subject){.name = name->name,
                                        .aliases = name->aliases,
                                        .alias_count = name->alias_count,
                                        .mentions = name->mentions,
                                        .mention_count = name->mention_count,
                                        .kind = (int)name->role,
                                        .gender = (int)name->gender};
        rc = story_subject_finish(&out->items[i], scratch, total, err);
    }
    return rc;
}

int story_subjects_of_places(story_subjects *out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    size_t total = 0;
    int rc = STORY_OK;

    out->count = v->place_count;
    out->items = story_arena_calloc(scratch, v->place_count, sizeof *out->items);
    if (!out->items)
        return story_error__no_memory(err);
    for (size_t i = 0; i < v->place_count; i++)
        total += v->places[i].mention_count;
    for (size_t i = 0; i < v->place_count && !rc; i++) {
        const story_place *place = &v->places[i];

        out->items[i] = (story_subject){.name = place->name,
                                        .mentions = place->mentions,
                                        .mention_count = place->mention_count,
                                        .kind = (int)place->kind,
                                        .city = place->city};
        rc = story_subject_finish(&out->items[i], scratch, total, err);
    }
    return rc;
}

bool story_subject_knows(const story_subject *s, const char *exact)
{
    return has_exact(s->known, s->known_count, exact);
}

/* ------------------------------------------------------------------------------------------------- likeness ---- */

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

static bool knows_exactly(const story_subject *a, const story_subject *b)
{
    for (size_t i = 0; i < b->word_count; i++)
        if (!story_subject_knows(a, b->words[i].exact))
            return false;
    return true;
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
    return (story_kinship){family ? .8 : .93, knows_exactly(whole, part) ? STORY_SAME : STORY_RESPELLED};
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

story_kinship story_subject_compare(const story_subject *a, const story_subject *b)
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
