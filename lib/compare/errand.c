/* ALGORITHM. The nearest cue word before the mention, inside its sentence, decides; birth reaches further back than
 * movement, as much can stand between "born" and the town. Nothing moves the scene that stands behind "like" or "than",
 * or that only tells of what kind something is ("the Moscow snow"). O(1) a mention. */
#include "compare/errand.h"

#include <stdlib.h>
#include <string.h>

#include "util/error.h"

enum { REACH = 9, BIRTH_REACH = 16, COMPARISON_REACH = 4, AFTER_REACH = 6 };

enum { COMPARISON = 16, WHERE = 17, ASKED = 128 };

#define BORN STORY_ERRAND_BORN
#define LIVES STORY_ERRAND_LIVES
#define TRAVELS STORY_ERRAND_TRAVELS

typedef struct cue_word {
    const char *word;
    int cue;
} cue_word;

/* Sorted. Words that begin like a cue's stem are not enough ("homage", "leaven"), so forms are listed. */
static const cue_word CUES[] = {
    /* clang-format off */
    {"arrival", TRAVELS}, {"arrive", TRAVELS}, {"arrived", TRAVELS}, {"arrives", TRAVELS}, {"arriving", TRAVELS},
    {"as", COMPARISON}, {"birth", BORN}, {"birthplace", BORN}, {"boat", TRAVELS}, {"born", BORN}, {"boyhood", BORN},
    {"brought", TRAVELS}, {"came", TRAVELS}, {"childhood", BORN}, {"coach", TRAVELS}, {"come", TRAVELS},
    {"comes", TRAVELS}, {"coming", TRAVELS}, {"crossed", TRAVELS}, {"depart", TRAVELS}, {"departed", TRAVELS},
    {"departing", TRAVELS}, {"departs", TRAVELS}, {"departure", TRAVELS}, {"drive", TRAVELS}, {"driven", TRAVELS},
    {"drives", TRAVELS}, {"drove", TRAVELS}, {"dwell", LIVES}, {"dwelled", LIVES}, {"dwelling", LIVES},
    {"dwells", LIVES}, {"dwelt", LIVES}, {"entered", TRAVELS}, {"entering", TRAVELS}, {"escape", TRAVELS},
    {"escaped", TRAVELS}, {"everybody", LIVES}, {"everyone", LIVES}, {"fled", TRAVELS}, {"flew", TRAVELS},
    {"flown", TRAVELS}, {"fly", TRAVELS}, {"follow", TRAVELS}, {"followed", TRAVELS}, {"girlhood", BORN},
    {"go", TRAVELS}, {"goes", TRAVELS}, {"going", TRAVELS}, {"gone", TRAVELS}, {"hailed", BORN}, {"hails", BORN},
    {"home", LIVES}, {"homes", LIVES}, {"hometown", BORN}, {"house", LIVES}, {"hurried", TRAVELS}, {"inhabit", LIVES},
    {"inhabited", LIVES}, {"inhabits", LIVES}, {"invitation", TRAVELS}, {"invited", TRAVELS}, {"journey", TRAVELS},
    {"journeyed", TRAVELS}, {"keeper", LIVES}, {"leave", TRAVELS}, {"leaves", TRAVELS}, {"leaving", TRAVELS},
    {"left", TRAVELS}, {"like", COMPARISON}, {"live", LIVES}, {"lived", LIVES}, {"lives", LIVES}, {"living", LIVES},
    {"lodged", LIVES}, {"lodgings", LIVES}, {"marched", TRAVELS}, {"move", TRAVELS}, {"moved", TRAVELS},
    {"moves", TRAVELS}, {"moving", TRAVELS}, {"native", BORN}, {"natives", BORN}, {"neighbors", LIVES},
    {"neighbours", LIVES}, {"originally", BORN}, {"passage", TRAVELS}, {"people", LIVES}, {"raised", BORN},
    {"ran", TRAVELS}, {"reach", TRAVELS}, {"reached", TRAVELS}, {"reaches", TRAVELS}, {"reaching", TRAVELS},
    {"reared", BORN}, {"reside", LIVES}, {"resided", LIVES}, {"residence", LIVES}, {"resides", LIVES},
    {"residing", LIVES}, {"return", TRAVELS}, {"returned", TRAVELS}, {"returning", TRAVELS}, {"returns", TRAVELS},
    {"ridden", TRAVELS}, {"ride", TRAVELS}, {"rides", TRAVELS}, {"road", TRAVELS}, {"rode", TRAVELS},
    {"sail", TRAVELS}, {"sailed", TRAVELS}, {"sailing", TRAVELS}, {"sails", TRAVELS}, {"sent", TRAVELS},
    {"set", TRAVELS}, {"settle", LIVES}, {"settled", LIVES}, {"settling", LIVES}, {"ship", TRAVELS}, {"stay", LIVES},
    {"stayed", LIVES}, {"staying", LIVES}, {"stays", LIVES}, {"taken", TRAVELS}, {"than", COMPARISON},
    {"ticket", TRAVELS}, {"took", TRAVELS}, {"townspeople", LIVES}, {"train", TRAVELS}, {"travel", TRAVELS},
    {"traveled", TRAVELS}, {"traveling", TRAVELS}, {"travelled", TRAVELS}, {"travelling", TRAVELS},
    {"travels", TRAVELS}, {"trip", TRAVELS}, {"upbringing", BORN}, {"villagers", LIVES}, {"visit", TRAVELS},
    {"visited", TRAVELS}, {"visiting", TRAVELS}, {"visits", TRAVELS}, {"voyage", TRAVELS}, {"walked", TRAVELS},
    {"walking", TRAVELS}, {"wander", TRAVELS}, {"wandered", TRAVELS}, {"wandering", TRAVELS}, {"wanders", TRAVELS},
    {"went", TRAVELS}, {"where", WHERE},
    /* clang-format on */
};

#undef BORN
#undef LIVES
#undef TRAVELS

static const char *const WORDS[] = {"mentioned", "travels to", "lives in", "born in"};

const char *story_errand_word(story_errand errand)
{
    return WORDS[errand];
}

static int by_word(const void *word, const void *entry)
{
    return strcmp(word, ((const cue_word *)entry)->word);
}

int story_errands_open(story_errands *out, story_arena *scratch, const struct story_variant *v, story_error *err)
{
    out->variant = v;
    out->cues = story_arena_calloc(scratch, v->words.form_count, sizeof *out->cues);
    return out->cues ? STORY_OK : story_error__no_memory(err);
}

/* The cue that a word is, or STORY_ERRAND_MENTIONED. Every form is looked up once. */
static int cue_of(const story_errands *e, size_t word)
{
    const story_words *words = &e->variant->words;
    uint8_t *cue = &e->cues[words->items[word].form];
    const cue_word *found;

    if (!*cue) {
        found = bsearch(words->forms[words->items[word].form].text, CUES, sizeof CUES / sizeof *CUES, sizeof *CUES,
                        by_word);
        *cue = ASKED | (uint8_t)(found ? found->cue : STORY_ERRAND_MENTIONED);
    }
    return *cue & ~ASKED;
}

/* "Lisbon, where she was born" */
static story_errand errand_behind(const story_errands *e, size_t after, size_t end)
{
    bool where = false;

    for (size_t w = after; w < end && w < after + AFTER_REACH; w++) {
        int cue = cue_of(e, w);

        if (cue == WHERE)
            where = true;
        else if (where && (cue == STORY_ERRAND_BORN || cue == STORY_ERRAND_LIVES))
            return (story_errand)cue;
    }
    return STORY_ERRAND_MENTIONED;
}

static bool is_as(const struct story_variant *v, size_t word)
{
    return strcmp(v->words.forms[v->words.items[word].form].text, "as") == 0;
}

/* "as crooked as", but neither "as soon as" nor "as far as": those lead somewhere. */
static bool is_equal_degree(const struct story_variant *v, size_t first, size_t as)
{
    static const char *const LEADING[] = {"soon", "far", "long", "well", "much", "many"};
    const char *between;

    if (as < first + 2 || !is_as(v, as - 2))
        return false;
    between = v->words.forms[v->words.items[as - 1].form].text;
    for (size_t i = 0; i < sizeof LEADING / sizeof *LEADING; i++)
        if (strcmp(between, LEADING[i]) == 0)
            return false;
    return true;
}

bool story_errand_is_compared(const story_errands *e, const story_mention *mention)
{
    const struct story_variant *v = e->variant;
    size_t first = v->words.first[mention->sentence];
    size_t at = story_words_behind(&v->words, mention->sentence, mention->span.start);

    for (size_t back = 1; back <= COMPARISON_REACH && at >= first + back; back++)
        if (cue_of(e, at - back) == COMPARISON && (!is_as(v, at - back) || is_equal_degree(v, first, at - back)))
            return true;
    return false;
}

story_errand story_errand_at(const story_errands *e, const story_mention *mention)
{
    const struct story_variant *v = e->variant;
    size_t first = v->words.first[mention->sentence], end = v->words.first[mention->sentence + 1];
    size_t at = story_words_behind(&v->words, mention->sentence, mention->span.start);
    size_t after = story_words_behind(&v->words, mention->sentence, mention->span.end);
    story_errand errand = STORY_ERRAND_MENTIONED;

    if (mention->form == STORY_FORM_ADJECTIVE)
        return errand;
    for (size_t back = 1; back <= BIRTH_REACH && at >= first + back; back++) {
        int cue = cue_of(e, at - back);

        if (cue == COMPARISON && back <= COMPARISON_REACH)
            return STORY_ERRAND_MENTIONED;
        if (cue == STORY_ERRAND_BORN)
            return STORY_ERRAND_BORN;
        if (back <= REACH && errand == STORY_ERRAND_MENTIONED &&
            (cue == STORY_ERRAND_LIVES || cue == STORY_ERRAND_TRAVELS))
            errand = (story_errand)cue;
    }
    return errand == STORY_ERRAND_MENTIONED ? errand_behind(e, after, end) : errand;
}
