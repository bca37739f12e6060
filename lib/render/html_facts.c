/* What changed between two variants, as a list of facts. */
#include "render/entity.h"
#include "render/html.h"

enum { LINKS_TOLD = 200, BEATS_TOLD = 24 };

static void name_link(story_html *h, size_t v, size_t i, bool place)
{
    const story_classes *classes = place ? &h->places : &h->names;

    story_sink_printf(h->sink, "<a class=\"m %c\" href=\"#%c%zu\">", place ? 'p' : 'n', place ? 'p' : 'n',
                      classes->of[classes->firsts[v] + i]);
    story_html__text(h, story_entity_of(h->variants[v], i, place).name);
    story_sink_puts(h->sink, "</a>");
}

static void lines(story_html *h, size_t v, const story_mention *mentions, size_t count)
{
    size_t i;

    for (i = 0; i < count && i < LINKS_TOLD; i++)
        story_sink_printf(h->sink, "%s<a href=\"#v%zus%zu\">line %zu</a>", i ? ", " : "", v, mentions[i].sentence,
                          story_variant_line(h->variants[v], mentions[i].span.start, NULL));
}

static size_t mentions_of(story_html *h, size_t v, size_t i, bool place)
{
    return story_entity_of(h->variants[v], i, place).mention_count;
}

static void both_sides(story_html *h, const story_html_pair *pair, const story_pairing *p, bool place)
{
    name_link(h, pair->left, p->left, place);
    if (p->role)
        story_sink_printf(h->sink, " (%s)", p->role);
    story_sink_printf(h->sink, story_phrase_is_doubtful(p) ? " is perhaps <b>%s?</b> " : " is <b>%s</b> ",
                      story_change_word(p->change));
    story_sink_puts(h->sink, p->change == STORY_REPLACED ? "by " : p->change == STORY_RENAMED ? "to " : "as ");
    name_link(h, pair->right, p->right, place);
    story_sink_printf(h->sink, ". %zu → %zu mentions.", mentions_of(h, pair->left, p->left, place),
                      mentions_of(h, pair->right, p->right, place));
    if (p->only)
        story_sink_printf(h->sink, " %zu sentence%s changed only by this.", p->only, p->only == 1 ? "" : "s");
    if (p->leftover_count) {
        story_sink_puts(h->sink, " <b class=\"old\">The old name is still there</b>: ");
        lines(h, pair->right, p->leftovers, p->leftover_count);
        story_sink_putc(h->sink, '.');
    }
}

static void one_side(story_html *h, const story_html_pair *pair, const story_pairing *p, bool place)
{
    bool left = p->left != STORY_NONE;
    size_t mentions = mentions_of(h, left ? pair->left : pair->right, left ? p->left : p->right, place);

    name_link(h, left ? pair->left : pair->right, left ? p->left : p->right, place);
    story_sink_printf(h->sink,
                      left ? " is <b class=\"old\">gone</b>. It had %zu mention%s."
                           : " is <b class=\"new\">new</b>. %zu mention%s.",
                      mentions, mentions == 1 ? "" : "s");
}

static void pairings(story_html *h, const story_html_pair *pair, bool place)
{
    size_t i, count;
    const story_pairing *items = story_entity_pairings(pair->d, place, &count);

    for (i = 0; i < count; i++) {
        if (items[i].change == STORY_SAME)
            continue;
        story_sink_puts(h->sink, "<li>");
        if (items[i].left != STORY_NONE && items[i].right != STORY_NONE)
            both_sides(h, pair, &items[i], place);
        else
            one_side(h, pair, &items[i], place);
        story_sink_puts(h->sink, "</li>\n");
    }
}

/* All the sentences that changed by names alone are one fact; who wants to see them unfolds it. */
static void renamings(story_html *h, const story_html_pair *pair)
{
    size_t i, count, told = 0;
    const story_link *links = story_diff_links(pair->d, &count);
    story_tally t = story_tally_of(pair->d);

    if (!t.renamings)
        return;
    story_sink_printf(h->sink, "<li><details><summary>%zu sentence%s changed by nothing but names: show</summary>",
                      t.renamings, t.renamings == 1 ? "" : "s");
    for (i = 0; i < count && told < LINKS_TOLD; i++)
        if (story_diff_is_renaming(pair->d, i) && links[i].right_count)
            story_sink_printf(h->sink, "%s<a href=\"#v%zus%zu\">line %zu</a>", told++ ? ", " : "", pair->right,
                              links[i].right, story_phrase_line(h->variants[pair->right], links[i].right));
    if (t.renamings > told)
        story_sink_printf(h->sink, " and %zu more", t.renamings - told);
    story_sink_puts(h->sink, "</details></li>\n");
}

static void moved_beat(story_html *h, const story_html_pair *pair, const story_beat *left, const story_beat *right)
{
    story_sink_printf(h->sink, "<li>Beat <b>%s</b> ", right->type);
    story_html__sentences_link(h, pair->left, left->first, left->last);
    story_sink_puts(h->sink, " moved to ");
    story_html__sentences_link(h, pair->right, right->first, right->last);
    story_sink_puts(h->sink, ": ");
    story_html__words(h, pair->right, right->quote);
    story_sink_puts(h->sink, "</li>\n");
}

static void lone_beat(story_html *h, size_t variant, const story_beat *beat, bool gone)
{
    story_sink_printf(h->sink, "<li>Beat <b>%s</b> ", beat->type);
    story_html__sentences_link(h, variant, beat->first, beat->last);
    story_sink_puts(h->sink, gone ? " is <b class=\"old\">gone</b>: " : " is <b class=\"new\">new</b>: ");
    story_html__words(h, variant, beat->quote);
    story_sink_puts(h->sink, "</li>\n");
}

/* The first BEATS_TOLD that moved, went or came; the table of beats has them all. */
static void beat_facts(story_html *h, const story_html_pair *pair)
{
    size_t i, count, ignored, told = 0, all = 0;
    const story_beat_change *changes = story_diff_beats(pair->d, &count);
    const story_beat *left = story_diff_left_beats(pair->d, &ignored),
                     *right = story_diff_right_beats(pair->d, &ignored);

    for (i = 0; i < count; i++) {
        const story_beat_change *b = &changes[i];
        bool alone = b->left == STORY_NONE || b->right == STORY_NONE;

        if ((!alone && !b->moved) || all++ >= BEATS_TOLD)
            continue;
        told++;
        if (!alone)
            moved_beat(h, pair, &left[b->left], &right[b->right]);
        else if (b->right == STORY_NONE)
            lone_beat(h, pair->left, &left[b->left], true);
        else
            lone_beat(h, pair->right, &right[b->right], false);
    }
    if (all > told)
        story_sink_printf(h->sink, "<li>%zu more beats moved, gone or new: see the table of beats.</li>\n", all - told);
}

void story_html__facts(story_html *h, const story_html_pair *pair)
{
    if (story_diff_is_empty(pair->d)) {
        story_sink_puts(h->sink, "<p>Nothing changed.</p>\n");
        return;
    }
    story_sink_puts(h->sink, "<ul class=\"facts\">\n");
    pairings(h, pair, false);
    pairings(h, pair, true);
    renamings(h, pair);
    beat_facts(h, pair);
    story_sink_puts(h->sink, "</ul>\n");
}
