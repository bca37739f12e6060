/* The drawings: a strip of beats a variant with ribbons between, and the map beside a text. */
#include <stdlib.h>

#include "render/html.h"

enum {
    WIDTH = 1000,
    MARGIN = 124,
    LABEL = 13,
    STRIP = 26,
    STEP = 90,
    CLOSE_STEP = 44,
    ROOMY_VARIANTS = 6,
    TOP = 4,
    LETTER = 7,
    MAP_HEIGHT = 1000
};

typedef enum kind { SAME, EDITED, MOVED, PASSING, KINDS } kind;

static const struct {
    const char *class, *meaning;
} kinds[KINDS] = {[SAME] = {"same", "pale where it is unchanged"},
                  [EDITED] = {"ed", "dark where it changed"},
                  [MOVED] = {"mv", "violet where it moved"},
                  [PASSING] = {"via", "dashed behind a variant that lacks it"}};

static size_t sentence_count(const story_html *h, size_t v)
{
    size_t count;

    story_variant_sentences(h->variants[v], &count);
    return count ? count : 1;
}

static const story_beat *beats_of(const story_html *h, size_t v, size_t *count)
{
    return h->c ? story_collation_beats(h->c, v, count) : story_variant_beats(h->variants[v], count);
}

/* From one strip to the next: the more there are, the closer they stand. */
static size_t step_of(const story_html *h)
{
    return h->count > ROOMY_VARIANTS ? CLOSE_STEP : STEP;
}

static double x_of(const story_html *h, size_t v, size_t sentence)
{
    return (double)sentence * WIDTH / (double)sentence_count(h, v);
}

/* By beat of variant v, whether all variants share it: to be freed. */
static bool *skeleton_of(const story_html *h, size_t v, size_t beats)
{
    bool *shared = calloc(beats + 1, sizeof *shared);
    size_t k, count;
    const story_slot *slots;
    const story_beat_change *changes;

    if (!shared || h->count < 2)
        return shared;
    if (h->count == 2) {
        changes = story_diff_beats(story_collation_diff(h->c, 0, 1), &count);
        for (k = 0; k < count; k++)
            if (changes[k].left != STORY_NONE && changes[k].right != STORY_NONE)
                shared[v ? changes[k].right : changes[k].left] = true;
        return shared;
    }
    slots = story_collation_slots(h->c, &count);
    for (k = 0; k < count; k++)
        if (slots[k].shared == h->count)
            shared[slots[k].beats[v]] = true;
    return shared;
}

static void beat_box(story_html *h, size_t v, const story_beat *b, bool shared, size_t y)
{
    double from = x_of(h, v, b->first), to = x_of(h, v, b->last + 1);

    story_sink_printf(h->sink,
                      "<a href=\"#v%zus%zu\"><rect class=\"b%s\" x=\"%.1f\" y=\"%zu\" width=\"%.1f\" height=\"%d\">", v,
                      b->first, shared ? " sk" : "", from, y, to - from, STRIP);
    story_sink_printf(h->sink, "<title>%s ", b->type);
    {
        story_buf quote = STORY_BUF;

        story_phrase_quote(&quote, h->variants[v], b->quote, 90);
        story_html__text(h, story_buf_text(&quote));
        story_sink_dispose(h->sink, &quote);
    }
    story_sink_puts(h->sink, "</title></rect>");
    if (to - from > (double)(strlen(b->type) * LETTER))
        story_sink_printf(h->sink, "<text x=\"%.1f\" y=\"%zu\" text-anchor=\"middle\">%s</text>", (from + to) / 2,
                          y + 17, b->type);
    story_sink_puts(h->sink, "</a>\n");
}

/* From `left` up to `right` of a strip, at a height. */
typedef struct edge {
    double left, right, y;
} edge;

static void ribbon(story_html *h, const char *class, edge top, edge bottom)
{
    double middle = (top.y + bottom.y) / 2;

    story_sink_printf(h->sink, "<path class=\"rib %s\" d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", class, top.left,
                      top.y, top.left, middle, bottom.left, middle, bottom.left, bottom.y);
    story_sink_printf(h->sink, "L%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ\"/>\n", bottom.right, bottom.y, bottom.right,
                      middle, top.right, middle, top.right, top.y);
}

static kind kind_of(const story_beat_change *b)
{
    return b->moved ? MOVED : b->change == STORY_SAME ? SAME : EDITED;
}

static edge edge_of(const story_html *h, size_t v, size_t beat, size_t y)
{
    size_t ignored;
    const story_beat *b = &beats_of(h, v, &ignored)[beat];

    return (edge){x_of(h, v, b->first), x_of(h, v, b->last + 1), (double)y};
}

/* From beat `from` of variant v to beat `to` of variant w, which stands below it. */
static void beat_ribbon(story_html *h, kind k, size_t v, size_t from, size_t w, size_t to)
{
    h->ribbons |= 1u << k;
    ribbon(h, kinds[k].class, edge_of(h, v, from, TOP + v * step_of(h) + STRIP),
           edge_of(h, w, to, TOP + w * step_of(h)));
}

static void ribbons_of_two(story_html *h)
{
    size_t i, count, pass;
    const story_beat_change *changes = story_diff_beats(story_collation_diff(h->c, 0, 1), &count);

    for (pass = 0; pass < 2; pass++) /* what moved lies on top */
        for (i = 0; i < count; i++)
            if (changes[i].left != STORY_NONE && changes[i].right != STORY_NONE && changes[i].moved == (pass == 1))
                beat_ribbon(h, kind_of(&changes[i]), 0, changes[i].left, 1, changes[i].right);
}

/* By beat of variant v, what became of it in the next variant: to be freed. */
static const story_beat_change **changes_of(const story_html *h, size_t v)
{
    size_t i, count, beats;
    const story_beat_change *changes = story_diff_beats(story_collation_diff(h->c, v, v + 1), &count), **out;

    beats_of(h, v, &beats);
    out = calloc(beats + 1, sizeof *out);
    for (i = 0; out && i < count; i++)
        if (changes[i].left != STORY_NONE && changes[i].right != STORY_NONE)
            out[changes[i].left] = &changes[i];
    return out;
}

/* A beat leads to the same one in the next variant that has it: what stands in one row of the table below. Beats of
 * neighbours may be the same by way of a third one alone; who lacks it is passed behind. */
static void ribbons_down(story_html *h, size_t v)
{
    size_t i, count, pass;
    const story_slot *slots = story_collation_slots(h->c, &count);
    const story_beat_change **changes = changes_of(h, v);

    if (!changes)
        h->sink->no_memory = true;
    for (pass = 0; pass < 2 && changes; pass++)
        for (i = 0; i < count; i++) {
            const size_t *beats = slots[i].beats;
            const story_beat_change *b = beats[v] == STORY_NONE ? NULL : changes[beats[v]];
            size_t w = v + 1;

            while (w < h->count && beats[w] == STORY_NONE)
                w++;
            if (beats[v] == STORY_NONE || w == h->count)
                continue;
            if (w > v + 1 || (b && b->right != beats[w]))
                b = NULL;
            if ((b && b->moved) == (pass == 1))
                beat_ribbon(h, b ? kind_of(b) : w > v + 1 ? PASSING : EDITED, v, beats[v], w, beats[w]);
        }
    free(changes);
}

static void strip_label(story_html *h, size_t v, size_t y)
{
    story_buf label = STORY_BUF;
    size_t fits;

    story_escape_visible(&label, story_variant_label(h->variants[v]), strlen(story_variant_label(h->variants[v])));
    story_sink_printf(h->sink, "<text class=\"lab\" x=\"-8\" y=\"%zu\" text-anchor=\"end\">", y + 17);
    fits = story_phrase_fitting(story_buf_text(&label), label.len, LABEL);
    if (fits < label.len)
        fits = story_phrase_fitting(story_buf_text(&label), label.len, LABEL - 1);
    story_escape_html(h->sink, story_buf_text(&label), fits);
    if (fits < label.len)
        story_sink_puts(h->sink, "…");
    story_sink_puts(h->sink, "<title>");
    story_html__label(h, v);
    story_sink_puts(h->sink, "</title></text>\n");
    story_sink_dispose(h->sink, &label);
}

static void strip(story_html *h, size_t v, size_t y)
{
    size_t i, count;
    const story_beat *beats = beats_of(h, v, &count);
    bool *shared = skeleton_of(h, v, count);

    if (!shared)
        h->sink->no_memory = true;
    for (i = 0; shared && i < count; i++)
        beat_box(h, v, &beats[i], shared[i], y);
    strip_label(h, v, y);
    free(shared);
}

static void caption(story_html *h)
{
    const char *before = ": ";

    story_sink_puts(h->sink, "<figcaption>Each box is a beat, as wide as its sentences");
    if (h->count > 1)
        story_sink_puts(h->sink, "; filled ones are shared by all");
    if (h->ribbons)
        story_sink_puts(h->sink, ". Ribbons lead to the same beat in the next variant");
    for (kind k = 0; k < KINDS; k++)
        if (h->ribbons & 1u << k) {
            story_sink_printf(h->sink, "%s%s", before, kinds[k].meaning);
            before = ", ";
        }
    story_sink_puts(h->sink, ".</figcaption>");
}

void story_html__timeline(story_html *h)
{
    size_t v, height = TOP + (h->count - 1) * step_of(h) + STRIP + 4;

    story_sink_printf(h->sink,
                      "<figure><svg viewBox=\"-%d 0 %d %zu\" role=\"group\" aria-label=\"Timeline of beats\">\n",
                      MARGIN, WIDTH + MARGIN + 1, height);
    if (h->count == 2)
        ribbons_of_two(h);
    for (v = 0; h->count > 2 && v + 1 < h->count; v++)
        ribbons_down(h, v);
    for (v = 0; v < h->count; v++)
        strip(h, v, TOP + v * step_of(h));
    story_sink_puts(h->sink, "</svg>\n");
    caption(h);
    story_sink_puts(h->sink, "</figure>\n");
}

/* A run of links of one kind that stand together on both sides. */
typedef struct run {
    size_t left, left_end, right, right_end, link;
    const char *class;
} run;

static const char *class_of(const story_html_pair *pair, const story_link *l, size_t i)
{
    if (l->moved)
        return "mv";
    if (l->change == STORY_REMOVED)
        return "rm";
    if (l->change == STORY_ADDED)
        return "ad";
    return l->change == STORY_SAME || story_diff_is_renaming(pair->d, i) ? "same" : "ed";
}

static void map_run(story_html *h, const story_html_pair *pair, const run *r)
{
    double lefts = (double)sentence_count(h, pair->left), rights = (double)sentence_count(h, pair->right);
    double a0 = (double)r->left / lefts * MAP_HEIGHT, a1 = (double)r->left_end / lefts * MAP_HEIGHT;
    double b0 = (double)r->right / rights * MAP_HEIGHT, b1 = (double)r->right_end / rights * MAP_HEIGHT;

    if (pair->first)
        story_sink_printf(h->sink, "<a href=\"#r%zu\" tabindex=\"-1\">", r->link);
    if (r->left == r->left_end)
        story_sink_printf(h->sink, "<rect class=\"rib ad\" x=\"82\" y=\"%.1f\" width=\"18\" height=\"%.1f\"/>", b0,
                          b1 - b0);
    else if (r->right == r->right_end)
        story_sink_printf(h->sink, "<rect class=\"rib rm\" x=\"0\" y=\"%.1f\" width=\"18\" height=\"%.1f\"/>", a0,
                          a1 - a0);
    else
        story_sink_printf(
            h->sink,
            "<path class=\"rib %s\" d=\"M0 %.1fH18C50 %.1f 50 %.1f 82 %.1fH100V%.1fH82C50 %.1f 50 %.1f 18 %.1fH0Z\"/>",
            r->class, a0, a0, b0, b0, b1, b1, a1, a1);
    story_sink_puts(h->sink, pair->first ? "</a>\n" : "\n");
}

static bool continues(const run *r, const story_link *l, const char *class)
{
    return r->class && strcmp(r->class, class) == 0 && (l->left_count == 0 || r->left_end == l->left) &&
           (l->right_count == 0 || r->right_end == l->right);
}

static void map_pass(story_html *h, const story_html_pair *pair, bool moved)
{
    size_t i, count;
    const story_link *links = story_diff_links(pair->d, &count);
    run r = {0};

    for (i = 0; i < count; i++) {
        const char *class = class_of(pair, &links[i], i);

        if (links[i].moved != moved)
            continue;
        if (!continues(&r, &links[i], class)) {
            if (r.class)
                map_run(h, pair, &r);
            r = (run){links[i].left, links[i].left, links[i].right, links[i].right, i, class};
        }
        r.left_end = links[i].left + links[i].left_count;
        r.right_end = links[i].right + links[i].right_count;
    }
    if (r.class)
        map_run(h, pair, &r);
}

void story_html__map(story_html *h, const story_html_pair *pair)
{
    story_sink_printf(h->sink,
                      "<div class=\"mini\"><svg viewBox=\"0 0 100 %d\" preserveAspectRatio=\"none\" "
                      "aria-hidden=\"true\">\n",
                      MAP_HEIGHT);
    map_pass(h, pair, false);
    map_pass(h, pair, true);
    story_sink_puts(h->sink, "</svg></div>\n");
}
