/* corpus - annotated texts as the trainer of the tagger sees them: runs of words with the labels they should have. */
#ifndef STORY_DATA_BUILD_CORPUS_H
#define STORY_DATA_BUILD_CORPUS_H

#include "annotate/feature.h"
#include "util/array.h"

typedef struct example {
    story_word_run run;
    uint32_t sentence;
    uint8_t labels[STORY_WORD_RUN_MOST];
} example;

typedef struct document {
    char id[160];
    story_arena *arena;
    story_text text;
    const story_sentence *sentences;
    size_t sentence_count;
    story_words words;
    story_scene scene;
    story_array examples;
    bool held_out;
    bool piece; /* of a text that is there as a whole too */
} document;

typedef struct corpus {
    document *documents;
    size_t count;
} corpus;

/* Reads every DOC.txt with its DOC.tsv of a folder, by name: each as a whole and in pieces of the length of a short story,
 * because how a text uses a word depends on how much of it there is. */
int corpus_read(corpus *out, const char *folder);
void corpus_dispose(corpus *c);

/* Marks the documents that a file names, one a line, as held out, all others as not. */
int corpus_hold_out(corpus *c, const char *ids_path);

#endif
