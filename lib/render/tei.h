/* tei - a TEI P5 document by parallel segmentation, for 1 to any number of witnesses. tei.rng beside this file is the
 * profile that it keeps. With the profile "vm" it leaves out what the Versioning Machine can't show: sentences, paragraph
 * breaks of single witnesses, references and links between passages. */
#ifndef STORY_RENDER_TEI_H
#define STORY_RENDER_TEI_H

#include "render/classes.h"
#include "render/marks.h"
#include "render/phrase.h"
#include "render/table.h"
#include "render/xml.h"

int story_tei_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_tei_collation(story_sink *sink, const story_collation *c, const story_render_options *opts, story_error *err);

typedef struct story_tei {
    story_xml xml;
    const story_collation *c; /* NULL: one witness */
    const story_variant *const *variants;
    size_t count;
    story_classes names, places;
    story_marks *marks; /* by variant */
    bool vm;            /* the profile */
    bool failed;        /* out of memory, told at the end */
} story_tei;

void story_tei__open(story_tei *t, const char *element);
void story_tei__close(story_tei *t);
void story_tei__attribute(story_tei *t, const char *name, const char *format, ...) STORY_PRINTF(3, 4);
void story_tei__text(story_tei *t, const char *text, size_t len);
void story_tei__leaf(story_tei *t, const char *element, const char *text);

/* Text of variant v with its mentions marked. */
void story_tei__words(story_tei *t, size_t v, story_span span);

/* Whether the sentences of a row are the same in all witnesses but for names and places; and the row, told so. forms: a
 * buffer a witness, for scratch. */
bool story_tei__differs_in_names(story_tei *t, const story_table_cell *cells);
void story_tei__names(story_tei *t, const story_table_cell *cells, story_buf *forms);

/* An edited link of one sentence each of two witnesses, by its words. */
void story_tei__edits(story_tei *t, const story_diff *d, size_t link);

void story_tei__header(story_tei *t);
int story_tei__body(story_tei *t, story_error *err);

#endif
