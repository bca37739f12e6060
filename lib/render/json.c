#include "render/json.h"

#include "render/escape.h"

static const char *const roles[] = {"character", "reference"};
static const char *const genders[] = {"unknown", "male", "female"};
static const char *const forms[] = {"name", "adjective"};
static const char *const kinds[] = {"city", "region", "country", "landmark", "other"};
static const char *const sources[] = {"file", "stdin", "git"};

static void text_field(story_sink *sink, const char *key, const char *value)
{
    story_sink_puts(sink, key);
    if (value)
        story_escape_json(sink, value, strlen(value));
    else
        story_sink_puts(sink, "null");
}

static void bare_span(story_sink *sink, story_span span)
{
    story_json__number(sink, "{\"start\":", span.start);
    story_json__number(sink, ",\"end\":", span.end);
}

void story_json__span(story_sink *sink, const story_variant *v, story_span span)
{
    bare_span(sink, story_variant_source_span(v, span));
}

void story_json__mention(story_sink *sink, const story_variant *v, const story_mention *mention)
{
    story_json__span(sink, v, mention->span);
    story_json__number(sink, ",\"sentence\":", mention->sentence);
}

static void indices(story_sink *sink, const char *key, const size_t *items, size_t count)
{
    size_t i;

    story_sink_puts(sink, key);
    for (i = 0; i < count; i++) {
        if (i)
            story_sink_putc(sink, ',');
        story_sink_number(sink, items[i]);
    }
    story_sink_putc(sink, ']');
}

static void chapters(story_sink *sink, const story_source *source)
{
    size_t i;

    story_sink_puts(sink, ",\"files\":[");
    for (i = 0; i < source->chapter_count; i++) {
        text_field(sink, i ? ",{\"path\":" : "{\"path\":", source->chapters[i].path);
        story_json__number(sink, ",\"start\":", source->chapters[i].start);
        story_json__number(sink, ",\"end\":", source->chapters[i].end);
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void source_object(story_sink *sink, const story_source *source)
{
    text_field(sink, ",\n\"source\":{\"kind\":", sources[source->kind]);
    if (source->rev)
        text_field(sink, ",\"rev\":", source->rev);
    if (source->path)
        text_field(sink, ",\"path\":", source->path);
    if (source->oid)
        text_field(sink, ",\"oid\":", source->oid);
    if (source->chapter_count)
        chapters(sink, source);
    story_sink_putc(sink, '}');
}

static void paragraphs(story_sink *sink, const story_variant *v)
{
    size_t i, count;

    story_variant_paragraphs(v, &count);
    story_sink_puts(sink, ",\n\"paragraphs\":[");
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        bare_span(sink, story_variant_paragraph_source(v, i));
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void sentences(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_sentence *items = story_variant_sentences(v, &count);

    story_sink_puts(sink, ",\n\"sentences\":[");
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        bare_span(sink, story_variant_sentence_source(v, i));
        story_json__number(sink, ",\"paragraph\":", items[i].paragraph);
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void mentions(story_sink *sink, const story_variant *v, const story_mention *items, size_t count, bool form)
{
    size_t i;

    story_sink_puts(sink, ",\"mentions\":[");
    for (i = 0; i < count; i++) {
        if (i)
            story_sink_putc(sink, ',');
        story_json__mention(sink, v, &items[i]);
        if (form)
            text_field(sink, ",\"form\":", forms[items[i].form]);
        story_sink_putc(sink, '}');
    }
    story_sink_puts(sink, "]}");
}

static void names(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_name *items = story_variant_names(v, &count);

    story_sink_puts(sink, ",\n\"names\":[");
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        text_field(sink, "{\"name\":", items[i].name);
        story_json__aliases(sink, v, &items[i]);
        text_field(sink, ",\"role\":", roles[items[i].role]);
        text_field(sink, ",\"gender\":", genders[items[i].gender]);
        mentions(sink, v, items[i].mentions, items[i].mention_count, false);
    }
    story_sink_putc(sink, ']');
}

static void places(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_place *items = story_variant_places(v, &count);

    story_sink_puts(sink, ",\n\"places\":[");
    for (i = 0; i < count; i++) {
        story_json__next(sink, i);
        text_field(sink, "{\"name\":", items[i].name);
        text_field(sink, ",\"kind\":", kinds[items[i].kind]);
        text_field(sink, ",\"city\":", items[i].city);
        text_field(sink, ",\"country\":", items[i].country);
        mentions(sink, v, items[i].mentions, items[i].mention_count, true);
    }
    story_sink_putc(sink, ']');
}

static void events(story_sink *sink, const story_variant *v)
{
    size_t i, count;
    const story_event *items = story_variant_events(v, &count);

    story_sink_puts(sink, ",\n\"events\":[");
    for (i = 0; i < count; i++) {
        story_sink_puts(sink, i % 8 ? "," : i ? ",\n" : "\n");
        story_json__span(sink, v, items[i].span);
        story_json__number(sink, ",\"sentence\":", items[i].sentence);
        story_sink_putc(sink, '}');
    }
    story_sink_putc(sink, ']');
}

static void beat(story_sink *sink, const story_variant *v, const story_beat *b)
{
    story_json__number(sink, "{\"first\":", b->first);
    story_json__number(sink, ",\"last\":", b->last);
    text_field(sink, ",\"type\":", b->type);
    indices(sink, ",\"names\":[", b->names, b->name_count);
    indices(sink, ",\"places\":[", b->places, b->place_count);
    story_sink_puts(sink, ",\"quote\":");
    story_json__span(sink, v, b->quote);
    story_sink_puts(sink, "}}");
}

void story_json__variant(story_sink *sink, const story_variant *v, const story_beat *beats, size_t beat_count)
{
    size_t i;

    text_field(sink, "{\"label\":", story_variant_label(v));
    source_object(sink, story_variant_source(v));
    story_json__number(sink, ",\n\"bytes\":", story_variant_source_len(v));
    text_field(sink, ",\n\"encoding\":", story_variant_encoding(v));
    paragraphs(sink, v);
    sentences(sink, v);
    names(sink, v);
    places(sink, v);
    events(sink, v);
    story_sink_puts(sink, ",\n\"beats\":[");
    for (i = 0; i < beat_count; i++) {
        story_json__next(sink, i);
        beat(sink, v, &beats[i]);
    }
    story_sink_puts(sink, "]}");
}

void story_json__head(story_sink *sink, const char *similarity)
{
    story_json__number(sink, "{\"schema\":", STORY_SCHEMA);
    story_sink_puts(sink, ",\n\"tool\":\"storydiff " STORY_VERSION "\"");
    text_field(sink, ",\n\"similarity\":", similarity);
    story_sink_puts(sink, ",\n\"variants\":[\n");
}

int story_json_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    size_t count;
    const story_beat *beats = story_variant_beats(v, &count);

    (void)opts;
    (void)err;
    story_json__head(sink, "semantic");
    story_json__variant(sink, v, beats, count);
    story_sink_puts(sink, "]}\n");
    return STORY_OK;
}
