/* ALGORITHM. Two strangers have leading parts too, one mentioned most, one "she"; so company alone would marry them. What
 * strangers lack is the subject: the sum of what all their words mean points another way. The cosine of those sums, plus
 * the share of vocabulary beyond chance, is above .89 for retellings of one plot (dev families .90 to 1.12, fables told
 * twice .93 in the lower quarter) and below .80 for three of four strangers (fables never above .74). Where too few words
 * have a known meaning, as in other languages, the vocabulary has to do. O(forms). */
#include "compare/related.h"

#include <math.h>

#include "compare/profile.h"

static const double STRANGERS = .80, RELATED = .88;
static const double TELLING = .45; /* how much a word has to say to count */
static const double KNOWN = .5;    /* share of the words that count whose meaning is known, at least */
static const double USUAL = .82;   /* taken for the cosine where it is less */

typedef struct subject_matter {
    float meaning[STORY_VECTOR_ROOM];
    size_t known, count;
} subject_matter;

static void read_matter(subject_matter *out, const struct story_variant *v, const story_vectors *vectors)
{
    for (size_t f = 0; f < v->words.form_count; f++) {
        const story_form_entry *form = &v->words.forms[f];
        double weight = story_profile__background(form);

        if (weight < TELLING)
            continue;
        out->count++;
        out->known += form->rank != STORY_RANK_UNKNOWN &&
                      story_profile__add_meaning(out->meaning, vectors, form, weight * (1 + log(form->count)));
    }
}

static double cosine(const subject_matter *a, const subject_matter *b)
{
    double dot = 0, squares[2] = {0, 0};

    for (size_t k = 0; k < STORY_VECTOR_ROOM; k++) {
        dot += (double)a->meaning[k] * (double)b->meaning[k];
        squares[0] += (double)a->meaning[k] * (double)a->meaning[k];
        squares[1] += (double)b->meaning[k] * (double)b->meaning[k];
    }
    return squares[0] > 0 && squares[1] > 0 ? dot / sqrt(squares[0] * squares[1]) : 0;
}

static bool is_known(const subject_matter *m)
{
    return (double)m->known >= KNOWN * (double)m->count;
}

double story_related(const struct story_variant *left, const struct story_variant *right, double kinship)
{
    subject_matter a = {{0}, 0, 0}, b = {{0}, 0, 0};
    story_vectors vectors;
    double sum = kinship;

    if (sum >= RELATED || !story_vectors_open(&vectors))
        return 1;
    read_matter(&a, left, &vectors);
    read_matter(&b, right, &vectors);
    sum += is_known(&a) && is_known(&b) ? cosine(&a, &b) : USUAL;
    return sum < STRANGERS ? 0 : sum < RELATED ? (sum - STRANGERS) / (RELATED - STRANGERS) : 1;
}
