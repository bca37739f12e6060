#include "render/term.h"

const char *story_term__style(char mark)
{
    switch (mark) {
    case '-':
        return STORY_STYLE_REMOVED;
    case '+':
        return STORY_STYLE_ADDED;
    case '~':
        return STORY_STYLE_CHANGED;
    case 'v':
        return STORY_STYLE_MOVED;
    default:
        return STORY_STYLE_PLAIN;
    }
}

static void label(story_buf *buf, const story_variant *v)
{
    const char *text = story_variant_label(v);

    story_escape_visible(buf, text, strlen(text));
}

/* "15 -> 16 beats: 11 shared, 1 moved" */
static void beat_counts(story_buf *line, const story_tally *t)
{
    story_buf_printf(line, "   %zu -> %zu beats", t->left_beats, t->right_beats);
    if (t->shared_beats)
        story_buf_printf(line, ": %zu shared", t->shared_beats);
    if (t->moved_beats)
        story_buf_printf(line, ", %zu moved", t->moved_beats);
}

/* Who is compared and how much there is of it: one line where they fit, else one each. */
static void header(story_page *page, const story_diff *d, const story_tally *t)
{
    story_buf line = STORY_BUF, counts = STORY_BUF;
    bool fits;

    story_buf_puts(&line, STORY_STYLE_STRONG);
    label(&line, story_diff_left(d));
    story_buf_puts(&line, " -> ");
    label(&line, story_diff_right(d));
    story_buf_puts(&line, STORY_STYLE_PLAIN);
    story_buf_printf(&counts, "%zu -> %zu sentences", t->left_sentences, t->right_sentences);
    if (page->opts->parts & STORY_PART_BEATS)
        beat_counts(&counts, t);
    fits = story_page_width(story_buf_text(&line)) + 5 + story_page_width(story_buf_text(&counts)) <= page->width;
    if (fits)
        story_buf_printf(&line, "     %s", story_buf_text(&counts));
    story_page_buf(page, &line, 0, 4);
    if (!fits)
        story_page_buf(page, &counts, 2, 2);
    story_sink_dispose(page->sink, &line);
    story_sink_dispose(page->sink, &counts);
}

static void tell_partial(story_page *page, bool partial)
{
    if (partial)
        story_page_text(page, "the work budget ran out: parts of this are coarser than they could be", 0, 2);
}

/* What a reader wants to have seen in numbers. */
static void totals(story_page *page, const story_diff *d, const story_tally *t)
{
    const story_total beats[] = {{t->changed_beats, "changed"},
                                 {t->removed_beats, "removed"},
                                 {t->added_beats, "added"},
                                 {t->moved_beats, "moved"}};
    const story_total names = {t->name_changes, "changed"}, places = {t->place_changes, "changed"};
    story_buf line = STORY_BUF;
    unsigned parts = page->opts->parts;

    story_phrase_sentence_totals(&line, t);
    story_page_buf(page, &line, 0, 2);
    if (parts & STORY_PART_NAMES)
        story_phrase_totals(&line, "name", &names, 1);
    if (parts & STORY_PART_PLACES)
        story_phrase_totals(&line, "place", &places, 1);
    if (parts & STORY_PART_BEATS)
        story_phrase_totals(&line, "beat", beats, sizeof beats / sizeof *beats);
    if (line.len)
        story_page_buf(page, &line, 0, 2);
    tell_partial(page, story_diff_is_partial(d));
    if (!story_diff_is_semantic(d))
        story_page_text(page, STORY_STYLE_FAINT "words compared by their stems only", 0, 2);
    story_sink_dispose(page->sink, &line);
}

static void key(story_page *page)
{
    story_page_text(page,
                    STORY_STYLE_FAINT "= same  ~ changed  - only left  + only right  v moved  ? a guess"
                                      "  1-2 sentences",
                    0, 2);
}

static int pair(story_page *page, const story_diff *d, story_error *err)
{
    story_tally t = story_tally_of(d);
    unsigned parts = page->opts->parts;
    int code = STORY_OK;

    if (story_diff_is_empty(d) && !page->opts->all && !page->opts->stat)
        return STORY_OK;
    header(page, d, &t);
    if (!page->opts->stat) {
        if (parts & STORY_PART_NAMES)
            story_term__names(page, d);
        if (parts & STORY_PART_PLACES)
            story_term__places(page, d);
        if (parts & STORY_PART_BEATS)
            story_term__beats(page, d);
        if (parts & STORY_PART_SENTENCES)
            code = story_term__sentences(page, d, err);
        story_page_blank(page);
    }
    totals(page, d, &t);
    if (!page->opts->stat)
        key(page);
    return code;
}

/* Every pair in full: only where it is asked for, as it is long. */
static int every_pair(story_page *page, const story_collation *c, size_t count, story_error *err)
{
    size_t i, j;
    int code = STORY_OK;

    for (i = 0; i < count; i++)
        for (j = i + 1; j < count && code == STORY_OK; j++) {
            story_page_blank(page);
            code = pair(page, story_collation_diff(c, i, j), err);
        }
    return code;
}

static bool is_partial(const story_collation *c, size_t count)
{
    size_t i, j;
    bool partial = false;

    for (i = 0; i < count; i++)
        for (j = i + 1; j < count; j++)
            partial = partial || story_diff_is_partial(story_collation_diff(c, i, j));
    return partial;
}

static int collation(story_page *page, const story_collation *c, story_error *err)
{
    size_t count;
    int code = STORY_OK;
    bool only_sentences = page->opts->parts == STORY_PART_SENTENCES;

    story_collation_variants(c, &count);
    if (count == 2)
        code = pair(page, story_collation_diff(c, 0, 1), err);
    else if (!only_sentences)
        code = story_term__skeleton(page, c, err);
    if (count > 2 && code == STORY_OK && !only_sentences)
        tell_partial(page, is_partial(c, count));
    if (count > 2 && code == STORY_OK && (page->opts->all || only_sentences))
        code = every_pair(page, c, count, err);
    return code;
}

int story_term_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err)
{
    story_page page;

    story_page_open(&page, sink, opts, opts->colour);
    return collation(&page, c, err);
}

int story_plain_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                          story_error *err)
{
    story_page page;

    story_page_open(&page, sink, opts, false);
    return collation(&page, c, err);
}
