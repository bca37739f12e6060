/* ALGORITHM. The nearest cue word before the mention, inside its sentence, decides; birth reaches further back than
 * movement, as much can stand between "born" and the town. Nothing moves the scene that stands behind "like" or "than",
 * or that only tells of what kind something is ("the Moscow snow"). O(1) a mention. */
#include "compare/errand.h"

#include <string.h>

enum { REACH = 9, BIRTH_REACH = 16, COMPARISON_REACH = 4, AFTER_REACH = 6 };

enum { COMPARISON = 16, WHERE = 17 };

/* Words that begin like a cue's stem are not enough ("homage", "leaven"), so forms are listed. */
static const struct {
    const char *words;
    int cue;
} CUES[] = {
    {"born birth birthplace native natives raised reared childhood boyhood girlhood hometown originally hailed hails "
     "upbringing",
     STORY_ERRAND_BORN},
    {"live lives lived living dwell dwells dwelt dwelled dwelling reside resides resided residing residence inhabit "
     "inhabits inhabited home homes house settle settled settling stay stays stayed staying lodged lodgings keeper "
     "people everyone everybody villagers townspeople neighbours neighbors",
     STORY_ERRAND_LIVES},
    {"go goes going gone went travel travels travelled traveled travelling traveling trip arrive arrives arrived "
     "arriving arrival reach reaches reached reaching return returns returned returning come comes coming came journey "
     "journeyed sail sails sailed sailing ride rides rode ridden fly flew flown drive drives drove driven move moves "
     "moved moving leave leaves leaving left depart departs departed departing departure set wander wanders wandered "
     "wandering visit visits visited visiting walked walking marched ran fled escape escaped sent brought took taken "
     "passage ticket train ship boat coach road voyage follow followed hurried crossed entered entering invited "
     "invitation",
     STORY_ERRAND_TRAVELS},
    {"like than as", COMPARISON},
    {"where", WHERE},
};

static const char *const WORDS[] = {"mentioned", "travels to", "lives in", "born in"};

const char *story_errand_word(story_errand errand)
{
    return WORDS[errand];
}

static bool in_list(const char *list, const char *word, size_t len)
{
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, " ");

        if (n == len && memcmp(at, word, len) == 0)
            return true;
        at += n + (at[n] == ' ');
    }
    return false;
}

/* The cue that a word is, or STORY_ERRAND_MENTIONED. */
static int cue_of(const struct story_variant *v, size_t word)
{
    const story_form_entry *form = &v->words.forms[v->words.items[word].form];

    for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
        if (in_list(CUES[i].words, form->text, form->len))
            return CUES[i].cue;
    return STORY_ERRAND_MENTIONED;
}

/* "Lisbon, where she was born" */
static story_errand errand_behind(const struct story_variant *v, size_t after, size_t end)
{
    bool where = false;

    for (size_t w = after; w < end && w < after + AFTER_REACH; w++) {
        int cue = cue_of(v, w);

        if (cue == WHERE)
            where = true;
        else if (where && (cue == STORY_ERRAND_BORN || cue == STORY_ERRAND_LIVES))
            return (story_errand)cue;
    }
    return STORY_ERRAND_MENTIONED;
}

story_errand story_errand_at(const struct story_variant *v, const story_mention *mention)
{
    size_t first = v->words.first[mention->sentence], end = v->words.first[mention->sentence + 1];
    size_t at = story_words_behind(&v->words, mention->sentence, mention->span.start);
    size_t after = story_words_behind(&v->words, mention->sentence, mention->span.end);
    story_errand errand = STORY_ERRAND_MENTIONED;

    if (mention->form == STORY_FORM_ADJECTIVE)
        return errand;
    for (size_t back = 1; back <= BIRTH_REACH && at >= first + back; back++) {
        int cue = cue_of(v, at - back);

        if (cue == COMPARISON && back <= COMPARISON_REACH)
            return STORY_ERRAND_MENTIONED;
        if (cue == STORY_ERRAND_BORN)
            return STORY_ERRAND_BORN;
        if (back <= REACH && errand == STORY_ERRAND_MENTIONED &&
            (cue == STORY_ERRAND_LIVES || cue == STORY_ERRAND_TRAVELS))
            errand = (story_errand)cue;
    }
    return errand == STORY_ERRAND_MENTIONED ? errand_behind(v, after, end) : errand;
}
