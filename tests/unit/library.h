/* library - some texts and their collation, a story of seven paragraphs to make them of, and its beats as a line. */
#ifndef TESTS_UNIT_LIBRARY_H
#define TESTS_UNIT_LIBRARY_H

#include "unit/expect.h"

#include "util/buf.h"

#define BORN "Marta Lind was born in a small house above the harbour of Bergen, the third of seven sisters.\n\n"
#define BOAT "Every winter she built one boat of larch and oak, and she painted its name in white on the bow.\n\n"
#define STORM "Then the great storm came over the islands, tore the roofs from the sheds and drowned the lights.\n\n"
#define RESCUE "She rowed out alone between the rocks and saved an old priest who was clinging to a broken mast.\n\n"
#define GIFT "In return the priest gave her a silver compass that had belonged to a drowned captain.\n\n"
#define END "They say that the compass still hangs above her door, and that it always points to the sea.\n"
#define QUARREL "Her brother quarrelled with the bailiff about the price of herring and was thrown into prison.\n\n"

enum { MOST = 6 };

typedef struct library {
    const story_variant *variants[MOST];
    size_t count;
    story_collation *collation;
} library;

static inline library collate_as(story_markup markup, const char *const *texts, size_t count)
{
    const story_read_options opts = {.markup = markup};
    static const char *const labels[MOST] = {"a", "b", "c", "d", "e", "f"};
    library l = {.count = count};
    size_t i;

    for (i = 0; i < count; i++) {
        story_variant *v = NULL;

        expect_ok(story_variant_new(&v, labels[i], texts[i], strlen(texts[i]), &opts, NULL));
        l.variants[i] = v;
    }
    expect_ok(story_collation_new(&l.collation, l.variants, count, NULL, NULL));
    return l;
}

static inline library collate(const char *const *texts, size_t count)
{
    return collate_as(STORY_MARKUP_NONE, texts, count);
}

static inline void library_free(library *l)
{
    size_t i;

    story_collation_free(l->collation);
    for (i = 0; i < l->count; i++)
        story_variant_free((story_variant *)l->variants[i]);
}

/* "0=0 1~2* -1 +3": same, changed, moved, removed, added, by number of beat. */
static inline void put_beats(story_buf *buf, const story_diff *d)
{
    size_t i, count;
    const story_beat_change *beats = story_diff_beats(d, &count);

    for (i = 0; i < count; i++) {
        const story_beat_change *b = &beats[i];

        story_buf_puts(buf, buf->len ? " " : "");
        if (b->right == STORY_NONE)
            story_buf_printf(buf, "-%zu", b->left);
        else if (b->left == STORY_NONE)
            story_buf_printf(buf, "+%zu", b->right);
        else
            story_buf_printf(buf, "%zu%c%zu%s", b->left, b->change == STORY_SAME ? '=' : '~', b->right,
                             b->moved ? "*" : "");
    }
}

#endif
