#include "annotate/layout.h"

#include <string.h>

/* Moves the edges of blocks on to the text that is written. */
typedef struct mover {
    story_array *blocks;
    size_t next;
    bool inside;
} mover;

/* Those up to `old`, where the input from `kept` on will stand from `now` on; what lay in markup before goes there too. */
static void move_edges(mover *m, size_t kept, size_t old, size_t now)
{
    story_block *blocks = STORY_ITEMS(m->blocks, story_block);

    while (m->next < m->blocks->count) {
        size_t *edge = m->inside ? &blocks[m->next].span.end : &blocks[m->next].span.start;

        if (*edge > old)
            break;
        *edge = *edge > kept ? now + (*edge - kept) : now;
        m->next += m->inside;
        m->inside = !m->inside;
    }
}

/* Copies the input from *kept to `end`. */
static int write_kept(story_buf *out, story_array *runs, mover *m, const char *bytes, size_t kept, size_t end)
{
    move_edges(m, kept, end, out->len);
    if (end > kept && story_trace_add(runs, out->len, end - kept, kept, 1, 1) != STORY_OK)
        return STORY_ENOMEM;
    story_buf_put(out, bytes + kept, end - kept);
    return STORY_OK;
}

int story_layout_write(story_buf *out, story_array *runs, story_layout *layout, const char *bytes, size_t len)
{
    mover m = {.blocks = &layout->blocks};
    size_t i, kept = 0;
    int status = STORY_OK;

    for (i = 0; i < layout->edits.count && status == STORY_OK; i++) {
        const story_edited *e = STORY_ITEMS(&layout->edits, story_edited) + i;
        size_t size = strlen(e->text);

        status = write_kept(out, runs, &m, bytes, kept, e->start);
        if (status == STORY_OK && size)
            status = story_trace_add(runs, out->len, size, e->start, size, e->end - e->start);
        story_buf_put(out, e->text, size);
        kept = e->end;
    }
    if (status == STORY_OK)
        status = write_kept(out, runs, &m, bytes, kept, len);
    return status == STORY_OK && out->failed ? STORY_ENOMEM : status;
}

void story_layout_dispose(story_layout *layout)
{
    story_array_dispose(&layout->edits);
    story_array_dispose(&layout->blocks);
}
