#include "annotate/nickname.h"

#include <stdlib.h>
#include <string.h>

enum {
    PET_KEY = '~', /* before the first three letters: what pet names and their full names share */
    BEGINNING = 3
};

static const char UNKNOWN[] = ""; /* the full names of a word that no list of given names has */

int story_nicknames_open(story_nicknames *out, const story_words *words)
{
    *out = (story_nicknames){words, calloc(words->form_count + 1, sizeof *out->full)};
    return out->full ? STORY_OK : STORY_ENOMEM;
}

void story_nicknames_close(story_nicknames *nicknames)
{
    free(nicknames->full);
}

static story_cell full_names(story_nicknames *n, uint32_t form)
{
    const story_form_entry *e = &n->words->forms[form];
    story_row row;

    if (!n->full[form].text && story_table_find(story_data__given(), e->text, e->len, &row))
        n->full[form] = story_row_cell(row, 2);
    else if (!n->full[form].text)
        n->full[form] = (story_cell){UNKNOWN, 0};
    return n->full[form];
}

/* Liz and Lizzie, Ed and Eddie: the same beginning of three letters, or the whole of one. */
static bool begin_alike(const story_form_entry *a, const story_form_entry *b)
{
    size_t len = a->len < b->len ? a->len : b->len;

    return memcmp(a->text, b->text, len < BEGINNING ? len : BEGINNING) == 0;
}

/* Of two short forms of a name only those that begin alike are one: Bessie is not Eliza, though both are Elizabeth. */
static bool share_full_name(story_nicknames *n, uint32_t x, uint32_t y)
{
    const story_form_entry *a = &n->words->forms[x], *b = &n->words->forms[y];
    story_cell fa = full_names(n, x), fb = full_names(n, y);
    const char *at = fa.text, *end = fa.text + fa.len;

    if (story_cell_has(fa, b->text, b->len) || story_cell_has(fb, a->text, a->len))
        return true;
    while (at < end && begin_alike(a, b)) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        size_t len = (size_t)((space ? space : end) - at);

        if (story_cell_has(fb, at, len))
            return true;
        at += len + 1;
    }
    return false;
}

static bool is_initial_of(const story_form_entry *initial, const story_form_entry *word)
{
    return initial->len == 1 && word->len > 1 && initial->text[0] == word->text[0];
}

/* Venky of Venkatesh: the ending of a pet name over the beginning of the full one. Only what no list has as a name of its
 * own, so that Mary and Maryam stay two. */
static bool is_pet_name(story_nicknames *n, uint32_t pet, uint32_t full)
{
    const story_form_entry *p = &n->words->forms[pet], *f = &n->words->forms[full];
    size_t stem = p->len;

    if (stem > 4 && memcmp(p->text + stem - 2, "ie", 2) == 0)
        stem -= 2;
    else if (stem > 3 && p->text[stem - 1] == 'y')
        stem--;
    return stem >= 3 && f->len >= stem + 3 && memcmp(p->text, f->text, stem) == 0 && full_names(n, pet).text == UNKNOWN;
}

bool story_nicknames_same(story_nicknames *nicknames, uint32_t a, uint32_t b)
{
    const story_form_entry *x = &nicknames->words->forms[a], *y = &nicknames->words->forms[b];

    return a == b || is_initial_of(x, y) || is_initial_of(y, x) || share_full_name(nicknames, a, b) ||
           is_pet_name(nicknames, a, b) || is_pet_name(nicknames, b, a);
}

void story_nicknames_each_key(story_nicknames *nicknames, uint32_t number,
                              void (*visit)(void *context, const char *key, size_t len), void *context)
{
    const story_form_entry *form = &nicknames->words->forms[number];
    story_cell full = full_names(nicknames, number);
    const char *at = full.text, *end = full.text + full.len;
    char start[4] = {PET_KEY};

    visit(context, form->text, form->len);
    if (form->len > 3) {
        memcpy(start + 1, form->text, 3);
        visit(context, start, sizeof start);
    }
    while (at < end) {
        const char *space = memchr(at, ' ', (size_t)(end - at));
        size_t len = (size_t)((space ? space : end) - at);

        visit(context, at, len);
        at += len + 1;
    }
}
