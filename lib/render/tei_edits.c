/* A sentence of two witnesses: what they share once, each place where they differ as an entry of its own. */
#include "render/tei.h"

static bool touches(const story_tei *t, size_t v, story_span span, bool place)
{
    size_t i = story_marks_from(&t->marks[v], span.start);

    for (; i < t->marks[v].count && t->marks[v].items[i].span.start < span.end; i++)
        if (t->marks[v].items[i].place == place)
            return true;
    return false;
}

static const char *type_of(const story_tei *t, const story_edit *e)
{
    if (touches(t, 0, e->left, false) && touches(t, 1, e->right, false))
        return "name";
    if (touches(t, 0, e->left, true) && touches(t, 1, e->right, true))
        return "place";
    return e->change == STORY_SAME ? "orthographic" : "words";
}

static void reading(story_tei *t, size_t v, story_span span)
{
    story_tei__open(t, "rdg");
    story_tei__attribute(t, "wit", "#w%zu", v);
    if (span.start < span.end)
        story_tei__words(t, v, span);
    story_tei__close(t);
}

static bool reads_the_same(story_tei *t, const story_edit *e)
{
    story_buf left = STORY_BUF, right = STORY_BUF;
    bool same;

    story_phrase_words(&left, t->variants[0], e->left);
    story_phrase_words(&right, t->variants[1], e->right);
    same = strcmp(story_buf_text(&left), story_buf_text(&right)) == 0;
    t->failed |= left.failed || right.failed;
    story_buf_dispose(&left);
    story_buf_dispose(&right);
    return same;
}

void story_tei__edits(story_tei *t, const story_diff *d, size_t link)
{
    size_t i, count, left = STORY_NONE, right = STORY_NONE;
    const story_edit *edits = story_diff_edits(d, link, &count);

    if (!t->vm)
        story_tei__open(t, "s");
    for (i = 0; i < count; i++) {
        const story_edit *e = &edits[i];

        /* white space between two stretches belongs to neither */
        if ((left != STORY_NONE && e->left.start > left) || (right != STORY_NONE && e->right.start > right))
            story_tei__text(t, " ", 1);
        left = e->left.end;
        right = e->right.end;
        if (reads_the_same(t, e)) {
            story_tei__words(t, 1, e->right);
            continue;
        }
        story_tei__open(t, "app");
        story_tei__attribute(t, "type", "%s", type_of(t, e));
        reading(t, 0, e->left);
        reading(t, 1, e->right);
        story_tei__close(t);
    }
    if (!t->vm)
        story_tei__close(t);
}
