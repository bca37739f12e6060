/* phrase - what several formats say in the same words: counts, lines, quoted words, changes. */
#ifndef STORY_RENDER_PHRASE_H
#define STORY_RENDER_PHRASE_H

#include "render/escape.h"

/* How much of what changed between two variants. Sentences are counted by link, removed and added ones one by one. */
typedef struct story_tally {
    size_t left_sentences, right_sentences;
    size_t same, edited, renamings, moved; /* links; a renaming is not counted as edited */
    size_t removed, added;                 /* sentences */
    size_t splits, joins;                  /* places where one sentence became two, or two one */
    size_t left_beats, right_beats, shared_beats, changed_beats, moved_beats, removed_beats, added_beats;
    size_t name_changes, place_changes;
} story_tally;

story_tally story_tally_of(const story_diff *d);

/* "1 beat", "3 beats"; many: "cities", where an s is not enough, else NULL. */
void story_phrase_count(story_buf *buf, size_t count, const char *one, const char *many);

typedef struct story_total {
    size_t count;
    const char *became;
} story_total;

/* "10 sentences changed, 12 removed": what they are is said once, and nothing of what is zero. */
void story_phrase_totals(story_buf *buf, const char *one, const story_total *totals, size_t count);
void story_phrase_sentence_totals(story_buf *buf, const story_tally *t);

/* "line 9", "lines 9, 13": where the first few mentions stand, each line once. */
void story_phrase_lines(story_buf *buf, const story_variant *v, const story_mention *mentions, size_t count);

/* "3" or "3-5": sentences from 1, last inclusive. */
void story_phrase_sentences(story_buf *buf, size_t first, size_t last);

/* The words of a span, as they may be seen. */
void story_phrase_words(story_buf *buf, const story_variant *v, story_span span);

/* How many bytes of text fill at most so many columns. */
size_t story_phrase_fitting(const char *text, size_t len, size_t most);

/* The words of a span, cut at most columns with "…"; 0: never cut. */
void story_phrase_excerpt(story_buf *buf, const story_variant *v, story_span span, size_t most);

/* The same in quotes; quotation marks among the words become single ones. */
void story_phrase_quote(story_buf *buf, const story_variant *v, story_span span, size_t most);

/* 'split after "… the garden,"': where sentences of a link were split or joined, in the words before the place. False, and
 * nothing is said, where none was. */
bool story_phrase_seams(story_buf *buf, const story_diff *d, size_t link);

/* The span from the first to the last of count sentences, count > 0. */
story_span story_phrase_span(const story_variant *v, size_t first, size_t count);

/* A span without the white space at its ends. */
story_span story_phrase_trimmed(const story_variant *v, story_span span);

/* The line where sentence number i starts. */
size_t story_phrase_line(const story_variant *v, size_t i);

const char *story_phrase_place_kind(story_place_kind kind);

/* '=' '~' '-' '+'; 'v' is for what moved. */
char story_phrase_mark(story_change change);

/* Whether enough words of a link stayed to read both sides as one text. */
bool story_phrase_reads_as_one(const story_diff *d, size_t link);

/* Whether so few stayed that marks around the others would say nothing. */
bool story_phrase_is_rewritten(const story_diff *d, size_t link);

/* Names and places: those before which "?" warns. */
bool story_phrase_is_doubtful(const story_pairing *p);

/* The same for two beats. */
bool story_phrase_is_guess(const story_beat_change *b);

/* Whether a pairing of the list only says that an old name is still there, which another one tells as its leftovers. */
bool story_phrase_is_leftover(const story_pairing *items, size_t count, size_t i);

#endif
