/* json - the JSON document, the most public interface: storydiff.schema.json describes it.
 *
 * It always holds everything: parts, context and width of the options are for people. */
#ifndef STORY_RENDER_JSON_H
#define STORY_RENDER_JSON_H

#include "render/render.h"

int story_json_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_json_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                         story_error *err);

/* What both documents start with, and a variant with the beats that its comparisons see. */
void story_json__head(story_sink *sink, const char *similarity);
void story_json__variant(story_sink *sink, const story_variant *v, const story_beat *beats, size_t beat_count);

/* ,"aliases": […]: every form in which the text spells the name, but for the fullest. */
void story_json__aliases(story_sink *sink, const story_variant *v, const story_name *name);

/* A key, with what stands before it, and its value. Inline, so that the length of the key is known where it is written. */
static inline void story_json__number(story_sink *sink, const char *key, size_t number)
{
    story_sink_puts(sink, key);
    story_sink_number(sink, number);
}

static inline void story_json__score(story_sink *sink, const char *key, double score)
{
    story_sink_puts(sink, key);
    story_sink_score(sink, score);
}

/* Before item i of a list: one a line, so that two documents can be compared line by line. */
static inline void story_json__next(story_sink *sink, size_t i)
{
    story_sink_puts(sink, i ? ",\n" : "\n");
}

/* {"start": …, "end": …, without the closing brace: bytes of the source. */
void story_json__span(story_sink *sink, const story_variant *v, story_span span);
void story_json__mention(story_sink *sink, const story_variant *v, const story_mention *mention);

#endif
