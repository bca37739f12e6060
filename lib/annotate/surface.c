#include "annotate/surface.h"

#include <stdlib.h>
#include <string.h>

#include "annotate/excerpt.h"
#include "data/table.h"
#include "util/map.h"

static const struct {
    const char *words;
    uint8_t kind, gender;
} TITLES[] = {
    {"old young poor little dear the my dearest darling great good", STORY_TITLE_LOOSE, STORY_GENDER_UNKNOWN},
    {"mr mister m monsieur messrs herr signor señor senor", STORY_TITLE_MR, STORY_MALE},
    {"mrs madame madam mme frau signora señora senora", STORY_TITLE_MRS, STORY_FEMALE},
    {"miss ms mademoiselle mlle fräulein signorina señorita", STORY_TITLE_MISS, STORY_FEMALE},
    {"sir lord master uncle father king prince count baron duke don brother squire grandfather grandpa earl emperor "
     "tsar czar sultan abbé abbe marquis viscount friar pope",
     STORY_TITLE_GIVEN, STORY_MALE},
    {"lady aunt mother queen princess countess baroness duchess dame sister mistress auntie grandmother grandma granny "
     "dona doña donna empress tsarina marquise viscountess",
     STORY_TITLE_GIVEN, STORY_FEMALE},
    {"saint st", STORY_TITLE_SAINT, STORY_GENDER_UNKNOWN},
    {"cousin hon honourable honorable", STORY_TITLE_GIVEN, STORY_GENDER_UNKNOWN},
    {"dr doctor professor prof judge captain capt colonel col general gen major lieutenant lieut lt sergeant sgt "
     "corporal reverend rev private inspector constable detective admiral commander commodore president senator "
     "governor mayor ensign parson deacon nurse bishop archbishop rabbi",
     STORY_TITLE_RANK, STORY_GENDER_UNKNOWN},
};

static const char BEHIND[] = "jr sr esq esquire junior senior";

static bool is_listed(const char *list, const char *word, size_t len)
{
    return story_cell_has((story_cell){list, strlen(list)}, word, len);
}

/* The row of TITLES, or -1. */
static int title_of(const story_form_entry *form)
{
    size_t i;

    for (i = 0; i < sizeof TITLES / sizeof *TITLES; i++)
        if (is_listed(TITLES[i].words, form->text, form->len))
            return (int)i;
    return -1;
}

static uint8_t gender_of_given(const story_form_entry *form, bool *is_given)
{
    story_row row;
    story_cell cell;

    *is_given = story_table_find(story_data__given(), form->text, form->len, &row);
    if (!*is_given)
        return STORY_GENDER_UNKNOWN;
    cell = story_row_cell(row, 1);
    return cell.text[0] == 'f' ? STORY_FEMALE : cell.text[0] == 'm' ? STORY_MALE : STORY_GENDER_UNKNOWN;
}

static bool is_word(const story_word *w)
{
    return w->shape != STORY_SHAPE_PUNCT && w->shape != STORY_SHAPE_POSSESSIVE;
}

/* Titles from the left, as long as a word of the name is left over; the last strict one counts. */
static const story_word *read_titles(story_surface *s, const story_words *words, const story_word *w,
                                     const story_word *end)
{
    for (; w + 1 < end; w++) {
        int row = is_word(w) ? title_of(&words->forms[w->form]) : -1;

        if (row < 0 && is_word(w))
            break;
        if (row < 0)
            continue;
        if (TITLES[row].gender)
            s->gender = TITLES[row].gender;
        if (TITLES[row].kind != STORY_TITLE_LOOSE || s->title_kind == STORY_TITLE_NONE) {
            s->title = w->form;
            s->title_kind = TITLES[row].kind;
        }
    }
    return w;
}

static int read_core(story_surface *s, story_arena *arena, const story_words *words, const story_word *w,
                     const story_word *end)
{
    uint32_t *core;

    while (end > w + 1 &&
           (!is_word(end - 1) || is_listed(BEHIND, words->forms[end[-1].form].text, words->forms[end[-1].form].len)))
        end--;
    core = story_arena_calloc(arena, (size_t)(end - w) + 1, sizeof *core);
    if (!core)
        return STORY_ENOMEM;
    s->core = core;
    for (; w < end; w++)
        if (is_word(w))
            core[s->core_count++] = w->form;
    if (!s->core_count)
        core[s->core_count++] = w[-1].form;
    s->given_gender = gender_of_given(&words->forms[core[0]], &s->has_given);
    return STORY_OK;
}

static int read_surface(story_surface *s, story_arena *arena, const story_words *words, const story_tagged *mention)
{
    const story_word *w = words->items + mention->word, *end = w + mention->word_count;

    s->title = UINT32_MAX;
    return read_core(s, arena, words, read_titles(s, words, w, end), end);
}

/* What tells surfaces apart: the words case folded. */
static void write_key(story_buf *out, const story_words *words, const story_tagged *mention)
{
    uint32_t i;

    story_buf_clear(out);
    for (i = 0; i < mention->word_count; i++) {
        const story_word *w = &words->items[mention->word + i];

        if (is_word(w)) {
            story_buf_put(out, words->forms[w->form].text, words->forms[w->form].len);
            story_buf_putc(out, ' ');
        }
    }
}

static bool is_caps(const story_words *words, const story_tagged *mention)
{
    uint32_t i;

    for (i = 0; i < mention->word_count; i++)
        if (words->items[mention->word + i].shape == STORY_SHAPE_CAPITAL)
            return false;
    return true;
}

typedef struct collector {
    story_arena *arena;
    const story_text *text;
    const story_words *words;
    story_map map;
    story_array surfaces;
    story_buf buf;
    uint32_t *alone; /* by form: one more than the surface that is this word alone */
} collector;

static int set_text(collector *c, story_surface *s, const story_tagged *mention)
{
    story_excerpt_write(&c->buf, c->text, c->words, mention->word, mention->word_count);
    s->text_len = c->buf.len;
    s->text = c->buf.failed ? NULL : story_arena_strndup(c->arena, story_buf_text(&c->buf), c->buf.len);
    s->caps = is_caps(c->words, mention);
    return s->text ? STORY_OK : STORY_ENOMEM;
}

static int add_surface(collector *c, const story_tagged *mention, uint32_t number)
{
    const char *key = story_arena_strndup(c->arena, story_buf_text(&c->buf), c->buf.len);
    story_surface *s;

    if (!key || story_map_add(&c->map, key, c->buf.len) == STORY_MAP_NONE)
        return STORY_ENOMEM;
    s = story_array_push(&c->surfaces);
    if (!s || read_surface(s, c->arena, c->words, mention) || set_text(c, s, mention))
        return STORY_ENOMEM;
    s->first = number;
    return STORY_OK;
}

/* The number of the mention's surface, a new one where it is the first; STORY_MAP_NONE when out of memory. */
static uint32_t find_surface(collector *c, const story_tagged *mention, uint32_t number)
{
    uint32_t *alone = mention->word_count == 1 ? &c->alone[c->words->items[mention->word].form] : NULL, n;

    if (alone && *alone)
        return *alone - 1;
    write_key(&c->buf, c->words, mention);
    if (c->buf.failed)
        return STORY_MAP_NONE;
    n = story_map_get(&c->map, story_buf_text(&c->buf), c->buf.len);
    if (n == STORY_MAP_NONE) {
        n = c->map.count;
        if (add_surface(c, mention, number))
            return STORY_MAP_NONE;
    }
    if (alone)
        *alone = n + 1;
    return n;
}

static int add_mention(collector *c, const story_tagged *mention, uint32_t number, uint32_t *out)
{
    uint32_t n = find_surface(c, mention, number);
    story_surface *s;

    if (n == STORY_MAP_NONE)
        return STORY_ENOMEM;
    s = &STORY_ITEMS(&c->surfaces, story_surface)[n];
    s->count++;
    *out = n;
    return s->caps && !is_caps(c->words, mention) ? set_text(c, s, mention) : STORY_OK;
}

int story_surface_collect(story_surfaces *out, story_arena *arena, const story_text *text, const story_words *words,
                          const story_tagged *mentions, size_t count)
{
    collector c = {arena,
                   text,
                   words,
                   STORY_MAP,
                   STORY_ARRAY(story_surface),
                   STORY_BUF,
                   calloc(words->form_count + 1, sizeof *c.alone)};
    uint32_t *of = story_arena_calloc(arena, count, sizeof *of);
    size_t i;
    int code = of && c.alone ? STORY_OK : STORY_ENOMEM;

    for (i = 0; i < count && !code; i++)
        code = add_mention(&c, &mentions[i], (uint32_t)i, &of[i]);
    *out = (story_surfaces){NULL, c.surfaces.count, of};
    free(c.alone);
    story_map_dispose(&c.map);
    story_buf_dispose(&c.buf);
    if (code)
        story_array_dispose(&c.surfaces);
    else
        out->items = story_array_keep(&c.surfaces, arena);
    return out->items ? STORY_OK : STORY_ENOMEM;
}

uint32_t story_surface_written_out(const story_words *words, const story_surface *surface)
{
    uint32_t i, n = 0;

    for (i = 0; i < surface->core_count; i++)
        n += words->forms[surface->core[i]].len > 1;
    return n;
}
