/* ALGORITHM. A sentence is the vector of the runs of four bytes in its words, each word between marks of its start and
 * end, weighted (1 + ln count) * ln((N + 1) / sentences that have it). The number of sentences is taken from the counts
 * of the words at hand, which is exact where whole texts are compared and close where a part of them is. Products are
 * added gram by gram over inverted lists. It sees what stems do not: respelled names, compounds, unlike forms of one
 * word. Runs of three to five bytes are no better and cost three times as much. */
#include "compare/grams.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/gramset.h"
#include "util/array.h"

enum { LOG_TABLE = 64 };

typedef struct entry {
    uint32_t gram;
    float weight;
} entry;

/* One call: grams are numbered anew, so that tables are as small as what is compared. */
typedef struct grams {
    const story_lexicon *lexicon;
    story_gramset *known;
    story_array seen;     /* float, by local number: sentences that have the gram, then its weight */
    story_array global;   /* uint32_t, by local number: the gram */
    story_array of_words; /* uint32_t: the grams of every form at hand, form after form */
    story_array starts;   /* uint32_t, by form mark: where in of_words */
    uint32_t *counts;     /* by local number: scratch */
} grams;

/* Adds the gram to those of the form at hand, and the form's sentences to those that have it. There is room. */
static void add_gram(grams *g, uint32_t gram, float sentences)
{
    uint32_t *local = story_gramset_marks(g->known) + gram;
    float *seen = STORY_ITEMS(&g->seen, float);

    if (!*local) {
        STORY_ITEMS(&g->global, uint32_t)[g->global.count++] = gram;
        seen[g->seen.count++] = 0;
        *local = (uint32_t)g->seen.count;
    }
    STORY_ITEMS(&g->of_words, uint32_t)[g->of_words.count++] = *local - 1;
    seen[*local - 1] += sentences;
}

static int read_form(grams *g, int side, uint32_t form)
{
    const story_form_entry *read = &g->lexicon->sides[side].variant->words.forms[form];
    uint32_t count, k;
    const uint32_t *found = story_gramset_of(g->known, side, form, read, &count);

    if (!found || story_array_room(&g->of_words, count) || story_array_room(&g->global, count) ||
        story_array_room(&g->seen, count))
        return STORY_ENOMEM;
    for (k = 0; k < count; k++)
        add_gram(g, found[k], (float)read->count);
    return STORY_OK;
}

static int read_forms(grams *g, int side, const uint32_t *sentences, size_t count)
{
    const story_side *s = &g->lexicon->sides[side];
    const story_words *words = &s->variant->words;
    size_t i;
    uint32_t w, *start;

    for (i = 0; i < count; i++)
        for (w = words->first[sentences[i]]; w < words->first[sentences[i] + 1]; w++) {
            uint32_t form = words->items[w].form;

            if (s->form_marks[form] || !story_lexicon_counts(&words->items[w]))
                continue;
            start = story_array_push(&g->starts);
            if (!start)
                return STORY_ENOMEM;
            *start = (uint32_t)g->of_words.count;
            s->form_marks[form] = (uint32_t)g->starts.count;
            if (read_form(g, side, form))
                return STORY_ENOMEM;
        }
    return STORY_OK;
}

static void clear_marks(grams *g, int side, const uint32_t *sentences, size_t count)
{
    const story_side *s = &g->lexicon->sides[side];
    const story_words *words = &s->variant->words;
    size_t i;
    uint32_t w;

    for (i = 0; i < count; i++)
        for (w = words->first[sentences[i]]; w < words->first[sentences[i] + 1]; w++)
            s->form_marks[words->items[w].form] = 0;
    for (i = 0; i < g->global.count; i++)
        story_gramset_marks(g->known)[STORY_ITEMS(&g->global, uint32_t)[i]] = 0;
}

static void weigh(grams *g)
{
    size_t total = g->lexicon->sides[0].count + g->lexicon->sides[1].count, k;
    float *seen = STORY_ITEMS(&g->seen, float);

    for (k = 0; k < g->seen.count; k++) {
        float have = seen[k] < (float)total ? seen[k] : (float)total;
        float weight = logf(((float)total + 1) / have);

        seen[k] = weight > 0.05f ? weight : 0.05f;
    }
}

typedef struct vectors {
    story_array entries; /* entry */
    uint32_t *start;     /* by sentence, and one more */
} vectors;

static int read_sentence(vectors *out, grams *g, int side, uint32_t sentence, const float *logs)
{
    const story_side *s = &g->lexicon->sides[side];
    const story_words *words = &s->variant->words;
    const uint32_t *starts = STORY_ITEMS(&g->starts, uint32_t), *of_words = STORY_ITEMS(&g->of_words, uint32_t);
    const float *weights = STORY_ITEMS(&g->seen, float);
    size_t first = out->entries.count, k;
    uint32_t w, mark, n;
    entry *e;

    for (w = words->first[sentence]; w < words->first[sentence + 1]; w++) {
        mark = s->form_marks[words->items[w].form];
        if (!mark)
            continue;
        if (story_array_room(&out->entries, starts[mark] - starts[mark - 1]))
            return STORY_ENOMEM;
        e = STORY_ITEMS(&out->entries, entry);
        for (n = starts[mark - 1]; n < starts[mark]; n++)
            if (g->counts[of_words[n]]++ == 0)
                e[out->entries.count++].gram = of_words[n];
    }
    for (k = first; k < out->entries.count; k++) {
        e = STORY_ITEMS(&out->entries, entry) + k;
        n = g->counts[e->gram];
        e->weight = logs[n < LOG_TABLE ? n : LOG_TABLE - 1] * weights[e->gram];
        g->counts[e->gram] = 0;
    }
    return STORY_OK;
}

static int read_vectors(vectors *out, grams *g, int side, const uint32_t *sentences, size_t count)
{
    float logs[LOG_TABLE];
    size_t i;

    logs[0] = 0;
    for (i = 1; i < LOG_TABLE; i++)
        logs[i] = 1 + logf((float)i);
    out->entries = STORY_ARRAY(entry);
    out->start = malloc((count + 1) * sizeof *out->start);
    for (i = 0; out->start && i < count; i++) {
        out->start[i] = (uint32_t)out->entries.count;
        if (read_sentence(out, g, side, sentences[i], logs))
            return STORY_ENOMEM;
    }
    if (!out->start)
        return STORY_ENOMEM;
    out->start[count] = (uint32_t)out->entries.count;
    return STORY_OK;
}

/* Squared lengths of every run of up to STORY_RUN_MOST sentences, from the products of neighbours. */
static void measure(float *const *norms, const vectors *v, size_t count, float *row)
{
    const entry *entries = STORY_ITEMS(&v->entries, entry);
    size_t i, other;
    uint32_t k;

    for (i = 0; i < (size_t)STORY_RUN_MOST; i++)
        memset(norms[i], 0, count * sizeof *norms[i]);
    for (i = 0; i < count; i++) {
        for (k = v->start[i]; k < v->start[i + 1]; k++)
            row[entries[k].gram] = entries[k].weight;
        for (other = i; other < count && other < i + STORY_RUN_MOST; other++) {
            float product = 0;
            size_t p, first;

            for (k = v->start[other]; k < v->start[other + 1]; k++)
                product += row[entries[k].gram] * entries[k].weight;
            /* every run of p sentences that holds both */
            for (p = other - i + 1; p <= (size_t)STORY_RUN_MOST; p++)
                for (first = other + 1 > p ? other + 1 - p : 0; first <= i; first++)
                    norms[p - 1][first] += other == i ? product : 2 * product;
        }
        for (k = v->start[i]; k < v->start[i + 1]; k++)
            row[entries[k].gram] = 0;
    }
}

static int multiply(float *dots, const vectors *left, size_t left_count, const vectors *right, size_t right_count,
                    size_t gram_count)
{
    const entry *a = STORY_ITEMS(&left->entries, entry), *b = STORY_ITEMS(&right->entries, entry);
    uint32_t *start = calloc(gram_count + 2, sizeof *start), k, n;
    entry *lists = malloc((right->entries.count + 1) * sizeof *lists); /* by gram: right sentences */
    size_t i;

    if (start && lists) {
        for (k = 0; k < right->entries.count; k++)
            start[b[k].gram + 1]++;
        for (i = 0; i < gram_count; i++)
            start[i + 1] += start[i];
        for (i = right_count; i-- > 0;)
            for (k = right->start[i]; k < right->start[i + 1]; k++)
                lists[--start[b[k].gram + 1]] = (entry){(uint32_t)i, b[k].weight};
        /* start[g + 1] is now where the list of gram g starts, start[g + 2] where it ends */
        start[gram_count + 1] = (uint32_t)right->entries.count;
        memset(dots, 0, left_count * right_count * sizeof *dots);
        for (i = 0; i < left_count; i++)
            for (k = left->start[i]; k < left->start[i + 1]; k++)
                for (n = start[a[k].gram + 1]; n < start[a[k].gram + 2]; n++)
                    dots[i * right_count + lists[n].gram] += a[k].weight * lists[n].weight;
    }
    i = !start || !lists;
    free(start);
    free(lists);
    return i ? STORY_ENOMEM : STORY_OK;
}

static int compare(float *dots, float *const norms[2][STORY_RUN_MOST], grams *g, vectors *v, const uint32_t *left,
                   size_t left_count, const uint32_t *right, size_t right_count)
{
    float *row = calloc(g->seen.count + 1, sizeof *row);
    int code = STORY_ENOMEM;

    g->counts = calloc(g->seen.count + 1, sizeof *g->counts);
    if (row && g->counts && !read_vectors(&v[0], g, 0, left, left_count) &&
        !read_vectors(&v[1], g, 1, right, right_count) &&
        !multiply(dots, &v[0], left_count, &v[1], right_count, g->seen.count)) {
        measure(norms[0], &v[0], left_count, row);
        measure(norms[1], &v[1], right_count, row);
        code = STORY_OK;
    }
    free(g->counts);
    free(row);
    return code;
}

int story_grams_fill(float *dots, float *const norms[2][STORY_RUN_MOST], const story_lexicon *l, const uint32_t *left,
                     size_t left_count, const uint32_t *right, size_t right_count)
{
    grams g = {l,   l->grams, STORY_ARRAY(float), STORY_ARRAY(uint32_t), STORY_ARRAY(uint32_t), STORY_ARRAY(uint32_t),
               NULL};
    vectors v[2] = {{STORY_ARRAY(entry), NULL}, {STORY_ARRAY(entry), NULL}};
    int code = STORY_ENOMEM, k;
    uint32_t *end;

    if (!read_forms(&g, 0, left, left_count) && !read_forms(&g, 1, right, right_count) &&
        (end = story_array_push(&g.starts)) != NULL) {
        *end = (uint32_t)g.of_words.count;
        weigh(&g);
        code = compare(dots, norms, &g, v, left, left_count, right, right_count);
    }
    clear_marks(&g, 0, left, left_count);
    clear_marks(&g, 1, right, right_count);
    for (k = 0; k < 2; k++) {
        story_array_dispose(&v[k].entries);
        free(v[k].start);
    }
    story_array_dispose(&g.seen);
    story_array_dispose(&g.global);
    story_array_dispose(&g.of_words);
    story_array_dispose(&g.starts);
    return code;
}
