/* ALGORITHM  Every paragraph is scanned for marks that may end a sentence, and boundary.c decides at each. Nothing matches
 * whole sentences, so that the cost is linear whatever the text. Rejected: UAX 29 (breaks after nearly every title and
 * before speech tags), expressions for whole sentences (quadratic and worse). */
#include "annotate/sentence.h"

#include "annotate/boundary.h"
#include "annotate/pattern.h"
#include "util/array.h"
#include "util/error.h"

/* Marks: . ! ? and their kin, in runs. */
static const char marks[] =
    "[.!?\\x{2026}\\x{203C}\\x{2047}-\\x{2049}\\x{3002}\\x{FF01}\\x{FF0E}\\x{FF1F}\\x{FF61}\\x{61F}"
    "\\x{6D4}\\x{964}]++";

typedef struct splitter {
    const story_text *text;
    story_pattern *pattern;
    story_array sentences;
    story_error *err;
} splitter;

static int add_sentence(splitter *s, size_t start, size_t end, size_t paragraph)
{
    story_sentence *sentence = story_array_push(&s->sentences);

    if (!sentence)
        return story_error__no_memory(s->err);
    sentence->span = (story_span){start, end};
    sentence->paragraph = paragraph;
    return STORY_OK;
}

static int split_paragraph(splitter *s, size_t paragraph)
{
    story_span span = s->text->paragraphs[paragraph].span, mark;
    size_t start = span.start, at = span.start;
    int found, status = STORY_OK;

    while (status == STORY_OK &&
           (found = story_pattern_next(s->pattern, &mark, s->text->view, span.end, at, s->err)) == 1) {
        story_boundary b;

        story_boundary_look(&b, s->text->view, start, span.end, mark);
        at = b.end;
        if (b.next >= span.end)
            break;
        if (story_boundary_ends(&b)) {
            status = add_sentence(s, start, b.end, paragraph);
            start = at = b.next;
        }
    }
    if (status == STORY_OK && found < 0)
        return found;
    return status == STORY_OK ? add_sentence(s, start, span.end, paragraph) : status;
}

static int split_all(splitter *s, story_split split)
{
    size_t i;
    int status = STORY_OK;

    for (i = 0; i < s->text->paragraph_count && status == STORY_OK; i++) {
        const story_paragraph *p = s->text->paragraphs + i;

        if (split == STORY_SPLIT_LINES || p->verbatim)
            status = add_sentence(s, p->span.start, p->span.end, i);
        else
            status = split_paragraph(s, i);
    }
    return status;
}

int story_sentence_split(const story_sentence **out, size_t *count, story_arena *arena, const story_text *text,
                         story_split split, story_error *err)
{
    splitter s = {.text = text, .sentences = STORY_ARRAY(story_sentence), .err = err};
    int status = story_pattern_new(&s.pattern, marks, err);

    if (status == STORY_OK)
        status = split_all(&s, split);
    story_pattern_free(s.pattern);
    *count = s.sentences.count;
    if (status != STORY_OK) {
        story_array_dispose(&s.sentences);
        return status;
    }
    *out = story_array_keep(&s.sentences, arena);
    return *out ? STORY_OK : story_error__no_memory(err);
}
