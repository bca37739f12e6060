/* token - where words begin and end. Words keep their inner apostrophes, hyphens and points (o'clock, well-known, U.S,
 * 3.5); everything else that is no white space is a token of one character. */
#ifndef STORY_ANNOTATE_TOKEN_H
#define STORY_ANNOTATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "annotate/letters.h"

enum { STORY_TOKEN_LONGEST = 256 }; /* bytes, and a character more: longer ones are cut */

typedef struct story_token {
    size_t start, end;
    uint64_t small[2]; /* a mark or a word of up to 15 letters, all ASCII: in small letters, zeros behind; else 0 */
    uint8_t shape;     /* story_shape; never STORY_SHAPE_POSSESSIVE */
    int32_t code;      /* of punctuation, else 0 */
} story_token;

/* Most words by far: one to 15 letters of ASCII. False where it is another. */
static inline bool story_token__read_letters(story_token *out, const char *view, size_t at, size_t end)
{
    story_letters a = story_letters_read(view + at), b = {0};

    if (a.len == 8)
        b = story_letters_read(view + at + 8);
    if (!a.len || b.len == 8 || at + a.len + b.len > end || !story_letters_end(view, at + a.len + b.len))
        return false;
    out->start = at;
    out->end = at + a.len + b.len;
    out->small[0] = a.folded;
    out->small[1] = b.folded;
    out->shape = story_letters_shape(view[at] < 'a', story_letters_are_several(a.large) || b.large, a.small || b.small);
    out->code = 0;
    return true;
}

/* Any token; `at` is behind blanks of ASCII. */
bool story_token__read(story_token *out, const char *view, size_t at, size_t end);

/* The token at or behind `at`, which is not inside a character. False where there is none before end. Of the view, that of
 * a story_text, some bytes behind the end are read too, but tell nothing. */
static inline bool story_token_next(story_token *out, const char *view, size_t at, size_t end)
{
    while (story_letters__bytes[(unsigned char)view[at]] == STORY_BYTE_BLANK)
        at++;
    return story_token__read_letters(out, view, at, end) || story_token__read(out, view, at, end);
}

/* The length of the possessive 's at `at`, with nothing of a word behind it, or 0. */
size_t story_token_possessive(const char *view, size_t at, size_t end);

#endif
