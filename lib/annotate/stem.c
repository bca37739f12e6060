/* ALGORITHM. The forms of all variants are numbered in one map, slices of that are stemmed, which any thread may do, and
 * each form takes the stem of its number. O(forms); what a stem is does not depend on who found it or when. */
#include "annotate/stem.h"

#include <libstemmer.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "util/parallel.h"

enum { SLICE = 1024 };

typedef struct stemming {
    story_map forms;
    uint32_t *hashes; /* of their stems */
    atomic_bool failed;
} stemming;

static int number_forms(story_map *map, story_words *words)
{
    size_t i;

    for (i = 0; i < words->form_count; i++) {
        const story_form_entry *form = words->forms + i;

        words->stems[i] = story_map_add_hashed(map, form->text, form->len, form->hash);
        if (words->stems[i] == STORY_MAP_NONE)
            return STORY_ENOMEM;
    }
    return STORY_OK;
}

/* The stemmer knows two ways of holding letters; where a letter is a byte it takes two thirds of the time. */
typedef struct stemmers {
    struct sb_stemmer *ascii, *utf8;
} stemmers;

static bool is_ascii(const char *bytes, size_t len)
{
    unsigned seen = 0;

    while (len--)
        seen |= (unsigned char)bytes[len];
    return seen < 0x80;
}

static bool stem(uint32_t *hash, const stemmers *by, const story_map_entry *form)
{
    struct sb_stemmer *stemmer = is_ascii(form->key, form->len) ? by->ascii : by->utf8;
    const sb_symbol *found = sb_stemmer_stem(stemmer, (const sb_symbol *)form->key, (int)form->len);

    if (found)
        *hash = story_map_hash((const char *)found, (size_t)sb_stemmer_length(stemmer));
    return found;
}

static void stem_slice(void *context, size_t slice)
{
    stemming *s = context;
    stemmers by = {sb_stemmer_new("english", "ISO_8859_1"), sb_stemmer_new("english", "UTF_8")};
    size_t i = slice * SLICE, end = s->forms.count - i < SLICE ? s->forms.count : i + SLICE;

    while (by.ascii && by.utf8 && i < end && stem(&s->hashes[i], &by, &s->forms.entries[i]))
        i++;
    if (i < end)
        atomic_store(&s->failed, true);
    if (by.ascii)
        sb_stemmer_delete(by.ascii);
    if (by.utf8)
        sb_stemmer_delete(by.utf8);
}

static void take_stems(story_words *words, const stemming *s)
{
    size_t i;

    for (i = 0; i < words->form_count; i++)
        words->stems[i] = s->hashes[words->stems[i]];
}

int story_stem_find(story_variant *const *variants, size_t count, unsigned threads)
{
    stemming s = {.forms = STORY_MAP};
    int status = STORY_OK;
    size_t i;

    for (i = 0; i < count && status == STORY_OK; i++)
        status = number_forms(&s.forms, &variants[i]->words);
    s.hashes = malloc((s.forms.count + 1) * sizeof *s.hashes);
    if (!s.hashes)
        status = STORY_ENOMEM;
    if (status == STORY_OK) {
        story_parallel((s.forms.count + SLICE - 1) / SLICE, threads, stem_slice, &s);
        status = atomic_load(&s.failed) ? STORY_ENOMEM : STORY_OK;
    }
    for (i = 0; i < count && status == STORY_OK; i++)
        take_stems(&variants[i]->words, &s);
    free(s.hashes);
    story_map_dispose(&s.forms);
    return status;
}
