/* Laws of links, on made-up stories whose every edit is known: each law is tried on many stories. */
#include "unit/pairing.h"

#include <stdlib.h>

#include "util/buf.h"

enum { STORIES = 150, SENTENCES = 60, WORDS = 24 };

/* ------------------------------------------------------------------------------------------------- made-up stories */

static const char *const who[WORDS] = {"the baker",    "a widow",      "the old judge", "my cousin",   "her brother",
                                       "the ferryman", "a beggar",     "the priest",    "the doctor",  "young Marta",
                                       "the sailor",   "a stranger",   "the teacher",   "Anselm",      "the miller",
                                       "a soldier",    "the painter",  "our landlord",  "the midwife", "the captain",
                                       "a thief",      "the gardener", "Ottilie",       "the clerk"};
static const char *const did[WORDS] = {"carried", "buried",   "borrowed",   "painted", "stole",   "mended",
                                       "hid",     "sold",     "burned",     "found",   "refused", "broke",
                                       "praised", "followed", "cursed",     "bought",  "dropped", "counted",
                                       "washed",  "guarded",  "dreamed of", "lost",    "kissed",  "swallowed"};
static const char *const what[WORDS] = {
    "a silver ring",  "the black goat", "two letters",     "the church bell", "a loaf of rye",   "the broken oar",
    "his violin",     "a map",          "the last candle", "an iron key",     "the red curtain", "a basket of plums",
    "the contract",   "her mirror",     "the cradle",      "a rusty sabre",   "three coins",     "the photograph",
    "a wooden saint", "the kettle",     "a torn flag",     "the lantern",     "some medicine",   "the piano"};
static const char *const where[WORDS] = {
    "behind the stable", "at the harbour",     "under the bridge",  "in the cellar",     "near the quarry",
    "before the mass",   "on the frozen lake", "during the storm",  "at midnight",       "beside the well",
    "in the orchard",    "after the funeral",  "at the border",     "inside the mill",   "on the staircase",
    "by the railway",    "in a rented room",   "across the market", "without a word",    "before breakfast",
    "at the theatre",    "on Easter Monday",   "in the attic",      "for the third time"};

typedef struct dice {
    uint64_t state;
} dice;

static size_t roll(dice *d, size_t sides)
{
    d->state = d->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(d->state >> 33) % sides;
}

typedef struct sentence {
    size_t who, did, what, where;
} sentence;

static sentence make_sentence(dice *d)
{
    return (sentence){roll(d, WORDS), roll(d, WORDS), roll(d, WORDS), roll(d, WORDS)};
}

static void put_sentence(story_buf *buf, sentence s)
{
    story_buf_printf(buf, "On that day %s %s %s %s.\n", who[s.who], did[s.did], what[s.what], where[s.where]);
}

typedef struct story {
    sentence sentences[2 * SENTENCES];
    size_t count;
} story;

static story make_story(dice *d)
{
    story s = {.count = SENTENCES};
    size_t i;

    for (i = 0; i < s.count; i++)
        s.sentences[i] = make_sentence(d);
    return s;
}

static void put_story(story_buf *buf, const story *s)
{
    size_t i;

    for (i = 0; i < s->count; i++)
        put_sentence(buf, s->sentences[i]);
}

static pairing align(const story *left, const story *right)
{
    story_buf a = STORY_BUF, b = STORY_BUF;
    pairing p;

    put_story(&a, left);
    put_story(&b, right);
    p = pairing_read(story_buf_text(&a), story_buf_text(&b));
    pairing_align(&p);
    story_buf_dispose(&a);
    story_buf_dispose(&b);
    return p;
}

/* Takes count sentences from `from` on out and puts them in before what was sentence `to` (outside of them). */
static void move_passage(story *s, size_t from, size_t count, size_t to)
{
    sentence passage[SENTENCES];

    memcpy(passage, s->sentences + from, count * sizeof *passage);
    if (to < from) {
        memmove(s->sentences + to + count, s->sentences + to, (from - to) * sizeof *passage);
        memcpy(s->sentences + to, passage, count * sizeof *passage);
    } else {
        memmove(s->sentences + from, s->sentences + from + count, (to - from - count) * sizeof *passage);
        memcpy(s->sentences + to - count, passage, count * sizeof *passage);
    }
}

static void any_edits(story *s, dice *d)
{
    size_t edits = roll(d, 12), k;

    for (k = 0; k < edits; k++) {
        size_t at = roll(d, s->count);

        switch (roll(d, 4)) {
        case 0:
            s->sentences[at].what = roll(d, WORDS);
            break;
        case 1:
            memmove(s->sentences + at, s->sentences + at + 1, (--s->count - at) * sizeof *s->sentences);
            break;
        case 2:
            memmove(s->sentences + at + 1, s->sentences + at, (s->count++ - at) * sizeof *s->sentences);
            s->sentences[at] = make_sentence(d);
            break;
        default:
            move_passage(s, 10, 1 + roll(d, 5), 20 + roll(d, 20));
        }
    }
}

/* ---------------------------------------------------------------------------------------------------------- laws */

static const story_link *link_of_left(const pairing *p, size_t left)
{
    size_t k;

    for (k = 0; k < p->alignment.count; k++)
        if (left - p->alignment.links[k].left < p->alignment.links[k].left_count)
            return &p->alignment.links[k];
    return NULL;
}

static void expect_partition(const pairing *p)
{
    size_t k, i, left = 0, right = 0, *seen = calloc(p->left.sentence_count + 1, sizeof *seen);

    for (k = 0; k < p->alignment.count; k++) {
        const story_link *l = &p->alignment.links[k];

        assert_true(l->left_count || l->right_count);
        if (l->right_count)
            expect_count(l->right, right);
        right += l->right_count;
        for (i = 0; i < l->left_count; i++)
            expect_count(seen[l->left + i]++, 0);
        left += l->left_count;
        assert_true(l->score >= 0 && l->score <= 1);
    }
    expect_count(left, p->left.sentence_count);
    expect_count(right, p->right.sentence_count);
    free(seen);
}

static void every_sentence_is_in_one_link(void **state)
{
    dice d = {1};
    size_t k;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story left = make_story(&d), right = k % 3 ? left : make_story(&d);
        pairing p;

        any_edits(&right, &d);
        p = align(&left, &right);
        expect_partition(&p);
        story_arena_free(p.arena);
    }
}

static void a_story_is_the_same_as_itself(void **state)
{
    dice d = {2};
    size_t k, i;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story s = make_story(&d);
        pairing p = align(&s, &s);

        expect_count(p.alignment.count, s.count);
        for (i = 0; i < p.alignment.count; i++) {
            assert_int_equal(p.alignment.links[i].change, STORY_SAME);
            assert_false(p.alignment.links[i].moved);
        }
        story_arena_free(p.arena);
    }
}

static const story_link *find_link(const pairing *p, size_t left, size_t left_count, size_t right, size_t right_count)
{
    size_t k;

    for (k = 0; k < p->alignment.count; k++) {
        const story_link *l = &p->alignment.links[k];

        if (l->left == left && l->left_count == left_count && l->right == right && l->right_count == right_count)
            return l;
    }
    return NULL;
}

static void exchanging_the_sides_mirrors(void **state)
{
    dice d = {3};
    size_t k, i;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story left = make_story(&d), right = k % 3 ? left : make_story(&d);
        pairing there, back;

        any_edits(&right, &d);
        there = align(&left, &right);
        back = align(&right, &left);
        expect_count(there.alignment.count, back.alignment.count);
        for (i = 0; i < there.alignment.count; i++) {
            const story_link *l = &there.alignment.links[i];
            const story_link *m = find_link(&back, l->right, l->right_count, l->left, l->left_count);

            assert_non_null(m);
            assert_int_equal(l->moved, m->moved);
            assert_true(l->score == m->score);
        }
        story_arena_free(there.arena);
        story_arena_free(back.arena);
    }
}

static void a_changed_word_leaves_the_sentence_linked(void **state)
{
    dice d = {4};
    size_t k;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story left = make_story(&d), right = left;
        size_t at = roll(&d, SENTENCES);
        const story_link *l;
        pairing p;

        right.sentences[at].what = (right.sentences[at].what + 1 + roll(&d, WORDS - 1)) % WORDS;
        p = align(&left, &right);
        l = link_of_left(&p, at);
        expect_count(l->right, at);
        expect_count(l->left_count + l->right_count, 2);
        assert_int_equal(l->change, STORY_EDITED);
        expect_count(p.alignment.count, SENTENCES);
        story_arena_free(p.arena);
    }
}

static void a_moved_passage_is_moved_and_nothing_else(void **state)
{
    dice d = {5};
    size_t k, i;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story left = make_story(&d), right = left;
        size_t from = 5 + roll(&d, 10), count = 2 + roll(&d, 6), to = 30 + roll(&d, 25);
        pairing p;

        move_passage(&right, from, count, to);
        p = align(&left, &right);
        for (i = 0; i < SENTENCES; i++) {
            const story_link *l = link_of_left(&p, i);

            assert_int_equal(l->change, STORY_SAME);
            assert_int_equal(l->moved, i >= from && i < from + count);
        }
        story_arena_free(p.arena);
    }
}

static void what_is_cut_is_removed_and_what_is_new_added(void **state)
{
    dice d = {6};
    size_t k;

    (void)state;
    for (k = 0; k < STORIES; k++) {
        story left = make_story(&d), right = left;
        size_t cut = roll(&d, 25), fresh = 30 + roll(&d, 25);
        pairing p;

        memmove(right.sentences + cut, right.sentences + cut + 1, (fresh - cut) * sizeof *right.sentences);
        right.sentences[fresh] = (sentence){roll(&d, WORDS), roll(&d, WORDS), roll(&d, WORDS), roll(&d, WORDS)};
        p = align(&left, &right);
        /* the sentence that was written over is gone as well, or edited where the new one is like it by chance */
        expect_count(link_of_left(&p, cut)->right_count, 0);
        expect_partition(&p);
        story_arena_free(p.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_is_in_one_link),
        cmocka_unit_test(a_story_is_the_same_as_itself),
        cmocka_unit_test(exchanging_the_sides_mirrors),
        cmocka_unit_test(a_changed_word_leaves_the_sentence_linked),
        cmocka_unit_test(a_moved_passage_is_moved_and_nothing_else),
        cmocka_unit_test(what_is_cut_is_removed_and_what_is_new_added),
    };

    return RUN(tests);
}
