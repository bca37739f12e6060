/* ALGORITHM. One pass over the mentions with the words around each. Gender: what a title says is certain; else kinship
 * ("his sister Ada"), pronouns that follow a mention before the next one, and the given name vote. Role: a person is a
 * reference, named but taking no part, when no mention does anything and all are either tied to works ("the novels of
 * Ada Reed", "played only Ada Reed") or, full names both, only spoken about. O(words). */
#include "annotate/part.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/wordlist.h"

enum { KIN = 5, GIVEN = 4, PRONOUN = 2, OBJECT = 1, FEW = 3 };

typedef struct votes {
    uint32_t male, female;
    uint32_t sirs, ladies; /* mentions with a title that tells */
    uint32_t acts, works, quoted;
    uint32_t words; /* of the fullest name */
} votes;

enum {
    HE = 1,
    SHE = 2,
    MALE_KIN = 4,
    FEMALE_KIN = 8,
    WORK = 16, /* novels, statue */
    OF_BY = 32,
    WORK_VERB = 64, /* read, played */
    DOES = 128,     /* a verb of which a person is the subject */
    ADDS = 256,     /* and, or: one more of the same */
    DOUBTFUL = 512,
    CALLED = 1024,
    YOUR = 4096,    /* "Ada, your brother is here": whose brother he is, not who she is */
    FUNCTION = 2048 /* behind "her" it shows that she was an object: gave her the key */
};

static const story_wordlist SENSES[] = {
    {HE, "he his himself"},
    {SHE, "she hers herself"},
    {SHE | DOUBTFUL, "her"}, /* may be whom somebody else saw */
    {MALE_KIN, "brother father son husband uncle grandfather nephew boy man gentleman lad king prince fellow"},
    {FEMALE_KIN, "sister mother daughter wife aunt grandmother niece girl woman lady maid widow queen princess"},
    {WORK,
     "work works book books novel novels poem poems poetry verse verses music song songs symphony opera painting "
     "paintings picture pictures photograph photographs photography portrait portraits statue bust biography writings "
     "essays plays sonnets letters film films records recordings tomb grave monument memorial style manner school "
     "disciple admirer prints drawings sculptures philosophy theory theories words lines legend story stories tales "
     "images"},
    {OF_BY, "of by from"},
    {WORK_VERB,
     "read reads reading played playing plays quote quoted quoting recited reciting sang singing hummed studied "
     "studying admired imitated copied translated translating paraphrased cited citing performed"},
    {DOES,
     "said says asked replied cried was is had has did does would could should might must thought felt looked turned "
     "came went knew saw took gave made answered sat stood began ran left told spoke found met got put brought kept "
     "held let heard fell rose grew wrote sent lay drew threw swore wore bought taught woke won lost led fled hid "
     "slept shook"},
    {ADDS, "and or"},
    {CALLED, "named called"},
    {YOUR, "your"},
    {FUNCTION,
     "and or to in on at with from for by of as but that who when if the a an up down away out off back into over "
     "about after before so again there his their my your this it not nor than then"},
};

typedef struct reader {
    const story_cast *cast;
    const story_words *words;
    size_t sentence_count;
    uint16_t *senses; /* by form */
    votes *votes;     /* by person */
    bool work;        /* the mention before stood with works */
} reader;

static int read_senses(reader *r)
{
    size_t f;

    r->senses = story_wordlist_mark(r->words, SENSES, sizeof SENSES / sizeof *SENSES);
    if (!r->senses)
        return STORY_ENOMEM;
    for (f = 0; f < r->words->form_count; f++) {
        const story_form_entry *e = &r->words->forms[f];

        if (e->len > 4 && memcmp(e->text + e->len - 2, "ed", 2) == 0)
            r->senses[f] |= DOES;
    }
    return STORY_OK;
}

static unsigned sense_at(const reader *r, uint32_t word, uint32_t begin, uint32_t end)
{
    return word >= begin && word < end ? r->senses[r->words->items[word].form] : 0;
}

static void vote_gender(votes *v, unsigned sense, unsigned male, unsigned female, uint32_t weight)
{
    v->male += sense & male ? weight : 0;
    v->female += sense & female ? weight : 0;
}

/* How much a pronoun says of the person named before it: "her" may be whom that person saw. */
static uint32_t weigh(const reader *r, uint32_t at, unsigned sense, uint32_t end)
{
    if (!(sense & DOUBTFUL))
        return PRONOUN;
    if (at + 1 >= end || r->words->items[at + 1].shape != STORY_SHAPE_LOWER)
        return OBJECT;
    return sense_at(r, at + 1, 0, end) & FUNCTION ? OBJECT : PRONOUN;
}

/* The first pronoun behind the mention, before anybody else is named. */
static void read_pronoun(const reader *r, size_t m, uint32_t end)
{
    const story_tagged *t = &r->cast->mentions[m];
    uint32_t at = t->word + t->word_count, stop = end, begin = r->words->first[t->sentence];
    votes *v = &r->votes[r->cast->person[m]];
    bool quoted = r->words->items[t->word].flags & STORY_WORD_QUOTED;

    if (t->word > begin && (sense_at(r, t->word - 1, begin, end) & OF_BY))
        return; /* "the novels of Ada Reed to his father" */
    if (m + 1 < r->cast->mention_count && r->cast->mentions[m + 1].word < end)
        stop = r->cast->mentions[m + 1].word;
    for (; at < stop; at++) {
        unsigned sense = sense_at(r, at, 0, end);
        bool inside = r->words->items[at].flags & STORY_WORD_QUOTED;

        if ((sense & (HE | SHE)) && inside == quoted) {
            vote_gender(v, sense, HE, SHE, weigh(r, at, sense, end));
            return;
        }
    }
    if (stop == end && t->sentence + 1 < r->sentence_count && end < r->words->count)
        vote_gender(v, r->senses[r->words->items[end].form], HE, SHE, PRONOUN);
}

/* "his sister Ada", "a woman named Ada", "Ada, the daughter of" */
static void read_kin(const reader *r, size_t m, uint32_t begin, uint32_t end)
{
    const story_tagged *t = &r->cast->mentions[m];
    uint32_t next = t->word + t->word_count, back = 1;
    votes *v = &r->votes[r->cast->person[m]];

    if (sense_at(r, t->word - 1, begin, end) & CALLED)
        back = 2;
    if (t->word >= begin + back && r->words->items[t->word - back].shape == STORY_SHAPE_LOWER)
        vote_gender(v, sense_at(r, t->word - back, begin, end), MALE_KIN, FEMALE_KIN, KIN);
    if (next + 2 < end && r->words->items[next].shape == STORY_SHAPE_PUNCT &&
        !(sense_at(r, next + 1, begin, end) & YOUR) &&
        (next + 3 >= end || r->words->items[next + 3].shape != STORY_SHAPE_POSSESSIVE))
        vote_gender(v, sense_at(r, next + 2, begin, end), MALE_KIN, FEMALE_KIN, KIN);
}

static bool is_work(const reader *r, const story_tagged *t, uint32_t begin, uint32_t end)
{
    uint32_t next = t->word + t->word_count, w = t->word, back;

    if (next + 1 < end && r->words->items[next].shape == STORY_SHAPE_POSSESSIVE &&
        ((sense_at(r, next + 1, begin, end) | sense_at(r, next + 2, begin, end)) & WORK))
        return true;
    if (w > begin && (sense_at(r, w - 1, begin, end) & ADDS) && r->work)
        return true;
    if (w > begin + 1 && (sense_at(r, w - 1, begin, end) & OF_BY) && (sense_at(r, w - 2, begin, end) & WORK))
        return true;
    for (back = 1; back <= 2 && w >= begin + back; back++)
        if (sense_at(r, w - back, begin, end) & WORK_VERB)
            return true;
    return false;
}

static void read_role(reader *r, size_t m, uint32_t begin, uint32_t end)
{
    const story_tagged *t = &r->cast->mentions[m];
    votes *v = &r->votes[r->cast->person[m]];
    uint32_t next = t->word + t->word_count;
    bool quoted = r->words->items[t->word].flags & STORY_WORD_QUOTED;

    r->work = is_work(r, t, begin, end);
    v->works += r->work;
    v->quoted += quoted;
    if (!quoted && next < end && (sense_at(r, next, begin, end) & DOES))
        v->acts++;
}

static void read_mentions(reader *r)
{
    const uint32_t *first = r->words->first;
    size_t m;

    for (m = 0; m < r->cast->mention_count; m++) {
        uint32_t s = r->cast->mentions[m].sentence;

        if (m && r->cast->mentions[m - 1].sentence != s)
            r->work = false;
        read_pronoun(r, m, first[s + 1]);
        read_kin(r, m, first[s], first[s + 1]);
        read_role(r, m, first[s], first[s + 1]);
    }
}

/* What the names themselves say, once a surface and person. */
static void read_surfaces(reader *r)
{
    const story_surfaces *surfaces = &r->cast->surfaces;
    size_t m;

    for (m = 0; m < r->cast->mention_count; m++) {
        const story_surface *s = &surfaces->items[surfaces->of[m]];
        votes *v = &r->votes[r->cast->person[m]];
        bool bare = s->title_kind <= STORY_TITLE_LOOSE || s->core_count > 1;

        v->sirs += s->gender == STORY_MALE;
        v->ladies += s->gender == STORY_FEMALE;
        if (s->first == m && bare && s->given_gender)
            vote_gender(v, s->given_gender == STORY_MALE ? HE : SHE, HE, SHE, GIVEN);
        v->words = s->core_count > v->words ? s->core_count : v->words;
    }
}

static story_gender gender_of(const votes *v)
{
    if (v->sirs != v->ladies)
        return v->sirs > v->ladies ? STORY_MALE : STORY_FEMALE;
    if (v->male * 2 > v->female * 3 && v->male > v->female + OBJECT)
        return STORY_MALE;
    return v->female * 2 > v->male * 3 && v->female > v->male + OBJECT ? STORY_FEMALE : STORY_GENDER_UNKNOWN;
}

static story_role role_of(const votes *v, size_t mentions)
{
    if (v->acts || v->words < 2 || mentions > FEW)
        return STORY_CHARACTER;
    return v->works == mentions || v->quoted == mentions ? STORY_REFERENCE : STORY_CHARACTER;
}

int story_part_read(story_name *names, const story_cast *cast, const story_words *words, size_t sentence_count)
{
    reader r = {.cast = cast, .words = words, .sentence_count = sentence_count};
    int code = read_senses(&r);
    size_t i;

    r.votes = calloc(cast->person_count + 1, sizeof *r.votes);
    if (!r.votes)
        code = STORY_ENOMEM;
    if (!code) {
        read_surfaces(&r);
        read_mentions(&r);
    }
    for (i = 0; i < cast->person_count && !code; i++) {
        names[i].gender = gender_of(&r.votes[i]);
        names[i].role = role_of(&r.votes[i], names[i].mention_count);
    }
    free(r.senses);
    free(r.votes);
    return code;
}
