/* event_corpus - texts with marked events, read as the library reads them, for training. */
#ifndef STORY_BUILD_EVENT_CORPUS_H
#define STORY_BUILD_EVENT_CORPUS_H

#include "annotate/eventfeature.h"

typedef struct event_doc {
    story_arena *arena;
    story_text text;
    story_words words;
    size_t sentence_count;
    story_eventform *forms;
    uint8_t *gold;     /* by word: 1 for a trigger */
    size_t gold_count; /* triggers marked, also those that no word meets */
} event_doc;

typedef struct event_corpus {
    event_doc *docs;
    size_t count;
} event_corpus;

/* Reads every NAME.txt of the folder, one sentence a line, with its NAME.tsv: a header, then rows that start with the
 * first byte of a trigger. In order of name. Ends the program with a message where that fails. */
event_corpus event_corpus_read(const char *folder);
void event_corpus_dispose(event_corpus *corpus);

typedef void event_visit(void *context, const event_doc *doc, const story_event_scan *scan, size_t first);

/* Calls visit for every stretch of words of the document, the first of them word `first`, as the finder would see it. */
void event_doc_walk(const event_doc *doc, event_visit *visit, void *context);

#endif
