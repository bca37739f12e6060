/* demonym - adjectives and inhabitants (Uzbek, Londoners, Englishmen) and the places they lead to. */
#include <string.h>

#include "annotate/whereabouts.h"
#include "data/gazetteer.h"
#include "data/table.h"

/* The gazetteer knows all of them as people, and most words at once as none. */
static bool find_word(const char *word, size_t len, uint32_t hash, story_row *out)
{
    return story_gazetteer_mask(hash) & STORY_GAZ_PEOPLE && story_table_find(story_data__demonyms(), word, len, out);
}

/* The row of the adjective, also in the plural: Londoners, Englishmen. */
static bool find_people(const story_form_entry *form, story_row *out)
{
    size_t len = form->len;
    char singular[64];

    if (find_word(form->text, len, form->hash, out))
        return true;
    if (len < 4 || len >= sizeof singular)
        return false;
    if (memcmp(form->text + len - 3, "men", 3) == 0) {
        memcpy(singular, form->text, len);
        singular[len - 2] = 'a';
        return find_word(singular, len, story_map_hash(singular, len), out);
    }
    return form->text[len - 1] == 's' && find_word(form->text, len - 1, story_map_hash(form->text, len - 1), out);
}

static const char *keep_place(story_atlas *a, story_row row)
{
    story_cell place = story_row_cell(row, 1);

    return story_arena_strndup(a->arena, place.text, place.len);
}

/* The key of the place, "" where the form is no adjective; NULL when out of memory. */
static const char *people_of(story_atlas *a, uint32_t form)
{
    story_row row;

    if (!a->people[form])
        a->people[form] = find_people(&a->words->forms[form], &row) ? keep_place(a, row) : "";
    return a->people[form];
}

/* A key as a name: isle of man -> Isle of Man. */
static const char *capitalised(story_atlas *a, const char *key)
{
    size_t i, len = strlen(key);
    char *out = story_arena_strndup(a->arena, key, len);

    for (i = 0; out && i < len; i++) {
        bool start = i == 0 || out[i - 1] == ' ';
        size_t word = strcspn(key + i, " ");

        if (start && out[i] >= 'a' && out[i] <= 'z' &&
            !(word < 4 && story_cell_has((story_cell){"of the and", 10}, key + i, word)))
            out[i] = (char)(out[i] - 32);
    }
    return out;
}

enum { LANGUAGE_REACH = 4 };

/* What is done with a language, or said of one, before its name; and words behind it that are nothing it could describe. */
static const char SPOKEN[] =
    "in into speak speaks spoke spoken speaking learn learns learned learnt any no little hardly "
    "scarcely broken fluent perfect bad good read reads write writes wrote written understand "
    "understood understands translate translated";
static const char NO_NOUN[] =
    "and or but nor to with at that which who when while if than then so for by from on in as "
    "is was were had has he she it they we i you would could did now again too very out";

static bool is_one_of(const char *list, size_t len, const story_form_entry *e)
{
    return story_cell_has((story_cell){list, len}, e->text, e->len);
}

/* "her clear northern Icelandic, in", "hardly any English and": the language, which is at home in many places. Neither
 * "an American" nor "the English" is. */
static bool is_language(const story_atlas *a, uint32_t word)
{
    const story_word *w = &a->words->items[word];
    const story_form_entry *forms = a->words->forms;
    uint32_t back;

    if (word + 1 < a->words->count && w[1].shape != STORY_SHAPE_PUNCT &&
        !is_one_of(NO_NOUN, sizeof NO_NOUN - 1, &forms[w[1].form]))
        return false;
    for (back = 1; back <= LANGUAGE_REACH && back <= word && !(w[1 - (int)back].flags & STORY_WORD_FIRST); back++) {
        const story_word *before = w - back;

        if (before->shape == STORY_SHAPE_PUNCT || is_one_of("a an the", 8, &forms[before->form]))
            return false;
        if (is_one_of(SPOKEN, sizeof SPOKEN - 1, &forms[before->form]))
            return true;
    }
    return false;
}

int story_atlas_adjective(story_atlas *atlas, uint32_t word, story_site *out)
{
    const story_word *w = &atlas->words->items[word];
    const char *key;

    *out = (story_site){.kind = STORY_OTHER_PLACE, .form = STORY_FORM_ADJECTIVE};
    if (w->shape != STORY_SHAPE_CAPITAL)
        return STORY_OK;
    key = people_of(atlas, w->form);
    if (!key)
        return STORY_ENOMEM;
    if (!*key ||
        ((w->flags & STORY_WORD_FIRST) &&
         (story_gazetteer_mask(atlas->words->forms[w->form].hash) & STORY_GAZ_COMMON)) ||
        is_language(atlas, word))
        return STORY_OK;
    out->key = key;
    out->name = capitalised(atlas, key);
    if (!out->name || story_atlas__look_up(atlas, out))
        return STORY_ENOMEM;
    if (out->kind == STORY_CITY && !out->city)
        out->city = out->name;
    return STORY_OK;
}
