/* Escaping, and the summary of one variant. */
#include "render/markdown.h"

static const char zero_width_space[] = "\xe2\x80\x8b";

/* After these a zero-width space, so that a code host makes no mention, reference or link of what follows. */
static bool starts_reference(const char *text, size_t len, size_t i)
{
    if (text[i] == '@' || text[i] == '#')
        return i + 1 < len && text[i + 1] != ' ';
    return (text[i] == ':' && i + 1 < len && text[i + 1] == '/') ||
           (text[i] == '.' && i >= 3 && (memcmp(text + i - 3, "www", 3) == 0 || memcmp(text + i - 3, "WWW", 3) == 0));
}

void story_markdown__text(story_sink *sink, const char *text, size_t len)
{
    story_buf visible = STORY_BUF;
    size_t i;

    story_escape_visible(&visible, text, len);
    for (i = 0; i < visible.len; i++) {
        char c = visible.bytes[i];

        if (c == '<' || c == '>' || c == '&') {
            story_sink_puts(sink, c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            continue;
        }
        if (strchr("\\`*_{}[]#+|~$", c))
            story_sink_putc(sink, '\\');
        story_sink_putc(sink, c);
        if (starts_reference(visible.bytes, visible.len, i))
            story_sink_puts(sink, zero_width_space);
    }
    story_sink_dispose(sink, &visible);
}

void story_markdown__name(story_sink *sink, const char *text)
{
    if (text)
        story_markdown__text(sink, text, strlen(text));
    else
        story_sink_puts(sink, "–");
}

void story_markdown__quote(story_sink *sink, const story_variant *v, story_span span)
{
    story_buf quote = STORY_BUF;

    story_phrase_quote(&quote, v, span, STORY_MARKDOWN_QUOTE);
    story_markdown__text(sink, story_buf_text(&quote), quote.len);
    story_sink_dispose(sink, &quote);
}

void story_markdown__sentences(story_sink *sink, const story_beat *b)
{
    story_buf range = STORY_BUF;

    story_phrase_sentences(&range, b->first, b->last);
    story_sink_puts(sink, story_buf_text(&range));
    story_sink_dispose(sink, &range);
}

static void lines_of(story_sink *sink, const story_variant *v, const story_mention *mentions, size_t count)
{
    story_buf lines = STORY_BUF;

    story_phrase_lines(&lines, v, mentions, count);
    story_sink_puts(sink, story_buf_text(&lines));
    story_sink_dispose(sink, &lines);
}

static void cast(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_name *names = story_variant_names(v, &count);

    if (count)
        story_sink_puts(sink, "\n| Name | Mentions | Lines |\n|---|--:|---|\n");
    for (i = 0; i < count; i++) {
        story_sink_puts(sink, "| ");
        story_markdown__name(sink, names[i].name);
        story_sink_printf(sink, "%s | %zu | ", names[i].role == STORY_REFERENCE ? " (only named)" : "",
                          names[i].mention_count);
        lines_of(sink, v, names[i].mentions, names[i].mention_count);
        story_sink_puts(sink, " |\n");
    }
}

static void places(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_place *items = story_variant_places(v, &count);

    if (count)
        story_sink_puts(sink, "\n| Place | | City | Lines |\n|---|---|---|---|\n");
    for (i = 0; i < count; i++) {
        story_sink_puts(sink, "| ");
        story_markdown__name(sink, items[i].name);
        story_sink_printf(sink, " | %s | ", story_phrase_place_kind(items[i].kind));
        story_markdown__name(sink, items[i].city);
        story_sink_puts(sink, " | ");
        lines_of(sink, v, items[i].mentions, items[i].mention_count);
        story_sink_puts(sink, " |\n");
    }
}

static void beats(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_beat *items = story_variant_beats(v, &count);

    if (count)
        story_sink_puts(sink, "\n| Sentences | Beat | Words |\n|--:|---|---|\n");
    for (i = 0; i < count && i < STORY_MARKDOWN_ROWS; i++) {
        story_sink_puts(sink, "| ");
        story_markdown__sentences(sink, &items[i]);
        story_sink_printf(sink, " | %s | ", items[i].type);
        story_markdown__quote(sink, v, items[i].quote);
        story_sink_puts(sink, " |\n");
    }
    if (count > STORY_MARKDOWN_ROWS)
        story_sink_printf(sink, "\nand %zu more beats\n", count - STORY_MARKDOWN_ROWS);
}

int story_markdown_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    size_t sentences, beat_count;

    (void)err;
    story_variant_sentences(v, &sentences);
    story_variant_beats(v, &beat_count);
    story_sink_puts(sink, "### ");
    story_markdown__name(sink, story_variant_label(v));
    story_sink_printf(sink, "\n\n%zu sentences, %zu beats\n", sentences, beat_count);
    if (opts->stat)
        return STORY_OK;
    if (opts->parts & STORY_PART_NAMES)
        cast(sink, v);
    if (opts->parts & STORY_PART_PLACES)
        places(sink, v);
    if (opts->parts & STORY_PART_BEATS)
        beats(sink, v);
    return STORY_OK;
}
