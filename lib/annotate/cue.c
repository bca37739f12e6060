/* ALGORITHM. Every cue word of a sentence gives its weight to its type: in full for an asserted verb in the past of the
 * main clause, less for other forms, in a subordinate clause, beside a negation and inside a quotation; more where the
 * event finder saw a trigger. Shapes of the sentence add to that: a copula or main verb "have" describes, a pluperfect
 * tells what was before, "there was" sets a scene, a question is a thought, a quotation is speech, and the end of the
 * text sums up. Linear in the words. The weights are the table's; they were set from the definitions of the types and a
 * handful of constants below, not fitted. */
#include "annotate/cue.h"

#include <string.h>

#include "annotate/cueword.h"
#include "util/error.h"

/* What shapes of a sentence give. */
enum { SHAPE_OPENING = 6, SHAPE_QUESTION = 22, SHAPE_QUOTED = 20, SHAPE_LAST = 28, SHAPE_LAST_PARAGRAPH = 12 };

static bool is_question(const story_cue_reader *r, size_t sentence)
{
    story_span s = r->v->sentences[sentence].span;

    return s.end > s.start && r->v->text.view[s.end - 1] == '?';
}

/* What the sentence as a whole is: speech, a question, an ending. */
static void give_shapes(story_cue_reader *r, size_t sentence, uint32_t first)
{
    size_t n = r->v->sentence_count;
    const story_sentence *s = r->v->sentences;

    if (r->command)
        r->scores[STORY_CUE_TELL] /= 2;
    if (r->quoted * 2 > r->words)
        story_cueword_give(r, r->command ? STORY_CUE_CALL : STORY_CUE_TELL, SHAPE_QUOTED, first);
    else if (is_question(r, sentence))
        story_cueword_give(r, STORY_CUE_THINK, SHAPE_QUESTION, first);
    if (n < 4)
        return;
    if (sentence * 6 < n && !r->quoted)
        story_cueword_give(r, STORY_CUE_ORIGIN, SHAPE_OPENING, first);
    if (sentence + 1 == n)
        story_cueword_give(r, STORY_CUE_CODA, SHAPE_LAST, first);
    else if (sentence + 3 >= n && s[sentence].paragraph == s[n - 1].paragraph)
        story_cueword_give(r, STORY_CUE_CODA, SHAPE_LAST_PARAGRAPH, first);
}

static void write_scores(const story_cue_reader *r, story_cue_score *out, uint32_t first)
{
    uint32_t left = r->touched;
    size_t t;

    for (t = 0; left; t++, left >>= 1) {
        if (!(left & 1))
            continue;
        out->types[t] = (uint8_t)(r->scores[t] > 255 ? 255 : r->scores[t]);
        if (out->types[t] > out->types[out->best])
            out->best = (uint8_t)t;
    }
    if (r->spoken & STORY_CLASS_MAN)
        out->spoken |= 1 << STORY_MALE;
    if (r->spoken & STORY_CLASS_WOMAN)
        out->spoken |= 1 << STORY_FEMALE;
    out->word = r->best[out->best] ? r->best_word[out->best] : first;
    out->words = (uint8_t)(r->words > 255 ? 255 : r->words);
}

static void read_sentence(story_cue_reader *r, story_cue_score *out, size_t sentence)
{
    uint32_t first = r->v->words.first[sentence], end = r->v->words.first[sentence + 1];

    memset(r->scores, 0, sizeof r->scores);
    memset(r->best, 0, sizeof r->best);
    r->touched = r->spoken = 0;
    r->subordinate = r->verb_seen = r->person_seen = r->command = false;
    r->quoted = r->words = 0;
    r->sentence = sentence;
    if (story_variant_tells(r->v, sentence)) {
        story_cueword_read(r, first, end);
        give_shapes(r, sentence, first);
    } else {
        story_cueword_skip(r, first, end);
    }
    write_scores(r, out, first);
}

int story_cue_read(const story_cue_score **out, story_arena *arena, const struct story_variant *v,
                   const story_cuelex *lex, story_error *err)
{
    story_cue_score *scores = story_arena_calloc(arena, v->sentence_count, sizeof *scores);
    story_cue_reader r = {.v = v, .lex = lex};
    size_t i;

    if (!scores)
        return story_error__no_memory(err);
    for (i = 0; i < v->sentence_count; i++)
        read_sentence(&r, &scores[i], i);
    *out = scores;
    return STORY_OK;
}
