#include "annotate/word.h"

#include "annotate/abbreviation.h"
#include "annotate/glyph.h"
#include "annotate/quotation.h"
#include "annotate/token.h"
#include "annotate/vocabulary.h"
#include "util/array.h"
#include "util/error.h"

enum { PENDING = 64 };
enum { BYTES_A_WORD = 5 }; /* fewer than there are in prose, its marks and spaces counted in */

typedef struct cutter {
    const char *view;
    story_vocabulary vocabulary;
    story_array words;
    story_vocabulary_word pending[PENDING]; /* the last words, which have no forms yet */
    size_t pending_count;
    story_quotation quotation;
    bool first;    /* no word of the sentence was met yet */
    bool opened;   /* an opening mark stands right before */
    bool was_word; /* the token before is a word, and nothing parts it from this one */
    bool verbatim; /* in code and the like no word has a case, so that none looks like a name */
} cutter;

/* Room for as many words as the bytes can hold, so that adding one needs no check. */
static int make_room(story_array *words, size_t bytes)
{
    size_t larger = words->capacity + words->capacity / 2, needed = words->count + bytes;

    return needed <= words->capacity ? STORY_OK : story_array_reserve(words, needed > larger ? needed : larger);
}

/* Gives the last words their forms. */
static int add_forms(cutter *c)
{
    size_t count = c->pending_count;
    story_word *first;

    if (!count)
        return STORY_OK;
    first = STORY_ITEMS(&c->words, story_word) + (c->words.count - count);
    c->pending_count = 0;
    return story_vocabulary_add(&c->vocabulary, c->view, first, c->pending, count);
}

static int add_word(cutter *c, const story_token *t, uint8_t shape, unsigned flags)
{
    STORY_ITEMS(&c->words, story_word)
    [c->words.count++] = (story_word){(uint32_t)t->start, (uint16_t)(t->end - t->start), shape, (uint8_t)flags, 0};
    c->pending[c->pending_count++] = (story_vocabulary_word){{t->small[0], t->small[1]}};
    return c->pending_count == PENDING ? add_forms(c) : STORY_OK;
}

static unsigned flags_of(const cutter *c, bool spaced)
{
    return (spaced ? STORY_WORD_SPACED : 0u) | (c->opened ? STORY_WORD_OPENED : 0u) |
           (c->quotation.marked || c->quotation.single ? STORY_WORD_QUOTED : 0u);
}

/* Whether the full stop at `at` belongs to the word before it: "Mr. Vale", "J. Orr", "the U.S. Navy", "approx. six". */
static bool is_point(const cutter *c, const story_token *word, size_t at, size_t end)
{
    const char *text = c->view + word->start;
    size_t len = word->end - word->start, used;
    int32_t code;

    if (at + 1 >= end || c->view[at] != '.' || word->shape == STORY_SHAPE_DIGIT)
        return false;
    code = story_glyph_at(c->view, at + 1, end, &used);
    if (code == '.' || code == 0x2026)
        return false;
    if (len == 1 || text[len - 2] == '.' || story_abbreviation_find(text, len) != STORY_NO_ABBREVIATION)
        return true;
    if (code == ',')
        return true;
    at = story_glyph_skip(c->view, at + 1, end, story_utf8_is_space);
    code = story_glyph_at(c->view, at, end, &used);
    return story_utf8_is_lower(code) || story_utf8_is_digit(code);
}

static int cut_mark(cutter *c, const story_token *t, bool spaced, size_t end)
{
    size_t used;
    int32_t next = story_glyph_at(c->view, t->end, end, &used);
    bool glued = next >= 0 && !story_utf8_is_space(next), lone = spaced || !c->was_word;
    unsigned flags = flags_of(c, spaced);

    story_quotation_step(&c->quotation, t->code, spaced, glued);
    c->opened = story_quotation_opens(t->code, lone, glued);
    c->was_word = false;
    return add_word(c, t, STORY_SHAPE_PUNCT, flags);
}

/* Cuts a token and gives the offset behind it, and behind the full stop that belongs to it. */
static size_t cut_token(cutter *c, const story_token *t, bool spaced, size_t end, int *status)
{
    size_t possessive;
    story_token ending;
    unsigned flags;

    if (t->shape == STORY_SHAPE_PUNCT) {
        possessive = c->was_word && !spaced ? story_token_possessive(c->view, t->start, end) : 0;
        if (!possessive) {
            *status = cut_mark(c, t, spaced, end);
            return t->end;
        }
        c->was_word = false;
        ending = (story_token){t->start, t->start + possessive, {0}, STORY_SHAPE_POSSESSIVE, 0};
        *status = add_word(c, &ending, STORY_SHAPE_POSSESSIVE, flags_of(c, spaced));
        return ending.end;
    }
    flags = flags_of(c, spaced) | (c->first ? STORY_WORD_FIRST : 0u);
    if (is_point(c, t, t->end, end))
        flags |= STORY_WORD_POINT;
    c->first = c->opened = false;
    c->was_word = true;
    c->quotation.before = 0;
    *status = add_word(c, t, c->verbatim ? STORY_SHAPE_OTHER : t->shape, flags);
    return t->end + (flags & STORY_WORD_POINT ? 1 : 0);
}

static int cut_sentence(cutter *c, story_span span)
{
    size_t at = span.start;
    int status = make_room(&c->words, span.end - span.start);
    story_token t;

    c->first = true;
    c->opened = c->was_word = false;
    while (status == STORY_OK && story_token_next(&t, c->view, at, span.end))
        at = cut_token(c, &t, t.start > at, span.end, &status);
    return status;
}

static int cut_all(cutter *c, uint32_t *first, const story_paragraph *paragraphs, const story_sentence *sentences,
                   size_t count)
{
    size_t i;
    int status = STORY_OK;

    for (i = 0; i < count && status == STORY_OK; i++) {
        first[i] = (uint32_t)c->words.count;
        if (!i || sentences[i].paragraph != sentences[i - 1].paragraph)
            c->quotation = (story_quotation){.before = '.'};
        c->verbatim = paragraphs[sentences[i].paragraph].verbatim;
        status = cut_sentence(c, sentences[i].span);
    }
    first[count] = (uint32_t)c->words.count;
    return status == STORY_OK ? add_forms(c) : status;
}

int story_word_split(story_words *out, story_arena *arena, const story_text *text, const story_sentence *sentences,
                     size_t sentence_count, story_error *err)
{
    cutter c = {.view = text->view, .words = STORY_ARRAY(story_word)};
    uint32_t *first = story_arena_calloc(arena, sentence_count + 1, sizeof *first);
    int status = story_vocabulary_init(&c.vocabulary, arena, text->len);

    *out = (story_words){.first = first};
    if (!first)
        status = STORY_ENOMEM;
    if (status == STORY_OK)
        status = make_room(&c.words, text->len / BYTES_A_WORD);
    if (status == STORY_OK)
        status = cut_all(&c, first, text->paragraphs, sentences, sentence_count);
    if (status == STORY_OK) {
        out->count = c.words.count;
        out->items = story_array_keep(&c.words, arena);
        status = out->items ? story_vocabulary_finish(out, &c.vocabulary) : STORY_ENOMEM;
    }
    story_vocabulary_dispose(&c.vocabulary);
    story_array_dispose(&c.words);
    return status == STORY_OK ? STORY_OK : story_error__no_memory(err);
}

size_t story_words_behind(const story_words *words, size_t sentence, size_t offset)
{
    size_t low = words->first[sentence], high = words->first[sentence + 1];

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (words->items[mid].start < offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}
