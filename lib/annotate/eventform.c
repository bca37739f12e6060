#include "annotate/eventform.h"

#include <stdlib.h>
#include <string.h>

typedef struct closed_word {
    char text[12];
    uint16_t aux;
} closed_word;

enum {
    MODAL = STORY_AUX_MODAL,
    NOT = STORY_AUX_NOT,
    HAVE = STORY_AUX_HAVE,
    HAD = STORY_AUX_HAVE | STORY_AUX_HAD,
    BE = STORY_AUX_BE,
    WAS = STORY_AUX_BE | STORY_AUX_WAS,
    DO = STORY_AUX_DO,
    DID = STORY_AUX_DO | STORY_AUX_DID,
    IF = STORY_AUX_IF | STORY_AUX_CLAUSE,
    SUBJECT = STORY_AUX_SUBJECT,
    THE = STORY_AUX_DETERMINER,
    CLAUSE = STORY_AUX_CLAUSE,
    STOP = STORY_AUX_STOP
};

/* Closed classes of words, sorted by byte; what stands here is never a trigger. */
static const closed_word closed[] = {
    {"'d", MODAL | HAD},
    {"'ll", MODAL},
    {"'m", BE},
    {"'re", BE},
    {"'s", 0},
    {"'ve", HAVE},
    {"(", STOP},
    {")", STOP},
    {",", STOP},
    {"-", STOP},
    {"--", STOP},
    {".", STOP},
    {":", STOP},
    {";", STOP},
    {"?", STOP},
    {"a", THE},
    {"about", 0},
    {"above", 0},
    {"across", 0},
    {"after", CLAUSE},
    {"against", 0},
    {"ah", 0},
    {"all", THE},
    {"along", 0},
    {"already", 0},
    {"although", CLAUSE},
    {"am", BE},
    {"among", 0},
    {"an", THE},
    {"and", 0},
    {"another", THE},
    {"any", THE},
    {"are", BE},
    {"around", 0},
    {"as", CLAUSE},
    {"at", 0},
    {"away", 0},
    {"back", 0},
    {"be", BE},
    {"because", CLAUSE},
    {"been", WAS},
    {"before", CLAUSE},
    {"behind", 0},
    {"being", BE},
    {"below", 0},
    {"beneath", 0},
    {"beside", 0},
    {"besides", 0},
    {"between", 0},
    {"beyond", 0},
    {"both", THE},
    {"but", 0},
    {"by", 0},
    {"ca", MODAL},
    {"can", MODAL},
    {"cannot", MODAL | NOT},
    {"could", MODAL},
    {"d", MODAL | HAD},
    {"dare", MODAL},
    {"did", DID},
    {"do", DO},
    {"does", DO},
    {"down", 0},
    {"each", THE},
    {"either", THE},
    {"even", 0},
    {"ever", 0},
    {"every", THE},
    {"everything", SUBJECT},
    {"few", THE},
    {"for", 0},
    {"from", 0},
    {"had", HAD},
    {"has", HAVE},
    {"have", HAVE},
    {"having", HAVE},
    {"he", SUBJECT},
    {"her", THE},
    {"here", 0},
    {"herself", 0},
    {"him", 0},
    {"himself", 0},
    {"his", THE},
    {"how", CLAUSE},
    {"i", SUBJECT},
    {"if", IF},
    {"in", 0},
    {"into", 0},
    {"is", BE},
    {"it", SUBJECT},
    {"its", THE},
    {"itself", 0},
    {"lest", IF},
    {"like", 0},
    {"ll", MODAL},
    {"m", BE},
    {"many", THE},
    {"may", MODAL},
    {"maybe", IF},
    {"me", 0},
    {"might", MODAL},
    {"mine", 0},
    {"more", THE},
    {"most", THE},
    {"mr", 0},
    {"mrs", 0},
    {"much", THE},
    {"must", MODAL},
    {"my", THE},
    {"myself", 0},
    {"n't", NOT},
    {"near", 0},
    {"need", MODAL},
    {"neither", NOT},
    {"never", NOT},
    {"no", NOT | THE},
    {"nobody", NOT | SUBJECT},
    {"none", NOT | SUBJECT},
    {"nor", NOT},
    {"not", NOT},
    {"nothing", NOT | SUBJECT},
    {"now", 0},
    {"of", 0},
    {"off", 0},
    {"often", 0},
    {"oh", 0},
    {"on", 0},
    {"once", CLAUSE},
    {"one", THE},
    {"only", 0},
    {"or", 0},
    {"other", THE},
    {"ought", MODAL},
    {"our", THE},
    {"out", 0},
    {"over", 0},
    {"own", 0},
    {"perhaps", IF},
    {"possibly", IF},
    {"re", BE},
    {"round", 0},
    {"s", 0},
    {"several", THE},
    {"shall", MODAL},
    {"she", SUBJECT},
    {"should", MODAL},
    {"since", CLAUSE},
    {"so", 0},
    {"some", THE},
    {"something", SUBJECT},
    {"soon", 0},
    {"still", 0},
    {"such", THE},
    {"suppose", IF},
    {"than", CLAUSE},
    {"that", THE | CLAUSE},
    {"the", THE},
    {"thee", 0},
    {"their", THE},
    {"them", 0},
    {"themselves", 0},
    {"then", 0},
    {"there", SUBJECT},
    {"these", THE},
    {"they", SUBJECT},
    {"this", THE},
    {"those", THE},
    {"thou", SUBJECT},
    {"though", CLAUSE},
    {"three", THE},
    {"through", 0},
    {"thus", 0},
    {"thy", THE},
    {"till", CLAUSE},
    {"to", STORY_AUX_TO},
    {"too", 0},
    {"toward", 0},
    {"towards", 0},
    {"two", THE},
    {"under", 0},
    {"unless", IF},
    {"until", CLAUSE},
    {"up", 0},
    {"upon", 0},
    {"us", 0},
    {"ve", HAVE},
    {"very", 0},
    {"was", WAS},
    {"we", SUBJECT},
    {"were", WAS},
    {"what", THE | CLAUSE},
    {"when", CLAUSE},
    {"where", CLAUSE},
    {"whether", IF},
    {"which", CLAUSE | SUBJECT},
    {"while", CLAUSE},
    {"who", CLAUSE | SUBJECT},
    {"whom", CLAUSE},
    {"whose", CLAUSE | THE},
    {"why", CLAUSE},
    {"will", MODAL},
    {"with", 0},
    {"within", 0},
    {"without", NOT},
    {"wo", MODAL},
    {"would", MODAL},
    {"yes", 0},
    {"yet", 0},
    {"you", SUBJECT},
    {"your", THE},
};

static int compare_closed(const void *key, const void *row)
{
    return strcmp(key, ((const closed_word *)row)->text);
}

static const closed_word *find_closed(const char *text)
{
    return bsearch(text, closed, sizeof closed / sizeof *closed, sizeof *closed, compare_closed);
}

/* One word written as two: didn't, he'd, I'll. The first half tells what the second does not. */
static uint16_t contraction(const char *text, size_t len)
{
    static const struct {
        const char *end;
        uint16_t aux;
    } rows[] = {{"n't", NOT}, {"'d", MODAL | HAD}, {"'ll", MODAL}, {"'re", BE}, {"'ve", HAVE}, {"'m", BE}};
    const closed_word *first;
    char head[sizeof first->text];
    size_t i, n;

    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        n = strlen(rows[i].end);
        if (len <= n || len - n >= sizeof head || memcmp(text + len - n, rows[i].end, n) != 0)
            continue;
        memcpy(head, text, len - n);
        head[len - n] = 0;
        first = find_closed(head);
        return (uint16_t)(rows[i].aux | (first ? first->aux & (STORY_AUX_ALL | SUBJECT) : 0));
    }
    return 0;
}

static bool ends(const story_form_entry *form, const char *end)
{
    size_t n = strlen(end);

    return form->len > n + 2 && memcmp(form->text + form->len - n, end, n) == 0;
}

/* What a form that WordNet lacks may be. */
static uint16_t guess(const story_form_entry *form)
{
    if (ends(form, "ed"))
        return STORY_VERB_PAST | STORY_VERB_PART;
    if (ends(form, "ing"))
        return STORY_VERB_ING;
    if (ends(form, "ly"))
        return STORY_ADVERB;
    return 0;
}

/* Nouns of these classes tell nothing that happens: beings, things, places, amounts, times. One trigger in a thousand is
 * among them, but a sixth of all words that would have to be asked about. */
enum {
    TOPS = 1,
    ANIMAL = 3,
    ARTIFACT = 4,
    BODY = 6,
    GROUP = 12,
    LOCATION = 13,
    OBJECT = 15,
    PERSON = 16,
    QUANTITY = 21,
    RELATION = 22,
    SUBSTANCE = 25,
    TIME = 26
};

static const uint32_t still_nouns = 1u << TOPS | 1u << ANIMAL | 1u << ARTIFACT | 1u << BODY | 1u << GROUP |
                                    1u << LOCATION | 1u << OBJECT | 1u << PERSON | 1u << QUANTITY | 1u << RELATION |
                                    1u << SUBSTANCE | 1u << TIME;

static bool may_tell(const story_eventform *form)
{
    if (form->what & STORY_VERB)
        return true;
    if (form->what & STORY_NOUN)
        return !(still_nouns >> form->noun_class & 1);
    return form->what & STORY_ADJECTIVE;
}

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint32_t h = (a ^ b * 0x9e3779b1u) * 0x85ebca6bu;

    return h ^ h >> 15;
}

static uint32_t tail_hash(const story_form_entry *form, uint32_t n)
{
    return story_map_hash(form->text + (form->len > n ? form->len - n : 0), form->len > n ? n : form->len);
}

void story_eventform_fill(story_eventform *out, const story_wordforms *wordforms, const story_form_entry *form)
{
    const closed_word *word = form->len < sizeof word->text ? find_closed(form->text) : NULL;
    story_wordform w;

    memset(out, 0, sizeof *out);
    out->known = story_wordforms_find(wordforms, form->hash, &w);
    out->word = mix(form->hash, 1);
    out->aux = word ? word->aux : memchr(form->text, '\'', form->len) ? contraction(form->text, form->len) : 0;
    out->what = out->known ? w.what : guess(form);
    out->mostly = out->known ? w.mostly : out->what & STORY_VERB ? STORY_MOSTLY_VERB : STORY_MOSTLY_NOUN;
    out->base = out->known ? mix(w.base, 2) : out->word;
    out->suffix[0] = (uint16_t)mix(tail_hash(form, 2), 3);
    out->suffix[1] = (uint16_t)mix(tail_hash(form, 3), 4);
    out->verb_class = w.verb_class[0];
    out->verb_class2 = w.verb_class[1];
    out->noun_class = w.noun_class[0];
    out->noun_class2 = w.noun_class[1];
    out->group = w.group;
    out->tag = word || out->aux ? out->word : mix((uint32_t)(out->what | out->mostly << 9 | out->known << 11), 5);
    out->as_tag = story_event_row(STORY_ROW_TAG, out->tag);
    out->as_subject = story_event_row(STORY_ROW_SUBJECT, out->word);
    out->as_determiner = story_event_row(STORY_ROW_DETERMINER, out->word);
    out->as_clause = story_event_row(STORY_ROW_CLAUSE, out->word);
    out->candidate = !word && !out->aux && (unsigned char)form->text[0] >= 'a' && may_tell(out);
}

size_t story_eventform_rows(const story_eventform *form, uint16_t rows[STORY_EVENT_ROWS_MOST])
{
    const uint32_t values[] = {form->base,        form->suffix[0],  form->suffix[1],   form->verb_class,
                               form->verb_class2, form->noun_class, form->noun_class2, form->group,
                               form->mostly,      form->known};
    uint32_t kind, bit;
    size_t n = 0;

    for (kind = 0; kind < sizeof values / sizeof *values; kind++)
        rows[n++] = story_event_row(kind, values[kind]);
    for (bit = 0; bit < 9; bit++)
        if (form->what >> bit & 1)
            rows[n++] = story_event_row(kind, bit);
    return n;
}

uint32_t story_eventform_vector(const story_vectors *table, const story_form_entry *form)
{
    const char *part = strrchr(form->text, '-');
    uint32_t entry = story_vectors_entry(table, form->rank);
    size_t len;

    if (entry < table->count || !part)
        return entry;
    len = strlen(++part);
    return story_vectors_entry(table, story_vectors_rank(table, part, len, story_map_hash(part, len)));
}
