#include "compare/profile.h"

#include <math.h>
#include <stdlib.h>

#include "data/vectors.h"
#include "util/array.h"
#include "util/error.h"

enum { REACH = 24 }; /* words on either side of a mention, inside its sentence */

static int by_stem(const void *a, const void *b)
{
    const story_profile_term *x = a, *y = b;

    return x->stem < y->stem ? -1 : x->stem > y->stem;
}

/* Names change with the variant and say nothing of the company; frequent words say little. */
double story_profile__background(const story_form_entry *form)
{
    double w;

    if (form->rank == UINT32_MAX)
        return 1;
    w = (log(form->rank + 10.0) - log(10)) / (log(200000) - log(10));
    return w > 1 ? 1 : w;
}

/* Adds what a word means, each word with a length of its weight. */
bool story_profile__add_meaning(float meaning[STORY_VECTOR_ROOM], const story_vectors *vectors,
                                const story_form_entry *form, double weight)
{
    int8_t at[STORY_VECTOR_ROOM];
    float scale;

    if (form->entry == STORY_NO_ENTRY || story_vectors_is_stop(vectors, form->entry))
        return false;
    scale = story_vectors_read(vectors, form->entry, at) * (float)weight;
    for (uint32_t k = 0; k < vectors->dimensions; k++)
        meaning[k] += scale * at[k];
    return true;
}

static int add_words(story_array *terms, float *meaning, const struct story_variant *v, const story_mention *m,
                     const story_vectors *vectors, story_error *err)
{
    size_t at = story_words_behind(&v->words, m->sentence, m->span.start);
    size_t low = v->words.first[m->sentence], high = v->words.first[m->sentence + 1];

    if (at - low > REACH)
        low = at - REACH;
    if (high - at > REACH)
        high = at + REACH;
    for (size_t w = low; w < high; w++) {
        const story_form_entry *form = &v->words.forms[v->words.items[w].form];
        double weight = story_profile__background(form);
        story_profile_term *term;

        if (v->words.items[w].shape != STORY_SHAPE_LOWER || weight < .3)
            continue;
        term = story_array_push(terms);
        if (!term)
            return story_error__no_memory(err);
        *term = (story_profile_term){v->words.stems[v->words.items[w].form], (float)weight};
        story_profile__add_meaning(meaning, vectors, form, weight);
    }
    return STORY_OK;
}

/* From one term a word to one a stem, its weight rising with the logarithm of the count. */
static size_t merge_terms(story_profile_term *terms, size_t count)
{
    size_t n = 0;

    for (size_t i = 0, j; i < count; i = j) {
        for (j = i; j < count && terms[j].stem == terms[i].stem; j++)
            ;
        terms[n] = terms[i];
        terms[n++].weight *= 1 + logf((float)(j - i));
    }
    return n;
}

static void add_position(story_profile *p, double at)
{
    double x = at * STORY_PROFILE_BINS - .5;
    int low = (int)floor(x);

    for (int i = low - 1; i <= low + 2; i++)
        if (i >= 0 && i < STORY_PROFILE_BINS)
            p->bins[i] += (float)fmax(0, 1 - fabs(x - i) / 2);
}

static float norm_of_bins(const story_profile *p)
{
    float sum = 0;

    for (size_t i = 0; i < STORY_PROFILE_BINS; i++)
        sum += p->bins[i] * p->bins[i];
    return sqrtf(sum);
}

int story_profile_make(story_profile *out, story_arena *scratch, const struct story_variant *v, const story_subject *s,
                       story_error *err)
{
    story_array terms = STORY_ARRAY(story_profile_term);
    story_vectors vectors;
    int rc = STORY_OK;

    out->meaning = story_arena_calloc(scratch, STORY_VECTOR_ROOM, sizeof *out->meaning);
    if (!out->meaning || !story_vectors_open(&vectors))
        return story_error__no_memory(err);
    for (size_t i = 0; i < s->mention_count && !rc; i++) {
        add_position(out, (double)s->mentions[i].span.start / (double)(v->text.len + 1));
        rc = add_words(&terms, out->meaning, v, &s->mentions[i], &vectors, err);
    }
    if (rc) {
        story_array_dispose(&terms);
        return rc;
    }
    if (terms.count)
        qsort(terms.items, terms.count, sizeof(story_profile_term), by_stem);
    terms.count = merge_terms(terms.items, terms.count);
    out->count = terms.count;
    out->terms = story_array_keep(&terms, scratch);
    out->bin_norm = norm_of_bins(out);
    return out->terms ? STORY_OK : story_error__no_memory(err);
}

/* In how many profiles the stem stands: a run of equal stems in the sorted list of all. */
static double rarity(const story_profile_term *all, size_t count, uint32_t stem, size_t profiles)
{
    story_profile_term key = {stem, 0};
    const story_profile_term *hit = bsearch(&key, all, count, sizeof key, by_stem);

    return hit ? log(1 + (double)profiles / hit->weight) : 0;
}

static float length_of(const float *vector)
{
    float sum = 0;

    for (size_t k = 0; k < STORY_VECTOR_ROOM; k++)
        sum += vector[k] * vector[k];
    return sqrtf(sum);
}

/* What all have in common tells nobody apart: it is taken away. */
static void centre_meanings(story_profile *const *profiles, size_t count)
{
    float mean[STORY_VECTOR_ROOM] = {0};

    for (size_t p = 0; p < count; p++) {
        float len = length_of(profiles[p]->meaning);

        for (size_t k = 0; len > 0 && k < STORY_VECTOR_ROOM; k++) {
            profiles[p]->meaning[k] /= len;
            mean[k] += profiles[p]->meaning[k] / (float)count;
        }
    }
    for (size_t p = 0; p < count; p++) {
        for (size_t k = 0; k < STORY_VECTOR_ROOM; k++)
            profiles[p]->meaning[k] -= mean[k];
        profiles[p]->meaning_norm = length_of(profiles[p]->meaning);
    }
}

int story_profile_weigh(story_profile *const *profiles, size_t count, story_error *err)
{
    story_array all = STORY_ARRAY(story_profile_term);
    story_profile_term *terms;
    size_t n = 0;

    for (size_t p = 0; p < count; p++)
        for (size_t i = 0; i < profiles[p]->count; i++) {
            story_profile_term *term = story_array_push(&all);

            if (!term) {
                story_array_dispose(&all);
                return story_error__no_memory(err);
            }
            *term = (story_profile_term){profiles[p]->terms[i].stem, 1};
        }
    terms = all.items;
    if (all.count)
        qsort(terms, all.count, sizeof *terms, by_stem);
    for (size_t i = 0, j; i < all.count; i = j) {
        for (j = i; j < all.count && terms[j].stem == terms[i].stem; j++)
            ;
        terms[n++] = (story_profile_term){terms[i].stem, (float)(j - i)};
    }
    for (size_t p = 0; p < count; p++) {
        float sum = 0;

        for (size_t i = 0; i < profiles[p]->count; i++) {
            story_profile_term *term = &profiles[p]->terms[i];

            term->weight *= (float)rarity(terms, n, term->stem, count);
            sum += term->weight * term->weight;
        }
        profiles[p]->norm = sqrtf(sum);
    }
    story_array_dispose(&all);
    centre_meanings(profiles, count);
    return STORY_OK;
}

double story_profile_words(const story_profile *a, const story_profile *b)
{
    double sum = 0;

    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->terms[i].stem < b->terms[j].stem)
            i++;
        else if (a->terms[i].stem > b->terms[j].stem)
            j++;
        else
            sum += a->terms[i++].weight * b->terms[j++].weight;
    }
    return a->norm > 0 && b->norm > 0 ? sum / (a->norm * b->norm) : 0;
}

double story_profile_meaning(const story_profile *a, const story_profile *b)
{
    double sum = 0;

    for (size_t k = 0; a->meaning && b->meaning && k < STORY_VECTOR_ROOM; k++)
        sum += a->meaning[k] * b->meaning[k];
    return sum > 0 && a->meaning_norm > 0 && b->meaning_norm > 0 ? sum / (a->meaning_norm * b->meaning_norm) : 0;
}

double story_profile_position(const story_profile *a, const story_profile *b)
{
    double sum = 0;

    for (size_t i = 0; i < STORY_PROFILE_BINS; i++)
        sum += a->bins[i] * b->bins[i];
    return a->bin_norm > 0 && b->bin_norm > 0 ? sum / (a->bin_norm * b->bin_norm) : 0;
}
