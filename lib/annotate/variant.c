#include "annotate/variant.h"

#include <string.h>

#include "annotate/beat.h"
#include "annotate/event.h"
#include "annotate/name.h"
#include "annotate/place.h"
#include "annotate/sentence.h"
#include "util/error.h"

/* NULL stays NULL. */
static int copy_text(const char **out, story_arena *arena, const char *text)
{
    *out = text ? story_arena_strndup(arena, text, strlen(text)) : NULL;
    return text && !*out ? STORY_ENOMEM : STORY_OK;
}

static int copy_chapters(story_source *out, story_arena *arena, const story_source *source)
{
    story_chapter *chapters = story_arena_calloc(arena, source->chapter_count, sizeof *chapters);
    size_t i;

    if (!chapters)
        return STORY_ENOMEM;
    for (i = 0; i < source->chapter_count; i++) {
        chapters[i] = source->chapters[i];
        if (copy_text(&chapters[i].path, arena, source->chapters[i].path) != STORY_OK)
            return STORY_ENOMEM;
    }
    out->chapters = chapters;
    out->chapter_count = source->chapter_count;
    return STORY_OK;
}

static int copy_source(story_variant *v, const char *label, const story_source *source)
{
    v->source.kind = source->kind;
    if (copy_text(&v->label, v->arena, label ? label : "") != STORY_OK ||
        copy_text(&v->source.path, v->arena, source->path) != STORY_OK ||
        copy_text(&v->source.rev, v->arena, source->rev) != STORY_OK ||
        copy_text(&v->source.oid, v->arena, source->oid) != STORY_OK)
        return STORY_ENOMEM;
    return copy_chapters(&v->source, v->arena, source);
}

/* The public view of the paragraphs. */
static int copy_paragraphs(story_variant *v)
{
    story_span *spans = story_arena_calloc(v->arena, v->text.paragraph_count, sizeof *spans);
    size_t i;

    if (!spans)
        return STORY_ENOMEM;
    for (i = 0; i < v->text.paragraph_count; i++)
        spans[i] = v->text.paragraphs[i].span;
    v->paragraphs = spans;
    return STORY_OK;
}

static int read_words(story_variant *v, const story_input *in, story_error *err)
{
    int code = story_text_read(&v->text, v->arena, in->bytes, in->len, &in->options, err);

    if (code == STORY_OK)
        code = story_sentence_split(&v->sentences, &v->sentence_count, v->arena, &v->text, in->options.split, err);
    if (code == STORY_OK)
        code = story_word_split(&v->words, v->arena, &v->text, v->sentences, v->sentence_count, err);
    return code;
}

static int read_names(story_variant *v, const story_input *in, story_error *err)
{
    int code = story_tagger_run(v, err);

    (void)in;
    if (code == STORY_OK)
        code = story_name_gather(v, err);
    return code == STORY_OK ? story_place_gather(v, err) : code;
}

static int read_events(story_variant *v, const story_input *in, story_error *err)
{
    (void)in;
    return story_event_find(v, err);
}

static int read_beats(story_variant *v, const story_input *in, story_error *err)
{
    int code = story_beat_read(v, err);

    if (code == STORY_OK && !in->options.only_compared)
        code = story_beat_group(v, err);
    return code == STORY_OK ? copy_paragraphs(v) : code;
}

static int begin(story_reading *r)
{
    story_arena *arena = story_arena_new();

    r->variant = arena ? story_arena_alloc(arena, sizeof *r->variant) : NULL;
    if (!r->variant) {
        story_arena_free(arena);
        return STORY_ENOMEM;
    }
    r->variant->arena = arena;
    return copy_source(r->variant, r->input->label, &r->input->options.source);
}

/* The stages, in order; each reads what those before it wrote. */
void story_reading__step(story_reading *r, size_t step)
{
    static int (*const stages[STORY_READING_STEPS])(story_variant *, const story_input *,
                                                    story_error *) = {read_words, read_names, read_events, read_beats};

    if (step == 0)
        r->code = begin(r);
    if (r->code == STORY_OK)
        r->code = stages[step](r->variant, r->input, &r->err);
    if (r->code == STORY_OK || !r->variant)
        return;
    story_variant_free(r->variant);
    r->variant = NULL;
}

int story_reading__end(story_variant **out, story_reading *r, story_error *err)
{
    *out = r->variant;
    if (r->code == STORY_ENOMEM)
        return story_error__no_memory(err);
    if (r->code != STORY_OK && err)
        *err = r->err;
    return r->code;
}

int story_variant_new(story_variant **out, const char *label, const char *bytes, size_t len,
                      const story_read_options *opts, story_error *err)
{
    story_input input = {.label = label, .bytes = bytes, .len = len};
    size_t failed;

    if (opts)
        input.options = *opts;
    return story_variants_new(out, &input, 1, 1, &failed, err);
}

void story_variant_free(story_variant *v)
{
    if (v)
        story_arena_free(v->arena);
}

const char *story_variant_label(const story_variant *v)
{
    return v->label;
}

const char *story_variant_encoding(const story_variant *v)
{
    return v->text.encoding;
}

const story_source *story_variant_source(const story_variant *v)
{
    return &v->source;
}

size_t story_variant_source_len(const story_variant *v)
{
    return v->text.source_len;
}

const char *story_variant_text(const story_variant *v, size_t *len)
{
    if (len)
        *len = v->text.len;
    return v->text.view;
}

story_span story_variant_source_span(const story_variant *v, story_span span)
{
    return story_text_source_span(&v->text, span);
}

story_span story_variant_sentence_source(const story_variant *v, size_t i)
{
    size_t before = i ? v->sentences[i - 1].span.end : 0;
    size_t after = i + 1 < v->sentence_count ? v->sentences[i + 1].span.start : v->text.len;

    return story_text_covering_span(&v->text, v->sentences[i].span, before, after);
}

story_span story_variant_paragraph_source(const story_variant *v, size_t i)
{
    size_t before = i ? v->paragraphs[i - 1].end : 0;
    size_t after = i + 1 < v->text.paragraph_count ? v->paragraphs[i + 1].start : v->text.len;

    return story_text_covering_span(&v->text, v->paragraphs[i], before, after);
}

size_t story_variant_line(const story_variant *v, size_t offset, size_t *column)
{
    return story_text_line(&v->text, offset, column);
}

const story_span *story_variant_paragraphs(const story_variant *v, size_t *count)
{
    *count = v->text.paragraph_count;
    return v->paragraphs;
}

const story_sentence *story_variant_sentences(const story_variant *v, size_t *count)
{
    *count = v->sentence_count;
    return v->sentences;
}

const story_name *story_variant_names(const story_variant *v, size_t *count)
{
    *count = v->name_count;
    return v->names;
}

const story_place *story_variant_places(const story_variant *v, size_t *count)
{
    *count = v->place_count;
    return v->places;
}

const story_event *story_variant_events(const story_variant *v, size_t *count)
{
    *count = v->event_count;
    return v->events;
}

const story_beat *story_variant_beats(const story_variant *v, size_t *count)
{
    *count = v->beat_count;
    return v->beats;
}
