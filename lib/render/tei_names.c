/* Sentences that are the same in all witnesses but for names and places: what they share once, each name with its
 * forms. */
#include <stdlib.h>

#include "render/tei.h"

/* The marks of a sentence: from items[first] on. */
static size_t marks_in(const story_tei *t, size_t v, story_span span, size_t *first)
{
    const story_marks *marks = &t->marks[v];
    size_t end;

    *first = story_marks_from(marks, span.start);
    for (end = *first; end < marks->count && marks->items[end].span.end <= span.end; end++)
        ;
    return end - *first;
}

static story_span sentence_span(const story_tei *t, size_t v, size_t i)
{
    size_t count;

    return story_variant_sentences(t->variants[v], &count)[i].span;
}

/* The words of a sentence with its class in the place of every mention; no text holds the byte that marks it. */
static void skeleton(story_tei *t, size_t v, size_t sentence, story_buf *out)
{
    story_span span = sentence_span(t, v, sentence);
    size_t first, count = marks_in(t, v, span, &first), at = span.start, i;

    for (i = first; i < first + count; i++) {
        const story_mark *m = &t->marks[v].items[i];

        story_phrase_words(out, t->variants[v], (story_span){at, m->span.start});
        story_buf_printf(out, "\x01%c%zu%d\x01", m->place ? 'p' : 'n', m->class, m->adjective);
        at = m->span.end;
    }
    story_phrase_words(out, t->variants[v], (story_span){at, span.end});
}

static bool same_skeleton(story_tei *t, size_t v, size_t i, size_t w, size_t k)
{
    story_buf a = STORY_BUF, b = STORY_BUF;
    bool same;

    skeleton(t, v, i, &a);
    skeleton(t, w, k, &b);
    same = strcmp(story_buf_text(&a), story_buf_text(&b)) == 0;
    t->failed |= a.failed || b.failed;
    story_buf_dispose(&a);
    story_buf_dispose(&b);
    return same;
}

bool story_tei__differs_in_names(story_tei *t, const story_table_cell *cells)
{
    size_t v, i;

    for (v = 0; v < t->count; v++)
        if (!cells[v].count || cells[v].count != cells[0].count)
            return false;
    for (v = 1; v < t->count; v++)
        for (i = 0; i < cells[0].count; i++)
            if (!same_skeleton(t, 0, cells[0].first + i, v, cells[v].first + i))
                return false;
    return true;
}

static void form_of(const story_tei *t, size_t v, size_t mark, story_buf *out)
{
    story_buf_clear(out);
    story_phrase_words(out, t->variants[v], t->marks[v].items[mark].span);
}

/* All witnesses whose form at this place is that of v. */
static void reading(story_tei *t, const size_t *marks, size_t v, story_buf *forms)
{
    story_buf list = STORY_BUF;
    size_t w;

    for (w = v; w < t->count; w++)
        if (strcmp(story_buf_text(&forms[v]), story_buf_text(&forms[w])) == 0)
            story_buf_printf(&list, "%s#w%zu", list.len ? " " : "", w);
    story_tei__open(t, "rdg");
    t->failed |= list.failed;
    story_xml_attribute(&t->xml, "wit", story_buf_text(&list));
    story_tei__words(t, v, t->marks[v].items[marks[v]].span);
    story_tei__close(t);
    story_buf_dispose(&list);
}

/* One mention: a name where all witnesses agree, an entry where they do not. */
static void mention(story_tei *t, const size_t *marks, story_buf *forms)
{
    const story_mark *m = &t->marks[0].items[marks[0]];
    size_t v, w;
    bool agreed = true;

    for (v = 0; v < t->count; v++) {
        form_of(t, v, marks[v], &forms[v]);
        t->failed |= forms[v].failed;
        agreed = agreed && strcmp(story_buf_text(&forms[0]), story_buf_text(&forms[v])) == 0;
    }
    if (agreed) {
        story_tei__words(t, 0, m->span);
        return;
    }
    story_tei__open(t, "app");
    story_tei__attribute(t, "type", "%s", m->place ? "place" : "name");
    for (v = 0; v < t->count; v++) {
        bool told = false;

        for (w = 0; w < v && !told; w++)
            told = strcmp(story_buf_text(&forms[w]), story_buf_text(&forms[v])) == 0;
        if (!told)
            reading(t, marks, v, forms);
    }
    story_tei__close(t);
}

static void sentence(story_tei *t, const story_table_cell *cells, size_t i, size_t *marks, story_buf *forms)
{
    story_span span = sentence_span(t, 0, cells[0].first + i);
    size_t first, count = marks_in(t, 0, span, &first), at = span.start, k, v;

    for (v = 0; v < t->count; v++)
        marks_in(t, v, sentence_span(t, v, cells[v].first + i), &marks[v]);
    if (!t->vm)
        story_tei__open(t, "s");
    for (k = first; k < first + count; k++) {
        story_tei__words(t, 0, (story_span){at, t->marks[0].items[k].span.start});
        mention(t, marks, forms);
        at = t->marks[0].items[k].span.end;
        for (v = 0; v < t->count; v++)
            marks[v]++;
    }
    story_tei__words(t, 0, (story_span){at, span.end});
    if (!t->vm)
        story_tei__close(t);
}

void story_tei__names(story_tei *t, const story_table_cell *cells, story_buf *forms)
{
    size_t *marks = calloc(t->count, sizeof *marks), i;

    if (!marks) {
        t->failed = true;
        return;
    }
    for (i = 0; i < cells[0].count; i++) {
        story_tei__text(t, " ", i > 0);
        sentence(t, cells, i, marks, forms);
    }
    free(marks);
}
