/* xml - elements, attributes and text, well-formed, by libxml2. The library is opened when the first document is
 * written and not with the program: with what it brings along it would take a quarter of the time that the program
 * takes to start. */
#ifndef STORY_RENDER_XML_H
#define STORY_RENDER_XML_H

#include <libxml/xmlwriter.h>

#include "render/escape.h"

/* What is called of libxml2. */
#define STORY_XML_CALLS(CALL)         \
    CALL(xmlOutputBufferCreateIO)     \
    CALL(xmlOutputBufferClose)        \
    CALL(xmlNewTextWriter)            \
    CALL(xmlFreeTextWriter)           \
    CALL(xmlTextWriterStartDocument)  \
    CALL(xmlTextWriterEndDocument)    \
    CALL(xmlTextWriterStartElement)   \
    CALL(xmlTextWriterEndElement)     \
    CALL(xmlTextWriterWriteAttribute) \
    CALL(xmlTextWriterWriteString)

typedef struct story_xml {
    struct {
#define STORY_XML_MEMBER(call) __typeof__(call) *call;
        STORY_XML_CALLS(STORY_XML_MEMBER)
#undef STORY_XML_MEMBER
    } calls;
    xmlTextWriterPtr writer;
    bool failed; /* out of memory; what follows is not written */
} story_xml;

/* Begins a document in sink. Give it to story_xml_dispose() also after an error: STORY_ENOTFOUND where libxml2 is not
 * there, STORY_ENOMEM. */
int story_xml_start(story_xml *out, story_sink *sink, story_error *err);

/* Names are literals; what stands in them is escaped, and what steers is made visible. */
void story_xml_open(story_xml *x, const char *element);
void story_xml_attribute(story_xml *x, const char *name, const char *value);
void story_xml_text(story_xml *x, const char *text, size_t len);
void story_xml_close(story_xml *x);

/* Closes what is open and ends the document. */
void story_xml_end(story_xml *x);

void story_xml_dispose(story_xml *x);

#endif
