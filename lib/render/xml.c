#include "render/xml.h"

static const char *entity_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* The visible form holds nothing that XML forbids, and no white space but ' '. */
static void put(story_sink *sink, const char *text, size_t len)
{
    story_buf visible = STORY_BUF;
    const char *at, *end;
    size_t run;

    story_escape_visible(&visible, text, len);
    for (at = story_buf_text(&visible), end = at + visible.len; at < end; at += run) {
        const char *entity = entity_of(*at);

        run = entity ? 1 : strcspn(at, "&<>\"");
        if (entity)
            story_sink_puts(sink, entity);
        else
            story_sink_put(sink, at, run);
    }
    story_sink_dispose(sink, &visible);
}

static void leave_tag(story_xml *x)
{
    if (x->in_tag)
        story_sink_putc(x->sink, '>');
    x->in_tag = false;
}

void story_xml_start(story_xml *out, story_sink *sink)
{
    *out = (story_xml){.sink = sink};
    story_sink_puts(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

void story_xml_open(story_xml *x, const char *element)
{
    leave_tag(x);
    story_sink_putc(x->sink, '<');
    story_sink_puts(x->sink, element);
    x->elements[x->depth++] = element;
    x->in_tag = true;
}

void story_xml_attribute(story_xml *x, const char *name, const char *value)
{
    story_sink_putc(x->sink, ' ');
    story_sink_puts(x->sink, name);
    story_sink_puts(x->sink, "=\"");
    put(x->sink, value, strlen(value));
    story_sink_putc(x->sink, '"');
}

void story_xml_text(story_xml *x, const char *text, size_t len)
{
    leave_tag(x);
    put(x->sink, text, len);
}

void story_xml_close(story_xml *x)
{
    const char *element = x->elements[--x->depth];

    if (x->in_tag) {
        story_sink_puts(x->sink, "/>");
    } else {
        story_sink_puts(x->sink, "</");
        story_sink_puts(x->sink, element);
        story_sink_putc(x->sink, '>');
    }
    x->in_tag = false;
}

void story_xml_end(story_xml *x)
{
    while (x->depth)
        story_xml_close(x);
    story_sink_putc(x->sink, '\n');
}
