/* The document, and text with its mentions. */
#include "render/tei.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void story_tei__open(story_tei *t, const char *element)
{
    story_xml_open(&t->xml, element);
}

void story_tei__close(story_tei *t)
{
    story_xml_close(&t->xml);
}

void story_tei__text(story_tei *t, const char *text, size_t len)
{
    story_xml_text(&t->xml, text, len);
}

void story_tei__attribute(story_tei *t, const char *name, const char *format, ...)
{
    char value[512];
    va_list args;

    va_start(args, format);
    vsnprintf(value, sizeof value, format, args);
    va_end(args);
    story_xml_attribute(&t->xml, name, value);
}

void story_tei__leaf(story_tei *t, const char *element, const char *text)
{
    story_tei__open(t, element);
    story_tei__text(t, text, strlen(text));
    story_tei__close(t);
}

void story_tei__words(story_tei *t, size_t v, story_span span)
{
    const story_marks *marks = &t->marks[v];
    size_t len, at = span.start, i = story_marks_from(marks, span.start);
    const char *text = story_variant_text(t->variants[v], &len);

    for (; !t->vm && i < marks->count && marks->items[i].span.start < span.end; i++) {
        const story_mark *m = &marks->items[i];
        size_t start = m->span.start < at ? at : m->span.start, end = m->span.end < span.end ? m->span.end : span.end;

        story_tei__text(t, text + at, start - at);
        story_tei__open(t, !m->place ? "persName" : m->adjective ? "rs" : "placeName");
        if (m->adjective)
            story_tei__attribute(t, "type", "place");
        story_tei__attribute(t, "ref", "#%c%zu", m->place ? 'p' : 'n', m->class);
        story_tei__text(t, text + start, end - start);
        story_tei__close(t);
        at = end;
    }
    story_tei__text(t, text + at, span.end - at);
}

static int gather(story_tei *t, story_error *err)
{
    size_t v;
    int code = t->c ? story_classes_of_names(&t->names, t->c, err)
                    : story_classes_of_one(&t->names, t->variants[0], false, err);

    if (code == STORY_OK)
        code = t->c ? story_classes_of_places(&t->places, t->c, err)
                    : story_classes_of_one(&t->places, t->variants[0], true, err);
    if (code != STORY_OK)
        return code;
    t->marks = calloc(t->count, sizeof *t->marks);
    if (!t->marks)
        return story_error__no_memory(err);
    for (v = 0; v < t->count && code == STORY_OK; v++)
        code = story_marks_gather(&t->marks[v], t->variants[v], t->names.of + t->names.firsts[v],
                                  t->places.of + t->places.firsts[v], err);
    return code;
}

static int document(story_tei *t, story_sink *sink, story_error *err)
{
    int code = story_xml_start(&t->xml, sink, err);

    if (code != STORY_OK)
        goto out;
    story_tei__open(t, "TEI");
    story_tei__attribute(t, "xmlns", "http://www.tei-c.org/ns/1.0");
    story_tei__header(t);
    story_tei__open(t, "text");
    story_tei__open(t, "body");
    code = story_tei__body(t, err);
    story_xml_end(&t->xml);
    if (code == STORY_OK && (t->failed || t->xml.failed))
        code = story_error__no_memory(err);
out:
    story_xml_dispose(&t->xml);
    return code;
}

static int render(story_tei *t, story_sink *sink, const story_render_options *opts, story_error *err)
{
    size_t v;
    int code = STORY_OK;

    if (opts->tei_profile && strcmp(opts->tei_profile, "vm") != 0)
        return story_error__set(err, STORY_EARGUMENT, "no TEI profile \"%s\": vm", opts->tei_profile);
    t->vm = opts->tei_profile != NULL;
    code = gather(t, err);
    if (code == STORY_OK)
        code = document(t, sink, err);
    for (v = 0; t->marks && v < t->count; v++)
        story_marks_dispose(&t->marks[v]);
    free(t->marks);
    story_classes_dispose(&t->names);
    story_classes_dispose(&t->places);
    return code;
}

int story_tei_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err)
{
    story_tei t = {.variants = &v, .count = 1};

    return render(&t, sink, opts, err);
}

int story_tei_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err)
{
    story_tei t = {.c = c};

    t.variants = story_collation_variants(c, &t.count);
    return render(&t, sink, opts, err);
}
