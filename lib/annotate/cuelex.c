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
    {STORY_CLASS_MAN, "he him his himself"},
    {STORY_CLASS_WOMAN, "she her hers herself"},
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

/* What is known of a word of the tables, made when it is first met; NULL when out of memory. */
static story_cue_known *known_of(story_cuelex *lex, const char *word, size_t len)
{
    uint32_t at = story_map_add(&lex->words, word, len);
    story_cue_known *known;

    if (at == STORY_MAP_NONE)
        return NULL;
    if (at < lex->known.count)
        return &STORY_ITEMS(&lex->known, story_cue_known)[at];
    known = story_array_push(&lex->known);
    if (known)
        *known = (story_cue_known){STORY_MAP_NONE, STORY_MAP_NONE, 0, false};
    return known;
}

/* Adds every word of one row; `at` counts the entries written so far. */
static int add_row(story_cuelex *lex, const story_cue_row *row, uint32_t *at)
{
    const char *s = row->words;

    while (*s) {
        size_t len = strcspn(s, " "), head = strcspn(s, " +");
        story_cue_known *known = known_of(lex, s, head);
        story_cue_entry *e = &lex->entries[*at];

        if (!known)
            return STORY_ENOMEM;
        *e = (story_cue_entry){.next = known->head, .type = row->type, .kind = row->kind, .weight = row->weight};
        if (head < len)
            e->particle = s + head + 1;
        known->head = (*at)++;
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

static int add_class(story_cuelex *lex, const word_class *class)
{
    const char *s = class->words;

    while (*s) {
        size_t len = strcspn(s, " ");
        story_cue_known *known = known_of(lex, s, len);

        if (!known)
            return STORY_ENOMEM;
        known->classes |= class->bit;
        known->listed = true;
        s += len + (s[len] == ' ');
    }
    return STORY_OK;
}

static int add_irregulars(story_cuelex *lex)
{
    uint32_t i;

    for (i = 0; i < story_cue_irregular_count; i++) {
        const char *form = story_cue_irregulars[i].form;
        story_cue_known *known = known_of(lex, form, strlen(form));

        if (!known)
            return STORY_ENOMEM;
        if (known->irregular == STORY_MAP_NONE)
            known->irregular = i;
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
    if (!lex->entries)
        return STORY_ENOMEM;
    for (i = 0; i < story_cue_row_count; i++)
        if (add_row(lex, &story_cue_rows[i], &at) != STORY_OK)
            return STORY_ENOMEM;
    for (i = 0; i < sizeof classes / sizeof *classes; i++)
        if (add_class(lex, &classes[i]) != STORY_OK)
            return STORY_ENOMEM;
    return add_irregulars(lex);
}

static story_cue_known look_up_word(const story_cuelex *lex, const char *word, size_t len, uint32_t hash)
{
    uint32_t at = story_map_get_hashed(&lex->words, word, len, hash);

    if (at == STORY_MAP_NONE)
        return (story_cue_known){STORY_MAP_NONE, STORY_MAP_NONE, 0, false};
    return STORY_ITEMS(&lex->known, story_cue_known)[at];
}

/* The rules of English inflection: drop `ending`, put `instead`; a doubled consonant before it may lose one. */
typedef struct inflection_rule {
    const char *ending;
    uint8_t len;
    char instead; /* or zero */
    uint8_t inflection, undouble;
} inflection_rule;

enum { RULES_MOST = 4 };

/* By the last letter: most forms end in another. */
static const inflection_rule rules_s[RULES_MOST] = {
    {"ies", 3, 'y', STORY_FORM_S, 0}, {"s", 1, 0, STORY_FORM_S, 0}, {"es", 2, 0, STORY_FORM_S, 0}};
static const inflection_rule rules_d[RULES_MOST] = {{"ied", 3, 'y', STORY_FORM_PAST, 0},
                                                    {"d", 1, 0, STORY_FORM_PAST, 0},
                                                    {"ed", 2, 0, STORY_FORM_PAST, 0},
                                                    {"ed", 2, 0, STORY_FORM_PAST, 1}};
static const inflection_rule rules_g[RULES_MOST] = {
    {"ing", 3, 'e', STORY_FORM_ING, 0}, {"ing", 3, 0, STORY_FORM_ING, 0}, {"ing", 3, 0, STORY_FORM_ING, 1}};

static const inflection_rule *rules_of(const story_form_entry *form)
{
    switch (form->len ? form->text[form->len - 1] : 0) {
    case 's':
        return rules_s;
    case 'd':
        return rules_d;
    case 'g':
        return rules_g;
    default:
        return NULL;
    }
}

static bool ends_with(const story_form_entry *form, const char *ending, size_t len)
{
    return form->len > len + 1 && memcmp(form->text + form->len - len, ending, len) == 0;
}

static void apply_rule(const story_cuelex *lex, const story_form_entry *form, const inflection_rule *rule,
                       story_cue_form *out)
{
    char lemma[LONGEST + 2];
    size_t len;

    if (!ends_with(form, rule->ending, rule->len))
        return;
    len = form->len - rule->len;
    memcpy(lemma, form->text, len);
    if (rule->instead)
        lemma[len++] = rule->instead;
    if (rule->undouble) {
        if (len < 3 || lemma[len - 1] != lemma[len - 2])
            return;
        len--;
    }
    out->lemma = look_up_word(lex, lemma, len, story_map_hash(lemma, len)).head;
    if (out->lemma != STORY_MAP_NONE)
        out->inflection = rule->inflection;
}

static uint32_t mark_of(const story_form_entry *form)
{
    if (*form->text == ';' || *form->text == ':')
        return STORY_CLASS_COLON;
    return *form->text == ',' ? STORY_CLASS_COMMA : 0;
}

static uint32_t classes_of(const story_cue_known *known, const story_form_entry *form)
{
    if (known->listed)
        return known->classes;
    if (form->len > 4 && (ends_with(form, "ed", 2) || ends_with(form, "en", 2) || ends_with(form, "ing", 3)))
        return STORY_CLASS_PARTICIPLE;
    return mark_of(form);
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

static void look_up_meaning(const story_cuelex *lex, const story_form_entry *form, story_cue_form *out,
                            uint32_t *form_classes)
{
    story_wordform w;
    class_cue cue = {0};
    bool verb;

    if (!story_wordforms_at(&lex->wordforms, form->known, &w))
        return;
    if (w.mostly == STORY_MOSTLY_NOUN && w.noun_class[0] == PERSON_CLASS)
        *form_classes |= STORY_CLASS_SOMEBODY;
    if (out->exact != STORY_MAP_NONE || out->lemma != STORY_MAP_NONE ||
        (*form_classes & ~(uint32_t)(STORY_CLASS_PARTICIPLE | STORY_CLASS_SOMEBODY)))
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

static void look_up_irregular(const story_cuelex *lex, const story_form_entry *form, uint32_t row, story_cue_form *out)
{
    const char *lemma = story_cue_irregulars[row].lemma;
    size_t len = strlen(lemma);

    out->lemma = look_up_word(lex, lemma, len, story_map_hash(lemma, len)).head;
    out->inflection = ends_with(form, "ing", 3) ? STORY_FORM_ING : STORY_FORM_PAST;
}

/* Gives the classes of the form. */
static uint32_t look_up(const story_cuelex *lex, const story_form_entry *form, story_cue_form *out)
{
    story_cue_known known;
    const inflection_rule *rules;
    uint32_t form_classes;
    size_t i;

    *out = (story_cue_form){.exact = STORY_MAP_NONE, .lemma = STORY_MAP_NONE};
    if (form->len > LONGEST)
        return mark_of(form);
    known = look_up_word(lex, form->text, form->len, form->hash);
    form_classes = classes_of(&known, form);
    out->exact = known.head;
    if (known.irregular != STORY_MAP_NONE) {
        look_up_irregular(lex, form, known.irregular, out);
        return form_classes | STORY_CLASS_PARTICIPLE;
    }
    rules = rules_of(form);
    for (i = 0; rules && i < RULES_MOST && rules[i].len && out->lemma == STORY_MAP_NONE; i++)
        apply_rule(lex, form, &rules[i], out);
    look_up_meaning(lex, form, out, &form_classes);
    return form_classes;
}

static bool is_cue(const story_cue_form *form, uint32_t form_classes)
{
    return form->meaning.weight || form->exact != STORY_MAP_NONE || form->lemma != STORY_MAP_NONE ||
           form_classes & (STORY_CLASS_BE | STORY_CLASS_HAVE);
}

static int look_up_all(story_cuelex *lex, const story_words *words)
{
    story_cue_form form, *kept;
    size_t i;

    for (i = 0; i < words->form_count; i++) {
        story_cue_word *item = &lex->items[i];

        item->classes = look_up(lex, &words->forms[i], &form);
        if (!is_cue(&form, item->classes))
            continue;
        item->classes |= STORY_CLASS_CUE;
        item->cues = (uint32_t)lex->forms.count;
        kept = story_array_push(&lex->forms);
        if (!kept)
            return STORY_ENOMEM;
        *kept = form;
    }
    return STORY_OK;
}

int story_cuelex_make(story_cuelex *out, const story_words *words, story_error *err)
{
    *out = (story_cuelex){.words = STORY_MAP,
                          .known = STORY_ARRAY(story_cue_known),
                          .forms = STORY_ARRAY(story_cue_form),
                          .wordforms = story_wordforms_open(story_data__wordforms())};
    out->items = malloc((words->form_count + 1) * sizeof *out->items);
    if (out->items && read_table(out) == STORY_OK && look_up_all(out, words) == STORY_OK)
        return STORY_OK;
    story_cuelex_dispose(out);
    return story_error__no_memory(err);
}

void story_cuelex_dispose(story_cuelex *lex)
{
    story_map_dispose(&lex->words);
    story_array_dispose(&lex->known);
    story_array_dispose(&lex->forms);
    free(lex->entries);
    free(lex->items);
    *lex = (story_cuelex){.items = NULL};
}
