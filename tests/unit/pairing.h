/* pairing - two short texts, a sentence a line, for the tests of what compares them. */
#ifndef TESTS_UNIT_PAIRING_H
#define TESTS_UNIT_PAIRING_H

#include "unit/expect.h"

#include "annotate/cue.h"
#include "annotate/cuelex.h"
#include "annotate/event.h"
#include "annotate/sentence.h"
#include "annotate/stem.h"
#include "annotate/variant.h"
#include "compare/align.h"

typedef struct pairing {
    story_arena *arena;
    struct story_variant left, right;
    story_alignment alignment;
} pairing;

static inline void read_lines(struct story_variant *v, story_arena *arena, const char *text)
{
    story_read_options opts = {.split = STORY_SPLIT_LINES};
    story_cuelex lex = {.forms = NULL};

    memset(v, 0, sizeof *v);
    v->arena = arena;
    v->label = "";
    expect_ok(story_text_read(&v->text, arena, text, strlen(text), &opts, NULL));
    expect_ok(story_sentence_split(&v->sentences, &v->sentence_count, arena, &v->text, opts.split, NULL));
    expect_ok(story_word_split(&v->words, arena, &v->text, v->sentences, v->sentence_count, NULL));
    expect_ok(story_event_find(v, NULL));
    expect_ok(story_cuelex_make(&lex, &v->words, NULL));
    expect_ok(story_cue_read(&v->cues, arena, v, &lex, NULL));
    story_cuelex_dispose(&lex);
}

static inline pairing pairing_read(const char *left, const char *right)
{
    pairing p = {.arena = story_arena_new()};

    assert_non_null(p.arena);
    read_lines(&p.left, p.arena, left);
    read_lines(&p.right, p.arena, right);
    expect_ok(story_stem_find((story_variant *[]){&p.left, &p.right}, 2, 1));
    return p;
}

static inline void pairing_align(pairing *p)
{
    expect_ok(story_align(&p->alignment, NULL, p->arena, &p->left, &p->right, NULL, NULL));
}

#endif
