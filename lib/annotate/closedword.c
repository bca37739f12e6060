#include "annotate/closedword.h"

#include <string.h>

#include "util/map.h"

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

/* Closed classes of words; what stands here is never a trigger. */
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

_Static_assert(sizeof closed / sizeof *closed < 256, "a slot takes a byte");

enum { SLOTS = sizeof((story_closedwords *)NULL)->slots };

void story_closedwords_open(story_closedwords *out)
{
    size_t i;

    memset(out, 0, sizeof *out);
    for (i = 0; i < sizeof closed / sizeof *closed; i++) {
        uint32_t at = story_map_hash(closed[i].text, strlen(closed[i].text));

        while (out->slots[at % SLOTS])
            at++;
        out->slots[at % SLOTS] = (uint8_t)(i + 1);
    }
}

static const closed_word *find_word(const story_closedwords *words, const char *text, uint32_t hash)
{
    uint32_t at, i;

    for (at = hash; (i = words->slots[at % SLOTS]); at++)
        if (strcmp(closed[i - 1].text, text) == 0)
            return &closed[i - 1];
    return NULL;
}

/* One word written as two: didn't, he'd, I'll. The first half tells what the second does not. */
static uint16_t contraction(const story_closedwords *words, const char *text, size_t len)
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
        first = find_word(words, head, story_map_hash(head, len - n));
        return (uint16_t)(rows[i].aux | (first ? first->aux & (STORY_AUX_ALL | SUBJECT) : 0));
    }
    return 0;
}

bool story_closedwords_find(const story_closedwords *words, const char *form, size_t len, uint32_t hash, uint16_t *aux)
{
    const closed_word *word = find_word(words, form, hash);

    *aux = word ? word->aux : memchr(form, '\'', len) ? contraction(words, form, len) : 0;
    return word || *aux;
}
