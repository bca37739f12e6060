#include "compare/subject.h"

#include <string.h>

#include "compare/spelling.h"
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

static int finish(story_subject *s, story_arena *scratch, size_t total, story_error *err)
{
    int n = split_form(s->words, STORY_SUBJECT_WORDS, &s->title, scratch, s->name);

    if (n < 0)
        return story_error__no_memory(err);
    s->word_count = (size_t)n;
    s->share = total ? (double)s->mention_count / (double)total : 0;
    return know_words(s, scratch, err);
}

int story_subjects_room(story_subjects *out, story_arena *scratch, size_t count, story_error *err)
{
    out->count = count;
    out->items = story_arena_calloc(scratch, count, sizeof *out->items);
    return out->items ? STORY_OK : story_error__no_memory(err);
}

int story_subjects_finish(story_subjects *s, story_arena *scratch, story_error *err)
{
    size_t total = 0;
    int rc = STORY_OK;

    for (size_t i = 0; i < s->count; i++)
        total += s->items[i].mention_count;
    for (size_t i = 0; i < s->count && !rc; i++)
        rc = finish(&s->items[i], scratch, total, err);
    return rc;
}

int story_subjects_of_names(story_subjects *out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    if (story_subjects_room(out, scratch, v->name_count, err))
        return STORY_ENOMEM;
    for (size_t i = 0; i < v->name_count; i++) {
        const story_name *name = &v->names[i];

        out->items[i] = (story_subject){.name = name->name,
                                        .aliases = name->aliases,
                                        .alias_count = name->alias_count,
                                        .mentions = name->mentions,
                                        .mention_count = name->mention_count,
                                        .kind = (int)name->role,
                                        .gender = (int)name->gender};
    }
    return story_subjects_finish(out, scratch, err);
}

int story_subjects_of_places(story_subjects *out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    if (story_subjects_room(out, scratch, v->place_count, err))
        return STORY_ENOMEM;
    for (size_t i = 0; i < v->place_count; i++) {
        const story_place *place = &v->places[i];

        out->items[i] = (story_subject){.name = place->name,
                                        .mentions = place->mentions,
                                        .mention_count = place->mention_count,
                                        .kind = (int)place->kind,
                                        .city = place->city};
    }
    return story_subjects_finish(out, scratch, err);
}

bool story_subject_knows(const story_subject *s, const char *exact)
{
    return has_exact(s->known, s->known_count, exact);
}

bool story_subject_knows_name(const story_subject *s, const story_subject *other)
{
    for (size_t i = 0; i < other->word_count; i++)
        if (!story_subject_knows(s, other->words[i].exact))
            return false;
    return true;
}
