/* trace - from the bytes of a text back to the bytes that they were made of.
 *
 * Reading is a chain of passes (decoding, normalising, taking the markup out), each of which knows only its own input.
 * So each writes a trace of its own, and story_trace_compose() makes one of two. No runs at all: nothing changed. */
#ifndef STORY_ANNOTATE_TRACE_H
#define STORY_ANNOTATE_TRACE_H

#include "storydiff.h"
#include "util/array.h"

/* From `view` on, up to the next run, every view_step bytes came from source_step bytes, the first of them at `source`:
 * 1 and 1 for UTF-8 that was kept, 1 and 2 for ASCII in UTF-16, 2 and 3 for an accent that was composed. */
typedef struct story_run {
    uint32_t view, source;
    uint16_t view_step, source_step;
} story_run;

typedef struct story_trace {
    const story_run *runs;
    size_t count;
    size_t len; /* of the view; the last run ends here */
} story_trace;

/* Appends to the runs (of story_run, in text order) view_len bytes of the view, from `view` on, and where they came from: a
 * character, or with steps of 1 a stretch. A run that goes on as before is lengthened. 0 or STORY_ENOMEM. */
int story_trace_add(story_array *runs, size_t view, size_t view_len, size_t source, size_t view_step,
                    size_t source_step);

/* Where the byte at `view` came from, and where what came before `view` ended. view may be the length of the text. */
size_t story_trace_start(const story_trace *trace, size_t view);
size_t story_trace_end(const story_trace *trace, size_t view);

/* The runs of `outer`, whose source is the view of `inner`, written as runs of inner's source. */
int story_trace_compose(story_array *out, const story_trace *outer, const story_trace *inner);

/* The first run that starts behind `view`, or count. */
size_t story_trace_after(const story_trace *trace, size_t view);

#endif
