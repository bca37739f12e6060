/* The document: head, bar, the order of the sections. */
#include "render/html.h"

#include "data/data.h"

enum { PAIRS_MOST = 10 }; /* comparisons shown in full; of more, only neighbours */

static void blob(story_sink *sink, story_blob bytes)
{
    story_sink_put(sink, (const char *)bytes.bytes, bytes.len);
}

static void title(story_html *h)
{
    size_t v;

    for (v = 0; v < h->count && v < 3; v++) {
        story_sink_puts(h->sink, v ? " → " : "");
        story_html__label(h, v);
    }
    if (h->count > 3)
        story_sink_printf(h->sink, " and %zu more", h->count - 3);
}

static void head(story_html *h)
{
    story_sink_puts(h->sink, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                             "style-src 'sha256-" STORY_HTML_CSS_HASH "'; script-src 'sha256-" STORY_HTML_JS_HASH
                             "'; base-uri 'none'; form-action 'none'\">\n"
                             "<meta name=\"generator\" content=\"storydiff " STORY_VERSION "\">\n<title>");
    title(h);
    story_sink_puts(h->sink, " · storydiff</title>\n<style>");
    blob(h->sink, story_data__html_css());
    story_sink_puts(h->sink, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n");
}

static void counts(story_html *h, const story_diff *d)
{
    story_tally t = story_tally_of(d);
    story_buf totals = STORY_BUF;

    story_sink_printf(h->sink, "%zu → %zu sentences, %zu → %zu beats: %zu shared", t.left_sentences, t.right_sentences,
                      t.left_beats, t.right_beats, t.shared_beats);
    if (t.moved_beats)
        story_sink_printf(h->sink, ", %zu moved", t.moved_beats);
    story_phrase_sentence_totals(&totals, &t);
    story_sink_printf(h->sink, totals.len ? ". %s." : ".", story_buf_text(&totals));
    story_sink_dispose(h->sink, &totals);
    if (story_diff_is_partial(d))
        story_sink_puts(h->sink, " The work budget ran out: parts of this are coarser than they could be.");
}

static void banner(story_html *h)
{
    size_t sentences, beats;

    story_sink_puts(h->sink, "<header>\n<h1>");
    title(h);
    story_sink_puts(h->sink, "</h1>\n<p class=\"count\">");
    if (h->count == 2) {
        counts(h, story_collation_diff(h->c, 0, 1));
    } else if (h->count == 1) {
        story_variant_sentences(h->variants[0], &sentences);
        story_variant_beats(h->variants[0], &beats);
        story_sink_printf(h->sink, "%zu sentences, %zu beats", sentences, beats);
    } else {
        story_sink_printf(h->sink, "%zu variants side by side", h->count);
    }
    story_sink_puts(h->sink, "</p>\n<nav aria-label=\"Sections\"><ul>");
    if (h->count == 2)
        story_sink_puts(h->sink, "<li><a href=\"#facts\">What changed</a></li>");
    story_sink_puts(h->sink, "<li><a href=\"#cast\">Cast</a></li><li><a href=\"#places\">Places</a></li>"
                             "<li><a href=\"#beats\">Beats</a></li>");
    if (h->count > 2)
        story_sink_puts(h->sink, "<li><a href=\"#likeness\">Likeness</a></li>");
    story_sink_puts(h->sink, "<li><a href=\"#text\">Text</a></li></ul></nav>\n</header>\n");
}

static void bar(story_html *h)
{
    story_sink_puts(h->sink, "<div class=\"bar\" role=\"toolbar\" aria-label=\"View\"><div>\n"
                             "<fieldset><legend>Show</legend>"
                             "<label><input type=\"checkbox\" id=\"f-names\" checked> names</label>"
                             "<label><input type=\"checkbox\" id=\"f-places\" checked> cities and places</label>"
                             "<label><input type=\"checkbox\" id=\"f-beats\" checked> beats</label>");
    if (h->count > 1)
        story_sink_puts(h->sink, "<label><input type=\"checkbox\" id=\"f-edits\" checked> edits</label>"
                                 "<label><input type=\"checkbox\" id=\"f-says\" checked> in words</label>");
    story_sink_puts(h->sink,
                    "</fieldset>\n<fieldset><legend>Light</legend>"
                    "<label><input type=\"radio\" name=\"theme\" id=\"theme-auto\" checked> auto</label>"
                    "<label><input type=\"radio\" name=\"theme\" id=\"theme-light\"> day</label>"
                    "<label><input type=\"radio\" name=\"theme\" id=\"theme-dark\"> night</label></fieldset>\n");
    if (h->count > 1)
        story_sink_puts(h->sink,
                        "<span class=\"needs-js\"><label><input type=\"checkbox\" id=\"v-paragraphs\"> by paragraph "
                        "<kbd>v</kbd></label> <button type=\"button\" data-key=\"p\">← previous <kbd>p</kbd></button> "
                        "<button type=\"button\" data-key=\"n\">next change <kbd>n</kbd> →</button> "
                        "<button type=\"button\" data-key=\"u\">unfold <kbd>u</kbd></button></span>\n");
    story_sink_puts(h->sink, "</div></div>\n");
}

static void pair_heading(story_html *h, const story_html_pair *pair, const char *tag)
{
    story_sink_printf(h->sink, "<%s>", tag);
    story_html__label(h, pair->left);
    story_sink_puts(h->sink, " → ");
    story_html__label(h, pair->right);
    story_sink_printf(h->sink, "</%s>\n", tag);
}

static int every_pair(story_html *h, story_error *err)
{
    size_t i, j;
    bool all = h->count * (h->count - 1) / 2 <= PAIRS_MOST;
    int code = STORY_OK;

    story_sink_puts(
        h->sink, "<section id=\"text\" aria-labelledby=\"h-text\">\n<h2 id=\"h-text\">The text, two at a time</h2>\n");
    for (i = 0; i < h->count; i++)
        for (j = i + 1; j < h->count && (all || j == i + 1) && code == STORY_OK; j++) {
            story_html_pair pair = {story_collation_diff(h->c, i, j), i, j, false};

            story_sink_puts(h->sink, "<details class=\"box\"><summary>");
            pair_heading(h, &pair, "b");
            story_sink_puts(h->sink, "</summary>\n<p class=\"count\">");
            counts(h, pair.d);
            story_sink_puts(h->sink, "</p>\n");
            story_html__facts(h, &pair);
            code = story_html__pair_text(h, &pair, err);
            story_sink_puts(h->sink, "</details>\n");
        }
    story_sink_puts(h->sink, "</section>\n");
    return code;
}

static int one_pair(story_html *h, story_error *err)
{
    story_html_pair pair = {story_collation_diff(h->c, 0, 1), 0, 1, true};
    int code;

    story_sink_puts(h->sink, "<section id=\"text\" aria-labelledby=\"h-text\">\n<h2 id=\"h-text\">The text</h2>\n");
    code = story_html__pair_text(h, &pair, err);
    story_sink_puts(h->sink, "</section>\n");
    return code;
}

static int sections(story_html *h, story_error *err)
{
    int code = STORY_OK;

    story_sink_puts(h->sink, "<main>\n");
    if (h->count == 2) {
        story_html_pair pair = {story_collation_diff(h->c, 0, 1), 0, 1, true};

        story_sink_puts(h->sink,
                        "<section id=\"facts\" aria-labelledby=\"h-facts\">\n<h2 id=\"h-facts\">What changed</h2>\n");
        story_html__facts(h, &pair);
        story_sink_puts(h->sink, "</section>\n");
    }
    story_html__cast(h);
    story_html__places(h);
    story_sink_puts(h->sink, "<section id=\"beats\" aria-labelledby=\"h-beats\">\n<h2 id=\"h-beats\">Beats</h2>\n");
    story_html__timeline(h);
    story_html__beats(h);
    story_sink_puts(h->sink, "</section>\n");
    if (h->count > 2)
        story_html__likeness(h);
    if (h->count > 2)
        code = every_pair(h, err);
    else if (h->count == 2)
        code = one_pair(h, err);
    else
        story_html__one_text(h, 0);
    story_sink_puts(h->sink, "</main>\n");
    return code;
}

static int page(story_html *h, story_error *err)
{
    int code = story_html__open(h, err);

    if (code == STORY_OK) {
        head(h);
        banner(h);
        bar(h);
        code = sections(h, err);
        story_sink_puts(h->sink,
                        "<footer>Signs: <b>=</b> same, <b>~</b> changed, <b>-</b> only before, <b>+</b> only after, "
                        "<b>v</b> moved, <b>?</b> a guess. Made by storydiff " STORY_VERSION ".</footer>\n"
                        "<div class=\"review\" role=\"status\" aria-live=\"polite\" hidden></div>\n<script>");
        blob(h->sink, story_data__html_js());
        story_sink_puts(h->sink, "</script>\n</body>\n</html>\n");
    }
    story_html__close(h);
    return code;
}

int story_html_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    story_html h = {.sink = sink, .opts = opts, .variants = &v, .count = 1};

    return page(&h, err);
}

int story_html_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err)
{
    story_html h = {.sink = sink, .opts = opts, .c = c};

    h.variants = story_collation_variants(c, &h.count);
    return page(&h, err);
}
