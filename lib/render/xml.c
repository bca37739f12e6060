#include "render/xml.h"

#include "util/error.h"
#include "util/library.h"

static const char *const names[] = {
#define NAME(call) #call,
    STORY_XML_CALLS(NAME)
#undef NAME
};
_Static_assert(sizeof names == sizeof((story_xml *)NULL)->calls, "a pointer for every name");

static int to_sink(void *sink, const char *bytes, int len)
{
    story_sink_put(sink, bytes, (size_t)len);
    return len;
}

int story_xml_start(story_xml *out, story_sink *sink, story_error *err)
{
    xmlOutputBufferPtr buffer;
    int code;

    *out = (story_xml){0};
    code = story_library_open(&out->calls, STORY_LIBXML2, names, sizeof names / sizeof *names, err);
    if (code)
        return code;
    buffer = out->calls.xmlOutputBufferCreateIO(to_sink, NULL, sink, NULL);
    if (!buffer)
        return story_error__no_memory(err);
    out->writer = out->calls.xmlNewTextWriter(buffer);
    if (!out->writer) {
        out->calls.xmlOutputBufferClose(buffer);
        return story_error__no_memory(err);
    }
    out->failed = out->calls.xmlTextWriterStartDocument(out->writer, NULL, "UTF-8", NULL) < 0;
    return STORY_OK;
}

void story_xml_open(story_xml *x, const char *element)
{
    x->failed |= x->calls.xmlTextWriterStartElement(x->writer, BAD_CAST element) < 0;
}

void story_xml_close(story_xml *x)
{
    x->failed |= x->calls.xmlTextWriterEndElement(x->writer) < 0;
}

/* The visible form holds nothing that XML forbids. */
void story_xml_text(story_xml *x, const char *text, size_t len)
{
    story_buf visible = STORY_BUF;

    story_escape_visible(&visible, text, len);
    x->failed |= visible.failed || x->calls.xmlTextWriterWriteString(x->writer, BAD_CAST story_buf_text(&visible)) < 0;
    story_buf_dispose(&visible);
}

void story_xml_attribute(story_xml *x, const char *name, const char *value)
{
    story_buf visible = STORY_BUF;

    story_escape_visible(&visible, value, strlen(value));
    x->failed |= visible.failed ||
                 x->calls.xmlTextWriterWriteAttribute(x->writer, BAD_CAST name, BAD_CAST story_buf_text(&visible)) < 0;
    story_buf_dispose(&visible);
}

void story_xml_end(story_xml *x)
{
    x->failed |= x->calls.xmlTextWriterEndDocument(x->writer) < 0;
}

void story_xml_dispose(story_xml *x)
{
    if (x->writer)
        x->calls.xmlFreeTextWriter(x->writer);
    *x = (story_xml){0};
}
