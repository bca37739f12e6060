#include "render/phrase.h"

enum { LINES_TOLD = 6 };

static size_t changes_among(const story_pairing *items, size_t count)
{
    size_t i, changes = 0;

    for (i = 0; i < count; i++)
        changes += items[i].change != STORY_SAME;
    return changes;
}

static void count_seams(story_tally *t, const story_diff *d, size_t link)
{
    size_t i, count;
    const story_seam *seams = story_diff_seams(d, link, &count);

    for (i = 0; i < count; i++) {
        t->splits += seams[i].split;
        t->joins += !seams[i].split;
    }
}

static void count_links(story_tally *t, const story_diff *d)
{
    size_t i, count;
    const story_link *links = story_diff_links(d, &count);

    for (i = 0; i < count; i++) {
        const story_link *l = &links[i];

        t->moved += l->moved;
        if (l->change == STORY_REMOVED)
            t->removed += l->left_count;
        else if (l->change == STORY_ADDED)
            t->added += l->right_count;
        else if (l->change == STORY_SAME)
            t->same++;
        else if (story_diff_is_renaming(d, i))
            t->renamings++;
        else
            t->edited++;
        count_seams(t, d, i);
    }
}

static void count_beats(story_tally *t, const story_diff *d)
{
    size_t i, count;
    const story_beat_change *beats = story_diff_beats(d, &count);

    for (i = 0; i < count; i++) {
        t->removed_beats += beats[i].change == STORY_REMOVED;
        t->added_beats += beats[i].change == STORY_ADDED;
        t->changed_beats += beats[i].change == STORY_CHANGED;
        t->moved_beats += beats[i].moved;
    }
    t->shared_beats = count - t->removed_beats - t->added_beats;
}

story_tally story_tally_of(const story_diff *d)
{
    story_tally t = {0};
    const story_pairing *items;
    size_t count;

    story_variant_sentences(story_diff_left(d), &t.left_sentences);
    story_variant_sentences(story_diff_right(d), &t.right_sentences);
    story_diff_left_beats(d, &t.left_beats);
    story_diff_right_beats(d, &t.right_beats);
    items = story_diff_names(d, &count);
    t.name_changes = changes_among(items, count);
    items = story_diff_places(d, &count);
    t.place_changes = changes_among(items, count);
    count_links(&t, d);
    count_beats(&t, d);
    return t;
}

void story_phrase_count(story_buf *buf, size_t count, const char *one, const char *many)
{
    story_buf_printf(buf, "%zu %s%s", count, count == 1 || !many ? one : many, count == 1 || many ? "" : "s");
}

void story_phrase_totals(story_buf *buf, const char *one, const story_total *totals, size_t count)
{
    size_t i;
    bool told = false;

    for (i = 0; i < count; i++) {
        if (!totals[i].count)
            continue;
        story_buf_puts(buf, buf->len ? ", " : "");
        if (told)
            story_buf_printf(buf, "%zu", totals[i].count);
        else
            story_phrase_count(buf, totals[i].count, one, NULL);
        story_buf_printf(buf, " %s", totals[i].became);
        told = true;
    }
}

void story_phrase_sentence_totals(story_buf *buf, const story_tally *t)
{
    const story_total totals[] = {{t->same, "the same"},   {t->edited, "changed"}, {t->renamings, "only renamed"},
                                  {t->removed, "removed"}, {t->added, "added"},    {t->moved, "moved"},
                                  {t->splits, "split"},    {t->joins, "joined"}};

    story_phrase_totals(buf, "sentence", totals, sizeof totals / sizeof *totals);
}

void story_phrase_lines(story_buf *buf, const story_variant *v, const story_mention *mentions, size_t count)
{
    size_t lines[LINES_TOLD], told = 0, i;
    bool more = false;

    for (i = 0; i < count && !more; i++) {
        size_t line = story_variant_line(v, mentions[i].span.start, NULL);

        if (told && lines[told - 1] == line)
            continue;
        if (told < LINES_TOLD)
            lines[told++] = line;
        else
            more = true;
    }
    story_buf_puts(buf, told == 1 ? "line " : "lines ");
    for (i = 0; i < told; i++)
        story_buf_printf(buf, "%s%zu", i ? ", " : "", lines[i]);
    if (more)
        story_buf_puts(buf, " …");
}

void story_phrase_sentences(story_buf *buf, size_t first, size_t last)
{
    story_buf_printf(buf, first == last ? "%zu" : "%zu-%zu", first + 1, last + 1);
}

story_span story_phrase_span(const story_variant *v, size_t first, size_t count)
{
    size_t total;
    const story_sentence *s = story_variant_sentences(v, &total);

    return (story_span){s[first].span.start, s[first + count - 1].span.end};
}

size_t story_phrase_line(const story_variant *v, size_t i)
{
    size_t count;
    const story_sentence *s = story_variant_sentences(v, &count);

    return i < count ? story_variant_line(v, s[i].span.start, NULL) : 0;
}

const char *story_phrase_place_kind(story_place_kind kind)
{
    static const char *const kinds[] = {"city", "region", "country", "landmark", "place"};

    return kinds[kind];
}

char story_phrase_mark(story_change change)
{
    switch (change) {
    case STORY_SAME:
        return '=';
    case STORY_REMOVED:
        return '-';
    case STORY_ADDED:
        return '+';
    default:
        return '~';
    }
}

bool story_phrase_is_guess(const story_beat_change *b)
{
    return b->doubt >= 0.5;
}

bool story_phrase_is_doubtful(const story_pairing *p)
{
    return p->doubt >= 0.5 && p->change != STORY_REMOVED && p->change != STORY_ADDED;
}

bool story_phrase_is_leftover(const story_pairing *items, size_t count, size_t i)
{
    if (items[i].change != STORY_SAME)
        return false;
    for (size_t k = 0; k < count; k++)
        if (items[k].left == items[i].left && items[k].change != STORY_SAME && items[k].leftover_count)
            return true;
    return false;
}

/* The share of a link's bytes that both sides have in common, of the longer side, in per cent. */
static size_t share_kept(const story_diff *d, size_t link)
{
    size_t i, count, same = 0, left = 0, right = 0, most;
    const story_edit *edits = story_diff_edits(d, link, &count);

    for (i = 0; i < count; i++) {
        left += edits[i].left.end - edits[i].left.start;
        right += edits[i].right.end - edits[i].right.start;
        same += edits[i].change == STORY_SAME ? edits[i].right.end - edits[i].right.start : 0;
    }
    most = left > right ? left : right;
    return most ? same * 100 / most : 100;
}

bool story_phrase_reads_as_one(const story_diff *d, size_t link)
{
    return share_kept(d, link) >= 40;
}

bool story_phrase_is_rewritten(const story_diff *d, size_t link)
{
    return share_kept(d, link) < 15;
}
