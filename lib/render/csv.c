/* The cells, and the tables of one variant. */
#include "render/csv.h"

#include "util/utf8.h"

static void separate(story_csv_row *row)
{
    if (row->begun)
        story_sink_putc(row->sink, ',');
    row->begun = true;
}

/* Whether a spreadsheet would take the text for a formula: its first sign, plain or full-width, after any blanks. */
static bool is_formula(const char *text, size_t len)
{
    size_t i = 0, used;
    int32_t code;

    while (i < len && text[i] == ' ')
        i++;
    if (i == len)
        return false;
    code = story_utf8_decode(text + i, len - i, &used);
    return code == '=' || code == '+' || code == '-' || code == '@' || code == 0xff1d || code == 0xff0b ||
           code == 0xff0d || code == 0xff20;
}

static void write_cell(story_csv_row *row, const char *text, size_t len)
{
    bool quoted = is_formula(text, len) || memchr(text, ',', len) || memchr(text, '"', len) ||
                  (len && (text[0] == ' ' || text[len - 1] == ' '));
    size_t i;

    if (!quoted) {
        story_sink_put(row->sink, text, len);
        return;
    }
    story_sink_puts(row->sink, is_formula(text, len) ? "\"'" : "\"");
    for (i = 0; i < len; i++) {
        if (text[i] == '"')
            story_sink_putc(row->sink, '"');
        story_sink_putc(row->sink, text[i]);
    }
    story_sink_putc(row->sink, '"');
}

void story_csv__cell(story_csv_row *row, const char *text, size_t len)
{
    story_buf visible = STORY_BUF;

    separate(row);
    story_escape_visible(&visible, text, len);
    if (visible.failed)
        row->sink->no_memory = true;
    else if (visible.len)
        write_cell(row, visible.bytes, visible.len);
    story_sink_dispose(row->sink, &visible);
}

void story_csv__text(story_csv_row *row, const char *text)
{
    story_csv__cell(row, text ? text : "", text ? strlen(text) : 0);
}

void story_csv__number(story_csv_row *row, size_t number)
{
    separate(row);
    story_sink_number(row->sink, number);
}

void story_csv__score(story_csv_row *row, double score)
{
    separate(row);
    story_sink_score(row->sink, score);
}

void story_csv__span(story_csv_row *row, const story_variant *v, story_span span)
{
    size_t len;
    const char *text = story_variant_text(v, &len);

    story_csv__cell(row, text + span.start, span.end - span.start);
}

void story_csv__end(story_csv_row *row)
{
    story_sink_puts(row->sink, "\r\n");
    row->begun = false;
}

void story_csv__titles(story_csv_row *row, const char *titles)
{
    while (*titles) {
        size_t len = strcspn(titles, "|");

        story_csv__cell(row, titles, len);
        titles += len + (titles[len] == '|');
    }
}

static void sentences(story_csv_row *row, const story_variant *v)
{
    size_t i, count;
    const story_sentence *items = story_variant_sentences(v, &count);

    story_csv__titles(row, "sentence|line|paragraph|text");
    story_csv__end(row);
    for (i = 0; i < count; i++) {
        story_csv__number(row, i + 1);
        story_csv__number(row, story_phrase_line(v, i));
        story_csv__number(row, items[i].paragraph + 1);
        story_csv__span(row, v, items[i].span);
        story_csv__end(row);
    }
}

static void names(story_csv_row *row, const story_variant *v)
{
    static const char *const genders[] = {"unknown", "male", "female"};
    size_t i, j, count;
    const story_name *items = story_variant_names(v, &count);

    story_csv__titles(row, "name|aliases|role|gender|mentions|first line");
    story_csv__end(row);
    for (i = 0; i < count; i++) {
        story_buf aliases = STORY_BUF;

        for (j = 0; j < items[i].alias_count; j++)
            story_buf_printf(&aliases, "%s%s", j ? "; " : "", items[i].aliases[j]);
        story_csv__text(row, items[i].name);
        story_csv__cell(row, story_buf_text(&aliases), aliases.len);
        story_csv__text(row, items[i].role == STORY_REFERENCE ? "reference" : "character");
        story_csv__text(row, genders[items[i].gender]);
        story_csv__number(row, items[i].mention_count);
        story_csv__number(row, items[i].mention_count ? story_phrase_line(v, items[i].mentions[0].sentence) : 0);
        story_csv__end(row);
        story_sink_dispose(row->sink, &aliases);
    }
}

static void places(story_csv_row *row, const story_variant *v)
{
    size_t i, count;
    const story_place *items = story_variant_places(v, &count);

    story_csv__titles(row, "place|kind|city|country|mentions|first line");
    story_csv__end(row);
    for (i = 0; i < count; i++) {
        story_csv__text(row, items[i].name);
        story_csv__text(row, story_phrase_place_kind(items[i].kind));
        story_csv__text(row, items[i].city);
        story_csv__text(row, items[i].country);
        story_csv__number(row, items[i].mention_count);
        story_csv__number(row, items[i].mention_count ? story_phrase_line(v, items[i].mentions[0].sentence) : 0);
        story_csv__end(row);
    }
}

static void beats(story_csv_row *row, const story_variant *v)
{
    size_t i, count;
    const story_beat *items = story_variant_beats(v, &count);

    story_csv__titles(row, "first sentence|last sentence|line|type|words");
    story_csv__end(row);
    for (i = 0; i < count; i++) {
        story_csv__number(row, items[i].first + 1);
        story_csv__number(row, items[i].last + 1);
        story_csv__number(row, story_phrase_line(v, items[i].first));
        story_csv__text(row, items[i].type);
        story_csv__span(row, v, items[i].quote);
        story_csv__end(row);
    }
}

int story_csv_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    static const struct {
        const char *name;
        void (*print)(story_csv_row *row, const story_variant *v);
    } tables[] = {{"sentences", sentences}, {"names", names}, {"places", places}, {"beats", beats}};
    const char *wanted = opts->table ? opts->table : "sentences";
    story_csv_row row = {sink, false};
    size_t i;

    for (i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].name, wanted) == 0) {
            tables[i].print(&row, v);
            return STORY_OK;
        }
    return story_error__set(err, STORY_EARGUMENT, "no table \"%s\": names, places, beats or sentences", wanted);
}
