/* xml - elements, attributes and text, well-formed. A library that does this brings more shared libraries than all the
 * rest of the program: a third of the time that it takes to start. */
#ifndef STORY_RENDER_XML_H
#define STORY_RENDER_XML_H

#include "render/escape.h"

enum { STORY_XML_DEEPEST = 32 };

typedef struct story_xml {
    story_sink *sink;
    const char *elements[STORY_XML_DEEPEST]; /* those that are open, the outermost first */
    size_t depth;
    bool in_tag; /* attributes may still follow */
} story_xml;

/* Writes the declaration. */
void story_xml_start(story_xml *out, story_sink *sink);

/* STORY_XML_DEEPEST are open at most. Names are literals; what stands in them is escaped, and what steers made visible. */
void story_xml_open(story_xml *x, const char *element);
void story_xml_attribute(story_xml *x, const char *name, const char *value);
void story_xml_text(story_xml *x, const char *text, size_t len);
void story_xml_close(story_xml *x);

/* Closes what is open. */
void story_xml_end(story_xml *x);

#endif
