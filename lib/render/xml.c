#include "render/xml.h"

#include <dlfcn.h>

#include "util/error.h"

/* POSIX lets a void pointer hold a function's address; C has no cast for it. */
static bool find_call(void *library, const char *name, void *out)
{
    void *address = dlsym(library, name);

    memcpy(out, &address, sizeof address);
    return address != NULL;
}

/* It stays once it was opened: other threads may be at work in it. */
static bool open_library(story_xml *x)
{
    x->library = dlopen(STORY_LIBXML2, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
#define FIND_CALL(call) &&find_call(x->library, #call, &x->call)
    return x->library != NULL STORY_XML_CALLS(FIND_CALL);
#undef FIND_CALL
}

static int to_sink(void *sink, const char *bytes, int len)
{
    story_sink_put(sink, bytes, (size_t)len);
    return len;
}

int story_xml_start(story_xml *out, story_sink *sink, story_error *err)
{
    xmlOutputBufferPtr buffer;

    *out = (story_xml){0};
    if (!open_library(out))
        return story_error__set(err, STORY_ENOTFOUND, "TEI is written with %s, which is not installed", STORY_LIBXML2);
    buffer = out->xmlOutputBufferCreateIO(to_sink, NULL, sink, NULL);
    if (!buffer)
        return story_error__no_memory(err);
    out->writer = out->xmlNewTextWriter(buffer);
    if (!out->writer) {
        out->xmlOutputBufferClose(buffer);
        return story_error__no_memory(err);
    }
    out->failed = out->xmlTextWriterStartDocument(out->writer, NULL, "UTF-8", NULL) < 0;
    return STORY_OK;
}

void story_xml_open(story_xml *x, const char *element)
{
    x->failed |= x->xmlTextWriterStartElement(x->writer, BAD_CAST element) < 0;
}

void story_xml_close(story_xml *x)
{
    x->failed |= x->xmlTextWriterEndElement(x->writer) < 0;
}

/* The visible form holds nothing that XML forbids. */
void story_xml_text(story_xml *x, const char *text, size_t len)
{
    story_buf visible = STORY_BUF;

    story_escape_visible(&visible, text, len);
    x->failed |= visible.failed || x->xmlTextWriterWriteString(x->writer, BAD_CAST story_buf_text(&visible)) < 0;
    story_buf_dispose(&visible);
}

void story_xml_attribute(story_xml *x, const char *name, const char *value)
{
    story_buf visible = STORY_BUF;

    story_escape_visible(&visible, value, strlen(value));
    x->failed |= visible.failed ||
                 x->xmlTextWriterWriteAttribute(x->writer, BAD_CAST name, BAD_CAST story_buf_text(&visible)) < 0;
    story_buf_dispose(&visible);
}

void story_xml_end(story_xml *x)
{
    x->failed |= x->xmlTextWriterEndDocument(x->writer) < 0;
}

void story_xml_dispose(story_xml *x)
{
    if (x->writer)
        x->xmlFreeTextWriter(x->writer);
    if (x->library)
        dlclose(x->library);
    *x = (story_xml){0};
}
