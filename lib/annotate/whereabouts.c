/* ALGORITHM. A place is looked up in the table of known places by its words in lower case; today's name groups Bombay
 * with Mumbai. What the text says beats the table: "the town of X", "X, a village", "X Street", "Mount X". A landmark
 * lies in the city that the table gives, or that stands beside it ("Moscow's Red Square", "the Gate in Lisbon").
 * Adjectives (Uzbek, Londoners) lead to their place. One lookup of some 20 steps a mention. */
#include "annotate/whereabouts.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "annotate/excerpt.h"
#include "annotate/wordlist.h"
#include "data/gazetteer.h"
#include "data/table.h"
#include "util/utf8.h"

enum {
    CITY = 1,     /* city, town, village */
    REGION = 2,   /* county, province */
    COUNTRY = 4,  /* kingdom, republic */
    LANDMARK = 8, /* street, square, church */
    NATURE = 16,  /* river, lake, mount */
    IN = 32,      /* in, at */
    OF = 64,      /* of, called, named */
    THE = 128,
    ARTICLE = 256, /* a, an, the */
    SEAT = 512,    /* what stands before "of X" when X itself is one: province, island; not valley */
    HEADS = CITY | REGION | COUNTRY | LANDMARK | NATURE
};

static const story_wordlist CUES[] = {
    {CITY | SEAT, "city town village hamlet port seaport borough township"},
    {CITY, "capital settlement"},
    {REGION,
     "region county province district shire island isle islands peninsula state territory land parish countryside "
     "coast valley archipelago"},
    {COUNTRY | SEAT, "country kingdom republic empire nation realm principality"},
    {LANDMARK,
     "street road square park hall house lane avenue bridge church castle station hotel court inn abbey manor farm "
     "gate palace school college university hospital market tower cathedral theatre theater museum terrace crescent "
     "gardens garden row alley embankment wharf pier lighthouse monastery convent temple mosque cemetery prison opera "
     "club cafe café tavern library gallery place plaza fort fortress rock mill lodge cottage villa chapel priory "
     "grange boulevard quay dock docks barracks circus arch monument wall walls fountain steps market bazaar gateway"},
    {NATURE,
     "river mountain mountains hill hills bay sea ocean lake forest wood woods mount cape gulf strait straits desert "
     "alps peak creek brook falls beach point head heath moor fell canyon loch glen volcano marsh swamp canal channel "
     "harbor harbour"},
    {IN, "in at near on"},
    {OF, "of called named"},
    {THE | ARTICLE, "the"},
    {ARTICLE, "a an this that our their"},
};

static const struct {
    char letter;
    uint16_t cue;
    story_place_kind kind;
} KINDS[] = {
    {'c', CITY, STORY_CITY},         {'r', REGION, STORY_REGION},      {'n', COUNTRY, STORY_COUNTRY},
    {'l', LANDMARK, STORY_LANDMARK}, {'o', NATURE, STORY_OTHER_PLACE},
};

int story_atlas_open(story_atlas *out, story_arena *arena, const story_text *text, const story_words *words)
{
    *out = (story_atlas){.arena = arena,
                         .text = text,
                         .words = words,
                         .keys = STORY_MAP,
                         .known = STORY_ARRAY(story_site),
                         .buf = STORY_BUF};
    out->cues = story_wordlist_mark(words, CUES, sizeof CUES / sizeof *CUES);
    out->people = calloc(words->form_count + 1, sizeof *out->people);
    return out->cues && out->people ? STORY_OK : STORY_ENOMEM;
}

void story_atlas_close(story_atlas *atlas)
{
    free(atlas->cues);
    free(atlas->people);
    story_map_dispose(&atlas->keys);
    story_array_dispose(&atlas->known);
    story_buf_dispose(&atlas->buf);
}

/* The bytes in the arena, in lower case; NULL when out of memory. */
static const char *keep_lower(story_atlas *a, const char *bytes, size_t len)
{
    char code[4];
    size_t i, used;

    story_buf_clear(&a->buf);
    for (i = 0; i < len; i += used) {
        int32_t c = story_utf8_decode(bytes + i, len - i, &used);

        if (c >= 0 && c != '.')
            story_buf_put(&a->buf, code, story_utf8_encode(c == 0x2019 ? '\'' : utf8proc_tolower(c), code));
    }
    return a->buf.failed ? NULL : story_arena_strndup(a->arena, story_buf_text(&a->buf), a->buf.len);
}

static const char *keep(story_atlas *a, story_cell cell)
{
    return story_arena_strndup(a->arena, cell.text, cell.len);
}

static unsigned cues_at(const story_atlas *a, uint32_t word)
{
    return a->cues[a->words->items[word].form];
}

/* Writes the words of the span in lower case, without a leading "the". */
static void write_key(story_atlas *a, const story_tagged *t)
{
    uint32_t i = t->word_count > 1 && (cues_at(a, t->word) & THE) ? 1 : 0;

    story_buf_clear(&a->buf);
    for (; i < t->word_count; i++) {
        const story_word *w = &a->words->items[t->word + i];
        bool joined = w->shape == STORY_SHAPE_POSSESSIVE || w->shape == STORY_SHAPE_PUNCT;

        if (a->buf.len && !joined)
            story_buf_putc(&a->buf, ' ');
        if (w->shape != STORY_SHAPE_PUNCT)
            story_buf_put(&a->buf, a->words->forms[w->form].text, a->words->forms[w->form].len);
    }
}

/* As the text has it, without a leading "the". */
static const char *text_of(story_atlas *a, const story_tagged *t)
{
    uint32_t skip = t->word_count > 1 && (cues_at(a, t->word) & THE) ? 1 : 0;

    story_excerpt_write(&a->buf, a->text, a->words, t->word + skip, t->word_count - skip);
    return a->buf.failed ? NULL : story_arena_strndup(a->arena, story_buf_text(&a->buf), a->buf.len);
}

static void set_kind(story_site *site, unsigned cue, uint8_t surety)
{
    size_t i;

    for (i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (cue & KINDS[i].cue) {
            site->kind = KINDS[i].kind;
            site->surety = surety;
            return;
        }
}

/* The row of the key as it is, or without its diacritics: Reykjavík. */
static bool find_place(const char *key, story_row *row)
{
    utf8proc_uint8_t *plain = NULL;
    bool found = story_table_find(story_data__places(), key, strlen(key), row);

    if (!found && utf8proc_map((const utf8proc_uint8_t *)key, 0, &plain,
                               UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK) > 0)
        found = story_table_find(story_data__places(), (char *)plain, strlen((char *)plain), row);
    free(plain);
    return found;
}

/* Fills what the table knows; the key becomes that of today's name. */
int story_atlas__look_up(story_atlas *a, story_site *site)
{
    story_row row;
    story_cell kind, country, city, name;
    size_t i;

    if (!find_place(site->key, &row))
        return STORY_OK;
    kind = story_row_cell(row, 1);
    country = story_row_cell(row, 2);
    city = story_row_cell(row, 3);
    name = story_row_cell(row, 4);
    for (i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (kind.len && kind.text[0] == KINDS[i].letter)
            set_kind(site, KINDS[i].cue, 1);
    if ((country.len && !(site->country = keep(a, country))) || (city.len && !(site->city = keep(a, city))) ||
        (name.len && !(site->key = keep_lower(a, name.text, name.len))))
        return STORY_ENOMEM;
    return STORY_OK;
}

/* What the table has for the key in the buffer, looked up where it is first met; NULL when out of memory. */
static const story_site *look_up_key(story_atlas *a)
{
    const char *key = a->buf.failed ? NULL : story_buf_text(&a->buf);
    uint32_t n = key ? story_map_get(&a->keys, key, a->buf.len) : STORY_MAP_NONE;
    story_site *site;

    if (n != STORY_MAP_NONE)
        return &STORY_ITEMS(&a->known, story_site)[n];
    key = key ? story_arena_strndup(a->arena, key, a->buf.len) : NULL;
    site = key ? story_array_push(&a->known) : NULL;
    if (!site)
        return NULL;
    *site = (story_site){.key = key, .kind = STORY_OTHER_PLACE, .form = STORY_FORM_NAME};
    if (story_map_add(&a->keys, key, a->buf.len) == STORY_MAP_NONE || story_atlas__look_up(a, site))
        return NULL;
    return site;
}

/* The place that the words of a span name, by the table alone. 0 or STORY_ENOMEM. */
static int name_site(story_atlas *a, const story_tagged *t, story_site *out)
{
    const story_site *known;

    write_key(a, t);
    known = look_up_key(a);
    if (!known)
        return STORY_ENOMEM;
    *out = *known;
    out->name = text_of(a, t);
    return out->name ? STORY_OK : STORY_ENOMEM;
}

static bool is_lower(const story_atlas *a, uint32_t word)
{
    return a->words->items[word].shape == STORY_SHAPE_LOWER;
}

/* "the small town of X", "a village called X": what stands before. 0 where nothing is said. */
static unsigned said_before(const story_atlas *a, uint32_t word, uint32_t begin)
{
    if (word < begin + 2 || !is_lower(a, word - 1))
        return 0;
    if (!(cues_at(a, word - 1) & OF) || !is_lower(a, word - 2))
        return 0;
    return cues_at(a, word - 2) & SEAT ? cues_at(a, word - 2) & HEADS : 0;
}

/* ", a quiet village": what stands behind. */
static unsigned said_behind(const story_atlas *a, uint32_t word, uint32_t end)
{
    uint32_t i;

    if (word + 2 >= end || a->text->view[a->words->items[word].start] != ',' || !(cues_at(a, word + 1) & ARTICLE))
        return 0;
    for (i = word + 2; i < end && i < word + 5 && is_lower(a, i); i++)
        if (cues_at(a, i) & HEADS)
            return cues_at(a, i) & HEADS;
    return 0;
}

/* "Carrow Rock", "Mount Vell", "River Aller": what the name itself says. */
static unsigned said_within(const story_atlas *a, const story_tagged *t)
{
    unsigned last = cues_at(a, t->word + t->word_count - 1) & HEADS;
    unsigned first = cues_at(a, t->word) & (NATURE | CITY | LANDMARK);

    if (t->word_count < 2)
        return 0;
    return last ? last : first;
}

static void read_context(const story_atlas *a, const story_tagged *t, story_site *site)
{
    uint32_t begin = a->words->first[t->sentence], end = a->words->first[t->sentence + 1];
    unsigned before = said_before(a, t->word, begin), behind = said_behind(a, t->word + t->word_count, end);

    if (!site->surety)
        set_kind(site, said_within(a, t), 1);
    if (site->surety && site->kind != STORY_LANDMARK)
        behind &= CITY | REGION | COUNTRY;
    if ((before || behind) && site->kind != STORY_LANDMARK)
        set_kind(site, before ? before : behind, 2);
}

/* The city beside a landmark: its owner right before it, or what follows "in" or a comma. */
static const story_tagged *city_beside(const story_atlas *a, const story_tagged *tagged, size_t count, size_t i)
{
    const story_tagged *t = &tagged[i], *other;
    uint32_t end = t->word + t->word_count;

    if (i && tagged[i - 1].tag == STORY_TAG_PLACE) {
        other = &tagged[i - 1];
        if (other->word + other->word_count + 1 == t->word &&
            a->words->items[t->word - 1].shape == STORY_SHAPE_POSSESSIVE)
            return other;
    }
    if (i + 1 < count && tagged[i + 1].tag == STORY_TAG_PLACE && tagged[i + 1].word == end + 1 &&
        ((cues_at(a, end) & IN) || a->text->view[a->words->items[end].start] == ','))
        return &tagged[i + 1];
    return NULL;
}

static int set_city(story_atlas *a, const story_tagged *tagged, size_t count, size_t i, story_site *site)
{
    const story_tagged *beside = site->city ? NULL : city_beside(a, tagged, count, i);
    story_site city;

    if (site->kind == STORY_CITY && !site->city)
        site->city = site->name;
    if (site->kind != STORY_LANDMARK || !beside)
        return STORY_OK;
    if (name_site(a, beside, &city))
        return STORY_ENOMEM;
    if (city.surety && city.kind == STORY_CITY) {
        site->city = city.city ? city.city : city.name;
        site->country = city.country;
    }
    return STORY_OK;
}

/* Organisations and ships are no places; what has the name of a landmark is one. */
static bool is_landmark(const story_atlas *a, const story_tagged *t, const story_site *site)
{
    return site->surety ? site->kind == STORY_LANDMARK || site->kind == STORY_OTHER_PLACE
                        : (said_within(a, t) & (LANDMARK | NATURE)) != 0;
}

int story_atlas_locate(story_atlas *atlas, const story_tagged *tagged, size_t count, size_t i, story_site *out)
{
    const story_tagged *t = &tagged[i];

    *out = (story_site){.kind = STORY_OTHER_PLACE, .form = STORY_FORM_NAME};
    if (t->tag == STORY_TAG_NAME)
        return STORY_OK;
    if (t->word_count == 1 && story_atlas_adjective(atlas, t->word, out) == STORY_OK && out->key)
        return STORY_OK;
    if (name_site(atlas, t, out))
        return STORY_ENOMEM;
    if (t->tag == STORY_TAG_OTHER && !is_landmark(atlas, t, out)) {
        out->key = NULL;
        return STORY_OK;
    }
    read_context(atlas, t, out);
    return set_city(atlas, tagged, count, i, out);
}

uint32_t story_atlas_landmark(const story_atlas *atlas, uint32_t word, uint32_t end)
{
    const story_word *w = &atlas->words->items[word];
    uint32_t key = atlas->words->forms[w->form].hash, n, longest = 0;

    if (w->shape != STORY_SHAPE_CAPITAL)
        return 0;
    for (n = 1; n < 4 && word + n < end; n++) {
        if (w[n].shape != STORY_SHAPE_CAPITAL && w[n].shape != STORY_SHAPE_LOWER)
            break;
        key = story_gazetteer_extend(key, atlas->words->forms[w[n].form].hash);
        if (w[n].shape == STORY_SHAPE_CAPITAL && (story_gazetteer_mask(key) & STORY_GAZ_FEATURE))
            longest = n + 1;
    }
    return longest;
}

void story_site_merge(story_site *known, const story_site *more)
{
    if (known->form == STORY_FORM_ADJECTIVE && more->form == STORY_FORM_NAME) {
        known->name = more->name;
        known->form = more->form;
    }
    if (more->surety > known->surety) {
        known->kind = more->kind;
        known->surety = more->surety;
    }
    if (!known->city)
        known->city = known->kind == STORY_CITY ? (more->city ? more->city : known->name) : more->city;
    if (!known->country)
        known->country = more->country;
}
