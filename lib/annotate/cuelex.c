#include "annotate/cuelex.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/cue.h"
#include "util/error.h"

enum { LONGEST = 24, PERSON_CLASS = 16 };

typedef struct word_class {
    uint32_t bit;
    const char *words;
} word_class;

static const word_class classes[] = {
    {STORY_CLASS_SUBORDINATOR,
     "who whom whose which that as while when because if whenever before after until although "
     "though since where lest unless"},
    {STORY_CLASS_DETERMINER,
     "the a an his her its their my your our this these those every each some any no another what "
     "which own"},
    {STORY_CLASS_NEGATION, "not never no n't nobody none nothing hardly without neither nor cannot"},
    {STORY_CLASS_BE, "was were is are am be been being 're 'm"},
    {STORY_CLASS_HAVE, "had has have having 've 'd"},
    {STORY_CLASS_ADVERB, "not never always ever already long just also now still only all so very quite n't"},
    {STORY_CLASS_PARTICIPLE, "been begun become come done gone had let put set run born"},
    {STORY_CLASS_HE, "he she they him her them his hers their theirs i we"},
    {STORY_CLASS_IT, "it this that these those such its"},
    {STORY_CLASS_CONNECTIVE, "and but so or nor yet for"},
    {STORY_CLASS_COMMAND,
     "pick sit stop wait let put stand go come take give look listen tell ask get keep leave stay eat "
     "drink see be do don't please bring hold close open turn follow forgive help beware remember "
     "forget hear arise rise behold send show speak"},
    {STORY_CLASS_SELF, "himself herself itself themselves myself yourself ourselves oneself"},
    {STORY_CLASS_PLACE,
     "in on at by near home there here behind under above beside inside outside within among before"},
    {STORY_CLASS_PERSON,
     "man woman girl boy stranger traveller traveler lady gentleman child visitor youth maiden fellow "
     "widow merchant soldier passenger"},
    {STORY_CLASS_ARTICLE, "a an"},
    {STORY_CLASS_TIME,
     "day days night nights morning mornings evening evenings afternoon noon midnight dawn dusk week weeks "
     "month months year years spring summer autumn winter hour hours sunday monday tuesday wednesday "
     "thursday friday saturday january february april june july august september october "
     "november december later then after once when soon finally meanwhile afterwards afterward "
     "eventually again next now suddenly immediately today tomorrow yesterday sabbath"},
};

/* Adds every word of one row; `at` counts the entries written so far. */
static int add_row(story_cuelex *lex, const story_cue_row *row, uint32_t *at)
{
    const char *s = row->words;

    while (*s) {
        size_t len = strcspn(s, " "), head = strcspn(s, " +");
        uint32_t known = lex->lemmas.count, lemma = story_map_add(&lex->lemmas, s, head);
        story_cue_entry *e = &lex->entries[*at];

        if (lemma == STORY_MAP_NONE)
            return STORY_ENOMEM;
        *e = (story_cue_entry){.next = lemma == known ? STORY_MAP_NONE : lex->heads[lemma],
                               .type = row->type,
                               .kind = row->kind,
                               .weight = row->weight};
        if (head < len)
            e->particle = s + head + 1;
        lex->heads[lemma] = (*at)++;
        s += len + (s[len] == ' ');
    }
    return STORY_OK;
}

static size_t count_words(const char *s)
{
    size_t count = 1;

    for (; *s; s++)
        count += *s == ' ';
    return count;
}

static int add_classes(story_cuelex *lex)
{
    size_t i, count = 0;

    for (i = 0; i < sizeof classes / sizeof *classes; i++)
        count += count_words(classes[i].words);
    lex->class_bits = calloc(count, sizeof *lex->class_bits);
    if (!lex->class_bits)
        return STORY_ENOMEM;
    for (i = 0; i < sizeof classes / sizeof *classes; i++) {
        const char *s = classes[i].words;

        while (*s) {
            size_t len = strcspn(s, " ");
            uint32_t at = story_map_add(&lex->function_words, s, len);

            if (at == STORY_MAP_NONE)
                return STORY_ENOMEM;
            lex->class_bits[at] |= classes[i].bit;
            s += len + (s[len] == ' ');
        }
    }
    return STORY_OK;
}

static int read_table(story_cuelex *lex)
{
    size_t i, count = 0;
    uint32_t at = 0;

    for (i = 0; i < story_cue_row_count; i++)
        count += count_words(story_cue_rows[i].words);
    lex->entries = calloc(count, sizeof *lex->entries);
    lex->heads = calloc(count, sizeof *lex->heads);
    if (!lex->entries || !lex->heads)
        return STORY_ENOMEM;
    for (i = 0; i < story_cue_row_count; i++)
        if (add_row(lex, &story_cue_rows[i], &at) != STORY_OK)
            return STORY_ENOMEM;
    for (i = 0; i < story_cue_irregular_count; i++) {
        const char *form = story_cue_irregulars[i].form;

        if (story_map_add(&lex->irregulars, form, strlen(form)) == STORY_MAP_NONE)
            return STORY_ENOMEM;
    }
    return add_classes(lex);
}

static uint32_t head_of(const story_cuelex *lex, const char *lemma, size_t len, uint32_t hash)
{
    uint32_t at = story_map_get_hashed(&lex->lemmas, lemma, len, hash);

    return at == STORY_MAP_NONE ? STORY_MAP_NONE : lex->heads[at];
}

/* The rules of English inflection: drop `ending`, put `instead`; a doubled consonant before it may lose one. */
typedef struct inflection_rule {
    const char *ending, *instead;
    uint8_t inflection, undouble;
} inflection_rule;

static const inflection_rule rules[] = {
    {"ies", "y", STORY_FORM_S, 0},    {"s", "", STORY_FORM_S, 0},      {"es", "", STORY_FORM_S, 0},
    {"ied", "y", STORY_FORM_PAST, 0}, {"d", "", STORY_FORM_PAST, 0},   {"ed", "", STORY_FORM_PAST, 0},
    {"ed", "", STORY_FORM_PAST, 1},   {"ing", "e", STORY_FORM_ING, 0}, {"ing", "", STORY_FORM_ING, 0},
    {"ing", "", STORY_FORM_ING, 1},
};

static bool ends_with(const story_form_entry *form, const char *ending, size_t len)
{
    return form->len > len + 1 && memcmp(form->text + form->len - len, ending, len) == 0;
}

/* Whether a rule may fit at all: most forms that don't end so need no look at each. */
static bool is_inflected(const story_form_entry *form)
{
    char last = form->len ? form->text[form->len - 1] : 0;

    return last == 's' || last == 'd' || last == 'g';
}

static void apply_rule(const story_cuelex *lex, const story_form_entry *form, const inflection_rule *rule,
                       story_cue_form *out)
{
    size_t ending = strlen(rule->ending), stem, instead = strlen(rule->instead);
    char lemma[LONGEST + 2];

    if (!ends_with(form, rule->ending, ending))
        return;
    stem = form->len - ending;
    memcpy(lemma, form->text, stem);
    memcpy(lemma + stem, rule->instead, instead);
    if (rule->undouble) {
        if (stem < 3 || lemma[stem - 1] != lemma[stem - 2])
            return;
        stem--;
    }
    out->lemma = head_of(lex, lemma, stem + instead, story_map_hash(lemma, stem + instead));
    if (out->lemma != STORY_MAP_NONE)
        out->inflection = rule->inflection;
}

static uint32_t classes_of(const story_cuelex *lex, const story_form_entry *form)
{
    uint32_t at = story_map_get_hashed(&lex->function_words, form->text, form->len, form->hash);

    if (at != STORY_MAP_NONE)
        return lex->class_bits[at];
    if (form->len > 4 && (ends_with(form, "ed", 2) || ends_with(form, "en", 2) || ends_with(form, "ing", 3)))
        return STORY_CLASS_PARTICIPLE;
    return 0;
}

/* What the classes of WordNet stand for: less than a word of the table, as they come from one sense of many. */
typedef struct class_cue {
    uint8_t type, weight;
} class_cue;

static const class_cue verb_classes[STORY_VERB_CLASSES + 1] = {
    [1] = {STORY_CUE_FEEL, 5},  [2] = {STORY_CUE_CHANGE, 7}, [3] = {STORY_CUE_THINK, 9},
    [4] = {STORY_CUE_TELL, 10}, [5] = {STORY_CUE_FIGHT, 9},  [8] = {STORY_CUE_MAKE, 10},
    [9] = {STORY_CUE_FEEL, 11}, [10] = {STORY_CUE_GO, 9},    [11] = {STORY_CUE_SEE, 10},
    [12] = {STORY_CUE_GIVE, 9}, [14] = {STORY_CUE_IDENT, 6}, [15] = {STORY_CUE_SETTING, 11},
};

static const class_cue noun_classes[STORY_NOUN_CLASSES + 1] = {
    [5] = {STORY_CUE_IDENT, 3}, [10] = {STORY_CUE_FEEL, 8}, [17] = {STORY_CUE_SETTING, 6},
    [8] = {STORY_CUE_TELL, 3},  [19] = {STORY_CUE_GIVE, 4}, [4] = {STORY_CUE_MAKE, 2},
};

static void look_up_meaning(const story_cuelex *lex, const story_form_entry *form, story_cue_form *out)
{
    story_wordform w;
    class_cue cue = {0};
    bool verb;

    if (!story_wordforms_at(&lex->wordforms, form->known, &w))
        return;
    if (w.mostly == STORY_MOSTLY_NOUN && w.noun_class[0] == PERSON_CLASS)
        out->classes |= STORY_CLASS_SOMEBODY;
    if (out->exact != STORY_MAP_NONE || out->lemma != STORY_MAP_NONE ||
        (out->classes & ~(uint32_t)(STORY_CLASS_PARTICIPLE | STORY_CLASS_SOMEBODY)))
        return;
    verb = w.mostly == STORY_MOSTLY_VERB && w.verb_class[0] <= STORY_VERB_CLASSES;
    if (verb)
        cue = verb_classes[w.verb_class[0]];
    else if (w.mostly == STORY_MOSTLY_NOUN && w.noun_class[0] <= STORY_NOUN_CLASSES)
        cue = noun_classes[w.noun_class[0]];
    out->meaning = (story_cue_entry){
        .next = STORY_MAP_NONE, .type = cue.type, .weight = cue.weight, .kind = verb ? STORY_CUE_VERB : STORY_CUE_NOUN};
    if (!verb)
        out->inflection = STORY_FORM_BASE;
    else if (w.what & (STORY_VERB_PAST | STORY_VERB_PART))
        out->inflection = STORY_FORM_PAST;
    else if (w.what & STORY_VERB_ING)
        out->inflection = STORY_FORM_ING;
    else
        out->inflection = w.what & STORY_VERB_S ? STORY_FORM_S : STORY_FORM_BASE;
}

static story_cue_form look_up(const story_cuelex *lex, const story_form_entry *form)
{
    story_cue_form f = {.exact = STORY_MAP_NONE, .lemma = STORY_MAP_NONE};
    uint32_t irregular;
    size_t i;

    if (form->len > LONGEST)
        return f;
    f.classes = classes_of(lex, form);
    f.exact = head_of(lex, form->text, form->len, form->hash);
    irregular = story_map_get_hashed(&lex->irregulars, form->text, form->len, form->hash);
    if (irregular != STORY_MAP_NONE) {
        const char *lemma = story_cue_irregulars[irregular].lemma;

        f.lemma = head_of(lex, lemma, strlen(lemma), story_map_hash(lemma, strlen(lemma)));
        f.inflection = ends_with(form, "ing", 3) ? STORY_FORM_ING : STORY_FORM_PAST;
        f.classes |= STORY_CLASS_PARTICIPLE;
        return f;
    }
    for (i = 0; is_inflected(form) && i < sizeof rules / sizeof *rules && f.lemma == STORY_MAP_NONE; i++)
        apply_rule(lex, form, &rules[i], &f);
    look_up_meaning(lex, form, &f);
    return f;
}

int story_cuelex_make(story_cuelex *out, const story_words *words, story_error *err)
{
    size_t i;

    *out = (story_cuelex){.lemmas = STORY_MAP, .irregulars = STORY_MAP, .function_words = STORY_MAP};
    out->forms = calloc(words->form_count + 1, sizeof *out->forms);
    if (!out->forms || read_table(out) != STORY_OK) {
        story_cuelex_dispose(out);
        return story_error__no_memory(err);
    }
    out->wordforms = story_wordforms_open(story_data__wordforms());
    for (i = 0; i < words->form_count; i++)
        out->forms[i] = look_up(out, &words->forms[i]);
    return STORY_OK;
}

void story_cuelex_dispose(story_cuelex *lex)
{
    story_map_dispose(&lex->lemmas);
    story_map_dispose(&lex->irregulars);
    story_map_dispose(&lex->function_words);
    free(lex->class_bits);
    free(lex->heads);
    free(lex->entries);
    free(lex->forms);
    *lex = (story_cuelex){.forms = NULL};
}
