/* passage - the links of a comparison in reading order, cut into what is shown and what is folded.
 *
 * A moved passage stands where the right text has it; where the left text had it there is a note that says where it
 * went. Terminal, HTML and Markdown walk over the same passages. */
#ifndef STORY_RENDER_PASSAGE_H
#define STORY_RENDER_PASSAGE_H

#include "render/render.h"

typedef enum story_passage_kind {
    STORY_PASSAGE_LINK,   /* link `link`, shown in full */
    STORY_PASSAGE_AROUND, /* the same, unchanged: context of a change */
    STORY_PASSAGE_FOLD,   /* links `link` to `link + count - 1` are unchanged and left out */
    STORY_PASSAGE_GONE    /* here stood links moves[first_move …], count of them, that moved elsewhere as one block */
} story_passage_kind;

typedef struct story_passage {
    story_passage_kind kind;
    size_t link, count;
    size_t sentences; /* FOLD: of the right text; GONE: of the left */
    size_t renamings; /* FOLD: how many of the links hold nothing but a renaming */
} story_passage;

typedef struct story_passages {
    const story_diff *diff;
    const story_link *links;
    size_t count;  /* of links */
    size_t *moves; /* moved links in the order of the left text */
    size_t move_count;
    size_t context;
    bool all;         /* nothing is folded */
    size_t at, move;  /* where the walk is */
    size_t fold_end;  /* links below are unchanged, with nothing gone between */
    size_t shown_end; /* behind the last change that was shown */
} story_passages;

int story_passages_open(story_passages *walk, const story_diff *d, size_t context, bool all, story_error *err);
void story_passages_close(story_passages *walk);

/* The next passage; false at the end. For GONE, `link` is the first of the moved links. */
bool story_passages_next(story_passages *walk, story_passage *out);

#endif
